"""What people see: every screen of tests/cases/screen is what the command shows, and what holds of all of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drafter.report.cells import width_of
from tests.cli.screens import COMMANDS, KINDS, SCREENS, build, screens, shown

_COLOUR = re.compile(r"\^\[[0-9;]*m")
ALL = list(screens())


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with both statements."""
    folder = tmp_path_factory.mktemp("screens")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        build()
    return folder


def kept(name: str, kind: str) -> str:
    return (SCREENS / f"{name}.{kind}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "command", "kind"), ALL, ids=[name for name, _, _ in ALL])
def test_a_command_shows_what_was_looked_at(
    name: str, command: tuple[str, ...], kind: str, both: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(both)
    assert shown(command, kind) == (SCREENS / name).read_text(encoding="utf-8")


def test_no_screen_is_kept_that_no_command_shows() -> None:
    assert {path.name for path in SCREENS.iterdir()} == {name for name, _, _ in ALL}


@pytest.mark.parametrize("name", COMMANDS)
def test_without_colour_the_rows_are_the_same(name: str) -> None:
    rows = [row.rstrip() for row in _COLOUR.sub("", kept(name, "80")).splitlines()]
    assert rows == kept(name, "no-color").splitlines()


@pytest.mark.parametrize("name", COMMANDS)
def test_plain_is_what_a_pipe_gets(name: str) -> None:
    assert kept(name, "plain") == kept(name, "pipe")


@pytest.mark.parametrize("name", COMMANDS)
def test_no_row_is_wider_than_its_screen(name: str) -> None:
    for kind, (columns, _, _, more) in KINDS.items():
        if columns and not more:
            assert max(map(width_of, _COLOUR.sub("", kept(name, kind)).splitlines())) <= columns


@pytest.mark.parametrize("name", COMMANDS)
def test_every_word_of_a_pipe_is_on_every_screen(name: str) -> None:
    if name.startswith("diff") or name.startswith("status") or name.startswith("capital"):
        kinds = ["80", "40"]  # on a wide screen the sides stand apart, and names stand for numbers
    else:
        kinds = ["80", "40", "200"]
    words = sorted(re.sub(r"\s", "", kept(name, "pipe")))
    for kind in kinds:
        assert sorted(re.sub(r"\s", "", _COLOUR.sub("", kept(name, kind)))) == words


@pytest.mark.parametrize("name", COMMANDS)
def test_the_screen_of_ascii_is_ascii_and_marks_the_same_words(name: str) -> None:
    said = kept(name, "ascii")
    assert said.isascii()
    for mark in ("[-", "-]", "{+", "+}"):
        assert said.count(mark) == kept(name, "80").count(mark)
