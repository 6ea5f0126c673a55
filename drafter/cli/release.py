"""drafter release: a penholder's word that the agreed text may go out."""

from __future__ import annotations

import sys
from datetime import datetime

import click

from drafter.cli.common import at_option, by_option, open_, penholder, stamp, statement_argument
from drafter.cli.screen import say


@click.command("release")
@statement_argument
@by_option
@at_option
def command(statement: str, by: str, at: datetime) -> None:
    """Record a penholder's word that the agreed text may go out.

    It holds for this text and for the position files as they are: a file changed later shows, and the text must be
    released again. It is not the penholder's own answer. Exit code 1 where the text is not agreed.

    Example: drafter release afghanistan-2021 --by EST
    """
    from drafter.consensus.release import terms
    from drafter.consensus.verdict import verdict
    from drafter.diagnostic import Faulty
    from drafter.files import record as records
    from drafter.report import verdict as report
    from drafter.report.line import line
    from drafter.text.history import Released

    workspace = open_(statement)
    penholder(workspace, by)
    found = verdict(workspace.case, at)
    if found.faults:
        raise Faulty(found.faults)
    if not found.adopted or found.text is None:
        say([line(f"{report.answer_word(found)}: there is nothing to release yet", "bad")])
        sys.exit(1)
    positions = {member: position.digest for member, position in sorted(workspace.case.positions.items())}
    digest = found.text.digest
    act = Released(len(workspace.record.links), by, stamp(at), digest, positions, terms(workspace.case.brief))
    records.append(workspace.record, act)
    say([line(f"released by {by} at {act.at}: {digest[7:19]}", "good")])
