"""Accepting and rejecting, construct by construct: docs/analysis/accept-and-reject.md."""

from __future__ import annotations

import pytest
from lxml import etree

from drafter.docx.opc import unpack
from drafter.docx.resolve.package import resolve_all, tracked
from drafter.docx.resolve.revisions import revisions
from drafter.docx.resolve.tree import AFTER, BEFORE, Side, resolve
from tests.docx.tracked import WORD, Par, Row, Table, W, Words, body, canonical, file_of, texts

KEPT, GONE = Words("Stay. "), Words("Go.", "del", "Ana")
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def after(*blocks: Par | Table | str, side: Side = AFTER) -> etree._Element:
    root = body(*blocks)
    resolve(root, side)
    assert list(revisions(root)) == []
    return root


def read(*blocks: Par | Table | str, side: Side = AFTER) -> list[str]:
    return texts(after(*blocks, side=side))


def styled(style: str, text: str, mark: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:rPr>{mark}</w:rPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def test_a_joined_paragraph_wears_what_the_mark_that_stays_wears() -> None:
    root = after(styled("One", "a", '<w:del w:id="0" w:author="Ana"/>'), styled("Two", "b"))
    assert texts(root) == ["ab"]
    assert [one.get(f"{W}val") for one in root.iter(f"{W}pStyle")] == ["Two"]


def test_three_gone_marks_in_a_row_make_one_paragraph_in_order() -> None:
    gone = [Par((Words(letter),), "del", "Ana") for letter in "abc"]
    assert read(*gone, Par((Words("d"),))) == ["abcd"]


def test_an_emptied_last_paragraph_vanishes_but_never_the_only_one_of_a_cell() -> None:
    last = Par((GONE,), "del", "Ana")
    assert read(Par((KEPT,)), last) == ["Stay. "]
    assert read(Table((Row((last,)),)), Par((KEPT,))) == ["", "Stay. "]
    assert read(Table((Row(),)), last) == ["", ""]


def test_before_a_table_an_emptied_paragraph_vanishes_and_one_with_words_stays() -> None:
    table = Table((Row((Par((Words("cell"),)),)),))
    assert read(Par((GONE,), "del", "Ana"), table, Par()) == ["cell", ""]
    assert read(Par((KEPT, GONE), "del", "Ana"), table, Par()) == ["Stay. ", "cell", ""]


def test_a_deleted_row_goes_whole_though_its_words_are_not_marked() -> None:
    rows = (Row((Par((Words("old"),)),), "del", "Ana"), Row((Par((Words("new"),)),), "ins", "Ana"))
    assert read(Table(rows), Par()) == ["new", ""]
    assert read(Table(rows), Par(), side=BEFORE) == ["old", ""]


def test_a_table_without_rows_is_none() -> None:
    root = after(Par((KEPT,)), Table((Row((Par((KEPT,)),), "del", "Ana"),)), Par())
    assert root.find(f".//{W}tbl") is None


def test_deleted_words_are_words_again_but_not_where_somebody_else_deleted_them_too() -> None:
    inner = '<w:del w:id="0" w:author="Ben"><w:r><w:delText>x</w:delText></w:r></w:del>'
    root = body(f'<w:p><w:ins w:id="0" w:author="Ana">{inner}</w:ins></w:p>')
    resolve(root, AFTER, lambda one: one.author == "Ana")
    assert [one.tag for one in root.iter(f"{W}delText")]
    resolve(root, BEFORE, lambda one: one.author == "Ben")
    assert texts(root) == ["x"]


@pytest.mark.parametrize(("side", "bold", "style"), [(AFTER, True, "New"), (BEFORE, False, "Old")])
def test_properties_are_the_new_or_the_old_ones(side: Side, bold: bool, style: str) -> None:
    change = (
        '<w:p><w:pPr><w:pStyle w:val="New"/><w:rPr><w:i/></w:rPr><w:sectPr/>'
        '<w:pPrChange w:id="0" w:author="Ana"><w:pPr><w:pStyle w:val="Old"/></w:pPr></w:pPrChange></w:pPr>'
        '<w:r><w:rPr><w:b/><w:rPrChange w:id="0" w:author="Ana"><w:rPr/></w:rPrChange></w:rPr><w:t>x</w:t></w:r></w:p>'
    )
    root = after(change, side=side)
    paragraph = root[0][0]
    assert paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == style
    assert (paragraph.find(f".//{W}b") is not None) is bold
    assert [one.tag.rpartition("}")[2] for one in paragraph[0]] == ["pStyle", "rPr", "sectPr"]


def test_the_old_page_keeps_the_headers_it_refers_to() -> None:
    section = (
        '<w:p><w:pPr><w:sectPr><w:headerReference/><w:pgSz w:w="2"/><w:sectPrChange w:id="0" w:author="Ana">'
        '<w:sectPr><w:pgSz w:w="1"/></w:sectPr></w:sectPrChange></w:sectPr></w:pPr></w:p>'
    )
    found = after(section, Par(), side=BEFORE)[0][0].find(f"{W}pPr/{W}sectPr")
    assert [one.tag.rpartition("}")[2] for one in found] == ["headerReference", "pgSz"]
    assert found[1].get(f"{W}w") == "1"


def test_somebody_elses_mark_survives_when_old_properties_come_back() -> None:
    cell = (
        '<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr><w:tcW w:w="2"/><w:cellDel w:id="0" w:author="Ben"/>'
        '<w:tcPrChange w:id="0" w:author="Ana"><w:tcPr><w:tcW w:w="1"/><w:cellDel w:id="0" w:author="Ben"/></w:tcPr>'
        "</w:tcPrChange></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"
    )
    root = body(cell, Par())
    resolve(root, BEFORE, lambda one: one.author == "Ana")
    properties = root.find(f".//{W}tcPr")
    assert [one.tag.rpartition("}")[2] for one in properties] == ["tcW", "cellDel"]
    assert properties[0].get(f"{W}w") == "1"


def test_a_row_keeps_its_columns_when_a_cell_goes() -> None:
    cells = "<w:tc><w:tcPr/><w:p/></w:tc>" + (
        '<w:tc><w:tcPr><w:gridSpan w:val="2"/><w:cellDel w:id="0" w:author="Ana"/></w:tcPr><w:p/></w:tc>'
    )
    root = after(f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cells}</w:tr></w:tbl>", Par())
    (cell,) = root.iter(f"{W}tc")
    assert cell.find(f"{W}tcPr/{W}gridSpan").get(f"{W}val") == "3"


def test_the_grid_of_a_table_goes_with_its_last_change() -> None:
    grid = (
        '<w:tblGrid><w:gridCol w:w="2"/><w:tblGridChange w:id="0"><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid>'
        "</w:tblGridChange></w:tblGrid>"
    )
    rows = "".join(
        f'<w:tr><w:trPr><w:ins w:id="0" w:author="{name}"/></w:trPr><w:tc><w:p/></w:tc></w:tr>'
        for name in ("Ana", "Ben")
    )
    root = body(f"<w:tbl><w:tblPr/>{grid}{rows}</w:tbl>", Par())
    resolve(root, AFTER, lambda one: one.author == "Ana")
    assert root.find(f".//{W}tblGridChange") is not None
    resolve(root, AFTER, lambda one: one.author == "Ben")
    assert [one.get(f"{W}w") for one in root.iter(f"{W}gridCol")] == ["2"]


def moved(author: str = "Ana") -> tuple[str, ...]:
    def half(name: str, number: int, by: str) -> str:
        return (
            f'<w:p><w:pPr><w:rPr><w:{name} w:id="0" w:author="{by}"/></w:rPr></w:pPr>'
            f'<w:{name}RangeStart w:id="9{number}" w:author="{by}" w:name="move1"/>'
            f'<w:{name} w:id="0" w:author="{by}"><w:r><w:t>Move.</w:t></w:r></w:{name}></w:p>'
            f'<w:{name}RangeEnd w:id="9{number}"/>'
        )

    return half("moveFrom", 1, "Ana"), Par((KEPT,)).xml(), half("moveTo", 2, author), Par((Words("End."),)).xml()


def test_a_move_is_made_or_unmade_and_its_ranges_go() -> None:
    root = after(*moved())
    assert texts(root) == ["Stay. ", "Move.", "End."]
    assert texts(after(*moved(), side=BEFORE)) == ["Move.", "Stay. ", "End."]
    assert not [one for one in root.iter() if "Range" in str(one.tag)]


def test_half_a_move_is_never_resolved_alone() -> None:
    root = body(*moved("Ben"))
    before = canonical(root)
    assert resolve(root, AFTER, lambda one: one.author == "Ana") == []
    assert canonical(root) == before


def test_numbering_that_was_inserted_goes_on_reject() -> None:
    numbered = (
        '<w:p><w:pPr><w:numPr><w:numId w:val="1"/><w:ins w:id="0" w:author="Ana"/></w:numPr></w:pPr>'
        "<w:r><w:t>x</w:t></w:r></w:p>"
    )
    assert after(numbered).find(f".//{W}numId") is not None
    assert after(numbered, side=BEFORE).find(f".//{W}numPr") is None


def test_a_deleted_fraction_leaves_what_is_left_in_it_and_an_emptied_equation_goes() -> None:
    control = '<m:ctrlPr><w:del w:id="0" w:author="Ana"><w:rPr/></w:del></m:ctrlPr>'
    fraction = (
        f"<w:p><m:oMath><m:f><m:fPr>{control}</m:fPr><m:num><m:r><m:t>1</m:t></m:r></m:num>"
        '<m:den><w:del w:id="0" w:author="Ana"><m:r><m:t>2</m:t></m:r></w:del></m:den></m:f></m:oMath></w:p>'
    )
    root = after(fraction)
    assert ["".join(one.itertext()) for one in root.iter(f"{MATH}oMath")] == ["1"]
    assert root.find(f".//{MATH}f") is None
    whole = '<w:p><m:oMath><w:del w:id="0" w:author="Ana"><m:r><m:t>2</m:t></m:r></w:del></m:oMath></w:p>'
    assert after(whole).find(f".//{MATH}oMath") is None


def test_a_bookmark_that_loses_one_end_with_a_row_loses_the_other() -> None:
    gone = (
        '<w:tr><w:trPr><w:del w:id="0" w:author="Ana"/></w:trPr><w:tc><w:p><w:bookmarkStart w:id="7" w:name="b"/></w:p>'
        "</w:tc></w:tr><w:tr><w:tc><w:p/></w:tc></w:tr>"
    )
    root = after(f"<w:tbl><w:tblPr/><w:tblGrid/>{gone}</w:tbl>", '<w:p><w:bookmarkEnd w:id="7"/></w:p>')
    assert not [one for one in root.iter() if "bookmark" in str(one.tag)]


def test_text_boxes_are_resolved_in_both_of_their_forms() -> None:
    box = f"<w:txbxContent>{Par((KEPT, GONE)).xml()}</w:txbxContent>"
    run = f"<w:p><w:r><w:pict>{box}</w:pict></w:r><w:r><w:pict>{box}</w:pict></w:r></w:p>"
    assert texts(after(run)) == ["Stay. Stay. ", "Stay. ", "Stay. "]


def comments(words: str) -> bytes:
    return (
        f'<w:comments xmlns:w="{WORD}"><w:comment w:id="5" w:author="Ana"><w:p><w:r><w:t>{words}</w:t></w:r></w:p>'
        "</w:comment></w:comments>"
    ).encode()


def commented() -> bytes:
    pointed = (
        '<w:p><w:commentRangeStart w:id="5"/><w:del w:id="0" w:author="Ana"><w:r><w:delText>x</w:delText></w:r>'
        '<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r></w:del></w:p>'
    )
    content = file_of(body(Par((KEPT,)), pointed))
    package = unpack(content, "x.docx")
    name = package.add(
        "word/comments.xml",
        comments("between us"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    package.relate(package.main, kind, name)
    return package.pack()


def test_a_comment_on_words_that_are_gone_goes_with_them_from_every_part() -> None:
    package = unpack(commented(), "x.docx")
    resolve_all(package, AFTER)
    kept = unpack(package.pack(), "x.docx")
    assert not any(b"between us" in content for content in kept.parts.values())
    assert b"commentRange" not in kept.parts["word/document.xml"]


def test_a_comment_on_words_that_stay_stays() -> None:
    package = unpack(commented(), "x.docx")
    resolve_all(package, BEFORE)
    assert any(b"between us" in content for content in unpack(package.pack(), "x.docx").parts.values())
    assert tracked(package) == []


def test_a_control_that_two_changes_of_one_id_take_away_goes_once() -> None:
    start, end = '<w:customXmlDelRangeStart w:id="7" w:author="Ana"/>', '<w:customXmlDelRangeEnd w:id="7"/>'
    control = f"<w:sdt><w:sdtContent>{end}{KEPT.xml()}{start}</w:sdtContent></w:sdt>"
    root = after(f"<w:p>{start}{control}{end}</w:p>")
    assert texts(root) == ["Stay. "]
    assert root.find(f".//{W}sdt") is None


def test_a_table_in_a_row_that_goes_may_lose_its_own_rows_too() -> None:
    inner = Table((Row((Par(),), "del", "Ana"),)).xml()
    outer = f'<w:tr><w:trPr><w:del w:id="0" w:author="Ana"/></w:trPr><w:tc>{inner}<w:p/></w:tc></w:tr>'
    assert read(f"<w:tbl><w:tblPr/><w:tblGrid/>{outer}</w:tbl>", Par((KEPT,))) == ["Stay. "]


def test_what_a_record_of_old_properties_says_of_changes_is_past() -> None:
    change = (
        '<w:tcPrChange w:id="0" w:author="Ana"><w:tcPr><w:tcW w:w="1"/><w:ins w:id="0" w:author="Ana"/></w:tcPr>'
        "</w:tcPrChange>"
    )
    root = after(
        f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr>{change}</w:tcPr><w:p/></w:tc></w:tr></w:tbl>",
        Par(),
        side=BEFORE,
    )
    assert [one.tag.rpartition("}")[2] for one in root.find(f".//{W}tcPr")] == ["tcW"]


def test_numbering_that_two_changes_brought_goes_once() -> None:
    marks = '<w:ins w:id="0" w:author="Ana"/>' * 2
    number = f'<w:p><w:pPr><w:numPr><w:numId w:val="1"/>{marks}</w:numPr></w:pPr>{KEPT.xml()}</w:p>'
    assert after(number, side=BEFORE).find(f".//{W}numPr") is None
