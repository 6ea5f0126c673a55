"""How bracketed drafts come together: a row a draft, a row a part, and where brackets stand that belong to none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from drafter.report.cells import cut, padded
from drafter.report.line import Line, Tone, line
from drafter.text.foreign.signs import Sign
from drafter.text.foreign.table import Both, Table, Tally

T = TypeVar("T")
Value = dict[str, object]

# Nobody mends more strays than these from a terminal; the data names every one.
_MOST_STRAYS = 40
_EXCERPT = 70
_BREAK = re.compile(r"[\r\n]")
_WIDTH = 80
_NAME = 21
_PART = 30
_CELL = 7
_COLUMNS: tuple[tuple[str, int, Callable[[Tally], int]], ...] = (
    ("all [", 6, lambda tally: tally.every.opening),
    ("aside", 6, lambda tally: tally.aside.opening),
    ("brackets", 9, lambda tally: tally.brackets),
    ("depth", 6, lambda tally: tally.depth),
    ("options", 8, lambda tally: tally.options),
    ("strays", 7, lambda tally: tally.strays.sum),
    ("contested", 10, lambda tally: tally.contested),
    ("words", 7, lambda tally: tally.words),
)
_LEGEND = (
    "all [: every [ of the file. aside: those of links, footnotes and front matter.",
    "brackets: pairs of the rest. depth: how many stand one inside another.",
    "strays: [ that nothing closes before its part ends, ] that nothing opened.",
    "options: lines that begin with Option 1, Option II, Option (a) or Option A.",
    "contested: words inside any bracket. words: all but labels and addresses.",
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as a file: its name, what it says, and the table of its brackets."""

    file: str
    source: str
    table: Table


def lines(drafts: Sequence[Draft]) -> list[Line]:
    """One draft by its parts; or several in the order given, one row each, and the brackets of each part in them."""
    out = [
        line(f"Brackets in {drafts[0].file}" if len(drafts) == 1 else f"Brackets in {len(drafts)} drafts", "heading")
    ]
    if len(drafts) == 1:
        table = drafts[0].table
        out += [line(), _head("part"), *(_row(tally.name, tally) for tally in table.parts)]
        out.append(_row(table.total.name, table.total, "heading"))
    else:
        names = [f"{number} {name}" for number, name in enumerate(short([draft.file for draft in drafts]), start=1)]
        out += [line(), _head("draft")]
        out += [_row(name, draft.table.total) for name, draft in zip(names, drafts, strict=True)]
        out += _by_part(drafts)
    for draft in drafts:
        out += _strays(draft)
    return [*out, line(), *(line(words, "faint") for words in _LEGEND)]


def _head(first: str) -> Line:
    return line(f"{first:<{_NAME}}" + "".join(f"{title:>{width}}" for title, width, _ in _COLUMNS), "heading")


def _row(name: str, tally: Tally, tone: Tone = "plain") -> Line:
    cells = (f" {of(tally):>{width - 1},}" for _, width, of in _COLUMNS)
    return line(_first(name, _NAME) + "".join(cells), tone)


def _first(name: str, width: int) -> str:
    """A name as the first column of so many cells."""
    return padded(cut(printable(name), width), width)


def short(files: Sequence[str]) -> list[str]:
    """The names of files without the folders, or the last names, that all of them share.

    >>> short(["cop/9-dec/index.md", "cop/12-dec/index.md"])
    ['9-dec', '12-dec']
    """
    paths = [file.split("/") for file in files]
    least = min(map(len, paths)) - 1
    left = next((n for n in range(least) if len({path[n] for path in paths}) > 1), least)
    paths = [path[left:] for path in paths]
    least = min(map(len, paths)) - 1
    right = next((n for n in range(least) if len({path[-n - 1] for path in paths}) > 1), least)
    return ["/".join(path[: len(path) - right]) for path in paths]


