"""What a report is made of: lines of words with a tone, so that the terminal can colour what a file cannot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Tone = Literal["plain", "heading", "good", "bad", "open", "faint", "added", "struck"]
Span: TypeAlias = tuple[str, Tone]


@dataclass(frozen=True, slots=True)
class Line:
    """Spans of words, each in its tone; where a screen is too narrow, the rest goes on `hang` columns in.

    On a screen with room the `cells` stand beside each other instead, in columns with those of the other lines, and
    may name what the line counts; a line without any, `()`, is then said in a cell of a line before it.
    """

    spans: tuple[Span, ...]
    hang: int = 0
    cells: tuple[Line, ...] | None = None

    @property
    def text(self) -> str:
        """The words without their tones: what a file, a pipe or a plain terminal shows."""
        return "".join(text for text, _ in self.spans)


def line(text: str = "", tone: Tone = "plain") -> Line:
    """A line in one tone; what does not fit goes on a little further in than it began."""
    indent = len(text) - len(text.lstrip())
    return Line(((text, tone),), indent + 2 if indent else 0)


def beside(first: Line, *others: Line) -> list[Line]:
    """Lines that stand one below another, and where there is room, beside each other."""
    cells = (first, *others)
    return [Line(first.spans, first.hang, cells), *(Line(other.spans, other.hang, ()) for other in others)]
