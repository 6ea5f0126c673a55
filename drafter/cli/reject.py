"""drafter reject: tracked changes of a Word file rejected, all or chosen ones."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from drafter.cli.tracked import options


@click.command("reject")
@options
def command(
    file: Path,
    output: Path,
    authors: tuple[str, ...],
    since: datetime | None,
    until: datetime | None,
    day: datetime | None,
) -> None:
    """Reject tracked changes of any Word file, all or by author or day.

    The other changes stay tracked as they are; the file itself is never changed. Of a move both places are rejected or
    neither. Notes and comments on words that are gone go with them. Days are those that the file states. Exit code 1
    where the file has changes, but none that was asked for; nothing is written then.

    \b
    Examples:
      drafter reject returned.docx -o clean.docx
      drafter reject returned.docx -o mine.docx --author NOR --since 2021-08-13
    """
    from drafter.cli.tracked import settle

    sys.exit(settle("rejected", file, output, authors, since, until, day))
