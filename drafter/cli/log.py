"""drafter log: what happened to the statement."""

from __future__ import annotations

import click

from drafter.cli.common import open_, statement_argument
from drafter.cli.screen import read_out


@click.command("log")
@statement_argument
def command(statement: str) -> None:
    """Tell what happened to the statement, oldest first, as minutes do: by day, an entry at a time.

    Example: drafter log afghanistan-2021
    """
    from drafter.report.line import line
    from drafter.report.minutes import lines

    read_out(lines(open_(statement).case.record) or [line("nothing happened yet")])
