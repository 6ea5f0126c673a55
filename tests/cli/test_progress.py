"""Long work shows how far it is, on a terminal and nowhere else."""

from __future__ import annotations

import sys

import pytest
from rich.progress import Progress

from drafter.cli import common


def shown(monkeypatch: pytest.MonkeyPatch, terminal: bool, patience: float) -> list[str]:
    """The bars that appear while three items are watched."""
    bars: list[str] = []
    real = Progress.start
    monkeypatch.setattr(Progress, "start", lambda self: (bars.append(self.tasks[0].description), real(self))[1])
    monkeypatch.setattr(common, "_PATIENCE", patience)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal, raising=False)
    assert list(common.watched("abc", "reading positions")) == ["a", "b", "c"]
    return bars


def test_work_that_takes_longer_than_a_persons_patience_shows_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, True, -1.0) == ["reading positions"]


def test_quick_work_shows_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, True, 60.0) == []


def test_a_pipe_shows_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, False, -1.0) == []
