"""A few made pairs at every run, and the files that once failed; `make fuzz` makes and damages 20,000."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.fuzz import verdict
from tests.fuzz.documents import pairs
from tests.fuzz.mutations import drawn
from tests.judges import JUDGE

SEEDS = (Path(__file__).parents[1] / "cases" / "fuzz" / "seeds.txt").read_text().split()
FINE = ("exact", "refused")

pytestmark = pytest.mark.skipif(not JUDGE.is_dir(), reason="the judges (../shared/judge) are not here")


@settings(max_examples=60)
@given(pairs)
def test_what_hypothesis_writes_is_compared_exactly(pair: tuple[bytes, bytes]) -> None:
    assert verdict.compared(*pair) == "exact"


@pytest.mark.parametrize("seed", SEEDS)
def test_files_that_once_failed_are_read_right_or_refused(seed: str) -> None:
    files = drawn(seed)
    assert (verdict.resolved if len(files) == 1 else verdict.compared)(*files) in FINE
