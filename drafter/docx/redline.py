"""The redline: two texts in one Word file, as changes of those who made them.

All accepted, it reads as the clean export of the second text; all rejected, as that of the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drafter.docx.anchors import BEFORE, DIGEST, remember
from drafter.docx.comments import commented, legend
from drafter.docx.package import closed, describe, opened, speak
from drafter.docx.page import Hand, Page, Remark
from drafter.docx.plan import blocks, body, front
from drafter.docx.sheet import Sheet
from drafter.docx.tracking import track
from drafter.text.moment import moment
from drafter.text.statement import Statement

NOBODY = "Penholders"


def redline(
    versions: Sequence[Statement],
    hands: Sequence[Hand],
    before: Page,
    after: Page,
    donor: Path,
    remarks: Sequence[Remark] = (),
) -> bytes:
    """The changes from the first of these texts to the last, as a Word file in the styles of a donor.

    The texts between are the saves: `hands[i]` made the step from `versions[i]` to `versions[i + 1]`, and a word,
    paragraph or move carries the name and the time of the step that alone made it. What no step made alone (title,
    date, header and footer, renumbered references, words swept into the edits of several) is signed by the
    penholders. A comment on the title says who changed which paragraphs.

    The same arguments give the same bytes. Raises `Faulty` (DS401) where the donor lacks a style, `ValueError`
    for a remark about a paragraph that neither text has or a time without a zone.
    """
    assert len(hands) == len(versions) - 1 > 0, "every step has one hand, and there is a step"
    document = opened(donor)
    known = versions[0].paragraphs.keys() | versions[-1].paragraphs.keys()
    everyone = [Hand(NOBODY, hands[-1].at), *hands]
    sheet = Sheet(document, everyone, commented(document, [legend(versions, hands), *remarks], known))
    sheet.write(blocks([*front(before, after), *body(versions)]))
    sheet.surround(before, after)
    speak(document, versions[-1].head.language)
    track(document.settings.element)
    describe(document, after.title, moment(hands[-1].at))
    remember(document, {DIGEST: after.digest, BEFORE: before.digest})
    return closed(document)
