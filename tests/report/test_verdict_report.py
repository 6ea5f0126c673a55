"""A verdict in words: the answer first, then who, on which words, and one way on; the private reasons apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafter.consensus.release import terms
from drafter.consensus.verdict import Verdict, verdict
from drafter.positions.position import Amendment, Answer, Position, StrikeOut, Swap, View
from drafter.report import data
from drafter.report.arithmetic import arithmetic
from drafter.report.release import obstacles
from drafter.report.verdict import answer_word, lines, private, way_on
from drafter.text.history import Act, Released
from tests.drafting.three import ACTS, ALL_JOIN, BY_ANSWERS, BY_VOTE, REV, at, case, day, says
from tests.strategies import BRIEF, HERE

DIGESTS = {position.member: position.digest for position in ALL_JOIN}
RELEASED: tuple[Act, ...] = tuple(
    Released(5 + n, who, day(10), REV.digest, DIGESTS, terms(BRIEF)) for n, who in enumerate(("EST", "NOR"))
)
OBJECTS = View("measures", HERE, "rev-1", stance="object", because="a secret", say="Not now.")
ASK = Amendment("CHN-1", "halt", Swap((("the Taliban", "all sides"),)), HERE, "rev-1")
AGAINST = Position("CHN", "in-writing", HERE, views=(OBJECTS,))
ASKS = Position("CHN", "in-writing", HERE, amendments=(ASK,))


def reached(*positions: Position, on: int = 20, acts: tuple[Act, ...] = ACTS, vote: bool = False) -> Verdict:
    return verdict(case(*positions, acts=acts, rule=BY_VOTE if vote else BY_ANSWERS), at(on))


def said(found: Verdict) -> list[str]:
    return [line.text for line in lines(found, at(20), "positions")]


def section(found: Verdict, title: str) -> list[str]:
    """The lines under a title, to the next empty one."""
    rows = said(found)
    start = next(number for number, row in enumerate(rows) if row.startswith(title))
    return rows[start : rows.index("", start)]


def test_the_answer_comes_first() -> None:
    assert said(reached(*ALL_JOIN))[1] == "ADOPTED: 3 of 3 join"
    assert said(reached(*ALL_JOIN[:2]))[1] == "PENDING: 2 of 3 join; open: NOR"
    assert said(reached(AGAINST, *ALL_JOIN[1:]))[1] == "NOT ADOPTED: 1 of 3 object: CHN"
    assert said(reached(on=1))[1] == "PENDING: members answer on circulated texts only"


def test_agreed_is_said_only_where_the_verdict_says_so() -> None:
    for found in (reached(*ALL_JOIN[:2]), reached(AGAINST), reached(on=1), reached(*ALL_JOIN, vote=True)):
        assert answer_word(found) != "ADOPTED"
        assert not [row for row in said(found) if row.startswith("ADOPTED")]


def test_under_a_voting_rule_the_positions_are_a_forecast() -> None:
    found = reached(*ALL_JOIN, vote=True)
    assert said(found)[1] == "PENDING: no vote is recorded; on the positions on file it would be adopted"
    assert way_on(found, at(20), "statements/afghanistan-2021").startswith("put it to the vote")
    assert "could go either way" in said(reached(vote=True))[1]


def test_an_objection_is_told_with_its_words_its_line_and_what_may_be_said() -> None:
    rows = section(reached(AGAINST, *ALL_JOIN[1:]), "OBJECT")
    assert rows[1].split(maxsplit=1)[0] == "CHN"
    assert "measures: “stands ready to consider further measures.”" in rows[1]
    assert rows[1].endswith("XXX.yaml:1")
    assert rows[2].strip() == "says: Not now."


def test_an_objector_s_own_proposal_stands_beside_its_objection() -> None:
    rows = section(reached(replace(AGAINST, amendments=(ASK,))), "OBJECT")
    assert rows[-1].split("  ")[-2].strip() == "asks for CHN-1 (halt)"


def test_a_condition_that_is_open_is_told_and_is_the_way_on() -> None:
    found = reached(ASKS, *ALL_JOIN[1:])
    assert "halt: CHN-1 is neither taken nor withdrawn" in section(found, "ASK FOR A CHANGE")[1]
    assert way_on(found, at(20), "statements/afghanistan-2021") == (
        "take it or ask for its withdrawal: drafter resolve afghanistan-2021 --take CHN-1 --by EST"
    )


@pytest.mark.parametrize(
    ("position", "title"),
    [
        (says("NOR", "hold"), "HOLD"),
        (says("NOR", "ad-ref"), "AD REFERENDUM"),
        (says("NOR", "joins", "zero-draft"), "TO BE ASKED AGAIN"),
        (Position("NOR", "in-writing", HERE, views=(View("halt", HERE, "rev-1", stance="support"),)), "HEARD IN PART"),
        (says("NOR", "joins", status="reported"), "NOT YET HEARD"),
    ],
)
def test_each_kind_of_open_answer_has_its_place_and_is_asked_for(position: Position, title: str) -> None:
    found = reached(*ALL_JOIN[:2], position)
    assert "NOR" in " ".join(section(found, title))
    assert section(found, "JOIN") == ["JOIN  CHN, EST"]
    assert way_on(found, at(20), "statements/afghanistan-2021") == "ask NOR for an answer on rev-1"


def test_reservations_and_dissociations_stand_under_who_joined() -> None:
    apart = Answer("rev-1", "joins", HERE, ("halt",), {"measures": "We read it narrowly."})
    rows = section(reached(replace(ALL_JOIN[0], answer=apart), *ALL_JOIN[1:]), "JOIN")
    assert rows == [
        "JOIN  CHN, EST, NOR",
        "  CHN dissociates itself from: halt",
        "  CHN reserves on measures: We read it narrowly.",
    ]


def test_a_report_of_joining_is_told_as_one() -> None:
    rows = section(reached(*ALL_JOIN[:2], says("NOR", "joins", status="reported")), "NOT YET HEARD")
    assert rows[1].strip() == "NOR: only reported to join, which never counts for agreement"


def test_what_is_made_up_says_so_at_the_head() -> None:
    found = reached(replace(AGAINST, status="illustrative"))
    assert said(found)[0].endswith("(illustrative: not a document of any body)")


def test_reasons_are_printed_by_private_alone() -> None:
    found = reached(AGAINST, *ALL_JOIN[1:])
    public = "\n".join([*said(found), *(line.text for line in arithmetic(found)), str(data.of_verdict(found, at(20)))])
    assert "a secret" not in public
    assert [line.text for line in private(found, "positions")][2] == "  CHN on measures: a secret  XXX.yaml:1"
    assert [line.text for line in private(reached(*ALL_JOIN), "")][-1] == "  no reasons are on file"


# --- the way on ----------------------------------------------------------------------------------------------------


def test_one_way_on_is_told_at_each_step() -> None:
    late = (*ALL_JOIN[:2], replace(ALL_JOIN[2], answer=Answer("zero-draft", "joins", HERE)))
    assert way_on(reached(acts=()), at(20), "statements/afghanistan-2021") == "drafter draft afghanistan-2021 --by EST"
    assert (
        way_on(reached(acts=ACTS[:1]), at(20), "statements/afghanistan-2021")
        == "drafter circulate afghanistan-2021 zero-draft --by EST"
    )
    assert way_on(reached(acts=ACTS[:3]), at(20), "statements/afghanistan-2021").startswith(
        "the text has changed since zero-draft: drafter circulate"
    )
    assert way_on(reached(AGAINST), at(20), "statements/afghanistan-2021").endswith(
        "drafter draft afghanistan-2021 --aim common"
    )
    assert way_on(reached(*late), at(20), "statements/afghanistan-2021") == "ask NOR for an answer on rev-1"
    assert (
        way_on(reached(*ALL_JOIN), at(20), "statements/afghanistan-2021") == "drafter release afghanistan-2021 --by EST"
    )
    assert (
        way_on(reached(*ALL_JOIN, acts=(*ACTS, RELEASED[0])), at(20), "statements/afghanistan-2021")
        == "drafter release afghanistan-2021 --by NOR"
    )
    assert way_on(reached(*ALL_JOIN, acts=(*ACTS, *RELEASED)), at(20), "statements/afghanistan-2021").startswith(
        "drafter export afghanistan-2021"
    )


def test_a_verdict_on_the_past_says_that_it_is_one() -> None:
    assert way_on(reached(*ALL_JOIN, on=5), at(5), "statements/afghanistan-2021").startswith("this is how it stood")
    assert (
        way_on(reached(*ALL_JOIN, on=6), at(6), "statements/afghanistan-2021")
        == "drafter release afghanistan-2021 --by EST"
    )


def test_a_file_at_odds_with_itself_is_asked_first() -> None:
    found = reached(replace(ALL_JOIN[0], views=(OBJECTS,)), *ALL_JOIN[1:])
    assert said(found)[1] == "PENDING: the files contradict themselves"
    assert way_on(found, at(20), "statements/afghanistan-2021") == "ask CHN which it is"


def test_each_obstacle_to_a_final_text_is_a_sentence() -> None:
    assert obstacles(reached(*ALL_JOIN, acts=(*ACTS, *RELEASED))) == []
    assert obstacles(reached(*ALL_JOIN[:2], acts=(*ACTS, RELEASED[0]))) == [
        "the verdict on the text last circulated is pending",
        "EST released it before NOR changed their files",
        "NOR has not released it",
    ]


# --- for machines --------------------------------------------------------------------------------------------------


def test_the_value_for_machines_counts_what_is_open_as_open() -> None:
    found = data.of_verdict(reached(AGAINST, ALL_JOIN[1]), at(20))
    answers = found["answers"]
    assert isinstance(answers, list)
    assert [(answer["member"], answer["counts"]) for answer in answers] == [
        ("CHN", "against"),
        ("EST", "for"),
        ("NOR", "open"),
    ]
    assert (found["outcome"], found["adopted"], found["forecast"]) == ("blocked", False, None)


def test_the_value_for_machines_names_faults_with_their_place() -> None:
    found = data.of_verdict(reached(replace(ALL_JOIN[0], views=(OBJECTS,)), *ALL_JOIN[1:]), at(20))
    faults = found["faults"]
    assert isinstance(faults, list)
    assert [(fault["file"], fault["line"], fault["column"], fault["code"]) for fault in faults] == [
        ("positions/XXX.yaml", 1, 1, "DS120")
    ]


def test_an_amendment_that_was_taken_is_asked_for_no_more() -> None:
    struck = Position("CHN", "in-writing", HERE, amendments=(Amendment("CHN-1", "talks", StrikeOut(), HERE, "rev-1"),))
    assert not [row for row in said(reached(struck)) if "CHN-1" in row]
