"""The stops that a place gives: what a room reads is what `show` prints, on every side."""

from __future__ import annotations

from dataclasses import replace

from drafter.diagnostic import Where
from drafter.files.library import Library
from drafter.text.change import Change, diff
from drafter.text.contested.rolling import Rolling, merge
from drafter.text.contested.trade import lines_of, rows
from drafter.text.statement import Head, Kind, Paragraph, Place, Statement, inline
from drafter.text.stops import as_read, rolling_as_read

RESOLUTION, PRESIDENTIAL = (Library().form(name, Where("test")) for name in ("resolution", "presidential-statement"))


def paragraph(rank: str, words: str, parent: str | None = None, kind: Kind = "operative") -> Paragraph:
    return Paragraph(Place(parent, rank), kind, inline(words))


BASE = Statement(
    Head("dam", "resolution"),
    {
        "recalling": paragraph("0", "Recalling its resolutions,", kind="preambular"),
        "halt": paragraph("1", "Demands that all parties;"),
        "stop": paragraph("1", "stop fighting;", "halt", "item"),
        "seized": paragraph("2", "Decides to remain seized of the matter;"),
    },
)


def proposing(**words: str | None) -> Change:
    """The change that puts these words in the place of a paragraph's, or strikes it."""
    there = {
        id: replace(one, inline=inline(words.get(id) or "")) if id in words else one
        for id, one in BASE.paragraphs.items()
        if words.get(id, "") is not None
    }
    return diff(BASE, Statement(BASE.head, there))


def shown(**changes: Change) -> list[str]:
    return lines_of(rows(rolling_as_read(merge(BASE, changes), RESOLUTION)))


def test_a_text_that_nobody_would_change_reads_as_its_readers_see_it() -> None:
    assert rolling_as_read(Rolling(BASE, {}), RESOLUTION) == Rolling(as_read(BASE, RESOLUTION), {})
    assert shown() == [
        "PP1  Recalling its resolutions,",
        "1  Demands that all parties:",
        "1 (a)  stop fighting;",
        "2  Decides to remain seized of the matter.",
    ]


def test_sides_that_end_as_the_base_is_kept_read_with_the_stop_of_its_place() -> None:
    found = shown(
        CHN=proposing(halt="Asks that all parties;", seized="Decides to remain seized of the question;"),
        GBR=proposing(seized=None),
    )
    assert found[1] == "1  [Demands] [CHN: Asks] that all parties:"
    assert found[3] == "2  Decides to remain seized of the [matter] [CHN: question]. [delete paragraph: GBR]"


def test_a_side_with_another_stop_keeps_it() -> None:
    found = shown(CHN=proposing(seized="Decides to remain seized of the matter, and to meet again:"))
    assert found[3] == "2  Decides to remain seized of the matter [.] [CHN: , and to meet again:]"


def test_sides_that_come_to_read_alike_are_one_and_what_reads_as_the_base_is_none() -> None:
    read = rolling_as_read(
        merge(
            BASE,
            {
                "CHN": proposing(seized="Decides to remain seized of the question;"),
                "GBR": proposing(seized="Decides to remain seized of the question."),
                "IND": proposing(seized="Decides to remain seized of the matter."),
            },
        ),
        RESOLUTION,
    )
    assert list(read.contested["seized"].sides.values()) == [frozenset({"CHN", "GBR"})]
    assert read.names == {"CHN", "GBR"}


def test_a_paragraph_only_proposed_behind_the_last_is_as_kept() -> None:
    added = Statement(BASE.head, {**BASE.paragraphs, "talks": paragraph("3", "Asks for talks;")})
    assert shown(FRA=diff(BASE, added))[3:] == [
        "2  Decides to remain seized of the matter.",
        "2 bis  [FRA: Asks for talks;]",
    ]


def test_a_form_whose_stops_no_place_decides_leaves_all_as_it_is() -> None:
    found = merge(BASE, {"CHN": proposing(halt="Asks that all sides;")})
    assert rolling_as_read(found, PRESIDENTIAL) == found
