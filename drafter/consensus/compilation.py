"""The compilation: what every member would change of a text, side by side, and what became of each proposal.

Nothing here is text yet. Every amendment on file is open on this text, set aside with the words that are gone,
taken, refused or withdrawn: never lost.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from drafter.consensus.case import Case
from drafter.positions.condition import is_taken
from drafter.positions.frame import Ground
from drafter.positions.position import Amendment, Insert, Member, Move, StrikeOut
from drafter.positions.proposal import Gone, lay
from drafter.text.change import Change, DoesNotApply, Shift, apply
from drafter.text.contested.rolling import Rolling, merge
from drafter.text.contested.weave import Collides, woven
from drafter.text.history import Circulated
from drafter.text.statement import Id, Kind, Paragraph, Place, Ref, Statement

Fate = Literal["open", "aside", "taken", "refused", "withdrawn"]
_NOTHING = Change()


@dataclass(frozen=True, slots=True)
class Proposed:
    """One amendment and its fate on a text.

    Where it is open, `change` is what it would make of the text: one paragraph, and with a paragraph that it strikes
    all that hangs from it. Where it is set aside, `gone` says why, with the words that are no longer there.
    """

    member: Member
    amendment: Amendment
    fate: Fate
    change: Change = _NOTHING
    gone: Gone | None = None

    @property
    def side(self) -> Paragraph | None:
        """The paragraph it is about, as this amendment would have it."""
        return self.side_of(self.amendment.about)

    def side_of(self, id: Id) -> Paragraph | None:
        """A paragraph that it would change, as it would have it."""
        return self.change.shifts[id].after

    @property
    def rests(self) -> bool:
        """Whether it adds, strikes or moves a paragraph, or its words refer to one: words alone never break a tree."""
        refers = self.side is not None and bool(_referred(self.side))
        return refers or isinstance(self.amendment.proposal, Insert | StrikeOut | Move)


@dataclass(frozen=True)
class Compilation:
    """A text and everything that members would change of it, by member and in the order of their files."""

    base: Statement
    proposals: tuple[Proposed, ...]

    def of(self, fate: Fate) -> tuple[Proposed, ...]:
        """The proposals of one fate."""
        return tuple(proposed for proposed in self.proposals if proposed.fate == fate)

    def on(self, id: Id) -> tuple[Proposed, ...]:
        """The open proposals that would change a paragraph."""
        return tuple(self._open.get(id, ()))

    @cached_property
    def _open(self) -> Mapping[Id, Sequence[Proposed]]:
        """The open proposals by each paragraph that they would change."""
        found: dict[Id, list[Proposed]] = {}
        for proposed in self.of("open"):
            for id in proposed.change.shifts:
                found.setdefault(id, []).append(proposed)
        return found

    @cached_property
    def rolling(self) -> Rolling:
        """Each member's open proposals as one change to the base, side by side."""
        members: dict[Member, list[Proposed]] = {}
        for proposed in self.of("open"):
            members.setdefault(proposed.member, []).append(proposed)
        return merge(self.base, {member: _own(proposals, self.base) for member, proposals in members.items()})

    def kind(self, id: Id) -> Kind | None:
        """The kind of a paragraph, or of one that is only proposed; None where there is none such."""
        found = [self.at(id), *(proposed.side_of(id) for proposed in self.on(id))]
        return next((paragraph.kind for paragraph in found if paragraph), None)

    def at(self, id: Id) -> Paragraph | None:
        """The paragraph as the base has it."""
        return self.base.paragraphs.get(id)


def compilation(case: Case, text: Statement) -> Compilation:
    """Everything on file that would change a text of the record.

    A proposal ruled on stays so until its member puts it again on a text that went out later.
    """
    ground = case.ground(text)
    ruled = rulings(case)
    found: list[Proposed] = []
    places: dict[tuple[Id, Id | None], Place] = {}
    for member in sorted(case.positions):
        laid: list[Proposed] = []
        for amendment in case.positions[member].amendments:
            proposed = _proposed(case, member, amendment, ground, ruled)
            if proposed.fate == "open":
                proposed = _together(_at_one_place(proposed, places), laid, text)
            laid.append(proposed)
        found += laid
    return Compilation(text, tuple(found))


