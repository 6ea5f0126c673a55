"""A body on a date: who is a member, and in which group. A date that is not covered is said, not guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Body:
    """A body with its dated membership and groups, each resting on `source`."""

    id: str
    name: str
    source: str
    membership: tuple[Term, ...]
    groups: Mapping[str, tuple[Term, ...]]

    def on(self, day: date) -> Electorate | None:
        """Who may take part on a day; None where the data does not cover it."""
        members = _on(self.membership, day)
        if members is None:
            return None
        groups = {name: _on(terms, day) for name, terms in self.groups.items()}
        return Electorate(members, {name: found & members for name, found in groups.items() if found is not None})

    def covered(self) -> str:
        """The days covered, in words."""
        first, last = min(term.start for term in self.membership), max(self.membership, key=lambda term: term.start)
        return f"{first} to {last.end}" if last.end else f"{first} on"


@dataclass(frozen=True, slots=True)
class Electorate:
    """The members on one day, and those of each group."""

    members: frozenset[Member]
    groups: Mapping[str, frozenset[Member]]

    def group(self, name: str | None) -> frozenset[Member]:
        """The members of a group; all of them where no group is named. `KeyError` where there is none such."""
        return self.members if name is None else self.groups[name]


def _on(terms: Iterable[Term], day: date) -> frozenset[Member] | None:
    return next((term.members for term in terms if term.covers(day)), None)
