"""A marking reads as the paragraph before and as the paragraph after, and cuts nothing that belongs together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from drafter.text.marking import Add, Keep, Segment, Strike, joined, marking, tokens
from drafter.text.statement import Inline, inline
from drafter.text.words import words
from tests.laws.boundaries import inside
from tests.strategies import IDS, inlines, words_of


@st.composite
def edits(draw: DrawFn) -> tuple[Inline, Inline]:
    """A paragraph with some of its words taken out, said twice, or others put in their place."""
    parts = draw(inlines(IDS, hard=draw(st.booleans())))
    row = tokens(parts)
    start = draw(st.integers(0, len(row)))
    end = draw(st.integers(start, len(row)))
    middle = draw(st.sampled_from((inline(), joined([*row[start:end], *row[start:end]]))) | inlines(hard=False))
    after = inline(*joined(row[:start]), *middle, *joined(row[end:]))
    return (parts, after) if draw(st.booleans()) else (after, parts)


pairs = st.tuples(inlines(IDS), inlines(IDS)) | edits()


def before(segments: Sequence[Segment]) -> list[Inline]:
    return [s.before if isinstance(s, Keep) else s.inline for s in segments if not isinstance(s, Add)]


def after(segments: Sequence[Segment]) -> list[Inline]:
    return [s.after if isinstance(s, Keep) else s.inline for s in segments if not isinstance(s, Strike)]


def whole(pieces: Sequence[Inline]) -> Inline:
    return inline(*(part for piece in pieces for part in piece))


@given(pairs)
def test_kept_and_struck_are_the_paragraph_before(pair: tuple[Inline, Inline]) -> None:
    assert whole(before(marking(*pair))) == pair[0]


@given(pairs)
def test_kept_and_added_are_the_paragraph_after(pair: tuple[Inline, Inline]) -> None:
    assert whole(after(marking(*pair))) == pair[1]


@given(pairs)
def test_what_is_kept_is_the_same_words_on_both_sides(pair: tuple[Inline, Inline]) -> None:
    for segment in marking(*pair):
        if isinstance(segment, Keep):
            assert [t.key for t in tokens(segment.before)] == [t.key for t in tokens(segment.after)]


@given(pairs)
def test_no_boundary_falls_inside_a_word_a_number_or_an_accent(pair: tuple[Inline, Inline]) -> None:
    segments = marking(*pair)
    for pieces, text in ((before(segments), words_of(pair[0])), (after(segments), words_of(pair[1]))):
        at = 0
        for piece in pieces[:-1]:
            at += len(words_of(piece))
            assert not inside(text, at), (text, at)


@given(pairs)
def test_no_segment_is_empty_and_a_change_lies_between_two_keeps(pair: tuple[Inline, Inline]) -> None:
    segments = marking(*pair)
    assert all((segment.before if isinstance(segment, Keep) else segment.inline) for segment in segments)
    kinds = [type(segment) for segment in segments]
    assert all(one is not other for one, other in pairwise(kinds))


@given(inlines(IDS))
def test_an_unchanged_paragraph_is_kept_whole(parts: Inline) -> None:
    assert marking(parts, parts) == (Keep(parts, parts),)


@given(inlines(IDS))
def test_the_tokens_of_a_paragraph_join_to_it_and_are_the_words_of_its_runs(parts: Inline) -> None:
    assert joined(tokens(parts)) == parts
    if not any(token.key.startswith("\ue000") for token in tokens(parts)):
        assert tuple(token.key for token in tokens(parts)) == words(words_of(parts))
