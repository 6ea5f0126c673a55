"""How wide words are at most, in whatever sans-serif a reader has, and how they are broken into lines.

No font is at hand when a picture is drawn and none travels with it, so the widths are upper bounds: per character
the widest of the families that systems put under `sans-serif`, in the regular and, by a factor, in the bold.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from drafter.report.picture.svg import visible
from drafter.text.words import clings, words

# Widths in hundredths of the size of the letters.
_KNOWN = {
    **dict.fromkeys("'ijlI", 33),
    **dict.fromkeys(" ,./:;\\-", 37),
    **dict.fromkeys("()[]t!rf", 43),
    **dict.fromkeys('"*J`szc?L_kvxy|', 60),
    **dict.fromkeys("FTaoebdghnpqu${}0123456789EKPSYVBXZ", 70),
    **dict.fromkeys("ACRUHNDGOQ&w", 84),
    **dict.fromkeys("#+<=>^~M%mW@", 103),
    **dict.fromkeys("سشصض", 125),
}
_WIDE, _PICTURE, _LETTER = 110, 140, 88  # signs, capitals and full-width characters; pictures; other letters
_BOLD = 1.13


@lru_cache(maxsize=8192)
def _of(character: str) -> int:
    if character in _KNOWN:
        return _KNOWN[character]
    category = unicodedata.category(character)
    if clings(character) or category == "Cf":
        return 0
    if ord(character) >= 0x1F000:
        return _WIDE if 0x20000 <= ord(character) < 0x40000 else _PICTURE
    full = unicodedata.east_asian_width(character) in "WF"
    return _LETTER if category in ("Ll", "Lo", "Lm", "Nd") and not full else _WIDE


def breadth(said: str, size: float, bold: bool = False) -> float:
    """The most that words take of a line, in the unit of the size of their letters."""
    return sum(map(_of, visible(said))) * size / 100 * (_BOLD if bold else 1)


def lines(said: str, room: float, size: float, bold: bool = False) -> list[str]:
    """Words broken into lines of at most this breadth: at spaces, and between signs of scripts that have none.

    A word that is wider than a line is cut between characters, never inside one. At least one line.

    >>> lines("calls on all parties", 60, 10)
    ['calls on', 'all parties']
    """
    out, line = [], ""
    for piece in _pieces(visible(said).strip(), room, size, bold):
        if line and breadth(line + piece.rstrip(), size, bold) > room:
            out.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*out, line.rstrip()] if line.strip() or not out else out


def _pieces(said: str, room: float, size: float, bold: bool) -> Iterator[str]:
    """What is not broken, with the spaces after it."""
    piece = ""
    for token in words(said):
        spaced = piece[-1:].isspace() and not token[0].isspace()
        if spaced or (_unspaced(piece[-1:]) and _unspaced(token[0])):
            yield from _cut(piece, room, size, bold)
            piece = ""
        piece += token
    yield from _cut(piece, room, size, bold)


def _unspaced(character: str) -> bool:
    return character.isalnum() and unicodedata.east_asian_width(character) == "W"


def _cut(piece: str, room: float, size: float, bold: bool) -> Iterator[str]:
    """A piece, or where it is wider than a line, as many characters at a time as fit."""
    while breadth(piece.rstrip(), size, bold) > room:
        end = 1
        while end < len(piece) and (clings(piece[end]) or breadth(piece[: end + 1], size, bold) <= room):
            end += 1
        if end == len(piece):
            break
        yield piece[:end]
        piece = piece[end:]
    yield piece
