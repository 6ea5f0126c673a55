"""Worked examples of a rule: counts of answers turned into a vector, and whether the rule gives what they say."""

from __future__ import annotations

from drafter.consensus.body import Electorate
from drafter.consensus.finding import Vector, decide
from drafter.consensus.rule import Example, Rule
from drafter.positions.position import Member

OPEN = "open"
OTHERS = "others"


def vector_of(example: Example, electorate: Electorate) -> Vector:
    """Answers for every member that come to the example's counts, filled in code order.

    A count by group is filled from that group ("others": from no group), a plain one first from members of no
    group. Raises `ValueError` where the counts do not come to the whole electorate, each member once.
    """
    left = {name: sorted(members) for name, members in electorate.groups.items()}
    grouped = {member for members in left.values() for member in members}
    left[OTHERS] = sorted(electorate.members - grouped)
    out: dict[Member, str | None] = {}
    for (answer, group), number in sorted(example.counts.items(), key=lambda item: item[0][1] == ""):
        names = [group] if group else [OTHERS, *sorted(electorate.groups)]
        pool = [m for m in dict.fromkeys(m for name in names for m in left.get(name, ())) if m not in out]
        if number > len(pool):
            raise ValueError(f"{number} answer '{answer}', and only {len(pool)} members are left for it")
        out |= dict.fromkeys(pool[:number], None if answer == OPEN else answer)
    if len(out) != len(electorate.members):
        raise ValueError(f"it counts {len(out)} of {len(electorate.members)} members")
    return out


def check(rule: Rule, example: Example, electorate: Electorate) -> str:
    """What is wrong with an example; empty where the rule gives the outcome it names."""
    try:
        found = decide(rule, vector_of(example, electorate), electorate).outcome
    except ValueError as fault:
        return str(fault)
    return "" if found == example.outcome else f"the rule gives '{found}', not '{example.outcome}'"
