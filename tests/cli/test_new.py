"""new: a folder to begin a statement in, valid as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.shell import MEMBERS, contents, done, drafter, refused

ON = ("--penholder", "EST", "--on", "2021-08-13")


@pytest.fixture(autouse=True)
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("form", "rule"),
    [
        ("presidential-statement", "unsc-statement"),
        ("press-statement", "unsc-statement"),
        ("resolution", "unsc-substantive"),
        ("resolution", "unsc-procedural"),
    ],
)
def test_what_is_begun_is_valid_and_can_be_drafted_and_sent_out_at_once(form: str, rule: str) -> None:
    said = done("new", "flood", "--form", form, "--rule", rule, "--penholder", "NOR", *ON)
    assert said.endswith("next: drafter draft flood\n")
    assert sorted(path.stem for path in Path("statements/flood/positions").iterdir()) == list(MEMBERS)
    assert drafter("check", "flood").code == 1
    assert "nothing has been circulated" in drafter("check", "flood").out
    done("draft", "flood", "--by", "NOR", "--at", "2021-08-14T09:00Z")
    done("circulate", "flood", "zero-draft", "--by", "EST", "--at", "2021-08-14T10:00Z")
    assert "PENDING" in drafter("check", "flood", "--at", "2021-08-14T11:00Z").out


def test_every_commented_line_of_a_member_s_file_is_valid_once_it_is_taken_in() -> None:
    done("new", "flood", *ON)
    done("draft", "flood", "--by", "EST", "--at", "2021-08-14T09:00Z")
    for name in ("zero-draft", "rev-1"):
        done("circulate", "flood", name, "--by", "EST", "--at", "2021-08-14T10:00Z")
    path = Path("statements/flood/positions/CHN.yaml")
    lines = path.read_text().splitlines()
    kept = [line.replace("#  -", "  -").replace("# answer:", "answer:").replace(": []", ":") for line in lines]
    path.write_text("\n".join(kept).replace("says: joins", "says: ad-ref"))
    ended = drafter("check", "flood", "--at", "2026-03-02T09:00Z")
    assert (ended.code, ended.err) == (1, "")


def test_the_schemas_that_the_files_point_to_are_there() -> None:
    done("new", "flood", *ON)
    for file in (Path("statements/flood/brief.yaml"), Path("statements/flood/positions/EST.yaml")):
        schema = file.read_text().splitlines()[0].split("$schema=")[1]
        assert (file.parent / schema).resolve().is_file()


def test_a_penholder_named_twice_holds_the_pen_once() -> None:
    done("new", "flood", "--penholder", "EST", *ON)
    assert "penholders: [EST]" in Path("statements/flood/brief.yaml").read_text()


def test_a_folder_that_is_there_is_left_alone() -> None:
    done("new", "flood", *ON)
    before = contents()
    assert "statements/flood is there already; nothing was written" in refused("new", "flood", *ON)
    assert contents() == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("flood", "--penholder", "Estonia", "--on", "2021-08-13"), "Estonia is not a member of 'unsc' on 2021-08-13"),
        (("flood", "--penholder", "EST", "--on", "2026-08-13"), "EST is not a member of 'unsc' on 2026-08-13"),
        (("flood", "--penholder", "EST", "--on", "1990-01-01"), "on 1990-01-01 is not known here; covered: 1994-01-01"),
        (("flood", "--penholder", "EST", "--on", "13.8.2021"), "does not match the format"),
        (("flood", "--on", "2021-08-13"), "Missing option '--penholder'"),
        (("Flood", *ON), "'Flood' is no name"),
        (("../flood", *ON), "'../flood' is no name"),
        (("op-4", *ON), "'op-4' is no name"),
    ],
)
def test_what_cannot_be_begun_is_told_and_nothing_is_written(words: tuple[str, ...], told: str) -> None:
    assert told in refused("new", *words)
    assert contents() == {}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--rule", "unsc-statment"), "DS213 there is no rule 'unsc-statment': did you mean 'unsc-statement'?"),
        (("--body", "unsg"), "DS213 there is no body 'unsg': did you mean 'unsc'?"),
        (("--form", "press"), "DS213 there is no form 'press'"),
    ],
)
def test_a_template_that_is_not_there_is_told_with_the_nearest(words: tuple[str, ...], told: str) -> None:
    ended = drafter("new", "flood", *words, *ON)
    assert ended.code == 3
    assert told in ended.err
    assert contents() == {}


def test_a_rule_that_is_not_yet_in_force_is_refused() -> None:
    shipped = Path(__file__).parents[2] / "templates/rules/unsc-statement.yaml"
    own = Path("templates/rules/later-rule.yaml")
    own.parent.mkdir(parents=True)
    text = shipped.read_text().replace("rule: unsc-statement", "rule: later-rule")
    own.write_text(text.replace('from: "1994-01-01"', 'from: "2022-01-01"'))
    assert "'later-rule' is not in force on 2021-08-13" in refused("new", "flood", "--rule", "later-rule", *ON)


def test_a_form_under_another_rule_than_it_goes_by_is_told_and_begun_all_the_same() -> None:
    said = done("new", "flood", "--form", "resolution", "--rule", "unsc-statement", *ON)
    assert (
        "a resolution goes by unsc-substantive or unsc-procedural, and the rule in brief.yaml is 'unsc-statement'"
        in said
    )
