"""A paragraph cut into the pieces that changes are named by: words, marks, dates, figures, citations, references.

Pieces stand where they stand in the words a reader sees, so that whatever is named can be quoted letter for letter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, TypeAlias

from drafter.text.nuance.lexicon import Lexicon, folded
from drafter.text.nuance.particulars import Calendar, Exact, particulars
from drafter.text.statement import Id, Inline, Ref, Run, plain
from drafter.text.words import is_word, words

Sort: TypeAlias = Literal["word", "mark", "reference"] | Exact

# What stands before the words of a paragraph and is no word of it: a dash, a bullet, quotation marks, "12.", "(b)".
_LABEL = re.compile(
    r"[\s\"“”«–—•▪*-]*"
    r"(?:(\d{1,3}(?:[.)]|(?=\s[–—]\s))|\(?(?:[a-z]{1,2}|[ivx]+)\)|[a-z]\.)\s+)?"
    r"[\s\"“”«–—]*"
)
_SENTENCE = frozenset(".!?")


@dataclass(frozen=True, slots=True)
class Piece:
    """One word, mark, date, figure, citation or reference: what it counts as, and its slice of the paragraph."""

    key: str
    sort: Sort
    start: int
    end: int
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as a reader sees it: its words, where the label before them stands, its pieces, its marked verbs."""

    inline: Inline
    text: str
    label: tuple[int, int]
    pieces: tuple[Piece, ...]
    marked: frozenset[int] = field(default=frozenset())


def passage(parts: Inline, lexicon: Lexicon, mentions: Mapping[Id, str] | None = None) -> Passage:
    """The pieces of a paragraph; `marked` holds the index of each piece that begins a marked verb."""
    text = plain(parts, mentions)
    label = _LABEL.match(text)
    assert label is not None
    start = label.end() if label.end() < len(text) else 0
    references, verbs, at = [], set(), 0
    for part in parts:
        width = len(plain((part,), mentions))
        if isinstance(part, Ref):
            references.append(Piece(f"\ue000{part.to}", "reference", at, at + width))
        elif isinstance(part, Run) and "verb" in part.marks:
            verbs.add(at + len(part.text) - len(part.text.lstrip()))
        at += width
    pieces = _opening(_cut(text, start, references, lexicon), text)
    marked = frozenset(index for index, piece in enumerate(pieces) if piece.start in verbs)
    return Passage(parts, text, label.span(1) if label.group(1) else (0, 0), tuple(pieces), marked)


def _cut(text: str, start: int, references: list[Piece], lexicon: Lexicon) -> list[Piece]:
    """The pieces of a text from a character on: references and particulars whole, the rest word by word."""
    found = particulars(text[start:], calendar(lexicon))
    whole = [*references]
    for part in found:
        if not any(ref.start < start + part.end and start + part.start < ref.end for ref in references):
            key = folded(text[start + part.start : start + part.end])
            key = " ".join(lexicon.same(word) for word in re.sub(r"[\s-]+", " ", key).split(" "))
            whole.append(Piece(f"{part.kind}:{key}", part.kind, start + part.start, start + part.end))
    out: list[Piece] = []
    at = start
    for piece in (*sorted(whole, key=lambda piece: piece.start), None):
        for word in words(text[at : piece.start if piece else len(text)]):
            if not word.isspace():
                key = lexicon.same(folded(word)) if is_word(word) else word
                out.append(Piece(key, "word" if is_word(word) else "mark", at, at + len(word)))
            at += len(word)
        if piece:
            out.append(piece)
            at = piece.end
    return out


def _opening(pieces: list[Piece], text: str) -> list[Piece]:
    """The pieces, with those that begin a sentence told."""
    out: list[Piece] = []
    opens = True
    for piece in pieces:
        begins = opens and piece.sort != "mark"
        out.append(Piece(piece.key, piece.sort, piece.start, piece.end, begins))
        if begins:
            opens = False
        if piece.sort == "mark" and (piece.key in _SENTENCE or piece.key == ";"):
            opens = True
    return out


@lru_cache(maxsize=8)
def _calendar(*lists: tuple[str, ...]) -> Calendar:
    return Calendar(*lists)


def calendar(lexicon: Lexicon) -> Calendar:
    """The words of dates, figures and citations that a lexicon has."""
    names = ("months", "seasons", "spans", "nearness", "numerals", "units", "documents")
    return _calendar(*(lexicon.words[name] for name in names))
