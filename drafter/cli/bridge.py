"""drafter bridge: the text that could be adopted on the positions recorded, or who would have to be asked for one."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from typing import TYPE_CHECKING, cast

import click

from drafter.cli.common import at_option, open_, penholder, stamp, statement_argument
from drafter.cli.names import PENHOLDER
from drafter.cli.progress import working
from drafter.cli.screen import emit, read_out, say

if TYPE_CHECKING:
    from drafter.consensus.bridge.crossing import Bridge
    from drafter.consensus.bridge.instance import Goal
    from drafter.files.workspace import Workspace
    from drafter.text.statement import Statement


@click.command("bridge")
@statement_argument
@click.option(
    "--goal",
    type=click.Choice(["strongest", "preferred", "fewest"]),
    default="strongest",
    show_default=True,
    help="strongest: as near as can be to what the brief asks. preferred: with as much as can be of what members "
    "prefer. fewest: with as few paragraphs changed as can be.",
)
@click.option("--limit", type=click.FloatRange(0.1, 3600), default=10.0, show_default=True, help="Seconds to search.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, with the texts.")
@click.option("--private", is_flag=True, help="With limits and reasons of those named. Not for a file or a log.")
@click.option(
    "--by",
    type=PENHOLDER,
    metavar="MEMBER",
    help="Record the text as this penholder's revision; without it, only show it.",
)
@click.option("--note", default="", help="Why, for the record.")
@at_option
def command(
    statement: str, goal: str, limit: float, as_json: bool, private: bool, by: str | None, note: str, at: datetime
) -> None:
    """Find the text that could be adopted on the positions recorded, or show that there is none, and who would have
    to be asked. Begins at the text as last saved, or else at what the brief asks.

    Needs OR-Tools (the extra 'bridge'); without it, says which wordings are open one by one. Exit code 0 where there
    is such a text, 1 where there is none or the search was cut.

    \b
    Examples:
      drafter bridge afghanistan-2021
      drafter bridge afghanistan-2021 --by EST --note "nobody stands against it"
    """
    from drafter.consensus.bridge.crossing import bridge
    from drafter.consensus.bridge.model import NoSolver
    from drafter.report import bridge as report

    workspace = open_(statement)
    if by is not None:
        penholder(workspace, by)
    draft = _draft(workspace)
    try:
        with working("searching for a text"):
            found = bridge(workspace.case, draft, cast("Goal", goal), limit)
    except NoSolver:
        _ledger(workspace)
        sys.exit(1)
    if as_json:
        emit(json.dumps(report.data(found), ensure_ascii=False, indent=1) + "\n")
    else:
        told = report.lines(found, workspace.folder.as_posix())
        read_out([*told, *report.private(found)] if private else told)
    if private and as_json:
        say(report.private(found), err=True)
    if found.text is None:
        sys.exit(1)
    if by is not None:
        _record(workspace, found, by, note or f"the bridge: {goal}", at, as_json)


def _draft(workspace: Workspace) -> Statement:
    """The text as last saved; where there is none, what the brief asks."""
    from drafter.drafting.template import Template, draft
    from drafter.drafting.zone import asked

    case = workspace.case
    if case.record.texts:
        return case.record.current
    layout = Template(*workspace.library.layout(case.brief.form))
    return draft(layout, case.brief, case.form, case.ladders, asked(case).rungs, case.record.current)


def _record(workspace: Workspace, found: Bridge, by: str, note: str, at: datetime, quiet: bool) -> None:
    from drafter.files import record as records
    from drafter.report.line import line
    from drafter.text.change import diff
    from drafter.text.history import Revised

    history, text = workspace.case.record, found.text
    assert text is not None
    change = diff(history.current, text)
    if not change:
        say([line("the text is this one already; nothing was recorded", "open")], err=quiet)
        return
    act = Revised(len(workspace.record.links), by, stamp(at), note, found.takes, change, text.digest)
    records.append(workspace.record, act)
    say([line(f"recorded as revision {len(history.texts) + 1}, {text.digest[7:19]}", "good")], err=quiet)


def _ledger(workspace: Workspace) -> None:
    from drafter.consensus.ledger import ledger
    from drafter.report.draft import options
    from drafter.report.line import line

    say(
        [line("the bridge needs OR-Tools: pip install 'drafter[bridge]'; meanwhile, wording by wording:", "open")],
        err=True,
    )
    read_out(
        [
            *options(workspace.case, ledger(workspace.case)),
            line("each by itself: linkages and red lines by words look at a whole text", "faint"),
        ]
    )
