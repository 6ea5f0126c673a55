"""Two texts side by side: a table of before, after, and who and why, for those who do not read tracked changes.

Nothing in it is a tracked change. See docs/analysis/side-by-side.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from drafter.docx.anchors import BEFORE, DIGEST, anchor, remember
from drafter.docx.columns import Beside, Words, beside
from drafter.docx.direction import closing
from drafter.docx.dress import (
    COLUMN_HEAD,
    COLUMN_LABEL,
    COLUMN_NOTE,
    COLUMN_SAME,
    COLUMN_TABLE,
    COLUMN_TEXT,
    DATE,
    IN_COLUMNS,
    NAMED,
    SIDES,
    STRUCK,
    STYLES,
    TITLE,
)
from drafter.docx.grid import Grid, TableRow, table
from drafter.docx.ink import Ink
from drafter.docx.landscape import turned, widened
from drafter.docx.names import Element, element
from drafter.docx.package import closed, describe, opened, speak, style_ids
from drafter.docx.page import Hand, Note, Page, Remark, day, line
from drafter.docx.redline import NOBODY
from drafter.docx.sheet import Sheet
from drafter.docx.tracking import track
from drafter.text.labels import mention
from drafter.text.moment import moment
from drafter.text.origin.pieces import PLAIN
from drafter.text.statement import Id, Statement

_NOTE = STYLES["note"]
TEXTS = 35  # percent of the width for each text; the rest is for who and why
KEY = (
    "On the left what was, with the words that went struck through; on the right what is, with the words that came "
    "underlined. The third column says who changed what, and why where that was said. A paragraph that did not change "
    "stands once, small, over both columns."
)


def side_by_side(
    versions: Sequence[Statement],
    hands: Sequence[Hand],
    before: Page,
    after: Page,
    donor: Path,
    notes: Sequence[Note] = (),
    remarks: Sequence[Remark] = (),
    foot: Sequence[str] = (),
) -> bytes:
    """The changes from the first of these texts to the last as a table of three columns, on the long side of the page.

    Versions and hands are those of a redline, and so is whom a change is signed by. `notes` say in a word what a step
    came to, `remarks` why, and `foot` is what stands under the table. The first column reads as the first text and the
    second as the last, to the character. The same arguments give the same bytes.

    Raises `Faulty` (DS401) where the donor lacks a style, `ValueError` for a note or remark about a paragraph that
    neither text has.
    """
    assert len(hands) == len(versions) - 1 > 0, "every step has one hand, and there is a step"
    known = {None, *versions[0].paragraphs, *versions[-1].paragraphs}
    said = [*(note.about for note in notes), *(remark.about for remark in remarks)]
    astray = sorted(str(about) for about in {*said} - known)
    if astray:
        raise ValueError(f"notes about no paragraph of this text: {', '.join(astray)}")
    document = opened(donor, (*NAMED, *IN_COLUMNS))
    width = turned(document)
    columns = _Columns(hands, notes, remarks, Ink(style_ids(document, (*NAMED, *IN_COLUMNS)), 1))
    for one in columns.drawn(beside(versions, before, after), (before, after), foot, width):
        document.element.body[-1].addprevious(one)
    Sheet(document, (), {}).surround(after, after)
    widened(document, width)
    speak(document, versions[-1].head.language)
    track(document.settings.element)
    describe(document, after.title, moment(hands[-1].at))
    remember(document, {DIGEST: after.digest, BEFORE: before.digest})
    return closed(document)


class _Columns:
    """The table being drawn: a hand has one colour and underline throughout, by the turn in which its name comes."""

    def __init__(self, hands: Sequence[Hand], notes: Sequence[Note], remarks: Sequence[Remark], ink: Ink) -> None:
        self._hands = (Hand(NOBODY, hands[-1].at), *hands)
        names = dict.fromkeys(chain((hand.name for hand in hands), [NOBODY]))
        self._numbers: Mapping[str, int] = {name: number % len(SIDES) for number, name in enumerate(names)}
        self._notes = notes
        self._remarks = remarks
        self._ink = ink

    def drawn(
        self, rows: Sequence[Beside], pages: tuple[Page, Page], foot: Sequence[str], width: int
    ) -> Iterator[Element]:
        """Title, the way to read it, the table, and what stands under it: a text must not end in a table."""
        before, after = pages
        yield self._paragraph(TITLE, self._run(after.title))
        yield self._paragraph(DATE, self._run(f"{_named(before)} and {_named(after)}, side by side"))
        yield self._paragraph(_NOTE, self._run(KEY))
        for note in self._notes:
            if note.about is None:
                yield self._paragraph(_NOTE, self._run(f"The whole text: {note.text}"))
        title = f"{before.text_name} and {after.text_name}: before, after, who and why"
        half = width * TEXTS // 100
        grid = Grid(self._ink.style(COLUMN_TABLE), (half, half, width - 2 * half), title)
        heads = (f"Before: {before.text_name}", f"After: {after.text_name}", "Who and why")
        head = [self._paragraph(COLUMN_HEAD, self._run(text)) for text in heads]
        yield table(grid, head, map(self._row, rows))
        yield from (self._paragraph(_NOTE, self._run(text)) for text in ("", *foot))

    def _row(self, row: Beside) -> TableRow:
        who = list(self._who(row))
        if not row.deeds:
            label = row.labels[1] if row.labels[0] == row.labels[1] else f"{row.labels[1]} (was {row.labels[0]})"
            return TableRow([self._cell(row.id, label, COLUMN_SAME, self._words(row.after, SIDES)), who])
        return TableRow([self._before(row), self._after(row), who])

    def _before(self, row: Beside) -> list[Element]:
        if row.state == "added":
            return [self._paragraph(COLUMN_NOTE)]
        if row.state == "arrived":
            return self._elsewhere(row.labels[0])
        about = row.id if row.state == "struck" else None
        return self._cell(about, row.labels[0], COLUMN_TEXT, self._words(row.before, STRUCK))

    def _after(self, row: Beside) -> list[Element]:
        if row.state == "struck":
            return [self._paragraph(COLUMN_NOTE)]
        if row.state == "left":
            return self._elsewhere(row.labels[1])
        return self._cell(row.id, row.labels[1], COLUMN_TEXT, self._words(row.after, SIDES))

    def _words(self, words: Sequence[Words], styles: Sequence[str]) -> Iterator[Element]:
        """Words as they stand, or in the style of the hand that changed them."""
        for one in words:
            if one.step is None:
                yield self._ink.run(line(one.text), one.marks)
            else:
                yield self._ink.worn(one.text, styles[self._numbers[self._hands[one.step].name]], one.marks)

    def _cell(self, id: Id | None, label: str, style: str, words: Iterator[Element]) -> list[Element]:
        """A label over the words it is of, in the bookmark of its paragraph where there is one."""
        content = list(words) if id is None else self._ink.bookmarked(anchor(id), words)
        return [self._paragraph(COLUMN_LABEL, self._run(label)), self._paragraph(style, *content)]

    def _elsewhere(self, label: str) -> list[Element]:
        """Where the paragraph is to be read on this side."""
        return [self._paragraph(COLUMN_NOTE, self._ink.run(f"(see {mention(label)})", frozenset({"em"})))]

    def _who(self, row: Beside) -> Iterator[Element]:
        """What each hand did, in the order of the steps, what no hand did alone last; then why."""
        notes = [note for note in self._notes if row.id is not None and note.about == row.id and row.state != "left"]
        steps = {deed.step for deed in row.deeds} | {note.step for note in notes}
        if not steps:
            yield self._paragraph(COLUMN_SAME, self._run("not changed"))
        for step in sorted(steps, key=lambda step: (step == 0, step)):
            yield self._hand(step)
            for deed in row.deeds:
                if deed.step == step:
                    yield self._paragraph(COLUMN_NOTE, self._run(deed.said))
            for note in notes:
                if note.step == step:
                    yield self._paragraph(COLUMN_NOTE, self._ink.run(line(note.text), frozenset({"em"})))
            if step and self._hands[step].note:
                yield self._paragraph(COLUMN_NOTE, self._run(self._hands[step].note))
        for remark in self._remarks:
            if row.id is not None and remark.about == row.id and row.state != "left":
                begin, *more = remark.text.splitlines()
                yield self._paragraph(COLUMN_NOTE, self._name(remark.author), self._run(f": {begin}"))
                yield from (self._paragraph(COLUMN_NOTE, self._run(text)) for text in more)

    def _hand(self, step: int) -> Element:
        hand = self._hands[step]
        when = f", {day(hand.at)}" if step else ""
        return self._paragraph(COLUMN_NOTE, self._name(hand.name), self._run(when))

    def _name(self, name: str) -> Element:
        """A name in the colour and underline of its hand; one that had no hand in it, as it is."""
        text = line(name + closing(name))
        if name not in self._numbers:
            return self._ink.run(text, frozenset({"strong"}))
        return self._ink.worn(text, SIDES[self._numbers[name]], frozenset({"strong"}))

    def _run(self, text: str) -> Element:
        return self._ink.run(line(text), PLAIN)

    def _paragraph(self, style: str, *content: Element) -> Element:
        return element("p", element("pPr", element("pStyle", val=self._ink.style(style))), *content)


def _named(page: Page) -> str:
    return f"{page.text_name} (revision {page.revision}, {page.date})" if page.date else page.text_name
