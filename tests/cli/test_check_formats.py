"""check --format: every format says the same, stays the same, and is read by whoever it is written for."""

from __future__ import annotations

import json
import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from drafter.catalogue import CATALOGUE
from drafter.cli.check import FORMATS
from drafter.files.codes import page
from tests.cli.shell import FOLDER, NAME, Ended, agree, at, change, done, drafter, everybody_says, refused

pytestmark = pytest.mark.usefixtures("room")

CHINA = FOLDER / "positions" / "CHN.yaml"
COMMAND = re.compile(r"::(?P<level>error|warning|notice|debug)(?: (?P<properties>[^:]*))?::(?P<message>.*)")


def check(kind: str, *words: str) -> Ended:
    return drafter("check", NAME, "--format", kind, *words, *at(12))


def sarif(*words: str) -> dict[str, Any]:
    (run,) = json.loads(check("sarif", *words).out)["runs"]
    return dict(run)


def results(*words: str) -> list[dict[str, Any]]:
    return list(sarif(*words)["results"])


def prints(*words: str) -> dict[tuple[str, str], str]:
    """Each finding's fingerprint, by its code and words."""
    return {
        (one["ruleId"], one["message"]["text"]): one["partialFingerprints"]["drafterFinding/v1"]
        for one in results(*words)
    }


def commands(printed: str) -> list[dict[str, str]]:
    """Workflow commands as a runner reads them, unescaped."""
    found = []
    for line in printed.splitlines():
        read = COMMAND.fullmatch(line)
        assert read, line
        pairs = [pair.split("=", 1) for pair in (read["properties"] or "").split(",") if pair]
        values = {key: _plain(value) for key, value in pairs}
        found.append({"level": read["level"], "message": _plain(read["message"]), **values})
    return found


def _plain(text: str) -> str:
    for sign, letter in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(sign, letter)
    return text


# --- all of them ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_ends_alike_and_gives_the_same_bytes_again(kind: str) -> None:
    first, again = check(kind), check(kind)
    assert (first.code, first.err, first.out) == (1, "", again.out)
    assert check(kind, "--ci").code == 0
    agree()
    assert drafter("check", NAME, "--format", kind, *at(16)).code == 0
    change("brief.yaml", "stage: negotiating", "stage: issued")
    assert drafter("check", NAME, "--format", kind, "--ci", *at(16)).code == 1
    CHINA.write_text("member: CHN\n")
    assert drafter("check", NAME, "--format", kind, "--ci", *at(16)).code == 3


def test_several_formats_go_to_their_files_and_one_is_printed() -> None:
    ended = check("github", "--format", "sarif:check.sarif", "--format", "markdown:table.md", "--format", "text:a.txt")
    assert ended.out == check("github").out
    assert Path("check.sarif").read_text() == check("sarif").out
    assert Path("table.md").read_text() == check("markdown").out
    assert Path("a.txt").read_text() == check("text").out


def test_what_is_asked_for_wrongly_is_wrong_usage() -> None:
    assert "is none of text, json" in refused("check", NAME, "--format", "html")
    assert "is none of" in refused("check", NAME, "--format", "sarif:")
    assert "one format can be printed" in refused("check", NAME, "--format", "sarif", "--format", "junit")
    for words in (("--format", "sarif"), ("--format", "text:out.txt"), ("--json",)):
        assert "--private is for a terminal" in refused("check", NAME, "--private", *words)
    assert "--accept needs a reason" in refused("check", NAME, "--accept", "known")
    assert "--accept needs a reason" in refused("check", NAME, "--baseline", "b.yaml", "--accept", " ")


def test_a_statement_may_be_named_by_its_files_and_is_checked_once() -> None:
    files = [CHINA.as_posix(), (FOLDER / "brief.yaml").as_posix(), (FOLDER / "record" / "0000.json").as_posix()]
    assert drafter("check", *files, FOLDER.as_posix(), str(FOLDER.resolve()), *at(12)).out == check("text").out


# --- SARIF ---------------------------------------------------------------------------------------------------------


