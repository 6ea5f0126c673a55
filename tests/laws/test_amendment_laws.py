"""An amendment is checked where it touches a text; that comes to the same as looking at all of what it makes."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import assume, given
from hypothesis import strategies as st

from drafter.positions.amendment import propose
from drafter.positions.position import Amendment, Insert, Move, Proposal, Rewrite, StrikeOut
from drafter.text.change import Change, DoesNotApply, Shift, apply
from drafter.text.order import below
from drafter.text.statement import Id, Statement
from tests.strategies import FORM, HERE, inlines, statements

IDS = ("halt", "talks", "attacks", "measures", "women")


def _outcome(made: Callable[[], Change]) -> Change | tuple[str, tuple[Id, ...]]:
    """The change, or the reason why there is none with the paragraphs it names."""
    try:
        return made()
    except DoesNotApply as refused:
        return refused.reason, refused.ids


def _whole(change: Change, text: Statement) -> Change:
    """The change, once the whole text that it makes was looked at."""
    apply(change, text)
    return change


@st.composite
def asked(draw: st.DrawFn) -> tuple[Statement, Amendment]:
    """A text, and something asked of it that may or may not fit."""
    text = draw(statements())
    ids = st.sampled_from((*text.order, *IDS))
    words = inlines((*text.order, "gone"))
    proposal: Proposal = draw(
        st.one_of(
            st.just(StrikeOut()),
            st.builds(Rewrite, words),
            st.builds(Move, st.none() | ids),
            st.builds(Insert, st.none() | ids, words),
        )
    )
    about = draw(st.sampled_from(("women", "op-4", "youth")) if isinstance(proposal, Insert) else ids)
    return text, Amendment("CHN-1", about, proposal, HERE)


@given(asked())
def test_what_an_amendment_proposes_can_be_done(pair: tuple[Statement, Amendment]) -> None:
    text, amendment = pair
    change = _outcome(lambda: propose(amendment, text, FORM))
    assume(isinstance(change, Change))
    assert isinstance(change, Change)
    assert apply(change, text) != text


@given(statements(), st.data())
def test_a_paragraph_can_be_struck_just_where_the_text_without_it_and_what_hangs_from_it_stands(
    text: Statement, data: st.DataObject
) -> None:
    assume(text.order)
    about = data.draw(st.sampled_from(text.order))
    gone = Change(None, {id: Shift(text.paragraphs[id], None) for id in (about, *below(about, text))})
    amendment = Amendment("CHN-1", about, StrikeOut(), HERE)
    assert _outcome(lambda: propose(amendment, text, FORM)) == _outcome(lambda: _whole(gone, text))
