"""status: what awaits each capital, and one capital's own page."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.shell import FOLDER, MEMBERS, NAME, at, change, contents, done, drafter, everybody_says, refused

pytestmark = pytest.mark.usefixtures("room")


def move_on() -> None:
    """China's words are taken, India's are refused, the fire is deplored, and rev-1 goes out."""
    done("resolve", NAME, "--take", "CHN-1", "--by", "NOR", *at(9))
    done("resolve", NAME, "--refuse", "IND-2", "--note", "we keep it", "--by", "EST", *at(9, 10))
    done("amend", NAME, "fire", "--rung", "deplore", "--by", "EST", *at(9, 20))
    done("circulate", NAME, "rev-1", "--by", "EST", *at(10))


def page(member: str, hour: int = 12) -> list[str]:
    return done("status", NAME, member, *at(hour)).splitlines()


# --- all of them ---------------------------------------------------------------------------------------------------


def test_every_member_of_the_body_has_a_line_whether_it_wrote_or_not() -> None:
    head, *rows = done("status", NAME, *at(12)).splitlines()
    assert [row.split()[0] for row in rows] == list(MEMBERS)
    found = {row.split()[0]: row.split()[1:] for row in rows}
    assert found["CHN"] == ["objects", "zero-draft", "0", "1", "0", "0", "0", "1"]
    assert found["IND"] == ["asks", "change", "zero-draft", "0", "2", "0", "0", "0", "2"]
    assert found["EST"] == ["silent", "-", "3", "0", "0", "0", "0", "0"]
    assert head.split()[-1] == "open"


def test_after_another_text_the_counts_say_what_became_of_what_was_asked() -> None:
    move_on()
    found = {row.split()[0]: row.split() for row in done("status", NAME, *at(12)).splitlines()}
    assert found["CHN"][-6:] == ["2", "1", "1", "0", "0", "0"]
    assert found["IND"][-6:] == ["2", "2", "0", "1", "0", "1"]


def test_for_machines_there_is_an_entry_for_each_member() -> None:
    found = json.loads(done("status", NAME, "--json", *at(12)))
    assert [one["member"] for one in found] == list(MEMBERS)
    (china,) = json.loads(done("status", NAME, "CHN", "--json", *at(12)))
    assert china == found[0]
    assert [asked["fate"] for asked in china["asked"]] == ["open"]


def test_a_page_says_until_when_a_text_is_under_silence_to_who_has_not_answered() -> None:
    opening = ("silence", "open", NAME, "--until", "2021-08-14T18:00+02:00", "--by", "EST")
    done(*opening, *at(10))
    until = "2021-08-14T18:00+02:00 (14 August 2021, 16:00 UTC)"
    assert f"  zero-draft is under silence until {until}: who says nothing joins once it is closed" in page("KEN")
    (kenya,) = json.loads(done("status", NAME, "KEN", "--json", *at(12)))
    assert kenya["silent_until"] == "2021-08-14T18:00:00+02:00"
    assert not [row for row in page("CHN") if "under silence" in row]


# --- one page ------------------------------------------------------------------------------------------------------


def test_a_page_says_what_changed_what_may_be_skipped_and_what_became_of_what_was_asked() -> None:
    move_on()
    digest = done("show", NAME, "--digest").strip()
    assert page("IND") == [
        f"IND · harbour · rev-1 · {digest}",
        "last spoke of zero-draft; on rev-1: asks change",
        "  an answer on rev-1 is awaited",
        "",
        "LOOK AGAIN: 2 changed since zero-draft",
        "  amended: fire (first paragraph)",
        "  The Security Council [-condemns in the strongest terms-]{+deplores+} the attack on the harbour.",
        "  amended: crews (second paragraph)",
        "  The Security Council demands that [-both-]{+all+} sides let the crews through.",
        "",
        "MAY SKIP  inquiry (third paragraph)",
        "",
        "ASKED",
        "  IND-1 on port: open",
        "  IND-2 on inquiry: refused in revision 3",
    ]


def test_why_it_was_refused_stays_in_the_house() -> None:
    move_on()
    assert "we keep it" in done("log", NAME)
    assert "we keep it" not in done("status", NAME, "IND", *at(12))
    assert "we keep it" not in done("status", NAME, "IND", "--json", *at(12))


def test_words_that_were_taken_are_told_with_the_revision() -> None:
    move_on()
    assert "  CHN-1 on crews: taken in revision 2" in page("CHN")


def test_who_has_answered_is_awaited_no_more() -> None:
    everybody_says("joins", "zero-draft")
    rows = page("KEN", 16)
    assert rows[1] == "last spoke of zero-draft; on zero-draft: joins"
    assert not [row for row in rows if "awaited" in row]


def test_a_member_without_a_file_has_all_of_it_before_it() -> None:
    rows = page("KEN")
    assert rows[1] == "has spoken of no text that went out; on zero-draft: silent"
    assert "LOOK AGAIN: 3 new to it" in rows


def test_a_recast_is_told_and_hides_no_change() -> None:
    done("recast", NAME, "--form", "press-statement", "--by", "EST", *at(9))
    done("amend", NAME, "fire", "--rung", "deplore", "--by", "EST", *at(9, 10))
    done("circulate", NAME, "rev-1", "--by", "EST", *at(10))
    rows = page("IND")
    assert "  recast as press-statement since: every answer and every view is to be given anew" in rows
    assert "LOOK AGAIN: 1 changed since zero-draft" in rows
    assert any("[-condemned in the strongest terms-]{+deplored+}" in row for row in rows)


def test_a_save_that_did_not_go_out_is_nothing_to_look_at() -> None:
    before = page("CHN")
    done("amend", NAME, "inquiry", "--strike", "--by", "EST", *at(9))
    assert page("CHN") == before


def test_it_is_as_it_stood_at_the_moment_asked_about() -> None:
    move_on()
    everybody_says("joins", "rev-1")
    early = done("status", NAME, "KEN", "--at", "2021-08-13T12:00+02:00").splitlines()
    assert early[1] == "has spoken of no text that went out; on zero-draft: silent"
    assert page("KEN", 16)[1] == "last spoke of rev-1; on rev-1: joins"


def test_it_writes_nothing() -> None:
    before = contents()
    for words in ((), ("CHN",), ("--json",), ("CHN", "--json")):
        assert done("status", NAME, *words, *at(12)) == done("status", NAME, *words, *at(12))
    assert contents() == before


# --- the changes since its last text -------------------------------------------------------------------------------


def test_the_changes_since_its_last_text_are_written_beside_the_page_on_demand() -> None:
    move_on()
    said = done("status", NAME, "IND", "-o", "since.docx", *at(12)).splitlines()
    assert said[0].startswith("IND · harbour · rev-1")
    assert said[-2:] == [
        "wrote since.docx: zero draft to Rev.1",
        "wrote since-cover.docx: its cover note",
    ]
    done("redline", NAME, "zero-draft", "rev-1", "-o", "redline.docx")
    assert Path("since.docx").read_bytes() == Path("redline.docx").read_bytes()
    with zipfile.ZipFile("since.docx") as package:
        assert "IND" not in package.read("word/document.xml").decode()


@pytest.mark.parametrize("member", ["CHN", "KEN"])
def test_where_nothing_was_sent_since_or_nothing_before_there_is_no_such_file(member: str) -> None:
    ended = drafter("status", NAME, member, "-o", "x.docx", *at(12))
    assert ended.code == 2
    assert f"{member} has nothing to compare zero-draft with" in ended.err
    assert not Path("x.docx").exists()


def test_the_changes_of_all_capitals_at_once_are_no_file() -> None:
    assert "name the member whose changes are to be written" in refused("status", NAME, "-o", "x.docx", *at(12))


# --- wrong uses ----------------------------------------------------------------------------------------------------


def test_who_is_no_member_on_the_day_is_told() -> None:
    assert "'CHM' is no member of the body on the day. did you mean 'CHN'?" in refused("status", NAME, "CHM", *at(12))
    assert "'DEU' is no member of the body on the day" in refused("status", NAME, "DEU", *at(12))


def test_more_than_one_member_is_too_many() -> None:
    assert "one statement and at most one member" in refused("status", NAME, "CHN", "IND")


def test_before_anything_went_out_there_is_no_status() -> None:
    (FOLDER / "record" / "0001.json").unlink()
    for member in ("CHN", "IND"):
        (FOLDER / "positions" / f"{member}.yaml").unlink()
    assert "nothing has been circulated: members answer on circulated texts only" in refused("status", NAME)


def test_a_fault_in_a_file_is_told_and_there_is_no_page() -> None:
    change("positions/CHN.yaml", "at_most: deplore", "at_most: deplor")
    ended = drafter("status", NAME, "IND", *at(12))
    assert (ended.code, ended.out) == (3, "")
    assert "DS107" in ended.err


def test_with_brackets_it_is_about_files_and_not_about_a_statement() -> None:
    Path("first.md").write_text("The Council [urges] [calls on] all sides [to talk.\n")
    said = done("status", "--brackets", "first.md")
    assert "first.md" in said
    assert json.loads(done("status", "--brackets", "first.md", "--json"))
