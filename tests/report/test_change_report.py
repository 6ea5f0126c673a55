"""What changed between two texts, as a person would say it, and the record as it is read."""

from __future__ import annotations

from dataclasses import replace

from drafter.consensus.release import terms
from drafter.report.change import lines, reading_order, verb_of
from drafter.report.line import Line, line, quoted
from drafter.report.minutes import blame
from drafter.report.minutes import lines as minutes
from drafter.report.text import lines as reading
from drafter.text.change import diff
from drafter.text.history import BLANK, Closed, Released, Revised, replay
from drafter.text.order import moved
from drafter.text.statement import Head, Paragraph, Place, Statement, inline
from tests.drafting.three import ACTS, REV, ZERO, day
from tests.strategies import BRIEF

HEAD = Head("afghanistan-2021", "presidential-statement")


def text(*paragraphs: str, head: Head = HEAD, under: str | None = None) -> Statement:
    """Paragraphs in order, each given as "id words"; with `under`, all others hang from that one."""
    found = {}
    for number, paragraph in enumerate(paragraphs):
        id, words = paragraph.split(" ", 1)
        parent = under if id != under else None
        found[id] = Paragraph(Place(parent, str(number)), "paragraph", inline(words))
    return Statement(head, found)


def said(before: Statement, after: Statement) -> list[str]:
    return [row.text for row in lines(before, after) if row.text]


OLD = text("one peace now", "two talks now", "three aid now")


def test_nothing_changed_is_said_too() -> None:
    assert said(OLD, OLD) == ["nothing changed"]


def test_words_struck_and_added_stand_in_the_words_that_stay() -> None:
    assert said(OLD, text("one peace at once", "two talks now", "three aid now")) == [
        "amended: one (first paragraph)",
        "  peace [-now-]{+at once+}",
    ]


def test_a_paragraph_added_is_all_new_and_one_struck_keeps_its_old_label() -> None:
    assert said(OLD, text("one peace now", "four ports now", "two talks now")) == [
        "added: four (second paragraph)",
        "  {+ports now+}",
        "struck: three (third paragraph)",
        "  [-aid now-]",
    ]


def test_a_move_is_told_apart_from_an_amendment_and_both_may_be_said() -> None:
    assert said(OLD, text("three aid now", "one peace now", "two talks now"))[0] == "moved: three (first paragraph)"
    both = said(OLD, text("three aid soon", "one peace now", "two talks now"))
    assert both == ["moved and amended: three (first paragraph)", "  aid [-now-]{+soon+}"]


def test_who_only_got_another_number_is_not_listed() -> None:
    after = text("two talks now", "three aid now")
    assert said(OLD, after) == ["struck: one (first paragraph)", "  [-peace now-]"]
    again = Statement(HEAD, {id: replace(p, place=Place(None, f"9{p.place.rank}")) for id, p in OLD.paragraphs.items()})
    assert said(OLD, again) == ["nothing changed"]


def test_a_change_is_told_in_the_order_of_the_text() -> None:
    after = text("three aid now and then", "five ports", "one peace")
    order = reading_order(diff(OLD, after), OLD, after)
    assert [id for id in order if verb_of(id, OLD, after, id in moved(OLD, after))] == ["three", "five", "one", "two"]


def test_another_form_is_said_first() -> None:
    press = replace(HEAD, form="press-statement")
    assert said(OLD, text("one peace", "two talks now", "three aid now", head=press))[:2] == [
        "recast: presidential-statement as press-statement",
        "amended: one (first paragraph)",
    ]


def test_forth_and_back_exchange_what_is_struck_and_added() -> None:
    after = text("one peace at once", "three aid now")
    swap = str.maketrans("+-", "-+")
    forth = sorted(row.text for row in lines(OLD, after) if row.text.startswith("  {"))
    back = sorted(row.text for row in lines(after, OLD) if row.text.startswith("  ["))
    assert [row.translate(swap).replace("{", "[").replace("}", "]") for row in forth] == back


# --- the record ----------------------------------------------------------------------------------------------------


def test_every_act_is_a_line_of_the_minutes() -> None:
    acts = (
        *ACTS,
        Closed(5, "EST", day(7), REV.digest),
        Released(6, "NOR", day(8), REV.digest, {}, terms(BRIEF)),
    )
    assert [row.text.split("  ")[-1] for row in minutes(replay(acts))] == [
        "revision 1: first draft",
        f"circulated zero-draft, {ZERO.digest[7:19]}",
        "revision 2: amended attacks",
        f"circulated rev-1, {REV.digest[7:19]}",
        f"closed silence on {REV.digest[7:19]}",
        f"released {REV.digest[7:19]}",
    ]
    assert minutes(replay(())) == []


def test_what_was_taken_and_why_stands_in_the_minutes_and_beside_the_paragraph() -> None:
    act = Revised(3, "NOR", day(5), "for all", ("CHN-1", "IND-2"), diff(ZERO, REV), REV.digest)
    history = replay((*ACTS[:2], act))
    assert minutes(history)[-1].text.endswith("revision 2: amended attacks, taking CHN-1, IND-2 (for all)")
    rows = [row.text for row in blame(history)]
    assert rows[0] == f"   2  NOR taking CHN-1, IND-2  {day(5)}  attacks"
    assert rows[2].startswith("   1  EST  ")


def test_a_first_draft_is_everything_and_so_not_listed() -> None:
    assert minutes(replay(ACTS[:1]))[0].text.endswith("EST  revision 1: first draft")
    assert diff(BLANK, ZERO).shifts.keys() == ZERO.paragraphs.keys()


# --- a text and a line ---------------------------------------------------------------------------------------------


def test_a_text_is_read_with_label_and_id_over_each_paragraph() -> None:
    rows = [row.text for row in reading(OLD)]
    assert rows[:3] == ["", "first paragraph · one", "peace now"]
    assert len(rows) == 9


def test_a_line_reads_the_same_without_its_tones() -> None:
    assert Line((("a ", "bad"), ("b", "good"))).text == line("a b").text


def test_long_words_are_cut_between_words() -> None:
    assert quoted("condemns the attacks") == "“condemns the attacks”"
    assert quoted("condemns the attacks", 14) == "“condemns the …”"
