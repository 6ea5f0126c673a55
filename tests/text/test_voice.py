"""One meaning in each form's grammar."""

from __future__ import annotations

import pytest

from drafter.text.statement import Inline, Kind, Ref, Run, inline, plain
from drafter.text.verbs import bare, inflect, inflections, lemma
from drafter.text.voice import Form, Preamble, is_adverb, kind_behind, kinds, lead, leading_verb, misfit, voice

VERB = frozenset({"verb"})
PRESIDENTIAL = Form("presidential-statement", "", "The Security Council", "present")
PRESS = Form("press-statement", "", "The members of the Security Council", "past", plural=True)
MEMBERS_NOW = Form("members-now", "", "The members", "present", plural=True)
RESOLUTION = Form("resolution", "", "", "participle", stop=",")
TWO_VOICES = Form(
    "two",
    "",
    "",
    "present",
    kind="operative",
    stop=";",
    preamble=Preamble("participle", ",", frozenset({"recall", "note"})),
)
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


def test_a_comma_behind_the_verb_is_no_part_of_it() -> None:
    said = inline("decides, in this light, to act")
    assert misfit(said) == ""
    assert lead(said) == inline(Run("decides", VERB), ", in this light, to act")
    assert plain(voice(said, PRESS)) == "The members of the Security Council decided, in this light, to act."
    assert leading_verb(said) == "decide"


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [("preambular", "Noting the report,"), ("operative", "Notes the report;"), (None, "Notes the report;")],
)
def test_a_form_with_a_preamble_has_two_voices(kind: Kind | None, wanted: str) -> None:
    assert plain(voice(inline("notes the report"), TWO_VOICES, kind)) == wanted


def test_the_preamble_is_what_its_verbs_lead_up_to_the_first_that_acts() -> None:
    said = {"past": "recalls it", "act": "demands it", "note": "notes it"}
    assert kinds(((id, inline(words), None) for id, words in said.items()), TWO_VOICES) == {
        "past": "preambular",
        "act": "operative",
        "note": "operative",
    }


def test_a_kind_that_is_given_stands_and_a_heading_ends_no_preamble() -> None:
    rows: list[tuple[str, Inline, Kind | None]] = [
        ("top", inline("The port"), "heading"),
        ("past", inline("recalls it"), None),
        ("fear", inline("demands it"), "preambular"),
        ("note", inline("notes it"), None),
        ("act", inline("recalls it"), "operative"),
        ("late", inline("recalls it"), None),
    ]
    assert list(kinds(rows, TWO_VOICES).values()) == [
        "heading",
        "preambular",
        "preambular",
        "preambular",
        "operative",
        "operative",
    ]


@pytest.mark.parametrize(
    ("behind", "said", "wanted"),
    [
        (None, "notes it", "preambular"),
        ("preambular", "notes it", "preambular"),
        ("preambular", "demands it", "operative"),
        ("operative", "notes it", "operative"),
    ],
)
def test_a_new_paragraph_is_of_the_preamble_while_that_lasts(behind: Kind | None, said: str, wanted: Kind) -> None:
    assert kind_behind(behind, inline(said), TWO_VOICES) == wanted
    assert kind_behind(behind, inline(said), PRESS) == "paragraph"


@pytest.mark.parametrize(
    ("word", "verb"), [("took", "take"), ("deplored", "deplore"), ("urging", "urge"), ("were", "be"), ("Port", "Port")]
)
def test_a_word_leads_back_to_its_verb_in_whatever_form(word: str, verb: str) -> None:
    assert lemma(word) == verb


def test_the_space_before_a_reference_stays() -> None:
    assert plain(voice(inline("recalls ", Ref("halt")), PRESIDENTIAL)) == "The Security Council recalls {halt}."


@pytest.mark.parametrize(
    ("word", "adverb"), [("strongly", True), ("also", True), ("Further", True), ("applies", False)]
)
def test_adverbs(word: str, adverb: bool) -> None:
    assert is_adverb(word) is adverb
