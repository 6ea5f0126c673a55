"""How long `drafter merge` takes with every member's proposals on file: whole processes, and laying them side by side
alone; seconds of CPU, the median of several runs.

python benchmarks/compilation.py
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from check import BY, DRAFTER, cpu
from generate import write

PARAGRAPHS, AMENDMENTS = 300, 10
MEMBERS = (48, 96, 193)
RUNS = 3
_ALONE = """
import resource, time
from pathlib import Path
from drafter.consensus.compilation import compilation
from drafter.files.workspace import load
from drafter.text.contested.rolled import print_rolling
case = load(Path("statements/big")).case
begun = time.process_time()
rolling = compilation(case, case.record.current).rolling
laid = time.process_time()
print_rolling(rolling)
print(laid - begun, time.process_time() - laid, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def propose(statement: Path, seed: int = 7) -> None:
    """Give every member amendments of its own: words exchanged, paragraphs struck, paragraphs added."""
    chance = random.Random(seed)
    ids = [line.split("{id: ")[1].split(",")[0] for line in (statement / "brief.yaml").read_text().splitlines()[8:]]
    for file in sorted((statement / "positions").glob("*.yaml")):
        code, rows = file.stem, ["amendments:"]
        for number in range(1, AMENDMENTS + 1):
            at = chance.randrange(len(ids))
            rows += [f"  - id: {code}-{number}", "    seen: zero-draft"]
            kind = chance.random()
            if kind < 0.8:
                rows += [f"    about: {ids[at]}", f"    swap: {{of part: of word{chance.randrange(5)} and part}}"]
            elif kind < 0.9:
                rows += [f"    about: {ids[at]}", "    strike: true"]
            else:
                rows += [f"    about: n-{code.lower()}-{chr(96 + number)}", f"    add: {{after: {ids[at]}}}"]
                rows += [f"    text: calls on {code} to act"]
        file.write_text(file.read_text().partition("views:")[0] + "\n".join(rows) + "\n")


def main() -> None:
    os.environ.pop("PYTHONPATH", None)
    print(f"{'members':>8}{'amendments':>12}{'laid s':>8}{'print s':>9}{'us each':>9}{'MB':>6}{'merge, whole s':>16}")
    for members in MEMBERS:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            statement = write(folder, members, PARAGRAPHS)
            holder = (statement / "brief.yaml").read_text().split("penholders: [")[1][:3]
            act = ["big", "--by", holder, *BY]
            cpu([str(DRAFTER), "draft", *act], folder)
            cpu([str(DRAFTER), "circulate", "big", "zero-draft", *act[1:]], folder)
            propose(statement)
            alone = [
                subprocess.run([sys.executable, "-c", _ALONE], cwd=folder, capture_output=True, text=True, check=True)
                for _ in range(RUNS)
            ]
            laid, printed, peak = (
                statistics.median(column)
                for column in zip(*(map(float, run.stdout.split()) for run in alone), strict=True)
            )
            whole = cpu([str(DRAFTER), "merge", "big", *BY, "-o", "rolling.txt"], folder)
        count = members * AMENDMENTS
        print(f"{members:>8}{count:>12}{laid:>8.2f}{printed:>9.2f}{laid / count * 1e6:>9.0f}{peak:>6.0f}{whole:>16.2f}")


if __name__ == "__main__":
    main()