def test_a_finding_has_its_rule_level_place_and_fingerprint() -> None:
    run = sarif("--ci")
    found = next(one for one in run["results"] if "fire" in one["message"]["text"])
    assert found["message"]["text"] == "CHN objects: fire: “condemns in the strongest terms”"
    assert (found["ruleId"], found["level"], found["suppressions"]) == ("DS131", "warning", [])
    assert run["tool"]["driver"]["rules"][found["ruleIndex"]]["id"] == "DS131"
    assert found["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "statements/harbour/positions/CHN.yaml"},
                "region": {"startLine": 4, "startColumn": 5},
            }
        }
    ]
    assert run["invocations"] == [{"executionSuccessful": True}]
    codes = [one["ruleId"] for one in run["results"]]
    rules = run["tool"]["driver"]["rules"]
    assert sorted(set(codes)) == [rule["id"] for rule in rules]
    assert [rule["help"]["markdown"] for rule in rules] == [page(rule["id"]) for rule in rules]
    assert {one["level"] for one in run["results"]} == {"warning", "note"}
    assert [one["level"] for one in results() if one["ruleId"] == "DS130"] == ["error"]


def test_each_kind_of_finding_has_its_code_and_level() -> None:
    words = "member: {0}\nstatus: {1}\nanswer: {{seen: zero-draft, says: {2}}}\n"
    for member, status, says in (("KEN", "in-writing", "hold"), ("MEX", "reading", "objects")):
        (FOLDER / "positions" / f"{member}.yaml").write_text(words.format(member, status, says))
    silence = ("silence", "open", NAME, "--until", "2021-08-14T11:00+02:00", "--by", "EST")
    done(*silence, "--at", "2021-08-13T12:00+02:00")
    found = {one["ruleId"]: (one["level"], one["message"]["text"]) for one in results("--ci")}
    assert found.keys() == {"DS130", "DS131", "DS132", "DS133", "DS134", "DS135", "DS136"}
    assert {code: level for code, (level, _) in found.items() if level == "warning"}.keys() == {
        "DS131",
        "DS132",
        "DS136",
    }
    assert found["DS132"][1].startswith("IND asks for a change: port: IND-1 is neither taken nor withdrawn")
    assert found["DS133"][1] == "KEN asks for a hold: text"
    assert found["DS134"][1].startswith("an answer on zero-draft is awaited from EST, FRA, GBR, IRL, MEX")
    assert found["DS135"][1].startswith("MEX: its file is a guess, so it counts for nothing, and it says: objects")
    assert found["DS136"][1].startswith("TO BE CLOSED: silence expired at 2021-08-14T11:00+02:00")


def test_what_cannot_be_read_is_a_finding_beside_the_others() -> None:
    CHINA.write_text("member: CHN\nstatus: sure\n")
    ended = drafter("check", NAME, "--format", "sarif", *at(12))
    (run,) = json.loads(ended.out)["runs"]
    assert (ended.code, run["invocations"]) == (3, [{"executionSuccessful": False}])
    assert [(one["ruleId"], one["level"]) for one in run["results"]] == [("DS022", "error")]
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 9}
    assert "DS022" in ended.err


def test_a_blank_or_an_accent_in_a_path_is_written_as_an_address() -> None:
    shutil.move(FOLDER, "statements/fünf häfen")
    ended = drafter("check", "fünf häfen", "--format", "sarif", *at(12))
    uris = {
        one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for one in json.loads(ended.out)["runs"][0]["results"]
    }
    assert "statements/f%C3%BCnf%20h%C3%A4fen/positions/CHN.yaml" in uris


# --- fingerprints --------------------------------------------------------------------------------------------------


def test_a_fingerprint_outlives_edits_elsewhere_and_another_name_of_the_folder() -> None:
    before = prints()
    CHINA.write_text("# seen in the corridor\n\n" + CHINA.read_text().replace("so close", "closer"))
    (FOLDER / "positions" / "KEN.yaml").write_text("member: KEN\nstatus: in-writing\n")
    assert prints() == before
    moved = next(one for one in results() if "fire" in one["message"]["text"])
    assert moved["locations"][0]["physicalLocation"]["region"]["startLine"] == 6
    shutil.move("statements", "elsewhere")
    ended = drafter("check", f"elsewhere/{NAME}", "--format", "sarif", *at(12))
    found = {one["partialFingerprints"]["drafterFinding/v1"] for one in json.loads(ended.out)["runs"][0]["results"]}
    assert found == set(before.values())


