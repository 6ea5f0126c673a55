"""A rolling text drawn as a table: each paragraph beside its label and status, its versions in brackets.

What is drawn reads as `trade.text_of`. A side is told from the others by the names in its bracket and by its
underline, which grey keeps, and by its colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from drafter.docx.anchors import anchor
from drafter.docx.direction import closing
from drafter.docx.dress import NAMES, ROOM_HEADING, ROOM_LABEL, ROOM_TABLE, ROOM_TEXT, SIDES, STATUS, Status
from drafter.docx.grid import Grid, TableRow, printed, table
from drafter.docx.ink import Ink
from drafter.docx.names import Element, element
from drafter.docx.page import line
from drafter.text.contested.trade import Row, Span
from drafter.text.labels import mention
from drafter.text.origin.pieces import PLAIN
from drafter.text.statement import Id, Inline, Run, plain

LABEL = 1985  # twentieths of a point, 3.5 cm: a paragraph's label and its status


class Bracketed:
    """A rolling text being drawn, in styles by their ids."""

    def __init__(self, rows: Sequence[Row], status: Mapping[Id, Status], ink: Ink, styles: Mapping[str, str]) -> None:
        self._rows = rows
        self._status = status
        self._ink = ink
        self._styles = styles
        self._mentions = {row.id: mention(row.label) for row in rows}

    def table(self, width: int) -> Element:
        """The text within this width (twentieths of a point): a row a paragraph, its options one under another.

        No page cuts a row of one version; a row of options may be cut, since kept whole it leaves half a page white.
        """
        title = "Text and proposals"
        head = [printed(self._ink, self._styles[ROOM_HEADING], text) for text in ("Paragraph", title)]
        grid = Grid(self._styles[ROOM_TABLE], (LABEL, width - LABEL), title)
        return table(grid, head, self._table_rows())

    def _table_rows(self) -> Iterator[TableRow]:
        for id, same in groupby(self._rows, lambda row: row.id):
            options = list(same)
            cells = [list(self._margin(id, options[0].label)), self._paragraphs(id, options)]
            yield TableRow(cells, whole=len(options) == 1)

    def _margin(self, id: Id, label: str) -> Iterator[Element]:
        yield printed(self._ink, self._styles[ROOM_LABEL], label)
        if id in self._status:
            yield printed(self._ink, self._styles[STATUS[self._status[id]]], self._status[id])

    def _paragraphs(self, id: Id, options: Sequence[Row]) -> list[Element]:
        """The paragraphs of one id, in one bookmark."""
        drawn = [list(self._row(row)) for row in options]
        start, end = self._ink.bookmarked(anchor(id), ())
        drawn[0].insert(0, start)
        drawn[-1].append(end)
        style = self._styles[ROOM_TEXT]
        return [element("p", element("pPr", element("pStyle", val=style)), *content) for content in drawn]

    def _row(self, row: Row) -> Iterator[Element]:
        if row.option is not None:
            number = f"Option {row.option}"
            yield self._ink.worn(number, _side(row.option)) if row.names else self._ink.run(number, PLAIN)
            yield self._ink.worn(_contained(row.title.removeprefix(number)), NAMES)
        for span in row.spans:
            yield from self._span(span)
        if row.ad_ref:
            yield self._ink.run(" ", PLAIN)
            yield from self._bracket(self._ink.worn(_contained(f"agreed ad ref: {', '.join(row.ad_ref)}"), NAMES))

    def _span(self, span: Span) -> Iterator[Element]:
        names = _contained(", ".join(span.names))
        match span.kind:
            case "kept":
                yield from self._words(span.inline)
            case "base":
                yield from self._bracket(*self._words(span.inline))
            case "new":
                assert span.side is not None, "an option has its number"
                yield from self._words(span.inline, _side(span.side))
            case "side":
                assert span.side is not None, "a side has its number"
                words = self._words(span.inline, _side(span.side))
                yield from self._bracket(self._ink.worn(f"{names}: ", NAMES), *words)
            case "move":
                where = _contained(plain(span.inline, self._mentions))
                yield from self._bracket(self._ink.worn(f"{names}: {where}", NAMES))
            case "delete":
                yield from self._bracket(self._ink.worn(f"delete: {names}", NAMES))
            case "strike":
                yield from self._bracket(self._ink.worn(f"delete paragraph: {names}", NAMES))

    def _bracket(self, *content: Element) -> Iterator[Element]:
        yield self._ink.run("[", PLAIN)
        yield from content
        yield self._ink.run("]", PLAIN)

    def _words(self, parts: Inline, style: str | None = None) -> Iterator[Element]:
        """Words under their marks, in the style of a side if it is one's."""
        for part in parts:
            run = part if isinstance(part, Run) else Run(self._mentions[part.to])
            yield self._ink.worn(run.text, style, run.marks) if style else self._ink.run(line(run.text), run.marks)
        if ends := closing(plain(parts)):
            yield self._ink.run(ends, PLAIN)


def _side(number: int) -> str:
    """The style of a side; from the ninth on they begin again."""
    return SIDES[(number - 1) % len(SIDES)]


def _contained(text: str) -> str:
    return text + closing(text)
