"""What a run of words lists, and which of it stood already: a comma put for an "and" adds nothing to a list."""

from __future__ import annotations

from itertools import groupby

from drafter.text.nuance.half import Half
from drafter.text.nuance.side import Side

_BINDING = frozenset({"and", "or"})


def stretches(run: Half, other: Side) -> list[Half]:
    """The words of a run without the members that stand on the other side as often as here, cut where one stood.

    A member lies between marks, "and" and "or", and is compared word for word; the words that open a sentence are
    none. Where nothing stood the run is one stretch, whole.
    """
    members = _members(run)
    rows = [list(row) for stood, row in groupby(members, lambda member: _stands(member, other)) if not stood]
    if sum(map(len, rows)) == len(members):
        return [run]
    return [
        Half(run.side, [i for i in run.indices if row[0].indices[0] <= i <= row[-1].indices[-1]], run.lexicon)
        for row in rows
    ]


def _members(run: Half) -> list[Half]:
    """The words of a run cut at marks, at "and" and "or", and where words of another name stand between."""
    out: list[list[int]] = []
    last = -1
    for index in run.indices:
        if run.side.words[index].key in _BINDING:
            continue
        if index != last + 1 or not out:
            out.append([])
        out[-1].append(index)
        last = index
    return [Half(run.side, member, run.lexicon) for member in out]


def _stands(member: Half, other: Side) -> bool:
    """Whether words that mean something are listed on the other side as often as they stand on their own."""
    row = [member.side.words[i].key for i in member.indices]
    listed = sum(_bounds(other, at - 1) or _bounds(other, at + len(row)) for at in _places(row, other))
    lists = member.weight > 0 and not member.side.opens(member.indices[0])
    return lists and listed >= len(_places(row, member.side))


def _places(row: list[str], side: Side) -> list[int]:
    """Where a row of words stands unbroken on a side."""
    keys = [word.key for word in side.words]
    return [at for at in range(len(keys) - len(row) + 1) if keys[at : at + len(row)] == row]


def _bounds(side: Side, at: int) -> bool:
    """Whether a list is cut at a place: at a mark, "and", "or", or past either end."""
    return not 0 <= at < len(side.words) or side.words[at].sort == "mark" or side.words[at].key in _BINDING
