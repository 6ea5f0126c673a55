"""Whose name stands under words in a document that leaves the room."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest

from drafter.consensus.case import Case
from drafter.consensus.signature import PENHOLDERS, Audience, Said, said, signature, signed
from drafter.positions.amendment import propose
from drafter.positions.position import Amendment, Insert, Position, Proposal, Provenance, StrikeOut, Swap
from drafter.text.change import apply, diff
from drafter.text.history import Revised
from drafter.text.statement import Paragraph, Statement, inline
from tests.drafting.three import ZERO, case, day
from tests.strategies import FORM, HERE

ALL_SIDES = Swap((("the Taliban", "all sides"),))


def offer(
    id: str, proposal: Proposal = ALL_SIDES, about: str = "halt", to: Literal["members", "penholders"] = "members"
) -> Amendment:
    return Amendment(id, about, proposal, HERE, "zero-draft", to=to, say=f"{id} in words.")


def file(*offers: Amendment, status: Provenance = "in-writing", member: str = "CHN") -> Position:
    return Position(member, status, HERE, amendments=offers)


def taken(*offers: Amendment, text: Statement = ZERO) -> Statement:
    for offered in offers:
        text = apply(propose(offered, text, FORM), text)
    return text


def name(drawn: Case, after: Statement, *takes: str, audience: Audience = "circulated") -> str:
    """The name under a revision of the zero draft by Norway."""
    act = Revised(5, "NOR", day(7), "", takes, diff(ZERO, after), after.digest)
    return signed(act, ZERO, after, drawn, audience)


CHN_1, CHN_2 = offer("CHN-1"), offer("CHN-2", StrikeOut(), "measures")
EST_1 = offer("EST-1", StrikeOut(), "measures")


# --- a change ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "offered",
    [CHN_1, CHN_2, offer("CHN-3", Insert("halt", inline("recalls the talks")), "talks")],
    ids=["swap", "strike", "insert"],
)
def test_a_member_signs_its_own_words_given_in_writing_and_taken_as_they_are(offered: Amendment) -> None:
    assert name(case(file(offered)), taken(offered), offered.id) == "CHN"


def test_words_put_beside_a_members_own_in_the_same_revision_are_not_signed_by_it() -> None:
    took = taken(CHN_1)
    halt = took.paragraphs["halt"]
    more = inline(*halt.inline, " It will return to the matter within a week, whatever the parties say by then.")
    both = Statement(took.head, {**took.paragraphs, "halt": Paragraph(halt.place, halt.kind, more)})
    assert name(case(file(CHN_1)), both, "CHN-1") == PENHOLDERS


def test_a_member_signs_several_of_its_own_taken_together() -> None:
    assert name(case(file(CHN_1, CHN_2)), taken(CHN_1, CHN_2), "CHN-1", "CHN-2") == "CHN"


@pytest.mark.parametrize(
    ("status", "wanted"),
    [
        ("in-writing", "CHN"),
        ("illustrative", "CHN (illustrative)"),
        ("reported", PENHOLDERS),
        ("reading", PENHOLDERS),
    ],
)
def test_what_was_only_reported_or_guessed_is_the_penholders(status: Provenance, wanted: str) -> None:
    drawn = case(file(CHN_1, status=status))
    assert name(drawn, taken(CHN_1), "CHN-1") == wanted
    assert signature("CHN", drawn) == wanted


def test_a_proposal_meant_for_the_penholders_alone_is_signed_by_them() -> None:
    quiet = replace(CHN_1, to="penholders")
    assert name(case(file(quiet)), taken(quiet), "CHN-1") == PENHOLDERS
    assert name(case(file(quiet, CHN_2)), taken(quiet, CHN_2), "CHN-1", "CHN-2") == PENHOLDERS


def test_the_penholders_may_read_who_wrote_to_them_and_a_guess_is_nobody_s_all_the_same() -> None:
    quiet = replace(CHN_1, to="penholders")
    assert name(case(file(quiet)), taken(quiet), "CHN-1", audience="internal") == "CHN"
    guessed = case(file(quiet, status="reading"))
    assert name(guessed, taken(quiet), "CHN-1", audience="internal") == PENHOLDERS
    assert list(said(case(file(quiet)), ("CHN-1",), "internal")) == [Said("halt", "CHN", "CHN-1 in words.")]


def test_words_of_several_members_are_signed_by_the_penholders() -> None:
    drawn = case(file(CHN_1), file(EST_1, member="EST"))
    assert name(drawn, taken(CHN_1, EST_1), "CHN-1", "EST-1") == PENHOLDERS


def test_words_that_were_edited_as_they_were_taken_are_the_penholders() -> None:
    elsewhere = taken(CHN_1, replace(CHN_2, id="NOR-1"))
    other_words = taken(offer("CHN-1", Swap((("the Taliban", "some sides"),))))
    drawn = case(file(CHN_1))
    assert name(drawn, elsewhere, "CHN-1") == PENHOLDERS
    assert name(drawn, other_words, "CHN-1") == PENHOLDERS


def test_words_that_nobody_has_on_file_any_more_are_the_penholders() -> None:
    assert name(case(file()), taken(CHN_1), "CHN-1") == PENHOLDERS
    assert name(case(file(member="EST")), taken(CHN_1), "CHN-1") == PENHOLDERS


def test_the_penholder_s_own_words_bear_its_name() -> None:
    assert name(case(file()), taken(CHN_2)) == "NOR"
    assert name(case(file(status="illustrative")), taken(CHN_2)) == "NOR (illustrative)"
    assert name(case(file(status="illustrative"), file(member="EST")), taken(CHN_2)) == "NOR"


def test_a_member_without_a_file_signs_nothing() -> None:
    assert signature("NOR", case(file())) == PENHOLDERS


# --- a remark ------------------------------------------------------------------------------------------------------


def test_what_a_member_lets_be_said_goes_with_its_name_and_its_paragraph() -> None:
    drawn = case(file(CHN_1, CHN_2))
    assert list(said(drawn, ("CHN-1", "CHN-2"), "circulated")) == [
        Said("halt", "CHN", "CHN-1 in words."),
        Said("measures", "CHN", "CHN-2 in words."),
    ]


@pytest.mark.parametrize(
    "silent", [replace(CHN_1, to="penholders"), replace(CHN_1, say=""), replace(CHN_1, id="CHN-9")]
)
def test_nothing_is_said_of_what_was_not_meant_for_the_members(silent: Amendment) -> None:
    assert list(said(case(file(silent)), ("CHN-1",), "circulated")) == []


def test_a_remark_that_was_only_reported_is_signed_by_the_penholders() -> None:
    assert [word.name for word in said(case(file(CHN_1, status="reported")), ("CHN-1",), "circulated")] == [PENHOLDERS]
