"""The names of one edit: clauses, dates, figures, citations, words of scope, qualifiers.

Verbs of the body and addressees are named before, and what words they speak for is gone from the edit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.text.nuance.clause import Clause, clauses
from drafter.text.nuance.half import TOLD, Half, Told, stem
from drafter.text.nuance.shade import Name, Shade

_SHORT = 5
# With these a word in -ed is part of a verb.
_HELPS = frozenset({"is", "are", "was", "were", "be", "been", "being", "has", "have", "had"})
# What may follow a date or a stretch of time and belong to it.
_ONWARDS = frozenset({"after", "before", "following", "from", "of", "since"})
# What only makes a future of the same verb.
_FUTURE = frozenset({"will"})

# Places of words in the old half and in the new.
Pair = tuple[Sequence[int], Sequence[int]]


def named(old: Half, new: Half) -> list[Shade]:
    """Every name of an edit; a word that one name speaks for is no other's."""
    return list(
        _Edit(Half(old.side, list(old.indices), old.lexicon), Half(new.side, list(new.indices), new.lexicon)).names()
    )


@dataclass(frozen=True, slots=True)
class _Edit:
    """Two halves; each name found takes its words out of them."""

    old: Half
    new: Half

    @property
    def halves(self) -> tuple[Half, Half]:
        return self.old, self.new

    def names(self) -> Iterator[Shade]:
        yield from self._leading()
        yield from self._modals()
        gone, come = clauses(self.old, self.new), clauses(self.new, self.old)
        yield from (Shade("clause-dropped", clause.quoted, None, cut=clause.cut) for clause in gone)
        yield from (Shade("clause-added", None, clause.quoted, cut=clause.cut) for clause in come)
        for half, found in zip(self.halves, (gone, come), strict=True):
            half.drop(at for clause in found for at in clause.said.indices)
        for sort in TOLD:
            yield from self._told(sort, gone, come)
        yield from self._shaded()

    def _leading(self) -> Iterator[Shade]:
        """A date for a date, a figure for a figure, where both halves begin with one."""
        first = self.old.indices[:1], self.new.indices[:1]
        for sort in TOLD:
            if all(at and half.of(sort)[:1] == at for half, at in zip(self.halves, first, strict=True)):
                yield self._shade(sort, first)
                self._drop(first if sort != "date" else (_expression(self.old), _expression(self.new)))

    def _modals(self) -> Iterator[Shade]:
        """A modal for a modal, where both halves begin with one."""
        first = _modal(self.old), _modal(self.new)
        if all(first) and self._differ(first):
            self._drop(first)
            yield self._shade("scope", first)

    def _told(self, sort: Told, gone: Sequence[Clause], come: Sequence[Clause]) -> Iterator[Shade]:
        """Dates, figures or citations exchanged one for one, put in or taken out.

        What stands in a clause that came or went is named only with one of the other side that it was put for.
        """
        both = [half.of(sort) for half in self.halves]
        kept = set.intersection(
            *({half.side.words[i].key for i in at} for half, at in zip(self.halves, both, strict=True))
        )
        ours, theirs = (
            [i for i in at if half.side.words[i].key not in kept] for half, at in zip(self.halves, both, strict=True)
        )
        more = [[i for clause in found for i in clause.said.of(sort)] for found in (gone, come)]
        for n in range(max(len(ours), len(theirs))):
            old = ours[n : n + 1] or more[0][n - len(ours) : n - len(ours) + 1]
            new = theirs[n : n + 1] or more[1][n - len(theirs) : n - len(theirs) + 1]
            yield self._shade(sort, (old, new))

    def _shaded(self) -> list[Shade]:
        """Qualifiers, and words of scope, where nothing else in the edit is another."""
        scopes = _scopes(self.old), _scopes(self.new)
        qualifiers = _qualifiers(self.old, scopes[0]), _qualifiers(self.new, scopes[1])
        both = tuple([*scope, *qualifier] for scope, qualifier in zip(scopes, qualifiers, strict=True))
        rests = [
            Counter(stem(half.side.words[i].key) for i in half.content if i not in at)
            for half, at in zip(self.halves, both, strict=True)
        ]
        if rests[0] != rests[1]:
            short = max(half.side.size(half.indices) for half in self.halves) <= _SHORT
            return [self._shade("scope", scopes)] if short and _single(scopes) and self._differ(scopes) else []
        if _single(both) and any(scopes):
            return [self._shade("scope", (both[0], both[1]))] if self._differ((both[0], both[1])) else []
        if not any(scopes[n] and self._keys(n, scopes[n]) - _FUTURE for n in (0, 1)):
            scopes = [], []
        named: tuple[tuple[Name, Pair], ...] = (("scope", scopes), ("qualifier", qualifiers))
        return [self._shade(name, at) for name, at in named if self._differ(at)]

    def _keys(self, side: int, at: Sequence[int]) -> set[str]:
        return {self.halves[side].side.words[i].key for i in at}

    def _differ(self, at: Pair) -> bool:
        return self._keys(0, at[0]) != self._keys(1, at[1])

    def _shade(self, name: Name, at: Pair) -> Shade:
        return Shade(name, self.old.side.span(at[0]), self.new.side.span(at[1]))

    def _drop(self, at: Pair) -> None:
        self.old.drop(at[0])
        self.new.drop(at[1])


def _expression(half: Half) -> list[int]:
    """The date that a half begins with and what goes on from it: "12 months from the date of adoption"."""
    words, first = half.side.words, half.indices[0]
    part = half.parts()[0].indices
    goes_on = part[1:2] == [first + 1] and words[first + 1].key in _ONWARDS
    return part if goes_on else [first]


def _single(at: Sequence[Sequence[int]]) -> bool:
    return all(len(one) == 1 for one in at)


def _modal(half: Half) -> list[int]:
    """The modal that a half begins with: "will", "are likely to"."""
    words = half.side.words
    for at, index in enumerate(half.indices[:2]):
        likely = words[index].key == "likely" and index + 1 < len(words) and words[index + 1].key == "to"
        if likely or half.lexicon.has("modals", words[index].key):
            return half.indices[: at + 1]
    return []


def _scopes(half: Half) -> list[int]:
    """Quantities and modals, but for what only grades the qualifier after it: "the most vulnerable"."""
    words, lexicon = half.side.words, half.lexicon
    return [
        i
        for i in half.among("quantities", "modals")
        if not (lexicon.has("superlatives", words[i].key) and lexicon.qualifies(words[i + 1 : i + 2][-1].key))
    ]


def _qualifiers(half: Half, scopes: Sequence[int]) -> list[int]:
    return [i for i in half.content if i not in scopes and _qualifies(half, i)]


def _qualifies(half: Half, index: int) -> bool:
    """Whether a word is a qualifier here: no part of a name, of a verb, or ("Overall, ...") a link of sentences."""
    side, word = half.side, half.side.words[index]
    after = side.words[index + 1].key if index + 1 < len(side.words) else ""
    acts = index > 0 and side.words[index - 1].key == "to" and after in ("to", "a", "an", "the", "its", "their")
    name = side.text(index)[:1].isupper() and not side.opens(index)
    links = side.opens(index) and after == ","
    if name or acts or links or half.seems(index) or not half.lexicon.qualifies(word.key):
        return False
    before = [side.words[at].key for at in range(max(0, index - 2), index)]
    helped = before[-1:] and (before[-1] in _HELPS or (before[-1].endswith("ly") and before[0] in _HELPS))
    return not (word.key.endswith("ed") and helped)
