"""Ladders of verbs: how strongly a text speaks, and on which rung a paragraph stands.

Rankings are contested, so ladders are data (templates/ladders) with a source for each rung; here they are
looked up. The ladder word of a paragraph is its verb with the manner that follows it: "condemns in the
strongest terms", "expresses grave concern at".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from drafter.text.statement import Inline, Ref, Run, inline
from drafter.text.verbs import KNOWN, inflect, inflections
from drafter.text.voice import lead

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
        words = f"{self.adverb} {inflect(self.verb, 'present')} {self.manner}".strip()
        return inline(*lead((Run(f"{words} "),)), *rest)


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


def verbs(ladders: Mapping[str, Ladder]) -> frozenset[str]:
    """The bare verbs that a text may be led back to: the common ones, and those of these ladders."""
    return KNOWN | {rung.verb for ladder in ladders.values() for rung in ladder.rungs}


@dataclass(frozen=True, slots=True)
class Found:
    """The rung on which a paragraph stands, and the paragraph with the ladder word cut out."""

    rung: str
    frame: tuple[Inline, Inline]


def stands_on(ladder: Ladder, parts: Inline) -> Found | None:
    """Where a paragraph stands on a ladder, by its first verb that is on it; None where no verb is.

    Of several rungs that fit, the one that says most: "expresses deep concern at" before "expresses".
    """
    for index, part in enumerate(parts):
        if not isinstance(part, Run) or "verb" not in part.marks:
            continue
        ahead = parts[index:]
        fitting = [(len(said), rung) for rung in ladder.rungs if (said := _said(rung, ahead))]
        if fitting:
            length, rung = max(fitting, key=lambda found: found[0])
            return Found(rung.id, (parts[:index], _beyond(length, ahead)))
    return None


def _said(rung: Rung, ahead: Inline) -> str:
    """The ladder word with which these words begin, in any inflection, if it is this rung's; else nothing."""
    text = "".join(part.text for part in takewhile(lambda part: isinstance(part, Run), ahead) if isinstance(part, Run))
    for verb in inflections(rung.verb):
        said = f"{rung.adverb} {verb} {rung.manner}".strip()
        begins = text[: len(said)].casefold() == said.casefold()
        if begins and not text[len(said) : len(said) + 1].isalnum():
            return text[: len(said)]
    return ""


def _beyond(length: int, parts: Inline) -> Inline:
    """What follows so many characters."""
    out: list[Run | Ref] = []
    for part in parts:
        if isinstance(part, Run) and length:
            out.append(Run(part.text[length:], part.marks))
            length -= min(length, len(part.text))
        else:
            out.append(part)
    return inline(*out)
