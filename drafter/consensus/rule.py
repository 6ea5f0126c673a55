"""Decision rules as data: a small tree of counts, and the outcomes it leads to, first that holds.

Thresholds are exact fractions. A rule is filled in by `finding`; this file holds only what a rule is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Final, Literal, TypeAlias

from drafter.diagnostic import Where
from drafter.positions.position import Member

Breaker = Literal["objection", "amendment"]
Relation = Literal["at_least", "more_than", "at_most", "fewer_than"]
BALLOT = ("for", "abstaining", "not-participating", "absent", "against")
# An abstention with a formal declaration is an answer only under a rule that counts it.
DECLARED = "abstaining-declared"
EVERY = (*BALLOT[:2], DECLARED, *BALLOT[2:])
MEMBERS: Final = "members"
Whole: TypeAlias = frozenset[str] | Literal["members"] | None
ANSWER = ("for", "against")
PENDING = "pending"


@dataclass(frozen=True, slots=True)
class Fewest:
    """A number of members that a day's weights give: the fewest that together hold more than a share of them, and
    so many more (Treaty on the Functioning of the European Union, Article 238 (3))."""

    more_than: Fraction
    weight: str
    plus: int = 0


@dataclass(frozen=True, slots=True)
class Count:
    """So many members of a group gave one of these answers.

    Without `out_of` the bound is a number of members. With answers in it, the bound is a share of the members of the
    group who gave one of those, the counted ones among them; a share of nobody never holds. With `MEMBERS` it is a
    share of the body's whole membership, whatever each answers. With `weight` what members weigh is added up, not
    the members. With `in_person` a member that another represents is not counted.
    """

    answers: frozenset[str]
    relation: Relation
    bound: Fraction | Fewest
    group: str | None = None
    out_of: Whole = None
    weight: str | None = None
    in_person: bool = False


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
    """A worked example: how many of each group gave each answer, or who did, and what that comes to.

    `named` are answers of members by name, `rest` the answer of whoever is not named. `obliged` is the outcome had
    the `parties` abstained.
    """

    counts: Mapping[tuple[str, str], int]
    outcome: str
    source: str
    where: Where
    named: Mapping[Member, str] = field(default_factory=dict)
    rest: str = ""
    on: date | None = None
    aside: frozenset[Member] = frozenset()
    proxies: Mapping[Member, Member] = field(default_factory=dict)
    parties: frozenset[Member] = frozenset()
    obliged: str = ""


@dataclass(frozen=True, slots=True)
class Silence:
    """How a text may be put under silence: for how long at least, and what breaks it.

    What breaks it breaks it for good, unless the rule has it `mended_by_withdrawal`: taken back before silence expires.
    """

    at_least: timedelta
    broken_by: frozenset[Breaker]
    mended_by_withdrawal: bool = False


@dataclass(frozen=True, slots=True)
class SetAside:
    """Members that by the rule take no part and are no part of any whole: who they are, and how many at most."""

    who: str
    at_most: int | None


@dataclass(frozen=True, slots=True)
class Rule:
    """A decision rule of a body with its legal source.

    `decided_by` is "ballots" where members vote, "answers" where a text is adopted without a vote. An unverified
    rule rests on facts in `unread`, of which no source was read, and cannot open an export. Without `silence` nothing
    is agreed by silence. `falls_back_to` are the rules by which it may be decided where this one fails; `proxies` is
    for how many others one member may act; `must_abstain` says who is bound to abstain, which is a question of law.
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
    unread: tuple[str, ...] = ()
    falls_back_to: tuple[str, ...] = ()
    sets_aside: SetAside | None = None
    proxies: int = 0
    must_abstain: str = ""

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers a member can give, warmest first."""
        if self.decided_by == "answers":
            return ANSWER
        counted = {answer for outcome in self.outcomes for count in counts_of(outcome.test) for answer in count.answers}
        return EVERY if DECLARED in counted else BALLOT

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
