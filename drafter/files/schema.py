"""The shape of every file people write, as pydantic models: what keys there are and what each may hold.

Imported only when a file is read. Scalars arrive as the text that was written; the models type them, so that
`NO`, `on` and `12:00` stay what they are. What depends on other files is checked where those are at hand
(files/briefs, files/positions, files/library). `drafter schema` prints these models as JSON Schema for editors.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError


def _written(value: object) -> object:
    """A number as its text: a stock YAML loader gives 12 where the file says 12."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _listed(value: object) -> object:
    """A key written with nothing after it holds an empty list."""
    return [] if value is None else value


def _switch(value: object) -> object:
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


def _day(value: object) -> object:
    """A day as YYYY-MM-DD: a bare number would otherwise be taken for seconds since 1970."""
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise PydanticCustomError("date_as_written", "a date is wanted")
    return value


def _code(value: str) -> str:
    if not re.fullmatch("[A-Z]{3}", value):
        raise ValueError(f"'{value[:60]}' is no member's code; write the three letters of ISO 3166, as EST")
    return value


Text = Annotated[str, BeforeValidator(_written), WithJsonSchema({"type": ["string", "number"]})]
Switch = Annotated[bool, BeforeValidator(_switch), Field(strict=True), WithJsonSchema({"type": "boolean"})]
Whole = Annotated[int, Field(ge=0)]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Code = Annotated[str, AfterValidator(_code), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{3}$"})]
Status = Literal["illustrative", "reading", "reported", "in-writing"]
StanceWord = Literal["support", "accept", "ad-ref", "dissociate", "hold", "object", "red-line"]


class File(BaseModel):
    """A mapping in a file: unknown keys are faults, and a value once read does not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


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
    facts: Annotated[list[FactFile], BeforeValidator(_listed)] = []
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
    """A member's own word on one circulated text."""

    seen: str
    says: Literal["joins", "objects", "hold", "ad-ref"]
    except_: Annotated[list[str], BeforeValidator(_listed), Field(alias="except")] = []
    reserve: dict[str, str] = {}
    when: str = ""


class PositionFile(File):
    """positions/XXX.yaml: one member's limits, proposals, red lines, linkages and answer."""

    member: str
    status: Status
    views: Annotated[list[ViewFile], BeforeValidator(_listed)] = []
    amendments: Annotated[list[AmendmentFile], BeforeValidator(_listed)] = []
    red_lines: Annotated[list[RedLineFile], BeforeValidator(_listed)] = []
    linkages: Annotated[list[LinkageFile], BeforeValidator(_listed)] = []
    answer: AnswerFile | None = None


class RungFile(File):
    """One strength: adverb, bare verb, manner, and the source that ranks it above the next."""

    id: str
    verb: str
    manner: str = ""
    adverb: str = ""
    source: str


class LadderFile(File):
    """templates/ladders/*.yaml: rungs from the strongest to the weakest."""

    ladder: str
    status: Literal["convention", "published"]
    rungs: Annotated[list[RungFile], Field(min_length=2)]


class FormFile(File):
    """templates/forms/*.yaml: who speaks, in which inflection, and how paragraphs are laid out."""

    form: str
    title: str
    source: str
    subject: str
    inflection: Literal["present", "past", "participle"]
    plural: Switch = False
    kind: Literal["heading", "preambular", "operative", "item", "chapeau", "paragraph", "closing", "note"] = "paragraph"
    stop: str = "."


class TermFile(File):
    """Members over days, both ends included."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    members: Annotated[list[Code], Field(min_length=1)]
    start: Annotated[Day, Field(alias="from")]
    end: Annotated[Day | None, Field(alias="to")] = None


class BodyFile(File):
    """templates/bodies/*.yaml: a body's dated membership and groups."""

    body: str
    name: str
    source: str
    groups: dict[str, list[TermFile]] = {}
    membership: Annotated[list[TermFile], Field(min_length=1)]


class PastNameFile(File):
    """A name given up: the last day on which it means this State."""

    name: str
    to: Day


class NameFile(File):
    """A State's code, its name, and the other names it is known by."""

    code: Code
    name: str
    also: list[str | PastNameFile] = []


class NamesFile(File):
    """templates/bodies/names.yaml."""

    source: str
    names: list[NameFile]


class IntervalFile(File):
    """Days in force, both ends included."""

    start: Annotated[Day, Field(alias="from")]
    end: Annotated[Day | None, Field(alias="to")] = None


class TestFile(File):
    """A test of a rule: a count with its bound, or all, any, not of tests."""

    count: list[str] | None = None
    group: str | None = None
    out_of: list[str] | None = None
    at_least: Text | None = None
    more_than: Text | None = None
    at_most: Text | None = None
    fewer_than: Text | None = None
    all: list[TestFile] | None = None
    any: list[TestFile] | None = None
    not_: Annotated[TestFile | None, Field(alias="not")] = None


class RuleFile(File):
    """templates/rules/*.yaml: a decision rule with its legal source and worked examples."""

    rule: str
    title: str
    source: str
    verified: Switch
    body: str
    in_force: IntervalFile
    decided_by: Literal["ballots", "answers"]
    adopts: str
    outcomes: Annotated[list[dict[str, TestFile | Literal["otherwise"]]], Field(min_length=2)]
    plain: str
    examples: Annotated[list[dict[str, Any]], Field(min_length=1)]


SCHEMAS: dict[str, type[File]] = {
    "brief": BriefFile,
    "position": PositionFile,
    "rule": RuleFile,
    "body": BodyFile,
    "ladder": LadderFile,
    "form": FormFile,
}


def json_schema(kind: str) -> str:
    """The JSON Schema of a kind of file, as text; the same on every run."""
    return json.dumps(SCHEMAS[kind].model_json_schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
