"""One table for a pull request, in Markdown: a row for each statement, and below it what fails."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.report.ci.result import Checked, Result
from drafter.report.silence import clock
from drafter.report.verdict import answer_word

_HEAD = ("statement", "text", "answer", "join", "object", "ask a change", "hold", "open", "silence", "stage")


def table(checked: Sequence[Checked], outlived: Sequence[Result]) -> str:
    """The table, and a list of what fails the check, or is accepted."""
    rows = [_HEAD, ("---",) * len(_HEAD), *map(_row, checked)]
    out = [f"| {' | '.join(map(_cell, row))} |" for row in rows]
    results = [*(result for one in checked for result in one.results), *outlived]
    told = [
        *(f"- **{result.code}** {_place(result)}: {_cell(result.message)}" for result in results if result.fails),
        *(
            f"- {result.code} {_place(result)}: {_cell(result.message)} (accepted: {_cell(result.accepted)})"
            for result in results
            if result.accepted
        ),
        *(f"- {result.code} {_place(result)}: {_cell(result.message)}" for result in outlived),
    ]
    made_up = any(one.verdict and one.verdict.case.illustrative for one in checked)
    note = ["", "Illustrative: not a document of any body."] if made_up else []
    return "\n".join([*out, *note, *([""] if told else []), *told]) + "\n"


def _row(one: Checked) -> tuple[str, ...]:
    verdict = one.verdict
    if verdict is None:
        faults = f"{len(one.results)} fault{'s' * (len(one.results) != 1)}"
        return (one.name, "", f"cannot be read: {faults}", *("",) * 7)
    counts = [
        len(verdict.by_word("joins", "joins by silence")),
        len(verdict.by_word("objects")),
        len(verdict.by_word("asks change")),
        len(verdict.by_word("hold")),
    ]
    left = len(verdict.answers) - sum(counts)
    text = verdict.circulation.name if verdict.circulation else "nothing circulated"
    stage = verdict.case.brief.stage
    return (one.name, text, answer_word(verdict), *map(str, (*counts, left)), clock(verdict.silence), stage)


def _place(result: Result) -> str:
    return f"`{str(result.where).replace('`', '')}`"


def _cell(text: str) -> str:
    """A text as a cell of a table: no markup of its own, one line."""
    escaped = "".join(f"\\{letter}" if letter in "\\|<>[]*_`" else letter for letter in text)
    return " ".join(escaped.split())
