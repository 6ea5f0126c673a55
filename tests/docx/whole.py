"""A judge of everything that a file says and wears: what the judges beside the project do not look at.

Every property of runs, paragraphs, tables and sections, numbering by its definition, notes with their formats,
headers and footers, text boxes; ids that mean nothing are left out. Changes are resolved by ../shared/judge.
"""

from __future__ import annotations

import copy
import hashlib
import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any, TypeAlias

from lxml import etree

from tests.docx.wordfile import R, W
from tests.judges import judge

Item: TypeAlias = tuple[Any, ...]
_MAIN = "word/document.xml"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_MARKUP = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_OFF, _ON = ("0", "false", "off"), ("1", "true", "on")
_THROUGH = frozenset(f"{{{W}}}{name}" for name in ("sdt", "sdtContent", "smartTag", "customXml"))
_CHANGES = (
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "rPrChange",
    "pPrChange",
    "sectPrChange",
    "tblPrChange",
    "trPrChange",
    "tcPrChange",
)
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "‑", "softHyphen": "\u00ad"}


@dataclass(frozen=True)
class Reader:
    """One side of one part: `accept` for what taking all changes gives."""

    package: zipfile.ZipFile
    part: str
    accept: bool
    author: str | None

    def blocks(self, parent: etree._Element) -> Iterator[Item]:
        for one in parent:
            if one.tag == _w("p"):
                yield self.paragraph(one)
            elif one.tag == _w("tbl"):
                yield self.table(one)
            elif one.tag == _w("sectPr"):
                yield self.section(one)
            elif one.tag in _THROUGH or _name(one).startswith("earlier-"):
                yield from self.blocks(one)

    def paragraph(self, one: etree._Element) -> Item:
        worn = one.find(_w("pPr"))
        number = self.list(worn)
        section = None if worn is None else worn.find(_w("sectPr"))
        said = [] if section is None else [self.section(section)]
        mark = "" if worn is None else _worn(worn.find(_w("rPr")), set())
        earlier = [one for one in mark.split() if "earlier-" in one]
        return ("p", _worn(worn, {"rPr", "sectPr", "numPr"}), *earlier, number, _joined(self.runs(one, "")), *said)

    def table(self, one: etree._Element) -> Item:
        rows = []
        for row in one.iter(_w("tr")):
            if next(row.iterancestors(_w("tbl"))) is not one:
                continue
            cells = [cell for cell in row.iter(_w("tc")) if next(cell.iterancestors(_w("tr"))) is row]
            inside = [(_worn(cell.find(_w("tcPr")), set()), *self.blocks(cell)) for cell in cells]
            rows.append((_worn(row.find(_w("trPr")), set()), *inside))
        return ("table", _worn(one.find(_w("tblPr")), set()), *rows)

    def section(self, one: etree._Element) -> Item:
        around = []
        for ref in one:
            if ref.tag in (_w("headerReference"), _w("footerReference")):
                target = self.target(str(ref.get(f"{{{R}}}id")))
                around.append((_name(ref), ref.get(_w("type")), *read(self.package, target, self.accept, self.author)))
        return ("section", _worn(one, {"headerReference", "footerReference"}), *sorted(around))

    def runs(self, parent: etree._Element, link: str) -> Iterator[tuple[Any, str]]:
        """Pairs of what is said and what it wears."""
        for one in parent:
            if one.tag == _w("r"):
                worn = link + _worn(one.find(_w("rPr")), set())
                yield from ((said, worn) for said in self.said(one))
            elif one.tag == _w("hyperlink"):
                yield from self.runs(one, f"<{self.reached(one)}>")
            elif one.tag == _w("fldSimple"):
                yield ("field", " ".join(str(one.get(_w("instr"))).split())), link
                yield from self.runs(one, link)
            elif one.tag in (f"{{{_MATH}}}oMath", f"{{{_MATH}}}oMathPara"):
                yield ("math", "".join(text.text or "" for text in one.iter(f"{{{_MATH}}}t"))), link
            elif one.tag in _THROUGH:
                yield from self.runs(one, link)
            elif _name(one).startswith("earlier-"):
                yield from self.runs(one, f"{link}[{_name(one)} {one.get(_w('author'))} {one.get(_w('date'))}]")

    def said(self, run: etree._Element) -> Iterator[Any]:
        for one in run:
            name = _name(one)
            if name in ("t", "delText"):
                yield one.text or ""
            elif name in _BREAKS:
                yield _BREAKS[name] if one.get(_w("type")) is None else (name, one.get(_w("type")))
            elif name == "instrText":
                yield ("field", " ".join((one.text or "").split()))
            elif name in ("footnoteReference", "endnoteReference"):
                yield (name, *self.note(name.removesuffix("Reference"), str(one.get(_w("id")))))
            elif one.tag == f"{{{_MARKUP}}}AlternateContent" or name in ("drawing", "pict", "object"):
                yield from self.drawn(one)
            elif name == "sym":
                yield ("sym", one.get(_w("font")), one.get(_w("char")))

    def drawn(self, one: etree._Element) -> Iterator[Any]:
        boxes = list(one.iter(_w("txbxContent")))
        if boxes:
            yield ("boxes", *(tuple(self.blocks(box)) for box in boxes))
        ids = [(key, ref) for inside in one.iter(etree.Element) for key, ref in inside.attrib.items() if R in str(key)]
        yield ("drawn", *(self.content(str(ref)) for _, ref in ids))

    def note(self, kind: str, id: str) -> Iterator[Item]:
        part = f"word/{kind}s.xml"
        root = _tree(self.package, part, self.accept, self.author)
        found = next((one for one in root.iter(_w(kind)) if one.get(_w("id")) == id), None)
        assert found is not None, f"{kind} {id} is referred to and is not there"
        return Reader(self.package, part, self.accept, self.author).blocks(found)

    def list(self, worn: etree._Element | None) -> Item | None:
        """The definition of the list that a paragraph is counted in, and its level; not its number."""
        counted = None if worn is None else worn.find(_w("numPr"))
        if counted is None:
            return None
        level, number = (counted.find(_w(name)) for name in ("ilvl", "numId"))
        id = "0" if number is None else str(number.get(_w("val")))
        at = "0" if level is None else str(level.get(_w("val")))
        lists = self.lists()
        if id == "0" or lists is None:
            return ("list", id if id == "0" else "undefined", at)
        root = etree.fromstring(self.package.read(lists))
        held = next((one for one in root.iter(_w("num")) if one.get(_w("numId")) == id), None)
        if held is None:
            return ("list", "undefined", at)
        wanted = held.find(_w("abstractNumId")).get(_w("val"))
        abstract = next(one for one in root.iter(_w("abstractNum")) if one.get(_w("abstractNumId")) == wanted)
        form = next((one for one in abstract.iter(_w("lvl")) if one.get(_w("ilvl")) == at), None)
        return ("list", _worn(form, set()), at)

    def lists(self) -> str | None:
        """The part that defines the lists, if the text refers to one and it is there: its name alone says nothing."""
        found = (_address(_MAIN, one) for one in self.links(_MAIN) if str(one.get("Type")).endswith("/numbering"))
        return next((path for path in found if path in self.package.namelist()), None)

    def links(self, part: str) -> list[etree._Element]:
        """The relationships of a part, if it has any."""
        folder, base = posixpath.split(part)
        name = f"{folder}/_rels/{base}.rels"
        return list(etree.fromstring(self.package.read(name))) if name in self.package.namelist() else []

    def target(self, id: str) -> str:
        found = next((one for one in self.links(self.part) if one.get("Id") == id), None)
        assert found is not None, f"{self.part} refers to {id}, which is not there"
        return _address(self.part, found)

    def content(self, id: str) -> str:
        target = self.target(id)
        return (
            hashlib.sha256(self.package.read(target)).hexdigest()[:8] if target in self.package.namelist() else target
        )

    def reached(self, one: etree._Element) -> str:
        id = one.get(f"{{{R}}}id")
        return f"{self.target(str(id)) if id else ''}#{one.get(_w('anchor')) or ''}"


