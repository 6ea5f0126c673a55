"""drafter diff: what changed between two texts."""

from __future__ import annotations

import click

from drafter.cli.common import open_, say, statement_argument, two_texts


@click.command("diff")
@statement_argument
@click.argument("before", required=False)
@click.argument("after", required=False)
@click.option("--json", "as_json", is_flag=True, help="As JSON: the change itself.")
def command(statement: str, before: str | None, after: str | None, as_json: bool) -> None:
    """Show what changed between two texts: by default, the current one since the one circulated before it.

    Exit code 1 where something changed, 0 where nothing did.

    Example: drafter diff afghanistan-2021 zero-draft rev-1
    """
    import json
    import sys

    from drafter.files.record import change_value
    from drafter.report.change import lines
    from drafter.report.line import line
    from drafter.text.change import diff

    workspace = open_(statement)
    first, second = two_texts(workspace, before, after)
    change = diff(first.statement, second.statement)
    if as_json:
        click.echo(json.dumps(change_value(change), ensure_ascii=False, indent=1, sort_keys=True))
    else:
        say([line(f"{first.title} to {second.title}", "heading"), line(), *lines(first.statement, second.statement)])
    sys.exit(1 if change else 0)
