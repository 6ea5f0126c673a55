"""accept and reject: which changes, what is said, what is written, and when nothing is."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.docx.opc import unpack
from tests.cli.shell import done, drafter, refused
from tests.docx.tracked import Par, Words, body, file_of, texts

FILE = "returned.docx"
DATED = (
    '<w:p><w:ins w:id="0" w:author="Ana" w:date="2021-08-13T23:30:00Z"><w:r><w:t>one </w:t></w:r></w:ins>'
    '<w:ins w:id="0" w:author="Ana" w:date="2021-08-14T00:10:00Z"><w:r><w:t>two </w:t></w:r></w:ins>'
    '<w:ins w:id="0" w:author="Ben"><w:r><w:t>three</w:t></w:r></w:ins></w:p>'
)


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(FILE).write_bytes(file_of(body(DATED, Par((Words("End."),)))))


def written(name: str = "out.docx") -> list[str]:
    package = unpack(Path(name).read_bytes(), name)
    return texts(package.tree(package.main))


def test_all_changes_are_accepted_and_told_by_author() -> None:
    before = Path(FILE).read_bytes()
    out = done("accept", FILE, "-o", "out.docx")
    assert written() == ["one two three", "End."]
    assert "accepted, Ana: 2 inserted (2021-08-13 to 2021-08-14)" in out
    assert "accepted, Ben: 1 inserted" in out
    assert Path(FILE).read_bytes() == before


def test_one_authors_changes_are_rejected_and_the_others_stay_tracked() -> None:
    out = done("reject", FILE, "-o", "out.docx", "--author", "Ana")
    assert written() == ["three", "End."]
    assert "left as they were, Ben: 1 inserted" in out
    assert done("reject", "out.docx", "-o", "all.docx")
    assert written("all.docx") == ["", "End."]


@pytest.mark.parametrize(
    ("options", "left"),
    [
        (("--date", "2021-08-13"), "two three"),
        (("--since", "2021-08-14"), "one three"),
        (("--until", "2021-08-14"), "three"),
        (("--since", "2021-08-13", "--until", "2021-08-13"), "two three"),
    ],
)
def test_changes_are_chosen_by_the_day_that_the_file_states(options: tuple[str, ...], left: str) -> None:
    done("reject", FILE, "-o", "out.docx", *options)
    assert written()[0] == left


def test_an_author_without_changes_is_a_finding_and_nothing_is_written() -> None:
    ended = drafter("accept", FILE, "-o", "out.docx", "--author", "Anna")
    assert ended.code == 1
    assert "there are, Ana: 2 inserted" in ended.out
    assert not Path("out.docx").exists()


def test_a_file_without_changes_is_written_as_it_is() -> None:
    done("accept", FILE, "-o", "out.docx")
    assert "no tracked changes" in done("accept", "out.docx", "-o", "again.docx")
    assert Path("again.docx").read_bytes() == Path("out.docx").read_bytes()


def test_the_file_itself_is_never_written_over() -> None:
    before = Path(FILE).read_bytes()
    assert "never changed" in refused("accept", FILE, "-o", f"./{FILE}")
    assert Path(FILE).read_bytes() == before


@pytest.mark.parametrize("content", [None, b"Dear colleague,"])
def test_what_is_no_word_file_is_bad_input_and_leaves_nothing(content: bytes | None) -> None:
    if content is None:
        Path(FILE).unlink()
    else:
        Path(FILE).write_bytes(content)
    ended = drafter("accept", FILE, "-o", "out.docx")
    assert ended.code == 3
    assert ("DS001" if content is None else "DS411") in ended.err
    assert not Path("out.docx").exists()


def test_an_authors_name_cannot_draw_on_the_terminal() -> None:
    named = DATED.replace('"Ben"', '"Ben&#x9b;2J"')
    Path(FILE).write_bytes(file_of(body(named)))
    assert "\x9b" not in done("accept", FILE, "-o", "out.docx")
