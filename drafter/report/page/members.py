"""Members by paragraphs as a table: the board with what a reader filters by."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from drafter.consensus.body import Electorate
from drafter.report.board import SCALE, Board
from drafter.report.picture.signs import SIGNS
from drafter.text.statement import Id


@dataclass(frozen=True, slots=True)
class Row:
    """A member with its groups, and its word on each paragraph in the order of the columns; empty where it has none."""

    name: str
    groups: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The board as rows; `columns` are places on the page and what they are called, `words` those used and what they
    say, `silent` the members that have no row because they say nothing."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    groups: tuple[str, ...]
    words: tuple[tuple[str, str], ...]
    silent: tuple[str, ...]


def table(board: Board, electorate: Electorate, anchors: Collection[str]) -> Table:
    """The table of a board; `anchors` are the places on the page that a column can point to."""
    silent = set(board.silent)
    within = {member: [name for name, group in electorate.groups.items() if member in group] for member in board.names}
    used = set(board.cells.values())
    return Table(
        tuple((id if id in anchors else "", label) for id, label in board.columns.items()),
        tuple(
            Row(
                board.names[member],
                " ".join(within[member]),
                tuple(board.cells.get((member, id), "") for id in board.columns),
            )
            for member in board.members
            if member not in silent
        ),
        tuple(name for name in electorate.groups if any(name in within[member] for member in board.names)),
        tuple((word, SIGNS[word].says) for word in SIGNS if word in used),
        tuple(board.names[member] for member in board.silent),
    )


def on_each(board: Board) -> Mapping[Id, tuple[tuple[str, tuple[str, ...]], ...]]:
    """By paragraph its members by their word, the furthest from the text first; none where nobody speaks of it."""
    found: dict[Id, dict[str, list[str]]] = {}
    for member in board.members:
        for id in board.columns:
            if word := board.cells.get((member, id)):
                found.setdefault(id, {}).setdefault(word, []).append(board.names[member])
    return {
        id: tuple((word, tuple(words[word])) for word in sorted(words, key=lambda word: (SCALE[word], word)))
        for id, words in found.items()
    }


def spoken(word: str) -> str:
    """A word of the board as a cell has it.

    >>> spoken("red-line"), spoken("ad-ref")
    ('red line', 'ad ref')
    """
    return word.replace("-", " ")


def colours() -> str:
    """The style of each word's cell: its shade and its ink, the same as in pictures."""
    return "\n".join(f".w-{word} {{ background: {sign.shade}; color: {sign.ink}; }}" for word, sign in SIGNS.items())
