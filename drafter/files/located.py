"""One YAML document as plain text and places: nothing is typed here, nothing in the file is ever run.

Read from the parser's event stream with a stack of our own, so that depth is bounded before anything
recurses and every fault of a file is found in one pass. Aliases, anchors, tags and merge keys are refused:
they would let a file mean something other than what a reader sees. Typing belongs to the schema.
"""

from __future__ import annotations

import codecs
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from drafter.diagnostic import Diagnostic, Faulty, Where
from drafter.files.complaint import syntax
from drafter.files.source import FORBIDDEN, LINE_BREAK, ONE_LINE, excerpt, lines

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml: the same events, some ten times slower
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

LARGEST = 8 * 1024 * 1024
DEEPEST = 50
# A hostile file can hold a million faults; nobody reads more than these, and the last one says so.
MOST_FAULTS = 1000

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})

DataPath = tuple[str | int, ...]


class Mark(Protocol):
    """Where the parser found something; lines and columns count from 0."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Located:
    """A document whose every scalar is the text as written, with the place of every value and key.

    `data` is made of dict, list, str and None (a plain empty scalar, `~` or `null`). `marks` maps a path to
    where its value starts, the root being `()`; `keys` maps a mapping entry's path to where its key stands: as the
    parser marks them, since few of them are ever asked for. `shown` is the file's name in print.
    """

    shown: str
    data: object
    marks: Mapping[DataPath, Mark]
    keys: Mapping[DataPath, Mark]
    source: str

    def where(self, path: DataPath) -> Where:
        """Where the value at this path starts, or the nearest value around it that the file has.

        >>> str(parse(b"views: [{about: halt}]", "CHN.yaml").where(("views", 0, "stance")))
        'CHN.yaml:1:9'
        """
        while path not in self.marks:
            path = path[:-1]
        return _where(self.shown, self.marks[path])

    def key(self, path: DataPath) -> Where:
        """Where the key of this entry of a mapping stands; of anything else, where it starts itself."""
        return _where(self.shown, self.keys[path]) if path in self.keys else self.where(path)

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
    return _Reader(shown, _text(source, shown)).read()


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


def _where(shown: str, mark: Mark) -> Where:
    return Where(shown, mark.line + 1, mark.column + 1)


class _Frame:
    """A list or mapping being filled; `entry` is the path of the key whose value comes next."""

    __slots__ = ("entry", "items", "path")

    def __init__(self, items: dict[str, object] | list[object], path: DataPath) -> None:
        self.items, self.path = items, path
        self.entry: DataPath | None = None


class _Reader:
    """Builds one document from events. Once a fault is noted, what is built is never handed out."""

    def __init__(self, shown: str, text: str) -> None:
        self.shown, self.text = shown, text
        self.faults: list[Diagnostic] = []
        self.stack: list[_Frame] = []
        self.marks: dict[DataPath, Mark] = {}
        self.keys: dict[DataPath, Mark] = {}
        self.root: object = None

    def read(self) -> Located:
        documents = 0
        try:
            for event in yaml.parse(self.text, Loader=_Loader):
                if isinstance(event, (ScalarEvent, MappingStartEvent, SequenceStartEvent, AliasEvent)):
                    self._node(event)
                elif isinstance(event, CollectionEndEvent):
                    self.stack.pop()
                elif isinstance(event, DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        self._fault(event, "DS008", "a second document starts here", "keep one in a file")
                        break
        except yaml.YAMLError as error:
            self.faults.append(syntax(error, self.text, self.shown))
        if not self.faults and self.root is None:
            self.faults.append(Diagnostic(Where(self.shown), "DS007", "is empty", "fill it in, or delete it"))
        if self.faults:
            raise Faulty(self.faults)
        return Located(self.shown, self.root, self.marks, self.keys, self.text)

    def _fault(self, event: Event, code: str, message: str, hint: str = "") -> None:
        where = _where(self.shown, _mark(event))
        full = len(self.faults) + 1 == MOST_FAULTS
        hint = f"{hint}; reading stopped here, at {MOST_FAULTS} faults".lstrip("; ") if full else hint
        self.faults.append(Diagnostic(where, code, message, hint, excerpt(self.text, where)))
        if full:
            raise Faulty(self.faults)

    def _node(self, event: AliasEvent | ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        if event.anchor is not None:
            sign, what = ("*", "an alias") if isinstance(event, AliasEvent) else ("&", "an anchor")
            hint = f"write it out, or put a text that begins with {sign} in quotes"
            self._fault(event, "DS004", f"{what} ({sign}{event.anchor}) is not allowed", hint)
        if not isinstance(event, AliasEvent) and event.tag is not None:
            tag = _short(event.tag.replace("tag:yaml.org,2002:", "!!"))
            hint = "delete it, or put a text that begins with ! in quotes"
            self._fault(event, "DS005", f"a tag ({tag}) is not allowed", hint)
        if isinstance(event, ScalarEvent):
            self._scalar(event)
        elif isinstance(event, AliasEvent):
            self._put(event, None)
        else:
            self._open(event)

    def _scalar(self, event: ScalarEvent) -> None:
        value: str = event.value
        plain = event.implicit[0]
        if event.style == '"' and FORBIDDEN.search(value):
            self._fault(event, "DS012", "an escape in this text stands for a control character", "delete it")
        if self.stack and isinstance(self.stack[-1].items, dict) and self.stack[-1].entry is None:
            self._key(event, value, plain)
        else:
            self._put(event, None if plain and value in _NOTHING else value)

    def _key(self, event: ScalarEvent, key: str, plain: bool) -> None:
        frame = self.stack[-1]
        frame.entry = path = (*frame.path, key)
        if plain and key == "<<":
            self._fault(event, "DS013", "a merge key (<<) is not allowed", "write the keys out")
            frame.entry = (*frame.path, "")
        elif plain and key in _NOTHING:
            self._fault(event, "DS010", "a key is missing here", "a key is a word before a colon")
            frame.entry = (*frame.path, "")
        elif path in self.keys:
            hint = f"first on line {self.keys[path].line + 1}"
            self._fault(event, "DS009", f"the key '{_short(key)}' stands here again", hint)
        else:
            self.keys[path] = _mark(event)

    def _open(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        if len(self.stack) == DEEPEST:
            self._fault(event, "DS006", f"is nested more than {DEEPEST} deep", "is a bracket not closed?")
            raise Faulty(self.faults)
        items: dict[str, object] | list[object] = {} if isinstance(event, MappingStartEvent) else []
        self.stack.append(_Frame(items, self._put(event, items)))

    def _put(self, event: NodeEvent, value: object) -> DataPath:
        """Set a value where the document now stands, and give its path."""
        path: DataPath = ()
        if not self.stack:
            self.root = value
        else:
            frame = self.stack[-1]
            if isinstance(frame.items, list):
                path = (*frame.path, len(frame.items))
                frame.items.append(value)
            elif frame.entry is None:
                path = frame.path
                frame.entry = (*path, "")
                if not isinstance(event, AliasEvent):
                    self._fault(event, "DS010", "a key must be a text", "a text like {this} goes in quotes")
            else:
                path = frame.entry
                frame.items[str(path[-1])] = value
                frame.entry = None
        self.marks[path] = _mark(event)
        return path


def _mark(event: Event) -> Mark:
    assert event.start_mark is not None  # only events a program makes up have none
    return event.start_mark


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
