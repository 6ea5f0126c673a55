"""What one capital needs to know: what changed since it last spoke, and what became of what it asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafter.consensus.capital import Capital, capital
from drafter.consensus.compilation import compilation
from drafter.consensus.release import terms
from drafter.consensus.verdict import verdict
from drafter.positions.position import Amendment, Answer, Position, View
from drafter.text.change import diff
from drafter.text.history import Act, Circulated, Refusal, Revised
from drafter.text.recast import recast
from drafter.text.statement import Paragraph, Statement, inline
from tests.consensus.proposing import compiled, offer
from tests.drafting.three import ACTS, REV, ZERO, at, case, day, says
from tests.strategies import BRIEF, FORM, HERE, PRESS

CHN_1 = offer("CHN-1")
ALL_SIDES = replace(
    REV,
    paragraphs={
        **REV.paragraphs,
        "halt": replace(
            REV.paragraphs["halt"], inline=inline(*REV.paragraphs["halt"].inline[:-1], " that all sides stop at once.")
        ),
    },
)


def file(*amendments: Amendment, views: tuple[View, ...] = (), answer: Answer | None = None) -> Position:
    return Position("CHN", "in-writing", HERE, views=views, amendments=amendments, answer=answer)


def of(*positions: Position, acts: tuple[Act, ...] = ACTS, on: int = 20, member: str = "CHN") -> Capital:
    drawn = case(*positions, acts=acts)
    judged = verdict(drawn, at(on))
    assert judged.text is not None
    return capital(member, judged, compilation(drawn, judged.text))


def revised(
    number: int, before: Statement, after: Statement, *takes: str, refuses: tuple[Refusal, ...] = ()
) -> Revised:
    return Revised(number, "NOR", day(number), "why", takes, diff(before, after), after.digest, refuses)


def sent(number: int, name: str, text: Statement) -> Circulated:
    return Circulated(number, "EST", day(number), name, text.digest, terms(BRIEF))


# --- what it last spoke of -----------------------------------------------------------------------------------------


def test_it_looks_again_at_what_changed_since_the_text_it_last_answered_on() -> None:
    found = of(says("CHN", "joins", "zero-draft"))
    assert (found.last, found.again, found.skip) == ("zero-draft", ("attacks",), ("measures", "halt"))
    assert found.before == ZERO
    assert found.due


def test_without_an_answer_it_is_the_youngest_text_that_its_file_speaks_of() -> None:
    old, young = (View("halt", HERE, name, stance="accept") for name in ("zero-draft", "rev-1"))
    assert of(file(views=(old,))).last == "zero-draft"
    assert of(file(views=(young, old))).last == "rev-1"
    assert of(file(CHN_1)).last == "zero-draft"
    assert of(file(CHN_1, views=(young,))).again == ()


@pytest.mark.parametrize(
    "positions", [(), (file(views=(View("halt", HERE, stance="accept"),)),)], ids=["none", "brief"]
)
def test_who_has_spoken_of_no_text_has_everything_before_it(positions: tuple[Position, ...]) -> None:
    found = of(*positions)
    assert (found.last, found.before) == (None, None)
    assert found.again == REV.order
    assert found.skip == ()


def test_who_answered_on_this_very_text_may_skip_it_all_and_owes_nothing() -> None:
    found = of(says("CHN", "joins"))
    assert (found.again, found.skip, found.due) == ((), REV.order, False)


@pytest.mark.parametrize(("word", "due"), [("joins", False), ("objects", False), ("hold", True), ("ad-ref", True)])
def test_an_answer_is_awaited_until_it_counts(word: str, due: bool) -> None:
    assert of(says("CHN", word)).due == due  # type: ignore[arg-type]


def test_what_is_new_and_what_is_gone_is_looked_at_again() -> None:
    rest = {id: paragraph for id, paragraph in REV.paragraphs.items() if id != "measures"}
    new = Paragraph(replace(REV.paragraphs["halt"].place, rank="9"), "paragraph", inline("The Council notes peace."))
    later = Statement(REV.head, {**rest, "talks": new})
    acts = (*ACTS, revised(5, REV, later), sent(6, "rev-2", later))
    found = of(says("CHN", "joins"), acts=acts)
    assert found.again == ("measures", "talks")
    assert found.skip == ("attacks", "halt")


def test_what_only_moved_reads_as_it_did_and_is_told_to_have_moved() -> None:
    place = replace(REV.paragraphs["halt"].place, rank="0a")
    later = Statement(REV.head, {**REV.paragraphs, "halt": replace(REV.paragraphs["halt"], place=place)})
    found = of(says("CHN", "joins"), acts=(*ACTS, revised(5, REV, later), sent(6, "rev-2", later)))
    assert found.again == ()
    assert "halt" in found.skip
    assert len(found.moved) == 1


def test_its_own_views_that_no_longer_hold_are_told() -> None:
    stale = View("attacks", HERE, "zero-draft", stance="accept")
    assert [reason.about for reason in of(file(views=(stale,))).stale] == ["attacks"]
    assert of(file(views=(replace(stale, about="halt"),))).stale == ()


# --- another form --------------------------------------------------------------------------------------------------

VOICED = recast(REV, FORM, PRESS).statement
RECAST = (*ACTS, revised(7, REV, VOICED), sent(8, "rev-2", VOICED))


def test_a_recast_is_told_and_hides_none_of_the_words_that_changed() -> None:
    found = of(says("CHN", "joins", "zero-draft"), acts=RECAST)
    assert found.recast
    assert (found.again, found.skip) == (("attacks",), ("measures", "halt"))
    assert found.before is not None
    assert found.before.head.form == PRESS.id


def test_after_a_recast_alone_nothing_reads_otherwise_and_the_answer_is_due_again() -> None:
    found = of(says("CHN", "joins"), acts=RECAST)
    assert (found.recast, found.again, found.due) == (True, (), True)


# --- what it asked -------------------------------------------------------------------------------------------------


def refusal(*offers: Amendment) -> tuple[Refusal, ...]:
    return tuple(Refusal(one.amendment.id, one.change) for one in compiled(*offers).of("open"))


def fates(found: Capital) -> list[tuple[str, str, int | None]]:
    return [(one.proposed.amendment.id, one.proposed.fate, one.revision) for one in found.asked]


def test_a_proposal_is_told_with_its_fate_and_the_revision_that_ruled_on_it() -> None:
    took = (*ACTS[:2], revised(3, ZERO, REV), revised(4, REV, ALL_SIDES, "CHN-1"), sent(6, "rev-1", ALL_SIDES))
    assert fates(of(file(CHN_1), acts=took)) == [("CHN-1", "taken", 3)]
    kept = (*ACTS[:2], revised(3, ZERO, ZERO, refuses=refusal(CHN_1)), revised(5, ZERO, REV), sent(6, "rev-1", REV))
    assert fates(of(file(CHN_1), acts=kept)) == [("CHN-1", "refused", 2)]
    assert fates(of(file(CHN_1))) == [("CHN-1", "open", None)]
    assert fates(of(file(replace(CHN_1, withdrawn="rev-1")))) == [("CHN-1", "withdrawn", None)]


def test_only_its_own_proposals_are_there() -> None:
    other = Position("EST", "in-writing", HERE, amendments=(offer("EST-1"),))
    assert fates(of(file(CHN_1), other)) == [("CHN-1", "open", None)]
    assert fates(of(file(CHN_1), other, member="EST")) == [("EST-1", "open", None)]
    assert of(file(CHN_1), other, member="NOR").asked == ()


def test_words_refused_first_and_brought_in_later_were_not_taken_where_they_were_refused() -> None:
    acts = (
        *ACTS[:2],
        revised(3, ZERO, ZERO, refuses=refusal(CHN_1)),
        revised(4, ZERO, ALL_SIDES),
        sent(6, "rev-1", ALL_SIDES),
    )
    ((_, fate, revision),) = fates(of(file(CHN_1), acts=acts))
    assert fate == "taken"
    assert revision != 2


# --- at an earlier moment ------------------------------------------------------------------------------------------


def test_an_answer_given_later_is_not_yet_what_it_last_spoke_of() -> None:
    later = Answer("rev-1", "joins", HERE, when=day(9))
    found = of(file(CHN_1, answer=later), on=8)
    assert found.last == "zero-draft"
    assert found.again == ("attacks",)


def test_a_text_that_went_out_later_is_not_yet_what_it_last_spoke_of() -> None:
    young = View("halt", HERE, "rev-1", stance="accept")
    assert of(file(CHN_1, views=(young,)), on=3).last == "zero-draft"
