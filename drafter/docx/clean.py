"""The clean export: one text as a Word file, with nothing in it to accept or reject."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drafter.docx.anchors import DIGEST, remember
from drafter.docx.comments import commented
from drafter.docx.package import closed, describe, opened, speak
from drafter.docx.page import Page, Remark
from drafter.docx.plan import blocks, body, front, section
from drafter.docx.sheet import Sheet
from drafter.docx.tracking import track
from drafter.text.statement import Statement


def clean(
    statement: Statement, page: Page, donor: Path, remarks: Sequence[Remark] = (), record: Sequence[str] = ()
) -> bytes:
    """A statement as a Word file in the styles of a donor, with what members put on record behind it.

    The same arguments give the same bytes. A draft comes with the tracking of changes switched on, so that what
    its readers change comes back as changes. Raises `Faulty` (DS401) where the donor lacks a style, `ValueError`
    for a remark about a paragraph that is not there or a time without a zone.
    """
    document = opened(donor)
    sheet = Sheet(document, (), commented(document, remarks, statement.paragraphs))
    sheet.write(blocks([*front(page, page), *body([statement]), *section("On record", record)]))
    sheet.surround(page, page)
    speak(document, statement.head.language)
    if page.draft:
        track(document.settings.element)
    describe(document, page.title, None)
    remember(document, {DIGEST: page.digest})
    return closed(document)
