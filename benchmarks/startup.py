"""How long `drafter --help` takes: seconds of CPU beside a bare Python's, the best and the median of several runs.

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
    for name, command in (("python", [sys.executable, "-c", "pass"]), ("drafter --help", [str(DRAFTER), "--help"])):
        took = [cpu(command, here) for _ in range(RUNS)]
        print(f"{name:<16} best {min(took):.3f} s, median {statistics.median(took):.3f} s of CPU")


if __name__ == "__main__":
    main()
