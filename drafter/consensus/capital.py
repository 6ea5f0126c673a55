"""What one capital needs to know: what changed since it last spoke, what it must look at again, what became of what
it asked. Nothing of any other member's file is in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafter.consensus.answer import Answered
from drafter.consensus.case import Case
from drafter.consensus.compilation import Compilation, Proposed
from drafter.consensus.silence import Procedure
from drafter.consensus.verdict import Verdict
from drafter.positions.position import Member, Position
from drafter.positions.standing import Reason
from drafter.text.change import reads_alike
from drafter.text.history import Circulated, History
from drafter.text.order import moved, read_through
from drafter.text.statement import Id, Statement


@dataclass(frozen=True, slots=True)
class Asked:
    """One proposal of the member, its fate on the text last circulated, and the revision that ruled on it."""

    proposed: Proposed
    revision: int | None


@dataclass(frozen=True)
class Capital:
    """A member before the text last circulated.

    `last` names the circulated text that it last answered on, or else spoke of; None where it has spoken of none.
    `before` is that text, in the form that this one has; `recast` says that it had another.
    `again` are the paragraphs whose words or kind changed since, or that are new, or gone; `skip` those that read as
    they did. `stale` are its own views that no longer hold. `silence` is that on the text, if any was opened.
    """

    member: Member
    answered: Answered
    last: str | None
    before: Statement | None
    recast: bool
    text: Statement
    again: tuple[Id, ...]
    moved: frozenset[Id]
    skip: tuple[Id, ...]
    stale: tuple[Reason, ...]
    asked: tuple[Asked, ...]
    silence: Procedure | None = None

    @property
    def due(self) -> bool:
        """Whether its answer on this text is still to come."""
        return self.answered.counts is None


def capital(member: Member, verdict: Verdict, compiled: Compilation) -> Capital:
    """What a member needs to know of the text that a verdict is on; the compilation is of the same text."""
    assert verdict.text is not None, "something was circulated"
    assert verdict.circulation is not None, "something was circulated"
    case, text = verdict.case, verdict.text
    answered = verdict.answers[member]
    sent = [
        act.name for act in case.record.acts if isinstance(act, Circulated) and act.number <= verdict.circulation.number
    ]
    last = _last(answered.position, sent) if answered.position else None
    before = _voiced(case, last, text) if last else None
    stands = answered.standing.of("stale") if answered.standing else []
    changed = _changed(before, text) if before else text.order
    return Capital(
        member,
        answered,
        last,
        before,
        last is not None and case.record.circulated[last].head.form != text.head.form,
        text,
        tuple(changed),
        moved(before, text) if before else frozenset(),
        tuple(id for id in text.order if id not in changed),
        tuple(reason for _, stand in stands for reason in stand.reasons),
        tuple(_asked(proposed, case.record) for proposed in compiled.proposals if proposed.member == member),
        verdict.silence,
    )


def _last(position: Position, sent: Sequence[str]) -> str | None:
    """Of the texts that had gone out, the one that a member last answered on, or else the youngest it speaks of."""
    if position.answer is not None:
        return position.answer.seen
    named = {view.seen for view in position.views} | {amendment.seen for amendment in position.amendments}
    return next((name for name in reversed(sent) if name in named), None)


def _voiced(case: Case, last: str, text: Statement) -> Statement:
    """A circulated text in the form of another, so that a change of form hides none of the words that changed."""
    return case.recast(case.record.circulated[last], case.form_of(text)).statement


def _changed(before: Statement, after: Statement) -> list[Id]:
    """The paragraphs that read otherwise, references included, as the texts are read."""
    ids = before.paragraphs.keys() | after.paragraphs.keys()
    return read_through((id for id in ids if not reads_alike(id, before, after)), before, after)


def _asked(proposed: Proposed, history: History) -> Asked:
    """A proposal with the last revision that ruled on it as its fate says."""
    for number, act in reversed(list(enumerate(history.revisions, start=1))):
        refused = [refusal.amendment for refusal in act.refuses]
        if proposed.amendment.id in {"taken": act.takes, "refused": refused}.get(proposed.fate, ()):
            return Asked(proposed, number)
    return Asked(proposed, None)
