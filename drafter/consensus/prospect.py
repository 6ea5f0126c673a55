"""Who would stand where, were a paragraph to read otherwise: a forecast from the positions, never an answer."""

from __future__ import annotations

from collections.abc import Mapping

from drafter.consensus.case import Case
from drafter.positions.position import Member
from drafter.positions.standing import Judged, stand
from drafter.text.change import Change, DoesNotApply, Shift, apply
from drafter.text.statement import Id, Paragraph, Statement


def prospect(case: Case, text: Statement, id: Id, side: Paragraph | None) -> Mapping[Judged, tuple[Member, ...]]:
    """The members by their stance on a paragraph, were it to read as one side would have it; silent ones left out.

    A red line that such a text would cross by more than words counts as one. Empty where no text comes of it.
    """
    base = text.paragraphs.get(id)
    try:
        after = text if side == base else apply(Change(None, {id: Shift(base, side)}), text)
    except DoesNotApply:
        return {}
    ground = case.ground(after)
    found: dict[Judged, list[Member]] = {}
    for member in sorted(case.positions):
        standing = stand(case.positions[member], ground)
        crossed = any(reason.about == id for reason in standing.crossed)
        stance: Judged = "red-line" if crossed else standing.stances[id].stance if id in standing.stances else "silent"
        if stance != "silent":
            found.setdefault(stance, []).append(member)
    return {stance: tuple(members) for stance, members in found.items()}
