"""What it would take: the ladder of each contested paragraph, and what the bridge found, or the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.consensus.compilation import Compilation
from drafter.consensus.verdict import Verdict
from drafter.report.line import Line
from drafter.report.picture.ladder import ladder
from drafter.report.picture.sheet import Heading
from drafter.report.rungs import contested, rungs
from drafter.text.statement import Id


@dataclass(frozen=True, slots=True)
class Ladder:
    """A contested paragraph: its id, what people call it, and its rungs as a picture."""

    id: Id
    label: str
    picture: str


@dataclass(frozen=True, slots=True)
class Taking:
    """What was found, in lines, and the ladders; `note` says what it rests on."""

    note: str
    found: tuple[Line, ...]
    ladders: tuple[Ladder, ...]


def taking(note: str, found: Sequence[Line], verdict: Verdict, compiled: Compilation) -> Taking:
    """What was found, beside the ladder of every paragraph that somebody stands against or would change."""
    return Taking(note, tuple(found), tuple(_ladders(verdict, compiled)))


def _ladders(verdict: Verdict, compiled: Compilation) -> Iterator[Ladder]:
    for id in contested(verdict, compiled, "internal"):
        found = rungs(id, verdict, compiled, "internal")
        yield Ladder(id, found.label, ladder(found, Heading(f"ladder_{id}", f"{id} ({found.label})")))
