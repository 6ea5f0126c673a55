"""How ripe each paragraph is, as the room may see it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafter.consensus.compilation import compilation
from drafter.consensus.ripeness import ad_referendum, ripeness
from drafter.consensus.verdict import verdict
from drafter.positions.position import Answer, Insert, Position, StrikeOut, View
from drafter.text.statement import Statement, inline
from tests.consensus.proposing import offer
from tests.drafting.three import ACTS, ALL_JOIN, REV, ZERO, at, case, says
from tests.strategies import HERE


def found(*positions: Position, text: Statement = REV, on: int = 20, acts: int = 4) -> dict[str, str]:
    drawn = case(*positions, acts=ACTS[:acts])
    return dict(ripeness(verdict(drawn, at(on)), compilation(drawn, text).rolling))


def all_are(word: str) -> dict[str, str]:
    return dict.fromkeys(("attacks", "measures", "halt"), word)


def test_before_anybody_answered_everything_is_open() -> None:
    assert found() == all_are("open")


def test_agreed_is_said_only_where_the_verdict_says_so_of_this_very_text() -> None:
    assert found(*ALL_JOIN) == all_are("agreed")
    assert "agreed" not in found(*ALL_JOIN, text=ZERO).values()
    assert found(*ALL_JOIN[:2]) == all_are("open")
    assert "agreed" not in found(*ALL_JOIN[:2], says("NOR", "objects")).values()


def test_what_somebody_would_change_is_contested_and_so_is_what_is_only_proposed() -> None:
    asks = Position(
        "CHN",
        "in-writing",
        HERE,
        amendments=(
            replace(offer("CHN-1"), need="preference"),
            offer("CHN-2", Insert("halt", inline("recalls the talks")), "talks"),
        ),
    )
    assert found(asks) == {**all_are("open"), "halt": "contested", "talks": "contested"}


def test_a_proposal_beside_an_agreed_text_is_still_contested() -> None:
    prefers = replace(ALL_JOIN[0], amendments=(replace(offer("CHN-1"), need="preference"),))
    assert found(prefers, *ALL_JOIN[1:]) == {**all_are("agreed"), "halt": "contested"}


def test_what_changed_since_a_member_answered_is_stale_and_the_rest_is_open() -> None:
    assert found(says("CHN", "joins", "zero-draft")) == {**all_are("open"), "attacks": "stale"}


def test_where_all_have_joined_but_those_who_said_ad_ref_it_is_ad_ref() -> None:
    assert found(*ALL_JOIN[:2], says("NOR", "ad-ref")) == all_are("ad ref")
    assert found(*(says(member, "ad-ref") for member in ("CHN", "EST", "NOR"))) == all_are("ad ref")


@pytest.mark.parametrize(
    "other",
    [
        says("NOR", "hold"),
        says("NOR", "objects"),
        says("NOR", "ad-ref", "zero-draft"),
        says("NOR", "ad-ref", status="reading"),
        Position("NOR", "in-writing", HERE, views=(View("halt", HERE, "rev-1", stance="ad-ref"),)),
    ],
    ids=["hold", "objects", "on another text", "guessed", "a view of one paragraph"],
)
def test_nothing_else_is_ad_ref(other: Position) -> None:
    assert "ad ref" not in found(*ALL_JOIN[:2], other).values()


def test_what_a_member_thinks_and_has_not_said_shows_nowhere() -> None:
    """Views, red lines and linkages are the member's: only proposals and answers are seen by the room."""
    thinks = Position("CHN", "in-writing", HERE, views=(View("measures", HERE, "rev-1", stance="object"),))
    assert found(thinks) == found()


def test_an_answer_that_is_yet_to_come_makes_nothing_stale() -> None:
    later = Answer("rev-1", "joins", HERE, when="2021-08-09T12:00-04:00")
    early = Position("CHN", "in-writing", HERE, answer=later)
    assert found(early, text=ZERO, on=3) == all_are("open")


def test_who_answered_ad_referendum_is_named_on_every_paragraph_that_nobody_contests() -> None:
    asks = Position("EST", "in-writing", HERE, amendments=(offer("EST-1", StrikeOut(), "halt"),))
    drawn = case(asks, says("NOR", "ad-ref"), says("CHN", "joins"), acts=ACTS)
    judged = verdict(drawn, at(20))
    assert dict(ad_referendum(judged, compilation(drawn, REV).rolling)) == {"attacks": ("NOR",), "measures": ("NOR",)}
    assert ad_referendum(judged, compilation(drawn, ZERO).rolling) == {}
    assert ad_referendum(verdict(case(*ALL_JOIN), at(20)), compilation(case(*ALL_JOIN), REV).rolling) == {}
