"""Who made the changes and when, and the elements that say so; each has an id that nothing else in the file has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count

from lxml import etree

from drafter.docx.names import AUTHOR, DATE, ID, WORD, Element, element, w
from drafter.docx.opc import Package

_IDS = re.compile(rb' w:id="(-?\d+)"')
_DRAWN = re.compile(rb':(?:docPr|cNvPr) [^>]*?\bid="(\d+)"')
_MOST = 2**31 - 2**24  # ids are 32-bit numbers; a file that uses them up to the end is given room


class Pen:
    """Writes revisions in one name, at one moment (`2021-08-13T19:02:00Z`), with ids from `first` on."""

    def __init__(self, author: str, date: str, first: int) -> None:
        self._author = author
        self._date = date
        self._ids = count(first)
        self.used: dict[str, int] = {}

    def id(self) -> str:
        """An id that nothing else in the file has."""
        return str(next(self._ids))

    def revision(self, tag: str, content: Iterable[Element] = ()) -> Element:
        """An element that says: this was inserted, deleted, moved or worn otherwise."""
        made = etree.Element(tag, self._signed(tag), nsmap={"w": WORD})
        made.extend(content)
        return made

    def within(self, place: Element, tag: str) -> Element:
        """Such an element at the end of a place."""
        return etree.SubElement(place, tag, self._signed(tag))

    def range(self, name: str) -> tuple[Element, Element]:
        """The two ends of a range that says of what stands between them: this was moved, or came or went as a tag."""
        start = self.revision(w(f"{name}RangeStart"))
        return start, element(f"{name}RangeEnd", id=start.get(ID, ""))

    def _signed(self, tag: str) -> dict[str, str]:
        self.used[tag] = self.used.get(tag, 0) + 1
        return {ID: self.id(), AUTHOR: self._author, DATE: self._date}


def first_free(package: Package) -> int:
    """The first number above every id of the package: of its revisions, bookmarks, comments and drawings."""
    texts = (part for name, part in package.parts.items() if name.endswith(".xml"))
    found = (int(one) for part in texts for pattern in (_IDS, _DRAWN) for one in pattern.findall(part))
    return min(max(found, default=0), _MOST) + 1
