"""Paragraphs whose mark has gone: what is left in them joins the paragraph behind.

See docs/analysis/accept-and-reject.md.
"""

from __future__ import annotations

from collections.abc import Sequence

from drafter.docx.names import PPR, SDT, SECTPR, TBL, TCPR, Element, P, R, w

_WRAPPERS = frozenset((SDT, w("sdtContent"), w("customXml"), w("smartTag")))
_PROPERTIES = frozenset((SECTPR, TCPR, w("sdtPr"), w("sdtEndPr"), w("customXmlPr"), w("smartTagPr")))
# What stands between paragraphs and within them and shows nothing: ends of ranges, and what a spelling checker left.
MARKERS = frozenset(
    w(name)
    for name in (
        "bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd permStart permEnd proofErr "
        "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd customXmlInsRangeStart "
        "customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd customXmlMoveFromRangeStart "
        "customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd"
    ).split()
)


def join(paragraphs: Sequence[Element]) -> None:
    """Take the marks of these paragraphs away, given in the order of the text.

    What is left in one goes to the front of the next paragraph that keeps its mark, and that one its own properties.
    Before a table and at the end of a text there is none: the last of them stays with what is left in all, and
    vanishes if that is nothing, unless it has to end a cell or a text.
    """
    heirs, behind = dict[Element, Element](), dict[Element, bool]()
    for one in reversed(paragraphs):
        ahead = _ahead(one)
        takes = ahead is not None and ahead.tag == P
        heirs[one] = heirs.get(ahead, ahead) if ahead is not None and takes else one
        behind[one] = ahead is not None
    for one in reversed(paragraphs):
        heir = heirs[one]
        if heir is not one:
            properties = next(iter(heir), None)
            for part in reversed([part for part in one if part.tag != PPR]):
                if properties is not None and properties.tag == PPR:
                    properties.addnext(part)
                else:
                    heir.insert(0, part)
            drop(one)
    for one in [one for one in paragraphs if heirs[one] is one]:
        if is_empty(one) and (behind[one] or _follows_one(one)):
            for part in [part for part in one if part.tag in MARKERS]:
                one.addprevious(part)
            drop(one)


def is_empty(paragraph: Element) -> bool:
    """Whether nothing is left in a paragraph but its properties, ends of ranges and runs without content."""
    return all(part.tag == PPR or part.tag in MARKERS or (part.tag == R and blank(part)) for part in paragraph)


def drop(one: Element) -> None:
    """Take an element out of its tree."""
    within = one.getparent()
    assert within is not None
    within.remove(one)


def blank(one: Element) -> bool:
    """Whether an element holds nothing but its properties and ends of ranges."""
    return all(part.tag in MARKERS or str(part.tag).endswith("Pr") for part in one)


def _ahead(block: Element) -> Element | None:
    """The paragraph or table that is read next in the same text, whatever wraps it; None at the end of the text."""
    at: Element | None = block
    while at is not None:
        for other in at.itersiblings():
            found = _first(other)
            if found is not None:
                return found
        within = at.getparent()
        at = within if within is not None and within.tag in _WRAPPERS else None
    return None


def _first(block: Element) -> Element | None:
    if block.tag in _WRAPPERS:
        return next((found for part in block if (found := _first(part)) is not None), None)
    return None if block.tag in MARKERS or block.tag in _PROPERTIES or not isinstance(block.tag, str) else block


def _follows_one(block: Element) -> bool:
    """Whether the block before is a paragraph: what could then end the text in this one's place."""
    at: Element | None = block
    while at is not None:
        for other in at.itersiblings(preceding=True):
            if other.tag not in MARKERS and other.tag not in _PROPERTIES:
                last = next(other.iter(P, TBL), None) if other.tag in _WRAPPERS else other
                return last is not None and last.tag == P
        within = at.getparent()
        at = within if within is not None and within.tag in _WRAPPERS else None
    return False
