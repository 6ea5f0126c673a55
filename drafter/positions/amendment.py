"""What an amendment makes of a text, and whether a text has taken it word for word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from drafter.positions.position import Amendment, Insert, Move, Rewrite, StrikeOut, Swap
from drafter.text.align import matched
from drafter.text.change import Change, DoesNotApply, Shift, apply
from drafter.text.marking import Token, joined, keys, tokens
from drafter.text.order import below, mint, moved
from drafter.text.statement import Id, Inline, Paragraph, Place, Ref, Run, Statement, inline, is_id, plain, unfit
from drafter.text.voice import Form, kind_behind, worded
from drafter.text.words import is_word, words


def propose(amendment: Amendment, text: Statement, form: Form) -> Change:
    """The change that takes this amendment into a text; new paragraphs speak in the grammar of the form.

    What hangs from a paragraph that is struck goes with it.

    Raises `DoesNotApply`, naming the paragraph, where its words do not stand there exactly once, where the
    paragraph it speaks of is gone, where a new one is there already, or where nothing would change.
    """
    about, proposal = amendment.about, amendment.proposal
    if isinstance(proposal, Insert):
        if about in text.paragraphs:
            raise DoesNotApply("the text has such a paragraph already", [about])
        place = _after(proposal.after, text, amendment.id)
        behind = text.paragraphs[proposal.after] if proposal.after else None
        kind = kind_behind(behind.kind if behind else None, proposal.text, form)
        like = Paragraph(place, kind, behind.inline if behind else ())
        return _put(text, about, Paragraph(place, kind, worded(proposal.text, form, like)))
    if about not in text.paragraphs:
        raise DoesNotApply("the text has no such paragraph", [about])
    paragraph = text.paragraphs[about]
    match proposal:
        case Swap(pairs):
            return _put(
                text, about, Paragraph(paragraph.place, paragraph.kind, _swapped(about, paragraph.inline, pairs))
            )
        case Rewrite(words_):
            return _put(text, about, Paragraph(paragraph.place, paragraph.kind, worded(words_, form, paragraph)))
        case Move(after):
            return _put(text, about, Paragraph(_after(after, text, amendment.id), paragraph.kind, paragraph.inline))
        case StrikeOut():
            struck = dict.fromkeys((about, *below(about, text)))
            for id, other in text.paragraphs.items():
                if id not in struck and (gone := [to for to in _referred(other.inline) if to in struck]):
                    raise DoesNotApply(f"{id} refers to what is absent", gone)
            return Change(None, {id: Shift(text.paragraphs[id], None) for id in struck})


def _put(text: Statement, id: Id, paragraph: Paragraph) -> Change:
    """The change that puts this paragraph in the place of what stands there, which must be another."""
    before = text.paragraphs.get(id)
    change = Change(None, {id: Shift(before, paragraph)})
    if before is None and not is_id(id):
        raise DoesNotApply("not an id", [id])
    if before is None or before.place == paragraph.place:
        _reads(id, paragraph, text)
    if before is None:
        return change
    same = (before.kind, before.inline) == (paragraph.kind, paragraph.inline)
    if same and (before.place == paragraph.place or not moved(text, apply(change, text))):
        raise DoesNotApply("it changes nothing", [id])
    return change


def _reads(id: Id, paragraph: Paragraph, text: Statement) -> None:
    """Check a paragraph that stays where it stood, or is new where nothing stood: only its own words could make a text
    ill formed."""
    for reason in unfit(paragraph.inline):
        raise DoesNotApply(reason, [id])
    if gone := [to for to in _referred(paragraph.inline) if to not in text.paragraphs]:
        raise DoesNotApply(f"{id} refers to what is absent", gone)


def _referred(parts: Inline) -> list[Id]:
    return [part.to for part in parts if isinstance(part, Ref)]


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
    row = _row(parts)
    out, at = list[Inline](), 0
    for start, end, new in _spans(about, row, pairs):
        first = next((part for token in row[start:end] for part in token.inline if isinstance(part, Run)), Run(""))
        out += [joined(row[at:start]), inline(Run(new, first.marks))]
        at = end
    return inline(*(part for piece in [*out, joined(row[at:])] for part in piece))


@lru_cache(maxsize=4096)
def _row(parts: Inline) -> tuple[Token, ...]:
    """The tokens of a paragraph; kept, since every proposal on it looks at the same ones."""
    return tokens(parts)


def _spans(about: Id, row: Sequence[Token], pairs: Sequence[tuple[str, str]]) -> list[tuple[int, int, str]]:
    """Where each pair's old words stand in a row of tokens, in order, and what takes their place."""
    spans = []
    for old, new in pairs:
        found = occurrences(row, old)
        if len(found) != 1:
            times = "nowhere" if not found else f"{len(found)} times"
            raise DoesNotApply(f"'{old}' stands {times} in the paragraph, not once", [about])
        spans.append((found[0], found[0] + len(words(old)), new))
    spans.sort()
    if any(start < end for (_, end, _), (start, _, _) in pairwise(spans)):
        raise DoesNotApply("two swaps overlap", [about])
    return spans


