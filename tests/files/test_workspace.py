"""A statement's folder is read whole: what is in it, what is passed over, and what must not be."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import pytest

from drafter.diagnostic import Faulty
from drafter.files.workspace import find, load

GOOD = Path(__file__).parents[1] / "cases" / "bad-input" / "good"
STATEMENT = Path("statements/dam")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a statement in it that has no record yet, and so no answers."""
    shutil.copytree(GOOD, tmp_path / STATEMENT)
    (tmp_path / STATEMENT / "positions" / "NOR.yaml").unlink()
    monkeypatch.chdir(tmp_path)
    return tmp_path / STATEMENT


def told() -> list[str]:
    with pytest.raises(Faulty) as caught:
        load(STATEMENT)
    return [str(fault).split("\n")[0].removeprefix("statements/dam/") for fault in caught.value.diagnostics]


def test_a_statement_is_found_by_its_name_and_by_its_path() -> None:
    assert find("dam") == find("statements/dam") == STATEMENT


def test_a_name_that_no_statement_has_is_told_with_those_there_are() -> None:
    with pytest.raises(Faulty) as caught:
        find("damm")
    assert str(caught.value) == "damm: DS001 there is no statement here (no brief.yaml): there are: dam"


def test_where_there_are_no_statements_it_is_told_how_to_begin_one(folder: Path) -> None:
    shutil.rmtree(folder)
    with pytest.raises(Faulty, match="'drafter new NAME' begins one"):
        find("dam")


def test_a_statement_without_record_and_positions_is_read(folder: Path) -> None:
    shutil.rmtree(folder / "positions")
    workspace = load(STATEMENT)
    assert (dict(workspace.case.positions), workspace.record.links) == ({}, ())
    assert (workspace.head.name, workspace.head.form, workspace.head.language) == (
        "dam",
        "presidential-statement",
        "en",
    )


def test_every_position_carries_the_digest_of_its_file_and_the_line_it_is_on(folder: Path) -> None:
    position = load(STATEMENT).case.positions["CHN"]
    source = (folder / "positions" / "CHN.yaml").read_bytes()
    assert position.digest == "sha256:" + hashlib.sha256(source).hexdigest()
    assert str(position.views[1].where) == "statements/dam/positions/CHN.yaml:6:5"


def test_notes_and_what_editors_leave_are_passed_over(folder: Path) -> None:
    for name in ("README.md", "CHN.yaml~", ".CHN.yaml.swp", ".DS_Store"):
        (folder / "positions" / name).write_text("not: [a position")
    assert load(STATEMENT).case.positions.keys() == {"CHN", "EST"}


def test_files_that_look_like_positions_and_are_not_read_are_told(folder: Path) -> None:
    for name in ("FRA.yml", "FRA.YAML", "FRA.json", "FRA"):
        (folder / "positions" / name).write_text("member: FRA\nstatus: reading\n")
    assert told() == [
        f"positions/{name}: DS104 this file is not read: call it FRA.yaml if it is a position, else move it out"
        for name in ("FRA", "FRA.YAML", "FRA.json", "FRA.yml")
    ]


def test_a_link_to_nothing_is_told(folder: Path) -> None:
    (folder / "positions" / "FRA.yaml").symlink_to("nowhere.yaml")
    assert told() == ["positions/FRA.yaml: DS001 there is no such file"]


def test_a_folder_of_positions_that_may_not_be_read_is_told_and_not_taken_for_an_empty_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = Path.iterdir

    def shut(path: Path) -> object:
        if path.name == "positions":
            raise PermissionError(13, os.strerror(13))
        return real(path)

    monkeypatch.setattr(Path, "iterdir", shut)
    assert told()[0].startswith("positions: DS001 cannot be read as a folder (permission denied)")


def test_positions_are_looked_through_even_where_the_brief_cannot_be_read(folder: Path) -> None:
    (folder / "brief.yaml").write_text("statement: [")
    (folder / "positions" / "EST.yaml").write_text("member: EST\nstatus: sure\n")
    assert [line.split(" ")[:2] for line in told()] == [
        ["brief.yaml:1:13:", "DS003"],
        ["positions/EST.yaml:2:9:", "DS022"],
    ]


def test_under_a_rule_with_a_vote_to_abstain_is_only_a_word_that_is_not_known(folder: Path) -> None:
    brief = folder / "brief.yaml"
    brief.write_text(brief.read_text().replace("rule: unsc-statement", "rule: unsc-substantive"))
    (folder / "positions" / "EST.yaml").write_text(
        "member: EST\nstatus: reading\nviews: [{about: attack, stance: abstain}]\n"
    )
    assert [line.split(" ")[:2] for line in told()] == [["positions/EST.yaml:3:33:", "DS022"]]


def test_before_a_text_goes_out_views_may_be_got_ready_for_it_and_answers_may_not(folder: Path) -> None:
    assert load(STATEMENT).case.positions["CHN"].amendments[0].seen == "zero-draft"
    (folder / "positions" / "EST.yaml").write_text(
        "member: EST\nstatus: reading\nanswer: {seen: zero-draft, says: joins}\n"
    )
    assert told() == [
        "positions/EST.yaml:3:16: DS106 no text called 'zero-draft' was circulated:"
        " members answer on circulated texts only"
    ]
