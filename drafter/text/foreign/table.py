"""How far a text is from agreed, as its brackets tell: counted for each part and in all."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.text.contested.bracketed import Block, Bracketed
from drafter.text.contested.choice import Pieces, Plain
from drafter.text.foreign.signs import Foreign, Sign, read, stretches
from drafter.text.statement import plain
from drafter.text.words import count

# "Option 1", "Option II", "Option (a)", "OPTION A"; marks and a paragraph's label, "5." or "(b)", may stand before it.
_OPTION = re.compile(r"[\W\d_]*(?:[a-z]{1,4}\)[\W\d_]*)?(?:Option|OPTION)\s*(?:\d|(?:[IVXLC]+|[A-Z])(?!\w)|\(\w+\))")


@dataclass(frozen=True, slots=True)
class Both:
    """How many `[` there are, and how many `]`."""

    opening: int
    closing: int

    @property
    def sum(self) -> int:
        """The two together."""
        return self.opening + self.closing


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of a part or a text. Of either sign: `every` is `aside` and `brackets` and `strays` together.

    `aside` are those of links, footnotes and front matter; `brackets` are pairs; `depth` is how many of them stand
    one inside another; `options` are lines that begin as one; `contested` are the words inside any bracket.
    """

    name: str
    every: Both
    aside: Both
    brackets: int
    depth: int
    options: int
    strays: Both
    contested: int
    words: int


@dataclass(frozen=True, slots=True)
class Table:
    """The counts of a text's parts, in order, and of the whole; and where its strays stand."""

    parts: tuple[Tally, ...]
    total: Tally
    strays: tuple[Sign, ...]


def tabulate(source: str) -> Table:
    """The table of a text that others wrote. Every count but the depth is a sum over the parts.

    A word is as `words` cuts it, and ends at a bracket: "INDC[s]" has two. A part without words or signs is left out.

    >>> total = tabulate("Parties [shall][should [, in time,]] act.").total
    >>> (total.brackets, total.depth, total.contested, total.words)
    (3, 2, 4, 6)
    """
    text = read(source)
    starts = [part.start for part in text.parts]
    signs: list[list[Sign]] = [[] for _ in starts]
    words, contested, options = ([0] * len(starts) for _ in range(3))
    for sign in text.signs:
        signs[bisect_right(starts, sign.at) - 1].append(sign)
    for stretch in stretches(text):
        part, number = bisect_right(starts, stretch.start) - 1, count(source[stretch.start : stretch.end])
        words[part] += number if stretch.said else 0
        contested[part] += number if stretch.said and stretch.depth else 0
    for start in _options(text):
        options[bisect_right(starts, start) - 1] += 1
    rows = zip((part.name for part in text.parts), signs, options, contested, words, strict=True)
    return Table(
        tuple(_tally(*row) for row in rows if row[1] or row[4]),
        _tally("in all", text.signs, sum(options), sum(contested), sum(words)),
        text.strays,
    )


def tabulate_rolling(bracketed: Bracketed) -> Table:
    """The table of a rolling text of ours: each contested paragraph is a part, and every side of a choice a bracket.

    Words that only one side has are counted with the rest, so the words of the whole are more than the base's.
    """
    parts = [_paragraph(block) for block in bracketed.blocks]
    brackets = sum(part.brackets for part in parts)
    total = Tally(
        "in all",
        Both(brackets, brackets),
        _NONE,
        brackets,
        max((part.depth for part in parts), default=0),
        0,
        _NONE,
        sum(part.contested for part in parts),
        sum(part.words for part in parts),
    )
    return Table(tuple(part for part in parts if part.brackets), total, ())


_NONE = Both(0, 0)


def _paragraph(block: Block) -> Tally:
    """A paragraph's sides, in its heading and in its words."""
    brackets, depth, contested, words = _pieces(block.words)
    heading = len(block.sides) + 1 if block.sides else 0
    every = Both(brackets + heading, brackets + heading)
    return Tally(block.id, every, _NONE, every.opening, max(depth, heading > 0), 0, _NONE, contested, words)


def _pieces(found: Pieces) -> tuple[int, int, int, int]:
    """The brackets of these pieces, how deep they nest, the words within any, and all words."""
    brackets, depth, contested, words = 0, 0, 0, 0
    for piece in found:
        if isinstance(piece, Plain):
            words += count(plain(piece.inline))
            continue
        for side in (piece.trunk, *(branch.pieces for branch in piece.branches)):
            within, deeper, _, said = _pieces(side)
            brackets, depth = brackets + within + 1, max(depth, deeper + 1)
            contested, words = contested + said, words + said
    return brackets, depth, contested, words


def _tally(name: str, signs: Sequence[Sign], options: int, contested: int, words: int) -> Tally:
    aside = [sign for sign in signs if sign.kind != "bracket"]
    strays = [sign for sign in signs if sign.stray]
    every, apart, lost = _both(signs), _both(aside), _both(strays)
    pairs = every.opening - apart.opening - lost.opening
    depth = max((sign.depth for sign in signs if sign.kind == "bracket"), default=0)
    return Tally(name, every, apart, pairs, depth, options, lost, contested, words)


def _both(signs: Sequence[Sign]) -> Both:
    opening = sum(sign.character == "[" for sign in signs)
    return Both(opening, len(signs) - opening)


def _options(text: Foreign) -> list[int]:
    """Where the lines start that begin an option."""
    begin = text.asides[0].end if text.asides and text.asides[0].kind == "front matter" else 0
    return [row.start for row in text.rows if row.start >= begin and _OPTION.match(row.text)]
