"""How one paragraph became another, for the eye: what was kept, struck and added.

A view of words, computed each time and never stored; two good engines may cut the same edit differently and
neither is wrong. Keep+Strike is the paragraph before, Keep+Add the paragraph after, to the last character.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from drafter.text.readable import readable
from drafter.text.statement import Inline, Run, inline
from drafter.text.words import words


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, space, mark or reference, with its own slice of the paragraph."""

    key: str
    inline: Inline


@dataclass(frozen=True, slots=True)
class Keep:
    """The same words on both sides; their marks (italics) may differ."""

    before: Inline
    after: Inline


@dataclass(frozen=True, slots=True)
class Strike:
    """Words that only the paragraph before has."""

    inline: Inline


@dataclass(frozen=True, slots=True)
class Add:
    """Words that only the paragraph after has."""

    inline: Inline


Segment: TypeAlias = Keep | Strike | Add


@lru_cache(maxsize=16384)
def tokens(parts: Inline) -> tuple[Token, ...]:
    """The tokens of a paragraph; a word under two sets of marks is still one token."""
    out: list[Token] = []
    stretch: list[Run] = []
    for part in (*parts, None):
        if isinstance(part, Run):
            stretch.append(part)
            continue
        out.extend(_cut(stretch))
        stretch = []
        if part is not None:
            out.append(Token(f"\ue000{part.to}", (part,)))
    return tuple(out)


def keys(parts: Inline) -> list[str]:
    """The keys of `tokens(parts)`, in a fraction of the time: most versions of a paragraph are only compared."""
    out: list[str] = []
    stretch = ""
    for part in parts:
        if isinstance(part, Run):
            stretch += part.text
        else:
            out += [*words(stretch), *(token.key for token in tokens((part,)))]
            stretch = ""
    return [*out, *words(stretch)]


def _cut(runs: Sequence[Run]) -> list[Token]:
    """Tokens of neighbouring runs, each with the runs it is made of."""
    if len(runs) == 1:
        return [Token(word, (Run(word, runs[0].marks),)) for word in words(runs[0].text)]
    ahead = [[run.text, run.marks] for run in runs]
    out = []
    for word in words("".join(run.text for run in runs)):
        pieces, left = [], len(word)
        while left:
            text, marks = ahead[0]
            pieces.append(Run(text[:left], marks))  # type: ignore[index, arg-type]
            left -= len(pieces[-1].text)
            ahead[0][0] = text[len(pieces[-1].text) :]  # type: ignore[index]
            if not ahead[0][0]:
                ahead.pop(0)
        out.append(Token(word, tuple(pieces)))
    return out


def joined(parts: Sequence[Token]) -> Inline:
    """The paragraph that these tokens make."""
    return inline(*(piece for token in parts for piece in token.inline))


def marking(before: Inline, after: Inline) -> tuple[Segment, ...]:
    """The segments that lead from one paragraph to another, cut for reading.

    No boundary falls inside a word, number or accent, and a rewritten stretch is struck and added whole
    instead of in confetti.

    >>> [type(s).__name__ for s in marking(inline("calls on them"), inline("calls upon them"))]
    ['Keep', 'Strike', 'Add', 'Keep']
    """
    old, new = tokens(before), tokens(after)
    segments: list[Segment] = []
    for tag, i1, i2, j1, j2 in readable([t.key for t in old], [t.key for t in new]):
        if tag == "equal":
            segments.append(Keep(joined(old[i1:i2]), joined(new[j1:j2])))
            continue
        if i1 < i2:
            segments.append(Strike(joined(old[i1:i2])))
        if j1 < j2:
            segments.append(Add(joined(new[j1:j2])))
    return tuple(segments)
