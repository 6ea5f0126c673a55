"""A verdict equals what trying every completion of the open answers by hand gives."""

from __future__ import annotations

import operator
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import combinations, product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from drafter.consensus import rule as law
from drafter.consensus.body import Electorate
from drafter.consensus.finding import Finding, Swing, decide
from drafter.consensus.rule import ANSWER, BALLOT, PENDING, All, Any, Count, Fewest, Not, Outcome, Relation, Rule, Test
from drafter.diagnostic import Where
from drafter.files.library import Library
from tests.strategies import MEMBERS, counts, electorates, ruled, rules, vectors

_WARMTH = ("against", "abstaining", "for")
_RELATION_NAMES: tuple[Relation, ...] = get_args(Relation)
_BOUNDS = (Fraction(1, 3), Fraction(1, 2), Fraction(2, 3), Fraction(3, 4))
_RELATIONS = {"at_least": operator.ge, "more_than": operator.gt, "at_most": operator.le, "fewer_than": operator.lt}
# Every completion of five answers grows fast: with ballots four members are open at most, with answers all six.
_OPEN = {BALLOT: 4, ANSWER: 6}


def completions(vector: Mapping[str, str | None], answers: Sequence[str]) -> list[dict[str, str]]:
    open_ = [member for member, answer in vector.items() if answer is None]
    given_ = {member: answer for member, answer in vector.items() if answer is not None}
    return [given_ | dict(zip(open_, row, strict=True)) for row in product(answers, repeat=len(open_))]


def counted(count: Count, electorate: Electorate, represented: frozenset[str]) -> frozenset[str]:
    group = electorate.members if count.group is None else electorate.groups[count.group]
    return group - represented if count.in_person else group


def number_of(fewest: Fewest, electorate: Electorate) -> int:
    """The fewest members that hold over the share: the first size of which any members do. With none, nobody."""
    votes = electorate.weights[fewest.weight]
    over = fewest.more_than * sum(votes.values())
    sizes = [n for n in range(len(votes) + 1) for who in combinations(votes, n) if sum(votes[m] for m in who) > over]
    return (min(sizes) if sizes else len(votes)) + fewest.plus


def true(
    test: Test | None, full: Mapping[str, str], electorate: Electorate, represented: frozenset[str] = frozenset()
) -> bool:
    """Whether a test holds when everybody has answered, straight from what the words mean."""
    match test:
        case None:
            return True
        case All(parts):
            return all(true(part, full, electorate, represented) for part in parts)
        case Any(parts):
            return any(true(part, full, electorate, represented) for part in parts)
        case Not(part):
            return not true(part, full, electorate, represented)
        case Count(answers, relation, bound, _, out_of, weight):
            votes = electorate.weights[weight] if weight else dict.fromkeys(electorate.members, 1)
            group = counted(test, electorate, represented)
            number = sum(votes[m] for m in group if full[m] in answers)
            if isinstance(bound, Fewest):
                bound = Fraction(number_of(bound, electorate))
            if out_of is None:
                return bool(_RELATIONS[relation](number, bound))
            whole = electorate.members if out_of == law.MEMBERS else {m for m in group if full[m] in out_of}
            among = sum(votes[m] for m in whole)
            return among > 0 and bool(_RELATIONS[relation](Fraction(number, among), bound))


def outcome(
    rule: Rule, full: Mapping[str, str], electorate: Electorate, represented: frozenset[str] = frozenset()
) -> str:
    return next(o.name for o in rule.outcomes if true(o.test, full, electorate, represented))


def every_part(finding: Finding) -> list[Finding]:
    return [finding, *(inner for part in finding.parts for inner in every_part(part))]


Case = tuple[Rule, dict[str, str | None], Electorate, frozenset[str]]


@st.composite
def cases(draw: DrawFn) -> Case:
    rule, electorate = draw(rules()), draw(electorates())
    represented = draw(st.frozensets(st.sampled_from(sorted(electorate.members)), max_size=2))
    return rule, draw(vectors(electorate, rule.answers, _OPEN[rule.answers])), electorate, represented


