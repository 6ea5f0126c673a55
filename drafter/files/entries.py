"""The shape of one entry of the record, act by act. Imported only when a record is read."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, TypeAdapter

from drafter.text.silence import Speech
from drafter.text.statement import Kind


class Value(BaseModel):
    """A JSON object with these keys, each of just this type, and no other."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class ParagraphValue(Value):
    """A paragraph; `words` are runs `["text", ["em"]]` and references `["@", "id"]`."""

    parent: str | None
    rank: str
    kind: Kind
    words: list[list[str | list[str]]]


class ShiftValue(Value):
    """What stood before and what stands after."""

    before: ParagraphValue | None
    after: ParagraphValue | None


class HeadValue(Value):
    """The head of a statement."""

    name: str
    form: str
    language: str


class ActValue(Value):
    """What every entry says: who, when, and the digest of the text it is about."""

    author: str
    at: str
    text: str


class RevisedValue(ActValue):
    """A revision with its whole change; `refuses` gives each amendment decided against, with all it would change."""

    act: Literal["revised"]
    note: str
    takes: list[str]
    refuses: dict[str, dict[str, ShiftValue]] = {}
    change: dict[str, ShiftValue]
    head: list[HeadValue] | None


class CirculatedValue(ActValue):
    """A text went out under a name, with the brief at these terms."""

    act: Literal["circulated"]
    name: str
    terms: str


class OpenedValue(ActValue):
    """A text was put under silence until a moment."""

    act: Literal["silence-opened"]
    until: str


class ExtendedValue(ActValue):
    """Silence on a text now expires at another moment."""

    act: Literal["silence-extended"]
    until: str


class SpokeValue(ActValue):
    """A member spoke up on a text under silence, at the moment `given`."""

    act: Literal["spoke"]
    member: str
    speech: Speech
    given: str
    say: str


class WithdrewValue(ActValue):
    """A member took back, at the moment `given`, what it had said on a text under silence."""

    act: Literal["withdrew"]
    member: str
    given: str


class ClosedValue(ActValue):
    """Silence on a text ended unbroken."""

    act: Literal["silence-closed"]


class VotedValue(ActValue):
    """The ballots on a text: each member's answer, with what else the rule needs to know of them."""

    act: Literal["voted"]
    answers: dict[str, str]
    source: str
    proxies: dict[str, str]
    set_aside: list[str]
    parties: list[str]


class ReleasedValue(ActValue):
    """A penholder's release, resting on these position files and these terms of the brief."""

    act: Literal["released"]
    positions: dict[str, str]
    terms: str


Entry = Annotated[
    RevisedValue
    | CirculatedValue
    | OpenedValue
    | ExtendedValue
    | SpokeValue
    | WithdrewValue
    | ClosedValue
    | VotedValue
    | ReleasedValue,
    Discriminator("act"),
]
ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)
