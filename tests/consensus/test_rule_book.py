"""Every shipped rule against an oracle written from its source text, on every vector of a small body.

The oracles below know nothing of the tree of counts: each is a few lines on who voted how, in the words of the
treaty or the rules of procedure. Open answers are tried out by hand. The rules are those that ship.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from itertools import combinations, product

import pytest

from drafter.consensus.ballots import Ballots, count
from drafter.consensus.body import Electorate
from drafter.consensus.finding import decide, possible
from drafter.consensus.rule import PENDING, Rule
from drafter.diagnostic import Where
from drafter.files.library import Library

LIBRARY = Library()
BOOK = {name: LIBRARY.rule(name, Where("x")) for name in LIBRARY.names("rules")}
PERMANENT = frozenset({"P1", "P2"})

Votes = Mapping[str, str]
Oracle = Callable[[Votes, Mapping[str, int], frozenset[str]], str]


def saying(votes: Votes, *answers: str) -> list[str]:
    return [member for member, answer in votes.items() if answer in answers]


def present(votes: Votes) -> list[str]:
    return [member for member, answer in votes.items() if answer != "absent"]


# --- the sources, each as a function -------------------------------------------------------------------------------


def charter_27_3(needed: int) -> Oracle:
    """An affirmative vote of nine members including the concurring votes of the permanent members; a permanent
    member's abstention or absence does not prevent it."""

    def oracle(votes: Votes, _: Mapping[str, int], represented: frozenset[str]) -> str:
        if len(saying(votes, "for")) < needed:
            return "not-adopted"
        return "vetoed" if any(votes[m] == "against" for m in PERMANENT & votes.keys()) else "adopted"

    return oracle


def charter_27_2(needed: int) -> Oracle:
    return lambda votes, _, __: "adopted" if len(saying(votes, "for")) >= needed else "not-adopted"


def absolute_majority(adopted: str, failed: str) -> Oracle:
    return lambda votes, _, __: adopted if 2 * len(saying(votes, "for")) > len(votes) else failed


def of_those_voting(times_for: int, times_all: int, strict: bool = False) -> Oracle:
    """times_for * yes against times_all * (yes + no): 3, 2 is two thirds; strict, one more than so many."""

    def oracle(votes: Votes, _: Mapping[str, int], represented: frozenset[str]) -> str:
        yes, no = len(saying(votes, "for")), len(saying(votes, "against"))
        enough = times_for * yes > times_all * (yes + no) if strict else times_for * yes >= times_all * (yes + no)
        return "adopted" if yes + no and enough else "not-adopted"

    return oracle


def of_the_members(over: int, under: int) -> Oracle:
    return lambda votes, _, __: "adopted" if under * len(saying(votes, "for")) >= over * len(votes) else "not-adopted"


def with_majority_present(inner: Oracle) -> Oracle:
    """A majority of the members must be present for a decision."""
    return lambda votes, w, r: "no-quorum" if 2 * len(present(votes)) <= len(votes) else inner(votes, w, r)


def with_majority_in_person(inner: Oracle) -> Oracle:
    """The presence of a majority of the members; one that another acts for is not present."""

    def oracle(votes: Votes, weighs: Mapping[str, int], represented: frozenset[str]) -> str:
        there = [member for member in present(votes) if member not in represented]
        return "no-quorum" if 2 * len(there) <= len(votes) else inner(votes, weighs, represented)

    return oracle


def all_join(votes: Votes, _: Mapping[str, int], represented: frozenset[str]) -> str:
    """Any one objection blocks; all must join."""
    return "blocked" if saying(votes, "against") else "agreed"


def no_objection_at_the_meeting(votes: Votes, _: Mapping[str, int], represented: frozenset[str]) -> str:
    """The absence of any objection by one who is there; somebody must be there."""
    if saying(votes, "against"):
        return "blocked"
    return "adopted" if present(votes) else "no-quorum"


def teu_16_4(votes: Votes, population: Mapping[str, int], represented: frozenset[str]) -> str:
    """55% of the members, at least fifteen, with 65% of the population; a blocking minority takes four."""
    yes = saying(votes, "for")
    if len(votes) - len(yes) < 4:
        return "adopted"
    held = sum(population[m] for m in yes)
    members = 100 * len(yes) >= 55 * len(votes) and len(yes) >= 15
    return "adopted" if members and 100 * held >= 65 * sum(population.values()) else "not-adopted"


