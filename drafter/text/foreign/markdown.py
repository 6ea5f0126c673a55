"""What in a Markdown file is not its text: front matter, links, labels of footnotes; and where its parts begin.

Read of a file that others wrote, so nothing here is refused: what is not surely a link is text. Lines end as
editors see it, in \\n, \\r\\n or \\r; a byte order mark belongs to no line. Everything takes time linear in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["link", "footnote", "front matter"]

_BREAK = re.compile(r"\r\n|\r|\n")
_KEY = re.compile(r"[\w-]+:(?:\s|$)")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*)")
# An address is what cannot be an item's letter: "paragraph [x](a)" is words in a bracket and then (a), though
# Markdown would make a link of it. Round brackets inside an address come in pairs, one level deep.
_REST = r"(?:[^\s()<>]|\([^\s()<>]*\))*"
_ADDRESS = (
    r"(?:<[^<>\r\n]*>"
    rf"|(?:(?:https?|ftp|file):|mailto:|www\.|\.{{0,2}}/|\#){_REST}"
    r"|[^\s()<>]+\.(?:md|html?|pdf|docx?|odt|txt|png|jpe?g|gif|svg)(?:\#[^\s()<>]*)?)"
)
_TITLE = r"""(?:[ \t]+(?:"[^"\r\n]*"|'[^'\r\n]*'))?"""
_DEFINITION = re.compile(rf" {{0,3}}\[(?P<label>[^\[\]^][^\[\]]*)\]:[ \t]*{_ADDRESS}{_TITLE}[ \t]*", re.IGNORECASE)
_TARGET = re.compile(rf"(?<=\])\([ \t]*{_ADDRESS}{_TITLE}[ \t]*\)", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\[\^[^\s\[\]]+\]")
_LABEL = re.compile(r"\[(?P<label>[^\[\]]+)\](?P<same>\[\])?")
_GLOSS = re.compile(r"\s*\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Row:
    """A line without its end, and the offset in the source where it starts."""

    start: int
    text: str


@dataclass(frozen=True, slots=True, order=True)
class Aside:
    """Characters of the source, from `start` up to `end`, that are none of the text's."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the text: its name, and the offset where it begins; it goes on to where the next one does."""

    start: int
    name: str


def rows(source: str) -> tuple[Row, ...]:
    """The lines of a source.

    >>> [(row.start, row.text) for row in rows("one\\r\\ntwo")]
    [(0, 'one'), (5, 'two')]
    """
    start = 1 if source.startswith("\ufeff") else 0
    out: list[Row] = []
    for end in _BREAK.finditer(source):
        out.append(Row(start, source[start : end.start()]))
        start = end.end()
    return (*out, Row(start, source[start:]))


def asides(source: str, lines: Sequence[Row]) -> tuple[Aside, ...]:
    """What is set aside, in order and without overlap: front matter, addresses, labels of links and footnotes.

    Of a link's own words only the brackets are set aside. A label counts where the file gives it an address, as
    Markdown has it; so "[shall][may]" is two brackets. `lines` are the source's rows.

    >>> text = "See [this](https://example.org)[^1]."
    >>> [text[aside.start : aside.end] for aside in asides(text, rows(text))]
    ['(https://example.org)', '[^1]']
    """
    found = list(_front_matter(lines))
    start = found[0].end if found else 0
    given = _definitions(row for row in lines if row.start >= start)
    found += given.values()
    found += [Aside(*target.span(), "link") for target in _TARGET.finditer(source)]
    found += [Aside(*note.span(), "footnote") for note in _FOOTNOTE.finditer(source)]
    found += _labels(source, given)
    return tuple(_apart(sorted(found, key=lambda aside: (aside.start, -aside.end))))


def _front_matter(lines: Sequence[Row]) -> Iterator[Aside]:
    """The block of keys between two lines of --- at the very top, if there is one; else --- is a rule across a page."""
    if len(lines) > 1 and lines[0].text.rstrip() == "---" and _KEY.match(lines[1].text):
        for row in lines[1:]:
            if row.text.rstrip() in ("---", "..."):
                yield Aside(lines[0].start, row.start + len(row.text), "front matter")
                return


def _definitions(lines: Iterator[Row]) -> dict[str, Aside]:
    """The lines that give a label its address, by the label as Markdown compares it; the first of two counts."""
    found: dict[str, Aside] = {}
    for row in lines:
        if given := _DEFINITION.fullmatch(row.text):
            found.setdefault(_same(given["label"]), Aside(row.start, row.start + len(row.text), "link"))
    return found


def _same(label: str) -> str:
    return " ".join(label.split()).casefold()


def _labels(source: str, given: Mapping[str, Aside]) -> Iterator[Aside]:
    """Labels in use: whole behind a link's words, as in [words][label]; only the brackets where they are the words."""
    if not given:
        return
    for label in _LABEL.finditer(source):
        if _same(label["label"]) not in given:
            continue
        start, end = label.start(), label.end("label")
        if source[start - 1 : start] == "]":
            yield Aside(start, end + 1, "link")
        else:
            yield Aside(start, start + 1, "link")
            yield Aside(end, label.end(), "link")


def _apart(found: Sequence[Aside]) -> Iterator[Aside]:
    """Of asides that overlap, the one that starts first."""
    end = 0
    for aside in found:
        if aside.start >= end:
            yield aside
            end = aside.end


def parts(lines: Sequence[Row], aside: Sequence[Aside]) -> tuple[Part, ...]:
    """The parts of a text, the first from offset 0: one for each heading of the highest level that is used as such.

    A single highest heading above all others is the title, and no part. What stands before the first heading is
    "opening"; footnotes that stand under the last heading of all are a part of their own.

    >>> [part.name for part in parts(rows("# A plan\\n## [Article 1] *(aims)*\\n## Article 2"), ())]
    ['opening', 'Article 1', 'Article 2']
    """
    begin = aside[0].end if aside and aside[0].kind == "front matter" else 0
    headings = [(row.start, found) for row in lines if row.start >= begin and (found := _HEADING.fullmatch(row.text))]
    last = headings[-1][0] if headings else 0
    levels = [len(found[1]) for _, found in headings]
    if len(levels) > 1 and levels[0] < min(levels[1:]):
        headings, levels = headings[1:], levels[1:]
    top = min(levels, default=0)
    named = [Part(start, _name(heading[2])) for start, heading in headings if len(heading[1]) == top]
    starts = {row.start for row in lines}
    notes = [note.start for note in aside if note.kind == "footnote" and note.start > last and note.start in starts]
    return (Part(0, "opening"), *named, *(Part(start, "footnotes") for start in notes[:1]))


def _name(heading: str) -> str:
    """A heading as people call it: without marks, brackets, attributes and the gloss behind it."""
    plain = re.sub(r"\{:[^{}]*\}|[\[\]*_#]", "", _FOOTNOTE.sub("", _TARGET.sub("", heading)))
    plain = " ".join(plain.split())
    return _GLOSS.sub("", plain) or plain
