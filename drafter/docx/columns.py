"""The rows of a table of before and after: each paragraph of either text, and what each step did to it.

Pure; no XML here. The rows are those of a redline, so both tell of the same changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from drafter.docx.direction import closing
from drafter.docx.dress import DATE, STYLES, TITLE
from drafter.docx.page import Page
from drafter.docx.plan import Row, body, front
from drafter.text.across import State, carried
from drafter.text.labels import mention
from drafter.text.origin.pieces import Marks, Piece, changed, last_step
from drafter.text.statement import Id, Statement
from drafter.text.words import quoted

_AHEAD = {TITLE: "title", DATE: "date"}
_OPENING = "opening"
_QUOTE = 90  # characters: a change of a line or so is quoted whole


@dataclass(frozen=True, slots=True)
class Words:
    """Words on one side under their marks; `step` is that which struck, added or restyled them, None for none."""

    text: str
    marks: Marks
    step: int | None


@dataclass(frozen=True, slots=True)
class Deed:
    """What a step did to a paragraph; step 0 where no one hand did it alone."""

    step: int
    said: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A paragraph on both sides: what it is called on each, its words, and who did what to it.

    A paragraph that moved has two rows: at its old place it is `left`, at its new one `arrived`. A side on which it
    does not stand has no words there. `deeds` is empty for what did not change.
    """

    id: Id | None
    state: State
    labels: tuple[str, str]
    before: tuple[Words, ...]
    after: tuple[Words, ...]
    deeds: tuple[Deed, ...]


def beside(versions: Sequence[Statement], before: Page, after: Page) -> list[Beside]:
    """Every paragraph of the first or the last text, in the order of a redline.

    Before them stand title and date where they changed, and the opening of a form that has one.
    """
    ahead = [_front(row) for row in front(before, after)]
    shown = [row for row in ahead if row.deeds or row.labels[1] == _OPENING]
    return [*shown, *(_row(versions, row) for row in body(versions))]


def _front(row: Row) -> Beside:
    dress = row.new or row.old
    assert dress is not None, "a line stands on one side at least"
    label = _AHEAD.get(dress.style, _OPENING)
    return Beside(None, row.state, (label, label), *_sides(row.pieces), tuple(_edits(row.pieces)))


def _row(versions: Sequence[Statement], row: Row) -> Beside:
    id = row.id
    assert id is not None, "a row of the body is of a paragraph"
    first, last = versions[0], versions[-1]
    labels = first.labels.get(id, ""), last.labels.get(id, "")
    pieces = changed(versions, id)
    was, now = _sides(pieces)
    edits = list(_edits(pieces))
    if row.state in ("added", "struck"):
        others = (deed for deed in edits if deed.step != row.step)
        return Beside(id, row.state, labels, was, now, (Deed(row.step, f"the paragraph {row.state}"), *others))
    edits = [*_kinds(versions, id), *edits]
    if row.state in ("left", "arrived"):
        edits = [_moved(versions, id, labels), *edits]
        was, now = (was, ()) if row.state == "left" else ((), now)
    return Beside(id, row.state, labels, was, now, tuple(edits))


def _moved(versions: Sequence[Statement], id: Id, labels: tuple[str, str]) -> Deed:
    step = last_step(versions, lambda old, new: id in carried(old, new))
    return Deed(step, f"moved: {mention(labels[0])} is now {mention(labels[1])}")


def _kinds(versions: Sequence[Statement], id: Id) -> Iterator[Deed]:
    """That a paragraph is now of another kind, which changes how it is set and counted."""
    old, new = versions[0].paragraphs[id].kind, versions[-1].paragraphs[id].kind
    if STYLES[old] != STYLES[new]:
        kinds = [text.paragraphs[id].kind if id in text.paragraphs else None for text in versions]
        steps = [n for n in range(1, len(kinds)) if kinds[n] == new != kinds[n - 1]]
        yield Deed(steps[-1] if steps else 0, f"{old} is now {new}")


def _sides(pieces: Sequence[Piece]) -> tuple[tuple[Words, ...], tuple[Words, ...]]:
    """The words of a paragraph before and after."""
    before, after = list[Words](), list[Words]()
    for edited, stretch in _stretches(pieces):
        swept = edited and _swept(stretch)
        for piece in stretch:
            stands = piece.before == piece.after or (swept and piece.step == 0)
            step = None if stands else piece.step
            if piece.before is not None:
                before.append(Words(piece.text, piece.before, step if edited else None))
            if piece.after is not None:
                after.append(Words(piece.text, piece.after, step))
    return tuple(before), tuple(after)


def _edits(pieces: Sequence[Piece]) -> Iterator[Deed]:
    """Each change of words with what came in its place, by step, in the order of the text."""
    for edited, stretch in _stretches(pieces):
        if edited:
            yield from _edit(stretch)
        else:
            restyled = (piece for piece in stretch if piece.before != piece.after)
            yield from (Deed(piece.step, f"{_said(piece.text)} set in other letters") for piece in restyled)


def _stretches(pieces: Sequence[Piece]) -> Iterator[tuple[bool, list[Piece]]]:
    """The pieces by whether they stand on one side only: each place where words changed, and what lies between."""
    for edited, stretch in groupby(pieces, lambda piece: piece.before is None or piece.after is None):
        yield edited, list(stretch)


def _swept(stretch: Sequence[Piece]) -> bool:
    """Whether what no hand wrote here is only words that stand on both sides, between the edits of two hands."""
    was, now = _words(stretch, 0)
    return was == now != ""


def _edit(stretch: Sequence[Piece]) -> Iterator[Deed]:
    """One place where words changed: what each step struck there, and what it put."""
    swept = _swept(stretch)
    for step in dict.fromkeys(piece.step for piece in stretch):
        was, now = _words(stretch, step)
        if step == 0 and swept:
            continue
        if was and now:
            yield Deed(step, f"{_said(was)} to {_said(now)}")
        elif was or now:
            yield Deed(step, f"{_said(was or now)} {'struck' if was else 'added'}")
        else:
            yield Deed(step, "other space between words")


def _words(stretch: Sequence[Piece], step: int) -> tuple[str, str]:
    """The words that a step struck in a place, and those that it put there."""
    own = [piece for piece in stretch if piece.step == step]
    was = "".join(piece.text for piece in own if piece.after is None)
    now = "".join(piece.text for piece in own if piece.before is None)
    return was.strip(), now.strip()


def _said(words: str) -> str:
    cut = quoted(words, _QUOTE)
    return cut + closing(cut)
