"""The redline case by case: each edit in the one form that was verified, under the name of the hand that made it."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from drafter.docx.clean import clean
from drafter.docx.page import Hand, Page, Remark
from drafter.docx.redline import redline
from drafter.text.statement import Head, Inline, Kind, Paragraph, Place, Ref, Run, Statement, inline

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
JUDGE = Path(__file__).parents[3] / "shared" / "judge" / "accept_reject.py"
PAGE = Page("Ardenia", "zero draft", 0, "sha256:" + "a" * 64, "", True, False)
EST, NOR = Hand("EST", "2031-05-03T15:02-04:00"), Hand("NOR", "2031-05-03T23:40+02:00")


def text(
    *rows: tuple[str, str | Inline] | tuple[str, str | Inline, Kind], under: dict[str, str] | None = None
) -> Statement:
    """A statement of paragraphs in this order; `under` gives parents."""
    paragraphs = {}
    for index, (id, words, *kind) in enumerate(rows):
        parts = inline(words) if isinstance(words, str) else words
        place = Place((under or {}).get(id), f"{index:02d}x")
        paragraphs[id] = Paragraph(place, kind[0] if kind else "paragraph", parts)
    return Statement(Head("ardenia", "press-statement"), paragraphs)


Shown = Callable[..., list[str]]


@pytest.fixture
def redlined(file: Callable[[bytes], Any], donor: Path) -> Callable[..., Any]:
    """The redline of these texts, step by step by Estonia, then Norway, then Estonia again."""

    def make(*versions: Statement, before: Page = PAGE, after: Page = PAGE, remarks: tuple[Remark, ...] = ()) -> Any:
        hands = [EST, NOR, EST][: len(versions) - 1]
        return file(redline(versions, hands, before, after, donor, remarks))

    return make


@pytest.fixture
def shown(redlined: Callable[..., Any]) -> Shown:
    """Each paragraph of a redline in one line: its words in `ins(NOR: …)`, its mark as K, or ins(NOR) and so on."""
    return lambda *versions: [_shown(p) for p in redlined(*versions).part("word/document.xml").iter(f"{W}p")][1:]


def _shown(paragraph: etree._Element) -> str:
    out = ""
    for one in paragraph:
        name = etree.QName(one).localname
        words = "".join(one.itertext())
        if name == "r":
            change = one.find(f"{W}rPr/{W}rPrChange")
            out += words if change is None else f"rPr({change.get(f'{W}author')}: {words})"
        elif name in ("ins", "del", "moveFrom", "moveTo"):
            out += f"{name}({one.get(f'{W}author')}: {words})"
    marks = [f"{etree.QName(one).localname}({one.get(f'{W}author')})" for one in paragraph.iterfind(f"{W}pPr/{W}rPr/*")]
    change = paragraph.find(f"{W}pPr/{W}pPrChange")
    if change is not None:
        marks.append(f"pPr({change.get(f'{W}author')})")
    return f"{out} | {' '.join(marks) or 'K'}"


def test_one_changed_word_leaves_the_rest_of_the_paragraph_alone(shown: Shown) -> None:
    assert shown(text(("halt", "They call on all.")), text(("halt", "They call upon all."))) == [
        "They call del(EST: on)ins(EST: upon) all. | K"
    ]


def test_each_word_carries_the_name_of_its_own_author(shown: Shown) -> None:
    zero = text(("halt", "They call on all parties to stop."))
    one = text(("halt", "They call on all armed parties to stop."))
    two = text(("halt", "They call on all armed parties to stop now."))
    assert shown(zero, one, two) == ["They call on all ins(EST: armed )parties to stopins(NOR:  now). | K"]


def test_dates_are_written_in_utc(redlined: Callable[..., Any]) -> None:
    made = redlined(text(("halt", "One.")), text(("halt", "Two.")))
    dates = {one.get(f"{W}date") for one in made.part("word/document.xml").iter(f"{W}ins", f"{W}del")}
    assert dates == {"2031-05-03T19:02:00Z"}


def test_a_paragraph_between_others_comes_and_goes_with_its_own_mark(shown: Shown) -> None:
    a, b = text(("one", "One."), ("end", "End.")), text(("one", "One."), ("two", "Two."), ("end", "End."))
    assert shown(a, b) == ["One. | K", "ins(EST: Two.) | ins(EST)", "End. | K"]
    assert shown(b, a) == ["One. | K", "del(EST: Two.) | del(EST)", "End. | K"]


def test_a_paragraph_at_the_end_comes_and_goes_with_the_mark_before_it(shown: Shown) -> None:
    a, b = text(("one", "One.")), text(("one", "One."), ("two", "Two."))
    assert shown(a, b) == ["One. | ins(EST)", "ins(EST: Two.) | K"]
    assert shown(b, a) == ["One. | del(EST)", "del(EST: Two.) | K"]


def test_at_the_end_the_last_mark_remembers_the_style_of_the_other_side(shown: Shown) -> None:
    a = text(("one", "One.", "closing"))
    b = text(("one", "One.", "closing"), ("two", "Two.", "note"))
    assert shown(a, b) == ["One. | ins(EST)", "ins(EST: Two.) | pPr(EST)"]


def test_a_last_paragraph_replaced_by_another_shares_its_mark(shown: Shown) -> None:
    a, b = text(("one", "One."), ("old", "Old.")), text(("one", "One."), ("new", "New."))
    assert shown(a, b) == ["One. | K", "del(EST: Old.)ins(EST: New.) | K"]


def test_all_that_follows_the_title_can_be_replaced(shown: Shown) -> None:
    a, b = text(("one", "One."), ("two", "Two.")), text(("three", "Three."), ("four", "Four."))
    assert shown(a, b) == [
        "del(EST: One.) | del(EST)",
        "ins(EST: Three.) | ins(EST)",
        "del(EST: Two.)ins(EST: Four.) | K",
    ]


def test_a_moved_paragraph_is_one_move_whole_even_where_it_was_edited(shown: Shown) -> None:
    a = text(("one", "One."), ("two", "Two."), ("three", "Three."), ("end", "End."))
    b = text(("three", "Three, now first."), ("one", "One."), ("two", "Two."), ("end", "End."))
    assert shown(a, b) == [
        "moveTo(EST: Three, now first.) | moveTo(EST)",
        "One. | K",
        "Two. | K",
        "moveFrom(EST: Three.) | moveFrom(EST)",
        "End. | K",
    ]


def test_a_move_to_the_end_and_a_move_from_it_leave_the_last_mark_bare(shown: Shown) -> None:
    a = text(("one", "One."), ("two", "Two."), ("three", "Three."))
    b = text(("two", "Two."), ("three", "Three."), ("one", "One."))
    assert shown(a, b) == [
        "moveFrom(EST: One.) | moveFrom(EST)",
        "Two. | K",
        "Three. | ins(EST)",
        "moveTo(EST: One.) | K",
    ]
    assert shown(b, a) == [
        "moveTo(EST: One.) | moveTo(EST)",
        "Two. | K",
        "Three. | del(EST)",
        "moveFrom(EST: One.) | K",
    ]


def test_what_stands_under_a_moved_paragraph_moves_with_it(shown: Shown) -> None:
    rows = [("lead", "They:", "chapeau"), ("item", "act;", "item")]
    a = text(("one", "One."), ("two", "Two."), *rows, ("end", "End."), under={"item": "lead"})
    b = text(*rows, ("one", "One."), ("two", "Two."), ("end", "End."), under={"item": "lead"})
    assert shown(a, b)[:2] == ["moveTo(EST: They:) | moveTo(EST)", "moveTo(EST: act;) | moveTo(EST)"]


def test_the_two_ends_of_a_move_have_one_name_and_keep_old_and_new_place_apart(redlined: Callable[..., Any]) -> None:
    a = text(("one", "One."), ("two", "Two."), ("three", "Three."), ("end", "End."))
    b = text(("three", "Three."), ("one", "One."), ("two", "Two."), ("end", "End."))
    body = redlined(a, b).part("word/document.xml")
    starts = {
        etree.QName(one).localname: one.get(f"{W}name")
        for one in body.iter(f"{W}moveFromRangeStart", f"{W}moveToRangeStart")
    }
    assert starts == {"moveFromRangeStart": "move1", "moveToRangeStart": "move1"}
    names = [one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")]
    assert names == ["_st_three", "_st_one", "_st_two", "_so_three", "_st_end"]


def test_a_moved_range_ends_behind_its_mark_unless_the_mark_stays(redlined: Callable[..., Any]) -> None:
    a, b = text(("one", "One."), ("two", "Two.")), text(("two", "Two."), ("one", "One."))
    body = redlined(a, b).part("word/document.xml")
    assert {
        etree.QName(one).localname: etree.QName(one.getparent()).localname
        for one in body.iter(f"{W}moveFromRangeEnd", f"{W}moveToRangeEnd")
    } == {"moveToRangeEnd": "body", "moveFromRangeEnd": "p"}


def test_a_space_at_the_edge_of_a_run_is_kept(redlined: Callable[..., Any]) -> None:
    made = redlined(text(("halt", "They call on all.")), text(("halt", "They call upon all.")))
    spaced = {
        one.text: one.get("{http://www.w3.org/XML/1998/namespace}space")
        for one in made.part("word/document.xml").iter(f"{W}t")
    }
    assert (spaced["They call "], spaced["upon"], spaced[" all."]) == ("preserve", None, "preserve")


def test_items_of_two_lists_are_counted_apart_and_each_from_its_beginning(redlined: Callable[..., Any]) -> None:
    rows: list[tuple[str, str, Kind]] = [
        ("first", "They agreed:", "chapeau"),
        ("meet", "to meet;", "item"),
        ("second", "They also agreed:", "chapeau"),
        ("report", "to report.", "item"),
    ]
    one = text(*rows, under={"meet": "first", "report": "second"})
    made = redlined(one, one)
    used = [line.count for line in made.lines() if line.style == "Item"]
    assert used == [("1", "0"), ("1", "1")]
    fresh = list(made.part("word/numbering.xml").iter(f"{W}num"))[1:]
    restarts = [(lvl.get(f"{W}ilvl"), lvl[0].get(f"{W}val")) for one in fresh for lvl in one.iter(f"{W}lvlOverride")]
    assert restarts == [("1", "1"), ("1", "1")]


def test_words_in_a_moved_paragraph_are_no_deleted_words(redlined: Callable[..., Any]) -> None:
    a, b = text(("one", "One."), ("two", "Two.")), text(("two", "Two."), ("one", "One."))
    assert list(redlined(a, b).part("word/document.xml").iter(f"{W}delText")) == []


def test_italics_alone_are_a_change_of_format_by_who_made_it(shown: Shown) -> None:
    zero = text(("halt", "Stop all attacks at once."))
    one = text(("halt", inline("Stop ", Run("all", frozenset({"em"})), " attacks at once.")))
    two = text(("halt", inline("Stop ", Run("all", frozenset({"em"})), " armed attacks at once.")))
    assert shown(zero, one, two) == ["Stop rPr(EST: all) ins(NOR: armed )attacks at once. | K"]


def test_a_struck_word_keeps_what_it_wore(redlined: Callable[..., Any]) -> None:
    a = text(("halt", inline("Stop ", Run("all", frozenset({"em", "strong"})), " attacks.")))
    (struck,) = redlined(a, text(("halt", "Stop attacks."))).part("word/document.xml").iter(f"{W}del")
    assert [etree.QName(one).localname for one in struck.find(f"{W}r/{W}rPr")] == ["b", "i"]


def test_another_kind_is_a_change_of_the_paragraphs_properties(shown: Shown) -> None:
    a, b = text(("halt", "Stop.", "paragraph"), ("end", "End.")), text(("halt", "Stop.", "note"), ("end", "End."))
    assert shown(a, a, b) == ["Stop. | pPr(NOR)", "End. | K"]


def test_a_renumbered_reference_is_struck_and_added_as_words(shown: Shown) -> None:
    pointing = ("end", inline("See ", Ref("halt"), "."))
    a = text(("halt", "Stop."), pointing)
    b = text(("new", "New."), ("halt", "Stop."), pointing)
    assert shown(a, a, b)[-1] == "See del(Penholders: the first paragraph)ins(Penholders: the second paragraph). | K"


def test_a_paragraph_moved_by_one_and_edited_by_another_is_nobodys_alone(shown: Shown) -> None:
    zero = text(("one", "One thing."), ("two", "Two things."), ("end", "End."))
    one = text(("two", "Two things."), ("one", "One thing."), ("end", "End."))
    two = text(("two", "Two things against CHN."), ("one", "One thing."), ("end", "End."))
    signed = " ".join(shown(zero, one, two))
    assert "moveTo(Penholders: Two things against CHN.)" in signed
    assert "NOR" not in signed


def test_what_one_added_and_another_took_back_leaves_no_trace(shown: Shown) -> None:
    a, b = text(("one", "One.")), text(("one", "One."), ("two", "Two."))
    assert shown(a, b, a) == ["One. | K"]


def test_a_paragraph_added_by_one_and_edited_by_another_names_both(shown: Shown) -> None:
    zero = text(("end", "End."))
    one = text(("new", "New words stand here."), ("end", "End."))
    two = text(("new", "New words stand here now."), ("end", "End."))
    assert shown(zero, one, two) == ["ins(EST: New words stand here)ins(NOR:  now)ins(EST: .) | ins(EST)", "End. | K"]


def test_title_date_header_and_footer_are_no_delegations_changes(redlined: Callable[..., Any]) -> None:
    after = replace(PAGE, title="Ardenia now", text_name="Rev.1", draft=False, illustrative=True, date="4 May 2031")
    one = text(("halt", "Stop."))
    made = redlined(one, text(("halt", "Go.")), one, after=after)
    for part in ("document", "header1", "footer1"):
        changes = [one for one in made.part(f"word/{part}.xml").iter() if one.get(f"{W}author")]
        assert {one.get(f"{W}author") for one in changes} == {"Penholders"}
    assert made.texts("rejected", "header1") == ["\tArdenia", "zero draft · revision 0 · aaaaaaaaaaaa\tDRAFT"]
    assert made.texts("accepted", "header1") == ["\tArdenia now", "Rev.1 · revision 0 · aaaaaaaaaaaa\t"]


def test_a_comment_on_the_title_says_who_changed_which_paragraphs(redlined: Callable[..., Any]) -> None:
    zero, one, two = (text(("halt", words)) for words in ("Stop.", "Stop now.", "Stop right now."))
    (comment,) = redlined(zero, one, two).part("word/comments.xml")
    assert comment.get(f"{W}author") == "Drafter"
    assert ["".join(row.itertext()) for row in comment] == [
        "Who changed what:",
        "EST, 3 May 2031 15:02 (UTC-04:00): halt (first paragraph)",
        "NOR, 3 May 2031 23:40 (UTC+02:00): halt (first paragraph)",
    ]


def test_the_mark_of_a_comment_goes_with_a_struck_paragraph(redlined: Callable[..., Any]) -> None:
    a, b = text(("one", "One."), ("end", "End.")), text(("end", "End."))
    made = redlined(a, b, remarks=(Remark("one", "NOR", NOR.at, "Not needed."),))
    holders = [one.getparent().getparent() for one in made.part("word/document.xml").iter(f"{W}commentReference")]
    assert [etree.QName(one).localname for one in holders] == ["p", "del"]


def test_tracking_is_on_and_stands_where_the_schema_wants_it(redlined: Callable[..., Any]) -> None:
    made = redlined(text(("one", "One.")), text(("one", "Two.")))
    names = [etree.QName(one).localname for one in made.part("word/settings.xml")]
    assert names.index("zoom") < names.index("trackRevisions") < names.index("defaultTabStop")


def test_the_file_knows_the_digests_of_both_texts_and_the_time_of_the_last_hand(redlined: Callable[..., Any]) -> None:
    after = replace(PAGE, digest="sha256:" + "b" * 64)
    made = redlined(text(("one", "One.")), text(("one", "Two.")), after=after)
    values = {one.get("name"): one[0].text for one in made.part("docProps/custom.xml")}
    assert values == {"DrafterDigest": after.digest, "DrafterBefore": PAGE.digest}
    core = {etree.QName(one).localname: one.text for one in made.part("docProps/core.xml")}
    assert core["modified"] == "2031-05-03T19:02:00Z"
    assert "lastModifiedBy" not in core


HARD = [
    (text(("one", "One."), ("two", "Two.")), text(("two", "Two, changed."), ("new", "New."))),
    (text(("one", "One."), ("two", "Two."), ("old", "Old.")), text(("old", "Old."), ("new", "New."), ("one", "One."))),
    (text(("one", "One.")), text()),
    (text(), text(("one", "One."), ("two", "Two."))),
    (
        text(("lead", "They:", "chapeau"), ("item", "act;", "item"), under={"item": "lead"}),
        text(("item", "act;", "operative"), ("lead", "They:", "chapeau")),
    ),
]


@pytest.mark.skipif(not JUDGE.exists(), reason="the independent judge lies outside the project")
@pytest.mark.parametrize(("a", "b"), HARD)
def test_an_independent_judge_reads_both_texts(donor: Path, tmp_path: Path, a: Statement, b: Statement) -> None:
    spec = importlib.util.spec_from_file_location("accept_reject", JUDGE)
    assert spec is not None
    assert spec.loader is not None
    judge = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(judge)
    paths = [tmp_path / name for name in ("red.docx", "old.docx", "new.docx")]
    made = redline([a, b], [EST], PAGE, PAGE, donor), clean(a, PAGE, donor), clean(b, PAGE, donor)
    for path, data in zip(paths, made, strict=True):
        path.write_bytes(data)
    found = judge.check(*map(str, paths))
    assert found["ok"]
    assert found["accept"]["format_equal"]
    assert found["reject"]["format_equal"]
    assert (found["metrics"]["dup_ids"], found["metrics"]["terminal_mark_rev"]) == (0, 0)
