"""One meaning in a form's grammar: "condemns", "The members of the Security Council condemned", "Condemning".

A form of statement gives the subject, the inflection and the final stop; what is said is a predicate whose
verbs are marked. Whatever must know the words of a paragraph in a given form (the frame of a view, a wording,
a template) comes through here, so that they all get the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from drafter.text.statement import Id, Inline, Kind, Paragraph, Run, inline, plain
from drafter.text.verbs import Inflection, bare, inflect

# "calls on", "takes note": set in italics with the verb.
_PARTICLES = {"on", "upon", "note"}
# Words in -s with which a sentence may begin and no predicate does.
_NO_VERBS = {"always", "as", "his", "its", "members", "parties", "perhaps", "these", "this", "us", "yes"}
# The kinds that speak in a form's grammar; headings, notes and items stand outside it.
SPOKEN: tuple[Kind, ...] = ("preambular", "operative", "paragraph", "chapeau", "closing")
_STOPS = frozenset(".,;:")
_ADVERBS = {"also", "further", "again", "once"}


@dataclass(frozen=True, slots=True)
class Preamble:
    """How the paragraphs before the first operative one speak, and the bare verbs that may lead them."""

    inflection: Inflection
    stop: str
    verbs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of statement: who speaks, in which inflection, and how each paragraph is laid out.

    `kind` is the kind its paragraphs have where an element names none. Within a paragraph the subject may come
    `again` under a shorter name; `own` is its possessive. A text whose form has a preamble begins with paragraphs
    that speak in another voice. `stop` ends a paragraph, `last` the last of the text, `chapeau` one with items
    under it (empty: as any other). `opening` stands before them all. `rules` are those it goes by, and
    `decided_by` says whether it is answered or voted on.
    """

    id: str
    title: str
    subject: str
    inflection: Inflection
    plural: bool = False
    kind: Kind = "paragraph"
    stop: str = "."
    again: str = ""
    own: str = ""
    last: str = ""
    chapeau: str = ""
    opening: str = ""
    preamble: Preamble | None = None
    rules: tuple[str, ...] = ()
    decided_by: Literal["answers", "ballots"] | None = None
    language: str = "en"

    def stop_of(self, kind: Kind) -> str:
        """What ends a paragraph of this kind, wherever it stands."""
        return self.preamble.stop if self.preamble and kind == "preambular" else self.stop

    def inflection_of(self, kind: Kind) -> Inflection:
        """The inflection of its verbs in a paragraph of this kind."""
        return self.preamble.inflection if self.preamble and kind == "preambular" else self.inflection


def is_adverb(word: str) -> bool:
    """Whether a word may stand before the leading verb: strongly, also, further.

    >>> is_adverb("strongly"), is_adverb("condemns")
    (True, False)
    """
    return word.lower() in _ADVERBS or (word.endswith("ly") and len(word) > 4)


def misfit(predicate: Inline, kind: Kind | None = None) -> str:
    """Why words are no predicate that a form can put into its grammar; empty where they are one, or need be none.

    A predicate begins, after adverbs, with a verb in the third person singular present, and has neither the
    subject nor the final stop, which the form supplies. A heading, a note or an item stands outside that grammar.

    >>> misfit(inline("strongly condemns the attacks"))
    ''
    >>> misfit(inline("The Council condemns the attacks"))
    "'The' is no verb in the third person (condemns, calls on, takes note)"
    """
    if kind is not None and kind not in SPOKEN:
        return ""
    text = "".join(part.text for part in predicate if isinstance(part, Run))
    first = next((word for word in text.split(" ") if not is_adverb(word)), "").removesuffix(",")
    if not re.fullmatch(r"[a-z]+(?:-[a-z]+)*s", first) or first in _NO_VERBS:
        return f"'{first}' is no verb in the third person (condemns, calls on, takes note)"
    return "the final stop is the form's to set" if text.endswith(".") and not text.endswith("..") else ""


