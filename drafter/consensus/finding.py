"""A rule filled in: each part holds, fails or is open, with who was counted and what would turn it.

Open members may still give any answer. A part holds only if it does under every completion of the open answers,
and an outcome is given only if every completion leads to it. Counts that move together are followed together, so
this is exact: it equals trying every completion by hand (tests/laws).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, product
from typing import TypeAlias

from drafter.consensus.body import Electorate
from drafter.consensus.measure import Measure, measure
from drafter.consensus.rule import PENDING, All, Any, Count, Not, Rule, Test, counts_of
from drafter.positions.position import Member

# An answer of None is open.
Vector: TypeAlias = Mapping[Member, str | None]
# One entry a count: its sum, and whether its share is a share of somebody.
_Sums: TypeAlias = tuple[tuple[int, bool], ...]
_Options: TypeAlias = Sequence[_Sums]
# Past so many steps (a second or so) the counts are bounded one by one: sound still, though a part may then stay
# open that following them together would have settled.
_MOST_STEPS = 400_000


@dataclass(frozen=True, slots=True)
class Swing:
    """Any so many of these members, answering so, make the count hold whatever the open ones say."""

    to: str
    any: int
    of: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One part of a rule, filled in; `holds` is None while it is open.

    `count` is what the answers given come to (members or their weight), `out_of` what it is a share of, and `bound`
    what the rule's bound comes to on the day. `unknown` says that it needs a weight which the data does not give.
    """

    test: Test
    holds: bool | None
    count: int = 0
    out_of: int | None = None
    who: tuple[Member, ...] = ()
    swing: Swing | None = None
    parts: tuple[Finding, ...] = ()
    bound: Fraction | None = None
    unknown: bool = False

    def __bool__(self) -> bool:
        raise TypeError("a finding has three values: ask .holds")


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome (pending while the open answers could lead to several), and the rule filled in."""

    outcome: str
    possible: frozenset[str]
    findings: tuple[tuple[str, Finding | None], ...]


def decide(
    rule: Rule, vector: Vector, electorate: Electorate, represented: frozenset[Member] = frozenset()
) -> Decision:
    """What a rule makes of the answers of all its members. `vector` has an entry for each member, no other.

    `represented` are the members that another member acts for. A count that needs a weight which the day's data does
    not give stays open: nothing is guessed, and where it cannot matter the outcome still stands.
    """
    assert set(vector) == electorate.members, "one answer a member, open ones included"
    measures = measures_of(rule, electorate, represented)
    worlds = _followed(rule, vector, measures)
    reached = frozenset(_outcome(rule, world) for world in worlds)
    findings = tuple(
        (outcome.name, _fill(outcome.test, measures, worlds, rule.answers, vector) if outcome.test else None)
        for outcome in rule.outcomes
    )
    return Decision(next(iter(reached)) if len(reached) == 1 else PENDING, reached, findings)


def possible(rule: Rule, vector: Vector, electorate: Electorate) -> frozenset[str]:
    """The outcomes that the open answers can still lead to: `decide(...).possible` without the findings."""
    return frozenset(_outcome(rule, world) for world in _followed(rule, vector, measures_of(rule, electorate)))


def measures_of(
    rule: Rule, electorate: Electorate, represented: frozenset[Member] = frozenset()
) -> dict[Count, Measure | None]:
    """Each count of a rule on one day's members."""
    counts = dict.fromkeys(count for outcome in rule.outcomes for count in counts_of(outcome.test))
    return {count: measure(count, electorate, represented) for count in counts}


def _followed(rule: Rule, vector: Vector, measures: Mapping[Count, Measure | None]) -> tuple[Mapping[Count, bool], ...]:
    """Every row of truth values that the counts can take; one that needs what is not known takes both."""
    known = tuple(count for count, found in measures.items() if found is not None)
    unknown = tuple(count for count, found in measures.items() if found is None)
    return tuple(
        dict(zip((*known, *unknown), (*world, *guess), strict=True))
        for world in _worlds([m for m in measures.values() if m is not None], rule.answers, vector)
        for guess in product((True, False), repeat=len(unknown))
    )


def _outcome(rule: Rule, truth: Mapping[Count, bool]) -> str:
    return next(o.name for o in rule.outcomes if o.test is None or _true(o.test, truth))


def _true(test: Test, truth: Mapping[Count, bool]) -> bool:
    match test:
        case Count():
            return truth[test]
        case All(parts):
            return all(_true(part, truth) for part in parts)
        case Any(parts):
            return any(_true(part, truth) for part in parts)
        case Not(part):
            return not _true(part, truth)