@given(cases())
def test_the_outcome_is_what_every_completion_leads_to(case: Case) -> None:
    rule, vector, electorate, represented = case
    found = decide(rule, vector, electorate, represented)
    possible = {outcome(rule, full, electorate, represented) for full in completions(vector, rule.answers)}
    assert found.possible == possible
    assert found.outcome == (next(iter(possible)) if len(possible) == 1 else PENDING)


@given(cases())
def test_each_part_of_a_finding_holds_fails_or_is_open_as_its_completions_say(case: Case) -> None:
    rule, vector, electorate, represented = case
    for _, finding in decide(rule, vector, electorate, represented).findings:
        for part in every_part(finding) if finding is not None else []:
            seen = {true(part.test, full, electorate, represented) for full in completions(vector, rule.answers)}
            assert part.holds == (next(iter(seen)) if len(seen) == 1 else None)


@given(cases())
def test_each_count_names_the_members_it_counts(case: Case) -> None:
    rule, vector, electorate, represented = case
    for _, finding in decide(rule, vector, electorate, represented).findings:
        for part in every_part(finding) if finding is not None else []:
            if isinstance(part.test, Count):
                group = counted(part.test, electorate, represented)
                votes = electorate.weights["votes"] if part.test.weight else dict.fromkeys(electorate.members, 1)
                assert set(part.who) == {m for m in group if vector[m] in part.test.answers}
                assert part.count == sum(votes[m] for m in part.who)
                out_of = part.test.out_of
                whole = (
                    electorate.members if out_of == law.MEMBERS else [m for m in group if vector[m] in (out_of or ())]
                )
                assert part.out_of == (None if out_of is None else sum(votes[m] for m in whole))


@given(cases())
def test_a_weight_that_is_not_on_file_leaves_open_just_what_it_could_turn(case: Case) -> None:
    """No weights at all: an outcome that stands is the one that every table of votes gives."""
    rule, vector, electorate, represented = case
    without = Electorate(electorate.members, electorate.groups)
    found = decide(rule, vector, without, represented)
    assert decide(rule, vector, electorate, represented).possible <= found.possible


@st.composite
def single_counts(draw: DrawFn) -> tuple[Count, bool, dict[str, str | None], Electorate]:
    """Any count, and often a share of those voting: there one member's change of mind is worth more than another's."""
    ballots = draw(st.booleans())
    answers = BALLOT if ballots else ANSWER
    if draw(st.booleans()):
        electorate = draw(electorates(5))
        return draw(counts(answers)), ballots, draw(vectors(electorate, answers, 3)), electorate
    members = frozenset(MEMBERS[: draw(st.integers(3, 5))])
    relation, bound = draw(st.sampled_from(_RELATION_NAMES)), draw(st.sampled_from(_BOUNDS))
    share = Count(frozenset({draw(st.sampled_from(_WARMTH[::2]))}), relation, bound, None, frozenset(_WARMTH[::2]))
    electorate = Electorate(members, {})
    return share, True, draw(vectors(electorate, BALLOT, 2)), electorate


@given(single_counts())
def test_a_swing_is_the_fewest_of_whom_any_so_many_are_enough(
    case: tuple[Count, bool, dict[str, str | None], Electorate],
) -> None:
    """And there is none only where all the members of the group, answering alike, would not be enough."""
    count, ballots, vector, electorate = case
    answers = BALLOT if ballots else ANSWER
    rule = ruled([Outcome("adopted", count), Outcome("not-adopted", None)], ballots)
    _, finding = decide(rule, vector, electorate).findings[0]
    assert finding is not None

    @cache
    def sure(to: str, who: tuple[str, ...]) -> bool:
        swung = {**vector, **dict.fromkeys(who, to)}
        return all(true(count, full, electorate) for full in completions(swung, answers))

    def any_of(swing: Swing, number: int) -> bool:
        return all(sure(swing.to, who) for who in combinations(swing.of, number))

    swing = finding.swing
    if finding.holds:
        assert swing is None
    elif swing is None:
        assert not any(sure(to, tuple(sorted(counted(count, electorate, frozenset())))) for to in answers)
    else:
        assert any_of(swing, swing.any)
        assert not any(any_of(swing, fewer) for fewer in range(swing.any))


