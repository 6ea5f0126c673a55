"""drafter status: what awaits each capital, and one capital's own page."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli.common import at_option, delegation, open_
from drafter.cli.names import STATEMENT_OR_MEMBER
from drafter.cli.progress import working
from drafter.cli.screen import emit, read_out

if TYPE_CHECKING:
    from drafter.consensus.capital import Capital
    from drafter.files.workspace import Workspace


@click.command("status")
@click.argument("named", type=STATEMENT_OR_MEMBER, nargs=-1, required=True, metavar="STATEMENT [MEMBER]")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Also write the changes since the member's last text as a Word file with tracked changes.",
)
@click.option("--brackets", is_flag=True, help="Instead, how bracketed texts converge: status --brackets FILE...")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@at_option
def command(named: tuple[str, ...], output: Path | None, brackets: bool, as_json: bool, at: datetime) -> None:
    """Show what awaits each capital on the text last circulated; for one member, its own page.

    A member's page tells what changed since the circulated text it last answered on, what it must look at again, what
    it may skip, and what became of what it asked. Nothing of another member's file is in it.

    With --brackets the arguments are files, ours or anybody's, oldest first: their brackets are paired and counted,
    part by part, with the words they contest; those without a partner are told.

    \b
    Examples:
      drafter status afghanistan-2021
      drafter status afghanistan-2021 CHN -o since.docx
      drafter status --brackets first-draft.md second-draft.md
    """
    if brackets and output is not None:
        raise click.UsageError("--brackets counts and writes no file: leave -o out")
    if brackets:
        from drafter.cli.brackets import show

        show(tuple(map(Path, named)), as_json)
        return
    if len(named) > 2:
        raise click.UsageError("one statement and at most one member: drafter status STATEMENT [MEMBER]")
    _status(named[0], named[1] if len(named) > 1 else None, output, as_json, at)


def _status(statement: str, member: str | None, output: Path | None, as_json: bool, at: datetime) -> None:
    import json

    from drafter.consensus.capital import capital
    from drafter.consensus.compilation import compilation
    from drafter.consensus.verdict import verdict
    from drafter.report import capital as report
    from drafter.report import data

    workspace = open_(statement)
    with working("weighing the answers"):
        judged = verdict(workspace.case, at)
    if judged.text is None or judged.circulation is None:
        raise click.UsageError("nothing has been circulated: members answer on circulated texts only")
    if member is not None:
        delegation(judged, member, "MEMBER")
    if output is not None and member is None:
        raise click.UsageError("name the member whose changes are to be written: status STATEMENT MEMBER -o FILE")
    with working("laying proposals side by side"):
        compiled = compilation(workspace.case, judged.text)
    chosen = [capital(one, judged, compiled) for one in judged.answers if member in (None, one)]
    if as_json:
        emit(json.dumps([data.of_capital(one) for one in chosen], ensure_ascii=False, indent=1) + "\n")
    elif member is None:
        read_out(report.overview(chosen))
    else:
        read_out(report.lines(chosen[0], judged.circulation.name))
    if output is not None:
        _since(workspace, chosen[0], judged.circulation.name, output)


def _since(workspace: Workspace, found: Capital, name: str, output: Path) -> None:
    """Write the redline from the text a member last spoke of to the one last circulated."""
    from drafter.cli.changes import changes, redlined
    from drafter.cli.common import text_of

    if found.last is None or found.last == name:
        raise click.UsageError(
            f"{found.member} has nothing to compare {name} with: {found.last or 'no text'} is its last"
        )
    first, second = text_of(workspace, found.last), text_of(workspace, name)
    redlined(workspace, first, second, changes(workspace, first, second, "circulated"), output)
