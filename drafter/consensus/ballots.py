"""What a record says of a vote: each member's answer, who acted for whom, who was set aside, who was a party.

Nothing is guessed of a faulty record: its faults are named, and no outcome is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from drafter.consensus.body import Electorate
from drafter.consensus.finding import Decision, decide
from drafter.consensus.rule import Rule
from drafter.positions.position import Member


@dataclass(frozen=True, slots=True)
class Ballots:
    """The recorded ballots on one text.

    `answers` has an entry for each member that is not set aside; None is open. `proxies` gives for a represented
    member the one that acted for it. `aside` are members that by the rule take no part; `parties` those said to be
    bound to abstain.
    """

    answers: Mapping[Member, str | None]
    proxies: Mapping[Member, Member] = field(default_factory=dict)
    aside: frozenset[Member] = frozenset()
    parties: frozenset[Member] = frozenset()


@dataclass(frozen=True, slots=True)
class Counted:
    """What a rule makes of ballots; `obliged`, what it would make of them had the parties abstained."""

    decision: Decision
    obliged: Decision | None = None


def count(rule: Rule, ballots: Ballots, electorate: Electorate) -> Counted:
    """The decision on ballots without a fault; with both outcomes where parties are named."""
    electorate = electorate.without(ballots.aside)
    represented = frozenset(ballots.proxies)
    decision = decide(rule, ballots.answers, electorate, represented)
    if not ballots.parties:
        return Counted(decision)
    abstaining = {m: "abstaining" if m in ballots.parties else answer for m, answer in ballots.answers.items()}
    return Counted(decision, decide(rule, abstaining, electorate, represented))


def faults(rule: Rule, ballots: Ballots, electorate: Electorate) -> Iterator[str]:
    """What is wrong with ballots, a clause each."""
    strangers = (ballots.answers.keys() | ballots.aside | ballots.parties | {*ballots.proxies.values()}) - (
        electorate.members
    )
    if strangers:
        yield f"{_names(strangers)}: no member on that day"
    if both := ballots.aside & ballots.answers.keys():
        yield f"{_names(both)}: set aside, and answers all the same"
    if missing := electorate.members - ballots.aside - ballots.answers.keys():
        yield f"{_names(missing)}: no answer is recorded"
    known = {None, *rule.answers}
    for member, answer in sorted(ballots.answers.items()):
        if answer not in known:
            yield f"{member}: '{answer}' is no answer under '{rule.id}'"
    yield from _aside(rule, ballots)
    yield from _proxies(rule, ballots)
    if ballots.parties and not rule.must_abstain:
        yield f"nobody is bound to abstain under '{rule.id}'"


def _aside(rule: Rule, ballots: Ballots) -> Iterator[str]:
    clause = rule.sets_aside
    if ballots.aside and clause is None:
        yield f"nobody is set aside under '{rule.id}'"
    elif clause and clause.at_most is not None and len(ballots.aside) > clause.at_most:
        yield f"{_names(ballots.aside)}: at most {clause.at_most} may be set aside under '{rule.id}'"


def _proxies(rule: Rule, ballots: Ballots) -> Iterator[str]:
    if ballots.proxies and not rule.proxies:
        yield f"nobody acts for another under '{rule.id}'"
        return
    for holder in sorted({*ballots.proxies.values()}):
        given = [member for member, by in ballots.proxies.items() if by == holder]
        if len(given) > rule.proxies:
            yield f"{holder} acts for {_names(given)}: at most {rule.proxies} under '{rule.id}'"
        if holder in ballots.proxies or ballots.answers.get(holder) == "absent":
            yield f"{holder} acts for {_names(given)}, and is not there itself"
    for member in sorted(ballots.proxies):
        if ballots.answers.get(member) == "absent":
            yield f"{member} is represented, and is said to be absent"


def _names(members: Iterable[Member]) -> str:
    return ", ".join(sorted(members))
