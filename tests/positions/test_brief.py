"""An element of the brief: its rungs, and what it says on each."""

from __future__ import annotations

import pytest

from drafter.positions.brief import Fact
from drafter.text.statement import plain
from tests.strategies import BRIEF, ELEMENTS, FORM, LADDERS

ATTACKS, MEASURES, HALT = ELEMENTS


def test_omission_is_the_last_rung_of_every_element() -> None:
    assert ATTACKS.rungs(LADDERS) == ("strongest", "condemn", "concern", "note", "omit")
    assert MEASURES.rungs(LADDERS) == ("text", "omit")
    assert HALT.rungs(LADDERS) == ("demand", "call-all", "omit")


def test_omission_says_nothing() -> None:
    assert all(element.paragraph("omit", FORM, LADDERS) == () for element in ELEMENTS)


def test_a_rung_speaks_in_the_grammar_of_the_form() -> None:
    assert plain(ATTACKS.paragraph("concern", FORM, LADDERS)) == (
        "The Security Council expresses grave concern at the attacks on cities."
    )


@pytest.mark.parametrize("element", ELEMENTS, ids=lambda element: element.id)
def test_a_rung_that_is_none_is_a_key_error(element: object) -> None:
    assert element in ELEMENTS
    with pytest.raises(KeyError):
        ELEMENTS[ELEMENTS.index(element)].predicate("louder", LADDERS)  # type: ignore[arg-type]


def test_an_element_is_found_by_its_id() -> None:
    assert BRIEF.element("halt") is HALT
    assert BRIEF.element("elsewhere") is None


def test_a_fact_reads_with_what_it_is_out_of() -> None:
    assert Fact("capitals-lost", "12", "34", "2021-08-13", "press").reading == "12 of 34"
    assert Fact("capitals-lost", "12", None, "2021-08-13", "press").reading == "12"
