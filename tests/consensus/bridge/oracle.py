"""The bridge's questions answered by trying everything: every text, every set of claims, every answer of everybody."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import combinations, product

from drafter.consensus.bridge.formula import Choice, true
from drafter.consensus.bridge.instance import Goal, Instance
from drafter.consensus.rule import All, Any, Count, Not, Test


def texts(put: Instance) -> Iterator[Choice]:
    """Every choice that refers to nothing it leaves out."""
    for choice in product(*map(range, put.sizes)):
        if all(choice[slot] != option or choice[other] in having for slot, option, other, having in put.needs):
            yield choice


def adoptable(put: Instance, barred: Collection[str]) -> bool:
    """Whether some answers of the others adopt, where these members are against."""
    answers = [("against",) if member in barred else put.rule.answers for member in put.members]
    return any(
        _outcome(put, dict(zip(put.members, given, strict=True))) == put.rule.adopts for given in product(*answers)
    )


def _outcome(put: Instance, given: dict[str, str]) -> str:
    return next(o.name for o in put.rule.outcomes if o.test is None or _holds(put, o.test, given))


def _holds(put: Instance, test: Test, given: dict[str, str]) -> bool:
    match test:
        case Count():
            measure = put.measures[test]
            assert measure is not None
            return sum(measure.worth(m, a) for m, a in given.items()) >= measure.needed and (
                measure.share is None or any(measure.some(m, a) for m, a in given.items())
            )
        case All(parts):
            return all(_holds(put, part, given) for part in parts)
        case Any(parts):
            return any(_holds(put, part, given) for part in parts)
        case Not(part):
            return not _holds(put, part, given)


class Oracle:
    """Every text of an instance with the claims that bar it."""

    def __init__(self, put: Instance) -> None:
        self.put = put
        self.barring = {
            choice: frozenset(i for i, claim in enumerate(put.claims) if true(claim.bars, choice))
            for choice in texts(put)
        }
        self._known: dict[frozenset[str], bool] = {}

    def opens(self, choice: Choice, waived: Collection[int] = ()) -> bool:
        """Whether a text could be adopted where these claims are waived."""
        barred = frozenset(self.put.claims[i].member for i in self.barring[choice].difference(waived))
        if barred not in self._known:
            self._known[barred] = adoptable(self.put, barred)
        return self._known[barred]

    def open(self, waived: Collection[int] = ()) -> bool:
        """Whether any text could."""
        return any(self.opens(choice, waived) for choice in self.barring)

    def value(self, choice: Choice, goal: Goal) -> int:
        """What a text comes to by a goal; the less the better."""
        put = self.put
        if goal == "strongest":
            return sum(falls[option] for falls, option in zip(put.falls, choice, strict=True))
        if goal == "fewest":
            return sum(a != b for a, b in zip(choice, put.drafted, strict=True))
        return sum(not true(wish, choice) for wish in put.wishes)

    def best(self, goal: Goal) -> int | None:
        """The best value there is; None where no text could be adopted."""
        return min((self.value(choice, goal) for choice in self.barring if self.opens(choice)), default=None)

    def concessions(self, most: int) -> set[frozenset[int]]:
        """Every set of at most so many claims that opens a way and has none inside it that does."""
        found: set[frozenset[int]] = set()
        for size in range(1, most + 1):
            for some in map(frozenset, combinations(range(len(self.put.claims)), size)):
                if not any(known <= some for known in found) and self.open(some):
                    found.add(some)
        return found
