"""How long `drafter --help` takes, and completing a word: seconds of CPU beside a bare Python's, best and median.

python benchmarks/startup.py        the bar: under 0.150 s of CPU
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from check import DRAFTER, cpu

RUNS = 15


def main() -> None:
    here = Path.cwd()
    line = "drafter resolve afghanistan-2021 --take CHN"
    asked = ["COMP_WORDS=" + line, f"COMP_CWORD={line.count(' ')}", "_DRAFTER_COMPLETE=bash_complete"]
    for name, command in (
        ("python", [sys.executable, "-c", "pass"]),
        ("drafter --help", [str(DRAFTER), "--help"]),
        ("a word completed", ["env", *asked, str(DRAFTER)]),
    ):
        took = [cpu(command, here) for _ in range(RUNS)]
        print(f"{name:<16} best {min(took):.3f} s, median {statistics.median(took):.3f} s of CPU")


if __name__ == "__main__":
    main()
