"""The claims of a file bar just those texts to which the file, put to the whole text, objects or asks for a change."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import product

import pytest

from drafter.consensus.bridge.claims import claims
from drafter.consensus.bridge.crossing import bridge
from drafter.consensus.bridge.formula import Choice, true
from drafter.consensus.bridge.instance import instance
from drafter.consensus.bridge.space import Space
from drafter.consensus.case import Case
from drafter.consensus.finding import Vector, possible
from drafter.diagnostic import Where
from drafter.positions.condition import holds, is_taken
from drafter.positions.position import (
    Absent,
    Adopts,
    Amendment,
    Condition,
    Every,
    Insert,
    Keeps,
    Linkage,
    Not,
    Position,
    Proposal,
    RedLine,
    Rewrite,
    Some,
    Stance,
    StrikeOut,
    Swap,
    View,
    Words,
)
from drafter.positions.standing import said_of, speaking
from drafter.text.statement import Paragraph, Place, Statement, inline
from drafter.text.voice import voice
from tests.drafting.three import BY_ANSWERS, BY_VOTE, MEMBERS, ZERO, case
from tests.strategies import ELEMENTS, FORM, LADDERS

# The text as it went out; one paragraph less; a paragraph that was added since, where members may want it or not.
_ADDED = Paragraph(Place(None, "1z"), "paragraph", voice(inline("calls for talks"), FORM))
DRAFTS = (
    ZERO,
    Statement(ZERO.head, {id: p for id, p in ZERO.paragraphs.items() if id != "measures"}),
    Statement(ZERO.head, {**{id: p for id, p in ZERO.paragraphs.items() if id != "measures"}, "talks": _ADDED}),
)
STANCES: tuple[Stance, ...] = ("object", "red-line", "hold", "support")


class Invented:
    """One member's file, by chance; each line has a place of its own."""

    def __init__(self, member: str, chance: random.Random) -> None:
        self.member, self.chance, self.lines = member, chance, 0

    def where(self) -> Where:
        self.lines += 1
        return Where(f"positions/{self.member}.yaml", self.lines, 1)

    def position(self) -> Position:
        chance = self.chance
        spoken = chance.sample(ELEMENTS, chance.randint(0, 2))
        amendments = tuple(self.amendment(f"{self.member}-{n}") for n in range(chance.randint(0, 1)))
        names = [amendment.id for amendment in amendments]
        return Position(
            self.member,
            "in-writing",
            self.where(),
            tuple(self.view(element.id) for element in spoken),
            amendments,
            tuple(
                RedLine(f"{self.member}-R{n}", self.condition(names), self.where()) for n in range(chance.randint(0, 1))
            ),
            tuple(self.linkage(f"{self.member}-L{n}", names) for n in range(chance.randint(0, 2))),
        )

    def view(self, about: str) -> View:
        chance = self.chance
        element = next(element for element in ELEMENTS if element.id == about)
        if chance.random() < 0.3:
            return View(about, self.where(), chance.choice((None, "zero-draft")), chance.choice(STANCES))
        rungs = element.rungs(LADDERS)
        return View(about, self.where(), None, accepts=tuple(chance.sample(rungs, chance.randint(1, len(rungs)))))

    def linkage(self, id: str, names: list[str]) -> Linkage:
        view = self.view(self.chance.choice(ELEMENTS).id)
        return Linkage(id, self.condition(names), view, view.where)

    def condition(self, names: list[str], deep: int = 2) -> Condition:
        chance = self.chance
        about = chance.choice(ELEMENTS).id
        kind = chance.choice(("keeps", "absent", "says", "adopts", "all", "any", "not")[: 7 if deep else 3])
        match kind:
            case "keeps":
                return Keeps(about)
            case "absent":
                return Absent(about)
            case "says":
                return Words(chance.choice(("measures", "condemns", "all parties")), chance.choice((None, about)))
            case "adopts" if names:
                return Adopts(chance.choice(names))
            case "not" | "adopts":
                return Not(self.condition(names, deep - 1))
        parts = (self.condition(names, deep - 1), self.condition(names, deep - 1))
        return Every(parts) if kind == "all" else Some(parts)

    def amendment(self, id: str) -> Amendment:
        chance = self.chance
        about = chance.choice([*(element.id for element in ELEMENTS), "talks"])
        proposal: Proposal
        if about == "talks":
            proposal = Insert(chance.choice(("halt", "measures", None)), inline("calls for talks"))
        else:
            words = [word for word in ZERO.words(about).split() if ZERO.words(about).split().count(word) == 1]
            first = chance.choice(words[3:]).rstrip(".")
            proposal = chance.choice((Swap(((first, "new words"),)), Rewrite(inline("regrets it all")), StrikeOut()))
        turns: dict[str, Stance] | None = (
            {about: chance.choice(("accept", "object"))} if chance.random() < 0.4 else None
        )
        need = chance.choice(("condition", "preference"))
        return Amendment(id, about, proposal, self.where(), "zero-draft", need, turns=turns)  # type: ignore[arg-type]


