"""A member's answer on one circulated text: the first row of the table that fits.

Consent is said, or silence is closed; it is never inferred. The table and its order are the design's; each row is
one line of `_row` below.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from drafter.positions.position import Member, Position
from drafter.positions.standing import Reason, Stand, Standing
from drafter.text.statement import Id

Word = Literal[
    "fault",
    "objects",
    "asks change",
    "joins",
    "hold",
    "joins by silence",
    "ad-ref",
    "renew",
    "heard in part",
    "silent",
    "unheard",
]
COUNTS: Mapping[str, str | None] = {"objects": "against", "joins": "for", "joins by silence": "for"}


@dataclass(frozen=True, slots=True)
class Answered:
    """What a member's file comes to on one text: its answer, the reasons, and what it puts on record.

    `apart` are the paragraphs it dissociates itself from, `reserve` its reservations in its own words; `cosponsors`
    says that it lends its name to the text.
    """

    member: Member
    word: Word
    reasons: tuple[Reason, ...] = ()
    standing: Standing | None = None
    position: Position | None = None
    apart: tuple[Id, ...] = ()
    reserve: Mapping[Id, str] | None = None
    cosponsors: bool = False
    warning: str = ""

    @property
    def counts(self) -> str | None:
        """How it counts under a rule: "for", "against", or None while it is open."""
        return COUNTS.get(self.word)


def answer(
    member: Member, position: Position | None, standing: Standing | None, on: str | None, silence: bool, mixed: bool
) -> Answered:
    """A member's answer on a text.

    `on` is the name of the circulated text its answer speaks of where that is this very text, else None.
    `silence` says that silence on this text was closed unbroken; `mixed`, that other files of the statement are
    not illustrative. A file that counts for nothing is as none: its member, too, joins by closed silence.
    """
    if position is None or standing is None:
        return Answered(member, "joins by silence" if silence else "silent")
    fresh = position.answer if on is not None else None
    joins = fresh is not None and fresh.says == "joins"
    dissociated = frozenset((*fresh.apart, *(fresh.reserve or {}))) if fresh and joins else frozenset[Id]()
    word, reasons = _row(position, standing, fresh is not None, silence, dissociated)
    apart = fresh.apart if fresh and joins else ()
    reserve = fresh.reserve if fresh and joins else None
    cosponsors = fresh is not None and fresh.cosponsors
    warning = _unheard(position, word, mixed)
    if warning:
        kept: Word = "joins by silence" if silence else "unheard"
        return Answered(member, kept, () if silence else reasons, standing, position, warning=warning)
    return Answered(member, word, reasons, standing, position, apart, reserve, cosponsors and word == "joins")


def _unheard(position: Position, word: Word, mixed: bool) -> str:
    """Why what a file comes to counts for nothing, neither for nor against; empty where it counts."""
    if position.status == "reading" or (position.status == "illustrative" and mixed):
        beside = "a guess" if position.status == "reading" else "made up, beside files that are not"
        said = f", and it says: {word}" if word in ("objects", "asks change", "fault") else ""
        return f"its file is {beside}, so it counts for nothing{said}"
    if position.status == "reported" and word == "joins":
        return "only reported to join, which never counts for agreement"
    return ""


def _row(
    position: Position, standing: Standing, fresh: bool, silence: bool, dissociated: frozenset[Id]
) -> tuple[Word, tuple[Reason, ...]]:
    says = position.answer.says if position.answer and fresh else None
    against = (*_reasons(standing.of("red-line", "object"), dissociated), *standing.crossed)
    asks = (*standing.asks, *standing.touched)
    holds = _reasons(standing.of("hold"), dissociated)
    said = (Reason(position.answer.where, "text"),) if position.answer else ()
    if says == "joins" and (against or asks or holds):
        return "fault", (*against, *asks, *holds)
    if says == "objects" or against:
        return "objects", (*against, *(said if says == "objects" else ()))
    if asks:
        return "asks change", asks
    if says == "joins":
        return "joins", said
    if says == "hold" or holds:
        return "hold", (*holds, *(said if says == "hold" else ()))
    if silence:
        return "joins by silence", ()
    if says == "ad-ref" or standing.of("ad-ref"):
        return "ad-ref", (*_reasons(standing.of("ad-ref"), dissociated), *(said if says == "ad-ref" else ()))
    stale = _reasons(standing.of("stale"), dissociated)
    if stale or position.answer:
        return "renew", (*stale, *said)
    spoken = standing.of("support", "accept", "dissociate")
    return ("heard in part", _reasons(spoken, dissociated)) if spoken else ("silent", ())


def _reasons(stands: list[tuple[Id, Stand]], dissociated: frozenset[Id]) -> tuple[Reason, ...]:
    """The reasons of stances, save on paragraphs the member joins apart from or under a reservation."""
    return tuple(reason for id, stand in stands if id not in dissociated for reason in stand.reasons)
