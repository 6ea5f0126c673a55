"""What ballots may say under a rule, and a vote without a date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from drafter.consensus.ballots import Ballots, count, faults
from drafter.consensus.body import Body, Electorate, Term
from drafter.consensus.rule import Count, Outcome, SetAside
from drafter.consensus.tally import Entry, tally
from tests.strategies import ruled

FOR = frozenset({"for"})
MAJORITY = [Outcome("adopted", Count(FOR, "more_than", Fraction(1, 2), None, "members")), Outcome("not-adopted", None)]
PLAIN = ruled(MAJORITY, ballots=True)
RULE = replace(PLAIN, proxies=1, sets_aside=SetAside("the State concerned", 1), must_abstain="a party")
FOUR = Electorate(frozenset("ABCD"), {})


def votes(**given: str) -> dict[str, str | None]:
    return {member: given.get(member, "for") for member in "ABCD"}


@pytest.mark.parametrize(
    ("ballots", "wrong"),
    [
        (Ballots(votes()), []),
        (Ballots(votes(), {"A": "B", "C": "D"}), []),
        (Ballots(votes() | {"E": "for"}), ["E: no member on that day"]),
        (Ballots({"A": "for"}), ["B, C, D: no answer is recorded"]),
        (Ballots(votes(A="perhaps")), ["A: 'perhaps' is no answer under 'a-rule'"]),
        (Ballots(votes(A="abstaining-declared")), ["A: 'abstaining-declared' is no answer under 'a-rule'"]),
        (Ballots(votes(), {"A": "B", "C": "B"}), ["B acts for A, C: at most 1 under 'a-rule'"]),
        (Ballots(votes(), {"A": "B", "B": "C"}), ["B acts for A, and is not there itself"]),
        (Ballots(votes(B="absent"), {"A": "B"}), ["B acts for A, and is not there itself"]),
        (Ballots(votes(A="absent"), {"A": "B"}), ["A is represented, and is said to be absent"]),
        (Ballots(votes(), aside=frozenset("A")), ["A: set aside, and answers all the same"]),
    ],
)
def test_what_is_wrong_with_ballots_is_named(ballots: Ballots, wrong: list[str]) -> None:
    assert list(faults(RULE, ballots, FOUR)) == wrong


def test_at_most_so_many_are_set_aside() -> None:
    answers = dict.fromkeys("CD", "for")
    told = list(faults(RULE, Ballots(answers, aside=frozenset("AB")), FOUR))
    assert told == ["A, B: at most 1 may be set aside under 'a-rule'"]


def test_a_rule_without_the_clause_sets_nobody_aside_and_lets_nobody_act_for_another() -> None:
    aside = Ballots(dict.fromkeys("BCD", "for"), aside=frozenset("A"))
    assert list(faults(PLAIN, aside, FOUR)) == ["nobody is set aside under 'a-rule'"]
    assert list(faults(PLAIN, Ballots(votes(), {"A": "B"}), FOUR)) == ["nobody acts for another under 'a-rule'"]
    parties = Ballots(votes(), parties=frozenset("A"))
    assert list(faults(PLAIN, parties, FOUR)) == ["nobody is bound to abstain under 'a-rule'"]


def test_both_outcomes_are_given_where_a_party_may_have_had_to_abstain() -> None:
    counted = count(RULE, Ballots(votes(D="against"), parties=frozenset("AB")), FOUR)
    assert counted.decision.outcome == "adopted"
    assert counted.obliged is not None
    assert counted.obliged.outcome == "not-adopted"
    assert count(RULE, Ballots(votes()), FOUR).obliged is None


def test_a_vote_without_a_date_whose_outcome_depends_on_the_day_is_invalid() -> None:
    body = Body(
        "a-body",
        "A body",
        "constructed",
        (
            Term(frozenset("AB"), date(2001, 1, 1), date(2001, 12, 31)),
            Term(frozenset("ABCDE"), date(2002, 1, 1), None),
        ),
        {},
    )
    entry = Entry("x", None, (("A", "for"), ("B", "for")))
    assert tally(PLAIN, body, entry).faults == ("the outcome depends on the day, and no date is given",)
    assert tally(PLAIN, body, replace(entry, day=date(2001, 6, 1))).outcome == "adopted"
    assert tally(PLAIN, body, replace(entry, day=date(2003, 6, 1))).outcome == "not-adopted"
    three = replace(entry, answers=(*entry.answers, ("C", "for")))
    assert tally(PLAIN, body, three).outcome == "adopted"
