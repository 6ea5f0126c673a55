"""What a paragraph says, one thing at a time: a sentence, or what one verb of the body says of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from drafter.text.nuance.half import means, root
from drafter.text.nuance.lexicon import Lexicon
from drafter.text.nuance.side import Side

_LINKS = frozenset({",", "and", "but", "while", "or", ";"})


@dataclass(frozen=True, slots=True)
class Saying:
    """Words `start` up to `end` of a side; `verb` is the body's, where there is one."""

    start: int
    end: int
    verb: int | None

    def subject(self, side: Side, lexicon: Lexicon) -> list[str]:
        """What it speaks of, word for word, whatever verb of the body says it."""
        words = side.words[self.start : self.end]
        return [root(word.key) for word in words if word.speech is None and means(word, lexicon)]


def sayings(side: Side) -> tuple[Saying, ...]:
    """A side cut at the ends of sentences and at semicolons, and before each further verb of the body in one."""
    cuts, spoken = [0], False
    for index, word in enumerate(side.words):
        if index and (side.opens(index) or word.paragraph != side.words[index - 1].paragraph):
            cuts.append(index)
            spoken = False
        if word.speech and spoken:
            cuts.append(_linked(side, cuts[-1], index))
        spoken = spoken or word.speech is not None
    return tuple(
        Saying(start, end, next((i for i in range(start, end) if side.words[i].speech), None))
        for start, end in pairwise([*dict.fromkeys(cuts), len(side.words)])
        if start < end
    )


def _linked(side: Side, first: int, verb: int) -> int:
    """Where a further verb begins with the mark and the small word that bind it."""
    start = verb
    while start - 1 > first and side.words[start - 1].key in _LINKS:
        start -= 1
    return start
