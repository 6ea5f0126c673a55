"""The sheet that a document is written on: its paragraphs, its header and footer, from blocks and pages.

One `Sheet` makes one file. A clean export is a sheet on which every row is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from docx.document import Document
from docx.oxml.ns import qn

from drafter.docx.anchors import anchor, old_anchor
from drafter.docx.dress import FOOTER, HEADER, Dress
from drafter.docx.flow import Fate
from drafter.docx.ink import Ink
from drafter.docx.names import Element, element
from drafter.docx.package import fresh_list, style_ids
from drafter.docx.page import Hand, Page, footer, header
from drafter.docx.plan import Block, Row
from drafter.text.across import State
from drafter.text.origin.pieces import PLAIN, Piece, between
from drafter.text.statement import Id, Inline

# What becomes of a mark, and what a state is called round words.
_MARKS: dict[Fate, str] = {"ins": "ins", "del": "del", "to": "moveTo", "from": "moveFrom"}
_TAGS: dict[State, str] = {"added": "ins", "struck": "del", "arrived": "moveTo", "left": "moveFrom"}


class Sheet:
    """A document being written; `hands[i + 1]` made step i + 1, and `hands[0]` signs what is nobody's alone.

    `comments` are the ids of those on each paragraph.
    """

    def __init__(self, document: Document, hands: Sequence[Hand], comments: Mapping[Id | None, Sequence[str]]) -> None:
        self._document = document
        self._hands = hands
        # A comment is drawn once, with the first row that it is about: of no id, that is the title.
        self._comments = dict(comments)
        self._styles = style_ids(document)
        self._ink = Ink(self._styles, 1 + max((int(id) for ids in comments.values() for id in ids), default=0))
        self._lists: dict[Id, str] = {}
        self._moves: dict[Id, str] = {}

    def write(self, blocks: Iterable[Block]) -> None:
        """The text, before the section that holds it."""
        section = self._document.element.body[-1]
        for block in blocks:
            for one in self._paragraph(block):
                section.addprevious(one)

    def surround(self, before: Page, after: Page) -> None:
        """Header and footer, the same on every page; what differs between the pages is nobody's alone."""
        section = self._document.sections[0]
        section.different_first_page_header_footer = False
        self._document.settings.odd_and_even_pages_header_footer = False
        section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
        lines = [self._line(HEADER, a, b) for a, b in zip(header(before), header(after), strict=True)]
        _fill(section.header._element, lines)
        foot = self._line(FOOTER, footer(before), footer(after))
        counted = ("\tPage ", "PAGE", " of ", "NUMPAGES")
        foot.extend(self._ink.field(text) if text.isupper() else self._ink.run(text, PLAIN) for text in counted)
        _fill(section.footer._element, [foot])

    def _line(self, style: str, before: Inline, after: Inline) -> Element:
        pieces = between(before, after, 0)
        return element("p", self._worn(Dress(style)), *self._words(pieces))

    def _paragraph(self, block: Block) -> Iterator[Element]:
        """The paragraph of a block; the end of a moved range stands behind it, so that the mark moves too."""
        ends: list[Element] = []
        paragraph = element("p", self._properties(block))
        for row in block.rows:
            paragraph.extend(self._row(row, ends))
            if block.mark not in ("to", "from"):
                paragraph.extend(ends)
                ends = []
        yield paragraph
        yield from ends

    def _properties(self, block: Block) -> Element:
        """Style and list, then the mark's revision, then what the paragraph wore before."""
        worn = block.new or block.old
        assert worn is not None, "a mark is there on one side at least"
        properties = self._worn(worn)
        if block.mark != "kept":
            properties.append(element("rPr", self._revision(_MARKS[block.mark], block.step)))
        elif block.old is not None and block.old != worn:
            properties.append(self._revision("pPrChange", block.step, self._worn(block.old)))
        return properties

    def _worn(self, dress: Dress) -> Element:
        worn = element("pPr", element("pStyle", val=self._styles[dress.style]))
        if dress.level:
            number = "0" if dress.list is None else self._list(dress.list)
            worn.append(element("numPr", element("ilvl", val=str(dress.level)), element("numId", val=number)))
        return worn

    def _list(self, under: Id) -> str:
        if under not in self._lists:
            self._lists[under] = fresh_list(self._document, self._styles)
        return self._lists[under]

    def _row(self, row: Row, ends: list[Element]) -> list[Element]:
        """What a row puts into its paragraph; the end of a moved range goes to `ends`."""
        if row.state in ("arrived", "left"):
            runs = [self._ink.run(one.text, one.after or one.before or PLAIN) for one in row.pieces]
            content = [self._revision(_TAGS[row.state], row.step, *runs)]
        else:
            content = list(self._words(row.pieces))
        if row.state != "left":
            content = self._commented(row, content)
        if row.id is not None:
            name = old_anchor(row.id) if row.state == "left" else anchor(row.id)
            content = self._ink.bookmarked(name, content)
        if row.id is not None and row.state in ("arrived", "left"):
            start = self._revision(f"{_TAGS[row.state]}RangeStart", row.step)
            start.set(qn("w:name"), self._moves.setdefault(row.id, f"move{len(self._moves) + 1}"))
            content = [start, *content]
            ends.append(element(f"{_TAGS[row.state]}RangeEnd", id=str(start.get(qn("w:id")))))
        return content

    def _words(self, pieces: Sequence[Piece]) -> Iterator[Element]:
        """Kept words as runs, the others by stretches of one side and one step."""
        for (state, step), stretch in groupby(pieces, lambda piece: (_state(piece), piece.step)):
            match state:
                case "struck":
                    runs = [self._ink.run(one.text, one.before or PLAIN, word="delText") for one in stretch]
                    yield self._revision("del", step, *runs)
                case "added":
                    runs = [self._ink.run(one.text, one.after or PLAIN) for one in stretch]
                    yield self._revision("ins", step, *runs)
                case _:
                    yield from map(self._kept, stretch)

    def _kept(self, piece: Piece) -> Element:
        """A run that stays, with its old marks where they were others."""
        assert piece.before is not None, "kept words stand on both sides"
        assert piece.after is not None, "kept words stand on both sides"
        if piece.before == piece.after:
            return self._ink.run(piece.text, piece.after)
        was = self._revision("rPrChange", piece.step, self._ink.marks(piece.before))
        return self._ink.run(piece.text, piece.after, change=was)

    def _commented(self, row: Row, content: list[Element]) -> list[Element]:
        """This content in the ranges of its comments; their marks come and go with a row that does."""
        ids = self._comments.pop(row.id, ())
        signs = [element("r", element("commentReference", id=id)) for id in ids]
        if row.state != "kept":
            signs = [self._revision(_TAGS[row.state], row.step, sign) for sign in signs]
        starts = [element("commentRangeStart", id=id) for id in ids]
        return [*starts, *content, *(element("commentRangeEnd", id=id) for id in ids), *signs]

    def _revision(self, tag: str, step: int, *content: Element) -> Element:
        return self._ink.revision(tag, self._hands[step], *content)


def _state(piece: Piece) -> State:
    return "struck" if piece.after is None else "added" if piece.before is None else "kept"


def _fill(part: Element, paragraphs: Sequence[Element]) -> None:
    for one in list(part):
        part.remove(one)
    part.extend(paragraphs)
