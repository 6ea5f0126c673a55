"""The demo's Word files before judges that share no code with us: an lxml resolver, LibreOffice, Microsoft's validator.

They stand in ../shared/judge, beside the project; where they are absent these tests are skipped and say so. The
continuous build has them and fails if one is skipped.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests.judges import JUDGE, judge
from tests.negotiation import CASE, drafter, negotiate

VALIDATOR = os.environ.get("OOXML_VALIDATOR", "")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FILES = (
    "zero-draft.docx",
    "compilation.docx",
    "redline.docx",
    "redline-cover.docx",
    "side-by-side.docx",
    "house-internal.docx",
    "statement.docx",
    "rev-1.docx",
    "recast.docx",
    "recast-cover.docx",
    "ruled.docx",
)
# A redline, and the texts that rejecting and accepting all of it give: words changed, and words recast.
REDLINES = [
    pytest.param(("redline.docx", "zero-draft.docx", "rev-1.docx"), id="words"),
    pytest.param(("recast.docx", "rev-1.docx", "rev-2.docx"), id="form"),
]
BEFORE_ANSWERS = "2021-08-16T10:30-04:00"

pytestmark = pytest.mark.skipif(not JUDGE.is_dir(), reason="the judges (../shared/judge) are not here")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    negotiate(folder)
    for words in (
        ("export", CASE, "rev-1", "--draft", "-o", "rev-1.docx"),
        ("export", CASE, "rev-2", "--draft", "-o", "rev-2.docx", "--at", BEFORE_ANSWERS),
        ("redline", CASE, "rev-1", "rev-2", "-o", "recast.docx"),
        ("redline", CASE, "zero-draft", "rev-1", "--side-by-side", "--audience", "internal", "-o", "house.docx"),
        ("merge", CASE, "rev-1", "--docx", "-o", "ruled.docx", "--at", BEFORE_ANSWERS),
    ):
        done = drafter(folder, *words)
        assert done.returncode == 0, done.stderr
    return folder


def paths(demo: Path, names: tuple[str, ...]) -> list[str]:
    return [str(demo / name) for name in names]


def body(path: Path) -> etree._Element:
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read("word/document.xml"))


def anchors(path: Path) -> list[str]:
    """The names of our bookmarks, in the order of the text."""
    names = (str(one.get(f"{W}name")) for one in body(path).iter(f"{W}bookmarkStart"))
    return [name for name in names if name.startswith("_st_")]


@pytest.mark.parametrize("names", REDLINES)
def test_accepting_all_reads_as_the_second_text_and_rejecting_all_as_the_first(
    demo: Path, names: tuple[str, ...]
) -> None:
    found = judge("accept_reject").check(*paths(demo, names))
    for side in ("accept", "reject"):
        assert found[side]["text_equal"], found[side]
        assert found[side]["format_equal"], found[side]
    assert found["metrics"]["dup_ids"] == 0
    assert found["metrics"]["terminal_mark_rev"] == 0


@pytest.mark.parametrize("names", REDLINES)
def test_headers_and_everything_around_the_text_resolve_too(demo: Path, names: tuple[str, ...]) -> None:
    assert judge("contents").check(*paths(demo, names)) == []


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("names", REDLINES)
def test_libreoffice_resolves_the_redline_to_the_same_two_texts(demo: Path, names: tuple[str, ...]) -> None:
    command = ["/usr/bin/python3", str(JUDGE / "libreoffice.py"), "--check", *paths(demo, names)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=180)
    found = json.loads(done.stdout)
    assert found["reject"]["text_equal"], found["reject"]
    assert found["accept"]["text_equal"], found["accept"]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", ["compilation.docx", "ruled.docx"])
def test_a_compilation_comes_back_from_libreoffice_with_its_anchors_and_no_tracked_change(
    demo: Path, tmp_path: Path, name: str
) -> None:
    command = ["/usr/bin/python3", str(JUDGE / "libreoffice.py"), "--accept", str(demo / name)]
    subprocess.run([*command, str(tmp_path / name)], capture_output=True, check=True, timeout=180)
    before, after = anchors(demo / name), anchors(tmp_path / name)
    assert len(before) == len(set(before)) >= 13
    assert after == before
    for path in (demo / name, tmp_path / name):
        tracked = [one.tag for mark in ("ins", "del", "moveFrom", "moveTo") for one in body(path).iter(f"{W}{mark}")]
        assert tracked == []


@pytest.mark.skipif(not VALIDATOR, reason="OOXML_VALIDATOR does not name the Open XML validator")
@pytest.mark.parametrize("name", FILES)
def test_every_file_is_valid_office_open_xml(demo: Path, name: str) -> None:
    command = ["node", VALIDATOR, str(demo / name), "--officeVersion", "Microsoft365"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert json.loads(done.stdout)["errors"] == []


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize(("option", "word"), [("--accept", "accept"), ("--reject", "reject")])
def test_libreoffice_leaves_no_paragraph_where_a_moved_one_stood_either(tmp_path: Path, option: str, word: str) -> None:
    file = JUDGE.parent / "data" / "docx" / "tracked" / "RP015-MoveFrom-MoveTo.docx"
    command = ["/usr/bin/python3", str(JUDGE / "libreoffice.py"), option, str(file), str(tmp_path / "theirs.txt")]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    done = drafter(tmp_path, word, str(file), "-o", "ours.docx")
    assert done.returncode == 0, done.stderr
    ours = judge("accept_reject").texts(body(tmp_path / "ours.docx"))
    assert ours == (tmp_path / "theirs.txt").read_text(encoding="utf-8-sig").splitlines()
