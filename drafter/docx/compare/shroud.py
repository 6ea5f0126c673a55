"""What stands in a paragraph put whole into a revision: inserted, deleted, moved away or moved here.

Word holds revisions inside links, controls and equations, never round them, and no field in one element; so those
are opened, and what is in them is marked.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable

from lxml import etree

from drafter.docx.compare.mark import Pen
from drafter.docx.names import (
    COME,
    CONTENT,
    CONTROLS,
    DEL,
    EQUATION,
    EQUATIONS,
    FRAME_PROPERTIES,
    FRAMES,
    FROM,
    GONE,
    ID,
    INS,
    PPR,
    REVISIONS,
    RPR,
    SDT,
    SPACE,
    TO,
    WORD,
    Element,
    R,
    T,
    attributes,
    element,
    w,
)

_SIMPLE = w("fldSimple")
_FENCES = {INS: "Ins", DEL: "Del", FROM: "MoveFrom", TO: "MoveTo"}
_WRITTEN = {T: w("delText"), w("instrText"): w("delInstrText")}


def shrouded(nodes: Iterable[Element], tag: str, pen: Pen) -> list[Element]:
    """These nodes of a paragraph in revisions of this kind; the nodes themselves are used up."""
    made: list[Element] = []
    open_: Element | None = None
    for node in nodes:
        if node.tag == R:
            if open_ is None:
                open_ = pen.revision(tag)
                made.append(open_)
            open_.append(written(node, tag))
            continue
        if not isinstance(node.tag, str):
            continue
        if node.tag == _SIMPLE:
            open_ = pen.revision(tag, [written(one, tag) for one in _spelled(node)])
            made.append(open_)
            continue
        if not (node.tag in FRAMES or node.tag in EQUATIONS or node.tag in REVISIONS):
            made.append(node)
            continue
        open_ = None
        opened = _opened(node, tag, pen)
        made.extend(fenced(opened, tag, pen) if opened.tag in CONTROLS else [opened])
    return made


def fenced(control: Element, tag: str, pen: Pen) -> list[Element]:
    """A control between the ends of the ranges that say of its two tags what the revisions in it say of its content.

    One range reaches over its first tag, one over its last; their other ends stand in it, round its content.
    """
    place = place_of(control)
    (first, end_of_first), (last, end_of_last) = (pen.range(f"customXml{_FENCES[tag]}") for _ in range(2))
    place.insert(sum(1 for one in place if one.tag in FRAME_PROPERTIES), end_of_first)
    place.append(last)
    return [first, control, end_of_last]


def fence(control: Element, tag: str, pen: Pen) -> None:
    """Put those ends round a control where it stands."""
    before, _, behind = fenced(control, tag, pen)
    control.addprevious(before)
    control.addnext(behind)


def place_of(control: Element) -> Element:
    """Where the content of a control stands; a control that has no room for any is given it."""
    if control.tag != SDT:
        return control
    place = control.find(CONTENT)
    if place is None:
        place = etree.SubElement(control, CONTENT)
    return place


def content_of(paragraph: Element) -> list[Element]:
    """What stands in a paragraph, taken out of it."""
    found = [one for one in paragraph if one.tag != PPR]
    for one in found:
        paragraph.remove(one)
    return found


def _opened(node: Element, tag: str, pen: Pen) -> Element:
    """A node that holds others, with those in revisions; an earlier deletion is none of ours and stays one."""
    if node.tag in GONE:
        return node
    if node.tag == EQUATION:
        inner = list(node)
        node.append(pen.revision(tag, inner))
        return node
    if node.tag in EQUATIONS:
        for one in node.iterchildren(EQUATION):
            _opened(one, tag, pen)
        return node
    if node.tag in COME:
        node.set(ID, pen.id())
    place = place_of(node)
    inner = [one for one in place if one.tag not in FRAME_PROPERTIES]
    for one in inner:
        place.remove(one)
    place.extend(shrouded(inner, tag, pen))
    return node


def written(run: Element, tag: str) -> Element:
    """A run as it is written in a revision of this kind: deleted words have an element of their own."""
    if tag == DEL:
        for one in run:
            if one.tag in _WRITTEN:
                one.tag = _WRITTEN[one.tag]
    return run


def _spelled(simple: Element) -> list[Element]:
    """A simple field as the runs of a full one."""
    code = etree.Element(w("instrText"), nsmap={"w": WORD})
    code.text = simple.get(w("instr"), "")
    code.set(SPACE, "preserve")
    shown = list(simple.iter(R))
    look = shown[0].find(RPR) if shown else None

    def run(content: Element) -> Element:
        made = element("r", content)
        if look is not None:
            made.insert(0, copy.deepcopy(look))
        return made

    begin, separate, end = (element("fldChar", fldCharType=kind) for kind in ("begin", "separate", "end"))
    return [run(begin), run(code), run(separate), *shown, run(end)]


def shell(frame: Element, *, again: bool = False) -> tuple[Element, Element]:
    """An empty copy of a link, control or tag, and the place for its content; `again` where one stands already."""
    made = etree.Element(frame.tag, attributes(frame), nsmap={"w": WORD})
    for one in frame:
        if one.tag in FRAME_PROPERTIES:
            made.append(copy.deepcopy(one))
    if frame.tag != SDT:
        return made, made
    if again:
        for one in list(made.iter(w("id"))):
            above = one.getparent()
            assert above is not None, "an id stands in properties"
            above.remove(one)
    place = element("sdtContent")
    made.append(place)
    return made, place
