"""Rules filled in: the shipped ones by their worked examples, the rest by small cases."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from drafter.consensus.body import Body, Electorate, Term
from drafter.consensus.finding import Swing, decide
from drafter.consensus.rule import All, Any, Count, Example, Not, Outcome, Silence, counts_of
from drafter.consensus.worked import ballots_of, check
from drafter.diagnostic import Where
from drafter.files.library import Library
from tests.strategies import HERE, ruled

LIBRARY = Library()
COUNCIL = LIBRARY.body("unsc", Where("x"))
SHIPPED = [LIBRARY.rule(name, Where("x")) for name in ("unsc-statement", "unsc-procedural", "unsc-substantive")]
FOR, AGAINST = frozenset({"for"}), frozenset({"against"})
VOTING = FOR | AGAINST


def council(year: int = 2021) -> Electorate:
    found = COUNCIL.on(date(year, 8, 13))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("rule", "example"),
    [(rule, example) for rule in SHIPPED for example in rule.examples if not example.named],
)
def test_a_shipped_rule_gives_what_its_source_says(rule: object, example: Example) -> None:
    found = next(r for r in SHIPPED if r is rule)
    assert decide(found, ballots_of(example, council()).answers, council()).outcome == example.outcome
    assert check(found, example, council()) == ""


@pytest.mark.parametrize("rule", SHIPPED, ids=lambda rule: rule.id)
def test_a_shipped_rule_has_a_source_that_was_read_and_examples(rule: object) -> None:
    found = next(r for r in SHIPPED if r is rule)
    assert found.verified
    assert found.source
    assert len(found.examples) >= 6


def test_fourteen_joining_and_one_silent_is_pending_with_the_one_who_would_turn_it() -> None:
    vector = {member: None if member == "CHN" else "for" for member in council().members}
    found = decide(SHIPPED[0], vector, council())
    assert (found.outcome, found.possible) == ("pending", {"blocked", "agreed"})
    agreed = dict(found.findings)["agreed"]
    assert agreed is not None
    assert (agreed.holds, agreed.count, agreed.out_of) == (None, 14, 14)
    assert agreed.swing == Swing("for", 1, ("CHN",))


def test_one_objection_blocks_whoever_is_still_silent() -> None:
    vector = {member: "against" if member == "KEN" else None for member in council().members}
    found = decide(SHIPPED[0], vector, council())
    assert found.outcome == "blocked"
    blocked = dict(found.findings)["blocked"]
    assert blocked is not None
    assert (blocked.holds, blocked.who) == (True, ("KEN",))


def test_a_veto_is_certain_before_the_last_member_votes() -> None:
    vector = dict.fromkeys(council().members, "for") | {"RUS": "against", "KEN": None}
    assert decide(SHIPPED[2], vector, council()).outcome == "vetoed"


def test_a_statement_of_the_council_may_be_agreed_by_silence_and_a_vote_may_not() -> None:
    assert SHIPPED[0].silence == Silence(timedelta(0), frozenset({"objection", "amendment"}))
    assert SHIPPED[2].silence is None


# --- small cases ---------------------------------------------------------------------------------------------------

FIVE = Electorate(frozenset("ABCDE"), {"big": frozenset("AB"), "nobody": frozenset()})


def outcome_of(test: object, **answers: str | None) -> str:
    assert isinstance(test, Count | All | Any | Not)
    rule = ruled([Outcome("adopted", test), Outcome("not-adopted", None)], True)
    return decide(rule, {member: answers.get(member, "abstaining") for member in FIVE.members}, FIVE).outcome


def test_bounds_are_exact() -> None:
    two_thirds = Count(FOR, "at_least", Fraction(2, 3), None, VOTING)
    more = Count(FOR, "more_than", Fraction(2, 3), None, VOTING)
    assert outcome_of(two_thirds, A="for", B="for", C="against") == "adopted"
    assert outcome_of(more, A="for", B="for", C="against") == "not-adopted"


def test_a_share_of_nobody_never_holds() -> None:
    for relation in ("at_least", "more_than", "at_most", "fewer_than"):
        for bound in (Fraction(0), Fraction(1)):
            assert outcome_of(Count(FOR, relation, bound, None, VOTING)) == "not-adopted"
            assert outcome_of(Count(FOR, relation, bound, "nobody", VOTING), A="for") == "not-adopted"


def test_a_group_counts_its_own_members_alone() -> None:
    test = Count(FOR, "at_least", Fraction(1), "big")
    assert outcome_of(test, A="for") == "adopted"
    assert outcome_of(test, C="for", D="for", E="for") == "not-adopted"


def test_counts_that_move_together_are_followed_together() -> None:
    either = Any((Count(FOR, "at_least", Fraction(1)), Count(frozenset({"for", "absent"}), "at_most", Fraction(0))))
    one_open = dict.fromkeys("ABCDE", "abstaining") | {"A": None}
    rule = ruled([Outcome("adopted", either), Outcome("not-adopted", None)], True)
    assert decide(rule, one_open, FIVE).possible == {"adopted", "not-adopted"}
    surely = Any((Count(FOR, "at_least", Fraction(1)), Count(FOR, "at_most", Fraction(0))))
    rule = ruled([Outcome("adopted", surely), Outcome("not-adopted", None)], True)
    found = decide(rule, one_open, FIVE)
    assert found.outcome == "adopted"
    ((_, finding), _) = found.findings
    assert finding is not None
    assert [part.holds for part in finding.parts] == [None, None]


def test_no_parts_hold_all_and_not_any() -> None:
    assert outcome_of(All(())) == "adopted"
    assert outcome_of(Any(())) == "not-adopted"
    assert outcome_of(Not(Any(()))) == "adopted"


def swing_of(count: Count, **answers: str | None) -> Swing | None:
    rule = ruled([Outcome("adopted", count), Outcome("not-adopted", None)], True)
    vector = {member: answers.get(member, "abstaining") for member in FIVE.members}
    ((_, finding), _) = decide(rule, vector, FIVE).findings
    assert finding is not None
    return finding.swing


def test_a_swing_names_how_many_of_whom() -> None:
    assert swing_of(Count(FOR, "at_least", Fraction(2)), A="for", B=None) == Swing("for", 1, ("B", "C", "D", "E"))


def test_one_member_against_too_many_must_change_its_vote() -> None:
    assert swing_of(Count(AGAINST, "at_most", Fraction(0)), C="against") == Swing("for", 1, ("C",))


def test_a_member_swung_out_of_a_share_is_no_longer_what_it_is_a_share_of() -> None:
    none_for = Count(FOR, "at_most", Fraction(0), None, VOTING)
    swing = swing_of(none_for, A="for")
    assert swing is not None
    assert (swing.to, swing.any) == ("against", 1)


def test_where_nobody_could_turn_it_there_is_no_swing() -> None:
    assert swing_of(Count(FOR, "at_least", Fraction(6))) is None


def test_a_finding_has_three_values_and_no_truth() -> None:
    rule = ruled([Outcome("adopted", Count(FOR, "at_least", Fraction(1))), Outcome("not-adopted", None)], True)
    ((_, finding), _) = decide(rule, dict.fromkeys("ABCDE", None), FIVE).findings
    with pytest.raises(TypeError, match="three values"):
        bool(finding)


def test_an_answer_of_somebody_who_is_no_member_is_refused() -> None:
    rule = ruled([Outcome("adopted", None)], True)
    with pytest.raises(AssertionError):
        decide(rule, dict.fromkeys("ABCDEF", "for"), FIVE)


def test_the_counts_of_a_test_are_listed_in_reading_order() -> None:
    one, other = Count(FOR, "at_least", Fraction(1)), Count(AGAINST, "at_most", Fraction(0))
    assert counts_of(All((one, Not(Any((other, one)))))) == (one, other, one)
    assert counts_of(None) == ()


def test_very_many_members_are_decided_at_once() -> None:
    members = frozenset(f"M{number:03}" for number in range(193))
    assembly = Electorate(members, {"some": frozenset(sorted(members)[:60])})
    test = All((Count(FOR, "at_least", Fraction(2, 3), None, VOTING), Count(FOR, "at_least", Fraction(97))))
    rule = ruled([Outcome("adopted", test), Outcome("not-adopted", None)], True)
    mostly = {member: "for" if number < 150 else None for number, member in enumerate(sorted(members))}
    assert decide(rule, mostly, assembly).outcome == "adopted"
    assert decide(rule, dict.fromkeys(members, None), assembly).outcome == "pending"


# --- worked examples -----------------------------------------------------------------------------------------------


def test_an_example_that_does_not_come_to_the_whole_body_says_so() -> None:
    short = Example({("for", ""): 14}, "agreed", "constructed", HERE)
    assert check(SHIPPED[0], short, council()) == "it counts 14 of 15 members"


def test_an_example_with_more_than_a_group_has_says_so() -> None:
    many = Example({("against", "permanent"): 6, ("for", ""): 9}, "vetoed", "constructed", HERE)
    assert "only 5 members are left for it" in check(SHIPPED[2], many, council())


def test_an_example_that_comes_out_otherwise_says_what_the_rule_gives() -> None:
    wrong = Example({("for", ""): 15}, "blocked", "constructed", HERE)
    assert check(SHIPPED[0], wrong, council()) == "the rule gives 'agreed', not 'blocked'"


# --- the body ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", range(1994, 2027))
def test_the_council_has_fifteen_members_five_of_them_permanent_in_every_year_covered(year: int) -> None:
    assert len(council(year).members) == 15
    assert council(year).group("permanent") == {"CHN", "FRA", "GBR", "RUS", "USA"}
    assert council(year).group(None) == council(year).members


def test_a_day_that_is_not_covered_is_said_and_not_guessed() -> None:
    assert COUNCIL.on(date(1993, 12, 31)) is None
    assert COUNCIL.on(date(1994, 1, 1)) is not None


def test_both_ends_of_a_term_are_days_of_membership() -> None:
    body = Body(
        "b",
        "B",
        "constructed",
        (
            Term(frozenset("AB"), date(2020, 1, 1), date(2020, 12, 31)),
            Term(frozenset("BC"), date(2021, 1, 1), None),
        ),
        {"big": (Term(frozenset("AC"), date(2020, 1, 1), None),)},
    )
    first, second = body.on(date(2020, 12, 31)), body.on(date(2021, 1, 1))
    assert first is not None
    assert second is not None
    assert (first.members, second.members) == (frozenset("AB"), frozenset("BC"))
    assert (first.group("big"), second.group("big")) == (frozenset("A"), frozenset("C"))
    with pytest.raises(KeyError):
        first.group("small")
    assert body.covered() == "2020-01-01 on"
