"""The signs of a picture: a letter, a shade and a word for everything a member can say.

From light to dark the shades go from joining to standing against, so that a grey print still shows it; the hues
(blue, yellow, red) are told apart by every kind of sight; and each sign carries its letter and its word in a legend.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """A letter in an ink on a shade, and what it says in words."""

    letter: str
    shade: str
    ink: str
    says: str


INK, FAINT, RULE, PAPER = "#1f2328", "#57606a", "#c9ced6", "#ffffff"
NEW = _BLUE = "#0b3a63"
_BROWN, _PLUM = "#4d3800", "#3d2a5c"

SIGNS: Mapping[str, Sign] = {
    "support": Sign("+", "#b9d9f2", _BLUE, "supports it"),
    "prefer": Sign("+", "#b9d9f2", _BLUE, "prefers it"),
    "accept": Sign("a", "#e3f0fb", _BLUE, "can accept it"),
    "joins": Sign("+", "#b9d9f2", _BLUE, "joins"),
    "dissociate": Sign("d", "#d3c9e6", _PLUM, "dissociates itself from it"),
    "apart": Sign("d", "#d3c9e6", _PLUM, "joins apart from it"),
    "reserves": Sign("r", "#d3c9e6", _PLUM, "reserves its position on it"),
    "ad-ref": Sign("…", "#fbefb8", _BROWN, "ad referendum"),
    "stale": Sign("?", "#fbefb8", _BROWN, "spoke of other words: to be asked again"),
    "touched": Sign("*", "#f2d479", _BROWN, "has a red line that these words touch: to be asked"),
    "moves": Sign("m", "#fbe3d2", "#5f2108", "would move it"),
    "adds": Sign("n", "#f6c6a6", "#5f2108", "would add it"),
    "amends": Sign("~", "#f6c6a6", "#5f2108", "would change its words"),
    "propose": Sign("~", "#f6c6a6", "#5f2108", "proposes it"),
    "hold": Sign("h", "#e3b23c", "#2b1f00", "holds it: needs time"),
    "strikes": Sign("x", "#c8501f", PAPER, "would strike it"),
    "cannot": Sign("–", "#a63c16", PAPER, "cannot accept it"),
    "object": Sign("–", "#a63c16", PAPER, "objects to it"),
    "red-line": Sign("!", "#46100a", PAPER, "has a red line there"),
}


# What became of a paragraph from one text that went out to the next.
FATES: Mapping[str, Sign] = {
    "first": Sign("", "#dfe3e8", INK, "a paragraph"),
    "kept": Sign("", "#eef0f3", INK, "kept as it was"),
    "moved": Sign("m", "#fbefb8", _BROWN, "moved"),
    "amended": Sign("~", "#e3b23c", "#2b1f00", "amended"),
    "added": Sign("n", "#7db4de", "#06233c", "added"),
    "struck": Sign("x", "#46100a", PAPER, "struck"),
}


def used(words: Iterable[str], signs: Mapping[str, Sign] = SIGNS) -> tuple[Sign, ...]:
    """The signs of these words in the order of the legend."""
    wanted = set(words)
    return tuple(sign for word, sign in signs.items() if word in wanted)
