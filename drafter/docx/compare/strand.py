"""A paragraph, or several in a row, as one string of characters, each of which knows what stands for it in the file.

Whatever is no text (a tab, a picture, a note's number, a field) is one character too: a tab and a line break are
themselves, everything else takes a character of the private plane that stands for what it says. So one alignment
of strings compares whatever a paragraph holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from drafter.docx.names import Element

MARK = "\u2029"  # the end of a paragraph that another follows
_FIRST = 0x100000
_ROOM = 0xFFFD


class Unreadable(Exception):
    """What of a text cannot be compared: the code of the fault, why, and where in either file, if it is of one."""

    def __init__(self, code: str, why: str, where: Element | None = None) -> None:
        super().__init__(why)
        self.code = code
        self.where = where


class Characters:
    """The character that stands for each thing that is no text, the same for both sides."""

    def __init__(self) -> None:
        self._known: dict[bytes, str] = {}

    def of(self, key: bytes) -> str:
        """The character of what says this; `Unreadable` where there are more than a plane holds."""
        if key not in self._known:
            if len(self._known) >= _ROOM:
                raise Unreadable("DS418", "more different objects than can be told apart")
            self._known[key] = chr(_FIRST + len(self._known))
        return self._known[key]


@dataclass(frozen=True, eq=False, slots=True)
class Frame:
    """What words stand in: a link, a content control, a tag; `key` says what it is."""

    element: Element
    key: bytes


class Piece(NamedTuple):
    """A stretch of the string from `start` to `end`.

    It is text, or one thing, in a run (`run`, `child`), or things that stand whole beside runs (`nodes`). `look` is
    the key of the run's properties; `layer` is the earlier insertion that it stands in.
    """

    start: int
    end: int
    look: bytes
    frames: tuple[Frame, ...]
    run: Element | None = None
    child: Element | None = None
    nodes: tuple[Element, ...] = ()
    layer: Element | None = None


class Aside(NamedTuple):
    """What has no room in the text: the ends of bookmarks and comments, and what was deleted earlier."""

    at: int
    element: Element
    frames: tuple[Frame, ...]


class Strand(NamedTuple):
    """One or more paragraphs as a string, with the pieces and asides in their order."""

    text: str
    pieces: Sequence[Piece]
    asides: Sequence[Aside]


def is_thing(word: str) -> bool:
    """Whether a word is a character that stands for a thing."""
    return word >= chr(_FIRST)


def words_of(text: str) -> Iterator[str]:
    """What weighs in a comparison of paragraphs: words, and each thing as one."""
    for word in text.split():
        if word.isascii() or max(word) < chr(_FIRST):
            yield word
            continue
        yield from (one for one in word if one >= chr(_FIRST))
        yield from filter(None, ["".join(one for one in word if one < chr(_FIRST))])
