"""Every word is somebody's: the credited segments are the marking, cut where the author changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafter.text.blame import by_paragraph, credited, origins
from drafter.text.marking import Add, Keep, Segment, Strike, marking, tokens
from drafter.text.statement import Inline, Statement, inline
from drafter.text.words import is_word
from tests.strategies import inlines, versions

rows = st.lists(inlines(hard=False), min_size=1, max_size=4)


def joined_by_kind(segments: list[Segment]) -> list[Segment]:
    """Neighbouring segments of one kind, together."""
    out: list[Segment] = []
    for segment in segments:
        last = out[-1] if out else None
        if isinstance(segment, Strike) and isinstance(last, Strike):
            out[-1] = Strike(inline(*last.inline, *segment.inline))
        elif isinstance(segment, Add) and isinstance(last, Add):
            out[-1] = Add(inline(*last.inline, *segment.inline))
        else:
            out.append(segment)
    return out


@given(rows)
def test_joined_over_the_steps_the_credits_are_the_marking_from_first_to_last(row: list[Inline]) -> None:
    assert joined_by_kind([part.segment for part in credited(row)]) == list(marking(row[0], row[-1]))


@given(rows)
def test_no_step_signs_a_word_that_did_not_stand_when_it_was_made(row: list[Inline]) -> None:
    for part in credited(row):
        if part.step and not isinstance(part.segment, Keep):
            version = row[part.step if isinstance(part.segment, Add) else part.step - 1]
            there = {token.key for token in tokens(version)}
            assert {token.key for token in tokens(part.segment.inline) if is_word(token.key)} <= there


@given(rows)
def test_with_one_hand_all_of_an_edit_is_its_own(row: list[Inline]) -> None:
    for part in credited(row[:2]):
        assert (part.step == 0) == isinstance(part.segment, Keep)


@given(rows)
def test_every_step_that_is_credited_is_one_in_which_the_paragraph_changed(row: list[Inline]) -> None:
    changed = {step for step in range(1, len(row)) if row[step] != row[step - 1]}
    assert {part.step for part in credited(row)} <= changed | {0}


@given(rows)
def test_there_is_an_origin_for_every_token_and_an_end_for_every_one_at_first(row: list[Inline]) -> None:
    came, struck = origins(row)
    assert len(came) == len(tokens(row[-1]))
    assert len(struck) == len(tokens(row[0]))


@given(inlines(hard=False), inlines(hard=False))
def test_with_one_step_every_change_is_that_step(one: Inline, other: Inline) -> None:
    assert {part.step for part in credited((one, other)) if not isinstance(part.segment, Keep)} <= {1}
    assert [part.segment for part in credited((one, other))] == list(marking(one, other))


@given(rows, st.data())
def test_a_version_saved_twice_changes_no_credit_but_the_count_of_steps(row: list[Inline], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(row) - 1))
    shifted = [(part.segment, part.step + (part.step > at)) for part in credited(row)]
    again = credited([*row[: at + 1], row[at], *row[at + 1 :]])
    assert [(part.segment, part.step) for part in again] == shifted


@given(versions(1, 4))
def test_a_paragraph_is_the_work_of_the_revision_that_last_changed_its_words(texts: list[Statement]) -> None:
    numbers = dict(enumerate(texts, start=1))
    found = by_paragraph(numbers)
    last = texts[-1]
    assert found.keys() == last.paragraphs.keys()
    for id, number in found.items():
        now = last.paragraphs[id]
        since = [numbers[n].paragraphs.get(id) for n in range(number, len(texts) + 1)]
        assert all(p is not None and (p.inline, p.kind) == (now.inline, now.kind) for p in since)
        if number > 1:
            was = numbers[number - 1].paragraphs.get(id)
            assert was is None or (was.inline, was.kind) != (now.inline, now.kind)
