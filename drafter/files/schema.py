"""The shape of every file people write, as pydantic models: what keys there are and what each may hold.

Imported only when a file is read. Scalars arrive as the text that was written; the models type them, so that
`NO`, `on` and `12:00` stay what they are. What depends on other files is checked where those are at hand
(files/briefs, files/positions, files/library). `drafter schema` prints these models as JSON Schema for editors.
"""

from __future__ import annotations

import json
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from drafter.files.scalars import Day, File, StanceWord, Status, Switch, Text, listed, one_or_more
from drafter.files.template_schema import BodyFile, FormFile, LadderFile, LexiconFile, RuleFile


class FactFile(File):
    """A figure the text rests on; write `{id}` in an element's text to use it."""

    id: str
    value: Text
    of: Text | None = None
    as_of: str
    source: str


class WordingFile(File):
    """One whole wording of an element: a predicate such as "calls on all parties to stop fighting"."""

    id: str
    text: str


class ElementFile(File):
    """One thing the statement is to say: `ladder` with `text`, or `wordings`, or `text` alone."""

    id: str
    ladder: str | None = None
    ask: str | None = None
    text: str | None = None
    wordings: list[WordingFile] | None = None
    kind: Literal["heading", "preambular", "operative", "item", "chapeau", "paragraph", "closing", "note"] | None = None


class BriefFile(File):
    """brief.yaml: what the penholders set out to say, for which body, under which rule."""

    statement: str
    title: str = ""
    form: str
    body: str
    membership_on: Day
    rule: str
    stage: Literal["negotiating", "under-silence", "agreed", "issued"]
    penholders: Annotated[list[str], Field(min_length=1)]
    marking: str = ""
    language: str = "en"
    style: str = "council"
    facts: Annotated[list[FactFile], BeforeValidator(listed)] = []
    elements: Annotated[list[ElementFile], Field(min_length=1)]


class ViewFile(File):
    """What a member says of one paragraph: limits on the rung, or a bare stance on all its words."""

    about: str
    seen: str | None = None
    at_most: str | None = None
    at_least: str | None = None
    accepts: list[str] | None = None
    prefers: str | None = None
    stance: StanceWord | None = None
    because: str = ""
    say: str = ""


class AfterFile(File):
    """A place: after this paragraph; `after:` with nothing is the top."""

    after: str | None = None


class AmendmentFile(File):
    """What a member would change: exactly one of swap, text, add (with text), strike, move."""

    id: Annotated[str, WithJsonSchema({"type": "string", "pattern": r"^[A-Z]{3}-[A-Za-z0-9]+$"})]
    about: str
    seen: str | None = None
    swap: dict[str, Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]] | None = None
    text: str | None = None
    add: AfterFile | None = None
    strike: Switch | None = None
    move: AfterFile | None = None
    need: Literal["condition", "preference"] = "condition"
    to: Literal["members", "penholders"] = "penholders"
    turns: dict[str, StanceWord] = {}
    withdrawn: str | None = None
    because: str = ""
    say: str = ""


class ConditionFile(File):
    """What a text must meet: exactly one of these keys (`within` goes with `says`)."""

    says: str | None = None
    within: str | None = None
    keeps: str | None = None
    absent: str | None = None
    adopts: str | None = None
    all: list[ConditionFile] | None = None
    any: list[ConditionFile] | None = None
    not_: Annotated[ConditionFile | None, Field(alias="not")] = None


class RedLineFile(File):
    """What a member cannot accept in a text."""

    id: str
    when: ConditionFile
    because: str = ""
    say: str = ""


class LinkageFile(File):
    """A view that holds only on a text that meets a condition."""

    id: str
    when: ConditionFile
    then: ViewFile
    because: str = ""


class AnswerFile(File):
    """A member's own word on one circulated text; `text`, its first 12 figures, ties the word to the very words."""

    seen: str
    text: Text | None = None
    says: Literal["joins", "objects", "hold", "ad-ref"]
    except_: Annotated[list[str], BeforeValidator(listed), Field(alias="except")] = []
    reserve: dict[str, str] = {}
    cosponsors: Switch = False
    when: str = ""


class PositionFile(File):
    """positions/XXX.yaml: one member's limits, proposals, red lines, linkages and answer."""

    member: str
    status: Status
    views: Annotated[list[ViewFile], BeforeValidator(listed)] = []
    amendments: Annotated[list[AmendmentFile], BeforeValidator(listed)] = []
    red_lines: Annotated[list[RedLineFile], BeforeValidator(listed)] = []
    linkages: Annotated[list[LinkageFile], BeforeValidator(listed)] = []
    answer: AnswerFile | None = None


Names = Annotated[
    list[str],
    BeforeValidator(one_or_more),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"items": {"type": "string"}, "type": "array"}]}),
]


class ChoiceFile(File):
    """What is chosen for one contested paragraph: one of take, words, strike, keep; `note` says why, for the record."""

    take: Names = []
    refuse: Names = []
    words: str | None = None
    strike: Switch | None = None
    keep: Switch | None = None
    note: str = ""


class ChoicesFile(File):
    """A file of choices for `drafter resolve`; `text` is the first figures of the text's digest."""

    text: Annotated[Text, Field(min_length=12)]
    choices: Annotated[dict[str, ChoiceFile], Field(min_length=1)]


class AcceptedFile(File):
    """A finding that is accepted: its fingerprint, as a check prints it, its code and words, and the reason."""

    fingerprint: Annotated[str, Field(pattern="^[0-9a-f]{32}$")]
    code: str
    finding: str = ""
    reason: Annotated[str, Field(pattern=r"\S")]


class BaselineFile(File):
    """A baseline for `drafter check --baseline`: findings that are accepted for now, each with its reason."""

    accepted: Annotated[list[AcceptedFile], BeforeValidator(listed)]


SCHEMAS: dict[str, type[File]] = {
    "brief": BriefFile,
    "position": PositionFile,
    "choices": ChoicesFile,
    "baseline": BaselineFile,
    "rule": RuleFile,
    "body": BodyFile,
    "ladder": LadderFile,
    "form": FormFile,
    "lexicon": LexiconFile,
}


def json_schema(kind: str) -> str:
    """The JSON Schema of a kind of file, as text; the same on every run."""
    return json.dumps(SCHEMAS[kind].model_json_schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
