"""One side of a comparison by meaning: its words in order, each speaking verb one word, and how to quote them.

The body's own name, and adverbs that say nothing of strength, are left out: who speaks, in which tense, is the form's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from drafter.text.nuance.hearing import speeches
from drafter.text.nuance.lexicon import Lexicon
from drafter.text.nuance.passage import Passage, Sort
from drafter.text.nuance.speech import Speech


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a paragraph: which of those compared, and from which character up to which."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of a paragraph, or a speaking verb with all that belongs to it: pieces `first` up to `last`."""

    key: str
    sort: Sort
    paragraph: int
    first: int
    last: int
    speech: Speech | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """The paragraphs of one side, and their words in order."""

    passages: tuple[Passage, ...]
    words: tuple[Word, ...]

    def span(self, indices: Iterable[int]) -> Span | None:
        """From the first of these words to the last that stands in the same paragraph; None where there is none."""
        at = sorted(indices)
        if not at:
            return None
        paragraph = self.words[at[0]].paragraph
        last = max(index for index in at if self.words[index].paragraph == paragraph)
        pieces = self.passages[paragraph].pieces
        return Span(paragraph, pieces[self.words[at[0]].first].start, pieces[self.words[last].last - 1].end)

    def text(self, index: int) -> str:
        """A word as it is written."""
        word = self.words[index]
        pieces = self.passages[word.paragraph].pieces
        return self.passages[word.paragraph].text[pieces[word.first].start : pieces[word.last - 1].end]

    def size(self, indices: Iterable[int]) -> int:
        """How many words, as a person counts them, these are."""
        return sum(len(self.text(index).split()) for index in indices if self.words[index].sort != "mark")

    def opens(self, index: int) -> bool:
        """Whether a sentence begins at a word, or at what is left out before it."""
        word = self.words[index]
        pieces = self.passages[word.paragraph].pieces
        before = self.words[index - 1].last if index and self.words[index - 1].paragraph == word.paragraph else 0
        return any(piece.opens for piece in pieces[before : word.first + 1])

    def sentence(self, index: int) -> bool:
        """Whether a sentence begins at a word; a semicolon ends none."""
        return self.opens(index) and (index == 0 or self.words[index - 1].key != ";")

    def begins(self, index: int) -> bool:
        """Whether a sentence, or a clause after a mark, begins at a word."""
        return self.opens(index) or (index > 0 and self.words[index - 1].sort == "mark")


def side(passages: Sequence[Passage], lexicon: Lexicon) -> Side:
    """The paragraphs as one row of words."""
    out: list[Word] = []
    for number, text in enumerate(passages):
        heard = {speech.first: speech for speech in speeches(text, lexicon)}
        silent = {at for speech in heard.values() for at in speech.silent if not _duty(text, at, lexicon)}
        at = 0
        while at < len(text.pieces):
            speech, piece = heard.get(at), text.pieces[at]
            if speech:
                out.append(Word(speech.key, "word", number, at, speech.last, speech))
            elif at not in silent:
                out.append(Word(piece.key, piece.sort, number, at, at + 1))
            at = speech.last if speech else at + 1
    return Side(tuple(passages), tuple(out))


def _duty(text: Passage, at: int, lexicon: Lexicon) -> bool:
    return lexicon.has("modals", text.pieces[at].key)
