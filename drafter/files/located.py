"""One YAML document as plain text and places: nothing is typed here, nothing in the file is ever run.

Typing belongs to the schema.
"""

from __future__ import annotations

import codecs
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from drafter.diagnostic import Diagnostic, Faulty, Where
from drafter.files.events import Mark, Places, built, place
from drafter.files.source import FORBIDDEN, LINE_BREAK, MOST_FAULTS, ONE_LINE, excerpt, lines

LARGEST = 8 * 1024 * 1024

DataPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Located:
    """A document whose every scalar is the text as written, with the place of every value and key.

    `data` is made of dict, list, str and None (a plain empty scalar, `~` or `null`). `places` is where it stands,
    `shown` the file's name in print.
    """

    shown: str
    data: object
    places: Mark | Places
    source: str

    def where(self, path: DataPath) -> Where:
        """Where the value at this path starts, or the nearest value around it that the file has.

        >>> str(parse(b"views: [{about: halt}]", "CHN.yaml").where(("views", 0, "stance")))
        'CHN.yaml:1:9'
        """
        return place(self.shown, self._found(path)[0])

    def key(self, path: DataPath) -> Where:
        """Where the key of this entry of a mapping stands; of anything else, where it starts itself."""
        value, key = self._found(path)
        return place(self.shown, key or value)

    def _found(self, path: DataPath) -> tuple[Mark, Mark | None]:
        """Where the value at this path or around it starts, and where the key of one at this path stands."""
        at, key = self.places, None
        for step in path:
            if not isinstance(at, Places) or step not in at.values:
                key = None
                break
            key, at = at.keys.get(step), at.values[step]
        return at.start if isinstance(at, Places) else at, key

    def paths(self) -> Iterator[DataPath]:
        """The path of every value, the document's own first."""
        ahead: list[tuple[DataPath, Mark | Places]] = [((), self.places)]
        while ahead:
            path, at = ahead.pop()
            yield path
            if isinstance(at, Places):
                ahead += [((*path, step), value) for step, value in at.values.items()]

    def line(self, where: Where) -> str:
        """The line of the file at this place, safe to print; empty for the file as a whole."""
        return excerpt(self.source, where)

    def diagnostic(
        self, path: DataPath, code: str, message: str, hint: str = "", *, at_key: bool = False
    ) -> Diagnostic:
        """A fault at this path's value, or with `at_key` at the key that names it."""
        where = self.key(path) if at_key else self.where(path)
        return Diagnostic(where, code, message.translate(ONE_LINE), hint.translate(ONE_LINE), self.line(where))


def read(path: Path, shown: str) -> Located:
    """Read one YAML file, printing its name as `shown`; Faulty carries every fault found."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):  # asked first: opening a pipe would wait for ever
            what = "is a folder" if stat.S_ISDIR(mode) else "is not an ordinary file"
            raise Faulty([Diagnostic(Where(shown), "DS001", f"{what}; a YAML file is wanted")])
        with path.open("rb") as file:
            source = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise Faulty([Diagnostic(Where(shown), "DS001", "there is no such file")]) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Faulty([Diagnostic(Where(shown), "DS001", f"cannot be read ({reason})")]) from None
    return parse(source, shown)


def parse(source: bytes, shown: str) -> Located:
    """Read one YAML document from bytes; Faulty carries every fault found.

    A UTF-8 byte order mark is accepted. Lines and columns count characters from 1.

    >>> parse(b"vote: NO\\nwhen: 12:00\\nnote: ~", "EST.yaml").data
    {'vote': 'NO', 'when': '12:00', 'note': None}
    """
    text = _text(source, shown)
    data, places = built(text, shown)
    return Located(shown, data, places, text)


def _text(source: bytes, shown: str) -> str:
    """The characters of a file, or Faulty: too large, not UTF-8, control characters (all of them)."""
    if len(source) > LARGEST:
        message = f"is larger than {LARGEST // 1024 // 1024} MiB"
        raise Faulty([Diagnostic(Where(shown), "DS011", message, "is it the right file?")])
    body = source.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        before = LINE_BREAK.split(body[: error.start].decode("utf-8"))
        where = Where(shown, len(before), len(before[-1]) + 1)
        wide = body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        hint = "it is saved as UTF-16; save it as UTF-8" if wide else "save the file as UTF-8"
        message = f"the byte 0x{body[error.start]:02X} here is not UTF-8 text"
        around = excerpt(body.decode("utf-8", errors="replace"), where)
        raise Faulty([Diagnostic(where, "DS002", message, hint, around)]) from None
    if FORBIDDEN.search(text):
        raise Faulty(_control_characters(text, shown))
    return text


def _control_characters(text: str, shown: str) -> list[Diagnostic]:
    out: list[Diagnostic] = []
    for number, line in enumerate(lines(text), 1):
        for match in FORBIDDEN.finditer(line):
            where = Where(shown, number, match.start() + 1)
            message, hint = f"the character U+{ord(match[0]):04X} cannot stand in a file", "delete it"
            if match[0] in "\x85\u2028\u2029":
                hint = "it is a hidden line break from a word processor: start a new line instead"
            out.append(Diagnostic(where, "DS012", message, hint, excerpt(text, where)))
            if len(out) == MOST_FAULTS:
                return out
    return out
