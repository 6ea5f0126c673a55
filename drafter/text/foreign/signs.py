"""Brackets in a text that others wrote: which `[` belongs to which `]`, and which belong to none.

In such a text brackets are ordinary characters and nothing else is known of it. They open in one paragraph and
close in another, and real ones do not balance. This is a view: the source is kept whole, and is what is printed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from drafter.text.foreign import markdown
from drafter.text.foreign.markdown import Aside, Part, Row

Kind = Literal["bracket", "link", "footnote", "front matter"]

_SIGN = re.compile(r"[\[\]]")
_Found: TypeAlias = tuple[str, int, Kind]


@dataclass(frozen=True, slots=True)
class Sign:
    """A `[` or `]`: its offset, line and column (from 1), what it is of, how deep it stands, and its other half.

    `depth` counts the brackets around it, its own pair included. `partner` is the offset of the other half; none
    for what is set aside as a label or an address, and none for a stray.
    """

    character: str
    at: int
    line: int
    column: int
    kind: Kind
    depth: int
    partner: int | None

    @property
    def stray(self) -> bool:
        """Whether it opens what nothing closes, or closes what nothing opened."""
        return self.kind == "bracket" and self.partner is None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters between two signs, from `start` to before `end`; how many brackets deep, and whether of the text."""

    start: int
    end: int
    depth: int
    said: bool


@dataclass(frozen=True, slots=True)
class Foreign:
    """A text of other hands, its lines and its signs in order, what is set aside of it, and the parts it has."""

    source: str
    rows: tuple[Row, ...]
    signs: tuple[Sign, ...]
    asides: tuple[Aside, ...]
    parts: tuple[Part, ...]

    @property
    def strays(self) -> tuple[Sign, ...]:
        """The brackets that belong to no pair."""
        return tuple(sign for sign in self.signs if sign.stray)


def read(source: str) -> Foreign:
    """The view of a text; any text has one.

    A bracket is closed by the nearest `]` that can, across lines and paragraphs; but no bracket outlives its part,
    or one that was never closed would take in all that follows. Links are told apart once the pairs are known.

    >>> [(sign.column, sign.partner, sign.depth) for sign in read("[a [b] ]]").signs]
    [(1, 7, 1), (4, 5, 2), (6, 3, 2), (8, 0, 1), (9, None, 0)]
    """
    rows = markdown.rows(source)
    asides = markdown.asides(source, rows)
    parts = markdown.parts(rows, asides)
    found = _told(source, asides)
    pairs = _paired(found, parts)
    links = {aside.start - 1 for aside in asides if aside.kind == "link"}
    return Foreign(source, rows, tuple(_placed(found, rows, pairs, links)), asides, parts)


def _told(source: str, asides: Sequence[Aside]) -> list[_Found]:
    """Every sign of the source, and what it is of as far as it is set aside."""
    out: list[_Found] = []
    ahead = iter(asides)
    aside = next(ahead, None)
    for sign in _SIGN.finditer(source):
        at = sign.start()
        while aside and aside.end <= at:
            aside = next(ahead, None)
        out.append((sign[0], at, aside.kind if aside and aside.start <= at else "bracket"))
    return out


def _paired(signs: Sequence[_Found], parts: Sequence[Part]) -> dict[int, int]:
    """The offset of each sign's other half, both ways; a stray is not in it."""
    pairs: dict[int, int] = {}
    open_: list[int] = []
    ends = [part.start for part in parts[:0:-1]]
    for character, at, kind in signs:
        while ends and ends[-1] <= at:
            ends.pop()
            open_.clear()
        if kind != "bracket":
            continue
        if character == "[":
            open_.append(at)
        elif open_:
            first = open_.pop()
            pairs[first], pairs[at] = at, first
    return pairs


def _placed(signs: Sequence[_Found], rows: Sequence[Row], pairs: Mapping[int, int], links: Set[int]) -> Iterator[Sign]:
    """The signs where they stand; a pair that closes right before an address or a label is around a link's words."""
    starts = [row.start for row in rows]
    depth = 0
    for character, at, kind in signs:
        line = bisect_right(starts, at)
        column = at - starts[line - 1] + 1
        partner = pairs.get(at)
        if partner is None:
            yield Sign(character, at, line, column, kind, depth, None)
        elif max(at, partner) in links:
            yield Sign(character, at, line, column, "link", depth, partner)
        else:
            depth += character == "["
            yield Sign(character, at, line, column, kind, depth, partner)
            depth -= character == "]"


def stretches(text: Foreign) -> Iterator[Stretch]:
    """What stands between the signs, in order, cut where a part or something set aside begins or ends.

    With the signs they are the source: every character stands in exactly one of them.
    """
    signs = iter(text.signs)
    sign = next(signs, None)
    depth = 0
    for start, end, said in _zones(text):
        at = start
        while sign and sign.at < end:
            if at < sign.at:
                yield Stretch(at, sign.at, depth, said)
            at = sign.at + 1
            if sign.kind == "bracket" and not sign.stray:
                depth = sign.depth - (sign.character == "]")
            sign = next(signs, None)
        if at < end:
            yield Stretch(at, end, depth, said)


def _zones(text: Foreign) -> Iterator[tuple[int, int, bool]]:
    """The source from edge to edge of parts and asides, and whether it is the text's there."""
    begun = {aside.start: aside.end for aside in text.asides}
    edges = {0, len(text.source), *(part.start for part in text.parts), *begun, *begun.values()}
    until = 0
    for start, end in pairwise(sorted(edges)):
        until = max(until, begun.get(start, 0))
        yield start, end, start >= until