def _by_part(drafts: Sequence[Draft]) -> Iterator[Line]:
    """The brackets of each part, a column a draft; as many columns as a page holds, then the parts again."""
    counts = [dict(zip(_keys(draft.table), draft.table.parts, strict=True)) for draft in drafts]
    order = part_order([list(parts) for parts in counts])
    most = (_WIDTH - _PART) // _CELL
    for first in range(0, len(drafts), most):
        numbers = range(first, min(first + most, len(drafts)))
        yield line()
        yield line(f"{'brackets in part':<{_PART}}" + "".join(f"{n + 1:>{_CELL}}" for n in numbers), "heading")
        for key in order:
            cells = (f"{counts[n][key].brackets:,}" if key in counts[n] else "-" for n in numbers)
            yield line(_first(key[0], _PART) + "".join(f" {cell:>{_CELL - 1}}" for cell in cells))


def _keys(table: Table) -> list[tuple[str, int]]:
    """What tells a part among others: its name, and how many of that name stand before it."""
    seen: Counter[str] = Counter()
    out = []
    for part in table.parts:
        out.append((part.name, seen[part.name]))
        seen[part.name] += 1
    return out


def part_order(drafts: Sequence[Sequence[T]]) -> list[T]:
    """Every part once: the first draft's in its order, and what later drafts bring behind the part it follows there.

    >>> part_order(["ABD", "ACD"])
    ['A', 'C', 'B', 'D']
    """
    after: dict[T | None, T | None] = {None: None}
    for parts in drafts:
        place: T | None = None
        for part in parts:
            if part not in after:
                after[part], after[place] = after[place], part
            place = part
    out: list[T] = []
    following = after[None]
    while following is not None:
        out.append(following)
        following = after[following]
    return out


def _strays(draft: Draft) -> Iterator[Line]:
    strays = draft.table.strays
    if not strays:
        return
    yield line()
    yield line(f"strays in {draft.file}: {len(strays):,}", "heading")
    for sign in strays[:_MOST_STRAYS]:
        what = "nothing closes this [" if sign.character == "[" else "nothing opened this ]"
        yield line(f"{draft.file}:{sign.line}:{sign.column}: {what}", "open")
        yield line(f"    {_around(draft.source, sign)}")
    if len(strays) > _MOST_STRAYS:
        yield line(f"and {len(strays) - _MOST_STRAYS:,} more", "faint")


def _around(source: str, sign: Sign) -> str:
    """The words of the line that follow a `[`, or that lead up to a `]`, cut at a word where they are many."""
    if sign.character == "[":
        ahead = _BREAK.split(source[sign.at : sign.at + _EXCERPT])[0]
        return printable(ahead if len(ahead) < _EXCERPT else f"{ahead.rpartition(' ')[0] or ahead} …")
    behind = _BREAK.split(source[max(0, sign.at + 1 - _EXCERPT) : sign.at + 1])[-1]
    return printable(behind if len(behind) < _EXCERPT else f"… {behind.partition(' ')[2] or behind}")


def printable(words: str) -> str:
    """Words with nothing in them that moves a cursor or sets a colour.

    >>> printable("now\\x1b[31m")
    'now [31m'
    """
    return "".join(character if character.isprintable() else " " for character in words)


def data(drafts: Sequence[Draft]) -> list[Value]:
    """The same for machines, with every count of every part, and every stray."""
    return [
        {
            "file": draft.file,
            "total": _counts(draft.table.total),
            "parts": [{"part": part.name, **_counts(part)} for part in draft.table.parts],
            "strays": [{"sign": s.character, "line": s.line, "column": s.column} for s in draft.table.strays],
        }
        for draft in drafts
    ]


def _counts(tally: Tally) -> Value:
    return {
        "signs": _both(tally.every),
        "aside": _both(tally.aside),
        "brackets": tally.brackets,
        "strays": _both(tally.strays),
        "depth": tally.depth,
        "options": tally.options,
        "contested": tally.contested,
        "words": tally.words,
    }


def _both(signs: Both) -> Value:
    return {"[": signs.opening, "]": signs.closing}
