"""Who first wrote each word of a paragraph, in which entry, for which amendment, and what it beat.

Read off the record: each version of the paragraph is aligned with the one before it, where the two differ. A word
keeps its first writer while the paragraph is moved, restyled, struck and brought back, or put into another form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType
from typing import TypeAlias

from drafter.text.align import matched
from drafter.text.change import Change
from drafter.text.history import History, Revised
from drafter.text.marking import Token, joined, keys, tokens
from drafter.text.origin.beaten import contested
from drafter.text.origin.claims import Version, claims, returned
from drafter.text.statement import Id, Inline
from drafter.text.verbs import lemma

# By entry and amendment taken in it: the change that this amendment alone made.
Taken: TypeAlias = Mapping[int, Mapping[str, Change]]
_UNKNOWN: Taken = MappingProxyType({})
_Step: TypeAlias = tuple[int, Revised]
_Asked: TypeAlias = Callable[[list[str], set[int]], Mapping[int, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Rival:
    """A proposal refused where a word stood: its own words at that place, none where it would strike; the entry."""

    amendment: str
    inline: Inline
    entry: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Who first wrote a word, in which entry and revision, and for which of the amendments taken there.

    Several `takes` mean that each of them has the word, or may have it where its words are not known. `recast` is
    the entry whose change of form gave the word as it now stands; `beat` is every proposal refused in its place.
    """

    entry: int
    revision: int
    author: str
    at: str
    takes: tuple[str, ...] = ()
    recast: int | None = None
    beat: tuple[Rival, ...] = ()

    @property
    def amendment(self) -> str | None:
        """The amendment that put the word there; None where none did, or where it cannot be told of one."""
        return self.takes[0] if len(self.takes) == 1 else None


@dataclass(frozen=True, slots=True)
class Written:
    """Neighbouring words of one origin."""

    inline: Inline
    origin: Origin


def words_of(history: History, id: Id, number: int | None = None, taken: Taken = _UNKNOWN) -> tuple[Written, ...]:
    """The words of a paragraph with their origins, in the text of a revision or the last; joined, its words.

    `taken` tells the words of amendments apart; without it the record says what it can. Raises `KeyError` where
    the text has no such paragraph.
    """
    text = history.current if number is None else history.texts[number]
    if id not in text.paragraphs:
        raise KeyError(id)
    return _told(id, [step for step in _steps(history, number) if id in _touched(step[1])], taken)


def written(history: History, number: int | None = None, taken: Taken = _UNKNOWN) -> dict[Id, tuple[Written, ...]]:
    """`words_of` for every paragraph of a text, in the order it is read."""
    steps: dict[Id, list[_Step]] = {}
    for step in _steps(history, number):
        for id in _touched(step[1]):
            steps.setdefault(id, []).append(step)
    text = history.current if number is None else history.texts[number]
    return {id: _told(id, steps[id], taken) for id in text.order}


def _steps(history: History, number: int | None) -> list[_Step]:
    return list(enumerate(history.revisions[:number], start=1))


def _touched(act: Revised) -> set[Id]:
    return {id for change in (act.change, *(refusal.change for refusal in act.refuses)) for id in change.shifts}


@dataclass(slots=True)
class _Story:
    """A paragraph while its versions are gone through.

    `hands` gives, token by token, which of the origins is its own; `past` is every earlier version in turn.
    """

    inline: Inline = ()
    row: list[str] = field(default_factory=list)
    hands: list[int] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    past: list[Version] = field(default_factory=list)


def _told(id: Id, steps: Iterable[_Step], taken: Taken) -> tuple[Written, ...]:
    story, stands = _Story(), False
    for step in steps:
        act = step[1]
        base, shift = story.row if stands else [], act.change.shifts.get(id)
        if shift is not None:
            stands = shift.after is not None
        if shift is not None and shift.after is not None:
            asked = partial(claims, id, act.takes, taken.get(act.number, {}))
            _rewrite(story, shift.after.inline, step, asked)
        for refusal in act.refuses if stands else ():
            if refused := refusal.change.shifts.get(id):
                side = tokens(refused.after.inline) if refused.after else ()
                for start, end, words in contested(base, story.row, side):
                    _beat(story, start, end, Rival(refusal.amendment, words, act.number))
    return _stretches(story)


def _rewrite(story: _Story, words: Inline, step: _Step, asked: _Asked) -> None:
    """Take in the next version: words that stay or come back keep their origin, the others are the entry's."""
    number, act = step
    old, new = story.row, keys(words)
    story.inline, story.row = words, new
    if old == new:
        return
    story.past.append(Version.of(old, story.hands))
    recast = act.number if _recasts(act) else None
    kept: list[int | None] = [None] * len(new)
    for i, j in matched(old, new) if recast is None else matched(_bare(old), _bare(new)):
        kept[j] = same = story.hands[i]
        if old[i] != new[j]:
            story.origins[same] = replace(story.origins[same], recast=recast)
    by = asked(new, {j for j, hand in enumerate(kept) if hand is None})
    back = dict(returned(new, kept, story.past))
    own = {takes: Origin(act.number, number, act.author, act.at, takes, recast) for takes in {(), *by.values()}}
    story.hands = []
    for j, hand in enumerate(kept):
        known = back.get(j) if hand is None and j not in by else hand
        story.hands.append(len(story.origins) if known is None else known)
        if known is None:
            story.origins.append(own[by.get(j, ())])


def _recasts(act: Revised) -> bool:
    head = act.change.head
    return head is not None and head.before.form not in ("", head.after.form)


def _bare(row: Sequence[str]) -> list[str]:
    """The tokens of a row apart from their case, each verb as the bare one."""
    return [lemma(key.casefold()) for key in row]


def _beat(story: _Story, start: int, end: int, rival: Rival) -> None:
    for hand in dict.fromkeys(story.hands[start:end]):
        origin = story.origins[hand]
        story.origins[hand] = replace(origin, beat=(*origin.beat, rival))


def _stretches(story: _Story) -> tuple[Written, ...]:
    """Neighbouring tokens of one origin, together; a space goes with the word before it, the first with the next."""
    row = tokens(story.inline)
    own = [None if t.key.isspace() else story.origins[hand] for t, hand in zip(row, story.hands, strict=True)]
    first = next(origin for origin in own if origin is not None)
    out: list[tuple[Origin, list[Token]]] = []
    for token, origin in zip(row, own, strict=True):
        if not out or (origin is not None and origin != out[-1][0]):
            out.append((origin or first, []))
        out[-1][1].append(token)
    return tuple(Written(joined(stretch), origin) for origin, stretch in out)
