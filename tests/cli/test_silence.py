"""silence: what each command records and refuses, how it stands at any moment, and who has to be told."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from drafter.cli.common import now
from tests.cli.shell import FOLDER, MEMBERS, NAME, agree, at, change, done, drafter, entries, everybody_says, refused

pytestmark = pytest.mark.usefixtures("room")

EXPIRY = "2021-08-14T12:00+02:00"


def quiet() -> None:
    """Nobody has said anything in its file."""
    for path in (FOLDER / "positions").glob("*.yaml"):
        path.unlink()


def begin(until: str = EXPIRY) -> str:
    quiet()
    return done("silence", "open", NAME, "--until", until, "--by", "EST", "--at", "2021-08-13T12:00+02:00")


def entry(number: int) -> dict[str, object]:
    found: dict[str, object] = json.loads((FOLDER / "record" / f"{number:04}.json").read_text())
    return found


def status(*words: str) -> tuple[int, str]:
    ended = drafter("silence", "status", NAME, *words)
    return ended.code, ended.out


def test_silence_from_its_opening_to_a_release_voided_by_a_late_objection() -> None:
    assert (
        "all 15 members: silence on zero-draft runs until 2021-08-14T12:00+02:00 (14 August 2021, 10:00 UTC)" in begin()
    )
    assert status(*at(11, 59))[0] == 0
    code, said = status(*at(12))
    assert (code, said.splitlines()[1].partition(":")[0]) == (1, "TO BE CLOSED")
    assert drafter("check", NAME, *at(13)).code == 1
    done("silence", "close", NAME, "--by", "NOR", *at(14))
    assert "AGREED: 15 of 15 join" in done("check", NAME, *at(14))
    for penholder in ("EST", "NOR"):
        done("release", NAME, "--by", penholder, *at(15))
    assert "CHN: what it said came after" in done("silence", "object", NAME, "CHN", "--by", "EST", *at(16))
    ended = drafter("export", NAME, *at(17))
    assert ended.code == 1
    assert "EST released it before CHN spoke up" in ended.out
    said = done("check", NAME, *at(17))
    assert "RELEASE  NOR released it, and CHN spoke up since" in said
    assert "CHN: objected at 2021-08-14T16:00+02:00, late: recorded, and not counted" in said


def test_what_is_recorded_is_what_was_said_and_when() -> None:
    begin()
    words = ("--given", "2021-08-13T18:00-04:00", "--say", "Not  so\nfast.", "--amendment")
    done("silence", "object", NAME, "CHN", *words, "--by", "NOR", *at(8))
    assert {key: entry(3)[key] for key in ("act", "author", "member", "speech", "given", "say", "at")} == {
        "act": "spoke",
        "author": "NOR",
        "member": "CHN",
        "speech": "amendment",
        "given": "2021-08-13T18:00-04:00",
        "say": "Not so fast.",
        "at": "2021-08-14T08:00+02:00",
    }
    code, said = status(*at(9))
    assert code == 1
    assert "  CHN  put an amendment at 2021-08-13T18:00-04:00: Not so fast." in said
    assert "all 15 members: silence on zero-draft was broken by CHN: it is not agreed" in said
    assert (
        "CHN  text (put an amendment at 2021-08-13T18:00-04:00)  record/0003.json" in drafter("check", NAME, *at(9)).out
    )


def test_a_hold_is_seen_to_and_lifted_and_more_time_is_given() -> None:
    begin()
    done("silence", "hold", NAME, "IND", "--by", "EST", *at(8))
    done("silence", "extend", NAME, "--until", "2021-08-14T18:00+02:00", "--by", "NOR", *at(9))
    assert status(*at(17))[0] == 0
    code, said = status(*at(18))
    assert (code, "NEXT     ask IND; when it lifts its hold: drafter silence withdraw harbour IND" in said) == (1, True)
    assert "extended by NOR at 2021-08-14T09:00+02:00, until 2021-08-14T18:00+02:00" in said
    ended = drafter("silence", "close", NAME, "--by", "EST", *at(19))
    assert (ended.code, ended.out.startswith("nothing was recorded: HELD")) == (1, True)
    done("silence", "withdraw", NAME, "IND", "--by", "EST", *at(20))
    done("silence", "close", NAME, "--by", "EST", *at(20, 1))


@pytest.mark.parametrize("hour", [11, 13])
def test_silence_that_runs_or_is_broken_is_not_closed(hour: int) -> None:
    begin()
    if hour == 13:
        done("silence", "object", NAME, "CHN", "--by", "EST", *at(10))
    count = entries()
    ended = drafter("silence", "close", NAME, "--by", "EST", *at(hour))
    assert (ended.code, ended.err, entries()) == (1, "", count)
    assert ended.out.startswith(f"nothing was recorded: {'BROKEN' if hour == 13 else 'UNDER SILENCE'}")


def test_silence_is_not_closed_over_what_a_file_says() -> None:
    begin()
    path = FOLDER / "positions" / "CHN.yaml"
    path.write_text("member: CHN\nstatus: in-writing\nanswer: {seen: zero-draft, says: objects}\n")
    ended = drafter("silence", "close", NAME, "--by", "EST", *at(13))
    assert ended.code == 1
    assert "files stand against it: CHN: objects (statements/harbour/positions/CHN.yaml:3:9)" in ended.out


def test_nothing_is_closed_ahead_of_time() -> None:
    quiet()
    soon = now() + timedelta(hours=2)
    done("silence", "open", NAME, "--until", (now() + timedelta(hours=1)).isoformat(), "--by", "EST")
    assert "is yet to come" in refused("silence", "close", NAME, "--by", "EST", "--at", soon.isoformat())


def test_broken_silence_is_opened_anew_and_running_silence_is_not() -> None:
    begin()
    again = ("silence", "open", NAME, "--until", "2021-08-15T12:00+02:00", "--by", "EST")
    assert drafter(*again, *at(9)).code == 1
    done("silence", "object", NAME, "CHN", "--by", "EST", *at(10))
    assert drafter("silence", "extend", NAME, "--until", "2021-08-15T12:00+02:00", "--by", "EST", *at(10)).code == 1
    done(*again, *at(11))
    assert status(*at(12))[0] == 0


def test_what_cannot_be_meant_is_wrong_usage() -> None:
    opening = ("silence", "open", NAME, "--by", "EST", *at(9), "--until")
    assert "has no zone" in refused(*opening, "2021-08-15T12:00")
    assert "does not hold the pen" in refused("silence", "open", NAME, "--by", "CHN", *at(9), "--until", EXPIRY)
    assert "no silence was opened on zero-draft" in refused("silence", "close", NAME, "--by", "EST", *at(9))
    begin()
    assert "'FRX' is no member" in refused("silence", "hold", NAME, "FRX", "--by", "EST", *at(9))


def test_a_rule_that_lays_down_a_time_or_knows_no_silence_is_kept_to() -> None:
    rules = Path("templates/rules")
    rules.mkdir(parents=True)
    shipped = (Path(__file__).parents[2] / "templates" / "rules" / "unsc-statement.yaml").read_text()
    mine = shipped.replace("rule: unsc-statement", "rule: ours")
    assert mine.count("silence: {") == 1
    (rules / "ours.yaml").write_text(mine.replace("silence: {", "silence: {at_least: 72h, "))
    change("brief.yaml", "rule: unsc-statement", "rule: ours")
    done("circulate", NAME, "rev-1", "--by", "EST", *at(8))
    quiet()
    opening = ("silence", "open", NAME, "--by", "EST", *at(9), "--until")
    told = refused(*opening, "2021-08-17T08:59:59+02:00")
    assert "under 'ours' silence runs 72 hours at least, until 2021-08-17T09:00+02:00" in " ".join(told.split())
    done(*opening, "2021-08-17T09:00+02:00")
    lines = mine.splitlines()
    (rules / "ours.yaml").write_text("\n".join(line for line in lines if not line.startswith("silence:")) + "\n")
    assert "the rule 'ours' knows no silence" in refused("silence", "close", NAME, "--by", "EST", *at(10))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2021-10-31T02:30[Europe/Vienna]", "comes twice: write 2021-10-31T02:30+02:00 or 2021-10-31T02:30+01:00"),
        ("2021-03-28T02:30[Europe/Vienna]", "is no moment: the clocks there skip it"),
        ("2021-08-15T12:00+00:00[Europe/Vienna]", "that is not the offset there then"),
        ("2021-08-15T12:00[Europe/Atlantis]", "no clocks are known for 'Europe/Atlantis'"),
        ("noon[Europe/Vienna]", "is no moment"),
    ],
)
def test_a_time_by_the_clocks_of_a_place_is_one_moment_or_none(written: str, said: str) -> None:
    told = refused("silence", "open", NAME, "--until", written, "--by", "EST", *at(9))
    assert said in " ".join(told.split())


def test_the_offset_of_the_day_is_recorded_for_a_time_by_the_clocks_of_a_place() -> None:
    quiet()
    for number, (written, kept) in enumerate(
        [
            ("2021-10-31T01:59:59[America/New_York]", "2021-10-31T01:59:59-04:00"),
            ("2021-11-08T12:00[America/New_York]", "2021-11-08T12:00-05:00"),
            ("2021-11-08T12:00-05:00[America/New_York]", "2021-11-08T12:00-05:00"),
        ]
    ):
        if number:
            done("silence", "object", NAME, "CHN", "--by", "EST", *at(9))
        done("silence", "open", NAME, "--until", written, "--by", "EST", *at(9))
        assert entry(2 + 2 * number)["until"] == kept


def test_as_json_it_says_the_same_and_what_to_tell() -> None:
    code, said = status("--json", *at(9))
    assert (code, json.loads(said)[0]["silence"]) == (0, None)
    begin()
    done("silence", "object", NAME, "CHN", "--by", "EST", "--say", "No.", *at(9))
    code, said = status("--json", *at(9))
    (found,) = json.loads(said)
    assert (code, found["awaits_penholder"], found["text"], found["silence"]["state"]) == (
        1,
        True,
        "zero-draft",
        "broken",
    )
    assert found["silence"]["broken_by"] == [
        {"member": "CHN", "speech": "objection", "given": "2021-08-14T09:00+02:00", "say": "No.", "withdrawn": False}
    ]
    assert found["tell"] == [{"to": list(MEMBERS), "what": "silence on zero-draft was broken by CHN: it is not agreed"}]
    (checked,) = json.loads(drafter("check", NAME, "--json", *at(9)).out)
    assert checked["silence"]["state"] == "broken"


def test_an_answer_in_a_file_and_silence_stand_side_by_side() -> None:
    agree()
    done("silence", "open", NAME, "--until", "2021-08-15T12:00+02:00", "--by", "EST", *at(16))
    everybody_says("joins", "zero-draft")
    done("silence", "object", NAME, "MEX", "--by", "EST", *at(17))
    ended = drafter("check", NAME, *at(17))
    assert ended.code == 1
    assert "NOT AGREED: 1 of 15 object: MEX" in ended.out
    assert "MEX: its file joins: ask it, and record what it takes back (silence withdraw)" in ended.out
