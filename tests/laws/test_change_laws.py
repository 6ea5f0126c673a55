"""Changes form an algebra: what leads there, back, and on from there."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drafter.text.change import Change, DoesNotApply, apply, compose, diff, invert
from drafter.text.statement import Statement
from tests.strategies import edited, statements, versions


@given(versions(2, 2))
def test_applying_a_difference_gives_the_other_text(pair: list[Statement]) -> None:
    a, b = pair
    assert apply(diff(a, b), a) == b


@given(statements(), statements())
def test_it_does_so_for_texts_that_never_met(a: Statement, b: Statement) -> None:
    assert apply(diff(a, b), a) == b


@given(versions(2, 2))
def test_the_way_back_is_the_difference_the_other_way(pair: list[Statement]) -> None:
    a, b = pair
    assert invert(diff(a, b)) == diff(b, a)


@given(statements())
def test_a_text_does_not_differ_from_itself(a: Statement) -> None:
    assert diff(a, a) == Change()
    assert not diff(a, a)


@given(versions(3, 3))
def test_two_steps_compose_to_the_difference_of_their_ends(triple: list[Statement]) -> None:
    a, b, c = triple
    assert compose(diff(a, b), diff(b, c)) == diff(a, c)


@given(statements(), statements(), statements())
def test_they_do_so_for_texts_that_never_met(a: Statement, b: Statement, c: Statement) -> None:
    assert compose(diff(a, b), diff(b, c)) == diff(a, c)


@given(versions(4, 4))
def test_composing_is_associative(four: list[Statement]) -> None:
    a, b, c, d = four
    one, two, three = diff(a, b), diff(b, c), diff(c, d)
    assert compose(compose(one, two), three) == compose(one, compose(two, three))


@given(versions(2, 2))
def test_there_and_back_is_no_change(pair: list[Statement]) -> None:
    a, b = pair
    assert compose(diff(a, b), invert(diff(a, b))) == Change()


@given(st.data())
def test_a_change_on_another_text_names_the_paragraphs_that_do_not_fit(data: st.DataObject) -> None:
    a, b = data.draw(versions(2, 2))
    other = data.draw(edited(a))
    change = diff(a, b)
    unlike = {id for id, shift in change.shifts.items() if other.paragraphs.get(id) != shift.before}
    if change.head is not None and change.head.before != other.head:
        unlike.add("head")
    assume(unlike)
    with pytest.raises(DoesNotApply) as raised:
        apply(change, other)
    assert set(raised.value.ids) == unlike


@given(st.data())
def test_changes_whose_ends_do_not_meet_name_the_paragraphs(data: st.DataObject) -> None:
    a, b, c = data.draw(versions(3, 3))
    elsewhere = data.draw(edited(b))
    one, two = diff(a, b), diff(elsewhere, c)
    unlike = {id for id in one.shifts.keys() & two.shifts.keys() if one.shifts[id].after != two.shifts[id].before}
    if one.head and two.head and one.head.after != two.head.before:
        unlike.add("head")
    assume(unlike)
    with pytest.raises(DoesNotApply) as raised:
        compose(one, two)
    assert set(raised.value.ids) == unlike
