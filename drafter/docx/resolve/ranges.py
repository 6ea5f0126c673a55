"""Ranges with a start and an end of one id (bookmarks, comments, permissions, moves), which stay in pairs."""

from __future__ import annotations

from typing import Final, TypeAlias

from drafter.docx.names import ID, Element, w
from drafter.docx.resolve.joins import drop

Range: TypeAlias = tuple[str, str]

_NAMES: Final = ("bookmark", "commentRange", "perm", "moveFromRange", "moveToRange")
_ENDS: Final = {w(name + end): name for name in _NAMES for end in ("Start", "End")}


def balanced(root: Element) -> frozenset[Range]:
    """The ranges, by kind and id, that have just one start and one end in a tree."""
    found: dict[Range, list[str]] = {}
    for one in root.iter(*_ENDS):
        found.setdefault((_ENDS[str(one.tag)], one.get(ID, "")), []).append(str(one.tag))
    return frozenset(key for key, tags in found.items() if len(tags) == len(set(tags)) == 2)


def rebalance(root: Element, before: frozenset[Range]) -> None:
    """Take out the one end that is left of a range which had both before."""
    lost = before - balanced(root)
    for one in [one for one in root.iter(*_ENDS) if (_ENDS[str(one.tag)], one.get(ID, "")) in lost]:
        drop(one)
