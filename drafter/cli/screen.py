"""The one way by which lines reach a person: what the screen is like, and what is shown on it.

Width, paging, colour and signs are decided here and nowhere else; reports say nothing of them. Into a pipe or a file
goes the same text, unfolded and without colour, and with `--plain` the same onto a terminal.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from drafter.cli.signs import fitting
from drafter.report.line import Line, Tone

if TYPE_CHECKING:
    from drafter.cli.fold import Row

# Whatever a colour says, the words or the signs around them say too.
STYLES: dict[Tone, str] = {
    "heading": "bold",
    "good": "bold green",
    "bad": "bold red",
    "open": "yellow",
    "faint": "dim",
    "added": "green underline",
    "struck": "red strike",
}
_COMPARED = ("added", "struck")
_PLAIN = "drafter.plain"


def _be_plain(context: click.Context, option: click.Parameter, asked: bool) -> None:
    if asked:
        context.meta[_PLAIN] = True


PLAIN = click.Option(
    ["--plain"],
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_be_plain,
    help="As into a pipe: no colour, no layout, no pager.",
)


def wants_plain() -> bool:
    """Whether the command that runs was asked for plain text."""
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(_PLAIN))


@dataclass(frozen=True, slots=True)
class Screen:
    """What there is to show a text on; `width` and `height` are 0 where it is no terminal, or is to be as plain."""

    width: int
    height: int
    colour: bool
    encoding: str

    def shows(self, lines: Iterable[Line]) -> Iterator[str]:
        """The rows as they are written, each without its line end."""
        if not self.width:
            yield from (fitting(one.text, self.encoding) for one in lines)
            return
        from drafter.cli.fold import laid_out

        yield from map(self._painted, laid_out(list(map(self._fitting, lines)), self.width))

    def _fitting(self, line: Line) -> Line:
        spans = ((fitting(text, self.encoding, tone in _COMPARED), tone) for text, tone in line.spans)
        return Line(tuple(spans), line.hang, line.cells and tuple(map(self._fitting, line.cells)))

    def _painted(self, row: Row) -> str:
        if not self.colour:
            return "".join(text for text, _ in row).rstrip()
        from rich.color import ColorSystem
        from rich.style import Style

        return "".join(
            Style.parse(STYLES[tone]).render(text, color_system=ColorSystem.STANDARD) if tone in STYLES else text
            for text, tone in row
        )


def screen(stream: Any) -> Screen:
    """The screen behind a stream."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    if not stream.isatty() or wants_plain():
        return Screen(0, 0, False, encoding)
    width, height = _size(stream)
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Screen(max(width, 20), height, colour, encoding)


def _size(stream: Any) -> tuple[int, int]:
    """Columns and rows: as COLUMNS and LINES say, or as the terminal does, or 80 by 24."""
    try:
        found = tuple(os.get_terminal_size(stream.fileno()))
    except (OSError, ValueError):
        found = (80, 24)
    asked = (os.environ.get(name, "") for name in ("COLUMNS", "LINES"))
    width, height = (int(said) if said.isdecimal() else size for said, size in zip(asked, found, strict=True))
    return width or 80, height or 24


def say(lines: Iterable[Line], err: bool = False) -> None:
    """Print lines as the screen shows them; `err`, beside what is printed."""
    stream = sys.stderr if err else sys.stdout
    found = screen(stream)
    if printed := "".join(f"{row}\n" for row in found.shows(lines)):
        click.echo(printed, err=err, nl=False, color=found.colour)


def read_out(lines: Iterable[Line]) -> None:
    """Print a report: as `say`, and through a pager where it is longer than the screen."""
    from drafter.cli.pager import paged

    found = screen(sys.stdout)
    rows = list(found.shows(lines))
    if not (0 < found.height <= len(rows) and paged(rows, found.colour, found.encoding)):
        click.echo("".join(f"{row}\n" for row in rows), nl=False, color=found.colour)


def emit(text: str) -> None:
    """Print what a program or an editor reads: UTF-8 in every locale, and never folded, coloured or paged."""
    raw = getattr(sys.stdout, "buffer", None)
    if raw is None:
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    raw.write(text.encode("utf-8"))
    raw.flush()
