"""Crossing from a draft to a text that could be adopted on the positions recorded; or why there is none, and for what.

A text is only handed out after it was put to every position by the code that `check` uses: the solver finds, that
code decides. Nothing here says that anybody agrees: positions can show that a member objects, never that it joins.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from drafter.consensus.answer import Word, answer
from drafter.consensus.bridge.claims import Claim
from drafter.consensus.bridge.concession import Concession, concessions
from drafter.consensus.bridge.conflict import Conflict, conflict_of
from drafter.consensus.bridge.formula import Choice
from drafter.consensus.bridge.instance import Goal, Instance, instance
from drafter.consensus.bridge.model import Model, Solved
from drafter.consensus.bridge.space import Space
from drafter.consensus.case import Case
from drafter.consensus.finding import Vector, possible
from drafter.positions.condition import is_taken
from drafter.positions.position import Member
from drafter.positions.standing import stand
from drafter.text.ladder import OMIT
from drafter.text.statement import Id, NotWellFormed, Statement

_PROPOSED = "as proposed here"


@dataclass(frozen=True, slots=True)
class Step:
    """One rung more on an element than in the text that was found, the others no weaker: who would have to be asked.

    `status` is none where even that would open nothing, unknown where the limit cut the search.
    """

    about: Id
    rung: str
    status: Literal["found", "none", "unknown"]
    claims: tuple[Claim, ...] = ()
    text: Statement | None = None


@dataclass(frozen=True)
class Bridge:
    """What can be said of a draft.

    adoptable: `text` could be adopted on the positions recorded; `proved` says that nothing is better by the goal,
    else nothing is better than `bound` (in its units, the less the better; `value` is that of the text). impossible:
    no text can. unknown: the limit cut the search, or proposals combine in more ways than were looked at (`cut`).
    """

    case: Case
    draft: Statement
    goal: Goal
    status: Literal["adoptable", "impossible", "unknown"]
    text: Statement | None = None
    proved: bool = False
    value: int = 0
    bound: int = 0
    takes: tuple[str, ...] = ()
    against: tuple[Member, ...] = ()
    holding: tuple[Member, ...] = ()
    steps: tuple[Step, ...] = ()
    conflict: Conflict | None = None
    concessions: tuple[Concession, ...] = ()
    complete: bool = True
    cut: tuple[Id, ...] = ()


def bridge(case: Case, draft: Statement, goal: Goal = "strongest", limit: float = 10.0) -> Bridge:
    """What could be adopted, beginning at a draft; `limit` is in seconds. Raises `NoSolver` without the extra."""
    case = _as_sent(case, draft)
    found, put = instance(case, draft)
    model = Model(put, limit)
    blank = Bridge(case, draft, goal, "unknown", cut=found.cut)
    solved = model.best(goal)
    while (held := solved.status == "found" and _holds(case, found, solved.choice)) is False and solved.choice:
        model.exclude(solved.choice)
        solved = model.best(goal) if model.left > 0 else Solved("unknown")
    if held:
        text = found.text(solved.choice)
        return replace(
            blank,
            status="adoptable",
            text=text,
            proved=solved.proved and not found.cut,
            value=solved.value,
            bound=solved.bound,
            takes=takes(case, draft, text),
            against=_saying(case, text, "objects", "asks change"),
            holding=_saying(case, text, "hold"),
            steps=tuple(_steps(case, found, put, solved.choice, model)),
        )
    if solved.status == "unknown" or found.cut:
        return blank
    left, model.left = model.left, model.left / 2
    conflict = conflict_of(found, put, model)
    model.left += left / 2
    sets, complete = concessions(found, put, model, goal)
    return replace(blank, status="impossible", conflict=conflict, concessions=sets, complete=complete)


def _as_sent(case: Case, draft: Statement) -> Case:
    """The case; where nothing has gone out yet, files got ready for a text are taken to speak of the draft."""
    if case.record.circulated:
        return case
    named = {a.seen for position in case.positions.values() for a in position.amendments}
    named |= {view.seen for position in case.positions.values() for view in position.views}
    sent = dict.fromkeys(sorted(name for name in named if name), draft) or {_PROPOSED: draft}
    return replace(case, record=replace(case.record, circulated=sent))


def takes(case: Case, draft: Statement, text: Statement) -> tuple[str, ...]:
    """The proposals that a text has taken word for word and the draft had not."""
    before, after = case.ground(draft), case.ground(text)
    return tuple(
        amendment.id
        for member in sorted(case.positions)
        for amendment in case.positions[member].amendments
        if is_taken(amendment, after) and not is_taken(amendment, before)
    )


def _saying(case: Case, text: Statement, *words: Word) -> tuple[Member, ...]:
    """The members of whose files `check` would say this, were a text sent out now."""
    ground = replace(case.ground(text), seen={**case.record.circulated, _PROPOSED: text})
    found = []
    for member, position in sorted(case.positions.items()):
        given = position.answer
        heard = replace(position, status="in-writing", answer=given if given and given.says == "objects" else None)
        on = given.seen if given and case.record.circulated[given.seen].digest == text.digest else None
        if answer(member, heard, stand(heard, ground), on, False, False).word in words:
            found.append(member)
    return tuple(found)


def _holds(case: Case, found: Space, choice: Choice) -> bool:
    """Whether a text that was found holds on a second look, by the code that judges every other text."""
    try:
        text = found.text(choice)
    except NotWellFormed:
        return False
    opposed = set(_saying(case, text, "objects", "asks change"))
    vector: Vector = {m: "against" if m in opposed else None for m in case.electorate.members}
    return case.rule.adopts in possible(case.rule, vector, case.electorate)


def _steps(case: Case, found: Space, put: Instance, choice: Choice, model: Model) -> list[Step]:
    """For each element that stands below what is asked, one rung more."""
    out = []
    for element in case.brief.elements:
        slot = found.slot_of(element.id)
        if slot is None:
            continue
        options, ladder = found.slots[slot].options, element.rungs(case.ladders)
        now = options[choice[slot]].rungs.get(element.id, OMIT)
        if now is None or ladder.index(now) <= ladder.index(element.ask):
            continue
        rung = ladder[ladder.index(now) - 1]
        allowed = {
            number: {o for o, fall in enumerate(falls) if fall <= falls[choice[number]]}
            for number, falls in enumerate(put.falls)
            if any(falls)
        }
        allowed[slot] = {
            o for o in allowed[slot] if options[o].rungs.get(element.id) == rung and element.id not in options[o].off
        }
        solved = model.step(allowed) if allowed[slot] else Solved("none")
        if solved.status != "found":
            out.append(Step(element.id, rung, solved.status))
            continue
        status: Literal["found", "unknown"] = "found" if solved.proved else "unknown"
        out.append(Step(element.id, rung, status, put.named(solved.waived), found.text(solved.choice)))
    return out
