"""WordprocessingML elements for words, revisions and bookmarks, with ids that occur once in a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from drafter.docx.dress import VERB
from drafter.docx.names import RPR, SPACE, Element, element
from drafter.docx.page import Hand, line, utc
from drafter.text.origin.pieces import Marks


class Ink:
    """Draws elements; every revision and bookmark takes the next id after those of the comments."""

    def __init__(self, styles: Mapping[str, str], first: int) -> None:
        self._styles = styles
        self._ids: Iterator[int] = count(first)

    def next(self) -> str:
        """An id that nothing else in the file has."""
        return str(next(self._ids))

    def style(self, name: str) -> str:
        """The id of a style of this name."""
        return self._styles[name]

    def run(self, text: str, marks: Marks, *, word: str = "t", change: Element | None = None) -> Element:
        """Words under marks; `word` is the element that holds them, `change` a record of their old marks."""
        properties = self.marks(marks)
        if change is not None:
            properties.append(change)
        made = element("r", properties) if len(properties) else element("r")
        for part in filter(None, re.split("(\t)", text)):
            if part == "\t":
                made.append(element("tab"))
                continue
            words = element(word)
            words.text = part
            if part != part.strip():
                words.set(SPACE, "preserve")
            made.append(words)
        return made

    def worn(self, text: str, style: str, marks: Marks = frozenset()) -> Element:
        """Words in the character style of this name; a run has one, so that a verb in it is set in italics."""
        made = self.run(line(text), frozenset("em" if mark == "verb" else mark for mark in marks))
        if made.find(RPR) is None:
            made.insert(0, element("rPr"))
        made[0].insert(0, element("rStyle", val=self._styles[style]))
        return made

    def marks(self, marks: Marks) -> Element:
        """The properties of a run, in the order of the schema."""
        made = element("rPr")
        if "verb" in marks:
            made.append(element("rStyle", val=self._styles[VERB]))
        if "strong" in marks:
            made.append(element("b"))
        if "em" in marks:
            made.append(element("i"))
        return made

    def revision(self, tag: str, hand: Hand, *content: Element) -> Element:
        """A revision by this hand: ins, del, moveFrom, moveTo, rPrChange, pPrChange or the start of a range."""
        return element(tag, *content, id=self.next(), author=line(hand.name), date=utc(hand.at))

    def bookmarked(self, name: str, content: Iterable[Element]) -> list[Element]:
        """This content between the two ends of a bookmark."""
        id = self.next()
        return [element("bookmarkStart", id=id, name=name), *content, element("bookmarkEnd", id=id)]

    def field(self, instruction: str) -> Element:
        """A field that Word works out when it lays out the page."""
        return element("fldSimple", self.run("1", frozenset()), instr=f" {instruction} ")
