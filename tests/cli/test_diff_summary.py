"""diff --summary: the words that matter between two saved texts, with the hand that brought them."""

from __future__ import annotations

import json

import pytest

from tests.cli.shell import NAME, at, done, drafter

pytestmark = pytest.mark.usefixtures("room")


def test_the_summary_names_the_change_the_ladder_and_the_hand() -> None:
    done("amend", NAME, "crews", "--rung", "call", "--by", "NOR", *at(9))
    ended = drafter("diff", NAME, "--summary")
    assert ended.code == 1
    heading, _, line = ended.out.splitlines()
    assert heading == "zero draft to revision 2"
    assert line.startswith("crews (second paragraph): verb weaker: “demands” to “calls on” (by NOR")
    assert "ladder calls: " in line


def test_read_backwards_it_is_the_mirror_and_nobodys() -> None:
    done("amend", NAME, "crews", "--rung", "call", "--by", "NOR", *at(9))
    line = drafter("diff", NAME, "2", "1", "--summary").out.splitlines()[-1]
    assert "verb stronger: “calls on” to “demands”" in line
    assert "by NOR" not in line


def test_the_summary_for_machines_is_a_list() -> None:
    done("amend", NAME, "crews", "--rung", "call", "--by", "NOR", *at(9))
    (found,) = json.loads(drafter("diff", NAME, "--summary", "--json").out)
    assert (found["name"], found["paragraph"], found["before"], found["after"]) == (
        "verb-weaker",
        "crews",
        "demands",
        "calls on",
    )
    assert json.loads(done("diff", NAME, "1", "1", "--summary", "--json")) == []
