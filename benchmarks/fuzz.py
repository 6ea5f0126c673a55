"""Many thousands of made and damaged Word files through compare, accept and reject: what was exact, refused, or wrong.

python -m benchmarks.fuzz [FILES] [SEED]        FILES are 20,000 where nothing is said

A third are pairs made by Hypothesis; a third are real files damaged and compared; a third, damaged and resolved. They
run in children that the system stops past 500 MB; a file that takes more than 10 seconds of CPU is a hang. What
failed is kept in build/fuzz, and its seed goes to tests/cases/fuzz/seeds.txt, which the tests replay.
"""

from __future__ import annotations

import collections
import multiprocessing
import os
import resource
import signal
import sys
from collections.abc import Callable
from typing import NoReturn

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz import verdict
from tests.fuzz.documents import pairs
from tests.fuzz.mutations import drawn
from tests.judges import ROOT

BATCH, SECONDS, MEGABYTES = 100, 10, 500
KEPT = ROOT / "build" / "fuzz"
Counts = collections.Counter[str]


class Hang(Exception):
    """A file that took longer than it may."""


def hang(*_: object) -> NoReturn:
    raise Hang


def timed(judge: Callable[..., str], *files: bytes) -> tuple[str, str]:
    """What became of the files, and how it went wrong where it did."""
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        return judge(*files), ""
    except verdict.Wrong as fault:
        return "wrong", str(fault)
    except Hang:
        return "hang", f"more than {SECONDS} seconds"
    except MemoryError:
        return "too large", f"more than {MEGABYTES} MB"
    except Exception as fault:
        return "crash", f"{type(fault).__name__}: {fault}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def made(number: int, counts: Counts) -> None:
    """A batch of pairs from Hypothesis; it makes the first that fails as small as it can."""

    @seed(number)
    @settings(
        max_examples=BATCH,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(pairs)
    def each(pair: tuple[bytes, bytes]) -> None:
        found, fault = timed(verdict.compared, *pair)
        counts[found] += 1
        last.update({found: (pair, fault)})
        assert not fault, found

    last: dict[str, tuple[tuple[bytes, bytes], str]] = {}
    try:
        each()
    except AssertionError as failed:
        found = str(failed).splitlines()[0]
        pair, fault = last[found]
        keep(f"made-{number}", found, fault, *pair)


def mutated(number: int, counts: Counts, resolving: bool) -> None:
    for at in range(BATCH):
        files = drawn(f"{number}/{at}/{resolving}")
        found, fault = timed(verdict.resolved if resolving else verdict.compared, *files)
        counts[found] += 1
        if fault:
            keep(f"{'resolved' if resolving else 'damaged'}-{number}-{at}", found, fault, *files)


def keep(name: str, found: str, fault: str, *files: bytes) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    for side, content in zip(("old", "new") if len(files) == 2 else ("tracked",), files, strict=True):
        (KEPT / f"{name}_{side}.docx").write_bytes(content)
    (KEPT / f"{name}.txt").write_text(f"{found}: {fault}\n", encoding="utf-8")


def batch(number: int) -> Counts:
    counts: Counts = collections.Counter()
    if number % 3:
        mutated(number, counts, number % 3 == 2)
    else:
        made(number, counts)
    return counts


def bounded() -> None:
    signal.signal(signal.SIGPROF, hang)
    resource.setrlimit(resource.RLIMIT_DATA, (MEGABYTES << 20, MEGABYTES << 20))


def main() -> None:
    files, first = (int(word) for word in (*sys.argv[1:], *("20000", "0")[len(sys.argv) - 1 :]))
    total: Counts = collections.Counter()
    used = os.times()
    with multiprocessing.get_context("fork").Pool(2, bounded, maxtasksperchild=20) as pool:
        for counts in pool.imap_unordered(batch, range(first, first + -(-files // BATCH))):
            total += counts
            print("\r" + ", ".join(f"{count} {what}" for what, count in total.most_common()), end="", flush=True)
    done = os.times()
    print(f"\n{sum(total.values())} files, {done.children_user - used.children_user:.0f} seconds of CPU")
    sys.exit(any(total[what] for what in ("wrong", "hang", "crash", "too large")))


if __name__ == "__main__":
    main()
