"""Where in a file words may stand, and what they wear (ECMA-376-1, annex A): in which elements Word reads what.

What stands elsewhere makes Word call the file unreadable, and every other program reads it in a way of its own. The
branches of compatibility markup may hold any of it.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from drafter.docx.names import AUTHOR, CHANGES, ID, MARKUP, MATH, REVISIONS, SECTPR, WORD, Element, w

_TEXTS = "body tc sdtContent txbxContent footnote endnote hdr ftr comment customXml docPartBody"
_LINE = "p hyperlink ins del moveFrom moveTo smartTag sdtContent fldSimple customXml dir bdo"
_STYLED = "style tblStylePr"
# What stands in a run and is whole by itself.
_SIGNS = "t delText instrText delInstrText br cr sym ptab noBreakHyphen softHyphen"
_NUMBERS = "footnoteReference endnoteReference commentReference footnoteRef endnoteRef annotationRef"
_PLACES: Final[dict[str, frozenset[str]]] = {
    w(name): frozenset(w(above) for above in places.split())
    for names, places in {
        "p tbl": _TEXTS,
        "footnote": "footnotes footnotePr",
        "endnote": "endnotes endnotePr",
        "comment": "comments",
        "tr": "tbl sdtContent customXml",
        "tc": "tr sdtContent customXml",
        "sdtContent": "sdt",
        "hyperlink fldSimple": _LINE,
        "ins del moveFrom moveTo": f"{_LINE} {_TEXTS} rPr trPr numPr",
        "r": f"{_LINE} rt rubyBase",
        f"{_SIGNS} {_NUMBERS} fldChar object": "r",
        "tab": "r tabs",
        "drawing": "r background",
        "pict": "r numPicBullet background",
        "pPr": f"p pPrChange pPrDefault lvl {_STYLED}",
        "rPr": f"r pPr ins del moveFrom moveTo rPrChange rPrDefault sdtPr sdtEndPr lvl {_STYLED}",
        "tblPr": f"tbl tblPrChange {_STYLED}",
        "trPr": f"tr trPrChange {_STYLED}",
        "tcPr": f"tc tcPrChange {_STYLED}",
        "tblPrEx": "tr tblPrExChange",
        "tblGrid": "tbl tblGridChange",
        "sectPr": "body pPr sectPrChange docPartBody",
        "pgSz pgMar cols docGrid titlePg pgBorders pgNumType lnNumType headerReference footerReference": "sectPr",
        "pStyle": "pPr lvl",
        "numPr tabs ind keepNext keepLines pageBreakBefore widowControl": "pPr",
        "pBdr framePr outlineLvl contextualSpacing": "pPr",
        "numId ilvl": "numPr",
        "rStyle rFonts b bCs i iCs u sz szCs color highlight lang caps smallCaps strike": "rPr",
        "dstrike vanish vertAlign noProof rtl cs em kern position w": "rPr",
        "gridSpan vMerge hMerge cellIns cellDel cellMerge tcW tcBorders tcMar noWrap hideMark": "tcPr",
        "trHeight cantSplit tblHeader gridBefore gridAfter wBefore wAfter": "trPr",
        "tblStyle tblpPr bidiVisual": "tblPr",
        "tblW tblLook tblInd tblLayout tblBorders tblCellMar": "tblPr tblPrEx",
        **{f"{name}Change": name for name in "rPr pPr tblPr trPr tcPr sectPr tblGrid tblPrEx".split()},
    }.items()
    for name in names.split()
}
# Where a change stands for a mark, a row or a number, and holds nothing.
_MARKS = frozenset(w(name) for name in "rPr trPr numPr".split())
# The ends of ranges: they are no property.
_RANGES = (
    "bookmark commentRange perm moveFromRange moveToRange "
    "customXmlInsRange customXmlDelRange customXmlMoveFromRange customXmlMoveToRange"
)
_BARE = frozenset((w("proofErr"), *(w(f"{name}{end}") for name in _RANGES.split() for end in ("Start", "End"))))
# What holds nothing.
_HOLLOW = _BARE | {w(name) for name in f"tab {_SIGNS} {_NUMBERS}".split()}
_SAID = ("Pr", "PrEx")
# What is worn, and holds nothing but what is worn too.
_WORN = frozenset(name for name, places in _PLACES.items() if all(above.endswith(_SAID) for above in places))
# What tells how a paragraph, a run or a cell looks stands before all that is in it.
_FIRST = {w("pPr"): w("p"), w("rPr"): w("r"), w("tcPr"): w("tc")}
# What is told once of one thing, though not as the first of all.
_ONCE = frozenset(w(name) for name in "rPr tblPr tblGrid trPr numPr".split()) | CHANGES
# A picture is drawn in one place; a choice between two ways to tell something is no property.
_DRAWN = tuple(
    f"{{http://schemas.openxmlformats.org/drawingml/2006/{name}}}*"
    for name in "main picture wordprocessingDrawing diagram chart".split()
)
_SIMPLE, _CODE, _BODY = w("fldSimple"), w("instr"), w("body")
_CANVAS, _CHOICE = w("drawing"), f"{{{MARKUP}}}AlternateContent"
# Math holds runs and changes; its own runs, and the marks that hold a fraction together, hold what runs do.
_MATH, _MATH_RUNS = f"{{{MATH}}}", (f"{{{MATH}}}r", f"{{{MATH}}}ctrlPr")
_IN_MATH = frozenset(w(name) for name in "r ins del moveFrom moveTo hyperlink fldSimple".split())


def misplaced(root: Element) -> str | None:
    """The first element of a part that stands where Word has no place for it, and where that is; None if none does.

    >>> from drafter.docx.names import P, T
    >>> line = etree.Element(P)
    >>> words = etree.SubElement(line, T)
    >>> misplaced(line)
    "'t' stands in 'p', where Word has no place for it"
    """
    for one in root.iter():
        if one.tag in _PLACES or one.tag in _BARE:
            above = one.getparent()
            stray = None if above is None else _stray(one, above)
            if stray is not None:
                return stray
    for one in root.iter(_CHOICE, *_DRAWN):
        above = one.getparent()
        if above is not None and above.tag.startswith(f"{{{WORD}}}") and not _holds(above.tag, one.tag):
            return _told(one, above)
    return None


def _stray(one: Element, above: Element) -> str | None:
    """What is wrong with where an element stands, or with what it holds."""
    tag, place = one.tag, above.tag
    marks = tag in REVISIONS and place in _MARKS
    held = next(one.iterchildren("*"), None) if len(one) and (marks or tag in _HOLLOW) else None
    if held is not None:
        return _told(held, one)
    if tag in _BARE:
        return _told(one, above) if place.endswith(_SAID) or place in _WORN else None
    if place not in _PLACES[tag] and not _open(place, tag):
        return _told(one, above)
    if tag == _SIMPLE and one.get(_CODE) is None:
        return "a field has no code"
    if tag == SECTPR and place == _BODY and one.getnext() is not None:
        return "something stands behind the end of the last section"
    if place == _FIRST.get(tag) and one.getprevious() is not None:
        return f"'{_local(one)}' does not stand first in '{_local(above)}', where Word has its place"
    if tag in REVISIONS and one.get(ID) is None and one.get(AUTHOR) is None:
        return f"'{_local(one)}' in '{_local(above)}' is a change that has no number and no author"
    if (marks or tag in _ONCE) and next(one.itersiblings(tag, preceding=True), None) is not None:
        return f"'{_local(one)}' stands twice in '{_local(above)}', where Word has its place once"
    return None


def _told(one: Element, above: Element) -> str:
    return f"'{_local(one)}' stands in '{_local(above)}', where Word has no place for it"


def _open(above: str, tag: str) -> bool:
    """Whether an element of another vocabulary may hold this one."""
    if above.startswith(_MATH):
        return tag in _IN_MATH or above in _MATH_RUNS
    return above.startswith(f"{{{MARKUP}}}") and not tag.endswith(("Pr", "Change"))


def _holds(above: str, tag: str) -> bool:
    """Whether an element of Word's own may hold this one, which is none."""
    return above not in _WORN and not above.endswith(_SAID) if tag == _CHOICE else above == _CANVAS


def _local(one: Element) -> str:
    return str(etree.QName(one).localname)
