"""The tracked changes of a tree: whose, of when and of what kind, and which of them somebody chooses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from lxml import etree

from drafter.docx.names import AUTHOR, CHANGES, DATE, DEL, FROM, ID, INS, NAME, RPR, TO, Element, P, w

Kind = Literal["inserted", "deleted", "moved", "formatted"]

CELL_INS, CELL_DEL, CELL_MERGE = (w(name) for name in ("cellIns", "cellDel", "cellMerge"))
GRID: Final = w("tblGridChange")
MOVES: Final = {w(f"{one}RangeStart"): w(f"{one}RangeEnd") for one in ("moveFrom", "moveTo")}
CONTROLS: Final = {w(f"customXml{one}RangeStart"): w(f"customXml{one}RangeEnd") for one in ("Ins", "Del")} | {
    w(f"customXmlMove{one}RangeStart"): w(f"customXmlMove{one}RangeEnd") for one in ("From", "To")
}
_KINDS: Final[dict[str, Kind]] = {
    **dict.fromkeys((INS, CELL_INS, w("customXmlInsRangeStart")), "inserted"),
    **dict.fromkeys((DEL, CELL_DEL, w("customXmlDelRangeStart")), "deleted"),
    **dict.fromkeys((FROM, TO, *MOVES, w("customXmlMoveFromRangeStart"), w("customXmlMoveToRangeStart")), "moved"),
    **dict.fromkeys((*(CHANGES - {GRID}), CELL_MERGE), "formatted"),
}


@dataclass(frozen=True, slots=True, order=True)
class Revision:
    """One tracked change as its file states it; `date` is empty where none is given."""

    author: str
    date: str
    kind: Kind


Choice: TypeAlias = Callable[[Revision], bool]


def anything(revision: Revision) -> bool:
    """The choice of every tracked change."""
    return True


def revisions(root: Element) -> Iterator[tuple[Element, Revision]]:
    """The tracked changes of a tree in its order; what stands inside a record of old properties is past, and none.

    A change of a table's grid names nobody and is not among them: it goes with the last one of its table.
    """
    for one in root.iter(*_KINDS):
        within = one.getparent()
        beyond = None if within is None else within.getparent()
        if beyond is None or beyond.tag not in CHANGES:
            yield one, Revision(one.get(AUTHOR, ""), one.get(DATE, ""), _KINDS[str(one.tag)])


def chosen(root: Element, choice: Choice) -> dict[Element, Revision]:
    """The tracked changes that are chosen.

    Of a move both places are, or neither: half a move loses words or doubles them.
    """
    found = dict(revisions(root))
    named = _named(root)
    split = {named[one] for one, revision in found.items() if one in named and not choice(revision)}
    return {one: revision for one, revision in found.items() if choice(revision) and named.get(one) not in split}


def _named(root: Element) -> dict[Element, str]:
    """The name of the move that each half of one belongs to; a paragraph's mark stands at its end."""
    if next(root.iter(*MOVES), None) is None:
        return {}
    ends = set(MOVES.values())
    found: dict[Element, str] = {}
    ahead: dict[str, str] = {}
    marks: list[list[Element]] = []
    for event, one in etree.iterwalk(root, events=("start", "end"), tag=(P, FROM, TO, *MOVES, *ends)):
        if one.tag == P:
            if event == "start":
                marks.append([])
            else:
                found.update(_within(marks.pop(), ahead))
        elif event == "end":
            continue
        elif one.tag in MOVES:
            found[one] = ahead[one.get(ID, "")] = one.get(NAME, "")
        elif one.tag in ends:
            ahead.pop(one.get(ID, ""), None)
        elif marks and _is_mark(one):
            marks[-1].append(one)
        else:
            found.update(_within([one], ahead))
    return found


def _within(halves: list[Element], ahead: dict[str, str]) -> dict[Element, str]:
    return dict.fromkeys(halves, next(reversed(ahead.values()))) if ahead else {}


def _is_mark(one: Element) -> bool:
    within = one.getparent()
    return within is not None and within.tag == RPR
