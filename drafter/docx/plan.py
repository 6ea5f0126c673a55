"""The rows of a redline, and the paragraphs of Word that hold them.

A row is one paragraph of either text. A block is one paragraph in the Word file: what stands in it, and whether
its paragraph mark is kept, inserted or deleted. They differ only at the end of the text, where the last mark
can be neither: docs/analysis/paragraph-marks.md. Pure; no XML here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafter.docx.dress import DATE, STYLES, TITLE, Dress, dress
from drafter.docx.flow import Fate, Line, settled
from drafter.docx.page import Page, line
from drafter.text.across import State, across, carried
from drafter.text.origin.pieces import Piece, between, changed, last_step, whole
from drafter.text.statement import Id, Inline, Run, Statement, inline

_FATES: dict[State, Fate] = {"kept": "kept", "added": "ins", "struck": "del", "arrived": "to", "left": "from"}


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph of either text: `id` None for title and date, `step` who brought, took or dressed it.

    `old` and `new` are its dress on each side; None on a side where it does not stand.
    """

    id: Id | None
    state: State
    pieces: tuple[Piece, ...]
    old: Dress | None
    new: Dress | None
    step: int


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the Word file, its rows and its mark.

    `new` is what the paragraph that ends at this mark wears once all is accepted, `old` once all is rejected;
    None where the mark is gone by then.
    """

    rows: tuple[Row, ...]
    mark: Fate
    old: Dress | None
    new: Dress | None
    step: int


def front(before: Page, after: Page) -> list[Row]:
    """The title, which always stands, and the date and the opening where either page has one."""
    lines = (
        (TITLE, inline(line(before.title)), inline(line(after.title))),
        (DATE, inline(line(before.date)), inline(line(after.date))),
        (STYLES["preambular"], _organ(before.opening), _organ(after.opening)),
    )
    return [_ahead(*one) for one in lines if one[0] == TITLE or one[1] or one[2]]


def _organ(opening: str) -> Inline:
    """The line before the first paragraph: the organ in italics, its comma not."""
    organ = line(opening).removesuffix(",")
    return inline(Run(organ, frozenset({"em"})), line(opening)[len(organ) :])


def _ahead(style: str, old: Inline, new: Inline) -> Row:
    """A line before the text; it comes or goes where one page has none."""
    if style == TITLE:
        return Row(None, "kept", between(old, new, 0), Dress(style), Dress(style), 0)
    state: State = "kept" if old and new else "added" if new else "struck"
    return Row(None, state, between(old, new, 0), Dress(style) if old else None, Dress(style) if new else None, 0)


def section(title: str, lines: Sequence[str]) -> list[Row]:
    """A heading and a note a line; nothing where there are no lines."""
    said = [(STYLES["heading"], title), *((STYLES["note"], one) for one in lines)] if lines else []
    words = [(style, inline(line(one))) for style, one in said]
    return [Row(None, "kept", between(one, one, 0), Dress(style), Dress(style), 0) for style, one in words]


def body(versions: Sequence[Statement]) -> list[Row]:
    """The rows of the statement, from the first text to the last; what left a place stands before what came."""
    draw = {"kept": _kept, "added": _added, "struck": _struck, "left": _left, "arrived": _arrived}
    return [draw[state](versions, id) for id, state in across(versions[0], versions[-1])]


def blocks(rows: Sequence[Row]) -> list[Block]:
    """The Word paragraphs of these rows, of which at least one is kept; the last mark of the text is (`flow.settled`).

    A mark that was given up to a paragraph before is of the step that brought or took what follows it.
    """
    plain = [Line((row,), _FATES[row.state], row.old, row.new) for row in rows]
    made = settled(plain)
    untouched = set(map(id, plain))
    steps = [one.content[-1].step for one in made]
    for at, (one, after) in enumerate(pairwise(made)):
        if id(one) not in untouched:
            steps[at] = after.content[-1].step
    return [Block(one.content, one.mark, one.old, one.new, step) for one, step in zip(made, steps, strict=True)]


def _kept(versions: Sequence[Statement], id: Id) -> Row:
    step = _last(versions, lambda text: dress(text, id) if id in text.paragraphs else None)
    return Row(id, "kept", changed(versions, id), dress(versions[0], id), dress(versions[-1], id), step)


def _added(versions: Sequence[Statement], id: Id) -> Row:
    step = _last(versions, lambda text: id in text.paragraphs)
    return Row(id, "added", changed(versions, id), None, dress(versions[-1], id), step)


def _struck(versions: Sequence[Statement], id: Id) -> Row:
    step = _last(versions, lambda text: id in text.paragraphs)
    return Row(id, "struck", changed(versions, id), dress(versions[0], id), None, step)


def _left(versions: Sequence[Statement], id: Id) -> Row:
    return Row(id, "left", whole(versions[0], id), dress(versions[0], id), None, _mover(versions, id))


def _arrived(versions: Sequence[Statement], id: Id) -> Row:
    return Row(id, "arrived", whole(versions[-1], id), None, dress(versions[-1], id), _mover(versions, id))


def _mover(versions: Sequence[Statement], id: Id) -> int:
    """The last step that moved this paragraph, if no other changed it: a move shows its words whole, as its mover's."""
    mover = last_step(versions, lambda old, new: id in carried(old, new))
    others = [
        step
        for step, (old, new) in enumerate(pairwise(versions), start=1)
        if step != mover and old.paragraphs.get(id) != new.paragraphs.get(id)
    ]
    return 0 if others else mover


def _last(versions: Sequence[Statement], what: Callable[[Statement], object]) -> int:
    return last_step(versions, lambda old, new: what(old) != what(new))
