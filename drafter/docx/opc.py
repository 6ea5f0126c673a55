"""A Word file of any origin as a package of parts (ECMA-376-2, Open Packaging Conventions), read with suspicion.

Nothing that is linked is fetched, and a part with more in it than a document has is refused before it is parsed.
Parts are named as in the zip: `word/document.xml`.
"""

from __future__ import annotations

import posixpath
import zipfile
from typing import NamedTuple

from lxml import etree

from drafter.diagnostic import Diagnostic, Faulty, Where
from drafter.docx.archive import CONTENT_TYPES, unzipped, zipped
from drafter.docx.names import RELATIONS, WORD, Element
from drafter.docx.places import misplaced

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"

# A document of 1,000 pages is 8 MB of XML in 0.2 million tags; two of the largest that pass fit into 500 MB.
_MOST_XML = 24 << 20
_MOST_TAGS = 550_000


class Relationship(NamedTuple):
    """What a part refers to by an id: another part by its name, or (`external`) an address that is never fetched."""

    id: str
    type: str
    target: str
    external: bool


class Package:
    """The parts of one file; trees that were asked for are written back when it is packed."""

    def __init__(self, parts: dict[str, bytes], name: str) -> None:
        self.name = name
        self.parts = parts
        self._trees: dict[str, Element] = {}
        self._seen: set[str] = set()
        self._relations: dict[str, dict[str, Relationship]] = {}
        self._types = self._parsed(CONTENT_TYPES)
        self.main = self._main()

    def tree(self, part: str) -> Element:
        """The root of an XML part; what is changed in it is in the packed file."""
        if part not in self._trees:
            self._trees[part] = self._parsed(part)
        return self._trees[part]

    def text(self, part: str) -> Element:
        """The root of a part that holds words, seen to hold each where Word reads it: DS412 where it does not."""
        root = self.tree(part)
        if part not in self._seen:
            stray = misplaced(root)
            if stray is not None:
                raise self.refuse("DS412", stray, part=part)
            self._seen.add(part)
        return root

    def holds(self, one: Element) -> bool:
        """Whether an element stands in a part that was asked for."""
        return one.getroottree().getroot() in self._trees.values()

    def relations(self, part: str) -> dict[str, Relationship]:
        """What a part refers to, by id; `""` stands for the package itself."""
        if part not in self._relations:
            self._relations[part] = self._related(part)
        return self._relations[part]

    def related(self, part: str, kind: str) -> str | None:
        """The part of a kind (`styles`, `footnotes`) that this one refers to, if the package holds it."""
        wanted = f"{RELATIONS}/{kind}"
        found = (one.target for one in self.relations(part).values() if one.type == wanted and not one.external)
        return next((name for name in found if name in self.parts), None)

    def outward(self) -> list[str]:
        """The addresses that the file would have Word fetch, in order: of pictures and templates, not of links."""
        parts = ["", *self.parts]
        return sorted(
            {
                one.target
                for part in parts
                for one in self.relations(part).values()
                if one.external and not one.type.endswith("/hyperlink")
            }
        )

    def relate(self, part: str, type: str, target: str, external: bool = False) -> str:
        """The id under which a part refers to this target from now on: the one that it has, or a new one."""
        known = self.relations(part)
        for one in known.values():
            if (one.type, one.target, one.external) == (type, target, external):
                return one.id
        number = len(known) + 1
        while f"rId{number}" in known:
            number += 1
        self.link(part, f"rId{number}", type, target, external)
        return f"rId{number}"

    def link(self, part: str, id: str, type: str, target: str, external: bool) -> None:
        """Let a part refer to a target by an id that is free in it."""
        self.relations(part)[id] = Relationship(id, type, target, external)
        mode = {"TargetMode": "External"} if external else {}
        address = target if external else f"/{target}"
        names = {"Id": id, "Type": type, "Target": address, **mode}
        etree.SubElement(self._links(part), f"{{{_LINKS}}}Relationship", names)

    def content_type(self, part: str) -> str | None:
        """The content type that the package declares for a part, in lower case of its ending."""
        ending = part.rpartition(".")[2].lower()
        found = None
        for one in self._types:
            if one.get("PartName", "").lower() == f"/{part}".lower():
                return one.get("ContentType")
            if one.get("Extension", "").lower() == ending:
                found = one.get("ContentType")
        return found

    def add(self, part: str, content: bytes, content_type: str) -> str:
        """Put a new part into the package under this name, or one like it that is free; the name it has.

        A name is not free that a part refers to, though nothing is there: what is missing stays so.
        """
        stem, dot, ending = part.rpartition(".")
        number, name = 1, part
        named = {one.target for other in self.parts for one in self.relations(other).values() if not one.external}
        taken = {one.lower() for one in named | self.parts.keys()}
        while name.lower() in taken:
            number += 1
            name = f"{stem}_{number}{dot}{ending}"
        self.parts[name] = content
        if self.content_type(name) != content_type:
            names = {"PartName": f"/{name}", "ContentType": content_type}
            etree.SubElement(self._types, f"{{{_TYPES}}}Override", names)
            self._trees[CONTENT_TYPES] = self._types
        return name

    def pack(self) -> bytes:
        """The bytes of the file: content types first, then the parts by name, all with one date."""
        for name, tree in self._trees.items():
            self.parts[name] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        return zipped(self.parts.items(), zipfile.ZIP_DEFLATED)

    def refuse(self, code: str, message: str, hint: str = "", part: str = "") -> Faulty:
        """The fault of this file, or of a part in it."""
        where = Where(f"{self.name}/{part}" if part else self.name)
        return Faulty([Diagnostic(where, code, message, hint)])

    def _parsed(self, part: str) -> Element:
        if part not in self.parts:
            raise self.refuse("DS412", f"the part {part} is missing")
        content = self.parts[part]
        # A tag takes three bytes at least, so that most parts need not be counted.
        if len(content) > _MOST_XML or (len(content) > 3 * _MOST_TAGS and content.count(b"<") > _MOST_TAGS):
            raise self.refuse("DS413", "the text is larger than any document's", part=part)
        try:
            root = etree.fromstring(content, _parser())
        except etree.XMLSyntaxError as fault:
            told = " ".join((fault.msg or "not XML").split())
            raise self.refuse("DS412", f"not XML that Word could read: {told}", part=part) from fault
        if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]  # the stubs lack it
            raise self.refuse("DS414", "declares a document type; no Word file does", part=part)
        return _canonical(root)

    def _related(self, part: str) -> dict[str, Relationship]:
        if _links_of(part) not in self.parts:
            return {}
        found = {}
        for one in self._links(part):
            if not isinstance(one.tag, str):
                continue
            id, type, target = (one.get(key, "") for key in ("Id", "Type", "Target"))
            external = one.get("TargetMode") == "External"
            if id in found:
                raise self.refuse("DS412", f"two relationships are called '{id}'", part=part)
            found[id] = Relationship(id, type, target if external else _absolute(part, target), external)
        return found

    def _links(self, part: str) -> Element:
        name = _links_of(part)
        if name not in self.parts and name not in self._trees:
            self.parts[name] = b""
            self._trees[name] = etree.Element(f"{{{_LINKS}}}Relationships", nsmap={None: _LINKS})  # type: ignore[dict-item]
        return self.tree(name)

    def _main(self) -> str:
        links = [one for one in self.relations("").values() if one.type.endswith("/officeDocument")]
        if any(one.type.startswith(_STRICT) for one in links):
            raise self.refuse("DS416", "written as Strict Open XML", "save it as a plain Word document (.docx)")
        name = next((one.target for one in links if not one.external and one.target in self.parts), None)
        if name is None:
            raise self.refuse("DS412", "the package holds no main document")
        kind = self.content_type(name)
        if "macroEnabled" in (kind or "") or any(part.endswith("vbaProject.bin") for part in self.parts):
            raise self.refuse("DS415", "holds macros", "save it as a Word document without macros (.docx)")
        if kind not in (_MAIN, _TEMPLATE):
            raise self.refuse("DS411", f"its main part is '{kind}', which is no Word document", part=name)
        root = self.tree(name)
        if root.tag.startswith(f"{{{_STRICT}"):
            raise self.refuse("DS416", "written as Strict Open XML", "save it as a plain Word document (.docx)", name)
        held = [one.tag for one in root.iterchildren(f"{{{WORD}}}*")]
        if root.tag != f"{{{WORD}}}document" or held.count(f"{{{WORD}}}body") != 1:
            raise self.refuse("DS412", "the document has no body, or more than one", part=name)
        if not {f"{{{WORD}}}body", f"{{{WORD}}}background"}.issuperset(held):
            raise self.refuse("DS412", "words stand beside the body, where Word has no place for them", part=name)
        return name


