"""Which wording a draft takes: what is asked, or the strongest that those heard leave open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafter.consensus.case import Case
from drafter.consensus.ledger import heard
from drafter.drafting.zone import asked, common
from drafter.positions.position import Keeps, Position, RedLine, View
from drafter.report.draft import heading
from drafter.text.history import replay
from tests.drafting.three import ACTS, BODY, BY_ANSWERS, BY_VOTE
from tests.strategies import BRIEF, ELEMENTS, FORMS, HERE, LADDERS


def wants(member: str, about: str, *accepts: str) -> Position:
    return Position(member, "in-writing", HERE, views=(View(about, HERE, None, accepts=accepts),))


def case(*positions: Position, ask: str = "strongest", rule: object = BY_ANSWERS) -> Case:
    elements = (replace(ELEMENTS[0], ask=ask), *ELEMENTS[1:])
    brief = replace(BRIEF, elements=elements)
    return Case(brief, replay(ACTS), {p.member: p for p in positions}, rule, BODY, FORMS, LADDERS)  # type: ignore[arg-type]


def test_a_zero_draft_says_what_is_asked_whoever_objects() -> None:
    found = asked(case(wants("CHN", "attacks", "note", "omit"), ask="condemn"))
    assert found.rungs == {"attacks": "condemn", "measures": "text", "halt": "demand"}
    assert found.empty == ()


@pytest.mark.parametrize(
    ("limits", "rung"),
    [
        ((), "strongest"),
        ((("CHN", "concern", "note", "omit"),), "concern"),
        ((("CHN", "concern", "note"), ("EST", "condemn", "concern", "note")), "concern"),
        ((("CHN", "note", "omit"), ("EST", "condemn", "note")), "note"),
        ((("CHN", "omit"),), "omit"),
    ],
)
def test_a_common_draft_takes_the_strongest_wording_that_is_open(
    limits: tuple[tuple[str, ...], ...], rung: str
) -> None:
    found = common(case(*(wants(member, "attacks", *accepts) for member, *accepts in limits)))
    assert (found.rungs["attacks"], found.empty) == (rung, ())


def test_a_common_draft_is_never_stronger_than_asked() -> None:
    found = common(case(wants("CHN", "attacks", "strongest", "condemn", "concern"), ask="concern"))
    assert found.rungs["attacks"] == "concern"


def test_where_only_stronger_wordings_are_open_the_zone_below_what_is_asked_is_empty() -> None:
    found = common(case(wants("EST", "attacks", "strongest", "condemn"), ask="concern"))
    assert found.rungs["attacks"] == "concern"
    assert [row.element.id for row in found.empty] == ["attacks"]


def test_an_element_with_nothing_open_stays_as_asked_and_is_listed() -> None:
    found = common(case(wants("CHN", "halt", "omit"), wants("EST", "halt", "demand")))
    assert found.rungs["halt"] == "demand"
    assert [row.element.id for row in found.empty] == ["halt"]
    assert {option.rung: [closed.member for closed in option.closed_by] for option in found.empty[0].options} == {
        "demand": ["CHN"],
        "call-all": ["CHN", "EST"],
        "omit": ["EST"],
    }


def test_a_red_line_on_the_whole_paragraph_leaves_it_out() -> None:
    crossed = Position("CHN", "in-writing", HERE, red_lines=(RedLine("CHN-R1", Keeps("halt"), HERE),))
    assert common(case(crossed)).rungs["halt"] == "omit"


def test_under_a_voting_rule_one_member_does_not_lower_the_text() -> None:
    assert common(case(wants("CHN", "attacks", "note"), rule=BY_VOTE)).rungs["attacks"] == "strongest"


def test_every_element_gets_one_of_its_own_rungs() -> None:
    found = common(case(wants("CHN", "attacks", "omit"), wants("EST", "attacks", "strongest")))
    for element in ELEMENTS:
        assert found.rungs[element.id] in element.rungs(LADDERS)


# --- what stands over a draft --------------------------------------------------------------------------------------


def test_the_heading_counts_who_was_heard_and_names_who_was_not() -> None:
    drawn = case(wants("CHN", "attacks", "note"), Position("EST", "in-writing", HERE))
    lines = [line.text for line in heading(drawn, "common", heard(drawn), ())]
    assert lines == [
        "afghanistan-2021: draft, common; heard 1 of 3",
        "not heard: EST, NOR",
        "",
    ]


def test_the_heading_lists_who_closed_what_with_the_line_that_says_so() -> None:
    drawn = case(
        wants("CHN", "halt", "omit"),
        replace(wants("EST", "halt", "demand"), red_lines=(RedLine("EST-R1", Keeps("measures"), HERE),)),
        Position("NOR", "reported", HERE, views=(View("talks", HERE, None, stance="support"),)),
    )
    said = [line.text for line in heading(drawn, "common", heard(drawn), common(drawn).empty)]
    assert said == [
        "afghanistan-2021: draft, common; heard 3 of 3",
        "halt: no wording is open, so it stands as asked",
        "  demand: closed by CHN (positions/XXX.yaml:1:1)",
        "  call-all: closed by CHN (positions/XXX.yaml:1:1), EST (positions/XXX.yaml:1:1)",
        "  omit: closed by EST (positions/XXX.yaml:1:1)",
        "",
    ]


def test_the_heading_says_what_is_illustrative() -> None:
    drawn = case(replace(wants("CHN", "attacks", "note"), status="illustrative"))
    assert "illustrative: not a document of any body" in [line.text for line in heading(drawn, "common", ("CHN",), ())]
