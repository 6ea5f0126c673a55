"""The annex to a compilation: a word or two for what each member said for all to hear, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafter.consensus.compilation import compilation
from drafter.consensus.signature import attributed
from drafter.consensus.verdict import verdict
from drafter.positions.position import Amendment, Answer, Insert, Move, Position, RedLine, StrikeOut, View, Words
from drafter.report.annex import cells
from drafter.text.statement import Statement, inline
from tests.consensus.proposing import offer
from tests.drafting.three import ACTS, REV, ZERO, at, case
from tests.strategies import HERE


def found(*positions: Position, text: Statement = REV) -> dict[tuple[str, str], str]:
    drawn = case(*positions, acts=ACTS)
    rolling = attributed(compilation(drawn, text), drawn)
    return dict(cells(verdict(drawn, at(20)), rolling))


def file(*amendments: Amendment, answer: Answer | None = None, member: str = "CHN") -> Position:
    aloud = tuple(replace(one, to="members", need="preference") for one in amendments)
    return Position(member, "in-writing", HERE, amendments=aloud, answer=answer)


@pytest.mark.parametrize(
    ("offered", "about", "word"),
    [
        (offer("CHN-1"), "halt", "amends"),
        (offer("CHN-1", StrikeOut()), "halt", "strikes"),
        (offer("CHN-1", Move(None)), "halt", "moves"),
        (offer("CHN-1", Insert("halt", inline("recalls the talks")), "talks"), "talks", "adds"),
    ],
)
def test_what_a_member_would_do_is_one_word(offered: Amendment, about: str, word: str) -> None:
    assert found(file(offered)) == {("CHN", about): word}


def test_who_would_move_a_paragraph_and_amend_it_amends_it() -> None:
    assert found(file(offer("CHN-1"), offer("CHN-2", Move(None)))) == {("CHN", "halt"): "amends"}


def test_what_a_member_said_in_its_answer_on_this_very_text_is_there() -> None:
    answer = Answer("rev-1", "joins", HERE, ("measures",), {"halt": "We were not asked."})
    wanted = {("CHN", "measures"): "apart", ("CHN", "halt"): "reserves"}
    assert found(file(answer=answer)) == wanted
    assert found(file(answer=answer), text=ZERO) == {}
    assert found(file(answer=replace(answer, seen="zero-draft"))) == {}


def test_who_is_not_named_in_the_text_is_not_named_in_the_annex() -> None:
    quiet = Position("CHN", "in-writing", HERE, amendments=(replace(offer("CHN-1"), to="penholders"),))
    assert found(quiet) == {}
    both = file(offer("EST-1"), member="EST")
    assert found(quiet, both) == {("EST", "halt"): "amends"}


def test_what_a_member_thinks_and_has_not_said_is_not_there() -> None:
    thinks = Position(
        "CHN",
        "in-writing",
        HERE,
        views=(View("halt", HERE, "rev-1", stance="object", say="Not now."),),
        red_lines=(RedLine("CHN-R1", Words("the Taliban"), HERE),),
    )
    assert found(thinks) == {}


@pytest.mark.parametrize("status", ["reading", "reported"])
def test_what_is_only_said_of_a_member_is_not_there(status: str) -> None:
    answer = Answer("rev-1", "joins", HERE, ("measures",))
    position = replace(file(offer("CHN-1"), answer=answer), status=status)  # type: ignore[arg-type]
    assert found(position) == {}
