"""The cover note of a redline: a page that says what matters before anybody reads the marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from drafter.docx.anchors import BEFORE, DIGEST, remember
from drafter.docx.package import closed, describe, opened
from drafter.docx.page import Page
from drafter.docx.plan import blocks, front, section
from drafter.docx.sheet import Sheet


def cover(before: Page, after: Page, sections: Mapping[str, Sequence[str]], donor: Path) -> bytes:
    """The cover note to the redline between two pages: under each title its lines, in their order.

    It remembers which two texts it speaks of. The same arguments give the same bytes. Raises `Faulty` (DS401) where
    the donor lacks a style.
    """
    document = opened(donor)
    sheet = Sheet(document, (), {})
    rows = [row for title, lines in sections.items() for row in section(title, lines)]
    sheet.write(blocks([*front(after, after), *rows]))
    sheet.surround(after, after)
    describe(document, after.title, None)
    remember(document, {DIGEST: after.digest, BEFORE: before.digest})
    return closed(document)
