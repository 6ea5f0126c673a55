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
from drafter.consensus.rule import ANSWER, BALLOT, PENDING, All, Any, Count, Not, Outcome, Relation, Rule, Test
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


def true(test: Test | None, full: Mapping[str, str], electorate: Electorate) -> bool:
    """Whether a test holds when everybody has answered, straight from what the words mean."""
    match test:
        case None:
            return True
        case All(parts):
            return all(true(part, full, electorate) for part in parts)
        case Any(parts):
            return any(true(part, full, electorate) for part in parts)
        case Not(part):
            return not true(part, full, electorate)
        case Count(answers, relation, bound, group, out_of):
            group_ = electorate.members if group is None else electorate.groups[group]
            number = sum(full[member] in answers for member in group_)
            if out_of is None:
                return bool(_RELATIONS[relation](number, bound))
            among = sum(full[member] in out_of for member in group_)
            return among > 0 and bool(_RELATIONS[relation](Fraction(number, among), bound))


def outcome(rule: Rule, full: Mapping[str, str], electorate: Electorate) -> str:
    return next(o.name for o in rule.outcomes if true(o.test, full, electorate))


def every_part(finding: Finding) -> list[Finding]:
    return [finding, *(inner for part in finding.parts for inner in every_part(part))]


@st.composite
def cases(draw: DrawFn) -> tuple[Rule, dict[str, str | None], Electorate]:
    rule, electorate = draw(rules()), draw(electorates())
    return rule, draw(vectors(electorate, rule.answers, _OPEN[rule.answers])), electorate


@given(cases())
def test_the_outcome_is_what_every_completion_leads_to(case: tuple[Rule, dict[str, str | None], Electorate]) -> None:
    rule, vector, electorate = case
    found = decide(rule, vector, electorate)
    possible = {outcome(rule, full, electorate) for full in completions(vector, rule.answers)}
    assert found.possible == possible
    assert found.outcome == (next(iter(possible)) if len(possible) == 1 else PENDING)


@given(cases())
def test_each_part_of_a_finding_holds_fails_or_is_open_as_its_completions_say(
    case: tuple[Rule, dict[str, str | None], Electorate],
) -> None:
    rule, vector, electorate = case
    for _, finding in decide(rule, vector, electorate).findings:
        for part in every_part(finding) if finding is not None else []:
            seen = {true(part.test, full, electorate) for full in completions(vector, rule.answers)}
            assert part.holds == (next(iter(seen)) if len(seen) == 1 else None)


@given(cases())
def test_each_count_names_the_members_it_counts(case: tuple[Rule, dict[str, str | None], Electorate]) -> None:
    rule, vector, electorate = case
    for _, finding in decide(rule, vector, electorate).findings:
        for part in every_part(finding) if finding is not None else []:
            if isinstance(part.test, Count):
                group = electorate.group(part.test.group)
                assert set(part.who) == {m for m in group if vector[m] in part.test.answers}
                assert part.count == len(part.who)
                out_of = part.test.out_of
                among = None if out_of is None else sum(vector[m] in out_of for m in group)
                assert part.out_of == among


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
        assert not any(sure(to, tuple(sorted(electorate.group(count.group)))) for to in answers)
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
