"""The compilation for a screen in a room: every proposal side by side, a status beside each paragraph, an annex.

Nothing in it is a tracked change: what some would delete stands in brackets. See docs/analysis/compilation.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from drafter.docx.anchors import DIGEST, remember
from drafter.docx.annex import Annex, annexed
from drafter.docx.bracketed import Bracketed
from drafter.docx.dress import DATE, IN_THE_ROOM, NAMED, ROOM_NOTE, ROOM_TEXT, ROOM_TITLE, TITLE, Status
from drafter.docx.grid import printed
from drafter.docx.ink import Ink
from drafter.docx.landscape import TWIP, height_of, turned, widened
from drafter.docx.names import Element, element
from drafter.docx.package import closed, describe, opened, speak, style_ids
from drafter.docx.page import Page
from drafter.docx.picture import Picture, pictured
from drafter.docx.plan import front
from drafter.docx.sheet import Sheet
from drafter.docx.tracking import track
from drafter.text.contested.trade import Row
from drafter.text.origin.pieces import PLAIN
from drafter.text.statement import Id

KEY = (
    "Words in square brackets are not agreed: without a name they are those of the text, with names those that these "
    "delegations propose. Underline and colour tell the versions at one place apart, not delegations; in an "
    "option they mark the words that the text does not have."
)

# What title and date wear on a screen; every other line before the text wears what the text does.
_LARGE = {TITLE: ROOM_TITLE, DATE: DATE}


def compilation(
    rows: Sequence[Row],
    page: Page,
    donor: Path,
    status: Mapping[Id, Status],
    annex: Annex,
    language: str = "en",
    picture: Picture | None = None,
) -> bytes:
    """A compilation as a Word file in the styles of a donor, on its page turned on the long side.

    `rows` and `annex` hold names that may be shown; `status` is by paragraph, one without any has none beside it. A
    picture stands between text and annex. Text is of 14 points, names and annex of 11, where the donor says so. A
    draft comes with the tracking of changes switched on. The same arguments give the same bytes. Raises `Faulty`
    (DS401) where the donor lacks a style, `ValueError` for a status or a cell about what is not there.
    """
    labels = {row.id: row.label for row in rows}
    astray = sorted(status.keys() - labels.keys())
    if astray:
        raise ValueError(f"a status of no paragraph of this text: {', '.join(astray)}")
    document = opened(donor, (*NAMED, *IN_THE_ROOM))
    styles = style_ids(document, (*NAMED, *IN_THE_ROOM))
    width = turned(document)
    ink = Ink(styles, 1)
    text = Bracketed(rows, status, ink, styles).table(width)
    behind = [*annexed(annex, labels, styles, ink, width)]
    if picture is not None:
        room = width * TWIP, height_of(document)
        behind.insert(0, pictured(document, picture, "members-by-paragraph", styles[ROOM_NOTE], room))
    # A text ends in a paragraph: without one LibreOffice takes a last table for a tracked change.
    for one in (*_front(page, styles, ink), text, *behind, printed(ink, styles[ROOM_NOTE], "")):
        document.element.body[-1].addprevious(one)
    Sheet(document, (), {}).surround(page, page)
    widened(document, width)
    speak(document, language)
    if page.draft:
        track(document.settings.element)
    describe(document, page.title, None)
    remember(document, {DIGEST: page.digest})
    return closed(document)


def _front(page: Page, styles: Mapping[str, str], ink: Ink) -> Iterator[Element]:
    """What stands before the text, and how to read what follows."""
    for row in front(page, page):
        assert row.new is not None, "nothing changes between a page and itself"
        style = _LARGE.get(row.new.style, ROOM_TEXT)
        runs = (ink.run(piece.text, piece.after or PLAIN) for piece in row.pieces)
        yield element("p", element("pPr", element("pStyle", val=styles[style])), *runs)
    yield printed(ink, styles[ROOM_NOTE], KEY)
