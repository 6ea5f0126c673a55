"""The table of before, after, and who and why: it reads as both texts, and says at each change whose it is."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from hypothesis import assume, given
from lxml import etree

from drafter.diagnostic import Faulty
from drafter.docx.clean import clean
from drafter.docx.package import zipped
from drafter.docx.page import Hand, Note, Page, Remark
from drafter.docx.redline import NOBODY, redline
from drafter.docx.sidebyside import side_by_side
from drafter.text.markup import parse
from drafter.text.statement import Statement
from tests.docx.test_redline_laws import HANDS, LAWS, PAGES, STEPS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORDS = ("ColumnText", "ColumnSame")
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
AFTER = replace(PAGE, text_name="Rev.1", revision=3, digest="sha256:" + "2" * 64)
ZERO = """statement: ardenia
form: presidential-statement

@attacks paragraph
The Council _condemns_ the attacks on towns.

@halt paragraph
The Council demands that the rebels stop at once.

@talks paragraph
The Council hopes for talks.

@aid paragraph
The Council asks for aid.
"""


@dataclass(frozen=True)
class Row:
    """A row of the table: its cells, of which the first stands on both sides where there are two."""

    cells: tuple[etree._Element, ...]

    @property
    def before(self) -> etree._Element:
        return self.cells[0]

    @property
    def after(self) -> etree._Element:
        return self.cells[-2]

    @property
    def who(self) -> list[str]:
        return [text_of(one) for one in self.cells[-1].iter(f"{W}p")]


def rows(data: bytes) -> list[Row]:
    body = docx.Document(io.BytesIO(data)).element.body
    (table,) = body.iter(f"{W}tbl")
    return [Row(tuple(row.iter(f"{W}tc"))) for row in table.iter(f"{W}tr")][1:]


def text_of(paragraph: etree._Element) -> str:
    return "".join("\t" if one.tag == f"{W}tab" else str(one.text) for one in paragraph.iter(f"{W}t", f"{W}tab"))


def styled(cell: etree._Element, *styles: str) -> list[str]:
    """The paragraphs of a cell in one of these styles."""
    return [text_of(one) for one in cell.iter(f"{W}p") if one.pPr.style in styles]


def read(data: bytes, side: str) -> list[str]:
    return [text for row in rows(data) for text in styled(getattr(row, side), *WORDS)]


def labels(data: bytes) -> list[tuple[str, str]]:
    found = [(styled(row.before, "ColumnLabel"), styled(row.after, "ColumnLabel")) for row in rows(data)]
    return [("".join(before), "".join(after)) for before, after in found]


def worn(cell: etree._Element, style: str) -> Iterator[tuple[str, str]]:
    """The words of each run in a character style that begins so, and the number of that style."""
    for run in cell.iter(f"{W}r"):
        named = run.find(f"{W}rPr/{W}rStyle")
        if named is not None and str(named.get(f"{W}val")).startswith(style):
            yield text_of(run), str(named.get(f"{W}val")).removeprefix(style)


def made(donor: Path, *texts: str, notes: tuple[Note, ...] = (), remarks: tuple[Remark, ...] = ()) -> bytes:
    versions = [parse(text, "text") for text in (ZERO, *texts)]
    return side_by_side(versions, HANDS[: len(texts)], PAGE, AFTER, donor, notes, remarks)


def row_of(data: bytes, words: str) -> Row:
    return next(row for row in rows(data) if any(words in text_of(cell) for cell in row.cells[:-1]))


# --- what must hold always -----------------------------------------------------------------------------------------


@LAWS
@given(STEPS, PAGES, PAGES)
def test_the_first_column_reads_as_the_first_text_and_the_second_as_the_last_to_the_character(
    file: Callable[[bytes], Any], donor: Path, versions: list[Statement], before: Page, after: Page
) -> None:
    data = side_by_side(versions, HANDS[: len(versions) - 1], before, after, donor)
    for side, page, text in (("before", before, versions[0]), ("after", after, versions[-1])):
        ahead = [page.title] * (before.title != after.title) + [page.date] * (before.date != after.date)
        whole = file(clean(text, page, donor)).texts()
        body = whole[len(whole) - len(text.paragraphs) :]
        assert read(data, side) == [line for line in [*ahead] if line] + body


@LAWS
@given(STEPS, PAGES)
def test_every_change_that_is_marked_has_the_name_of_its_hand_beside_it(
    donor: Path, versions: list[Statement], page: Page
) -> None:
    hands = HANDS[: len(versions) - 1]
    data = side_by_side(versions, hands, page, page, donor)
    names = {hand.name for hand in hands} | {NOBODY}
    for row in rows(data):
        marked = {number for _, number in (*worn(row.before, "Struck"), *worn(row.after, "Side"))}
        named = {number: name for name, number in worn(row.cells[-1], "Side")}
        assert marked <= named.keys()
        assert set(named.values()) <= names


@LAWS
@given(STEPS, PAGES)
def test_the_words_struck_and_added_are_those_of_the_redline_where_one_hand_moved_nothing(
    file: Callable[[bytes], Any], donor: Path, versions: list[Statement], page: Page
) -> None:
    versions, hands = [versions[0], versions[-1]], HANDS[:1]
    red = file(redline(versions, hands, page, page, donor)).part("word/document.xml")
    assume(next(red.iter(f"{W}moveFrom"), None) is None)
    table = rows(side_by_side(versions, hands, page, page, donor))
    struck = [words for row in table for words, _ in worn(row.before, "Struck")]
    assert "".join(struck).replace("\t", "") == "".join(str(one.text) for one in red.iter(f"{W}delText"))
    added = [words for row in table for words, _ in worn(row.after, "Side")]
    restyled = [text_of(one.getparent().getparent()) for one in red.iter(f"{W}rPrChange")]
    inserted = [text_of(run) for one in red.iter(f"{W}ins") for run in one.iter(f"{W}r")]
    assert sorted("".join(added)) == sorted("".join([*inserted, *restyled]))


@LAWS
@given(STEPS, PAGES)
def test_a_second_run_gives_the_same_bytes_and_no_id_or_bookmark_occurs_twice(
    donor: Path, versions: list[Statement], page: Page
) -> None:
    hands = HANDS[: len(versions) - 1]
    data = side_by_side(versions, hands, page, page, donor)
    assert data == side_by_side(versions, hands, page, page, donor)
    marks = list(docx.Document(io.BytesIO(data)).element.body.iter(f"{W}bookmarkStart"))
    assert len({mark.get(f"{W}id") for mark in marks}) == len({mark.get(f"{W}name") for mark in marks}) == len(marks)
    assert len(marks) == len(versions[0].paragraphs.keys() | versions[-1].paragraphs.keys())


# --- what a reader sees --------------------------------------------------------------------------------------------


def test_a_change_is_marked_on_both_sides_and_told_with_its_words_its_hand_and_its_day(donor: Path) -> None:
    row = row_of(made(donor, ZERO.replace("the rebels stop", "all parties stop fighting")), "rebels")
    assert list(worn(row.before, "Struck")) == [("the rebels", "1")]
    assert [words.strip() for words, _ in worn(row.after, "Side")] == ["all parties", "fighting"]
    assert row.who == ["EST, 3 May 2031", "“the rebels” to “all parties”", "“fighting” added"]


def test_two_hands_in_one_paragraph_are_told_apart_by_name_and_by_ink(donor: Path) -> None:
    first = ZERO.replace("the rebels", "all parties")
    row = row_of(made(donor, first, first.replace("at once", "without delay")), "rebels")
    struck = ["".join(words for words, number in worn(row.before, "Struck") if number == hand) for hand in ("1", "2")]
    added = ["".join(words for words, number in worn(row.after, "Side") if number == hand) for hand in ("1", "2")]
    assert [words.strip() for words in struck] == ["the rebels", "at once"]
    assert [words.strip() for words in added] == ["all parties", "without delay"]
    assert row.who == [
        "EST, 3 May 2031",
        "“the rebels” to “all parties”",
        "NOR, 3 May 2031",
        "“at once” to “without delay”",
    ]


def test_what_did_not_change_stands_once_over_both_columns_and_small(donor: Path) -> None:
    data = made(donor, ZERO.replace("demands", "asks"))
    row = row_of(data, "hopes for talks")
    assert len(row.cells) == 2
    assert styled(row.before, "ColumnSame") == ["The Council hopes for talks."]
    assert row.who == ["not changed"]
    assert row.cells[0].tcPr.grid_span == 2


def test_what_came_and_what_went_has_the_other_side_empty_and_the_rest_its_old_number(donor: Path) -> None:
    text = ZERO.replace("@halt paragraph\nThe Council demands that the rebels stop at once.\n\n", "")
    text += "\n@thanks paragraph\nThe Council thanks the Envoy.\n"
    data = made(donor, text)
    assert labels(data) == [
        ("first paragraph", "first paragraph"),
        ("second paragraph", ""),
        ("second paragraph (was third paragraph)", "second paragraph (was third paragraph)"),
        ("third paragraph (was fourth paragraph)", "third paragraph (was fourth paragraph)"),
        ("", "fourth paragraph"),
    ]
    assert row_of(data, "rebels").who == ["EST, 3 May 2031", "the paragraph struck"]
    assert row_of(data, "Envoy").who == ["EST, 3 May 2031", "the paragraph added"]


def test_what_moved_and_was_edited_says_from_where_to_where_and_by_whom_at_both_places(donor: Path) -> None:
    talks = "@talks paragraph\nThe Council hopes for talks.\n\n"
    away = ZERO.replace(talks, "").replace("@attacks", f"{talks}@attacks")
    data = made(donor, away, away.replace("hopes for talks", "calls for talks"))
    new, old = (row for row in rows(data) if "moved: the third paragraph is now the first paragraph" in row.who)
    assert styled(new.before, "ColumnNote") == ["(see the third paragraph)"]
    assert styled(old.after, "ColumnNote") == ["(see the first paragraph)"]
    assert list(worn(old.before, "Struck")) == [("hopes", "2")]
    assert list(worn(new.after, "Side")) == [("calls", "2")]
    assert new.who[:2] == ["EST, 3 May 2031", "moved: the third paragraph is now the first paragraph"]
    assert new.who[2:] == ["NOR, 3 May 2031", "“hopes” to “calls”"]
    assert old.who == new.who


def test_a_new_kind_and_other_letters_are_told(donor: Path) -> None:
    text = ZERO.replace("@halt paragraph", "@halt closing").replace("hopes for", "*hopes* for")
    data = made(donor, text)
    assert "paragraph is now closing" in row_of(data, "rebels").who
    assert row_of(data, "hopes").who[1:] == ["“hopes” set in other letters"]


def test_what_it_came_to_and_why_stand_beside_the_paragraph_they_are_about(donor: Path) -> None:
    notes = (Note("halt", 1, "verb weaker"), Note(None, 0, "recast"))
    remarks = (Remark("halt", "CHN", HANDS[0].at, "To all."), Remark("talks", "IND", HANDS[0].at, "one\ntwo"))
    data = made(donor, ZERO.replace("demands", "asks"), notes=notes, remarks=remarks)
    assert row_of(data, "rebels").who == ["EST, 3 May 2031", "“demands” to “asks”", "verb weaker", "CHN: To all."]
    assert row_of(data, "hopes").who == ["not changed", "IND: one", "two"]
    assert "The whole text: recast" in [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def test_the_note_of_a_hand_stands_under_its_name(donor: Path) -> None:
    versions = [parse(text, "text") for text in (ZERO, ZERO.replace("demands", "asks"))]
    data = side_by_side(versions, [Hand("EST", HANDS[0].at, "Note: agreed over lunch")], PAGE, AFTER, donor)
    assert row_of(data, "rebels").who == ["EST, 3 May 2031", "“demands” to “asks”", "Note: agreed over lunch"]


def test_the_page_lies_on_its_long_side_with_its_head_on_every_page_and_rows_kept_whole(donor: Path) -> None:
    document = docx.Document(io.BytesIO(made(donor, ZERO.replace("demands", "asks"))))
    section = document.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    around = "\n".join(one.text for part in (section.header, section.footer) for one in part.paragraphs)
    for words in ("For members only.", "Rev.1 · revision 3", "DRAFT", "Illustrative: not a document of any body"):
        assert words in around
    (table,) = document.tables
    head, *others = table.rows
    assert [cell.text for cell in head.cells] == ["Before: zero draft", "After: Rev.1", "Who and why"]
    assert head._tr.trPr.find(f"{W}tblHeader") is not None
    assert all(row._tr.trPr.find(f"{W}cantSplit") is not None for row in table.rows)
    assert all(row._tr.trPr.find(f"{W}tblHeader") is None for row in others)
    assert sum(column.width for column in table.columns) <= section.page_width - section.left_margin * 2


def test_signs_that_turn_the_writing_turn_nothing_but_the_words_they_came_in(donor: Path) -> None:
    row = row_of(made(donor, ZERO.replace("the rebels", "\u202eall")), "rebels")
    assert row.who[1] == "“the rebels” to “\u202eall”\u202c"


@pytest.mark.parametrize("said", [{"notes": (Note("nowhere", 1, "x"),)}, {"remarks": (Remark("gone", "x", "y", "z"),)}])
def test_what_is_said_of_no_paragraph_is_not_moved_to_another(donor: Path, said: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no paragraph"):
        made(donor, ZERO.replace("demands", "asks"), **said)


def test_a_donor_without_the_columns_styles_is_a_fault_and_serves_every_redline_all_the_same(
    donor: Path, tmp_path: Path, file: Callable[[bytes], Any]
) -> None:
    shipped = file(donor.read_bytes())
    parts = {name: etree.tostring(shipped.part(name)) for name in shipped.names}
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'"Struck 3"', b'"Something else"')
    poor = tmp_path / "poor.docx"
    poor.write_bytes(zipped(parts.items(), 0))
    versions = [parse(text, "text") for text in (ZERO, ZERO.replace("demands", "asks"))]
    assert redline(versions, HANDS[:1], PAGE, AFTER, poor)
    with pytest.raises(Faulty, match="no style 'Struck 3'"):
        side_by_side(versions, HANDS[:1], PAGE, AFTER, poor)
