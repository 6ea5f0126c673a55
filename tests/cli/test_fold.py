"""Lines laid out in columns: nothing is lost, nothing is wider than the screen, and nothing breaks inside a word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafter.cli.fold import MEASURE, Row, folded, laid_out
from drafter.report.cells import width_of
from drafter.report.line import Line, Tone, beside, line

TONES: list[Tone] = ["plain", "heading", "added", "struck"]
WORDS = st.text("ab -“é\u0301中国،مُ。（）\u200d", max_size=60)
LINES = st.builds(Line, st.lists(st.tuples(WORDS, st.sampled_from(TONES)), max_size=4).map(tuple), st.integers(0, 12))
WIDTHS = st.integers(4, 130)


def text(row: Row) -> str:
    return "".join(words for words, _ in row)


def rows(one: Line, width: int) -> list[str]:
    return [text(row) for row in folded(one, width)]


def bare(words: str) -> str:
    return words.replace(" ", "")


# --- what always holds -----------------------------------------------------------------------------------------------


@given(LINES, WIDTHS)
def test_no_letter_is_lost_and_none_is_made_up(one: Line, width: int) -> None:
    assert bare("".join(rows(one, width))) == bare(one.text)


@given(LINES, WIDTHS)
def test_no_row_is_wider_than_the_screen(one: Line, width: int) -> None:
    assert all(width_of(row) <= width for row in rows(one, width))


@given(LINES, WIDTHS)
def test_each_letter_keeps_its_tone(one: Line, width: int) -> None:
    before = [(letter, tone) for words, tone in one.spans for letter in bare(words)]
    after = [(letter, tone) for row in folded(one, width) for words, tone in row for letter in bare(words)]
    assert after == before


@given(st.lists(st.text("abé-,“”", min_size=1, max_size=9), max_size=30), st.integers(0, 6), st.integers(20, 90))
def test_no_word_that_fits_is_cut(words: list[str], hang: int, width: int) -> None:
    found = rows(Line(((" ".join(words), "plain"),), hang), width)
    assert [word for row in found for word in row.split()] == words


@given(st.lists(LINES, min_size=1, max_size=4), st.integers(120, 220))
def test_in_columns_no_letter_is_lost_either(cells: list[Line], width: int) -> None:
    found = [text(row) for row in laid_out(beside(*cells), width)]
    assert sorted(bare("".join(found))) == sorted(bare("".join(cell.text for cell in cells)))
    assert all(width_of(row) <= width for row in found)


# --- by example ------------------------------------------------------------------------------------------------------


def test_rows_go_on_as_far_in_as_the_line_says() -> None:
    assert rows(Line((("  CHN  halt: all parties stop", "plain"),), 7), 22) == [
        "  CHN  halt: all",
        "       parties stop",
    ]


def test_what_is_written_without_spaces_is_broken_between_characters_and_never_before_a_stop() -> None:
    assert rows(line("安全理事会成员强烈谴责。"), 10) == ["安全理事会", "成员强烈谴", "责。"]
    assert rows(line("安全理事会成员。强烈"), 14) == ["安全理事会成", "员。强烈"]


def test_marks_of_arabic_take_no_cell_and_stay_with_their_letter() -> None:
    assert rows(line("يُدين المَجلِس"), 6) == ["يُدين", "المَجلِس"]


def test_a_word_longer_than_the_screen_is_cut_where_it_ends() -> None:
    assert rows(line("positions/CHN.yaml:12"), 10) == ["positions/", "CHN.yaml:1", "2"]


def test_prose_has_a_measure_however_wide_the_screen() -> None:
    assert max(map(len, rows(line("word " * 100), 300))) <= MEASURE


def test_a_line_end_in_the_words_of_a_member_ends_the_row() -> None:
    assert rows(Line((("  says: one\ntwo", "plain"),), 4), 40) == ["  says: one", "    two"]


def test_columns_are_as_wide_as_the_widest_cell_and_an_empty_one_takes_no_room() -> None:
    lines = [*beside(line("CHN"), line(""), line("halt")), line(), *beside(line("x"), line(""), line("y" * 99))]
    assert [text(row).rstrip() for row in laid_out(lines, 120)] == ["CHN   halt", "", f"x     {'y' * 96}", "      yyy"]


def test_where_there_is_no_room_for_columns_lines_stand_one_below_another() -> None:
    lines = beside(line("first paragraph"), line("The Council"))
    assert [text(row) for row in laid_out(lines, 80)] == ["first paragraph", "The Council"]
    assert [text(row) for row in laid_out(lines, 120)] == ["first paragraph   The Council"]
