"""A schema's complaints reach the reader as faults in the file: every one, placed, in plain English."""

from __future__ import annotations

import subprocess
import sys
from enum import Enum
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, RootModel, field_validator, model_validator

from drafter.diagnostic import Faulty
from drafter.files.located import parse
from drafter.files.source import MOST_FAULTS
from drafter.files.validated import validate


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Says(Strict):
    says: str
    within: str | None = None


class Absent(Strict):
    absent: str


class Every(Strict):
    all: list[Says | Absent | Every]


class Status(Enum):
    ILLUSTRATIVE = "illustrative"
    REPORTED = "reported"


class View(Strict):
    about: str
    stance: Literal["support", "accept", "object"] | None = None
    seen: str | None = None

    @model_validator(mode="after")
    def asked(self) -> View:
        if self.seen == "never":
            raise ValueError("a view must have seen a text")
        return self


class After(Strict):
    kind: Literal["add"]
    after: str


class Gone(Strict):
    kind: Literal["strike"]


class Names(RootModel[list[str]]):
    pass


class Position(Strict):
    member: Annotated[str, Field(pattern="^[A-Z]{3}$")]
    start: int | None = Field(None, alias="from", ge=0)
    status: Status = Status.REPORTED
    withheld: bool = False
    views: tuple[View, ...] = ()
    when: Says | Absent | Every | None = None
    bound: int | Literal["all", "none"] | None = None
    ballots: dict[Literal["for", "against"], int] = {}
    amendment: Annotated[After | Gone, Field(discriminator="kind")] | None = None
    also: Names | None = None

    @field_validator("also")
    @classmethod
    def named(cls, also: Names | None) -> Names | None:
        assert also is None or also.root, "names are wanted"
        return also


def told(source: str) -> list[str]:
    with pytest.raises(Faulty) as caught:
        validate(Position, parse(source.encode("utf-8"), "positions/CHN.yaml"))
    return [str(fault).split("\n")[0].removeprefix("positions/CHN.yaml:") for fault in caught.value.diagnostics]


def test_a_file_that_fits_becomes_the_schemas_value() -> None:
    source = b"member: CHN\nfrom: 007\nwithheld: yes\nviews: [{about: halt, stance: object}]\nbound: all\n"
    position = validate(Position, parse(source, "CHN.yaml"))
    assert (position.member, position.start, position.withheld, position.bound) == ("CHN", 7, True, "all")
    assert position.views == (View(about="halt", stance="object"),)


def test_a_fault_is_printed_with_its_line_and_caret() -> None:
    with pytest.raises(Faulty) as caught:
        validate(Position, parse(b"member: CHN\nviews:\n  - about: halt\n    stanse: object\n", "CHN.yaml"))
    assert str(caught.value) == (
        "CHN.yaml:4:5: DS020 'stanse' is not a key here: did you mean 'stance'?\n        stanse: object\n        ^"
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("views: [{stance: object}]", "2:9: DS021 the key 'about' is missing"),
        (
            "views: [{about: x, stance: objct}]",
            "2:28: DS022 'objct' is not one of support, accept, object: did you mean 'object'?",
        ),
        ("views: [{about: x, stance: zzz}]", "2:28: DS022 'zzz' is not one of support, accept, object"),
        (
            "status: ilustrative",
            "2:9: DS022 'ilustrative' is not one of illustrative, reported: did you mean 'illustrative'?",
        ),
        ("views: halt", "2:8: DS022 'halt' is not a list"),
        ("views: [halt]", "2:9: DS022 'halt' is not a mapping (key: value)"),
        ("views: [{about: [x]}]", "2:17: DS022 a list stands here; a text is wanted"),
        ("views: [{about: }]", "2:17: DS022 nothing stands here; a text is wanted"),
        ("from: soon", "2:7: DS022 'soon' is not a whole number"),
        ("from: -1", "2:7: DS022 '-1' should be greater than or equal to 0"),
        ("withheld: maybe", "2:11: DS022 'maybe' is not true or false"),
        ("start: 1", "2:1: DS020 'start' is not a key here: did you mean 'status'?"),
        ("views: [{about: x, seen: never}]", "2:9: DS022 a view must have seen a text"),
        ("also: []", "2:7: DS022 names are wanted"),
        ("also: [{}]", "2:8: DS022 a mapping stands here; a text is wanted"),
        ("ballots: {fro: 1}", "2:11: DS020 'fro' is not a key here: did you mean 'for'?"),
        (
            "amendment: {kind: ad, after: x}",
            "2:19: DS022 'ad' is not one of add, strike: did you mean 'add'?",
        ),
        ("amendment: {after: x}", "2:12: DS021 the key 'kind' is missing"),
        (
            "amendment: {kind: add, aftr: x, after: y}",
            "2:24: DS020 'aftr' is not a key here: did you mean 'after'?",
        ),
        ("x" * 70 + ": 1", f"2:1: DS020 '{'x' * 60}…' is not a key here"),
    ],
)
def test_each_fault_says_what_is_wrong_and_what_would_fit(line: str, expected: str) -> None:
    assert told(f"member: CHN\n{line}\n") == [expected]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("{says: x, withn: y}", ["2:17: DS020 'withn' is not a key here: did you mean 'within'?"]),
        (
            "{all: [{says: x}, {absnt: y}]}",
            [
                "2:25: DS021 the key 'absent' is missing",
                "2:26: DS020 'absnt' is not a key here: did you mean 'absent'?",
            ],
        ),
        ("{all: [{all: [{says: [x]}]}]}", ["2:28: DS022 a list stands here; a text is wanted"]),
        ("further measures", ["2:7: DS022 'further measures' is not a mapping (key: value)"]),
    ],
)
def test_of_a_union_the_branch_most_likely_meant_is_told(when: str, expected: list[str]) -> None:
    assert told(f"member: CHN\nwhen: {when}\n") == expected


def test_a_value_that_fits_no_branch_is_told_all_that_would() -> None:
    assert told("member: CHN\nbound: al") == [
        "2:8: DS022 'al' is not a whole number or one of all, none: did you mean 'all'?"
    ]


def test_a_value_of_a_wrong_form_is_told_the_pattern() -> None:
    assert told("member: chn") == ["1:9: DS022 'chn' is not written as it must be here: the pattern is ^[A-Z]{3}$"]


def test_every_fault_of_a_file_is_told_at_once() -> None:
    assert [line.split(" ")[1] for line in told("membr: CHN\nviews: [{}, {about: x, y: z}]\nfrom: x\n")] == [
        "DS020",
        "DS021",
        "DS021",
        "DS020",
        "DS022",
    ]


def test_a_document_that_is_no_mapping_is_told_so() -> None:
    assert told("- member") == ["1:1: DS022 a list stands here; a mapping (key: value) is wanted"]


def test_a_file_of_nothing_but_faults_says_how_many_more_there_are() -> None:
    lines = told("member: CHN\n" + "".join(f"k{number}: x\n" for number in range(MOST_FAULTS + 3)))
    assert lines[-1].endswith("3 more")


def test_pydantic_is_not_imported_before_a_file_is_validated() -> None:
    check = "import sys, drafter.files.validated, drafter.files.chain; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
