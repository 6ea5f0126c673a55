"""Laws of a redline, on random texts: what is accepted, what is refused, what occurs once, what repeats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.docx.clean import clean
from drafter.docx.page import Hand, Page, Remark
from drafter.docx.redline import redline
from drafter.text.statement import KINDS, Head, Paragraph, Place, Ref, Run, Statement, inline

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = ("alarm", "attacks", "halt", "relief", "return", "seized", "talks")
WORDS = ("calls on all parties", " to stop", " at once", ", and", " condemns", "\tnot ", " Ardenia’s", ".")
MARKS = st.frozensets(st.sampled_from(["em", "strong", "verb"]), max_size=2)
HANDS = (
    Hand("EST", "2031-05-03T15:02-04:00"),
    Hand("NOR", "2031-05-03T23:40+02:00"),
    Hand("BRA", "2031-05-04T00:10Z"),
)
LAWS = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def texts(draw: st.DrawFn) -> Statement:
    """A small statement over few ids and few words, so that two of them have much in common."""
    ids = draw(st.permutations(NAMES))[: draw(st.integers(0, len(NAMES)))]
    paragraphs = {}
    for index, id in enumerate(ids):
        parent = draw(st.sampled_from([None, None, None, *ids[:index]]))
        parts: list[Run | Ref] = [Run(id)]
        for _ in range(draw(st.integers(0, 4))):
            word = st.builds(Run, st.sampled_from(WORDS), MARKS)
            parts.append(draw(st.one_of(word, word, st.builds(Ref, st.sampled_from(ids)))))
        paragraphs[id] = Paragraph(Place(parent, f"{index}x"), draw(st.sampled_from(KINDS)), inline(*parts))
    return Statement(Head("ardenia", "press-statement"), paragraphs)


PAGES = st.builds(
    Page,
    title=st.sampled_from(["Statement on Ardenia", "Statement on the situation in Ardenia"]),
    text_name=st.sampled_from(["zero draft", "Rev.1"]),
    revision=st.integers(0, 9),
    digest=st.sampled_from(["sha256:" + "0" * 64, "sha256:" + "f" * 64]),
    marking=st.sampled_from(["", "For members only."]),
    draft=st.booleans(),
    illustrative=st.booleans(),
    date=st.sampled_from(["", "3 May 2031", "4 May 2031"]),
)
STEPS = st.lists(texts(), min_size=2, max_size=4)


@LAWS
@given(STEPS, PAGES, PAGES)
def test_accepted_it_is_the_second_text_and_rejected_the_first(
    file: Callable[[bytes], Any], donor: Path, versions: list[Statement], before: Page, after: Page
) -> None:
    red = file(redline(versions, HANDS[: len(versions) - 1], before, after, donor))
    assert red.everything("accepted") == file(clean(versions[-1], after, donor)).everything("accepted")
    assert red.everything("rejected") == file(clean(versions[0], before, donor)).everything("accepted")


@LAWS
@given(STEPS, PAGES, PAGES)
def test_every_id_occurs_once_and_ranges_are_paired(
    file: Callable[[bytes], Any], donor: Path, versions: list[Statement], before: Page, after: Page
) -> None:
    remarks = [Remark(id, "EST", HANDS[0].at, "Why?") for id in versions[-1].order]
    red = file(redline(versions, HANDS[: len(versions) - 1], before, after, donor, remarks))
    elements = [one for part in ("document", "header1", "footer1") for one in red.part(f"word/{part}.xml").iter()]
    ends = ("RangeEnd", "bookmarkEnd", "RangeStart", "commentReference")
    ids = [one.get(f"{W}id") for one in elements if one.get(f"{W}id") and not one.tag.endswith(ends)]
    starts = [one for one in elements if one.tag.endswith(("moveFromRangeStart", "moveToRangeStart"))]
    ids += [one.get(f"{W}id") for one in starts]
    ids += [one.get(f"{W}id") for one in red.part("word/comments.xml")]
    assert [id for id, times in Counter(ids).items() if times > 1] == []
    assert set(Counter(one.get(f"{W}name") for one in starts).values()) <= {2}
    begun = {one.get(f"{W}id") for one in elements if one.tag.endswith(("RangeStart", "bookmarkStart"))}
    assert begun == {one.get(f"{W}id") for one in elements if one.tag.endswith(("RangeEnd", "bookmarkEnd"))}
    bookmarks = [one.get(f"{W}name") for one in elements if one.tag.endswith("bookmarkStart")]
    assert len(bookmarks) == len(set(bookmarks))


@LAWS
@given(STEPS, PAGES, PAGES)
def test_a_second_run_gives_the_same_bytes(donor: Path, versions: list[Statement], before: Page, after: Page) -> None:
    hands = HANDS[: len(versions) - 1]
    assert redline(versions, hands, before, after, donor) == redline(versions, hands, before, after, donor)


@LAWS
@given(texts(), PAGES)
def test_a_text_redlined_against_itself_shows_no_change(
    file: Callable[[bytes], Any], donor: Path, text: Statement, page: Page
) -> None:
    red = file(redline([text, text], HANDS[:1], page, page, donor))
    for part in ("document", "header1", "footer1"):
        assert [one.tag for one in red.part(f"word/{part}.xml").iter() if one.get(f"{W}author")] == []
