"""Who wrote which words: read off the texts between two revisions, one paragraph at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafter.text.align import align
from drafter.text.marking import Add, Keep, Segment, Strike, Token, joined, tokens
from drafter.text.readable import readable
from drafter.text.statement import Inline
from drafter.text.words import is_word


@dataclass(frozen=True, slots=True)
class Credited:
    """A segment and the step, counted from 1, that struck or added it; 0 for what was kept, or is nobody's alone."""

    segment: Segment
    step: int


def origins(versions: Sequence[Inline]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The step that brought each token of the last version, and the step that struck each token of the first.

    0 in the first row: there from the first version on. 0 in the second: never struck.
    """
    first = tokens(versions[0])
    came = [0] * len(first)
    source: list[int | None] = list(range(len(first)))
    struck = [0] * len(first)
    for step, (old, new) in enumerate(pairwise(versions), start=1):
        if old == new:
            continue
        next_came, next_source = [], []
        for tag, i1, i2, j1, j2 in align([t.key for t in tokens(old)], [t.key for t in tokens(new)]):
            if tag == "equal":
                next_came += came[i1:i2]
                next_source += source[i1:i2]
                continue
            for origin in source[i1:i2]:
                if origin is not None:
                    struck[origin] = step
            next_came += [step] * (j2 - j1)
            next_source += [None] * (j2 - j1)
        came, source = next_came, next_source
    return tuple(came), tuple(struck)


def credited(versions: Sequence[Inline]) -> tuple[Credited, ...]:
    """The marking from the first version to the last, cut where the step that did it changes.

    Joined over the steps it is `marking(first, last)`. A word that no step wrote or struck, and that is marked all
    the same (swept into the edits around it, or gone and come back), is that one step's where the whole edit is;
    else it is nobody's, step 0.
    """
    old, new = tokens(versions[0]), tokens(versions[-1])
    came, struck = origins(versions)
    made = {step for step, (one, other) in enumerate(pairwise(versions), start=1) if one != other}
    out: list[Credited] = []
    for tag, i1, i2, j1, j2 in readable([t.key for t in old], [t.key for t in new]):
        if tag == "equal":
            out.append(Credited(Keep(joined(old[i1:i2]), joined(new[j1:j2])), 0))
            continue
        hands = ({*struck[i1:i2]} | {*came[j1:j2]}) - {0} or made
        swept = next(iter(hands)) if len(hands) == 1 else 0
        out += [Credited(Strike(joined(part)), step) for part, step in _stretches(old[i1:i2], struck[i1:i2], swept)]
        out += [Credited(Add(joined(part)), step) for part, step in _stretches(new[j1:j2], came[j1:j2], swept)]
    return tuple(out)


def _stretches(row: Sequence[Token], steps: Sequence[int], swept: int) -> list[tuple[Sequence[Token], int]]:
    """Neighbouring tokens of one step, together; a space or mark that is nobody's goes with the word before it."""
    out: list[tuple[list[Token], int]] = []
    for token, step in zip(row, steps, strict=True):
        by = step or swept
        if out and (out[-1][1] == by or (by == 0 and not is_word(token.key))):
            out[-1][0].append(token)
        else:
            out.append(([token], by))
    return [(part, step) for part, step in out]
