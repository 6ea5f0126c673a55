"""A document built from the parser's events, with a stack of our own.

So depth is bounded before anything recurses, and every fault of a file is found in one pass. Aliases, anchors, tags
and merge keys are refused: they would let a file mean something other than what a reader sees.
"""

from __future__ import annotations

from typing import Protocol

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from drafter.diagnostic import Diagnostic, Faulty, Where
from drafter.files.complaint import syntax
from drafter.files.source import FORBIDDEN, MOST_FAULTS, excerpt

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml: the same events, some ten times slower
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

DEEPEST = 50
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


class Mark(Protocol):
    """Where the parser found something; lines and columns count from 0."""

    line: int
    column: int


class Places:
    """Where a list or mapping starts, and what is in it: the marks of keys, and of values by key or number.

    As the parser marks them: few are ever asked for, and files are large. While it is filled with `items`, `key` is
    that of the value that comes next in a mapping, None before a key.
    """

    __slots__ = ("items", "key", "keys", "start", "values")

    def __init__(self, start: Mark, items: dict[str, object] | list[object]) -> None:
        self.start, self.items = start, items
        self.key: str | None = None
        self.keys: dict[str | int, Mark] = {}
        self.values: dict[str | int, Mark | Places] = {}


def built(text: str, shown: str) -> tuple[object, Mark | Places]:
    """The one document of a text, as dict, list, str and None, and where it stands; Faulty carries every fault."""
    return _Reader(shown, text).read()


def place(shown: str, mark: Mark) -> Where:
    """Where a mark stands, in the file of this name."""
    return Where(shown, mark.line + 1, mark.column + 1)


class _Reader:
    """Builds one document from events. Once a fault is noted, what is built is never handed out.

    Position files come by the hundred with hundreds of values each: what is done for every value is kept short.
    """

    def __init__(self, shown: str, text: str) -> None:
        self.shown, self.text = shown, text
        self.faults: list[Diagnostic] = []
        self.roots: list[object] = []
        self.frame = Places(yaml.Mark("", 0, 0, 0, "", 0), self.roots)
        self.stack: list[Places] = []

    def read(self) -> tuple[object, Mark | Places]:
        documents = 0
        try:
            for event in iter(_Loader(self.text).get_event, None):
                if isinstance(event, ScalarEvent):
                    self._scalar(event)
                elif isinstance(event, CollectionEndEvent):
                    self.frame = self.stack.pop()
                elif isinstance(event, CollectionStartEvent):
                    self._open(event)
                elif isinstance(event, AliasEvent):
                    self._marked(event)
                    self._put(event, None, _mark(event))
                elif isinstance(event, DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        self._fault(event, "DS008", "a second document starts here", "keep one in a file")
                        break
        except yaml.YAMLError as error:
            self.faults.append(syntax(error, self.text, self.shown))
        return self._built()

    def _built(self) -> tuple[object, Mark | Places]:
        """The document, or Faulty."""
        if not self.faults and (not self.roots or self.roots[0] is None):
            self.faults.append(Diagnostic(Where(self.shown), "DS007", "is empty", "fill it in, or delete it"))
        if self.faults:
            raise Faulty(self.faults)
        return self.roots[0], self.frame.values[0]

    def _fault(self, event: Event, code: str, message: str, hint: str = "") -> None:
        where = place(self.shown, _mark(event))
        full = len(self.faults) + 1 == MOST_FAULTS
        hint = f"{hint}; reading stopped here, at {MOST_FAULTS} faults".lstrip("; ") if full else hint
        self.faults.append(Diagnostic(where, code, message, hint, excerpt(self.text, where)))
        if full:
            raise Faulty(self.faults)

    def _marked(self, event: AliasEvent | ScalarEvent | CollectionStartEvent) -> None:
        """Note an alias, an anchor and a tag as the faults that they are."""
        if event.anchor is not None:
            sign, what = ("*", "an alias") if isinstance(event, AliasEvent) else ("&", "an anchor")
            hint = f"write it out, or put a text that begins with {sign} in quotes"
            self._fault(event, "DS004", f"{what} ({sign}{event.anchor}) is not allowed", hint)
        if not isinstance(event, AliasEvent) and event.tag is not None:
            tag = _short(event.tag.replace("tag:yaml.org,2002:", "!!"))
            hint = "delete it, or put a text that begins with ! in quotes"
            self._fault(event, "DS005", f"a tag ({tag}) is not allowed", hint)

    def _scalar(self, event: ScalarEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._marked(event)
        value: str = event.value
        plain = event.implicit[0]
        if event.style == '"' and FORBIDDEN.search(value):
            self._fault(event, "DS012", "an escape in this text stands for a control character", "delete it")
        if self.frame.key is None and isinstance(self.frame.items, dict):
            self._key(event, value, plain)
        else:
            self._put(event, None if plain and value in _NOTHING else value, _mark(event))

    def _key(self, event: ScalarEvent, key: str, plain: bool) -> None:
        frame = self.frame
        frame.key = key
        if plain and key == "<<":
            self._fault(event, "DS013", "a merge key (<<) is not allowed", "write the keys out")
        elif plain and key in _NOTHING:
            self._fault(event, "DS010", "a key is missing here", "a key is a word before a colon")
        elif key in frame.keys:
            hint = f"first on line {frame.keys[key].line + 1}"
            self._fault(event, "DS009", f"the key '{_short(key)}' stands here again", hint)
        else:
            frame.keys[key] = _mark(event)

    def _open(self, event: CollectionStartEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._marked(event)
        if len(self.stack) == DEEPEST:
            self._fault(event, "DS006", f"is nested more than {DEEPEST} deep", "is a bracket not closed?")
            raise Faulty(self.faults)
        items: dict[str, object] | list[object] = {} if isinstance(event, MappingStartEvent) else []
        places = Places(_mark(event), items)
        self._put(event, items, places)
        self.stack.append(self.frame)
        self.frame = places

    def _put(self, event: NodeEvent, value: object, at: Mark | Places) -> None:
        """Set a value where the document now stands."""
        frame = self.frame
        if isinstance(frame.items, list):
            frame.values[len(frame.items)] = at
            frame.items.append(value)
        elif frame.key is None:
            frame.key = ""
            if not isinstance(event, AliasEvent):
                self._fault(event, "DS010", "a key must be a text", "a text like {this} goes in quotes")
        else:
            frame.values[frame.key] = at
            frame.items[frame.key] = value
            frame.key = None


def _mark(event: Event) -> Mark:
    assert event.start_mark is not None  # only events a program makes up have none
    return event.start_mark


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
