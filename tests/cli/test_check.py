"""check: the answer and its exit code, for people, for continuous integration and for machines."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.shell import FOLDER, MEMBERS, NAME, agree, at, change, contents, done, drafter, everybody_says, release

pytestmark = pytest.mark.usefixtures("room")


def test_a_text_that_is_blocked_says_who_on_which_words_and_where() -> None:
    ended = drafter("check", NAME, *at(12))
    assert (ended.code, ended.err) == (1, "")
    lines = ended.out.splitlines()
    assert lines[1] == "NOT AGREED: 1 of 15 object: CHN"
    place = next(number for number, line in enumerate(lines) if line.startswith("  CHN "))
    assert lines[place].split(maxsplit=1)[1] == "fire: “condemns in the strongest terms”  positions/CHN.yaml:4"
    assert any("says: It is too early." in line for line in lines)
    assert any("IND-1 is neither taken nor withdrawn  positions/IND.yaml:4" in line for line in lines)
    assert lines[-2] == "CLOCK    as of 2021-08-14T12:00+02:00; no silence runs"
    assert lines[-1].startswith("NEXT     ")


def test_a_text_that_all_join_is_agreed() -> None:
    everybody_says("joins", "zero-draft")
    ended = drafter("check", NAME, *at(16))
    assert ended.code == 0
    assert "AGREED: 15 of 15 join" in ended.out
    assert ended.out.rstrip().endswith("NEXT     drafter release harbour --by EST")


def test_an_answer_is_not_given_before_its_moment() -> None:
    everybody_says("joins", "zero-draft")
    ended = drafter("check", NAME, *at(14))
    assert ended.code == 1
    assert "PENDING: 0 of 15 join" in ended.out


def test_before_anything_went_out_all_is_pending() -> None:
    shutil.rmtree(FOLDER / "positions")
    ended = drafter("check", NAME, "--at", "2021-08-13T09:30+02:00")
    assert ended.code == 1
    assert "harbour: nothing has been circulated" in ended.out
    assert "NEXT     this is how it stood; what came later: drafter log harbour" in ended.out


def test_checking_writes_nothing() -> None:
    before = contents()
    for words in ((), ("--ci",), ("--json",), ("-v",), ("--private",)):
        drafter("check", NAME, *words, *at(12))
    assert contents() == before


def test_the_arithmetic_and_the_digest_are_for_those_who_ask() -> None:
    plain, full = (drafter("check", NAME, *words, *at(12)).out for words in ((), ("-v",)))
    assert full.startswith(plain)
    assert "at least 1 member is against: 1, holds" in full
    assert "text sha256:" in full
    assert "sha256:" not in plain


def test_a_member_s_own_reasons_are_for_those_who_ask() -> None:
    plain, full = (drafter("check", NAME, *words, *at(12)).out for words in ((), ("--private",)))
    assert "the talks are close" not in plain
    assert "PRIVATE: not to leave the room\n  CHN on fire: the talks are close  positions/CHN.yaml:4" in full
    assert "CHN on inquiry: no mandate" in full


# --- several statements --------------------------------------------------------------------------------------------


def second(name: str) -> None:
    """Another statement, as the first one is."""
    shutil.copytree(FOLDER, FOLDER.parent / name)
    brief = FOLDER.parent / name / "brief.yaml"
    brief.write_text(brief.read_text().replace("statement: harbour", f"statement: {name}"))


def test_several_statements_are_agreed_only_together() -> None:
    agree()
    second("quay")
    assert drafter("check", NAME, "quay", *at(16)).code == 0
    everybody_says("hold", "zero-draft")
    ended = drafter("check", NAME, "quay", *at(16))
    assert ended.code == 1
    assert "PENDING: 0 of 15 join" in ended.out
    assert "AGREED: 15 of 15 join" in ended.out


def test_the_faults_of_every_statement_are_told_at_once_and_the_good_one_is_answered() -> None:
    second("quay")
    second("wharf")
    for name in ("quay", "wharf"):
        path = FOLDER.parent / name / "positions" / "CHN.yaml"
        path.write_text(path.read_text().replace("at_most: deplore", "at_most: deplor").replace("CHN-1", "XXX-1"))
    ended = drafter("check", "quay", NAME, "wharf", "nowhere", *at(12))
    assert ended.code == 3
    assert [line.split()[1] for line in ended.err.splitlines() if not line.startswith("    ")] == [
        "DS001",
        "DS107",
        "DS112",
        "DS107",
        "DS112",
    ]
    assert ended.out.startswith("harbour · zero-draft")


def test_a_member_that_joins_against_its_own_file_is_a_fault_and_nothing_is_agreed() -> None:
    agree()
    path = FOLDER / "positions" / "CHN.yaml"
    path.write_text(path.read_text() + "views:\n  - {about: inquiry, stance: object}\n")
    ended = drafter("check", NAME, *at(16))
    assert ended.code == 3
    assert "PENDING: the files contradict themselves" in ended.out
    assert "NEXT     ask CHN which it is" in ended.out
    assert ended.err.startswith("statements/harbour/positions/CHN.yaml:3:9: DS120 CHN joins, yet its own file")
    for words in (("release", NAME, "--by", "EST"), ("export", NAME)):
        assert drafter(*words, *at(16)).code == 3


# --- continuous integration ----------------------------------------------------------------------------------------


def claims(stage: str) -> None:
    change("brief.yaml", "stage: negotiating", f"stage: {stage}")


@pytest.mark.parametrize(
    ("stage", "claimed"),
    [
        ("negotiating", ""),
        ("under-silence", "it is said to be under silence, and no silence was opened on the text last circulated"),
        ("agreed", "it is said to be agreed, and the verdict is blocked"),
        ("issued", "it is said to be issued, and the verdict is blocked"),
    ],
)
def test_what_is_not_agreed_fails_only_where_the_file_claims_more(stage: str, claimed: str) -> None:
    if stage != "negotiating":
        claims(stage)
    ended = drafter("check", NAME, "--ci", *at(12))
    assert ended.code == (1 if claimed else 0)
    assert ("DS222" in ended.out) == bool(claimed)
    assert claimed in ended.out
    if claimed:
        assert "statements/harbour/brief.yaml:8:8: DS222" in ended.out


def test_under_silence_is_claimed_too_early_before_anything_went_out() -> None:
    claims("under-silence")
    shutil.rmtree(FOLDER / "positions")
    ended = drafter("check", NAME, "--ci", "--at", "2021-08-13T09:30+02:00")
    assert ended.code == 1
    assert "it is said to be under silence, and nothing was circulated" in ended.out


def test_agreed_may_be_claimed_when_it_is_so_and_issued_only_once_released() -> None:
    agree()
    claims("agreed")
    assert drafter("check", NAME, "--ci", *at(16)).code == 0
    change("brief.yaml", "stage: agreed", "stage: issued")
    ended = drafter("check", NAME, "--ci", *at(16))
    assert ended.code == 1
    assert "not every penholder has released this text" in ended.out
    release()
    assert drafter("check", NAME, "--ci", *at(18)).code == 0


def test_bad_input_fails_in_continuous_integration_too() -> None:
    change("brief.yaml", "stage: negotiating", "stage: finished")
    assert drafter("check", NAME, "--ci", *at(12)).code == 3


# --- as JSON -------------------------------------------------------------------------------------------------------


def test_as_json_a_verdict_is_one_of_a_list_and_holds_nothing_private() -> None:
    ended = drafter("check", NAME, "--json", *at(12))
    (found,) = json.loads(ended.out)
    assert ended.code == 1
    assert {key: found[key] for key in ("statement", "text", "rule", "outcome", "adopted", "stage", "forecast")} == {
        "statement": "harbour",
        "text": "zero-draft",
        "rule": "unsc-statement",
        "outcome": "blocked",
        "adopted": False,
        "stage": "negotiating",
        "forecast": None,
    }
    assert found["at"] == "2021-08-14T12:00:00+02:00"
    assert found["digest"].startswith("sha256:")
    assert [answer["member"] for answer in found["answers"]] == list(MEMBERS)
    china = found["answers"][0]
    assert (china["answer"], china["counts"]) == ("objects", "against")
    assert china["reasons"][1] == {
        "about": "inquiry",
        "words": "stands ready to name an inquiry into the attack.",
        "note": "",
        "say": "It is too early.",
        "file": "statements/harbour/positions/CHN.yaml",
        "line": 5,
    }
    assert {answer["counts"] for answer in found["answers"][1:]} == {"open"}
    assert found["releases"] == [
        {"penholder": "EST", "at": None, "changed_since": [], "spoke_since": []},
        {"penholder": "NOR", "at": None, "changed_since": [], "spoke_since": []},
    ]
    assert "the talks are close" not in ended.out


def test_as_json_a_claim_goes_beside_the_list_and_not_into_it() -> None:
    claims("agreed")
    ended = drafter("check", NAME, "--json", "--ci", *at(12))
    assert ended.code == 1
    assert json.loads(ended.out)[0]["stage"] == "agreed"
    assert "DS222" in ended.err


def test_as_json_an_agreement_has_its_reservations_and_releases() -> None:
    agree()
    change("positions/MEX.yaml", "says: joins,", 'says: joins, except: [fire], reserve: {crews: "We read it so."},')
    release()
    done("release", NAME, "--by", "EST", *at(18))
    (found,) = json.loads(drafter("check", NAME, "--json", *at(19)).out)
    assert (found["outcome"], found["adopted"], found["exportable"]) == ("agreed", True, True)
    mexico = next(answer for answer in found["answers"] if answer["member"] == "MEX")
    assert (mexico["except"], mexico["reserve"]) == (["fire"], {"crews": "We read it so."})
    assert found["releases"][0]["at"] == "2021-08-14T18:00+02:00"


def test_as_json_statements_that_cannot_be_read_are_told_beside_the_others() -> None:
    second("quay")
    Path("statements/quay/positions/CHN.yaml").write_text("member: CHN\n")
    ended = drafter("check", NAME, "quay", "--json", *at(12))
    assert ended.code == 3
    assert [found["statement"] for found in json.loads(ended.out)] == ["harbour"]
    assert "statements/quay/positions/CHN.yaml" in ended.err


def test_a_brief_that_was_altered_since_is_told_with_the_way_back() -> None:
    change("brief.yaml", "title: The fire in the harbour", "title: The blaze in the harbour")
    ended = drafter("check", NAME, *at(12))
    assert ended.code == 3
    assert "DS121" in ended.err
    assert "NEXT     put it back, or circulate the text again under a new name" in ended.out