def _fill(
    test: Test,
    measures: Mapping[Count, Measure | None],
    worlds: Sequence[Mapping[Count, bool]],
    answers: Sequence[str],
    vector: Vector,
) -> Finding:
    seen = {_true(test, world) for world in worlds}
    holds = next(iter(seen)) if len(seen) == 1 else None
    if isinstance(test, Count):
        found = measures[test]
        if found is None:
            return Finding(test, None, unknown=True)
        who = tuple(sorted(m for m in found.inside if vector[m] in test.answers))
        among = found.whole
        if found.share is not None:
            among = sum(weight for m, weight in found.inside.items() if vector[m] in found.share)
        turned = None if holds else swing(found, answers, vector)
        return Finding(test, holds, sum(found.inside[m] for m in who), among, who, turned, bound=found.bound)
    inner = test.parts if isinstance(test, All | Any) else (test.part,)
    return Finding(test, holds, parts=tuple(_fill(part, measures, worlds, answers, vector) for part in inner))


def _worlds(measures: Sequence[Measure], answers: Sequence[str], vector: Vector) -> frozenset[tuple[bool, ...]]:
    """Every row of truth values that the counts can take together, over all completions of the open answers."""
    needed = tuple(each.needed for each in measures)

    def step(member: Member, answer: str) -> _Sums:
        return tuple((each.worth(member, answer), each.some(member, answer)) for each in measures)

    closed = [step(m, answer) for m, answer in vector.items() if answer is not None]
    start = tuple(
        (sum(row[i][0] for row in closed), each.share is None or any(row[i][1] for row in closed))
        for i, each in enumerate(measures)
    )
    choices = [sorted({step(m, answer) for answer in answers}) for m in sorted(vector) if vector[m] is None]
    choices.sort()
    least = _still_to_come(choices, len(measures), min)
    most = _still_to_come(choices, len(measures), max)
    sums, steps = {start}, 0
    for index, options in enumerate(choices):
        steps += len(sums) * len(options)
        if steps > _MOST_STEPS:
            return _bounded(start, choices, needed)
        reached = set()
        for at in sums:
            for option in options:
                total = tuple((a + w, b or s) for (a, b), (w, s) in zip(at, option, strict=True))
                reached.add(_clip(total, needed, least[index + 1], most[index + 1]))
        sums = reached
    return frozenset(
        tuple(value >= need and some for (value, some), need in zip(at, needed, strict=True)) for at in sums
    )


def _still_to_come(
    choices: Sequence[_Options], width: int, pick: Callable[[Iterable[int]], int]
) -> list[tuple[int, ...]]:
    """After each open member, the least (or the most) that the rest of them can add to each count."""
    rows = [tuple([0] * width)]
    for options in reversed(choices):
        rows.append(tuple(rows[-1][i] + pick(option[i][0] for option in options) for i in range(width)))
    return rows[::-1]


def _clip(at: _Sums, needed: Sequence[int], least: Sequence[int], most: Sequence[int]) -> _Sums:
    """Sums whose truth no open answer can change any more, made alike."""
    return tuple(
        (need - low, some) if value + low >= need else (need - high - 1, some) if value + high < need else (value, some)
        for (value, some), need, low, high in zip(at, needed, least, most, strict=True)
    )


def _bounded(start: _Sums, choices: Sequence[_Options], needed: Sequence[int]) -> frozenset[tuple[bool, ...]]:
    """Every row of truth values that the counts could take if each moved by itself: never too few."""
    rows: list[tuple[bool, ...]] = [()]
    for i, need in enumerate(needed):
        low = start[i][0] + sum(min(option[i][0] for option in options) for options in choices)
        high = start[i][0] + sum(max(option[i][0] for option in options) for options in choices)
        some = start[i][1] or any(option[i][1] for options in choices for option in options)
        values = {some and high >= need, low >= need and start[i][1]}
        rows = [(*row, value) for row in rows for value in sorted(values)]
    return frozenset(rows)


def swing(measure: Measure, answers: Sequence[str], vector: Vector) -> Swing | None:
    """The fewest members such that *any* so many of them, answering alike, make the count hold for certain.

    The other open members are taken at their worst for the count. None where no such number is enough.
    """

    units, share = measure.units, measure.share
    least = min(units[answer] for answer in answers)
    now = {m: w * (least if (given := vector[m]) is None else units[given]) for m, w in measure.inside.items()}
    to = max(answers, key=lambda answer: (units[answer], answer in (share or ()), -answers.index(answer)))
    gains = sorted((weight * units[to] - now[member], member) for member, weight in measure.inside.items())
    total = sum(now.values())
    said = {m: answers if (given := vector[m]) is None else (given,) for m in measure.inside}
    sure = {m for m, can_say in said.items() if all(measure.some(m, answer) for answer in can_say)}
    # A share of nobody never holds: a member that gains nothing may still be the somebody that it needs.
    for smallest in (1, 0):
        pool = [(gain, member) for gain, member in gains if gain >= smallest]
        of = {member for _, member in pool}
        for number, gained in enumerate(accumulate(gain for gain, _ in pool), 1):
            some = share is None or to in share
            if total + gained >= measure.needed and (some or sure - of or len(sure & of) > number):
                return Swing(to, number, tuple(sorted(of)))
    return None
