"""The negotiation that `make demo` runs: what it says at each step, and the same bytes each time."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from docx import Document

from tests.negotiation import CASE, drafter, negotiate

FILES = ("zero-draft.docx", "redline.docx", "statement.docx")


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("demo")
    return folder, negotiate(folder)


def section(said: str, heading: str) -> str:
    """What was printed between a heading and the next."""
    return said.partition(f"== {heading}")[2].partition("\n== ")[0]


def words_of(path: Path) -> str:
    document = Document(str(path))
    parts = [*document.paragraphs, *document.sections[0].header.paragraphs, *document.sections[0].footer.paragraphs]
    return "\n".join(paragraph.text for paragraph in parts)


def test_the_zero_draft_is_not_agreed_and_each_blocker_is_named_with_words_and_line(once: tuple[Path, str]) -> None:
    said = section(once[1], "Evening.")
    assert "NOT AGREED: 4 of 15 object: CHN, RUS, VCT, VNM" in said
    lines = (once[0] / f"statements/{CASE}/positions/CHN.yaml").read_text().splitlines()
    place = next(row for row in said.splitlines() if "attacks: “condemns in the strongest terms”" in row)
    assert place.split()[-1].startswith("positions/CHN.yaml:")
    assert "about: attacks" in lines[int(place.rsplit(":", 1)[1]) - 1]


def test_the_second_text_is_pending_until_the_last_answer_is_in(once: tuple[Path, str]) -> None:
    assert "PENDING: 0 of 15 join" in section(once[1], "Rev.1 is out.")
    answers = section(once[1], "Capitals answer.")
    assert "PENDING: 14 of 15 join; open: RUS" in answers
    assert "AGREED: 15 of 15 join" in answers


def test_the_export_waits_for_both_penholders(once: tuple[Path, str]) -> None:
    agreed = section(once[1], "Agreed.")
    assert "EST has not released it\nNOR has not released it" in agreed
    assert agreed.rstrip().endswith("wrote statement.docx")


def test_the_final_file_alone_is_without_draft(once: tuple[Path, str]) -> None:
    drafts = {name: "DRAFT" in words_of(once[0] / name) for name in FILES}
    assert drafts == {"zero-draft.docx": True, "redline.docx": True, "statement.docx": False}


def test_every_page_says_that_it_is_illustrative(once: tuple[Path, str]) -> None:
    for name in FILES:
        assert "Illustrative: not a document of any body" in words_of(once[0] / name)


def test_the_demo_ends_by_naming_its_files(once: tuple[Path, str]) -> None:
    assert [row.split()[0] for row in once[1].rstrip().splitlines()[-3:]] == list(FILES)


def test_a_second_run_gives_the_same_bytes_and_says_the_same(once: tuple[Path, str], tmp_path: Path) -> None:
    again = tmp_path / once[0].name
    again.mkdir()
    assert negotiate(again) == once[1]
    for name in FILES:
        assert (again / name).read_bytes() == (once[0] / name).read_bytes()


def test_an_edit_after_the_release_shows_and_closes_the_export(once: tuple[Path, str], tmp_path: Path) -> None:
    shutil.copytree(once[0], tmp_path, dirs_exist_ok=True)
    with (tmp_path / f"statements/{CASE}/positions/KEN.yaml").open("a") as file:
        file.write("# a later thought\n")
    done = drafter(tmp_path, "export", CASE, "-o", "again.docx", "--at", "2021-08-13T19:00-04:00")
    assert done.returncode == 1
    assert "EST released it before KEN changed their files" in done.stdout
    assert not (tmp_path / "again.docx").exists()


def test_a_fourteenth_answer_taken_back_ends_the_agreement(once: tuple[Path, str], tmp_path: Path) -> None:
    shutil.copytree(once[0], tmp_path, dirs_exist_ok=True)
    file = tmp_path / f"statements/{CASE}/positions/KEN.yaml"
    file.write_text(file.read_text().replace("says: joins", "says: hold"))
    done = drafter(tmp_path, "check", CASE, "--at", "2021-08-13T19:00-04:00")
    assert done.returncode == 1
    assert "PENDING: 14 of 15 join; open: KEN" in done.stdout


def test_the_clock_alone_agrees_to_nothing(once: tuple[Path, str]) -> None:
    early = drafter(once[0], "check", CASE, "--at", "2021-08-13T17:00-04:00")
    assert "PENDING: 11 of 15 join" in early.stdout
    assert early.returncode == 1
