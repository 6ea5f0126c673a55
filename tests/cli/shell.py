"""A statement to try the commands on, and a way to run them: in this process, so that a test takes milliseconds."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from drafter import cli

NAME = "harbour"
FOLDER = Path("statements") / NAME
MEMBERS = ("CHN", "EST", "FRA", "GBR", "IND", "IRL", "KEN", "MEX", "NER", "NOR", "RUS", "TUN", "USA", "VCT", "VNM")

BRIEF = """\
# An invented event.
statement: harbour
title: The fire in the harbour
form: presidential-statement
body: unsc
membership_on: "2021-08-13"
rule: unsc-statement
stage: negotiating
penholders: [EST, NOR]
marking: Draft. For members only.
elements:
  - {id: fire, ladder: condemnation, ask: strongest, text: the attack on the harbour}
  - id: crews
    ask: demand
    wordings:
      - {id: demand, text: demands that both sides let the crews through}
      - {id: call, text: calls on both sides to let the crews through}
  - {id: inquiry, text: stands ready to name an inquiry into the attack}
"""
CHINA = """\
member: CHN
status: in-writing
views:
  - {about: fire, at_most: deplore, because: the talks are close}
  - {about: inquiry, stance: object, because: no mandate, say: It is too early.}
amendments:
  - {id: CHN-1, about: crews, seen: zero-draft, swap: {both sides: all sides}, to: members, say: All must.}
"""
INDIA = """\
member: IND
status: in-writing
amendments:
  - {id: IND-1, about: port, seen: zero-draft, add: {after: crews}, text: 'recalls {{ 7\\*7 }} that ports are civilian'}
  - {id: IND-2, about: inquiry, seen: zero-draft, strike: true, need: preference}
"""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its exit code, and what it printed."""

    code: int
    out: str
    err: str


def drafter(*words: str) -> Ended:
    """Run a command as the installed program does, in the current folder."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr(sys, "argv", ["drafter", *words])
        try:
            cli.main()
        except SystemExit as ended:
            code = int(ended.code or 0)
    return Ended(code, out.getvalue(), err.getvalue())


def at(hour: int, minute: int = 0) -> tuple[str, str]:
    """`--at` a time of the day after the zero draft went out."""
    return "--at", f"2021-08-14T{hour:02}:{minute:02}+02:00"


def done(*words: str) -> str:
    """What a command prints that is fine."""
    ended = drafter(*words)
    assert ended.code == 0, ended.err
    return ended.out


def refused(*words: str) -> str:
    """What a command says that is wrongly used."""
    ended = drafter(*words)
    assert (ended.code, ended.out) == (2, "")
    return ended.err


def contents() -> dict[str, bytes]:
    """Every file of the current folder."""
    return {path.as_posix(): path.read_bytes() for path in Path().rglob("*") if path.is_file()}


def entries() -> int:
    """How many acts are recorded."""
    return len(list((FOLDER / "record").glob("*.json")))


def change(name: str, before: str, after: str) -> None:
    """Edit a file of the statement."""
    path = FOLDER / name
    text = path.read_text()
    assert text.count(before) == 1
    path.write_text(text.replace(before, after))


def everybody_says(word: str, seen: str) -> None:
    """Every member gives this answer on a text, and nothing else stands in its file."""
    for member in MEMBERS:
        answer = f'answer: {{seen: {seen}, says: {word}, when: "2021-08-14T15:00+02:00"}}'
        (FOLDER / "positions" / f"{member}.yaml").write_text(f"member: {member}\nstatus: in-writing\n{answer}\n")


def agree() -> None:
    """Bring the statement to agreement on its zero draft."""
    everybody_says("joins", "zero-draft")
    assert drafter("check", NAME, *at(16)).code == 0


def release() -> None:
    """Have both penholders let the agreed text go."""
    for penholder in ("EST", "NOR"):
        done("release", NAME, "--by", penholder, *at(17))
