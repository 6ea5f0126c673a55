"""Words that stand where Word has no place for them are refused, not read past."""

from __future__ import annotations

import pytest

from drafter.diagnostic import Faulty
from drafter.docx.compare import compare
from drafter.docx.names import DRAWING
from drafter.docx.opc import unpack
from drafter.docx.resolve.package import resolve_all, texts
from drafter.docx.resolve.tree import AFTER
from tests.docx.wordfile import cell, p, parts, r, row, table, wordfile, zipped
from tests.judges import DATA

CHOICE = "<w:r><mc:AlternateContent><mc:Choice><w:pPrChange/></mc:Choice></mc:AlternateContent></w:r>"
END = '<w:bookmarkEnd w:id="1"/>'
HAND = 'w:id="1" w:author="Ana"'
CAME = '<w:ins w:id="7" w:author="Norway"/>'
RANGE = "w:customXmlInsRangeStart"
STRAY = {
    "words beside runs": "<w:p><w:t>lost</w:t></w:p>",
    "a run in the body": "<w:r><w:t>lost</w:t></w:r>",
    "a run in properties": "<w:p><w:pPr><w:r><w:t>lost</w:t></w:r></w:pPr></w:p>",
    "a paragraph in a run": "<w:p><w:r><w:p><w:r><w:t>lost</w:t></w:r></w:p></w:r></w:p>",
    "a row outside a table": f"<w:tr>{cell(p(r('lost')))}</w:tr>",
    "a cell in a cell": table(row(cell("<w:tc><w:p/></w:tc>" + p(r("lost"))))),
    "properties of a paragraph, twice": f"<w:p><w:pPr/><w:pPr/>{r('One.')}</w:p>",
    "a bookmark that holds something": f'<w:p><w:bookmarkStart w:id="1"><w:rtl/></w:bookmarkStart>{r("One.")}</w:p>',
    "a bookmark in the size of a page": f"<w:p><w:pPr><w:sectPr><w:pgSz>{END}</w:pgSz></w:sectPr></w:pPr></w:p>",
    "a note's number beside runs": '<w:p><w:footnoteReference w:id="1"/></w:p>',
    "a change in the properties of a table": "<w:tbl><w:tblPr><w:del/></w:tblPr></w:tbl>",
    "the number of a list in a row": "<w:tbl><w:tr><w:numPr><w:del/></w:numPr></w:tr></w:tbl>",
    "words in the change of a mark": f"<w:p><w:pPr><w:rPr><w:del {HAND}>{r('One.')}</w:del></w:rPr></w:pPr></w:p>",
    "a picture in the body": "<w:drawing/>",
    "a change of nobody": f"<w:p><w:ins>{r('One.')}</w:ins></w:p>",
    "a record of what was worn, round a choice": f"<w:p>{CHOICE}</w:p>",
    "a spelling mark in the style of a table": "<w:tbl><w:tblPr><w:tblW><w:proofErr/></w:tblW></w:tblPr></w:tbl>",
    "looks in looks": "<w:p><w:r><w:rPr><w:rPr/></w:rPr><w:t>One.</w:t></w:r></w:p>",
    "the looks of a mark told twice": "<w:p><w:pPr><w:rPr/><w:rPr><w:b/></w:rPr></w:pPr></w:p>",
    "words in the end of the range of a control": f"<w:p><{RANGE}>{r('One.')}</{RANGE}></w:p>",
    "a picture that nothing holds": f'<a:blip xmlns:a="{DRAWING}"/>',
    "a picture that nothing holds, in a paragraph": f'<w:p><a:blip xmlns:a="{DRAWING}"/></w:p>',
    "a diagram that nothing holds": f'<d:relIds xmlns:d="{DRAWING.replace("main", "diagram")}"/>',
    "a choice in the looks of a run": "<w:p><w:r><w:rPr><w:b><mc:AlternateContent/></w:b></w:rPr></w:r></w:p>",
    "a row that came twice": f"<w:tbl><w:tr><w:trPr>{CAME}{CAME}</w:trPr></w:tr></w:tbl>",
    "a field without a code": f"<w:p><w:fldSimple>{r('One.')}</w:fldSimple></w:p>",
    "a section that ends before the text does": "<w:sectPr/>",
    "a choice in a sign": "<w:p><w:r><w:sym><mc:AlternateContent/></w:sym></w:r></w:p>",
    "two records of what was worn": "<w:p><w:pPr><w:pPrChange/><w:pPrChange/></w:pPr></w:p>",
    "a record of what was worn, beside it": "<w:p><w:rPrChange><w:rPr/></w:rPrChange></w:p>",
}


