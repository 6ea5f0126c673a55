"""Signs that a screen cannot show, and what stands for each: in a locale of ASCII, or a narrow code page.

Whatever is printed for people passes here, help and prompts too: the streams take `STAND_IN` as their error handler,
so a sign is replaced where its encoding has no place for it, and nowhere else. Nothing is ever left out, and nothing
is a question mark that was something else: what has no stand-in is shown by its number.
"""

from __future__ import annotations

import codecs
import io
import os
import re
import sys

STAND_IN = "drafter.stand-in"
_STAND_INS = {
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "‘": "'",
    "’": "'",
    "‐": "-",
    "‑": "-",
    "–": "-",
    "—": "--",
    "−": "-",
    "·": "-",
    "•": "*",
    "…": "...",
    "→": "->",
    "×": "x",
    "↵": "\\n",
    "\u00a0": " ",
    "\u202f": " ",
    "\u00ad": "",
    "\ufffd": "?",
}
# What moves the cursor or colours the screen, and what turns the direction of the words around it.
_ACTIVE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def fitting(text: str, encoding: str, exact: bool = False) -> str:
    """A text as a screen of this encoding shows it; nothing in it acts on the screen.

    Where words are compared it is `exact`: no two texts are shown alike, so what has no place is shown by its number.

    >>> fitting("“Côte d’Ivoire” · …", "ascii"), fitting("ô’", "ascii", exact=True), fitting("“ł”", "cp437")
    ('"Cote d\\'Ivoire" - ...', '\\\\xf4\\\\u2019', '"\\\\u0142"')
    >>> fitting("a\\x1b[31m\\u202eb", "utf-8")
    'a\\\\x1b[31m\\\\u202eb'
    """
    shown = _ACTIVE.sub(lambda found: _numbered(found[0]), text)
    if shown.isascii():
        return shown
    return shown.encode(encoding, "backslashreplace" if exact else STAND_IN).decode(encoding)


def narrow() -> None:
    """Have both streams show stand-ins; where the locale asks for ASCII in so many words, they are ASCII."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="ascii" if _ascii_asked() else None, errors=STAND_IN)


def heard(word: str) -> str:
    """A word of the command line as it was typed: in a locale of ASCII it comes as bytes, and what is typed is UTF-8.

    What names a file as it came stays so.
    """
    if word.isascii() or os.path.exists(word):
        return word
    try:
        return os.fsencode(word).decode("utf-8")
    except UnicodeError:
        return word


def _ascii_asked() -> bool:
    """Whether the locale is C by name. Python turns that into UTF-8 on its own, which the terminal does not know of."""
    if os.environ.get("PYTHONIOENCODING") or os.environ.get("PYTHONUTF8") == "1":
        return False
    return next(filter(None, map(os.environ.get, ("LC_ALL", "LC_CTYPE", "LANG"))), "") in ("C", "POSIX")


def _numbered(character: str) -> str:
    return character.encode("ascii", "backslashreplace").decode() if character > "\x7f" else f"\\x{ord(character):02x}"


def _stand_in(fault: UnicodeError) -> tuple[str, int]:
    assert isinstance(fault, UnicodeEncodeError)
    return "".join(map(_shown, fault.object[fault.start : fault.end])), fault.end


def _shown(character: str) -> str:
    """A sign in ASCII: its stand-in, its letter without the accent, or its number."""
    if character in _STAND_INS:
        return _STAND_INS[character]
    from unicodedata import combining, normalize  # only a narrow screen pays for it

    letter = "".join(part for part in normalize("NFKD", character) if not combining(part))
    return letter if letter.isascii() and letter.isalnum() else _numbered(character)


codecs.register_error(STAND_IN, _stand_in)
