"""What a report is made of: lines of words with a tone, so that the terminal can colour what a file cannot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Tone = Literal["plain", "heading", "good", "bad", "open", "faint", "added", "struck"]
Span: TypeAlias = tuple[str, Tone]


@dataclass(frozen=True, slots=True)
class Line:
    """Spans of words, each in its tone; where a screen is too narrow, the rest goes on `hang` columns in."""

    spans: tuple[Span, ...]
    hang: int = 0

    @property
    def text(self) -> str:
        """The words without their tones: what a file, a pipe or a plain terminal shows."""
        return "".join(text for text, _ in self.spans)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells that say beside each other, on a screen of `needs` columns or more, what `lines` say in order.

    A row of one cell goes across. Both say the same words: nobody learns more on a wider screen.
    """

    rows: tuple[tuple[Line, ...], ...]
    lines: tuple[Line, ...]
    needs: int = 120

    @property
    def text(self) -> str:
        """The words of the lines: what a file, a pipe or a plain terminal shows."""
        return "\n".join(line.text for line in self.lines)


Shown: TypeAlias = Line | Table


def line(text: str = "", tone: Tone = "plain") -> Line:
    """A line in one tone; what does not fit goes on a little further in than it began."""
    indent = len(text) - len(text.lstrip())
    return Line(((text, tone),), indent + 2 if indent else 0)
