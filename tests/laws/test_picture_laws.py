"""What every picture rests on: whatever is written stays words, and whatever is broken into lines fits and is whole."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from drafter.report.picture.measure import breadth, lines
from drafter.report.picture.svg import element, visible, written
from tests.strategies import texts

ANY = st.text(st.characters(exclude_categories=[]), max_size=40)
ROOMS = st.integers(20, 200)


@given(ANY)
def test_whatever_words_say_they_are_read_back_as_words_and_never_as_markup(said: str) -> None:
    root = ET.fromstring(written(element("text", said, note=said)))
    assert list(root) == []
    assert (root.text or "") == visible(said)
    assert root.attrib == {"note": visible(said)}


@given(ANY)
def test_no_sign_that_acts_unseen_is_left(said: str) -> None:
    shown = visible(said)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]", shown)
    assert visible(shown) == shown


@given(st.one_of(texts(), ANY), ROOMS)
def test_lines_hold_every_word_and_none_is_wider_than_the_room(said: str, room: int) -> None:
    broken = lines(said, room, 12)
    assert "".join("".join(broken).split()) == "".join(visible(said).split())
    assert all(breadth(line, 12) <= room for line in broken)
    assert broken
