"""The ledger: for each element, which wordings are open under the rule, and who closes each.

No solver: each element by itself, on the limits that members gave. Linkages and red lines by words look at a whole
text and are no part of it, so a text made of open wordings must still be put to everybody.
"""

from __future__ import annotations

from dataclasses import dataclass

from drafter.consensus.case import Case
from drafter.consensus.finding import Vector, possible
from drafter.positions.brief import Element
from drafter.positions.position import Keeps, Member
from drafter.positions.standing import Reason
from drafter.text.ladder import OMIT


@dataclass(frozen=True, slots=True)
class Closed:
    """A member that cannot live with a wording, and the line that says so."""

    member: Member
    reason: Reason


@dataclass(frozen=True, slots=True)
class Option:
    """One wording of an element: open unless those who close it make adoption impossible under the rule."""

    rung: str
    open: bool
    closed_by: tuple[Closed, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """An element with its wordings, strongest first, omission last."""

    element: Element
    options: tuple[Option, ...]

    @property
    def zone(self) -> tuple[str, ...]:
        """The rungs left open."""
        return tuple(option.rung for option in self.options if option.open)


def ledger(case: Case) -> tuple[Row, ...]:
    """A row for each element of the brief, in its order."""
    return tuple(row_of(element, case) for element in case.brief.elements)


def heard(case: Case) -> tuple[Member, ...]:
    """The members whose files say anything at all."""
    return tuple(
        sorted(
            member
            for member, p in case.positions.items()
            if p.views or p.amendments or p.red_lines or p.linkages or p.answer
        )
    )


def row_of(element: Element, case: Case) -> Row:
    """One element of the brief with its wordings."""
    return Row(element, tuple(_option(element, rung, case) for rung in element.rungs(case.ladders)))


def _option(element: Element, rung: str, case: Case) -> Option:
    closed = tuple(
        Closed(member, reason)
        for member in sorted(case.positions)
        for reason in _closing(element, rung, case, member)[:1]
    )
    against = {entry.member for entry in closed}
    vector: Vector = {m: "against" if m in against else None for m in case.electorate.members}
    return Option(rung, case.rule.adopts in possible(case.rule, vector, case.electorate), closed)


def _closing(element: Element, rung: str, case: Case, member: Member) -> list[Reason]:
    """Why a member closes a wording: its limits leave it out, it objects to what is asked, or it is a red line."""
    position = case.positions[member]
    reasons = []
    for view in position.views:
        if view.about != element.id:
            continue
        objects = view.stance in ("object", "red-line") and view.seen is None and rung == element.ask
        if (view.accepts and rung not in view.accepts) or objects:
            reasons.append(Reason(view.where, element.id, rung, "", view.say, view.because))
    for line in position.red_lines:
        if line.when == Keeps(element.id) and rung != OMIT:
            reasons.append(Reason(line.where, element.id, rung, line.id, line.say, line.because))
    return reasons
