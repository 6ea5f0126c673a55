"""The rolling text under the names that may be shown: nobody is named for what was meant for the penholders alone."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from drafter.consensus.case import Case
from drafter.consensus.compilation import compilation
from drafter.consensus.signature import attributed
from drafter.positions.position import Amendment, Insert, Move, Position, Provenance, StrikeOut
from drafter.text.contested.rolling import Rolling, unmerge
from drafter.text.statement import inline
from tests.consensus.proposing import offer, swap
from tests.drafting.three import ACTS, ZERO, case
from tests.strategies import HERE

MEMBERS = ("CHN", "EST", "NOR")


def aloud(one: Amendment) -> Amendment:
    return replace(one, to="members")


def file(*offers: Amendment, status: Provenance = "in-writing") -> Position:
    return Position(offers[0].id[:3], status, HERE, amendments=offers)


def drawn(*files: Position) -> Case:
    return case(*files, acts=ACTS[:2])


def shown(*files: Position) -> Rolling:
    found = drawn(*files)
    return attributed(compilation(found, ZERO), found)


def names(*files: Position, about: str = "halt") -> list[list[str]]:
    """The names on each side of a paragraph, those with names first."""
    sides = shown(*files).contested[about].sides
    return sorted((sorted(found) for found in sides.values()), key=lambda found: (found[0].startswith("D"), found))


ALL, BOTH, NO = (
    swap("CHN-1", "the Taliban", "all"),
    swap("EST-1", "the Taliban", "both"),
    swap("NOR-1", "the Taliban", "no"),
)


def test_who_speaks_to_the_members_is_named_and_who_does_not_is_a_delegation() -> None:
    assert names(file(aloud(ALL)), file(BOTH)) == [["CHN"], ["Delegation"]]


def test_a_name_says_nothing_of_another_paragraph() -> None:
    both = file(aloud(ALL), offer("CHN-2", StrikeOut(), "measures"))
    assert names(both) == [["CHN"]]
    assert names(both, about="measures") == [["Delegation"]]


def test_who_proposes_there_to_the_penholders_too_is_not_named_there() -> None:
    assert names(file(aloud(ALL), swap("CHN-2", "at once", "within a day"))) == [["Delegation"]]


def test_the_same_words_from_several_are_one_side_with_those_names_that_may_be_shown() -> None:
    same = [swap(f"{member}-1", "the Taliban", "all") for member in MEMBERS]
    chn, est, nor = (file(one) for one in same)
    assert names(chn, est, nor) == [["Delegation", "Delegation-2", "Delegation-3"]]
    assert names(file(aloud(same[0])), est, nor) == [["CHN", "Delegation", "Delegation-2"]]


def test_delegations_are_counted_anew_on_each_paragraph_so_that_none_can_be_followed() -> None:
    struck = [offer(f"{member}-2", StrikeOut(), "measures") for member in ("EST", "NOR")]
    found = names(file(ALL), file(BOTH, struck[0]), file(NO, struck[1]))
    assert found == [["Delegation"], ["Delegation-2"], ["Delegation-3"]]
    assert names(file(ALL), file(BOTH, struck[0]), file(NO, struck[1]), about="measures") == [
        ["Delegation", "Delegation-2"]
    ]


@pytest.mark.parametrize("order", list(permutations(("all", "both", "no"))))
def test_the_number_of_a_delegation_goes_by_the_words_and_not_by_whose_they_are(order: tuple[str, ...]) -> None:
    files = [file(swap(f"{member}-1", "the Taliban", words)) for member, words in zip(MEMBERS, order, strict=True)]
    sides = shown(*files).contested["halt"].sides
    by_words = {side.inline[-1].text.split()[1]: names for side, names in sides.items() if side}  # type: ignore[union-attr]
    assert by_words == {"all": {"Delegation"}, "both": {"Delegation-2"}, "no": {"Delegation-3"}}


@pytest.mark.parametrize(
    ("status", "wanted"),
    [("in-writing", "CHN"), ("illustrative", "CHN"), ("reported", "Delegation")],
)
def test_what_is_only_reported_names_nobody(status: Provenance, wanted: str) -> None:
    """Where every file is illustrative, every page says so once."""
    assert names(file(aloud(ALL), status=status)) == [[wanted]]


def test_what_is_only_guessed_is_nobody_s_proposal() -> None:
    assert shown(file(aloud(ALL), status="reading")).contested == {}
    assert names(file(aloud(ALL), status="reading"), file(aloud(BOTH))) == [["EST"]]


def test_what_is_made_up_beside_what_is_not_is_left_out_and_its_words_keep_who_else_has_them() -> None:
    made_up = file(aloud(ALL), status="illustrative")
    assert names(made_up, file(aloud(BOTH))) == [["EST"]]
    assert names(made_up, file(aloud(swap("EST-1", "the Taliban", "all")))) == [["EST"]]


def test_nothing_is_lost_or_changed_but_the_names() -> None:
    files = (
        file(aloud(ALL), offer("CHN-2", Insert("halt", inline("recalls the talks")), "talks")),
        file(BOTH, offer("EST-2", Move(None), "measures")),
        file(NO, aloud(offer("NOR-2", StrikeOut(), "measures"))),
    )
    rolling, compiled = shown(*files), compilation(drawn(*files), ZERO)
    whole = compiled.rolling
    assert rolling.base == whole.base
    assert {id: set(entry.sides) for id, entry in rolling.contested.items()} == {
        id: set(entry.sides) for id, entry in whole.contested.items()
    }
    for id, entry in whole.contested.items():
        counted = {side: len(found) for side, found in entry.sides.items()}
        assert {side: len(found) for side, found in rolling.contested[id].sides.items()} == counted
    assert rolling.names == {"CHN", "NOR", "Delegation", "Delegation-2"}
    assert unmerge(rolling).keys() == rolling.names


def test_with_nothing_proposed_there_is_nothing_to_name() -> None:
    assert shown().contested == {}
