"""drafter blame: who last wrote each paragraph."""

from __future__ import annotations

import click

from drafter.cli.common import open_, say, statement_argument, text_of


@click.command("blame")
@statement_argument
def command(statement: str) -> None:
    """Show the current text, each paragraph under the revision that last changed its words.

    Example: drafter blame afghanistan-2021
    """
    from drafter.report.minutes import blame

    workspace = open_(statement)
    text_of(workspace, None)
    say(blame(workspace.case.record))
