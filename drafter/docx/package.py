"""A Word file as a package: opened from a style donor, closed with the same bytes on every run."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn

from drafter.diagnostic import Diagnostic, Faulty, Where
from drafter.docx.archive import zipped
from drafter.docx.dress import ITEMS, NAMED
from drafter.docx.names import element
from drafter.docx.page import line


def opened(donor: Path, names: Sequence[str] = NAMED) -> Document:
    """An empty document with the donor's styles, numbering and section; `Faulty` (DS401) for styles that it lacks."""
    document = docx.Document(str(donor))
    known = {style.name for style in document.styles}
    # python-docx calls the built-in styles by their names in the menu.
    missing = [name for name in names if name not in known and name.capitalize() not in known]
    if missing:
        where = Where(str(donor))
        raise Faulty(Diagnostic(where, "DS401", f"the style donor has no style '{name}'") for name in missing)
    content = document.element.body
    for one in list(content):
        if one.tag != qn("w:sectPr"):
            content.remove(one)
    return document


def style_ids(document: Document, names: Sequence[str] = NAMED) -> dict[str, str]:
    """The id of each of these styles, by its name."""
    styles = {str(style.name): style.style_id for style in document.styles}
    return {name: styles.get(name) or styles[name.capitalize()] for name in names}


def fresh_list(document: Document, styles: Mapping[str, str]) -> str:
    """A new list that counts items from (a), in the form of the donor's own; its number."""
    own = document.styles.element.get_by_id(styles[ITEMS[0]]).find(f".//{qn('w:numId')}").get(qn("w:val"))
    numbering = document.part.numbering_part.element
    source = next(one for one in numbering.iter(qn("w:num")) if one.get(qn("w:numId")) == own)
    abstract = source.find(qn("w:abstractNumId")).get(qn("w:val"))
    number = str(1 + max(int(one.get(qn("w:numId"))) for one in numbering.iter(qn("w:num"))))
    restart = element("lvlOverride", element("startOverride", val="1"), ilvl="1")
    made = element("num", element("abstractNumId", val=abstract), restart, numId=number)
    list(numbering.iter(qn("w:num")))[-1].addnext(made)
    return number


def speak(document: Document, language: str) -> None:
    """Set the language that spelling is checked in; English stays as the donor spells it."""
    if language.partition("-")[0] != "en":
        for one in document.styles.element.iter(qn("w:lang")):
            one.set(qn("w:val"), language)


def describe(document: Document, title: str, moment: datetime | None) -> None:
    """Core properties that name no person and read no clock; without a moment, no dates."""
    core = document.core_properties
    for one in list(core._element):
        core._element.remove(one)
    core.author = "Drafter"
    core.title = line(title)[:255]  # as long as the format lets it be
    if moment is not None:
        core.created = core.modified = moment.astimezone(UTC)


def closed(document: Document) -> bytes:
    """The bytes of the file: parts in a fixed order, with fixed dates."""
    raw = io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as file:
        return zipped(((name, file.read(name)) for name in file.namelist()), zipfile.ZIP_DEFLATED)
