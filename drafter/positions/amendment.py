"""What an amendment makes of a text, and whether a text has taken it word for word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from drafter.positions.position import Amendment, Insert, Move, Rewrite, StrikeOut, Swap
from drafter.text.change import Change, DoesNotApply, Shift, diff
from drafter.text.marking import Token, joined, tokens
from drafter.text.order import mint
from drafter.text.statement import Id, Inline, NotWellFormed, Paragraph, Place, Run, Statement, inline, plain
from drafter.text.voice import Form, voice
from drafter.text.words import words

# How many tokens beside a swap must stand as the member saw them for its words to count as taken in their place.
_BESIDE = 4


def propose(amendment: Amendment, text: Statement, form: Form) -> Change:
    """The change that takes this amendment into a text; new paragraphs speak in the grammar of the form.

    Raises `DoesNotApply`, naming the paragraph, where its words do not stand there exactly once, where the
    paragraph it speaks of is gone, where a new one is there already, or where nothing would change.
    """
    about, proposal = amendment.about, amendment.proposal
    if isinstance(proposal, Insert):
        if about in text.paragraphs:
            raise DoesNotApply("the text has such a paragraph already", [about])
        place = _after(proposal.after, text, amendment.id)
        return _put(text, about, Paragraph(place, form.kind, voice(proposal.text, form)))
    if about not in text.paragraphs:
        raise DoesNotApply("the text has no such paragraph", [about])
    paragraph = text.paragraphs[about]
    match proposal:
        case Swap(pairs):
            return _put(
                text, about, Paragraph(paragraph.place, paragraph.kind, _swapped(about, paragraph.inline, pairs))
            )
        case Rewrite(words_):
            return _put(text, about, Paragraph(paragraph.place, paragraph.kind, voice(words_, form)))
        case Move(after):
            return _put(text, about, Paragraph(_after(after, text, amendment.id), paragraph.kind, paragraph.inline))
        case StrikeOut():
            return _put(text, about, None)


def _put(text: Statement, id: Id, paragraph: Paragraph | None) -> Change:
    paragraphs = {key: value for key, value in text.paragraphs.items() if key != id}
    if paragraph is not None:
        paragraphs[id] = paragraph
    try:
        change = diff(text, Statement(text.head, paragraphs))
    except NotWellFormed as fault:
        raise DoesNotApply(fault.reason, fault.ids) from fault
    if not change:
        raise DoesNotApply("it changes nothing", [id])
    return Change(change.head, {id: Shift(text.paragraphs.get(id), paragraph)})


def _after(after: Id | None, text: Statement, id: str) -> Place:
    """The place behind a paragraph and in front of the next under the same parent."""
    if after is not None and after not in text.paragraphs:
        raise DoesNotApply("the text has no such paragraph", [after])
    parent = text.paragraphs[after].place.parent if after else None
    siblings = text.children.get(parent, ())
    at = siblings.index(after) + 1 if after else 0
    low = text.paragraphs[after].place.rank if after else None
    high = text.paragraphs[siblings[at]].place.rank if at < len(siblings) else None
    return Place(parent, mint(low, high, id))


def _swapped(about: Id, parts: Inline, pairs: Sequence[tuple[str, str]]) -> Inline:
    """The paragraph with each pair's words exchanged; new words take the marks of the first they replace."""
    row = tokens(parts)
    spans = []
    for old, new in pairs:
        found = occurrences(row, old)
        if len(found) != 1:
            times = "nowhere" if not found else f"{len(found)} times"
            raise DoesNotApply(f"'{old}' stands {times} in it, not once", [about])
        spans.append((found[0], found[0] + len(words(old)), new))
    spans.sort()
    for (_, end, _), (start, _, _) in pairwise(spans):
        if start < end:
            raise DoesNotApply("two swaps overlap", [about])
    out, at = list[Inline](), 0
    for start, end, new in spans:
        first = next((part for token in row[start:end] for part in token.inline if isinstance(part, Run)), Run(""))
        out += [joined(row[at:start]), inline(Run(new, first.marks))]
        at = end
    return inline(*(part for piece in [*out, joined(row[at:])] for part in piece))


def occurrences(row: Sequence[Token], phrase: str) -> list[int]:
    """Where a phrase starts in a row of tokens; whole words only, case and spaces as written."""
    keys, sought = [token.key for token in row], list(words(phrase))
    return [at for at in range(len(keys) - len(sought) + 1) if keys[at : at + len(sought)] == sought] if sought else []


def adopted(amendment: Amendment, text: Statement, seen: Statement | None, form: Form) -> bool:
    """Whether a text has taken this amendment word for word.

    Read off the words alone. A swap is taken where its new words stand, once, between the words that the member
    saw beside them; any doubt means no, so that the member is asked again.
    """
    about, proposal = amendment.about, amendment.proposal
    paragraph = text.paragraphs.get(about)
    if isinstance(proposal, StrikeOut):
        return paragraph is None
    if paragraph is None:
        return False
    match proposal:
        case Rewrite(words_):
            return paragraph.inline == voice(words_, form)
        case Insert(after, words_):
            return paragraph.inline == voice(words_, form) and _follows(about, after, text)
        case Move(after):
            return _follows(about, after, text)
        case Swap(pairs):
            return seen is not None and about in seen.paragraphs and _stands(about, pairs, text, seen)


def _follows(id: Id, after: Id | None, text: Statement) -> bool:
    siblings = text.children[text.paragraphs[id].place.parent]
    at = siblings.index(id)
    return (siblings[at - 1] if at else None) == after


def _stands(about: Id, pairs: Sequence[tuple[str, str]], text: Statement, seen: Statement) -> bool:
    row = [token.key for token in tokens(text.paragraphs[about].inline)]
    was = tokens(seen.paragraphs[about].inline)
    for old, new in pairs:
        found = occurrences(was, old)
        if len(found) != 1:
            return False
        start, end = found[0], found[0] + len(words(old))
        keys = [token.key for token in was]
        wanted = [*keys[max(0, start - _BESIDE) : start], *words(new), *keys[end : end + _BESIDE]]
        places = [at for at in range(len(row) - len(wanted) + 1) if row[at : at + len(wanted)] == wanted]
        if len(places) != 1:
            return False
    return True


def says(text: Statement, phrase: str, within: Id | None) -> Id | None:
    """The first paragraph that says a phrase, whole words, in any case; None where none does."""
    sought = [word.casefold() for word in words(phrase) if not word.isspace()]
    for id in text.order if within is None else [within] * (within in text.paragraphs):
        row = [word.casefold() for word in words(plain(text.paragraphs[id].inline)) if not word.isspace()]
        if any(row[at : at + len(sought)] == sought for at in range(len(row) - len(sought) + 1)):
            return id
    return None
