"""The compilation: every proposal stands in it, and nobody who may not be named; what a screen and a reader need."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Pt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.diagnostic import Faulty
from drafter.docx.anchors import anchored
from drafter.docx.annex import Annex
from drafter.docx.archive import zipped
from drafter.docx.compilation import compilation
from drafter.docx.dress import SIDES, STATUS
from drafter.docx.package import opened
from drafter.docx.page import Page
from drafter.text.change import diff
from drafter.text.contested.rolling import merge
from drafter.text.contested.trade import Row, Span, rows, text_of
from drafter.text.labels import mention
from drafter.text.markup import parse
from drafter.text.statement import Statement, inline, plain
from tests.strategies import edited, statements

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PAGE = Page(
    title="Statement on Ardenia",
    text_name="Rev.1",
    revision=7,
    digest="sha256:0123456789abcdef" + "0" * 48,
    marking="For members only.",
    draft=True,
    illustrative=True,
    date="4 May 2031",
    opening="The Council,",
)
BASE = """statement: ardenia
form: presidential-statement

@attacks paragraph
The Council _condemns_ the attacks on towns and villages of Ardenia, by [whomever].

@halt paragraph
The Council calls on all parties to stop fighting at once and to come to the table.

@measures paragraph
The Council stands ready to consider further measures.

