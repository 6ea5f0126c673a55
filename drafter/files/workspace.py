"""A statement's folder, read whole: brief, positions and record, checked against each other and the library.

    statements/<name>/   brief.yaml   positions/XXX.yaml   record/0000.json   out/

Every fault of every file is reported at once. Nothing here decides anything: the case goes to `consensus`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from drafter.consensus.case import Case
from drafter.diagnostic import Diagnostic, Faulty, Where
from drafter.files import record as records
from drafter.files.briefs import Setting, setting_of
from drafter.files.library import Library
from drafter.files.located import Located, parse, read
from drafter.files.positions import Room, position_of
from drafter.files.record import Record
from drafter.files.validated import validate
from drafter.positions.position import Member, Position
from drafter.text.statement import Head
from drafter.text.voice import Form

Watch: TypeAlias = Callable[[Sequence[Located]], Iterable[Located]]


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
    """The folder of a statement: a path to it or to a file of it, or its name under `statements/`.

    Raises `Faulty` where there is none.
    """
    inside = list(Path(statement).parents[:2]) if Path(statement).is_file() else []
    for folder in (Path(statement), Path("statements") / statement, *inside):
        if (folder / "brief.yaml").is_file():
            return folder
    known = sorted(path.parent.name for path in Path("statements").glob("*/brief.yaml"))
    hint = f"there are: {', '.join(known)}" if known else "'drafter new NAME' begins one"
    raise Faulty([Diagnostic(Where(statement), "DS001", "there is no statement here (no brief.yaml)", hint)])


def load(folder: Path, watch: Watch = iter) -> Workspace:
    """The statement in a folder. Raises `Faulty` with every fault of every file of it.

    `watch` is given the position files and yields them one by one, so that a person can see how far reading is.
    """
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
    files = _files(folder / "positions", f"{shown}/positions", faults)
    forms = _forms(setting, record, library, f"{shown}/record", faults) if setting and record else {}
    if setting is None or located is None or record is None or not forms:
        _shapes(files, faults)
        raise Faulty(faults)
    positions = _positions(watch(files), Room(setting, record.history, forms, library), faults)
    if faults:
        raise Faulty(faults)
    case = Case(setting.brief, record.history, positions, setting.rule, setting.body, forms, setting.ladders)
    return Workspace(folder, case, record, library, located)


def reread(workspace: Workspace, content: bytes, shown: str) -> Position:
    """The position that these bytes would give in this folder. Raises `Faulty` with every fault of them."""
    setting = setting_of(workspace.located, workspace.library)
    room = Room(setting, workspace.case.record, workspace.case.forms, workspace.library)
    return position_of(parse(content, shown), room)


def _forms(setting: Setting, record: Record, library: Library, shown: str, faults: list[Diagnostic]) -> dict[str, Form]:
    """The form that the brief names and that of every text of the record; none where one of them is at fault."""
    found = {setting.form.id: setting.form}
    named = {text.head.form for text in record.history.texts.values()} - found.keys()
    for name in sorted(named):
        try:
            found[name] = library.form(name, Where(shown))
        except Faulty as more:
            faults.extend(more.diagnostics)
    return found if found.keys() >= named else {}


def _files(folder: Path, shown: str, faults: list[Diagnostic]) -> list[Located]:
    """Every position file that can be read, in order; what is wrong with the others is added to the faults.

    A file that would be passed over is told, so that no member's words are lost in silence. What editors leave
    beside a file, and notes (.md), are none of ours.
    """
    try:
        paths = sorted(folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        hint = "make it a folder with one file a member, as EST.yaml"
        faults.append(Diagnostic(Where(shown), "DS001", f"cannot be read as a folder ({reason})", hint))
        return []
    found = []
    for path in paths:
        name = f"{shown}/{path.name}"
        if path.suffix == ".yaml":
            try:
                found.append(read(path, name))
            except Faulty as more:
                faults.extend(more.diagnostics)
        elif not path.name.startswith(".") and not path.name.endswith(("~", ".md")):
            hint = f"call it {path.name.partition('.')[0]}.yaml if it is a position, else move it out"
            faults.append(Diagnostic(Where(name), "DS104", "this file is not read", hint))
    return found


def _shapes(files: Iterable[Located], faults: list[Diagnostic]) -> None:
    """What is wrong with position files that can be seen without a brief and a record to hold them against."""
    from drafter.files.schema import PositionFile

    for located in files:
        try:
            validate(PositionFile, located)
        except Faulty as more:
            faults.extend(more.diagnostics)


def _positions(files: Iterable[Located], room: Room, faults: list[Diagnostic]) -> dict[Member, Position]:
    """Every position, keyed by member; what is wrong with any is added to the faults."""
    found: dict[Member, Position] = {}
    for located in files:
        try:
            position = position_of(located, room)
        except Faulty as more:
            faults.extend(more.diagnostics)
            continue
        stem, place = Path(position.where.file).stem, ("member",)
        if position.member in found:
            message = f"{position.member} has a position in {found[position.member].where.file} already"
            hint = f"put all of it into {position.member}.yaml"
            faults.append(located.diagnostic(place, "DS103", message, hint))
        elif stem != position.member:
            message = f"this file is called '{stem}' and speaks for {position.member}"
            faults.append(located.diagnostic(place, "DS104", message, f"call it {position.member}.yaml"))
        found[position.member] = position
    return found
