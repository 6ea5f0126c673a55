"""One amendment laid on a text: as it was made, or carried over from an older text whose frame still stands.

The frame of a proposal is what it rests on: for other words in the place of some, those very words, where they
stood; for a paragraph reworded or struck, the paragraph's frame; for one added or moved, the one it is to
follow. Whatever the member has not seen change, it is not made to speak of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafter.positions.amendment import occurrences, propose
from drafter.positions.condition import seen_by
from drafter.positions.frame import Ground, frame
from drafter.positions.position import Amendment, Insert, Move, Rewrite, StrikeOut, Swap
from drafter.text.align import matched
from drafter.text.change import Change, DoesNotApply
from drafter.text.marking import Strike, marking, tokens
from drafter.text.order import below
from drafter.text.statement import Id, Statement, plain


@dataclass(frozen=True, slots=True)
class Gone:
    """Why an amendment cannot be laid on a text, and the words it rests on that are gone from it."""

    reason: str
    words: tuple[str, ...] = ()


def lay(amendment: Amendment, ground: Ground) -> Change | Gone:
    """The change that an amendment would make to the ground's text, or what is gone that it rests on."""
    seen = seen_by(amendment, ground)
    if seen is None:
        return Gone("nothing was circulated that it could speak of")
    if seen.head.form != ground.text.head.form:
        return Gone("it was made on a text of another form")
    if gone := _gone(amendment, seen, ground):
        return gone
    try:
        return propose(amendment, ground.text, ground.form)
    except DoesNotApply as fault:
        return Gone(fault.reason)


def _gone(amendment: Amendment, seen: Statement, ground: Ground) -> Gone | None:
    """What an amendment rests on that is no longer there."""
    about, text = amendment.about, ground.text
    match amendment.proposal:
        case Insert(after, _):
            return _missing(after, seen, text)
        case Move(after):
            return _missing(about, seen, text) or _missing(after, seen, text)
        case Swap(pairs):
            return _missing(about, seen, text) or _unframed(about, seen, ground) or _unseen(about, pairs, seen, text)
        case Rewrite():
            return _missing(about, seen, text) or _unframed(about, seen, ground) or _reworded(about, seen, ground)
        case StrikeOut():
            found = _missing(about, seen, text) or _unframed(about, seen, ground)
            under = (_under(id, about, seen, ground) for id in (about, *below(about, text)))
            return found or next((gone for gone in under if gone), None)


def _missing(id: Id | None, seen: Statement, text: Statement) -> Gone | None:
    if id is None or id in text.paragraphs:
        return None
    return Gone(f"'{id}' is no longer in the text", (seen.words(id),) if id in seen.paragraphs else ())


def _unframed(about: Id, seen: Statement, ground: Ground) -> Gone | None:
    """What a paragraph is, and what it hangs from, must be what the member saw, whatever its own words."""
    was, now = seen.paragraphs[about], ground.text.paragraphs[about]
    if was.kind != now.kind:
        return Gone(f"'{about}' is no longer a {was.kind}")
    parents = was.place.parent, now.place.parent
    saw, stands = (
        frame(at, text, ground) if at else None for at, text in zip(parents, (seen, ground.text), strict=True)
    )
    return Gone(f"'{about}' stands under other words") if saw != stands else None


def _unseen(about: Id, pairs: Sequence[tuple[str, str]], seen: Statement, text: Statement) -> Gone | None:
    if seen.paragraphs[about].inline == text.paragraphs[about].inline:
        return None
    was, now = (tokens(one.paragraphs[about].inline) for one in (seen, text))
    stayed = dict(matched([token.key for token in was], [token.key for token in now]))
    lost = [old for old, _ in pairs if occurrences(now, old) != [stayed.get(at) for at in occurrences(was, old)]]
    return Gone(f"words it speaks of are no longer in '{about}'", tuple(lost)) if lost else None


def _under(id: Id, about: Id, seen: Statement, ground: Ground) -> Gone | None:
    """What is struck goes with all that hangs from it, and the member must have seen all of that."""
    if id not in (about, *below(about, seen)):
        return Gone(f"'{id}' hangs from '{about}' now")
    return _reworded(id, seen, ground)


def _reworded(about: Id, seen: Statement, ground: Ground) -> Gone | None:
    """A paragraph spoken of as a whole may have gone to another rung; any other words are a changed frame."""
    text = ground.text
    if frame(about, seen, ground) == frame(about, text, ground):
        return None
    struck = [
        plain(segment.inline, seen.mentions).strip()
        for segment in marking(seen.paragraphs[about].inline, text.paragraphs[about].inline)
        if isinstance(segment, Strike)
    ]
    return Gone(f"'{about}' no longer says what it did", tuple(words for words in struck if words))
