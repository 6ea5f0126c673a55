"""Briefs in: the YAML of a statement's brief, checked against the library it draws on."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from drafter.consensus.body import Body
from drafter.consensus.rule import Rule, counts_of
from drafter.diagnostic import Diagnostic, Faulty, Where, did_you_mean
from drafter.files.library import Library
from drafter.files.located import DataPath, Located
from drafter.files.members import not_a_code, not_on_the_day
from drafter.files.validated import validate
from drafter.positions.brief import TEXT, Brief, Element, Fact, Wording
from drafter.positions.position import WHOLE
from drafter.text.ladder import OMIT, Ladder
from drafter.text.markup import escaped, parse_inline
from drafter.text.statement import UNPRINTABLE, Id, Inline, Kind, inline, is_id
from drafter.text.voice import Form, misfit

if TYPE_CHECKING:
    from drafter.files.schema import BriefFile, ElementFile

T = TypeVar("T")
# In the place of words that could not be read; the fault is told already.
UNREAD = inline("…")
# Not after "@": that is a reference to another paragraph.
_PLACEHOLDER = re.compile(r"(?<!@)\{([^{}]*)\}")
# The way out of an id that is none.
NAME_IT = "labels move and ids do not: name what it says, in small letters, as in 'halt'"


@dataclass(frozen=True)
class Setting:
    """A brief with what it names: rule, body, form, ladders, all found and fitting each other."""

    brief: Brief
    rule: Rule
    body: Body
    form: Form
    ladders: Mapping[str, Ladder]

    @cached_property
    def rungs(self) -> Mapping[Id, tuple[str, ...]]:
        """The rungs of each element, strongest first."""
        return {element.id: element.rungs(self.ladders) for element in self.brief.elements}


def setting_of(located: Located, library: Library) -> Setting:
    """The brief that a file gives, with what it names. Raises `Faulty` with every fault of it."""
    from drafter.files.schema import BriefFile

    return _Reader(validate(BriefFile, located), located, library).setting()


class _Reader:
    """One brief being read; faults gather here."""

    def __init__(self, file: BriefFile, located: Located, library: Library) -> None:
        self.file, self.located, self.library = file, located, library
        self.facts = {f.id: Fact(f.id, f.value, f.of, f.as_of, f.source) for f in file.facts}
        self.ladders: dict[str, Ladder] = {}
        self.faults: list[Diagnostic] = []

    def fault(self, path: DataPath, code: str, message: str, hint: str = "") -> None:
        self.faults.append(self.located.diagnostic(path, code, message, hint))

    def setting(self) -> Setting:
        rule = self._named(self.library.rule, "rule")
        body = self._named(self.library.body, "body")
        form = self._named(self.library.form, "form")
        try:
            self.library.style(self.file.style, self.located.where(("style",)))
        except Faulty as more:
            self.faults.extend(more.diagnostics)
        if not is_id(self.file.statement):
            self.fault(
                ("statement",),
                "DS215",
                f"'{self.file.statement}' is no name for a statement",
                "small letters, digits and hyphens",
            )
        if rule and body:
            self._fits(rule, body)
        self._twice("facts", [fact.id for fact in self.file.facts])
        elements = tuple(self._element(index, element) for index, element in enumerate(self.file.elements))
        self._twice("elements", [element.id for element in elements])
        if self.faults or not (rule and body and form):
            raise Faulty(self.faults)
        file = self.file
        brief = Brief(
            file.statement,
            file.form,
            file.body,
            file.membership_on.isoformat(),
            file.rule,
            file.stage,
            tuple(file.penholders),
            file.marking,
            tuple(self.facts.values()),
            elements,
            self.located.where(()),
            file.language,
            file.style,
            file.title,
        )
        return Setting(brief, rule, body, form, self.ladders)

    def _named(self, find: Callable[[str, Where], T], key: str) -> T | None:
        """What the brief names under a key; its faults are kept, so that the rest is still read."""
        try:
            return find(getattr(self.file, key), self.located.where((key,)))
        except Faulty as more:
            self.faults.extend(more.diagnostics)
            return None

    def _fits(self, rule: Rule, body: Body) -> None:
        """Whether rule, body, date and penholders go together."""
        day: date = self.file.membership_on
        if rule.body != body.id:
            hint = f"the others here are {', '.join(name for name in self.library.names('rules') if name != rule.id)}"
            self.fault(("rule",), "DS220", f"'{rule.id}' is a rule of '{rule.body}', not of '{body.id}'", hint)
        if not rule.in_force(day):
            hint = f"it is in force from {rule.start}" + (f" to {rule.end}" if rule.end else "")
            self.fault(("rule",), "DS220", f"'{rule.id}' is not in force on {day}", hint)
        electorate = body.on(day)
        if electorate is None:
            message = f"who is a member of '{body.id}' on {day} is not known here"
            self.fault(("membership_on",), "DS214", message, f"covered: {body.covered()}")
            return
        counts = [count for outcome in rule.outcomes for count in counts_of(outcome.test)]
        for group in sorted({count.group for count in counts if count.group} - electorate.groups.keys()):
            message = f"'{rule.id}' counts the group '{group}', and '{body.id}' has none on {day}"
            self.fault(("rule",), "DS233", message, f"its groups are in templates/bodies/{body.id}.yaml")
        for index, penholder in enumerate(self.file.penholders):
            path: DataPath = ("penholders", index)
            unknown = not_a_code(penholder, self.library, self.located, path)
            if unknown:
                self.faults.append(unknown)
            elif stranger := not_on_the_day(penholder, body, day, self.located, path):
                self.faults.append(stranger)
            elif penholder in self.file.penholders[:index]:
                self.fault(path, "DS103", f"{penholder} stands here twice", "name it once")

    def _twice(self, key: str, ids: list[str]) -> None:
        for index, id in enumerate(ids):
            if id in ids[:index]:
                self.fault((key, index, "id"), "DS216", f"'{id}' stands here twice", "give one of the two another id")

    def _element(self, index: int, file: ElementFile) -> Element:
        path: DataPath = ("elements", index)
        if not is_id(file.id) or file.id in WHOLE:
            self.fault((*path, "id"), "DS215", f"'{file.id}' is no id for a paragraph", NAME_IT)
        ladder = self._ladder(file.ladder, (*path, "ladder")) if file.ladder else None
        if (file.wordings is None) == (file.text is None) or (file.wordings is not None and file.ladder):
            hint = "give a ladder with a text, or wordings, or a text alone"
            self.fault(path, "DS223", f"it is not clear what '{file.id}' says", hint)
            return Element(file.id, OMIT, self.located.where(path))
        words = self._words(file.text, (*path, "text")) if file.text is not None else ()
        wordings = tuple(
            Wording(w.id, self._words(w.text, (*path, "wordings", i, "text")))
            for i, w in enumerate(file.wordings or ())
        )
        if words and not file.ladder:
            self._predicate(words, (*path, "text"))
        for i, wording in enumerate(wordings):
            self._predicate(wording.text, (*path, "wordings", i, "text"))
        ids = [rung.id for rung in ladder.rungs] if ladder else [w.id for w in wordings] or [TEXT]
        for i, id in enumerate(ids if wordings else []):
            hint = "give one of the two another id" if id in ids[:i] else "it has a meaning of its own: take another id"
            if id in ids[:i] or id in (OMIT, TEXT):
                what = "stands here twice" if id in ids[:i] else "cannot be called so"
                self.fault((*path, "wordings", i, "id"), "DS216", f"the wording '{id}' {what}", hint)
        ask = file.ask or ids[0]
        if not (file.ladder and ladder is None) and ask not in (*ids, OMIT):
            self.fault((*path, "ask"), "DS107", f"'{ask}' is no rung of '{file.id}'", did_you_mean(ask, (*ids, OMIT)))
        return Element(file.id, ask, self.located.where(path), file.ladder, words, wordings, file.kind)

    def _ladder(self, name: str, path: DataPath) -> Ladder | None:
        try:
            self.ladders[name] = self.library.ladder(name, self.located.where(path))
        except Faulty as more:
            self.faults.extend(more.diagnostics)
        return self.ladders.get(name)

    def _predicate(self, words: Inline, path: DataPath) -> None:
        self.faults += no_predicate(words, path, self.located)

    def _words(self, text: str, path: DataPath) -> Inline:
        """A predicate: facts put in as plain words, then the markup read."""
        for name in _PLACEHOLDER.findall(text):
            if name not in self.facts:
                self.fault(path, "DS218", f"there is no fact '{name}'", did_you_mean(name, self.facts))
        readings = {name: escaped(fact.reading) for name, fact in self.facts.items()}
        filled = _PLACEHOLDER.sub(lambda found: readings.get(found[1], found[1]), text)
        return words_of(filled, path, self.located, self.faults)


def no_predicate(words: Inline, path: DataPath, located: Located, kind: Kind | None = None) -> list[Diagnostic]:
    """The fault of words that no form can put into its grammar, if they are such and of a kind that speaks in it."""
    why = "" if words == UNREAD else misfit(words, kind)
    hint = "write what follows the subject, without the final stop, as in: urges all parties to talk"
    return [located.diagnostic(path, "DS207", f"this is no predicate: {why}", hint)] if why else []


def words_of(text: str, path: DataPath, located: Located, faults: list[Diagnostic]) -> Inline:
    """The words of a predicate in a file; what is wrong with them is added to the faults."""
    if not text.strip() or UNPRINTABLE.search(text):
        faults.append(
            located.diagnostic(path, "DS206", "these are no words for a paragraph", "one line of text, no line breaks")
        )
        return UNREAD
    try:
        return parse_inline(text.strip())
    except Faulty as more:
        faults.extend(located.diagnostic(path, fault.code, fault.message, fault.hint) for fault in more.diagnostics)
        return UNREAD
