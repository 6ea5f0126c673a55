"""A text longer than the screen goes through a pager: what PAGER names, or else less. With PAGER=cat there is none."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import PurePath

from click import unstyle


def paged(rows: Sequence[str], colour: bool, encoding: str) -> bool:
    """Show the rows in a pager until its reader leaves it; False where there is none to be had, and nothing is shown.

    Only less is known to pass colour on, and is told to; every other pager gets the words alone.
    """
    command = _command()
    if command is None:
        return False
    if less := PurePath(command[0]).stem == "less":
        command.append("-R")
    text = "".join(f"{row}\n" for row in rows)
    try:
        running = subprocess.Popen(command, stdin=subprocess.PIPE)
    except OSError:
        return False
    assert running.stdin is not None
    with suppress(OSError):  # its reader may leave before the end
        running.stdin.write((text if colour and less else unstyle(text)).encode(encoding))
    with suppress(OSError):
        running.stdin.close()
    while running.poll() is None:
        with suppress(KeyboardInterrupt):  # less takes it for itself; left alone it would keep the terminal
            running.wait()
    return True


def _command() -> list[str] | None:
    """The pager to run, found on the path; None where nobody could leave it, or nobody wants one."""
    if not sys.stdin.isatty() or os.environ.get("TERM") == "dumb":
        return None
    try:
        words = shlex.split(os.environ.get("PAGER", "less"))
    except ValueError:
        return None
    program = shutil.which(words[0]) if words and words != ["cat"] else None
    return [program, *words[1:]] if program else None
