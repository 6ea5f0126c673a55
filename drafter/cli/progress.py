"""Work that takes longer than a person's patience shows that it goes on: on a terminal, beside what is printed."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from drafter.cli.screen import wants_plain

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")
_PATIENCE = 2.0


def watched(items: Sequence[T], what: str) -> Iterator[T]:
    """The items one by one; once they have taken two seconds, with a bar that says how many are done."""
    started, bar, seen = monotonic(), None, _is_seen()
    try:
        for done, item in enumerate(items):
            if bar is None and seen and monotonic() - started > _PATIENCE:
                bar = _begun(what, len(items), started)
            if bar is not None:
                bar.update(bar.task_ids[0], completed=done)
            yield item
    finally:
        if bar is not None:
            bar.stop()


@contextmanager
def working(what: str) -> Iterator[None]:
    """Work that cannot be counted; once it has taken two seconds, with the time that it has taken."""
    if not _is_seen():
        yield
        return
    over, started = Event(), monotonic()

    def shown() -> None:
        if not over.wait(_PATIENCE):
            bar = _begun(what, None, started)
            over.wait()
            bar.stop()

    watcher = Thread(target=shown, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()


def _is_seen() -> bool:
    return sys.stderr.isatty() and not wants_plain()


def _begun(what: str, total: int | None, since: float) -> Progress:
    """A bar of so many items, or a clock where nothing is counted; it leaves no trace."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    words = TextColumn("{task.description}")
    columns = (SpinnerColumn("line"), words) if total is None else (words, BarColumn(), MofNCompleteColumn())
    bar = Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True)
    bar.add_task(what, total=total)
    bar.tasks[0].start_time = bar.get_time() - (monotonic() - since)
    bar.start()
    return bar
