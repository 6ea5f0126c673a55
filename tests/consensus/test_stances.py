"""The truth table by stance, from a member's file to the outcome, under every shipped rule that objections decide.

Two members join, and the third does what the row says. Where a meeting decides, the outcome is a forecast.
"""

from __future__ import annotations

import pytest

from drafter.consensus.rule import Rule
from drafter.consensus.verdict import verdict
from drafter.files.library import Library
from drafter.positions.position import Amendment, Answer, Position, StrikeOut, View
from tests.drafting.three import ALL_JOIN, at, case, says
from tests.strategies import HERE

LIBRARY = Library()
BOOK = {name: LIBRARY.rule(name, HERE) for name in LIBRARY.names("rules")}
# All must join, or whoever is there and does not object is no obstacle.
BY_OBJECTION = sorted(
    name
    for name, rule in BOOK.items()
    if rule.decided_by == "answers"
    or name in ("unga-consensus", "osce-consensus", "wto-consensus", "unfccc-consensus", "codex-consensus")
)


def joins(**beside: object) -> Position:
    return Position("CHN", "in-writing", HERE, answer=Answer("rev-1", "joins", HERE, **beside))  # type: ignore[arg-type]


def proposes(need: str, answer: Answer | None = None) -> Position:
    amendment = Amendment("CHN-1", "attacks", StrikeOut(), HERE, seen="rev-1", need=need)  # type: ignore[arg-type]
    return Position("CHN", "in-writing", HERE, amendments=(amendment,), answer=answer)


JOINS = Answer("rev-1", "joins", HERE)
ADOPTS, BLOCKED, PENDING = "adopts", "blocked", "pending"
ROWS: dict[str, tuple[Position | None, str]] = {
    "it joins": (joins(), ADOPTS),
    "it joins and dissociates itself from a paragraph": (joins(apart=("attacks",)), ADOPTS),
    "it joins with a reservation, or an explanation": (joins(reserve={"attacks": "As we read it."}), ADOPTS),
    "it objects": (says("CHN", "objects"), BLOCKED),
    "it objects to a paragraph": (
        Position("CHN", "in-writing", HERE, (View("attacks", HERE, "rev-1", stance="object"),)),
        BLOCKED,
    ),
    "an amendment it needs is proposed": (proposes("condition"), PENDING),
    "an amendment it would like is proposed": (proposes("preference"), PENDING),
    "an amendment it would like is proposed, and it joins": (proposes("preference", JOINS), ADOPTS),
    "it needs time": (says("CHN", "hold"), PENDING),
    "it is ad referendum": (says("CHN", "ad-ref"), PENDING),
    "it is silent, and no silence was closed": (None, PENDING),
    "it joined another text": (says("CHN", "joins", seen="zero-draft"), PENDING),
}


@pytest.mark.parametrize("name", BY_OBJECTION)
@pytest.mark.parametrize("row", ROWS)
def test_what_a_member_s_file_says_does_what_the_table_says(row: str, name: str) -> None:
    position, wanted = ROWS[row]
    assert told(BOOK[name], position) == (BOOK[name].adopts if wanted == ADOPTS else wanted)


def test_who_joins_on_an_amendment_of_its_own_that_it_needs_contradicts_itself() -> None:
    found = verdict(case(proposes("condition", JOINS), *ALL_JOIN[1:], rule=BOOK["unsc-statement"]), at(7))
    assert [fault.code for fault in found.faults] == ["DS120"]
    assert found.outcome == "pending"


def told(rule: Rule, position: Position | None) -> str:
    """The outcome, or what it would be, where the two others join."""
    found = verdict(case(*([position] if position else []), *ALL_JOIN[1:], rule=rule), at(7))
    assert found.faults == ()
    return found.forecast or found.outcome
