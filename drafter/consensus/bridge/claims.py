"""What stands against which texts: every line of a file that would keep its member from joining, as a formula.

A line bars a text where `check` would say that its member objects to it or asks for a change, or touches a red line
by words. And where others' words were put into a paragraph that a member could not live with, it is not presumed to
live with what came of it: its view of the words as they were decides, unless its own proposal is among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import Literal

from drafter.consensus.bridge.formula import ALWAYS, AT_NO_TIME, Both, Either, Formula, Never, Reads
from drafter.consensus.bridge.space import Option, Space
from drafter.consensus.case import Case
from drafter.diagnostic import Where
from drafter.positions.amendment import says
from drafter.positions.condition import is_taken, seen_by
from drafter.positions.frame import Ground
from drafter.positions.position import (
    WHOLE,
    Absent,
    Adopts,
    Amendment,
    Condition,
    Every,
    Insert,
    Keeps,
    Linkage,
    Member,
    Move,
    Not,
    Position,
    Some,
    StrikeOut,
    Words,
)
from drafter.positions.standing import Lines, Stand, said_of, speaking, stand
from drafter.text.statement import Id, Statement

Kind = Literal["view", "linkage", "red line", "condition", "answer"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A line of a member's file, with the texts that it bars. `name` is its id where it has one."""

    member: Member
    kind: Kind
    about: Id
    where: Where
    name: str
    bars: Formula


@dataclass(frozen=True)
class Sites:
    """Every option of a space, with the ground on which a position meets it."""

    case: Case
    space: Space

    @cached_property
    def grounds(self) -> tuple[tuple[Ground, ...], ...]:
        """For each slot and option, that option with no more of the text than it refers to: views look at no more."""
        return tuple(
            tuple(self.case.ground(self.space.alone(option)) for option in slot.options) for slot in self.space.slots
        )

    def having(self, id: Id) -> Formula:
        """The text has this paragraph."""
        slot = self.space.slot_of(id)
        if slot is None:
            return AT_NO_TIME
        return self._reads(slot, [id in option.paragraphs for option in self.space.slots[slot].options])

    def saying(self, condition: Words) -> Formula:
        """The text says these words."""
        return Either(
            tuple(
                self._reads(number, [self._says(option, ground, condition) for option, ground in self._at(number)])
                for number in range(len(self.space.slots))
                if condition.within is None or condition.within in self.space.slots[number].ids
            )
        )

    def taking(self, amendment: Amendment) -> Formula:
        """The text has taken this amendment word for word."""
        slot = self.space.slot_of(amendment.about)
        if slot is None:
            return ALWAYS if isinstance(amendment.proposal, StrikeOut) else AT_NO_TIME
        if not isinstance(amendment.proposal, Insert | Move):
            return self._reads(slot, [is_taken(amendment, ground) for _, ground in self._at(slot)])
        found = self.space.slots[slot]
        return Either(
            tuple(
                Both(
                    (Reads(slot, frozenset({index})), self._following(amendment, self.space.with_option(found, option)))
                )
                for index, option in enumerate(found.options)
                if amendment.about in option.paragraphs
            )
        )

    def _following(self, amendment: Amendment, text: Statement) -> Formula:
        """What a paragraph is to follow is there, and nothing that the member knew stands between."""
        assert isinstance(amendment.proposal, Insert | Move)
        after, seen = amendment.proposal.after, seen_by(amendment, self.case.ground(text))
        siblings = text.children[text.paragraphs[amendment.about].place.parent]
        before = siblings[: siblings.index(amendment.about)]
        if after is not None and after not in before:
            return AT_NO_TIME
        known = seen.paragraphs if seen else text.paragraphs
        between = [id for id in before[before.index(after) + 1 if after else 0 :] if id in known]
        if not is_taken(amendment, self.case.ground(self.space.less(text, between))):
            return AT_NO_TIME
        return Both((*([self.having(after)] if after else []), *(Never(self.having(id)) for id in between)))

    def same_as(self, name: str) -> Formula:
        """The text is the one that went out under this name."""
        seen = self.case.record.circulated[name]
        if seen.head != self.space.draft.head or any(self.space.slot_of(id) is None for id in seen.paragraphs):
            return AT_NO_TIME
        same = []
        for number, slot in enumerate(self.space.slots):
            own = {
                id: (seen.paragraphs[id].kind, seen.paragraphs[id].inline) for id in slot.ids if id in seen.paragraphs
            }
            alike = [{id: (p.kind, p.inline) for id, p in o.paragraphs.items()} == own for o in slot.options]
            same.append(self._reads(number, alike))
        return Both(tuple(same))

    def _at(self, slot: int) -> Iterator[tuple[Option, Ground]]:
        return zip(self.space.slots[slot].options, self.grounds[slot], strict=True)

    def _says(self, option: Option, ground: Ground, condition: Words) -> bool:
        ids = [id for id in option.paragraphs if condition.within in (None, id)]
        return any(says(ground.text, condition.words, id) is not None for id in ids)

    def _reads(self, slot: int, fits: Sequence[bool]) -> Formula:
        return Reads(slot, frozenset(index for index, fit in enumerate(fits) if fit))


def claims(case: Case, space: Space) -> tuple[Claim, ...]:
    """Every line of every file that bars some text, by member and line."""
    sites = Sites(case, space)
    found = [claim for member in sorted(case.positions) for claim in _claims(case.positions[member], sites)]
    return tuple(claim for claim in found if claim.bars not in (AT_NO_TIME, Either(())))


