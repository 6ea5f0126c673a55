"""A line of a report: words with a tone, so that the terminal can colour what a file cannot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tone = Literal["plain", "heading", "good", "bad", "open", "faint", "added", "struck"]


@dataclass(frozen=True, slots=True)
class Line:
    """Spans of words, each in its tone; where a screen is too narrow, the rest goes on `hang` columns in."""

    spans: tuple[tuple[str, Tone], ...]
    hang: int = 0

    @property
    def text(self) -> str:
        """The words without their tones: what a file, a pipe or a plain terminal shows."""
        return "".join(text for text, _ in self.spans)


def line(text: str = "", tone: Tone = "plain") -> Line:
    """A line in one tone; what does not fit goes on a little further in than it began."""
    indent = len(text) - len(text.lstrip())
    return Line(((text, tone),), indent + 2 if indent else 0)
