"""One side of an edit: its words that no name speaks for yet, and what of them means something."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from drafter.text.nuance.lexicon import Lexicon
from drafter.text.nuance.side import Side, Span, Word

# What has a name of its own wherever it stands.
Told: TypeAlias = Literal["citation", "date", "figure"]
TOLD: tuple[Told, ...] = get_args(Told)
_QUOTED = 6
_ENDING = re.compile(r"(?<=\w\w\w)(?:ements?|ies|es|s|ied|ed|d|ing|e|y)$")
_ARTICLES = frozenset({"a", "an", "the"})
# What only says that a thing goes on, or seems so, with the words that bind it to the verb after it.
_SEEMS = frozenset({"continu", "appear", "seem", "remain", "likel"})
_BINDS = frozenset({"to", "be", "been"})


@dataclass
class Half:
    """What one side of an edit has that no name speaks for yet: its words, without marks."""

    side: Side
    indices: list[int]
    lexicon: Lexicon

    @property
    def content(self) -> list[int]:
        """The words that carry meaning of their own."""
        return [i for i in self.indices if carries(self.side.words[i], self.lexicon)]

    @property
    def meaning(self) -> list[str]:
        """What the words mean, without their endings, and the dates, figures and citations."""
        return [stem(self.side.words[i].key) for i in self.indices if means(self.side.words[i], self.lexicon)]

    @property
    def weight(self) -> int:
        """How many words, dates, figures and citations mean something."""
        return len(self.meaning)

    @property
    def beside(self) -> list[int]:
        """The words from the first to the last that means something, but for what cites, counts or dates.

        No article before them counts, and nothing that only says that a thing goes on or seems to be.
        """
        words = self.side.words
        last = max((i for i in self.indices if means(words[i], self.lexicon)), default=-1)
        exact = any(words[i].sort in TOLD for i in self.indices)
        first = 1 if self.indices and words[self.indices[0]].key in _ARTICLES else 0
        return [
            i
            for i in self.indices[first:]
            if i <= last
            and words[i].sort not in TOLD
            and not (exact and self.lexicon.has("citing", words[i].key))
            and not self.seems(i)
        ]

    def seems(self, index: int) -> bool:
        """Whether a word only says that a thing goes on or seems: "continues to", "appears to be"."""
        words = self.side.words
        while index > self.indices[0] and words[index].key in _BINDS:
            index -= 1
        bound = index + 1 < len(words) and words[index + 1].key in _BINDS
        return bound and stem(words[index].key) in _SEEMS

    def of(self, sort: str) -> list[int]:
        """The dates, the figures or the citations."""
        return [i for i in self.indices if self.side.words[i].sort == sort]

    def among(self, *names: str) -> list[int]:
        """The words of some lists."""
        return [i for i in self.content if any(self.lexicon.has(name, self.side.words[i].key) for name in names)]

    def only_names(self) -> bool:
        """Whether these are proper names and nothing else: a row of cities, of voters, a title."""
        return all(self.side.text(i)[:1].isupper() and not self.side.words[i].speech for i in self.content)

    def parts(self) -> list[Half]:
        """These words cut at marks."""
        out: list[list[int]] = []
        for at, index in enumerate(self.indices):
            last = self.indices[at - 1] if at else index
            if not out or any(self.side.words[i].sort == "mark" for i in range(last, index)):
                out.append([])
            out[-1].append(index)
        return [Half(self.side, part, self.lexicon) for part in out]

    def opening(self) -> Span | None:
        """The first few words; where they begin with a verb of the body, with the body's name before it."""
        taken: list[int] = []
        for index in self.indices:
            if self.side.size(taken) >= _QUOTED:
                break
            taken.append(index)
        return self._quote(taken)

    def whole(self) -> Span | None:
        """All the words, quoted as `opening` quotes the first of them."""
        return self._quote(self.indices)

    def _quote(self, taken: list[int]) -> Span | None:
        span = self.side.span(taken)
        word = self.side.words[taken[0]] if taken else None
        if span and word and word.speech:
            pieces = self.side.passages[word.paragraph].pieces
            return Span(span.paragraph, pieces[word.speech.subject].start, span.end)
        return span

    def drop(self, indices: Iterable[int]) -> None:
        """Leave words to a name that speaks for them."""
        gone = set(indices)
        self.indices = [i for i in self.indices if i not in gone]


def carries(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word carries meaning of its own."""
    return word.sort == "word" and (word.speech is not None or not lexicon.has("glue", word.key))


def means(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word carries meaning, or is a date, a figure or a citation."""
    return carries(word, lexicon) or word.sort in TOLD


def root(word: str) -> str:
    """How a word begins, for telling kin: "coordinate" and "co-ordination" are.

    >>> root("coordinate") == root("co-ordination"), root("responsible") == root("responsibility")
    (True, True)
    """
    return stem(word.replace("-", ""))[:6]


def stem(word: str) -> str:
    """A word without its ending, near enough for "violation" and "violations" to be one.

    >>> stem("violations"), stem("parties") == stem("party")
    ('violation', True)
    """
    return _ENDING.sub("", word)
