"""The matrix: a row a member, a column a paragraph, in each cell the sign of what the member says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from drafter.positions.position import Member
from drafter.report.board import Board
from drafter.report.picture.measure import breadth
from drafter.report.picture.sheet import Heading, sheet, words
from drafter.report.picture.signs import FAINT, RULE, SIGNS, used
from drafter.report.picture.svg import Element, element, figure
from drafter.text.statement import Id

_EMPTY = "An empty cell says nothing: neither consent nor objection."
_CELL, _SMALL, _MANY = (26, 20), (15, 14), 60  # breadth and height of a cell, and of one where columns are many
_CRISP = {"shape_rendering": "crispEdges"}  # right angles: sharper so, and drawn in half the time
_SLANT = 0.5  # the heads lean at sixty degrees: so far to the right for each step along them
_RISE = 0.866


@dataclass(frozen=True)
class _Grid:
    """Where rows and columns stand: the left edge of the first cell, the top of it, and the size of a cell."""

    rows: tuple[Member, ...]
    columns: tuple[Id, ...]
    left: int
    top: int
    wide: int
    high: int

    def x(self, column: int) -> int:
        return self.left + column * self.wide

    def y(self, row: int) -> int:
        return self.top + row * self.high


def matrix(board: Board, heading: Heading) -> str:
    """The board as SVG. Members without a word on any paragraph are named below it, not drawn."""
    silent = board.silent
    rows = tuple(member for member in board.members if member not in silent)
    wide, high = _CELL if len(board.columns) <= _MANY else _SMALL
    heads = [breadth(label, 12) for label in board.columns.values()]
    left = ceil(max((breadth(board.names[member], 12) for member in rows), default=0)) + 10
    top = ceil(max(heads, default=0) * _RISE) + 14
    grid = _Grid(rows, tuple(board.columns), left, top, wide, high)
    right = max((grid.x(at) + wide / 2 + head * _SLANT for at, head in enumerate(heads)), default=0)
    width = max(right, grid.x(len(grid.columns))) + 8
    drawing = [*_rules(grid), *_shades(board, grid), *_letters(board, grid), *_names(board, grid)]
    notes = [_EMPTY]
    if silent:
        notes.append(f"No entry on any paragraph: {', '.join(board.names[member] for member in silent)}.")
    return sheet(heading, _told(board), drawing, (width, grid.y(len(rows)) + 4), used(board.cells.values()), notes)


def _rules(grid: _Grid) -> Iterator[Element]:
    """Thin lines between cells, and a stronger one after every fifth row and column to follow by."""
    right, bottom = grid.x(len(grid.columns)), grid.y(len(grid.rows))
    for strong in (False, True):
        down = [at for at in range(len(grid.columns) + 1) if (at % 5 == 0) is strong]
        across = [at for at in range(len(grid.rows) + 1) if (at % 5 == 0) is strong]
        path = "".join(f"M{figure(grid.x(at))} {figure(grid.top)}V{figure(bottom)}" for at in down)
        path += "".join(f"M{figure(grid.left)} {figure(grid.y(at))}H{figure(right)}" for at in across)
        if path:
            yield element("path", d=path, stroke=RULE, stroke_width=1.2 if strong else 0.5, fill="none", **_CRISP)


def _shades(board: Board, grid: _Grid) -> Iterator[Element]:
    """The cells of a row that have one word as one shape: a large board stays a small file, and is soon drawn."""
    wide, high = grid.wide - 2, grid.high - 2
    for row, said in enumerate(_rows(board, grid)):
        places: dict[str, list[str]] = {}
        for column, word in said:
            at = f"M{grid.x(column) + 1} {grid.y(row) + 1}h{wide}v{high}h-{wide}z"
            places.setdefault(SIGNS[word].shade, []).append(at)
        for shade, found in sorted(places.items()):
            yield element("path", d="".join(found), fill=shade, **_CRISP)


def _letters(board: Board, grid: _Grid) -> Iterator[Element]:
    """The letters of a row that share an ink as one element, each at its own place."""
    size = 12 if grid.high > 15 else 10
    for row, said in enumerate(_rows(board, grid)):
        inks: dict[str, list[tuple[str, str]]] = {}
        for column, word in said:
            sign = SIGNS[word]
            inks.setdefault(sign.ink, []).append((sign.letter, figure(grid.x(column) + grid.wide / 2)))
        for ink, found in sorted(inks.items()):
            yield element(
                "text",
                "".join(letter for letter, _ in found),
                x=" ".join(place for _, place in found),
                y=grid.y(row) + grid.high * 0.72,
                font_size=size,
                font_weight="bold",
                text_anchor="middle",
                fill=ink,
            )


def _rows(board: Board, grid: _Grid) -> Iterator[list[tuple[int, str]]]:
    """For each row the columns that have a word, with it."""
    for member in grid.rows:
        words_ = ((column, board.cells.get((member, id))) for column, id in enumerate(grid.columns))
        yield [(column, word) for column, word in words_ if word is not None]


def _names(board: Board, grid: _Grid) -> Iterator[Element]:
    """Members beside their rows, and over each column what the paragraph is called."""
    for row, member in enumerate(grid.rows):
        yield words(board.names[member], grid.left - 6, grid.y(row) + grid.high * 0.72, 12, anchor="end")
    for column, label in enumerate(board.columns.values()):
        x, y = grid.x(column) + grid.wide / 2, grid.top - 6
        turn = f"rotate(-60 {figure(float(x))} {figure(float(y))})"
        yield words(label, x, y, 12, ink=FAINT, transform=turn)


def _told(board: Board) -> str:
    """The board in words, for who cannot see it: how many members, and how often each thing is said."""
    counts = Counter(SIGNS[word].says for word in board.cells.values())
    said = "; ".join(f"{says}: {count}" for says, count in sorted(counts.items()))
    return f"{len(board.members)} members by {len(board.columns)} paragraphs. {said or 'Nobody has said anything'}."
