"""A penholder's ruling on one paragraph: what is taken of what members propose, what is refused, and why.

What the ruling has in it word for word is taken; what speaks of the same words and says otherwise is refused, whole,
on the record; what speaks of other words stays open.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from drafter.consensus.compilation import Compilation, Proposed
from drafter.positions.position import Member
from drafter.text.change import Change, DoesNotApply, Shift, apply
from drafter.text.contested.rolling import settle
from drafter.text.contested.weave import Collides, woven
from drafter.text.history import Refusal
from drafter.text.order import below
from drafter.text.statement import Id, Inline, Paragraph, Statement
from drafter.text.voice import Form, worded

Way = Literal["take", "words", "strike", "keep"]
# The name of a ruling's own words beside the ids of proposals.
_RULING = "the ruling"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a penholder rules on a paragraph.

    `take`: proposals by id, which must stand together. `words`: compromise words, a predicate. `strike`: no such
    paragraph. `keep`: the text as it stands, against everything proposed on it. `refuse` names further proposals.
    """

    about: Id
    way: Way
    take: tuple[str, ...] = ()
    refuse: tuple[str, ...] = ()
    words: Inline = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ruled:
    """What came of it: the change to the text, the proposals taken, and those refused, whole."""

    change: Change
    takes: tuple[str, ...]
    refuses: tuple[Refusal, ...]


class CannotRule(ValueError):
    """A ruling that the proposals on file do not bear: `named` is what stands in its way."""

    def __init__(self, reason: str, named: str = "") -> None:
        self.named = named
        super().__init__(reason)


def rule_on(ruling: Ruling, compiled: Compilation, form: Form, text: Statement) -> Ruled:
    """What a ruling makes of the compilation's text. Raises `CannotRule` where it cannot be done as ruled.

    `text` is that text with the rulings made before this one, on other paragraphs: together they must make a text.
    """
    open_ = compiled.on(ruling.about)
    known = {proposed.amendment.id: proposed for proposed in open_}
    for id in (*ruling.take, *ruling.refuse):
        if id not in known or known[id].amendment.about != ruling.about:
            raise CannotRule(_unknown(id, ruling.about, compiled), id)
    base = compiled.at(ruling.about)
    if base is None and not open_:
        raise CannotRule(f"there is no '{ruling.about}', and nobody proposes it", ruling.about)
    sides = _sides(ruling, known, compiled, form)
    result = _woven(base, sides)
    takes, refuses = list[Proposed](), list[Proposed]()
    for proposed in open_:
        id = proposed.amendment.id
        try:
            beside = woven(base, {**sides, id: proposed.side_of(ruling.about)})
        except Collides:
            refuses.append(proposed)
            continue
        if beside == result:
            takes.append(proposed)
        elif id in ruling.refuse or ruling.way == "keep":
            refuses.append(proposed)
    if both := [id for id in _ids(takes) if id in ruling.refuse]:
        raise CannotRule(f"{both[0]} cannot be taken and refused at once", both[0])
    if missed := [id for id in ruling.take if id not in _ids(takes)]:
        raise CannotRule(f"{missed[0]} is not in these words, word for word", missed[0])
    gone = below(ruling.about, compiled.base) if result is None else ()
    for proposed in compiled.of("open"):
        if proposed not in open_ and proposed.change.shifts.keys() & set(gone):
            (takes if proposed.side is None else refuses).append(proposed)
    shifts = {id: Shift(compiled.at(id), None) for id in gone}
    change = Change(None, {} if result == base else {ruling.about: Shift(base, result), **shifts})
    if not (change or refuses):
        raise CannotRule(f"that changes nothing: '{ruling.about}' reads so already", ruling.about)
    try:
        apply(change, text)
    except DoesNotApply as fault:
        raise CannotRule(f"that would break the text: {fault}", ruling.about) from fault
    return Ruled(change, _ids(takes), _refusals(refuses))


def settlement(compiled: Compilation, penholders: Collection[Member]) -> Ruled:
    """The penholders' own edits that nobody else touches, taken together; what would break the tree stays open."""
    change = settle(compiled.rolling, penholders)
    return Ruled(
        change, _ids([proposed for proposed in compiled.of("open") if proposed.amendment.about in change.shifts]), ()
    )


def _sides(
    ruling: Ruling, known: Mapping[str, Proposed], compiled: Compilation, form: Form
) -> dict[str, Paragraph | None]:
    """What a ruling would have of the paragraph: the proposals it takes, or its own words."""
    base = compiled.at(ruling.about)
    match ruling.way:
        case "take":
            return {id: known[id].side_of(ruling.about) for id in ruling.take}
        case "words":
            like = base or next(proposed.side for proposed in known.values())
            assert like is not None, "what is proposed and does not stand is to be added"
            return {_RULING: Paragraph(like.place, like.kind, worded(ruling.words, form, like))}
        case "strike":
            if base is None:
                message = f"'{ruling.about}' is not in the text: to refuse it, keep the text as it is"
                raise CannotRule(message, ruling.about)
            return {_RULING: None}
        case "keep":
            return {}


def _woven(base: Paragraph | None, sides: Mapping[str, Paragraph | None]) -> Paragraph | None:
    try:
        return woven(base, sides)
    except Collides as fault:
        names = ", ".join(sorted(fault.names))
        raise CannotRule(f"{names} do not stand together: they would change the same words", names) from fault


def _unknown(id: str, about: Id, compiled: Compilation) -> str:
    """Why a proposal cannot be ruled on here."""
    found = next((proposed for proposed in compiled.proposals if proposed.amendment.id == id), None)
    if found is None:
        return f"nobody proposes '{id}'"
    if found.amendment.about != about:
        return f"{id} is about '{found.amendment.about}', not '{about}'"
    return f"{id} is {found.fate}" + (f": {found.gone.reason}" if found.gone else "")


def _ids(proposals: Collection[Proposed]) -> tuple[str, ...]:
    return tuple(proposed.amendment.id for proposed in proposals)


def _refusals(proposals: Collection[Proposed]) -> tuple[Refusal, ...]:
    refused = sorted(proposals, key=lambda proposed: proposed.amendment.id)
    return tuple(Refusal(proposed.amendment.id, proposed.change) for proposed in refused)
