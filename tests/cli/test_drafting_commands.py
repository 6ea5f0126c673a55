"""draft and circulate: a text from the brief, and the text sent out under a name."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.cli.shell import FOLDER, NAME, at, change, contents, done, drafter, entries, refused

pytestmark = pytest.mark.usefixtures("room")
IDS = ("fire", "crews", "inquiry")


def test_a_draft_is_only_shown_unless_a_penholder_records_it() -> None:
    before = contents()
    said = done("draft", NAME)
    assert "@fire paragraph\nThe Security Council _condemns_ in the strongest terms the attack on the harbour." in said
    assert contents() == before


def test_over_a_draft_stands_who_was_heard_and_who_was_not() -> None:
    said = done("draft", NAME).splitlines()
    assert said[0] == "harbour: draft, asked; heard 2 of 15"
    assert said[1].startswith("not heard: EST, FRA, GBR, IRL")


def test_the_common_draft_takes_the_strongest_wording_that_those_heard_leave_open() -> None:
    told = drafter("draft", NAME, "--aim", "common", "--by", "NOR", *at(9))
    assert (told.code, entries()) == (2, 2)
    assert "--again drafts it anew" in told.err
    said = done("draft", NAME, "--aim", "common", "--again", "--by", "NOR", *at(9))
    assert "recorded as revision 2" in said
    text = done("show", NAME)
    assert "deplores the attack on the harbour" in text
    assert "demands that both sides" in text
    assert "inquiry" not in text
    minutes = "   2  09:00  NOR: amended fire; struck inquiry (drafted as common). Revision 2."
    assert minutes in done("log", NAME).splitlines()


def test_an_element_with_no_wording_open_stays_as_asked_and_says_who_closed_it() -> None:
    france = "member: FRA\nstatus: in-writing\nviews:\n  - {about: fire, at_least: condemn}\n"
    (FOLDER / "positions" / "FRA.yaml").write_text(france)
    said = done("draft", NAME, "--aim", "common")
    assert "fire: no wording is open, so it stands as asked" in said
    assert "strongest: closed by CHN (statements/harbour/positions/CHN.yaml:4:" in said
    assert "deplore: closed by FRA (statements/harbour/positions/FRA.yaml:4:" in said
    assert "the talks are close" not in said
    assert "_condemns_ in the strongest terms" in said


def test_the_options_are_every_wording_in_its_form_and_who_closes_the_others() -> None:
    before = contents()
    said = done("draft", NAME, "--aim", "options").splitlines()
    assert said[0] == "harbour: draft, options; heard 2 of 15"
    fire, crews, inquiry = (said.index(next(row for row in said if row.startswith(f"@{id}:"))) for id in IDS)
    assert said[fire] == "@fire: 4 of 7 wordings open"
    assert said[fire + 1] == "  strongest (asked): closed by CHN"
    assert "  deplore: The Security Council deplores the attack on the harbour." in said[fire:crews]
    assert said[crews + 1] == "  demand (asked): The Security Council demands that both sides let the crews through."
    assert said[inquiry + 1 : inquiry + 3] == ["  text (asked): closed by CHN", "  omit: no such paragraph"]
    assert contents() == before


def test_nothing_of_why_a_wording_is_closed_stands_among_the_options() -> None:
    said = done("draft", NAME, "--aim", "options")
    assert "the talks are close" not in said
    assert "no mandate" not in said


def test_the_options_are_in_the_form_that_the_brief_asks_for() -> None:
    change("brief.yaml", "form: presidential-statement", "form: press-statement")
    assert "The members of the Security Council deplored the attack" in done("draft", NAME, "--aim", "options")


def test_options_are_no_text_to_record() -> None:
    assert "nothing for --by to record" in refused("draft", NAME, "--aim", "options", "--by", "EST", *at(9))
    assert entries() == 2


def test_a_draft_that_is_the_text_already_is_not_recorded_again() -> None:
    assert "nothing was recorded" in done("draft", NAME, "--by", "EST", *at(9))
    assert entries() == 2


@pytest.mark.parametrize(
    "words",
    [
        ("draft", NAME, "--by"),
        ("circulate", NAME, "rev-1", "--by"),
        ("resolve", NAME, "--take", "CHN-1", "--by"),
        ("release", NAME, "--by"),
    ],
)
def test_who_holds_no_pen_changes_nothing_and_is_told_who_does(words: tuple[str, ...]) -> None:
    before = contents()
    assert "CHN does not hold the pen; EST, NOR do" in refused(*words, "CHN", *at(9))
    assert "Estonia does not hold the pen" in refused(*words, "Estonia", *at(9))
    assert contents() == before


@pytest.mark.parametrize(
    "moment", ["2021-08-14", "2021-08-14T09:00", "tomorrow", "2021-08-14T25:00+02:00", "", "1628899200"]
)
def test_a_moment_without_a_zone_is_no_moment(moment: str) -> None:
    before = contents()
    said = refused("circulate", NAME, "rev-1", "--by", "EST", "--at", moment)
    assert "write it as in 2021-08-13T16:40-04:00" in said
    assert contents() == before


@pytest.mark.parametrize("moment", ["2021-08-14T09:00+02:00", "2021-08-14T07:00Z", "2021-08-14T03:00:59-04:00"])
def test_a_moment_is_recorded_in_its_own_zone(moment: str) -> None:
    done("circulate", NAME, "rev-1", "--by", "EST", "--at", moment)
    kept = json.loads((FOLDER / "record" / "0002.json").read_text())["at"]
    assert kept == moment.replace("Z", "+00:00")
    day, act = done("log", NAME).splitlines()[-2:]
    assert day == f"Saturday 14 August 2021 (UTC{kept[-6:]})"
    assert act.startswith(f"   2  {kept[11:16]}  EST: rev-1 went out, ")


def test_an_act_dated_before_the_one_it_follows_is_refused() -> None:
    ended = drafter("circulate", NAME, "rev-1", "--by", "EST", "--at", "2021-08-13T09:59+02:00")
    assert ended.code == 3
    assert "DS037" in ended.err
    assert "nothing was recorded: give a later moment (--at)" in ended.err
    assert entries() == 2


def test_a_circulated_text_gets_its_name_and_digest() -> None:
    said = done("circulate", NAME, "rev-1", "--by", "NOR", *at(9))
    assert said.startswith("rev-1 circulated at 2021-08-14T09:00+02:00: ")
    digest = said.splitlines()[0].split()[-1]
    assert done("show", NAME, "rev-1").splitlines()[0] == f"harbour · Rev.1 · revision 1 · {digest}"


def test_a_name_is_given_to_one_text_only() -> None:
    done("amend", NAME, "crews", "--rung", "call", "--by", "EST", *at(8))
    before = contents()
    assert "'zero-draft' was circulated before" in refused("circulate", NAME, "zero-draft", "--by", "EST", *at(9))
    assert contents() == before


@pytest.mark.parametrize("name", ["Rev1", "rev 1", "revision-3", "rev_1", "12", "", "../rev"])
def test_what_is_no_name_for_a_text_is_refused(name: str) -> None:
    assert f"'{name}' is no name for a text" in refused("circulate", NAME, name, "--by", "EST", *at(9))
    assert entries() == 2


@pytest.mark.parametrize("words", [("circulate", NAME, "rev-1", "--by", "EST"), ("show", NAME), ("blame", NAME)])
def test_without_a_text_the_way_to_one_is_told(words: tuple[str, ...]) -> None:
    shutil.rmtree(FOLDER / "record")
    shutil.rmtree(FOLDER / "positions")
    assert "'harbour' has no text yet: drafter draft harbour --by EST" in refused(*words)


def test_an_act_that_is_yet_to_come_is_refused() -> None:
    told = refused("circulate", NAME, "rev-9", "--by", "EST", "--at", "2999-01-01T00:00Z")
    assert "is yet to come" in told