def unpack(content: bytes, name: str) -> Package:
    """The package in these bytes; `name` is what faults call it.

    Raises `Faulty`: DS411 for what is no Word file or is locked, DS412 for a damaged one, DS413 for one too large,
    DS414 for names and XML that reach out of it, DS415 for macros, DS416 for Strict Open XML.
    """
    return Package(unzipped(content, name), name)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=False)


def _canonical(root: Element) -> Element:
    """The root with Word's two vocabularies under the names that everybody gives them, `w` and `r`."""
    wanted = {"w": WORD, "r": RELATIONS}
    others = {prefix: uri for prefix, uri in root.nsmap.items() if uri not in wanted.values() and prefix not in wanted}
    used = {prefix: uri for prefix, uri in root.nsmap.items() if prefix not in others}
    if all(wanted.get(prefix or "") == uri for prefix, uri in used.items()) or WORD not in root.nsmap.values():
        return root
    made = etree.Element(root.tag, {str(k): str(v) for k, v in root.attrib.items()}, nsmap={**others, **wanted})  # type: ignore[dict-item]  # the stubs lack None
    made.extend(list(root))
    return made


def _links_of(part: str) -> str:
    folder, _, base = part.rpartition("/")
    return f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"


def _absolute(part: str, target: str) -> str:
    """A target as a part's name; one that leads out of the package is a name that nothing in it has."""
    path = target if target.startswith("/") else posixpath.join(posixpath.dirname(part), target)
    path = path.partition("#")[0]
    if "%" in path:
        from urllib.parse import unquote  # seldom needed, and slow to load

        path = unquote(path)
    return posixpath.normpath(path).lstrip("/")
