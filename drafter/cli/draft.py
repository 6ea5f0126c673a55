"""drafter draft: from the brief and the positions to a text."""

from __future__ import annotations

from datetime import datetime

import click

from drafter.cli.common import at_option, open_, penholder, stamp, statement_argument
from drafter.cli.names import PENHOLDER
from drafter.cli.screen import read_out, say


@click.command("draft")
@statement_argument
@click.option(
    "--aim",
    type=click.Choice(["asked", "common", "options"]),
    default="asked",
    show_default=True,
    help="asked: what the brief asks. common: for each element the strongest wording "
    "that those heard leave open; linkages and red lines by words look at a whole text and are left to check. "
    "options: every wording open under the rule, and who closes the others; a list, not a text.",
)
@click.option(
    "--by",
    type=PENHOLDER,
    metavar="MEMBER",
    help="Record the draft as this penholder's revision; without it, only show it.",
)
@click.option("--again", is_flag=True, help="Draft anew although there is a text: undoes what was amended since.")
@at_option
def command(statement: str, aim: str, by: str | None, again: bool, at: datetime) -> None:
    """Draft the statement from the brief and the positions.

    Example: drafter draft afghanistan-2021 --aim common
    """
    from drafter.consensus.ledger import heard, ledger
    from drafter.drafting.template import Template, draft
    from drafter.drafting.zone import asked, common
    from drafter.files import record as records
    from drafter.report.change import lines
    from drafter.report.draft import heading, options
    from drafter.report.line import line
    from drafter.text.change import diff
    from drafter.text.history import Revised
    from drafter.text.markup import print_

    workspace = open_(statement)
    if by is not None:
        penholder(workspace, by)
    case, history = workspace.case, workspace.case.record
    if aim == "options":
        if by is not None:
            raise click.UsageError("options are a list, not a text: there is nothing for --by to record")
        read_out([*heading(case, aim, heard(case), ()), *options(case, ledger(case))])
        return
    choice = asked(case) if aim == "asked" else common(case)
    layout = Template(*workspace.library.layout(case.brief.form))
    text = draft(layout, case.brief, case.form, case.ladders, choice.rungs, history.current)
    over = heading(case, aim, heard(case), choice.empty)
    if by is None:
        read_out([*over, *map(line, print_(text).splitlines())])
        return
    say(over)
    change = diff(history.current, text)
    if not change:
        say([line("the text is this draft already; nothing was recorded", "open")])
        return
    if history.texts and not again:
        say(lines(history.current, text))
        raise click.UsageError("there is a text already; --again drafts it anew and makes the changes above")
    act = Revised(
        len(workspace.record.links),
        by,
        stamp(at),
        f"drafted as {aim}",
        (),
        change,
        text.digest,
    )
    records.append(workspace.record, act)
    say([line(f"recorded as revision {len(history.texts) + 1}, {text.digest[7:19]}", "good")])