def occurrences(row: Sequence[Token], phrase: str) -> list[int]:
    """Where a phrase starts in a row of tokens; whole words only, case and spaces as written."""
    return _places([token.key for token in row], words(phrase)) if phrase else []


def adopted(amendment: Amendment, text: Statement, seen: Statement | None, form: Form) -> bool:
    """Whether a text has taken this amendment word for word.

    Read off the words alone. A swap is taken where its new words stand between the words that the member saw
    beside them; any doubt means no, so that the member is asked again.
    """
    about, proposal = amendment.about, amendment.proposal
    paragraph = text.paragraphs.get(about)
    if isinstance(proposal, StrikeOut):
        return paragraph is None
    if paragraph is None:
        return False
    match proposal:
        case Rewrite(words_):
            return paragraph.inline == worded(words_, form, paragraph)
        case Insert(after, words_):
            return paragraph.inline == worded(words_, form, paragraph) and _follows(about, after, text, seen)
        case Move(after):
            return _follows(about, after, text, seen)
        case Swap(pairs):
            return seen is not None and about in seen.paragraphs and _stands(about, pairs, text, seen)


def _follows(id: Id, after: Id | None, text: Statement, seen: Statement | None) -> bool:
    """Whether a paragraph stands behind another, with nothing between them but what the member had not seen."""
    parent = text.paragraphs[id].place.parent
    siblings = text.children[parent]
    known = seen.paragraphs if seen else text.paragraphs
    before = [other for other in siblings[: siblings.index(id)] if other in known or other == after]
    return (before[-1] if before else None) == after and (after is not None or parent is None)


def _stands(about: Id, pairs: Sequence[tuple[str, str]], text: Statement, seen: Statement) -> bool:
    """Whether every pair's new words stand in a text in the place of the old, between words that were kept."""
    try:
        spans = _spans(about, _row(seen.paragraphs[about].inline), pairs)
    except DoesNotApply:
        return False
    was, row = (keys(one.paragraphs[about].inline) for one in (seen, text))
    return row == _with(was, 0, len(was), spans) or _in_place(was, row, spans)


_Spans: TypeAlias = Sequence[tuple[int, int, str]]


def _in_place(was: Sequence[str], row: Sequence[str], spans: _Spans) -> bool:
    """Whether between the kept words on either side of each old stretch stands just what was to take its place."""
    stayed = dict(zip(range(len(was)), range(len(was)), strict=True) if was == row else matched(was, row))
    words_ = [i for i in stayed if is_word(was[i])]
    for start, end, _ in spans:
        low = max((i for i in words_ if i < start), default=-1)
        high = min((i for i in words_ if i >= end), default=len(was))
        if list(row[stayed.get(low, -1) + 1 : stayed.get(high, len(row))]) != _with(was, low + 1, high, spans):
            return False
    return True


def _with(was: Sequence[str], low: int, high: int, spans: _Spans) -> list[str]:
    """The tokens of a stretch with the new words of the spans that stand in it."""
    out, at = list[str](), low
    for start, end, new in spans:
        if low <= start and end <= high:
            out += [*was[at:start], *words(new)]
            at = end
    return [*out, *was[at:high]]


def _places(row: Sequence[str], sought: Sequence[str]) -> list[int]:
    """Where a stretch of tokens starts in a row of them."""
    starts = [at for at, key in enumerate(row) if key == sought[0]] if sought else range(len(row) + 1)
    return [at for at in starts if list(row[at : at + len(sought)]) == list(sought)]


def says(text: Statement, phrase: str, within: Id | None) -> Id | None:
    """The first paragraph that says a phrase, whole words, in any case; None where none does."""
    sought = [word.casefold() for word in words(phrase) if not word.isspace()]
    for id in text.order if within is None else [within] * (within in text.paragraphs):
        row = [word.casefold() for word in words(plain(text.paragraphs[id].inline)) if not word.isspace()]
        if _places(row, sought):
            return id
    return None