def read(package: zipfile.ZipFile, part: str, accept: bool, author: str | None = None) -> list[Item]:
    root = _tree(package, part, accept, author)
    body = root.find(_w("body"))
    return list(Reader(package, part, accept, author).blocks(root if body is None else body))


def faults(redline: bytes, old: bytes, new: bytes, author: str | None = None) -> list[str]:
    """The first place on each side where the redline does not give the file back whole.

    With an `author`, the changes of all others are earlier history: rejecting ours leaves those of the old file as
    they stood, and none of the new file's is gone; those of the old file that the new one took may stay.
    """
    out = []
    with _opened(redline) as red, _opened(old) as before, _opened(new) as after:
        for side, accept, wanted, whose in (("reject", False, before, author), ("accept", True, after, None)):
            want = read(wanted, _MAIN, True, whose)
            got = read(red, _MAIN, accept, whose)
            if got != want:
                pairs = zip([*got, None], [*want, None], strict=False)
                first = next(one for one in pairs if one[0] != one[1])
                out.append(f"whole {side}: {_short(*first)} for {_short(*first[::-1])}")
        lost = _signed(after) - _signed(red) if author else None
        if lost:
            out.append(f"whole: earlier changes are gone: {sorted(lost)[:3]}")
    return out


def _address(part: str, link: etree._Element) -> str:
    """What a relationship of a part leads to: a part by its name, or what stands outside as it is."""
    address = str(link.get("Target"))
    if link.get("TargetMode") == "External":
        return address
    if address.startswith("/"):
        return address[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), address))


