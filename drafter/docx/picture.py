"""A picture in a Word file: pixels for every program, and the same as SVG for those that can draw it sharp.

The element is that of ECMA-376-1, 20.4.2.8 (inline), with the extension of [MS-ODRAWXML] 2.3.3 for the SVG part. The
words that tell what is drawn are those of the SVG itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from drafter.docx.names import RELATIONS, Element, element, r
from drafter.docx.page import line

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_WP, _A, _PIC = f"{_DRAWING}/wordprocessingDrawing", f"{_DRAWING}/main", f"{_DRAWING}/picture"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_PREFIXES = {"wp": _WP, "a": _A, "pic": _PIC, "asvg": _SVG, "r": RELATIONS}
_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_ROOT = "{http://www.w3.org/2000/svg}"
_PIXEL = 9525  # in the units of a drawing, at 96 to the inch
_LARGEST = (1600, 1000)  # what a page on its long side still shows in letters of five points
_LONGEST = 2000  # characters of what is told to who cannot see


@dataclass(frozen=True)
class Picture:
    """A picture as SVG, and the same drawn as PNG."""

    svg: str
    png: bytes

    @cached_property
    def _root(self) -> Element:
        return etree.fromstring(self.svg.encode())

    @property
    def size(self) -> tuple[float, float]:
        """Breadth and height as drawn, in pixels."""
        return float(self._root.attrib["width"]), float(self._root.attrib["height"])

    def told(self, name: str) -> str:
        """Its `title`, or its `desc`: what is drawn, in words."""
        return line(self._root.findtext(f"{_ROOT}{name}") or "")[:_LONGEST]


def legible(svg: str) -> bool:
    """Whether a picture can be read on a page on its long side."""
    return all(side <= most for side, most in zip(Picture(svg, b"").size, _LARGEST, strict=True))


def pictured(document: Document, picture: Picture, name: str, style: str, room: tuple[int, int]) -> Element:
    """A paragraph with a picture, no larger than this room (drawing units); its parts are called after the name."""
    breadth, height = (side * _PIXEL for side in picture.size)
    scale = min(1.0, room[0] / breadth, room[1] / height)
    cx, cy = str(int(breadth * scale)), str(int(height * scale))
    pixels = _part(document, f"{name}.png", "image/png", picture.png)
    drawn = _part(document, f"{name}.svg", "image/svg+xml", picture.svg.encode())
    properties = {"id": "1", "name": picture.told("title"), "descr": picture.told("desc")}
    blip = _of(
        _A, "blip", _of(_A, "extLst", _of(_A, "ext", _of(_SVG, "svgBlip", **{r("embed"): drawn}), uri=_EXTENSION))
    )
    blip.set(r("embed"), pixels)
    shape = _of(
        _PIC,
        "spPr",
        _of(_A, "xfrm", _of(_A, "off", x="0", y="0"), _of(_A, "ext", cx=cx, cy=cy)),
        _of(_A, "prstGeom", _of(_A, "avLst"), prst="rect"),
    )
    held = _of(
        _PIC,
        "pic",
        _of(_PIC, "nvPicPr", _of(_PIC, "cNvPr", **properties), _of(_PIC, "cNvPicPr")),
        _of(_PIC, "blipFill", blip, _of(_A, "stretch", _of(_A, "fillRect"))),
        shape,
    )
    inline = _of(
        _WP,
        "inline",
        _of(_WP, "extent", cx=cx, cy=cy),
        _of(_WP, "docPr", **properties),
        _of(_WP, "cNvGraphicFramePr", _of(_A, "graphicFrameLocks", noChangeAspect="1")),
        _of(_A, "graphic", _of(_A, "graphicData", held, uri=_PIC)),
        **dict.fromkeys(("distT", "distB", "distL", "distR"), "0"),
    )
    return element("p", element("pPr", element("pStyle", val=style)), element("r", element("drawing", inline)))


def _part(document: Document, name: str, content_type: str, content: bytes) -> str:
    """The id under which the document refers to a new part with this content."""
    part = Part(PackURI(f"/word/media/{name}"), content_type, content, document.part.package)
    return document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)


def _of(space: str, name: str, /, *content: Element, **attributes: str) -> Element:
    made = etree.Element(f"{{{space}}}{name}", attributes, nsmap=_PREFIXES)
    made.extend(content)
    return made