def invented(seed: int) -> Case:
    chance = random.Random(seed)
    files = [Invented(member, chance).position() for member in MEMBERS]
    return case(*files, rule=BY_VOTE if seed % 3 == 0 else BY_ANSWERS)


def barring(found: Case, texts: Space, choice: Choice, member: str) -> set[Where]:
    """The lines of a file that stand against a text, by the code that judges any text."""
    position, text = found.positions[member], texts.text(choice)
    ground = replace(found.ground(text), seen={**found.record.circulated, "next": text})
    held = {link.id: holds(link.when, ground, position) for link in position.linkages}
    taken = {amendment.id for amendment in position.amendments if is_taken(amendment, ground)}
    against = {line.where for line in position.red_lines if holds(line.when, ground, position) is not False}
    against |= {a.where for a in position.amendments if a.need == "condition" and a.id not in taken}
    for about, lines in speaking(position).items():
        spoken = dict(said_of(about, lines, position, held, taken, ground))
        slot = texts.slot_of(about)
        assert slot is not None
        option = texts.slots[slot].options[choice[slot]]
        own = any(amendment.about == about and amendment.id in option.takes for amendment in position.amendments)
        if option.origin != choice[slot] and not own:
            origin = found.ground(texts.text((*choice[:slot], option.origin, *choice[slot + 1 :])))
            before = dict(said_of(about, lines, position, held, taken, origin))
            spoken = {w: before.get(w, one) if one.stance == "stale" else one for w, one in spoken.items()}
        against |= {where for where, one in spoken.items() if one.stance in ("object", "red-line")}
    return against


@pytest.mark.parametrize("batch", range(15))
def test_claims_bar_the_texts_that_the_files_stand_against_and_the_best_of_the_others_is_found(batch: int) -> None:
    for seed in range(8 * batch, 8 * batch + 8):
        found, draft = invented(seed), DRAFTS[seed % len(DRAFTS)]
        texts, put = instance(found, draft)
        assert texts.text(put.drafted) == draft
        assert claims(found, texts) == put.claims
        falls = []
        for choice in product(*map(range, put.sizes)):
            barred = {claim.where for claim in put.claims if true(claim.bars, choice)}
            wanted = {member: barring(found, texts, choice, member) for member in MEMBERS}
            assert barred == set().union(*wanted.values()), (seed, choice)
            vector: Vector = {member: "against" if wanted[member] else None for member in MEMBERS}
            if found.rule.adopts in possible(found.rule, vector, found.electorate):
                falls.append(sum(row[option] for row, option in zip(put.falls, choice, strict=True)))
        answer = bridge(found, draft)
        assert answer.status == ("adoptable" if falls else "impossible"), seed
        assert answer.value == min(falls, default=0)
        assert answer == bridge(found, draft)
