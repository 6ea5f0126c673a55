"""`drafter compare` before every judge: an lxml resolver, contents, everything worn, LibreOffice, validator.

Three sets of pairs: the edge cases beside the judges, a peer's compare cases, and our own (`tests/docx/pairs.py`).
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.docx import whole
from tests.docx.pairs import PAIRS
from tests.judges import DATA, JUDGE, judge

AUTHOR = "Proof"
VALIDATOR = os.environ.get("OOXML_VALIDATOR", "")
PEER_CASES = DATA / "docx" / "wmlcomparer"
# What LibreOffice cannot resolve, whatever the markup: proved by the file of this name in tests/cases/libreoffice.
CANNOT = {
    "peer/WC-1210": "table-and-paragraph-after-the-only-one",
    "ours/nested_table_in": "table-in-a-cell",
    "ours/block_control_in": "control-in",
    "ours/block_control_out": "control-out",
    "ours/bookmark_and_reference": "reference",
    "ours/page_break_in": "page-break",
}
PROOFS = Path(__file__).parents[1] / "cases" / "libreoffice"

HERE = JUDGE.is_dir()
EDGE = tuple(judge("edge_pairs").CASES) if HERE else ()
PEER = tuple(row["case"] for row in csv.DictReader((PEER_CASES / "cases.csv").read_text().splitlines())) if HERE else ()
CASES = (*(f"edge/{name}" for name in EDGE), *(f"peer/{name}" for name in PEER), *(f"ours/{name}" for name in PAIRS))

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not HERE, reason="the judges (../shared/judge) are not here")]


@dataclass
class Outcome:
    """What became of one pair: `out` is None where the command refused earlier changes."""

    old: Path
    new: Path
    out: Path | None
    earlier: bool
    faults: dict[str, list[str]] = field(default_factory=dict)

    @property
    def author(self) -> str | None:
        """Whose changes are judged: where the inputs hold changes of others, only those of this run."""
        return AUTHOR if self.earlier else None


def pairs(folder: Path) -> Iterator[tuple[str, Path, Path]]:
    subprocess.run([sys.executable, str(JUDGE / "edge_pairs.py"), str(folder)], check=True, capture_output=True)
    for name in EDGE:
        yield f"edge/{name}", folder / f"{name}_old.docx", folder / f"{name}_new.docx"
    for row in csv.DictReader((PEER_CASES / "cases.csv").read_text().splitlines()):
        yield f"peer/{row['case']}", PEER_CASES / row["old"], PEER_CASES / row["new"]
    for name, both in PAIRS.items():
        old, new = folder / f"our_{name}_old.docx", folder / f"our_{name}_new.docx"
        for path, content in zip((old, new), both, strict=True):
            path.write_bytes(content)
        yield f"ours/{name}", old, new


def compared(old: Path, new: Path, out: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "drafter", "compare", str(old), str(new), "-o", str(out), "--author", AUTHOR]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    folder = tmp_path_factory.mktemp("pairs")
    tracked, found = judge("judge").tracked, {}
    for name, old, new in pairs(folder):
        out = folder / f"{name.replace('/', '_')}.docx"
        before = old.read_bytes(), new.read_bytes()
        done = compared(old, new, out)
        one = found[name] = Outcome(old, new, out, tracked(old) or tracked(new))
        one.faults["command"] = [] if done.returncode in (0, 1) else [f"exit {done.returncode}: {done.stderr[-300:]}"]
        if before != (old.read_bytes(), new.read_bytes()):
            one.faults["command"].append("an input was changed")
        if not out.exists():
            one.out = None
            refused = one.earlier and done.returncode == 3
            one.faults["command"] = [] if refused else [f"no output: {done.stderr[-300:]}"]
    written = {name: one for name, one in found.items() if one.out}
    for name, faults in in_libreoffice(written).items():
        found[name].faults["LibreOffice"] = faults
    with ThreadPoolExecutor(2) as pool:
        for name, faults in zip(written, pool.map(invalid, written.values()), strict=True):
            found[name].faults["validator"] = faults
    return found


def in_libreoffice(outcomes: dict[str, Outcome]) -> dict[str, list[str]]:
    if not shutil.which("soffice"):
        return {}
    return asked([[name, *map(str, (one.out, one.old, one.new))] for name, one in outcomes.items() if not one.earlier])


def asked(rows: list[list[str]]) -> dict[str, list[str]]:
    """What LibreOffice gives otherwise, for rows of a name, a redline, and the old and the new file."""
    script = str(Path(__file__).with_name("in_libreoffice.py"))
    command = ["/usr/bin/python3", script, str(JUDGE)]
    done = subprocess.run(command, input=json.dumps(rows), capture_output=True, text=True, check=True, timeout=1200)
    return dict(json.loads(done.stdout))


def invalid(one: Outcome) -> list[str]:
    """Errors of a kind that neither file has, or has less often."""
    if not VALIDATOR:
        return []
    errors = judge("judge").errors
    said = errors(VALIDATOR, one.out)
    more = said and said - (errors(VALIDATOR, one.old) | errors(VALIDATOR, one.new))
    return [f"validator: {kind} ({count})" for kind, count in more.items()]


def written(outcomes: dict[str, Outcome], name: str) -> tuple[Outcome, list[str]]:
    one = outcomes[name]
    if one.out is None:
        assert not one.faults["command"], one.faults["command"]
        return one, []
    return one, [str(one.out), str(one.old), str(one.new)]


@pytest.mark.parametrize("name", CASES)
def test_accepting_all_gives_the_new_file_and_rejecting_all_the_old(outcomes: dict[str, Outcome], name: str) -> None:
    one, files = written(outcomes, name)
    if not files:
        return
    found = judge("accept_reject").check(*files, one.author)
    for side in ("reject", "accept"):
        assert found[side]["text_equal"], found[side]
        assert found[side]["format_equal"], found[side]
    assert found["metrics"]["dup_ids"] == 0
    assert judge("contents").check(*files, one.author) == []
    assert one.faults["command"] == []


@pytest.mark.parametrize("name", CASES)
def test_every_property_comes_back_too(outcomes: dict[str, Outcome], name: str) -> None:
    one, files = written(outcomes, name)
    if files:
        assert whole.faults(*(Path(path).read_bytes() for path in files), one.author) == []


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", [name for name in CASES if name not in CANNOT])
def test_libreoffice_reads_the_same_two_texts(outcomes: dict[str, Outcome], name: str) -> None:
    one, files = written(outcomes, name)
    assert not files or one.earlier or one.faults["LibreOffice"] == []


@pytest.mark.skipif(not VALIDATOR, reason="OOXML_VALIDATOR does not name the Open XML validator")
@pytest.mark.parametrize("name", CASES)
def test_the_redline_is_as_valid_as_the_files(outcomes: dict[str, Outcome], name: str) -> None:
    one, files = written(outcomes, name)
    assert not files or one.faults["validator"] == []


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_what_is_not_put_to_libreoffice_is_right_and_beyond_it() -> None:
    rows = []
    for name in CANNOT.values():
        old, new = (str(PROOFS / f"{name}_{side}.docx") for side in ("old", "new"))
        rows += [[path.name, str(path), old, new] for path in sorted(PROOFS.glob(f"{name}_redline*.docx"))]
    assert len(rows) >= len(CANNOT)
    for _, *files in rows:
        found = judge("accept_reject").check(*files)
        assert found["reject"]["text_equal"], files
        assert found["accept"]["text_equal"], files
    assert [name for name, faults in asked(rows).items() if not faults] == []
