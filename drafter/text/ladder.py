"""Ladders of verbs: how strongly a text speaks, and on which rung a paragraph stands.

Rankings are contested, so ladders are data (templates/ladders) with a source for each rung; here they are
looked up. The ladder word of a paragraph is its verb with the manner that follows it: "condemns in the
strongest terms", "expresses grave concern at".
"""

from __future__ import annotations

from dataclasses import dataclass

from drafter.text.statement import Inline, Run, inline
from drafter.text.voice import inflect, inflections

OMIT = "omit"


@dataclass(frozen=True, slots=True)
class Rung:
    """One strength: an adverb, a bare verb and a manner, with the source that ranks it."""

    id: str
    verb: str
    manner: str = ""
    adverb: str = ""
    source: str = ""

    def predicate(self, rest: Inline) -> Inline:
        """What this rung says of `rest`, in the third person present with the verb marked.

        >>> from drafter.text.statement import plain
        >>> plain(Rung("note", "take", "note of").predicate(inline("the attacks")))
        'takes note of the attacks'
        """
        verb = f"{self.adverb} {inflect(self.verb, 'present')}".strip()
        return inline(Run(verb, frozenset({"verb"})), f" {self.manner} " if self.manner else " ", *rest)


@dataclass(frozen=True, slots=True)
class Ladder:
    """Rungs from the strongest to the weakest; `omit`, saying nothing, is below them all and not listed."""

    id: str
    status: str
    rungs: tuple[Rung, ...]

    def rung(self, id: str) -> Rung:
        """The rung of this id; `KeyError` where there is none."""
        for rung in self.rungs:
            if rung.id == id:
                return rung
        raise KeyError(id)


@dataclass(frozen=True, slots=True)
class Found:
    """The rung on which a paragraph stands, and the paragraph with the ladder word cut out."""

    rung: str
    frame: tuple[Inline, Inline]


def stands_on(ladder: Ladder, parts: Inline) -> Found | None:
    """Where a paragraph stands on a ladder, by its first verb that is on it; None where no verb is.

    Of several rungs that fit, the one with the longest manner: "express deep concern at" before "express".
    """
    for index, part in enumerate(parts):
        if not isinstance(part, Run) or "verb" not in part.marks:
            continue
        after = parts[index + 1 :]
        fitting = [rung for rung in ladder.rungs if _fits(rung, part.text, after)]
        if fitting:
            rung = max(fitting, key=lambda rung: (len(rung.manner), len(rung.adverb)))
            return Found(rung.id, (parts[:index], _without(rung.manner, after)))
    return None


def _fits(rung: Rung, verb: str, after: Inline) -> bool:
    *adverbs, last = verb.lower().split(" ")
    if last not in inflections(rung.verb) or " ".join(adverbs) != rung.adverb:
        return False
    if not rung.manner:
        return True
    text = after[0].text if after and isinstance(after[0], Run) else ""
    return text.startswith(f" {rung.manner}") and not text[len(rung.manner) + 1 : len(rung.manner) + 2].isalnum()


def _without(manner: str, after: Inline) -> Inline:
    """What follows the ladder word."""
    if not manner:
        return after
    first = after[0]
    assert isinstance(first, Run)
    return inline(Run(first.text[len(manner) + 1 :], first.marks), *after[1:])
