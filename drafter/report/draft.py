"""What stands over a draft: who was heard, who was not, and the elements that no wording is open for."""

from __future__ import annotations

from drafter.consensus.case import Case
from drafter.drafting.zone import Choice
from drafter.report.line import Line, line


def heading(choice: Choice, case: Case, aim: str) -> list[Line]:
    """The lines over a draft."""
    heard, total = len(choice.heard), len(case.electorate.members)
    out = [line(f"{case.brief.name}: draft, {aim}; heard {heard} of {total}", "heading")]
    if choice.unheard:
        out.append(line(f"not heard: {', '.join(choice.unheard)}", "open"))
    for row in choice.empty:
        out.append(line(f"{row.element.id}: no wording is open, so it stands as asked", "bad"))
        for option in row.options:
            closed = ", ".join(f"{entry.member} ({entry.reason.where})" for entry in option.closed_by)
            out.append(line(f"  {option.rung}: closed by {closed}", "bad"))
    if case.illustrative:
        out.append(line("illustrative: not a document of any body", "faint"))
    return [*out, line()]
