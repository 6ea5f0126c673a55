"""drafter redline: the changes between two texts as a Word file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli.common import audience_option, open_, statement_argument, two_texts
from drafter.cli.names import TEXT
from drafter.cli.progress import working

if TYPE_CHECKING:
    from drafter.consensus.signature import Audience


@click.command("redline")
@statement_argument
@click.argument("before", type=TEXT, required=False)
@click.argument("after", type=TEXT, required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; by default under out/.")
@click.option("--side-by-side", is_flag=True, help="Instead, a table of three columns: before, after, who and why.")
@audience_option
@click.option("--private", is_flag=True, help="In an internal file, also why members propose what they do (because).")
def command(
    statement: str,
    before: str | None,
    after: str | None,
    output: Path | None,
    side_by_side: bool,
    audience: Audience,
    private: bool,
) -> None:
    """Write the changes between two texts as a Word file with tracked changes, and a cover note beside it.

    By default, from the text last circulated to the current one. Every save between them keeps its author; accepting
    all changes gives the second text, rejecting all the first.

    With --side-by-side nothing is a tracked change: the words that went are struck through on the left, those that
    came are underlined on the right, and beside them stand who changed them, what that comes to, and why.

    A circulated file names a member only for words that it gave in writing for all members. An internal one also
    names who wrote to the penholders alone, the proposals taken and refused with the lines of their files, and the
    note of each ruling.

    \b
    Examples:
      drafter redline afghanistan-2021 zero-draft rev-1 -o redline.docx
      drafter redline afghanistan-2021 zero-draft rev-1 --side-by-side
      drafter redline afghanistan-2021 zero-draft rev-1 --audience internal
    """
    from drafter.cli.changes import beside, changes, redlined

    if private and audience != "internal":
        raise click.UsageError("--private is for a file that stays in house: say --audience internal")
    workspace = open_(statement)
    first, second = two_texts(workspace, before, after)
    write = beside if side_by_side else redlined
    with working("reading the record"):
        found = changes(workspace, first, second, audience, private)
    write(workspace, first, second, found, output)
