"""The cover note of a redline: a page that says what matters, and remembers which two texts it speaks of."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from drafter.diagnostic import Faulty
from drafter.docx.anchors import BEFORE, DIGEST
from drafter.docx.cover import cover
from drafter.docx.page import Page

PAGE = Page(
    title="Statement on Ardenia",
    text_name="zero draft",
    revision=1,
    digest="sha256:" + "1" * 64,
    marking="For members only.",
    draft=True,
    illustrative=True,
    date="4 May 2031",
)
AFTER = replace(PAGE, text_name="Rev.1", revision=7, digest="sha256:" + "2" * 64, date="6 May 2031")
SECTIONS = {
    "Words that matter": ["halt (3): verb weaker: “demands” to “calls on” (by EST)", "talks (4): clause added"],
    "Who changed what": ["EST, 6 May 2031: halt"],
    "Sending it back": ["As it is."],
}


def made(donor: Path, sections: Mapping[str, Sequence[str]] = SECTIONS, after: Page = AFTER) -> bytes:
    return cover(PAGE, after, sections, donor)


def lines(data: bytes) -> list[tuple[str, str]]:
    document = docx.Document(io.BytesIO(data))
    return [(str(paragraph.style.name) if paragraph.style else "", paragraph.text) for paragraph in document.paragraphs]


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def around(data: bytes) -> str:
    """The header and the footer."""
    section = docx.Document(io.BytesIO(data)).sections[0]
    return "\n".join(one.text for where in (section.header, section.footer) for one in where.paragraphs)


@pytest.fixture(scope="module")
def donor() -> Path:
    """The style donor that Drafter ships."""
    return Path(__file__).parents[2] / "templates" / "styles" / "council.docx"


def test_under_each_title_stand_its_lines_in_their_order(donor: Path) -> None:
    assert lines(made(donor)) == [
        ("Statement Title", "Statement on Ardenia"),
        ("Statement Date", "6 May 2031"),
        *[
            row
            for title, said in SECTIONS.items()
            for row in [("Statement Heading", title), *(("Statement Note", one) for one in said)]
        ],
    ]


def test_a_title_with_nothing_under_it_is_left_out(donor: Path) -> None:
    assert [text for _, text in lines(made(donor, {"Words that matter": [], "Sending it back": ["As it is."]}))] == [
        "Statement on Ardenia",
        "6 May 2031",
        "Sending it back",
        "As it is.",
    ]


def test_the_page_is_that_of_the_younger_text_and_says_what_it_is(donor: Path) -> None:
    found = around(made(donor))
    assert "For members only." in found
    assert "Rev.1 · revision 7 · 222222222222" in found
    assert "DRAFT" in found
    assert "Illustrative: not a document of any body" in found
    assert "zero draft" not in found


def test_it_remembers_both_texts(donor: Path) -> None:
    kept = part(made(donor), "docProps/custom.xml")
    assert f'name="{DIGEST}"' in kept
    assert f'name="{BEFORE}"' in kept
    assert kept.index(AFTER.digest) > 0
    assert kept.index(PAGE.digest) > 0


def test_there_is_nothing_in_it_to_accept_to_reject_or_to_answer(donor: Path) -> None:
    data = made(donor)
    body = part(data, "word/document.xml")
    marks = ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:commentReference")
    assert [mark for mark in marks if f"<{mark} " in body] == []
    assert "_st_" not in body


@pytest.mark.parametrize("words", ["<w:p/> & “[both]” {{ 7*7 }}", "和平 हिन्दी שלום", "tab\there", "a\u00a0b"])
def test_words_are_carried_as_they_are(donor: Path, words: str) -> None:
    assert lines(made(donor, {"Words that matter": [words]}))[-1] == ("Statement Note", words)


def test_the_same_note_is_the_same_bytes(donor: Path) -> None:
    assert made(donor) == made(donor)
    assert made(donor) != made(donor, after=replace(AFTER, revision=8))


def test_a_donor_without_the_styles_is_a_fault(tmp_path: Path) -> None:
    bare = tmp_path / "bare.docx"
    docx.Document().save(str(bare))
    with pytest.raises(Faulty) as faulty:
        made(bare)
    assert {fault.code for fault in faulty.value.diagnostics} == {"DS401"}