def _signed(package: zipfile.ZipFile) -> set[tuple[str, str, str]]:
    """Whose changes of which kind and date stand in the text."""
    root = etree.fromstring(package.read(_MAIN))
    changes = root.iter(*map(_w, _CHANGES))
    return {(_name(one), str(one.get(_w("author"))), str(one.get(_w("date")))) for one in changes}


def _short(one: Any, other: Any) -> str:
    at = next((at for at, (a, b) in enumerate(zip(str(one), str(other), strict=False)) if a != b), 0)
    return str(one)[max(0, at - 40) : at + 120]


def _opened(content: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content))


def _tree(package: zipfile.ZipFile, part: str, accept: bool, author: str | None) -> etree._Element:
    root = etree.fromstring(package.read(part))
    if author:
        _set_apart(root, author)
    _keep_around(root)
    return _resolver().resolve(root, accept)


def _keep_around(root: etree._Element) -> None:
    """Let the resolver restore a section without its headers: tests/conformance/test_judge_faults.py."""
    for record in root.iter(_w("sectPrChange")):
        section, was = record.getparent(), record.find(_w("sectPr"))
        if section is not None and was is not None:
            was[:0] = [copy.deepcopy(one) for one in section if _name(one) in ("headerReference", "footerReference")]


def _set_apart(root: etree._Element, author: str) -> None:
    """Call the changes of all others by names that no resolver knows: they stay as they are."""
    for one in list(root.iter(*map(_w, _CHANGES))):
        if one.get(_w("author")) != author:
            one.tag = _w(f"earlier-{_name(one)}")


@cache
def _resolver() -> ModuleType:
    return judge("accept_reject")


def _joined(runs: Iterator[tuple[Any, str]]) -> tuple[Item, ...]:
    """Neighbours that wear the same are one; empty ones, as a deleted equation leaves behind, are none."""
    out: list[list[Any]] = []
    for said, worn in runs:
        if said in ("", ("math", ""), ("field", "")):
            continue
        if out and out[-1][1] == worn and isinstance(said, str) and isinstance(out[-1][0], str):
            out[-1][0] += said
        else:
            out.append([said, worn])
    return tuple(tuple(one) for one in out)


def _worn(properties: etree._Element | None, but: set[str]) -> str:
    """Properties in one order and one way to say on and off; what a speller noted is none."""
    if properties is None:
        return ""
    said = []
    for one in properties.iterchildren(etree.Element):
        if _name(one) in but or _name(one) in ("lang", "noProof"):
            continue
        held = {
            _local(key): value
            for key, value in one.attrib.items()
            if not (_local(key).startswith("rsid") or (_local(key) == "id" and "earlier-" in _name(one)))
            and not (_local(key) == "val" and value in _ON)
        }
        if held.get("val") in _OFF:
            held["val"] = "0"
        inside = _worn(one, but)
        said.append(f"{_name(one)}{sorted(held.items()) if held else ''}{'{' + inside + '}' if inside else ''}")
    return " ".join(sorted(said))


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


def _name(one: etree._Element) -> str:
    return etree.QName(one).localname if isinstance(one.tag, str) else ""


def _local(key: str | bytes) -> str:
    return etree.QName(key).localname
