"""The way here: what happened, and for each paragraph who proposed what, what was refused, and who says what of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from drafter.consensus.case import Case
from drafter.consensus.compilation import Proposed
from drafter.consensus.ripeness import Ripeness
from drafter.consensus.signature import Said
from drafter.report.chronicle import Chronicle
from drafter.report.compilation import set_aside
from drafter.report.minutes import sentence
from drafter.report.page.text import View
from drafter.report.picture.sheet import Heading
from drafter.report.picture.timeline import timeline
from drafter.report.provenance import beaten, rows
from drafter.text.history import BLANK, Revised, title
from drafter.text.moment import moment
from drafter.text.order import read_through
from drafter.text.origin.origins import Written
from drafter.text.statement import Id, Statement


@dataclass(frozen=True, slots=True)
class Story:
    """A paragraph's way: what was done to it, its words by who wrote them, what they beat, and who says what now."""

    id: Id
    label: str
    tag: str
    deeds: tuple[str, ...]
    words: tuple[tuple[str, str], ...] = ()
    beaten: tuple[str, ...] = ()
    says: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """What happened to the statement, as a picture and in words, and the story of each paragraph."""

    picture: str
    chronicle: Chronicle
    stories: tuple[Story, ...]


def way(found: Chronicle, name: str, stories: Sequence[Story]) -> Way:
    """The way of the statement of this name."""
    return Way(timeline(found, Heading("the_timeline", name)), found, tuple(stories))


@dataclass(frozen=True)
class Known:
    """What stories are told from: the text, how ripe it is, and what members say of each paragraph."""

    case: Case
    text: Statement
    ripe: Mapping[Id, Ripeness]
    says: Mapping[Id, tuple[tuple[str, tuple[str, ...]], ...]]


def told_to_all(known: Known, views: Sequence[View], said: Sequence[tuple[str, Said]]) -> Iterator[Story]:
    """The stories as everybody may read them: by each text that went out, what it changed under whose name.

    `views` show what each text changed of the one before it; `said` is what members let be said, with that text's name.
    """
    for id in known.text.order:
        deeds = []
        for view in views:
            for row in (row for row in view.rows if row.of == id and row.tag and row.tag != "moved away"):
                by = ", ".join(name for _, name in row.by)
                deeds.append(f"{title(view.second)}: {row.tag}" + (f" by {by}" if by else ""))
            deeds += [f"{one.name}: “{one.words}”" for name, one in said if name == view.second and one.about == id]
        yield _story(known, id, tuple(deeds))


def told_in_house(
    known: Known, number: int, written: Mapping[Id, Sequence[Written]], aside: Sequence[Proposed]
) -> Iterator[Story]:
    """The stories as the penholders may read them: every save that touched a paragraph or refused a proposal on it.

    The text is that of the revision of this number; `aside` are the proposals that cannot be laid on it any more.
    """
    history = known.case.record
    touching: dict[Id, list[str]] = {}
    for act in history.revisions[:number]:
        deed = _deed(act, sentence(act, history))
        for id in dict.fromkeys(
            id for change in (act.change, *(one.change for one in act.refuses)) for id in change.shifts
        ):
            touching.setdefault(id, []).append(deed)
    for proposed in aside:
        touching.setdefault(proposed.amendment.about, []).append(set_aside(proposed))
    seen = next((text for text in history.texts.values()), BLANK)
    for id in read_through({*touching, *known.text.order}, seen, known.text):
        parts = written.get(id, ())
        text = known.text
        words = tuple(rows(parts, text)) if parts else ()
        yield _story(known, id, tuple(touching.get(id, ())), words, tuple(beaten(parts, text)) if parts else ())


def _deed(act: Revised, said: str) -> str:
    at = moment(act.at)
    return f"{at.day} {at:%b} {at:%H:%M}, {act.author}: {said}"


def _story(
    known: Known,
    id: Id,
    deeds: tuple[str, ...],
    words: tuple[tuple[str, str], ...] = (),
    beaten: tuple[str, ...] = (),
) -> Story:
    stands = id in known.text.paragraphs
    label = known.text.labels[id] if stands else "not in the text"
    return Story(id, label, known.ripe.get(id, "") if stands else "", deeds, words, beaten, known.says.get(id, ()))
