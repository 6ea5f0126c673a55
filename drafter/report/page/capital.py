"""One capital's page: what awaits it, what changed since it last spoke, and what became of what it asked."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from drafter.consensus.capital import Capital
from drafter.report import capital as report
from drafter.report.change import verb_of
from drafter.report.line import Line, Tone
from drafter.report.page.answer import Answer, hands_of_clock
from drafter.report.reason import place
from drafter.text.history import BLANK, title
from drafter.text.statement import Id


@dataclass(frozen=True, slots=True)
class Again:
    """A paragraph to look at again: what happened to it, and its own views of it that no longer hold."""

    id: Id
    label: str
    verb: str
    stale: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Awaiting:
    """What awaits a capital; nothing of any other member's file is in it."""

    member: str
    again: tuple[Again, ...]
    told: tuple[Line, ...]


def awaiting(capital: Capital, folder: str) -> Awaiting:
    """What a capital must look at again, what it may skip, what it asked and what it has on record.

    `folder` is left out of the name of its file.
    """
    before = capital.before or BLANK
    again = tuple(
        Again(
            id,
            capital.text.labels.get(id) or before.labels[id],
            verb_of(id, before, capital.text, id in capital.moved),
            tuple(f"{reason.note}, {place(reason, folder)}" for reason in capital.stale if reason.about == id),
        )
        for id in capital.again
    )
    told = chain(report.skip(capital), report.asked(capital.asked), report.record(capital))
    return Awaiting(capital.member, again, tuple(told))


def own_answer(capital: Capital, name: str) -> Answer:
    """Where a capital stands on the text of this name, as its page begins."""
    tone: Tone = "open" if capital.due else "good" if capital.answered.counts == "for" else "bad"
    word = "Your answer is awaited" if capital.due else f"{capital.member} {capital.answered.word}"
    said = f"on {title(name)}; {_last(capital)}"
    more = (*report.recast(capital), *report.silent(capital, name))
    return Answer(word, tone, said, (), (), (), more, hands_of_clock(capital.silence))


def _last(capital: Capital) -> str:
    return f"last spoke of {title(capital.last)}" if capital.last else "has spoken of no text that went out"