def _proposed(case: Case, member: Member, amendment: Amendment, ground: Ground, ruled: Mapping[str, Fate]) -> Proposed:
    if is_taken(amendment, ground):
        return Proposed(member, amendment, "taken")
    if not case.proposes(member):
        return Proposed(
            member, amendment, "aside", gone=Gone("a guess, or made up beside what is not, is nobody's proposal")
        )
    if amendment.withdrawn is not None:
        return Proposed(member, amendment, "withdrawn")
    if amendment.id in ruled:
        return Proposed(member, amendment, ruled[amendment.id])
    laid = lay(amendment, ground)
    if isinstance(laid, Gone):
        return Proposed(member, amendment, "aside", gone=laid)
    return Proposed(member, amendment, "open", laid)


def rulings(case: Case) -> dict[str, Fate]:
    """What the record last said of each amendment, since the text it speaks of went out."""
    sent = {act.name: act.number for act in case.record.acts if isinstance(act, Circulated)}
    first = min(sent.values(), default=0)
    seen = {a.id: sent.get(a.seen or "", first) for position in case.positions.values() for a in position.amendments}
    ruled: dict[str, Fate] = {}
    for act in case.record.revisions:
        said: dict[str, Fate] = dict.fromkeys(act.takes, "taken")
        said |= {refusal.amendment: "refused" for refusal in act.refuses}
        ruled |= {id: fate for id, fate in said.items() if act.number > seen.get(id, first)}
    return ruled


def _at_one_place(proposed: Proposed, places: dict[tuple[Id, Id | None], Place]) -> Proposed:
    """The proposal with the place that another member gave this paragraph, where both put it behind the same one.

    Ranks end in an amendment's id; without this, the same words from two members would be two sides.
    """
    amendment, side = proposed.amendment, proposed.side
    if not isinstance(amendment.proposal, Insert | Move) or side is None:
        return proposed
    place = places.setdefault((amendment.about, amendment.proposal.after), side.place)
    there = Shift(_shift(proposed).before, replace(side, place=place))
    return replace(proposed, change=Change(None, {amendment.about: there}))


def _together(proposed: Proposed, earlier: list[Proposed], text: Statement) -> Proposed:
    """The proposal, set aside where it cannot stand beside what the same member proposes earlier in its file."""
    others = [other for other in earlier if other.fate == "open"]
    rivals = [other for other in others if other.change.shifts.keys() & proposed.change.shifts.keys()]
    try:
        _own([*rivals, proposed], text)
        if proposed.rests:
            own = _own([*others, proposed], text)
            if _could_break([*others, proposed], own):
                apply(own, text)
        return proposed
    except Collides as fault:
        beside = [other for other in others if other.amendment.id in fault.names]
    except DoesNotApply as fault:
        beside = [other for other in others if other.amendment.about in fault.ids] or others
    gone = Gone(f"it does not stand beside {', '.join(other.amendment.id for other in beside)}")
    return Proposed(proposed.member, proposed.amendment, "aside", gone=gone)


def _could_break(proposals: Sequence[Proposed], own: Change) -> bool:
    """Whether proposals that each fit a text could break it together: one moves, or what one strikes another needs."""
    if any(isinstance(one.amendment.proposal, Move) for one in proposals):
        return True
    struck = {id for id, shift in own.shifts.items() if shift.after is None}
    left = [shift.after for shift in own.shifts.values() if shift.after is not None]
    return any(one.place.parent in struck or struck & _referred(one) for one in left)


def _referred(paragraph: Paragraph) -> set[Id]:
    return {part.to for part in paragraph.inline if isinstance(part, Ref)}


def _own(proposals: Sequence[Proposed], text: Statement) -> Change:
    """One member's proposals as one change to a text. Raises `Collides` where two would change the same words."""
    sides: dict[Id, dict[str, Paragraph | None]] = {}
    for proposed in proposals:
        for id, shift in proposed.change.shifts.items():
            sides.setdefault(id, {})[proposed.amendment.id] = shift.after
    bases = {id: text.paragraphs.get(id) for id in sides}
    return Change(None, {id: Shift(bases[id], _taken(bases[id], taken)) for id, taken in sides.items()})


def _taken(base: Paragraph | None, sides: Mapping[str, Paragraph | None]) -> Paragraph | None:
    """A paragraph with all of these in it; one alone gives what it proposes, and need not be woven."""
    return woven(base, sides) if len(sides) > 1 else next(iter(sides.values()))


def _shift(proposed: Proposed) -> Shift[Paragraph | None]:
    return proposed.change.shifts[proposed.amendment.about]
