"""A page on its long side: for tables, which need the width."""

from __future__ import annotations

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm

from drafter.docx.names import element

TWIP = 635  # in the units that python-docx counts lengths in
A4 = Mm(210), Mm(297)


def turned(document: Document) -> int:
    """Lay the page on its long side; the width of its text in twentieths of a point."""
    section = document.sections[0]
    short, long = sorted((section.page_width or A4[0], section.page_height or A4[1]))
    section.page_width, section.page_height = long, short
    section.orientation = WD_ORIENT.LANDSCAPE
    return (long - (section.left_margin or 0) - (section.right_margin or 0)) // TWIP


def height_of(document: Document) -> int:
    """The height of the text on a page, in the units that python-docx counts lengths in."""
    section = document.sections[0]
    height = section.page_height or A4[0]
    return int(height - (section.top_margin or 0) - (section.bottom_margin or 0))


def widened(document: Document, width: int) -> None:
    """Header and footer set their right tab at the edge of this width, in place of the tabs of their styles."""
    section = document.sections[0]
    for part in (section.header, section.footer):
        for paragraph in part.paragraphs:
            stops = [one.get(qn("w:pos")) for one in paragraph.style.element.iter(qn("w:tab"))]
            cleared = (element("tab", val="clear", pos=pos) for pos in stops)
            paragraph._p.pPr.append(element("tabs", *cleared, element("tab", val="right", pos=str(width))))
