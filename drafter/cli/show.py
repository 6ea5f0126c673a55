"""drafter show: a text of the statement, to read or to edit."""

from __future__ import annotations

import click

from drafter.cli.common import open_, say, statement_argument, text_of


@click.command("show")
@statement_argument
@click.argument("text", required=False)
@click.option("--markup", is_flag=True, help="As an editable file, for 'amend --text'.")
def command(statement: str, text: str | None, markup: bool) -> None:
    """Show a text of the statement: the current one, a circulated one by name, or a revision by number.

    Example: drafter show afghanistan-2021 zero-draft
    """
    from drafter.report.line import line
    from drafter.report.text import lines
    from drafter.text.markup import print_

    found = text_of(open_(statement), text)
    if markup:
        click.echo(print_(found.statement), nl=False)
        return
    digest = found.statement.digest[7:19]
    called = dict.fromkeys([found.statement.head.name, found.title, f"revision {found.number}", digest])
    say([line(" · ".join(called), "heading")])
    say(lines(found.statement))
