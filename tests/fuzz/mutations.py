"""Real Word files damaged at random: their bytes, the bytes of a part, or the XML of one."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from functools import cache

from lxml import etree

from tests.docx.wordfile import W, zipped
from tests.judges import DATA

_NAMES = (
    "p r t tbl tr tc pPr rPr ins del moveFrom moveTo sdt sdtContent hyperlink fldSimple bookmarkStart bookmarkEnd "
    "delText instrText fldChar br tab sectPr tblPr trPr tcPr gridSpan vMerge numPr rPrChange pPrChange pStyle "
    "footnoteReference commentReference moveFromRangeStart moveToRangeEnd"
).split()
_VALUES = (
    "",
    "0",
    "1",
    "-1",
    "5",
    "99999999999999999999",
    "x",
    "rId1",
    "rId999",
    "true",
    "preserve",
    "\u0645",
    "Normal",
)


def drawn(seed: str) -> tuple[bytes, ...]:
    """The files of a seed `BATCH/NUMBER/RESOLVED`: one to resolve where RESOLVED is True, else a pair to compare."""
    chance, files = random.Random(seed), _originals()
    content = chance.choice(files)
    bad = damaged(chance, content)
    if seed.endswith("True"):
        return (bad,)
    other = content if chance.random() < 0.7 else chance.choice(files)
    return (bad, other) if chance.random() < 0.5 else (other, bad)


@cache
def _originals() -> list[bytes]:
    return [path.read_bytes() for path in sorted((DATA / "docx").rglob("*.docx"))]


def damaged(chance: random.Random, content: bytes) -> bytes:
    """A file with a few things wrong with it, of one of three depths."""
    depth = chance.choice((_bytes, _part_bytes, _part_tree, _part_tree, _part_tree, _part_tree))
    return depth(chance, content)


def _bytes(chance: random.Random, content: bytes) -> bytes:
    made = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        if not made:
            break
        at, length = chance.randrange(len(made)), chance.choice((1, 1, 2, 8, 200))
        kind = chance.choice(("turn", "turn", "cut", "put", "copy", "end"))
        if kind == "turn":
            made[at] ^= 1 << chance.randrange(8)
        elif kind == "cut":
            del made[at : at + length]
        elif kind == "put":
            made[at:at] = chance.randbytes(length)
        elif kind == "copy":
            made[at:at] = made[at : at + length]
        elif chance.random() < 0.3:
            del made[at:]
    return bytes(made)


def _parts(content: bytes) -> dict[str, bytes | str]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {one: file.read(one) for one in file.namelist()}


def _chosen(chance: random.Random, parts: dict[str, bytes | str]) -> str:
    """A part's name: the text more often than any other."""
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    return "word/document.xml" if chance.random() < 0.7 and "word/document.xml" in parts else chance.choice(names)


def _part_bytes(chance: random.Random, content: bytes) -> bytes:
    parts = _parts(content)
    if chance.random() < 0.1:
        del parts[chance.choice(list(parts))]
        return zipped(parts)
    name = _chosen(chance, parts)
    held = parts[name]
    assert isinstance(held, bytes)
    return zipped(parts | {name: _bytes(chance, held)})


def _part_tree(chance: random.Random, content: bytes) -> bytes:
    parts = _parts(content)
    name = _chosen(chance, parts)
    held = parts[name]
    assert isinstance(held, bytes)
    root = etree.fromstring(held)
    for _ in range(chance.randint(1, 5)):
        within = [one for one in root.iter(etree.Element) if one is not root]
        if within:
            chance.choice(_DAMAGES)(chance, chance.choice(within), within)
    return zipped(parts | {name: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)})


def _drop(chance: random.Random, one: etree._Element, _: list[etree._Element]) -> None:
    above = one.getparent()
    if above is not None:
        above.remove(one)


def _unwrap(chance: random.Random, one: etree._Element, _: list[etree._Element]) -> None:
    above = one.getparent()
    if above is not None:
        at = above.index(one)
        above[at : at + 1] = list(one)


def _twice(chance: random.Random, one: etree._Element, _: list[etree._Element]) -> None:
    one.addnext(etree.fromstring(etree.tostring(one, with_tail=False)))


def _elsewhere(chance: random.Random, one: etree._Element, within: list[etree._Element]) -> None:
    other = chance.choice(within)
    if one not in (other, *other.iterancestors()):
        other.insert(chance.randint(0, len(other)), one)


def _swap(chance: random.Random, one: etree._Element, _: list[etree._Element]) -> None:
    one[:] = chance.sample(list(one), len(one))


def _attribute(chance: random.Random, one: etree._Element, _: list[etree._Element]) -> None:
    if one.attrib:
        key = chance.choice(list(one.attrib))
        if chance.random() < 0.3:
            del one.attrib[key]
        else:
            one.set(key, chance.choice(_VALUES))


def _rename(chance: random.Random, one: etree._Element, _: list[etree._Element]) -> None:
    one.tag = f"{{{W}}}{chance.choice(_NAMES)}"


def _wrap(chance: random.Random, one: etree._Element, _: list[etree._Element]) -> None:
    above = one.getparent()
    if above is not None:
        at = above.index(one)
        box = etree.Element(f"{{{W}}}{chance.choice(_NAMES)}", {f"{{{W}}}id": str(chance.randrange(40))})
        above.insert(at, box)
        box.append(one)


def _say(chance: random.Random, one: etree._Element, _: list[etree._Element]) -> None:
    one.text = chance.choice(("", " ", "other words", "a\tb\nc", "\u202e", "x" * 3000))


_Damage = Callable[[random.Random, etree._Element, list[etree._Element]], None]
_DAMAGES: tuple[_Damage, ...] = (
    _drop,
    _unwrap,
    _twice,
    _elsewhere,
    _swap,
    _attribute,
    _attribute,
    _rename,
    _wrap,
    _say,
)
