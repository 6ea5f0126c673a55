"""Pairs of Word files made by Hypothesis: a text of every kind of content, and what editing makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from hypothesis import strategies as st

from tests.docx.wordfile import (
    bookmark,
    cell,
    control,
    counted,
    endnote,
    equation,
    footnote,
    link,
    numbering,
    p,
    picture,
    png,
    r,
    table,
    text_box,
    wordfile,
)
from tests.docx.wordfile import field as coded

WORDS = (
    "the members of Council call upon all parties to stop fire, talks begin. Noted ; 5 15 2030 no not a (b) é "
    "مجلس الأمن 安理会 成员 \u00a0 x-y"
).split(" ")
WORN = ("", "<w:b/>", "<w:i/>", '<w:u w:val="single"/>', '<w:b/><w:color w:val="C00000"/>', "<w:rtl/>")
STYLED = ("", '<w:pStyle w:val="Heading1"/>', '<w:jc w:val="center"/>', counted(1), counted(2), "<w:bidi/>")
ADDRESSES = ("https://example.org/a", "https://example.org/b")


@dataclass(frozen=True)
class Piece:
    """What stands in a paragraph: a kind, its words and what these wear."""

    kind: str
    words: str
    worn: str = ""


@dataclass(frozen=True)
class Line:
    pieces: tuple[Piece, ...]
    worn: str = ""


@dataclass(frozen=True)
class Grid:
    """A table: rows of cells of lines; a cell may hold a table too."""

    rows: tuple[tuple[tuple[Block, ...], ...], ...]


@dataclass(frozen=True)
class Box:
    """A content control round blocks."""

    blocks: tuple[Block, ...]


Block: TypeAlias = "Line | Grid | Box"


@dataclass
class Sheet:
    """The parts that the body refers to, gathered as it is written."""

    footnotes: dict[int, str] = field(default_factory=dict)
    endnotes: dict[int, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    ids: int = 0

    def blocks(self, blocks: Sequence[Block]) -> str:
        return "".join(self.block(one) for one in blocks)

    def block(self, one: Block) -> str:
        if isinstance(one, Line):
            return p(*(self.piece(piece) for piece in one.pieces), worn=one.worn)
        if isinstance(one, Box):
            return control(self.next(), self.blocks(one.blocks))
        rows = [[cell(self.closed(inside)) for inside in row] for row in one.rows]
        return table(*rows, columns=max(len(row) for row in rows))

    def closed(self, blocks: Sequence[Block]) -> str:
        """Blocks that end as a cell must: with a paragraph."""
        return self.blocks(blocks) + ("" if blocks and isinstance(blocks[-1], Line) else p(""))

    def piece(self, one: Piece) -> str:
        run = r(one.words, one.worn)
        match one.kind:
            case "tab":
                return "<w:r><w:tab/></w:r>" + run
            case "break":
                return run + "<w:r><w:br/></w:r>"
            case "footnote":
                self.footnotes[len(self.footnotes) + 1] = one.words
                return footnote(len(self.footnotes))
            case "endnote":
                self.endnotes[len(self.endnotes) + 1] = one.words
                return endnote(len(self.endnotes))
            case "link":
                address = ADDRESSES[len(one.words) % 2]
                id = next((id for id, known in self.links.items() if known == address), f"rId3{len(self.links)}")
                self.links[id] = address
                return link(id, one.words)
            case "picture":
                id = f"rId4{len(one.words) % 3}"
                self.pictures[id] = png(len(one.words) % 3)
                return picture(id, self.next())
            case "field":
                return coded("PAGE", one.words)
            case "equation":
                return equation(*one.words.split())
            case "control":
                return control(self.next(), run)
            case "bookmark":
                id = self.next()
                return bookmark(id, f"b{id}", run)
            case "box":
                return text_box(p(one.words), self.next())
        return run

    def next(self) -> int:
        self.ids += 1
        return self.ids


def written(blocks: Sequence[Block]) -> bytes:
    """The bytes of a Word file that says this."""
    sheet = Sheet()
    last = () if blocks and isinstance(blocks[-1], Line) else (Line(()),)
    body = sheet.blocks((*blocks, *last))
    numbers = numbering(n1=("decimal", "%1."), n2=("lowerLetter", "(%1)"))
    return wordfile(
        body,
        footnotes=sheet.footnotes or None,
        endnotes=sheet.endnotes or None,
        links=sheet.links,
        pictures=sheet.pictures,
        numbers=numbers,
    )


_RARE = "tab break footnote endnote link picture field equation control bookmark box"
KINDS = ("run",) * 12 + tuple(_RARE.split())
phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(lambda words: " ".join(words) + " ")
pieces = st.builds(Piece, st.sampled_from(KINDS), phrases, st.sampled_from(WORN))
lines = st.builds(Line, st.lists(pieces, max_size=4).map(tuple), st.sampled_from(("",) * 5 + STYLED))
plain = st.builds(lambda words: Line((Piece("run", words),)), phrases)


def grids(inside: st.SearchStrategy[Block]) -> st.SearchStrategy[Grid]:
    cells = st.lists(inside, min_size=1, max_size=2).map(tuple)
    return st.integers(1, 3).flatmap(
        lambda width: st.builds(
            Grid,
            st.lists(st.lists(cells, min_size=width, max_size=width).map(tuple), min_size=1, max_size=3).map(tuple),
        )
    )


boxes = st.builds(Box, st.lists(lines, min_size=1, max_size=2).map(tuple))
blocks: st.SearchStrategy[Block] = st.one_of(
    plain, plain, lines, lines, lines, grids(st.one_of(plain, lines, grids(plain))), boxes
)
texts = st.lists(blocks, max_size=8)


@st.composite
def edited(draw: st.DrawFn, text: Sequence[Block]) -> list[Block]:
    """The text after a few edits of the kinds that people make."""
    now = list(text)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, max(0, len(now) - 1)))
        kind = draw(st.sampled_from("insert delete move split join swap reword reword reword wear style row".split()))
        if kind == "insert" or not now:
            now.insert(at, draw(blocks))
        elif kind == "delete":
            del now[at]
        elif kind == "move":
            now.insert(draw(st.integers(0, len(now) - 1)), now.pop(at))
        elif kind == "swap":
            now[at : at + 2] = reversed(now[at : at + 2])
        else:
            now[at : at + 1 + (kind == "join")] = draw(changed(kind, now[at : at + 2]))
    return now


@st.composite
def changed(draw: st.DrawFn, kind: str, ahead: Sequence[Block]) -> list[Block]:
    """One block edited inside; for `join`, it and the next made one."""
    one = ahead[0]
    if isinstance(one, Box):
        return [Box(tuple(draw(edited(one.blocks))) or (Line(()),))]
    if isinstance(one, Grid):
        return [draw(regridded(one, kind)), *(ahead[1:] if kind == "join" else ())]
    if kind == "join" and len(ahead) == 2 and isinstance(ahead[1], Line):
        return [Line((*one.pieces, *ahead[1].pieces), ahead[1].worn)]
    if kind == "join":
        return list(ahead)
    if kind == "style":
        return [replace(one, worn=draw(st.sampled_from(STYLED)))]
    if not one.pieces:
        return [draw(lines)]
    at = draw(st.integers(0, len(one.pieces) - 1))
    piece = one.pieces[at]
    words = piece.words.split(" ")
    cut = draw(st.integers(0, len(words)))
    if kind == "split":
        head, tail = (replace(piece, words=" ".join(part)) for part in (words[:cut], words[cut:]))
        return [Line((*one.pieces[:at], head), one.worn), Line((tail, *one.pieces[at + 1 :]), one.worn)]
    if kind == "wear":
        halves = [replace(piece, words=" ".join([*words[:cut], ""])), replace(piece, words=" ".join(words[cut:]))]
        side = draw(st.integers(0, 1))
        halves[side] = replace(halves[side], worn=draw(st.sampled_from(WORN)))
        return [Line((*one.pieces[:at], *halves, *one.pieces[at + 1 :]), one.worn)]
    kept = draw(st.integers(0, 2))
    new = " ".join([*words[:cut], *draw(st.lists(st.sampled_from(WORDS), max_size=3)), *words[cut + kept :]])
    return [Line((*one.pieces[:at], replace(piece, words=new or "x"), *one.pieces[at + 1 :]), one.worn)]


@st.composite
def regridded(draw: st.DrawFn, one: Grid, kind: str) -> Grid:
    """A table with a row in or out, rows swapped, or a cell edited."""
    at = draw(st.integers(0, len(one.rows) - 1))
    row = one.rows[at]
    if kind == "row" and draw(st.booleans()):
        return Grid((*one.rows[:at], tuple((draw(plain),) for _ in row), *one.rows[at:]))
    if kind == "row" and len(one.rows) > 1:
        return Grid((*one.rows[:at], *one.rows[at + 1 :]))
    if kind == "split":
        return Grid((*one.rows[at:], *one.rows[:at]))
    place = draw(st.integers(0, len(row) - 1))
    inside = tuple(draw(edited(row[place]))) or (Line(()),)
    return Grid((*one.rows[:at], (*row[:place], inside, *row[place + 1 :]), *one.rows[at + 1 :]))


@st.composite
def _pairs(draw: st.DrawFn) -> tuple[bytes, bytes]:
    old = draw(texts)
    new = draw(st.one_of(edited(old), edited(old), edited(old), texts))
    return written(old), written(new)


pairs = _pairs()
