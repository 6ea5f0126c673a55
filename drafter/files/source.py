"""The text of a file as its lines: what stands above a caret, and which characters no file may hold."""

from __future__ import annotations

import codecs
import re
import stat
from functools import lru_cache
from pathlib import Path

from drafter.diagnostic import Diagnostic, Faulty, Where

# A hostile file can hold a million faults; nobody reads more than these, and the last one says so.
MOST_FAULTS = 1000
LARGEST_TEXT = 8 * 1024 * 1024
_LONGEST = 200
# What YAML forbids, and three it counts as line breaks where editors do not: places would no longer agree.
FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
LINE_BREAK = re.compile("\r\n|\r|\n")
# A member's reason is private, and a line shown with a fault is no exception: it is blotted out, in place.
_REASONS = (
    re.compile(r"^(?P<key>\s*(?:- )?because:\s*)(?P<value>.*)$"),
    re.compile(r"""(?P<key>[{,]\s*because:\s*)(?P<value>"[^"]*"?|'[^']*'?|[^,}]*)"""),
)
# A text quoted in a message keeps the message on its line.
ONE_LINE = str.maketrans("\n\r\t", "↵↵ ")


@lru_cache(maxsize=2)
def lines(source: str) -> list[str]:
    """The lines of a source, as editors count them."""
    return LINE_BREAK.split(source)


def excerpt(source: str, where: Where) -> str:
    """A line to print above a caret: as many characters as stand there, none of which moves the cursor."""
    rows = lines(source)
    if not 0 < where.line <= len(rows) or where.column > _LONGEST:
        return ""
    row = rows[where.line - 1]
    for reason in _REASONS:
        row = reason.sub(lambda found: found["key"] + re.sub(r"\S", "·", found["value"]), row)
    return FORBIDDEN.sub("\ufffd", row[:_LONGEST]).replace("\t", " ")


def read_text(path: Path, shown: str) -> str:
    """The characters of a text file as they stand in it: line ends, odd characters and a byte order mark are kept.

    Encoded as UTF-8 they are the file's bytes again. Raises `Faulty`, printing the name as `shown`, for what cannot
    be read, is no ordinary file, holds nothing, is too large, or is not UTF-8.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # asked first: opening a pipe would wait for ever
            raise Faulty([Diagnostic(Where(shown), "DS001", "is not an ordinary file; a text file is wanted")])
        with path.open("rb") as file:
            content = file.read(LARGEST_TEXT + 1)
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise Faulty([Diagnostic(Where(shown), "DS001", f"cannot be read ({reason})")]) from None
    if len(content) > LARGEST_TEXT:
        message = f"is larger than {LARGEST_TEXT // 1024 // 1024} MiB"
        raise Faulty([Diagnostic(Where(shown), "DS011", message, "is it the right file?")])
    text = _decoded(content, shown)
    if not text.strip().strip("\ufeff"):
        raise Faulty([Diagnostic(Where(shown), "DS007", "is empty", "is it the right file?")])
    return text


def _decoded(content: bytes, shown: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as fault:
        before = LINE_BREAK.split(content[: fault.start].decode("utf-8").removeprefix("\ufeff"))
        wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        hint = "it is saved as UTF-16; save it as UTF-8" if wide else "save the file as UTF-8"
        message = f"the byte 0x{content[fault.start]:02X} here is not UTF-8 text"
        where = Where(shown, len(before), len(before[-1]) + 1)
        raise Faulty([Diagnostic(where, "DS002", message, hint)]) from None
