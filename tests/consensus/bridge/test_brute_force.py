"""What the solver says equals what trying everything says: four hundred small instances of every kind of rule."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

import pytest

from drafter.consensus.body import Electorate
from drafter.consensus.bridge.bars import Bars, bits
from drafter.consensus.bridge.claims import Claim, Kind
from drafter.consensus.bridge.concession import MOST_CLAIMS, opening
from drafter.consensus.bridge.conflict import conflicting
from drafter.consensus.bridge.formula import Both, Choice, Either, Formula, Never, Reads
from drafter.consensus.bridge.instance import GOALS, Instance
from drafter.consensus.bridge.model import Model, Solved
from drafter.consensus.bridge.nearby import Nearby
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
TEXTS_OF_THREE = ((0, 0), (1, 0), (2, 2))
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


def test_what_texts_around_one_show_is_so_and_nothing_is_shown_of_a_text_that_is_open() -> None:
    shown = 0
    for seed in range(400, 520):
        put = made(seed)
        oracle = Oracle(put)
        everything = bits(range(len(put.claims)))
        for choice, barring in oracle.barring.items():
            assert put.bars.at(choice) == bits(barring)
            eased = dict(put.bars.easing(choice, bits(barring), everything))
            beside = {text: bits(held) for text, held in oracle.barring.items() if _apart(text, choice) == 1}
            assert {text: held for text, held in eased.items() if text in oracle.barring} == {
                text: held for text, held in beside.items() if bits(barring) & ~held
            }
            for most in (1, MOST_CLAIMS):
                for waived, text in Nearby(put, most).opening(choice, everything, ()).items():
                    assert 0 < len(waived) <= most
                    assert oracle.opens(text, waived), seed
                    assert not oracle.opens(text), seed
                    shown += 1
            if not oracle.opens(choice):
                own = {frozenset(i for i in barring if put.claims[i].member == m) for m in put.members} - {frozenset()}
                alone = {some for some in own if len(some) <= MOST_CLAIMS and oracle.opens(choice, some)}
                assert alone <= Nearby(put, MOST_CLAIMS).opening(choice, everything, ()).keys(), seed
    assert shown > 500


def test_looking_around_a_text_with_some_claims_in_force_is_as_if_there_were_no_others() -> None:
    for seed in range(400, 460):
        put = made(seed)
        half = frozenset(range(0, len(put.claims), 2))
        alone = replace(put, claims=tuple(put.claims[i] for i in sorted(half)))
        for choice in Oracle(put).barring:
            among = Nearby(put, 2).opening(choice, bits(half), ())
            same = {frozenset(2 * i for i in waived) for waived in Nearby(alone, 2).opening(choice, -1, ())}
            assert among.keys() == same, seed


def test_where_each_claim_is_a_set_by_itself_no_other_text_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(Bars, "easing", lambda *of: asked.append(of) or iter(()))
    for seed in range(40):
        put = made(seed)
        known = [frozenset({number}) for number in range(len(put.claims))]
        assert Nearby(put, 1).opening(put.drafted, bits(range(len(known))), known) == {}
    assert not asked


class _Cut(Model):
    """A search that the limit cuts after this first answer."""

    first: Solved

    def waiving(self, most: int, beside: Iterable[frozenset[int]]) -> Solved:
        return self.first if not list(beside) else Solved("unknown")


def test_of_a_search_that_was_cut_no_set_is_shown_that_may_have_a_line_to_spare() -> None:
    """B and C bar the text beside the first answer; that B is enough shows only on one that is two steps away."""
    open_to_few = Either(tuple(Both((Reads(0, frozenset({a})), Reads(1, frozenset({b})))) for a, b in TEXTS_OF_THREE))
    bars = {"A": [{0}], "B": [{1, 2}], "C": [{1}]}
    lines = [(member, Reads(0, frozenset(options))) for member, rows in bars.items() for options in rows]
    lines += [("D", Never(open_to_few))] * (MOST_CLAIMS + 1)
    claims = tuple(Claim(m, "view", "p", Where("x", n), "", bar) for n, (m, bar) in enumerate(lines))
    rule = ruled([Outcome("adopted", TESTS[0]), Outcome("not-adopted", None)], ballots=False)
    put = Instance((3, 3), (0, 0), ((0,) * 3,) * 2, (), (), claims, rule, HALL)
    a, b, c = (frozenset({number}) for number in range(3))
    cut = _Cut(put, 60.0)
    cut.first = Solved("found", (0, 0), a, proved=True)
    assert Nearby(put, MOST_CLAIMS).opening((0, 0), -1, ()).keys() == {a, b | c}
    assert opening(put, cut) == ([(a, (0, 0))], False)
    assert {waived for waived, _ in opening(put, Model(put, 60.0))[0]} == {a, b}


def _apart(one: Choice, other: Choice) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))
