"""What stands around the text of a Word file, and who stands behind it: page, hands, remarks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC

from drafter.text.moment import moment
from drafter.text.statement import UNPRINTABLE, Inline, Run, inline

INTERNAL = "Internal: for the penholders alone, not to be circulated."

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Page:
    """What stands around the text; `digest` is that of the text, as `sha256:` and hexadecimals.

    `opening` is the line that some forms set between the date and the first paragraph. `internal` is what stays with
    the penholders: every page says so, in the place of the marking.
    """

    title: str
    text_name: str
    revision: int
    digest: str
    marking: str
    draft: bool
    illustrative: bool
    date: str = ""
    opening: str = ""
    internal: bool = False


@dataclass(frozen=True, slots=True)
class Hand:
    """Who made a step from one text to the next, and when (ISO 8601 with a zone); `note` is what is told of it."""

    name: str
    at: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on the paragraph with this id, or on the title where `about` is None."""

    about: str | None
    author: str
    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be said of a step's change to a paragraph; `about` None for the whole text, step 0 for no one's."""

    about: str | None
    step: int
    text: str


def header(page: Page) -> tuple[Inline, Inline]:
    """The two lines at the head of every page; a tab stands before what is set on the right.

    There are always two, so that headers of two texts compare line by line.
    """
    hexadecimals = page.digest.removeprefix("sha256:")[:12]
    names = f"{page.text_name} · revision {page.revision} · {hexadecimals}\t"
    words = " ".join(word for word, so in (("INTERNAL", page.internal), ("DRAFT", page.draft)) if so)
    marking = INTERNAL if page.internal else page.marking
    return inline(line(f"{marking}\t{page.title}")), inline(line(names), Run(words, frozenset({"strong"})))


def footer(page: Page) -> Inline:
    """The words at the foot of every page, before the page number."""
    return inline("Illustrative: not a document of any body" if page.illustrative else "")


def line(text: str) -> str:
    """A text as one line that XML can hold: every other character becomes a space."""
    return UNPRINTABLE.sub(" ", text)


def utc(at: str) -> str:
    """The form that Word writes, to the second: `2021-08-13T19:02:00Z`.

    >>> utc("2021-08-13T15:02-04:00")
    '2021-08-13T19:02:00Z'
    """
    return moment(at).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def spoken(at: str) -> str:
    """A time for people, in the zone it was given in.

    >>> spoken("2021-08-13T15:02-04:00")
    '13 Aug 2021 15:02 (UTC-04:00)'
    """
    when = moment(at)
    return f"{day(at)} {when:%H:%M} ({when.tzinfo})"


def day(at: str) -> str:
    """The day of a time for people, in the zone it was given in.

    >>> day("2021-08-13T15:02-04:00")
    '13 Aug 2021'
    """
    when = moment(at)
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
