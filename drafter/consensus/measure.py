"""One count of a rule as a sum, on one day's members.

"At least 2/3 of those voting" is "each for is worth 1 - 2/3, each against -2/3: the sum is at least 0". In units of
the bound's denominator every count is a sum of whole numbers held against a whole number; `at_most` and `fewer_than`
change sign, so that more is always better. A member's weight multiplies what it adds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil, floor

from drafter.consensus.body import Electorate
from drafter.consensus.rule import EVERY, MEMBERS, Count, Fewest
from drafter.positions.position import Member


@dataclass(frozen=True)
class Measure:
    """A count on one day's members: what each answer of each member adds, and the sum it takes to hold.

    `inside` gives what each counted member weighs; members that do not count are not in it. `share` is the set of
    answers that the bound is a share of, or None where it is a number: a share of all members is the number that it
    comes to on the day. `whole` is what all members come to then, for showing.
    """

    count: Count
    inside: Mapping[Member, int]
    bound: Fraction
    share: frozenset[str] | None
    whole: int | None = None

    @cached_property
    def needed(self) -> int:
        """The least sum with which the count holds."""
        target = Fraction(0) if self.share is not None else self.bound * self.bound.denominator
        match self.count.relation:
            case "at_least":
                return ceil(target)
            case "more_than":
                return floor(target) + 1
            case "at_most":
                return -floor(target)
            case "fewer_than":
                return -ceil(target) + 1

    def worth(self, member: Member, answer: str) -> int:
        """What a member's answer adds to the sum."""
        weight = self.inside.get(member)
        return weight * self.units[answer] if weight else 0

    @cached_property
    def units(self) -> Mapping[str, int]:
        """What each answer adds to the sum for each unit of weight."""
        return {answer: self._unit(answer) for answer in EVERY}

    def _unit(self, answer: str) -> int:
        worth = self.bound.denominator if answer in self.count.answers else 0
        if self.share is not None and answer in self.share:
            worth -= self.bound.numerator
        return worth if self.count.relation in ("at_least", "more_than") else -worth

    def some(self, member: Member, answer: str) -> bool:
        """Whether this answer gives a share somebody to be a share of."""
        return self.share is None or (answer in self.share and self.inside.get(member, 0) > 0)


def measure(count: Count, electorate: Electorate, represented: frozenset[Member] = frozenset()) -> Measure | None:
    """A count on one day's members; None where it needs a weight that the day's data does not give.

    `represented` are the members that another member acts for.
    """
    weights = dict.fromkeys(electorate.members, 1)
    if count.weight is not None:
        if count.weight not in electorate.weights:
            return None
        weights = dict(electorate.weights[count.weight])
    away = represented if count.in_person else frozenset[Member]()
    inside = {member: weights[member] for member in electorate.group(count.group) - away}
    bound = count.bound
    if isinstance(bound, Fewest):
        if bound.weight not in electorate.weights:
            return None
        bound = Fraction(fewest(bound, electorate.weights[bound.weight]))
    if count.out_of == MEMBERS:
        whole = sum(weights[member] for member in electorate.members)
        return Measure(count, inside, bound * whole, None, whole)
    return Measure(count, inside, bound, count.out_of)


def fewest(bound: Fewest, weights: Mapping[Member, int]) -> int:
    """The number of members that a bound of this kind comes to.

    >>> fewest(Fewest(Fraction(35, 100), "population", plus=1), {"A": 40, "B": 30, "C": 20, "D": 10})
    2
    >>> fewest(Fewest(Fraction(40, 100), "population", plus=1), {"A": 40, "B": 30, "C": 20, "D": 10})
    3
    """
    enough, held, number = bound.more_than * sum(weights.values()), 0, 0
    for weight in sorted(weights.values(), reverse=True):
        if held > enough:
            break
        held, number = held + weight, number + 1
    return number + bound.plus
