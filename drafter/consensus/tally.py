"""What a rule makes of one recorded vote: the outcome with its arithmetic, or what is wrong with the record.

Where a record bears no date, every day is tried on which all the members named sat together; an outcome is given
only if each of them leads to it. Nothing else is inferred.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from drafter.consensus.ballots import Ballots, Counted, count, faults
from drafter.consensus.body import Body, Electorate
from drafter.consensus.finding import Finding
from drafter.consensus.rule import PENDING, Count, Fewest, Rule
from drafter.positions.position import Member

INVALID = "invalid"
_FEW = 15
ABSENT_WORDS = {"not-participating": "did not take part", "absent": "was absent", "abstaining": "abstained"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A vote as it was recorded: every member named and what it answered, one named twice standing here twice.

    `faults` are what could not be read of it, `notes` what was read and should be known.
    """

    document: str
    day: date | None
    answers: tuple[tuple[Member, str], ...]
    proxies: Mapping[Member, Member] = field(default_factory=dict)
    aside: frozenset[Member] = frozenset()
    parties: frozenset[Member] = frozenset()
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """What came of an entry: `counted` is None where it is invalid, and `faults` then says why."""

    entry: Entry
    outcome: str
    ballots: Ballots | None = None
    counted: Counted | None = None
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def tally(rule: Rule, body: Body, entry: Entry) -> Row:
    """What the rule makes of a recorded vote in this body."""
    named = [member for member, _ in entry.answers]
    twice = sorted({member for member in named if named.count(member) > 1})
    wrong = [*entry.faults, *(f"{member} is named twice" for member in twice)]
    days, no_day = _days(rule, body, entry)
    if not wrong and no_day:
        wrong = [no_day]
    if wrong:
        return Row(entry, INVALID, faults=tuple(wrong), notes=entry.notes)
    rows = [_on(rule, entry, electorate) for electorate in days]
    if len({row.outcome for row in rows}) > 1:
        depends = "the outcome depends on the day, and no date is given"
        return Row(entry, INVALID, faults=(depends,), notes=entry.notes)
    return rows[0]


def _days(rule: Rule, body: Body, entry: Entry) -> tuple[list[Electorate], str]:
    """The members on the day of the vote, or on every day that it can have been; or why there is none."""
    if entry.day is not None:
        if not rule.in_force(entry.day):
            until = f" to {rule.end}" if rule.end else ""
            return [], f"'{rule.id}' is in force from {rule.start}{until}, not on {entry.day}"
        electorate = body.on(entry.day)
        covered = f"who is a member of '{body.id}' on {entry.day} is not on file: it is covered {body.covered()}"
        return ([electorate], "") if electorate else ([], covered)
    named = {member for member, _ in entry.answers} | entry.aside
    starts = {max(start, rule.start) for start in body.changes()}
    found: list[Electorate] = []
    for day in sorted(start for start in starts if rule.in_force(start)):
        electorate = body.on(day)
        if electorate and named <= electorate.members and electorate not in found:
            found.append(electorate)
    return found, "" if found else "those named never sat together, and no date is given"


def _on(rule: Rule, entry: Entry, electorate: Electorate) -> Row:
    """The row, were these the members."""
    answers: dict[Member, str | None] = dict(entry.answers)
    notes = list(entry.notes)
    unnamed = sorted(electorate.members - answers.keys() - entry.aside)
    if unnamed:
        who = ", ".join(unnamed) if len(unnamed) <= _FEW else f"{len(unnamed)} members"
        notes.append(f"{who} in no column: {_unnamed(rule)}")
        answers |= dict.fromkeys(unnamed, "not-participating" if rule.decided_by == "ballots" else None)
    if rule.decided_by == "answers":
        notes += _silent(rule, entry)
        answers = {m: answer if answer in rule.answers else None for m, answer in answers.items()}
    ballots = Ballots(answers, entry.proxies, entry.aside, entry.parties)
    wrong = tuple(faults(rule, ballots, electorate))
    if wrong:
        return Row(entry, INVALID, faults=wrong, notes=tuple(notes))
    counted = count(rule, ballots, electorate)
    notes += _warnings(rule, entry, counted)
    return Row(entry, counted.decision.outcome, ballots, counted, (), tuple(notes))


def _unnamed(rule: Rule) -> str:
    return "did not take part" if rule.decided_by == "ballots" else "not heard, which is no consent"


def _silent(rule: Rule, entry: Entry) -> Iterator[str]:
    """Nobody abstains where no vote is taken: what was written stands open, and is said."""
    for answer, words in ABSENT_WORDS.items():
        members = sorted(member for member, given in entry.answers if given == answer)
        if members:
            yield f"{', '.join(members)} {words}: no answer under '{rule.id}', so it stays open"


def _warnings(rule: Rule, entry: Entry, counted: Counted) -> Iterator[str]:
    if counted.obliged is not None:
        parties = ", ".join(sorted(entry.parties))
        yield f"whether {parties} had to abstain ({rule.must_abstain}) is a question of law and is not decided here"
        yield f"as cast: {counted.decision.outcome}; had {parties} abstained: {counted.obliged.outcome}"
    missing = sorted(
        {weight for _, finding in counted.decision.findings if finding is not None for weight in _unknown(finding)}
    )
    if missing and counted.decision.outcome == PENDING:
        yield f"it turns on the {' and '.join(missing)} of the day, not on file: a file of yours gives it (adds_to)"
    if counted.decision.outcome not in (rule.adopts, PENDING) and rule.falls_back_to:
        yield f"it may then be decided by {' or '.join(rule.falls_back_to)}"


def _unknown(finding: Finding) -> Iterator[str]:
    """The weights that a finding needs and the data does not give."""
    if finding.unknown and isinstance(finding.test, Count):
        bound = finding.test.bound
        yield bound.weight if isinstance(bound, Fewest) else finding.test.weight or ""
    for part in finding.parts:
        yield from _unknown(part)
