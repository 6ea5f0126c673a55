"""Where a text is cut into words, numbers, spaces and marks."""

from __future__ import annotations

import pytest

from drafter.text.words import count, is_word, words

WHOLE = {
    "a possessive": "Council's",
    "a possessive with a curly apostrophe": "Council’s",
    "a compound": "Afghan-led",
    "a compound with a hyphen that does not break": "Afghan‑led",
    "a number with its thousands": "1,052",
    "a decimal number": "2.5",
    "a time": "12:30",
    "a symbol of a document": "S/RES/2593",
    "initials": "U.S.",
    "a composed accent": "café",
    "a decomposed accent": "cafe\u0301",
    "a decomposed accent before a possessive": "cafe\u0301's",
    "a decomposed accent in a compound": "Zoe\u0301-led",
    "a decomposed accent inside a word": "Ame\u0301rique",
    "Devanagari with its vowel signs and virama": "हिन्दी",
    "Arabic": "السلام",
    "Persian with a joiner of no width": "می\u200cخواهم",
    "a soft hyphen": "co\u00adoperate",
    "a family of one emoji": "👩\u200d👧",
    "an emoji with a tone": "👍🏽",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE.keys())
def test_one_word_stays_whole(text: str) -> None:
    assert words(text) == (text,)


def test_words_are_parted_by_spaces_which_are_tokens_too() -> None:
    assert words("the Council's peace") == ("the", " ", "Council's", " ", "peace")


def test_marks_at_the_edges_of_a_word_stand_by_themselves() -> None:
    assert words("(peace),") == ("(", "peace", ")", ",")


def test_a_full_stop_after_a_number_is_no_part_of_it() -> None:
    assert words("in 2021.") == ("in", " ", "2021", ".")


def test_a_comma_between_words_is_no_part_of_either() -> None:
    assert words("peace,security") == ("peace", ",", "security")


def test_a_no_break_space_is_another_token_than_a_space() -> None:
    assert words("30\u00a0days") == ("30", "\u00a0", "days")
    assert words("30\u00a0days") != words("30 days")


def test_composed_and_decomposed_accents_are_different_words() -> None:
    assert words("café") != words("cafe\u0301")


def test_a_run_of_spaces_is_one_token() -> None:
    assert words("a  b") == ("a", "  ", "b")


def test_han_is_cut_by_character() -> None:
    assert words("和平与安全") == ("和", "平", "与", "安", "全")


def test_thai_is_cut_by_letter_with_its_marks() -> None:
    assert words("ที่นี่") == ("ที่", "นี่")


def test_latin_words_stay_whole_beside_han() -> None:
    assert words("联合国UN和平") == ("联", "合", "国", "UN", "和", "平")


def test_an_underscore_joins_nothing() -> None:
    assert words("a_b") == ("a", "_", "b")


def test_an_empty_text_has_no_words() -> None:
    assert words("") == ()


@pytest.mark.parametrize(
    ("token", "carries"), [("peace", True), ("1,052", True), ("和", True), (",", False), (" ", False)]
)
def test_a_word_carries_a_letter_or_a_digit(token: str, carries: bool) -> None:
    assert is_word(token) is carries


def test_punctuation_and_spaces_do_not_count() -> None:
    assert count("Afghan-led, and Afghan-owned: 1,052 times.") == 5
