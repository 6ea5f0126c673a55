"""How long `drafter check` takes, and how that grows: whole processes, seconds of CPU, the median of several runs.

Doubling either side from 15 x 30 is held to 2.3 times; 193 x 300 to 3 s and 250 MB. The peak is that of the largest
process so far.

python benchmarks/check.py
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from generate import write

SIZES = ((15, 30), (15, 60), (30, 30), (60, 120), (96, 150), (193, 150), (193, 300))
RUNS = 5
DRAFTER = Path(sys.executable).parent / "drafter"
BY = ["--at", "2021-08-13T12:00+00:00"]


def cpu(command: list[str], folder: Path, codes: tuple[int, ...] = (0,)) -> float:
    """Seconds of CPU, user and system, that a command takes as a process; its exit code must be one of these."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode in codes, done.stderr
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    os.environ.pop("PYTHONPATH", None)
    start = statistics.median(cpu([str(DRAFTER), "--version"], Path.cwd()) for _ in range(RUNS))
    print(f"start alone: {start:.3f} s")
    print(f"{'members':>8}{'paragraphs':>12}{'cells':>8}{'CPU s':>8}{'less start':>12}{'us a cell':>11}{'peak MB':>9}")
    for members, paragraphs in SIZES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            holder = write(folder, members, paragraphs).joinpath("brief.yaml").read_text().split("penholders: [")[1][:3]
            act = ["big", "--by", holder, *BY]
            cpu([str(DRAFTER), "draft", *act], folder)
            cpu([str(DRAFTER), "circulate", "big", "zero-draft", *act[1:]], folder)
            cpu([str(DRAFTER), "check", "big", *BY], folder, (1,))
            took = statistics.median(cpu([str(DRAFTER), "check", "big", *BY], folder, (1,)) for _ in range(RUNS))
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        cells, own = members * paragraphs, took - start
        print(f"{members:>8}{paragraphs:>12}{cells:>8}{took:>8.3f}{own:>12.3f}{own / cells * 1e6:>11.0f}{peak:>9}")


if __name__ == "__main__":
    main()
