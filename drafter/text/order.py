"""Ranks are fractional keys: between any two there is room for another, and siblings sort by them as strings.

A rank minted by an amendment ends in the amendment's id, so two members who add at one place never tie and
their paragraphs never interleave. Moves are read from two outlines, never from unequal ranks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from drafter.text.rising import rising
from drafter.text.statement import Id, Statement

# In code point order. "!" is the zero: no rank ends in it, so there is always room below and above.
_DIGITS = "!-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
_VALUE = {digit: value for value, digit in enumerate(_DIGITS)}
_PLAIN = "0123456789abcdefghijklmnopqrstuvwxyz"


def spread(number: int) -> list[str]:
    """That many ranks in order, all of one length, with room between them.

    >>> spread(3)
    ['1', '2', '3']
    """
    width = len(str(number))
    return [str(index).zfill(width) for index in range(1, number + 1)]


def between(low: str | None, high: str | None) -> str:
    """A rank above `low` and below `high`, either of which may be open; it is no beginning of `high`.

    >>> between("1", "2"), between(None, "1"), between("9", None)
    ('1i', '0', 'n')
    """
    assert low is None or high is None or low < high, (low, high)
    below, above = low or "", high
    out, at = "", 0
    while True:
        floor = _VALUE[below[at]] if at < len(below) else 0
        ceiling = _VALUE[above[at]] if above is not None and at < len(above) else len(_DIGITS)
        if ceiling - floor > 1:
            return out + _plainest(floor + 1, ceiling)
        out += _DIGITS[floor]
        if floor < ceiling:
            above = None
        at += 1


def _plainest(low: int, high: int) -> str:
    """The middle digit of a half-open range, a plain letter or figure where there is one."""
    plain = [value for value in range(low, high) if _DIGITS[value] in _PLAIN]
    choice = plain or list(range(low, high))
    return _DIGITS[choice[len(choice) // 2]]


def mint(low: str | None, high: str | None, id: str) -> str:
    """The rank that amendment `id` gives to what it puts between two siblings: it ends in the id.

    Everything one amendment puts after its own paragraph stays ahead of what another put at the same place.

    >>> mint("1", "2", "CHN-1"), mint("1!CHN-1", "2", "CHN-2")
    ('1!CHN-1', '1!CHN-1!CHN-2')
    """
    if low is not None and (high is None or not high.startswith(low + "!")):
        return f"{low}!{id}"
    return f"{between(low, high)}!{id}"


def keep_or_place(siblings: Sequence[Id], known: Mapping[Id, str]) -> dict[Id, str]:
    """Ranks for siblings in this order, keeping as many known ranks as still stand in order.

    >>> keep_or_place(["a", "new", "b"], {"a": "1", "b": "2"})
    {'a': '1', 'new': '1i', 'b': '2'}
    """
    if not known:
        return dict(zip(siblings, spread(len(siblings)), strict=True))
    kept = set(rising([id for id in siblings if id in known], key=known))
    out: dict[Id, str] = {}
    last: str | None = None
    for index, id in enumerate(siblings):
        ahead = next((known[other] for other in siblings[index + 1 :] if other in kept), None)
        out[id] = last = known[id] if id in kept else between(last, ahead)
    return out


def moved(before: Statement, after: Statement) -> frozenset[Id]:
    """The paragraphs of both texts that changed parent, or fell outside the longest run still in order.

    Read from the outlines alone: unequal ranks move nothing, and what is added or struck moves nothing.
    """
    out: set[Id] = set()
    for parent, siblings in after.children.items():
        stayed = [id for id in siblings if id in before.paragraphs]
        out.update(id for id in stayed if before.paragraphs[id].place.parent != parent)
        stayed = [id for id in stayed if id not in out]
        place = {id: index for index, id in enumerate(before.children.get(parent, ()))}
        still = rising(stayed, place)
        out.update(set(stayed) - set(still))
    return frozenset(out)


def below(id: Id, statement: Statement) -> tuple[Id, ...]:
    """Every id that hangs from a paragraph, at whatever depth, as the text is read."""
    return tuple(found for child in statement.children.get(id, ()) for found in (child, *below(child, statement)))


def read_through(ids: Iterable[Id], before: Statement, after: Statement) -> list[Id]:
    """These ids as the second text is read, those that only the first has where they stood in it."""
    place = {id: (index, 0) for index, id in enumerate(after.order)}
    last = -1
    for id in before.order:
        if id in place:
            last = place[id][0]
        else:
            place[id] = (last, 1)
    return sorted(ids, key=lambda id: (place[id], id))


def in_order(ids: Iterable[Id], statement: Statement) -> list[Id]:
    """These ids as the statement is read; those it does not have come last, by name."""
    place = {id: index for index, id in enumerate(statement.order)}
    return sorted(ids, key=lambda id: (place.get(id, len(place)), id))
