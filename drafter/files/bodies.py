"""Bodies in: dated membership, groups and weights, and rows that a file of the working folder adds to a body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from drafter.consensus.body import Body, Term, Weighing
from drafter.diagnostic import Diagnostic, Faulty
from drafter.files.located import DataPath, Located
from drafter.files.validated import validate

if TYPE_CHECKING:
    from drafter.files.template_schema import BodyFile


class Days(Protocol):
    """A row of days, both ends included; an open end is None."""

    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date | None: ...


def body_of(located: Located) -> Body:
    """The body that a file gives. Raises `Faulty` with every fault of it."""
    from drafter.files.template_schema import BodyFile

    file = validate(BodyFile, located)
    if file.adds_to:
        message, hint = f"this file adds to '{file.adds_to}' and is no body itself", f"write {file.adds_to}"
        raise Faulty([located.diagnostic(("adds_to",), "DS213", message, hint)])
    return _checked(Body(file.body, file.name, file.source, *_rows(file)), file, located)


def added(body: Body, located: Located) -> Body:
    """A body with the rows of a file that adds to it: for other days only, what is on file is never replaced."""
    from drafter.files.template_schema import BodyFile

    file = validate(BodyFile, located)
    membership, groups, weights = _rows(file)
    faults = [
        *_taken(body.membership, membership, ("membership",), located),
        *(
            fault
            for name, rows in groups.items()
            for fault in _taken(body.groups.get(name, ()), rows, ("groups", name), located)
        ),
        *(
            fault
            for name, heavy in weights.items()
            for fault in _taken(body.weights.get(name, ()), heavy, ("weights", name), located)
        ),
    ]
    if faults:
        raise Faulty(faults)
    whole = Body(
        body.id,
        body.name,
        f"{body.source}; {file.source}",
        (*body.membership, *membership),
        {**body.groups, **{name: (*body.groups.get(name, ()), *rows) for name, rows in groups.items()}},
        {**body.weights, **{name: (*body.weights.get(name, ()), *rows) for name, rows in weights.items()}},
    )
    return _checked(whole, file, located)


def _rows(
    file: BodyFile,
) -> tuple[tuple[Term, ...], dict[str, tuple[Term, ...]], dict[str, tuple[Weighing, ...]]]:
    membership = tuple(Term(frozenset(row.members), row.start, row.end) for row in file.membership)
    groups = {
        name: tuple(Term(frozenset(row.members), row.start, row.end) for row in rows)
        for name, rows in file.groups.items()
    }
    weights = {
        name: tuple(Weighing(row.of, row.start, row.end, row.source) for row in rows)
        for name, rows in file.weights.items()
    }
    return membership, groups, weights


def _checked(body: Body, file: BodyFile, located: Located) -> Body:
    """The body, where the rows of this file are in order, name each member once and weigh every one of them."""
    faults: list[Diagnostic] = []
    for path, rows in [
        (("membership",), file.membership),
        *((("groups", name), found) for name, found in file.groups.items()),
    ]:
        faults += _days(rows, path, located)
        for index, row in enumerate(rows):
            twice = {member for member in row.members if row.members.count(member) > 1}
            if twice:
                message = f"{', '.join(sorted(twice))} stands here twice"
                faults.append(located.diagnostic((*path, index, "members"), "DS103", message, "name each once"))
    for name, weighings in file.weights.items():
        faults += _days(weighings, ("weights", name), located)
        for index, weighing in enumerate(weighings):
            wrong = _sum(weighing.of, weighing.total) or _members(body, weighing.of, weighing)
            if wrong:
                faults.append(located.diagnostic(("weights", name, index, "of"), "DS235", wrong))
    if faults:
        raise Faulty(faults)
    return body


def _days(rows: Sequence[Days], path: DataPath, located: Located) -> Iterator[Diagnostic]:
    for index, row in enumerate(rows):
        if row.end and row.end < row.start:
            hint = f"they begin on {row.start}"
            yield located.diagnostic((*path, index, "to"), "DS225", "these days end before they begin", hint)
    for index, (one, other) in enumerate(pairwise(rows), start=1):
        if one.end is None or other.start <= one.end:
            hint = "end that row with 'to' the day before, and keep the rows in order"
            yield located.diagnostic((*path, index, "from"), "DS225", "these days overlap the row above", hint)


def _taken(had: Sequence[Days], more: Sequence[Days], path: DataPath, located: Located) -> Iterator[Diagnostic]:
    """The fault of each row for days that are on file already."""
    for index, row in enumerate(more):
        for old in had:
            if row.start <= (old.end or date.max) and old.start <= (row.end or date.max):
                message = f"these days are on file already, from {old.start}" + (f" to {old.end}" if old.end else "")
                hint = "give rows for other days; what is on file is never replaced"
                yield located.diagnostic((*path, index, "from"), "DS225", message, hint)
                break


def _sum(of: dict[str, int], total: int | None) -> str:
    light = sorted(member for member, weight in of.items() if weight < 1)
    if light:
        return f"{', '.join(light)} weighs nothing"
    if total is not None and sum(of.values()) != total:
        return f"these come to {sum(of.values())}, not to {total}"
    return ""


def _members(body: Body, of: dict[str, int], days: Days) -> str:
    """Whether just the members of those days are weighed, on the first of them and whenever the membership changes."""
    changes = {term.start for term in body.membership} | {
        term.end + timedelta(days=1) for term in body.membership if term.end
    }
    last = days.end or date.max
    for day in sorted({days.start, *(change for change in changes if days.start <= change <= last)}):
        electorate = body.on(day)
        if electorate is None:
            return f"who is a member of '{body.id}' on {day} is not on file"
        if missing := electorate.members - of.keys():
            return f"{', '.join(sorted(missing))} is a member on {day}, and is not weighed"
        if strange := of.keys() - electorate.members:
            return f"{', '.join(sorted(strange))} is no member on {day}"
    return ""
