"""The statement that the commands are tried on, in a working folder of its own for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.shell import BRIEF, CHINA, FOLDER, INDIA, NAME, done


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with the statement: its zero draft went out, and two members wrote."""
    folder = tmp_path_factory.mktemp("begun")
    (folder / FOLDER / "positions").mkdir(parents=True)
    (folder / FOLDER / "brief.yaml").write_text(BRIEF)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        done("draft", NAME, "--by", "EST", "--at", "2021-08-13T09:00+02:00")
        done("circulate", NAME, "zero-draft", "--by", "EST", "--at", "2021-08-13T10:00+02:00")
    (folder / FOLDER / "positions" / "CHN.yaml").write_text(CHINA)
    (folder / FOLDER / "positions" / "IND.yaml").write_text(INDIA)
    return folder


@pytest.fixture
def room(begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the working folder, as the current one."""
    shutil.copytree(begun, tmp_path / "room")
    monkeypatch.chdir(tmp_path / "room")
    return tmp_path / "room"
