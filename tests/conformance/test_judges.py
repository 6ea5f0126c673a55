"""The demo's Word files before judges that share no code with us: an lxml resolver, LibreOffice, Microsoft's validator.

They stand in ../shared/judge, beside the project; where they are absent these tests are skipped and say so. The
continuous build has them and fails if one is skipped.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.negotiation import CASE, ROOT, drafter, negotiate

JUDGE = ROOT.parent / "shared" / "judge"
VALIDATOR = os.environ.get("OOXML_VALIDATOR", "")
FILES = ("zero-draft.docx", "redline.docx", "statement.docx", "rev-1.docx")

pytestmark = pytest.mark.skipif(not JUDGE.is_dir(), reason="the judges (../shared/judge) are not here")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    negotiate(folder)
    assert drafter(folder, "export", CASE, "rev-1", "--draft", "-o", "rev-1.docx").returncode == 0
    return folder


def judge(name: str) -> ModuleType:
    sys.path.insert(0, str(JUDGE))
    try:
        spec = importlib.util.spec_from_file_location(name, JUDGE / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(str(JUDGE))


def files(demo: Path) -> tuple[str, str, str]:
    return str(demo / "redline.docx"), str(demo / "zero-draft.docx"), str(demo / "rev-1.docx")


def test_accepting_all_reads_as_the_second_text_and_rejecting_all_as_the_first(demo: Path) -> None:
    found = judge("accept_reject").check(*files(demo))
    for side in ("accept", "reject"):
        assert found[side]["text_equal"], found[side]
        assert found[side]["format_equal"], found[side]
    assert found["metrics"]["dup_ids"] == 0
    assert found["metrics"]["terminal_mark_rev"] == 0


def test_headers_and_everything_around_the_text_resolve_too(demo: Path) -> None:
    assert judge("contents").check(*files(demo)) == []


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_resolves_the_redline_to_the_same_two_texts(demo: Path) -> None:
    command = ["/usr/bin/python3", str(JUDGE / "libreoffice.py"), "--check", *files(demo)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=180)
    found = json.loads(done.stdout)
    assert found["reject"]["text_equal"], found["reject"]
    assert found["accept"]["text_equal"], found["accept"]


@pytest.mark.skipif(not VALIDATOR, reason="OOXML_VALIDATOR does not name the Open XML validator")
@pytest.mark.parametrize("name", FILES)
def test_every_file_is_valid_office_open_xml(demo: Path, name: str) -> None:
    command = ["node", VALIDATOR, str(demo / name), "--officeVersion", "Microsoft365"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert json.loads(done.stdout)["errors"] == []
