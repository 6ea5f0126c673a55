"""Make the pictures of the README from what the tool really prints and writes.

    python docs/pictures.py

verdict.svg is the verdict on the zero draft of the case, in the terminal's colours. redline.png, side-by-side.png
and compilation.png are the first pages of the Word files that `make demo` leaves in build/demo; they need soffice,
pdftoppm and convert. report.png is the top of the page on Rev.1, as chromium shows it. None is
made by `make docs`: other fonts give other bytes. tests/test_docs.py checks that the picture of the verdict still says
what the tool says.
"""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from drafter.cli.screen import STYLES
from drafter.consensus.verdict import verdict
from drafter.files.workspace import load
from drafter.report.line import Line
from drafter.report.verdict import lines

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
DEMO = ROOT / "build" / "demo"
CASE = "statements/afghanistan-2021"
EVENING = "2021-08-12T19:00-04:00"
WIDTH = 126
PAGES = ("redline", "side-by-side", "compilation")

# Dark on white, so that the picture prints. Red and green are told apart by lightness as well.
_PAPER = TerminalTheme(
    (255, 255, 255),
    (38, 38, 38),
    [(0, 0, 0), (178, 24, 43), (0, 100, 60), (150, 95, 0), (33, 80, 160), (120, 40, 120), (0, 110, 120), (90, 90, 90)],
)
# As rich's own, without the fonts it would fetch from elsewhere: a page of ours asks nobody for anything.
_SVG = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: {char_height}px; \
line-height: {line_height}px; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal"><rect width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}</defs>
<rect width="{width}" height="{height}" rx="8" fill="#fff" stroke="#bbb"/>
<text class="{unique_id}-matrix" x="18" y="28" fill="#5a5a5a">Illustrative: not the positions of any State</text>
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g></g>
</svg>
"""


def seen() -> list[Line]:
    """The verdict on the zero draft of the case, as `drafter check` prints it in a folder that holds a copy."""
    drafter = Path(sys.executable).parent / "drafter"
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        shutil.copytree(ROOT / CASE, CASE)
        run([str(drafter), "draft", CASE, "--by", "EST", "--at", "2021-08-12T10:00-04:00"])
        run([str(drafter), "circulate", CASE, "zero-draft", "--by", "EST", "--at", "2021-08-12T10:30-04:00"])
        at = datetime.fromisoformat(EVENING)
        return lines(verdict(load(Path(CASE)).case, at), at, CASE)


def picture(rows: list[Line]) -> str:
    """The lines of a report as an SVG; a line longer than the picture is wrapped, as a terminal does."""
    console = Console(record=True, width=WIDTH, file=StringIO(), highlight=False, force_terminal=True)
    console.print(Text("$ drafter check afghanistan-2021", style="dim"))
    for row in rows:
        console.print(Text.assemble(*((text, STYLES.get(tone, "")) for text, tone in row.spans)))
    return console.export_svg(theme=_PAPER, code_format=_SVG, unique_id="verdict")


def page(document: str) -> None:
    """The first page of one of the demo's Word files, cut to its text."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(DEMO / f"{document}.docx", folder)
        office = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to"]
        run([*office, "pdf", "--outdir", str(folder), str(folder / f"{document}.docx")])
        run(
            [
                "pdftoppm",
                "-r",
                "110",
                "-f",
                "1",
                "-l",
                "1",
                "-png",
                str(folder / f"{document}.pdf"),
                str(folder / "page"),
            ]
        )
        first = next(folder.glob("page*.png"))
        trim = ["-trim", "+repage", "-bordercolor", "white", "-border", "24", "-colors", "64", "-strip"]
        run(["convert", str(first), *trim, f"PNG8:{PICTURES / f'{document}.png'}"])


def report() -> None:
    """The top of the page for the members, as it was when Rev.1 had gone out."""
    drafter = Path(sys.executable).parent / "drafter"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = [str(drafter), "report", CASE, "--at", "2021-08-13T16:00-04:00", "-o", str(folder / "report.html")]
        run(made, DEMO)
        shot = ["chromium", "--headless", "--no-sandbox", "--hide-scrollbars", "--window-size=1100,1240"]
        run([*shot, f"--screenshot={folder / 'page.png'}", (folder / "report.html").as_uri()])
        run(["convert", str(folder / "page.png"), "-colors", "96", "-strip", f"PNG8:{PICTURES / 'report.png'}"])


def run(command: list[str], folder: Path | None = None) -> None:
    subprocess.run(command, check=True, capture_output=True, cwd=folder)


def main() -> None:
    if not all((DEMO / f"{document}.docx").is_file() for document in PAGES):
        sys.exit("make demo first: the pictures are of what it leaves in build/demo")
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / "verdict.svg").write_text(picture(seen()), encoding="utf-8")
    for document in PAGES:
        page(document)
    report()


if __name__ == "__main__":
    main()