def _claims(position: Position, sites: Sites) -> Iterator[Claim]:
    member = position.member
    for about, lines in speaking(position).items():
        if about in WHOLE:
            yield from _on_the_whole(position, lines, about, sites)
        elif (slot := sites.space.slot_of(about)) is not None:
            yield from _on(position, lines, about, slot, sites)
    for line in position.red_lines:
        yield Claim(member, "red line", _about(line.when), line.where, line.id, _met(line.when, position, sites))
    for amendment in position.amendments:
        if amendment.need == "condition" and amendment.withdrawn is None:
            untaken = Never(sites.taking(amendment))
            yield Claim(member, "condition", amendment.about, amendment.where, amendment.id, untaken)
    if position.answer is not None and position.answer.says == "objects":
        yield Claim(member, "answer", "text", position.answer.where, "", sites.same_as(position.answer.seen))


def _on_the_whole(position: Position, lines: Lines, about: Id, sites: Sites) -> Iterator[Claim]:
    """Views of the text, its form or its timing: they look at no paragraph."""
    for view in (view for view in lines.views if view.stance in ("object", "red-line")):
        if about == "text" and view.seen:
            bars = sites.same_as(view.seen)
        else:
            alone = replace(Position(position.member, position.status, position.where), views=(view,))
            standing = stand(alone, sites.case.ground(sites.space.draft))
            bars = ALWAYS if standing.of("object", "red-line") else AT_NO_TIME
        yield Claim(position.member, "view", about, view.where, "", bars)


def _on(position: Position, lines: Lines, about: Id, slot: int, sites: Sites) -> Iterator[Claim]:
    """The views and linkages on one paragraph, whichever linkages hold and whichever turning proposals are taken."""
    turning = list({amendment.id: amendment for amendment, _ in lines.turning}.values())
    own = {amendment.id for amendment in position.amendments if amendment.about == about}
    barred: dict[Where, list[Formula]] = {}
    for held, taken in product(_truths(lines.linkages), _truths(turning)):
        given = [(_definite(link.when, position, sites), on) for link, on in zip(lines.linkages, held, strict=True)]
        given += [(sites.taking(amendment), on) for amendment, on in zip(turning, taken, strict=True)]
        names = {link.id: on for link, on in zip(lines.linkages, held, strict=True)}
        now = {amendment.id for amendment, on in zip(turning, taken, strict=True) if on}
        at: dict[Where, set[int]] = {}
        options = sites.space.slots[slot].options
        for index, option in enumerate(options):
            spoken = said_of(about, lines, position, names, now, sites.grounds[slot][index])
            if option.origin != index and not own & option.takes:
                before = dict(said_of(about, lines, position, names, now, sites.grounds[slot][option.origin]))
                spoken = [(where, before.get(where, one) if one.stance == "stale" else one) for where, one in spoken]
            for where, one in spoken:
                if _objects(one):
                    at.setdefault(where, set()).add(index)
        for where, indexes in at.items():
            when = tuple(formula if on else Never(formula) for formula, on in given)
            barred.setdefault(where, []).append(Both((Reads(slot, frozenset(indexes)), *when)))
    names_of: Mapping[Where, str] = {link.then.where: link.id for link in lines.linkages}
    for where, bars in barred.items():
        kind: Kind = "linkage" if where in names_of else "view"
        yield Claim(position.member, kind, about, where, names_of.get(where, ""), Either(tuple(bars)))


def _objects(found: Stand) -> bool:
    return found.stance in ("object", "red-line")


def _truths(of: Sequence[Linkage] | Sequence[Amendment]) -> Iterator[tuple[bool, ...]]:
    return product((False, True), repeat=len(of))


def _definite(condition: Condition, position: Position, sites: Sites) -> Formula:
    """A condition holds of a text, and not by words alone."""
    return _kleene(condition, True, position, sites)


def _kleene(condition: Condition, want: bool, position: Position, sites: Sites) -> Formula:
    """A condition is of this truth whatever the words in it come to (Kleene's strong logic of three values)."""
    match condition:
        case Words():
            return AT_NO_TIME
        case Not(of):
            return _kleene(of, not want, position, sites)
        case Every(parts) | Some(parts):
            inner = tuple(_kleene(part, want, position, sites) for part in parts)
            return Both(inner) if isinstance(condition, Every) == want else Either(inner)
        case _:
            held = _met(condition, position, sites)
            return held if want else Never(held)


def _met(condition: Condition, position: Position, sites: Sites) -> Formula:
    """A condition holds of a text, be it by words alone."""
    match condition:
        case Words():
            return sites.saying(condition)
        case Keeps(id):
            return sites.having(id)
        case Absent(id):
            return Never(sites.having(id))
        case Adopts(name):
            amendment = position.amendment(name)
            return sites.taking(amendment) if amendment else AT_NO_TIME
        case Not(of):
            return Never(_met(of, position, sites))
        case Every(parts):
            return Both(tuple(_met(part, position, sites) for part in parts))
        case Some(parts):
            return Either(tuple(_met(part, position, sites) for part in parts))


def _about(condition: Condition) -> Id:
    """The paragraph that a red line is about, for showing: the first that it names, else the text."""
    match condition:
        case Words(_, within):
            return within or "text"
        case Keeps(id) | Absent(id):
            return id
        case Not(of):
            return _about(of)
        case Every(parts) | Some(parts):
            return next((found for part in parts if (found := _about(part)) != "text"), "text")
        case _:
            return "text"
