"""What `accept` and `reject` share: which tracked changes of a Word file are meant, and what is said of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from drafter.cli.common import write
from drafter.cli.progress import working
from drafter.cli.screen import say
from drafter.cli.wordfile import package_of, spare

if TYPE_CHECKING:
    from drafter.docx.resolve.revisions import Choice, Revision

Word = Literal["accepted", "rejected"]
_DAY = click.DateTime(["%Y-%m-%d"])


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """FILE, `-o`, and the options that choose among its changes."""
    for one in reversed(
        (
            click.argument("file", type=click.Path(path_type=Path)),
            click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The file to write."),
            click.option("--author", "authors", metavar="NAME", multiple=True, help="Only this author's; repeatable."),
            click.option("--since", type=_DAY, help="Only changes of this day or later."),
            click.option("--until", type=_DAY, help="Only changes of this day or earlier."),
            click.option("--date", "day", type=_DAY, help="Only changes of this day."),
        )
    ):
        command = one(command)
    return command


def settle(
    word: Word,
    file: Path,
    output: Path,
    authors: Iterable[str],
    since: datetime | None,
    until: datetime | None,
    day: datetime | None,
) -> int:
    """Resolve the chosen changes, write what comes of it and say whose they were; the exit code."""
    from drafter.docx.resolve.package import resolve_all, tracked
    from drafter.docx.resolve.tree import AFTER, BEFORE
    from drafter.report.line import line

    spare(output, file)
    chosen = _choice(frozenset(authors), since or day, until or day)
    with working(f"reading {file.name}"):
        package = package_of(file)
        every = tracked(package)
        done = resolve_all(package, AFTER if word == "accepted" else BEFORE, chosen)
    if every and not done:
        say([line(f"{file}: no such change; nothing was written", "bad"), *_told("there are", every)])
        return 1
    write(output, package.pack())
    say(
        [
            line(f"wrote {output}", "good"),
            *(_told(word, done) if done else [line("it has no tracked changes", "faint")]),
        ]
    )
    if left := tracked(package):
        say(_told("left as they were", left))
    return 0


def _choice(names: frozenset[str], first: datetime | None, last: datetime | None) -> Choice:
    def chosen(one: Revision) -> bool:
        if names and one.author not in names:
            return False
        if first is None and last is None:
            return True
        made = _day(one.date)
        return made is not None and (not first or first.date() <= made) and (not last or made <= last.date())

    return chosen


def _day(written: str) -> date | None:
    """The day of a change as its file states it; Word writes the local time, whatever the zone behind it."""
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None


def _told(what: str, found: Iterable[Revision]) -> list[Any]:
    """A line for each author: how many changes, of which kinds, from when to when."""
    from drafter.docx.page import line as printable
    from drafter.report.line import line

    by: dict[str, list[Revision]] = {}
    for one in found:
        by.setdefault(one.author, []).append(one)
    rows = []
    for author, ones in sorted(by.items()):
        kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(Counter(one.kind for one in ones).items()))
        days = sorted({one.date[:10] for one in ones} - {""})
        when = f" ({days[0]}{f' to {days[-1]}' if len(days) > 1 else ''})" if days else ""
        rows.append(line(printable(f"  {what}, {author or 'by nobody named'}: {kinds}{when}")))
    return rows
