"""tally: the ballots on a statement's text, recorded as an act; only they adopt under a voting rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.shell import NAME, at, change, contents, done, drafter


def table(*rows: str) -> str:
    header = "document,date,yes,no,abstain,absent,not_participating"
    Path("votes.csv").write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return "votes.csv"


SITTING = "CHN EST FRA GBR IND IRL KEN MEX NER NOR RUS TUN USA VCT VNM".split()


@pytest.fixture
def voting(room: None) -> None:
    """The statement under the Council's voting rule, and a form that is voted on."""
    change("brief.yaml", "rule: unsc-statement", "rule: unsc-substantive")
    change("brief.yaml", "form: presidential-statement", "form: resolution")


@pytest.mark.usefixtures("voting")
def test_the_ballots_of_a_statement_are_recorded_and_adopt_it() -> None:
    text = done("draft", NAME, "--again", "--by", "EST", *at(9))
    assert text
    done("circulate", NAME, "in-blue", "--by", "EST", *at(10))
    assert "no vote is recorded" in drafter("check", NAME, *at(11)).out
    path = table(f"S/2021/1,2021-08-14,{'|'.join(SITTING[1:])},,CHN,,")
    ended = drafter("tally", NAME, path, "--by", "NOR", *at(12))
    assert (ended.code, ended.err) == (0, "")
    assert "14 for, 1 abstaining, 0 against" in ended.out
    said = drafter("check", NAME, *at(13)).out
    assert "ADOPTED: by the vote recorded: 14 for, 1 abstaining, 0 against\n" in said
    assert "NEXT     drafter release harbour --by EST" in said
    assert "recorded the vote on in-blue: 14 for, 1 abstaining." in drafter("log", NAME).out
    assert drafter("verify", NAME).code == 0


@pytest.mark.usefixtures("voting")
def test_ballots_that_do_not_count_are_not_recorded() -> None:
    done("draft", NAME, "--again", "--by", "EST", *at(9))
    done("circulate", NAME, "in-blue", "--by", "EST", *at(10))
    table("")
    before = contents()
    path = table(f"x,2021-08-14,{'|'.join(SITTING)}|JPN,,,,")
    ended = drafter("tally", NAME, path, "--by", "NOR", *at(12))
    assert ended.code == 3
    assert "votes.csv:2:1: DS015 JPN: no member on that day" in ended.err
    path = table(f"x,2022-08-14,{'|'.join(SITTING)},,,,")
    assert "the members on 2022-08-14 are not those of 2021-08-13" in drafter("tally", NAME, path, "--by", "NOR").err
    path = table("x,,,,,,", "y,,,,,,")
    assert drafter("tally", NAME, path, "--by", "NOR", *at(12)).code == 2
    assert drafter("tally", NAME, path, *at(12)).code == 2
    assert {**contents(), "votes.csv": b""} == {**before, "votes.csv": b""}


@pytest.mark.usefixtures("room")
def test_no_ballots_are_recorded_where_no_vote_is_taken() -> None:
    ended = drafter("tally", NAME, table("x,,,,,,"), "--by", "NOR", *at(12))
    assert ended.code == 2
    assert "no vote is taken under 'unsc-statement'" in ended.err


@pytest.mark.usefixtures("voting")
def test_a_text_that_was_voted_down_is_not_adopted_and_can_be_circulated_again() -> None:
    done("draft", NAME, "--again", "--by", "EST", *at(9))
    done("circulate", NAME, "in-blue", "--by", "EST", *at(10))
    path = table(f"S/2021/1,2021-08-14,{'|'.join(SITTING[1:])},CHN,,,")
    assert drafter("tally", NAME, path, "--by", "NOR", *at(12)).code == 1
    said = drafter("check", NAME, *at(13)).out
    assert "NOT ADOPTED: vetoed by the vote recorded: 14 for, 1 against\n" in said
    assert "NEXT     the vote is recorded: change the text and circulate it again" in said
    done("circulate", NAME, "in-blue-2", "--by", "EST", *at(14))
    assert "no vote is recorded" in drafter("check", NAME, *at(15)).out
