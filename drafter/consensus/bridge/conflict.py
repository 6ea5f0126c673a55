"""Why no text can be adopted: lines of files that cannot all be met, each of them needed for that."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Literal

from drafter.consensus.bridge.bars import bits, numbers
from drafter.consensus.bridge.claims import Claim
from drafter.consensus.bridge.formula import Choice
from drafter.consensus.bridge.instance import Instance
from drafter.consensus.bridge.model import Model
from drafter.consensus.bridge.nearby import Nearby
from drafter.consensus.bridge.space import Space
from drafter.text.statement import NotWellFormed, Statement

Layer = Literal["red lines", "linkages"]
LAYERS: tuple[Layer, Layer] = ("red lines", "linkages")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims that no text can meet together. Where it is `minimal`, each is needed: `witnesses` has for each the text
    that meets all the others. `layer` says whether linkages play a part in it."""

    layer: Layer
    claims: tuple[Claim, ...]
    witnesses: tuple[Statement | None, ...]
    minimal: bool


def conflict_of(found: Space, put: Instance, model: Model) -> Conflict | None:
    """A conflict in words; None where the limit cut the search."""
    known = conflicting(put, model)
    if known is None:
        return None
    core, layer, witnesses, minimal = known
    texts = tuple(_text(found, witnesses[i]) if i in witnesses else None for i in sorted(core))
    return Conflict(layer, put.named(core), texts, minimal)


def conflicting(put: Instance, model: Model) -> tuple[frozenset[int], Layer, dict[int, Choice], bool] | None:
    """Claims that no text can meet together, with for each a text that meets the others; and whether that is shown
    for each of them. On one paragraph where one is enough. None where the limit cut the search."""
    everything = frozenset(range(len(put.claims)))
    linked = frozenset(i for i in everything if put.claims[i].kind == "linkage")
    core, layer = _closed(put, linked), LAYERS[0]
    if core is None:
        solved = model.without(linked)
        if solved.status != "none":
            layer, solved = LAYERS[1], model.without(())
        if solved.status != "none":
            return None
        core = solved.core
    nearby = Nearby(put, 1)
    witnesses: dict[int, Choice] = {}
    minimal = True
    for index in sorted(core):
        if index not in core or index in witnesses:
            continue
        solved = model.without(everything - (core - {index}))
        if solved.status == "none":
            core = solved.core
        elif solved.status == "found":
            witnesses[index] = solved.choice
            shown = nearby.opening(solved.choice, bits(core), [frozenset({known}) for known in witnesses])
            witnesses |= {one: text for (one,), text in shown.items()}
        else:
            minimal = False
    return core, layer, {index: witnesses[index] for index in core & witnesses.keys()}, minimal


def _closed(put: Instance, linked: frozenset[int]) -> frozenset[int] | None:
    """Claims that by themselves close every wording of one paragraph, the first there is."""
    free = ~bits(linked)
    for options in put.bars.alone:
        if not any(put.bears(put.against(barring & free)) for barring in options):
            return frozenset(numbers(reduce(or_, options, 0) & free))
    return None


def _text(found: Space, choice: Choice) -> Statement | None:
    try:
        return found.text(choice)
    except NotWellFormed:
        return None
