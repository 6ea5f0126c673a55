"""Which paragraphs of one text are to be read against which of another: one for one, one for several that it became,
several for one that they became, or one alone that came or went.

Ids say who is who. Only where an id came or went is it asked whether its words stand in another paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from drafter.text.order import read_through
from drafter.text.statement import Id, Statement
from drafter.text.words import is_word, words

_MOST = 0.7
_RUN = 3
_FEWEST = 4


@dataclass(frozen=True, slots=True)
class Unit:
    """Paragraphs that answer each other; `about` is the one that is more than its parts, or the only one."""

    about: Id
    before: tuple[Id, ...]
    after: tuple[Id, ...]


def units(before: Statement, after: Statement) -> tuple[Unit, ...]:
    """Every paragraph of both texts in a unit, once, in reading order; what went stands where it stood."""
    splits = [Unit(whole, (whole,), parts) for whole, parts in _parts(before, after)]
    joins = [Unit(whole, parts, (whole,)) for whole, parts in _parts(after, before)]
    several = _disjoint([*splits, *joins])
    taken = {id for unit in several for id in (*unit.before, *unit.after)}
    alone = [
        Unit(id, (id,) if id in before.paragraphs else (), (id,) if id in after.paragraphs else ())
        for id in (*before.order, *(id for id in after.order if id not in before.paragraphs))
        if id not in taken
    ]
    found = {unit.about: unit for unit in (*several, *alone)}
    return tuple(found[id] for id in read_through(found, before, after))


def _disjoint(found: list[Unit]) -> list[Unit]:
    """Those that share no paragraph with another; where two claim one, neither is sure."""
    claims = [id for unit in found for id in {*unit.before, *unit.after}]
    return [unit for unit in found if all(claims.count(id) == 1 for id in {*unit.before, *unit.after})]


def _parts(one: Statement, other: Statement) -> Iterator[tuple[Id, tuple[Id, ...]]]:
    """Each paragraph of one text whose words went to two or more of the other, with those, in reading order."""
    came = [id for id in other.order if id not in one.paragraphs and len(_row(other, id)) >= _FEWEST]
    for whole in one.order:
        if not came:
            return
        kept = whole in other.paragraphs
        parts = {
            id
            for id in came
            if _within(_row(other, id), _row(one, whole)) >= _MOST
            and not (kept and _within(_row(other, id), _row(other, whole)) > 1 - _MOST)
        }
        if kept and parts and _within(_row(other, whole), _row(one, whole)) >= _MOST:
            parts.add(whole)
        if len(parts) > 1:
            yield whole, tuple(id for id in other.order if id in parts)


def _row(text: Statement, id: Id) -> list[str]:
    return [word.casefold() for word in words(text.words(id)) if is_word(word)]


def _within(part: list[str], whole: list[str]) -> float:
    """The share of a row of words that stands in another, counting runs of three words and more."""
    blocks = SequenceMatcher(None, part, whole, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= _RUN) / max(1, len(part))
