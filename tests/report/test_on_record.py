"""What members put on record beside a text, as the document carries it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafter.consensus.verdict import verdict
from drafter.positions.position import Answer, Position, Provenance, Says, View
from drafter.report.onrecord import on_record
from tests.drafting.three import ACTS, at, case, says
from tests.strategies import HERE


def joins(
    member: str,
    *apart: str,
    reserve: dict[str, str] | None = None,
    cosponsors: bool = False,
    seen: str = "rev-1",
    word: Says = "joins",
    status: Provenance = "in-writing",
) -> Position:
    answer = Answer(seen, word, HERE, apart, reserve, cosponsors=cosponsors)
    return Position(member, status, HERE, answer=answer, digest=f"sha256:{member}")


def said(*positions: Position, acts: int = 4) -> list[str]:
    return on_record(verdict(case(*positions, acts=ACTS[:acts]), at(20)))


def test_each_thing_is_a_line_in_words_co_sponsors_first() -> None:
    assert said(
        joins("NOR", cosponsors=True),
        joins("CHN", "attacks", "halt", reserve={"measures": "China was not asked."}),
        joins("EST", cosponsors=True),
    ) == [
        "Co-sponsors: EST, NOR",
        "CHN dissociates itself from the first paragraph and the third paragraph.",
        "CHN reserves its position on the second paragraph: China was not asked.",
    ]


def test_with_nothing_on_record_there_are_no_lines() -> None:
    assert said(*(joins(member) for member in ("CHN", "EST", "NOR"))) == []
    assert said() == []
    assert said(acts=1) == []


def test_who_said_ad_ref_of_the_text_is_named_and_who_thinks_so_of_a_paragraph_is_not() -> None:
    assert said(says("CHN", "ad-ref")) == ["Agreed ad referendum: CHN"]
    view = View("halt", HERE, "rev-1", stance="ad-ref")
    assert said(Position("CHN", "in-writing", HERE, views=(view,))) == []


def test_each_name_is_as_the_member_signs() -> None:
    everybody = [joins(member, status="illustrative") for member in ("EST", "NOR")]
    assert said(joins("CHN", "halt", status="illustrative", cosponsors=True), *everybody) == [
        "Co-sponsors: CHN (illustrative)",
        "CHN (illustrative) dissociates itself from the third paragraph.",
    ]


@pytest.mark.parametrize("status", ["reading", "reported", "illustrative"])
@pytest.mark.parametrize("word", ["joins", "ad-ref"])
def test_what_is_guessed_or_reported_or_made_up_beside_what_is_not_is_not_on_record(
    status: Provenance, word: Says
) -> None:
    apart = ("halt",) if word == "joins" else ()
    other = joins("EST")
    assert said(joins("CHN", *apart, word=word, status=status, cosponsors=word == "joins"), other) == []


def test_an_answer_on_another_text_is_not_on_record_beside_this_one() -> None:
    assert said(joins("CHN", "halt", cosponsors=True, seen="zero-draft")) == []


def test_who_objects_or_contradicts_itself_puts_nothing_on_record() -> None:
    against = replace(joins("CHN", "halt", cosponsors=True), views=(View("attacks", HERE, "rev-1", stance="object"),))
    assert said(against) == []
