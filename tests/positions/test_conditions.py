"""Conditions hold, do not, or match by words alone: then they are a reason to ask."""

from __future__ import annotations

import pytest

from drafter.positions.condition import holds
from drafter.positions.frame import Ground
from drafter.positions.position import (
    Absent,
    Adopts,
    Amendment,
    Condition,
    Every,
    Keeps,
    Not,
    Position,
    Some,
    StrikeOut,
    Words,
)
from drafter.text.statement import Head, Paragraph, Place, Statement, inline
from tests.strategies import BRIEF, FORM, FORMS, HERE, LADDERS

TEXT = Statement(
    Head("afghanistan-2021", FORM.id),
    {"measures": Paragraph(Place(None, "1"), "paragraph", inline("further measures"))},
)
GROUND = Ground(TEXT, {"zero-draft": TEXT}, BRIEF, FORMS, LADDERS)
POSITION = Position(
    "CHN",
    "in-writing",
    HERE,
    amendments=(Amendment("CHN-1", "halt", StrikeOut(), HERE), Amendment("CHN-2", "measures", StrikeOut(), HERE)),
)
YES, NO, ASK = Keeps("measures"), Absent("measures"), Words("further measures")

TABLE: dict[str, tuple[Condition, bool | None]] = {
    "a paragraph it has": (Keeps("measures"), True),
    "a paragraph it has not": (Keeps("halt"), False),
    "the absence of what it has not": (Absent("halt"), True),
    "the absence of what it has": (Absent("measures"), False),
    "words it says": (Words("further measures"), None),
    "words it says in another paragraph": (Words("further measures", "halt"), False),
    "words it does not say": (Words("sanctions"), False),
    "a proposal it took": (Adopts("CHN-1"), True),
    "a proposal it did not take": (Adopts("CHN-2"), False),
    "a proposal nobody made": (Adopts("CHN-9"), False),
    "not yes": (Not(YES), False),
    "not no": (Not(NO), True),
    "not perhaps": (Not(ASK), False),
    "not words it does not say": (Not(Words("sanctions")), None),
    "yes and yes": (Every((YES, YES)), True),
    "yes and perhaps": (Every((YES, ASK)), None),
    "no and perhaps": (Every((NO, ASK)), False),
    "no or no": (Some((NO, NO)), False),
    "yes or perhaps": (Some((YES, ASK)), True),
    "no or perhaps": (Some((NO, ASK)), None),
    "not every": (Not(Every((YES, NO))), True),
}


@pytest.mark.parametrize(("condition", "held"), TABLE.values(), ids=TABLE.keys())
def test_it_holds_or_not_or_by_words_alone(condition: Condition, held: bool | None) -> None:
    assert holds(condition, GROUND, POSITION) is held
