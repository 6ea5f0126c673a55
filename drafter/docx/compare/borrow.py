"""What a redline takes over from the old file: copies of its elements, with all that their ids stand for.

A copy means in the new package what its original means in the old one: parts come along, lists and styles that the
new package lacks, notes with numbers of their own. Nothing is taken over twice.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from itertools import count

from drafter.docx.compare.mark import Pen
from drafter.docx.compare.side import Side
from drafter.docx.names import ID, NOTES, RELATIONS, SDT, TR, VAL, WORD_2010, Element, P, w
from drafter.docx.opc import Relationship

_LOCAL = f"{{{RELATIONS}}}"
_PARAGRAPH_IDS = (f"{{{WORD_2010}}}paraId", f"{{{WORD_2010}}}textId")
# What stands in a text once: a copy beside the original would be a second.
_ONCE = tuple(
    w(name)
    for name in (
        "bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd commentReference proofErr permStart permEnd "
        "lastRenderedPageBreak"
    ).split()
)
_DRAWN = ("}docPr", "}cNvPr")  # drawings have ids of their own
_BOOKMARK = (w("bookmarkStart"), w("bookmarkEnd"))


class Loan:
    """Copies elements of one part of the old file into one part of the new one."""

    def __init__(self, old: Side, new: Side, pen: Pen) -> None:
        self._old = old
        self._new = new
        self._pen = pen
        self._lists: dict[str, str] = {}
        self._notes: dict[tuple[str, str], str] = {}
        self._parts: dict[str, str] = {}
        self._styles: set[str] = set()
        # Bookmarks of the old text that its fields need and the new one lacks: by the id each had, the one it has now.
        self.marked: dict[str, str] = {}
        self._meant: dict[str, Callable[[Element], None]] = {
            w("numId"): self._list,
            w("pStyle"): self._style,
            w("rStyle"): self._style,
            w("tblStyle"): self._style,
            **dict.fromkeys(NOTES, self._note),
            SDT: self._control,
        }

    def copy(self, one: Element, source: str, target: str) -> Element:
        """A copy that means in the target part what the original means in the source part."""
        made = copy.deepcopy(one)
        made.tail = None
        _strip(made, self.marked)
        for inner in made.iter():
            if not isinstance(inner.tag, str):
                continue
            if inner.tag in self._meant:
                self._meant[inner.tag](inner)
            elif inner.tag.endswith(_DRAWN) and inner.get("id"):
                inner.set("id", self._pen.id())
            for name in map(str, inner.keys()):
                if name.startswith(_LOCAL):
                    inner.set(name, self._relation(source, target, inner.get(name, "")))
        return made

    def bookmark(self, end: Element) -> Element | None:
        """One end of a bookmark of the old text, if it must stand in the new one too."""
        if end.tag not in _BOOKMARK or end.get(ID, "") not in self.marked:
            return None
        made = copy.deepcopy(end)
        made.set(ID, self.marked[end.get(ID, "")])
        return made

    def _relation(self, source: str, target: str, id: str) -> str:
        """The id in the new part of what an id of the old one means; DS412 where what is missing would come to be."""
        found = self._old.package.relations(source).get(id)
        if found is None:
            if id in self._new.package.relations(target):
                raise self._old.missing(source, id)
            return id
        if found.external:
            return self._new.package.relate(target, found.type, found.target, True)
        return self._new.package.relate(target, found.type, self._part(source, found))

    def _part(self, source: str, link: Relationship) -> str:
        """The part of the new package that says what the one linked to says in the old; it comes along if there is
        none. DS412 where it is missing, and the new package has another of its name."""
        name = link.target
        if name in self._parts:
            return self._parts[name]
        if name not in self._old.package.parts:
            if name in self._new.package.parts:
                raise self._old.missing(source, link.id)
            return name
        wanted = self._old.content(name)
        same = next((one for one in self._new.package.parts if self._new.content(one) == wanted), None)
        if same is None:
            kind = self._old.package.content_type(name) or "application/octet-stream"
            same = self._new.package.add(name, self._old.package.parts[name], kind)
            self._parts[name] = same
            self._relations(name, same)
        self._parts[name] = same
        return same

    def _relations(self, name: str, made: str) -> None:
        """The links of a part that came along, under the ids that they have in it."""
        for one in self._old.package.relations(name).values():
            target = one.target if one.external else self._part(name, one)
            self._new.package.link(made, one.id, one.type, target, one.external)

    def _brought(self, kind: str, source: str) -> str:
        """A part of a kind (`numbering`, `footnotes`) that the new text had none of, as the old file has it."""
        content_type = self._old.package.content_type(source)
        assert content_type is not None, "a part of Word has a type"
        target = self._new.package.add(source, self._old.package.parts[source], content_type)
        self._new.package.relate(self._new.part, f"{RELATIONS}/{kind}", target)
        return target

    def _list(self, one: Element) -> None:
        number = one.get(VAL, "")
        if number not in self._lists:
            self._lists[number] = self._counted(number)
        one.set(VAL, self._lists[number])

    def _counted(self, number: str) -> str:
        """The list of the new file that counts as this one of the old; a copy of it where there is none."""
        meant = self._old.list_meaning(number)
        if meant == "0" or self._new.list_meaning(number) == meant:
            return number
        if meant == "nothing":
            return self._free()
        there = self._numbering()
        known = [one.get(w("numId"), "") for one in there.iter(w("num"))]
        same = next((one for one in known if self._new.list_meaning(one) == meant), None)
        if same is not None:
            return same
        own, source = self._old.list_defined(number)
        assert own is not None, "a list that means something is defined"
        assert source is not None, "a list that means something has a definition"
        abstracts = [int(one.get(w("abstractNumId"), "0")) for one in there.iter(w("abstractNum"))]
        abstract, fresh = str(1 + max(abstracts, default=0)), self._free()
        defined = copy.deepcopy(source)
        defined.set(w("abstractNumId"), abstract)
        for name in ("nsid", "tmpl", "styleLink", "numStyleLink"):
            for one in list(defined.iter(w(name))):
                defined.remove(one)
        for link in list(defined.iter(w("pStyle"))):
            above = link.getparent()
            assert above is not None, "a link stands in a level"
            above.remove(link)
        there.insert(sum(1 for one in there if one.tag in (w("numPicBullet"), w("abstractNum"))), defined)
        counted = copy.deepcopy(own)
        counted.set(w("numId"), fresh)
        counted[0].set(VAL, abstract)
        there.insert(1 + max(at for at, one in enumerate(there) if one.tag in (w("num"), w("abstractNum"))), counted)
        self._new.forget_lists()
        return fresh

    def _free(self) -> str:
        """A number that no list of the new file has, and that its text and what was taken over do not refer to."""
        there, text = self._new.numbering, self._new.root.iter(w("numId"))
        defined = () if there is None else there.iter(w("num"))
        taken = {*(one.get(VAL) for one in text), *(one.get(w("numId")) for one in defined), *self._lists.values()}
        return next(number for number in map(str, count(1)) if number not in taken)

    def _numbering(self) -> Element:
        """The lists of the new file; in one that has none, a part for them: the old one's, with none in it."""
        if self._new.numbering is None:
            source = self._old.package.related(self._old.part, "numbering")
            assert source is not None, "the old file has lists"
            target = self._brought("numbering", source)
            self._relations(source, target)
            tree = self._new.package.tree(target)
            for one in [one for one in tree if one.tag in (w("num"), w("abstractNum"))]:
                tree.remove(one)
            self._new.forget_lists()
        assert self._new.numbering is not None, "it was brought"
        return self._new.numbering

    def _style(self, one: Element) -> None:
        id = one.get(VAL, "")
        if id in self._styles:
            return
        self._styles.add(id)
        definition = self._old.style_by_id.get(id)
        if id in self._new.style_by_id or definition is None or self._new.styles is None:
            return
        made = copy.deepcopy(definition)
        if made.get(w("default")):
            del made.attrib[w("default")]
        self._new.styles.append(made)
        self._new.style_by_id[id] = made
        for name in ("basedOn", "next", "link"):
            for other in made.iter(w(name)):
                self._style(other)
        for other in made.iter(w("numId")):
            self._list(other)

    def _note(self, one: Element) -> None:
        key = NOTES[str(one.tag)], one.get(ID, "")
        if key not in self._notes:
            self._notes[key] = self._noted(*key)
        one.set(ID, self._notes[key])

    def _noted(self, kind: str, id: str) -> str:
        """A note of the old file as one of the new, under a number that is free."""
        note, source = self._old.notes(kind).get(id), self._old.note_part(kind)
        if note is None or source is None:
            return id
        target = self._new.note_part(kind)
        if target is None:
            target = self._bring_notes(kind, source)
        tree = self._new.package.tree(target)
        known = [int(other.get(ID, "0")) for other in tree.iter(w(kind))]
        made = self.copy(note, source, target)
        made.set(ID, str(1 + max(known, default=0)))
        tree.append(made)
        return made.get(ID, "")

    def _bring_notes(self, kind: str, source: str) -> str:
        """A part for notes in a file that has none: the old one's, with its separators alone."""
        target = self._brought(f"{kind}s", source)
        tree = self._new.package.tree(target)
        for one in list(tree):
            if one.get(w("type"), "normal") == "normal":
                tree.remove(one)
            else:
                _strip(one, {})
        return target

    def _control(self, one: Element) -> None:
        """Leave it to Word to give a control an id."""
        for properties in one.iterchildren(w("sdtPr")):
            for id in list(properties.iterchildren(ID)):
                properties.remove(id)


def _strip(made: Element, marked: Mapping[str, str]) -> None:
    """Take out of a copy what may stand in a file once; ends of bookmarks that are kept get the ids they have now."""
    for one in [one for one in made.iter(*_ONCE) if one is not made]:
        if one.tag in _BOOKMARK and one.get(ID, "") in marked:
            one.set(ID, marked[one.get(ID, "")])
            continue
        above = one.getparent()
        assert above is not None, "it is not the copy itself"
        above.remove(one)
    for one in made.iter(P, TR):
        for name in _PARAGRAPH_IDS:
            one.attrib.pop(name, "")
