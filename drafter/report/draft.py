"""What stands over a draft: who was heard, who was not, and the elements that no wording is open for."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.consensus.case import Case
from drafter.consensus.ledger import Row
from drafter.positions.position import Member
from drafter.report.line import Line, line
from drafter.text.statement import plain


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


def options(case: Case, rows: Sequence[Row]) -> list[Line]:
    """Every wording open under the rule, in the grammar of the form, and who closes the others.

    Open is each wording by itself: a text made of them must still be put to everybody.
    """
    kinds = case.brief.kinds(case.form, case.ladders)
    out: list[Line] = []
    for row in rows:
        out.append(line(f"@{row.element.id}: {len(row.zone)} of {len(row.options)} wordings open", "heading"))
        for option in row.options:
            words = row.element.paragraph(option.rung, case.form, case.ladders, kinds[row.element.id])
            asked = " (asked)" if option.rung == row.element.ask else ""
            if option.open:
                out.append(
                    Line(((f"  {option.rung}{asked}: ", "good"), (plain(words) or "no such paragraph", "plain")), 4)
                )
            else:
                closed = ", ".join(entry.member for entry in option.closed_by)
                out.append(Line(((f"  {option.rung}{asked}: ", "bad"), (f"closed by {closed}", "faint")), 4))
        out.append(line())
    return out
