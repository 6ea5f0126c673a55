"""A user's fault as a screen shows it: the place first, and the caret under the very word, however wide its letters."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.cli.screen import Screen
from drafter.cli.signs import fitting
from drafter.diagnostic import Diagnostic
from drafter.report.line import Line, line

_INSET = "    "
_CUT = "..."


def told(diagnostic: Diagnostic, screen: Screen) -> Iterator[Line]:
    """The fault in a line; then, where it is known, the words at fault with the caret under them."""
    said = f"{diagnostic.code} {diagnostic.message}" + (f": {diagnostic.hint}" if diagnostic.hint else "")
    yield Line(((f"{diagnostic.where}: ", "heading"), (said, "plain")), len(_INSET))
    at = diagnostic.where.column - 1
    if not diagnostic.excerpt or at < 0:
        return
    before, after = (fitting(part, screen.encoding) for part in (diagnostic.excerpt[:at], diagnostic.excerpt[at:]))
    if screen.width:
        before, after = _about(before, after, screen.width - len(_INSET))
    yield line(_INSET + before + after)
    yield line(_INSET + " " * _cells(before) + "^")


def _about(before: str, after: str, room: int) -> tuple[str, str]:
    """As much of a line, about the place between its two parts, as goes on one row; it is marked where it is cut."""
    if _cells(before) > room * 2 // 3:
        while _cells(before) > room * 2 // 3 - len(_CUT):
            before = before[1:]
        before = _CUT + before
    left = room - _cells(before)
    if _cells(after) > left:
        while _cells(after) > left - len(_CUT):
            after = after[:-1]
        after += _CUT
    return before, after


def _cells(text: str) -> int:
    if text.isascii():
        return len(text)
    from drafter.report.cells import width_of

    return width_of(text)
