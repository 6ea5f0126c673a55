"""drafter diff: what changed between two texts."""

from __future__ import annotations

import click

from drafter.cli.common import open_, statement_argument, two_texts
from drafter.cli.names import TEXT
from drafter.cli.screen import emit, read_out


@click.command("diff")
@statement_argument
@click.argument("before", type=TEXT, required=False)
@click.argument("after", type=TEXT, required=False)
@click.option("--summary", is_flag=True, help="Name the words that matter: verbs, addressees, dates, clauses.")
@click.option("--json", "as_json", is_flag=True, help="As JSON: the change itself, or with --summary what is named.")
def command(statement: str, before: str | None, after: str | None, summary: bool, as_json: bool) -> None:
    """Show what changed between two texts: by default, the current one since the one circulated before it.

    With --summary, what changed in the names people use, each with the words, the ladder that ranks them, and who
    brought it. Exit code 1 where something changed, 0 where nothing did.

    Example: drafter diff afghanistan-2021 zero-draft rev-1
    """
    import json
    import sys
    from dataclasses import replace

    from drafter.cli.steps import named as nuances_of
    from drafter.cli.steps import steps
    from drafter.files.record import change_value
    from drafter.report import change as marked
    from drafter.report import summary as named
    from drafter.report.line import line
    from drafter.text.change import diff

    workspace = open_(statement)
    case = workspace.case
    first, second = two_texts(workspace, before, after)
    change = diff(first.statement, second.statement)
    title = line(f"{first.title} to {second.title}", "heading")
    if summary:
        taken = steps(workspace, first, second)
        found, hands = nuances_of(workspace, taken), taken.hands
        if as_json:
            labels = {**first.statement.labels, **second.statement.labels}
            told = json.dumps(named.values(found, labels, hands), ensure_ascii=False, indent=1, sort_keys=True)
            emit(told + "\n")
        else:
            labels = named.labels(first.statement, second.statement)
            read_out([title, line(), *named.lines(found, labels, hands)])
    elif as_json:
        emit(json.dumps(change_value(change), ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    else:
        voiced = case.recast(first.statement, case.form_of(second.statement)).statement
        sides = line(f"  {first.title}", "heading"), line(f"  {second.title}", "heading")
        read_out([replace(title, cells=sides), line(), *marked.lines(first.statement, second.statement, voiced)])
    sys.exit(1 if change else 0)
