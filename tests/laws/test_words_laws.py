"""Tokens are the text, and no boundary falls inside a word, a number or an accent."""

from __future__ import annotations

from hypothesis import given

from drafter.text.words import count, is_word, words
from tests.laws.boundaries import inside
from tests.strategies import texts


@given(texts())
def test_the_words_of_a_text_join_to_the_text(text: str) -> None:
    assert "".join(words(text)) == text


@given(texts())
def test_no_word_is_empty(text: str) -> None:
    assert all(words(text))


@given(texts())
def test_no_boundary_falls_inside_a_word_a_number_or_an_accent(text: str) -> None:
    at = 0
    for word in words(text)[:-1]:
        at += len(word)
        assert not inside(text, at), (text, at)


@given(texts())
def test_what_is_counted_is_what_carries_meaning(text: str) -> None:
    assert count(text) == sum(is_word(word) for word in words(text))
    assert (count(text) > 0) == any(character.isalnum() for character in text)


@given(texts())
def test_plain_letters_are_read_as_all_others_are(text: str) -> None:
    plain = text.encode("ascii", "ignore").decode()
    assert words(f"{plain}—") == (*words(plain), "—")