TOLD = (
    "Word has no place for",
    "Word has its place",
    "is missing",
    "stands twice",
    "a field has no code",
    "behind the end",
    "no number and no author",
)


@pytest.mark.parametrize("name", STRAY)
def test_what_stands_where_word_has_no_place_for_it_is_refused(name: str) -> None:
    stray, plain = wordfile(p(r("Kept.")), STRAY[name]), wordfile(p(r("Kept.")))
    told = r"stray.docx.*DS412.*(" + "|".join(TOLD) + ")"
    with pytest.raises(Faulty, match=told):
        resolve_all(unpack(stray, "stray.docx"), AFTER)
    for files, names in (((stray, plain), ("stray.docx", "new.docx")), ((plain, stray), ("old.docx", "stray.docx"))):
        with pytest.raises(Faulty, match=told):
            compare(*files, names=names)


def test_looks_in_the_looks_of_a_note_s_number_are_refused_where_nothing_else_differs() -> None:
    """A paragraph that refers to a note is told by what it says, which leaves out looks that say nothing."""
    noted = '<w:p><w:r><w:rPr>{}<w:b/></w:rPr><w:footnoteReference w:id="2"/></w:r></w:p>'
    plain, stray = (wordfile(noted.format(held), footnotes={2: "Told."}) for held in ("", "<w:rPr/>"))
    with pytest.raises(Faulty, match="DS412 'rPr' stands in 'rPr'"):
        compare(plain, stray, names=("old.docx", "stray.docx"))


@pytest.mark.parametrize("one", ["<w:t>One.<!-- aside --></w:t>", "<w:rPr><w:ins {}><!-- aside --></w:ins></w:rPr>"])
def test_a_comment_of_the_xml_is_nothing_that_stands_anywhere(one: str) -> None:
    line = wordfile(p(f"<w:r>{one.format(HAND)}</w:r>"), p(r("Kept.")))
    assert unpack(line, "aside.docx").text("word/document.xml") is not None


def test_a_file_with_two_bodies_is_refused() -> None:
    held = parts(p(r("One.")))
    document = held["word/document.xml"]
    text = document if isinstance(document, str) else document.decode()
    body = text[text.index("<w:body>") : text.index("</w:body>") + len("</w:body>")]
    with pytest.raises(Faulty, match="no body, or more than one"):
        unpack(zipped(held | {"word/document.xml": text.replace(body, body * 2)}), "twice.docx")


def test_a_file_whose_body_is_followed_by_words_is_refused() -> None:
    held = parts(p(r("One.")))
    document = held["word/document.xml"]
    text = document if isinstance(document, str) else document.decode()
    with pytest.raises(Faulty, match="beside the body"):
        unpack(
            zipped(held | {"word/document.xml": text.replace("</w:body>", f"</w:body>{p(r('Two.'))}")}), "beside.docx"
        )


@pytest.mark.skipif(not DATA.exists(), reason="the collection of Word files is not here")
def test_no_file_that_word_or_another_program_wrote_is_refused() -> None:
    files = sorted((DATA / "docx").rglob("*.docx"))
    assert len(files) > 200
    for file in files:
        package = unpack(file.read_bytes(), file.name)
        assert [package.text(part) for part in texts(package)]
