"""The stops that depend on where a paragraph stands: computed when a text is read, like labels, and never kept.

A paragraph keeps the stop of its kind, wherever it stands. That one with items under it ends in a colon, and the
last of a resolution in a full stop, is read off the order: a paragraph added at the end rewrites no neighbour.
"""

from __future__ import annotations

from dataclasses import replace

from drafter.text.contested.choice import Name
from drafter.text.contested.rolling import Contested, Rolling
from drafter.text.statement import Id, Inline, Paragraph, Run, Statement, inline
from drafter.text.voice import SPOKEN, Form


def as_read(statement: Statement, form: Form) -> Statement:
    """The text as its readers see it. Its digest is another: what members answer to is the text as kept."""
    return _exchanged(statement, form, read=True)


def as_kept(statement: Statement, form: Form) -> Statement:
    """A text as somebody wrote or returned it, with the stops that are kept: `as_read` of it reads the same."""
    return _exchanged(statement, form, read=False)


def rolling_as_read(rolling: Rolling, form: Form) -> Rolling:
    """Everybody's proposals on a text as its readers see both: a side that ends as the base is kept reads as it does.

    For the eye alone. Sides that come to read alike are one, and what comes to read as the base is no side. A
    paragraph that is only proposed is as kept: where it would stand last, the base's last still does.
    """
    base = as_read(rolling.base, form)
    stops = _by_place(rolling.base, form)
    contested: dict[Id, Contested] = {}
    for id, entry in rolling.contested.items():
        if entry.base is None or base.paragraphs[id] == entry.base:
            contested[id] = entry
            continue
        kept = form.stop_of(entry.base.kind)
        sides: dict[Paragraph | None, frozenset[Name]] = {}
        for side, names in entry.sides.items():
            read = side and _ended(side, kept, stops[id])
            if read != base.paragraphs[id]:
                sides[read] = sides.get(read, frozenset()) | names
        if sides:
            contested[id] = Contested(base.paragraphs[id], sides)
    return Rolling(base, contested)


def headed(statement: Statement, id: Id) -> bool:
    """Whether items stand under a paragraph."""
    return any(statement.paragraphs[child].kind == "item" for child in statement.children.get(id, ()))


def with_stop(parts: Inline, old: str, new: str) -> Inline | None:
    """The words with one final stop in the place of another; None where they do not end so.

    >>> with_stop(inline("calls on all parties;"), ";", ":")
    (Run(text='calls on all parties:', marks=frozenset()),)
    """
    *rest, last = parts
    if not isinstance(last, Run) or not last.text.endswith(old):
        return None
    return inline(*rest, Run(last.text.removesuffix(old) + new, last.marks))


def _exchanged(statement: Statement, form: Form, read: bool) -> Statement:
    paragraphs = dict(statement.paragraphs)
    for id, stop in _by_place(statement, form).items():
        kept = form.stop_of(paragraphs[id].kind)
        paragraphs[id] = _ended(paragraphs[id], *((kept, stop) if read else (stop, kept)))
    return Statement(statement.head, paragraphs)


def _ended(paragraph: Paragraph, old: str, new: str) -> Paragraph:
    """The paragraph with one final stop in the place of another; as it is where it does not end so."""
    words = with_stop(paragraph.inline, old, new)
    return paragraph if words is None else replace(paragraph, inline=words)


def _by_place(statement: Statement, form: Form) -> dict[Id, str]:
    """The stop of each paragraph whose place decides it."""
    kinds = {id: statement.paragraphs[id].kind for id in statement.order}
    found = {
        id: form.chapeau for id, kind in kinds.items() if form.chapeau and kind in SPOKEN and headed(statement, id)
    }
    said = [id for id, kind in kinds.items() if kind in SPOKEN or kind == "item"]
    if form.last and said and kinds[said[-1]] != "preambular":
        found.setdefault(said[-1], form.last)
    return found
