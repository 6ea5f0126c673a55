"""What a paragraph wears: the named style of its kind, and the list that counts it. Pure; no XML here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from drafter.text.statement import Id, Kind, Statement

STYLES: dict[Kind, str] = {
    "heading": "Statement Heading",
    "preambular": "Preambular",
    "operative": "Operative",
    "item": "Item",
    "chapeau": "Chapeau",
    "paragraph": "Statement Paragraph",
    "closing": "Closing",
    "note": "Statement Note",
}
DEPTHS = 8  # Word counts nine levels: operative paragraphs take the first, items the rest.
ITEMS = ("Item", *(f"Item {depth}" for depth in range(2, DEPTHS + 1)))
TITLE, DATE, VERB = "Statement Title", "Statement Date", "Leading Verb"
HEADER, FOOTER = "header", "footer"
NAMED = (*STYLES.values(), *ITEMS[1:], TITLE, DATE, VERB, HEADER, FOOTER)

# What a compilation wears besides; a donor without these is good for every other document.
Status = Literal["agreed", "ad ref", "contested", "stale", "open"]
STATUS: dict[Status, str] = {
    "agreed": "Status Agreed",
    "ad ref": "Status Ad Ref",
    "contested": "Status Contested",
    "stale": "Status Stale",
    "open": "Status Open",
}
SIDES = tuple(f"Side {number}" for number in range(1, 9))
NAMES = "Delegation Names"
ROOM_TITLE, ROOM_HEADING = "Compilation Title", "Compilation Heading"
ROOM_TEXT, ROOM_LABEL, ROOM_NOTE = "Compilation Text", "Compilation Label", "Compilation Note"
ROOM_TABLE, ANNEX_TABLE = "Compilation Table", "Annex Table"
ANNEX_TITLE, ANNEX_CAPTION, ANNEX_HEAD = "Annex Heading", "Annex Caption", "Annex Header"
ANNEX_MEMBER, ANNEX_CELL = "Annex Member", "Annex Cell"
IN_THE_ROOM = (
    *STATUS.values(),
    *SIDES,
    NAMES,
    ROOM_TITLE,
    ROOM_HEADING,
    ROOM_TEXT,
    ROOM_LABEL,
    ROOM_NOTE,
    ROOM_TABLE,
    ANNEX_TABLE,
    ANNEX_TITLE,
    ANNEX_CAPTION,
    ANNEX_HEAD,
    ANNEX_MEMBER,
    ANNEX_CELL,
)

# What a table of three columns wears besides: words that stand, words struck by each hand, what is said of them.
STRUCK = tuple(f"Struck {number}" for number in range(1, 9))
COLUMN_TABLE, COLUMN_HEAD, COLUMN_LABEL = "Column Table", "Column Header", "Column Label"
COLUMN_TEXT, COLUMN_SAME, COLUMN_NOTE = "Column Text", "Column Same", "Column Note"
IN_COLUMNS = (*SIDES, *STRUCK, COLUMN_TABLE, COLUMN_HEAD, COLUMN_LABEL, COLUMN_TEXT, COLUMN_SAME, COLUMN_NOTE)


@dataclass(frozen=True, slots=True)
class Dress:
    """A style's name, and for an item its level and list.

    `level` 0: counted, if at all, as the style says. A level with a `list` is counted in a list of its own under
    that paragraph; a level with none wears no number.
    """

    style: str
    level: int = 0
    list: Id | None = None


def dress(statement: Statement, id: Id) -> Dress:
    """What this paragraph of this statement wears.

    Items under an operative paragraph go on in its list ("3.", then "(a)"); under anything else, which has no
    number to start them anew, in one of their own. An item under nothing has no mark, as in its label.
    """
    paragraph = statement.paragraphs[id]
    if paragraph.kind != "item":
        return Dress(STYLES[paragraph.kind])
    depth, at = 0, paragraph.place.parent
    while at is not None and statement.paragraphs[at].kind == "item":
        depth, at = depth + 1, statement.paragraphs[at].place.parent
    level = min(depth + 1, DEPTHS)
    if at is not None and statement.paragraphs[at].kind == "operative":
        return Dress(ITEMS[level - 1])
    return Dress(ITEMS[level - 1], level, at)
