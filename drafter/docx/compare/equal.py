"""Which equal blocks of two texts are one another, in order: first what each has once, then the rest between. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence

from drafter.docx.compare.block import Block
from drafter.docx.compare.inorder import ends, heaviest, once


def equal(old: Sequence[Block], new: Sequence[Block], said: Callable[[Block], Hashable]) -> Iterator[tuple[int, int]]:
    """Pairs of equal blocks in order, the heaviest that there are; equal ones are told apart by where they stand."""
    a, b = [said(block) for block in old], [said(block) for block in new]
    start, end = ends(a, b)
    yield from ((at, at) for at in range(start))
    yield from ((len(a) - at, len(b) - at) for at in range(1, end + 1))
    yield from _between(old, a, b, (start, len(a) - end, start, len(b) - end))


def _between(
    old: Sequence[Block], a: Sequence[Hashable], b: Sequence[Hashable], span: tuple[int, int, int, int]
) -> Iterator[tuple[int, int]]:
    """Pairs of a stretch: first what is there once on each side, then the rest beside and between those."""
    alo, ahi, blo, bhi = span
    if alo >= ahi or blo >= bhi:
        return
    single = once(a, b, span)
    if not single:
        yield from _repeated(a, b, span)
        return
    anchors = heaviest(single, [old[i].size for i, _ in single])
    i, j = alo, blo
    for x, y in [*anchors, (ahi, bhi)]:
        yield from _beside(old, a, b, (i, x, j, y))
        if (x, y) != (ahi, bhi):
            yield x, y
        i, j = x + 1, y + 1


def _beside(
    old: Sequence[Block], a: Sequence[Hashable], b: Sequence[Hashable], span: tuple[int, int, int, int]
) -> Iterator[tuple[int, int]]:
    """Pairs of a stretch between two anchors: what touches them on both sides, then the rest."""
    alo, ahi, blo, bhi = span
    while alo < ahi and blo < bhi and a[alo] == b[blo]:
        yield alo, blo
        alo, blo = alo + 1, blo + 1
    while alo < ahi and blo < bhi and a[ahi - 1] == b[bhi - 1]:
        ahi, bhi = ahi - 1, bhi - 1
        yield ahi, bhi
    if alo < ahi and blo < bhi and not set(a[alo:ahi]).isdisjoint(b[blo:bhi]):
        yield from _between(old, a, b, (alo, ahi, blo, bhi))


def _repeated(
    a: Sequence[Hashable], b: Sequence[Hashable], span: tuple[int, int, int, int]
) -> Iterator[tuple[int, int]]:
    """Pairs where everything common is there several times: the first with the first, the second with the second."""
    alo, ahi, blo, bhi = span
    places: dict[Hashable, list[int]] = defaultdict(list)
    for j in range(bhi - 1, blo - 1, -1):
        places[b[j]].append(j)
    pairs = [(i, places[a[i]].pop()) for i in range(alo, ahi) if places.get(a[i])]
    yield from heaviest(pairs, [1] * len(pairs))
