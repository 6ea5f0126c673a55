"""How one string of a paragraph became another: the alignment of words, in stretches of characters. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from string import ascii_letters, digits
from typing import NamedTuple

from drafter.docx.compare.inorder import ends, once
from drafter.text.align import align, lead
from drafter.text.readable import readable
from drafter.text.rising import rising
from drafter.text.words import clings, words

# A row of more tokens than this is first cut where a token stands that each side has once.
_LONG = 4000
# What lies between two such tokens and is longer than this is replaced whole.
_SHORT = 600
_PLAIN = frozenset(ascii_letters + digits)
# Tokens at either end of an edit that decide how it reads.
_ROUND = 12


class Cut(NamedTuple):
    """A stretch of both strings: kept, or struck on the old side and added on the new."""

    kept: bool
    i1: int
    i2: int
    j1: int
    j2: int


def changes(old: str, new: str, by_character: bool) -> list[Cut]:
    """The stretches that lead from one string to the other; the kept ones are equal on both sides.

    >>> [cut.kept for cut in changes("calls on them", "calls upon them", False)]
    [True, False, True]
    """
    if old == new:
        return [Cut(True, 0, len(old), 0, len(new))]
    start, end = _far(old, new)
    a, b = words(old[start : len(old) - end]), words(new[start : len(new) - end])
    froms, tos = [*accumulate(map(len, a), initial=start)], [*accumulate(map(len, b), initial=start)]
    cuts = [Cut(tag == "equal", froms[i1], froms[i2], tos[j1], tos[j2]) for tag, i1, i2, j1, j2 in _rows(a, b)]
    if start:
        cuts.insert(0, Cut(True, 0, start, 0, start))
    if end:
        cuts.append(Cut(True, len(old) - end, len(old), len(new) - end, len(new)))
    return [finer for cut in cuts for finer in _finer(cut, old, new)] if by_character else cuts


def _far(old: str, new: str) -> tuple[int, int]:
    """How many characters at the beginning and end of two strings are alike and too far from an edit to decide of it.

    At least `_ROUND` tokens stand between: a word ends at each space behind a plain letter, and another begins.
    """
    start = lead(old, new)
    end = min(lead(old[::-1], new[::-1]), min(len(old), len(new)) - start)
    till = len(old) - end
    for _ in range(_ROUND // 2 + 1):
        start, till = _space_before(old, start), _space_behind(old, till)
    return start, len(old) - till


def _space_before(text: str, place: int) -> int:
    """The last space before a place that stands behind a plain letter or digit, else the beginning."""
    at = text.rfind(" ", 0, place)
    while at > 0 and text[at - 1] not in _PLAIN:
        at = text.rfind(" ", 0, at)
    return max(at, 0)


def _space_behind(text: str, place: int) -> int:
    """The first space behind a place that stands behind a plain letter or digit, else the end."""
    at = text.find(" ", place + 1)
    while at >= 0 and text[at - 1] not in _PLAIN:
        at = text.find(" ", at + 1)
    return at if at >= 0 else len(text)


def whole(old: str, new: str, by_character: bool) -> list[Cut]:
    """One string in the place of another: nothing in it is kept, whatever the two share."""
    return [Cut(False, 0, len(old), 0, len(new))]


def _rows(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    if max(len(a), len(b)) <= _LONG:
        # Less than they have in common: what stands round an edit decides how it reads.
        start, end = (max(0, size - _ROUND) for size in ends(a, b))
        if start:
            yield "equal", 0, start, 0, start
        inner = readable(a[start : len(a) - end], b[start : len(b) - end])
        yield from ((tag, start + i1, start + i2, start + j1, start + j2) for tag, i1, i2, j1, j2 in inner)
        if end:
            yield "equal", len(a) - end, len(a), len(b) - end, len(b)
        return
    i = j = 0
    for x, y in [*_anchors(a, b), (len(a), len(b))]:
        if x - i and y - j and max(x - i, y - j) <= _SHORT:
            yield from ((tag, i + i1, i + i2, j + j1, j + j2) for tag, i1, i2, j1, j2 in align(a[i:x], b[j:y]))
        elif x - i or y - j:
            yield "replace", i, x, j, y
        if x < len(a):
            yield "equal", x, x + 1, y, y + 1
        i, j = x + 1, y + 1


def _anchors(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Equal tokens that stand in order: what both rows begin and end with, and the words that each has once."""
    start, end = ends(a, b)
    single = dict(once(a, b, (start, len(a) - end, start, len(b) - end)))
    return [
        *((at, at) for at in range(start)),
        *((at, single[at]) for at in rising(list(single), single)),
        *((len(a) - at, len(b) - at) for at in range(end, 0, -1)),
    ]


def _finer(cut: Cut, old: str, new: str) -> Iterator[Cut]:
    """A replaced stretch letter by letter, an accent with its letter."""
    before, after = old[cut.i1 : cut.i2], new[cut.j1 : cut.j2]
    if cut.kept or not before or not after or max(len(before), len(after)) > _LONG:
        yield cut
        return
    a, b = _letters(before), _letters(after)
    froms, tos = [*accumulate(map(len, a), initial=cut.i1)], [*accumulate(map(len, b), initial=cut.j1)]
    for tag, i1, i2, j1, j2 in align(a, b):
        yield Cut(tag == "equal", froms[i1], froms[i2], tos[j1], tos[j2])


def _letters(text: str) -> list[str]:
    """The characters of a text, each with the accents and joiners on it."""
    out: list[str] = []
    for word in words(text):
        for character in word:
            if out and clings(character):
                out[-1] += character
            else:
                out.append(character)
    return out
