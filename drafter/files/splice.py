"""Amendments put into a position file, and no other byte of it touched: comments, order, quotes, line ends stay.

What is written is quoted text, so no name or number can come to mean something else. The file is read again before
anything is kept; what was in it must be in it still.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from drafter.files.located import parse
from drafter.files.source import LINE_BREAK
from drafter.positions.position import Amendment, Insert, Move, Rewrite, StrikeOut, Swap
from drafter.text.markup import print_inline

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

_KEY = "amendments"
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_WORDS = frozenset("true false yes no on off null y n".split())


@dataclass(frozen=True, slots=True)
class Entry:
    """An amendment to write, and a remark for who reads the file, as a comment above it."""

    amendment: Amendment
    remark: str = ""


def spliced(source: bytes, entries: Sequence[Entry], remarks: Sequence[str], shown: str) -> bytes:
    """The file with these amendments behind those it has, and remarks as comments at its end.

    Taking out what was put in gives the bytes of the file again. Raises `Faulty` for what is no YAML.
    """
    parse(source, shown)
    text = source.decode("utf-8")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(mark)
    made = _with_entries(body, entries) if entries else body
    if remarks:
        made = _ended(made) + "".join(f"# {_one_line(remark)}{_end_of(body)}" for remark in remarks)
    return (mark + made).encode("utf-8")


def _with_entries(body: str, entries: Sequence[Entry]) -> str:
    end = _end_of(body)
    root = yaml.compose(body, Loader=_Loader)
    assert isinstance(root, MappingNode), "a position is a mapping"
    found = next(((key, value) for key, value in root.value if key.value == _KEY), None)
    if found is None and root.flow_style:
        at = _at(body, root.end_mark) - 1
        comma = ", " if root.value and not body[:at].rstrip().endswith(",") else ""
        return f"{body[:at]}{comma}{_KEY}: [{_flow(entries)}]{body[at:]}"
    if found is None:
        return f"{_ended(body)}{_KEY}:{end}{_block(entries, '  ', end)}"
    key, value = found
    if isinstance(value, SequenceNode) and value.flow_style:
        return _into_flow(body, value, entries)
    if isinstance(value, SequenceNode):
        indent = " " * value.start_mark.column
        return _after(body, _last(value, body), _block(entries, indent, end), end)
    assert isinstance(value, ScalarNode), "amendments are a list"
    start, stop = _at(body, value.start_mark), _at(body, value.end_mark)
    if stop > start or root.flow_style:
        return f"{body[:start]}{'' if body[:start].endswith(' ') else ' '}[{_flow(entries)}]{body[stop:]}"
    indent = " " * (key.start_mark.column + 2)
    return _after(body, _at(body, key.end_mark), _block(entries, indent, end), end)


def _into_flow(body: str, value: SequenceNode, entries: Sequence[Entry]) -> str:
    if value.value:
        at = _last(value.value[-1], body)
        return f"{body[:at]}, {_flow(entries)}{body[at:]}"
    at = _at(body, value.start_mark) + 1
    return f"{body[:at]}{_flow(entries)}{body[at:]}"


def _after(body: str, at: int, lines: str, end: str) -> str:
    """The body with whole lines put in behind the line of this place; a place at a line's start is behind one."""
    if at and LINE_BREAK.fullmatch(body[at - 1]):
        return body[:at] + lines + body[at:]
    found = LINE_BREAK.search(body, at)
    if found is None:
        return body + end + lines
    return body[: found.end()] + lines + body[found.end() :]


def _last(node: Node, body: str) -> int:
    """Where a value ends: behind the last character that belongs to it, not where the next thing begins."""
    if isinstance(node, CollectionNode) and not node.flow_style and node.value:
        inner = node.value[-1]
        if isinstance(inner, tuple):
            key, value = inner
            empty = isinstance(value, ScalarNode) and _at(body, value.end_mark) <= _at(body, value.start_mark)
            return _at(body, key.end_mark) if empty else _last(value, body)
        return _last(inner, body)
    return _at(body, node.end_mark)


def _at(body: str, mark: yaml.Mark) -> int:
    """The place of a mark in the text, from its line and column."""
    start = 0
    for found, _ in zip(LINE_BREAK.finditer(body), range(mark.line), strict=False):
        start = found.end()
    return start + mark.column


def _end_of(body: str) -> str:
    """The line end that a file uses: the first it has."""
    found = LINE_BREAK.search(body)
    return found[0] if found else "\n"


def _ended(body: str) -> str:
    return body if not body or body.endswith(("\n", "\r")) else body + _end_of(body)


def _block(entries: Sequence[Entry], indent: str, end: str) -> str:
    rows = list[str]()
    for entry in entries:
        rows += [f"{indent}# {_one_line(entry.remark)}"] if entry.remark else []
        for number, (key, value) in enumerate(_pairs(entry.amendment)):
            rows.append(f"{indent}{'  ' if number else '- '}{key}: {value}")
    return "".join(row + end for row in rows)


def _flow(entries: Sequence[Entry]) -> str:
    return ", ".join(
        "{" + ", ".join(f"{key}: {value}" for key, value in _pairs(entry.amendment)) + "}" for entry in entries
    )


def _pairs(amendment: Amendment) -> list[tuple[str, str]]:
    """The keys of an amendment, each with its value as it is written; keys that say what is so anyway are left out."""
    pairs = [("id", amendment.id), ("about", _scalar(amendment.about))]
    if amendment.seen is not None:
        pairs.append(("seen", _scalar(amendment.seen)))
    match amendment.proposal:
        case Swap(words):
            pairs.append(("swap", "{" + ", ".join(f"{_quoted(old)}: {_quoted(new)}" for old, new in words) + "}"))
        case Rewrite(words_):
            pairs.append(("text", _quoted(print_inline(words_))))
        case Insert(after, words_):
            pairs += [("add", _place(after)), ("text", _quoted(print_inline(words_)))]
        case StrikeOut():
            pairs.append(("strike", "true"))
        case Move(after):
            pairs.append(("move", _place(after)))
    return pairs + ([("because", _quoted(amendment.because))] if amendment.because else [])


def _place(after: str | None) -> str:
    return f"{{after: {_scalar(after)}}}" if after is not None else "{after: ~}"


def _scalar(text: str) -> str:
    """A name as it is where nothing can take it for anything else, else in quotes."""
    return text if _PLAIN.fullmatch(text) and text.lower() not in _WORDS else _quoted(text)


def _quoted(text: str) -> str:
    """A text in double quotes, on one line, that reads as these very characters."""
    written = json.dumps(text, ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]", lambda found: f"\\u{ord(found[0]):04x}", written)


def _one_line(text: str) -> str:
    return " ".join(re.sub("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]", " ", text).split(" ")).strip()
