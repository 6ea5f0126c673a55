"""What changed between two texts, paragraph by paragraph, as a person would say it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.report.line import Line, Span, line
from drafter.text.change import diff
from drafter.text.marking import Add, Keep, marking
from drafter.text.order import moved, read_through
from drafter.text.statement import Id, Inline, Statement, plain

_INDENT = 2


def lines(before: Statement, after: Statement, voiced: Statement | None = None) -> list[Line]:
    """Every paragraph that was amended, added, struck or moved, with the words struck [- -] and added {+ +}.

    Paragraphs that only got another number are not listed. `voiced` is the first text in the form of the second,
    where that is another: with it only what the new grammar does not account for is listed.
    """
    form = before.head.form
    before = voiced or before
    change = diff(before, after)
    gone = moved(before, after)
    out: list[Line] = []
    for id in read_through(change.shifts.keys() | gone, before, after):
        verb = verb_of(id, before, after, id in gone)
        if not verb:
            continue
        label = after.labels.get(id) or before.labels[id]
        out.append(line(f"{verb}: {id} ({label})", "heading"))
        out += [marked_in(id, before, after), line()]
    if form != after.head.form:
        out.insert(0, line(f"recast: {form} as {after.head.form}", "heading"))
    return out or [line("nothing changed")]


def verb_of(id: Id, before: Statement, after: Statement, moved: bool) -> str:
    """What happened to a paragraph, in one word or two; empty where only its rank is another."""
    if id not in before.paragraphs:
        return "added"
    if id not in after.paragraphs:
        return "struck"
    old, new = before.paragraphs[id], after.paragraphs[id]
    amended = (old.inline, old.kind) != (new.inline, new.kind)
    return " and ".join(word for word, so in (("moved", moved), ("amended", amended)) if so)


def marked_in(id: Id, before: Statement, after: Statement) -> Line:
    """A paragraph of either text with its words marked from one to the other."""
    return marked(_inline(before, id), _inline(after, id), before.mentions, after.mentions)


def marked(old: Inline, new: Inline, before: Mapping[Id, str], after: Mapping[Id, str]) -> Line:
    """One paragraph with the words struck [- -] and added {+ +}; the mappings say how references read on each side.

    In cells: how it was, with what was struck, and how it is, with what was added.
    """
    spans = tuple(_spans(old, new, before, after))
    sides = [tuple(span for span in spans if span[1] != other) for other in ("added", "struck")]
    indent: Span = ("  ", "plain")
    cells = tuple(Line((indent, *side), _INDENT) for side in sides) if old != new else None
    return Line((indent, *spans), _INDENT, cells)


def _inline(text: Statement, id: Id) -> Inline:
    return text.paragraphs[id].inline if id in text.paragraphs else ()


def _spans(old: Inline, new: Inline, before: Mapping[Id, str], after: Mapping[Id, str]) -> Iterator[Span]:
    for segment in marking(old, new):
        if isinstance(segment, Keep):
            yield plain(segment.after, after), "plain"
        elif isinstance(segment, Add):
            yield f"{{+{plain(segment.inline, after)}+}}", "added"
        else:
            yield f"[-{plain(segment.inline, before)}-]", "struck"
