"""A body of three and two texts that went out: what the tests of names, zones, stages and reports share."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

from drafter.consensus.body import Body, Term
from drafter.consensus.case import Case
from drafter.consensus.release import terms
from drafter.consensus.rule import Count, Outcome, Rule
from drafter.positions.position import Answer, Position, Provenance, Says
from drafter.text.change import diff
from drafter.text.history import BLANK, Act, Circulated, Revised, replay
from drafter.text.statement import Head, Paragraph, Place, Statement
from tests.strategies import BRIEF, ELEMENTS, FORM, FORMS, HERE, LADDERS, ruled

MEMBERS = ("CHN", "EST", "NOR")
BODY = Body("b", "B", "constructed", (Term(frozenset(MEMBERS), date(2021, 1, 1), None),), {})
BY_ANSWERS = ruled(
    [
        Outcome("blocked", Count(frozenset({"against"}), "at_least", Fraction(1))),
        Outcome("adopted", Count(frozenset({"for"}), "at_least", Fraction(3))),
        Outcome("pending", None),
    ],
    ballots=False,
)
BY_VOTE = ruled(
    [Outcome("adopted", Count(frozenset({"for"}), "at_least", Fraction(2))), Outcome("not-adopted", None)], ballots=True
)


def day(number: int) -> str:
    return f"2021-08-{number:02}T12:00-04:00"


def at(number: int) -> datetime:
    return datetime.fromisoformat(day(number))


def text(attacks: str = "strongest") -> Statement:
    """The brief's statement with one element on another rung."""
    found = {}
    for number, element in enumerate(ELEMENTS):
        rung = attacks if element.id == "attacks" else element.ask
        found[element.id] = Paragraph(Place(None, str(number)), "paragraph", element.paragraph(rung, FORM, LADDERS))
    return Statement(Head("afghanistan-2021", FORM.id), found)


ZERO, REV = text(), text("condemn")
ACTS: tuple[Act, ...] = (
    Revised(1, "EST", day(1), "", (), diff(BLANK, ZERO), ZERO.digest),
    Circulated(2, "EST", day(2), "zero-draft", ZERO.digest, terms(BRIEF)),
    Revised(3, "NOR", day(5), "", (), diff(ZERO, REV), REV.digest),
    Circulated(4, "EST", day(6), "rev-1", REV.digest, terms(BRIEF)),
)


def says(member: str, word: Says, seen: str = "rev-1", status: Provenance = "in-writing") -> Position:
    """A file that gives an answer and nothing else."""
    return Position(member, status, HERE, answer=Answer(seen, word, HERE), digest=f"sha256:{member}")


ALL_JOIN = tuple(says(member, "joins") for member in MEMBERS)


def case(*positions: Position, acts: tuple[Act, ...] = ACTS, rule: Rule = BY_ANSWERS, stage: str = "") -> Case:
    """The case of these positions, with the stage the brief claims."""
    brief = replace(BRIEF, stage=stage or BRIEF.stage)
    return Case(brief, replay(acts), {p.member: p for p in positions}, rule, BODY, FORMS, LADDERS)
