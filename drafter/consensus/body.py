"""A body on a date: who is a member, and in which group. A date that is not covered is said, not guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from drafter.positions.position import Member


@dataclass(frozen=True, slots=True)
class Term:
    """Members over an interval of days, both ends included; an open end is None."""

    members: frozenset[Member]
    start: date
    end: date | None

    def covers(self, day: date) -> bool:
        """Whether the day lies in the interval."""
        return _covers(self.start, self.end, day)


@dataclass(frozen=True, slots=True)
class Weighing:
    """What each member weighs (its population, its votes) over an interval of days, both ends included."""

    of: Mapping[Member, int]
    start: date
    end: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Body:
    """A body with its dated membership, groups and weights, each resting on `source`."""

    id: str
    name: str
    source: str
    membership: tuple[Term, ...]
    groups: Mapping[str, tuple[Term, ...]]
    weights: Mapping[str, tuple[Weighing, ...]] = field(default_factory=dict)

    def on(self, day: date) -> Electorate | None:
        """Who may take part on a day; None where the data does not cover it."""
        members = _on(self.membership, day)
        if members is None:
            return None
        groups = {name: _on(terms, day) for name, terms in self.groups.items()}
        weights = {
            name: row.of for name, rows in self.weights.items() for row in rows if _covers(row.start, row.end, day)
        }
        return Electorate(
            members, {name: found & members for name, found in groups.items() if found is not None}, weights
        )

    def changes(self) -> frozenset[date]:
        """The first day of every row on file, of members, groups or weights."""
        terms = (*self.membership, *(term for terms in self.groups.values() for term in terms))
        weighings = (weighing for rows in self.weights.values() for weighing in rows)
        return frozenset(term.start for term in terms) | {weighing.start for weighing in weighings}

    def covered(self) -> str:
        """The days covered, in words."""
        if not self.membership:
            return "on no day"
        first, last = min(term.start for term in self.membership), max(self.membership, key=lambda term: term.start)
        return f"{first} to {last.end}" if last.end else f"{first} on"


@dataclass(frozen=True, slots=True)
class Electorate:
    """The members on one day, those of each group, and what each of them weighs.

    A weight that the body's data does not give for the day is not among `weights`.
    """

    members: frozenset[Member]
    groups: Mapping[str, frozenset[Member]]
    weights: Mapping[str, Mapping[Member, int]] = field(default_factory=dict)

    def group(self, name: str | None) -> frozenset[Member]:
        """The members of a group; all of them where no group is named. `KeyError` where there is none such."""
        return self.members if name is None else self.groups[name]

    def one_of_each(self) -> tuple[Member, ...]:
        """The first member of each kind: members in the same groups that weigh the same are counted alike."""
        first: dict[tuple[tuple[bool, ...], tuple[int | None, ...]], Member] = {}
        for member in sorted(self.members):
            within = tuple(member in group for group in self.groups.values())
            first.setdefault((within, tuple(of.get(member) for of in self.weights.values())), member)
        return tuple(first.values())

    def without(self, aside: frozenset[Member]) -> Electorate:
        """The same, with these members set aside: they are no part of any number or whole."""
        if not aside:
            return self
        groups = {name: members - aside for name, members in self.groups.items()}
        weights = {name: {m: w for m, w in of.items() if m not in aside} for name, of in self.weights.items()}
        return Electorate(self.members - aside, groups, weights)


def _covers(start: date, end: date | None, day: date) -> bool:
    return start <= day and (end is None or day <= end)


def _on(terms: Iterable[Term], day: date) -> frozenset[Member] | None:
    return next((term.members for term in terms if term.covers(day)), None)
