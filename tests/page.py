"""A page read back: its elements and words, by a parser that shares nothing with what wrote it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_EMPTY = {"meta", "br", "input", "rect", "path", "line", "circle"}
# What HTML lets stand without an end, and what ends it.
_IMPLIED = {"td": ("td", "th", "tr"), "th": ("td", "th", "tr"), "tr": ("tr", "tbody"), "thead": ("tbody",)}


@dataclass
class Element:
    """An element with its attributes and all the words in it."""

    tag: str
    attributes: dict[str, str]
    words: str = ""

    def has(self, name: str) -> bool:
        """Whether it is of a class."""
        return name in self.attributes.get("class", "").split()


@dataclass
class Page(HTMLParser):
    """Every element of a page in order, and its words as a reader has them."""

    source: str
    elements: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[Element] = []
        self.comments: list[str] = []
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while self._open and tag in _IMPLIED.get(self._open[-1].tag, ()):
            self._open.pop()
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in _EMPTY:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.words += data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def all(self, tag: str = "", of: str = "") -> list[Element]:
        """The elements of a name, of a class, or of both."""
        return [one for one in self.elements if (not tag or one.tag == tag) and (not of or one.has(of))]

    def one(self, tag: str = "", of: str = "") -> Element:
        """The one element of this name and class."""
        (found,) = self.all(tag, of)
        return found

    def at(self, id: str) -> Element:
        """The element of an id."""
        (found,) = [one for one in self.elements if one.attributes.get("id") == id]
        return found

    @property
    def words(self) -> str:
        """Everything that is read, with what only a machine reads in its attributes left out."""
        return " ".join(self.one("body").words.split())

    def ids(self) -> Counter[str]:
        """How often each id stands."""
        return Counter(one.attributes["id"] for one in self.elements if "id" in one.attributes)

    def links(self) -> set[str]:
        """Where links lead."""
        return {one.attributes["href"] for one in self.elements if "href" in one.attributes}


def page(path: Path) -> Page:
    """A page that was written."""
    return Page(path.read_text(encoding="utf-8"))


def plain(words: str) -> str:
    """Words with single spaces."""
    return " ".join(words.split())
