"""The verdict: whether the members agree on the circulated text, who blocks on which words, and what is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from drafter.consensus.answer import Answered, answer
from drafter.consensus.ballots import Ballots, count
from drafter.consensus.case import Case
from drafter.consensus.finding import Decision, decide
from drafter.consensus.release import Release, release_of, terms
from drafter.consensus.rule import PENDING
from drafter.consensus.silence import Procedure, procedure, voiced
from drafter.diagnostic import Diagnostic
from drafter.positions.position import Member, Position
from drafter.positions.standing import Reason, stand
from drafter.text.history import Circulated
from drafter.text.moment import moment
from drafter.text.statement import Statement
from drafter.text.voice import Form


@dataclass(frozen=True)
class Verdict:
    """What the rule makes of the answers on one circulated text.

    `outcome` is "pending" wherever the open answers could still lead elsewhere; `adopted` is true only for the
    outcome that the rule names as adopting. Under a voting rule without recorded ballots `forecast` says what the
    positions would come to, and nothing is adopted. `faults` are contradictions in the files: while there is one,
    no outcome stands.
    """

    case: Case
    circulation: Circulated | None
    text: Statement | None
    outcome: str
    adopted: bool
    answers: Mapping[Member, Answered]
    decision: Decision | None
    forecast: str = ""
    faults: tuple[Diagnostic, ...] = ()
    releases: tuple[Release, ...] = ()
    silence: Procedure | None = None
    ballots: Ballots | None = None

    def by_word(self, *words: str) -> list[Answered]:
        """The answers of these kinds, by member."""
        return [answered for _, answered in sorted(self.answers.items()) if answered.word in words]

    @property
    def exportable(self) -> bool:
        """Whether this text may go out as final: the last that was circulated, adopted under a verified rule, and
        released by every penholder."""
        released = all(release.stands for release in self.releases)
        return self.adopted and not self.overtaken and self.case.rule.verified and released

    @property
    def overtaken(self) -> bool:
        """Whether a later text has gone out since the one judged."""
        return self.circulation != self.case.record.latest


def verdict(case: Case, at: datetime) -> Verdict:
    """Whether the members agree at a moment on the text last circulated by then.

    An answer dated later than `at` is not yet given. With nothing circulated everything is pending.
    """
    circulation = case.circulated(at)
    if circulation is None:
        return Verdict(case, None, None, PENDING, False, {}, None)
    text = case.record.circulated[circulation.name]
    silence = procedure(case, circulation, at)
    answers = answers_on(case, text, at, silence)
    faults = tuple(_fault(answered) for answered in answers.values() if answered.word == "fault")
    if circulation.terms != terms(case.brief):
        faults = (_altered(case, circulation), *faults)
    form = case.form_of(text)
    if form.decided_by not in (None, case.rule.decided_by):
        faults = (_misruled(case, form), *faults)
    ballots = case.ballots(circulation, at)
    decision, forecast = _decide(case, answers, ballots)
    outcome = PENDING if faults or forecast else decision.outcome
    releases = tuple(release_of(case, penholder, circulation, at) for penholder in case.brief.penholders)
    sure = decision.possible == {case.rule.adopts}
    adopted = sure and not faults and not forecast and outcome != PENDING
    return Verdict(
        case, circulation, text, outcome, adopted, answers, decision, forecast, faults, releases, silence, ballots
    )


def answers_on(case: Case, text: Statement, at: datetime, silence: Procedure | None) -> dict[Member, Answered]:
    """Every member's answer on a text at a moment, with the silence on it, if any."""
    ground = case.ground(text)
    closed = silence is not None and silence.state == "closed"
    mixed = not case.illustrative
    found = {}
    for member in sorted(case.electorate.members):
        position = case.positions.get(member)
        if position is None:
            answered = answer(member, None, None, None, closed, mixed)
        else:
            position = _by_then(position, at)
            given = position.answer
            on = given.seen if given and case.record.circulated[given.seen].digest == text.digest else None
            answered = answer(member, position, stand(position, ground), on, closed, mixed)
        found[member] = voiced(answered, silence, case) if silence else answered
    return found


def _by_then(position: Position, at: datetime) -> Position:
    given = position.answer
    late = given is not None and given.when and moment(given.when) > at
    return replace(position, answer=None) if late else position


def _decide(case: Case, answers: Mapping[Member, Answered], ballots: Ballots | None) -> tuple[Decision, str]:
    """The decision, and what it would be where members have yet to vote.

    Where parties are said to be bound to abstain and that would change the outcome, nothing is decided: the answer is
    a question of law.
    """
    if ballots is not None:
        counted = count(case.rule, ballots, case.electorate)
        possible = counted.decision.possible | (counted.obliged.possible if counted.obliged else frozenset())
        if possible != counted.decision.possible:
            return replace(counted.decision, outcome=PENDING, possible=possible), ""
        return counted.decision, ""
    decision = decide(case.rule, {m: answered.counts for m, answered in answers.items()}, case.electorate)
    return decision, decision.outcome if case.rule.decided_by == "ballots" else ""


def _altered(case: Case, circulation: Circulated) -> Diagnostic:
    return Diagnostic(
        case.brief.where,
        "DS121",
        f"the brief is not what it was when {circulation.name} went out: another rule, title, penholder, element …",
        "put it back, or circulate the text again under a new name",
    )


def _misruled(case: Case, form: Form) -> Diagnostic:
    return Diagnostic(
        case.brief.where,
        "DS122",
        f"'{case.rule.id}' is decided by {case.rule.decided_by}, and a {form.id} by {form.decided_by}",
        "change the rule in the brief and circulate the text again, or recast it",
    )


def _fault(answered: Answered) -> Diagnostic:
    position = answered.position
    assert position is not None
    assert position.answer is not None
    against = "; ".join(f"line {reason.where.line}, {reason.about}{_named(reason)}" for reason in answered.reasons)
    return Diagnostic(
        position.answer.where,
        "DS120",
        f"{answered.member} joins, yet its own file stands against this text ({against})",
        "take that view, proposal or red line out, mark the proposal withdrawn, or list the paragraph under 'except'",
    )


def _named(reason: Reason) -> str:
    return f" ({reason.note})" if reason.note else ""
