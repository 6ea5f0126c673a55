"""What two rows have in common in order: their ends, what stands once in each, and the heaviest run of pairs. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence


def ends(a: Sequence[Hashable], b: Sequence[Hashable]) -> tuple[int, int]:
    """How much two rows begin with alike, and end with alike behind that.

    >>> ends("abxc", "abyyc")
    (2, 1)
    """
    most = min(len(a), len(b))
    start = next((at for at in range(most) if a[at] != b[at]), most)
    end = next((at for at in range(most - start) if a[-1 - at] != b[-1 - at]), most - start)
    return start, end


def once(a: Sequence[Hashable], b: Sequence[Hashable], span: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    """Pairs of what a stretch of each row has once: from and up to a place of the first row, then of the second.

    >>> once("xaay", "yxbb", (0, 4, 0, 4))
    [(0, 1), (3, 0)]
    """
    alo, ahi, blo, bhi = span
    here, there = Counter(a[alo:ahi]), Counter(b[blo:bhi])
    places = {b[j]: j for j in range(blo, bhi) if there[b[j]] == 1}
    return [(i, places[a[i]]) for i in range(alo, ahi) if here[a[i]] == 1 and a[i] in places]


def heaviest(pairs: Sequence[tuple[int, int]], weights: Sequence[int]) -> list[tuple[int, int]]:
    """Of pairs in the order of the first text, those of the greatest weight that keep order in the second."""
    ends: list[int] = []  # places in the second text, ascending, and the best weight of a chain that ends there
    best: list[int] = []
    chains: list[int] = []
    before: list[int] = [-1] * len(pairs)
    for index, ((_, place), weight) in enumerate(zip(pairs, weights, strict=True)):
        at = bisect_left(ends, place)
        total = weight + (best[at - 1] if at else 0)
        before[index] = chains[at - 1] if at else -1
        if at < len(best) and ends[at] == place and best[at] >= total:
            continue
        last = at
        while last < len(best) and best[last] <= total:
            last += 1
        ends[at:last], best[at:last], chains[at:last] = [place], [total], [index]
    chain: list[tuple[int, int]] = []
    index = chains[-1] if chains else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]
