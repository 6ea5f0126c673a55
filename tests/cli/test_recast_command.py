"""recast: the text in another form, as one revision; and a brief that asks for a resolution."""

from __future__ import annotations

import pytest

from tests.cli.shell import FOLDER, NAME, agree, at, change, done, drafter, entries, refused

pytestmark = pytest.mark.usefixtures("room")

PRESS = ("recast", NAME, "--form", "press-statement", "--by", "NOR")
RESOLUTION = ("recast", NAME, "--form", "resolution", "--by", "NOR")


def write_whole(*lines: str) -> None:
    """Have a penholder write the text by hand: these paragraphs stand in the place of all others."""
    head, _, _ = done("show", NAME, "--markup").partition("@")
    (FOLDER / "whole.txt").write_text(head + "\n".join(lines) + "\n")
    done("amend", NAME, "--text", str(FOLDER / "whole.txt"), "--by", "EST", *at(8))


def test_a_change_of_form_is_one_revision_and_reads_in_the_new_grammar() -> None:
    said = done(*PRESS, "--note", "no agreement on a statement of the President", *at(9))
    assert said.splitlines()[0] == "recast: presidential-statement as press-statement"
    assert "recorded as revision 2" in said
    assert entries() == 3
    text = done("show", NAME)
    assert "The members of the Security Council condemned in the strongest terms the attack" in text
    assert "The members of the Security Council stood ready to name an inquiry" in text
    assert "no agreement on a statement of the President" in done("log", NAME)


def test_it_shows_one_line_for_the_form_and_not_every_paragraph_as_amended() -> None:
    assert "amended" not in done(*PRESS, *at(9))


def test_it_says_that_every_answer_is_to_be_given_anew_and_so_they_are() -> None:
    agree()
    assert "every answer and every view is to be given anew" in done(*PRESS, *at(17))
    done("circulate", NAME, "rev-1", "--by", "NOR", *at(18))
    ended = drafter("check", NAME, *at(19))
    assert ended.code == 1
    assert "PENDING: 0 of 15 join" in ended.out


def test_a_view_that_spoke_of_the_old_form_is_asked_for_again() -> None:
    (FOLDER / "positions" / "IND.yaml").unlink()
    (FOLDER / "positions" / "CHN.yaml").write_text(
        "member: CHN\nstatus: in-writing\nviews: [{about: fire, at_most: deplore}]\n"
    )
    done("circulate", NAME, "as-it-was", "--by", "NOR", *at(9))
    assert "1 of 15 object: CHN" in drafter("check", NAME, *at(9)).out
    done(*PRESS, *at(10))
    done("circulate", NAME, "rev-1", "--by", "NOR", *at(11))
    assert "no longer the words in the brief" in drafter("check", NAME, *at(12)).out


def test_it_says_that_the_rule_of_the_brief_is_not_that_of_the_form() -> None:
    said = done(*RESOLUTION, *at(9))
    assert "the rule in statements/harbour/brief.yaml is 'unsc-statement'" in said
    assert "a resolution goes by unsc-substantive or unsc-procedural" in said
    assert "the rule in" not in done("recast", NAME, "--form", "press-statement", "--by", "NOR", *at(10))


def test_recast_back_it_is_the_text_that_it_was() -> None:
    before = done("show", NAME, "--digest")
    done(*RESOLUTION, *at(9))
    assert done("show", NAME, "--digest") != before
    done("recast", NAME, "--form", "presidential-statement", "--by", "NOR", *at(10))
    assert done("show", NAME, "--digest") == before


def test_after_a_recast_a_penholder_s_words_and_rungs_are_in_the_new_form() -> None:
    done(*RESOLUTION, *at(9))
    done("amend", NAME, "fire", "--rung", "deplore", "--by", "EST", *at(10))
    done("amend", NAME, "thanks", "--words", "thanks the crews", "--after", "inquiry", "--by", "EST", *at(11))
    done("amend", NAME, "past", "--words", "recalls its statement", "--after", "-", "--by", "EST", *at(12))
    text = done("show", NAME, "--markup")
    assert "@fire operative\n_Deplores_ the attack on the harbour;" in text
    assert "@thanks operative\n_Thanks_ the crews" in text
    assert "@past preambular\n_Recalling_ its statement,\n" in text
    assert text.index("@past") < text.index("@fire")


def test_what_cannot_be_put_in_the_new_words_is_told_and_nothing_is_recorded() -> None:
    write_whole("@fire paragraph", "The Council further _condemns_ the fire.")
    ended = drafter(*PRESS, *at(9))
    assert (ended.code, entries()) == (1, 3)
    assert "fire: it does not begin with 'The Security Council'" in ended.out
    assert "nothing was recorded" in ended.out


