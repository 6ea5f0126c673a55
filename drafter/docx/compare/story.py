"""One story of a file compared with its counterpart: the body, a header, a note, a cell, a text box.

A story is a row of paragraphs, tables and controls. Unchanged ones are left as they stand in the new file; the rest
is written anew beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from drafter.docx.compare.block import Block, alike
from drafter.docx.compare.desk import Desk
from drafter.docx.compare.pairing import Entry, paired
from drafter.docx.compare.proof import Proof
from drafter.docx.compare.shroud import content_of, shrouded
from drafter.docx.compare.spinner import see_no_words
from drafter.docx.compare.wording import Cut, changes, whole
from drafter.docx.flow import Line, settled
from drafter.docx.names import (
    DEL,
    FROM,
    INS,
    NAME,
    SDT,
    SECTPR,
    TBL,
    TO,
    Element,
    P,
    element,
    w,
)

_KINDS = {P: "p", TBL: "tbl", SDT: "sdt", w("customXml"): "sdt", w("altChunk"): "chunk"}


class Stroke(NamedTuple):
    """What one paragraph of either text gives to a line: its content, or (None) the new file's as it stands.

    `seats` are the paragraphs of the new file whose place it takes; `ends` close the ranges of a move.
    """

    nodes: list[Element] | None
    seats: tuple[Element, ...] = ()
    ends: tuple[Element, ...] = ()


class Story:
    """Compares the content of one element of the old file with that of one of the new, which becomes the redline."""

    def __init__(self, desk: Desk, old: Element, new: Element) -> None:
        self._desk = desk
        desk.see_places(one for place in (old, new) for one in place if one.tag not in _KINDS)
        self._olds, self._news = _blocks(old), _blocks(new)
        self._place = new
        self._proof = Proof(self._olds, self._news)
        self._pending: list[Element] = []
        self._left: list[Element] = []
        self._lines: list[Line[Element, Stroke]] = []
        self._names: dict[int, str] = {}

    def write(self) -> None:
        """Turn the new content into the redline of both."""
        blocks = [self._block(one, 0) for one in self._olds], [self._block(one, 1) for one in self._news]
        for entry in paired(*blocks, moves=self._desk.moves):
            self._enter(entry, blocks)
        self._settle()
        self._flush(None)
        for seat in self._left:
            # lxml takes time that grows with the square of what a removed element still holds.
            seat.clear()
            self._place.remove(seat)
        self._proof.see(one for one in self._place if one.tag in _KINDS)

    def _block(self, one: Element, number: int) -> Block:
        desk = self._desk
        return Block(
            _KINDS[one.tag], desk.raw(one, number), lambda: desk.key(one, number), lambda: desk.reads(one, number)
        )

    def _enter(self, entry: Entry, blocks: tuple[Sequence[Block], Sequence[Block]]) -> None:
        olds = [self._olds[i] for i in entry.olds]
        news = [self._news[j] for j in entry.news]
        if entry.state != "same" or blocks[0][entry.olds[0]].key != blocks[1][entry.news[0]].key:
            self._desk.see_places((*olds, *news))
        if (olds or news)[0].tag != P:
            self._settle()
            self._other(entry, olds, news, blocks)
            return
        untouched = (
            entry.state == "same"
            and alike(blocks[0][entry.olds[0]], blocks[1][entry.news[0]])
            and olds[0] not in self._desk.bookmarked
        )
        if untouched:
            self._proof.pair(olds[0], news[0])
            self._line(Line((Stroke(None, (news[0],)),), "kept", olds[0], news[0]))
            return
        self._desk.refuse_layers(olds, news)
        self._proof.take(news)
        match entry.state:
            case "same" | "edited":
                self._edited(olds, news, changes)
            case "replaced":
                self._edited(olds, news, whole)
            case "gone":
                nodes = shrouded(self._copied(olds[0]), DEL, self._desk.pen)
                self._line(Line((Stroke(nodes),), "del", olds[0], None))
            case "come":
                nodes = shrouded(content_of(news[0]), INS, self._desk.pen)
                self._line(Line((Stroke(nodes, (news[0],)),), "ins", None, news[0]))
            case "left":
                self._line(Line((self._ranged(entry.move, FROM, self._copied(olds[0]), ()),), "from", olds[0], None))
            case "arrived":
                stroke = self._ranged(entry.move, TO, content_of(news[0]), (news[0],))
                self._line(Line((stroke,), "to", None, news[0]))

    def _edited(
        self, olds: Sequence[Element], news: Sequence[Element], cut: Callable[[str, str, bool], list[Cut]]
    ) -> None:
        weaver = self._desk.weaver()
        seats = tuple(news)
        for one in weaver.woven(olds, news, cut):
            old = None if one.old is None else olds[one.old]
            new = None if one.new is None else news[one.new]
            self._line(Line((Stroke(one.nodes, seats),), one.mark, old, new))
            seats = ()
        self._desk.remember(weaver.kept)

    def _copied(self, paragraph: Element) -> list[Element]:
        return content_of(self._desk.copy(paragraph))

    def _ranged(self, move: int, tag: str, nodes: list[Element], seats: tuple[Element, ...]) -> Stroke:
        """Moved content between the ends of its range, which bears the name of the move."""
        name = "moveFrom" if tag == FROM else "moveTo"
        start, end = self._desk.pen.range(name)
        if move not in self._names:
            self._names[move] = self._desk.fresh_move()
        start.set(NAME, self._names[move])
        return Stroke([start, *shrouded(nodes, tag, self._desk.pen)], seats, (end,))

    def _line(self, line: Line[Element, Stroke]) -> None:
        self._lines.append(line)
        if line.old in self._desk.ending or line.new in self._desk.ending:
            self._desk.sections(line.mark, line.old, line.new)
            self._emit(self._lines)
            self._lines = []

    def _settle(self) -> None:
        """Write the lines so far; what follows them is no paragraph."""
        self._emit(settled(self._lines))
        self._lines = []

    def _emit(self, lines: Sequence[Line[Element, Stroke]]) -> None:
        for line in lines:
            stroke = line.content[0]
            if len(line.content) == 1 and stroke.nodes is None and line.mark == "kept":
                self._flush(stroke.seats[0])
                continue
            made = self._paragraph(line)
            seats = [seat for one in line.content for seat in one.seats]
            self._pending.extend(made)
            if seats:
                self._flush(seats[0])
                self._left.extend(seats)

    def _paragraph(self, line: Line[Element, Stroke]) -> list[Element]:
        made = element("p")
        if line.new is not None:
            made.attrib.update(dict(line.new.attrib))
        nodes: list[Element] = []
        behind: list[Element] = []
        for stroke in line.content:
            if stroke.nodes is None:
                self._proof.take(stroke.seats)
            nodes.extend(content_of(stroke.seats[0]) if stroke.nodes is None else stroke.nodes)
            (behind if line.mark in ("to", "from") else nodes).extend(stroke.ends)
        worn = self._desk.wardrobe.paragraph(line.mark, line.old, line.new)
        if worn is not None:
            made.append(worn)
        made.extend(nodes)
        return [made, *behind]

    def _flush(self, before: Element | None) -> None:
        """Put what waits before this element of the new file, or behind all of them."""
        if before is not None:
            for one in self._pending:
                before.addprevious(one)
        else:
            end = len(self._place)
            if end and self._place[-1].tag == SECTPR:
                end -= 1
            self._place[end:end] = self._pending
        self._pending = []

    def _other(
        self,
        entry: Entry,
        olds: Sequence[Element],
        news: Sequence[Element],
        blocks: tuple[Sequence[Block], Sequence[Block]],
    ) -> None:
        """A table or control."""
        if entry.state == "same" and alike(blocks[0][entry.olds[0]], blocks[1][entry.news[0]]):
            self._proof.pair(olds[0], news[0])
            self._flush(news[0])
            return
        match entry.state:
            case "same" | "edited":
                self._proof.pair(olds[0], news[0])
                self._flush(news[0])
                self._desk.compared(olds[0], news[0])
            case "come":
                self._proof.take(news)
                self._desk.refuse_layers((), news)
                self._flush(news[0])
                self._desk.wholly(news[0], INS)
            case _:
                self._desk.refuse_layers(olds, ())
                made = element("body", self._desk.copy(olds[0]))
                self._desk.wholly(made[0], DEL)
                self._pending.extend(made)


def _blocks(place: Element) -> list[Element]:
    """The paragraphs, tables and controls of a place; `Unreadable` where words stand beside them."""
    found = []
    for one in place:
        if one.tag in _KINDS:
            found.append(one)
        elif isinstance(one.tag, str):
            see_no_words(one)
    return found
