"""The style donor: made by its maker, complete, and fit for every kind of paragraph."""

from __future__ import annotations

import importlib.util
import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from drafter.diagnostic import Faulty
from drafter.docx.archive import zipped
from drafter.docx.dress import STYLES, dress
from drafter.docx.package import opened, style_ids
from drafter.text.statement import KINDS, Head, Paragraph, Place, Statement, inline


def test_the_maker_makes_the_committed_file(donor: Path) -> None:
    spec = importlib.util.spec_from_file_location("make_council", donor.with_name("make_council.py"))
    assert spec is not None
    assert spec.loader is not None
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    assert maker.council() == donor.read_bytes()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_style_of_its_own(donor: Path, kind: str) -> None:
    assert STYLES[kind] in style_ids(opened(donor))
    assert list(STYLES.values()).count(STYLES[kind]) == 1


def test_a_page_is_a4_in_a_serif_of_twelve_points(donor: Path) -> None:
    document = docx.Document(str(donor))
    section = document.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    assert abs(section.left_margin - Cm(2.5)) < Pt(0.1)
    fonts = document.styles.element.xpath("w:docDefaults//w:rFonts/@w:ascii")
    sizes = document.styles.element.xpath("w:docDefaults//w:sz/@w:val")
    assert (fonts, sizes) == (["Times New Roman"], ["24"])
    assert document.styles["Statement Title"].paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert document.styles["Leading Verb"].font.italic


def test_operative_paragraphs_and_items_are_counted_by_their_styles(donor: Path) -> None:
    document = docx.Document(str(donor))
    forms = document.part.numbering_part.element.xpath("//w:lvl/w:lvlText/@w:val")
    kinds = document.part.numbering_part.element.xpath("//w:lvl/w:numFmt/@w:val")
    assert list(zip(forms, kinds, strict=True))[:4] == [
        ("%1.", "decimal"),
        ("(%2)", "lowerLetter"),
        ("(%3)", "lowerRoman"),
        ("(%4)", "lowerLetter"),
    ]
    levels = [
        document.styles[name].element.xpath(".//w:ilvl/@w:val") for name in ("Operative", "Item", "Item 2", "Item 3")
    ]
    assert levels == [["0"], ["1"], ["2"], ["3"]]


def test_items_go_on_under_an_operative_paragraph_and_start_anew_under_anything_else() -> None:
    rows = {
        "decides": (None, "operative"),
        "one": ("decides", "item"),
        "deep": ("one", "item"),
        "agreed": (None, "chapeau"),
        "two": ("agreed", "item"),
        "loose": (None, "item"),
    }
    text = Statement(
        Head("s", "f"),
        {id: Paragraph(Place(parent, id), kind, inline("x")) for id, (parent, kind) in rows.items()},
    )
    worn = {id: dress(text, id) for id in rows}
    assert (worn["one"].style, worn["one"].list, worn["deep"].style) == ("Item", None, "Item 2")
    assert (worn["two"].level, worn["two"].list) == (1, "agreed")
    assert (worn["loose"].level, worn["loose"].list) == (1, None)


def test_a_donor_without_the_styles_is_reported_with_every_name(donor: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(donor.read_bytes())) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'"Preambular"', b'"Other"').replace(b'"Item"', b'"No"')
    bare = tmp_path / "bare.docx"
    bare.write_bytes(zipped(parts.items(), zipfile.ZIP_STORED))
    with pytest.raises(Faulty) as caught:
        opened(bare)
    assert [one.message for one in caught.value.diagnostics] == [
        "the style donor has no style 'Item'",
        "the style donor has no style 'Preambular'",
    ]
