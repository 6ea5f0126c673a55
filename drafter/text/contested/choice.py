"""Contested words: a paragraph cut into what nobody would change and choices between what some would have instead.

`pieces` makes the cut from whole proposals; brackets (text/contested/brackets) are this value as characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from types import MappingProxyType
from typing import TypeAlias

from drafter.text.align import align
from drafter.text.marking import keys
from drafter.text.statement import Inline, Ref, Run, inline
from drafter.text.words import is_word

Name: TypeAlias = str


@dataclass(frozen=True, slots=True)
class Plain:
    """Words that nobody would change."""

    inline: Inline


@dataclass(frozen=True, slots=True)
class Branch:
    """What some would have in a contested span; no pieces where they would have nothing."""

    names: frozenset[Name]
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Choice:
    """A contested span: the base's pieces, and each other side's with its names. Choices may stand within either.

    `pieces` makes flat ones, whose trunk and branches hold words alone: the span holds every overlapping proposal
    whole, so each branch is words that somebody wrote.
    """

    trunk: Pieces
    branches: tuple[Branch, ...]

    @property
    def base(self) -> Inline:
        """The base's words in this span."""
        return read(self.trunk)

    @property
    def sides(self) -> Mapping[Inline, frozenset[Name]]:
        """Each side's own words with its names, whatever others would change within them."""
        found: dict[Inline, frozenset[Name]] = {}
        for branch in self.branches:
            own = read(branch.pieces)
            found[own] = found.get(own, frozenset()) | branch.names
        return MappingProxyType(found)

    def of(self, name: Name | None) -> Inline:
        """One delegation's words in this span: of the branch that names it or holds it within, else of the base."""
        for branch in self.branches:
            if name in branch.names or name in names_of(branch.pieces):
                return read(branch.pieces, name)
        return read(self.trunk, name)


Piece: TypeAlias = Plain | Choice
Pieces: TypeAlias = tuple[Piece, ...]


def read(found: Pieces, name: Name | None = None) -> Inline:
    """The words as one delegation would have them; the base's for None, and for who is not named."""
    parts = (piece.inline if isinstance(piece, Plain) else piece.of(name) for piece in found)
    return inline(*(part for run in parts for part in run))


def names_of(found: Pieces) -> frozenset[Name]:
    """Everybody who is named in these pieces, at whatever depth."""
    out: set[Name] = set()
    for piece in found:
        if isinstance(piece, Choice):
            out |= names_of(piece.trunk)
            for branch in piece.branches:
                out |= branch.names | names_of(branch.pieces)
    return frozenset(out)


def in_turn(names: Iterable[Name]) -> tuple[Name, ...]:
    """Names in the order in which they are always written.

    >>> in_turn({"Delegation-10", "Delegation-2", "NOR", "EST"})
    ('EST', 'NOR', 'Delegation-2', 'Delegation-10')
    """
    return tuple(sorted(names, key=lambda name: (len(name), name)))


def precedence(names: frozenset[Name]) -> tuple[int, list[tuple[int, Name]]]:
    """The key by which sides stand in order: most names first, then by name."""
    return -len(names), [(len(name), name) for name in in_turn(names)]


def pieces(base: Inline, sides: Mapping[Inline, frozenset[Name]]) -> Pieces:
    """A paragraph's words cut for a reader where somebody would change them, each proposal whole.

    One side's edits with a few words between them are one, since nobody wrote the one without the other; edits of
    whichever sides with no word between them are one span. Every choice is flat, its sides in order of precedence,
    and two choices never touch. Taking the base in every span is the base; taking one side's words in every span is
    that side.
    """
    row = _Row(base)
    return _cut(row, {side: _gathered(_edits(row, _Row(side)), row) for side in sides}, sides)


def spans(base: Inline, sides: Mapping[Inline, frozenset[Name]]) -> Pieces:
    """A paragraph's words cut by the edits alone, as finely as they stand apart: what weaving reads.

    As `pieces`, but for each edit by itself.
    """
    row = _Row(base)
    return _cut(row, {side: _edits(row, _Row(side)) for side in sides}, sides)


def _cut(row: _Row, edits: Mapping[Inline, Sequence[_Edit]], sides: Mapping[Inline, frozenset[Name]]) -> Pieces:
    """The pieces that these edits leave, each side's by its words."""
    out: list[Piece] = []
    at = 0
    for low, high in _spans({(low, high) for found in edits.values() for low, high, _ in found}, row):
        here = row.cut(low, high)
        choices: dict[Inline, frozenset[Name]] = {}
        for side, names in sides.items():
            inside = [edit for edit in edits[side] if low <= edit[0] and edit[1] <= high]
            if inside:
                written = _with(row, low, high, inside)
                choices[written] = choices.get(written, frozenset()) | names
        choices.pop(here, None)  # the same characters, only cut into other words
        if not choices:
            continue
        versions = [here, *choices]
        start = low + (row.keys[low : low + 1] == [" "] and _spaced(versions, 0))
        end = high - (row.keys[high - 1 : high] == [" "] and _spaced(versions, -1))
        if at < start:
            out.append(Plain(row.cut(at, start)))
        order = sorted(choices.items(), key=lambda item: precedence(item[1]))
        bare = [(_shorn(words, start > low, end < high), names) for words, names in order]
        out.append(Choice(_whole(row.cut(start, end)), tuple(Branch(names, _whole(words)) for words, names in bare)))
        at = end
    if at < len(row.keys):
        out.append(Plain(row.cut(at, len(row.keys))))
    return tuple(out)


