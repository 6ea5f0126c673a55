"""Texts with tracked changes, made by hand: as XML, and as what each side of them reads as."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import docx
from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WORD}}}"
Side = Literal["accepted", "rejected"]
_HEAD = f'xmlns:w="{WORD}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


@dataclass(frozen=True)
class Words:
    """Words of a paragraph: kept, or inserted or deleted by somebody; `beneath` deleted what `by` inserted."""

    text: str
    kind: Literal["kept", "ins", "del"] = "kept"
    by: str = ""
    beneath: str = ""
    bold: str = ""

    def xml(self) -> str:
        new = f'<w:rPr><w:b/><w:rPrChange w:id="0" w:author="{self.bold}"><w:rPr/></w:rPrChange></w:rPr>'
        name = "delText" if self.kind == "del" or self.beneath else "t"
        run = f'<w:r>{new if self.bold else ""}<w:{name} xml:space="preserve">{self.text}</w:{name}></w:r>'
        if self.beneath:
            run = f'<w:del w:id="0" w:author="{self.beneath}">{run}</w:del>'
        return run if self.kind == "kept" else f'<w:{self.kind} w:id="0" w:author="{self.by}">{run}</w:{self.kind}>'

    def reads(self, side: Side) -> str:
        gone = {"accepted": "del", "rejected": "ins"}[side]
        return "" if self.kind == gone or (self.beneath and side == "accepted") else self.text


@dataclass(frozen=True)
class Par:
    """A paragraph and its mark."""

    words: tuple[Words, ...] = ()
    mark: Literal["kept", "ins", "del"] = "kept"
    by: str = ""

    def xml(self) -> str:
        mark = "" if self.mark == "kept" else f'<w:{self.mark} w:id="0" w:author="{self.by}"/>'
        return f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{''.join(one.xml() for one in self.words)}</w:p>"


@dataclass(frozen=True)
class Row:
    """A row of one cell, kept, or inserted or deleted by somebody."""

    pars: tuple[Par, ...] = field(default_factory=lambda: (Par(),))
    kind: Literal["kept", "ins", "del"] = "kept"
    by: str = ""

    def xml(self) -> str:
        mark = "" if self.kind == "kept" else f'<w:trPr><w:{self.kind} w:id="0" w:author="{self.by}"/></w:trPr>'
        return f"<w:tr>{mark}<w:tc>{''.join(one.xml() for one in self.pars)}</w:tc></w:tr>"


@dataclass(frozen=True)
class Table:
    """Rows, one at least."""

    rows: tuple[Row, ...]

    def xml(self) -> str:
        return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(row.xml() for row in self.rows)}</w:tbl>"


def body(*blocks: Par | Table | str) -> etree._Element:
    """The main part of a text with these blocks; each change gets an id of its own."""
    inner = "".join(one if isinstance(one, str) else one.xml() for one in blocks)
    root = etree.fromstring(f"<w:document {_HEAD}><w:body>{inner}<w:sectPr/></w:body></w:document>")
    for number, one in enumerate(one for one in root.iter() if one.get(f"{W}id") == "0"):
        one.set(f"{W}id", str(number + 1))
    return root


def reads(blocks: Iterable[Par | Table], side: Side) -> list[str]:
    """What a text reads as on one side, paragraph by paragraph: a gone mark hands its words to the next paragraph.

    Where none follows, marks are not gone.
    """
    gone = {"accepted": "del", "rejected": "ins"}[side]
    out, held = [], ""
    for block in blocks:
        if isinstance(block, Table):
            assert not held
            out += [text for row in block.rows if row.kind != gone for text in reads(row.pars, side)]
            continue
        held += "".join(words.reads(side) for words in block.words)
        if block.mark != gone:
            out.append(held)
            held = ""
    assert not held
    return out


def texts(root: etree._Element) -> list[str]:
    """The paragraphs of a tree as they stand, deleted words left out."""
    return ["".join(one.text or "" for one in par.iter(f"{W}t")) for par in root.iter(f"{W}p")]


def canonical(root: etree._Element) -> bytes:
    return etree.tostring(root, method="c14n")


def file_of(root: etree._Element, extra: Sequence[tuple[str, bytes]] = ()) -> bytes:
    """A whole Word file with this main part, and other parts in the place of those it would have."""
    raw = io.BytesIO()
    docx.Document().save(raw)
    out = io.BytesIO()
    changed = {"word/document.xml": etree.tostring(root), **dict(extra)}
    with zipfile.ZipFile(raw) as file, zipfile.ZipFile(out, "w") as made:
        for name in file.namelist():
            made.writestr(name, changed.pop(name, file.read(name)))
        for name, content in changed.items():
            made.writestr(name, content)
    return out.getvalue()
