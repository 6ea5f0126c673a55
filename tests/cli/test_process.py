"""The program as it is installed: exit codes, what it loads, pipes, and colour on a terminal alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from drafter import __version__
from drafter.cli import COMMANDS
from tests.cli.shell import FOLDER, NAME, at, drafter
from tests.cli.terminal import on_a_terminal
from tests.negotiation import DRAFTER
from tests.negotiation import drafter as process

HEAVY = ("pydantic", "docx", "lxml", "jinja2", "yaml", "rich")


def test_help_loads_no_library_that_a_command_may_need() -> None:
    code = (
        "import sys; from drafter.cli import cli\n"
        "try: cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"
    assert "Commands:" in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_in_its_help_what_the_list_of_commands_says(name: str) -> None:
    said = drafter(name, "--help")
    assert said.code == 0
    assert f"Usage: drafter {name} " in said.out
    assert drafter(name, "-h").out == said.out
    assert max(map(len, said.out.splitlines())) <= 80
    assert name in drafter("--help").out


def test_the_version_is_told() -> None:
    assert drafter("--version").out == f"drafter, version {__version__}\n"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("log", NAME), 0),
        (("check", NAME, *at(12)), 1),
        (("show", NAME, "rev-9"), 2),
        (("chek", NAME), 2),
        (("check", "nowhere"), 3),
        (("verify", NAME, "--head", "0" * 12), 3),
    ],
)
def test_a_process_ends_with_the_code_that_is_documented(words: tuple[str, ...], code: int, room: Path) -> None:
    done = process(room, *words)
    assert done.returncode == code
    assert "Traceback" not in done.stdout + done.stderr
    assert bool(done.stderr) == (code > 1)


def test_a_fault_of_the_tool_itself_is_one_line_that_says_where(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("one\n  two")

    monkeypatch.setattr("drafter.files.workspace.find", broken)
    ended = drafter("log", NAME)
    assert (ended.code, ended.out) == (4, "")
    assert ended.err.startswith("drafter: a fault of the tool itself: RuntimeError: one two (")
    assert ended.err.endswith(")\n")
    assert Path(__file__).name in ended.err
    assert ended.err.count("\n") == 1


def test_a_reader_of_a_pipe_that_goes_away_is_neither_a_finding_nor_a_fault(room: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([str(DRAFTER), "log", NAME], cwd=room, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize(("words", "code"), [(("log", NAME), 0), (("chek", NAME), 2), (("check", "nowhere"), 3)])
def test_a_job_with_nowhere_to_say_anything_ends_with_its_code(room: Path, words: tuple[str, ...], code: int) -> None:
    closing = ["sh", "-c", 'exec "$@" >&- 2>&-', "sh"]
    assert subprocess.run([*closing, str(DRAFTER), *words], cwd=room, check=False).returncode == code


def test_a_full_disk_behind_what_is_printed_is_said_by_the_exit_code(room: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([str(DRAFTER), "log", NAME], cwd=room, stdout=full, stderr=full, check=False)
    assert done.returncode == 4


def test_who_stops_a_command_is_told_that_it_stopped(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("drafter.files.workspace.find", stopped)
    ended = drafter("log", NAME)
    assert ended.code == 130
    assert ended.err.strip() == "stopped"


# --- colour --------------------------------------------------------------------------------------------------------


def test_a_terminal_gets_colour_and_a_pipe_the_same_words_plain(room: Path) -> None:
    coloured = on_a_terminal(room, "check", NAME, *at(12))
    plain = process(room, "check", NAME, *at(12)).stdout
    assert "\x1b[1;31mNOT AGREED" in coloured
    assert "\x1b" not in plain
    assert "NOT AGREED" in plain


def test_the_markup_is_never_coloured_or_folded(room: Path) -> None:
    long = "urges " + "all sides and each of them " * 12 + "to talk"
    drafter("amend", NAME, "crews", "--words", long, "--by", "EST", *at(9))
    shown = process(room, "show", NAME, "--markup").stdout
    assert on_a_terminal(room, "show", NAME, "--markup", columns=40) == shown
    assert (FOLDER / "record" / "0002.json").is_file()


def test_a_pipe_needs_no_support_for_colour(room: Path) -> None:
    code = (
        "import sys; from drafter import cli\n"
        f"sys.argv = ['drafter', 'log', '{NAME}']\n"
        "cli.main()\n"
        "print([name for name in ('rich', 'docx') if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=room, capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"
    assert "zero-draft went out" in done.stdout
