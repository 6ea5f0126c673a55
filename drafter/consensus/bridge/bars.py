"""Which formulas hold of a text, and of each text beside it: those that read alike but for one slot.

A set of formulas is a whole number here, with bit i for the formula numbered i: texts are looked at by the ten
thousand, and few formulas look at the slot in which two of them differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import itemgetter, or_

from drafter.consensus.bridge.formula import Choice, Formula, slots_of, true


@dataclass(frozen=True)
class Bars:
    """Formulas over slots of so many options each.

    >>> from drafter.consensus.bridge.formula import Both, Reads
    >>> one, other = Reads(0, frozenset({1})), Reads(1, frozenset({1}))
    >>> bars = Bars((2, 2), (one, Both((one, other))))
    >>> held = bars.at((1, 1))
    >>> numbers(held), [(text, numbers(left)) for text, left in bars.easing((1, 1), held, held)]
    ([0, 1], [((0, 1), []), ((1, 0), [0])])
    """

    sizes: tuple[int, ...]
    formulas: tuple[Formula, ...]

    def at(self, choice: Choice) -> int:
        """The formulas that hold of a text."""
        held = self._held((i for i, slots in enumerate(self._slots) if len(slots) != 1), choice)
        for options, option in zip(self.alone, choice, strict=True):
            held |= options[option]
        return held

    def easing(self, choice: Choice, held: int, among: int) -> Iterator[tuple[Choice, int]]:
        """Each text that differs from this one in one slot, and of which something that holds of this one does not;
        with what holds of it. `held` is what holds of this one; no formula is looked at that is not `among` these."""
        for slot, options in enumerate(self.alone):
            touched = self._touched[slot] & among
            if not held & touched:
                continue
            joint, rest = [i for i in self._joint[slot] if among >> i & 1], held & ~touched
            for option, own in enumerate(options):
                if option != choice[slot]:
                    other = (*choice[:slot], option, *choice[slot + 1 :])
                    left = rest | own & among | self._held(joint, other)
                    if held & ~left:
                        yield other, left

    @cached_property
    def alone(self) -> tuple[tuple[int, ...], ...]:
        """For each slot and option the formulas that look at no other slot, and hold there."""
        own: list[list[int]] = [[] for _ in self.sizes]
        for number, slots in enumerate(self._slots):
            if len(slots) == 1:
                own[slots[0]].append(number)
        blank = (0,) * len(self.sizes)
        return tuple(
            tuple(self._held(some, (*blank[:slot], option, *blank[slot + 1 :])) for option in range(size))
            for slot, (size, some) in enumerate(zip(self.sizes, own, strict=True))
        )

    @cached_property
    def _slots(self) -> tuple[tuple[int, ...], ...]:
        """For each formula the slots that it looks at."""
        return tuple(tuple(sorted(slots_of(formula))) for formula in self.formulas)

    @cached_property
    def _joint(self) -> tuple[tuple[int, ...], ...]:
        """For each slot the formulas that look at it and at others."""
        own: list[list[int]] = [[] for _ in self.sizes]
        for number, slots in enumerate(self._slots):
            if len(slots) > 1:
                for slot in slots:
                    own[slot].append(number)
        return tuple(map(tuple, own))

    @cached_property
    def _touched(self) -> tuple[int, ...]:
        """For each slot the formulas that its options can turn."""
        return tuple(reduce(or_, own, bits(joint)) for own, joint in zip(self.alone, self._joint, strict=True))

    @cached_property
    def _looks(self) -> tuple[Callable[[Choice], object], ...]:
        """For each formula what gives the options of a text that it looks at."""
        return tuple(itemgetter(*slots) if slots else len for slots in self._slots)

    def _held(self, some: Iterable[int], choice: Choice) -> int:
        """Those of some formulas that hold; each is read once for the options that it looks at."""
        held = 0
        for number in some:
            known, looked_at = self._known[number], self._looks[number](choice)
            if looked_at not in known:
                known[looked_at] = true(self.formulas[number], choice) << number
            held |= known[looked_at]
        return held

    @cached_property
    def _known(self) -> tuple[dict[object, int], ...]:
        return tuple({} for _ in self.formulas)


def bits(numbers: Iterable[int]) -> int:
    """A set of small whole numbers as one.

    >>> bits([0, 2])
    5
    """
    found = 0
    for number in numbers:
        found |= 1 << number
    return found


def numbers(of: int) -> list[int]:
    """The numbers in a set, the smallest first.

    >>> numbers(5)
    [0, 2]
    """
    return [number for number in range(of.bit_length()) if of >> number & 1]
