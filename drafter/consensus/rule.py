"""Decision rules as data: a small tree of counts, and the outcomes it leads to, first that holds.

Thresholds are exact fractions. A rule is filled in by `finding`; this file holds only what a rule is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal, TypeAlias

from drafter.diagnostic import Where

Breaker = Literal["objection", "amendment"]
Relation = Literal["at_least", "more_than", "at_most", "fewer_than"]
BALLOT = ("for", "abstaining", "not-participating", "absent", "against")
ANSWER = ("for", "against")
PENDING = "pending"


@dataclass(frozen=True, slots=True)
class Count:
    """So many members of a group gave one of these answers.

    Without `out_of` the bound is a number of members; with it, a share of the members who gave one of those
    answers, the counted ones among them. A share of nobody never holds.
    """

    answers: frozenset[str]
    relation: Relation
    bound: Fraction
    group: str | None = None
    out_of: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one part holds."""

    parts: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Test


Test: TypeAlias = Count | All | Any | Not


@dataclass(frozen=True, slots=True)
class Outcome:
    """A named outcome and its test; the last of a rule has none and adopts nothing."""

    name: str
    test: Test | None


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: how many of each group gave each answer, and what that comes to."""

    counts: Mapping[tuple[str, str], int]
    outcome: str
    source: str
    where: Where


@dataclass(frozen=True, slots=True)
class Silence:
    """How a text may be put under silence: for how long at least, and what breaks it."""

    at_least: timedelta
    broken_by: frozenset[Breaker]


@dataclass(frozen=True, slots=True)
class Rule:
    """A decision rule of a body with its legal source.

    `decided_by` is "ballots" where members vote, "answers" where a text is adopted without a vote. An unverified
    rule rests on no source that was read, and cannot open an export. Without `silence` nothing is agreed by silence.
    """

    id: str
    title: str
    source: str
    verified: bool
    body: str
    start: date
    end: date | None
    decided_by: Literal["ballots", "answers"]
    adopts: str
    outcomes: tuple[Outcome, ...]
    plain: str
    examples: tuple[Example, ...]
    where: Where
    silence: Silence | None = None

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers a member can give, warmest first."""
        return BALLOT if self.decided_by == "ballots" else ANSWER

    def in_force(self, day: date) -> bool:
        """Whether the rule applies on a day."""
        return self.start <= day and (self.end is None or day <= self.end)


def counts_of(test: Test | None) -> tuple[Count, ...]:
    """Every count of a test, in reading order."""
    match test:
        case Count():
            return (test,)
        case All(parts) | Any(parts):
            return tuple(count for part in parts for count in counts_of(part))
        case Not(part):
            return counts_of(part)
        case None:
            return ()
