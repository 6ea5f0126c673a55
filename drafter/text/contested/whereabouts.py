"""Where what is proposed would stand, in the words of a room: 3 bis, before PP1, move behind 4."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from drafter.text.contested.choice import Name, in_turn, precedence
from drafter.text.contested.places import Anchor, home, is_moved
from drafter.text.contested.rolling import Rolling
from drafter.text.statement import Id, Paragraph, Place

_TIMES = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies")


def labels_of(rolling: Rolling, order: Sequence[Id], found: Mapping[Place, Anchor]) -> dict[Id, str]:
    """The base's labels, and for what is only proposed the label that it stands behind with bis, ter, quater."""
    out = dict(rolling.base.labels)
    many: dict[tuple[Id | None, Id | None], int] = {}
    for id in order:
        if id in out:
            continue
        place = home(rolling.contested[id])
        behind = found[place].to
        many[place.parent, behind] = number = many.get((place.parent, behind), 0) + 1
        out[id] = f"{out[behind]} {_times(number)}" if behind else _opening(rolling, place.parent, number, out)
    return out


def _times(number: int) -> str:
    return _TIMES[number - 1] if number <= len(_TIMES) else str(number + 1)


def _opening(rolling: Rolling, parent: Id | None, number: int, labels: Mapping[Id, str]) -> str:
    """What to call a paragraph that would stand before all of the base's under its parent, or alone there."""
    standing = rolling.base.children.get(parent, ())
    if standing:
        name = f"before {labels[standing[0]]}"
    else:
        name = "new" if parent is None else f"under {labels.get(parent, 'new')}"
    return name if number == 1 else f"{name} {_times(number - 1)}"


def moves(
    rolling: Rolling, id: Id, labels: Mapping[Id, str], found: Mapping[Place, Anchor]
) -> list[tuple[str, tuple[Name, ...]]]:
    """Where others would have a paragraph of the base, and as what, with the names of each; most names first."""
    entry = rolling.contested[id]
    if entry.base is None:
        return []
    asked: dict[str, frozenset[Name]] = {}
    for side, names in entry.sides.items():
        if side is None:
            continue
        says = [*_elsewhere(rolling, id, side, labels, found)]
        says += [f"as {side.kind}"] if side.kind != entry.base.kind else []
        if says:
            asked[", ".join(says)] = asked.get(", ".join(says), frozenset()) | names
    order = sorted(asked.items(), key=lambda item: (precedence(item[1]), item[0]))
    return [(says, in_turn(names)) for says, names in order]


def _elsewhere(
    rolling: Rolling, id: Id, side: Paragraph, labels: Mapping[Id, str], found: Mapping[Place, Anchor]
) -> Iterator[str]:
    """Where a side would move a paragraph; nothing where only its rank is another and its neighbours are the same."""
    entry = rolling.contested[id]
    assert entry.base is not None
    if not is_moved(entry, side):
        return
    parent, anchor = side.place.parent, found[side.place]
    row = (None, *rolling.base.children.get(parent, ()))
    if parent == entry.base.place.parent and anchor.slot and anchor.to in (id, row[row.index(id) - 1]):
        return
    if anchor.to is None:
        yield f"move to the beginning{f' of {labels[parent]}' if parent else ''}"
    else:
        yield f"move {'behind' if anchor.slot else 'to the place of'} {labels[anchor.to]}"
