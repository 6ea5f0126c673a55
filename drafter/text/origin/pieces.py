"""A paragraph of two texts laid into one, as pieces of words: the marks of each before and after, and who made it so.

What a piece looks like in Word, or on a page, is the business of who draws it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from drafter.text.marking import Add, Keep, Segment, Strike, marking
from drafter.text.origin.blame import credited
from drafter.text.statement import Id, Inline, Mark, Ref, Run, Statement

Marks: TypeAlias = frozenset[Mark]
PLAIN: Marks = frozenset()


@dataclass(frozen=True, slots=True)
class Piece:
    """Words and their marks on each side; None on a side that does not have them.

    `step` counts from 1 and names who struck, added or restyled them; 0 where nothing changed.
    """

    text: str
    before: Marks | None
    after: Marks | None
    step: int = 0


@dataclass(frozen=True, slots=True)
class _Sides:
    """The words of references on each side, and who renumbered or restyled."""

    before: Mapping[Id, str]
    after: Mapping[Id, str]
    restyled: Callable[[Run, Run], int]


def whole(statement: Statement, id: Id) -> tuple[Piece, ...]:
    """One paragraph as it reads, nothing changed."""
    return tuple(
        Piece(text, marks, marks) for text, marks in _read(statement.paragraphs[id].inline, statement.mentions)
    )


def changed(versions: Sequence[Statement], id: Id) -> tuple[Piece, ...]:
    """One paragraph from the first text to the last, every word credited to a step; absent counts as no words."""
    texts = [v.paragraphs[id].inline if id in v.paragraphs else () for v in versions]
    sides = _Sides(
        versions[0].mentions,
        versions[-1].mentions,
        lambda a, b: _restyled(texts, a, b),
    )
    if texts[0] == texts[-1]:
        return tuple(_cut(Keep(texts[0], texts[-1]), 0, sides))
    return tuple(piece for one in credited(texts) for piece in _cut(one.segment, one.step, sides))


def between(before: Inline, after: Inline, step: int) -> tuple[Piece, ...]:
    """The pieces from one line without references to another, all of one step."""
    sides = _Sides({}, {}, lambda _, __: step)
    return tuple(piece for segment in marking(before, after) for piece in _cut(segment, step, sides))


def last_step(versions: Sequence[Statement], differs: Callable[[Statement, Statement], bool]) -> int:
    """The last step whose two texts differ in this respect, counted from 1; 0, nobody's, if none does."""
    steps = [step for step, (old, new) in enumerate(pairwise(versions), start=1) if differs(old, new)]
    return steps[-1] if steps else 0


def _cut(segment: Segment, step: int, sides: _Sides) -> Iterator[Piece]:
    match segment:
        case Strike(parts):
            yield from (Piece(text, marks, None, step) for text, marks in _read(parts, sides.before))
        case Add(parts):
            yield from (Piece(text, None, marks, step) for text, marks in _read(parts, sides.after))
        case Keep(before, after):
            for old, new in _overlaid(before, after):
                yield from _kept(old, new, sides)


def _kept(old: Run | Ref, new: Run | Ref, sides: _Sides) -> Iterator[Piece]:
    """What the same words, or the same reference, are on two sides."""
    if isinstance(old, Run) and isinstance(new, Run):
        yield Piece(old.text, old.marks, new.marks, 0 if old.marks == new.marks else sides.restyled(old, new))
        return
    assert isinstance(old, Ref), "a reference is kept only as a reference"
    was, now = sides.before[old.to], sides.after[old.to]
    if was == now:
        yield Piece(was, PLAIN, PLAIN)
    else:
        yield Piece(was, PLAIN, None)
        yield Piece(now, None, PLAIN)


def _read(parts: Inline, mentions: Mapping[Id, str]) -> Iterator[tuple[str, Marks]]:
    """The words and marks of runs; a reference reads as its mention, unmarked."""
    for part in parts:
        yield (part.text, part.marks) if isinstance(part, Run) else (mentions[part.to], PLAIN)


def _overlaid(before: Inline, after: Inline) -> Iterator[tuple[Run | Ref, Run | Ref]]:
    """The same words under two sets of marks, cut wherever either changes."""
    old, new = list(reversed(before)), list(reversed(after))
    while old:
        a, b = old.pop(), new.pop()
        if isinstance(a, Run) and isinstance(b, Run):
            length = min(len(a.text), len(b.text))
            if a.text[length:]:
                old.append(Run(a.text[length:], a.marks))
            if b.text[length:]:
                new.append(Run(b.text[length:], b.marks))
            a, b = Run(a.text[:length], a.marks), Run(b.text[:length], b.marks)
        yield a, b
    assert not new, "kept words are the same on both sides"


def _restyled(texts: Sequence[Inline], old: Run, new: Run) -> int:
    """The last step that gave these words their marks; failing that nobody, 0.

    Each step is read by itself: words restyled and reworded in turn are found where one reading holds the other.
    """
    touched = [step for step, (a, b) in enumerate(pairwise(texts), start=1) if a != b]
    for step in reversed(touched):
        for segment in marking(texts[step - 1], texts[step]):
            if isinstance(segment, Keep) and any(
                a != b and b.marks == new.marks and (b.text in old.text or old.text in b.text)
                for a, b in _overlaid(segment.before, segment.after)
                if isinstance(a, Run) and isinstance(b, Run)
            ):
                return step
    return 0
