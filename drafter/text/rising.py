"""What is still in order when some things have moved: the longest run that rises. Pure, of anything with a key."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)
K = TypeVar("K", int, str)


def rising(ids: Sequence[T], key: Mapping[T, K]) -> list[T]:
    """The longest run of ids, not necessarily neighbours, whose keys strictly rise; the earliest of several.

    >>> rising(["c", "a", "b"], {"a": 1, "b": 2, "c": 3})
    ['a', 'b']
    """
    tails: list[K] = []
    tops: list[int] = []
    back: list[int] = []
    for index, id in enumerate(ids):
        at = bisect_left(tails, key[id])
        back.append(tops[at - 1] if at else -1)
        if at == len(tails):
            tails.append(key[id])
            tops.append(index)
        else:
            tails[at], tops[at] = key[id], index
    out: list[T] = []
    at = tops[-1] if tops else -1
    while at >= 0:
        out.append(ids[at])
        at = back[at]
    return out[::-1]
