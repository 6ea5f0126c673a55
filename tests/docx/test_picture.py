"""A picture in a Word file: pixels for every program, SVG for those that can, words for who cannot see it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from drafter.docx.compilation import compilation
from drafter.docx.names import RELATIONS, w
from drafter.docx.picture import Picture, legible
from drafter.report.picture.sheet import Heading, sheet
from tests.docx.test_compilation import ANNEX, PAGE, ROWS, STATUSES

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
BLIP, INLINE = f"{{{DRAWING}/main}}blip", f"{{{DRAWING}/wordprocessingDrawing}}inline"
SVG_BLIP = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"


def picture(width: float = 600, height: float = 300, title: str = "Who says what") -> Picture:
    svg = sheet(Heading("matrix", title), "CHN <asks> & waits", [], (width, height))
    return Picture(svg, b"\x89PNG\r\n\x1a\n" + bytes(title, "utf-8"))


def made(donor: Path, drawn: Picture | None) -> bytes:
    return compilation(ROWS, PAGE, donor, STATUSES, ANNEX, picture=drawn)


def test_it_stands_between_text_and_annex_as_pixels_and_as_svg(donor: Path) -> None:
    drawn = picture()
    document = docx.Document(io.BytesIO(made(donor, drawn)))
    order = [child.tag if child.tag == w("tbl") else bool(list(child.iter(BLIP))) for child in document.element.body]
    assert order.index(True) > order.index(w("tbl"))
    assert order.index(True) < len(order) - 1 - order[::-1].index(w("tbl"))
    (blip,), (svg,) = document.element.body.iter(BLIP), document.element.body.iter(SVG_BLIP)
    held = {
        kind: document.part.related_parts[one.get(f"{{{RELATIONS}}}embed")]
        for kind, one in (("png", blip), ("svg", svg))
    }
    assert held["png"].blob == drawn.png
    assert held["svg"].blob == drawn.svg.encode()
    assert {kind: part.content_type for kind, part in held.items()} == {"png": "image/png", "svg": "image/svg+xml"}


def test_who_cannot_see_it_is_told_what_it_shows(donor: Path) -> None:
    document = docx.Document(io.BytesIO(made(donor, picture())))
    (inline,) = document.element.body.iter(INLINE)
    properties = inline.find(f"{{{DRAWING}/wordprocessingDrawing}}docPr")
    assert (properties.get("name"), properties.get("descr")) == ("Who says what", "CHN <asks> & waits")


@pytest.mark.parametrize(("width", "height"), [(600, 300), (1500, 300), (600, 900), (1500, 900)])
def test_it_is_never_larger_than_the_text_of_its_page_and_keeps_its_shape(
    donor: Path, width: float, height: float
) -> None:
    drawn = picture(width, height)
    document = docx.Document(io.BytesIO(made(donor, drawn)))
    (inline,) = document.element.body.iter(INLINE)
    extent = inline.find(f"{{{DRAWING}/wordprocessingDrawing}}extent")
    cx, cy = int(extent.get("cx")), int(extent.get("cy"))
    section = document.sections[0]
    assert cx <= section.page_width - section.left_margin - section.right_margin
    assert cy <= section.page_height - section.top_margin - section.bottom_margin
    assert abs(cx / cy - drawn.size[0] / drawn.size[1]) < 0.001


def test_without_a_picture_the_file_has_no_part_for_one(donor: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(made(donor, None))) as package:
        assert [name for name in package.namelist() if "media" in name] == []


def test_the_same_picture_is_the_same_bytes(donor: Path) -> None:
    assert made(donor, picture()) == made(donor, picture())


def test_a_title_in_any_script_is_one_line_of_an_attribute(donor: Path) -> None:
    title = 'المجلس "安理会" <b>\u202e'
    document = docx.Document(io.BytesIO(made(donor, picture(title=title))))
    (inline,) = document.element.body.iter(INLINE)
    told = inline.find(f"{{{DRAWING}/wordprocessingDrawing}}docPr").get("name")
    assert told == 'المجلس "安理会" <b>[U+202E]'
    assert etree.fromstring(etree.tostring(inline)) is not None


def test_what_would_be_too_small_to_read_is_known() -> None:
    assert legible(picture(1400, 800).svg)
    assert not legible(picture(4000, 800).svg)
    assert not legible(picture(1400, 3000).svg)
