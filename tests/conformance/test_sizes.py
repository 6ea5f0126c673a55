"""`drafter compare` on resolutions of 2 to 1,000 pages with known edits: exact, terse, moves found.

The peers' figures are those of the best measured one (docxodus), words inserted, deleted and moved together.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.docx import whole
from tests.docx.wordfile import W
from tests.judges import JUDGE, judge

BEST_PEER = {2: 68 + 39 + 54, 20: 297 + 263 + 87, 200: 2851 + 2657 + 1055, 1000: 14291 + 12637 + 5252}
MOVES_FOUND = 0.95

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not JUDGE.is_dir(), reason="the judges (../shared/judge) are not here"),
]


@dataclass(frozen=True)
class Sized:
    """One pair and its redline, with what was done to make the one of the other."""

    pages: int
    folder: Path

    @property
    def files(self) -> list[str]:
        return [str(self.folder / f"p{self.pages}_{name}.docx") for name in ("redline", "old", "new")]

    @property
    def truth(self) -> dict[str, Any]:
        return dict(json.loads((self.folder / f"p{self.pages}_truth.json").read_text()))

    def moved(self) -> set[str]:
        """The paragraphs of the old text that were moved."""
        texts = (self.folder / f"p{self.pages}_old.txt").read_text().splitlines()
        return {texts[at] for kind, at in self.truth["ops"] if kind == "move"}


@pytest.fixture(scope="module", params=BEST_PEER, ids=lambda pages: f"{pages} pages")
def sized(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sized:
    one = Sized(request.param, tmp_path_factory.mktemp("sizes"))
    maker = [sys.executable, str(JUDGE / "size_pairs.py"), str(one.folder), str(one.pages)]
    subprocess.run(maker, check=True, capture_output=True)
    redline, old, new = one.files
    command = [sys.executable, "-m", "drafter", "compare", old, new, "-o", redline]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode in (0, 1), done.stderr
    return one


def body(path: str) -> etree._Element:
    root: etree._Element = judge("accept_reject").load(path)
    return root


def marked_as_moved(redline: str) -> set[str]:
    """The words of each paragraph that is moved from somewhere."""
    rows = ((one, one.findall(f"{{{W}}}moveFrom")) for one in body(redline).iter(f"{{{W}}}p"))
    return {"".join(text.text or "" for mark in marks for text in mark.iter(f"{{{W}}}t")) for _, marks in rows if marks}


def test_both_texts_come_back(sized: Sized) -> None:
    found = judge("accept_reject").check(*sized.files)
    for side in ("reject", "accept"):
        assert found[side]["text_equal"], found[side]
        assert found[side]["format_equal"], found[side]
    assert found["metrics"]["dup_ids"] == 0
    assert whole.faults(*(Path(path).read_bytes() for path in sized.files)) == []


def test_no_more_words_are_marked_than_by_the_best_peer(sized: Sized) -> None:
    found = judge("accept_reject").metrics(body(sized.files[0]))
    assert found["words_ins"] + found["words_del"] + found["words_moveTo"] <= BEST_PEER[sized.pages]


def test_what_was_moved_is_marked_as_moved(sized: Sized) -> None:
    moved = sized.moved()
    assert len(moved & marked_as_moved(sized.files[0])) >= MOVES_FOUND * len(moved)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_reads_both_texts(sized: Sized) -> None:
    if sized.pages > 200:
        return
    command = ["/usr/bin/python3", str(JUDGE / "libreoffice.py"), "--check", *sized.files]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600)
    found = json.loads(done.stdout)
    assert found["reject"]["text_equal"], found["reject"]
    assert found["accept"]["text_equal"], found["accept"]
