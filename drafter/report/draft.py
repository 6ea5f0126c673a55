"""What stands over a draft: who was heard, who was not, and the elements that no wording is open for."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.consensus.case import Case
from drafter.consensus.ledger import Row
from drafter.positions.position import Member
from drafter.report.line import Line, line


def heading(case: Case, aim: str, heard: Sequence[Member], empty: Sequence[Row]) -> list[Line]:
    """The lines over a draft; `empty` are the elements with no wording open."""
    total = len(case.electorate.members)
    out = [line(f"{case.brief.name}: draft, {aim}; heard {len(heard)} of {total}", "heading")]
    if unheard := sorted(case.electorate.members - set(heard)):
        out.append(line(f"not heard: {', '.join(unheard)}", "open"))
    for row in empty:
        out.append(line(f"{row.element.id}: no wording is open, so it stands as asked", "bad"))
        for option in row.options:
            closed = ", ".join(f"{entry.member} ({entry.reason.where})" for entry in option.closed_by)
            out.append(line(f"  {option.rung}: closed by {closed}", "bad"))
    if case.illustrative:
        out.append(line("illustrative: not a document of any body", "faint"))
    return [*out, line()]
