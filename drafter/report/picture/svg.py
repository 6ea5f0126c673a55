"""SVG as a tree of elements, and the tree as text: what a member wrote can never become markup.

Attributes carry all that is drawn, so a page under a strict content policy can hold a picture. There is no style
sheet, no script and no reference out of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

Number: TypeAlias = int | float
# What turns the direction of writing for what follows, what no XML can carry, and what takes no ink and tells a
# machine something: each is shown by its number. Joiners stay: scripts need them to write a word.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2061-\u206f\ufeff\ufff9-\ufffc\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
_BLANK = re.compile("[\t\n\r\u2028\u2029 ]+")
SPACE = "http://www.w3.org/2000/svg"
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


@dataclass(frozen=True, slots=True)
class Turn:
    """A sign of the picture's own that turns the direction of writing, or turns it back; never one that words bring."""

    sign: str


RIGHT_TO_LEFT, AS_BEFORE = Turn("\u202b"), Turn("\u202c")


@dataclass(frozen=True, slots=True)
class Element:
    """An element, its attributes in order, and what stands in it: elements, words, and turns."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    content: tuple[Content, ...] = ()


Content: TypeAlias = Element | str | Turn


def element(name: str, *content: Content, **attributes: str | Number | None) -> Element:
    """An element; an underscore in a name of an attribute is a hyphen, None leaves the attribute out.

    >>> written(element("text", "R&D <b>", x=1.50, font_size=12, fill=None))
    '<text x="1.5" font-size="12">R&amp;D &lt;b&gt;</text>'
    """
    named = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    return Element(name, tuple((key, _value(value)) for key, value in named if value is not None), content)


def _value(value: str | Number) -> str:
    return value if isinstance(value, str) else figure(value)


def figure(value: Number) -> str:
    """A number to a hundredth, as short as can be.

    >>> figure(3.0), figure(0.126), figure(-0.001), figure(120)
    ('3', '0.13', '0', '120')
    """
    hundredths = round(value * 100)
    return str(hundredths // 100) if hundredths % 100 == 0 else f"{hundredths / 100:.2f}".rstrip("0")


def visible(words: str) -> str:
    """Words on one line, with each sign that would act unseen told by its number.

    >>> visible("a\\u202eb\\x00 \\n c")
    'a[U+202E]b[U+0000] c'
    """
    if words.isascii() and words.isprintable() and "  " not in words:
        return words
    flat = _BLANK.sub(" ", words)
    return _HIDDEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", flat)


def written(root: Element) -> str:
    """The text of an element, on one line."""
    return "".join(_written(root))


def _written(one: Element) -> Iterator[str]:
    yield f"<{one.name}"
    yield from (f' {key}="{_escaped(value)}"' for key, value in one.attributes)
    if not one.content:
        yield "/>"
        return
    yield ">"
    for part in one.content:
        match part:
            case str():
                yield _escaped(part)
            case Turn(sign):
                yield sign
            case Element():
                yield from _written(part)
    yield f"</{one.name}>"


def _escaped(words: str) -> str:
    return visible(words).translate(_MARKUP)
