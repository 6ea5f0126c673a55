"""drafter report: one page that shows a statement."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli.common import at_option, audience_option, open_, statement_argument
from drafter.cli.names import MEMBER
from drafter.cli.screen import say

if TYPE_CHECKING:
    from drafter.consensus.signature import Audience


@click.command("report")
@statement_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; by default under out/.")
@audience_option
@click.option(
    "--for",
    "member",
    type=MEMBER,
    metavar="MEMBER",
    help="Instead, one capital's page, with nothing of another's file.",
)
@click.option(
    "--bridge", "crossing", is_flag=True, help="In an internal page, also what it would take: ladders, and the bridge."
)
@at_option
def command(
    statement: str, output: Path | None, audience: Audience, member: str | None, crossing: bool, at: datetime
) -> None:
    """Write one page that shows the statement: the answer first, then the text with what changed, members by
    paragraph, and the way here.

    The page is one file, safe to mail: nothing is fetched, and it reads without script, and on paper. A circulated
    page shows what was said to all. An internal one also shows what members' files come to, with their lines, and with
    --bridge which wordings they leave open. Reasons stand in neither.

    \b
    Examples:
      drafter report afghanistan-2021 -o report.html
      drafter report afghanistan-2021 --audience internal --bridge
      drafter report afghanistan-2021 --for IRL
    """
    from drafter.cli.pages import INTERNAL, in_house, written
    from drafter.cli.whole import for_capital, whole
    from drafter.report.line import line
    from drafter.report.page.html import html

    internal = audience == "internal"
    if crossing and not internal:
        raise click.UsageError("what it would take is read off the members' files: say --audience internal")
    if member and internal:
        raise click.UsageError("a capital's page goes to that capital: leave --audience out")
    workspace = open_(statement)
    page = for_capital(workspace, member, at) if member else whole(workspace, audience, crossing, at)
    kind = f"report-{member}" if member else f"report{INTERNAL if internal else ''}"
    output = in_house(output) if internal else output
    path = written(workspace, output, f"{workspace.case.brief.name}-{kind}.html", html(page).encode())
    say([line(f"wrote {path}", "good")])
