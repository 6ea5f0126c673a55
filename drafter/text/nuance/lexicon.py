"""What a language's words are when changes are named: verbs of a body, addressees, qualifiers, months and units.

The lists are data with their sources (templates/lexicons), as ladders are; here they are only looked up. Every word
stands in the form that `folded` gives.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from drafter.text.verbs import Inflection, inflect
from drafter.text.voice import is_adverb

_SHAPES = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "\u00ad": None, "\u00a0": " ", "\u202f": " "})


def folded(word: str) -> str:
    """A word for comparing: case, the shape of apostrophe and hyphen, and soft hyphens do not matter.

    >>> folded("Council’s"), folded("non‑governmental")
    ("council's", 'non-governmental')
    """
    return word.translate(_SHAPES).casefold()


@dataclass(frozen=True, slots=True)
class Contested:
    """An edge that a source has the other way round."""

    stronger: str
    weaker: str
    source: str


@dataclass(frozen=True)
class Lexicon:
    """The words of one language by what they do; each list is told in templates/lexicons, with its source."""

    language: str
    words: Mapping[str, tuple[str, ...]]
    pairs: Mapping[str, Mapping[str, str]]
    sources: Mapping[str, str]
    contested: tuple[Contested, ...] = ()

    @cached_property
    def sets(self) -> Mapping[str, frozenset[str]]:
        """Each list of words as a set, folded."""
        return {name: frozenset(map(folded, found)) for name, found in self.words.items()}

    @cached_property
    def forms(self) -> Mapping[str, tuple[str, Inflection | None]]:
        """Every form of every speaking verb, with the bare verb and the inflection; None for the bare form."""
        found: dict[str, tuple[str, Inflection | None]] = {}
        kinds: tuple[Inflection, ...] = ("past", "participle", "present")
        doublets = {other: one for other, one in self.pairs["same"].items() if one in self.words["speaking"]}
        for verb in (*self.words["speaking"], *doublets):
            found[verb] = (doublets.get(verb, verb), None)
            for kind in kinds:
                found[inflect(verb, kind)] = (doublets.get(verb, verb), kind)
        return found

    @cached_property
    def phrases(self) -> tuple[tuple[str, ...], ...]:
        """The phrases that may stand round a verb and say nothing of strength, word by word."""
        return tuple(tuple(phrase.split()) for phrase in self.words["adverbs"])

    def same(self, word: str) -> str:
        """The one shape of a word that has two: "upon" is "on"."""
        return self.pairs["same"].get(word, word)

    def has(self, name: str, word: str) -> bool:
        """Whether a folded word is of a list."""
        return word in self.sets[name]

    def passing(self, word: str) -> bool:
        """Whether a word may stand between a subject and its verb and says nothing of strength."""
        return self.has("adverbs", word) or (is_adverb(word) and word not in self.pairs["intensifiers"])

    def qualifies(self, word: str) -> bool:
        """Whether a word is an adjective or adverb that changes what is said of something."""
        if self.has("unqualified", word):
            return False
        parts = word.split("-")
        known = self.has("qualifiers", word) or (len(parts) > 1 and all(self.has("qualifiers", p) for p in parts))
        return known or (len(word) > 4 and word.endswith(self.words["endings"]))
