"""Every word is somebody's: the credited segments are the marking, cut where the author changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from drafter.text.change import diff
from drafter.text.history import BLANK, Act, History, Refusal, Revised, replay
from drafter.text.marking import Add, Keep, Segment, Strike, marking, tokens
from drafter.text.origin.blame import credited, origins
from drafter.text.origin.claims import keys
from drafter.text.origin.origins import Origin, Written, words_of, written
from drafter.text.statement import Head, Inline, Paragraph, Place, Ref, Run, Statement, inline
from drafter.text.verbs import lemma
from drafter.text.words import is_word
from tests.strategies import edited, fitted, inlines, versions
from tests.strategies import words_of as characters

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


@st.composite
def histories(draw: DrawFn) -> History:
    """A record of a few revisions, some of which take amendments or refuse them."""
    acts, text = list[Act](), BLANK
    for version in draw(versions(1, 4)):
        others = draw(st.lists(edited(text), max_size=2)) if acts else []
        refuses = tuple(Refusal(f"CHN-{n}", diff(text, other)) for n, other in enumerate(others))
        acts.append(_saved(len(acts), text, version, draw(st.sampled_from(_TAKES)), refuses))
        text = version
    return replay(acts)


_HEAD = Head("afghanistan-2021", "presidential-statement")
_TAKES = ((), ("IND-1",), ("IND-1", "FRA-2"))
_AUTHORS = ("EST", "NOR")


def _saved(
    number: int,
    before: Statement,
    after: Statement,
    takes: tuple[str, ...] = (),
    refuses: tuple[Refusal, ...] = (),
) -> Revised:
    at = "2021-08-13T09:00-04:00"
    return Revised(number, _AUTHORS[number % 2], at, "", takes, diff(before, after), after.digest, refuses)


def words_in(parts: Sequence[Written]) -> list[tuple[str, Origin]]:
    """Each word, space or mark, with its origin."""
    return [(token.key, part.origin) for part in parts for token in tokens(part.inline)]


@given(histories())
def test_the_words_of_a_blame_joined_are_the_text_at_every_revision(history: History) -> None:
    for number, text in history.texts.items():
        found = written(history, number)
        assert tuple(found) == text.order
        for id, parts in found.items():
            assert inline(*(piece for part in parts for piece in part.inline)) == text.paragraphs[id].inline
            assert all(one.origin != other.origin for one, other in pairwise(parts))
            assert words_of(history, id, number) == parts


@given(histories(), st.data())
def test_a_revision_that_leaves_a_paragraph_alone_changes_nothing_of_its_blame(
    history: History, data: st.DataObject
) -> None:
    now = history.current
    then = data.draw(edited(now).filter(lambda text: text.head == now.head))
    later = replay([*history.acts, _saved(len(history.acts), now, then, ("IND-1",))])
    for id, parts in written(history).items():
        if now.paragraphs[id] == then.paragraphs.get(id):
            assert words_of(later, id) == parts


@given(histories(), st.data())
def test_a_paragraph_moved_or_restyled_or_struck_and_brought_back_keeps_its_writers(
    history: History, data: st.DataObject
) -> None:
    now = history.current
    if not now.paragraphs:
        return
    id = data.draw(st.sampled_from(now.order))
    plainly = inline(*(Run(part.text) if isinstance(part, Run) else part for part in now.paragraphs[id].inline))
    others = {
        key: replace(p, inline=inline(*(part for part in p.inline if part != Ref(id)), "."))
        for key, p in now.paragraphs.items()
        if key != id
    }
    gone = fitted(now.head, others)
    back = fitted(now.head, {**gone.paragraphs, id: replace(now.paragraphs[id], inline=plainly)})
    number = len(history.acts)
    later = replay([*history.acts, _saved(number, now, gone), _saved(number + 1, gone, back, ("IND-1",))])
    if back.paragraphs[id].inline == plainly:
        assert words_in(words_of(later, id)) == words_in(words_of(history, id))


@given(histories())
def test_a_word_is_of_an_entry_that_changed_its_paragraph_and_after_which_it_stood(history: History) -> None:
    acts = {act.number: act for act in history.revisions}
    for id, parts in written(history).items():
        for key, origin in words_in(parts):
            act = acts[origin.entry]
            assert history.revisions[origin.revision - 1] == act
            assert (act.author, act.at) == (origin.author, origin.at)
            assert set(origin.takes) <= set(act.takes)
            if not key.isspace():
                after = act.change.shifts[id].after
                assert after is not None
                there = {lemma(token.key.casefold()) for token in tokens(after.inline)}
                assert (key if origin.recast is None else lemma(key.casefold())) in {*there, *_keys(after.inline)}


def _keys(parts: Inline) -> set[str]:
    return {token.key for token in tokens(parts)}


@given(histories())
def test_a_rival_is_a_proposal_on_this_paragraph_refused_since_the_word_was_written_and_its_words_are_its_own(
    history: History,
) -> None:
    refused = {(act.number, one.amendment): one for act in history.revisions for one in act.refuses}
    for id, parts in written(history).items():
        for rival in (rival for part in parts for rival in part.origin.beat):
            side = refused[rival.entry, rival.amendment].change.shifts[id].after
            assert characters(rival.inline) in characters(side.inline if side else ())
        assert all(part.origin.entry <= rival.entry for part in parts for rival in part.origin.beat)


@given(st.lists(st.lists(st.integers(0, 9), max_size=4), min_size=1, max_size=5))
def test_a_word_unchanged_since_the_first_text_is_the_firsts(inserted: list[list[int]]) -> None:
    row = ["calls", "upon", "every", "party", "to", "stop"]
    first, acts, text, fresh = list(row), list[Act](), BLANK, 0
    for places in [[], *inserted]:
        for place in places:
            row.insert(min(place, len(row)), f"new{fresh}")
            fresh += 1
        version = Statement(_HEAD, {"halt": Paragraph(Place(None, "1"), "paragraph", inline(" ".join(row)))})
        acts.append(_saved(len(acts), text, version))
        text = version
    found = words_in(words_of(replay(acts), "halt"))
    assert [key for key, origin in found if origin.entry == 0 and is_word(key)] == first


@given(histories())
def test_keys_are_those_of_the_tokens(history: History) -> None:
    for text in history.texts.values():
        for paragraph in text.paragraphs.values():
            assert keys(paragraph.inline) == [token.key for token in tokens(paragraph.inline)]
