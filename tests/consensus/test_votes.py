"""Votes of the Security Council as they were recorded: the rules give the outcome that the record gives."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from drafter.consensus.body import Electorate
from drafter.consensus.finding import decide
from drafter.diagnostic import Where
from drafter.files.library import Library, fold

VOTES = Path(__file__).parents[3] / "shared" / "data" / "votes" / "unsc_sample_188.csv"
OUTCOMES = {"adopted": "adopted", "veto": "vetoed", "notadopted": "not-adopted"}
# The vote on calling an emergency special session: a matter of procedure, carried against a permanent member.
PROCEDURAL = "S/RES/2623"
COLUMNS = {"yes": "for", "no": "against", "abstain": "abstaining"}

LIBRARY = Library()
RULES = {name: LIBRARY.rule(name, Where("x")) for name in ("unsc-substantive", "unsc-procedural")}
PERMANENT = frozenset({"CHN", "FRA", "GBR", "RUS", "USA"})

Row = dict[str, str]


def rows() -> list[Row]:
    if not VOTES.is_file():
        return []
    with VOTES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


pytestmark = pytest.mark.skipif(not VOTES.is_file(), reason="the recorded votes are not at hand")


def cast(row: Row) -> list[tuple[str, str]]:
    """Each member named, by code, with its answer; one named twice stands here twice, an unknown name as it is."""
    return [
        (LIBRARY.codes.get(fold(name), name), answer)
        for column, answer in COLUMNS.items()
        for name in row[column].split("|")
        if name
    ]


def invalid(row: Row) -> bool:
    """Whether more members voted than there are, or one voted twice: nothing is decided on such a record."""
    members = [member for member, _ in cast(row)]
    return len(members) > 15 or len(members) != len(set(members))


def council(voters: frozenset[str]) -> Electorate:
    """The members of the year in which all these sat together."""
    terms = [term for term in LIBRARY.body("unsc", Where("x")).membership if voters <= term.members]
    assert terms, f"these never sat together: {sorted(voters)}"
    return Electorate(terms[0].members, {"permanent": PERMANENT})


def recorded_and_found(row: Row) -> tuple[str, str]:
    answers = dict(cast(row))
    electorate = council(frozenset(answers))
    rule = RULES["unsc-procedural" if row["document"].startswith(PROCEDURAL) else "unsc-substantive"]
    vector = {member: answers.get(member, "not-participating") for member in electorate.members}
    return OUTCOMES[row["recorded_outcome"]], decide(rule, vector, electorate).outcome


def test_every_vote_recorded_without_a_fault_comes_out_as_recorded() -> None:
    found = [(row["document"], *recorded_and_found(row)) for row in rows() if not invalid(row)]
    assert len(found) == 186
    assert [entry for entry in found if entry[1] != entry[2]] == []


def test_votes_of_more_members_than_there_are_or_of_one_twice_are_invalid() -> None:
    assert {row["document"] for row in rows() if invalid(row)} == {
        row["document"] for row in rows() if "sum=16" in row["flags"] or "duplicate" in row["flags"]
    }


def test_a_name_that_is_no_members_stands_only_in_an_invalid_record() -> None:
    """One State's name was cut in two: the record counts sixteen."""
    codes = set(LIBRARY.codes.values())
    strange = [row for row in rows() if not codes.issuperset(member for member, _ in cast(row))]
    assert [row["document"] for row in strange] == ["S/RES/2403/1803144E"]
    assert all(invalid(row) for row in strange)


def test_a_member_that_is_not_named_did_not_take_part() -> None:
    short = [row for row in rows() if row["flags"] == "sum=14"]
    assert [len(cast(row)) for row in short] == [14] * 4
    assert all(len(council(frozenset(dict(cast(row)))).members) == 15 for row in short)


def test_the_one_procedural_vote_would_have_been_a_veto_on_substance() -> None:
    (row,) = (row for row in rows() if row["document"].startswith(PROCEDURAL))
    answers = dict(cast(row))
    assert recorded_and_found(row) == ("adopted", "adopted")
    assert decide(RULES["unsc-substantive"], answers, council(frozenset(answers))).outcome == "vetoed"


def test_every_veto_of_the_sample_is_the_work_of_a_permanent_member() -> None:
    for row in rows():
        if row["recorded_outcome"] == "veto":
            assert any(answer == "against" and member in PERMANENT for member, answer in cast(row))