def _spaced(versions: Sequence[Inline], end: int) -> bool:
    """Whether all versions, each with more to say, begin (0) or end (-1) with a space under the same marks."""
    edges = [words[end] if words else Run("") for words in versions]
    if not all(isinstance(edge, Run) and edge.text.strip() and edge.text[end] == " " for edge in edges):
        return False
    return len({edge.marks for edge in edges if isinstance(edge, Run)}) == 1


def _shorn(words: Inline, before: bool, behind: bool) -> Inline:
    """The words without the space before or behind them."""
    parts = list(words)
    if before and isinstance(first := parts[0], Run):
        parts[0] = Run(first.text[1:], first.marks)
    if behind and isinstance(last := parts[-1], Run):
        parts[-1] = Run(last.text[:-1], last.marks)
    return inline(*parts)


def _whole(parts: Inline) -> Pieces:
    return (Plain(parts),) if parts else ()


class _Row:
    """A paragraph as a row of words, spaces and signs, which any stretch of words can be cut from.

    A word under two sets of marks is one word. With 193 delegations the rows are many and the cuts are few.
    """

    def __init__(self, parts: Inline) -> None:
        self._parts = parts
        self._texts = [part.text if isinstance(part, Run) else f"\ue000{part.to}" for part in parts]
        self.keys = keys(parts)
        self._offsets = list(accumulate(map(len, self.keys), initial=0))

    def cut(self, low: int, high: int) -> Inline:
        """The words from one to before another, with their marks."""
        start, end = self._offsets[low], self._offsets[high]
        out: list[Run | Ref] = []
        at = 0
        for part, text in zip(self._parts, self._texts, strict=True):
            here = text[max(start - at, 0) : max(end - at, 0)]
            if here:
                out.append(Run(here, part.marks) if isinstance(part, Run) else part)
            at += len(text)
        return tuple(out)


_Edit: TypeAlias = tuple[int, int, Inline]
# From and to in the base, from and to in the side.
_Range: TypeAlias = tuple[int, int, int, int]
# As many words as a phrase has: "the Taliban stop their offensive" for "all parties stop fighting" is one proposal.
_BETWEEN = 3


def _edits(old: _Row, new: _Row) -> list[_Edit]:
    """What one side would put in place of which words; a change of marks alone is an edit of its words."""
    found: list[_Range] = []
    for tag, i1, i2, j1, j2 in align(old.keys, new.keys):
        if tag != "equal":
            _join(found, _widened((i1, i2, j1, j2), old.keys, new.keys))
        elif old.cut(i1, i2) != new.cut(j1, j2):
            for i, j in zip(range(i1, i2), range(j1, j2), strict=True):
                if old.cut(i, i + 1) != new.cut(j, j + 1):
                    _join(found, (i, i + 1, j, j + 1))
    return [(i1, i2, new.cut(j1, j2)) for i1, i2, j1, j2 in found]


def _join(found: list[_Range], edit: _Range) -> None:
    """Put an edit behind those found; with the last, as one, where the two share words."""
    if found and (edit[0] < found[-1][1] or edit[2] < found[-1][3]):
        start, _, begin, _ = found[-1]
        found[-1] = (start, max(edit[1], found[-1][1]), begin, max(edit[3], found[-1][3]))
    else:
        found.append(edit)


def _widened(edit: _Range, old: Sequence[str], new: Sequence[str]) -> _Range:
    """An addition or deletion over all the words among which it could as well stand.

    "at once [and for good ]and", "at once and [for good and ]": the alignment gives one of them, and whoever changes
    the words that either touches, touches this.
    """
    i1, i2, j1, j2 = edit
    if (i1 == i2) == (j1 == j2):
        return edit
    row, low, high = (new, j1, j2) if i1 == i2 else (old, i1, i2)
    back, ahead = 0, 0
    while (
        back < min(i1, j1) and row[low - back - 1] == row[high - back - 1] and old[i1 - back - 1] == new[j1 - back - 1]
    ):
        back += 1
    last = min(len(old) - i2, len(new) - j2)
    while ahead < last and row[low + ahead] == row[high + ahead] and old[i2 + ahead] == new[j2 + ahead]:
        ahead += 1
    if not any(map(is_word, (*row[low - back : low], *row[high : high + ahead]))):
        return edit
    return i1 - back, i2 + ahead, j1 - back, j2 + ahead


def _gathered(edits: Sequence[_Edit], row: _Row) -> list[_Edit]:
    """One side's edits, those with a few words between them as one: a reader must not take one without the other."""
    out: list[_Edit] = []
    for low, high, new in edits:
        if out and sum(map(is_word, row.keys[out[-1][1] : low])) <= _BETWEEN:
            start, end, written = out[-1]
            out[-1] = (start, high, inline(*written, *row.cut(end, low), *new))
        else:
            out.append((low, high, new))
    return out


def _spans(edits: Iterable[tuple[int, int]], row: _Row) -> list[tuple[int, int]]:
    """The spans that edits cover; those that overlap, or have no word between them, as one."""
    out: list[tuple[int, int]] = []
    for low, high in sorted(edits):
        if out and not any(map(is_word, row.keys[out[-1][1] : low])):
            out[-1] = (out[-1][0], max(high, out[-1][1]))
        else:
            out.append((low, high))
    return out


def _with(row: _Row, low: int, high: int, edits: Iterable[_Edit]) -> Inline:
    """The words of a span with one side's edits in it."""
    out: list[Run | Ref] = []
    at = low
    for start, end, new in edits:
        out += [*row.cut(at, start), *new]
        at = end
    return inline(*out, *row.cut(at, high))
