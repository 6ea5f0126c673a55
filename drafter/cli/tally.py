"""drafter tally: what a rule makes of recorded votes; the ballots of a statement."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli.common import at_option, open_, penholder, stamp
from drafter.cli.names import PENHOLDER, RULE_OR_STATEMENT
from drafter.cli.screen import emit, read_out, say

if TYPE_CHECKING:
    from drafter.consensus.case import Case
    from drafter.consensus.tally import Entry, Row
    from drafter.files.library import Library


@click.command("tally")
@click.argument("subject", type=RULE_OR_STATEMENT, metavar="RULE|STATEMENT")
@click.argument("ballots", metavar="BALLOTS.csv", type=click.Path(path_type=Path))
@click.option("--compare", metavar="COLUMN", help="List the rows whose recorded outcome, in this column, is another.")
@click.option("--json", "as_json", is_flag=True, help="A list of objects, one a row.")
@click.option("-v", "--verbose", is_flag=True, help="With every part of the rule, and who was counted.")
@click.option("--by", type=PENHOLDER, metavar="MEMBER", help="For a statement: the penholder who records its ballots.")
@at_option
def command(
    subject: str, ballots: Path, compare: str | None, as_json: bool, verbose: bool, by: str | None, at: datetime
) -> None:
    """Count recorded votes under a RULE, or record the ballots of a STATEMENT.

    BALLOTS.csv has the columns document, date, yes, no, abstain, absent, not_participating, any of which may be
    missing; members are named by code or by name, with | between them. Some rules also take abstain_declared,
    proxies (LUX by BEL), set_aside and parties. A member in no column did not take part. Where there is no date, the
    outcome must be the same on every day on which those named sat together.

    Exit code 1 where a row is invalid, or differs from what --compare holds it against.

    \b
    Examples:
      drafter tally unsc-substantive votes.csv --compare recorded_outcome
      drafter tally dam votes.csv --by NOR
    """
    from drafter.files.library import Library

    library = Library(Path("templates"))
    if subject in library.names("rules"):
        if by:
            raise click.UsageError("--by is for a statement's ballots; under a rule nothing is recorded")
        _count(subject, ballots, library, compare, as_json, verbose)
    else:
        _record(subject, ballots, by, at)


def _count(name: str, path: Path, library: Library, compare: str | None, as_json: bool, verbose: bool) -> None:
    import json

    from drafter.consensus.tally import INVALID, tally
    from drafter.diagnostic import Where
    from drafter.files.ballots import read_ballots
    from drafter.report import tally as report
    from drafter.report.line import line

    rule = library.rule(name, Where(name))
    body = library.body(rule.body, Where(name))
    table = read_ballots(path, library)
    column = compare.strip().casefold() if compare else ""
    if column and table and column not in table[0].cells:
        raise click.BadParameter(f"there is no column '{compare}'; there are: {', '.join(table[0].cells)}")
    rows = [tally(rule, body, entry.entry) for entry in table]
    told = [report.recorded(entry.cells.get(column, "")) for entry in table] if column else []
    other = [(row, was) for row, was in zip(rows, told, strict=False) if was != row.outcome]
    if as_json:
        recorded = [{"recorded": was, "agrees": was == row.outcome} for row, was in zip(rows, told, strict=False)]
        data = [{**report.data(row), **(recorded[number] if column else {})} for number, row in enumerate(rows)]
        emit(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
    else:
        told_of = [row for row, _ in other] if column else rows
        shown = [one for row in told_of for one in (*report.lines(row, rule, verbose), line())]
        shown += report.total(rows, rule)
        if column:
            shown.append(line(f"{len(other)} of {len(rows)} differ from '{column}'", "bad" if other else "good"))
            shown += [
                line(f"  {row.entry.document}: recorded {was or 'nothing'}, counted {row.outcome}")
                for row, was in other
            ]
        read_out(shown)
    sys.exit(1 if other or any(row.outcome == INVALID for row in rows) else 0)


def _record(statement: str, path: Path, by: str | None, at: datetime) -> None:
    from drafter.consensus.verdict import verdict
    from drafter.diagnostic import Diagnostic, Faulty, Where
    from drafter.files import record as records
    from drafter.files.ballots import read_ballots
    from drafter.report import tally as report
    from drafter.text.history import Voted

    workspace = open_(statement)
    case = workspace.case
    if by is None:
        raise click.UsageError(f"--by says which penholder records the ballots: {', '.join(case.brief.penholders)}")
    penholder(workspace, by)
    if case.rule.decided_by == "answers":
        raise click.UsageError(f"no vote is taken under '{case.rule.id}': answers stand in the positions")
    circulation = case.circulated(at)
    if circulation is None:
        raise click.UsageError("nothing has been circulated: there is no text to vote on")
    table = read_ballots(path, workspace.library)
    if len(table) != 1:
        raise click.UsageError(f"one row is wanted, the vote on this text; {path} has {len(table)}")
    row = _row(case, table[0].entry)
    if row.ballots is None:
        where = Where(path.as_posix(), table[0].number, 1)
        raise Faulty(Diagnostic(where, "DS015", fault, "nothing was recorded") for fault in row.faults)
    answers = {member: answer for member, answer in sorted(row.ballots.answers.items()) if answer is not None}
    act = Voted(
        len(workspace.record.links),
        by,
        stamp(at),
        circulation.text,
        answers,
        table[0].cells.get("document", ""),
        dict(sorted(row.ballots.proxies.items())),
        tuple(sorted(row.ballots.aside)),
        tuple(sorted(row.ballots.parties)),
    )
    records.append(workspace.record, act)
    say(report.lines(row, case.rule, False))
    after = verdict(open_(statement).case, at)
    sys.exit(0 if after.adopted else 1)


def _row(case: Case, entry: Entry) -> Row:
    """The vote on a statement, whose members are those of the brief's date; its own date may only agree with that."""
    from dataclasses import replace
    from datetime import date

    from drafter.consensus.tally import INVALID, Row, tally

    day = date.fromisoformat(case.brief.membership_on)
    voted = case.body.on(entry.day) if entry.day else None
    if entry.day and voted != case.electorate:
        reason = f"the members on {entry.day} are not those of {day}, the date in the brief"
        return Row(entry, INVALID, faults=(reason,))
    return tally(case.rule, case.body, replace(entry, day=day))
