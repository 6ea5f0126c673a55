"""A statement in another form: the same things said, in the grammar of that form.

Each paragraph is led back to its predicate (subject and stop off, verbs in the third person present) and voiced
anew. Nothing is guessed: what does not lead back, word for word, is left as it stands and named.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeGuard

from drafter.text.statement import Head, Id, Inline, Kind, Ref, Run, Statement, inline, plain
from drafter.text.stops import as_kept, as_read, headed, with_stop
from drafter.text.verbs import KNOWN, inflect, is_known, uninflected
from drafter.text.voice import SPOKEN, Form, is_adverb, kinds, lead, leading_verb, voice

# Behind these the subject may be named again, or is the same unnamed.
_JOINS = (". ", "; ", ": ", ", ", "and ", "but ", "while ")
_ASIDES = ("in this regard", "in that regard", "in this context", "in this connection", "to this end", "to that end")


@dataclass(frozen=True, slots=True)
class Told:
    """A paragraph that a person must look at, and why."""

    id: Id
    why: str


@dataclass(frozen=True, slots=True)
class Recast:
    """A text in another form; `left` are the paragraphs left in their old words, `doubtful` those to be read over."""

    statement: Statement
    left: tuple[Told, ...] = ()
    doubtful: tuple[Told, ...] = ()


class NotLedBack(Exception):
    """Why words are not what a form makes of any predicate."""


def recast(statement: Statement, old: Form, new: Form, known: Collection[str] = KNOWN) -> Recast:
    """The statement, which is in the old form, in the new one. Ids, places and references stay.

    `recast(recast(s, a, b), b, a)` reads as `s` where `voice` made its paragraphs of known verbs; a text that is in
    the new form already stays as it is. Headings, notes and items keep their words. `known` are the bare verbs by
    which a word is led back where its spelling could be of several.
    """
    if old.id == new.id:
        return Recast(statement)
    read = as_read(statement, old)
    kept = as_kept(read, old)
    said: dict[Id, Inline] = {}
    left, doubtful = list[Told](), list[Told]()
    for id in (id for id in kept.order if kept.paragraphs[id].kind in SPOKEN):
        try:
            predicate = predicate_of(kept.paragraphs[id].inline, kept.paragraphs[id].kind, old, known)
            said[id] = _renamed(predicate, old, new)
        except NotLedBack as why:
            left.append(Told(id, str(why)))
            continue
        doubtful += [Told(id, why) for why in _doubts(said[id], old, new)]
    given = _kinds(kept, said, old, new)
    paragraphs = dict(read.paragraphs)
    for id, kind in given.items():
        words = voice(said[id], new, kind) if id in said else paragraphs[id].inline
        paragraphs[id] = replace(paragraphs[id], kind=kind, inline=words)
    doubtful += [
        Told(id, "its verb puts it into the preamble, where it asks for nothing")
        for id, kind in given.items()
        if kind == "preambular" != kept.paragraphs[id].kind
    ]
    head = Head(statement.head.name, new.id, statement.head.language)
    return Recast(as_kept(Statement(head, paragraphs), new), tuple(left), tuple(doubtful))


def _kinds(kept: Statement, said: dict[Id, Inline], old: Form, new: Form) -> dict[Id, Kind]:
    """The kind of every paragraph that speaks: what the old form gave, the new one gives anew; others stay."""
    rows = []
    for id in (id for id in kept.order if kept.paragraphs[id].kind in SPOKEN):
        kind = kept.paragraphs[id].kind
        rows.append((id, said.get(id, ()), _stays(kind, headed(kept, id), old, new)))
    return kinds(rows, new)


def _stays(kind: Kind, over_items: bool, old: Form, new: Form) -> Kind | None:
    """The kind a paragraph has in the new form whatever it says; None where its verb and place decide.

    Where paragraphs are not numbered, one with items under it is a chapeau.
    """
    if kind not in (old.kind, "chapeau", *(["preambular"] if old.preamble else [])):
        return kind
    if old.preamble and new.preamble and kind != "chapeau":
        return "preambular" if kind == "preambular" else new.kind
    if new.kind == "paragraph" and (kind == "chapeau" or (over_items and kind != "paragraph")):
        return "chapeau"
    return None


def predicate_of(parts: Inline, kind: Kind, form: Form, known: Collection[str] = KNOWN) -> Inline:
    """The predicate of which a form made these words. Raises `NotLedBack`."""
    stop = form.stop_of(kind)
    ended = with_stop(parts, stop, "")
    if ended is None:
        raise NotLedBack(f"it does not end with '{stop}'")
    said = _without_subject(ended, form)
    first = _first_verb(said)
    for word in plain(said[: first or 0]).split():
        if not is_adverb(word):
            raise NotLedBack(f"'{word}' stands before its verb")
    predicate = inline(
        *(Run(_led_back(part.text, kind, form, known), part.marks) if _is_verb(part) else part for part in lead(said))
    )
    if first is None and not is_known(leading_verb(predicate), known):
        raise NotLedBack("no verb is marked in it, and it begins with none that is known here")
    if plain(voice(predicate, form, kind)) != plain(parts):
        raise NotLedBack("its words are not those that its form gives to a predicate")
    return predicate


def _is_verb(part: Run | Ref) -> TypeGuard[Run]:
    return isinstance(part, Run) and "verb" in part.marks


def _first_verb(parts: Inline) -> int | None:
    return next((index for index, part in enumerate(parts) if _is_verb(part)), None)


def _without_subject(parts: Inline, form: Form) -> Inline:
    """The words behind the subject; where a form has none, the first letter is made small."""
    first, *rest = parts or (Run(""),)
    begins = f"{form.subject} " if form.subject else ""
    if not isinstance(first, Run) or not first.text.startswith(begins) or not plain(parts).removeprefix(begins):
        raise NotLedBack(f"it does not begin with '{form.subject}'" if begins else "it does not begin with a verb")
    text = first.text.removeprefix(begins)
    return inline(Run(text if begins else text[:1].lower() + text[1:], first.marks), *rest)


def _led_back(words: str, kind: Kind, form: Form, known: Collection[str]) -> str:
    """The words of a verb run in the third person present."""
    row = words.split(" ")
    at = next((index for index, word in enumerate(row) if not is_adverb(word)), 0)
    verb = uninflected(row[at], form.inflection_of(kind), form.plural, known)
    if verb is None:
        raise NotLedBack(f"'{row[at]}' is no verb of this form that is known here")
    return " ".join([*row[:at], inflect(verb, "present"), *row[at + 1 :]])


def _renamed(predicate: Inline, old: Form, new: Form) -> Inline:
    """The predicate with the subject, where it is named again before a verb, named as the new form has it."""
    out = list(predicate)
    for at, (part, after) in enumerate(pairwise(predicate)):
        if _is_verb(after) and isinstance(part, Run) and not _is_verb(part):
            out[at] = Run(_named_again(part.text, after.text, old, new), part.marks)
    return inline(*out)


def _named_again(text: str, verb: str, old: Form, new: Form) -> str:
    """The words before a further verb; `NotLedBack` where it is not plain who speaks, or the new form names nobody."""
    ahead = _without_asides(text)
    names = {old.subject: new.subject, old.again: new.again or new.subject}
    names |= {_small(name): _small(other) for name, other in names.items()}
    name = max((name for name in names if name and ahead.endswith(f"{name} ")), key=len, default="")
    before = ahead[: len(ahead) - len(f"{name} ")] if name else ahead
    if not before.endswith(_JOINS):
        raise NotLedBack(f"it is not plain who speaks where it says '{verb}'")
    if name and not names[name]:
        raise NotLedBack(f"'{name}' speaks again in it, and a {new.id} names nobody")
    return before + names[name] + text[len(before) + len(name) :] if name else text


def _without_asides(text: str) -> str:
    """The words before a verb without adverbs and set phrases at their end, which say nothing of who speaks."""
    while True:
        last = text.removesuffix(" ").rpartition(" ")[2]
        aside = next((aside for aside in _ASIDES if text.endswith(f" {aside} ")), last if is_adverb(last) else "")
        if not aside or not text.endswith(f"{aside} "):
            return text
        text = text[: -len(f"{aside} ")]


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]


def _doubts(predicate: Inline, old: Form, new: Form) -> Iterator[str]:
    """What may be grammar too: the old subject named where a clause begins, a possessive right behind a verb."""
    named = {name for name in (old.subject, old.again) if name and name not in (new.subject, new.again)}
    text = plain(predicate)
    for name in sorted(named | {_small(name) for name in named}):
        if any(f"{join}{name} " in text for join in _JOINS):
            yield f"it still says '{name}'"
    if not (old.own and new.own) or old.own == new.own:
        return
    for verb, after in pairwise(predicate):
        if _is_verb(verb) and isinstance(after, Run) and after.text.startswith(f" {old.own} "):
            yield f"'{verb.text} {old.own}': '{new.own}' where it means those who speak"
