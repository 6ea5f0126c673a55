"""The ledger: for each element which wordings are open under the rule, and who closes each by which line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafter.consensus.body import Electorate
from drafter.consensus.ledger import Row, heard, ledger
from drafter.diagnostic import Where
from drafter.positions.position import Amendment, Keeps, Linkage, Position, RedLine, Stance, StrikeOut, View, Words
from drafter.text.ladder import OMIT
from tests.drafting.three import BY_VOTE, case, says
from tests.strategies import ELEMENTS, HERE, LADDERS


def file(*views: View, member: str = "CHN") -> Position:
    return Position(member, "in-writing", HERE, views=views)


def limits(about: str, *accepts: str, line: int = 1) -> View:
    return View(about, Where("positions/XXX.yaml", line, 1), None, accepts=accepts, because="private", say="aloud")


def row(about: str, *positions: Position) -> Row:
    return next(row for row in ledger(case(*positions)) if row.element.id == about)


def closers(found: Row) -> dict[str, list[str]]:
    return {option.rung: [closed.member for closed in option.closed_by] for option in found.options}


def test_there_is_a_row_for_each_element_with_all_its_wordings_strongest_first() -> None:
    rows = ledger(case())
    assert [found.element for found in rows] == list(ELEMENTS)
    for found in rows:
        assert tuple(option.rung for option in found.options) == found.element.rungs(LADDERS)
        assert found.options[-1].rung == OMIT
        assert found.zone == found.element.rungs(LADDERS)


def test_limits_close_what_they_leave_out_and_nothing_on_other_elements() -> None:
    position = file(limits("attacks", "concern", "note"))
    assert closers(row("attacks", position)) == {
        "strongest": ["CHN"],
        "condemn": ["CHN"],
        "concern": [],
        "note": [],
        "omit": ["CHN"],
    }
    assert row("halt", position).zone == ("demand", "call-all", "omit")


def test_members_are_named_in_order_whoever_is_read_first() -> None:
    one, other = file(limits("halt", "omit"), member="NOR"), file(limits("halt", "omit"))
    assert (
        closers(row("halt", one, other))
        == closers(row("halt", other, one))
        == {
            "demand": ["CHN", "NOR"],
            "call-all": ["CHN", "NOR"],
            "omit": [],
        }
    )


def test_a_closing_says_the_line_the_words_that_may_be_said_and_keeps_the_reason_apart() -> None:
    (closed,) = row("halt", file(limits("halt", "omit", line=7))).options[0].closed_by
    reason = closed.reason
    assert (reason.where.line, reason.about, reason.words) == (7, "halt", "demand")
    assert (reason.say, reason.because) == ("aloud", "private")


def test_a_member_closes_a_wording_once_with_its_first_reason() -> None:
    view = limits("halt", "omit", line=3)
    crossed = replace(file(view), red_lines=(RedLine("CHN-R1", Keeps("halt"), HERE),))
    (closed,) = row("halt", crossed).options[0].closed_by
    assert closed.reason.where.line == 3


@pytest.mark.parametrize("stance", ["object", "red-line"])
def test_an_objection_to_what_is_asked_closes_that_wording_alone(stance: Stance) -> None:
    found = row("halt", file(View("halt", HERE, None, stance=stance)))
    assert found.zone == ("call-all", "omit")


@pytest.mark.parametrize("stance", ["support", "accept", "hold", "ad-ref", "dissociate"])
def test_what_is_no_objection_closes_nothing(stance: Stance) -> None:
    assert row("halt", file(View("halt", HERE, None, stance=stance))).zone == ("demand", "call-all", "omit")


def test_an_objection_to_a_text_that_went_out_is_not_one_to_what_is_asked() -> None:
    assert "demand" in row("halt", file(View("halt", HERE, "rev-1", stance="object"))).zone


def test_red_lines_by_words_look_at_a_whole_text_and_close_nothing() -> None:
    line = RedLine("CHN-R1", Words("further measures", None), HERE)
    assert row("measures", replace(file(), red_lines=(line,))).zone == ("text", "omit")


def test_a_linkage_closes_nothing() -> None:
    linked = Linkage("CHN-L1", Keeps("measures"), limits("halt", "omit"), HERE)
    assert row("halt", replace(file(), linkages=(linked,))).zone == ("demand", "call-all", "omit")


def test_a_zone_may_have_a_hole() -> None:
    assert row("attacks", file(limits("attacks", "strongest", "note"))).zone == ("strongest", "note")


def test_under_a_vote_a_wording_is_closed_once_too_many_close_it() -> None:
    one, two = (tuple(file(limits("halt", "omit"), member=m) for m in names) for names in (("CHN",), ("CHN", "EST")))
    open_ = [ledger(case(*positions, rule=BY_VOTE))[2].zone for positions in (one, two)]
    assert open_ == [("demand", "call-all", "omit"), ("omit",)]


def test_heard_are_those_whose_files_say_anything_in_order() -> None:
    view = View("halt", HERE, None, stance="support")
    amendment = Amendment("EST-1", "halt", StrikeOut(), HERE)
    linked = Linkage("EST-L1", Keeps("halt"), view, HERE)
    spoke = (
        file(view, member="EST"),
        replace(file(member="EST"), amendments=(amendment,)),
        replace(file(member="EST"), red_lines=(RedLine("EST-R1", Keeps("halt"), HERE),)),
        replace(file(member="EST"), linkages=(linked,)),
        says("EST", "ad-ref"),
    )
    for position in spoke:
        assert heard(case(says("NOR", "hold"), position, file())) == ("EST", "NOR")


def test_members_that_are_counted_alike_stand_for_each_other() -> None:
    groups = {"permanent": frozenset({"A", "B"}), "others": frozenset({"C", "D", "E"})}
    weights = {"votes": {"A": 1, "B": 1, "C": 1, "D": 2, "E": 1}}
    assert Electorate(frozenset("ABCDE"), groups, weights).one_of_each() == ("A", "C", "D")
