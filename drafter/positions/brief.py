"""The penholders' brief: what the statement is to say, how strongly, for which body and under which rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from drafter.diagnostic import Where
from drafter.text.ladder import OMIT, Ladder
from drafter.text.statement import Id, Inline, Kind
from drafter.text.voice import Form, kinds, voice

TEXT = "text"


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure the text rests on, with its source; it reads as "12" or "12 of 34"."""

    id: str
    value: str
    of: str | None
    as_of: str
    source: str

    @property
    def reading(self) -> str:
        """How the fact reads in a sentence."""
        return f"{self.value} of {self.of}" if self.of else self.value


@dataclass(frozen=True, slots=True)
class Wording:
    """One whole wording of an element, as a predicate."""

    id: str
    text: Inline


@dataclass(frozen=True, slots=True)
class Element:
    """One thing the statement is to say.

    With a ladder, `text` is what follows the verb; with wordings, each is a whole predicate, strongest first;
    with neither, `text` is the predicate. Omission is the last rung of every element.
    """

    id: Id
    ask: str
    where: Where
    ladder: str | None = None
    text: Inline = ()
    wordings: tuple[Wording, ...] = ()
    kind: Kind | None = None

    def rungs(self, ladders: Mapping[str, Ladder]) -> tuple[str, ...]:
        """The ids of its rungs, strongest first, `omit` last."""
        if self.ladder:
            return (*(rung.id for rung in ladders[self.ladder].rungs), OMIT)
        return (*(wording.id for wording in self.wordings), OMIT) if self.wordings else (TEXT, OMIT)

    def predicate(self, rung: str, ladders: Mapping[str, Ladder]) -> Inline:
        """What the element says on one rung; empty for `omit`. `KeyError` where there is no such rung."""
        if rung == OMIT:
            return ()
        if self.ladder:
            return ladders[self.ladder].rung(rung).predicate(self.text)
        if self.wordings:
            return {wording.id: wording.text for wording in self.wordings}[rung]
        return {TEXT: self.text}[rung]

    def paragraph(self, rung: str, form: Form, ladders: Mapping[str, Ladder], kind: Kind | None = None) -> Inline:
        """The words of its paragraph on one rung, in the grammar of a form for a kind; empty for `omit`."""
        predicate = self.predicate(rung, ladders)
        return voice(predicate, form, kind) if predicate else ()


@dataclass(frozen=True)
class Brief:
    """The brief as read; `stage` is what the file claims, never what is so."""

    name: str
    form: str
    body: str
    membership_on: str
    rule: str
    stage: str
    penholders: tuple[str, ...]
    marking: str
    facts: tuple[Fact, ...]
    elements: tuple[Element, ...]
    where: Where
    language: str = "en"
    style: str = "council"
    title: str = ""

    def element(self, id: Id) -> Element | None:
        """The element of this id, if there is one."""
        return self._by_id.get(id)

    @cached_property
    def _by_id(self) -> dict[Id, Element]:
        return {element.id: element for element in self.elements}

    def kinds(self, form: Form, ladders: Mapping[str, Ladder]) -> dict[Id, Kind]:
        """The kind of each element's paragraph in a form: as the element says, else by the verb that is asked.

        So a paragraph stays of its kind when it steps down to another rung; an element that is asked to be left out
        goes by its strongest.
        """
        asked = []
        for element in self.elements:
            rung = element.rungs(ladders)[0] if element.ask == OMIT else element.ask
            asked.append((element.id, element.predicate(rung, ladders), element.kind))
        return kinds(asked, form)
