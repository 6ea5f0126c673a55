"""Where a text says otherwise than a proposal that was refused would have it: the words that stand, and its own.

Both are read against the text that the proposal was made on, as rows of tokens. Edits with no more than a word between
them are one place, which each side has whole: "led and owned" stands against "led, owned and carried out".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from drafter.text.align import align
from drafter.text.marking import Token, joined
from drafter.text.statement import Inline
from drafter.text.words import is_word

# Which tokens of the base are replaced (start, end), and how many come instead.
_Edit: TypeAlias = tuple[int, int, int]


def contested(
    base: Sequence[str], stands: Sequence[str], refused: Sequence[Token]
) -> Iterator[tuple[int, int, Inline]]:
    """Start and end, in what stands, of each place that the refused side has otherwise, with its words there.

    A refused addition contests the word it would have followed: "arms" stands against "arms or money".
    """
    side = [token.key for token in refused]
    ours, theirs = _edits(base, stands), _edits(base, side)
    for low, high in _spans([*ours, *theirs], base):
        if not any(low <= edit[0] and edit[1] <= high for edit in theirs):
            continue
        (start, end), (from_, to) = _within(ours, low, high), _within(theirs, low, high)
        if list(stands[start:end]) == side[from_:to]:
            continue
        if not _says(stands[start:end]):
            back, ahead = _neighbour(base, low, high)
            (start, end), (from_, to) = (start - back, end + ahead), (from_ - back, to + ahead)
        if _says(stands[start:end]):
            yield start, end, joined(refused[from_:to])


def _edits(base: Sequence[str], other: Sequence[str]) -> list[_Edit]:
    return [(i1, i2, j2 - j1) for tag, i1, i2, j1, j2 in align(base, other) if tag != "equal"]


def _spans(edits: Iterable[_Edit], base: Sequence[str]) -> list[tuple[int, int]]:
    """The stretches of the base that edits cover; those with one word between them, or none, as one."""
    out: list[tuple[int, int]] = []
    for low, high, _ in sorted(edits):
        if out and sum(map(is_word, base[out[-1][1] : low])) <= 1:
            out[-1] = out[-1][0], max(high, out[-1][1])
        else:
            out.append((low, high))
    return out


def _within(edits: Iterable[_Edit], low: int, high: int) -> tuple[int, int]:
    """A stretch of the base, both ends in kept tokens, as the other row counts it."""
    grown = [(end, come - (end - start)) for start, end, come in edits if end <= high]
    return low + sum(by for end, by in grown if end < low), high + sum(by for _, by in grown)


def _neighbour(base: Sequence[str], low: int, high: int) -> tuple[int, int]:
    """How far back the word before a stretch begins; where there is none, how far ahead the next one ends."""
    before = [index for index in range(low) if is_word(base[index])]
    if before:
        return low - before[-1], 0
    ahead = [index for index in range(high, len(base)) if is_word(base[index])]
    return 0, ahead[0] + 1 - high if ahead else 0


def _says(row: Sequence[str]) -> bool:
    return any(map(is_word, row))
