"""drafter export: a text as a Word file."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from drafter.cli.common import at_option, open_, statement_argument, text_of
from drafter.cli.names import TEXT
from drafter.cli.screen import say


@click.command("export")
@statement_argument
@click.argument("text", type=TEXT, required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; by default under out/.")
@click.option("--draft", is_flag=True, help="Write a draft of any text, marked DRAFT on every page.")
@at_option
def command(statement: str, text: str | None, output: Path | None, draft: bool, at: datetime) -> None:
    """Write a text as a Word file.

    Without --draft only a final text is written: the one last circulated, agreed under a verified rule and released
    by every penholder. Exit code 1 where it is not, and nothing is written. Co-sponsors, dissociations and reservations
    given on that very text stand behind it.

    \b
    Examples:
      drafter export afghanistan-2021 --draft -o zero-draft.docx
      drafter export afghanistan-2021 -o statement.docx
    """
    from drafter.cli.pages import donor, page_of, written
    from drafter.consensus.verdict import verdict
    from drafter.diagnostic import Faulty
    from drafter.docx.clean import clean
    from drafter.report import verdict as report
    from drafter.report.line import line
    from drafter.report.onrecord import on_record
    from drafter.report.release import obstacles

    workspace = open_(statement)
    case = workspace.case
    decided = verdict(case, at)
    if draft:
        found = text_of(workspace, text)
        name = f"{workspace.case.brief.name}-{found.name}.docx"
    else:
        if decided.faults:
            raise Faulty(decided.faults)
        if text is not None and (decided.circulation is None or text != decided.circulation.name):
            raise click.UsageError("a final text is the one last circulated; for another, use --draft")
        if not decided.exportable or decided.circulation is None:
            say([line(f"{report.answer_word(decided)}: no final text", "bad"), *map(line, obstacles(decided))])
            sys.exit(1)
        found = text_of(workspace, decided.circulation.name)
        name = f"{workspace.case.brief.name}.docx"
    judged = decided.text is not None and decided.text.digest == found.statement.digest
    record = on_record(decided) if judged else []
    page = page_of(workspace, found, draft)
    path = written(workspace, output, name, clean(case.as_read(found.statement), page, donor(workspace), record=record))
    say([line(f"wrote {path}", "good")])
