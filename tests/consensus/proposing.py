"""Proposals on the zero draft of three, and what they come to side by side."""

from __future__ import annotations

from drafter.consensus.compilation import Compilation, compilation
from drafter.positions.position import Amendment, Position, Proposal, Swap
from drafter.text.history import Act
from drafter.text.statement import Id, Statement
from tests.drafting.three import ACTS, ZERO, case
from tests.strategies import HERE

ALL_SIDES = Swap((("the Taliban", "all sides"),))


def offer(id: str, proposal: Proposal = ALL_SIDES, about: Id = "halt", seen: str | None = "zero-draft") -> Amendment:
    return Amendment(id, about, proposal, HERE, seen)


def swap(id: str, old: str, new: str, about: Id = "halt") -> Amendment:
    return offer(id, Swap(((old, new),)), about)


def compiled(*offers: Amendment, acts: tuple[Act, ...] = ACTS[:2], text: Statement = ZERO) -> Compilation:
    """The compilation of these proposals, in a file for each member."""
    members = sorted({offered.id[:3] for offered in offers})
    files = [
        Position(member, "in-writing", HERE, amendments=tuple(one for one in offers if one.id.startswith(member)))
        for member in members
    ]
    return compilation(case(*files, acts=acts), text)
