"""What a view looks at, and on which rung a paragraph stands.

The frame of a paragraph is its words with the ladder word, or the known wording, cut out; its kind; the form of the
text; and the frames of the paragraphs it hangs from. Its place and its label are no part of it: moves and
renumbering age nothing, a change of form ages everything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from drafter.positions.brief import Brief, Element
from drafter.text.ladder import OMIT, Ladder, stands_on, verbs
from drafter.text.recast import recast
from drafter.text.statement import Id, Inline, Kind, Statement, plain
from drafter.text.voice import Form

Frame: TypeAlias = tuple[object, ...]


@dataclass(frozen=True)
class Ground:
    """What a position is held against: a text, the circulated texts by name oldest first, the brief, the language.

    `forms` are those of all these texts and of the brief: whatever voices words does so in the form of the text it
    looks at.
    """

    text: Statement
    seen: Mapping[str, Statement]
    brief: Brief
    forms: Mapping[str, Form]
    ladders: Mapping[str, Ladder]

    @property
    def form(self) -> Form:
        """The form of the text."""
        return self.form_of(self.text)

    def form_of(self, text: Statement) -> Form:
        """The form of any of the texts."""
        return self.forms[text.head.form]

    def in_form_of(self, seen: Statement) -> Statement:
        """The text in the form that another has; where that is another, in the grammar of that one."""
        form = self.form_of(seen)
        if form.id not in self._casts:
            self._casts[form.id] = recast(self.text, self.form, form, verbs(self.ladders)).statement
        return self._casts[form.id]

    @cached_property
    def _casts(self) -> dict[str, Statement]:
        return {self.text.head.form: self.text}

    @cached_property
    def frames(self) -> dict[tuple[str, Id], Frame]:
        """The frames that were looked at, by digest and paragraph: every member's views look at the same ones."""
        return {}

    @cached_property
    def asked(self) -> dict[Id, Frame]:
        """The frames of the elements as asked that were looked at."""
        return {}

    @cached_property
    def same(self) -> dict[tuple[Id, str | None], bool]:
        """Whether the frames of elements are those of a text that went out, or of the brief, where that was asked."""
        return {}

    @cached_property
    def rungs(self) -> dict[Id, tuple[str | None, str]]:
        """The rungs of the text that were looked at, each with the words that say so."""
        return {}

    @cached_property
    def kinds(self) -> Mapping[Id, Kind]:
        """The kind of each element of the brief as asked, in the form that the brief names."""
        return self.brief.kinds(self.forms[self.brief.form], self.ladders)

    def words(self, id: Id) -> str:
        """The words of a paragraph of the text; empty where it has none such."""
        return self.text.words(id) if id in self.text.paragraphs else ""

    def quote(self, id: Id) -> str:
        """The words of a paragraph without the subject that every paragraph of its form begins with."""
        return self.words(id).removeprefix(f"{self.form.subject} ")

    def ladder(self, id: Id) -> Ladder | None:
        """The ladder that the brief gives an element, if it is one and has one."""
        element = self.brief.element(id)
        return self.ladders[element.ladder] if element and element.ladder else None


def frame(id: Id, text: Statement, ground: Ground) -> Frame | None:
    """The frame of a paragraph in a text; None where the text has no such paragraph."""
    if id not in text.paragraphs:
        return None
    at = text.digest, id
    if at not in ground.frames:
        paragraph = text.paragraphs[id]
        words = _cut(id, paragraph.inline, paragraph.kind, ground.form_of(text), ground)
        ground.frames[at] = _frame(text.head.form, paragraph.kind, words, id, text, ground)
    return ground.frames[at]


def all_words(id: Id, text: Statement, ground: Ground) -> Frame | None:
    """What a bare stance looks at: the frame with the ladder word left in."""
    if id not in text.paragraphs:
        return None
    return _frame(text.head.form, text.paragraphs[id].kind, text.paragraphs[id].inline, id, text, ground)


def _frame(form: str, kind: str, words: object, id: Id, text: Statement, ground: Ground) -> Frame:
    parent = text.paragraphs[id].place.parent
    return form, kind, words, frame(parent, text, ground) if parent else None


def frame_as_asked(element: Element, ground: Ground) -> Frame:
    """The frame of the brief's element as asked, in the brief's form."""
    if element.id not in ground.asked:
        form, kind, words, _ = all_words_as_asked(element, ground)
        ground.asked[element.id] = form, kind, _cut(element.id, words, kind, ground.forms[form], ground), None
    return ground.asked[element.id]


def framed_as_seen(element: Element, seen: str | None, ground: Ground) -> bool:
    """Whether an element has the frame that it had in the circulated text of this name; for None, in the brief."""
    if (element.id, seen) not in ground.same:
        was = frame(element.id, ground.seen[seen], ground) if seen else frame_as_asked(element, ground)
        ground.same[element.id, seen] = frame(element.id, ground.text, ground) == was
    return ground.same[element.id, seen]


def all_words_as_asked(element: Element, ground: Ground) -> tuple[str, Kind, Inline, None]:
    """What a bare stance on the brief's element as asked looks at."""
    form, kind = ground.forms[ground.brief.form], ground.kinds[element.id]
    return form.id, kind, element.paragraph(element.ask, form, ground.ladders, kind), None


def _cut(id: Id, parts: Inline, kind: Kind, form: Form, ground: Ground) -> object:
    """A paragraph's words without its ladder word, or without all of a wording that the brief knows.

    Whole where it has no ladder and no wordings, or stands on no rung.
    """
    element, ladder = ground.brief.element(id), ground.ladder(id)
    if element and any(parts == element.paragraph(w.id, form, ground.ladders, kind) for w in element.wordings):
        return ()
    found = stands_on(ladder, parts) if ladder else None
    return found.frame if found else parts


def standing_rung(element: Element, ground: Ground) -> str | None:
    """The rung of an element on which the text stands: `omit` where it is absent, None where no rung fits.

    An element with wordings stands on the one its paragraph equals.
    """
    return _standing(element, ground)[0]


def rung_words(element: Element, ground: Ground) -> str:
    """The ladder word as it stands in the text, else the words of the whole paragraph."""
    return _standing(element, ground)[1]


def _standing(element: Element, ground: Ground) -> tuple[str | None, str]:
    if element.id not in ground.rungs:
        ground.rungs[element.id] = _looked_at(element, ground)
    return ground.rungs[element.id]


def _looked_at(element: Element, ground: Ground) -> tuple[str | None, str]:
    id = element.id
    if id not in ground.text.paragraphs:
        return OMIT, ""
    paragraph = ground.text.paragraphs[id]
    if element.ladder:
        found = stands_on(ground.ladders[element.ladder], paragraph.inline)
        if found is None:
            return None, ground.quote(id)
        before, after = (plain(part, ground.text.mentions) for part in found.frame)
        words = ground.words(id)
        return found.rung, words[len(before) : len(words) - len(after)].strip()
    if not element.wordings:
        return element.rungs(ground.ladders)[0], ground.quote(id)
    said = {w.id: element.paragraph(w.id, ground.form, ground.ladders, paragraph.kind) for w in element.wordings}
    return next((rung for rung, said_ in said.items() if said_ == paragraph.inline), None), ground.quote(id)