def tfeu_238_2(votes: Votes, population: Mapping[str, int], represented: frozenset[str]) -> str:
    yes = saying(votes, "for")
    held = sum(population[m] for m in yes)
    enough = 100 * len(yes) >= 72 * len(votes) and 100 * held >= 65 * sum(population.values())
    return "adopted" if enough else "not-adopted"


def tfeu_238_3(votes: Votes, population: Mapping[str, int], represented: frozenset[str]) -> str:
    """The blocking minority takes the fewest members holding over 35% of the population taking part, plus one."""
    yes, total = saying(votes, "for"), sum(population.values())
    fewest = next(
        size
        for size in range(len(votes) + 1)
        if any(100 * sum(population[m] for m in some) > 35 * total for some in combinations(votes, size))
    )
    if len(votes) - len(yes) < fewest + 1:
        return "adopted"
    held = sum(population[m] for m in yes)
    return "adopted" if 100 * len(yes) >= 55 * len(votes) and 100 * held >= 65 * total else "not-adopted"


def eu_unanimous(votes: Votes) -> str:
    """No vote against, everybody present or represented and voting or abstaining, somebody for."""
    if saying(votes, "against"):
        return "blocked"
    return "adopted" if saying(votes, "for") and not saying(votes, "absent", "not-participating") else "not-adopted"


def teu_31_1(votes: Votes, population: Mapping[str, int], represented: frozenset[str]) -> str:
    """Not adopted where those who qualify their abstention are a third of the States with a third of the people."""
    declared = saying(votes, "abstaining-declared")
    third = 3 * len(declared) >= len(votes)
    people = 3 * sum(population[m] for m in declared) >= sum(population.values())
    outcome = eu_unanimous(votes)
    return "not-adopted" if outcome == "adopted" and third and people else outcome


def arctic(votes: Votes, _: Mapping[str, int], represented: frozenset[str]) -> str:
    """Six of the eight are a quorum; all eight must agree."""
    if len(present(votes)) < 6:
        return "no-quorum"
    if saying(votes, "against"):
        return "blocked"
    return "adopted" if len(saying(votes, "for")) == len(votes) else "not-adopted"


def with_two_thirds_present(inner: Oracle) -> Oracle:
    return lambda votes, w, r: "no-quorum" if 3 * len(present(votes)) < 2 * len(votes) else inner(votes, w, r)


def imf(inner: Oracle) -> Oracle:
    """A majority of the Governors with two thirds of the voting power are a quorum."""

    def oracle(votes: Votes, power: Mapping[str, int], represented: frozenset[str]) -> str:
        there = present(votes)
        held = sum(power[m] for m in there)
        quorum = 2 * len(there) > len(votes) and 3 * held >= 2 * sum(power.values())
        return inner(votes, power, represented) if quorum else "no-quorum"

    return oracle


def votes_cast(votes: Votes, power: Mapping[str, int], represented: frozenset[str]) -> str:
    yes, no = (sum(power[m] for m in saying(votes, word)) for word in ("for", "against"))
    return "adopted" if yes > no else "not-adopted"


def of_total_power(percent: int) -> Oracle:
    def oracle(votes: Votes, power: Mapping[str, int], represented: frozenset[str]) -> str:
        held = sum(power[m] for m in saying(votes, "for"))
        return "adopted" if Fraction(held, sum(power.values())) >= Fraction(percent, 100) else "not-adopted"

    return oracle


def statute_20(inner: Oracle) -> Oracle:
    """And a majority of the representatives entitled to sit."""
    majority = absolute_majority("adopted", "not-adopted")
    return lambda votes, w, r: inner(votes, w, r) if majority(votes, w, r) == "adopted" else "not-adopted"


def unanimous_votes_cast(votes: Votes, _: Mapping[str, int], represented: frozenset[str]) -> str:
    return "adopted" if saying(votes, "for") and not saying(votes, "against") else "not-adopted"


def refused_by_all_present(votes: Votes, _: Mapping[str, int], represented: frozenset[str]) -> str:
    """Adopted unless everybody who is there is against it."""
    return "not-adopted" if all(votes[m] == "against" for m in present(votes)) else "adopted"


def minus_x(votes: Votes, _: Mapping[str, int], represented: frozenset[str]) -> str:
    if saying(votes, "against"):
        return "blocked"
    return "adopted" if len(saying(votes, "for")) == len(votes) else "pending"


