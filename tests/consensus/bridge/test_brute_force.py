"""What the solver says equals what trying everything says: four hundred small instances of every kind of rule."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest

from drafter.consensus.body import Electorate
from drafter.consensus.bridge.claims import Claim, Kind
from drafter.consensus.bridge.concession import MOST_CLAIMS, opening
from drafter.consensus.bridge.conflict import conflicting
from drafter.consensus.bridge.formula import Both, Either, Formula, Never, Reads
from drafter.consensus.bridge.instance import GOALS, Instance
from drafter.consensus.bridge.model import Model
from drafter.consensus.rule import All, Any, Count, Not, Outcome, Test
from drafter.diagnostic import Where
from tests.consensus.bridge.oracle import Oracle
from tests.strategies import ruled

KINDS: tuple[Kind, ...] = ("view", "linkage", "red line", "condition")
FOR, AGAINST, VOTING = frozenset({"for"}), frozenset({"against"}), frozenset({"for", "against"})
TESTS: tuple[Test, ...] = (
    Count(AGAINST, "at_most", Fraction(0)),
    Count(FOR, "at_least", Fraction(2)),
    Count(FOR, "at_least", Fraction(2, 3), None, VOTING),
    Count(FOR, "more_than", Fraction(1, 2), None, VOTING),
    All((Count(FOR, "at_least", Fraction(2)), Count(AGAINST, "at_most", Fraction(0), "permanent"))),
    Any((Count(FOR, "at_least", Fraction(3)), Not(Count(AGAINST, "at_least", Fraction(1), "permanent")))),
    Count(FOR, "at_least", Fraction(3), weight="votes"),
    Not(Count(AGAINST, "at_least", Fraction(1, 3), None, VOTING)),
)
MEMBERS = ("A", "B", "C", "D")
HALL = Electorate(frozenset(MEMBERS), {"permanent": frozenset("AB")}, {"votes": {"A": 3, "B": 1, "C": 1, "D": 0}})


def formula(chance: random.Random, sizes: tuple[int, ...], deep: int = 2) -> Formula:
    kind = chance.choice(("reads", "reads", "both", "either", "never")) if deep else "reads"
    if kind == "reads":
        slot = chance.randrange(len(sizes))
        return Reads(slot, frozenset(o for o in range(sizes[slot]) if chance.random() < 0.5))
    if kind == "never":
        return Never(formula(chance, sizes, deep - 1))
    parts = tuple(formula(chance, sizes, deep - 1) for _ in range(chance.randint(0, 3)))
    return Both(parts) if kind == "both" else Either(parts)


def made(seed: int) -> Instance:
    chance = random.Random(seed)
    sizes = tuple(chance.randint(1, 3) for _ in range(chance.randint(1, 4)))
    rule = ruled(
        [Outcome("adopted", chance.choice(TESTS)), Outcome("not-adopted", None)], ballots=chance.random() < 0.5
    )
    if chance.random() < 0.3:
        first = Outcome("blocked", Count(AGAINST, "at_least", Fraction(2)))
        rule = replace(rule, outcomes=(first, *rule.outcomes))
    claims = tuple(
        Claim(chance.choice(MEMBERS), chance.choice(KINDS), "p", Where("x", number), "", formula(chance, sizes))
        for number in range(chance.randint(1, 9))
    )
    falls = tuple(tuple(chance.randint(0, 3) for _ in range(size)) for size in sizes)
    wishes = tuple(formula(chance, sizes) for _ in range(chance.randint(0, 3)))
    needs = []
    if len(sizes) > 1 and chance.random() < 0.3:
        needs.append((0, 0, 1, frozenset(o for o in range(sizes[1]) if chance.random() < 0.7)))
    drafted = tuple(chance.randrange(size) for size in sizes)
    return Instance(sizes, drafted, falls, wishes, tuple(needs), claims, rule, HALL)


@pytest.mark.parametrize("batch", range(20))
def test_best_text_conflict_and_concessions_equal_those_found_by_trying_everything(batch: int) -> None:
    for seed in range(20 * batch, 20 * batch + 20):
        put = made(seed)
        oracle = Oracle(put)
        for goal in GOALS:
            solved = Model(put, 60.0).best(goal)
            wanted = oracle.best(goal)
            assert solved.status == ("none" if wanted is None else "found"), seed
            if wanted is not None:
                assert solved.proved
                assert oracle.opens(solved.choice), seed
                assert (solved.value, solved.bound) == (wanted, wanted) == (oracle.value(solved.choice, goal), wanted)
        if oracle.open():
            continue
        sets, complete = opening(put, Model(put, 60.0))
        assert complete
        assert {waived for waived, _ in sets} == oracle.concessions(MOST_CLAIMS), seed
        assert len(sets) == len(oracle.concessions(MOST_CLAIMS))
        for waived, choice in sets:
            assert oracle.opens(choice, waived)
        every = frozenset(range(len(put.claims)))
        if oracle.open(every):
            found = conflicting(put, Model(put, 60.0))
            assert found is not None
            core, layer, witnesses, minimal = found
            assert minimal
            assert not oracle.open(every - core), seed
            assert witnesses.keys() == core
            for index in core:
                assert oracle.opens(witnesses[index], (every - core) | {index}), seed
            linked = frozenset(i for i in every if put.claims[i].kind == "linkage")
            assert (layer == "red lines") == (not oracle.open(linked))
