"""A resolution as a Word file: the organ, a preamble, numbered paragraphs with items, and one full stop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from drafter.diagnostic import Where
from drafter.docx.clean import clean
from drafter.docx.page import Hand, Page
from drafter.docx.redline import redline
from drafter.files.library import Library
from drafter.text.markup import parse
from drafter.text.recast import recast
from drafter.text.statement import Statement
from drafter.text.stops import as_read

LIBRARY = Library()
RESOLUTION = LIBRARY.form("resolution", Where("test"))
PRESIDENTIAL = LIBRARY.form("presidential-statement", Where("test"))
TEXT = parse(
    """statement: port
form: resolution

@past preambular
_Recalling_ its statement of 3 May,

@fear preambular
_Noting_ the report,

@ask operative
_Calls on_ all sides;

@stop item in ask
to stop;

@talk item in ask
to talk;

@seized operative
_Decides_ to remain seized of the matter;
"""
)
STATEMENT = recast(TEXT, RESOLUTION, PRESIDENTIAL).statement


def page(statement: Statement, opening: str) -> Page:
    return Page("Port", "Rev.1", 1, statement.digest, "", True, True, "3 May 2021", opening)


def test_it_reads_as_a_resolution_does(donor: Path, file: Callable[[bytes], Any]) -> None:
    written = file(clean(as_read(TEXT, RESOLUTION), page(TEXT, RESOLUTION.opening), donor))
    assert written.texts()[2:] == [
        "The Security Council,",
        "Recalling its statement of 3 May,",
        "Noting the report,",
        "Calls on all sides:",
        "to stop;",
        "to talk;",
        "Decides to remain seized of the matter.",
    ]


def test_operative_paragraphs_and_items_are_counted_by_their_styles_and_the_preamble_is_not(
    donor: Path, file: Callable[[bytes], Any]
) -> None:
    lines = file(clean(as_read(TEXT, RESOLUTION), page(TEXT, RESOLUTION.opening), donor)).lines()[2:]
    assert [line.style for line in lines] == [
        *["Preambular"] * 3,
        *("Operative", "Item", "Item", "Operative"),
    ]
    assert [line.count for line in lines] == [None] * 7


def test_the_organ_and_the_leading_verbs_are_in_italics(donor: Path, file: Callable[[bytes], Any]) -> None:
    lines = file(clean(as_read(TEXT, RESOLUTION), page(TEXT, RESOLUTION.opening), donor)).lines()[2:]
    assert lines[0].runs == (("The Security Council", ("i",)), (",", ()))
    assert lines[3].runs[0] == ("Calls on", ("rStyleLeadingVerb",))


def test_a_form_without_an_opening_has_no_such_line(donor: Path, file: Callable[[bytes], Any]) -> None:
    written = file(clean(as_read(STATEMENT, PRESIDENTIAL), page(STATEMENT, ""), donor))
    assert written.texts()[2] == "The Security Council recalls its statement of 3 May."


def test_a_redline_of_a_recast_accepts_to_the_one_form_and_rejects_to_the_other(
    donor: Path, file: Callable[[bytes], Any]
) -> None:
    versions = [as_read(STATEMENT, PRESIDENTIAL), as_read(TEXT, RESOLUTION)]
    pages = page(STATEMENT, ""), page(TEXT, RESOLUTION.opening)
    written = file(redline(versions, [Hand("NOR", "2021-05-03T09:00Z")], *pages, donor))
    assert written.texts("rejected") == file(clean(versions[0], pages[0], donor)).texts()
    assert written.texts("accepted") == file(clean(versions[1], pages[1], donor)).texts()


def test_a_new_last_paragraph_moves_the_full_stop_as_a_tracked_change(
    donor: Path, file: Callable[[bytes], Any]
) -> None:
    longer = parse(
        "statement: port\nform: resolution\n\n@ask operative\n_Calls on_ all;\n\n@hope operative\n_Hopes_ so;\n"
    )
    shorter = Statement(longer.head, {"ask": longer.paragraphs["ask"]})
    versions = [as_read(text, RESOLUTION) for text in (shorter, longer)]
    pages = page(shorter, RESOLUTION.opening), page(longer, RESOLUTION.opening)
    written = file(redline(versions, [Hand("NOR", "2021-05-03T09:00Z")], *pages, donor))
    assert written.texts("rejected")[3:] == ["Calls on all."]
    assert written.texts("accepted")[3:] == ["Calls on all;", "Hopes so."]
