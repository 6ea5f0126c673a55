"""What a text that was found shows, and the texts around it, without asking the solver again.

Whoever bars a text shows which lines would have to be given up for it. So it is with the texts beside it, and those
beside these: one answer of the solver is worth dozens.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import chain, combinations, combinations_with_replacement, islice, product
from operator import or_
from typing import TypeAlias

from drafter.consensus.bridge.bars import bits, numbers
from drafter.consensus.bridge.formula import Choice
from drafter.consensus.bridge.instance import Instance

# How much is looked at around a text, in claims times texts: of many claims, what is found is found in the first few
# hundred texts. And how many mixtures of kinds of members for each text.
_MOST_LOOKED_AT = 8_000_000
_MOST_MIXTURES = 200

# For each kind of members a number of them.
_Few: TypeAlias = tuple[int, ...]
# For each kind all that a member has against a text, of each that has little.
_Near: TypeAlias = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Nearby:
    """The texts around one, and the sets of at most `most` claims that would let one of them be adopted."""

    put: Instance
    most: int
    _known: dict[tuple[_Few, _Few], list[_Few]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def opening(self, start: Choice, among: int, known: Collection[frozenset[int]]) -> dict[frozenset[int], Choice]:
        """Sets of claims that open a text at hand, were no claims but those `among` these in force, with that text;
        none of them has a known set inside it.

        At hand are `start` and, beside a text that showed a new set, or beside one beside such a text, those that are
        free of something that bars it. Not every set is found so.
        """
        found: dict[int, Choice] = {}
        inside = dict.fromkeys(bits(waived) for waived in known)
        alone = reduce(or_, (one for one in inside if one.bit_count() == 1), 0)
        seen, told = set[int](), set[tuple[_Few, _Near]]()
        ahead: deque[tuple[Choice, int, bool]] = deque()
        texts, led = iter([(start, self.put.bars.at(start) & among)]), True
        while True:
            for text, barring in texts:
                if barring in seen:
                    continue
                seen.add(barring)
                every = self._against(barring)
                against = tuple(map(len, every))
                near = tuple(tuple([own for own in kind if own.bit_count() <= self.most]) for kind in every)
                ways = self._ways(against, tuple(map(len, near)))
                if not ways or (against, near) in told or not self.put.stands(text):
                    continue
                told.add((against, near))
                new = False
                for waived in self._sets(near, ways):
                    if waived not in inside and not any(waived & one == one for one in inside):
                        found[waived], new = text, True
                        inside[waived] = None
                        alone |= waived if waived.bit_count() == 1 else 0
                if new or led:
                    ahead.append((text, barring, new))
            # Where each claim is a set by itself, there is no other.
            if not ahead or len(seen) * len(self.put.claims) > _MOST_LOOKED_AT or not among & ~alone:
                return {frozenset(numbers(waived)): text for waived, text in found.items()}
            text, barring, led = ahead.popleft()
            texts = self.put.bars.easing(text, barring, among)

    def _against(self, barring: int) -> list[list[int]]:
        """For each kind all that a member has against a text, of each that has anything."""
        return [[own for lines in kind if (own := lines & barring)] for kind in self.put.lines]

    def _ways(self, against: _Few, near: _Few) -> list[_Few]:
        """How many of each kind would have to stand against a text no more, none of them to spare; in no way where it
        is open as it is."""
        if (against, near) not in self._known:
            ways: list[_Few] = []
            self._known[against, near] = ways
            some = [kind for kind, number in enumerate(near) if number]
            for number in range(1, 0 if self.put.bears(against) else self.most + 1):
                for mixture in islice(combinations_with_replacement(some, number), _MOST_MIXTURES):
                    few = tuple(map(mixture.count, range(len(near))))
                    if (
                        _within(few, near)
                        and not any(_within(way, few) for way in ways)
                        and self.put.bears(tuple(a - b for a, b in zip(against, few, strict=True)))
                    ):
                        ways.append(few)
        return self._known[against, near]

    def _sets(self, near: _Near, ways: Sequence[_Few]) -> Iterator[int]:
        """All that those members have against a text, in every way, where it is no more than so many claims."""
        for way in ways:
            # Everybody has a line against the text: what one may have leaves one for each of the others.
            room = self.most + 1 - sum(way)
            some = ([own for own in kind if own.bit_count() <= room] for kind in near)
            for members in product(*(combinations(own, few) for own, few in zip(some, way, strict=True) if few)):
                waived = reduce(or_, chain.from_iterable(members))
                if waived.bit_count() <= self.most:
                    yield waived


def _within(one: _Few, other: _Few) -> bool:
    return all(a <= b for a, b in zip(one, other, strict=True))
