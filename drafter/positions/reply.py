"""What came back from a member: the text as it was edited, led back to amendments of the text as it was sent.

Every amendment is put to the text that was sent before it is given out, and must make of it what stands in the file.
What none can say is named with its words, never dropped.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.diagnostic import Where
from drafter.positions.amendment import propose
from drafter.positions.position import Amendment, Insert, Member, Move, Proposal, StrikeOut
from drafter.positions.wording import Wanted, reworded, said
from drafter.text.change import Change, DoesNotApply
from drafter.text.order import below
from drafter.text.rising import rising
from drafter.text.statement import Id, Inline, NotWellFormed, Paragraph, Ref, Run, Statement, is_id, plain
from drafter.text.stops import as_read
from drafter.text.voice import Form
from drafter.text.words import words


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as it came back; `id` is that of the one it was, None where the text had none such.

    `item` says whether it looks like an item; `counted` is False for what stands outside paragraphs, as in a table.
    """

    id: Id | None
    words: Inline
    item: bool = False
    counted: bool = True

    @property
    def text(self) -> str:
        """Its words as they read."""
        return plain(self.words)


@dataclass(frozen=True, slots=True)
class Untracked:
    """A paragraph that was edited with tracking off: it does not read as it was sent once all changes are taken back.

    `now` None: it is gone; `was` None: there was none.
    """

    about: Id | None
    was: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Left:
    """What no amendment says: about which paragraph (None: a new one), in which words, and why."""

    about: Id | None
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Reply:
    """The amendments that a file comes to, in the order of its text, and what is left."""

    amendments: tuple[Amendment, ...]
    left: tuple[Left, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """A circulated text: its name, the text as kept and in its form."""

    name: str
    text: Statement
    form: Form


def reply(member: Member, sent: Sent, edited: Sequence[Passage], known: Sequence[Amendment] = ()) -> Reply:
    """The amendments that make the text as sent read as it came back, numbered behind those known of the member."""
    made = _Maker(sent, edited, known).made()
    numbers = _numbers(member, len([one for one in made if not isinstance(one, Left)]), [one.id for one in known])
    amendments: list[Amendment] = []
    left = [one for one in made if isinstance(one, Left)]
    changes: list[Change] = []
    for about, proposal in [one for one in made if not isinstance(one, Left)]:
        amendment = Amendment(f"{member}-{next(numbers)}", about, proposal, Where(""), sent.name)
        try:
            changes.append(propose(amendment, sent.text, sent.form))
            amendments.append(amendment)
        except (DoesNotApply, NotWellFormed) as fault:
            left.append(Left(about, _words(about, edited), fault.reason))
    return Reply(tuple(amendments), (*left, *_astray(sent, edited, changes, left)))


def _words(about: Id, edited: Sequence[Passage]) -> str:
    return next((one.text for one in edited if one.id == about), "")


def _numbers(member: Member, count: int, taken: Collection[str]) -> Iterator[int]:
    """Free numbers of one length: what two amendments put at one place is ordered by their ids as they are written."""
    used = [int(id.rpartition("-")[2]) for id in taken if re.fullmatch(rf"{member}-\d+", id)]
    first = max(used, default=0) + 1
    if len(str(first)) < len(str(first + count - 1)):
        first = int(10 ** len(str(first)))
    return iter(range(first, first + count))


class _Maker:
    """One file being led back."""

    def __init__(self, sent: Sent, edited: Sequence[Passage], known: Sequence[Amendment]) -> None:
        self.text, self.form, self.known = sent.text, sent.form, known
        self.read = as_read(sent.text, sent.form)
        self.edited = edited
        self.kept = [one.id for one in edited if one.id is not None]
        self.ids = set(self.text.paragraphs)

    def made(self) -> list[tuple[Id, Proposal] | Left]:
        """The proposals, each with what it is about, and what is left, in the order of the text as it came back."""
        made: list[tuple[Id, Proposal] | Left] = list(self._struck())
        still = self._still()
        last: Id | None = None
        for passage in self.edited:
            if passage.id is None:
                made.append(self._added(passage, last))
                continue
            if passage.id in still:
                last = passage.id
            else:
                made.append((passage.id, Move(self._behind(passage.id, last))))
            made.extend(self._reworded(passage))
        return made

    def _struck(self) -> Iterator[tuple[Id, Proposal] | Left]:
        gone = self.ids - set(self.kept)
        for id in self.text.order:
            if id in gone and self.text.paragraphs[id].place.parent not in gone:
                stays = [one for one in below(id, self.text) if one not in gone]
                if stays:
                    yield Left(id, "", f"it is struck, but what stands under it stays ({', '.join(stays)})")
                else:
                    yield id, StrikeOut()

    def _still(self) -> set[Id]:
        """The paragraphs that did not move: under each parent the longest run in order, of items the first too."""
        top = self.text.children.get(None, ())
        found = set(rising([id for id in self.kept if id in top], {id: index for index, id in enumerate(top)}))
        for parent, siblings in self.text.children.items():
            place = {id: index for index, id in enumerate(siblings)}
            row = [id for id in self.kept if id in place and self._at_home(id, parent, found)] if parent else []
            if row:
                found.update([row[0], *rising([id for id in row[1:] if place[id] > place[row[0]]], place)])
        return found

    def _at_home(self, id: Id, parent: Id, still: Collection[Id]) -> bool:
        """Whether a paragraph is read under its parent: behind it, and nothing else that did not move between them."""
        if parent not in self.kept or self.kept.index(parent) > self.kept.index(id):
            return False
        own = {parent, *below(parent, self.text)}
        between = self.kept[self.kept.index(parent) : self.kept.index(id)]
        return all(one in own or one not in still for one in between)

    def _behind(self, id: Id, last: Id | None) -> Id | None:
        """The paragraph under the same parent that comes last before this place; `last` where none does."""
        parent = self.text.paragraphs[id].place.parent
        at = last
        while at is not None and self.text.paragraphs[at].place.parent != parent:
            at = self.text.paragraphs[at].place.parent
        return at if at is not None else last if parent is not None else None

    def _reworded(self, passage: Passage) -> Iterator[tuple[Id, Proposal] | Left]:
        assert passage.id is not None
        shown = plain(self.read.paragraphs[passage.id].inline, self.read.mentions)
        if passage.text == shown:
            return
        if not passage.text.strip():
            yield Left(passage.id, "", "its words are struck, but not its paragraph mark")
            return
        kept = self.text.paragraphs[passage.id]
        wanted = _wanted(passage, self.read.paragraphs[passage.id], kept)
        if wanted is None:
            yield Left(passage.id, passage.text, "its final stop is the form's to set")
            return
        if plain(wanted) == plain(kept.inline, self.read.mentions):
            return
        found = reworded(Wanted(kept, wanted, self.read.mentions, self.form))
        yield (passage.id, found) if not isinstance(found, str) else Left(passage.id, passage.text, found)

    def _place(self, passage: Passage, last: Id | None) -> Id | Left | None:
        """The paragraph that a new one comes behind: `last`, or what that stands under if the new one is no item.

        Under a chapeau nothing can be put first, but behind an item that was struck it can.
        """
        under = self.text.children.get(last, ()) if last else ()
        first = next((index for index, child in enumerate(under) if child in self.kept), None)
        if first is not None:
            if first and passage.item:
                return under[first - 1]
            return Left(None, passage.text, f"it stands between '{last}' and what is under it")
        at, done = last, set(self.kept[: self.kept.index(last) + 1] if last else ())
        while at is not None and not passage.item and self.text.paragraphs[at].kind == "item":
            parent = self.text.paragraphs[at].place.parent
            if parent is None or any(child in self.kept and child not in done for child in below(parent, self.text)):
                break
            at = parent
        return at

    def _added(self, passage: Passage, last: Id | None) -> tuple[Id, Proposal] | Left:
        if not passage.counted:
            return Left(None, passage.text, "it stands in a table, which no statement has")
        after = self._place(passage, last)
        if isinstance(after, Left):
            return after
        behind = self.text.paragraphs[after] if after else None
        found = said(passage.words, behind, self.form)
        if isinstance(found, str):
            return Left(None, passage.text, found)
        proposal = Insert(after, found)
        others = {one.about for one in self.known if one.proposal != proposal}
        id = _slug(plain(found), self.ids | others)
        self.ids.add(id)
        return id, proposal


def _wanted(passage: Passage, read: Paragraph, kept: Paragraph) -> Inline | None:
    """The words that came back with the stop that is kept in the place of the one that is read."""
    shown, own = plain(read.inline)[-1:], plain(kept.inline)[-1:]
    if plain(read.inline) == plain(kept.inline):
        return passage.words
    if not passage.text.endswith(shown):
        return None
    *rest, last = passage.words
    assert isinstance(last, Run)
    return (*rest, replace(last, text=last.text.removesuffix(shown) + own))


def _slug(text: str, known: Collection[Id]) -> Id:
    """An id for a new paragraph: its first words that say something."""
    said_ = [word.lower() for word in words(text) if re.fullmatch("[A-Za-z]{4,}", word)]
    stem = "-".join(said_[:4]) or "added"
    number, id = 1, stem
    while id in known or not is_id(id):
        number += 1
        id = f"{stem}-no{number}"
    return id


def _astray(sent: Sent, edited: Sequence[Passage], changes: Sequence[Change], left: Sequence[Left]) -> Iterator[Left]:
    """The paragraphs that all amendments together do not put where they stand in the file."""
    if left:
        return
    together = _together(sent.text, changes)
    order = [id for id in together.order if id in sent.text.paragraphs]
    wanted = [one.id for one in edited if one.id is not None]
    if order != wanted:
        still = set(rising(wanted, {id: place for place, id in enumerate(order)}))
        for one in edited:
            if one.id is not None and one.id not in still:
                yield Left(one.id, one.text, "it moved to where no amendment can put it")
        return
    read = as_read(together, sent.form)
    for id, passage in zip(together.order, edited, strict=False):
        unlike = _bare(plain(read.paragraphs[id].inline, read.mentions)) != _bare(passage.text)
        if unlike and not _refers(sent.text.paragraphs.get(id)):
            yield Left(passage.id, passage.text, "amendments alone do not make the text read so")


def _refers(paragraph: Paragraph | None) -> bool:
    """Whether a paragraph refers to others: what it calls them follows their order."""
    return paragraph is not None and any(isinstance(part, Ref) for part in paragraph.inline)


def _bare(text: str) -> str:
    return text.rstrip(" .,;:")


def _together(text: Statement, changes: Sequence[Change]) -> Statement:
    """The text with every change in it: a paragraph that is moved and reworded has the place of one, the words of the
    other."""
    paragraphs: dict[Id, Paragraph] = dict(text.paragraphs)
    for change in changes:
        for id, shift in change.shifts.items():
            if shift.after is None:
                paragraphs.pop(id, None)
            elif shift.before is not None and shift.before.place != shift.after.place and id in paragraphs:
                paragraphs[id] = replace(paragraphs[id], place=shift.after.place)
            elif id in paragraphs:
                paragraphs[id] = replace(paragraphs[id], inline=shift.after.inline)
            else:
                paragraphs[id] = shift.after
    return Statement(text.head, paragraphs)
