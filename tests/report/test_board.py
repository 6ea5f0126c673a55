"""Members by paragraphs: in house the word furthest from joining, for all only what was meant for all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafter.consensus.compilation import compilation
from drafter.consensus.signature import Audience
from drafter.consensus.verdict import verdict
from drafter.positions.position import Amendment, Answer, Keeps, Position, RedLine, Stance, View, Words
from drafter.report.board import Board, board
from tests.consensus.proposing import offer, swap
from tests.drafting.three import ACTS, REV, at, case
from tests.strategies import HERE


def found(*positions: Position, audience: Audience = "internal") -> Board:
    drawn = case(*positions, acts=ACTS)
    return board(verdict(drawn, at(20)), compilation(drawn, REV), audience)


def file(member: str, *amendments: Amendment, to: str = "members", **more: object) -> Position:
    own = tuple(replace(one, to=to) for one in amendments)  # type: ignore[arg-type]
    return Position(member, "in-writing", HERE, amendments=own, **more)  # type: ignore[arg-type]


def view(about: str, stance: Stance) -> View:
    return View(about, HERE, "rev-1", stance=stance)


def test_in_house_a_member_has_its_stance_on_each_paragraph_that_it_spoke_of() -> None:
    drawn = found(file("CHN", views=(view("halt", "object"), view("attacks", "accept"), view("form", "hold"))))
    assert dict(drawn.cells) == {("CHN", "halt"): "object", ("CHN", "attacks"): "accept", ("CHN", "form"): "hold"}
    assert drawn.columns["form"] == "the form"
    assert drawn.columns["halt"] == "halt (third paragraph)"


@pytest.mark.parametrize(
    ("stance", "wanted"), [("support", "amends"), ("accept", "amends"), ("hold", "hold"), ("object", "object")]
)
def test_of_a_stance_and_a_proposal_the_one_furthest_from_joining_is_shown(stance: Stance, wanted: str) -> None:
    drawn = found(file("CHN", offer("CHN-1"), views=(view("halt", stance),)))
    assert drawn.cells["CHN", "halt"] == wanted


def test_a_red_line_shows_where_the_text_crosses_it_and_asks_where_only_its_words_stand() -> None:
    crossed = RedLine("CHN-R1", Keeps("measures"), HERE)
    touched = RedLine("CHN-R2", Words("the Taliban", "halt"), HERE)
    drawn = found(file("CHN", red_lines=(crossed, touched), views=(view("halt", "accept"),)))
    assert drawn.cells["CHN", "measures"] == "red-line"
    assert drawn.cells["CHN", "halt"] == "touched"


def test_for_all_there_is_what_was_meant_for_all_and_no_stance_of_any_file() -> None:
    answer = Answer("rev-1", "joins", HERE, (), {"measures": "We were not asked."})
    drawn = found(
        file("CHN", offer("CHN-1"), views=(view("attacks", "object"),)),
        file("EST", offer("EST-1"), to="penholders"),
        file("NOR", answer=answer),
        audience="circulated",
    )
    assert dict(drawn.cells) == {("CHN", "halt"): "amends", ("NOR", "measures"): "reserves"}
    assert drawn.silent == ("EST",)
    assert set(drawn.columns) == set(REV.paragraphs)


def test_what_is_only_guessed_says_so_in_house_and_is_nowhere_else() -> None:
    guess = replace(file("CHN", views=(view("halt", "object"),)), status="reading")
    assert found(guess, file("EST")).names["CHN"] == "CHN (our guess)"
    drawn = found(guess, file("EST"), audience="circulated")
    assert drawn.cells == {}
    assert drawn.names["CHN"] == "CHN"


def test_who_proposes_the_same_words_stands_nearer_than_who_proposes_others_there() -> None:
    drawn = found(
        file("CHN", swap("CHN-1", "the Taliban", "all parties")),
        file("EST", swap("EST-1", "the Taliban", "they")),
        file("NOR", swap("NOR-1", "the Taliban", "all parties")),
        audience="circulated",
    )
    places = [drawn.members.index(member) for member in ("CHN", "NOR")]
    assert abs(places[0] - places[1]) == 1
