"""What a terminal gets: its width, a pager, colour, signs; and a pipe none of them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.shell import NAME, at
from tests.cli.terminal import on_a_terminal, surroundings, without_colour
from tests.negotiation import DRAFTER

CHECK = ("check", NAME, *at(12))
KEPT = "sh -c 'cat > paged'"


def into_a_pipe(folder: Path, *words: str, **settings: str) -> str:
    """What a command writes into a pipe."""
    command = [str(DRAFTER), *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, env=surroundings(settings))
    assert done.stderr == b""
    return done.stdout.decode()


# --- colour ----------------------------------------------------------------------------------------------------------


def test_who_wants_no_colour_gets_the_same_rows_without_it(room: Path) -> None:
    coloured = on_a_terminal(room, *CHECK, columns=80)
    assert "\x1b[1;31mNOT AGREED" in coloured
    assert on_a_terminal(room, *CHECK, columns=80, NO_COLOR="1") == without_colour(coloured)
    assert on_a_terminal(room, *CHECK, columns=80, NO_COLOR="") == coloured
    assert on_a_terminal(room, *CHECK, columns=80, TERM="dumb") == without_colour(coloured)


@pytest.mark.parametrize("words", [("--plain", *CHECK), (*CHECK, "--plain")])
def test_plain_is_what_a_pipe_gets(words: tuple[str, ...], room: Path) -> None:
    assert on_a_terminal(room, *words, columns=40, rows=4, PAGER=KEPT) == into_a_pipe(room, *CHECK)
    assert not (room / "paged").exists()


def test_commands_under_a_command_take_plain_too(room: Path) -> None:
    words = ("silence", "status", NAME, *at(12))
    assert on_a_terminal(room, *words, "--plain", columns=40) == into_a_pipe(room, *words)


# --- the pager -------------------------------------------------------------------------------------------------------


def test_what_is_longer_than_the_screen_goes_through_the_pager_that_is_named(room: Path) -> None:
    shown = on_a_terminal(room, *CHECK, columns=80, rows=10, PAGER=KEPT)
    assert shown == ""
    assert (room / "paged").read_text() == on_a_terminal(room, *CHECK, columns=80, NO_COLOR="1")


def test_what_the_screen_holds_is_not_paged(room: Path) -> None:
    rows = on_a_terminal(room, *CHECK, columns=80).count("\n")
    for height, paged in ((rows + 1, False), (rows, True)):
        on_a_terminal(room, *CHECK, columns=80, rows=height, PAGER=KEPT)
        assert (room / "paged").exists() is paged


def test_a_pipe_is_never_paged(room: Path) -> None:
    assert "NOT AGREED" in into_a_pipe(room, *CHECK, PAGER=KEPT, LINES="4")
    assert not (room / "paged").exists()


@pytest.mark.parametrize("pager", ["cat", "", "no-such-pager", "'"])
def test_without_a_pager_the_text_is_printed_whole(pager: str, room: Path) -> None:
    whole = on_a_terminal(room, *CHECK, columns=80, rows=50)
    assert on_a_terminal(room, *CHECK, columns=80, rows=4, PAGER=pager) == whole


def test_a_dumb_terminal_has_no_pager(room: Path) -> None:
    assert "NOT AGREED" in on_a_terminal(room, *CHECK, rows=4, PAGER=KEPT, TERM="dumb")


def test_less_is_told_to_show_colour_and_no_other_pager_gets_any(room: Path) -> None:
    less = room / "less"
    less.write_text('#!/bin/sh\necho "$@" > told\ncat > paged\n')
    less.chmod(0o755)
    on_a_terminal(room, *CHECK, rows=4, PAGER=f"{less} -S")
    assert (room / "told").read_text() == "-S -R\n"
    assert "\x1b[1;31mNOT AGREED" in (room / "paged").read_text()
    less.rename(room / "more")
    on_a_terminal(room, *CHECK, rows=4, PAGER=f"{room}/more")
    assert (room / "told").read_text() == "\n"
    assert "\x1b" not in (room / "paged").read_text()


def test_who_leaves_the_pager_early_gets_the_exit_code_of_the_answer(room: Path) -> None:
    ours, theirs = os.openpty()
    settings = surroundings({"PAGER": "true", "LINES": "4"})
    done = subprocess.run(
        [str(DRAFTER), *CHECK], cwd=room, stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, env=settings, check=False
    )
    os.close(ours)
    os.close(theirs)
    assert (done.returncode, done.stderr) == (1, b"")


# --- signs -----------------------------------------------------------------------------------------------------------

ASCII: dict[str, dict[str, str]] = {
    "C by name": {"LC_ALL": "C"},
    "ascii asked of Python": {"PYTHONIOENCODING": "ascii"},
    "C without the help of Python": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}


@pytest.mark.parametrize("settings", ASCII.values(), ids=ASCII)
def test_a_locale_of_ascii_gets_ascii_that_says_the_same(settings: dict[str, str], room: Path) -> None:
    said = into_a_pipe(room, *CHECK, **settings)
    assert said.isascii()
    assert 'fire: "condemns in the strongest terms"' in said
    assert said == into_a_pipe(room, *CHECK).replace("“", '"').replace("”", '"').replace("·", "-").replace("…", "...")
    assert on_a_terminal(room, *CHECK, columns=80, **settings).isascii()


@pytest.mark.parametrize("settings", ASCII.values(), ids=ASCII)
def test_what_is_for_a_program_is_utf_8_whatever_the_locale(settings: dict[str, str], room: Path) -> None:
    for words in ((*CHECK, "--json"), ("show", NAME, "--markup"), ("merge", NAME), ("diff", NAME, "0", "1", "--json")):
        command = [str(DRAFTER), *words]
        narrow, wide = (
            subprocess.run(command, cwd=room, capture_output=True, check=False, env=surroundings(those)).stdout
            for those in (settings, {})
        )
        assert narrow == wide


@pytest.mark.parametrize("encoding", ["cp437", "cp1252", "cp850", "latin-1"])
def test_a_narrow_code_page_shows_what_it_has_and_a_stand_in_for_the_rest(encoding: str, room: Path) -> None:
    command = [str(DRAFTER), *CHECK]
    settings = surroundings({"PYTHONIOENCODING": encoding})
    done = subprocess.run(command, cwd=room, capture_output=True, check=False, env=settings)
    said = done.stdout.decode(encoding)
    assert "?" not in said
    quotes = "“”" if encoding == "cp1252" else '""'
    assert f"fire: {quotes[0]}condemns in the strongest terms{quotes[1]}" in said


@pytest.mark.parametrize("words", [("--help",), ("resolve", "--help"), ("show", NAME, "né"), ("explain", "DS014")])
def test_help_and_what_is_wrong_are_told_in_ascii_too(words: tuple[str, ...], room: Path) -> None:
    for settings in ASCII.values():
        done = subprocess.run(
            [str(DRAFTER), *words], cwd=room, capture_output=True, check=False, env=surroundings(settings)
        )
        assert done.returncode in (0, 2), done.stderr
        assert (done.stdout + done.stderr).isascii()
