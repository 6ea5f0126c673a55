"""Everything that happened to a statement, replayed: acts in, texts out.

A text that was saved is not a text that was circulated: members answer on circulated texts only. The acts come
from the record (files/record); here they are values, and replaying them gives each text and its digest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import TypeAlias

from drafter.text.change import Change, DoesNotApply, apply
from drafter.text.moment import moment
from drafter.text.silence import SilenceAct, misstep
from drafter.text.statement import Head, Statement

BLANK = Statement(Head("", "", ""), {})


@dataclass(frozen=True, slots=True)
class Refusal:
    """An amendment that was not taken, whole: the change it would have made to the text it was refused on."""

    amendment: str
    change: Change


@dataclass(frozen=True, slots=True)
class Revised:
    """A penholder changed the text; `takes` names the amendments taken, `text` is the digest that came of it.

    `refuses` are those decided against; where all that is done is to refuse, the change is empty.
    """

    number: int
    author: str
    at: str
    note: str
    takes: tuple[str, ...]
    change: Change
    text: str
    refuses: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Circulated:
    """A penholder sent the text to the members under a name (zero-draft, rev-1), with the brief at these terms."""

    number: int
    author: str
    at: str
    name: str
    text: str
    terms: str


@dataclass(frozen=True, slots=True)
class Voted:
    """A penholder recorded the ballots on a text: each member's answer, who acted for whom, who was set aside, and
    who was said to be bound to abstain; `source` is the document they were read from."""

    number: int
    author: str
    at: str
    text: str
    answers: Mapping[str, str]
    source: str = ""
    proxies: Mapping[str, str] = field(default_factory=dict)
    aside: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Released:
    """A penholder's word that this text may go out, and what it rests on: the digest of every position file, and
    that of the brief's terms (rule, body, date, form, title, penholders, style)."""

    number: int
    author: str
    at: str
    text: str
    positions: Mapping[str, str]
    terms: str


Act: TypeAlias = Revised | Circulated | SilenceAct | Voted | Released


def title(name: str) -> str:
    """What a text is called on a page.

    >>> title("zero-draft"), title("rev-1"), title("revision-4")
    ('zero draft', 'Rev.1', 'revision 4')
    """
    kind, _, number = name.partition("-")
    return f"Rev.{number}" if kind == "rev" and number.isdigit() else name.replace("-", " ")


class DoesNotReplay(ValueError):
    """Acts that do not follow from each other: `number` is the first that does not."""

    def __init__(self, number: int, reason: str) -> None:
        self.number = number
        self.reason = reason
        super().__init__(f"entry {number}: {reason}")


@dataclass(frozen=True)
class History:
    """The acts in order, the text after each revision (counted from 1), and by name the texts that went out."""

    acts: tuple[Act, ...]
    texts: Mapping[int, Statement]
    circulated: Mapping[str, Statement]

    @property
    def current(self) -> Statement:
        """The text as last saved; blank before the first revision."""
        return self.texts[max(self.texts)] if self.texts else BLANK

    @property
    def latest(self) -> Circulated | None:
        """The last circulation of all."""
        return next((act for act in reversed(self.acts) if isinstance(act, Circulated)), None)

    @property
    def silence(self) -> tuple[SilenceAct, ...]:
        """The acts of silence, on whichever text, oldest first."""
        return tuple(act for act in self.acts if isinstance(act, SilenceAct))

    @property
    def revisions(self) -> tuple[Revised, ...]:
        """The saves, oldest first."""
        return tuple(act for act in self.acts if isinstance(act, Revised))

    def by(self, at: datetime) -> tuple[Act, ...]:
        """The acts made by a moment."""
        return tuple(act for act in self.acts if moment(act.at) <= at)


def replay(acts: Iterable[Act]) -> History:
    """The history that these acts make. Raises `DoesNotReplay` at the first that does not follow."""
    text = BLANK
    texts: dict[int, Statement] = {}
    circulated: dict[str, Statement] = {}
    silence: list[SilenceAct] = []
    kept: list[Act] = []
    for act in acts:
        if isinstance(act, Revised):
            for refusal in act.refuses:
                if any(text.paragraphs.get(id) != shift.before for id, shift in refusal.change.shifts.items()):
                    raise DoesNotReplay(act.number, f"{refusal.amendment} is refused on another text than this")
            try:
                text = apply(act.change, text)
            except DoesNotApply as fault:
                raise DoesNotReplay(act.number, str(fault)) from fault
            texts[len(texts) + 1] = text
        out = {sent.digest for sent in circulated.values()}
        if act.text not in (out if isinstance(act, Released | SilenceAct | Voted) else {text.digest}):
            raise DoesNotReplay(act.number, "the entry names another text than the one it was made on")
        if isinstance(act, SilenceAct):
            if reason := misstep(act, silence):
                raise DoesNotReplay(act.number, reason)
            silence.append(act)
        if isinstance(act, Circulated):
            if act.name in circulated:
                raise DoesNotReplay(act.number, f"'{act.name}' was circulated before")
            circulated[act.name] = text
        kept.append(act)
    return History(tuple(kept), MappingProxyType(texts), MappingProxyType(circulated))
