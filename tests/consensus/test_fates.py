"""What members would change, side by side: one fate for each proposal, and one side for the same words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafter.consensus.compilation import Compilation, compilation
from drafter.consensus.ruling import Ruling, rule_on
from drafter.positions.position import Amendment, Insert, Move, Position, Rewrite, StrikeOut
from drafter.text.change import apply, diff
from drafter.text.contested.rolling import side
from drafter.text.history import BLANK, Circulated, Refusal, Revised
from drafter.text.statement import Inline, Ref, Statement, inline
from tests.consensus.proposing import compiled, offer, swap
from tests.drafting.three import ACTS, REV, ZERO, case, day
from tests.strategies import FORM, HERE

WOMEN = inline("underlines the part of women")


def fates(found: Compilation) -> dict[str, str]:
    return {proposed.amendment.id: proposed.fate for proposed in found.proposals}


def why(found: Compilation, id: str) -> str:
    gone = next(proposed.gone for proposed in found.proposals if proposed.amendment.id == id)
    return gone.reason if gone else ""


def refusing(*offers: Amendment, number: int = 3) -> Revised:
    """An act that refuses these, on the zero draft, and does nothing else."""
    open_ = {proposed.amendment.id: proposed.change for proposed in compiled(*offers).of("open")}
    refused = tuple(Refusal(id, change) for id, change in open_.items())
    return Revised(number, "NOR", day(3), "", (), diff(ZERO, ZERO), ZERO.digest, refused)


# --- fates ---------------------------------------------------------------------------------------------------------


def test_a_proposal_on_the_text_that_went_out_is_open_with_the_paragraph_it_would_make() -> None:
    (proposed,) = compiled(offer("CHN-1")).of("open")
    assert proposed.member == "CHN"
    assert proposed.side is not None
    assert "that all sides stop at once" in proposed.side.inline[-1].text  # type: ignore[union-attr]
    assert list(proposed.change.shifts) == ["halt"]


def test_words_that_the_text_has_by_now_are_taken_whoever_put_them_in() -> None:
    all_sides = inline(*ZERO.paragraphs["halt"].inline[:-1], " that all sides stop at once.")
    took = replace(ZERO, paragraphs={**ZERO.paragraphs, "halt": replace(ZERO.paragraphs["halt"], inline=all_sides)})
    assert fates(compiled(offer("CHN-1"), offer("EST-1"), text=took)) == {"CHN-1": "taken", "EST-1": "taken"}


def test_what_was_given_up_is_withdrawn() -> None:
    assert fates(compiled(replace(offer("CHN-1"), withdrawn="zero-draft"))) == {"CHN-1": "withdrawn"}


def test_what_a_penholder_took_stays_taken_though_the_words_were_edited_since() -> None:
    act = Revised(3, "NOR", day(3), "", ("CHN-1",), diff(ZERO, REV), REV.digest)
    assert fates(compiled(offer("CHN-1"), acts=(*ACTS[:2], act), text=REV)) == {"CHN-1": "taken"}


def test_what_was_refused_stays_so_until_it_is_put_again_on_a_text_that_went_out_later() -> None:
    no = (*ACTS[:2], refusing(offer("CHN-1")))
    assert fates(compiled(offer("CHN-1"), acts=no)) == {"CHN-1": "refused"}
    out = (*no, Circulated(4, "EST", day(4), "rev-1", ZERO.digest, ""))
    assert fates(compiled(offer("CHN-1"), acts=out)) == {"CHN-1": "refused"}
    again = offer("CHN-1", seen="rev-1")
    assert fates(compiled(again, acts=out)) == {"CHN-1": "open"}
    more = replace(refusing(offer("CHN-1"), number=5), at=day(5))
    assert fates(compiled(again, acts=(*out, more))) == {"CHN-1": "refused"}


def test_what_a_ruling_refused_is_not_taken_by_the_very_words_of_that_ruling() -> None:
    halt = ZERO.paragraphs["halt"]
    saw = replace(halt, inline=inline("All are urged to let them pass by day and by night, and to talk at once."))
    base = Statement(ZERO.head, {**ZERO.paragraphs, "halt": saw})
    sent = (
        Revised(1, "EST", day(1), "", (), diff(BLANK, base), base.digest),
        Circulated(2, "EST", day(2), "zero-draft", base.digest, ""),
    )
    offers = (swap("EST-1", "by night", "by day"), swap("NOR-1", " and by night", ""))
    on = compiled(*offers, acts=sent, text=base)
    ruled = rule_on(Ruling("halt", "take", ("EST-1",)), on, FORM, base)
    after = apply(ruled.change, base)
    act = Revised(3, "NOR", day(3), "", ruled.takes, ruled.change, after.digest, ruled.refuses)
    assert after.words("halt") == "All are urged to let them pass by day and by day, and to talk at once."
    assert fates(compiled(*offers, acts=(*sent, act), text=after)) == {"EST-1": "taken", "NOR-1": "refused"}


def test_an_amendment_that_names_no_text_is_ruled_on_from_the_first_that_went_out() -> None:
    assert fates(compiled(offer("CHN-1", seen=None), acts=(*ACTS[:2], refusing(offer("CHN-1"))))) == {
        "CHN-1": "refused"
    }


def test_of_two_rulings_on_one_proposal_the_later_one_stands() -> None:
    take = Revised(4, "NOR", day(4), "", ("CHN-1",), diff(ZERO, REV), REV.digest)
    acts = (*ACTS[:2], refusing(offer("CHN-1")), take)
    assert fates(compiled(offer("CHN-1"), acts=acts, text=REV)) == {"CHN-1": "taken"}


def test_what_rests_on_words_that_are_gone_is_set_aside_and_says_so() -> None:
    halt = replace(ZERO.paragraphs["halt"], inline=inline("The Security Council demands that all stop."))
    text = Statement(ZERO.head, {**ZERO.paragraphs, "halt": halt})
    (proposed,) = compiled(offer("CHN-1"), text=text).of("aside")
    assert proposed.gone is not None
    assert (proposed.gone.reason, proposed.gone.words) == (
        "words it speaks of are no longer in 'halt'",
        ("the Taliban",),
    )


def test_on_a_text_recast_in_another_form_every_open_proposal_is_set_aside() -> None:
    press = Statement(replace(ZERO.head, form="press-statement"), ZERO.paragraphs)
    found = compiled(offer("CHN-1"), offer("EST-1", StrikeOut(), "measures"), text=press)
    assert fates(found) == {"CHN-1": "aside", "EST-1": "aside"}
    assert why(found, "CHN-1") == "it was made on a text of another form"


def test_a_text_that_went_out_earlier_can_be_compiled_too() -> None:
    assert fates(compiled(offer("CHN-1"), acts=ACTS, text=ZERO)) == {"CHN-1": "open"}
    assert fates(compiled(offer("CHN-1"), acts=ACTS, text=REV)) == {"CHN-1": "open"}


def test_where_nobody_proposes_anything_nothing_is_contested() -> None:
    found = compilation(case(Position("CHN", "in-writing", HERE), acts=ACTS[:2]), ZERO)
    assert found.proposals == ()
    assert found.rolling.contested == {}


# --- sides ---------------------------------------------------------------------------------------------------------


def test_the_same_words_from_two_members_are_one_side() -> None:
    rewrite = Rewrite(inline("demands that all sides stop at once"))
    (contested,) = compiled(offer("CHN-1"), offer("EST-1", rewrite)).rolling.contested.values()
    assert list(contested.sides.values()) == [{"CHN", "EST"}]


@pytest.mark.parametrize(
    ("other", "sides"),
    [
        (Insert("halt", WOMEN), 1),
        (Insert("attacks", WOMEN), 2),
        (Insert("halt", inline("underlines the part of all women")), 2),
    ],
    ids=["same place and words", "another place", "other words"],
)
def test_one_paragraph_put_in_by_two_members_is_one_side_where_place_and_words_are_one(
    other: Insert, sides: int
) -> None:
    found = compiled(offer("CHN-1", Insert("halt", WOMEN), "women"), offer("EST-1", other, "women"))
    assert len(found.rolling.contested["women"].sides) == sides


def test_two_members_who_move_a_paragraph_to_one_place_are_one_side() -> None:
    found = compiled(offer("CHN-1", Move("attacks"), "halt"), offer("EST-1", Move("attacks"), "halt"))
    assert list(found.rolling.contested["halt"].sides.values()) == [{"CHN", "EST"}]


def test_two_paragraphs_put_in_at_one_place_both_have_a_place() -> None:
    found = compiled(
        offer("CHN-1", Insert("halt", WOMEN), "women"),
        offer("EST-1", Insert("halt", inline("underlines the part of youth")), "youth"),
    )
    places = {proposed.side.place for proposed in found.of("open") if proposed.side}
    assert len(places) == 2


def test_several_proposals_of_one_member_on_a_paragraph_are_one_side() -> None:
    late = swap("CHN-2", "at once", "within the week")
    found = compiled(offer("CHN-1"), late)
    assert fates(found) == {"CHN-1": "open", "CHN-2": "open"}
    assert side(found.rolling, "CHN").words("halt") == (
        "The Security Council demands that all sides stop within the week."
    )


def test_the_second_of_a_member_s_proposals_that_collide_is_set_aside_for_the_first() -> None:
    other = swap("CHN-2", "the Taliban stop", "they stop")
    found = compiled(offer("CHN-1"), other)
    assert fates(found) == {"CHN-1": "open", "CHN-2": "aside"}
    assert why(found, "CHN-2") == "it does not stand beside CHN-1"
    assert fates(compiled(other, offer("CHN-3"))) == {"CHN-2": "open", "CHN-3": "aside"}


def test_a_proposal_set_aside_for_another_is_open_once_that_one_is_refused() -> None:
    other = swap("CHN-2", "the Taliban stop", "they stop")
    found = compiled(offer("CHN-1"), other, acts=(*ACTS[:2], refusing(offer("CHN-1"))))
    assert fates(found) == {"CHN-1": "refused", "CHN-2": "open"}


def test_proposals_of_different_members_that_collide_are_both_open() -> None:
    found = compiled(offer("CHN-1"), offer("EST-1", StrikeOut()))
    assert fates(found) == {"CHN-1": "open", "EST-1": "open"}
    assert len(found.rolling.contested["halt"].sides) == 2


REFERS: Inline = inline("recalls ", Ref("halt"), " and the talks")


@pytest.mark.parametrize(
    "offers",
    [
        (offer("CHN-1", StrikeOut()), offer("CHN-2", Rewrite(REFERS), "measures")),
        (offer("CHN-1", Rewrite(REFERS), "measures"), offer("CHN-2", StrikeOut())),
    ],
    ids=["struck first", "referred to first"],
)
def test_a_member_cannot_strike_a_paragraph_and_refer_to_it(offers: tuple[Amendment, ...]) -> None:
    found = compiled(*offers)
    assert fates(found) == {"CHN-1": "open", "CHN-2": "aside"}
    assert isinstance(side(found.rolling, "CHN"), Statement)
