"""How paragraphs of two texts follow one another in one file: whose mark ends each, and what becomes of the mark.

A paragraph's mark is kept, inserted or deleted, and whoever accepts or rejects joins what stood before a mark that
goes with what follows it, which keeps its own properties. The last mark of a text, of a cell, or before a table has
nothing to join to: it must be kept, and what comes or goes there gives its marks to the paragraphs before. See
docs/analysis/paragraph-marks.md. Pure; no XML here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, Literal, NamedTuple, TypeVar

Fate = Literal["kept", "ins", "del", "to", "from"]
P = TypeVar("P")
C = TypeVar("C")


class Line(NamedTuple, Generic[P, C]):
    """One paragraph of the file: what stands in it, what becomes of its mark, and the paragraphs that end there.

    `old` is the paragraph of the old text that ends at this mark, `new` that of the new one; None where there is none.
    """

    content: tuple[C, ...]
    mark: Fate
    old: P | None
    new: P | None


def settled(lines: Sequence[Line[P, C]]) -> list[Line[P, C]]:
    """The lines of a stretch whose last mark has nothing to join to, so that this mark is kept where it can be."""
    last = max((at for at, line in enumerate(lines) if line.mark == "kept"), default=-1)
    tail = list(lines[last + 1 :])
    gone = [line for line in tail if line.mark in ("del", "from")]
    come = [line for line in tail if line.mark in ("ins", "to")]
    if gone and come:
        end = Line((*gone[-1].content, *come[-1].content), "kept", gone[-1].old, come[-1].new)
        order = [line for line in tail if line is not gone[-1] and line is not come[-1]]
        return [*lines[: last + 1], *order, end]
    if not tail or last < 0:
        return list(lines)
    head = lines[last]
    shifted = [*lines[:last]]
    mark: Fate = "ins" if come else "del"
    for line in (head, *tail[:-1]):
        shifted.append(line._replace(mark=mark, old=None if come else line.old, new=line.new if come else None))
    end = tail[-1]
    return [*shifted, Line(end.content, "kept", head.old if come else end.old, end.new if come else head.new)]
