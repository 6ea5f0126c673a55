"""What changed between two texts, as a person would say it, and the record as it is read."""

from __future__ import annotations

from dataclasses import replace

from drafter.report.change import lines, verb_of
from drafter.report.line import Line, line
from drafter.report.text import lines as reading
from drafter.text.change import diff
from drafter.text.order import moved, read_through
from drafter.text.statement import Head, Paragraph, Place, Statement, inline
from drafter.text.words import quoted

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
    order = read_through(diff(OLD, after).shifts, OLD, after)
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
