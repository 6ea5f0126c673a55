"""The words of paragraphs of two texts in one row: kept, struck and added, with the looks of both.

What is kept is the new file's own, run by run; what is struck is a copy from the old file; both stand in the link or
control that they stood in. Keep and Strike read as the old paragraphs, Keep and Add as the new.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from drafter.docx.compare.borrow import Loan
from drafter.docx.compare.mark import Pen
from drafter.docx.compare.spinner import Spinner, boxes
from drafter.docx.compare.strand import Aside, Frame, Piece, Strand
from drafter.docx.compare.thread import Slice, Thread
from drafter.docx.compare.wording import Cut
from drafter.docx.flow import Fate
from drafter.docx.names import DEL, GONE, INS, NOTES, Element, T, w


class Woven(NamedTuple):
    """One paragraph of the file: its content, what becomes of its mark, and which paragraphs end there."""

    nodes: list[Element]
    mark: Fate
    old: int | None
    new: int | None


class Kept(NamedTuple):
    """What is kept and must be compared for itself: notes by kind and ids, text boxes as they stood and stand."""

    notes: list[tuple[str, str, str]]
    boxes: list[tuple[Element, Element]]


class Weaver:
    """Weaves paragraphs of one part of the old file into one of the new."""

    def __init__(
        self, spinners: tuple[Spinner, Spinner], loan: Loan, pen: Pen, parts: tuple[str, str], by_character: bool
    ) -> None:
        self._spinners = spinners
        self._loan = loan
        self._pen = pen
        self._parts = parts
        self._by_character = by_character
        self.kept = Kept([], [])

    def woven(
        self, olds: Sequence[Element], news: Sequence[Element], cut: Callable[[str, str, bool], list[Cut]]
    ) -> list[Woven]:
        """These paragraphs of the old text as those of the new, one a mark that either side has."""
        old, new = self._spinners[0].strand(olds), self._spinners[1].strand(news)
        found = list(_slices(cut(old.text, new.text, self._by_character), old, new))
        same = _same_frames(found)
        slices = _in_turn(found, same)
        torn = _torn(slices, same)
        if torn:
            found = [part for one in found for part in _apart(one, torn)]
            same = _same_frames(found)
            slices = _in_turn(found, same)
        thread = Thread(self._loan, self._pen, self._parts, same)
        earlier = list(reversed(old.asides))
        beside = [one for one in reversed(new.asides) if one.element.tag not in GONE]
        lines: list[Woven] = []
        i = j = 0
        for one in slices:
            while one.after is not None and beside and beside[-1].at <= one.j:
                thread.aside(beside.pop())
            while one.before is not None and earlier and earlier[-1].at <= one.i:
                _earlier(thread, earlier.pop())
            if one.is_mark:
                mark: Fate = "kept" if one.state is None else "ins" if one.state == INS else "del"
                lines.append(Woven(thread.cut(), mark, i if one.before else None, j if one.after else None))
                i, j = i + bool(one.before), j + bool(one.after)
                continue
            thread.put(one)
            self._remember(one)
        for aside in reversed(beside):
            thread.aside(aside)
        for aside in reversed(earlier):
            _earlier(thread, aside)
        return [*lines, Woven(thread.cut(), "kept", len(olds) - 1, len(news) - 1)]

    def _remember(self, one: Slice) -> None:
        if one.before is None or one.after is None:
            return
        was, now = one.before.child, one.after.child
        if was is None or now is None or now.tag == T:
            return
        if now.tag in NOTES:
            self.kept.notes.append((NOTES[now.tag], was.get(w("id"), ""), now.get(w("id"), "")))
        self.kept.boxes.extend(zip(boxes(was), boxes(now), strict=True))


def _earlier(thread: Thread, aside: Aside) -> None:
    if aside.element.tag in GONE:
        thread.deleted_earlier(aside)
    else:
        thread.bookmark(aside)


def _slices(cuts: Sequence[Cut], old: Strand, new: Strand) -> Iterator[Slice]:
    """The stretches cut wherever a piece of either side ends; words in two different links are not kept."""
    a, b = _Reader(old.pieces), _Reader(new.pieces)
    for cut in cuts:
        if not cut.kept:
            yield from (Slice(DEL, piece, None, at, cut.j1, size) for piece, at, size in a.read(cut.i1, cut.i2))
            yield from (Slice(INS, None, piece, cut.i2, at, size) for piece, at, size in b.read(cut.j1, cut.j2))
            continue
        i, j = cut.i1, cut.j1
        while i < cut.i2:
            was, now = a.at(i), b.at(j)
            size = min(was.end - i, now.end - j, cut.i2 - i)
            if [one.key for one in was.frames] == [one.key for one in now.frames]:
                yield Slice(None, was, now, i, j, size)
            else:
                yield Slice(DEL, was, None, i, j, size)
                yield Slice(INS, None, now, i + size, j, size)
            i, j = i + size, j + size


def _in_turn(slices: Iterable[Slice], same: Mapping[Frame, Frame]) -> list[Slice]:
    """Between what is kept, everything struck before everything added, link by link, so that none is cut in two."""
    made: list[Slice] = []
    for kept, stretch in groupby(slices, lambda one: one.state is None):
        row = list(stretch)
        if kept or not any(one.piece.frames for one in row):
            made.extend(row if kept else sorted(row, key=lambda one: one.state != DEL))
            continue
        gone, come = _framed(row, DEL, same), _framed(row, INS, same)
        alike = SequenceMatcher(None, [frames for frames, _ in gone], [frames for frames, _ in come], autojunk=False)
        for what, i1, i2, j1, j2 in alike.get_opcodes():
            pairs = zip(gone[i1:i2], come[j1:j2], strict=True) if what == "equal" else [(*gone[i1:i2], *come[j1:j2])]
            made.extend(one for pair in pairs for _, run in pair for one in run)
    return made


def _torn(slices: Iterable[Slice], same: Mapping[Frame, Frame]) -> frozenset[Frame]:
    """The links and controls, as the new text has them, that would not be one and the same in both texts.

    They would be left for other words or a mark and begin anew, or hold what stands in two of the other text.
    """
    left: set[Frame] = set()
    torn: set[Frame] = set()
    held: set[Frame] = set()
    owners: dict[Frame, Frame] = {}
    for one in slices:
        frames = {same.get(frame, frame) for frame in one.piece.frames}
        torn |= frames & left
        left |= held - frames
        held = frames
        if one.before is not None and one.after is not None:
            for was, now in zip(one.before.frames, one.after.frames, strict=True):
                if same[was] is not now or owners.setdefault(now, was) is not was:
                    torn |= {same[was], now}
    return frozenset(torn)


def _apart(one: Slice, torn: Container[Frame]) -> list[Slice]:
    """A slice that is kept in one of these links or controls as one that is struck and one that is added."""
    if one.before is None or one.after is None or not any(frame in torn for frame in one.after.frames):
        return [one]
    return [one._replace(state=DEL, after=None), one._replace(state=INS, before=None, i=one.i + one.size)]


def _framed(
    row: Iterable[Slice], state: str, same: Mapping[Frame, Frame]
) -> list[tuple[tuple[Frame, ...], list[Slice]]]:
    """The slices of a state, put together where they stand in the same links and controls of the new text."""

    def frames(one: Slice) -> tuple[Frame, ...]:
        return tuple(same.get(frame, frame) for frame in one.piece.frames)

    return [(held, list(run)) for held, run in groupby((one for one in row if one.state == state), frames)]


class _Reader:
    """Finds the pieces of a strand from its beginning to its end."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._next = 0

    def at(self, place: int) -> Piece:
        """The piece that holds the character at this place, not before those asked for earlier."""
        while self._pieces[self._next].end <= place:
            self._next += 1
        return self._pieces[self._next]

    def read(self, start: int, end: int) -> Iterator[tuple[Piece, int, int]]:
        """The pieces from one place to another: each with where it is entered, and for how long."""
        while start < end:
            piece = self.at(start)
            size = min(piece.end, end) - start
            yield piece, start, size
            start += size


def _same_frames(slices: Sequence[Slice]) -> dict[Frame, Frame]:
    """Which link or control of the old paragraphs is which of the new: those that hold words that are kept."""
    found: dict[Frame, Frame] = {}
    for one in slices:
        if one.before is not None and one.after is not None:
            for was, now in zip(one.before.frames, one.after.frames, strict=True):
                found.setdefault(was, now)
    return found
