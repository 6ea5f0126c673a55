"""Our redline beside those of other engines: whole processes in turn, in one run; wall, CPU and peak memory.

python benchmarks/peers.py [RUNS]

The peers are installed into build/peers, an environment of their own; one that this Python cannot install is left out
and named. The floor is what any engine in Python must do: start, read both files, parse both texts, write one.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PEERS = ROOT / "build" / "peers"
PAIRS = ROOT / "build" / "pairs"
MAKER = ROOT.parent / "shared" / "judge" / "size_pairs.py"
WHEELS = {
    "docx-trackdiff": ("docx-trackdiff",),
    "docxodus": ("python-redlines", "python-redlines-docxodus"),
    "jubarte": ("jubarte-redlines",),
    "docx-redline": ("docx-redline",),
}
# The .NET engine comes packed inside its wheel; this unpacks it and says where it stands.
UNPACK = "import sys, python_redlines as it; print(it.DocxodusEngine(sys.argv[1]).extracted_binaries_path)"
FLOOR = """
import sys, zipfile
from lxml import etree
old, new, out = sys.argv[1:]
with zipfile.ZipFile(old) as before, zipfile.ZipFile(new) as after, zipfile.ZipFile(out, "w", 8) as made:
    etree.fromstring(before.read("word/document.xml"))
    root = etree.fromstring(after.read("word/document.xml"))
    for one in after.namelist():
        made.writestr(one, etree.tostring(root) if one == "word/document.xml" else after.read(one))
"""
# Those that take minutes or gigabytes at a size are not asked there.
SIZES = {200: ("docx-trackdiff", "docxodus", "jubarte", "docx-redline"), 1000: ("docx-trackdiff", "docx-redline")}
OURS, FLOOR_NAME = "drafter compare", "floor"
# Pages, peer, the most of its wall time that ours may take.
BARS = ((200, "docx-trackdiff", 0.5), (200, "docxodus", 0.08), (1000, "docx-trackdiff", 0.4))
MOST_MEMORY, MOST_GROWTH = 300, 1.2


@dataclass(frozen=True)
class Run:
    """One whole process: seconds of wall and CPU (its children's too), peak memory of the largest in MB."""

    wall: float
    cpu: float
    memory: float


def commands() -> dict[str, list[str]]:
    """How each engine is called, before OLD, NEW and OUT; peers that could not be installed are not among them."""
    python = str(PEERS / "bin" / "python")
    if not Path(python).exists():
        subprocess.run([sys.executable, "-m", "venv", str(PEERS)], check=True)
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    found = {OURS: [str(ROOT / ".venv" / "bin" / "drafter"), "compare"], FLOOR_NAME: [sys.executable, "-c", FLOOR]}
    for name, wheels in WHEELS.items():
        done = subprocess.run([*pip, *wheels], capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{name} is left out: {done.stderr.strip().splitlines()[-1]}")
        elif name == "docx-trackdiff":
            found[name] = [str(PEERS / "bin" / "docx-trackdiff")]
        elif name == "docxodus":
            where = subprocess.run(
                [python, "-c", UNPACK, str(PEERS / "docxodus")], capture_output=True, text=True, check=True
            )
            found[name] = [where.stdout.strip(), "--detect-moves"]
        elif name == "jubarte":
            found[name] = [str(PEERS / "bin" / "jubarte-redlines"), "compare"]
        else:
            found[name] = [str(PEERS / "bin" / name), "compare"]
    return found


def called(name: str, start: Sequence[str], old: Path, new: Path, out: Path) -> list[str]:
    flag = ["-o"] if start[-1] == "compare" else []
    options = ["--author=Peer"] if name == "docxodus" else []
    head, tail = (start[:1], start[1:]) if name == "docxodus" else (start, [])
    return [*head, str(old), str(new), *flag, str(out), *options, *tail]


def run(command: Sequence[str], out: Path) -> Run:
    out.unlink(missing_ok=True)
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - begun
    if not out.exists():
        raise SystemExit(f"{command[0]} wrote nothing (exit {process.returncode}): {said.decode()[-400:]}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def measured(pages: int, starts: Mapping[str, Sequence[str]], runs: int) -> dict[str, Run]:
    """The median of each engine's runs; they take turns, so that a busy minute falls on all."""
    names = [name for name in (OURS, FLOOR_NAME, *SIZES[pages]) if name in starts]
    old, new = (PAIRS / f"p{pages}_{side}.docx" for side in ("old", "new"))
    found: dict[str, list[Run]] = {name: [] for name in names}
    for _ in range(runs):
        for name in names:
            out = PAIRS / f"p{pages}_{name.replace(' ', '-')}.docx"
            found[name].append(run(called(name, starts[name], old, new, out), out))
    return {
        name: Run(*(statistics.median(getattr(one, key) for one in rows) for key in ("wall", "cpu", "memory")))
        for name, rows in found.items()
    }


def main() -> None:
    runs = int(sys.argv[1]) if sys.argv[1:] else 5
    if not MAKER.exists():
        raise SystemExit("../shared/judge/size_pairs.py, which makes the pairs, is not here")
    for pages in SIZES:
        if not (PAIRS / f"p{pages}_truth.json").exists():  # written last
            subprocess.run([sys.executable, str(MAKER), str(PAIRS), str(pages)], check=True, stdout=subprocess.DEVNULL)
    starts = commands()
    found = {}
    for pages in SIZES:
        found[pages] = measured(pages, starts, runs)
        ours = found[pages][OURS]
        heads = f"{'wall s':>8}{'CPU s':>8}{'MB':>6}{'ours/its wall':>15}{'CPU':>7}"
        print(f"\n{f'{pages} pages':16}{heads}   the median of {runs}")
        for name, one in found[pages].items():
            ratios = f"{ours.wall / one.wall:15.2f}{ours.cpu / one.cpu:7.2f}"
            print(f"{name:16}{one.wall:8.2f}{one.cpu:8.2f}{one.memory:6.0f}{ratios}")
    print()
    for pages, name, most in BARS:
        if name in found[pages]:
            ratio = found[pages][OURS].wall / found[pages][name].wall
            print(f"{pages} pages: {ratio:.2f} of {name}'s wall time; the bar is {most}")
    small, large = found[200][OURS], found[1000][OURS]
    print(f"1000 pages: {large.memory:.0f} MB; the bar is {MOST_MEMORY}")
    print(f"200 to 1000 pages: {large.wall / small.wall / 5:.2f} times linear; the bar is {MOST_GROWTH}")


if __name__ == "__main__":
    main()
