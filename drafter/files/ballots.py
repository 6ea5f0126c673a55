"""Recorded ballots in: a CSV table with one vote a row, members by code or by any name that records give them.

A row that is faulty is kept with its faults, so that the others are still reported; a file that is no such table is
a fault of the file.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path

from drafter.consensus.rule import DECLARED
from drafter.consensus.tally import Entry
from drafter.diagnostic import Diagnostic, Faulty, Where
from drafter.files.library import Library
from drafter.positions.position import Member

COLUMNS = {
    "yes": "for",
    "no": "against",
    "abstain": "abstaining",
    "abstain_declared": DECLARED,
    "absent": "absent",
    "not_participating": "not-participating",
}
OTHERS = ("document", "date", "proxies", "set_aside", "parties")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: its line in the file, the vote it records, and every cell as written."""

    number: int
    entry: Entry
    cells: Mapping[str, str]


def read_ballots(path: Path, library: Library) -> tuple[Line, ...]:
    """Every row of a table of ballots. Raises `Faulty` for a file that cannot be read as one."""
    shown = path.as_posix()
    rows = list(_rows(_text(path, shown), shown))
    header = [cell.strip().casefold() for cell in rows[0][1]] if rows else []
    if not set(header) & COLUMNS.keys():
        hint = f"the first row names the columns: {', '.join(('document', 'date', *COLUMNS))}"
        raise Faulty([Diagnostic(Where(shown, 1, 1), "DS014", "this is no table of ballots", hint)])
    twice = sorted({cell for cell in header if cell and header.count(cell) > 1})
    if twice:
        message = f"the column '{twice[0]}' stands here twice"
        raise Faulty([Diagnostic(Where(shown, 1, 1), "DS014", message, "name each column once")])
    return tuple(_line(number, header, row, library) for number, row in rows[1:] if any(map(str.strip, row)))


def _text(path: Path, shown: str) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Faulty([Diagnostic(Where(shown), "DS002", "is not UTF-8 text", "save the file as UTF-8")]) from None
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise Faulty([Diagnostic(Where(shown), "DS001", f"cannot be read ({reason})")]) from None


def _rows(text: str, shown: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it ends on."""
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as fault:
        where = Where(shown, reader.line_num, 1)
        raise Faulty([Diagnostic(where, "DS014", f"this is no table of ballots ({fault})")]) from None


def _line(number: int, header: list[str], row: list[str], library: Library) -> Line:
    cells = {name: cell.strip() for name, cell in zip(header, row, strict=False) if name}
    wrong, notes = [], list[str]()
    if len(row) > len(header) and any(cell.strip() for cell in row[len(header) :]):
        wrong.append(f"{len(row)} cells under {len(header)} columns")
    day = _day(cells.get("date", ""), wrong)

    def member(name: str) -> Member | None:
        code, note = library.code_of(name, day)
        if code is None:
            wrong.append(f"'{name}' is no State's name or code")
        elif note:
            notes.append(note)
        return code

    def members(column: str) -> list[Member]:
        return [code for name in _names(cells.get(column, "")) if (code := member(name)) is not None]

    answers = tuple((code, answer) for column, answer in COLUMNS.items() for code in members(column))
    proxies: dict[Member, Member] = {}
    for pair in _names(cells.get("proxies", "")):
        given, by, holder = pair.partition(" by ")
        if not by:
            wrong.append(f"'{pair}' names no proxy: write LUX by BEL")
            continue
        represented, acting = member(given.strip()), member(holder.strip())
        if represented and acting:
            proxies[represented] = acting
    entry = Entry(
        cells.get("document", "") or f"row {number}",
        day,
        answers,
        proxies,
        frozenset(members("set_aside")),
        frozenset(members("parties")),
        tuple(wrong),
        tuple(notes),
    )
    return Line(number, entry, cells)


def _names(cell: str) -> list[str]:
    return [name.strip() for name in cell.split("|") if name.strip()]


def _day(written: str, wrong: list[str]) -> date | None:
    if not written:
        return None
    try:
        if len(written) != 10:
            raise ValueError
        return date.fromisoformat(written)
    except ValueError:
        wrong.append(f"'{written}' is no date (YYYY-MM-DD)")
        return None
