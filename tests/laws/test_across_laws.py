"""Two texts laid into one hold both, each in its own order."""

from __future__ import annotations

from hypothesis import given

from drafter.text.across import across, carried
from drafter.text.statement import Statement
from tests.strategies import statements


@given(statements(), statements())
def test_what_was_not_added_is_the_text_before_and_what_was_not_struck_the_text_after(
    before: Statement, after: Statement
) -> None:
    found = list(across(before, after))
    assert tuple(id for id, state in found if state not in ("added", "arrived")) == before.order
    assert tuple(id for id, state in found if state not in ("struck", "left")) == after.order


@given(statements(), statements())
def test_what_moved_comes_twice_and_everything_else_once(before: Statement, after: Statement) -> None:
    ids = [id for id, _ in across(before, after)]
    assert {id for id in ids if ids.count(id) == 2} == carried(before, after)
    assert max(map(ids.count, ids), default=1) <= 2
