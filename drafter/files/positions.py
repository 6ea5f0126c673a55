"""Positions in: the YAML of a member's position, checked against the brief and against the texts that went out.

A view on an element that does not exist, a text never circulated, a rung on no ladder or a swap whose words do not
stand there are faults, at their line: nothing a member wrote passes in silence.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from drafter.diagnostic import Faulty, did_you_mean
from drafter.files.abstention import told_of_abstention
from drafter.files.amendments import amendment_of, must_fit
from drafter.files.answers import answer_of
from drafter.files.briefs import Setting
from drafter.files.conditions import condition_of
from drafter.files.desk import Desk
from drafter.files.library import Library
from drafter.files.located import DataPath, Located
from drafter.files.members import not_a_code, not_on_the_day
from drafter.files.validated import validate
from drafter.positions.position import Amendment, Linkage, Position, RedLine, View
from drafter.text.history import Circulated, History
from drafter.text.statement import Id
from drafter.text.voice import Form

if TYPE_CHECKING:
    from drafter.files.schema import AmendmentFile, PositionFile, ViewFile


@dataclass(frozen=True)
class Room:
    """What a position is read in: the brief with its setting, the record, its forms, and the names of States."""

    setting: Setting
    record: History
    forms: Mapping[str, Form]
    library: Library

    @cached_property
    def paragraphs(self) -> frozenset[Id]:
        """The paragraphs there are or were, and the elements of the brief."""
        known = {id for text in self.record.texts.values() for id in text.paragraphs}
        return frozenset(known | {element.id for element in self.setting.brief.elements})

    @cached_property
    def sent(self) -> Mapping[str, str]:
        """When each text went out."""
        return {act.name: act.at for act in self.record.acts if isinstance(act, Circulated)}


def position_of(located: Located, room: Room) -> Position:
    """The position that a file gives. Raises `Faulty` with every fault of it."""
    from drafter.files.schema import PositionFile

    try:
        file = validate(PositionFile, located)
    except Faulty as more:
        raise Faulty(told_of_abstention(more.diagnostics, located, room.setting.rule)) from None
    return _Reader(file, located, room).position()


class _Reader:
    """One position being read; faults gather here."""

    def __init__(self, file: PositionFile, located: Located, room: Room) -> None:
        self.file, self.located = file, located
        self.setting, self.forms, self.library = room.setting, room.forms, room.library
        added = {amendment.about for amendment in file.amendments if amendment.add is not None}
        self.desk = Desk(located, room.record.circulated, room.sent, room.paragraphs | added)

    def position(self) -> Position:
        file = self.file
        self._member()
        own = [amendment.id for amendment in file.amendments]
        views = tuple(self.view(view, ("views", i)) for i, view in enumerate(file.views))
        spoken = set[str]()
        for i, view in enumerate(file.views):
            if view.about in spoken:
                self.desk.fault(
                    ("views", i, "about"), "DS105", f"there are two views on '{view.about}'", "say all of it in one"
                )
            spoken.add(view.about)
        amendments = tuple(self.amendment(amendment, ("amendments", i)) for i, amendment in enumerate(file.amendments))
        red_lines = tuple(
            RedLine(
                line.id,
                condition_of(line.when, ("red_lines", i, "when"), own, self.desk),
                self.located.where(("red_lines", i)),
                line.because,
                line.say,
            )
            for i, line in enumerate(file.red_lines)
        )
        linkages = tuple(
            Linkage(
                link.id,
                condition_of(link.when, ("linkages", i, "when"), own, self.desk),
                self.view(link.then, ("linkages", i, "then"), link.because),
                self.located.where(("linkages", i)),
            )
            for i, link in enumerate(file.linkages)
        )
        self._ids_once()
        answer = answer_of(file.answer, self.desk) if file.answer else None
        if self.desk.faults:
            raise Faulty(self.desk.faults)
        digest = "sha256:" + hashlib.sha256(self.located.source.encode()).hexdigest()
        return Position(
            file.member,
            file.status,
            self.located.where(("member",)),
            views,
            amendments,
            red_lines,
            linkages,
            answer,
            digest,
        )

    def _member(self) -> None:
        member, brief = self.file.member, self.setting.brief
        day, path = date.fromisoformat(brief.membership_on), ("member",)
        fault = not_a_code(member, self.library, self.located, path)
        fault = fault or not_on_the_day(member, self.setting.body, day, self.located, path)
        if fault:
            self.desk.faults.append(fault)

    def _ids_once(self) -> None:
        rows = [("amendments", a.id) for a in self.file.amendments]
        rows += [("red_lines", line.id) for line in self.file.red_lines]
        rows += [("linkages", link.id) for link in self.file.linkages]
        count: dict[str, int] = {}
        known = set[str]()
        for key, id in rows:
            index = count[key] = count.get(key, -1) + 1
            path: DataPath = (key, index, "id")
            if id in known:
                self.desk.fault(path, "DS112", f"'{id}' stands here twice", "give one of the two another id")
            known.add(id)
            if not self._is_own(id):
                hint = f"write the member's code, a hyphen, then letters or digits: {self.file.member}-1"
                self.desk.fault(path, "DS112", f"'{id}' is no id in the file of {self.file.member}", hint)

    def _is_own(self, id: str) -> bool:
        return re.fullmatch(rf"{re.escape(self.file.member)}-[A-Za-z0-9]+", id) is not None

    def amendment(self, file: AmendmentFile, path: DataPath) -> Amendment:
        before = len(self.desk.faults)
        amendment = amendment_of(file, path, self.desk)
        if len(self.desk.faults) == before and self._is_own(file.id):
            must_fit(amendment, path, self.desk, self.forms, self.setting.brief.name)
        return amendment

    def view(self, file: ViewFile, path: DataPath, because: str = "") -> View:
        self.desk.about(file.about, (*path, "about"))
        self.desk.seen(file.seen, (*path, "seen"))
        element = self.setting.brief.element(file.about)
        given = ("at_most", file.at_most), ("at_least", file.at_least), ("accepts", file.accepts)
        limits = [key for key, value in given if value is not None]
        accepts: tuple[str, ...] = ()
        if bool(limits) == (file.stance is not None):
            what = "both limits and a stance" if limits else "neither limits nor a stance"
            self.desk.fault(
                path,
                "DS108",
                f"the view on '{file.about}' gives {what}",
                "give limits (at_most, at_least, accepts) or a stance, not both",
            )
        elif limits and file.accepts is not None and len(limits) > 1:
            hint = "take the others out, or 'accepts'"
            self.desk.fault(
                path, "DS108", "'accepts' names every rung, so it stands without at_most and at_least", hint
            )
        elif limits and element is None:
            hint = "take a stance instead: accept, object, hold …"
            self.desk.fault((*path, limits[0]), "DS109", f"'{file.about}' has no rungs to limit", hint)
        elif element is not None:
            rungs = self.setting.rungs[element.id]
            strange = [(key, rung) for key, rung in _rungs_named(file) if rung not in rungs]
            for key, rung in strange:
                self.desk.fault(
                    (*path, *key), "DS107", f"'{rung}' is no rung of '{element.id}'", did_you_mean(rung, rungs)
                )
            if not strange and limits:
                accepts = _accepted(file, rungs)
                if not accepts:
                    hint = "at_most is the strongest it can accept, at_least the weakest"
                    self.desk.fault(path, "DS108", "these limits leave no rung to accept", hint)
        return View(
            file.about,
            self.located.where(path),
            file.seen,
            file.stance,
            accepts,
            file.prefers,
            file.because or because,
            file.say,
        )


def _rungs_named(file: ViewFile) -> Iterator[tuple[DataPath, str]]:
    """The rungs that a view names, each with its place in the view."""
    if file.at_most:
        yield ("at_most",), file.at_most
    if file.at_least:
        yield ("at_least",), file.at_least
    if file.prefers:
        yield ("prefers",), file.prefers
    for i, rung in enumerate(file.accepts or ()):
        yield ("accepts", i), rung


def _accepted(file: ViewFile, rungs: tuple[str, ...]) -> tuple[str, ...]:
    """The rungs inside a view's limits, strongest first: at_most R is R and weaker, at_least R is R and stronger."""
    if file.accepts is not None:
        return tuple(rung for rung in rungs if rung in file.accepts)
    top = rungs.index(file.at_most) if file.at_most else 0
    bottom = rungs.index(file.at_least) if file.at_least else len(rungs) - 1
    return rungs[top : bottom + 1]
