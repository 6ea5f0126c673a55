"""Which answers of a member that nothing keeps are worth giving, if a text is to be adopted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.consensus.measure import Measure
from drafter.consensus.rule import All, Any, Count, Not, Rule, Test
from drafter.positions.position import Member


def warmest(rule: Rule, measures: Mapping[Count, Measure | None], member: Member) -> tuple[str, ...]:
    """The answers of which none serves adoption in every count at least as well as another does.

    A rule that could be brought to adopt by some answers of its members can be by these alone; mostly it is one, "for".
    """
    known = [(found, helps) for count, helps in _wanted(rule) if (found := measures[count]) is not None]

    def serves(one: str, other: str) -> bool:
        return all(_reaches(found, member, *((one, other) if helps else (other, one))) for found, helps in known)

    kept: list[str] = []
    for answer in rule.answers:
        if not any(serves(better, answer) for better in kept):
            kept = [*(worse for worse in kept if not serves(answer, worse)), answer]
    return tuple(kept)


def _wanted(rule: Rule) -> Iterator[tuple[Count, bool]]:
    """Each count with whether it helps to hold or to fail: an outcome that adopts is to hold, one before it to fail."""
    adopting = [index for index, outcome in enumerate(rule.outcomes) if outcome.name == rule.adopts]
    for outcome in rule.outcomes[: adopting[-1] + 1]:
        if outcome.test is not None:
            yield from _signs(outcome.test, outcome.name == rule.adopts)


def _signs(test: Test, holds: bool) -> Iterator[tuple[Count, bool]]:
    match test:
        case Count():
            yield test, holds
        case All(parts) | Any(parts):
            for part in parts:
                yield from _signs(part, holds)
        case Not(part):
            yield from _signs(part, not holds)


def _reaches(measure: Measure, member: Member, one: str, other: str) -> bool:
    return measure.worth(member, one) >= measure.worth(member, other) and (
        measure.some(member, one) or not measure.some(member, other)
    )
