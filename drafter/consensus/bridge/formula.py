"""What is said of a text by how its paragraphs read: a formula over choices, one option a paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

# For each slot of a space, the number of the option that is chosen.
Choice: TypeAlias = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reads:
    """A slot reads in one of these ways."""

    slot: int
    options: frozenset[int]


@dataclass(frozen=True, slots=True)
class Both:
    """Every part holds; of no parts, always."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one part holds; of no parts, never."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Never:
    """The part does not hold."""

    part: Formula


Formula: TypeAlias = Reads | Both | Either | Never
ALWAYS, AT_NO_TIME = Both(()), Either(())


def true(formula: Formula, choice: Choice) -> bool:
    """Whether a formula holds of a choice.

    >>> true(Both((Reads(0, frozenset({1, 2})), Never(Reads(1, frozenset({0}))))), (2, 1))
    True
    """
    match formula:
        case Reads(slot, options):
            return choice[slot] in options
        case Both(parts):
            return all(true(part, choice) for part in parts)
        case Either(parts):
            return any(true(part, choice) for part in parts)
        case Never(part):
            return not true(part, choice)


def slots_of(formula: Formula) -> frozenset[int]:
    """The slots that a formula looks at."""
    match formula:
        case Reads(slot):
            return frozenset({slot})
        case Both(parts) | Either(parts):
            return frozenset().union(*map(slots_of, parts))
        case Never(part):
            return slots_of(part)
