"""Several proposals taken into one paragraph at once: each in its own place, and none across another.

Words are woven span by span, so that what comes out holds every proposal taken, whole. Two that would change the
same words, the place or the kind in two ways, or of which one strikes the paragraph, collide.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from drafter.text.contested.choice import Name, Plain, spans
from drafter.text.statement import Inline, Paragraph, inline

T = TypeVar("T")


class Collides(ValueError):
    """Proposals that cannot stand together: `names` says whose."""

    def __init__(self, names: frozenset[Name]) -> None:
        self.names = names
        super().__init__(f"{', '.join(sorted(names))} would change the same words")


def woven(base: Paragraph | None, taken: Mapping[Name, Paragraph | None]) -> Paragraph | None:
    """The paragraph with all of these proposals in it; None where they strike it.

    One proposal alone gives what it proposes, several in whatever order give the same. Raises `Collides` where
    two of them do not stand together.
    """
    sides = {name: side for name, side in taken.items() if side != base}
    if not sides:
        return base
    gone = frozenset(name for name, side in sides.items() if side is None)
    there = {name: side for name, side in sides.items() if side is not None}
    if gone and there:
        raise Collides(frozenset(sides))
    if gone:
        return None
    if base is None:
        return _only({side: _naming(there, side) for side in there.values()})
    place = _only(_others(base.place, {name: side.place for name, side in there.items()}), base.place)
    kind = _only(_others(base.kind, {name: side.kind for name, side in there.items()}), base.kind)
    return Paragraph(place, kind, _words(base.inline, {name: side.inline for name, side in there.items()}))


def _naming(sides: Mapping[Name, T], wanted: T) -> frozenset[Name]:
    return frozenset(name for name, side in sides.items() if side == wanted)


def _others(base: T, sides: Mapping[Name, T]) -> dict[T, frozenset[Name]]:
    """What is wanted in place of the base, with the names that want it."""
    return {side: _naming(sides, side) for side in sides.values() if side != base}


def _only(wanted: Mapping[T, frozenset[Name]], base: T | None = None) -> T:
    """The one thing wanted, or the base where nobody wants another."""
    if len(wanted) > 1:
        raise Collides(frozenset().union(*wanted.values()))
    found = next(iter(wanted), base)
    assert found is not None, "without a base somebody wants something"
    return found


def _words(base: Inline, sides: Mapping[Name, Inline]) -> Inline:
    out: list[Inline] = []
    for piece in spans(base, _others(base, sides)):
        out.append(piece.inline if isinstance(piece, Plain) else _only(piece.sides))
    return inline(*(part for words in out for part in words))
