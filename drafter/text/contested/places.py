"""Where everybody would put each paragraph, said without ranks: behind which paragraph of the base, in which slot.

An anchor is exact: two sides at one rank share it, and the ranks between two paragraphs of the base stand in the
order of their slots. Ranks can therefore be left out of what is written and be made anew from it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from drafter.text.contested.choice import Name, precedence
from drafter.text.contested.rolling import Contested, Rolling
from drafter.text.order import keep_or_place, spread
from drafter.text.statement import Id, Paragraph, Place, Statement


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place among the base's paragraphs under one parent.

    The slot, counted from 1, in the gap behind `to` (None: before the first); slot 0 is the rank of `to` itself,
    which the side that stands there has moved or struck.
    """

    to: Id | None
    slot: int = 1


def anchors(rolling: Rolling) -> dict[Place, Anchor]:
    """The anchor of each place at which a side would have a paragraph that the base has elsewhere or not at all."""
    standing: dict[Id | None, list[tuple[str, Id]]] = {}
    for id, paragraph in rolling.base.paragraphs.items():
        standing.setdefault(paragraph.place.parent, []).append((paragraph.place.rank, id))
    for row in standing.values():
        row.sort()
    wanted = {
        side.place for entry in rolling.contested.values() for side in entry.sides if side and is_moved(entry, side)
    }
    out: dict[Place, Anchor] = {}
    slots: dict[tuple[Id | None, Id | None], int] = {}
    for place in sorted(wanted, key=lambda place: (place.parent or "", place.rank)):
        row = standing.get(place.parent, [])
        at = bisect_left(row, (place.rank, ""))
        if at < len(row) and row[at][0] == place.rank:
            out[place] = Anchor(row[at][1], 0)
            continue
        behind = row[at - 1][1] if at else None
        slots[place.parent, behind] = slot = slots.get((place.parent, behind), 0) + 1
        out[place] = Anchor(behind, slot)
    return out


def is_moved(entry: Contested, side: Paragraph) -> bool:
    """Whether a side has the paragraph where the base has it not."""
    return entry.base is None or entry.base.place != side.place


def reading_order(rolling: Rolling) -> tuple[Id, ...]:
    """Every paragraph of the base as it is read, and among them what anybody would add, where its first side puts it.

    What two sides would add under one another comes last.
    """
    homes = {id: paragraph.place for id, paragraph in rolling.base.paragraphs.items()}
    homes |= {id: home(entry) for id, entry in rolling.contested.items() if entry.base is None}
    under: dict[Id | None, list[Id]] = {}
    for id in sorted(homes, key=lambda id: (homes[id].rank, id not in rolling.base.paragraphs, id)):
        under.setdefault(homes[id].parent, []).append(id)
    out: dict[Id, None] = {}
    for start in (None, *sorted(homes)):
        ahead = list(reversed(under.get(None, []))) if start is None else [start]
        while ahead:
            id = ahead.pop()
            if id not in out:
                out[id] = None
                ahead += reversed(under.get(id, []))
    return tuple(out)


def home(entry: Contested) -> Place:
    """The place of a paragraph that is only proposed: that of the side which stands first."""
    there = ((names, side) for side, names in entry.sides.items() if side is not None)
    return min(there, key=lambda item: precedence(item[0]))[1].place


def canonical(rolling: Rolling) -> Rolling:
    """The same rolling text in plain ranks: under each parent all that base and sides use, numbered in their order."""
    used: dict[Id | None, set[str]] = {}
    for paragraph in _paragraphs(rolling):
        used.setdefault(paragraph.place.parent, set()).add(paragraph.place.rank)
    ranks = {
        Place(parent, rank): plain
        for parent, row in used.items()
        for rank, plain in zip(sorted(row), spread(len(row)), strict=True)
    }

    def anew(paragraph: Paragraph) -> Paragraph:
        return replace(paragraph, place=Place(paragraph.place.parent, ranks[paragraph.place]))

    base = Statement(rolling.base.head, {id: anew(paragraph) for id, paragraph in rolling.base.paragraphs.items()})
    contested = {
        id: Contested(base.paragraphs.get(id), {side and anew(side): names for side, names in entry.sides.items()})
        for id, entry in rolling.contested.items()
    }
    return Rolling(base, contested)


def _paragraphs(rolling: Rolling) -> Iterator[Paragraph]:
    yield from rolling.base.paragraphs.values()
    for entry in rolling.contested.values():
        yield from (side for side in entry.sides if side is not None)


def ranked(
    siblings: Mapping[Id | None, list[Id]],
    wanted: Mapping[tuple[Id, Name], tuple[Id | None, Anchor]],
    base: Rolling | None,
) -> dict[tuple[Id | None, Anchor], str]:
    """A rank for every place: of each paragraph of the base at slot 0 of itself, and of each anchor that a side uses.

    `siblings` are the base's, in order, under each parent; `wanted` is where each side would have a paragraph. Ranks
    of `base` are kept as far as they still stand in order.
    """
    slots: dict[tuple[Id | None, Id | None], set[int]] = {}
    for parent, anchor in wanted.values():
        slots.setdefault((parent, anchor.to), set()).add(anchor.slot)
    known = _known(siblings, wanted, base) if base else {}
    out: dict[tuple[Id | None, Anchor], str] = {}
    for parent in dict.fromkeys((*siblings, *(parent for parent, _ in slots))):
        row = [
            Anchor(to, slot)
            for to in (None, *siblings.get(parent, ()))
            for slot in sorted({*slots.get((parent, to), ()), *(() if to is None else (0,))})
        ]
        names = {f"{anchor.to or ''} {anchor.slot}": anchor for anchor in row}
        kept = {name: known[parent, anchor] for name, anchor in names.items() if (parent, anchor) in known}
        ranks = keep_or_place(list(names), kept)
        out |= {(parent, anchor): ranks[name] for name, anchor in names.items()}
    return out


def _known(
    siblings: Mapping[Id | None, list[Id]],
    wanted: Mapping[tuple[Id, Name], tuple[Id | None, Anchor]],
    base: Rolling,
) -> dict[tuple[Id | None, Anchor], str]:
    """The rank that each place has in another rolling text: of the base's paragraph, or of the first side there."""
    out: dict[tuple[Id | None, Anchor], str] = {}
    for parent, ids in siblings.items():
        for id in ids:
            was = base.base.paragraphs.get(id)
            if was is not None and was.place.parent == parent:
                out[parent, Anchor(id, 0)] = was.place.rank
    for id, name in sorted(wanted):
        parent, anchor = wanted[id, name]
        entry = base.contested.get(id)
        side = entry.of(name) if entry else None
        if entry and side is not None and is_moved(entry, side) and side.place.parent == parent:
            out.setdefault((parent, anchor), side.place.rank)
    return out
