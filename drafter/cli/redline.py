"""drafter redline: the changes between two texts as a Word file."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.cli.common import open_, statement_argument, two_texts


@click.command("redline")
@statement_argument
@click.argument("before", required=False)
@click.argument("after", required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; by default under out/.")
def command(statement: str, before: str | None, after: str | None, output: Path | None) -> None:
    """Write the changes between two texts as a Word file with tracked changes.

    By default, from the text last circulated to the current one. Every save between them keeps its author; accepting
    all changes gives the second text, rejecting all the first.

    Example: drafter redline afghanistan-2021 zero-draft rev-1 -o redline.docx
    """
    from drafter.cli.pages import redlined

    workspace = open_(statement)
    first, second = two_texts(workspace, before, after)
    redlined(workspace, first, second, output)
