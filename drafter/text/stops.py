"""The stops that depend on where a paragraph stands: computed when a text is read, like labels, and never kept.

A paragraph keeps the stop of its kind, wherever it stands. That one with items under it ends in a colon, and the
last of a resolution in a full stop, is read off the order: a paragraph added at the end rewrites no neighbour.
"""

from __future__ import annotations

from dataclasses import replace

from drafter.text.statement import Id, Inline, Kind, Run, Statement, inline
from drafter.text.voice import Form

# The kinds that speak in a form's grammar; headings, notes and items stand outside it.
SPOKEN: tuple[Kind, ...] = ("preambular", "operative", "paragraph", "chapeau", "closing")


def as_read(statement: Statement, form: Form) -> Statement:
    """The text as its readers see it. Its digest is another: what members answer to is the text as kept."""
    return _exchanged(statement, form, read=True)


def as_kept(statement: Statement, form: Form) -> Statement:
    """A text as somebody wrote or returned it, with the stops that are kept: `as_read` of it reads the same."""
    return _exchanged(statement, form, read=False)


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
        words = with_stop(paragraphs[id].inline, *((kept, stop) if read else (stop, kept)))
        if words is not None:
            paragraphs[id] = replace(paragraphs[id], inline=words)
    return Statement(statement.head, paragraphs)


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