HALF = of_those_voting(2, 1, strict=True)
TWO_THIRDS = of_those_voting(3, 2)
ORACLES: dict[str, Oracle] = {
    "unsc-statement": all_join,
    "unsc-substantive": charter_27_3(9),
    "unsc-substantive-1945": charter_27_3(7),
    "unsc-procedural": charter_27_2(9),
    "unsc-procedural-1945": charter_27_2(7),
    "unsc-court-election": absolute_majority("elected", "not-elected"),
    "unga-majority": with_majority_present(HALF),
    "unga-two-thirds": with_majority_present(TWO_THIRDS),
    "unga-consensus": no_objection_at_the_meeting,
    "unga-silence": all_join,
    "eu-unanimity": with_majority_in_person(lambda votes, _, __: eu_unanimous(votes)),
    "eu-cfsp": with_majority_in_person(teu_31_1),
    "eu-qualified-majority": with_majority_in_person(teu_16_4),
    "eu-qualified-majority-72": with_majority_in_person(tfeu_238_2),
    "eu-qualified-majority-participating": with_majority_in_person(tfeu_238_3),
    "eu-qualified-majority-72-participating": with_majority_in_person(tfeu_238_2),
    "eu-simple-majority": with_majority_in_person(absolute_majority("adopted", "not-adopted")),
    "eu-silence": all_join,
    "nato-silence": all_join,
    "osce-consensus": no_objection_at_the_meeting,
    "osce-silence": all_join,
    "osce-consensus-minus-one": no_objection_at_the_meeting,
    "wto-consensus": no_objection_at_the_meeting,
    "wto-majority": HALF,
    "wto-two-thirds": of_the_members(2, 3),
    "wto-three-quarters": of_the_members(3, 4),
    "wto-reverse-consensus": refused_by_all_present,
    "arctic-consensus": arctic,
    "au-psc-consensus": with_two_thirds_present(
        lambda votes, _, __: "blocked" if saying(votes, "against") else "adopted"
    ),
    "au-psc-procedural": with_two_thirds_present(HALF),
    "au-psc-two-thirds": with_two_thirds_present(TWO_THIRDS),
    "unfccc-consensus": no_objection_at_the_meeting,
    "unfccc-amendment": of_those_voting(4, 3),
    "imf-majority": imf(votes_cast),
    "imf-70": imf(of_total_power(70)),
    "imf-85": imf(of_total_power(85)),
    "coe-unanimity": statute_20(unanimous_votes_cast),
    "coe-simple-majority": absolute_majority("adopted", "not-adopted"),
    "coe-admission": of_the_members(2, 3),
    "coe-two-thirds": statute_20(TWO_THIRDS),
    "codex-consensus": no_objection_at_the_meeting,
    "codex-majority": HALF,
    "codex-two-thirds": TWO_THIRDS,
    "asean-consensus": all_join,
    "asean-minus-x": minus_x,
    "g20-consensus": all_join,
    "g7-consensus": all_join,
}
# Where a bound is a number of members, so many that always vote for come first: all vectors of the others are tried
# on either side of it.
SURELY_FOR = {
    "unsc-substantive": (6, 8),
    "unsc-substantive-1945": (4, 6),
    "unsc-procedural": (6, 8),
    "unsc-procedural-1945": (4, 6),
    "eu-qualified-majority": (0, 12),
    "arctic-consensus": (3, 4),
}
POPULATION = (19, 31, 7, 23)


def small_bodies(rule: Rule) -> list[tuple[Electorate, dict[str, str]]]:
    """Bodies of four members whose answers vary, two of them permanent, beside members that always vote for."""
    out = []
    for sure in SURELY_FOR.get(rule.id, (0,)):
        voters = ["P1", "P2", "E1", "E2"]
        others = [f"Z{number}" for number in range(sure)]
        weights = dict(zip(voters, POPULATION, strict=True)) | {m: 5 + n for n, m in enumerate(others)}
        groups = {"permanent": PERMANENT}
        named = {"votes": weights, "population": weights}
        out.append((Electorate(frozenset(weights), groups, named), dict.fromkeys(others, "for")))
    return out


# One of each kind: with a veto, a share, weights and a declared abstention, a quorum, one that adopts unless.
EACH_KIND = frozenset({"unsc-statement", "unsc-substantive", "unga-two-thirds", "eu-cfsp", "wto-reverse-consensus"})


