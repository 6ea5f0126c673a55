"""One meaning in each form's grammar."""

from __future__ import annotations

import pytest

from drafter.text.statement import Inline, Ref, Run, inline, plain
from drafter.text.voice import Form, bare, inflect, inflections, is_adverb, lead, voice

VERB = frozenset({"verb"})
PRESIDENTIAL = Form("presidential-statement", "", "The Security Council", "present")
PRESS = Form("press-statement", "", "The members of the Security Council", "past", plural=True)
MEMBERS_NOW = Form("members-now", "", "The members", "present", plural=True)
RESOLUTION = Form("resolution", "", "", "participle", stop=",")
OPERATIVE = Form("operative", "", "", "present", stop=";")

SAID = {
    "condemns the attacks": (
        "The Security Council condemns the attacks.",
        "The members of the Security Council condemned the attacks.",
        "The members condemn the attacks.",
        "Condemning the attacks,",
        "Condemns the attacks;",
    ),
    "takes note of the report": (
        "The Security Council takes note of the report.",
        "The members of the Security Council took note of the report.",
        "The members take note of the report.",
        "Taking note of the report,",
        "Takes note of the report;",
    ),
    "strongly urges restraint": (
        "The Security Council strongly urges restraint.",
        "The members of the Security Council strongly urged restraint.",
        "The members strongly urge restraint.",
        "Strongly urging restraint,",
        "Strongly urges restraint;",
    ),
    "is alarmed": (
        "The Security Council is alarmed.",
        "The members of the Security Council were alarmed.",
        "The members are alarmed.",
        "Being alarmed,",
        "Is alarmed;",
    ),
}
FORMS = (PRESIDENTIAL, PRESS, MEMBERS_NOW, RESOLUTION, OPERATIVE)


@pytest.mark.parametrize(
    ("predicate", "form", "wanted"),
    [(said, form, wanted) for said, row in SAID.items() for form, wanted in zip(FORMS, row, strict=True)],
)
def test_a_predicate_takes_the_subject_the_verb_and_the_stop_of_its_form(
    predicate: str, form: Form, wanted: str
) -> None:
    assert plain(voice(inline(predicate), form)) == wanted


@pytest.mark.parametrize(
    ("verb", "third", "past", "participle"),
    [
        ("condemn", "condemns", "condemned", "condemning"),
        ("deplore", "deplores", "deplored", "deploring"),
        ("express", "expresses", "expressed", "expressing"),
        ("carry", "carries", "carried", "carrying"),
        ("stay", "stays", "stayed", "staying"),
        ("agree", "agrees", "agreed", "agreeing"),
        ("commit", "commits", "committed", "committing"),
        ("make", "makes", "made", "making"),
        ("draw", "draws", "drew", "drawing"),
        ("seek", "seeks", "sought", "seeking"),
        ("stand", "stands", "stood", "standing"),
        ("have", "has", "had", "having"),
    ],
)
def test_verbs_of_the_room(verb: str, third: str, past: str, participle: str) -> None:
    assert (inflect(verb, "present"), inflect(verb, "past"), inflect(verb, "participle")) == (third, past, participle)
    assert bare(third) == verb
    assert {verb, third, past, participle} <= inflections(verb)


@pytest.mark.parametrize(
    "verb", ["recognize", "emphasize", "endorse", "reach", "publish", "address", "focus", "undergo"]
)
def test_the_third_person_leads_back_to_the_bare_verb(verb: str) -> None:
    assert bare(inflect(verb, "present")) == verb


def test_the_first_verb_is_marked_with_the_adverbs_before_it() -> None:
    assert lead(inline("strongly urges restraint")) == inline(Run("strongly urges", VERB), " restraint")


def test_a_verb_that_is_marked_already_stays_as_it_is() -> None:
    marked = inline(Run("urges", VERB), " restraint")
    assert lead(marked) == marked


def test_only_marked_verbs_change_further_on() -> None:
    said: Inline = inline("affirms its stand, and ", Run("states", VERB), " that it holds")
    assert (
        plain(voice(said, PRESS)) == "The members of the Security Council affirmed its stand, and stated that it holds."
    )


def test_the_space_before_a_reference_stays() -> None:
    assert plain(voice(inline("recalls ", Ref("halt")), PRESIDENTIAL)) == "The Security Council recalls {halt}."


@pytest.mark.parametrize(
    ("word", "adverb"), [("strongly", True), ("also", True), ("Further", True), ("applies", False)]
)
def test_adverbs(word: str, adverb: bool) -> None:
    assert is_adverb(word) is adverb
