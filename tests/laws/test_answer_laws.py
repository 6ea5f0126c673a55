"""Consent is said, or silence is closed; it is never inferred."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from drafter.consensus.answer import Answered, answer
from drafter.positions.frame import Ground
from drafter.positions.position import Answer, Position
from drafter.positions.standing import stand
from tests.strategies import HERE, grounds, positions, views


def answered(position: Position, ground: Ground, silence: bool = False, mixed: bool = False) -> Answered:
    given_ = position.answer
    fresh = given_ is not None and given_.seen in ground.seen and ground.seen[given_.seen].digest == ground.text.digest
    on = given_.seen if given_ and fresh else None
    return answer(position.member, position, stand(position, ground), on, silence, mixed)


def grounded(data: st.DataObject) -> tuple[Position, Ground]:
    ground = data.draw(grounds())
    return data.draw(positions(tuple(ground.seen))), ground


def joins_this_text(position: Position, ground: Ground) -> bool:
    given_ = position.answer
    return bool(given_ and given_.says == "joins" and ground.seen[given_.seen].digest == ground.text.digest)


@given(st.data(), st.booleans())
def test_no_file_whatever_counts_for_unless_it_joins_this_very_text(data: st.DataObject, mixed: bool) -> None:
    position, ground = grounded(data)
    assume(not joins_this_text(position, ground))
    assert answered(position, ground, mixed=mixed).counts != "for"


@given(st.data(), st.booleans(), st.booleans())
def test_a_file_that_counts_for_holds_nothing_against_the_text(data: st.DataObject, silence: bool, mixed: bool) -> None:
    position, ground = grounded(data)
    assume(position.status != "reading" and not (position.status == "illustrative" and mixed))
    found = answered(position, ground, silence, mixed)
    if found.counts == "for":
        standing = stand(position, ground)
        apart = set(position.answer.apart) | set(position.answer.reserve or {}) if position.answer else set()
        said = position.answer is not None and joins_this_text(position, ground)
        graver = {id for id, _ in standing.of("object", "red-line", "hold")}
        assert graver <= (apart if said else set())
        assert (standing.crossed, standing.touched, standing.asks) == ((), (), ())


@given(st.data(), st.booleans())
def test_a_guess_counts_as_no_file_does_and_so_does_an_illustration_among_real_files(
    data: st.DataObject, silence: bool
) -> None:
    position, ground = grounded(data)
    none = answer(position.member, None, None, None, silence, True).counts
    assert answered(replace(position, status="reading"), ground, silence, True).counts == none
    assert answered(replace(position, status="illustrative"), ground, silence, True).counts == none


@given(st.data())
def test_a_report_never_counts_for_by_what_it_says(data: st.DataObject) -> None:
    position, ground = grounded(data)
    assert answered(replace(position, status="reported"), ground).counts != "for"


@given(st.data())
def test_saying_more_about_the_text_never_makes_a_member_join(data: st.DataObject) -> None:
    position, ground = grounded(data)
    before = answered(position, ground)
    more = data.draw(views(tuple(ground.seen)))
    after = answered(replace(position, views=(*position.views, more)), ground)
    assert before.counts == "for" or after.counts != "for"


@given(st.data())
def test_new_words_end_every_joining(data: st.DataObject) -> None:
    ground = data.draw(grounds())
    assume(len(ground.seen) == 2)
    old, new = list(ground.seen)
    assume(ground.seen[old].digest != ground.seen[new].digest)
    position = data.draw(positions((old, new)))
    joined = replace(position, answer=Answer(old, "joins", HERE))
    assert answered(joined, ground).counts != "for"


@given(st.data())
def test_silence_closed_makes_nobody_join_who_objects_asks_or_holds_and_everybody_else(data: st.DataObject) -> None:
    position, ground = grounded(data)
    open_, closed = answered(position, ground), answered(position, ground, silence=True)
    stands = open_.word in ("objects", "asks change", "hold", "fault", "joins")
    assert closed.word == (open_.word if stands else "joins by silence")
