"""The annex to a compilation: what each member says of each paragraph, as tables that fit the page.

A row a member, a column a paragraph that somebody speaks of; what stands on no paragraph takes no room. A page
holds few columns, so the paragraphs are cut into ranges, a table each, every member in every one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from drafter.docx.dress import (
    ANNEX_CAPTION,
    ANNEX_CELL,
    ANNEX_HEAD,
    ANNEX_MEMBER,
    ANNEX_TABLE,
    ANNEX_TITLE,
    ROOM_NOTE,
)
from drafter.docx.grid import Grid, TableRow, printed, table
from drafter.docx.ink import Ink
from drafter.docx.names import Element
from drafter.text.statement import Id

MEMBER, COLUMN = 1760, 1220  # twentieths of a point: 3.1 cm for names, at least 2.15 cm for a paragraph
ONE_PAGE = 24  # rows of a table that is kept on one page


@dataclass(frozen=True)
class Annex:
    """Who says what: short texts by member and paragraph, a caption, and a legend of a line each.

    `members` are the names that may be shown, in their order; a pair without a text is an empty cell.
    """

    members: tuple[str, ...]
    cells: Mapping[tuple[str, Id], str]
    caption: str
    legend: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "cells", MappingProxyType(dict(self.cells)))


def annexed(
    annex: Annex, labels: Mapping[Id, str], styles: Mapping[str, str], ink: Ink, width: int
) -> Iterator[Element]:
    """The annex as paragraphs and tables, within a text of this width (twentieths of a point).

    `labels` are the paragraphs of the compilation in their order. Raises `ValueError` for a cell of a member or a
    paragraph that is not there, or a member named twice.
    """
    _checked(annex, labels)
    spoken = {id for (_, id), text in annex.cells.items() if text}
    columns = [id for id in labels if id in spoken]
    yield printed(ink, styles[ANNEX_TITLE], annex.caption)
    yield from (printed(ink, styles[ROOM_NOTE], one) for one in annex.legend)
    silent = [label for id, label in labels.items() if id not in spoken]
    if silent:
        yield printed(ink, styles[ROOM_NOTE], f"No entry: {', '.join(silent)}.")
    per_table = max(1, (width - MEMBER) // COLUMN)
    ranges = [columns[at : at + per_table] for at in range(0, len(columns), per_table)]
    for number, ids in enumerate(ranges, start=1):
        of = f" {number} of {len(ranges)}" if len(ranges) > 1 else ""
        title = f"Table{of}: {labels[ids[0]]}" + (f" to {labels[ids[-1]]}" if len(ids) > 1 else "")
        yield printed(ink, styles[ANNEX_CAPTION], title)
        grid = Grid(styles[ANNEX_TABLE], (MEMBER, *[(width - MEMBER) // per_table] * len(ids)), title)
        yield _table(annex, ids, labels, styles, ink, grid)


def _checked(annex: Annex, labels: Mapping[Id, str]) -> None:
    known = set(annex.members)
    if len(known) < len(annex.members):
        raise ValueError("a member stands twice in the annex")
    astray = sorted({member for member, _ in annex.cells} - known) + sorted({id for _, id in annex.cells} - set(labels))
    if astray:
        raise ValueError(f"the annex has cells for what is not there: {', '.join(astray)}")


def _table(
    annex: Annex, ids: Sequence[Id], labels: Mapping[Id, str], styles: Mapping[str, str], ink: Ink, grid: Grid
) -> Element:
    """One range of paragraphs; a table that fits on one page stays on one."""
    head = [printed(ink, styles[ANNEX_HEAD], text) for text in ("Delegation", *(labels[id] for id in ids))]
    together = len(annex.members) <= ONE_PAGE
    last = annex.members[-1]

    def rows() -> Iterator[TableRow]:
        for member in annex.members:
            name = printed(ink, styles[ANNEX_MEMBER], member, keep=together and member != last)
            said = (printed(ink, styles[ANNEX_CELL], annex.cells.get((member, id), "")) for id in ids)
            yield TableRow([[name], *([one] for one in said)])

    return table(grid, head, rows())
