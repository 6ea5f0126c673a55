"""drafter show: a text of the statement, to read or to edit."""

from __future__ import annotations

import click

from drafter.cli.common import open_, statement_argument, text_of
from drafter.cli.names import TEXT
from drafter.cli.screen import emit, read_out


@click.command("show")
@statement_argument
@click.argument("text", type=TEXT, required=False)
@click.option("--markup", is_flag=True, help="As an editable file, for 'amend --text'.")
@click.option("--digest", is_flag=True, help="Only its first twelve figures, as answers and choices name it.")
def command(statement: str, text: str | None, markup: bool, digest: bool) -> None:
    """Show a text of the statement: the current one, a circulated one by name, or a revision by number.

    Example: drafter show afghanistan-2021 zero-draft
    """
    from drafter.report.line import line
    from drafter.report.text import lines
    from drafter.text.markup import print_

    workspace = open_(statement)
    found = text_of(workspace, text)
    read = workspace.case.as_read(found.statement)
    figures = found.statement.digest[7:19]
    if digest:
        click.echo(figures)
        return
    if markup:
        emit(print_(read))
        return
    called = dict.fromkeys([found.statement.head.name, found.title, f"revision {found.number}", figures])
    opening = workspace.case.form_of(read).opening
    read_out([line(" · ".join(called), "heading"), *lines(read, opening)])
