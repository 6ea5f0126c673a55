"""What everybody may read of a verdict: what was said, and nothing that is read off the files."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafter.consensus.aloud import aloud
from drafter.consensus.verdict import Verdict
from drafter.positions.position import Position, View
from drafter.text.silence import Spoke
from tests.consensus.test_verdicts import ACTS, ALL_JOIN, BY_SILENCE, BY_VOTE, OPENED, REV, day, reached, says, voted
from tests.strategies import HERE


def words(found: Verdict) -> dict[str, str]:
    return {member: answered.word for member, answered in found.answers.items()}


def against(position: Position) -> Position:
    return replace(position, views=(View("measures", HERE, "rev-1", stance="object", because="private"),))


def test_an_objection_that_only_a_file_shows_is_silence_and_the_text_is_pending() -> None:
    whole = reached(against(Position("CHN", "in-writing", HERE)), *ALL_JOIN[1:])
    assert (whole.outcome, words(whole)["CHN"]) == ("blocked", "objects")
    found = aloud(whole)
    assert (found.outcome, found.adopted) == ("pending", False)
    assert words(found) == {"CHN": "silent", "EST": "joins", "NOR": "joins"}


def test_an_objection_that_was_said_blocks_and_its_reasons_stay_in_house() -> None:
    found = aloud(reached(against(says("CHN", "objects")), *ALL_JOIN[1:]))
    assert (found.outcome, words(found)["CHN"], found.answers["CHN"].reasons) == ("blocked", "objects", ())
    assert found.answers["CHN"].standing is None


@pytest.mark.parametrize("said", ["hold", "ad-ref"])
def test_a_hold_and_an_answer_ad_referendum_are_told(said: str) -> None:
    assert words(aloud(reached(says("CHN", said), *ALL_JOIN[1:])))["CHN"] == said  # type: ignore[arg-type]


@pytest.mark.parametrize("status", ["reported", "reading", "illustrative"])
def test_what_is_not_in_writing_is_not_said(status: str) -> None:
    guess = replace(says("CHN", "objects"), status=status)
    assert words(aloud(reached(guess, *ALL_JOIN[1:])))["CHN"] == "silent"


def test_an_answer_on_an_older_text_is_none_on_this_one() -> None:
    found = aloud(reached(says("CHN", "objects", "zero-draft"), *ALL_JOIN[1:]))
    assert (found.outcome, words(found)["CHN"]) == ("pending", "silent")


def test_a_file_at_odds_with_its_own_answer_tells_nothing_of_it() -> None:
    found = aloud(reached(against(ALL_JOIN[0]), *ALL_JOIN[1:]))
    assert (found.outcome, words(found)["CHN"], found.faults) == ("pending", "silent", ())


def test_who_broke_silence_is_known_to_all() -> None:
    spoke = Spoke(6, "EST", day(8), REV.digest, "CHN", "objection", day(8), "Not like this.")
    found = aloud(reached(acts=(*ACTS, OPENED, spoke)))
    assert (found.outcome, words(found)["CHN"]) == ("blocked", "objects")
    assert [reason.say for reason in found.answers["CHN"].reasons] == ["Not like this."]


@pytest.mark.parametrize("adopted", [reached(*ALL_JOIN), reached(acts=BY_SILENCE)])
def test_what_is_adopted_is_adopted_aloud_with_the_same_answers(adopted: Verdict) -> None:
    found = aloud(adopted)
    assert (found.outcome, found.adopted) == (adopted.outcome, True)
    assert words(found) == words(adopted)


def test_positions_forecast_no_vote_aloud_and_a_recorded_one_is_told() -> None:
    forecast = reached(*ALL_JOIN, rule=BY_VOTE)
    assert (forecast.forecast, aloud(forecast).forecast, aloud(forecast).outcome) == ("adopted", "", "pending")
    assert aloud(reached(acts=(*ACTS, voted()), rule=BY_VOTE)).outcome == "adopted"


def test_before_anything_went_out_there_is_nothing_to_tell() -> None:
    assert aloud(reached(*ALL_JOIN, on=1)).answers == {}
