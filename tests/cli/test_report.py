"""drafter report: one page that shows a statement, for the members, for the penholders, and for one capital."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from drafter.consensus.bridge import crossing
from drafter.consensus.bridge.model import NoSolver
from tests.cli.shell import FOLDER, NAME, agree, at, change, done, everybody_says, refused, release
from tests.page import Page, page, plain

pytestmark = pytest.mark.usefixtures("room")


def written(*words: str, name: str = "report.html") -> Page:
    done("report", NAME, "-o", "report.html", *words)
    return page(Path(name))


def internal(*words: str) -> Page:
    return written("--audience", "internal", *words, name="report-internal.html")


def answered(found: Page) -> str:
    return plain(found.at("the_answer").words)


def row(found: Page, anchor: str) -> str:
    return plain(found.at(anchor).words)


# --- the answer ----------------------------------------------------------------------------------------------------


def test_before_anything_went_out_the_page_says_so_and_shows_no_text() -> None:
    shutil.rmtree(FOLDER / "record")
    found = written(*at(12))
    assert answered(found).startswith("Pending nothing has been sent to the members yet")
    assert "the_text" not in found.ids()


def test_to_the_members_what_only_files_stand_against_is_pending_and_names_nobody() -> None:
    found = written(*at(12))
    assert answered(found).startswith("Pending not every member has joined this text Rule")
    assert "CHN" not in answered(found)


def test_in_house_the_answer_names_who_objects_on_which_words_and_the_line_that_says_so() -> None:
    found = internal(*at(12))
    said = answered(found)
    assert said.startswith("Not agreed 1 of 15 object: CHN")
    assert "fire: “condemns in the strongest terms” positions/CHN.yaml:4" in said
    assert "It is too early." in said


def test_once_agreed_everybody_reads_who_joined_and_the_text_itself_comes_first() -> None:
    agree()
    release()
    found = written(*at(18))
    assert answered(found).startswith("Agreed 15 of 15 join")
    assert "CHN, EST, FRA" in answered(found)
    assert found.all("summary")[0].words == "zero draft as it reads"


def test_the_rule_stands_with_its_source_and_the_clock_with_the_moment_asked_about() -> None:
    said = answered(written(*at(12)))
    assert "practice of the Council" in said
    assert "as of 14 August 2021, 12:00 (UTC+02:00)" in said


def test_the_digest_is_that_of_the_text_that_the_answer_speaks_of() -> None:
    assert done("show", NAME, "zero-draft", "--digest").strip()[:12] in written(*at(12)).words


# --- the text ------------------------------------------------------------------------------------------------------


def test_every_paragraph_has_a_place_by_its_id_and_the_contents_lead_to_it() -> None:
    found = written(*at(12))
    assert {"#fire", "#crews", "#inquiry"} <= found.links()
    assert all(count == 1 for count in found.ids().values())
    assert {link[1:] for link in found.links()} <= set(found.ids())


def test_proposals_stand_in_brackets_under_the_names_that_may_be_shown() -> None:
    assert "[both] [CHN: all] sides" in row(written(*at(12)), "crews")
    assert "[delete: Delegation]" in row(written(*at(12)), "inquiry")
    assert "[delete: IND]" in row(internal(*at(12)), "inquiry")


def test_what_changed_stands_in_place_under_the_name_of_who_changed_it() -> None:
    done("resolve", NAME, "--take", "CHN-1", "--by", "NOR", *at(9))
    done("amend", NAME, "inquiry", "--strike", "--by", "EST", *at(9, 10))
    done("circulate", NAME, "rev-1", "--by", "EST", *at(10))
    found = written(*at(12))
    assert found.all("summary")[0].words == "Changes from zero draft to Rev.1"
    assert "bothallCHN sides" in row(found, "crews")
    assert "struck" in row(found, "inquiry")
    assert {plain(one.words) for one in found.all("del")} >= {"both"}
    assert {plain(one.words) for one in found.all("ins")} >= {"all"}
    contents = found.all("nav", "contents")[0].words
    assert plain(contents) == ("first paragraph fire second paragraph crews amended third paragraph inquiry struck")


def test_a_text_saved_and_not_sent_is_on_the_penholders_page_alone() -> None:
    done("amend", NAME, "inquiry", "--words", "stands ready to wait", "--by", "EST", *at(9))
    assert "ready to wait" not in written(*at(12)).words
    assert "ready to wait" in internal(*at(12)).words


def test_any_two_of_the_texts_that_went_out_can_be_chosen() -> None:
    for number, rung in enumerate(("condemn", "deplore"), start=1):
        done("amend", NAME, "fire", "--rung", rung, "--by", "EST", *at(8 + number))
        done("circulate", NAME, f"rev-{number}", "--by", "EST", *at(8 + number, 30))
    changes = [one.words for one in written(*at(12)).all("summary") if one.words.startswith("Changes")]
    assert changes == [
        "Changes from Rev.1 to Rev.2",
        "Changes from zero draft to Rev.2",
        "Changes from zero draft to Rev.1",
    ]


# --- members by paragraph ------------------------------------------------------------------------------------------


def cells(found: Page) -> dict[str, str]:
    rows = [one for one in found.all("tr") if "data-groups" in one.attributes]
    return {one.words[:3]: one.words[3:].strip() for one in rows}


def test_to_the_members_a_cell_says_what_a_member_proposes_in_its_own_name() -> None:
    assert cells(written(*at(12))) == {"CHN": "amends"}


def test_in_house_cells_say_what_files_come_to_and_rows_name_the_groups() -> None:
    found = internal(*at(12))
    assert cells(found) == {"CHN": "objectamendsobject", "IND": "addsstrikes"}
    china = next(one for one in found.all("tr") if one.words.startswith("CHN"))
    assert china.attributes["data-groups"] == "permanent"


def test_heads_and_rows_are_heads_for_a_machine_and_every_colour_has_its_word() -> None:
    found = internal(*at(12))
    heads = [one.attributes.get("scope") for one in found.all("th")]
    assert heads.count("row") >= 2
    assert heads.count("col") >= 3
    assert found.all("caption")
    assert all(one.words.strip() for one in found.all("td") if one.attributes.get("class"))


# --- the way here, and what it would take --------------------------------------------------------------------------


def story(found: Page, id: str) -> str:
    return next(plain(one.words) for one in found.all("details", "story") if f" {id} " in f" {plain(one.words)} ")


def test_the_penholders_read_who_proposed_what_was_refused_and_why() -> None:
    done("resolve", NAME, "crews", "--words", "demands quiet", "--by", "NOR", "--note", "shorter", *at(9))
    found = story(internal(*at(12)), "crews")
    assert "14 Aug 09:00, NOR: amended crews (shorter), refusing CHN-1. Revision 2." in found
    assert "beat CHN-1" in found


def test_a_proposal_that_cannot_be_laid_any_more_is_told_in_house_with_the_words_that_are_gone() -> None:
    done("amend", NAME, "crews", "--words", "demands quiet", "--by", "NOR", *at(9))
    told = story(internal(*at(12)), "crews")
    assert "set aside: CHN-1, made on zero-draft: " in told
    assert "no longer in 'crews': “both sides”" in told
    assert "CHN-1" not in written(*at(12)).source


def test_the_members_read_what_each_text_changed_under_whose_name_and_what_was_said() -> None:
    done("resolve", NAME, "--take", "CHN-1", "--by", "NOR", "--note", "hush", *at(9))
    done("circulate", NAME, "rev-1", "--by", "EST", *at(10))
    found = written(*at(12))
    assert "Rev.1: amended by CHN CHN: “All must.”" in story(found, "crews")
    assert "hush" not in found.source


def test_what_happened_is_a_picture_and_stands_in_words_too() -> None:
    found = written(*at(12))
    assert "zero-draft went out" in plain(found.one("ol", "events").words)
    (picture,) = (one for one in found.all("svg") if one.attributes.get("role") == "img")
    assert "zero-draft went out" in picture.words


def test_what_it_would_take_is_told_in_house_when_it_is_asked_for() -> None:
    pytest.importorskip("ortools")
    found = internal("--bridge", *at(12))
    said = plain(found.at("what_it_takes").words)
    assert "a text could be adopted on the positions recorded" in said
    assert "The ladder of fire (first paragraph)" in said
    assert "what_it_takes" not in internal(*at(12)).ids()


def test_without_the_solver_the_page_tells_which_wordings_are_open(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise NoSolver

    monkeypatch.setattr(crossing, "bridge", none)
    said = plain(internal("--bridge", *at(12)).at("what_it_takes").words)
    assert "was not run" in said
    assert "@fire" in said


# --- one capital's page --------------------------------------------------------------------------------------------


def test_a_capital_reads_what_awaits_it_since_it_last_spoke_and_what_became_of_its_proposals() -> None:
    done("resolve", NAME, "crews", "--words", "demands quiet", "--by", "NOR", *at(9))
    done("circulate", NAME, "rev-1", "--by", "EST", *at(10))
    found = written("--for", "CHN", *at(12))
    assert answered(found).startswith("CHN objects on Rev.1; last spoke of zero draft")
    awaits = plain(found.at("what_awaits").words)
    assert "second paragraph crews amended" in awaits
    assert "CHN-1 on crews: refused in revision 2" in awaits
    assert found.all("summary")[0].words == "Changes from zero draft to Rev.1"
    assert "the_members" not in found.ids()


def test_a_capital_that_has_spoken_of_nothing_is_awaited() -> None:
    found = written("--for", "NER", *at(12))
    assert answered(found).startswith("Your answer is awaited on zero draft; has spoken of no text that went out")


def test_a_capital_s_page_is_for_a_member_and_stays_out_of_the_house() -> None:
    assert "no member of the body" in refused("report", NAME, "--for", "NZL", *at(12))
    assert "leave --audience out" in refused("report", NAME, "--for", "CHN", "--audience", "internal", *at(12))


# --- the file ------------------------------------------------------------------------------------------------------


def test_an_internal_page_says_so_in_its_name_and_over_everything() -> None:
    assert "wrote report-internal.html" in done("report", NAME, "-o", "report.html", "--audience", "internal", *at(12))
    found = page(Path("report-internal.html"))
    assert found.words.split(". ")[0].find("Internal: for the penholders alone, not to be circulated") >= 0
    assert not Path("report.html").exists()
    done("report", NAME, "--audience", "internal", *at(12))
    assert (FOLDER / "out" / "harbour-report-internal.html").exists()


def test_what_it_takes_is_no_reading_for_the_members() -> None:
    assert "say --audience internal" in refused("report", NAME, "--bridge", *at(12))


def test_a_circulated_page_carries_the_marking_and_a_made_up_case_says_so() -> None:
    assert plain(written(*at(12)).one("header", "marks").words) == "Draft. For members only."
    for file in (FOLDER / "positions").glob("*.yaml"):
        file.write_text(file.read_text().replace("in-writing", "illustrative"))
    marks = plain(written(*at(12)).one("header", "marks").words)
    assert marks == "Draft. For members only. Illustrative: not a document of any body"


def test_the_same_page_is_the_same_bytes() -> None:
    first = (written(*at(12)).source, internal(*at(12)).source)
    assert (written(*at(12)).source, internal(*at(12)).source) == first


HOSTILE = (
    ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ("</style><img src=x onerror=alert(1)>", "</style><img src=x onerror=alert(1)>"),
    ('"><svg onload=alert(1)>', '"><svg onload=alert(1)>'),
    ("javascript:alert(1)", "javascript:alert(1)"),
    ("{{ 7*7 }}{% raw %}", "{{ 7*7 }}{% raw %}"),
    ("\u202egnihton\u202c", "[U+202E]gnihton[U+202C]"),
)


@pytest.mark.parametrize(("said", "shown"), HOSTILE)
def test_what_a_member_wrote_is_shown_as_it_stands_and_is_never_markup(said: str, shown: str) -> None:
    change("positions/CHN.yaml", "say: It is too early.", f"say: {json.dumps(said)}")
    change("brief.yaml", "title: The fire in the harbour", f"title: {json.dumps(said)}")
    found = internal(*at(12))
    assert shown in found.words
    assert {one.tag for one in found.elements} & {"img", "iframe", "object", "link", "base", "form"} == set()
    assert len(found.all("script")) == len(found.all("style")) == 1
    assert not [name for one in found.elements for name in one.attributes if name.startswith("on")]
    assert all(link.startswith("#") for link in found.links())
    assert not [one for one in found.elements if "style" in one.attributes or "src" in one.attributes]


def test_no_comment_stands_in_a_page() -> None:
    assert internal(*at(12)).comments == []


def test_everybody_s_answer_stays_with_the_penholders_until_all_have_joined() -> None:
    everybody_says("joins", "zero-draft")
    change("positions/USA.yaml", "says: joins", "says: objects")
    found = written(*at(16))
    assert answered(found).startswith("Pending")
    assert "object" not in answered(found).replace("objection", "")
    assert answered(internal(*at(16))).startswith("Not agreed 1 of 15 object: USA")
