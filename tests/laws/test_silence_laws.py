"""Silence under any rule and any row of acts: as an oracle has it that walks by hours, and never made by a clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from drafter.consensus.rule import Silence
from drafter.consensus.verdict import Verdict, verdict
from drafter.text.history import Act
from drafter.text.silence import Closed, Extended, Opened, SilenceAct, Spoke, Withdrew, backwards, misstep
from tests.drafting.three import ACTS, BY_ANSWERS, MEMBERS, REV, case

START = datetime(2021, 8, 10, tzinfo=UTC)
HOURS = 12
RULES = st.builds(
    Silence,
    st.sampled_from([timedelta(0), timedelta(hours=4)]),
    st.sampled_from([frozenset({"objection"}), frozenset({"objection", "amendment"})]),
    st.booleans(),
)


def hour(number: int) -> str:
    return (START + timedelta(hours=number)).isoformat()


@cache
@st.composite
def records(draw: DrawFn) -> tuple[SilenceAct, ...]:
    """One silence: opened at hour 0, then acts that may follow, in the order in which they were recorded."""
    acts: list[SilenceAct] = [Opened(5, "EST", hour(0), REV.digest, hour(draw(st.integers(1, 8))))]
    for at in sorted(draw(st.lists(st.integers(0, HOURS), max_size=7))):
        act = draw(_acts(len(acts) + 5, at))
        if not misstep(act, acts) and not backwards(act):
            acts.append(act)
    return tuple(acts)


@cache
def _acts(number: int, at: int) -> st.SearchStrategy[SilenceAct]:
    member, given_ = st.sampled_from(MEMBERS), st.integers(0, at).map(hour)
    speech = st.sampled_from(["objection", "amendment", "hold"])
    common = (st.just(number), st.just("EST"), st.just(hour(at)), st.just(REV.digest))
    return st.one_of(
        st.builds(Spoke, *common, member, speech, given_),
        st.builds(Withdrew, *common, member, given_),
        st.builds(Extended, *common, st.integers(at + 1, HOURS + 2).map(hour)),
        st.builds(Closed, *common),
    )


def judged(acts: Sequence[Act], rule: Silence, at: int = HOURS + 4) -> Verdict:
    drawn = case(acts=(*ACTS, *acts), rule=replace(BY_ANSWERS, silence=rule))
    return verdict(drawn, START + timedelta(hours=at))


def state(acts: Sequence[SilenceAct], rule: Silence, at: int) -> str | None:
    found = judged(acts, rule, at).silence
    return found.state if found else None


# --- the oracle: who stands where at each hour, walked through one by one --------------------------------------------


def walked(acts: Sequence[SilenceAct], rule: Silence, now: int) -> str:
    """The state by hand: the standing objections and holds are followed from hour to hour."""
    known = [act for act in acts if act.at <= hour(now)]
    until = next(act.until for act in reversed(known) if isinstance(act, Opened | Extended))
    said = [act for act in known if isinstance(act, Spoke | Withdrew)]

    def stands(one: Spoke, at: str) -> bool:
        return one.given <= at and not any(
            isinstance(act, Withdrew)
            and act.member == one.member
            and act.number > one.number
            and one.given <= act.given <= at
            for act in said
        )

    voiced = [one for one in said if isinstance(one, Spoke) and one.speech in rule.broken_by and one.given < until]
    last = max((hour(number) for number in range(HOURS + 20) if hour(number) < until), default="")
    if any(stands(one, last) if rule.mended_by_withdrawal else True for one in voiced):
        return "broken"
    holds = [one for one in said if isinstance(one, Spoke) and one.speech == "hold"]
    long = datetime.fromisoformat(until) - datetime.fromisoformat(known[0].at) >= rule.at_least
    closings = [act for act in known if isinstance(act, Closed) and act.at >= until]
    if long and any(not any(stands(one, act.at) for one in holds) for act in closings):
        return "closed"
    if hour(now) < until:
        return "running"
    return "held" if any(stands(one, hour(now)) for one in holds) else "due"


@given(records(), RULES, st.integers(0, HOURS + 4))
def test_silence_is_what_walking_through_it_hour_by_hour_gives(
    acts: tuple[SilenceAct, ...], rule: Silence, now: int
) -> None:
    assert state(acts, rule, now) == walked(acts, rule, now)


@given(records(), RULES)
def test_nobody_joins_by_silence_that_no_penholder_closed(acts: tuple[SilenceAct, ...], rule: Silence) -> None:
    waiting = [act for act in acts if not isinstance(act, Closed)]
    words = {answered.word for answered in judged(waiting, rule).answers.values()}
    assert "joins by silence" not in words
    assert not judged(waiting, rule).adopted


@given(records(), RULES, st.integers(0, HOURS))
def test_what_is_recorded_later_changes_nothing_of_what_was_known(
    acts: tuple[SilenceAct, ...], rule: Silence, now: int
) -> None:
    known = tuple(act for act in acts if act.at <= hour(now))
    assert state(known, rule, now) == state(acts, rule, now)


@given(records(), RULES, st.sampled_from(MEMBERS), st.integers(0, HOURS))
def test_one_more_objection_makes_no_text_agreed(
    acts: tuple[SilenceAct, ...], rule: Silence, member: str, given_: int
) -> None:
    more = Spoke(5 + len(acts), "EST", hour(HOURS + 1), REV.digest, member, "objection", hour(given_))
    if judged((*acts, more), rule).adopted:
        assert judged(acts, rule).adopted


@given(records(), RULES)
def test_who_joins_by_silence_neither_broke_it_nor_holds_it(acts: tuple[SilenceAct, ...], rule: Silence) -> None:
    found = judged(acts, rule)
    assert found.silence is not None
    if found.adopted:
        assert found.silence.state == "closed"
        assert (found.silence.breaking, found.silence.holds) == ((), ())
        assert datetime.fromisoformat(found.silence.closed.at) >= found.silence.until if found.silence.closed else False
