"""How a contested paragraph could read: in house every rung with who could live with it, for all what is proposed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafter.consensus.compilation import compilation
from drafter.consensus.signature import Audience
from drafter.consensus.verdict import verdict
from drafter.positions.position import Position, StrikeOut, View
from drafter.report.rungs import Rungs, contested, rungs
from tests.consensus.proposing import offer
from tests.drafting.three import ACTS, REV, at, case
from tests.strategies import HERE

MILD = View("attacks", HERE, accepts=("concern", "note", "omit"))
PLAIN = View("attacks", HERE, accepts=("strongest", "condemn"), prefers="strongest")


def files() -> tuple[Position, ...]:
    aloud = replace(offer("CHN-1", StrikeOut(), about="attacks"), to="members")
    quiet = replace(offer("NOR-1"), to="penholders")
    return (
        Position("CHN", "in-writing", HERE, views=(MILD,), amendments=(aloud,)),
        Position("EST", "reading", HERE, views=(PLAIN,)),
        Position("NOR", "in-writing", HERE, amendments=(quiet,)),
    )


def found(id: str, audience: Audience) -> Rungs:
    drawn = case(*files(), acts=ACTS)
    return rungs(id, verdict(drawn, at(20)), compilation(drawn, REV), audience)


def test_in_house_each_rung_of_the_element_has_who_could_and_who_could_not_live_with_it() -> None:
    drawn = found("attacks", "internal")
    assert [rung.ranked for rung in drawn.rungs] == [True] * 5
    by_title = {rung.title: rung for rung in drawn.rungs}
    assert [rung.title for rung in drawn.rungs if rung.now] == ["condemn"]
    assert dict(by_title["condemn"].groups) == {"object": ("CHN",), "accept": ("EST (our guess)",)}
    assert dict(by_title["strongest"].groups) == {"cannot": ("CHN",), "prefer": ("EST (our guess)",)}
    assert dict(by_title["concern"].groups) == {"cannot": ("EST (our guess)",), "accept": ("CHN",)}
    assert by_title["strongest"].remarks == ("asked", "closed under the rule")
    assert dict(by_title["no such paragraph"].groups) == {
        "cannot": ("EST (our guess)",),
        "accept": ("CHN",),
        "propose": ("CHN",),
    }
    assert drawn.notes[-1] == "No view on it is on file: NOR."


def test_words_proposed_that_are_on_no_rung_stand_after_those_that_are() -> None:
    drawn = found("halt", "internal")
    assert [rung.ranked for rung in drawn.rungs][-1] is False
    assert drawn.rungs[-1].title == "proposed"


def test_for_all_there_is_the_text_and_what_is_proposed_and_nothing_of_any_limit() -> None:
    drawn = found("attacks", "circulated")
    assert not any(rung.ranked for rung in drawn.rungs)
    assert [(rung.title, rung.now, dict(rung.groups)) for rung in drawn.rungs] == [
        ("as it stands", True, {}),
        ("proposed", False, {"propose": ("CHN",)}),
    ]
    assert drawn.rungs[0].words == REV.words("attacks")
    assert drawn.rungs[1].words == ""
    assert drawn.notes == ()


def test_who_wrote_to_the_penholders_alone_is_a_delegation() -> None:
    assert found("halt", "circulated").rungs[-1].groups == {"propose": ("Delegation",)}
    assert found("halt", "internal").rungs[-1].groups == {"propose": ("NOR",)}


def test_the_paragraphs_with_a_ladder_are_those_that_somebody_would_change_or_in_house_objects_to() -> None:
    files_ = (Position("CHN", "in-writing", HERE, views=(MILD,)), files()[2])
    drawn = case(*files_, acts=ACTS)
    judged, compiled = verdict(drawn, at(20)), compilation(drawn, REV)
    assert contested(judged, compiled, "circulated") == ("halt",)
    assert contested(judged, compiled, "internal") == ("attacks", "halt")


def test_a_paragraph_that_is_nowhere_has_no_ladder() -> None:
    with pytest.raises(KeyError):
        found("nowhere", "circulated")


def test_the_words_that_the_text_does_not_have_are_told_apart() -> None:
    assert found("halt", "internal").rungs[-1].pieces == (
        ("The Security Council demands that ", False),
        ("all sides", True),
        (" stop at once.", False),
    )
