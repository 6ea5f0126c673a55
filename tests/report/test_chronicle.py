"""The way of a statement: what the world knows of it, and what the penholders know besides."""

from __future__ import annotations

from dataclasses import replace

from drafter.consensus.rule import Silence
from drafter.consensus.signature import Audience
from drafter.consensus.verdict import verdict
from drafter.positions.position import Position
from drafter.report.chronicle import Chronicle, chronicle
from drafter.text.moment import moment
from drafter.text.silence import SilenceAct
from tests.consensus.test_silence import BEFORE, EXPIRY, LATER, NATO, OPENING, closed, numbered, opened, spoke, withdrew
from tests.drafting.three import ACTS, BY_ANSWERS, case, says


def found(
    *acts: SilenceAct,
    files: tuple[Position, ...] = (),
    at: str = LATER,
    audience: Audience = "circulated",
    silence: Silence = NATO,
) -> Chronicle:
    drawn = case(*files, acts=numbered(acts) if acts else ACTS, rule=replace(BY_ANSWERS, silence=silence))
    return chronicle(verdict(drawn, moment(at)), moment(at), audience)


def told(drawn: Chronicle) -> list[str]:
    return [event.says for event in drawn.events]


def test_the_world_knows_the_texts_that_went_out_and_what_each_changed() -> None:
    drawn = found()
    assert told(drawn) == ["zero-draft went out", "rev-1 went out"]
    assert drawn.events[1].details[:2] == ("of 3 paragraphs: 1 amended, 2 kept", "4 words struck, 0 added")
    assert drawn.events[1].strip == ("amended", "kept", "kept")


def test_saves_and_answers_are_the_penholders() -> None:
    files = (says("CHN", "objects"), says("EST", "joins"), says("NOR", "joins", status="reading"))
    assert told(found(files=files)) == ["zero-draft went out", "rev-1 went out"]
    drawn = found(files=files, audience="internal")
    assert told(drawn) == [
        "1 save by EST",
        "zero-draft went out",
        "1 save by NOR",
        "rev-1 went out",
        "3 answers on rev-1",
    ]
    assert drawn.events[-1].groups == {"joins": ("EST", "NOR (our guess)"), "object": ("CHN",)}


def test_a_deadline_that_is_ahead_is_due_and_nothing_has_come_of_it() -> None:
    drawn = found(opened(), at=BEFORE)
    assert told(drawn)[2:] == ["rev-1 put under silence", "Silence on rev-1 expires"]
    assert drawn.events[-1].at > drawn.at
    assert drawn.silences == ((moment(OPENING), moment(EXPIRY)),)


def test_the_clock_alone_closes_nothing() -> None:
    assert found(opened()).events[-1].details == ("not closed yet",)
    drawn = found(opened(), closed())
    assert told(drawn)[-2:] == ["Deadline of silence on rev-1", "Silence on rev-1 closed, unbroken"]
    assert drawn.events[-2].details == ("unbroken",)


def test_an_objection_ends_silence_and_everybody_is_told_of_it_with_the_words_for_all() -> None:
    drawn = found(opened(), spoke(BEFORE))
    (event,) = [event for event in drawn.events if event.kind == "spoke"]
    assert (event.says, event.details, event.groups) == ("CHN objected on rev-1", ("“Not so.”",), {"object": ("CHN",)})
    assert drawn.silences == ((moment(OPENING), moment(BEFORE)),)
    assert drawn.events[-1].details == ("broken before",)


def test_what_came_late_or_was_taken_back_is_told_to_the_penholders_alone() -> None:
    late = (opened(), spoke(LATER))
    assert "spoke" not in {event.kind for event in found(*late).events}
    assert "spoke" in {event.kind for event in found(*late, audience="internal").events}
    hold = (opened(), spoke(OPENING, "hold"), withdrew(BEFORE))
    assert "spoke" not in {event.kind for event in found(*hold).events}
    assert told(found(*hold, audience="internal"))[-2] == "CHN took back what it had said on rev-1"


def test_what_happened_after_the_moment_asked_about_has_not_happened() -> None:
    assert told(found(opened(), closed(), at="2021-08-02T13:00-04:00")) == ["zero-draft went out"]
