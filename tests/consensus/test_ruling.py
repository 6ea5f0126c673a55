"""A penholder's ruling on a paragraph: what it takes, what it refuses, and what it leaves open."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from drafter.consensus.ruling import CannotRule, Ruled, Ruling, rule_on, settlement
from drafter.positions.position import Amendment, Insert, Move, Rewrite, StrikeOut
from drafter.text.change import apply
from drafter.text.statement import Paragraph, Place, Ref, Statement, inline
from tests.consensus.proposing import compiled, offer, swap
from tests.drafting.three import ZERO
from tests.strategies import FORM

CHN, EST = swap("CHN-1", "the Taliban", "all sides"), swap("EST-1", "the Taliban", "both sides")
NOR = swap("NOR-1", "at once", "within the week")
STRIKE = offer("CHN-2", StrikeOut(), "measures")
WOMEN = offer("CHN-3", Insert("halt", inline("underlines the part of women")), "women")


def ruled(ruling: Ruling, *offers: Amendment) -> Ruled:
    return rule_on(ruling, compiled(*offers), FORM, ZERO)


def text_after(found: Ruled) -> Statement:
    return apply(found.change, ZERO)


def names(found: Ruled) -> tuple[Sequence[str], Sequence[str]]:
    """The proposals taken, and those refused."""
    return list(found.takes), [refusal.amendment for refusal in found.refuses]


def told(ruling: Ruling, *offers: Amendment) -> str:
    with pytest.raises(CannotRule) as caught:
        ruled(ruling, *offers)
    return str(caught.value)


# --- taken and refused ---------------------------------------------------------------------------------------------


def test_what_is_taken_is_in_the_text_and_what_says_otherwise_is_refused_whole() -> None:
    found = ruled(Ruling("halt", "take", ("CHN-1",)), CHN, EST, NOR)
    assert text_after(found).words("halt") == "The Security Council demands that all sides stop at once."
    assert names(found) == (["CHN-1"], ["EST-1"])
    assert found.refuses[0].change == compiled(EST).of("open")[0].change


def test_proposals_in_different_places_are_taken_together() -> None:
    found = ruled(Ruling("halt", "take", ("CHN-1", "NOR-1")), CHN, EST, NOR)
    assert text_after(found).words("halt") == "The Security Council demands that all sides stop within the week."
    assert names(found) == (["CHN-1", "NOR-1"], ["EST-1"])


def test_the_same_words_from_another_member_are_taken_with_them() -> None:
    same = offer("NOR-2", Rewrite(inline("demands that all sides stop at once")), "halt")
    assert names(ruled(Ruling("halt", "take", ("CHN-1",)), CHN, EST, same)) == (["CHN-1", "NOR-2"], ["EST-1"])


def test_one_proposal_is_refused_and_the_others_stay_open() -> None:
    found = ruled(Ruling("halt", "take", refuse=("EST-1",)), CHN, EST, NOR)
    assert not found.change
    assert names(found) == ([], ["EST-1"])


def test_another_is_refused_beside_the_one_that_is_taken() -> None:
    assert names(ruled(Ruling("halt", "take", ("CHN-1",), ("NOR-1",)), CHN, NOR)) == (["CHN-1"], ["NOR-1"])


def test_compromise_words_take_what_they_have_in_them_and_refuse_what_says_otherwise() -> None:
    words = inline("demands that all sides stop within three days")
    found = ruled(Ruling("halt", "words", words=words), CHN, EST, NOR)
    assert text_after(found).words("halt") == "The Security Council demands that all sides stop within three days."
    assert "EST-1" in names(found)[1]
    assert "NOR-1" in names(found)[1]
    assert "CHN-1" in names(found)[0]


def test_compromise_words_that_are_somebody_s_own_take_that_proposal() -> None:
    words = inline("demands that both sides stop at once")
    assert names(ruled(Ruling("halt", "words", words=words), CHN, EST)) == (["EST-1"], ["CHN-1"])


def test_compromise_words_that_hold_two_proposals_take_both() -> None:
    words = inline("demands that all sides stop within the week")
    assert names(ruled(Ruling("halt", "words", words=words), CHN, EST, NOR)) == (["CHN-1", "NOR-1"], ["EST-1"])


def test_compromise_words_may_refuse_what_they_leave_alone() -> None:
    words = inline("demands that some sides stop at once")
    found = ruled(Ruling("halt", "words", refuse=("NOR-1",), words=words), EST, NOR)
    assert names(found) == ([], ["EST-1", "NOR-1"])


def test_compromise_words_for_a_paragraph_that_is_only_proposed_stand_where_it_was_proposed() -> None:
    found = ruled(Ruling("women", "words", words=inline("recalls the part of all women")), WOMEN)
    assert text_after(found).order[-1] == "women"
    assert text_after(found).words("women") == "The Security Council recalls the part of all women."
    assert names(found) == ([], ["CHN-3"])


def test_to_strike_takes_those_who_asked_for_it_and_refuses_the_rest() -> None:
    other = swap("NOR-2", "ready", "prepared", "measures")
    found = ruled(Ruling("measures", "strike"), STRIKE, other)
    assert "measures" not in text_after(found).paragraphs
    assert names(found) == (["CHN-2"], ["NOR-2"])


def test_to_keep_refuses_everything_proposed_there_and_changes_nothing() -> None:
    found = ruled(Ruling("halt", "keep"), CHN, EST, NOR, STRIKE)
    assert not found.change
    assert names(found) == ([], ["CHN-1", "EST-1", "NOR-1"])


def test_to_keep_a_paragraph_that_is_not_there_refuses_to_add_it() -> None:
    found = ruled(Ruling("women", "keep"), WOMEN)
    assert not found.change
    assert names(found) == ([], ["CHN-3"])


def test_a_move_and_new_words_of_one_paragraph_are_taken_together_or_one_is_left_open() -> None:
    move = offer("EST-2", Move(None), "halt")
    both = ruled(Ruling("halt", "take", ("CHN-1", "EST-2")), CHN, move)
    assert text_after(both).order[0] == "halt"
    assert names(both) == (["CHN-1", "EST-2"], [])
    assert names(ruled(Ruling("halt", "take", ("EST-2",)), CHN, move)) == (["EST-2"], [])


# --- what cannot be ruled ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ruling", "expected"),
    [
        (Ruling("halt", "take", ("CHN-9",)), "nobody proposes 'CHN-9'"),
        (Ruling("halt", "take", ("CHN-2",)), "CHN-2 is about 'measures', not 'halt'"),
        (
            Ruling("halt", "take", ("CHN-1", "EST-1")),
            "CHN-1, EST-1 do not stand together: they would change the same words",
        ),
        (Ruling("halt", "take", ("CHN-1",), ("CHN-1",)), "CHN-1 cannot be taken and refused at once"),
        (Ruling("halt", "take"), "that changes nothing: 'halt' reads so already"),
        (Ruling("attacks", "keep"), "that changes nothing: 'attacks' reads so already"),
        (
            Ruling("halt", "words", words=inline("demands that the Taliban stop at once")),
            "that changes nothing: 'halt' reads so already",
        ),
        (Ruling("youth", "words", words=inline("recalls youth")), "there is no 'youth', and nobody proposes it"),
        (Ruling("women", "strike"), "'women' is not in the text: to refuse it, keep the text as it is"),
        (
            Ruling("halt", "words", words=inline("recalls ", Ref("youth"))),
            "that would break the text: halt refers to what is absent: youth",
        ),
    ],
)
def test_what_the_proposals_do_not_bear_is_told(ruling: Ruling, expected: str) -> None:
    assert told(ruling, CHN, EST, STRIKE, WOMEN) == expected


def test_what_breaks_the_text_together_with_an_earlier_ruling_is_told() -> None:
    on = compiled(CHN, STRIKE)
    after = text_after(rule_on(Ruling("measures", "strike"), on, FORM, ZERO))
    refers = Ruling("halt", "words", words=inline("recalls ", Ref("measures")))
    assert rule_on(refers, on, FORM, ZERO).change
    with pytest.raises(CannotRule, match="that would break the text: halt refers to what is absent: measures"):
        rule_on(refers, on, FORM, after)
    assert rule_on(Ruling("halt", "take", ("CHN-1",)), on, FORM, after).takes == ("CHN-1",)


def test_why_a_proposal_is_not_open_is_told() -> None:
    collides = swap("CHN-2", "the Taliban stop", "they stop")
    assert told(Ruling("halt", "take", ("CHN-2",)), CHN, collides) == ("CHN-2 is aside: it does not stand beside CHN-1")


def test_words_that_do_not_have_what_is_to_be_taken_are_refused() -> None:
    ruling = Ruling("halt", "words", ("NOR-1",), words=inline("demands that all sides stop at once"))
    assert told(ruling, CHN, NOR) == "NOR-1 is not in these words, word for word"


@pytest.mark.parametrize(
    "ruling",
    [
        Ruling("halt", "words", refuse=("CHN-1",), words=inline("demands that all sides stop at once")),
        Ruling("halt", "take", ("NOR-2",), ("CHN-1",)),
    ],
    ids=["in the penholder's words", "in another member's"],
)
def test_what_the_ruling_says_word_for_word_cannot_be_refused(ruling: Ruling) -> None:
    said = told(ruling, CHN, swap("NOR-2", "the Taliban", "all sides"))
    assert said == "CHN-1 cannot be taken and refused at once"


# --- settled -------------------------------------------------------------------------------------------------------


def test_what_only_the_penholders_ask_for_is_settled_together() -> None:
    est = swap("EST-2", "ready", "prepared", "measures")
    found = settlement(compiled(est, NOR, WOMEN), ("EST", "NOR"))
    assert names(found) == (["EST-2", "NOR-1"], [])
    assert text_after(found).words("measures") == "The Security Council stands prepared to consider further measures."


@pytest.mark.parametrize("other", [CHN, EST], ids=["of another member", "of the other penholder"])
def test_what_anybody_would_have_otherwise_is_not_settled(other: Amendment) -> None:
    assert not settlement(compiled(NOR, other), ("EST", "NOR")).change


def test_what_both_penholders_ask_for_is_settled_as_one() -> None:
    assert names(settlement(compiled(EST, swap("NOR-2", "the Taliban", "both sides")), ("EST", "NOR"))) == (
        ["EST-1", "NOR-2"],
        [],
    )


def test_what_would_break_the_text_together_stays_open() -> None:
    strike = offer("EST-2", StrikeOut(), "halt")
    refers = offer("NOR-2", Rewrite(inline("recalls ", Ref("halt"))), "measures")
    words = swap("NOR-3", "the attacks", "all attacks", "attacks")
    found = settlement(compiled(strike, refers, words), ("EST", "NOR"))
    assert names(found) == (["NOR-3"], [])


def test_where_the_penholders_ask_for_nothing_nothing_is_settled() -> None:
    found = settlement(compiled(CHN), ("EST", "NOR"))
    assert (found.change.shifts, found.takes, found.refuses) == ({}, (), ())


def test_a_paragraph_keeps_its_place_and_kind_under_compromise_words() -> None:
    found = ruled(Ruling("halt", "words", words=inline("urges calm")), CHN)
    assert text_after(found).paragraphs["halt"] == Paragraph(
        Place(None, ZERO.paragraphs["halt"].place.rank), "paragraph", text_after(found).paragraphs["halt"].inline
    )
