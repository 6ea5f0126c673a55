"""The names of WordprocessingML (ECMA-376-1, 17), and elements made of them."""

from __future__ import annotations

from typing import Final, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MATH: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
MARKUP: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WORD_2010: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    """A name of the main vocabulary, as lxml writes it.

    >>> w("p")[-2:]
    '}p'
    """
    return f"{{{WORD}}}{name}"


def r(name: str) -> str:
    """A name of the vocabulary of relationships."""
    return f"{{{RELATIONS}}}{name}"


def element(name: str, /, *content: Element, **attributes: str) -> Element:
    """A `w:` element with `w:` attributes and this content."""
    made = etree.Element(w(name), {w(key): value for key, value in attributes.items()}, nsmap={"w": WORD})
    made.extend(content)
    return made


def attributes(one: Element) -> dict[str, str]:
    """The attributes of an element by their names."""
    return {str(name): str(value) for name, value in one.attrib.items()}


P, TBL, TR, TC, SDT, R, T = (w(name) for name in ("p", "tbl", "tr", "tc", "sdt", "r", "t"))
PPR, RPR, SECTPR, TBLPR, TRPR, TCPR = (w(name) for name in ("pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr"))
ID, AUTHOR, DATE, NAME, VAL = (w(name) for name in ("id", "author", "date", "name", "val"))
INS, DEL, FROM, TO = (w(name) for name in ("ins", "del", "moveFrom", "moveTo"))
REVISIONS: Final = frozenset((INS, DEL, FROM, TO))
COME: Final = frozenset((INS, TO))
GONE: Final = frozenset((DEL, FROM))
# What words may stand in besides a paragraph, and what such a frame says of itself beside its content.
FRAMES: Final = frozenset(w(name) for name in "hyperlink smartTag sdt customXml dir bdo".split())
FRAME_PROPERTIES: Final = frozenset(w(name) for name in "sdtPr sdtEndPr smartTagPr customXmlPr".split())
CONTENT: Final = w("sdtContent")
CONTROLS: Final = frozenset((SDT, w("customXml")))
EQUATION: Final = f"{{{MATH}}}oMath"
EQUATIONS: Final = frozenset((EQUATION, f"{{{MATH}}}oMathPara"))
NOTES: Final = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
CHANGES: Final = frozenset(
    w(f"{name}Change") for name in "rPr pPr sectPr tblPr trPr tcPr tblGrid numbering tblPrEx".split()
)
