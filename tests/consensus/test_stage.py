"""What a brief claims of its own stage, held against the verdict."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from drafter.consensus.release import terms
from drafter.consensus.rule import Silence
from drafter.consensus.stage import overclaims
from drafter.consensus.verdict import verdict
from drafter.positions.position import Position
from drafter.text.history import Released
from drafter.text.silence import Opened, Spoke
from tests.drafting.three import ACTS, ALL_JOIN, BY_ANSWERS, BY_VOTE, REV, at, case, day, says
from tests.strategies import BRIEF

DIGESTS = {position.member: position.digest for position in ALL_JOIN}
RELEASED = tuple(
    Released(5 + n, who, day(10), REV.digest, DIGESTS, terms(BRIEF)) for n, who in enumerate(("EST", "NOR"))
)
SPLIT = (*ALL_JOIN[:2], says("NOR", "objects"))
OPEN = ALL_JOIN[:2]
SILENCE = Silence(timedelta(0), frozenset({"objection"}))


def claim(stage: str, *positions: Position, on: int = 20, released: int = 0, verified: bool = True) -> str:
    rule = replace(BY_ANSWERS, verified=verified)
    drawn = case(*positions, acts=(*ACTS, *RELEASED[:released]), rule=rule, stage=stage)
    return overclaims(verdict(drawn, at(on)))


@pytest.mark.parametrize("positions", [ALL_JOIN, SPLIT, OPEN, ()], ids=["agreed", "blocked", "open", "nobody"])
def test_to_be_negotiating_claims_nothing(positions: tuple[Position, ...]) -> None:
    assert claim("negotiating", *positions) == ""
    assert claim("negotiating", *positions, on=1) == ""


def test_only_a_text_that_went_out_can_be_under_silence() -> None:
    assert claim("under-silence", on=1) == "it is said to be under silence, and nothing was circulated"
    assert claim("under-silence", on=2).endswith("no silence was opened on the text last circulated")


def test_a_text_is_under_silence_from_its_opening_until_it_is_broken() -> None:
    acts = (
        *ACTS,
        Opened(5, "EST", day(7), REV.digest, day(9)),
        Spoke(6, "EST", day(8), REV.digest, "CHN", "objection", day(8)),
    )
    drawn = case(acts=acts, rule=replace(BY_ANSWERS, silence=SILENCE), stage="under-silence")
    assert [overclaims(verdict(drawn, at(on))) for on in (7, 8)] == [
        "",
        "it is said to be under silence, and silence is broken",
    ]


@pytest.mark.parametrize("stage", ["agreed", "issued"])
@pytest.mark.parametrize(
    ("positions", "outcome"),
    [(SPLIT, "blocked"), (OPEN, "pending"), ((), "pending")],
    ids=["blocked", "open", "nobody"],
)
def test_what_is_not_agreed_may_not_be_said_to_be(stage: str, positions: tuple[Position, ...], outcome: str) -> None:
    assert claim(stage, *positions, released=2) == f"it is said to be {stage}, and the verdict is {outcome}"


def test_what_is_agreed_may_be_said_to_be() -> None:
    assert claim("agreed", *ALL_JOIN) == ""
    assert claim("agreed", *ALL_JOIN, on=5) == "it is said to be agreed, and the verdict is pending"


@pytest.mark.parametrize("released", [0, 1])
def test_issued_needs_the_word_of_every_penholder(released: int) -> None:
    assert claim("issued", *ALL_JOIN, released=released).endswith("not every penholder has released this text")


def test_issued_is_so_once_every_penholder_released_the_text() -> None:
    assert claim("issued", *ALL_JOIN, released=2) == ""
    assert claim("issued", *ALL_JOIN, released=2, on=9) != ""


def test_issued_needs_a_rule_that_rests_on_a_source() -> None:
    assert claim("issued", *ALL_JOIN, released=2, verified=False) != ""


def test_a_forecast_is_no_agreement() -> None:
    drawn = case(*ALL_JOIN, rule=BY_VOTE, stage="agreed")
    assert overclaims(verdict(drawn, at(20))) == "it is said to be agreed, and the verdict is pending"
