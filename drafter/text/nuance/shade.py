"""A named change of words: what it is called, and the words that bear it out on each side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from drafter.text.nuance.side import Span

Name: TypeAlias = Literal[
    "verb-weaker",
    "verb-stronger",
    "verb-changed",
    "addressee",
    "qualifier",
    "scope",
    "date",
    "figure",
    "clause-dropped",
    "clause-added",
    "citation",
    "moved",
    "renumbered",
    "split",
    "joined",
    "recast",
]
_MIRROR: Mapping[Name, Name] = {
    "verb-weaker": "verb-stronger",
    "verb-stronger": "verb-weaker",
    "clause-dropped": "clause-added",
    "clause-added": "clause-dropped",
    "split": "joined",
    "joined": "split",
}


@dataclass(frozen=True, slots=True)
class Shade:
    """One named change, with the words that bear it out on each side; None where a side has none.

    `cut` where these are only the first of the words that came or went.
    """

    name: Name
    before: Span | None
    after: Span | None
    source: str = ""
    cut: bool = False

    def mirrored(self) -> Shade:
        """The same change the other way round."""
        return Shade(_MIRROR.get(self.name, self.name), self.after, self.before, self.source, self.cut)
