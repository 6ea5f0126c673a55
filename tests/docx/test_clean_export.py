"""The clean export: what a reader sees on the page, and what the file says of itself."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree

from drafter.docx.clean import clean
from drafter.docx.page import Page, Remark
from drafter.text.statement import Head, Paragraph, Place, Ref, Run, Statement, inline

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VERB, EM = frozenset({"verb"}), frozenset({"em"})
PAGE = Page(
    title="Press statement: ardenia-2031",
    text_name="Rev.1",
    revision=7,
    digest="sha256:0123456789abcdef" + "0" * 48,
    marking="For members only.",
    draft=True,
    illustrative=True,
    date="4 May 2031",
)
TEXT = Statement(
    Head("ardenia-2031", "press-statement"),
    {
        "halt": Paragraph(
            Place(None, "1"), "paragraph", inline("The Council ", Run("calls on", VERB), " all parties to stop.")
        ),
        "talks": Paragraph(
            Place(None, "2"), "paragraph", inline("As said in ", Ref("halt"), ", it ", Run("hopes", EM), " for talks.")
        ),
    },
)


@pytest.fixture
def export(file: Callable[[bytes], Any], donor: Path) -> Callable[..., Any]:
    """A clean export of the text, with the page as given."""
    return lambda page=PAGE, remarks=(), text=TEXT: file(clean(text, page, donor, remarks))


def test_it_reads_as_title_date_and_paragraphs_with_references_in_words(export: Callable[..., Any]) -> None:
    assert export().texts() == [
        "Press statement: ardenia-2031",
        "4 May 2031",
        "The Council calls on all parties to stop.",
        "As said in the first paragraph, it hopes for talks.",
    ]


def test_the_leading_verb_wears_its_style_and_emphasis_is_italic(export: Callable[..., Any]) -> None:
    worn = {text.strip(): worn for line in export().lines() for text, worn in line.runs}
    assert worn["calls on"] == ("rStyleLeadingVerb",)
    assert worn["hopes"] == ("i",)


def test_without_a_date_nothing_stands_under_the_title(export: Callable[..., Any]) -> None:
    assert export(replace(PAGE, date="")).lines()[1].style == "StatementParagraph"


def test_every_page_names_the_text_and_says_draft_and_illustrative(export: Callable[..., Any]) -> None:
    made = export()
    assert made.texts(part="header1") == [
        "For members only.\tPress statement: ardenia-2031",
        "Rev.1 · revision 7 · 0123456789ab\tDRAFT",
    ]
    assert ("DRAFT", ("b",)) in made.lines(part="header1")[1].runs
    assert made.texts(part="footer1") == ["Illustrative: not a document of any body\tPage 1 of 1"]
    fields = [one.get(f"{W}instr").strip() for one in made.part("word/footer1.xml").iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]


def test_a_final_real_text_says_neither_anywhere(export: Callable[..., Any]) -> None:
    made = export(replace(PAGE, draft=False, illustrative=False))
    with zipfile.ZipFile(io.BytesIO(made.data)) as package:
        everything = b"".join(package.read(name) for name in package.namelist())
    assert b"DRAFT" not in everything
    assert b"llustrative" not in everything


def test_the_first_page_and_left_pages_have_no_header_of_their_own(export: Callable[..., Any]) -> None:
    references = list(export().part("word/document.xml").iter(f"{W}headerReference", f"{W}footerReference"))
    assert [one.get(f"{W}type") for one in references] == ["default", "default"]


def test_a_draft_comes_with_tracking_on_and_a_final_text_without(export: Callable[..., Any]) -> None:
    assert export().part("word/settings.xml").find(f"{W}trackRevisions") is not None
    assert export(replace(PAGE, draft=False)).part("word/settings.xml").find(f"{W}trackRevisions") is None


def test_the_file_names_no_person_and_no_clock(export: Callable[..., Any]) -> None:
    core = {etree.QName(one).localname: one.text for one in export().part("docProps/core.xml")}
    assert core == {"creator": "Drafter", "title": "Press statement: ardenia-2031"}
    with zipfile.ZipFile(io.BytesIO(export().data)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_digest_is_a_custom_property(export: Callable[..., Any]) -> None:
    (property,) = export().part("docProps/custom.xml")
    assert (property.get("name"), property[0].text) == ("DrafterDigest", PAGE.digest)


def test_a_bookmark_stands_round_every_paragraph(export: Callable[..., Any]) -> None:
    body = export().part("word/document.xml")[0]
    around = {one.get(f"{W}name"): one.getparent() for one in body.iter(f"{W}bookmarkStart")}
    assert {name: "".join(p.itertext()) for name, p in around.items()} == {
        "_st_halt": TEXT.words("halt"),
        "_st_talks": TEXT.words("talks"),
    }


def test_a_remark_is_a_comment_on_its_paragraph_with_author_and_time(export: Callable[..., Any]) -> None:
    made = export(remarks=[Remark("talks", "NOR", "2031-05-04T10:00+02:00", "Why here?\nWe prefer paragraph 1.")])
    (comment,) = made.part("word/comments.xml")
    assert (comment.get(f"{W}author"), comment.get(f"{W}date")) == ("NOR", "2031-05-04T08:00:00Z")
    assert ["".join(p.itertext()) for p in comment] == ["Why here?", "We prefer paragraph 1."]
    (start,) = made.part("word/document.xml").iter(f"{W}commentRangeStart")
    assert "".join(start.getparent().itertext()) == TEXT.words("talks")


def test_a_remark_on_no_paragraph_is_refused_by_name(donor: Path) -> None:
    with pytest.raises(ValueError, match="gone"):
        clean(TEXT, PAGE, donor, [Remark("gone", "NOR", "2031-05-04T10:00Z", "?")])


def test_a_time_without_a_zone_is_refused(donor: Path) -> None:
    with pytest.raises(ValueError, match="zone"):
        clean(TEXT, PAGE, donor, [Remark(None, "NOR", "2031-05-04T10:00", "?")])


def test_a_text_in_french_is_checked_as_french(export: Callable[..., Any]) -> None:
    french = replace(TEXT, head=Head("ardenia-2031", "press-statement", "fr-FR"))
    languages = [one.get(f"{W}val") for one in export(text=french).part("word/styles.xml").iter(f"{W}lang")]
    assert languages == ["fr-FR"]
    assert [one.get(f"{W}val") for one in export().part("word/styles.xml").iter(f"{W}lang")] == ["en-GB"]


def test_characters_that_no_file_can_hold_become_spaces_on_the_page(export: Callable[..., Any]) -> None:
    assert export(replace(PAGE, title="Ardenia\x0b2031")).texts()[0] == "Ardenia 2031"


def test_other_programs_of_the_same_library_read_the_text(export: Callable[..., Any]) -> None:
    document = docx.Document(io.BytesIO(export().data))
    assert [p.style.name for p in document.paragraphs] == [
        "Statement Title",
        "Statement Date",
        *["Statement Paragraph"] * 2,
    ]
