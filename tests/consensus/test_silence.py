"""Silence by each body's rule: what breaks it, when, for how long; and what the clock alone never does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from drafter.consensus.release import terms
from drafter.consensus.rule import Silence
from drafter.consensus.silence import Procedure, State, procedure
from drafter.consensus.verdict import Verdict, verdict
from drafter.files.library import Library
from drafter.positions.position import Position
from drafter.text.change import diff
from drafter.text.history import Act, Circulated, DoesNotReplay, Released, Revised
from drafter.text.moment import moment
from drafter.text.silence import Closed, Extended, Opened, SilenceAct, Speech, Spoke, Withdrew
from drafter.text.statement import Statement
from tests.drafting.three import ACTS, ALL_JOIN, BY_ANSWERS, REV, ZERO, case, says
from tests.strategies import BRIEF, HERE

# By objection alone (NATO, in practice); by amendment too (OSCE, MC.DOC/1/06, Annex 1(A)); for 72 hours at least
# (General Assembly, decision 74/544); deemed adopted at the deadline unless a member then objects (COREU).
LIBRARY = Library()


def shipped(rule: str) -> Silence:
    """What a rule that ships says of silence."""
    found = LIBRARY.rule(rule, HERE).silence
    assert found is not None
    return found


NATO, OSCE, ASSEMBLY, COREU = map(shipped, ("nato-silence", "osce-silence", "unga-silence", "eu-silence"))
EVERY = pytest.mark.parametrize("rule", [NATO, OSCE, ASSEMBLY, COREU], ids=["NATO", "OSCE", "Assembly", "COREU"])

# Opened on 10 August at noon, in a zone four hours behind UTC, for just 72 hours.
OPENING, EXPIRY = "2021-08-10T12:00-04:00", "2021-08-13T12:00-04:00"
BEFORE, AFTER = "2021-08-13T11:59:59-04:00", "2021-08-13T12:00:01-04:00"
LATER = "2021-08-14T09:00-04:00"


def opened(at: str = OPENING, until: str = EXPIRY) -> Opened:
    return Opened(0, "EST", at, REV.digest, until)


def spoke(given: str, speech: Speech = "objection", member: str = "CHN", at: str = "") -> Spoke:
    return Spoke(0, "EST", at or given, REV.digest, member, speech, given, "Not so.")


def withdrew(given: str, member: str = "CHN", at: str = "") -> Withdrew:
    return Withdrew(0, "EST", at or given, REV.digest, member, given)


def extended(at: str, until: str) -> Extended:
    return Extended(0, "NOR", at, REV.digest, until)


def closed(at: str = LATER) -> Closed:
    return Closed(0, "EST", at, REV.digest)


def numbered(acts: Sequence[SilenceAct | Released]) -> tuple[Act, ...]:
    return (*ACTS, *(replace(act, number=5 + index) for index, act in enumerate(acts)))


def judged(
    rule: Silence | None, *acts: SilenceAct | Released, at: str = LATER, files: Sequence[Position] = ()
) -> Verdict:
    drawn = case(*files, acts=numbered(acts), rule=replace(BY_ANSWERS, silence=rule))
    return verdict(drawn, moment(at))


def found(rule: Silence, *acts: SilenceAct, at: str = LATER) -> Procedure:
    silence = judged(rule, *acts, at=at).silence
    assert silence is not None
    return silence


def words(judged: Verdict) -> dict[str, str]:
    return {member: answered.word for member, answered in judged.answers.items()}


# --- the clock -----------------------------------------------------------------------------------------------------


@EVERY
@pytest.mark.parametrize(("at", "state"), [(BEFORE, "running"), (EXPIRY, "due"), (AFTER, "due"), (LATER, "due")])
def test_the_deadline_closes_nothing_by_itself(rule: Silence, at: str, state: State) -> None:
    assert found(rule, opened(), at=at).state == state
    assert judged(rule, opened(), at=at).outcome == "pending"
    assert set(words(judged(rule, opened(), at=at)).values()) == {"silent"}


@EVERY
@pytest.mark.parametrize("at", [EXPIRY, AFTER, LATER, "2022-08-13T12:00-04:00"])
def test_closed_at_the_deadline_or_however_late_it_joins_who_said_nothing(rule: Silence, at: str) -> None:
    done = judged(rule, opened(), closed(at), at=at)
    assert (done.outcome, done.silence and done.silence.state) == ("adopted", "closed")
    assert set(words(done).values()) == {"joins by silence"}


def test_it_is_not_closed_before_its_deadline() -> None:
    with pytest.raises(DoesNotReplay, match=f"silence runs until {EXPIRY}"):
        judged(NATO, opened(), closed(BEFORE))


def test_it_is_not_closed_without_having_been_opened() -> None:
    with pytest.raises(DoesNotReplay, match="no silence was opened on this text"):
        judged(NATO, closed())


def test_a_rule_without_silence_makes_nobody_join() -> None:
    done = judged(None, opened(), closed())
    assert (done.silence, done.outcome) == (None, "pending")


def test_only_a_penholder_closes_or_gives_more_time() -> None:
    for act in (replace(closed(), author="CHN"), replace(extended(BEFORE, LATER), author="CHN")):
        assert found(NATO, opened(), act).state == "due"


def test_an_objection_counts_whoever_recorded_it_and_only_a_member_has_one() -> None:
    assert found(NATO, opened(), replace(spoke(BEFORE), author="CHN")).state == "broken"
    assert found(NATO, opened(), spoke(BEFORE, member="FRA")).state == "due"


# --- what breaks it ------------------------------------------------------------------------------------------------


@EVERY
@pytest.mark.parametrize(("given", "state"), [(BEFORE, "broken"), (EXPIRY, "due"), (AFTER, "due")])
def test_an_objection_breaks_it_until_the_second_before_it_expires(rule: Silence, given: str, state: State) -> None:
    silence = found(rule, opened(), spoke(given))
    assert silence.state == state
    assert [one.given for one in silence.late] == ([] if state == "broken" else [given])


@pytest.mark.parametrize(("rule", "state"), [(NATO, "due"), (OSCE, "broken"), (ASSEMBLY, "due"), (COREU, "due")])
def test_an_amendment_breaks_it_where_the_rule_says_so(rule: Silence, state: State) -> None:
    silence = found(rule, opened(), spoke(BEFORE, "amendment"))
    assert (silence.state, len(silence.noted)) == (state, state == "due")
    assert words(judged(rule, opened(), spoke(BEFORE, "amendment")))["CHN"] == "asks change"


def test_an_amendment_that_breaks_nothing_is_told_once_silence_is_closed() -> None:
    done = judged(NATO, opened(), spoke(BEFORE, "amendment"), closed())
    assert (done.outcome, words(done)["CHN"]) == ("adopted", "joins by silence")


@EVERY
def test_who_broke_it_objects_and_the_others_have_not_joined(rule: Silence) -> None:
    broken = judged(rule, opened(), spoke(BEFORE))
    assert (broken.outcome, words(broken)) == ("blocked", {"CHN": "objects", "EST": "silent", "NOR": "silent"})
    (reason,) = broken.answers["CHN"].reasons
    assert (reason.note, reason.say, reason.where.file.rpartition("/")[2]) == (
        f"objected at {BEFORE}",
        "Not so.",
        "0006.json",
    )


@EVERY
def test_two_break_it_and_one_that_gives_in_mends_nothing_while_the_other_stands(rule: Silence) -> None:
    two = (opened(), spoke("2021-08-11T12:00-04:00"), spoke("2021-08-11T13:00-04:00", member="NOR"))
    assert [one.member for one in found(rule, *two).breaking] == ["CHN", "NOR"]
    one = judged(rule, *two, withdrew("2021-08-12T12:00-04:00"))
    assert (one.silence and one.silence.state, one.outcome) == ("broken", "blocked")
    assert words(one) == {"CHN": "silent", "EST": "silent", "NOR": "objects"}


@pytest.mark.parametrize(("rule", "state"), [(NATO, "broken"), (OSCE, "broken"), (ASSEMBLY, "broken"), (COREU, "due")])
def test_what_is_taken_back_in_time_mends_it_only_where_the_rule_says_so(rule: Silence, state: State) -> None:
    silence = judged(rule, opened(), spoke("2021-08-11T12:00-04:00"), withdrew(BEFORE))
    assert (silence.silence and silence.silence.state, silence.outcome) == (state, "pending")
    assert words(silence)["CHN"] == "silent"


@EVERY
@pytest.mark.parametrize("given", [EXPIRY, AFTER])
def test_what_is_taken_back_once_it_expired_mends_nothing(rule: Silence, given: str) -> None:
    after = judged(rule, opened(), spoke(BEFORE), withdrew(given), closed())
    assert (after.silence and after.silence.state, after.outcome) == ("broken", "pending")


@EVERY
def test_who_takes_it_back_and_objects_again_breaks_it_again(rule: Silence) -> None:
    silence = found(rule, opened(), spoke(OPENING), withdrew("2021-08-11T12:00-04:00"), spoke(BEFORE))
    assert silence.state == "broken"


@EVERY
def test_an_objection_in_time_that_is_found_after_closing_undoes_it(rule: Silence) -> None:
    acts = (opened(), closed(AFTER), spoke(BEFORE, at=LATER))
    assert judged(rule, *acts, at=AFTER).adopted
    undone = judged(rule, *acts)
    assert (undone.silence and undone.silence.state, undone.outcome) == ("broken", "blocked")
    assert undone.silence is not None
    assert undone.silence.closed is None


def test_broken_silence_is_opened_anew_and_begins_anew() -> None:
    again = opened("2021-08-14T09:00-04:00", "2021-08-17T09:00-04:00")
    acts = (opened(), spoke(BEFORE), again, closed("2021-08-17T09:00-04:00"))
    assert judged(NATO, *acts, at="2021-08-17T09:00-04:00").adopted


# --- late ----------------------------------------------------------------------------------------------------------


@EVERY
def test_a_late_objection_is_told_and_not_counted(rule: Silence) -> None:
    late = judged(rule, opened(), spoke(AFTER))
    assert (late.outcome, words(late)["CHN"]) == ("pending", "silent")
    done = judged(rule, opened(), spoke(AFTER), closed())
    assert (done.outcome, words(done)["CHN"]) == ("adopted", "joins by silence")
    for one in (late, done):
        assert one.answers["CHN"].warning == f"objected at {AFTER}, late: recorded, and not counted"


def release(by: str, at: str) -> Released:
    return Released(0, by, at, REV.digest, {}, terms(BRIEF))


@pytest.mark.parametrize("speech", ["objection", "hold"])
def test_a_late_word_voids_a_release_until_the_text_is_released_again(speech: Speech) -> None:
    gone = (opened(), closed(EXPIRY), release("EST", AFTER), release("NOR", AFTER))
    assert judged(NATO, *gone).exportable
    late = (*gone, spoke("2021-08-13T13:00-04:00", speech))
    voided = judged(NATO, *late)
    assert (voided.outcome, voided.exportable) == ("adopted", False)
    assert [one.spoken for one in voided.releases] == [("CHN",), ("CHN",)]
    again = (*late, release("EST", LATER), release("NOR", LATER))
    assert judged(NATO, *again).exportable


def test_who_joined_in_its_file_and_objects_late_is_asked_again_while_silence_is_open() -> None:
    late = judged(NATO, opened(), spoke(AFTER), files=ALL_JOIN)
    assert (late.outcome, words(late)["CHN"]) == ("pending", "renew")
    assert words(judged(NATO, opened(), spoke(AFTER), closed(), files=ALL_JOIN))["CHN"] == "joins"


# --- holds ---------------------------------------------------------------------------------------------------------


@EVERY
@pytest.mark.parametrize("given", [BEFORE, EXPIRY, AFTER])
def test_a_hold_keeps_silence_from_closing_whenever_it_was_asked_for(rule: Silence, given: str) -> None:
    held = judged(rule, opened(), spoke(given, "hold"), closed())
    assert (held.silence and held.silence.state, held.outcome) == ("held", "pending")
    assert words(held) == {"CHN": "hold", "EST": "silent", "NOR": "silent"}


@EVERY
def test_once_the_hold_is_lifted_silence_can_be_closed(rule: Silence) -> None:
    lifted = (opened(), spoke(BEFORE, "hold"), withdrew(AFTER))
    assert found(rule, *lifted).state == "due"
    assert judged(rule, *lifted, closed()).adopted


def test_a_hold_asked_for_after_the_deadline_and_lifted_before_the_closing_was_not_late() -> None:
    after = found(NATO, opened(), spoke(AFTER, "hold"), withdrew("2021-08-13T18:00-04:00"), closed())
    assert (after.state, after.late, after.holds) == ("closed", (), ())


def test_a_closing_over_a_hold_does_not_come_to_stand_when_the_hold_is_lifted() -> None:
    over = (opened(), spoke(BEFORE, "hold"), closed(EXPIRY), withdrew(AFTER))
    assert found(NATO, *over).state == "due"
    assert judged(NATO, *over, closed()).adopted


def test_a_hold_asked_for_once_it_is_closed_is_late() -> None:
    late = judged(NATO, opened(), closed(EXPIRY), spoke(AFTER, "hold"))
    assert (late.outcome, words(late)["CHN"]) == ("adopted", "joins by silence")


def test_a_hold_found_after_closing_undoes_it() -> None:
    undone = judged(NATO, opened(), closed(EXPIRY), spoke(BEFORE, "hold", at=AFTER))
    assert (undone.silence and undone.silence.state, undone.outcome) == ("held", "pending")


# --- more time -----------------------------------------------------------------------------------------------------

MORE = "2021-08-15T12:00-04:00"


@EVERY
def test_more_time_is_time_to_object_in(rule: Silence) -> None:
    acts = (opened(), extended(BEFORE, MORE))
    assert found(rule, *acts).state == "running"
    assert [act.until for act in found(rule, *acts).extended] == [MORE]
    assert found(rule, *acts, spoke(LATER), at=LATER).state == "broken"
    assert found(rule, opened(), at=BEFORE).until == moment(EXPIRY)


@pytest.mark.parametrize("at", [EXPIRY, AFTER])
def test_what_has_expired_is_not_given_more_time(at: str) -> None:
    with pytest.raises(DoesNotReplay, match="what has expired is opened anew, not extended"):
        judged(NATO, opened(), extended(at, MORE))


@pytest.mark.parametrize("until", [EXPIRY, BEFORE, "2021-08-13T18:00+02:00"])
def test_more_time_is_more(until: str) -> None:
    with pytest.raises(DoesNotReplay, match="is no later than"):
        judged(NATO, opened(), extended("2021-08-11T12:00-04:00", until))


def test_what_was_said_before_it_was_opened_is_not_said_on_it() -> None:
    with pytest.raises(DoesNotReplay, match="before silence was opened"):
        judged(NATO, opened(), spoke("2021-08-10T11:59:59-04:00", at=OPENING))


def test_nobody_takes_back_what_it_did_not_say() -> None:
    for acts in ((), (spoke(BEFORE, member="NOR"),), (spoke(EXPIRY), withdrew(BEFORE, at=AFTER))):
        with pytest.raises(DoesNotReplay, match="CHN has said nothing on this silence"):
            judged(NATO, opened(), *acts, *(() if acts[1:] else (withdrew(AFTER),)))


# --- zones and clocks that change ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("until", "state"),
    [("2021-10-31T02:30+02:00", "due"), ("2021-10-31T02:30+01:00", "running")],
    ids=["before the clocks go back", "after"],
)
def test_a_time_that_comes_twice_in_a_night_is_told_apart_by_its_zone(until: str, state: State) -> None:
    """In Vienna the hour from 02:00 to 03:00 on 31 October 2021 came twice."""
    silence = opened("2021-10-29T12:00+02:00", until)
    assert found(NATO, silence, at="2021-10-31T01:00+00:00").state == state


@pytest.mark.parametrize(
    ("until", "outcome"), [("2021-03-29T12:00+02:00", "pending"), ("2021-03-29T13:00+02:00", "adopted")]
)
def test_seventy_two_hours_are_hours_and_not_the_same_time_three_days_on(until: str, outcome: str) -> None:
    """The clocks of Vienna went forward on 28 March 2021, so noon to noon over that night is an hour short."""
    moved = tuple(replace(act, at=act.at.replace("2021-08", "2021-02")) for act in ACTS)
    acts = (*moved, Opened(5, "EST", "2021-03-26T12:00+01:00", REV.digest, until), replace(closed(until), number=6))
    drawn = case(acts=acts, rule=replace(BY_ANSWERS, silence=ASSEMBLY))
    assert verdict(drawn, moment(until)).outcome == outcome


def test_one_moment_in_two_zones_is_one_moment() -> None:
    silence = opened(until="2021-08-13T18:00+02:00")
    assert found(NATO, silence, spoke("2021-08-13T15:59:59+00:00", at=LATER)).state == "broken"
    assert found(NATO, silence, spoke("2021-08-13T16:00+00:00", at=LATER)).state == "due"


def test_any_moment_can_be_asked_about() -> None:
    acts = (opened(), spoke(BEFORE, "hold"), withdrew(AFTER), closed())
    moments = (OPENING, BEFORE, EXPIRY, AFTER, LATER)
    assert [found(NATO, *acts, at=at).state for at in moments] == ["running", "running", "held", "due", "closed"]
    assert judged(NATO, *acts, at="2021-08-10T11:59-04:00").silence is None


# --- new words -----------------------------------------------------------------------------------------------------


def sent(number: int, text: Statement, name: str, before: Statement) -> tuple[Act, ...]:
    change = Revised(number, "EST", LATER, "", (), diff(before, text), text.digest)
    return change, Circulated(number + 1, "EST", LATER, name, text.digest, terms(BRIEF))


def test_new_words_end_silence_and_the_old_ones_sent_out_again_do_not_bring_it_back() -> None:
    acts = (*numbered((opened(), closed())), *sent(7, ZERO, "rev-2", REV), *sent(9, REV, "rev-3", ZERO))
    drawn = case(acts=acts, rule=replace(BY_ANSWERS, silence=NATO))
    for circulation in (drawn.record.acts[7], drawn.record.latest):
        assert isinstance(circulation, Circulated)
        assert procedure(drawn, circulation, moment(LATER)) is None
    assert verdict(drawn, moment(LATER)).outcome == "pending"


# --- beside the files ----------------------------------------------------------------------------------------------

OBJECTS = says("CHN", "objects")


@pytest.mark.parametrize(
    ("file", "open_", "shut"),
    [
        (None, "silent", "joins by silence"),
        (Position("CHN", "in-writing", HERE), "silent", "joins by silence"),
        (says("CHN", "joins"), "joins", "joins"),
        (says("CHN", "joins", "zero-draft"), "renew", "joins by silence"),
        (says("CHN", "ad-ref"), "ad-ref", "joins by silence"),
        (OBJECTS, "objects", "objects"),
        (says("CHN", "hold"), "hold", "hold"),
        (says("CHN", "objects", "zero-draft"), "renew", "joins by silence"),
        (replace(OBJECTS, status="reading"), "unheard", "joins by silence"),
        (replace(OBJECTS, status="reported"), "objects", "objects"),
        (says("CHN", "joins", status="reported"), "unheard", "joins by silence"),
    ],
)
def test_what_a_file_comes_to_while_silence_is_open_and_once_it_is_closed(
    file: Position | None, open_: str, shut: str
) -> None:
    files = (file,) if file else ()
    assert words(judged(NATO, opened(), files=files))["CHN"] == open_
    assert words(judged(NATO, opened(), closed(), files=files))["CHN"] == shut


@pytest.mark.parametrize("file", [None, *ALL_JOIN[:1], says("CHN", "hold"), replace(OBJECTS, status="reading")])
def test_who_spoke_up_in_time_objects_whatever_its_file_says(file: Position | None) -> None:
    broken = judged(NATO, opened(), spoke(BEFORE), files=(file,) if file else ())
    assert (broken.outcome, words(broken)["CHN"]) == ("blocked", "objects")


def test_of_file_and_act_the_graver_stands_and_two_alike_give_both_reasons() -> None:
    held = judged(NATO, opened(), spoke(BEFORE, "hold"), files=(OBJECTS,))
    assert (words(held)["CHN"], len(held.answers["CHN"].reasons)) == ("objects", 1)
    both = judged(NATO, opened(), spoke(BEFORE), files=(OBJECTS,))
    assert (words(both)["CHN"], len(both.answers["CHN"].reasons)) == ("objects", 2)


def test_a_guess_that_a_silent_member_would_object_stays_a_warning() -> None:
    done = judged(NATO, opened(), closed(), files=(replace(OBJECTS, status="reading"),))
    assert done.adopted
    assert "it says: objects" in done.answers["CHN"].warning
