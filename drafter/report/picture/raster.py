"""A picture as pixels, drawn by resvg: the only file that needs the extra `plot`.

The letters are those of the fonts of the machine, so the same picture gives the same bytes on one machine, and on
another with the same fonts. A letter that none of them has is refused, never left out.
"""

from __future__ import annotations

import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Protocol

from drafter.report.picture.svg import SPACE, element, written

_ZOOM, _MOST = 2.0, 5000  # twice as fine as drawn, while no side is longer than this
_NO_LETTER = "\U000ffffd"  # of the private planes: no font has it


class NoRenderer(ImportError):
    """The extra `plot` is not installed."""


class NoLetters(ValueError):
    """No font of this machine has these characters."""

    def __init__(self, characters: str) -> None:
        self.characters = characters
        super().__init__(characters)


class _Renderer(Protocol):
    def svg_to_bytes(self, *, svg_string: str, zoom: float = 1) -> bytes: ...


def raster(picture: str) -> bytes:
    """A picture of ours as PNG, on white. Raises `NoRenderer` and `NoLetters`."""
    renderer = _renderer()
    if missing := "".join(_missing(picture, renderer)):
        raise NoLetters(missing)
    root = ET.fromstring(picture)
    longest = max(float(root.attrib["width"]), float(root.attrib["height"]))
    return bytes(renderer.svg_to_bytes(svg_string=picture, zoom=min(_ZOOM, _MOST / longest)))


def _renderer() -> _Renderer:
    try:
        import resvg_py
    except ImportError as fault:
        raise NoRenderer from fault
    return resvg_py


def _missing(picture: str, renderer: _Renderer) -> Iterator[str]:
    """The characters of a picture for which nothing is drawn, or a stand-in; one stands for all of ASCII."""
    said = {character for text in ET.fromstring(picture).iter() for character in text.text or ""}
    shown = {character for character in said if _inked(character)}
    foreign = sorted(character for character in shown if not character.isascii())
    nothing = {_drawn(character, renderer) for character in (" ", _NO_LETTER)}
    return (character for character in ("A", *foreign) if _drawn(character, renderer) in nothing)


def _inked(character: str) -> bool:
    """Whether a character takes ink of its own: no space, no sign of direction, nothing that clings to another."""
    return unicodedata.category(character)[0] not in "ZM" and unicodedata.category(character) not in ("Cc", "Cf")


def _drawn(character: str, renderer: _Renderer) -> bytes:
    text = element("text", character, x=10, y=30, font_size=20, font_family="sans-serif")
    return bytes(renderer.svg_to_bytes(svg_string=written(element("svg", text, xmlns=SPACE, width=40, height=40))))
