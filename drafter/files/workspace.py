"""A statement's folder, read whole: brief, positions and record, checked against each other and the library.

    statements/<name>/   brief.yaml   positions/XXX.yaml   record/0000.json   out/

Every fault of every file is reported at once. Nothing here decides anything: the case goes to `consensus`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from drafter.consensus.case import Case
from drafter.diagnostic import Diagnostic, Faulty, Where
from drafter.files import record as records
from drafter.files.briefs import Setting, setting_of
from drafter.files.library import Library
from drafter.files.located import Located, read
from drafter.files.positions import Room, position_of
from drafter.files.record import Record
from drafter.positions.position import Member, Position
from drafter.text.statement import Head


@dataclass(frozen=True)
class Workspace:
    """A statement's folder as read: its case, its record on disk, and the library it draws on."""

    folder: Path
    case: Case
    record: Record
    library: Library
    located: Located

    @property
    def head(self) -> Head:
        """The head of a text drafted from the brief."""
        brief = self.case.brief
        return Head(brief.name, brief.form, brief.language)


def find(statement: str) -> Path:
    """The folder of a statement: a path to it, or its name under `statements/`. Raises `Faulty` where there is none."""
    for folder in (Path(statement), Path("statements") / statement):
        if (folder / "brief.yaml").is_file():
            return folder
    known = sorted(path.parent.name for path in Path("statements").glob("*/brief.yaml"))
    hint = f"there are: {', '.join(known)}" if known else "'drafter new NAME' begins one"
    raise Faulty([Diagnostic(Where(statement), "DS001", "there is no statement here (no brief.yaml)", hint)])


def load(folder: Path) -> Workspace:
    """The statement in a folder. Raises `Faulty` with every fault of every file of it."""
    faults: list[Diagnostic] = []
    shown = folder.as_posix()
    library = Library(folder.resolve().parents[1] / "templates" if len(folder.resolve().parents) > 1 else None)
    setting, located, record = None, None, None
    try:
        located = read(folder / "brief.yaml", f"{shown}/brief.yaml")
        setting = setting_of(located, library)
    except Faulty as more:
        faults.extend(more.diagnostics)
    try:
        record = records.load(folder / "record", f"{shown}/record")
    except Faulty as more:
        faults.extend(more.diagnostics)
    if setting is None or located is None or record is None:
        raise Faulty(faults)
    positions = _positions(folder, shown, Room(setting, record.history, library), faults)
    if faults:
        raise Faulty(faults)
    return Workspace(folder, _case(setting, record, positions), record, library, located)


def _case(setting: Setting, record: Record, positions: Mapping[Member, Position]) -> Case:
    return Case(setting.brief, record.history, positions, setting.rule, setting.body, setting.form, setting.ladders)


def _positions(folder: Path, shown: str, room: Room, faults: list[Diagnostic]) -> dict[Member, Position]:
    """Every position file, keyed by member; what is wrong with any is added to the faults."""
    found: dict[Member, Position] = {}
    paths = sorted((folder / "positions").iterdir()) if (folder / "positions").is_dir() else []
    for path in paths:
        name = f"{shown}/positions/{path.name}"
        if path.suffix == ".yml":
            faults.append(Diagnostic(Where(name), "DS104", "this file is not read", "position files end in .yaml"))
        if path.suffix != ".yaml":
            continue
        try:
            position = position_of(read(path, name), room)
        except Faulty as more:
            faults.extend(more.diagnostics)
            continue
        if position.member in found:
            message = f"{position.member} has a position in {found[position.member].where.file} already"
            faults.append(Diagnostic(position.where, "DS103", message))
        elif path.stem != position.member:
            message = f"this file is called '{path.stem}' and speaks for {position.member}"
            faults.append(Diagnostic(position.where, "DS104", message, f"call it {position.member}.yaml"))
        found[position.member] = position
    return found
