"""Lines laid out in so many columns, counted by the cells that characters take on a screen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.report.cells import width_of
from drafter.report.line import Line, Span, Tone

# Nobody reads prose in longer rows than this, however wide the screen.
MEASURE = 96
# From here on there is room for columns: a measure of prose, and what is told beside it.
_WIDE = 120
_GAP = 3
_LEAST_CELL = 20
# A row neither begins with these nor ends with those, where it is broken between two wide characters.
_NOT_FIRST = frozenset("、。，．：；！？）」』】》〉…ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ")
_NOT_LAST = frozenset("（「『【《〈")

# A character, or the number that a narrow screen shows in its place, which is as little to be broken.
_CHARACTER = re.compile(r"\\u[0-9a-f]{4}|\\U[0-9a-f]{8}|.", re.DOTALL)

Row = list[Span]


@dataclass(frozen=True, slots=True)
class _Unit:
    """A character with what combines with it: how many cells it takes, and in which tone."""

    text: str
    cells: int
    tone: Tone


def folded(line: Line, width: int, measure: int = MEASURE) -> Iterator[Row]:
    """A line as the rows it takes, broken between words, or between characters that are written without spaces."""
    hang = min(line.hang, width // 3)
    units = _units(line)
    indent = next((index for index, unit in enumerate(units) if unit.text != " "), len(units))
    room = min(width, measure + hang)
    first, start = True, 0
    while start < len(units) or first:
        left = room if first else room - hang
        end, after = _break(units, start, indent, left)
        inset: Row = [] if first or not hang else [(" " * hang, "plain")]
        yield inset + _spans(units[start:end])
        first, start = False, after


def laid_out(lines: Sequence[Line], width: int) -> Iterator[Row]:
    """Lines as the rows they take: in cells, where the screen is wide and they have any, and else one below another."""
    columns: dict[int, list[int] | None] = {}
    for count in {len(line.cells) for line in lines if line.cells} if width >= _WIDE else ():
        columns[count] = _widths([line.cells for line in lines if line.cells and len(line.cells) == count], width)
    beside = False
    for line in lines:
        widths = columns.get(len(line.cells)) if line.cells else None
        if line.cells and widths:
            beside = True
            yield from _beside(
                [list(folded(cell, room)) for cell, room in zip(line.cells, widths, strict=True)], widths
            )
        elif line.cells != () or not beside:
            beside = False
            yield from folded(line, width)


def _beside(columns: Sequence[Sequence[Row]], widths: Sequence[int]) -> Iterator[Row]:
    for index in range(max(map(len, columns))):
        row: Row = []
        owed = 0
        for column, width in zip(columns, widths, strict=True):
            spans = column[index] if index < len(column) else []
            taken = sum(width_of(text) for text, _ in spans)
            if taken:
                row += [(" " * owed, "plain"), *spans] if owed else spans
                owed = 0
            owed += width - taken + _GAP if width else 0
        yield row


def _widths(rows: Sequence[tuple[Line, ...]], width: int) -> list[int] | None:
    """How wide each column is: as wide as it would be, or the widest made equally narrow; None where none fits."""
    wanted = [min(MEASURE, max(width_of(cell.text) for cell in column)) for column in zip(*rows, strict=True)]
    room = width - _GAP * (sum(map(bool, wanted)) - 1)
    while sum(wanted) > room:
        widest = max(wanted)
        if widest <= _LEAST_CELL:
            return None
        wanted = [min(one, widest - 1) for one in wanted]
    return wanted


def _units(line: Line) -> list[_Unit]:
    out: list[_Unit] = []
    for text, tone in line.spans:
        for character in _CHARACTER.findall(text):
            cells = width_of(character)
            if not cells and character != "\n" and out and out[-1].tone == tone and out[-1].text != "\n":
                out[-1] = _Unit(out[-1].text + character, out[-1].cells, tone)
            else:
                out.append(_Unit(character, cells, tone))
    return out


def _break(units: Sequence[_Unit], start: int, indent: int, room: int) -> tuple[int, int]:
    """Where the row from `start` ends, and where the next begins; the spaces between them are not shown."""
    cells, end, at = 0, -1, start
    while at < len(units) and units[at].text != "\n" and cells + units[at].cells <= room:
        cells += units[at].cells
        at += 1
        if at < len(units) and at > indent and _may_break(units[at - 1], units[at]):
            end = at
    if at < len(units) and units[at].text == "\n":
        return at, at + 1
    if at >= len(units) or units[at].text == " ":
        end = at
    elif end <= start:
        end = max(at, start + 1)
    after = end
    while after < len(units) and units[after].text == " ":
        after += 1
    while end > max(start, indent) and units[end - 1].text == " ":
        end -= 1
    return end, after


def _may_break(before: _Unit, after: _Unit) -> bool:
    if before.text == " ":
        return after.text != " "
    if before.cells < 2 and after.cells < 2:
        return False
    return after.text[0] not in _NOT_FIRST and before.text[0] not in _NOT_LAST and after.text != " "


def _spans(units: Sequence[_Unit]) -> Row:
    out: Row = []
    for unit in units:
        if out and out[-1][1] == unit.tone:
            out[-1] = (out[-1][0] + unit.text, unit.tone)
        else:
            out.append((unit.text, unit.tone))
    return out
