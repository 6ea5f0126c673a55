"""How long pictures take: the order that shows blocs, the drawing of it, and PNG; seconds of CPU, the median of
several runs, without reading the files.

193 x 300 is held to half a second for the order, and to one for order and drawing. PNG is drawn by resvg.

python benchmarks/plot.py
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from check import BY, DRAFTER, cpu
from generate import write

SIZES = ((15, 30), (60, 120), (193, 300))
RUNS = 3


def took(what: Callable[[], Any]) -> tuple[float, Any]:
    """The median of the seconds that a call takes, and what it gives."""
    seconds = []
    for _ in range(RUNS):
        begun = process_time()
        found = what()
        seconds.append(process_time() - begun)
    return statistics.median(seconds), found


def main() -> None:
    os.environ.pop("PYTHONPATH", None)
    print(f"{'members':>8}{'paragraphs':>12}{'order s':>9}{'drawing s':>11}{'SVG MB':>8}{'PNG s':>8}")
    for members, paragraphs in SIZES:
        with tempfile.TemporaryDirectory() as name:
            measure(Path(name), members, paragraphs)


def measure(folder: Path, members: int, paragraphs: int) -> None:
    """A row for the penholders' own matrix of a statement of this size."""
    from drafter.cli.instant import instant
    from drafter.consensus.compilation import compilation
    from drafter.consensus.verdict import verdict
    from drafter.files.workspace import load
    from drafter.report.board import board
    from drafter.report.picture.matrix import matrix
    from drafter.report.picture.raster import raster
    from drafter.report.picture.sheet import Heading

    statement = write(folder, members, paragraphs)
    act = ["big", "--by", (statement / "brief.yaml").read_text().split("penholders: [")[1][:3], *BY]
    cpu([str(DRAFTER), "draft", *act], folder)
    cpu([str(DRAFTER), "circulate", "big", "zero-draft", *act[1:]], folder)
    os.chdir(folder)
    judged = verdict(load(statement).case, instant(BY[1]))
    assert judged.text is not None
    compiled = compilation(judged.case, judged.text)
    order, found = took(lambda: board(judged, compiled, "internal"))
    drawing, picture = took(lambda: matrix(found, Heading("matrix", "Who says what")))
    pixels, _ = took(lambda: raster(picture))
    size = len(picture) / 1e6
    print(f"{members:>8}{paragraphs:>12}{order:>9.2f}{drawing:>11.2f}{size:>8.2f}{pixels:>8.2f}")


if __name__ == "__main__":
    main()
