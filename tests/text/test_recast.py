"""A text in another form: what is re-voiced, what is left and named, and which stops the order gives."""

from __future__ import annotations

import pytest

from drafter.diagnostic import Where
from drafter.files.library import Library
from drafter.text.markup import parse, print_inline
from drafter.text.recast import Recast, recast
from drafter.text.statement import Statement
from drafter.text.stops import as_kept, as_read

LIBRARY = Library()
PRESIDENTIAL, PRESS, RESOLUTION = (
    LIBRARY.form(name, Where("test")) for name in ("presidential-statement", "press-statement", "resolution")
)


def text(form: str, *paragraphs: str) -> Statement:
    """A text of a form; each paragraph is its heading in the markup, a colon and a space, and its words."""
    blocks = (paragraph.split(": ", 1) for paragraph in paragraphs)
    body = "\n\n".join(f"@{heading}\n{words}" for heading, words in blocks)
    return parse(f"statement: port\nform: {form}\nlanguage: en\n\n{body}\n")


def words(statement: Statement) -> dict[str, str]:
    """Every paragraph as its readers see it, in the markup."""
    form = LIBRARY.form(statement.head.form, Where("test"))
    return {entry.id: print_inline(entry.inline) for entry in as_read(statement, form).outline}


def kinds(statement: Statement) -> list[str]:
    return [entry.kind for entry in statement.outline]


def one(said: str, form: str = "presidential-statement") -> Statement:
    return text(form, f"fire paragraph: {said}")


def why(found: Recast) -> dict[str, str]:
    return {told.id: told.why for told in found.left}


THREE = text(
    "presidential-statement",
    "past paragraph: The Security Council _recalls_ its statement of 3 May.",
    "fear paragraph: The Security Council also _takes note_ of the report on @{fire}.",
    "fire paragraph: The Security Council _condemns_ in the strongest terms the attack, and _states_ that it was one.",
    "hope paragraph: The Security Council _welcomes_ the talks.",
)


def test_a_press_statement_speaks_of_what_the_members_did() -> None:
    assert words(recast(THREE, PRESIDENTIAL, PRESS).statement) == {
        "past": "The members of the Security Council _recalled_ its statement of 3 May.",
        "fear": "The members of the Security Council _also took note_ of the report on @{fire}.",
        "fire": "The members of the Security Council _condemned_ in the strongest terms the attack, and _stated_ that "
        "it was one.",
        "hope": "The members of the Security Council _welcomed_ the talks.",
    }


def test_a_resolution_begins_with_its_preamble_and_ends_with_a_full_stop() -> None:
    found = recast(THREE, PRESIDENTIAL, RESOLUTION).statement
    assert words(found) == {
        "past": "_Recalling_ its statement of 3 May,",
        "fear": "_Also taking note_ of the report on @{fire},",
        "fire": "_Condemns_ in the strongest terms the attack, and _states_ that it was one;",
        "hope": "_Welcomes_ the talks.",
    }
    assert list(found.labels.values()) == ["PP1", "PP2", "1", "2"]
    assert found.head.form == "resolution"


def test_what_was_preambular_and_operative_is_a_paragraph_again() -> None:
    there = recast(THREE, PRESIDENTIAL, RESOLUTION).statement
    back = recast(there, RESOLUTION, PRESIDENTIAL).statement
    assert set(kinds(back)) == {"paragraph"}
    assert words(back) == words(THREE) | {
        "fear": "The Security Council _also takes note_ of the report on @{fire}.",
    }


def test_a_verb_of_preambles_behind_the_first_that_acts_stays_operative() -> None:
    found = recast(THREE, PRESIDENTIAL, RESOLUTION).statement
    assert found.paragraphs["hope"].kind == "operative"


def test_a_paragraph_with_items_under_it_ends_in_a_colon_and_the_last_item_in_a_full_stop() -> None:
    asked = text(
        "presidential-statement",
        "ask chapeau: The Security Council _calls on_ all sides.",
        "stop item in ask: to stop;",
        "talk item in ask: to talk.",
    )
    found = recast(asked, PRESIDENTIAL, RESOLUTION).statement
    assert words(found) == {"ask": "_Calls on_ all sides:", "stop": "to stop;", "talk": "to talk."}
    assert kinds(found) == ["operative", "item", "item"]
    assert words(asked)["ask"] == "The Security Council _calls on_ all sides:"
    assert kinds(recast(found, RESOLUTION, PRESIDENTIAL).statement) == ["chapeau", "item", "item"]


def test_the_last_stop_is_read_and_not_kept_so_that_a_new_last_paragraph_touches_no_other() -> None:
    lone = one("_Urges_ restraint;", "resolution")
    two = text("resolution", "fire paragraph: _Urges_ restraint;", "hope paragraph: _Welcomes_ the talks;")
    assert words(lone)["fire"] == "_Urges_ restraint."
    assert words(two)["fire"] == "_Urges_ restraint;"
    assert lone.paragraphs["fire"].inline == two.paragraphs["fire"].inline


def test_a_full_stop_that_somebody_wrote_at_the_end_is_kept_as_the_form_keeps_it() -> None:
    written = one("_Urges_ restraint.", "resolution")
    assert as_kept(written, RESOLUTION) == one("_Urges_ restraint;", "resolution")
    assert as_kept(one("The Security Council _urges_ restraint.", "presidential-statement"), PRESIDENTIAL) == one(
        "The Security Council _urges_ restraint."
    )


def test_a_preamble_alone_ends_in_no_full_stop() -> None:
    alone = text("resolution", "past preambular: _Recalling_ its statement,")
    assert words(alone)["past"] == "_Recalling_ its statement,"


