"""The content of one paragraph as it is written, slice by slice, each in its link or control and in its revision."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from drafter.docx.compare.borrow import Loan
from drafter.docx.compare.mark import Pen
from drafter.docx.compare.shroud import fence, shell, shrouded, written
from drafter.docx.compare.strand import Aside, Frame, Piece
from drafter.docx.names import COME, CONTROLS, DEL, ID, INS, RPR, SDT, SPACE, Element, R, T, attributes, element, w

_DELETED = w("delText")


class Slice(NamedTuple):
    """A part of a piece: struck (`DEL`), added (`INS`) or kept (None), from these places of both strands."""

    state: str | None
    before: Piece | None
    after: Piece | None
    i: int
    j: int
    size: int

    @property
    def piece(self) -> Piece:
        """The piece that is written: the new file's where it has one."""
        piece = self.after or self.before
        assert piece is not None, "a slice is on one side at least"
        return piece

    @property
    def is_mark(self) -> bool:
        """Whether this is the end of a paragraph."""
        return self.piece.run is None and not self.piece.nodes


class Thread:
    """Writes paragraphs one after another; `same` says which frame of the old text is which of the new."""

    def __init__(self, loan: Loan, pen: Pen, parts: tuple[str, str], same: Mapping[Frame, Frame]) -> None:
        self._loan = loan
        self._pen = pen
        self._parts = parts
        self._same = same
        self._both = frozenset(same.values())
        self._opened: set[Frame] = set()
        self._layers: dict[Element, Frame] = {}
        self._borrowed: dict[Frame, Frame] = {}
        self._last: tuple[object, Element] | None = None
        self._revision: Element | None = None
        self._begin()

    def cut(self) -> list[Element]:
        """What was written since the last cut; from here on it is the next paragraph."""
        self._close(0)
        made = list(self._root)
        self._begin()
        return made

    def aside(self, aside: Aside) -> None:
        """What has no room in the text stands where it stood; the number of a comment shares the fate of its words."""
        open_ = [frame for frame, _ in self._stack]
        place = self._open([frame for frame in aside.frames if frame in open_])
        if aside.element.tag == R and len(place) and place[-1].tag == INS:
            place[-1].append(aside.element)
        else:
            place.append(aside.element)
        self._last = None

    def bookmark(self, aside: Aside) -> None:
        """One end of a bookmark that fields of the old text need stands beside those of the new."""
        made = self._loan.bookmark(aside.element)
        if made is not None:
            self._open(()).append(made)
            self._last = None

    def deleted_earlier(self, aside: Aside) -> None:
        """What an earlier hand deleted stays deleted by that hand."""
        made = self._loan.copy(aside.element, *self._parts)
        for one in (made, *made.iter(DEL, INS)):
            one.set(ID, self._pen.id())
        self._open(()).append(made)
        self._last = None

    def put(self, one: Slice) -> None:
        """Write a slice."""
        place = self._open(self._frames(one))
        run = one.piece.run
        if run is None:
            nodes = list(one.piece.nodes) if one.after is not None else self._copied(one.piece.nodes)
            place.extend(nodes if one.state is None else shrouded(nodes, one.state, self._pen))
            self._last = None
            return
        key = (one.state, run, self._worn(one), id(place))
        if self._last is not None and self._last[0] == key:
            self._hold(self._last[1], one)
            self._joined(self._last[1])
            return
        made = self._run(place if one.state is None else self._marked(place, one.state), run, one)
        if one.state == DEL:
            written(made, DEL)
        self._last = (key, made)

    def _marked(self, place: Element, state: str) -> Element:
        """The revision at the end of a place that words of this state go on in; a new one where none is."""
        last = self._revision
        if last is None or last.tag != state or not len(place) or place[-1] is not last:
            self._revision = last = self._pen.within(place, state)
        return last

    def _begin(self) -> None:
        self._root = element("p")
        self._stack: list[tuple[Frame, Element]] = []
        self._last = None
        self._revision = None

    def _frames(self, one: Slice) -> tuple[Frame, ...]:
        """What the slice stands in: the new file's frames, and round words of an earlier insertion, that insertion."""
        if one.after is not None:
            frames = one.after.frames
        else:
            assert one.before is not None, "a slice is on one side at least"
            frames = tuple(self._same.get(frame) or self._borrow(frame) for frame in one.before.frames)
        layer = one.before.layer if one.before is not None else None
        if layer is None:
            return frames
        return (*frames, self._layers.setdefault(layer, Frame(layer, b"earlier")))

    def _borrow(self, frame: Frame) -> Frame:
        """A link or control that only the old text has."""
        if frame not in self._borrowed:
            self._borrowed[frame] = Frame(self._loan.copy(shell(frame.element)[0], *self._parts), frame.key)
        return self._borrowed[frame]

    def _open(self, frames: Sequence[Frame]) -> Element:
        """The place inside these frames; frames are closed and opened as it needs."""
        common = 0
        while common < min(len(frames), len(self._stack)) and self._stack[common][0] is frames[common]:
            common += 1
        self._close(common)
        for frame in frames[common:]:
            above = self._stack[-1][1] if self._stack else self._root
            made, place = shell(frame.element, again=frame in self._opened)
            if frame.element.tag in COME:
                made.set(ID, self._pen.id())
            self._opened.add(frame)
            above.append(made)
            self._stack.append((frame, place))
            self._last = None
        return self._stack[-1][1] if self._stack else self._root

    def _close(self, number: int) -> None:
        """Close all frames but this number of the outermost; a control that one text has alone is fenced."""
        while len(self._stack) > number:
            frame, place = self._stack.pop()
            control = place.getparent() if frame.element.tag == SDT else place
            if control is not None and control.tag in CONTROLS and frame not in self._both:
                fence(control, DEL if frame in self._borrowed.values() else INS, self._pen)

    def _worn(self, one: Slice) -> object:
        before, after = one.before, one.after
        return None if before is None or after is None or before.look == after.look else before.look

    def _run(self, place: Element, run: Element, one: Slice) -> Element:
        """A run at the end of a place that looks as this one does and holds the slice."""
        made = etree.SubElement(place, R, attributes(run))
        properties = run.find(RPR)
        if properties is not None:
            made.append(copy.deepcopy(properties) if one.after else self._loan.copy(properties, *self._parts))
        if self._worn(one) is not None:
            self._change(made, one)
        self._hold(made, one)
        return made

    def _change(self, made: Element, one: Slice) -> None:
        """Say in a run how its words looked before."""
        assert one.before is not None, "kept words have been worn otherwise"
        assert one.before.run is not None, "only runs have looks"
        if made.find(RPR) is None:
            made.insert(0, element("rPr"))
        was = one.before.run.find(RPR)
        old = element("rPr") if was is None else self._loan.copy(was, *self._parts)
        for earlier in list(old.iterchildren(w("rPrChange"))):
            old.remove(earlier)
        made[0].append(self._pen.revision(w("rPrChange"), [old]))

    def _copied(self, nodes: Sequence[Element]) -> list[Element]:
        return [self._loan.copy(node, *self._parts) for node in nodes]

    def _hold(self, run: Element, one: Slice) -> None:
        """Put the part of a run that this slice is, words or a thing, at the end of what is made of it."""
        piece = one.piece
        assert piece.child is not None, "a piece of a run has what stands for it"
        if piece.child.tag != T:
            run.append(piece.child if one.after is not None else self._loan.copy(piece.child, *self._parts))
            return
        start = (one.j if one.after is not None else one.i) - piece.start
        words = etree.SubElement(run, _DELETED if one.state == DEL else T)
        words.text = said = (piece.child.text or "")[start : start + one.size]
        if said != said.strip():
            words.set(SPACE, "preserve")

    def _joined(self, run: Element) -> None:
        """Make two texts that stand side by side in a run one."""
        last, before = run[-1], run[-2] if len(run) > 1 else None
        if before is not None and before.tag == last.tag and last.tag in (T, _DELETED):
            before.text = (before.text or "") + (last.text or "")
            if before.text != before.text.strip():
                before.set(SPACE, "preserve")
            run.remove(last)
