"""Which wording of each element a draft takes: what the penholders ask, or what those heard leave open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from drafter.consensus.case import Case
from drafter.consensus.ledger import Row, ledger
from drafter.text.statement import Id


@dataclass(frozen=True, slots=True)
class Choice:
    """A rung for each element; `empty` are the elements with no wording open, which stay as asked."""

    rungs: Mapping[Id, str]
    empty: tuple[Row, ...] = ()


def asked(case: Case) -> Choice:
    """The penholders' zero draft: every element as the brief asks."""
    return Choice({element.id: element.ask for element in case.brief.elements})


def common(case: Case) -> Choice:
    """The strongest wording of each element inside the zone of those heard, and no stronger than asked.

    An element whose zone is empty is not averaged and not dropped: it stays as asked and is listed.
    """
    rungs: dict[Id, str] = {}
    empty = []
    for row in ledger(case):
        ladder = [option.rung for option in row.options]
        open_ = [rung for rung in ladder[ladder.index(row.element.ask) :] if rung in row.zone]
        rungs[row.element.id] = open_[0] if open_ else row.element.ask
        if not open_:
            empty.append(row)
    return Choice(rungs, tuple(empty))
