"""Long work shows how far it is, on a terminal and nowhere else."""

from __future__ import annotations

import sys
from threading import Event, active_count

import pytest
from rich.progress import Progress

from drafter.cli import progress


def shown(monkeypatch: pytest.MonkeyPatch, terminal: bool, patience: float) -> list[str]:
    """The bars that appear while three items are watched."""
    bars: list[str] = []
    real = Progress.start
    monkeypatch.setattr(Progress, "start", lambda self: (bars.append(self.tasks[0].description), real(self))[1])
    monkeypatch.setattr(progress, "_PATIENCE", patience)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal, raising=False)
    assert list(progress.watched("abc", "reading positions")) == ["a", "b", "c"]
    return bars


def test_work_that_takes_longer_than_a_persons_patience_shows_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, True, -1.0) == ["reading positions"]


def test_quick_work_shows_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, True, 60.0) == []


def test_a_pipe_shows_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, False, -1.0) == []


# --- work that cannot be counted -------------------------------------------------------------------------------------


def waited(monkeypatch: pytest.MonkeyPatch, terminal: bool, patience: float) -> list[str]:
    """The clocks that appear while something is done that takes until one could."""
    shown: list[str] = []
    begun = Event()
    real = Progress.start

    def start(self: Progress) -> None:
        shown.append(self.tasks[0].description)
        real(self)
        begun.set()

    monkeypatch.setattr(Progress, "start", start)
    monkeypatch.setattr(progress, "_PATIENCE", patience)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal, raising=False)
    with progress.working("comparing"):
        if terminal and patience == 0:
            assert begun.wait(30)
    return shown


def test_work_that_cannot_be_counted_shows_that_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    assert waited(monkeypatch, True, 0) == ["comparing"]


def test_work_that_is_done_at_once_shows_no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    assert waited(monkeypatch, True, 60) == []


def test_beside_a_pipe_there_is_no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    assert waited(monkeypatch, False, 0) == []


def test_work_that_fails_takes_its_clock_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    before = active_count()

    def fails() -> None:
        with progress.working("comparing"):
            assert active_count() == before + 1
            raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        fails()
    assert active_count() == before
