"""Tables of Word: a head that comes back on every page, rows kept whole, widths that no program guesses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from drafter.docx.ink import Ink
from drafter.docx.names import Element, element
from drafter.docx.page import line
from drafter.text.origin.pieces import PLAIN


@dataclass(frozen=True, slots=True)
class Grid:
    """The id of a table's style, the width of each column in twentieths of a point, and what the table is called.

    The title is not printed: it is what a reader who cannot see the table hears of it.
    """

    style: str
    widths: tuple[int, ...]
    title: str


def printed(ink: Ink, style: str, text: str, *, keep: bool = False) -> Element:
    """A paragraph of plain words in the style of this id, on one page with the next where it is to be kept."""
    worn = element("pPr", element("pStyle", val=style))
    if keep:
        worn.append(element("keepNext"))
    return element("p", worn, ink.run(line(text), PLAIN)) if text else element("p", worn)


@dataclass(frozen=True, slots=True)
class TableRow:
    """The paragraphs of each cell of a row; a page may cut it where it need not be kept whole.

    The first cell of a row with fewer cells than the table has columns takes the room of those that are missing.
    """

    cells: Sequence[Sequence[Element]]
    whole: bool = True


def table(grid: Grid, head: Sequence[Element], rows: Iterable[TableRow]) -> Element:
    """A table: a paragraph for each cell of its head, and its rows."""
    properties = element(
        "tblPr",
        element("tblStyle", val=grid.style),
        element("tblW", w=str(sum(grid.widths)), type="dxa"),
        element("tblLayout", type="fixed"),
        element(
            "tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="1", noVBand="1"
        ),
        element("tblCaption", val=line(grid.title)),
    )
    columns = element("tblGrid", *(element("gridCol", w=str(width)) for width in grid.widths))
    made = element("tbl", properties, columns, _row(grid, TableRow([[one] for one in head]), element("tblHeader")))
    made.extend(_row(grid, row) for row in rows)
    return made


def _row(grid: Grid, row: TableRow, *more: Element) -> Element:
    made = element("tr", element("trPr", *([element("cantSplit")] if row.whole else []), *more))
    over = len(grid.widths) - len(row.cells) + 1
    assert over > 0, "a row has no more cells than its table has columns"
    for width, paragraphs in zip((sum(grid.widths[:over]), *grid.widths[over:]), row.cells, strict=True):
        made.append(element("tc", element("tcPr", element("tcW", w=str(width), type="dxa")), *paragraphs))
    if over > 1:
        made[1][0].append(element("gridSpan", val=str(over)))
    return made
