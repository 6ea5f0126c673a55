"""A reply: the amendments it comes to make the text as sent read as it came back, and what none says is named."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafter.positions.position import Swap
from drafter.positions.reply import Passage, reply
from drafter.text.statement import inline
from drafter.text.stops import as_read
from drafter.text.words import words
from tests.returning import TEXTS, as_they_read, sent, taken

NEW = {
    "presidential-statement": "The Security Council underlines that the talks begin.",
    "resolution": "Decides that the talks begin;",
}


@st.composite
def returned(draw: st.DrawFn) -> tuple[int, list[Passage]]:
    """One of the texts with words of it exchanged, put in or taken out, paragraphs struck, added and moved."""
    number = draw(st.integers(0, len(TEXTS) - 1))
    of = sent(number)
    read = as_read(of.text, of.form)
    passages = [Passage(id, inline(read.words(id)), read.paragraphs[id].kind == "item") for id in read.order]
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(passages) - 1))
        match draw(st.sampled_from(["words", "words", "words", "strike", "add", "move"])):
            case "words":
                row = list(words(passages[at].text))
                start = draw(st.integers(0, len(row) - 2))
                end = draw(st.integers(start, min(start + 4, len(row) - 1)))
                row[start:end] = draw(
                    st.lists(st.sampled_from(["the", " ", "peace", ",", "1,052", "naïve"]), max_size=3)
                )
                if "".join(row).strip():
                    passages[at] = Passage(passages[at].id, inline("".join(row)), passages[at].item)
            case "strike" if len(passages) > 1:
                passages.pop(at)
            case "add":
                passages.insert(at, Passage(None, inline(NEW[of.form.id])))
            case "move":
                passages.insert(draw(st.integers(0, len(passages) - 1)), passages.pop(at))
            case _:
                pass
    return number, passages


@given(returned())
def test_all_amendments_together_make_the_text_read_as_it_came_back(came: tuple[int, list[Passage]]) -> None:
    number, passages = came
    of = sent(number)
    answer = reply("NOR", of, passages)
    if not answer.left:
        wanted = [(one.id, one.text.rstrip(".,;:")) for one in passages]
        assert as_they_read(of, taken(of, answer)) == wanted


@given(returned())
def test_what_came_back_is_recorded_or_named_and_never_dropped(came: tuple[int, list[Passage]]) -> None:
    number, passages = came
    of = sent(number)
    read = as_read(of.text, of.form)
    answer = reply("NOR", of, passages)
    told = {one.about for one in (*answer.amendments, *answer.left)}
    new = sum(one.id is None for one in passages)
    for one in passages:
        if one.id is not None and one.text != read.words(one.id):
            assert one.id in told
    added = [one for one in answer.amendments if one.about not in of.text.paragraphs]
    assert len(added) + sum(one.about is None for one in answer.left) >= new


@given(returned())
def test_a_text_that_came_back_as_it_was_sent_asks_for_nothing(came: tuple[int, list[Passage]]) -> None:
    of = sent(came[0])
    read = as_read(of.text, of.form)
    untouched = [Passage(id, inline(read.words(id)), read.paragraphs[id].kind == "item") for id in read.order]
    assert reply("NOR", of, untouched) == reply("NOR", of, untouched, ())
    assert not reply("NOR", of, untouched).amendments
    assert not reply("NOR", of, untouched).left


@given(returned())
def test_a_second_import_finds_the_same_amendments(came: tuple[int, list[Passage]]) -> None:
    number, passages = came
    of = sent(number)
    first = reply("NOR", of, passages)
    again = reply("NOR", of, passages, first.amendments)
    said = [(one.about, one.proposal) for one in first.amendments]
    assert [(one.about, one.proposal) for one in again.amendments] == said
    assert {one.id for one in again.amendments}.isdisjoint({one.id for one in first.amendments})


@given(returned())
def test_what_is_swapped_is_words_on_both_sides(came: tuple[int, list[Passage]]) -> None:
    for one in reply("NOR", sent(came[0]), came[1]).amendments:
        if isinstance(one.proposal, Swap):
            for old, new in one.proposal.pairs:
                assert old == old.strip() != ""
                assert new.strip()
