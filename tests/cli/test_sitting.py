"""resolve on a terminal: each contested paragraph in turn, any choice undone, nothing recorded before the end."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.contested import AMERICA
from tests.cli.shell import FOLDER, NAME, Ended, at, contents, done, drafter, entries

ROOT = Path(__file__).parents[2]
COMMAND = ("resolve", NAME, "--by", "NOR", *at(9))
# In the order in which the text is read, what is only proposed last: crews (CHN-1, USA-1, USA-2), inquiry (IND-2),
# port (IND-1).


@pytest.fixture(autouse=True)
def _files(room: Path) -> None:
    (FOLDER / "positions" / "USA.yaml").write_text(AMERICA)


def sit(*lines: str, only: str = "") -> Ended:
    """Type these lines at a terminal, then end the input."""
    keyboard, terminal = pty.openpty()
    os.write(keyboard, "".join(f"{line}\n" for line in lines).encode() + b"\x04\x04")
    with os.fdopen(terminal) as typed, pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", typed)
        ended = drafter(*COMMAND[:2], *([only] if only else []), *COMMAND[2:])
    os.close(keyboard)
    return ended


def recorded() -> list[tuple[list[str], list[str], str]]:
    """What each ruling took, what it refused, and why."""
    found: list[tuple[list[str], list[str], str]] = []
    for number in range(2, entries()):
        act: dict[str, Any] = json.loads((FOLDER / "record" / f"{number:04}.json").read_text())
        found.append((act["takes"], list(act["refuses"]), act["note"]))
    return found


def test_each_paragraph_is_shown_as_it_stands_and_as_each_side_would_have_it() -> None:
    said = sit("q").out
    assert "1 of 3" in said
    assert "crews (second paragraph): as it stands" in said
    assert "crews (second paragraph): 1  CHN-1" in said
    assert "[-both-]{+all+} sides" in said
    assert "crews (second paragraph): 2  USA-1" in said
    assert "inquiry" not in said


def test_who_stands_where_is_told_with_each_side() -> None:
    rows = sit("", "q").out.split("2 of 3")[1].splitlines()
    standing = rows[rows.index("inquiry (third paragraph): as it stands") :]
    assert "    object: CHN" in standing
    struck = standing[standing.index("inquiry (third paragraph): 1  IND-2") :]
    assert "  struck" in struck
    assert "    object: CHN" not in struck


def test_the_same_words_from_two_members_have_one_number() -> None:
    (FOLDER / "positions" / "VNM.yaml").write_text(
        AMERICA.replace("USA", "VNM").replace("the two sides", "all sides").split("  - {id: VNM-2")[0]
    )
    assert "1  CHN-1, VNM-1" in sit("q").out
    sit("1", "both asked", "r")
    assert recorded() == [(["CHN-1", "VNM-1"], ["USA-1"], "both asked")]


def test_choices_are_recorded_with_their_reasons_when_it_is_said() -> None:
    ended = sit("1", "all must", "s", "", "r")
    assert ended.code == 0
    assert recorded() == [(["CHN-1"], ["USA-1"], "all must"), (["IND-2"], [], "")]
    assert "took CHN-1; refused USA-1" in ended.out
    assert "took IND-2" in ended.out
    assert done("verify", NAME)


@pytest.mark.parametrize("numbers", ["1 3", "1,3", "3, 1"])
def test_several_numbers_take_several_sides(numbers: str) -> None:
    sit(numbers, "", "r")
    assert [sorted(takes) for takes, _, _ in recorded()] == [["CHN-1", "USA-2"]]


def test_a_paragraph_is_left_open_with_enter_alone() -> None:
    sit("", "k", "no", "r")
    assert recorded() == [([], ["IND-2"], "no")]


def test_compromise_words_are_asked_for_and_read_as_markup() -> None:
    sit("w", "urges *everybody* to let the crews through", "a compromise", "r")
    assert recorded() == [([], ["CHN-1", "USA-1"], "a compromise")]
    assert "The Security Council _urges_ *everybody* to let the crews through." in done("show", NAME, "--markup")


def test_what_was_chosen_last_is_undone_without_a_trace() -> None:
    ended = sit("1", "all must", "u", "2", "two will do", "r")
    assert recorded() == [(["USA-1"], ["CHN-1"], "two will do")]
    assert "all must" not in json.dumps(recorded())
    assert ended.out.count("1 of 3") == 2


def test_each_choice_can_be_undone_back_to_the_first() -> None:
    ended = sit("u", "", "k", "", "u", "u", "u", "k", "", "r")
    assert ended.out.count("1 of 3") == 4
    assert [refuses for _, refuses, _ in recorded()] == [["CHN-1", "USA-1", "USA-2"]]


def test_the_choice_on_the_last_paragraph_can_be_undone_too() -> None:
    ended = sit("s", "too early", "u", "k", "it stands", "r", only="inquiry")
    assert ended.code == 0
    assert recorded() == [([], ["IND-2"], "it stands")]


def test_to_end_without_recording_records_nothing() -> None:
    before = contents()
    assert sit("1", "all must", "q").code == 0
    assert contents() == before


def test_input_that_ends_early_records_nothing() -> None:
    before = contents()
    ended = sit("1", "all must")
    assert (ended.code, ended.err.strip()) == (130, "stopped")
    assert contents() == before


def test_when_everything_is_left_open_nothing_is_recorded() -> None:
    before = contents()
    assert "nothing was recorded" in sit("", "", "", "r").out
    assert contents() == before


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("x",), "'x' is none of them"),
        (("0",), "'0' is none of them"),
        (("4",), "'4' is none of them"),
        (("1 9",), "'1 9' is none of them"),
        (("1 2",), "CHN-1, USA-1 do not stand together: they would change the same words"),
        (("w", "the Taliban stop"), "'the' is no verb in the third person (condemns, calls on, takes note)"),
        (("w", "urges [all] sides"), "words:1:7: DS203 '[' has a meaning of its own here"),
        (("w", "recalls @{port}"), "that would break the text: crews refers to what is absent: port"),
        (("w", "demands that both sides let the crews through"), "that changes nothing: 'crews' reads so already"),
    ],
)
def test_what_cannot_be_chosen_is_told_and_the_paragraph_is_asked_again(lines: tuple[str, ...], told: str) -> None:
    ended = sit(*lines, "k", "", "r")
    assert told in ended.out
    assert ended.out.count("1 of 3") == 2
    assert [refuses for _, refuses, _ in recorded()] == [["CHN-1", "USA-1", "USA-2"]]


def test_a_choice_that_breaks_the_text_with_an_earlier_one_is_told_and_the_earlier_ones_are_not_lost() -> None:
    ended = sit("w", "recalls @{inquiry} and the crews", "", "s", "", "k", "no port", "r")
    assert ended.code == 0
    assert "that would break the text" in ended.out
    assert [refuses for _, refuses, _ in recorded()] == [["CHN-1", "USA-1", "USA-2"], ["IND-1"]]


def test_one_paragraph_alone_is_gone_through_when_it_is_named() -> None:
    ended = sit("s", "too early", "r", only="inquiry")
    assert "1 of 1" in ended.out
    assert "crews (second paragraph)" not in ended.out
    assert recorded() == [(["IND-2"], [], "too early")]


def test_a_paragraph_that_nobody_would_change_has_nothing_to_rule_on() -> None:
    before = contents()
    assert "there is nothing to rule on" in sit("r", only="fire").out
    assert contents() == before


def test_a_real_terminal_shows_every_side_and_records_at_the_end(room: Path) -> None:
    keyboard, terminal = pty.openpty()
    os.write(keyboard, b"1\nall must\nu\n2\n\nr\n\x04\x04")
    child = subprocess.Popen(
        [sys.executable, "-c", "from drafter.cli import main; main()", *COMMAND],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        cwd=room,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "100"},
    )
    os.close(terminal)
    seen = bytearray()
    try:
        while some := os.read(keyboard, 65536):
            seen += some
    except OSError:
        pass
    os.close(keyboard)
    assert child.wait() == 0, seen.decode()
    assert b"USA-1" in seen
    assert b"\x1b[" in seen
    assert recorded() == [(["USA-1"], ["CHN-1"], "")]
