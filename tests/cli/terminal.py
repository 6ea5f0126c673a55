"""Commands run on a terminal of a given size, and what they write there."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
from collections.abc import Mapping
from pathlib import Path

from tests.negotiation import DRAFTER

_OURS = ("NO_COLOR", "COLUMNS", "LINES", "PAGER", "LESS", "TERM", "LC_ALL", "LC_CTYPE", "LANG")
_ESCAPE = re.compile("\x1b\\[[0-9;?]*[a-zA-Z]")


def surroundings(settings: Mapping[str, str]) -> dict[str, str]:
    """The environment of a command: nothing of a terminal but what is set."""
    kept = {key: value for key, value in os.environ.items() if key not in _OURS and not key.startswith("PYTHON")}
    return {**kept, "TERM": "xterm-256color", "LANG": "C.UTF-8", "PAGER": "cat", **settings}


def on_a_terminal(folder: Path, *words: str, columns: int = 200, rows: int = 50, **settings: str) -> str:
    """What a command writes to a terminal of this size."""
    return told(folder, [str(DRAFTER), *words], columns, rows, settings)


def told(folder: Path, command: list[str], columns: int, rows: int, settings: Mapping[str, str]) -> str:
    """What a program writes to a terminal of this size; what is said on stderr is not among it."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    running = subprocess.Popen(
        command, cwd=folder, stdin=theirs, stdout=theirs, stderr=subprocess.DEVNULL, env=surroundings(settings)
    )
    os.close(theirs)
    said = b""
    try:
        while piece := os.read(ours, 65536):
            said += piece
    except OSError:
        pass  # a terminal whose other end has closed answers with an error, not with an end
    os.close(ours)
    running.wait()
    return said.decode().replace("\r\n", "\n")


def without_colour(said: str) -> str:
    """The words alone."""
    return _ESCAPE.sub("", said)
