"""Where a judge of ../shared/judge is wrong, a minimal file shows it, and what we make of the same file.

Each of these is set apart where the judge is asked (tests/fuzz/verdict.py, tests/docx/whole.py).
"""

from __future__ import annotations

import io

import pytest
from lxml import etree

from drafter.docx.compare import compare
from drafter.docx.opc import unpack
from drafter.docx.resolve.package import resolve_all
from drafter.docx.resolve.tree import AFTER, BEFORE, Side
from tests.docx.wordfile import PAGE, W, cell, p, reference, row, section, table, tracked, wordfile
from tests.judges import JUDGE, judge

pytestmark = pytest.mark.skipif(not JUDGE.is_dir(), reason="the judges (../shared/judge) are not here")

AROUND = {"rId20": ("header", p("Draft of the penholders"))}
WIDER = PAGE.replace('w:w="11906"', 'w:w="12240"')


def ours(content: bytes, side: Side) -> etree._Element:
    package = unpack(content, "file.docx")
    resolve_all(package, side)
    return package.tree(package.main)


def theirs(content: bytes, accept: bool) -> etree._Element:
    resolver = judge("accept_reject")
    root: etree._Element = resolver.resolve(resolver.load(io.BytesIO(content)), accept)
    return root


def texts(root: etree._Element) -> list[str]:
    said: list[str] = judge("accept_reject").texts(root)
    return said


def test_a_section_whose_page_is_restored_keeps_its_headers() -> None:
    """ECMA-376-1, 17.13.5.32: a record of a section holds no headers, so restoring it takes none away."""
    old, new = (
        wordfile(p("One."), p("", worn=section(reference("header", "rId20"), page=page)), p("Two."), around=AROUND)
        for page in (PAGE, WIDER)
    )
    made = compare(old, new).content
    name = f"{{{W}}}headerReference"
    assert len(list(ours(made, BEFORE).iter(name))) == 1
    assert len(list(theirs(made, accept=False).iter(name))) == 0


def test_a_cell_that_went_takes_its_paragraphs_with_it() -> None:
    """ECMA-376-1, 17.13.5.1: the judge knows no such cells and leaves an empty paragraph."""
    gone = cell(p(tracked("del", 1, "Ana", "two")), worn='<w:cellDel w:id="2" w:author="Ana"/>')
    made = wordfile(table(row(cell("one"), gone)), p("End."))
    assert texts(ours(made, AFTER)) == ["one", "End."]
    assert texts(theirs(made, accept=True)) == ["one", "", "End."]


def test_a_cell_that_stays_keeps_its_last_paragraph() -> None:
    """Word cannot hold a cell without one; the judge leaves none."""
    mark = '<w:rPr><w:ins w:id="1" w:author="Ana"/></w:rPr>'
    made = wordfile(table(row(cell("one"), cell(p(tracked("ins", 2, "Ana", "two"), worn=mark)))), p("End."))
    assert texts(ours(made, BEFORE)) == ["one", "", "End."]
    assert texts(theirs(made, accept=False)) == ["one", "End."]


def test_a_text_keeps_its_last_paragraph() -> None:
    """Word cannot hold a text without one; the judge leaves none."""
    mark = '<w:rPr><w:del w:id="1" w:author="Ana"/></w:rPr>'
    made = wordfile(p(tracked("del", 2, "Ana", "One."), worn=mark))
    assert texts(ours(made, AFTER)) == [""]
    assert texts(theirs(made, accept=True)) == []
