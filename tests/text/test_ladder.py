"""On which rung a paragraph stands, in any form of statement, and what is left when the ladder word is cut out."""

from __future__ import annotations

import pytest

from drafter.text.ladder import Ladder, Rung, stands_on
from drafter.text.statement import Inline, Run, inline, plain
from drafter.text.voice import Form, voice

VERB = frozenset({"verb"})
LADDER = Ladder(
    "condemnation",
    "convention",
    (
        Rung("strongest", "condemn", "in the strongest terms"),
        Rung("strongly", "condemn", adverb="strongly"),
        Rung("condemn", "condemn"),
        Rung("deep", "express", "deep concern at"),
        Rung("concern", "express", "concern at"),
        Rung("note", "take", "note of"),
    ),
)
PRESIDENTIAL = Form("presidential-statement", "", "The Security Council", "present")
PRESS = Form("press-statement", "", "The members of the Security Council", "past", plural=True)
RESOLUTION = Form("resolution", "", "", "participle", stop=",")


def said(verb: str, rest: str, subject: str = "The Security Council ") -> Inline:
    return inline(subject, Run(verb, VERB), rest)


@pytest.mark.parametrize("form", [PRESIDENTIAL, PRESS, RESOLUTION], ids=lambda form: form.id)
@pytest.mark.parametrize("rung", LADDER.rungs, ids=lambda rung: rung.id)
def test_a_rung_is_found_again_in_every_form(rung: Rung, form: Form) -> None:
    paragraph = voice(rung.predicate(inline("the attacks")), form)
    found = stands_on(LADDER, paragraph)
    assert found is not None
    assert found.rung == rung.id


@pytest.mark.parametrize("form", [PRESIDENTIAL, PRESS, RESOLUTION], ids=lambda form: form.id)
def test_the_frame_is_the_same_on_every_rung(form: Form) -> None:
    frames = set()
    for rung in LADDER.rungs:
        found = stands_on(LADDER, voice(rung.predicate(inline("the attacks")), form))
        assert found is not None
        frames.add(found.frame)
    assert len(frames) == 1


def test_the_longest_manner_wins() -> None:
    found = stands_on(LADDER, said("condemns", " in the strongest terms the attacks."))
    assert found is not None
    assert found.rung == "strongest"
    assert plain(found.frame[1]) == " the attacks."


def test_a_manner_that_goes_on_as_another_word_is_no_manner() -> None:
    assert stands_on(LADDER, said("expresses", " concern attached to it.")) is None


def test_an_adverb_is_part_of_the_rung() -> None:
    found = stands_on(LADDER, said("strongly condemns", " the attacks."))
    assert found is not None
    assert found.rung == "strongly"
    assert stands_on(LADDER, said("firmly condemns", " the attacks.")) is None


def test_a_verb_that_is_not_marked_is_not_looked_up() -> None:
    assert stands_on(LADDER, inline("The Security Council condemns the attacks.")) is None


def test_a_verb_on_no_rung_gives_none() -> None:
    assert stands_on(LADDER, said("deplores", " the attacks.")) is None


def test_the_first_marked_verb_on_the_ladder_decides() -> None:
    words = inline(Run("Recalling", VERB), " its words, it ", Run("condemns", VERB), " the attacks.")
    found = stands_on(LADDER, words)
    assert found is not None
    assert (found.rung, plain(found.frame[0])) == ("condemn", "Recalling its words, it ")


def test_a_rung_that_is_not_on_the_ladder_is_a_key_error() -> None:
    assert LADDER.rung("note").verb == "take"
    with pytest.raises(KeyError):
        LADDER.rung("omit")
