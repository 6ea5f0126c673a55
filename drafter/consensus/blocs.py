"""Members in an order that shows who stands with whom: those who say the same stand side by side.

What a member says is a set of features; two members are as far apart as there are features that only one of them
has. Blocs are joined from the nearest on, by the mean distance between their members; where two meet, the ends that
are nearest touch.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeAlias

from drafter.positions.position import Member

Features: TypeAlias = frozenset[Hashable]


def arranged(said: Mapping[Member, Features]) -> tuple[Member, ...]:
    """The members in an order that shows blocs.

    It depends on what they say and on their names alone. Members who say the same stand side by side, by name; a bloc
    whose members are nearer to each other than to anybody else stands together; those who say most of it come first,
    those who say nothing last.

    >>> said = {"A": frozenset("xy"), "B": frozenset("z"), "C": frozenset("xyw"), "D": frozenset()}
    >>> arranged(said)
    ('C', 'A', 'B', 'D')
    """
    alike: dict[int, list[Member]] = {}
    for member, bits in sorted(_bits(said).items()):
        alike.setdefault(bits, []).append(member)
    silent = alike.pop(0, [])
    rows = list(alike)
    order = _joined(rows)
    if _leaning(order) < 0:
        order.reverse()
    return tuple(member for bits in order for member in alike[bits]) + tuple(silent)


def _bits(said: Mapping[Member, Features]) -> dict[Member, int]:
    """Each member's features as the bits of a number, in which their distance is a count of bits."""
    place: dict[Hashable, int] = {}
    places = {
        member: [place.setdefault(feature, len(place)) for feature in features] for member, features in said.items()
    }
    found = {}
    for member, at in places.items():
        bits = bytearray(len(place) // 8 + 1)
        for bit in at:
            bits[bit >> 3] |= 1 << (bit & 7)
        found[member] = int.from_bytes(bits, "little")
    return found


def _joined(rows: list[int]) -> list[int]:
    """Different rows in an order that shows blocs: along a chain, each to its nearest, until two are each other's."""
    blocs = {index: [row] for index, row in enumerate(rows)}
    apart = {one: {other: (a ^ b).bit_count() for other, b in enumerate(rows)} for one, a in enumerate(rows)}
    chain: list[int] = []
    while len(blocs) > 1:
        chain = chain or [min(blocs)]
        last, before = chain[-1], chain[-2:-1]
        size = len(blocs[last])
        nearest = min(
            (other for other in blocs if other != last),
            key=lambda other: (apart[last][other] / (size * len(blocs[other])), [other] != before, other),
        )
        if [nearest] != before:
            chain.append(nearest)
            continue
        del chain[-2:]
        one, other = sorted((last, nearest))
        blocs[one] = _met(blocs[one], blocs.pop(other))
        for third in blocs:
            apart[one][third] = apart[third][one] = apart[one][third] + apart[other][third]
    return next(iter(blocs.values()), [])


def _met(one: list[int], other: list[int]) -> list[int]:
    """Two blocs in a row, either turned round if so the ends that touch are nearer."""
    ways = [(a, b) for a in (one, one[::-1]) for b in (other, other[::-1])]
    left, right = min(ways, key=lambda way: (way[0][-1] ^ way[1][0]).bit_count())
    return left + right


def _leaning(order: Iterable[int]) -> int:
    """Above nothing where more is said in the first half than in the second, below where less."""
    sizes = [row.bit_count() for row in order]
    half = len(sizes) // 2
    return sum(sizes[:half]) - sum(sizes[len(sizes) - half :])
