"""Rolling text: every delegation's proposals on one circulated base, side by side, none of them text yet.

Merging applies nothing. What is contested keeps the base and each side whole, with the names on each; words,
place, kind and existence are one paragraph value, so one type holds them all. Square brackets are this value
printed (text/contested/rolled).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from drafter.text.change import Change, DoesNotApply, Shift, apply
from drafter.text.contested.choice import Name
from drafter.text.statement import Id, Paragraph, Ref, Statement, faults_of


@dataclass(frozen=True)
class Contested:
    """A paragraph that somebody would change: the base (None: not there), and each other side with its names."""

    base: Paragraph | None
    sides: Mapping[Paragraph | None, frozenset[Name]]

    def __post_init__(self) -> None:
        object.__setattr__(self, "sides", MappingProxyType(dict(self.sides)))

    def of(self, name: Name) -> Paragraph | None:
        """The paragraph as one delegation would have it; the base where it proposes nothing."""
        return next((side for side, names in self.sides.items() if name in names), self.base)


@dataclass(frozen=True)
class Rolling:
    """A circulated base and every paragraph that anyone would change, one-sided proposals too."""

    base: Statement
    contested: Mapping[Id, Contested]

    def __post_init__(self) -> None:
        object.__setattr__(self, "contested", MappingProxyType(dict(self.contested)))

    @property
    def names(self) -> frozenset[Name]:
        """Everybody who proposes something."""
        return frozenset(name for entry in self.contested.values() for names in entry.sides.values() for name in names)


def merge(base: Statement, changes: Mapping[Name, Change]) -> Rolling:
    """Everybody's changes to one base, side by side: `unmerge(merge(base, cs)) == cs`, in whatever order.

    The same words from several are one side. Raises `DoesNotApply` where a change starts from another text or
    touches the head: a change of form is recast, not merged.
    """
    sides: dict[Id, dict[Paragraph | None, set[Name]]] = {}
    for name in sorted(changes):
        change = changes[name]
        unlike = [id for id, shift in change.shifts.items() if base.paragraphs.get(id) != shift.before]
        if unlike or change.head is not None:
            raise DoesNotApply(f"what {name} proposes does not start from this text", unlike or ["head"])
        for id, shift in change.shifts.items():
            sides.setdefault(id, {}).setdefault(shift.after, set()).add(name)
    return Rolling(
        base,
        {
            id: Contested(base.paragraphs.get(id), {side: frozenset(names) for side, names in sides[id].items()})
            for id in sorted(sides)
        },
    )


def unmerge(rolling: Rolling) -> dict[Name, Change]:
    """Everybody's change as it was before the merge; who proposed nothing is not there."""
    return {name: _change(rolling, name) for name in sorted(rolling.names)}


def _change(rolling: Rolling, name: Name) -> Change:
    shifts = {id: Shift(entry.base, entry.of(name)) for id, entry in rolling.contested.items()}
    return Change(None, {id: shift for id, shift in shifts.items() if shift.before != shift.after})


def side(rolling: Rolling, name: Name) -> Statement:
    """The text as one delegation would have it: `side(merge(base, cs), m) == apply(cs[m], base)`."""
    return apply(_change(rolling, name), rolling.base)


def settle(rolling: Rolling, names: Iterable[Name]) -> Change:
    """The change that takes what only these would change, and one way: the co-penholders' own undisputed edits.

    What would break the tree together (a struck chapeau and a new item under it, moves in a circle) is left open,
    all of it, so that the order of the proposals never matters. The outcome is well formed.
    """
    ours = frozenset(names)
    shifts = {
        id: Shift(entry.base, next(iter(entry.sides)))
        for id, entry in rolling.contested.items()
        if len(entry.sides) == 1 and next(iter(entry.sides.values())) <= ours
    }
    while at_odds := _at_odds(rolling.base, shifts):
        shifts = {id: shift for id, shift in shifts.items() if id not in at_odds}
    return Change(None, shifts)


def _at_odds(base: Statement, shifts: Mapping[Id, Shift[Paragraph | None]]) -> set[Id]:
    """The changed paragraphs that have a part in what is not well formed; empty where all is."""
    after = {id: p for id, p in base.paragraphs.items() if id not in shifts}
    after |= {id: shift.after for id, shift in shifts.items() if shift.after is not None}
    named = {id for fault in faults_of(after) for id in fault.ids}
    bound = {id for id, paragraph in after.items() if named & ({id, paragraph.place.parent} | _referred(paragraph))}
    bound |= {end for id in bound for end in ({after[id].place.parent} | _referred(after[id])) if end is not None}
    return (named | bound) & shifts.keys() if named else set()


def _referred(paragraph: Paragraph) -> set[Id | None]:
    return {part.to for part in paragraph.inline if isinstance(part, Ref)}
