"""Chosen tracked changes of one tree accepted or rejected; the others stay tracked as they were."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from drafter.docx.names import (
    CHANGES,
    COME,
    DEL,
    GONE,
    ID,
    INS,
    MATH,
    PPR,
    RPR,
    SDT,
    TBL,
    TC,
    TCPR,
    TR,
    TRPR,
    Element,
    P,
    T,
    w,
)
from drafter.docx.resolve.joins import MARKERS, blank, drop, join
from drafter.docx.resolve.properties import settle
from drafter.docx.resolve.ranges import balanced, rebalance
from drafter.docx.resolve.revisions import (
    CELL_DEL,
    CELL_INS,
    CELL_MERGE,
    CONTROLS,
    GRID,
    MOVES,
    Choice,
    Revision,
    anything,
    chosen,
    revisions,
)

_NUMPR, _CONTENT, _SPAN, _MERGE = w("numPr"), w("sdtContent"), w("gridSpan"), w("vMerge")
_BEFORE_SPAN = frozenset((w("cnfStyle"), w("tcW"), _SPAN, w("hMerge")))
_MATH_RUN, _CONTROL = f"{{{MATH}}}r", f"{{{MATH}}}ctrlPr"
_WORDS: Final = {w("delText"): T, w("delInstrText"): w("instrText")}
_HOLDERS = (
    *(w(name) for name in ("sdtContent", "hyperlink", "smartTag", "fldSimple")),
    *(f"{{{MATH}}}{name}" for name in ("oMathPara", "oMath", "r")),
)
_WRAPPED = frozenset((SDT, w("customXml"), w("smartTag")))


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts that a file with tracked changes holds: `gone` are the changes whose content it lacks."""

    gone: frozenset[str]
    before: bool


AFTER = Side(GONE | {CELL_DEL, *(w(f"customXml{one}RangeStart") for one in ("Del", "MoveFrom"))}, before=False)
BEFORE = Side(COME | {CELL_INS, *(w(f"customXml{one}RangeStart") for one in ("Ins", "MoveTo"))}, before=True)


def resolve(root: Element, side: Side, choice: Choice = anything) -> list[Revision]:
    """Make the chosen changes of a tree read as one side has them, in place; what was resolved, in order.

    Once none is left in a table, its grid is that of this side too.
    """
    taken = chosen(root, choice)
    if not taken:
        return []
    filled = [one for one in root.iter(*_HOLDERS) if not blank(one)]
    whole = balanced(root)
    tables = [one for one in root.iter(TBL) if next(one.iter(GRID), None) is not None]
    _rows(taken, side)
    _cells(taken, side)
    marks = _marks(taken, side)
    ends = _ends(root)
    _controls(taken, side, ends)
    _content(taken, side, ends)
    for one in taken:
        if one.tag in CHANGES and _stands(one, root):
            settle(one, side.before)
    _tidy(root, filled)
    join([one for one in root.iter(P) if one in marks])
    for table in tables:
        if table.getparent() is not None and next(revisions(table), None) is None:
            for one in list(table.iter(GRID)):
                if one.getparent() is not None:
                    settle(one, side.before)
    _tidy(root, filled)
    rebalance(root, whole)
    return list(taken.values())


def _stands(one: Element, root: Element) -> bool:
    """Whether an element is still part of the tree, or went with what it stood in."""
    at: Element | None = one
    while at is not None and at is not root:
        at = at.getparent()
    return at is root


def _rows(taken: Mapping[Element, Revision], side: Side) -> None:
    """Rows that came or went; a table left without rows is none."""
    for one in taken:
        properties = one.getparent()
        if properties is None or properties.tag != TRPR or one.tag not in (INS, DEL):
            continue
        row = properties.getparent()
        properties.remove(one)
        if one.tag not in side.gone or row is None or row.getparent() is None:
            continue
        table = row.getparent()
        drop(row)
        if table is not None and table.getparent() is not None and next(table.iter(TR), None) is None:
            drop(table)


def _cells(taken: Mapping[Element, Revision], side: Side) -> None:
    """Cells that came, went or were merged downwards.

    A row keeps its number of columns: those of a cell that is gone fall to the one before it.
    """
    for one in taken:
        properties = one.getparent()
        if one.tag not in (CELL_INS, CELL_DEL, CELL_MERGE) or properties is None:
            continue
        cell = properties.getparent()
        if one.tag == CELL_MERGE:
            _merge(one, properties, side)
            continue
        properties.remove(one)
        if one.tag in side.gone and cell is not None and (row := cell.getparent()) is not None:
            _without(cell, row, side)


def _merge(one: Element, properties: Element, side: Side) -> None:
    merged = one.get(w("vMergeOrig") if side.before else w("vMerge"))
    if merged is None:
        properties.remove(one)
        return
    properties.remove(one)
    _put(properties, _MERGE, "restart" if merged == "rest" else "continue")


