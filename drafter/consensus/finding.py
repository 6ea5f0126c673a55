"""A rule filled in: each part holds, fails or is open, with who was counted and what would turn it.

Open members may still give any answer. A part holds only if it does under every completion of the open answers,
and an outcome is given only if every completion leads to it. Counts that move together are followed together, so
this is exact: it equals trying every completion by hand (tests/laws).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import TypeAlias

from drafter.consensus.body import Electorate
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

    `count` is what the answers given come to (members, or the share's numerator and denominator in `out_of`).
    """

    test: Test
    holds: bool | None
    count: int = 0
    out_of: int | None = None
    who: tuple[Member, ...] = ()
    swing: Swing | None = None
    parts: tuple[Finding, ...] = ()

    def __bool__(self) -> bool:
        raise TypeError("a finding has three values: ask .holds")


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome (pending while the open answers could lead to several), and the rule filled in."""

    outcome: str
    possible: frozenset[str]
    findings: tuple[tuple[str, Finding | None], ...]


def decide(rule: Rule, vector: Vector, electorate: Electorate) -> Decision:
    """What a rule makes of the answers of all its members. `vector` has an entry for each member, no other."""
    assert set(vector) == electorate.members, "one answer a member, open ones included"
    counts = tuple(dict.fromkeys(count for outcome in rule.outcomes for count in counts_of(outcome.test)))
    worlds = _worlds(counts, rule.answers, vector, electorate)
    possible = frozenset(_outcome(rule, dict(zip(counts, world, strict=True))) for world in worlds)
    findings = tuple(
        (outcome.name, _fill(outcome.test, counts, worlds, rule.answers, vector, electorate) if outcome.test else None)
        for outcome in rule.outcomes
    )
    return Decision(next(iter(possible)) if len(possible) == 1 else PENDING, possible, findings)


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
    counts: Sequence[Count],
    worlds: frozenset[tuple[bool, ...]],
    answers: Sequence[str],
    vector: Vector,
    electorate: Electorate,
) -> Finding:
    seen = {_true(test, dict(zip(counts, world, strict=True))) for world in worlds}
    holds = next(iter(seen)) if len(seen) == 1 else None
    if isinstance(test, Count):
        group = electorate.group(test.group)
        who = tuple(sorted(m for m in group if vector[m] in test.answers))
        among = sum(vector[m] in test.out_of for m in group) if test.out_of is not None else None
        return Finding(test, holds, len(who), among, who, None if holds else swing(test, answers, vector, electorate))
    inner = test.parts if isinstance(test, All | Any) else (test.part,)
    return Finding(test, holds, parts=tuple(_fill(part, counts, worlds, answers, vector, electorate) for part in inner))


# --- one count, as a sum -------------------------------------------------------------------------------------------
# "at least 2/3 of those voting" is "each for is worth 1 - 2/3, each against -2/3: the sum is at least 0". In units of
# the bound's denominator every count is a sum of whole numbers held against a whole number. at_most and fewer_than
# change sign, so that more is always better.


def _sign(count: Count) -> int:
    return 1 if count.relation in ("at_least", "more_than") else -1


def _worth(count: Count, answer: str, inside: bool) -> int:
    """What one member's answer adds to the sum."""
    if not inside:
        return 0
    worth = Fraction(answer in count.answers)
    if count.out_of is not None and answer in count.out_of:
        worth -= count.bound
    return int(worth * count.bound.denominator) * _sign(count)


def _needed(count: Count) -> int:
    """The least sum with which the count holds."""
    target = Fraction(0) if count.out_of is not None else count.bound * count.bound.denominator
    if count.relation == "at_least":
        return ceil(target)
    if count.relation == "more_than":
        return floor(target) + 1
    return -floor(target) if count.relation == "at_most" else -ceil(target) + 1


def _some(count: Count, answer: str, inside: bool) -> bool:
    """Whether this answer gives a share somebody to be a share of."""
    return count.out_of is None or (inside and answer in count.out_of)


def _worlds(
    counts: Sequence[Count], answers: Sequence[str], vector: Vector, electorate: Electorate
) -> frozenset[tuple[bool, ...]]:
    """Every row of truth values that the counts can take together, over all completions of the open answers."""
    inside = {m: tuple(m in electorate.group(count.group) for count in counts) for m in electorate.members}
    needed = tuple(map(_needed, counts))

    def step(member: Member, answer: str) -> _Sums:
        return tuple(
            (_worth(count, answer, within), _some(count, answer, within))
            for count, within in zip(counts, inside[member], strict=True)
        )

    closed = [step(m, answer) for m, answer in vector.items() if answer is not None]
    start = tuple(
        (sum(row[i][0] for row in closed), count.out_of is None or any(row[i][1] for row in closed))
        for i, count in enumerate(counts)
    )
    choices = [sorted({step(m, answer) for answer in answers}) for m in sorted(vector) if vector[m] is None]
    choices.sort()
    least = _still_to_come(choices, len(counts), min)
    most = _still_to_come(choices, len(counts), max)
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


def swing(count: Count, answers: Sequence[str], vector: Vector, electorate: Electorate) -> Swing | None:
    """The fewest members such that *any* so many of them, answering alike, make the count hold for certain.

    The other open members are taken at their worst for the count. None where no such number is enough.
    """
    group = electorate.group(count.group)

    def can_say(member: Member) -> Sequence[str]:
        given = vector[member]
        return answers if given is None else (given,)

    def now(member: Member) -> int:
        return min(_worth(count, answer, member in group) for answer in can_say(member))

    to = max(
        answers, key=lambda answer: (_worth(count, answer, True), _some(count, answer, True), -answers.index(answer))
    )
    gains = sorted((_worth(count, to, True) - now(member), member) for member in group)
    total = sum(map(now, group))
    sure = {member for member in group if all(_some(count, answer, True) for answer in can_say(member))}
    # A share of nobody never holds: a member that gains nothing may still be the somebody that it needs.
    for least in (1, 0):
        pool = [(gain, member) for gain, member in gains if gain >= least]
        of = {member for _, member in pool}
        for number in range(1, len(pool) + 1):
            enough = total + sum(gain for gain, _ in pool[:number]) >= _needed(count)
            if enough and (_some(count, to, True) or sure - of or len(sure & of) > number):
                return Swing(to, number, tuple(sorted(of)))
    return None
