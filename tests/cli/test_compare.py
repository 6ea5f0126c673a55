"""compare: what is said, what is written, and when nothing is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafter.docx.opc import unpack
from tests.cli.shell import done, drafter, refused
from tests.docx.tracked import Par, Words, body, file_of, texts

AT = ("--date", "2026-03-01T10:00+01:00")


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, words in (("old.docx", "It calls on all."), ("new.docx", "It calls upon all.")):
        Path(name).write_bytes(file_of(body(Par((Words(words),)))))


def test_a_redline_is_written_and_counted_and_both_files_stay_as_they_are() -> None:
    before = [Path(name).read_bytes() for name in ("old.docx", "new.docx")]
    assert done("compare", "old.docx", "new.docx", "-o", "red.docx", "--author", "NOR", *AT) == (
        "wrote red.docx: 2 revisions\n"
    )
    package = unpack(Path("red.docx").read_bytes(), "red.docx")
    assert texts(package.tree(package.main)) == ["It calls upon all."]
    assert b'w:author="NOR" w:date="2026-03-01T09:00:00Z"' in package.parts[package.main]
    assert [Path(name).read_bytes() for name in ("old.docx", "new.docx")] == before


def test_what_was_marked_is_told_as_json() -> None:
    told = json.loads(done("compare", "old.docx", "new.docx", "-o", "red.docx", "--json", *AT))
    assert told == {"output": "red.docx", "revisions": {"del": 1, "ins": 1}, "untracked": [], "not_fetched": []}


def test_neither_file_is_ever_written_over() -> None:
    assert "never changed" in refused("compare", "old.docx", "new.docx", "-o", "new.docx")


def test_a_file_that_is_not_there_or_no_word_file_is_told_and_nothing_is_written() -> None:
    Path("note.docx").write_text("Dear colleague,", encoding="utf-8")
    for code, words in (("DS001", ("absent.docx", "new.docx")), ("DS411", ("old.docx", "note.docx"))):
        ended = drafter("compare", *words, "-o", "red.docx")
        assert (ended.code, ended.out) == (3, "")
        assert f".docx: {code} " in ended.err
    assert not Path("red.docx").exists()