@pytest.mark.parametrize("name", sorted(BOOK))
def test_a_rule_gives_what_its_source_says_on_every_vector_of_a_small_body(name: str) -> None:
    """Open answers included: every completion is tried. Where all of them lead to one outcome, it is the decision:
    that step is the same whatever the rule, and is tried on every vector of one rule of each kind."""
    rule, oracle = BOOK[name], ORACLES[name]
    for electorate, fixed in small_bodies(rule):
        weights = electorate.weights["population"]
        voters = sorted(electorate.members - fixed.keys())
        full = {
            row: oracle(dict(zip(voters, row, strict=True)) | fixed, weights, frozenset())
            for row in product(rule.answers, repeat=len(voters))
        }
        for row in product((*rule.answers, None), repeat=len(voters)):
            choices = [[answer] if answer else rule.answers for answer in row]
            reached = {full[completed] for completed in product(*choices)}
            vector = {**fixed, **dict(zip(voters, row, strict=True))}
            assert possible(rule, vector, electorate) == reached, row
            if name in EACH_KIND:
                found = decide(rule, vector, electorate)
                assert found.possible == reached, row
                assert found.outcome == (min(reached) if len(reached) == 1 else PENDING), row


@pytest.mark.parametrize("name", sorted(name for name in BOOK if BOOK[name].proxies))
def test_whoever_is_represented_votes_and_is_not_there(name: str) -> None:
    rule, oracle = BOOK[name], ORACLES[name]
    for electorate, fixed in small_bodies(rule):
        voters = sorted(electorate.members - fixed.keys())
        for represented in (frozenset({"E1"}), frozenset({"P1", "E2"})):
            for row in product(rule.answers, repeat=len(voters)):
                votes = {**fixed, **dict(zip(voters, row, strict=True))}
                expected = oracle(votes, electorate.weights["population"], represented)
                assert decide(rule, votes, electorate, represented).outcome == expected, (row, represented)


@pytest.mark.parametrize("name", sorted(name for name in BOOK if BOOK[name].sets_aside))
def test_whoever_is_set_aside_is_no_part_of_anything(name: str) -> None:
    rule, oracle = BOOK[name], ORACLES[name]
    for electorate, fixed in small_bodies(rule):
        rest = sorted(electorate.members - fixed.keys() - {"P1"})
        weights = {m: w for m, w in electorate.weights["population"].items() if m != "P1"}
        for row in product(rule.answers, repeat=len(rest)):
            votes = {**fixed, **dict(zip(rest, row, strict=True))}
            found = count(rule, Ballots(votes, aside=frozenset({"P1"})), electorate)
            assert found.decision.outcome == oracle(votes, weights, frozenset()), row


def test_there_is_an_oracle_for_every_rule() -> None:
    assert ORACLES.keys() == BOOK.keys()


@pytest.mark.parametrize("rule", BOOK.values(), ids=list(BOOK))
def test_a_rule_has_a_source_examples_and_says_what_was_not_read(rule: Rule) -> None:
    assert rule.source
    assert rule.plain
    assert len(rule.examples) >= 3
    assert rule.verified == (not rule.unread)
    assert set(rule.falls_back_to) <= BOOK.keys()
    assert rule.decided_by == "answers" or rule.silence is None


# --- the truth table: what one member's stance does, all others being for -------------------------------------------

NOT_GIVEN = "-"
STANCES = ("for", "against", "abstaining", "abstaining-declared", "not-participating", "absent", None)
TABLE = {
    # what becomes of it where one large member stands so, and every other is for
    "unsc-substantive": ("adopted", "vetoed", "adopted", NOT_GIVEN, "adopted", "adopted", "pending"),
    "unsc-statement": ("agreed", "blocked", NOT_GIVEN, NOT_GIVEN, NOT_GIVEN, NOT_GIVEN, "pending"),
    "unga-majority": ("adopted", "adopted", "adopted", NOT_GIVEN, "adopted", "adopted", "adopted"),
    "unga-consensus": ("adopted", "blocked", "adopted", NOT_GIVEN, "adopted", "adopted", "pending"),
    "eu-cfsp": ("adopted", "blocked", "adopted", "adopted", "not-adopted", "not-adopted", "pending"),
    "wto-consensus": ("adopted", "blocked", "adopted", NOT_GIVEN, "adopted", "adopted", "pending"),
    "arctic-consensus": ("adopted", "blocked", "not-adopted", NOT_GIVEN, "not-adopted", "not-adopted", "pending"),
    "imf-85": ("adopted", "not-adopted", "not-adopted", NOT_GIVEN, "not-adopted", "not-adopted", "pending"),
    "osce-silence": ("agreed", "blocked", NOT_GIVEN, NOT_GIVEN, NOT_GIVEN, NOT_GIVEN, "pending"),
    "nato-silence": ("agreed", "blocked", NOT_GIVEN, NOT_GIVEN, NOT_GIVEN, NOT_GIVEN, "pending"),
}


