"""A block of a text, as it is paired: what it says, how it reads, how much it weighs. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property

from drafter.docx.compare.inorder import ends
from drafter.docx.compare.strand import is_thing, words_of

# Two blocks that share less, in shares of the words of both, are not one block edited, wherever they stand.
_LEAST_ALIKE = 0.25


class Block:
    """One block of a text; what it says apart from what no reader sees (`plain`) and `text` are read when needed."""

    def __init__(self, kind: str, key: bytes, plain: Callable[[], bytes], read: Callable[[], str]) -> None:
        self.kind = kind
        self.key = key
        self._plain = plain
        self._read = read

    @cached_property
    def plain(self) -> bytes:
        return self._plain()

    @cached_property
    def text(self) -> str:
        return self._read()

    @property
    def holds_things(self) -> bool:
        """Whether something that is no text stands in it: what such a thing says is told by its key alone."""
        return not self.text.isascii() and is_thing(max(self.text))

    @cached_property
    def row(self) -> Sequence[str]:
        """Its words in their order."""
        return list(words_of(self.text))

    @cached_property
    def words(self) -> Counter[str]:
        return Counter(self.row)

    @property
    def weight(self) -> int:
        return len(self.row)

    @property
    def size(self) -> int:
        """How long its key is: nearly its weight, and known without reading it."""
        return len(self.key)


def alike(one: Block, other: Block) -> bool:
    """Whether two blocks say the same."""
    return one.key == other.key or one.plain == other.plain


def is_edited(one: Block, other: Block) -> bool:
    """Whether two blocks share enough to be one block edited, wherever they stand.

    The words that both begin and end with are counted first: they are the least that two blocks share.
    """
    total = one.weight + other.weight
    surely = one.kind == other.kind and 2 * sum(ends(one.row, other.row)) >= _LEAST_ALIKE * total
    return surely or likeness(one, other) >= _LEAST_ALIKE


def likeness(one: Block, other: Block) -> float:
    """How much two blocks share, in shares of the words of both; blocks of two kinds share nothing."""
    if one.kind != other.kind:
        return 0.0
    total = one.weight + other.weight
    if not total:
        return 1.0
    if 2 * min(one.weight, other.weight) < _LEAST_ALIKE * total:
        return 0.0
    return 2 * shared(one.words, other.words) / total


def shared(one: Counter[str], other: Counter[str]) -> int:
    """How many words two counts have in common."""
    if len(other) < len(one):
        one, other = other, one
    return sum(min(number, other[word]) for word, number in one.items() if word in other)


def is_picture(block: Block) -> bool:
    """Whether a paragraph is a picture or the like and no words: LibreOffice resolves two of those in one as two."""
    return block.weight > 0 and all(map(is_thing, block.row))
