"""A change: a finite map from ids to what stood before and what stands after, and the head.

Whole paragraphs are stored, so that every law holds as equality. Everything shown to people (words struck,
moves, verbs) is read off it elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Generic, TypeVar

from drafter.text.statement import Head, Id, NotWellFormed, Paragraph, Statement

T = TypeVar("T")


class DoesNotApply(ValueError):
    """A change that does not fit the text it was put to: `ids` names the paragraphs; `head` is one of them."""

    def __init__(self, reason: str, ids: Iterable[Id]) -> None:
        self.ids = tuple(sorted(set(ids)))
        self.reason = reason
        super().__init__(f"{reason}: {', '.join(self.ids)}")


@dataclass(frozen=True, slots=True)
class Shift(Generic[T]):
    """What stood before and what stands after; never the same."""

    before: T
    after: T


@dataclass(frozen=True)
class Change:
    """From one text to another: the head where it changed, and each paragraph that changed, came or went."""

    head: Shift[Head] | None = None
    shifts: Mapping[Id, Shift[Paragraph | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shifts", MappingProxyType(dict(self.shifts)))

    def __bool__(self) -> bool:
        return self.head is not None or bool(self.shifts)


def diff(before: Statement, after: Statement) -> Change:
    """The change that leads from one text to the other: `apply(diff(a, b), a) == b`."""
    ids = [*before.paragraphs, *(id for id in after.paragraphs if id not in before.paragraphs)]
    shifts = {id: Shift(before.paragraphs.get(id), after.paragraphs.get(id)) for id in sorted(ids)}
    return _change(Shift(before.head, after.head), shifts)


def _change(head: Shift[Head] | None, shifts: Mapping[Id, Shift[Paragraph | None]]) -> Change:
    """The change without what it leaves alone."""
    return Change(
        None if head is None or head.before == head.after else head,
        {id: shift for id, shift in shifts.items() if shift.before != shift.after},
    )


def reads_alike(id: Id, one: Statement, other: Statement) -> bool:
    """Whether a paragraph has the same kind and words in two texts, or is in neither; wherever it stands."""
    first, second = one.paragraphs.get(id), other.paragraphs.get(id)
    if first is None or second is None:
        return first is second
    return (first.kind, first.inline) == (second.kind, second.inline)


def apply(change: Change, statement: Statement) -> Statement:
    """The text after the change. Raises `DoesNotApply` where the text is not what the change starts from,
    or where what comes of it is not well formed."""
    unlike = [id for id, shift in change.shifts.items() if statement.paragraphs.get(id) != shift.before]
    if change.head is not None and change.head.before != statement.head:
        unlike.append("head")
    if unlike:
        raise DoesNotApply("the text is not what this change starts from", unlike)
    paragraphs = dict(statement.paragraphs)
    for id, shift in change.shifts.items():
        if shift.after is None:
            del paragraphs[id]
        else:
            paragraphs[id] = shift.after
    try:
        return Statement(change.head.after if change.head else statement.head, paragraphs)
    except NotWellFormed as fault:
        raise DoesNotApply(fault.reason, fault.ids) from fault


def invert(change: Change) -> Change:
    """The way back: `invert(diff(a, b)) == diff(b, a)`."""
    return Change(
        None if change.head is None else Shift(change.head.after, change.head.before),
        {id: Shift(shift.after, shift.before) for id, shift in change.shifts.items()},
    )


def compose(first: Change, second: Change) -> Change:
    """Both changes as one: `compose(diff(a, b), diff(b, c)) == diff(a, c)`, and associative.

    Raises `DoesNotApply` where the second does not start from what the first leaves.
    """
    both = first.shifts.keys() & second.shifts.keys()
    unlike = [id for id in both if first.shifts[id].after != second.shifts[id].before]
    if first.head and second.head and first.head.after != second.head.before:
        unlike.append("head")
    if unlike:
        raise DoesNotApply("the second change does not start from what the first leaves", unlike)
    shifts = {}
    for id in sorted(first.shifts.keys() | second.shifts.keys()):
        ends = first.shifts.get(id) or second.shifts[id], second.shifts.get(id) or first.shifts[id]
        shifts[id] = Shift(ends[0].before, ends[1].after)
    heads = first.head or second.head, second.head or first.head
    return _change(Shift(heads[0].before, heads[1].after) if heads[0] and heads[1] else None, shifts)
