"""A picture as it was drawn, read back: where each of its words stands, by the widths it was drawn with."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from drafter.report.picture.measure import breadth

_TURNS = "\u202b\u202c"  # a picture's own signs for words from right to left
SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Words:
    """Words on a line, with the box they take."""

    said: str
    left: float
    top: float
    right: float
    bottom: float

    def over(self, other: Words) -> bool:
        """Whether two boxes share more than an edge."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0.5 and down > 0.5


def words(picture: str) -> list[Words]:
    """Every stretch of words of a picture that does not lean."""
    return list(_words(ET.fromstring(picture), 0, 0))


def shown(picture: str) -> str:
    """All words of a picture, a line each."""
    return "\n".join("".join(text.itertext()) for text in ET.fromstring(picture).iter(f"{SVG}text"))


def size(picture: str) -> tuple[float, float]:
    """Breadth and height of a picture."""
    root = ET.fromstring(picture)
    return float(root.attrib["width"]), float(root.attrib["height"])


def amiss(picture: str) -> list[tuple[str, ...]]:
    """Words that lie over each other, or reach out of the picture."""
    found, (width, height) = words(picture), size(picture)
    over = [(one.said, other.said) for one, other in combinations(found, 2) if one.over(other)]
    out = [(one.said,) for one in found if one.left < 0 or one.top < 0 or one.right > width or one.bottom > height]
    return [*over, *out]


def _words(node: ET.Element, x: float, y: float) -> Iterator[Words]:
    turn = node.attrib.get("transform", "")
    if turn.startswith("translate("):
        right, down = map(float, turn[10:-1].split())
        x, y = x + right, y + down
    if node.tag == f"{SVG}text" and not turn:
        said, letters = "".join(node.itertext()).strip(_TURNS), float(node.attrib["font-size"])
        places = node.attrib["x"].split()
        pieces = list(said) if len(places) > 1 else [said]
        for piece, place in zip(pieces, places, strict=True):
            broad = breadth(piece, letters, "bold" in (one.attrib.get("font-weight") for one in node.iter()))
            anchor = {None: 0.0, "middle": 0.5, "end": 1.0}[node.attrib.get("text-anchor")]
            left, base = x + float(place) - broad * anchor, y + float(node.attrib["y"])
            yield Words(piece, left, base - letters * 0.8, left + broad, base + letters * 0.2)
    for child in node:
        yield from _words(child, x, y)
