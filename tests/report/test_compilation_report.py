"""What members would change, in words: each option with who stands where, what was set aside, and for machines."""

from __future__ import annotations

import json

import pytest
import yaml

from drafter.consensus.compilation import Compilation
from drafter.positions.position import Amendment, Insert, Move, StrikeOut
from drafter.report.compilation import choices, data, option, summary
from drafter.text.statement import Paragraph, inline
from tests.consensus.proposing import compiled, offer, swap
from tests.drafting.three import ACTS, REV, ZERO

MOVED = offer("CHN-2", Move(None), "measures")
ADDED = offer("EST-1", Insert("halt", inline("recalls the talks")), "talks")
ASIDE = swap("CHN-1", "strongest", "weakest", "attacks")


def told(*offers: Amendment) -> list[str]:
    return [row.text for row in summary(compiled(*offers, acts=ACTS, text=REV), "Rev.1")]


# --- the summary ---------------------------------------------------------------------------------------------------


def test_the_summary_counts_proposals_members_and_paragraphs() -> None:
    assert told() == ["Rev.1: 0 open proposals of 0 members on 0 paragraphs"]
    assert told(offer("CHN-1"), MOVED, ADDED, offer("EST-2")) == [
        "Rev.1: 4 open proposals of 2 members on 3 paragraphs"
    ]


def test_what_is_set_aside_is_told_with_the_text_it_was_made_on_the_words_that_are_gone_and_its_line() -> None:
    counted, aside = told(swap("CHN-1", "in the strongest terms", "firmly", "attacks"))
    assert counted == "Rev.1: 0 open proposals of 0 members on 0 paragraphs"
    assert aside == (
        "set aside: CHN-1, made on zero-draft: words it speaks of are no longer in 'attacks': "
        "“in the strongest terms”  positions/XXX.yaml:1:1"
    )


# --- one option ----------------------------------------------------------------------------------------------------


def shown(id: str, side: Paragraph | None, **stances: tuple[str, ...]) -> list[str]:
    base = ZERO.paragraphs.get(id)
    rows = option(ZERO, id, base, side, "1  CHN-1", stances)  # type: ignore[arg-type]
    return [row.text for row in rows]


def side_of(offered: Amendment) -> Paragraph | None:
    (proposed,) = compiled(offered).of("open")
    return proposed.side


def test_an_option_shows_the_words_struck_and_added_under_the_label_and_who_stands_where() -> None:
    rows = shown("halt", side_of(offer("CHN-1")), object=("RUS",), accept=("CHN", "EST"))
    assert rows == [
        "halt (third paragraph): 1  CHN-1",
        "  The Security Council demands that [-the Taliban-]{+all sides+} stop at once.",
        "    object: RUS",
        "    accept: CHN, EST",
    ]


def test_an_option_that_strikes_or_moves_says_so() -> None:
    assert shown("halt", None)[-1] == "  struck"
    assert shown("measures", side_of(MOVED))[1:] == [
        "  The Security Council stands ready to consider further measures.",
        "  moved",
    ]


def test_an_option_that_is_only_proposed_has_no_label_yet() -> None:
    assert shown("talks", side_of(ADDED)) == ["talks: 1  CHN-1", "  {+The Security Council recalls the talks.+}"]
    assert shown("talks", None) == ["talks: 1  CHN-1", "  not in the text"]


@pytest.mark.parametrize(
    ("stance", "tone"),
    [("object", "bad"), ("red-line", "bad"), ("hold", "open"), ("stale", "open"), ("accept", "plain")],
)
def test_who_objects_is_seen_at_a_glance(stance: str, tone: str) -> None:
    base = ZERO.paragraphs["halt"]
    assert option(ZERO, "halt", base, base, "as it stands", {stance: ("CHN",)})[-1].spans[0][1] == tone  # type: ignore[dict-item]


# --- a file of choices ---------------------------------------------------------------------------------------------


def begun(*offers: Amendment) -> str:
    return choices(compiled(*offers), "zero draft")


def test_a_file_of_choices_names_the_text_and_decides_nothing_yet() -> None:
    made = begun(offer("CHN-1"), MOVED, ADDED, offer("EST-2", StrikeOut()))
    assert yaml.safe_load(made) == {"text": ZERO.digest[7:19], "choices": None}


def test_each_proposal_is_a_line_that_needs_only_its_mark_taken_away() -> None:
    made = begun(offer("CHN-1"), MOVED, ADDED, offer("EST-2", StrikeOut()))
    lines = made.splitlines()[6:]
    marked = [yaml.safe_load(line.removeprefix("#")) for line in lines]
    assert marked == [
        {"measures": {"take": "CHN-2"}},
        {"measures": {"keep": True}},
        {"halt": {"take": "CHN-1"}},
        {"halt": {"take": "EST-2"}},
        {"halt": {"keep": True}},
        {"talks": {"take": "EST-1"}},
        {"talks": {"keep": True}},
    ]
    assert lines[2].endswith("# The Security Council demands that [-the Taliban-]{+all sides+} stop at once.")


# --- for machines --------------------------------------------------------------------------------------------------


def values(found: Compilation) -> dict[str, object]:
    """As a reader of the JSON gets it."""
    made: dict[str, object] = json.loads(json.dumps(data(found, found.rolling, found.of("aside"))))
    return made


def test_for_machines_each_side_has_its_names_and_its_words_or_null() -> None:
    found = compiled(offer("CHN-1"), offer("EST-1"), offer("NOR-1", StrikeOut()))
    assert values(found) == {
        "text": ZERO.digest,
        "contested": {
            "halt": {
                "base": "The Security Council _demands_ that the Taliban stop at once.",
                "sides": [
                    {
                        "names": ["CHN", "EST"],
                        "words": "The Security Council _demands_ that all sides stop at once.",
                    },
                    {"names": ["NOR"], "words": None},
                ],
            }
        },
        "aside": [],
    }


def test_for_machines_what_is_set_aside_has_its_reason_and_the_words_gone() -> None:
    found = compiled(swap("CHN-1", "in the strongest terms", "firmly", "attacks"), acts=ACTS, text=REV)
    assert values(found)["aside"] == [
        {
            "id": "CHN-1",
            "reason": "words it speaks of are no longer in 'attacks'",
            "gone": ["in the strongest terms"],
        }
    ]


def test_a_paragraph_that_is_only_proposed_has_no_base() -> None:
    contested = values(compiled(ADDED))["contested"]
    assert contested == {
        "talks": {
            "base": None,
            "sides": [{"names": ["EST"], "words": "The Security Council _recalls_ the talks."}],
        }
    }
