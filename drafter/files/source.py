"""The text of a file as its lines: what stands above a caret, and which characters no file may hold."""

from __future__ import annotations

import re
from functools import lru_cache

from drafter.diagnostic import Where

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
