"""How a member is written for the penholders: with what its file is, where that is not the member's own word."""

from __future__ import annotations

from collections.abc import Mapping

from drafter.consensus.case import Case
from drafter.positions.position import Member, Provenance

_KNOWN: Mapping[Provenance, str] = {"reading": "our guess", "reported": "reported", "illustrative": "made up"}


def known(member: Member, case: Case) -> str:
    """The member's code, with how its file is known; bare for its own word, and where all files are made up."""
    position = case.positions.get(member)
    how = _KNOWN.get(position.status) if position and not case.illustrative else None
    return f"{member} ({how})" if how else member
