"""Two texts laid into one, paragraph by paragraph, as a redline is read: what left a place stands before what came."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from drafter.text.order import moved
from drafter.text.statement import Id, Statement

# kept: in both, at one place. added, struck: in one alone. left, arrived: one that moved, at either place.
State = Literal["kept", "added", "struck", "arrived", "left"]


def across(before: Statement, after: Statement) -> Iterator[tuple[Id, State]]:
    """Every paragraph of either text with what became of it; one that moved comes twice.

    Without `struck` and `left` it is the order of the second text, without `added` and `arrived` that of the first.
    """
    moves = carried(before, after)
    ahead = list(reversed(after.order))

    def come(until: Id | None) -> Iterator[tuple[Id, State]]:
        while ahead and ahead[-1] != until:
            id = ahead.pop()
            yield id, "arrived" if id in moves else "added"

    for id in before.order:
        if id not in after.paragraphs:
            yield id, "struck"
        elif id in moves:
            yield id, "left"
        else:
            yield from come(id)
            yield ahead.pop(), "kept"
    yield from come(None)


def carried(before: Statement, after: Statement) -> frozenset[Id]:
    """The paragraphs that moved, and all that stand under them in both texts and went along."""
    moves = set(moved(before, after))
    for id in after.order:
        if after.paragraphs[id].place.parent in moves and id in before.paragraphs:
            moves.add(id)
    return frozenset(moves)