def test_other_words_are_another_finding_and_no_two_are_one() -> None:
    before = prints()
    done("amend", NAME, "fire", "--rung", "condemn", "--by", "EST", *at(12))
    done("circulate", NAME, "rev-1", "--by", "EST", *at(12))
    after = prints()
    assert ("DS131", "CHN objects: fire: “condemns”") in after
    assert after["DS131", "CHN objects: fire: “condemns”"] not in before.values()
    shutil.copytree(FOLDER, "statements/quay")
    change_name = Path("statements/quay/brief.yaml")
    change_name.write_text(change_name.read_text().replace("statement: harbour", "statement: quay"))
    marks = [
        one["partialFingerprints"]["drafterFinding/v1"]
        for one in json.loads(drafter("check", NAME, "quay", "--format", "sarif", *at(13)).out)["runs"][0]["results"]
    ]
    assert len(set(marks)) == len(marks)


def test_a_fault_that_names_lines_keeps_its_fingerprint_when_lines_move() -> None:
    everybody_says("joins", "zero-draft")
    CHINA.write_text(CHINA.read_text() + "views:\n  - {about: inquiry, stance: object}\n")
    marks = []
    for _ in range(2):
        said = json.loads(drafter("check", NAME, "--format", "gitlab", *at(16)).out)
        marks += [one["fingerprint"] for one in said if one["check_name"] == "DS120"]
        CHINA.write_text("# above\n" + CHINA.read_text())
    assert len(marks) == 2
    assert marks[0] == marks[1]


# --- the baseline --------------------------------------------------------------------------------------------------


def test_what_is_accepted_is_suppressed_with_its_reason_and_never_left_out() -> None:
    before = prints()
    assert check("text", "--ci", "--baseline", "b.yaml", "--accept", "with the capital").code == 0
    found = results("--ci", "--baseline", "b.yaml")
    assert {(one["ruleId"], one["message"]["text"]) for one in found} == set(before)
    for one in found:
        accepted = [{"kind": "external", "status": "accepted", "justification": "with the capital"}]
        assert one["suppressions"] == ([] if one["ruleId"] == "DS130" else accepted)
    assert "ACCEPTED DS131 CHN objects: fire" in check("text", "--baseline", "b.yaml").out
    levels = {one["level"] for one in commands(check("github", "--ci", "--baseline", "b.yaml").out)}
    assert levels == {"notice", "debug"}
    gitlab = json.loads(check("gitlab", "--ci", "--baseline", "b.yaml").out)
    assert {one["severity"] for one in gitlab} == {"info"}
    assert any("(accepted: with the capital)" in one["description"] for one in gitlab)
    skipped = [
        case.get("message")
        for case in ET.fromstring(check("junit", "--ci", "--baseline", "b.yaml").out).iter("skipped")
    ]
    assert "accepted: with the capital" in skipped
    assert "accepted: with the capital" in check("markdown", "--baseline", "b.yaml").out


def test_a_claim_can_be_accepted_and_that_a_text_is_not_agreed_cannot() -> None:
    change("brief.yaml", "stage: negotiating", "stage: agreed")
    assert check("text", "--ci").code == 1
    assert check("text", "--ci", "--baseline", "b.yaml", "--accept", "the printer waits").code == 0
    assert check("text", "--ci", "--baseline", "b.yaml").code == 0
    assert check("text", "--baseline", "b.yaml").code == 1
    assert "DS130" not in Path("b.yaml").read_text()
    CHINA.write_text("member: CHN\n")
    assert check("text", "--ci", "--baseline", "b.yaml", "--accept", "all is well").code == 3


def test_a_later_reason_is_added_and_the_earlier_ones_stay() -> None:
    check("text", "--ci", "--baseline", "b.yaml", "--accept", 'first: "so"')
    change("brief.yaml", "stage: negotiating", "stage: agreed")
    check("text", "--ci", "--baseline", "b.yaml", "--accept", "second")
    reasons = [
        one["suppressions"][0]["justification"]
        for one in results("--ci", "--baseline", "b.yaml")
        if one["suppressions"]
    ]
    assert (reasons.count("second"), set(reasons)) == (1, {"second", 'first: "so"'})


