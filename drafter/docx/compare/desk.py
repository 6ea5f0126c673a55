"""What the comparison of one part with its counterpart works with: both sides, the pen, copies, looks, and what is
left to compare afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from drafter.docx.compare.borrow import Loan
from drafter.docx.compare.mark import Pen
from drafter.docx.compare.properties import Wardrobe
from drafter.docx.compare.shroud import content_of, fence, place_of, shrouded
from drafter.docx.compare.side import Side
from drafter.docx.compare.spinner import Spinner
from drafter.docx.compare.strand import Unreadable
from drafter.docx.compare.table import compare_tables, mark_row, rows_of
from drafter.docx.compare.weave import Kept, Weaver
from drafter.docx.flow import Fate
from drafter.docx.names import (
    CHANGES,
    CONTENT,
    CONTROLS,
    DEL,
    FROM,
    ID,
    INS,
    NAME,
    PPR,
    RPR,
    SDT,
    SECTPR,
    TBL,
    TO,
    Element,
    P,
    T,
    w,
)
from drafter.docx.places import misplaced

if TYPE_CHECKING:
    from drafter.docx.compare.comparison import Comparison


class Desk:
    """The work on one part of the new file beside one of the old."""

    def __init__(self, comparison: Comparison, parts: tuple[str, str]) -> None:
        self._comparison = comparison
        self._sides: tuple[Side, Side] = comparison.sides
        self.parts = parts
        self.pen: Pen = comparison.pen
        self.moves: bool = comparison.moves
        self._loan: Loan = comparison.loan
        self._spinners = tuple(
            Spinner(side, part, comparison.characters) for side, part in zip(self._sides, parts, strict=True)
        )
        # The paragraphs that end a section, and whether there are earlier changes at all.
        roots = [side.package.tree(part) for side, part in zip(self._sides, parts, strict=True)]
        self.ending = {
            above.getparent()
            for root in roots
            for section in root.iter(SECTPR)
            if (above := section.getparent()) is not None and above.tag == PPR
        }
        self._mark_bookmarks(*roots)
        self._layered = any(next(_layers(root), None) is not None for root in roots)
        self.wardrobe = Wardrobe(self._sides, self._loan, self.pen, parts, lambda one: comparison.refuse(one, 1))

    def _mark_bookmarks(self, old: Element, new: Element) -> None:
        """Keep the bookmarks that fields of the old text need; a paragraph that holds one is written anew."""
        there = {one.get(NAME) for one in new.iter(w("bookmarkStart"))}
        marked = self._sides[0].needed_bookmarks(self.parts[0])
        needed = {id for id, name in marked.items() if name not in there}
        self._loan.marked.update({id: self.pen.id() for id in sorted(needed)})
        ends = [one for one in old.iter(w("bookmarkStart"), w("bookmarkEnd")) if one.get(ID) in needed]
        self.bookmarked = {next(one.iterancestors(P), None) for one in ends}

    def raw(self, one: Element, number: int) -> bytes:
        """The bytes of an element of the old (0) or new (1) part where equal ones say the same in both, else its key.

        What is told by its key is seen to hold nothing out of place: keys leave out what no reader sees.
        """
        literal = self._sides[number].literal(one, self.parts[number])
        if literal is not None:
            return literal
        self.see_places((one,))
        return self.key(one, number)

    def key(self, one: Element, number: int) -> bytes:
        """What an element of the old (0) or new (1) part says."""
        return self._sides[number].key(one, self.parts[number])

    def reads(self, one: Element, number: int) -> str:
        """How a paragraph, or all words of a table or control, read."""
        if one.tag == P:
            return self._spinners[number].strand([one]).text
        return " ".join(text.text or "" for text in one.iter(T))

    def copy(self, one: Element) -> Element:
        """A copy of an element of the old part for the new one."""
        return self._loan.copy(one, *self.parts)

    def weaver(self) -> Weaver:
        """A weaver of paragraphs of these parts."""
        old, new = self._spinners
        return Weaver((old, new), self._loan, self.pen, self.parts, self._comparison.by_character)

    def story(self, old: Element, new: Element) -> None:
        """Compare two contents and turn the new one into their redline."""
        from drafter.docx.compare.story import Story

        Story(self, old, new).write()

    def compared(self, old: Element, new: Element) -> None:
        """Compare a table or control with its counterpart."""
        if new.tag == TBL:
            compare_tables(self, old, new)
            return
        before, after = (one.find(CONTENT) if one.tag == SDT else one for one in (old, new))
        if self._shell(old, 0) != self._shell(new, 1):
            self._comparison.untracked("the properties of a content control", new)
        if before is not None and after is not None:
            self.story(before, after)

    def wholly(self, one: Element, tag: str) -> None:
        """Mark a table or control, and all that is in it, as inserted or deleted."""
        if one.tag == TBL:
            for row in rows_of(one):
                mark_row(self, row, tag)
        elif one.tag in CONTROLS:
            self.fill(place_of(one), tag, closed=False)
            fence(one, tag, self.pen)
        else:
            self._comparison.untracked("a part of another format that is set in here", one)

    def fill(self, place: Element, tag: str, *, closed: bool) -> None:
        """Mark all that stands in a place; the last mark of a closed one, as a cell, has nothing to join to."""
        paragraphs = [one for one in place if one.tag == P]
        for one in list(place):
            if one.tag == P:
                self._fill_paragraph(one, tag, bare=closed and one is paragraphs[-1])
            elif one.tag == TBL or one.tag in CONTROLS:
                self.wholly(one, tag)

    def _fill_paragraph(self, paragraph: Element, tag: str, *, bare: bool) -> None:
        content = content_of(paragraph)
        own = paragraph.find(PPR)
        if not bare:
            worn = self.wardrobe.paragraph("ins" if tag == INS else "del", None, paragraph)
            if own is None and worn is not None:
                paragraph.insert(0, worn)
        paragraph.extend(shrouded(content, tag, self.pen))

    def sections(self, mark: Fate, old: Element | None, new: Element | None) -> None:
        """A paragraph that ends a section in either text."""
        before, after = (None if one is None else one.find(f"{PPR}/{SECTPR}") for one in (old, new))
        if mark == "kept":
            self._comparison.sections(self, before, after)

    def remember(self, kept: Kept) -> None:
        """Compare later what was kept and has a text of its own."""
        self._comparison.later(self, kept)

    def fresh_move(self) -> str:
        """A name for a move that no other has."""
        return self._comparison.fresh_move()

    def see_places(self, blocks: Iterable[Element]) -> None:
        """See that blocks which changed hold nothing where Word has no place for it; `Unreadable` where they do."""
        for one in blocks:
            stray = misplaced(one)
            if stray is not None:
                raise Unreadable("DS412", stray, one)

    def refuse_layers(self, olds: Sequence[Element], news: Sequence[Element]) -> None:
        """Tell of paragraphs whose earlier changes cannot stand beside the new ones."""
        if not self._layered:
            return
        for one in olds:
            if not _expressible(one):
                self._comparison.refuse(one, 0)
        for one in news:
            if _earlier(one):
                self._comparison.refuse(one, 1)

    def _shell(self, control: Element, number: int) -> list[bytes]:
        return [self.key(one, number) for one in control if one.tag in (w("sdtPr"), w("sdtEndPr"))]


def _earlier(one: Element) -> bool:
    return next(_layers(one), None) is not None


def _layers(one: Element) -> Iterator[Element]:
    return one.iter(INS, DEL, FROM, TO, w("cellIns"), w("cellDel"), w("cellMerge"), *CHANGES)


def _expressible(one: Element) -> bool:
    """Whether the earlier changes in an old block can stand beside new ones: words put in and words struck can."""
    layers = list(_layers(one))
    return not layers or (one.tag == P and all(layer.tag in (INS, DEL) and not _on_a_mark(layer) for layer in layers))


def _on_a_mark(layer: Element) -> bool:
    above = layer.getparent()
    return above is not None and above.tag in (RPR, w("trPr"), w("tcPr"))
