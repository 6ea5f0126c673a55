"""The wheel: it carries the law, and works from an empty folder with nothing of this one beside it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
KINDS = {"rules": ".yaml", "bodies": ".yaml", "ladders": ".yaml", "forms": ".j2", "styles": ".docx"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this folder without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = ["wheel", str(ROOT), "--no-deps", "--no-build-isolation", "--no-index", "-q", "-w", str(folder)]
    environment = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "pip", *command], capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (found,) = folder.glob("drafter-*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel unpacked, as it is when installed."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as package:
        package.extractall(folder)
    return folder


def drafter(installed: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the unpacked program in a folder."""
    code = "import drafter.cli; drafter.cli.main()"
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_template_is_in_the_wheel_byte_for_byte(kind: str, installed: Path) -> None:
    ours = {path.name: path.read_bytes() for path in (ROOT / "templates" / kind).iterdir() if path.is_file()}
    packed = {path.name: path.read_bytes() for path in (installed / "drafter" / "_templates" / kind).iterdir()}
    assert packed == ours
    assert any(name.endswith(KINDS[kind]) for name in packed)


def test_every_module_is_in_the_wheel_and_nothing_that_is_not_the_program_s(installed: Path) -> None:
    packed = {path.relative_to(installed).as_posix() for path in installed.rglob("*") if path.is_file()}
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "drafter").rglob("*.py")}
    assert modules <= packed
    assert {name.split("/")[0].split("-")[0] for name in packed} == {"drafter"}
    assert not [name for name in packed if name.endswith(".pyc")]


def test_the_page_of_each_code_is_in_the_wheel_byte_for_byte(installed: Path) -> None:
    ours = {path.name: path.read_bytes() for path in (ROOT / "docs" / "codes").iterdir()}
    assert {path.name: path.read_bytes() for path in (installed / "drafter" / "_codes").iterdir()} == ours


def test_what_pages_are_made_of_is_in_the_wheel(installed: Path) -> None:
    ours = {path.name for path in (ROOT / "drafter/report/page").iterdir() if path.suffix in (".j2", ".css", ".js")}
    packed = {path.name for path in (installed / "drafter/report/page").iterdir()}
    assert {"page.html.j2", "page.css", "page.js"} <= ours <= packed


def test_the_wheel_installs_the_command_and_the_licence(installed: Path) -> None:
    (info,) = installed.glob("drafter-*.dist-info")
    assert "drafter = drafter.cli:process" in (info / "entry_points.txt").read_text()
    assert [path.name for path in info.rglob("LICENSE")] == ["LICENSE"]


def test_from_an_empty_folder_the_shipped_law_is_explained(installed: Path, tmp_path: Path) -> None:
    done = drafter(installed, tmp_path, "explain", "unsc-substantive")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Article 27 (3)" in done.stdout


def test_from_an_empty_folder_a_statement_is_begun_drafted_and_set_in_word(installed: Path, tmp_path: Path) -> None:
    for words in (
        ("new", "flood", "--penholder", "EST", "--on", "2021-08-13"),
        ("draft", "flood", "--by", "EST", "--at", "2021-08-14T09:00Z"),
        ("export", "flood", "--draft", "-o", "flood.docx"),
    ):
        done = drafter(installed, tmp_path, *words)
        assert (done.returncode, done.stderr) == (0, "")
    assert zipfile.is_zipfile(tmp_path / "flood.docx")
