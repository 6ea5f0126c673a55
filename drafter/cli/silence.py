"""drafter silence: a text under silence, from its opening to its closing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from drafter.cli.common import (
    Moment,
    at_option,
    by_option,
    delegation,
    now,
    open_,
    penholder,
    stamp,
    statement_argument,
    written,
)
from drafter.cli.names import MEMBER, STATEMENT
from drafter.cli.screen import emit, read_out, say

if TYPE_CHECKING:
    from drafter.consensus.silence import Procedure
    from drafter.consensus.verdict import Verdict
    from drafter.files.workspace import Workspace
    from drafter.text.history import Circulated
    from drafter.text.silence import SilenceAct, Speech

_given_option = click.option("--given", type=Moment(), metavar="MOMENT", help="When it was said.  [default: --at]")
_say_option = click.option("--say", "words", default="", help="What it said, in words that may be circulated.")
_until_option = click.option("--until", type=Moment(), required=True, metavar="MOMENT", help="When silence expires.")


@click.group("silence")
def command() -> None:
    """Put the text last circulated under silence, and say how that stands.

    A member that says nothing joins once a penholder records that silence is closed; the clock alone closes nothing.
    What breaks silence, and how long it must run, is the rule's: drafter explain RULE. A moment has its zone: with an
    offset, 2021-08-13T12:00-04:00, or by the clocks of a place, 2021-08-13T12:00[America/New_York].

    \b
    Examples:
      drafter silence open afghanistan-2021 --until 2021-08-18T12:00Z --by EST
      drafter silence status afghanistan-2021
    """


@command.command("open")
@statement_argument
@_until_option
@by_option
@at_option
def open_silence(statement: str, until: datetime, by: str, at: datetime) -> None:
    """Put the text last circulated under silence until a moment.

    Example: drafter silence open afghanistan-2021 --until 2021-08-18T12:00-04:00 --by EST
    """
    from drafter.report.silence import both, headline
    from drafter.text.silence import Opened

    workspace, judged = _judged(statement, by, at)
    found, rule = judged.silence, workspace.case.rule
    assert rule.silence is not None, "asked by _judged"
    if found is not None and found.state != "broken":
        _refuse(f"silence on {found.circulation.name} was opened at {found.opened.at}: {headline(found)}")
    if until > at and until - at < rule.silence.at_least:
        hours = rule.silence.at_least.total_seconds() / 3600
        least = f"{hours:g} hours at least, until {both(at + rule.silence.at_least)}"
        raise click.BadParameter(f"under '{rule.id}' silence runs {least}", param_hint="--until")
    act = Opened(_number(workspace), by, stamp(at), _sent(judged).text, written(until))
    _record(workspace, act, f"{_sent(judged).name} is under silence until {both(until)}", at)


@command.command("extend")
@statement_argument
@_until_option
@by_option
@at_option
def extend(statement: str, until: datetime, by: str, at: datetime) -> None:
    """Give more time, before silence expires.

    Example: drafter silence extend afghanistan-2021 --until 2021-08-19T12:00-04:00 --by NOR
    """
    from drafter.report.silence import both, headline
    from drafter.text.silence import Extended

    workspace, judged = _judged(statement, by, at)
    found = _opened(judged)
    if found.state == "broken":
        _refuse(headline(found))
    act = Extended(_number(workspace), by, stamp(at), _sent(judged).text, written(until))
    _record(workspace, act, f"silence on {_sent(judged).name} now runs until {both(until)}", at)


def _speaking(name: str) -> Callable[[Callable[..., None]], click.Command]:
    """A command that records what a member said, and when."""

    def made(function: Callable[..., Any]) -> click.Command:
        for option in (at_option, by_option, _given_option, click.argument("member", type=MEMBER), statement_argument):
            function = option(function)
        return command.command(name)(function)

    return made


@_speaking("object")
@click.option("--amendment", is_flag=True, help="It put an amendment.")
@_say_option
def object_(
    statement: str, member: str, amendment: bool, words: str, by: str, given: datetime | None, at: datetime
) -> None:
    """Record that a member objected or, with --amendment, put an amendment.

    What came late is recorded and not counted; it voids a release all the same.

    Example: drafter silence object afghanistan-2021 CHN --given 2021-08-18T11:40-04:00 --by EST
    """
    _speak(statement, member, "amendment" if amendment else "objection", words, by, given or at, at)


@_speaking("hold")
@_say_option
def hold(statement: str, member: str, words: str, by: str, given: datetime | None, at: datetime) -> None:
    """Record that a member asked for a hold.

    Silence is not closed until it is withdrawn.

    Example: drafter silence hold afghanistan-2021 IND --by EST
    """
    _speak(statement, member, "hold", words, by, given or at, at)


@_speaking("withdraw")
def withdraw(statement: str, member: str, by: str, given: datetime | None, at: datetime) -> None:
    """Record that a member took back whatever it had said.

    What is broken stays broken, save under a rule that has it mended by what is taken back in time.

    Example: drafter silence withdraw afghanistan-2021 IND --by EST
    """
    from drafter.text.silence import Withdrew

    workspace, judged = _judged(statement, by, at)
    _opened(judged)
    delegation(judged, member, "MEMBER")
    act = Withdrew(_number(workspace), by, stamp(at), _sent(judged).text, member, written(given or at))
    _record(workspace, act, f"{member} took back what it had said, at {act.given}", at)


@command.command("close")
@statement_argument
@by_option
@at_option
def close(statement: str, by: str, at: datetime) -> None:
    """Record that silence ended unbroken: who said nothing joins.

    Exit code 1, and nothing recorded, while it runs, once it is broken, and where a hold or a member's file stands
    against the text.

    Example: drafter silence close afghanistan-2021 --by EST
    """
    from drafter.report.silence import headline
    from drafter.text.silence import Closed

    if at > now():
        raise click.BadParameter(f"{written(at)} is yet to come: nothing is closed ahead of time", param_hint="--at")
    workspace, judged = _judged(statement, by, at)
    found = _opened(judged)
    if found.state != "due":
        _refuse(headline(found))
    if against := judged.by_word("objects", "asks change", "hold"):
        told = "; ".join(f"{one.member}: {one.word} ({one.reasons[0].where})" for one in against)
        _refuse(f"files stand against it: {told}. Record what was said (silence object), or ask and change the file")
    act = Closed(_number(workspace), by, stamp(at), _sent(judged).text)
    _record(workspace, act, f"silence on {_sent(judged).name} is closed, unbroken", at)


@command.command("status")
@click.argument("statements", type=STATEMENT, nargs=-1, required=True, metavar="STATEMENT...")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@at_option
def status(statements: tuple[str, ...], as_json: bool, at: datetime) -> None:
    """Say how silence stands, and who has to be told what.

    Exit code 0 where there is nothing to do but wait or tell, 1 where a penholder has to act: to close silence that
    expired, to see to a hold, to answer an objection.

    Example: drafter silence status afghanistan-2021 --at 2021-08-18T12:00-04:00
    """
    import json

    from drafter.consensus.verdict import verdict
    from drafter.report import data
    from drafter.report import silence as report
    from drafter.report.line import Line, line

    awaits, values, shown = False, [], list[Line]()
    for statement in statements:
        case = open_(statement).case
        name, judged = case.brief.name, verdict(case, at)
        found = judged.silence
        awaits |= found is not None and found.state in report.AWAITS
        if as_json:
            values.append(data.of_silence_status(name, judged, at))
        elif found is None:
            on = f"on {judged.circulation.name}" if judged.circulation else "yet: nothing has been circulated"
            shown.append(line(f"{name}: no silence was opened {on}", "faint"))
        else:
            shown += report.lines(found, sorted(judged.answers), name, case.brief.penholders[0])
    if as_json:
        emit(json.dumps(values, ensure_ascii=False, indent=1) + "\n")
    else:
        read_out(shown)
    sys.exit(1 if awaits else 0)


def _judged(statement: str, by: str, at: datetime) -> tuple[Workspace, Verdict]:
    """The statement, and its verdict at a moment, where silence is possible at all."""
    from drafter.consensus.verdict import verdict
    from drafter.diagnostic import Faulty

    workspace = open_(statement)
    penholder(workspace, by)
    found = verdict(workspace.case, at)
    if found.faults:
        raise Faulty(found.faults)
    if found.circulation is None:
        raise click.UsageError("nothing has been circulated: members are silent on circulated texts only")
    if workspace.case.rule.silence is None:
        raise click.UsageError(f"the rule '{workspace.case.rule.id}' knows no silence: ask each member for an answer")
    return workspace, found


def _opened(judged: Verdict) -> Procedure:
    if judged.silence is None:
        raise click.UsageError(f"no silence was opened on {_sent(judged).name}: drafter silence open")
    return judged.silence


def _speak(statement: str, member: str, speech: Speech, words: str, by: str, given: datetime, at: datetime) -> None:
    from drafter.consensus.silence import came
    from drafter.text.silence import Spoke

    workspace, judged = _judged(statement, by, at)
    _opened(judged)
    delegation(judged, member, "MEMBER")
    said = " ".join(words.split())
    act = Spoke(_number(workspace), by, stamp(at), _sent(judged).text, member, speech, written(given), said)
    _record(workspace, act, f"{member} {came(act)} at {act.given}", at)


def _record(workspace: Workspace, act: SilenceAct, done: str, at: datetime) -> None:
    """Record an act, and say how silence stands now and who has to be told."""
    from drafter.consensus.verdict import verdict
    from drafter.files import record as records
    from drafter.report import silence as report
    from drafter.report.line import line

    recorded = records.append(workspace.record, act)
    say([line(done, "good")])
    judged = verdict(replace(workspace.case, record=recorded.history), at)
    if judged.silence is not None:
        say([line(report.headline(judged.silence)), *report.told(judged.silence, sorted(judged.answers))])


def _refuse(why: str) -> None:
    from drafter.report.line import line

    say([line(f"nothing was recorded: {why}", "bad")])
    sys.exit(1)


def _number(workspace: Workspace) -> int:
    return len(workspace.record.links)


def _sent(judged: Verdict) -> Circulated:
    assert judged.circulation is not None, "asked by _judged"
    return judged.circulation