def test_what_is_accepted_and_there_no_more_is_told_where_it_stands() -> None:
    check("text", "--ci", "--baseline", "b.yaml", "--accept", "known")
    everybody_says("hold", "zero-draft")
    gone = [one for one in results("--ci", "--baseline", "b.yaml") if one["ruleId"] == "DS137"]
    assert gone
    assert {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in gone} == {"b.yaml"}
    assert check("text", "--ci", "--baseline", "b.yaml").code == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("accepted:\n  - {fingerprint: abc, code: DS131, reason: known}\n", "b.yaml:2:19: DS022"),
        (f"accepted:\n  - {{fingerprint: '{'a' * 32}', code: DS131, reason: ' '}}\n", "b.yaml:2:76: DS022"),
        (
            f"accepted:\n  - {{fingerprint: '{'a' * 32}', code: DS131}}\n",
            "b.yaml:2:5: DS021 the key 'reason' is missing",
        ),
        ("accepted:\n" + f"  - {{fingerprint: '{'a' * 32}', code: DS131, reason: x}}\n" * 2, "b.yaml:3:19: DS216"),
    ],
    ids=["no fingerprint", "a blank reason", "no reason", "twice"],
)
def test_a_baseline_that_says_less_than_it_must_is_bad_input(text: str, told: str) -> None:
    Path("b.yaml").write_text(text)
    ended = check("text", "--ci", "--baseline", "b.yaml")
    assert ended.code == 3
    assert ended.err.startswith(told)
    assert drafter("check", NAME, "--baseline", "none.yaml").code == 3


# --- the others ----------------------------------------------------------------------------------------------------


def test_a_test_report_counts_what_fails_and_skips_the_rest() -> None:
    root = ET.fromstring(check("junit").out)
    (suite,) = root
    assert (root.tag, suite.tag, suite.get("name")) == ("testsuites", "testsuite", NAME)
    cases = list(suite)
    for element in (root, suite):
        assert element.get("tests") == str(len(cases))
        assert element.get("failures") == str(len(list(suite.iter("failure")))) == "1"
        assert element.get("skipped") == str(len(list(suite.iter("skipped"))))
    assert cases[0].get("name") == "can be read"
    (failure,) = suite.iter("failure")
    assert failure.get("type") == "DS130"
    agree()
    (suite,) = ET.fromstring(drafter("check", NAME, "--format", "junit", *at(16)).out)
    assert [case.get("name") for case in suite] == ["can be read", "AGREED: 15 of 15 join"]


def test_a_workflow_command_stands_at_its_place_with_its_code() -> None:
    found = commands(check("github", "--ci").out)
    fire = next(one for one in found if "fire" in one["message"])
    assert fire == {
        "level": "warning",
        "file": "statements/harbour/positions/CHN.yaml",
        "line": "4",
        "col": "5",
        "title": "DS131 objects",
        "message": "CHN objects: fire: “condemns in the strongest terms”",
    }
    shutil.move(FOLDER, "statements/a, b: 100%")
    found = commands(drafter("check", "a, b: 100%", "--format", "github", *at(12)).out)
    assert {one["file"].rpartition("/")[0].removesuffix("/positions") for one in found} == {"statements/a, b: 100%"}


def test_code_quality_has_what_gitlab_asks_for() -> None:
    found = json.loads(check("gitlab").out)
    assert found
    for one in found:
        assert set(one) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert one["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert one["check_name"] in CATALOGUE
        assert one["location"]["lines"]["begin"] >= 1
        assert (FOLDER.parents[1] / one["location"]["path"]).is_file()
    assert len({one["fingerprint"] for one in found}) == len(found)


def test_the_table_has_a_row_for_each_statement_and_what_fails_below() -> None:
    shutil.copytree(FOLDER, "statements/a|b")
    CHINA.write_text("member: CHN\n")
    said = drafter("check", NAME, "a|b", "nowhere", "--format", "markdown", *at(12)).out.splitlines()
    assert said[0].startswith("| statement | text | answer |")
    assert [row.count(" | ") for row in said[:5]] == [9] * 5
    assert said[2].startswith("| harbour |  | cannot be read: 1 fault |")
    assert said[4].startswith("| nowhere |")
    assert any(row.startswith("- **DS021** `statements/harbour/positions/CHN.yaml:1:1`") for row in said)


def test_what_stands_in_a_folder_s_name_is_no_markup_of_the_report() -> None:
    shutil.copytree(FOLDER, 'statements/x"><b>&y')
    for kind in ("junit", "sarif", "gitlab"):
        ended = drafter("check", 'x"><b>&y', "--format", kind, *at(12))
        (ET.fromstring if kind == "junit" else json.loads)(ended.out)
    assert "<b>" not in drafter("check", 'x"><b>&y', "--format", "markdown", *at(12)).out.splitlines()[2]
