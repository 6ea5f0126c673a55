"""Worked examples of a rule: counts of answers turned into ballots, and whether the rule gives what they say."""

from __future__ import annotations

from drafter.consensus.ballots import Ballots, count, faults
from drafter.consensus.body import Electorate
from drafter.consensus.rule import Example, Rule
from drafter.positions.position import Member

OPEN = "open"
OTHERS = "others"


def ballots_of(example: Example, electorate: Electorate) -> Ballots:
    """Ballots of every member that come to the example's counts: those named as they are, the rest in code order.

    A count by group is filled from that group ("others": from no group), a plain one first from members of no
    group. Raises `ValueError` where the counts do not come to the whole electorate, each member once.
    """
    left = {name: sorted(members) for name, members in electorate.groups.items()}
    grouped = {member for members in left.values() for member in members}
    left[OTHERS] = sorted(electorate.members - grouped)
    out: dict[Member, str | None] = {m: _answer(answer) for m, answer in example.named.items()}
    for (answer, group), number in sorted(example.counts.items(), key=lambda item: item[0][1] == ""):
        names = [group] if group else [OTHERS, *sorted(electorate.groups)]
        pool = [m for m in dict.fromkeys(m for name in names for m in left.get(name, ())) if m not in out]
        pool = [m for m in pool if m not in example.aside]
        if number > len(pool):
            raise ValueError(f"{number} answer '{answer}', and only {len(pool)} members are left for it")
        out |= dict.fromkeys(pool[:number], _answer(answer))
    if example.rest:
        out |= dict.fromkeys(electorate.members - out.keys() - example.aside, _answer(example.rest))
    if len(out) + len(example.aside) != len(electorate.members):
        raise ValueError(f"it counts {len(out)} of {len(electorate.members)} members")
    return Ballots(out, example.proxies, example.aside, example.parties)


def check(rule: Rule, example: Example, electorate: Electorate) -> str:
    """What is wrong with an example; empty where the rule gives the outcome it names."""
    try:
        ballots = ballots_of(example, electorate)
    except ValueError as fault:
        return str(fault)
    if wrong := "; ".join(faults(rule, ballots, electorate)):
        return wrong
    counted = count(rule, ballots, electorate)
    if counted.decision.outcome != example.outcome:
        return f"the rule gives '{counted.decision.outcome}', not '{example.outcome}'"
    obliged = counted.obliged.outcome if counted.obliged else ""
    return f"had the parties abstained, the rule gives '{obliged}'" if obliged != example.obliged else ""


def _answer(written: str) -> str | None:
    return None if written == OPEN else written
