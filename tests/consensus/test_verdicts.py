"""The verdict at a moment: what was circulated, answered, closed and released by then, and nothing later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest

from drafter.consensus.body import Body, Term
from drafter.consensus.case import Case
from drafter.consensus.ledger import heard, ledger
from drafter.consensus.release import terms
from drafter.consensus.rule import Count, Outcome, Rule, Silence
from drafter.consensus.verdict import Verdict, verdict
from drafter.positions.position import (
    Amendment,
    Answer,
    Keeps,
    Position,
    Provenance,
    RedLine,
    Says,
    StrikeOut,
    View,
)
from drafter.text.change import diff
from drafter.text.history import BLANK, Act, Circulated, Released, Revised, Voted, replay
from drafter.text.silence import Closed, Opened
from drafter.text.statement import Head, Paragraph, Place, Statement
from tests.drafting import three
from tests.strategies import BRIEF, ELEMENTS, FORM, FORMS, HERE, LADDERS, ruled

FOR, AGAINST = frozenset({"for"}), frozenset({"against"})
MEMBERS = ("CHN", "EST", "NOR")
BODY = Body("b", "B", "constructed", (Term(frozenset(MEMBERS), date(2021, 1, 1), None),), {})
BY_ANSWERS = replace(
    ruled(
        [
            Outcome("blocked", Count(AGAINST, "at_least", Fraction(1))),
            Outcome("adopted", Count(FOR, "at_least", Fraction(3))),
            Outcome("pending", None),
        ],
        ballots=False,
    ),
    silence=Silence(timedelta(0), frozenset({"objection"})),
)
BY_VOTE = ruled([Outcome("adopted", Count(FOR, "at_least", Fraction(2))), Outcome("not-adopted", None)], ballots=True)


def day(number: int) -> str:
    return f"2021-08-{number:02}T12:00:00-04:00"


def at(number: int) -> datetime:
    return datetime.fromisoformat(day(number))


def text(attacks: str) -> Statement:
    found = {}
    for number, element in enumerate(ELEMENTS):
        rung = attacks if element.id == "attacks" else element.ask
        found[element.id] = Paragraph(Place(None, str(number)), "paragraph", element.paragraph(rung, FORM, LADDERS))
    return Statement(Head("afghanistan-2021", FORM.id), found)


ZERO, REV = text("strongest"), text("condemn")
ACTS: tuple[Act, ...] = (
    Revised(1, "EST", day(1), "", (), diff(BLANK, ZERO), ZERO.digest),
    Circulated(2, "EST", day(2), "zero-draft", ZERO.digest, terms(BRIEF)),
    Revised(3, "NOR", day(5), "", (), diff(ZERO, REV), REV.digest),
    Circulated(4, "EST", day(6), "rev-1", REV.digest, terms(BRIEF)),
)
OPENED = Opened(5, "EST", day(7), REV.digest, day(9))
CLOSED = Closed(6, "EST", day(10), REV.digest)
BY_SILENCE = (*ACTS, OPENED, CLOSED)


def says(member: str, word: Says, seen: str = "rev-1", when: str = "", status: Provenance = "in-writing") -> Position:
    return Position(member, status, HERE, answer=Answer(seen, word, HERE, when=when), digest=f"sha256:{member}")


def case(*positions: Position, acts: tuple[Act, ...] = ACTS, rule: Rule = BY_ANSWERS) -> Case:
    return Case(BRIEF, replay(acts), {p.member: p for p in positions}, rule, BODY, FORMS, LADDERS)


def reached(*positions: Position, on: int = 20, acts: tuple[Act, ...] = ACTS, rule: Rule = BY_ANSWERS) -> Verdict:
    return verdict(case(*positions, acts=acts, rule=rule), at(on))


ALL_JOIN = tuple(says(member, "joins") for member in MEMBERS)


def test_all_who_joined_this_text_agree() -> None:
    found = reached(*ALL_JOIN)
    assert (found.outcome, found.adopted) == ("adopted", True)


def test_all_but_one_is_pending() -> None:
    assert reached(*ALL_JOIN[:2]).outcome == "pending"


def test_one_objection_blocks() -> None:
    assert reached(*ALL_JOIN[:2], says("NOR", "objects")).outcome == "blocked"


def test_before_anything_went_out_everything_is_pending() -> None:
    found = reached(*ALL_JOIN, on=1)
    assert (found.outcome, found.circulation, found.answers) == ("pending", None, {})


def test_members_answer_on_the_text_last_circulated_by_then() -> None:
    on_zero = tuple(says(member, "joins", "zero-draft") for member in MEMBERS)
    assert reached(*on_zero, on=3).outcome == "adopted"
    assert reached(*on_zero, on=5).outcome == "adopted"
    after = reached(*on_zero, on=7)
    assert after.outcome == "pending"
    assert {answered.word for answered in after.answers.values()} == {"renew"}


def test_an_answer_given_later_is_not_yet_given() -> None:
    late = says("NOR", "joins", when=day(9))
    assert reached(*ALL_JOIN[:2], late, on=8).outcome == "pending"
    assert reached(*ALL_JOIN[:2], late, on=9).outcome == "adopted"


def test_silence_closed_later_is_not_yet_closed() -> None:
    assert reached(acts=BY_SILENCE, on=9).outcome == "pending"
    found = reached(acts=BY_SILENCE, on=10)
    assert found.outcome == "adopted"
    assert {answered.word for answered in found.answers.values()} == {"joins by silence"}


def test_the_clock_never_makes_agreement() -> None:
    assert reached(*ALL_JOIN[:2], on=28).outcome == "pending"


def test_a_hold_outlasts_closed_silence() -> None:
    assert reached(says("CHN", "hold"), acts=BY_SILENCE).outcome == "pending"


def test_new_words_end_silence() -> None:
    final = text("concern")
    more = (
        *BY_SILENCE,
        Revised(7, "EST", day(11), "", (), diff(REV, final), final.digest),
        Circulated(8, "EST", day(12), "rev-2", final.digest, terms(BRIEF)),
    )
    assert reached(acts=more, on=11).outcome == "adopted"
    found = reached(acts=more, on=13)
    assert found.outcome == "pending"
    assert {answered.word for answered in found.answers.values()} == {"silent"}


def test_a_file_at_odds_with_itself_leaves_no_outcome() -> None:
    torn = replace(says("CHN", "joins"), views=(View("measures", HERE, "rev-1", stance="object"),))
    found = reached(torn, *ALL_JOIN[1:])
    assert (found.outcome, found.adopted) == ("pending", False)
    assert [fault.code for fault in found.faults] == ["DS120"]


def test_an_illustration_among_real_files_is_unheard() -> None:
    mixed = reached(replace(ALL_JOIN[0], status="illustrative"), *ALL_JOIN[1:])
    assert (mixed.outcome, mixed.answers["CHN"].word) == ("pending", "unheard")
    assert reached(*(replace(p, status="illustrative") for p in ALL_JOIN)).outcome == "adopted"


def test_answers_are_found_by_their_word() -> None:
    found = reached(says("NOR", "joins"), says("EST", "joins"), says("CHN", "hold"))
    assert [answered.member for answered in found.by_word("joins")] == ["EST", "NOR"]


# --- votes ---------------------------------------------------------------------------------------------------------


def test_under_a_voting_rule_positions_are_a_forecast_and_adopt_nothing() -> None:
    found = reached(*ALL_JOIN, rule=BY_VOTE)
    assert (found.outcome, found.forecast, found.adopted) == ("pending", "adopted", False)


BALLOTS = {"CHN": "abstaining", "EST": "for", "NOR": "for"}


def voted(author: str = "NOR", on: int = 10, digest: str = REV.digest, **more: object) -> Voted:
    return Voted(5, author, day(on), digest, BALLOTS, **more)  # type: ignore[arg-type]


def test_only_recorded_ballots_adopt() -> None:
    found = reached(acts=(*ACTS, voted()), rule=BY_VOTE)
    assert (found.outcome, found.forecast, found.adopted) == ("adopted", "", True)


def test_ballots_count_from_the_moment_they_were_recorded() -> None:
    assert reached(acts=(*ACTS, voted(on=10)), rule=BY_VOTE, on=9).outcome == "pending"


@pytest.mark.parametrize("vote", [voted(author="CHN"), voted(digest=ZERO.digest)])
def test_ballots_on_another_text_or_recorded_by_others_adopt_nothing(vote: Voted) -> None:
    assert not reached(acts=(*ACTS, vote), rule=BY_VOTE).adopted


def test_ballots_are_on_one_circulation_and_not_on_a_later_one_of_the_same_words() -> None:
    again = Circulated(6, "EST", day(11), "rev-2", REV.digest, terms(BRIEF))
    assert not reached(acts=(*ACTS, voted(), again), rule=BY_VOTE).adopted


def test_ballots_that_are_not_those_of_the_members_adopt_nothing() -> None:
    vote = replace(voted(), answers={"EST": "for", "NOR": "for"})
    assert not reached(acts=(*ACTS, vote), rule=BY_VOTE).adopted


def test_where_a_party_may_have_had_to_abstain_and_that_matters_nothing_is_adopted() -> None:
    bound = replace(BY_VOTE, must_abstain="a party to the dispute")
    assert reached(acts=(*ACTS, voted(parties=("CHN",))), rule=bound).adopted
    found = reached(acts=(*ACTS, voted(parties=("NOR",))), rule=bound)
    assert (found.outcome, found.adopted) == ("pending", False)


# --- releases ------------------------------------------------------------------------------------------------------

DIGESTS = {member: f"sha256:{member}" for member in MEMBERS}


def released(number: int, author: str, on: int, digest: str = REV.digest) -> Released:
    return Released(number, author, day(on), digest, DIGESTS, terms(BRIEF))


def test_a_text_goes_out_only_when_every_penholder_released_it() -> None:
    both = (released(5, "EST", 10), released(6, "NOR", 11))
    assert not reached(*ALL_JOIN, acts=(*ACTS, both[0])).exportable
    assert reached(*ALL_JOIN, acts=(*ACTS, *both)).exportable
    assert not reached(*ALL_JOIN, acts=(*ACTS, *both), on=10).exportable


def test_a_release_of_another_text_releases_nothing() -> None:
    acts = (*ACTS, released(5, "EST", 10), released(6, "NOR", 11, ZERO.digest))
    found = reached(*ALL_JOIN, acts=acts)
    assert [release.stands for release in found.releases] == [True, False]
    assert not found.exportable


def test_a_file_that_changed_since_ends_the_release() -> None:
    acts = (*ACTS, released(5, "EST", 10), released(6, "NOR", 11))
    found = reached(replace(ALL_JOIN[0], digest="sha256:other"), *ALL_JOIN[1:], acts=acts)
    assert [release.changed for release in found.releases] == [("CHN",), ("CHN",)]
    assert not found.exportable


def test_a_release_is_not_agreement() -> None:
    acts = (*ACTS, released(5, "EST", 10), released(6, "NOR", 11))
    assert not reached(*ALL_JOIN[:2], acts=acts).exportable


def test_a_rule_that_rests_on_no_source_cannot_open_the_export() -> None:
    acts = (*ACTS, released(5, "EST", 10), released(6, "NOR", 11))
    assert not reached(*ALL_JOIN, acts=acts, rule=replace(BY_ANSWERS, verified=False)).exportable


# --- the ledger ----------------------------------------------------------------------------------------------------


def zone(*positions: Position, about: str = "attacks") -> tuple[str, ...]:
    return next(row.zone for row in ledger(case(*positions)) if row.element.id == about)


def test_a_wording_is_open_unless_somebody_closes_it() -> None:
    assert zone() == ("strongest", "condemn", "concern", "note", "omit")
    limits = View("attacks", HERE, None, accepts=("concern", "note"))
    assert zone(Position("CHN", "in-writing", HERE, views=(limits,))) == ("concern", "note")


def test_the_ledger_says_who_closes_a_wording_and_where() -> None:
    limits = View("attacks", HERE, None, accepts=("note", "omit"))
    (row,) = (
        r for r in ledger(case(Position("CHN", "in-writing", HERE, views=(limits,)))) if r.element.id == "attacks"
    )
    strongest = row.options[0]
    assert (strongest.rung, strongest.open) == ("strongest", False)
    assert [(closed.member, closed.reason.where) for closed in strongest.closed_by] == [("CHN", HERE)]


def test_a_zone_may_be_empty() -> None:
    one = Position("CHN", "in-writing", HERE, views=(View("halt", HERE, None, accepts=("omit",)),))
    other = Position("EST", "in-writing", HERE, views=(View("halt", HERE, None, accepts=("demand",)),))
    assert zone(one, other, about="halt") == ()


def test_a_red_line_on_a_paragraph_closes_every_wording_of_it() -> None:
    crossed = Position("CHN", "in-writing", HERE, red_lines=(RedLine("CHN-R1", Keeps("halt"), HERE),))
    assert zone(crossed, about="halt") == ("omit",)


def test_under_a_voting_rule_one_member_closes_nothing() -> None:
    limits = View("attacks", HERE, None, accepts=("note",))
    rows = ledger(case(Position("CHN", "in-writing", HERE, views=(limits,)), rule=BY_VOTE))
    (row,) = (r for r in rows if r.element.id == "attacks")
    assert "strongest" in row.zone
    assert row.options[0].closed_by


@pytest.mark.parametrize(
    ("position", "spoke"),
    [
        (says("CHN", "hold"), ("CHN",)),
        (Position("CHN", "in-writing", HERE), ()),
        (Position("CHN", "in-writing", HERE, red_lines=(RedLine("R", Keeps("halt"), HERE),)), ("CHN",)),
    ],
)
def test_heard_is_who_said_anything_at_all(position: Position, spoke: tuple[str, ...]) -> None:
    assert heard(case(position)) == spoke


# --- what was agreed on stays what it was ----------------------------------------------------------------------------


def test_a_brief_altered_after_the_text_went_out_leaves_no_outcome() -> None:
    for altered in (
        replace(BRIEF, title="Another title"),
        replace(BRIEF, penholders=BRIEF.penholders[:1]),
        replace(BRIEF, rule="another"),
        replace(BRIEF, elements=BRIEF.elements[1:]),
    ):
        found = verdict(replace(case(*ALL_JOIN), brief=altered), at(20))
        assert (found.adopted, [fault.code for fault in found.faults]) == (False, ["DS121"])
    staged = verdict(replace(case(*ALL_JOIN), brief=replace(BRIEF, stage="agreed", marking="Agreed.")), at(20))
    assert (staged.adopted, staged.faults) == (True, ())


def test_a_release_of_the_same_words_sent_out_before_is_none_of_these() -> None:
    other = text("concern")
    acts = (
        *ACTS,
        released(5, "EST", 10),
        released(6, "NOR", 10),
        Revised(7, "EST", day(11), "", (), diff(REV, other), other.digest),
        Circulated(8, "EST", day(11), "rev-2", other.digest, terms(BRIEF)),
        Revised(9, "EST", day(12), "", (), diff(other, REV), REV.digest),
        Circulated(10, "EST", day(12), "rev-3", REV.digest, terms(BRIEF)),
    )
    found = reached(*ALL_JOIN, acts=acts)
    assert (found.adopted, found.exportable) == (True, False)
    assert [release.act for release in found.releases] == [None, None]


def test_a_text_that_a_later_one_has_overtaken_goes_out_no_more() -> None:
    other = text("concern")
    acts = (
        *ACTS,
        released(5, "EST", 10),
        released(6, "NOR", 10),
        Revised(7, "EST", day(12), "", (), diff(REV, other), other.digest),
        Circulated(8, "EST", day(12), "rev-2", other.digest, terms(BRIEF)),
    )
    found = reached(*ALL_JOIN, acts=acts, on=11)
    assert (found.adopted, found.overtaken, found.exportable) == (True, True, False)


def test_silence_is_closed_by_a_penholder_alone() -> None:
    assert reached(acts=(*ACTS, OPENED, replace(CLOSED, author="CHN"))).outcome == "pending"


def test_a_view_on_a_later_text_outweighs_what_an_amendment_taken_before_turned() -> None:
    took = Amendment("CHN-1", "measures", StrikeOut(), HERE, "zero-draft", turns={"halt": "support"})
    objects = View("halt", HERE, "rev-1", stance="object")
    position = replace(says("CHN", "joins"), amendments=(took,), views=(objects,))
    struck = Statement(REV.head, {id: p for id, p in REV.paragraphs.items() if id != "measures"})
    acts = (
        *ACTS[:-1],
        Revised(5, "EST", day(6), "", ("CHN-1",), diff(REV, struck), struck.digest),
        Circulated(6, "EST", day(6), "rev-1", struck.digest, terms(BRIEF)),
    )
    found = reached(position, *ALL_JOIN[1:], acts=acts)
    assert [fault.code for fault in found.faults] == ["DS120"]


def test_no_answers_make_what_is_voted_on() -> None:
    drawn = three.case(*three.ALL_JOIN)
    assert verdict(drawn, three.at(20)).adopted
    voted = {id: replace(form, decided_by="ballots") for id, form in drawn.forms.items()}
    found = verdict(replace(drawn, forms=voted), three.at(20))
    assert (found.outcome, found.adopted, found.exportable) == ("pending", False, False)
    assert [fault.code for fault in found.faults] == ["DS122"]