def lead(predicate: Inline) -> Inline:
    """The predicate with its first verb marked: adverbs before it and a particle after it belong to it.

    >>> [run.text for run in lead(inline("strongly calls on all parties"))]
    ['strongly calls on', ' all parties']
    """
    first, *rest = predicate
    if not isinstance(first, Run) or "verb" in first.marks:
        return predicate
    words = first.text.split(" ")
    taken = next((index + 1 for index, word in enumerate(words) if not is_adverb(word)), len(words))
    if words[taken : taken + 1] and words[taken] in _PARTICLES:
        taken += 1
    verb = " ".join(words[:taken]).removesuffix(",")
    return inline(Run(verb, first.marks | {"verb"}), Run(first.text[len(verb) :], first.marks), *rest)


def voice(predicate: Inline, form: Form, kind: Kind | None = None) -> Inline:
    """The paragraph that says this predicate in this form: subject, verbs inflected, stop.

    The predicate speaks in the third person singular present; its first verb need not be marked, further
    verbs that change with the form must be. `kind` is that of the paragraph; None, the form's own. The stop is
    that of the kind: what depends on the place is put in where the text is read (stops).

    >>> form = Form("press-statement", "", "The members of the Security Council", "past", plural=True)
    >>> "".join(run.text for run in voice(inline("takes note of the report"), form))
    'The members of the Security Council took note of the report.'
    """
    kind = kind or form.kind
    spoken = [
        Run(_inflected(part.text, form, kind), part.marks) if isinstance(part, Run) and "verb" in part.marks else part
        for part in lead(predicate)
    ]
    if form.subject:
        return inline(form.subject + " ", *spoken, form.stop_of(kind))
    first, *rest = spoken
    if isinstance(first, Run):
        first = Run(first.text[:1].upper() + first.text[1:], first.marks)
    return inline(first, *rest, form.stop_of(kind))


def worded(words: Inline, form: Form, like: Paragraph) -> Inline:
    """These words as a paragraph like this one says them.

    A predicate in the form's voice; of a heading, a note or an item the words as they are written, with its stop.

    >>> from drafter.text.statement import Place
    >>> item = Paragraph(Place("halt", "1"), "item", inline("free all prisoners;"))
    >>> worded(inline("free everybody"), Form("f", "", "The Council", "present"), item)[0].text
    'free everybody;'
    """
    if like.kind in SPOKEN:
        return voice(words, form, like.kind)
    stop = plain(like.inline[-1:])[-1:]
    return inline(*words, stop if stop in _STOPS and plain(words[-1:])[-1:] not in _STOPS else "")


def _inflected(words: str, form: Form, kind: Kind) -> str:
    """The words of a verb run with the first that is no adverb inflected."""
    out, done = [], False
    for word in words.split(" "):
        if done or is_adverb(word):
            out.append(word)
        else:
            out.append(inflect(bare(word), form.inflection_of(kind), form.plural))
            done = True
    return " ".join(out)


def leading_verb(predicate: Inline) -> str:
    """The bare verb that leads a predicate; empty where none does.

    >>> leading_verb(inline("further takes note of the report"))
    'take'
    """
    text = "".join(part.text for part in predicate if isinstance(part, Run))
    first = next((word for word in text.split(" ") if word and not is_adverb(word)), "")
    return bare(first.removesuffix(","))


def kind_behind(kind: Kind | None, predicate: Inline, form: Form) -> Kind:
    """The kind of a paragraph that is put in behind one of this kind; None: at the top of the text."""
    if kind == "item":
        return "item"
    if kind in (None, "preambular", "heading", "note") and form.preamble:
        return "preambular" if leading_verb(predicate) in form.preamble.verbs else form.kind
    return form.kind


def kinds(predicates: Iterable[tuple[Id, Inline, Kind | None]], form: Form) -> dict[Id, Kind]:
    """The kind of each paragraph of a text that says these predicates in order; a kind that is given stands.

    The preamble ends with the first whose verb is none of its verbs: after it nothing is preambular unless it is
    said to be.
    """
    found: dict[Id, Kind] = {}
    preamble = form.preamble
    for id, predicate, given in predicates:
        speaks = given not in ("preambular", "heading", "item", "note")
        if speaks and not (given is None and preamble and leading_verb(predicate) in preamble.verbs):
            preamble = None
        found[id] = given or ("preambular" if preamble else form.kind)
    return found
