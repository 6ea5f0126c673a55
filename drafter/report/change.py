"""What changed between two texts, paragraph by paragraph, as a person would say it."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.report.line import Line, Tone, line
from drafter.text.change import Change, diff
from drafter.text.marking import Add, Keep, marking
from drafter.text.order import moved
from drafter.text.statement import Id, Inline, Statement, plain


def lines(before: Statement, after: Statement) -> list[Line]:
    """Every paragraph that was amended, added, struck or moved, with the words struck [- -] and added {+ +}.

    Paragraphs that only got another number are not listed.
    """
    change = diff(before, after)
    gone = moved(before, after)
    out: list[Line] = []
    for id in reading_order(change, before, after):
        verb = verb_of(id, before, after, id in gone)
        if not verb:
            continue
        label = after.labels.get(id) or before.labels[id]
        out.append(line(f"{verb}: {id} ({label})", "heading"))
        out += [_marked(before, after, id), line()]
    if change.head:
        out.insert(0, line(f"recast: {change.head.before.form} as {change.head.after.form}", "heading"))
    return out or [line("nothing changed")]


def reading_order(change: Change, before: Statement, after: Statement) -> list[Id]:
    """The ids of a change as the text is read, struck paragraphs where they stood."""
    place = {id: (index, 0) for index, id in enumerate(after.order)}
    last = -1
    for id in before.order:
        if id in place:
            last = place[id][0]
        else:
            place[id] = (last, 1)
    return sorted(change.shifts, key=lambda id: (place[id], id))


def verb_of(id: Id, before: Statement, after: Statement, moved: bool) -> str:
    """What happened to a paragraph, in one word or two; empty where only its rank is another."""
    if id not in before.paragraphs:
        return "added"
    if id not in after.paragraphs:
        return "struck"
    old, new = before.paragraphs[id], after.paragraphs[id]
    amended = (old.inline, old.kind) != (new.inline, new.kind)
    return " and ".join(word for word, so in (("moved", moved), ("amended", amended)) if so)


def _marked(before: Statement, after: Statement, id: Id) -> Line:
    return Line(tuple(_spans(_inline(before, id), _inline(after, id), before, after)))


def _inline(text: Statement, id: Id) -> Inline:
    return text.paragraphs[id].inline if id in text.paragraphs else ()


def _spans(old: Inline, new: Inline, before: Statement, after: Statement) -> Iterator[tuple[str, Tone]]:
    yield "  ", "plain"
    for segment in marking(old, new):
        if isinstance(segment, Keep):
            yield plain(segment.after, after.mentions), "plain"
        elif isinstance(segment, Add):
            yield f"{{+{plain(segment.inline, after.mentions)}+}}", "added"
        else:
            yield f"[-{plain(segment.inline, before.mentions)}-]", "struck"