def _put(properties: Element, name: str, value: str) -> None:
    """Set how a cell spans or is merged, at the place where the schema wants it."""
    found = properties.find(name)
    if found is None:
        found = properties.makeelement(name, {})
        properties.insert(sum(1 for part in properties if part.tag in _BEFORE_SPAN), found)
    found.set(w("val"), value)


def _without(cell: Element, row: Element, side: Side) -> None:
    before = next((other for other in cell.itersiblings(TC, preceding=True)), None)
    drop(cell)
    if row.find(f".//{TC}") is None and row.getparent() is not None:
        drop(row)
    elif not side.before and before is not None and (properties := before.find(TCPR)) is not None:
        _put(properties, _SPAN, str(_columns(before) + _columns(cell)))


def _columns(cell: Element) -> int:
    found = cell.find(f"{TCPR}/{_SPAN}")
    value = found.get(w("val"), "1") if found is not None else "1"
    return int(value) if value.isdecimal() else 1


def _marks(taken: Mapping[Element, Revision], side: Side) -> set[Element]:
    """The paragraphs whose mark this side lacks; the changes of marks themselves are taken off."""
    gone = set()
    for one in taken:
        properties = one.getparent()
        if properties is None or properties.tag != RPR or one.tag not in GONE | COME:
            continue
        whole = properties.getparent()
        paragraph = whole.getparent() if whole is not None and whole.tag == PPR else None
        if paragraph is not None:
            properties.remove(one)
            if one.tag in side.gone:
                gone.add(paragraph)
        elif whole is not None and whole.tag == _MATH_RUN:
            properties.remove(one)
            if one.tag in side.gone and whole.getparent() is not None:
                drop(whole)
    return gone


def _ends(root: Element) -> dict[tuple[str, str], Element]:
    """The ends of ranges that a change starts, by name and id."""
    found = root.iter(*MOVES.values(), *CONTROLS.values())
    return {(str(one.tag), one.get(ID, "")): one for one in found}


def _controls(taken: Mapping[Element, Revision], side: Side, ends: Mapping[tuple[str, str], Element]) -> None:
    """Content controls whose wrapping came or went: the range starts before a tag of it and ends behind that tag."""
    for start in taken:
        if start.tag not in CONTROLS or start.getparent() is None:
            continue
        end = ends.get((CONTROLS[str(start.tag)], start.get(ID, "")))
        if end is not None and start.tag in side.gone:
            for control in {*start.iterancestors(*_WRAPPED)} ^ {*end.iterancestors(*_WRAPPED)}:
                content = control.find(_CONTENT) if control.tag == SDT else control
                if control.getparent() is None:
                    continue  # two ranges of one id wrap it
                _unwrap(control, content if content is not None else ())
        for one in (start, end):
            if one is not None and one.getparent() is not None:
                drop(one)


def _content(taken: Mapping[Element, Revision], side: Side, ends: Mapping[tuple[str, str], Element]) -> None:
    """Words, equations and numbering that came, went or moved, and the ranges of moves."""
    for one in taken:
        within = one.getparent()
        if within is None:
            continue
        if one.tag in MOVES:
            end = ends.get((MOVES[str(one.tag)], one.get(ID, "")))
            if end is not None and end.getparent() is not None:
                drop(end)
            drop(one)
        elif one.tag not in GONE | COME:
            continue
        elif within.tag == _NUMPR:
            if within.getparent() is not None:
                drop(within if one.tag in side.gone else one)
        elif within.tag == _CONTROL:
            _control_character(one, within, side)
        elif one.tag in side.gone:
            drop(one)
        else:
            _unwrap(one, one)


def _control_character(one: Element, control: Element, side: Side) -> None:
    """What holds a fraction, a root or the like together; where it is gone, what is left in its parts stays."""
    _unwrap(one, one)
    properties = control.getparent()
    whole = properties.getparent() if properties is not None else None
    if one.tag in side.gone and whole is not None and whole.getparent() is not None:
        _unwrap(whole, [part for holder in whole if holder is not properties for part in holder])


def _unwrap(one: Element, parts: Iterable[Element]) -> None:
    """Put parts of an element in its place; deleted words among them are words again, unless still deleted."""
    for part in list(parts):
        one.addprevious(part)
        part.tail = None
        if one.tag in GONE:
            for words in list(part.iter(*_WORDS)):
                if next(words.iterancestors(DEL), None) is None:
                    words.tag = _WORDS[str(words.tag)]
    drop(one)


def _tidy(root: Element, filled: Iterable[Element]) -> None:
    """Take out what is left with nothing in it."""
    for one in reversed([*filled]):
        if blank(one) and _stands(one, root):
            control = one.getparent() if one.tag == _CONTENT else one
            if control is not None and control.getparent() is not None:
                _unwrap(control, [part for part in one if part.tag in MARKERS])
