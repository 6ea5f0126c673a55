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


def test_an_objection_that_only_a_file_shows_stays_in_house_and_the_text_is_pending() -> None:
    whole = reached(against(Position("CHN", "in-writing", HERE)), *ALL_JOIN[1:])
    assert (whole.outcome, words(whole)["CHN"]) == ("blocked", "objects")
    found = aloud(whole)
    assert (found.outcome, found.adopted) == ("pending", False)
    assert set(words(found).values()) == {"silent"}


def test_answers_are_the_penholders_until_the_text_is_adopted() -> None:
    found = aloud(reached(says("CHN", "objects"), says("EST", "hold"), says("NOR", "joins")))
    assert (found.outcome, set(words(found).values())) == ("pending", {"silent"})
    assert all(answered.position is None and answered.standing is None for answered in found.answers.values())


def test_who_agreed_ad_referendum_is_told() -> None:
    assert words(aloud(reached(says("CHN", "ad-ref"), *ALL_JOIN[1:])))["CHN"] == "ad-ref"


@pytest.mark.parametrize("status", ["reported", "reading", "illustrative"])
def test_what_is_not_in_writing_is_not_told(status: str) -> None:
    guess = replace(says("CHN", "ad-ref"), status=status)
    assert words(aloud(reached(guess, *ALL_JOIN[1:])))["CHN"] == "silent"


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
    assert all(answered.position is None for answered in found.answers.values())


def test_positions_forecast_no_vote_aloud_and_a_recorded_one_is_told() -> None:
    forecast = reached(*ALL_JOIN, rule=BY_VOTE)
    assert (forecast.forecast, aloud(forecast).forecast, aloud(forecast).outcome) == ("adopted", "", "pending")
    assert aloud(reached(acts=(*ACTS, voted()), rule=BY_VOTE)).outcome == "adopted"


def test_before_anything_went_out_there_is_nothing_to_tell() -> None:
    assert aloud(reached(*ALL_JOIN, on=1)).answers == {}
