"""The sheet a picture is drawn on: its title, what stands under it, the drawing, the legend and the notes.

Everything that stands below something else is put there by the height of what is above, and everything is broken to
the width that there is: nothing overlaps and nothing is cut.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import ceil
from typing import TypeAlias

from drafter.report.picture.measure import breadth, lines
from drafter.report.picture.signs import FAINT, INK, NEW, PAPER, RULE, Sign
from drafter.report.picture.svg import (
    AS_BEFORE,
    RIGHT_TO_LEFT,
    SPACE,
    Content,
    Element,
    element,
    figure,
    visible,
    written,
)

MARGIN, LEADING, NARROWEST = 24, 1.4, 560
FONT = "sans-serif"
Piece: TypeAlias = tuple[str, bool]  # words, and whether they are new


@dataclass(frozen=True, slots=True)
class Heading:
    """What a picture is of.

    `name` begins the ids in it and is unlike those of other pictures on one page; `under` are lines below the title,
    such as which text at which moment.
    """

    name: str
    title: str
    under: tuple[str, ...] = ()


@dataclass
class Column:
    """A column of drawing that grows downwards: words and elements put one below the other."""

    x: float
    width: float
    y: float = 0
    drawn: list[Element] = field(default_factory=list)

    def write(self, said: str, size: float = 13, *, bold: bool = False, ink: str = INK, space: float = 0) -> None:
        """Put words below what is there, in as many lines as they take; then leave this much space."""
        self._write([(row,) for row in lines(said, self.width, size, bold)], said, size, bold, ink)
        self.y += space

    def write_marked(self, pieces: Sequence[Piece], size: float = 13, space: float = 0) -> None:
        """The same for words of which some are new: these are bold, and blue."""
        said = "".join(piece for piece, _ in pieces)
        self._write([*marked(lines(said, self.width, size, True), pieces)], said, size, False, INK)
        self.y += space

    def _write(self, rows: Sequence[Sequence[Content]], said: str, size: float, bold: bool, ink: str) -> None:
        turn = turned(said)
        for row in rows:
            self.y += size * LEADING
            at = self.x + self.width if turn else self.x
            self.drawn.append(words(row, at, self.y - size * 0.35, size, bold=bold, ink=ink, turn=turn))

    def chips(self, names: Iterable[str], sign: Sign, size: float = 11) -> None:
        """Put names below what is there, each in a box of its sign, as many side by side as fit."""
        at, height = 0.0, size * 1.7
        self.y += 3
        for name in names:
            for number, part in enumerate(lines(f"{sign.letter} {name}", self.width - 10, size)):
                broad = breadth(part, size) + 10
                if number or (at and at + broad > self.width):
                    at, self.y = 0.0, self.y + height + 3
                x = self.x + at
                self.drawn.append(
                    element("rect", x=x, y=self.y, width=broad, height=height, rx=2, fill=sign.shade, stroke=sign.ink)
                )
                self.drawn.append(
                    words(part, x + broad / 2, self.y + height * 0.7, size, ink=sign.ink, anchor="middle")
                )
                at += broad + 4
        self.y += height + 3


def turned(said: str) -> bool:
    """Whether words are read from right to left: by their first letter that has a direction.

    >>> turned("مجلس الأمن"), turned("3 members"), turned("…")
    (True, False, False)
    """
    found = (unicodedata.bidirectional(character) for character in said)
    return next((way for way in found if way in ("L", "R", "AL")), "L") != "L"


def marked(rows: Iterable[str], pieces: Sequence[Piece]) -> Iterator[tuple[Content, ...]]:
    """Lines of words, with what is new in them set apart; `pieces` are the same words, each new or not.

    >>> [written(element("text", *row)) for row in marked(["on", "all"], [("on ", False), ("all", True)])]
    ['<text>on</text>', '<text><tspan font-weight="bold" fill="#0b3a63">all</tspan></text>']
    """
    ahead = iter([new for piece, new in pieces for sign in visible(piece) if not sign.isspace()])
    for row in rows:
        news = [None if sign.isspace() else next(ahead) for sign in row]
        for at, new in enumerate(news):
            if new is None:
                news[at] = bool(at and news[at - 1] and next(one for one in news[at:] if one is not None))
        stretches = groupby(zip(row, news, strict=True), key=lambda pair: pair[1])
        yield tuple(_stretch("".join(sign for sign, _ in found), bool(new)) for new, found in stretches)


def _stretch(said: str, new: bool) -> Content:
    return element("tspan", said, font_weight="bold", fill=NEW) if new else said


def words(
    said: str | Sequence[Content],
    x: float,
    y: float,
    size: float,
    *,
    bold: bool = False,
    ink: str = INK,
    anchor: str | None = None,
    turn: bool = False,
    transform: str | None = None,
) -> Element:
    """Words on a line from a point on; with `turn`, from right to left, the point being their right end.

    The turn is made by signs in the words, which every program that draws obeys; not all heed the attribute for it.
    """
    content = [said] if isinstance(said, str) else said
    return element(
        "text",
        *((RIGHT_TO_LEFT, *content, AS_BEFORE) if turn else content),
        x=float(x),
        y=float(y),
        font_size=float(size),
        font_weight="bold" if bold else None,
        fill=None if ink == INK else ink,
        text_anchor="end" if turn else anchor,
        transform=transform,
    )


def sheet(
    heading: Heading,
    says: str,
    drawing: Sequence[Element],
    size: tuple[float, float],
    legend: Sequence[Sign] = (),
    notes: Sequence[str] = (),
) -> str:
    """A whole picture: a drawing of this breadth and height, with everything round it.

    `says` tells in words what is drawn, to who cannot see it.
    """
    width = max(size[0], NARROWEST)
    top = Column(0, width)
    top.write(heading.title, 18, bold=True, space=2)
    for line in heading.under:
        top.write(line, 12, ink=FAINT)
    top.y = ceil(top.y) + 14
    foot = Column(0, width, top.y + size[1] + 14)
    key(foot, legend)
    for note in notes:
        foot.write(note, 12, ink=FAINT, space=2)
    across, down = width + 2 * MARGIN, foot.y + 2 * MARGIN
    ids = f"{heading.name}-title", f"{heading.name}-says"
    return (
        written(
            element(
                "svg",
                element("title", heading.title, id=ids[0]),
                element("desc", says, id=ids[1]),
                element("rect", width=across, height=down, fill=PAPER),
                element(
                    "g",
                    *top.drawn,
                    element("g", *drawing, transform=moved(0, top.y)),
                    *foot.drawn,
                    transform=moved(MARGIN, MARGIN),
                ),
                xmlns=SPACE,
                viewBox=f"0 0 {figure(across)} {figure(down)}",
                width=across,
                height=down,
                role="img",
                aria_labelledby=" ".join(ids),
                font_family=FONT,
                fill=INK,
            )
        )
        + "\n"
    )


def key(column: Column, legend: Sequence[Sign]) -> None:
    """The signs with their meaning in words, as many side by side as fit."""
    at, height = 0.0, 20
    for sign in legend:
        broad = breadth(sign.says, 12) + 40
        if at and at + broad > column.width:
            at, column.y = 0.0, column.y + height + 4
        column.drawn += box(sign, column.x + at, column.y, 18, 18)
        column.drawn.append(words(sign.says, column.x + at + 24, column.y + 13.5, 12))
        at += broad
    column.y += height + 8 if legend else 0


def box(sign: Sign, x: float, y: float, width: float, height: float) -> tuple[Element, Element]:
    """A sign in its box."""
    return (
        element("rect", x=x, y=y, width=width, height=height, fill=sign.shade, stroke=RULE),
        words(sign.letter, x + width / 2, y + height * 0.72, 12, bold=True, ink=sign.ink, anchor="middle"),
    )


def moved(x: float, y: float) -> str:
    """The transform that puts a drawing elsewhere."""
    return f"translate({figure(float(x))} {figure(float(y))})"