# --- warmth --------------------------------------------------------------------------------------------------------


@st.composite
def warming_counts(draw: DrawFn, answers: Sequence[str]) -> Count:
    """A count that asks for warm answers, or bounds cold ones from above."""
    group = draw(st.sampled_from((None, "permanent")))
    shape = draw(st.sampled_from(("warm", "cold", "share")))
    if shape == "share":
        voting = frozenset({"for", "against"})
        out_of = draw(st.sampled_from((voting, frozenset(answers), (voting | {"abstaining"}) & frozenset(answers))))
        bound = draw(st.sampled_from((Fraction(1, 3), Fraction(1, 2), Fraction(2, 3), Fraction(1))))
        return Count(frozenset({"for"}), draw(st.sampled_from(("at_least", "more_than"))), bound, group, out_of)
    bound = Fraction(draw(st.integers(0, len(MEMBERS))))
    if shape == "warm":
        return Count(frozenset({"for"}), draw(st.sampled_from(("at_least", "more_than"))), bound, group)
    return Count(frozenset({"against"}), draw(st.sampled_from(("at_most", "fewer_than"))), bound, group)


@st.composite
def warming_rules(draw: DrawFn) -> Rule:
    ballots = draw(st.booleans())
    answers = BALLOT if ballots else ANSWER
    test = draw(
        st.recursive(
            warming_counts(answers),
            lambda parts: st.one_of(
                st.builds(law.All, st.lists(parts, max_size=3).map(tuple)),
                st.builds(law.Any, st.lists(parts, max_size=3).map(tuple)),
            ),
            max_leaves=4,
        )
    )
    return ruled([Outcome("adopted", test), Outcome("not-adopted", None)], ballots)


def warmer(data: st.DataObject, vector: Mapping[str, str | None], answers: Sequence[str]) -> dict[str, str | None]:
    """Some members answer more warmly; who votes at all stays as it was."""
    scale = [answer for answer in _WARMTH if answer in answers]
    steps = data.draw(st.lists(st.integers(0, 2), min_size=len(vector), max_size=len(vector)))
    out = dict(vector)
    for (member, answer), step in zip(vector.items(), steps, strict=True):
        if answer in scale:
            out[member] = scale[min(scale.index(answer) + step, len(scale) - 1)]
    return out


@given(warming_rules(), electorates(), st.data())
def test_no_warmer_answer_turns_a_rule_from_adopting(rule: Rule, electorate: Electorate, data: st.DataObject) -> None:
    vector = data.draw(vectors(electorate, rule.answers, 2))
    after = warmer(data, vector, rule.answers)
    if decide(rule, vector, electorate).outcome == rule.adopts:
        assert decide(rule, after, electorate).outcome == rule.adopts
    if rule.adopts in decide(rule, vector, electorate).possible:
        assert rule.adopts in decide(rule, after, electorate).possible


@pytest.mark.parametrize("name", ["unsc-statement", "unsc-procedural", "unsc-substantive"])
@given(data=st.data())
def test_no_warmer_answer_turns_a_shipped_rule_from_adopting(name: str, data: st.DataObject) -> None:
    library = Library()
    rule = library.rule(name, Where("x"))
    electorate = library.body(rule.body, Where("x")).on(date(2021, 8, 13))
    assert electorate is not None
    vector = data.draw(vectors(electorate, [*rule.answers, "for", "for", "for", "for"], 3))
    after = warmer(data, vector, rule.answers)
    if rule.adopts in decide(rule, vector, electorate).possible:
        assert rule.adopts in decide(rule, after, electorate).possible
    if decide(rule, vector, electorate).outcome == rule.adopts:
        assert decide(rule, after, electorate).outcome == rule.adopts
