"""Square brackets that touch, as they stand in a line: which belong together, and whose each one is.

    [: deplores][EST, NOR: condemns][CHN: notes]

The base's comes first, without a name. What stands in a bracket is characters here; `brackets` reads words from
them and `rolled` where a paragraph stands.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from drafter.diagnostic import Diagnostic, Where, did_you_mean
from drafter.text.contested.choice import Name, in_turn

_DEEPEST = 50
_SIGN = re.compile(r"\\.|@\{[^{}]*\}|(?P<sign>[\[\]])")
_OPENING = re.compile(r"\[(?P<names>(?:[^\[\]\\:\s][^\[\]\\:]*)?): ")
_HINT = "write '[: words]' for the base, '[EST: words]' for a side, '\\[' for the character"
_NAME = re.compile(r"[A-Z]{3}|Delegation(?:-[1-9][0-9]*)?")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters outside of any bracket here, and how far into the line they begin."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Bracket:
    """One bracket: how far into the line it opens, its names (none: the base's), and what stands in it."""

    at: int
    names: tuple[Name, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Fork:
    """Brackets that touch; read without a fault, the base's and then at least one other."""

    brackets: tuple[Bracket, ...]


Part: TypeAlias = Stretch | Fork


def opening(names: Iterable[Name]) -> str:
    """What a bracket begins with.

    >>> opening(()), opening({"NOR", "EST"})
    ('[: ', '[EST, NOR: ')
    """
    return f"[{', '.join(in_turn(names))}: "


def forks(text: str, where: Where, names: Collection[Name] | None, faults: list[Diagnostic]) -> tuple[Part, ...]:
    """The line in stretches and forks, at whatever depth up to 50; nothing of a line whose brackets do not pair.

    `where` is the line's beginning; `names` are those that may stand in a bracket, or None for any delegation's.
    Every fault is added to `faults`, at its column.
    """
    reader = _Reader(where, names, faults)
    at = 0
    for found in _SIGN.finditer(text):
        if not found["sign"]:
            continue
        reader.take(at, text[at : found.start()])
        at = found.end()
        if found["sign"] == "]":
            reader.close(found.start())
        else:
            header = _OPENING.match(text, found.start())
            reader.open(found.start(), header and header["names"])
            at = header.end() if header else at
    reader.take(at, text[at:])
    return reader.end()


@dataclass(slots=True)
class _Open:
    """A bracket not yet closed; `names` is None where it does not say whose it is."""

    at: int
    names: tuple[Name, ...] | None
    parts: list[Stretch | list[Bracket]]


class _Reader:
    """Puts together what one line holds, sign by sign, and collects its faults."""

    def __init__(self, where: Where, names: Collection[Name] | None, faults: list[Diagnostic]) -> None:
        self._where = where
        self._names = names
        self._open = [_Open(0, (), [])]
        self._faults = faults
        self._broken = False

    def take(self, at: int, text: str) -> None:
        if text:
            self._open[-1].parts.append(Stretch(at, text))

    def open(self, at: int, header: str | None) -> None:
        if len(self._open) == _DEEPEST + 1:
            self._break(at, f"this bracket is the {_DEEPEST + 1}st within another", "is one not closed?")
        elif header is None and len(self._open) <= _DEEPEST:
            self._break(at, "this bracket does not say whose words it holds", _HINT)
        self._open.append(_Open(at, None if header is None else self._read(at + 1, header), []))

    def close(self, at: int) -> None:
        if len(self._open) == 1:
            self._break(at, "']' closes no bracket", "write '\\]' for the character")
            return
        bracket = self._open.pop()
        parts, around = self._settled(bracket.parts), self._open[-1].parts
        if bracket.names is None:
            return
        made = Bracket(bracket.at, bracket.names, parts)
        if around and isinstance(around[-1], list):
            around[-1].append(made)
        else:
            around.append([made])

    def end(self) -> tuple[Part, ...]:
        for bracket in self._open[1:] if len(self._open) <= _DEEPEST + 1 else ():
            self._break(bracket.at, "this bracket is never closed", "close it, or write '\\[' for the character")
        parts = self._settled(self._open[0].parts)
        return () if self._broken else parts

    def _break(self, at: int, message: str, hint: str) -> None:
        self._broken = True
        self._fault(at, "DS241", message, hint)

    def _fault(self, at: int, code: str, message: str, hint: str) -> None:
        self._faults.append(Diagnostic(along(self._where, at), code, message, hint))

    def _read(self, at: int, header: str) -> tuple[Name, ...]:
        """The names at the head of a bracket, each of them known."""
        found = tuple(header.split(", ")) if header else ()
        for name in found:
            known = self._names is None or name in self._names or name.startswith("Delegation")
            if not _NAME.fullmatch(name) or not known:
                nearest = did_you_mean(name, sorted(self._names)) if self._names else ""
                hint = nearest if self._names else "write a code of three letters, or 'Delegation-2'"
                self._fault(at, "DS242", f"there is no delegation '{name}'", hint)
            at += len(name) + 2
        return found

    def _settled(self, parts: Iterable[Stretch | list[Bracket]]) -> tuple[Part, ...]:
        """The parts with their forks looked over; where brackets are broken, whose is whose cannot be told."""
        out: list[Part] = []
        for part in parts:
            if isinstance(part, list):
                if not self._broken:
                    self._look_over(part)
                out.append(Fork(tuple(part)))
            else:
                out.append(part)
        return tuple(out)

    def _look_over(self, brackets: list[Bracket]) -> None:
        first = brackets[0]
        if first.names:
            self._fault(first.at, "DS247", "this choice has no base", "begin it with '[: words of the text]'")
        elif len(brackets) == 1:
            self._fault(first.at, "DS247", "nobody would change this", "add '[EST: words]', or take the brackets away")
        for bracket in brackets[1:]:
            if not bracket.names:
                hint = "write '[EST: words]'; the base's come first, once"
                self._fault(bracket.at, "DS243", "these words are nobody's", hint)
        seen: set[Name] = set()
        for bracket in brackets:
            for name in sorted({name for name in bracket.names if bracket.names.count(name) > 1}):
                self._fault(bracket.at, "DS244", f"{name} stands twice in one bracket", "take one away")
            held = set(names_in(bracket))
            for name in in_turn(seen & held):
                self._fault(bracket.at, "DS244", f"{name} has two sides in one choice", "a delegation has one")
            seen |= held


def names_in(bracket: Bracket) -> Iterator[Name]:
    """The names of a bracket, and of those within it."""
    yield from bracket.names
    for part in bracket.parts:
        if isinstance(part, Fork):
            for inner in part.brackets:
                yield from names_in(inner)


def along(where: Where, at: int) -> Where:
    """The place so many characters further on in its line."""
    return Where(where.file, where.line, where.column + at)
