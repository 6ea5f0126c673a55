"""A text as it is read on a screen: each paragraph under its label and its id."""

from __future__ import annotations

from drafter.report.line import Line, beside, line
from drafter.text.statement import Statement


def lines(statement: Statement, opening: str = "") -> list[Line]:
    """Every paragraph, in order, sub-paragraphs set in, behind the line with which the form opens, if it has one."""
    out = [line(), line(opening)] if opening else []
    for entry in statement.outline:
        inset = "    " * statement.labels[entry.id].count("(")
        label = line(f"{inset}{statement.labels[entry.id]} · {entry.id}", "faint")
        out += [line(), *beside(label, line(f"{inset}{statement.words(entry.id)}"))]
    return out
