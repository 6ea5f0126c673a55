"""The demo's negotiation, run whole in a folder of its own: what the tests of its files and its words start from."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CASE = "afghanistan-2021"
DRAFTER = Path(sys.executable).parent / "drafter"


def negotiate(folder: Path) -> str:
    """Run the negotiation in a folder, and give what it printed. Its files are there afterwards."""
    shutil.copytree(ROOT / "statements" / CASE, folder / "statements" / CASE)
    path = f"{DRAFTER.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", f"statements/{CASE}/negotiation.sh"],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def drafter(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run one command in a folder."""
    return subprocess.run([str(DRAFTER), *words], cwd=folder, capture_output=True, text=True, check=False)
