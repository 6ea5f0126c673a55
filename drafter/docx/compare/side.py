"""One of the two documents, and what the words of its file mean: ids are local to a file, what they stand for is not.

A relationship id means a part by its content or an address; a list's number means its definition; a note's id means
what the note says. Two elements are the same where their keys are: bytes without what Word writes for itself
(save ids, spelling marks, bookmarks) and with meanings in the place of ids.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from lxml import etree

from drafter.diagnostic import Faulty
from drafter.docx.compare.source import spelled
from drafter.docx.names import AUTHOR, ID, NAME, VAL, Element, T, w
from drafter.docx.opc import Package

# What one program writes and another does not, and no reader sees.
_NOISE = re.compile(
    rb' (?:w:rsid\w*|w14:paraId|w14:textId|xml:space|wp14:editId|wp14:anchorId|o:spid)="[^"]*"'
    rb"|<w:(?:proofErr|lang|bookmarkStart|bookmarkEnd|commentRangeStart|commentRangeEnd|permStart|permEnd) [^>]*?/>"
    rb"|<w:(?:lastRenderedPageBreak|noProof)/>"
    rb"|<w:r><w:rPr><w:rStyle [^>]*?/></w:rPr><w:commentReference [^>]*?/></w:r>|<w:commentReference [^>]*?/>"
)
_EMPTY = re.compile(rb"<w:rPr></w:rPr>|<w:rPr/>|<w:pPr></w:pPr>|<w:pPr/>|<w:r></w:r>|<w:r/>")
_REVISION = re.compile(rb'(<w:(?:ins|del|moveFrom|moveTo|\w+Change)(?=[ >])[^>]*?) w:id="[^"]*"')
_LOCAL = re.compile(rb' r:(?:\w+)="([^"]*)"')
_LIST = re.compile(rb'<w:numId w:val="([^"]*)"/>')
_NOTE = re.compile(rb'<w:(footnote|endnote)Reference\b[^>]*? w:id="([^"]*)"[^>]*?/>')
_SHAPE = re.compile(rb'(<(?:wp:docPr|pic:cNvPr|wps:cNvPr|wpg:cNvPr|a:cNvPr)\b[^>]*?) id="[^"]*"')
_HEAD = re.compile(rb' xmlns:\w+="[^"]*"')


class Side:
    """A document as the engine reads it."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.part = package.main
        self.root = package.tree(package.main)
        self._lists_differ = True
        self._locals: dict[str, tuple[bytes, ...]] = {}
        self._alike = False
        self._heads: dict[Element, bytes] = {}
        # Notes that became one another count as one thing in the text that refers to them.
        self.aliases: dict[tuple[str, str], bytes] = {}

    @cached_property
    def numbering(self) -> Element | None:
        return self._tree("numbering")

    @cached_property
    def styles(self) -> Element | None:
        return self._tree("styles")

    @cached_property
    def style_by_id(self) -> dict[str, Element]:
        """The definition of each style."""
        found = () if self.styles is None else self.styles.iter(w("style"))
        return {one.get(w("styleId"), ""): one for one in found}

    def notes(self, kind: str) -> dict[str, Element]:
        """The notes of a kind (`footnote`, `endnote`) by their ids, separators left out."""
        return self._notes[kind]

    @cached_property
    def _notes(self) -> dict[str, dict[str, Element]]:
        return {kind: self._read_notes(kind) for kind in ("footnote", "endnote")}

    def _read_notes(self, kind: str) -> dict[str, Element]:
        tree = self._tree(f"{kind}s")
        found = () if tree is None else tree.iterchildren(w(kind))
        return {one.get(ID, ""): one for one in found if one.get(w("type"), "normal") == "normal"}

    def comments(self) -> list[tuple[str, str]]:
        """The comments of the file: who wrote each, and its words."""
        tree = self._tree("comments")
        found = () if tree is None else tree.iter(w("comment"))
        return [(one.get(AUTHOR, ""), "".join(text.text or "" for text in one.iter(T))) for one in found]

    def needed_bookmarks(self, part: str) -> dict[str, str]:
        """The bookmarks of a part that its fields and links refer to: names by their ids."""
        tree = self.package.tree(part)
        said = " ".join(
            [
                *(one.text or "" for one in tree.iter(w("instrText"))),
                *(one.get(w("instr"), "") for one in tree.iter(w("fldSimple"))),
            ]
        ).split()
        wanted = {*said, *(one.get(w("anchor"), "") for one in tree.iter(w("hyperlink")))}
        return {
            one.get(ID, ""): one.get(NAME, "") for one in tree.iter(w("bookmarkStart")) if one.get(NAME, "") in wanted
        }

    def note_part(self, kind: str) -> str | None:
        """The part that holds the notes of a kind."""
        return self.package.related(self.part, f"{kind}s")

    def referred(self, id: str) -> str:
        """The part that the text refers to by an id; raises `Faulty` (DS412) where the package does not hold it."""
        found = self.package.relations(self.part).get(id)
        if found is None or found.target not in self.package.parts:
            raise self.missing(self.part, id)
        return found.target

    def missing(self, part: str, id: str) -> Faulty:
        """What this part refers to by an id, the package does not hold."""
        return self.package.refuse("DS412", f"a part that the text refers to as '{id}' is missing", part=part)

    def meaning(self, part: str, id: str) -> str:
        """What a relationship id of a part means: the content of a part, or an address."""
        found = self.package.relations(part).get(id)
        if found is None:
            return "nothing"
        if found.external:
            return f"to {found.target}"
        if found.target not in self.package.parts:
            return f"missing {found.target}"
        return f"is {self.content(found.target)}"

    @lru_cache(maxsize=4096)  # noqa: B019
    def content(self, part: str) -> str:
        """The digest of a part and of all that it refers to: a chart is its data too."""
        return self._digests(part, frozenset())

    def _digests(self, part: str, seen: frozenset[str]) -> str:
        held = [self.package.parts.get(part, b"")]
        for one in sorted(self.package.relations(part).values(), key=lambda one: one.id):
            inner = one.target
            if not one.external and inner in self.package.parts and inner not in seen:
                held.append(self._digests(inner, seen | {part}).encode())
            else:
                held.append(one.target.encode())
        return _digest(*held)

    def list_defined(self, number: str) -> tuple[Element | None, Element | None]:
        """The list of this number, and the definition that it counts by."""
        own = next((one for one in self._numbered() if one.get(w("numId")) == number), None)
        wanted = None if own is None else _definition(own)
        abstracts = () if self.numbering is None else self.numbering.iter(w("abstractNum"))
        return own, next((one for one in abstracts if one.get(w("abstractNumId")) == wanted), None)

    def _numbered(self) -> list[Element]:
        return [] if self.numbering is None else list(self.numbering.iter(w("num")))

    def forget_lists(self) -> None:
        """Read the lists anew: some were added."""
        self.__dict__.pop("numbering", None)
        Side.list_meaning.cache_clear()

    @lru_cache(maxsize=4096)  # noqa: B019  # one side lives as long as one comparison
    def list_meaning(self, number: str) -> str:
        """What a list's number means: how it counts."""
        if number == "0":
            return number
        own, defined = self.list_defined(number)
        if own is None:
            return "nothing"
        levels = [] if defined is None else list(defined.iter(w("lvl")))
        overrides = list(own.iter(w("lvlOverride")))
        said = b"".join(bare(one) for one in (*levels, *overrides))
        # Two lists of one look count apart: the order in which a file has them tells them apart.
        wanted = _definition(own)
        alike = [one.get(w("numId")) for one in self._numbered() if _definition(one) == wanted]
        return f"{_digest(said)} {alike.index(number)}"

    @cached_property
    def _spelled(self) -> dict[Element, bytes]:
        """The blocks of the text as the file has them, where both files call their vocabularies alike."""
        body = self.root.find(w("body"))
        return {} if body is None or not self._alike else spelled(self.package.parts[self.part], body)

    def _lists(self) -> bytes:
        """The part that defines the lists, as it is."""
        return self.package.parts.get(self.package.related(self.part, "numbering") or "", b"")

    def beside(self, other: Side) -> None:
        """Note what this side has in common with the other: their lists, and the names of their vocabularies."""
        self._lists_differ = self._lists() != other._lists()
        self._alike = self._head(self.root) == other._head(other.root)

    def raw(self, one: Element, part: str) -> bytes:
        """The bytes of an element where equal bytes say the same in both files, else its key."""
        raw = self.literal(one, part)
        return self.key(one, part) if raw is None else raw

    def literal(self, one: Element, part: str) -> bytes | None:
        """The bytes of an element, where equal ones say the same in both files; None where they may not.

        They do where no id stands in them; the number of a list is none if both files define the same lists.
        """
        raw = self._spelled.get(one) if part == self.part else None
        head = b""
        if raw is None:
            raw = etree.tostring(one, with_tail=False)
            head = b"" if self._alike else self._head(one)
        return None if any(name in raw for name in self._local(part)) else _beheaded(raw, head)

    def _local(self, part: str) -> tuple[bytes, ...]:
        """What tells of ids in the bytes of a part, where it holds any."""
        if part not in self._locals:
            lists = (b"numId",) if self._lists_differ else ()
            content = self.package.parts[part]
            # In bytes that spell their names otherwise, or by two bytes a letter, anything may be meant.
            plain = b"xmlns:r=" in content and b"xmlns:w=" in content
            self._locals[part] = tuple(one for one in (b" r:", b"Reference", *lists) if one in content or not plain)
        return self._locals[part]

    def key(self, one: Element, part: str) -> bytes:
        """What an element says, in bytes: two elements are the same where these are."""
        raw = _beheaded(etree.tostring(one, with_tail=False), self._head(one))
        raw = _EMPTY.sub(b"", _EMPTY.sub(b"", _NOISE.sub(b"", raw)))
        if b' w:id="' in raw:
            raw = _REVISION.sub(rb"\1", raw)
        if b"Pr " in raw:
            raw = _SHAPE.sub(rb"\1", raw)
        if b" r:" in raw:
            raw = _LOCAL.sub(lambda found: b" r=" + self.meaning(part, found[1].decode()).encode(), raw)
        if b"numId" in raw:
            raw = _LIST.sub(lambda found: b"<list " + self.list_meaning(found[1].decode()).encode(), raw)
        if b"Reference" in raw:
            raw = _NOTE.sub(lambda found: self.note_key(found[1].decode(), found[2].decode()), raw)
        return raw

    @lru_cache(maxsize=65536)  # noqa: B019
    def note_key(self, kind: str, id: str) -> bytes:
        """What a note says; raises `Faulty` (DS412) where the package does not hold it."""
        note, part = self.notes(kind).get(id), self.note_part(kind)
        if not id or note is None or part is None:
            missing = f"a {kind} that the text refers to as '{id}' is missing"
            raise self.package.refuse("DS412", missing, part=self.part)
        return b"<note " + _digest(*(self.key(one, part) for one in note)).encode() + b">"

    def _head(self, one: Element) -> bytes:
        """The declarations that lxml writes into an element taken out of its tree."""
        tree = one.getroottree().getroot()
        if tree not in self._heads:
            probe = etree.tostring(etree.SubElement(tree, w("probe")), with_tail=False)
            tree.remove(tree[-1])
            self._heads[tree] = b"".join(_HEAD.findall(probe))
        return self._heads[tree]

    def _tree(self, kind: str) -> Element | None:
        name = self.package.related(self.part, kind)
        return None if name is None else self.package.tree(name)


def _digest(*held: bytes) -> str:
    from hashlib import sha256  # many files need none, and it is slow to load

    made = sha256()
    for one in held:
        made.update(one)
    return made.hexdigest()


def _definition(number: Element) -> str:
    """The number of the definition that a list counts by."""
    abstract = number.find(w("abstractNumId"))
    return "" if abstract is None else abstract.get(VAL, "")


def _beheaded(raw: bytes, head: bytes) -> bytes:
    """The bytes of an element without the declarations that stand behind its name."""
    at = raw.find(b" ")
    return raw[:at] + raw[at + len(head) :] if head and raw.startswith(head, at) else raw


def bare(one: Element) -> bytes:
    """The bytes of an element without declarations and without what no reader sees."""
    return _EMPTY.sub(b"", _NOISE.sub(b"", _HEAD.sub(b"", etree.tostring(one, with_tail=False))))