@pytest.mark.parametrize("name", TABLE)
def test_each_stance_of_one_large_member_does_what_the_table_says(name: str) -> None:
    members = ["P1", *(f"M{number:02}" for number in range(7 if name == "arctic-consensus" else 14))]
    weights = {m: 20 if m == "P1" else 3 for m in members}
    electorate = Electorate(
        frozenset(members), {"permanent": frozenset({"P1"})}, dict.fromkeys(("votes", "population"), weights)
    )
    for stance, wanted in zip(STANCES, TABLE[name], strict=True):
        vector = {**dict.fromkeys(members, "for"), "P1": stance}
        if stance is not None and stance not in BOOK[name].answers:
            assert wanted == NOT_GIVEN, (name, stance)
        else:
            assert decide(BOOK[name], vector, electorate).outcome == wanted, (name, stance)


@pytest.mark.parametrize("stance", ["against", "abstaining", "not-participating", "absent"])
def test_under_a_qualified_majority_every_stance_but_for_counts_alike(stance: str) -> None:
    electorate = LIBRARY.body("eu-2018", Where("x")).on(LIBRARY.body("eu-2018", Where("x")).membership[0].start)
    assert electorate is not None
    rule = BOOK["eu-qualified-majority"]
    votes = {**dict.fromkeys(electorate.members, "for"), **dict.fromkeys(("DEU", "FRA", "ITA"), stance)}
    assert decide(rule, votes, electorate).outcome == "adopted"
    assert decide(rule, {**votes, "ESP": stance}, electorate).outcome == "not-adopted"


def test_a_population_that_is_not_on_file_leaves_open_what_it_could_turn_and_nothing_else() -> None:
    electorate = LIBRARY.body("eu", Where("x")).on(LIBRARY.body("eu", Where("x")).membership[1].start)
    assert electorate is not None
    rule, all_for = BOOK["eu-qualified-majority"], dict.fromkeys(electorate.members, "for")
    assert (
        decide(rule, {**all_for, "DEU": "against", "FRA": "against", "ITA": "against"}, electorate).outcome == "adopted"
    )
    four = {**all_for, **dict.fromkeys(("CYP", "EST", "LUX", "MLT"), "against")}
    assert decide(rule, four, electorate).possible == {"adopted", "not-adopted"}
    thirteen = {m: "against" if n < 13 else "for" for n, m in enumerate(sorted(electorate.members))}
    assert decide(rule, thirteen, electorate).outcome == "not-adopted"


# --- bodies on a date ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "day", "members"),
    [
        ("unga", "2022-03-02", 193),
        ("unga", "2011-07-13", None),
        ("eu", "2020-01-31", 28),
        ("eu", "2020-02-01", 27),
        ("eu", "2013-06-30", None),
        ("nato", "2020-03-26", 29),
        ("nato", "2020-03-27", 30),
        ("nato", "2023-04-04", 31),
        ("nato", "2024-03-07", 32),
        ("osce", "2012-11-21", 57),
        ("coe", "2022-03-15", 47),
        ("coe", "2022-03-16", 46),
        ("asean", "2025-10-25", 10),
        ("asean", "2025-10-26", 11),
        ("g20", "2023-09-08", 20),
        ("g20", "2023-09-09", 21),
        ("g7", "2024-01-01", 7),
        ("arctic", "2000-01-01", 8),
        ("au-psc", "2024-01-01", None),
        ("wto", "2024-01-01", None),
    ],
)
def test_a_body_has_its_members_of_the_day_or_says_that_it_is_not_covered(
    body: str, day: str, members: int | None
) -> None:
    found = LIBRARY.body(body, Where("x")).on(date.fromisoformat(day))
    assert (None if found is None else len(found.members)) == members
    if found is not None:
        assert found.members <= set(LIBRARY.codes.values())
