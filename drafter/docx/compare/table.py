"""A table compared with its counterpart: rows that come and go, cells that are texts of their own.

A row is paired with one of the same cells, spans and all; where the cells are others, the old row goes and the new
one comes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from drafter.docx.compare.block import Block, alike
from drafter.docx.compare.pairing import paired
from drafter.docx.compare.proof import Proof
from drafter.docx.compare.spinner import see_no_words
from drafter.docx.names import DEL, INS, TBLPR, TC, TCPR, TR, TRPR, Element, element, w

if TYPE_CHECKING:
    from drafter.docx.compare.desk import Desk

_ROWS = (TR, w("sdt"), w("customXml"))
_GRID, _EXCEPTION = w("tblGrid"), w("tblPrEx")


def compare_tables(desk: Desk, old: Element, new: Element) -> None:
    """Turn the new table into the redline of both."""
    desk.wardrobe.other("tblPr", old.find(TBLPR), new.find(TBLPR), new, 0)
    _compare_grids(desk, old.find(_GRID), new.find(_GRID))
    for one in (*old, *new):
        if one.tag not in _ROWS:
            see_no_words(one)
    olds, news = rows_of(old), rows_of(new)
    rows = [_block(desk, one, 0) for one in olds], [_block(desk, one, 1) for one in news]
    proof = Proof(olds, news)
    behind = new.find(_GRID)
    waiting: list[Element] = []

    def seat(row: Element) -> None:
        for one in waiting:
            row.addprevious(one)
        waiting.clear()

    for entry in paired(*rows, moves=False):
        if not entry.news:
            desk.refuse_layers([olds[entry.olds[0]]], ())
            made = desk.copy(olds[entry.olds[0]])
            mark_row(desk, made, DEL)
            waiting.append(made)
            continue
        row = news[entry.news[0]]
        seat(row)
        if not entry.olds:
            desk.refuse_layers((), [row])
            proof.take([row])
            mark_row(desk, row, INS)
        else:
            proof.pair(olds[entry.olds[0]], row)
            if not alike(rows[0][entry.olds[0]], rows[1][entry.news[0]]):
                _compare_rows(desk, olds[entry.olds[0]], row)
        behind = row
    if behind is not None:
        for one in reversed(waiting):
            behind.addnext(one)
    else:
        new.extend(waiting)
    proof.see(rows_of(new))


def mark_row(desk: Desk, row: Element, tag: str) -> None:
    """Mark a row as inserted or deleted, with everything in its cells."""
    properties = row.find(TRPR)
    if properties is None:
        properties = element("trPr")
        row.insert(1 if len(row) and row[0].tag == _EXCEPTION else 0, properties)
    change = properties.find(w("trPrChange"))
    mark = desk.pen.revision(tag)
    if change is None:
        properties.append(mark)
    else:
        change.addprevious(mark)
    for cell in cells(row):
        desk.fill(cell, tag, closed=True)


def cells(row: Element) -> list[Element]:
    """The cells of a row, those in controls too."""
    found: list[Element] = []
    for one in row:
        if one.tag == TC:
            found.append(one)
        elif one.tag not in (TRPR, _EXCEPTION):
            found.extend(inner for inner in one.iter(TC) if _row_of(inner) is row)
    return found


def rows_of(table: Element) -> list[Element]:
    """The rows of a table, those in controls too, and of no table in it."""
    return [one for one in table.iter(TR) if _table_of(one) is table]


def _table_of(row: Element) -> Element | None:
    return next(row.iterancestors(w("tbl")), None)


def _row_of(cell: Element) -> Element | None:
    return next(cell.iterancestors(TR), None)


def _block(desk: Desk, row: Element, number: int) -> Block:
    shape = "/".join(_shape(cell) for cell in cells(row))
    return Block(f"tr {shape}", desk.raw(row, number), lambda: desk.key(row, number), lambda: desk.reads(row, number))


def _shape(cell: Element) -> str:
    """How many columns a cell spans, and whether it goes on from above."""
    properties = cell.find(TCPR)
    if properties is None:
        return "1"
    span, merge = properties.find(w("gridSpan")), properties.find(w("vMerge"))
    wide = "1" if span is None else span.get(w("val"), "1")
    return wide if merge is None else f"{wide}{merge.get(w('val'), 'continue')[0]}"


def _compare_grids(desk: Desk, old: Element | None, new: Element | None) -> None:
    """Record the columns that a table had."""
    if old is None or new is None:
        return
    if [one.get(w("w")) for one in old.iterchildren(w("gridCol"))] == [
        one.get(w("w")) for one in new.iterchildren(w("gridCol"))
    ]:
        return
    before = element(
        "tblGrid", *(element("gridCol", **{"w": one.get(w("w"), "0")}) for one in old.iterchildren(w("gridCol")))
    )
    if new.find(w("tblGridChange")) is None:
        change = element("tblGridChange", before)
        change.set(w("id"), desk.pen.id())
        new.append(change)


def _compare_rows(desk: Desk, old: Element, new: Element) -> None:
    place = 1 if len(new) and new[0].tag == _EXCEPTION else 0
    desk.wardrobe.other("trPr", old.find(TRPR), new.find(TRPR), new, place)
    pairs: Sequence[tuple[Element, Element]] = list(zip(cells(old), cells(new), strict=True))
    for before, after in pairs:
        if desk.raw(before, 0) == desk.raw(after, 1):
            continue
        desk.wardrobe.other("tcPr", before.find(TCPR), after.find(TCPR), after, 0)
        desk.story(before, after)
