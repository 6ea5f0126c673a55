"""Two Word files as one redline: the new file's package, in which rejecting all changes gives back the old text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from drafter.diagnostic import Diagnostic, Faulty, Where
from drafter.docx.compare.block import Block
from drafter.docx.compare.borrow import Loan
from drafter.docx.compare.desk import Desk
from drafter.docx.compare.mark import Pen, first_free
from drafter.docx.compare.pairing import paired
from drafter.docx.compare.side import Side
from drafter.docx.compare.strand import Characters, Unreadable
from drafter.docx.compare.weave import Kept
from drafter.docx.names import RELATIONS, SECTPR, VAL, WORD, Element, P, T, element, r, w
from drafter.docx.opc import Package, unpack
from drafter.docx.tracking import track

_AROUND = (w("headerReference"), w("footerReference"))
_ROOTS = {"header": "hdr", "footer": "ftr"}
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_SHOWN = 60


class Redline(NamedTuple):
    """A redline as the bytes of a file; `untracked` names what differs and cannot be marked, `counts` the revisions.

    `outward` are the addresses that either file would have Word fetch: nothing was fetched.
    """

    content: bytes
    untracked: tuple[str, ...]
    outward: tuple[str, ...]
    counts: dict[str, int]


def compare(
    old: bytes,
    new: bytes,
    author: str = "Drafter",
    date: str = "2000-01-01T00:00:00Z",
    *,
    names: tuple[str, str] = ("old.docx", "new.docx"),
    moves: bool = True,
    by_character: bool = False,
) -> Redline:
    """The changes from one Word file to another as tracked changes of this author, at this moment (UTC).

    Accepting all of them gives the new text, rejecting all the old one. Earlier tracked changes stay as they are.
    Raises `Faulty`: DS411 to DS416 for files that are not read, DS417 for paragraphs in which earlier changes and
    new ones cannot both be written, DS418 for what cannot be told apart.
    """
    packages = unpack(old, names[0]), unpack(new, names[1])
    return Comparison(*packages, author, date, moves, by_character).redline()


class Comparison:
    """The work on two packages; the new one becomes the redline."""

    def __init__(self, old: Package, new: Package, author: str, date: str, moves: bool, by_character: bool) -> None:
        self.sides = Side(old), Side(new)
        self.pen = Pen(author, date, first_free(new))
        self.moves = moves
        self.by_character = by_character
        self.characters = Characters()
        self.loan = Loan(*self.sides, self.pen)
        self._moves = 0
        self._untracked: dict[str, None] = {}
        self._refused: list[Diagnostic] = []
        self._later: list[tuple[Desk, Kept]] = []
        self._around: dict[tuple[str, str], None] = {}

    def redline(self) -> Redline:
        """Compare every story, then pack the new file."""
        try:
            self._write()
        except Unreadable as fault:
            old, new = (side.package for side in self.sides)
            file = old if fault.where is not None and old.holds(fault.where) else new
            raise file.refuse(fault.code, str(fault)) from fault
        if self._refused:
            raise Faulty(self._refused)
        package = self.sides[1].package
        settings = package.related(package.main, "settings")
        if settings is not None:
            track(package.tree(settings))
        outward = sorted({address for side in self.sides for address in side.package.outward()})
        counts = {tag.rpartition("}")[2]: number for tag, number in sorted(self.pen.used.items())}
        return Redline(package.pack(), tuple(self._untracked), tuple(outward), counts)

    def _write(self) -> None:
        old, new = self.sides
        before, after = old.root.find(w("body")), new.root.find(w("body"))
        assert before is not None, "a package that was opened has a body"
        assert after is not None, "a package that was opened has a body"
        old.beside(new)
        new.beside(old)
        self._match_notes()
        desk = Desk(self, (old.part, new.part))
        last = before.find(SECTPR), after.find(SECTPR)
        desk.story(before, after)
        self.sections(desk, *last)
        for parts in self._around:
            inner = Desk(self, parts)
            inner.story(old.package.tree(parts[0]), new.package.tree(parts[1]))
        self._read_later()
        self._tell_styles()
        self._tell_comments()

    def _read_later(self) -> None:
        """Compare the notes and text boxes that were kept; those hold others in turn."""
        old, new = self.sides
        while self._later:
            desk, kept = self._later.pop(0)
            for before, after in kept.boxes:
                desk.story(before, after)
            for kind, was, now in kept.notes:
                if old.note_key(kind, was) == new.note_key(kind, now):
                    continue
                parts = old.note_part(kind), new.note_part(kind)
                assert parts[0] is not None, "a note that is referred to stands in a part"
                assert parts[1] is not None, "a note that is referred to stands in a part"
                Desk(self, (parts[0], parts[1])).story(old.notes(kind)[was], new.notes(kind)[now])

    def _match_notes(self) -> None:
        """Let notes that became one another count as one thing in the text that refers to them."""
        for kind in ("footnote", "endnote"):
            notes = self.sides[0].notes(kind), self.sides[1].notes(kind)
            rows = [
                [_note_block(side, kind, id, note) for id, note in own.items()]
                for side, own in zip(self.sides, notes, strict=True)
            ]
            ids = [list(own) for own in notes]
            for number, entry in enumerate(paired(rows[0], rows[1], moves=False)):
                if entry.olds and entry.news:
                    for side, row, places in zip(self.sides, ids, (entry.olds, entry.news), strict=True):
                        side.aliases[kind, row[places[0]]] = f"<{kind} {number}>".encode()

    def sections(self, desk: Desk, old: Element | None, new: Element | None) -> None:
        """Compare two sections: their page, and their headers and footers as stories of their own."""
        if old is None or new is None:
            if old is not new:
                self.untracked("the end of a section", None)
            return
        desk.see_places((old, new))
        desk.wardrobe.section(old, new)
        before, after = _references(old), _references(new)
        for key in sorted(before.keys() | after.keys()):
            was = self.sides[0].referred(before[key]) if key in before else self._bare(0, *key)
            now = self.sides[1].referred(after[key]) if key in after else self._bare(1, *key)
            if key not in after:
                new.insert(0, _reference(*key, self.sides[1].package.relate(desk.parts[1], _relation(key[0]), now)))
            self._around.setdefault((was, now))

    def _bare(self, number: int, kind: str, pages: str) -> str:
        """An empty header or footer for the old (0) or new (1) file, which has none: it is told, since it stays."""
        name = kind.removesuffix("Reference")
        self.untracked(f"a {name} ({pages}) that only one file has", None)
        content = f'<w:{_ROOTS[name]} xmlns:w="{WORD}"><w:p/></w:{_ROOTS[name]}>'.encode()
        return self.sides[number].package.add(f"word/{name}.xml", content, _CONTENT_TYPE.format(name))

    def later(self, desk: Desk, kept: Kept) -> None:
        """Compare these when the text is done."""
        if kept.notes or kept.boxes:
            self._later.append((desk, kept))

    def fresh_move(self) -> str:
        """A name for a move that no other has."""
        self._moves += 1
        return f"move{self._moves:04}_{self.pen.id()}"

    def untracked(self, what: str, where: Element | None) -> None:
        """Remember what differs and cannot be marked."""
        near = "" if where is None else _words(where)[:_SHOWN].strip()
        self._untracked.setdefault(f"{what}, at “{near}”" if near else what)

    def refuse(self, paragraph: Element, number: int) -> None:
        """Remember a paragraph in which earlier changes and new ones cannot both be written."""
        words = _words(paragraph)[:_SHOWN].strip()
        side = self.sides[number]
        place = Where(side.package.name)
        told = f"changes stand in it already that the comparison cannot keep, in the paragraph “{words}”"
        hint = "accept or reject them first: drafter accept FILE -o OUT"
        self._refused.append(Diagnostic(place, "DS417", told, hint))

    def _tell_comments(self) -> None:
        """Name the comments that one file has alone: no file tracks that a comment came or went."""
        old, new = (Counter(side.comments()) for side in self.sides)
        for told, found in (("the old", old - new), ("the new", new - old)):
            for author, words in found:
                self._untracked.setdefault(f"a comment of {author} that {told} file has alone, “{words[:_SHOWN]}”")

    def _tell_styles(self) -> None:
        """Name the styles in use that the two files define otherwise: no file tracks what a style looks like."""
        old, new = self.sides
        names = [side.package.related(side.part, "styles") for side in self.sides]
        if None in names or old.package.parts[names[0] or ""] == new.package.parts[names[1] or ""]:
            return
        used = {one.get(VAL, "") for one in new.root.iter(w("pStyle"), w("rStyle"), w("tblStyle"))}
        for id in sorted(used):
            before, after = old.style_by_id.get(id), new.style_by_id.get(id)
            if before is not None and after is not None and old.key(before, "") != new.key(after, ""):
                self.untracked(f"the look of the style “{id}”", None)


def _note_block(side: Side, kind: str, id: str, note: Element) -> Block:
    said = side.note_key(kind, id)
    return Block(kind, said, lambda: said, lambda: _words(note))


def _words(one: Element) -> str:
    return " ".join("".join(text.text or "" for text in paragraph.iter(T)) for paragraph in _paragraphs(one))


def _paragraphs(one: Element) -> Iterator[Element]:
    yield from [one] if one.tag == P else one.iter(P)


def _references(section: Element) -> dict[tuple[str, str], str]:
    """The headers and footers that a section names: by what they are and for which pages, their relationship."""
    return {
        (etree.QName(one).localname, one.get(w("type"), "default")): one.get(r("id"), "")
        for one in section
        if one.tag in _AROUND
    }


def _relation(kind: str) -> str:
    return f"{RELATIONS}/{kind.removesuffix('Reference')}"


def _reference(kind: str, pages: str, id: str) -> Element:
    """What a section says to have a header or footer."""
    made = element(kind, type=pages)
    made.set(r("id"), id)
    return made