@talks paragraph
As said in @{halt}, it hopes for talks.
""".replace("[", "\\[").replace("]", "\\]")
ASKED = {
    "EST": [("_condemns_", "_deplores_")],
    "NOR": [("_condemns_", "_deplores_")],
    "CHN": [("_condemns_", "_notes_"), ("The Council stands ready to consider further measures.", "")],
    "FRA": [("it hopes for talks", "talks begin in the capital within ten days")],
    "IND": [(" at once", ""), ("As said in @{halt}, it hopes for talks", "Nothing more is to be said")],
}
STATUSES = {"attacks": "contested", "halt": "ad ref", "measures": "stale", "talks": "open"}
ANNEX = Annex(
    ("CHN", "Delegation", "EST"),
    {("CHN", "attacks"): "proposes 1", ("Delegation", "talks"): "reserves"},
    "Annex: who says what",
    ("reserves: has a reservation.",),
)


def asked(base: Statement, edits: list[tuple[str, str]]) -> Statement:
    text = BASE
    for old, new in edits:
        assert old in text
        text = text.replace(old, new) if new else text.replace(f"@measures paragraph\n{old}\n\n", "").replace(old, "")
    return parse(text, base=base)


def traded() -> tuple[Row, ...]:
    base = parse(BASE)
    changes = {name: diff(base, asked(base, edits)) for name, edits in ASKED.items()}
    return rows(merge(base, changes), {"halt": ["KEN"]})


ROWS = traded()
IDS = list(dict.fromkeys(row.id for row in ROWS))


@pytest.fixture
def made(file: Callable[[bytes], Any], donor: Path) -> Callable[..., Any]:
    """The compilation of these rows, the page, the statuses and the annex as given."""
    return lambda of=ROWS, page=PAGE, status=STATUSES, annex=ANNEX, language="en": file(
        compilation(of, page, donor, status, annex, language)
    )


def tables(made: Any) -> list[list[list[str]]]:
    """Each table as rows of cells, the paragraphs of a cell on lines."""
    found = docx.Document(io.BytesIO(made.data)).tables
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in found]


def worn(made: Any, text: str) -> set[str]:
    """The character styles of the runs that read so."""
    return {"".join(w) for line in made.lines() for run, w in line.runs if run == text}


# --- the text ------------------------------------------------------------------------------------------------------


def test_each_paragraph_reads_as_it_is_spoken_of_in_the_room(made: Callable[..., Any]) -> None:
    mentions = {row.id: mention(row.label) for row in ROWS}
    (text, *_) = tables(made())
    wanted = {id: "\n".join(text_of(row, mentions) for row in ROWS if row.id == id) for id in IDS}
    assert [body for _, body in text] == ["Text and proposals", *wanted.values()]
    assert "[EST, NOR: deplores] [CHN: notes]" in wanted["attacks"]
    assert "[delete: CHN]" in wanted["measures"]
    assert "[agreed ad ref: KEN]" in wanted["halt"]
    assert wanted["talks"].count("\nOption ") == 2


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_every_word_of_every_proposal_stands_in_the_file(
    file: Callable[[bytes], Any], donor: Path, data: st.DataObject
) -> None:
    base = data.draw(statements())
    texts = {name: data.draw(edited(base)) for name in ("CHN", "EST", "FRA")}
    rolling = merge(base, {name: diff(base, Statement(base.head, text.paragraphs)) for name, text in texts.items()})
    found = rows(rolling)
    mentions = {row.id: mention(row.label) for row in found}
    got = file(compilation(found, PAGE, donor, {}, Annex((), {}, "Annex"))).texts()
    for row in found:
        assert text_of(row, mentions) in got


def test_nobody_is_named_but_those_given(made: Callable[..., Any]) -> None:
    hidden = tuple(
        replace(row, names=named(row.names), spans=tuple(replace(span, names=named(span.names)) for span in row.spans))
        for row in ROWS
    )
    with zipfile.ZipFile(io.BytesIO(made(of=hidden).data)) as package:
        everything = b"".join(package.read(name) for name in package.namelist()).decode("utf-8", "replace")
    assert set(re.findall(r"\b(?:CHN|EST|FRA|IND|KEN|NOR)\b", everything)) == {"CHN", "EST", "KEN"}


def named(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple("Delegation" if name in ("FRA", "IND", "NOR") else name for name in names)


def test_sides_differ_in_style_and_names_are_set_apart(made: Callable[..., Any]) -> None:
    assert worn(made(), "deplores") == {"rStyleSide1i"}
    assert worn(made(), "notes") == {"rStyleSide2i"}
    assert worn(made(), "EST, NOR: ") == worn(made(), "delete: CHN") == {"rStyleDelegationNames"}
    assert worn(made(), "condemns") == {"rStyleLeadingVerb"}
    assert worn(made(), "Option 2") == {"rStyleSide2"}


def test_what_is_new_in_an_option_looks_like_the_options_number(made: Callable[..., Any]) -> None:
    (new,) = [span for row in ROWS for span in row.spans if span.kind == "new"]
    assert plain(new.inline) == "talks begin in the capital within ten days"
    assert worn(made(), plain(new.inline)) == worn(made(), "Option 2") == {"rStyleSide2"}
    assert worn(made(), "Option 1") == {""}


def test_no_two_sides_have_one_underline_and_neighbours_differ_in_colour(donor: Path) -> None:
    styles = docx.Document(str(donor)).styles
    lines = [styles[name].element.xpath(".//w:u/@w:val")[0] for name in SIDES]
    colours = [str(styles[name].font.color.rgb) for name in SIDES]
    assert len(set(lines)) == len(SIDES)
    assert all(len(set(colours[at : at + 4])) == 4 for at in range(len(SIDES) - 3))


@pytest.mark.parametrize("name", SIDES)
def test_a_side_stands_out_from_the_page(donor: Path, name: str) -> None:
    parts = [part / 255 for part in docx.Document(str(donor)).styles[name].font.color.rgb]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    luminance = sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))
    assert 1.05 / (luminance + 0.05) >= 4.5


def test_from_the_ninth_side_on_the_styles_begin_again(made: Callable[..., Any]) -> None:
    sides = [Span(inline(f"words {number}"), number, (f"D{number}",), "side") for number in range(1, 11)]
    file = made(of=(Row("1", "halt", tuple(sides)),), status={}, annex=Annex((), {}, "Annex"))
    assert worn(file, "words 9") == worn(file, "words 1") == {"rStyleSide1"}


def test_nothing_is_a_tracked_change_and_a_draft_comes_with_tracking_on(made: Callable[..., Any]) -> None:
    marks = [one for one in made().part("word/document.xml").iter() if one.get(f"{W}author")]
    assert marks == []
    assert made().part("word/settings.xml").find(f"{W}trackRevisions") is not None
    final = made(page=replace(PAGE, draft=False))
    assert final.part("word/settings.xml").find(f"{W}trackRevisions") is None


@pytest.mark.parametrize(
    ("name", "points"),
    [("Compilation Text", 14), ("Delegation Names", 11), ("Annex Cell", 11), ("Annex Header", 11), ("Annex Member", 11)]
    + [(name, 11) for name in STATUS.values()],
)
def test_text_is_of_fourteen_points_and_names_of_eleven(donor: Path, name: str, points: int) -> None:
    assert docx.Document(str(donor)).styles[name].font.size == Pt(points)


def test_the_styles_alone_say_how_it_looks(made: Callable[..., Any]) -> None:
    allowed = {"rStyle", "b", "i"}
    found = {one.tag.removeprefix(W) for rpr in made().part("word/document.xml").iter(f"{W}rPr") for one in rpr}
    assert found <= allowed


# --- the margin ----------------------------------------------------------------------------------------------------


def test_label_and_status_stand_beside_each_paragraph(made: Callable[..., Any]) -> None:
    (text, *_) = tables(made())
    assert [margin for margin, _ in text] == [
        "Paragraph",
        "first paragraph\ncontested",
        "second paragraph\nad ref",
        "third paragraph\nstale",
        "fourth paragraph\nopen",
    ]


@pytest.mark.parametrize(("status", "style"), STATUS.items())
def test_every_status_has_a_style_of_its_own(made: Callable[..., Any], status: str, style: str) -> None:
    lines = [line for line in made(status={"halt": status}).lines() if line.style == style.replace(" ", "")]
    assert [line.text for line in lines] == [status]


def test_a_status_of_no_paragraph_is_refused_by_name(made: Callable[..., Any]) -> None:
    with pytest.raises(ValueError, match="gone"):
        made(status={"gone": "open"})


# --- the annex -----------------------------------------------------------------------------------------------------


def test_the_annex_has_a_head_and_a_row_for_each_member(made: Callable[..., Any]) -> None:
    (_, annex) = tables(made())
    assert annex == [
        ["Delegation", "first paragraph", "fourth paragraph"],
        ["CHN", "proposes 1", ""],
        ["Delegation", "", "reserves"],
        ["EST", "", ""],
    ]


def test_the_annex_says_what_its_words_mean_and_which_paragraphs_have_no_entry(made: Callable[..., Any]) -> None:
    texts = made().texts()
    at = texts.index("Annex: who says what")
    assert texts[at + 1 : at + 4] == [
        "reserves: has a reservation.",
        "No entry: second paragraph, third paragraph.",
        "Table: first paragraph to fourth paragraph",
    ]


def test_every_table_has_one_head_that_comes_back_and_rows_that_stay_whole_but_for_options(
    made: Callable[..., Any],
) -> None:
    for table in made().part("word/document.xml").iter(f"{W}tbl"):
        rows = list(table.iter(f"{W}tr"))
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows]
        assert whole == ["Option 2" not in "".join(row.itertext()) for row in rows]
        assert table.find(f"{W}tblPr/{W}tblCaption") is not None


def test_many_paragraphs_make_several_tables_with_every_member_in_each(made: Callable[..., Any]) -> None:
    many = tuple(Row(str(n), f"par-{n}x", (Span(inline("Words."), None, (), "kept"),)) for n in range(1, 41))
    members = tuple(f"M{n:02}" for n in range(15))
    cells = {(member, row.id): f"{member} on {row.label}" for member in members for row in many}
    file = made(of=many, status={}, annex=Annex(members, cells, "Annex"))
    (_, *annex) = tables(file)
    assert [len(table[0]) for table in annex] == [11] * 4
    assert all([row[0] for row in table] == ["Delegation", *members] for table in annex)
    assert {cell for table in annex for row in table[1:] for cell in row[1:]} == set(cells.values())
    assert "Table 2 of 4: 11 to 20" in file.texts()


def test_a_short_table_is_kept_on_one_page_and_a_long_one_is_not(made: Callable[..., Any]) -> None:
    def kept(members: int) -> int:
        names = tuple(f"M{n}" for n in range(members))
        file = made(annex=Annex(names, {("M0", "halt"): "joins"}, "Annex"))
        return len(list(file.part("word/document.xml").iter(f"{W}keepNext")))

    assert (kept(15), kept(193)) == (14, 0)


@pytest.mark.parametrize("cell", [("USA", "halt"), ("CHN", "gone")])
def test_a_cell_of_what_is_not_there_is_refused_by_name(made: Callable[..., Any], cell: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match=next(name for name in cell if name in ("USA", "gone"))):
        made(annex=replace(ANNEX, cells={cell: "joins"}))


def test_a_member_twice_is_refused(made: Callable[..., Any]) -> None:
    with pytest.raises(ValueError, match="twice"):
        made(annex=replace(ANNEX, members=("CHN", "EST", "CHN", "Delegation")))


# --- the file ------------------------------------------------------------------------------------------------------


def test_one_bookmark_stands_round_all_that_is_proposed_for_a_paragraph(made: Callable[..., Any]) -> None:
    body = made().part("word/document.xml")[0]
    starts = {one.get(f"{W}id"): one for one in body.iter(f"{W}bookmarkStart")}
    ends = {one.get(f"{W}id"): one for one in body.iter(f"{W}bookmarkEnd")}
    assert [anchored(one.get(f"{W}name"), IDS) for one in starts.values()] == IDS
    for id, start in starts.items():
        cell = start.getparent().getparent()
        assert ends[id].getparent().getparent() is cell
        assert (start.getparent(), ends[id].getparent()) == (cell.find(f"{W}p"), cell.findall(f"{W}p")[-1])


def test_what_stands_around_the_text_is_that_of_the_export(made: Callable[..., Any]) -> None:
    file = made()
    assert [line.text for line in file.lines()][:3] == ["Statement on Ardenia", "4 May 2031", "The Council,"]
    assert file.texts(part="header1") == [
        "For members only.\tStatement on Ardenia",
        "Rev.1 · revision 7 · 0123456789ab\tDRAFT",
    ]
    assert file.texts(part="footer1") == ["Illustrative: not a document of any body\tPage 1 of 1"]
    (property,) = file.part("docProps/custom.xml")
    assert (property.get("name"), property[0].text) == ("DrafterDigest", PAGE.digest)


def test_a_final_page_on_real_positions_says_neither_draft_nor_illustrative(made: Callable[..., Any]) -> None:
    file = made(page=replace(PAGE, draft=False, illustrative=False))
    with zipfile.ZipFile(io.BytesIO(file.data)) as package:
        everything = b"".join(package.read(name) for name in package.namelist())
    assert b"DRAFT" not in everything
    assert b"llustrative" not in everything


def test_the_page_lies_on_its_long_side_and_everything_reaches_its_edge(made: Callable[..., Any]) -> None:
    file = made()
    section = docx.Document(io.BytesIO(file.data)).sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert section.page_width > section.page_height
    width = round((section.page_width - section.left_margin - section.right_margin) / 635)
    grid = next(file.part("word/document.xml").iter(f"{W}tblGrid"))
    assert sum(int(column.get(f"{W}w")) for column in grid) == width
    stops = [
        (one.get(f"{W}val"), int(one.get(f"{W}pos")))
        for one in file.part("word/header1.xml").iter(f"{W}tab")
        if one.attrib
    ]
    assert stops == [("clear", 9070), ("right", width)] * 2


def test_the_file_ends_in_a_paragraph(made: Callable[..., Any]) -> None:
    assert made().part("word/document.xml")[0][-2].tag == f"{W}p"


def test_a_text_in_french_is_checked_as_french(made: Callable[..., Any]) -> None:
    assert [one.get(f"{W}val") for one in made(language="fr").part("word/styles.xml").iter(f"{W}lang")] == ["fr"]


@pytest.mark.parametrize(
    "words", ["</w:t><w:br/>", "&amp; <b>", "{{ 7 * 7 }}", "=cmd()", "\u202edlrow", "PAGE \\* MERGE"]
)
def test_hostile_words_are_carried_as_words(made: Callable[..., Any], words: str) -> None:
    row = Row(words, "halt", (Span(inline(words), 1, (words,), "side"),))
    file = made(
        of=(row,), page=replace(PAGE, title=words), status={}, annex=Annex((words,), {(words, "halt"): words}, words)
    )
    assert sum(words in text for text in file.texts()) == 8
    assert all(one.tag.startswith(W) for one in file.part("word/document.xml").iter())


def test_characters_that_no_file_can_hold_become_spaces(made: Callable[..., Any]) -> None:
    file = made(annex=Annex(("C\x00HN",), {("C\x00HN", "halt"): "joins\x1b[31m"}, "Annex\x0b"))
    assert tables(file)[1][1] == ["C HN", "joins [31m"]


def test_a_direction_left_open_ends_with_the_words_it_came_in(made: Callable[..., Any]) -> None:
    spans = (Span(inline("\u2067\u202etxet"), 1, ("EST",), "side"), Span(inline("text"), 2, ("CHN",), "side"))
    file = made(of=(Row("1", "halt", spans),), status={}, annex=Annex((), {}, "Annex"))
    assert "[EST: \u2067\u202etxet\u202c\u2069][CHN: text]" in file.texts()


def test_the_same_arguments_give_the_same_bytes(donor: Path) -> None:
    first, second = (compilation(traded(), PAGE, donor, STATUSES, ANNEX) for _ in range(2))
    assert first == second


def test_a_donor_without_these_styles_serves_every_other_document(donor: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(donor) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'"Side 3"', b'"A"').replace(b'"Annex Table"', b'"B"')
    bare = tmp_path / "bare.docx"
    bare.write_bytes(zipped(parts.items(), zipfile.ZIP_STORED))
    opened(bare)
    with pytest.raises(Faulty) as caught:
        compilation(ROWS, PAGE, bare, STATUSES, ANNEX)
    assert [one.message for one in caught.value.diagnostics] == [
        "the style donor has no style 'Annex Table'",
        "the style donor has no style 'Side 3'",
    ]
