"""How long `drafter report` takes and how large its page is: whole processes, and without reading the files; seconds of
CPU, the median of several runs; and how soon a browser paints the page, where one is at hand.

The page of 193 x 300 is held to 6 MB, to 3 s of CPU as a whole process, and to 1 s to the first paint. A + marks the
rows in which every member proposes ten amendments.

python benchmarks/page.py
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from check import BY, DRAFTER, cpu
from compilation import propose
from generate import write

SIZES = ((15, 30), (60, 120), (193, 300))
RUNS = 3
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
_ALONE = """
import sys, time
from drafter.cli.common import open_
from drafter.cli.instant import instant
workspace = open_("big")
begun = time.process_time()
from drafter.cli.whole import whole
from drafter.report.page.html import html
html(whole(workspace, sys.argv[1], False, instant(sys.argv[2])))
print(time.process_time() - begun)
"""


def painted(path: Path) -> str:
    """Milliseconds until a browser first painted a page; a dash where there is none."""
    if BROWSER is None:
        return "-"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(path.as_uri())
        script = """() => new Promise((done) => new PerformanceObserver((list) => {
            const [paint] = list.getEntriesByName("first-contentful-paint");
            if (paint) done(paint.startTime);
        }).observe({type: "paint", buffered: true}))"""
        found = page.evaluate(script)
        browser.close()
    return f"{found:.0f}"


def main() -> None:
    os.environ.pop("PYTHONPATH", None)
    print(f"{'members':>8}{'paragraphs':>12}{'audience':>12}{'CPU s':>8}{'page alone':>12}{'MB':>7}{'paint ms':>10}")
    for members, paragraphs in SIZES:
        for proposing in (False, True):
            with tempfile.TemporaryDirectory() as name:
                measure(Path(name), members, paragraphs, proposing)


def measure(folder: Path, members: int, paragraphs: int, proposing: bool) -> None:
    """A statement whose members have views, or amendments of their own; a row for each audience."""
    statement = write(folder, members, paragraphs)
    holder = (statement / "brief.yaml").read_text().split("penholders: [")[1][:3]
    act = ["big", "--by", holder, *BY]
    cpu([str(DRAFTER), "draft", *act], folder)
    cpu([str(DRAFTER), "circulate", "big", "zero-draft", *act[1:]], folder)
    if proposing:
        propose(statement)
    for audience in ("circulated", "internal"):
        command = [str(DRAFTER), "report", "big", "--audience", audience, "-o", "page.html", *BY]
        took = statistics.median(cpu(command, folder) for _ in range(RUNS))
        alone = [
            float(subprocess.check_output([sys.executable, "-c", _ALONE, audience, BY[1]], cwd=folder, text=True))
            for _ in range(RUNS)
        ]
        path = folder / ("page-internal.html" if audience == "internal" else "page.html")
        size, paint = path.stat().st_size / 1e6, painted(path)
        title = f"{audience}{' +' if proposing else ''}"
        print(
            f"{members:>8}{paragraphs:>12}{title:>12}{took:>8.2f}{statistics.median(alone):>12.2f}{size:>7.2f}{paint:>10}"
        )


if __name__ == "__main__":
    main()
