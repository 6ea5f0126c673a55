"""The question in whole numbers: slots and options, who bars what, under which counts, and what is better.

Nothing here knows words any more, so a solver and a test that tries every text can both be given it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from drafter.consensus.body import Electorate
from drafter.consensus.bridge.bars import Bars, bits
from drafter.consensus.bridge.claims import Claim, Sites, claims
from drafter.consensus.bridge.formula import Choice, Formula, Reads
from drafter.consensus.bridge.space import Option, Space, space
from drafter.consensus.bridge.warmth import warmest
from drafter.consensus.case import Case
from drafter.consensus.finding import Vector, measures_of, possible
from drafter.consensus.measure import Measure
from drafter.consensus.rule import Count, Rule
from drafter.positions.position import Member
from drafter.text.ladder import OMIT
from drafter.text.statement import Statement

Goal = Literal["strongest", "preferred", "fewest"]
# In the order in which they decide between texts that are alike by the goal that was asked for.
GOALS: tuple[Goal, ...] = ("strongest", "fewest", "preferred")


@dataclass(frozen=True)
class Instance:
    """What is to be solved.

    `falls` gives for each slot and option how many steps it stands below what the brief asks; `wishes` are what
    members prefer, each met or not; `needs` as `Space.needs` has them.
    """

    sizes: tuple[int, ...]
    drafted: Choice
    falls: tuple[tuple[int, ...], ...]
    wishes: tuple[Formula, ...]
    needs: tuple[tuple[int, int, int, frozenset[int]], ...]
    claims: tuple[Claim, ...]
    rule: Rule
    electorate: Electorate

    @property
    def members(self) -> tuple[Member, ...]:
        """The members of the day, in a fixed order."""
        return tuple(sorted(self.electorate.members))

    @cached_property
    def measures(self) -> Mapping[Count, Measure | None]:
        """Each count of the rule on the day's members; None where it needs weights that are not on file."""
        return measures_of(self.rule, self.electorate)

    @cached_property
    def warmest(self) -> Mapping[Member, tuple[str, ...]]:
        """For each member the answers worth giving where nothing keeps it from any."""
        return {member: warmest(self.rule, self.measures, member) for member in self.members}

    def named(self, numbers: Iterable[int]) -> tuple[Claim, ...]:
        """The claims of these numbers, in order."""
        return tuple(self.claims[number] for number in sorted(numbers))

    @cached_property
    def bars(self) -> Bars:
        """Which claims bar a text, by their numbers."""
        return Bars(self.sizes, tuple(claim.bars for claim in self.claims))

    @cached_property
    def kinds(self) -> tuple[tuple[Member, ...], ...]:
        """The members in kinds that the rule does not tell apart."""
        weighing = [found.inside for found in self.measures.values() if found is not None]
        kinds: dict[tuple[int | None, ...], list[Member]] = {}
        for member in self.members:
            kinds.setdefault(tuple(inside.get(member) for inside in weighing), []).append(member)
        return tuple(map(tuple, kinds.values()))

    @cached_property
    def lines(self) -> tuple[tuple[int, ...], ...]:
        """The claims of each member of each kind, as sets of `bars`."""
        own: dict[Member, list[int]] = {member: [] for member in self.members}
        for number, claim in enumerate(self.claims):
            own[claim.member].append(number)
        return tuple(tuple(bits(own[member]) for member in kind) for kind in self.kinds)

    def stands(self, choice: Choice) -> bool:
        """Whether a text refers to nothing that it leaves out."""
        return all(choice[slot] != option or choice[other] in having for slot, option, other, having in self.needs)

    def against(self, barring: int) -> tuple[int, ...]:
        """How many of each kind some claims keep from a text."""
        return tuple(sum(1 for own in kind if own & barring) for kind in self.lines)

    def bears(self, against: tuple[int, ...]) -> bool:
        """Whether the rule could still adopt with so many of each kind against."""
        if against not in self._known:
            opposed = {member for kind, few in zip(self.kinds, against, strict=True) for member in kind[:few]}
            only = {member: answers[0] for member, answers in self.warmest.items() if len(answers) == 1}
            vector: Vector = {m: "against" if m in opposed else only.get(m) for m in self.members}
            self._known[against] = self.rule.adopts in possible(self.rule, vector, self.electorate)
        return self._known[against]

    @cached_property
    def _known(self) -> dict[tuple[int, ...], bool]:
        return {}


def instance(case: Case, draft: Statement) -> tuple[Space, Instance]:
    """The question that a case puts about a draft, and the texts it is put of."""
    found = space(case, draft)
    return found, Instance(
        tuple(len(slot.options) for slot in found.slots),
        found.drafted,
        tuple(tuple(_fall(case, option) for option in slot.options) for slot in found.slots),
        tuple(_wishes(case, found)),
        tuple(found.needs()),
        claims(case, found),
        case.rule,
        case.electorate,
    )


def _fall(case: Case, option: Option) -> int:
    """How many steps the elements of an option stand below what is asked.

    Members' words in one of the brief's wordings stand a step below it; the draft's own on no rung count as asked.
    """
    steps = 0
    for element in case.brief.elements:
        rung = option.rungs.get(element.id)
        if rung is not None:
            ladder = element.rungs(case.ladders)
            steps += max(0, ladder.index(rung) + (element.id in option.off) - ladder.index(element.ask))
    return steps


def _wishes(case: Case, found: Space) -> list[Formula]:
    """One for each view that prefers a rung, and for each proposal that its member would like and can do without."""
    sites = Sites(case, found)
    wishes: list[Formula] = []
    for member in sorted(case.positions):
        position = case.positions[member]
        for view in (view for view in position.views if view.prefers):
            slot = found.slot_of(view.about)
            if slot is not None:
                options = found.slots[slot].options
                on = [i for i, option in enumerate(options) if option.rungs.get(view.about, OMIT) == view.prefers]
                wishes.append(Reads(slot, frozenset(on)))
        wishes += [sites.taking(a) for a in position.amendments if a.need == "preference" and a.withdrawn is None]
    return wishes
