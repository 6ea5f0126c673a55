"""tally: recorded votes under a rule, row by row."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from drafter.diagnostic import Where
from drafter.files.library import Library
from tests.cli.shell import drafter

VOTES = Path(__file__).parents[3] / "shared" / "data" / "votes" / "unsc_sample_188.csv"
COUNCIL = "BEL CHN DEU DOM EST FRA GBR IDN NER RUS TUN USA VCT VNM ZAF".split()


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def table(*rows: str, header: str = "document,date,yes,no,abstain,absent,not_participating") -> str:
    Path("votes.csv").write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return "votes.csv"


def counted(rule: str, *rows: str, code: int = 0, header: str | None = None) -> list[dict[str, Any]]:
    path = table(*rows, header=header) if header else table(*rows)
    ended = drafter("tally", rule, path, "--json")
    assert ended.code == code, ended.err
    found: list[dict[str, Any]] = json.loads(ended.out)
    return found


def but(*members: str) -> str:
    return "|".join(member for member in COUNCIL if member not in members)


def test_each_row_has_its_outcome_in_order() -> None:
    rows = counted(
        "unsc-substantive",
        f"all,2020-05-01,{'|'.join(COUNCIL)},,,,",
        f"veto,2020-05-01,{but('RUS')},RUS,,,",
        f"elected against,2020-05-01,{but('NER', 'CHN')},NER,CHN,,",
        f"eight,2020-05-01,{'|'.join(COUNCIL[:8])},,{'|'.join(COUNCIL[8:])},,",
        f"away,2020-05-01,{but('USA', 'RUS')},,,USA,RUS",
    )
    assert [(row["document"], row["outcome"]) for row in rows] == [
        ("all", "adopted"),
        ("veto", "vetoed"),
        ("elected against", "adopted"),
        ("eight", "not-adopted"),
        ("away", "adopted"),
    ]
    assert rows[2]["counts"] == {"for": 13, "against": 1, "abstaining": 1}
    assert rows[1]["tests"][0]["counts"][1] == {
        "says": "no permanent member is against",
        "count": 1,
        "out_of": None,
        "holds": False,
        "who": ["RUS"],
    }


def test_names_are_read_as_records_spell_them() -> None:
    council = (
        "BELGIUM|CÔTE D’IVOIRE|DOMINICAN REPUBLIC|EQUATORIAL GUINEA|FRANCE|GERMANY|INDONESIA|KUWAIT|PERU|Poland"
        "|South Africa|UNITED KINGDOM|United States of America|rus|China"
    )
    assert counted("unsc-substantive", f"x,2019-05-01,{council},,,,")[0]["outcome"] == "adopted"
    row = counted("unsc-substantive", "x,1995-05-01,Czech Republic,RUSSIAN FEDERATION,,,")[0]
    assert row["answers"]["CZE"] == "for"


def test_a_name_that_was_given_up_is_still_one_state_s_and_is_said() -> None:
    library = Library()
    assert library.code_of("TURKEY", date(2009, 1, 1)) == library.code_of("Türkiye", None) == ("TUR", "")
    assert library.code_of("Zaire", date(1991, 1, 1)) == ("COD", "")
    assert library.code_of("Zaire", date(2001, 1, 1)) == ("COD", "'Zaire' was given up after 1997-05-16: read as COD")
    assert library.code_of("Atlantis", None) == (None, "")


def test_a_member_in_no_column_did_not_take_part_and_a_note_says_so() -> None:
    row = counted("unsc-substantive", f"x,2020-05-01,{but('CHN')},,,,")[0]
    assert (row["outcome"], row["answers"]["CHN"]) == ("adopted", "not-participating")
    assert row["notes"] == ["CHN in no column: did not take part"]


def test_faulty_rows_are_invalid_and_the_others_are_still_reported() -> None:
    rows = counted(
        "unsc-substantive",
        f"twice,2020-05-01,{but()},CHN,,,",
        f"stranger,2020-05-01,{but()}|JPN,,,,",
        f"nobody,2020-05-01,{but()}|Atlantis,,,,",
        f"no day,2020-5-1,{but()},,,,",
        f"not covered,1990-05-01,{but()},,,,",
        f"before the rule,1950-05-01,{but()},,,,",
        f"good,2020-05-01,{but()},,,,",
        f"too long,2020-05-01,{but()},,,,,CHN",
        code=1,
    )
    assert [row["outcome"] for row in rows] == ["invalid"] * 6 + ["adopted", "invalid"]
    assert [row["faults"] for row in rows] == [
        ["CHN is named twice"],
        ["JPN: no member on that day"],
        ["'Atlantis' is no State's name or code"],
        ["'2020-5-1' is no date (YYYY-MM-DD)"],
        ["who is a member of 'unsc' on 1990-05-01 is not on file: it is covered 1994-01-01 to 2026-12-31"],
        ["'unsc-substantive' is in force from 1965-08-31, not on 1950-05-01"],
        [],
        ["8 cells under 7 columns"],
    ]


def test_without_a_date_every_day_on_which_those_named_sat_together_must_agree() -> None:
    (row,) = counted("unsc-substantive", f"x,{but()},", header="document,yes,no")
    assert (row["outcome"], row["date"]) == ("adopted", None)
    # FRA, GBR, USA and EGY sat together in several years, and some others with them.
    (row,) = counted("unsc-substantive", "x,FRA|GBR|USA|EGY,RUS", header="document,yes,no")
    assert row["outcome"] == "not-adopted"
    (row,) = counted("unsc-substantive", "x,EST|NOR,ZAF", header="document,yes,no", code=1)
    assert row["faults"] == ["those named never sat together, and no date is given"]


def test_any_column_may_be_missing() -> None:
    (row,) = counted("unsc-procedural", "|".join(COUNCIL[:9]), header="yes")
    assert (row["document"], row["outcome"]) == ("row 2", "adopted")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "DS014 this is no table of ballots"),
        (b"document,votes\nx,y\n", "DS014 this is no table of ballots"),
        (b"yes,no,yes\nCHN,FRA,USA\n", "DS014 the column 'yes' stands here twice"),
        (b'document,yes\n"x,CHN\n', "DS014 this is no table of ballots"),
        (b"document,yes\nx,C\xd4TE\n", "DS002 is not UTF-8 text"),
        (None, "DS001 cannot be read (no such file or directory)"),
    ],
)
def test_a_file_that_is_no_table_of_ballots_is_bad_input(content: bytes | None, told: str) -> None:
    if content is not None:
        Path("votes.csv").write_bytes(content)
    ended = drafter("tally", "unsc-substantive", "votes.csv")
    assert ended.code == 3
    assert told in ended.err


def test_what_differs_from_a_recorded_outcome_is_listed() -> None:
    header = "document,date,yes,no,outcome"
    path = table(f"a,2020-05-01,{but('CHN')},CHN,veto", f"b,2020-05-01,{but('CHN')},CHN,adopted", header=header)
    ended = drafter("tally", "unsc-substantive", path, "--compare", "outcome")
    assert ended.code == 1
    assert "1 of 2 differ from 'outcome'\n  b: recorded adopted, counted vetoed\n" in ended.out
    path = table(f"a,2020-05-01,{but('CHN')},CHN,veto", header=header)
    assert drafter("tally", "unsc-substantive", path, "--compare", "outcome").code == 0
    assert drafter("tally", "unsc-substantive", path, "--compare", "result").code == 2


@pytest.mark.skipif(not VOTES.is_file(), reason="the recorded votes are not at hand")
def test_the_recorded_votes_of_the_council_come_out_as_recorded() -> None:
    """All 186 sound rows agree, one of them as a matter of procedure; the two that are faulty are invalid."""
    ended = drafter("tally", "unsc-substantive", str(VOTES), "--compare", "recorded_outcome", "--json")
    rows = json.loads(ended.out)
    assert ended.code == 1
    assert len(rows) == 188
    other = {row["document"]: row["outcome"] for row in rows if not row["agrees"]}
    assert other == {"S/RES/2623 (2022)": "vetoed", "S/2023/638": "invalid", "S/RES/2403/1803144E": "invalid"}
    short = [row for row in rows if row["notes"]]
    assert len(short) == 4
    assert all(row["notes"][0].endswith("in no column: did not take part") for row in short)
    procedural = json.loads(drafter("tally", "unsc-procedural", str(VOTES), "--json").out)
    assert next(row["outcome"] for row in procedural if row["document"] == "S/RES/2623 (2022)") == "adopted"


def test_where_no_vote_is_taken_nobody_abstains_and_nothing_is_inferred() -> None:
    row = counted("unsc-statement", f"x,2020-05-01,{but('CHN', 'USA', 'FRA')},,CHN,USA,")[0]
    assert row["outcome"] == "pending"
    assert row["notes"] == [
        "FRA in no column: not heard, which is no consent",
        "USA was absent: no answer under 'unsc-statement', so it stays open",
        "CHN abstained: no answer under 'unsc-statement', so it stays open",
    ]


def psc(members: str = "[AGO, BWA, CMR]", start: str = "2024-04-01") -> None:
    Path("templates/bodies").mkdir(parents=True, exist_ok=True)
    Path("templates/bodies/psc-2024.yaml").write_text(
        "body: psc-2024\nadds_to: au-psc\nname: The members for 2024\nsource: constructed\n"
        f'membership:\n  - {{from: "{start}", to: "2025-03-31", members: {members}}}\n'
    )


def test_a_file_of_the_working_folder_gives_the_members_of_a_body_on_more_days() -> None:
    rows = ("a,2024-05-01,Angola|Botswana,Cameroon,,,", "b,2020-05-01,Angola,,,,")
    assert [row["outcome"] for row in counted("au-psc-two-thirds", *rows, code=1)] == ["invalid", "invalid"]
    psc()
    assert [row["outcome"] for row in counted("au-psc-two-thirds", *rows, code=1)] == ["adopted", "invalid"]
    said = drafter("tally", "au-psc-two-thirds", "votes.csv").out
    assert "the rule is not verified; it rests on what was not read:\n  Article 8: that two thirds" in said


def test_who_is_set_aside_and_who_acts_for_whom_stand_in_columns_of_their_own() -> None:
    psc()
    header = "document,date,yes,no,set_aside"
    (row,) = counted("au-psc-consensus", "a,2024-05-01,Angola|Botswana,,Cameroon", header=header)
    assert row["outcome"] == "adopted"
    (row,) = counted("wto-majority", "a,2024-05-01,Angola,,Cameroon", header=header, code=1)
    assert row["outcome"] == "invalid"
    union = sorted(Library().body("eu-2018", Where("x")).membership[0].members - {"LUX"})
    header = "document,date,yes,abstain,proxies"
    (row,) = counted("eu-unanimity", f"a,2024-05-01,{'|'.join(union)},LUX,Luxembourg by BEL", header=header)
    assert row["outcome"] == "adopted"
    bad = f"a,2024-05-01,{'|'.join(union)},LUX,LUX to BEL"
    (row,) = counted("eu-unanimity", bad, header=header, code=1)
    assert row["faults"] == ["'LUX to BEL' names no proxy: write LUX by BEL"]


def test_where_a_population_that_is_not_on_file_could_turn_it_the_row_is_pending_and_says_so() -> None:
    union = sorted(Library().body("eu-2018", Where("x")).membership[0].members)
    three, four = ["DEU", "FRA", "ITA"], ["CYP", "EST", "LUX", "MLT"]
    rows = counted(
        "eu-qualified-majority",
        *(f"x,2024-05-01,{'|'.join(m for m in union if m not in no)},{'|'.join(no)},,," for no in (three, four)),
    )
    assert [row["outcome"] for row in rows] == ["adopted", "pending"]
    told = "it turns on the population of the day, not on file: a file of yours gives it (adds_to)"
    assert [row["notes"] for row in rows] == [[], [told]]


def test_where_parties_are_named_both_outcomes_are_given() -> None:
    header = "document,date,yes,no,parties"
    (row,) = counted("unsc-substantive", f"x,2020-05-01,{but('RUS')},RUS,RUSSIAN FEDERATION", header=header)
    assert (row["outcome"], row["had_they_abstained"]) == ("vetoed", "adopted")
    assert row["notes"][1] == "as cast: vetoed; had RUS abstained: adopted"


def test_where_consensus_fails_the_rules_that_may_then_apply_are_named() -> None:
    (row,) = counted("unga-consensus", "x,2022-03-02,,Belarus,,,")
    assert row["outcome"] == "blocked"
    assert row["notes"][-1] == "it may then be decided by unga-majority or unga-two-thirds"
    assert row["notes"][0] == "192 members in no column: did not take part"


# --- bodies whose members are not on file --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "day", "body", "covered"),
    [
        ("wto-majority", "2024-05-01", "wto", "on no day"),
        ("au-psc-procedural", "2024-05-01", "au-psc", "on no day"),
        ("unfccc-amendment", "2024-05-01", "unfccc", "on no day"),
        ("imf-85", "2024-05-01", "imf", "on no day"),
        ("codex-majority", "2024-05-01", "codex", "on no day"),
        ("unsc-substantive-1945", "1950-05-01", "unsc", "1994-01-01 to 2026-12-31"),
        ("unsc-substantive", "1993-12-31", "unsc", "1994-01-01 to 2026-12-31"),
    ],
)
def test_a_rule_whose_body_is_not_on_file_says_so_and_never_guesses(
    rule: str, day: str, body: str, covered: str
) -> None:
    (row,) = counted(rule, f"x,{day},FRA|DEU,USA,,,", code=1)
    assert row["outcome"] == "invalid"
    assert f"who is a member of '{body}' on {day} is not on file: it is covered {covered}" in json.dumps(row)
    ended = drafter("new", "trade", "--body", body, "--rule", rule, "--on", day, "--penholder", "FRA")
    assert ended.code == 2
    assert "is not known here" in ended.err
    assert not Path("statements").exists()
