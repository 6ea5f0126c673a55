"""The alignment is difflib's to the last opcode, however it is found: records of long ago read by it."""

from __future__ import annotations

from difflib import SequenceMatcher

from hypothesis import given
from hypothesis import strategies as st

from drafter.text.align import align

ROWS = st.lists(st.sampled_from(("the", " ", "and", "peace", ",")), max_size=30)


@given(ROWS, ROWS)
def test_it_is_what_difflib_finds(before: list[str], after: list[str]) -> None:
    assert align(before, after) == tuple(SequenceMatcher(None, before, after, autojunk=False).get_opcodes())


@given(st.lists(ROWS, min_size=3, max_size=6), st.lists(ROWS, min_size=2, max_size=5))
def test_it_is_what_difflib_finds_between_rows_that_share_much(kept: list[list[str]], put: list[list[str]]) -> None:
    before = [token for row in kept for token in row]
    after = [token for row, other in zip(kept, (*put, [], [], []), strict=False) for token in (*other, *row)]
    assert align(before, after) == tuple(SequenceMatcher(None, before, after, autojunk=False).get_opcodes())


def test_it_is_what_difflib_finds_in_rows_too_long_to_be_sliced() -> None:
    before = [str(number % 977) for number in range(4100)]
    after = [*before[:50], "peace", *before[60:]]
    assert align(before, after) == tuple(SequenceMatcher(None, before, after, autojunk=False).get_opcodes())