@pytest.mark.parametrize(
    ("said", "press"),
    [
        (
            "The Security Council _condemns_ the fire. The Council _calls on_ all to help.",
            "The members of the Security Council _condemned_ the fire. They _called on_ all to help.",
        ),
        (
            "The Security Council _condemns_ the fire, and the Council further _urges_ calm.",
            "The members of the Security Council _condemned_ the fire, and they further _urged_ calm.",
        ),
        (
            "The Security Council _condemns_ the fire, and in this regard further _urges_ calm.",
            "The members of the Security Council _condemned_ the fire, and in this regard further _urged_ calm.",
        ),
        (
            "The Security Council _condemns_ the fire; the Security Council _urges_ calm.",
            "The members of the Security Council _condemned_ the fire; the members of the Security Council _urged_ "
            "calm.",
        ),
        (
            "The Security Council _is_ alarmed that the port is shut.",
            "The members of the Security Council _were_ alarmed that the port is shut.",
        ),
        (
            "The Security Council condemns the fire.",
            "The members of the Security Council _condemned_ the fire.",
        ),
        (
            "The Security Council re-elects the chair.",
            "The members of the Security Council _re-elected_ the chair.",
        ),
    ],
)
def test_the_subject_takes_its_new_name_wherever_it_plainly_speaks(said: str, press: str) -> None:
    there = recast(one(said), PRESIDENTIAL, PRESS)
    assert (words(there.statement), there.left) == ({"fire": press}, ())
    back = recast(there.statement, PRESS, PRESIDENTIAL)
    assert words(back.statement)["fire"].replace("_", "") == said.replace("_", "")


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("The Council further _condemns_ the fire.", "it does not begin with 'The Security Council'"),
        ("The Security Council's members _condemn_ the fire.", "it does not begin with 'The Security Council'"),
        ("The Security Council in this regard _condemns_ the fire.", "'in' stands before its verb"),
        ("The Security Council _condemns_ the fire", "it does not end with '.'"),
        ("The Security Council _condemned_ the fire.", "'condemned' is no verb of this form that is known here"),
        ("The Security Council harbours fears.", ""),
        ("The Security Council resolutions stand.", "no verb is marked in it, and it begins with none"),
        (
            "The Security Council _recalls_ that the resolution of the Council _condemns_ it.",
            "it is not plain who speaks where it says 'condemns'",
        ),
        (
            "The Security Council _recalls_ that the port _burns_.",
            "it is not plain who speaks where it says 'burns'",
        ),
    ],
)
def test_what_is_not_plain_is_left_as_it_stands_and_named(said: str, reason: str) -> None:
    found = recast(one(said), PRESIDENTIAL, PRESS)
    if not reason:
        assert found.left == ()
        return
    assert why(found)["fire"].startswith(reason)
    assert found.statement.paragraphs["fire"].inline == one(said).paragraphs["fire"].inline


def test_a_subject_that_speaks_again_has_no_place_in_a_form_without_one() -> None:
    found = recast(one("The Security Council _condemns_ it. The Council _urges_ calm."), PRESIDENTIAL, RESOLUTION)
    assert why(found) == {"fire": "'The Council' speaks again in it, and a resolution names nobody"}


def test_what_is_left_takes_the_place_of_its_kind_all_the_same_and_ends_the_preamble() -> None:
    found = recast(
        text(
            "presidential-statement",
            "strange paragraph: Alarm was voiced.",
            "past paragraph: The Security Council _recalls_ its statement.",
        ),
        PRESIDENTIAL,
        RESOLUTION,
    )
    assert kinds(found.statement) == ["operative", "operative"]
    assert list(why(found)) == ["strange"]


def test_a_word_that_could_be_of_two_verbs_is_led_back_by_those_that_are_known() -> None:
    said = one("The members of the Security Council _frobed_ it.", "press-statement")
    assert list(why(recast(said, PRESS, PRESIDENTIAL))) == ["fire"]
    told = recast(said, PRESS, PRESIDENTIAL, {"frobe"})
    assert words(told.statement)["fire"] == "The Security Council _frobes_ it."


def test_a_possessive_behind_the_verb_is_named_and_not_touched() -> None:
    found = recast(one("The Security Council _reaffirms_ its commitment."), PRESIDENTIAL, PRESS)
    assert words(found.statement)["fire"] == "The members of the Security Council _reaffirmed_ its commitment."
    assert [told.why for told in found.doubtful] == ["'reaffirms its': 'their' where it means those who speak"]
    again = recast(one("The Security Council _reaffirms_ its commitment."), PRESIDENTIAL, RESOLUTION)
    assert [told.why for told in again.doubtful] == ["its verb puts it into the preamble, where it asks for nothing"]


def test_a_subject_named_again_before_a_verb_that_is_not_marked_is_to_be_read_over() -> None:
    found = recast(one("The Security Council _condemns_ it. The Council urges calm."), PRESIDENTIAL, PRESS)
    assert [told.why for told in found.doubtful] == ["it still says 'The Council'"]
    plain = recast(one("The Security Council _welcomes_ the support of the Council."), PRESIDENTIAL, PRESS)
    assert plain.doubtful == ()


def test_headings_notes_items_and_kinds_that_the_form_does_not_give_stay() -> None:
    mixed = text(
        "presidential-statement",
        "top heading: The Security Council condemns.",
        "aside note: The Security Council _urges_ nothing.",
        "end closing: The Security Council _decides_ to remain seized of the matter.",
    )
    found = recast(mixed, PRESIDENTIAL, PRESS).statement
    assert kinds(found) == ["heading", "note", "closing"]
    assert words(found)["aside"] == "The Security Council _urges_ nothing."
    assert words(found)["end"].startswith("The members of the Security Council _decided_ to remain")