def test_with_leave_it_is_recorded_in_its_old_words_and_the_record_says_so() -> None:
    write_whole("@fire paragraph", "The Council further _condemns_ the fire.")
    assert "fire: it does not begin with" in done(*PRESS, "--leave", *at(9))
    assert "The Council further condemns the fire." in done("show", NAME)
    assert "left as they stood: fire" in done("log", NAME)


def test_words_that_may_be_grammar_are_to_be_read_over() -> None:
    write_whole("@fire paragraph", "The Security Council _reaffirms_ its support.")
    said = done(*PRESS, *at(9))
    assert "to be read over:\n  fire: 'reaffirms its': 'their' where it means those who speak" in said


@pytest.mark.parametrize(
    ("form", "by", "told"),
    [
        ("press-statment", "NOR", "there is no form 'press-statment'. did you mean 'press-statement'?"),
        ("presidential-statement", "NOR", "the text is a presidential-statement already"),
        ("press-statement", "CHN", "CHN does not hold the pen; EST, NOR do"),
    ],
)
def test_what_cannot_be_done_is_told(form: str, by: str, told: str) -> None:
    assert told in " ".join(refused("recast", NAME, "--form", form, "--by", by, *at(9)).split())
    assert entries() == 2


def test_a_form_in_another_language_is_refused() -> None:
    own = FOLDER.parents[1] / "templates" / "forms"
    own.mkdir(parents=True)
    (own / "communique.yaml").write_text(
        "form: communique\ntitle: Communiqué\nsource: illustrative\nsubject: Le Conseil\ninflection: present\n"
        "language: fr\n"
    )
    told = refused("recast", NAME, "--form", "communique", "--by", "NOR", *at(9))
    assert "a translation is not a recast" in " ".join(told.split())


def test_before_the_first_draft_there_is_nothing_to_recast() -> None:
    for entry in (FOLDER / "record").glob("*.json"):
        entry.unlink()
    for member in ("CHN", "IND"):
        (FOLDER / "positions" / f"{member}.yaml").unlink()
    assert "has no text yet" in " ".join(refused(*PRESS, *at(9)).split())


def test_a_text_whose_form_is_gone_is_a_fault_of_the_folder_and_no_crash() -> None:
    own = FOLDER.parents[1] / "templates" / "forms"
    own.mkdir(parents=True)
    (own / "appeal.yaml").write_text(
        "form: appeal\ntitle: Appeal\nsource: illustrative\nsubject: We\ninflection: present\nplural: true\n"
    )
    done("recast", NAME, "--form", "appeal", "--by", "NOR", *at(9))
    assert "We condemn in the strongest terms" in done("show", NAME)
    (own / "appeal.yaml").unlink()
    ended = drafter("show", NAME)
    assert (ended.code, ended.out) == (3, "")
    assert "statements/harbour/record: DS213 there is no form 'appeal'" in ended.err


def test_a_brief_that_asks_for_a_resolution_is_drafted_as_one() -> None:
    change("brief.yaml", "form: presidential-statement", "form: resolution")
    change("brief.yaml", "elements:\n", "elements:\n  - {id: past, text: recalls its statement of 3 May}\n")
    text = done("draft", NAME)
    assert "@past preambular\n_Recalling_ its statement of 3 May,\n" in text
    assert "@fire operative\n_Condemns_ in the strongest terms the attack on the harbour;\n" in text
    assert "@inquiry operative\n_Stands_ ready to name an inquiry into the attack;\n" in text


def test_what_the_brief_makes_preambular_stands_before_what_is_operative() -> None:
    change("brief.yaml", "form: presidential-statement", "form: resolution")
    change("brief.yaml", "text: the attack on the harbour}", "text: the attack on the harbour}\n  - ADDED")
    change("brief.yaml", "ADDED", "{id: fear, kind: preambular, text: condemns all violence}")
    text = done("draft", NAME)
    assert "@fear preambular\n_Condemning_ all violence,\n" in text
    assert text.index("@fear") < text.index("@fire")


def test_a_view_on_an_element_of_a_resolution_is_held_against_its_own_words() -> None:
    for entry in (FOLDER / "record").glob("*.json"):
        entry.unlink()
    (FOLDER / "positions" / "IND.yaml").unlink()
    change("brief.yaml", "form: presidential-statement", "form: resolution")
    change("brief.yaml", "rule: unsc-statement", "rule: unsc-substantive")
    done("draft", NAME, "--by", "EST", *at(9))
    done("circulate", NAME, "zero-draft", "--by", "EST", *at(10))
    said = drafter("check", NAME, *at(11)).out
    assert "OBJECT\n  CHN" in said
    assert "fire: “condemns in the strongest terms”" in said.replace("Condemns", "condemns")
