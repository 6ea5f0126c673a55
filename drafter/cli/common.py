"""What commands share: the statement they are about, the moment they act at, who acts, and how files are written."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafter.cli.instant import instant
from drafter.cli.names import PENHOLDER, STATEMENT
from drafter.cli.progress import watched

if TYPE_CHECKING:
    from drafter.consensus.verdict import Verdict
    from drafter.files.workspace import Workspace
    from drafter.text.history import History
    from drafter.text.statement import Inline, Kind, Statement


class Moment(click.ParamType[datetime]):
    """An exact moment, with its zone; a local time without one is refused."""

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            return instant(value)
        except ValueError as fault:
            self.fail(str(fault), param, ctx)


def now() -> datetime:
    """This moment, to the second, in the zone of the machine."""
    return datetime.now().astimezone().replace(microsecond=0)


def stamp(at: datetime) -> str:
    """A moment as the record keeps it. A usage error where it lies more than a day ahead: acts go in order of time,
    so one mistyped year would keep every later act out."""
    if at > now() + timedelta(days=1):
        raise click.BadParameter(
            f"{at.isoformat()} is yet to come; an act is recorded when it is done", param_hint="--at"
        )
    return written(at)


def written(at: datetime) -> str:
    """A moment in the figures that the record keeps."""
    return at.isoformat(timespec="seconds" if at.second else "minutes")


def at_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--at`: the moment of an act, or the one asked about."""
    return click.option("--at", type=Moment(), default=now, show_default="now", help="A moment, with its zone.")(
        command
    )


def by_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--by`: the penholder who acts."""
    return click.option(
        "--by", required=True, type=PENHOLDER, metavar="MEMBER", help="The penholder who acts, as EST."
    )(command)


def audience_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--audience`: who is to read a document."""
    return click.option(
        "--audience",
        type=click.Choice(["circulated", "internal"]),
        default="circulated",
        show_default=True,
        help="Who is to read it: internal is for the penholders alone, and says so in its name and on every page.",
    )(command)


statement_argument = click.argument("statement", type=STATEMENT)


def open_(statement: str) -> Workspace:
    """The statement's folder, read whole."""
    from drafter.files.workspace import find, load

    return load(find(statement), lambda files: watched(files, "reading positions"))


def penholder(workspace: Workspace, by: str) -> str:
    """`--by` as a penholder of the statement, or a usage error that names them."""
    holders = workspace.case.brief.penholders
    if by not in holders:
        raise click.BadParameter(f"{by} does not hold the pen; {', '.join(holders)} do", param_hint="--by")
    return by


def delegation(judged: Verdict, member: str, option: str) -> str:
    """A member of the body on the day, or a usage error of this option that guesses who is meant."""
    from drafter.diagnostic import did_you_mean

    if member not in judged.answers:
        hint = did_you_mean(member, judged.answers)
        raise click.BadParameter(f"'{member}' is no member of the body on the day. {hint}", param_hint=option)
    return member


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a statement: how to call it, the number of the revision that gave it, and what it says."""

    name: str
    number: int
    statement: Statement

    @property
    def title(self) -> str:
        """Its name for a page: "zero draft", "Rev.1"."""
        from drafter.text.history import title

        return title(self.name)


def text_of(workspace: Workspace, name: str | None) -> Text:
    """The text of this name: a circulated text, the number of a revision, or (None) the text as last saved."""
    history = workspace.case.record
    if not history.texts:
        name_ = workspace.case.brief.name
        raise click.UsageError(
            f"'{name_}' has no text yet: drafter draft {name_} --by {workspace.case.brief.penholders[0]}"
        )
    if name is None:
        number = max(history.texts)
        named = [key for key, text in history.circulated.items() if text.digest == history.current.digest]
        return Text(named[-1] if named else f"revision-{number}", number, history.current)
    if name in history.circulated:
        return Text(name, _saved_before(history, name), history.circulated[name])
    digits = name.removeprefix("revision-")
    if digits.isdecimal() and int(digits) in history.texts:
        return Text(f"revision-{int(digits)}", int(digits), history.texts[int(digits)])
    known = ", ".join([*history.circulated, *(str(number) for number in history.texts)])
    raise click.UsageError(f"there is no text '{name}'; there are: {known}")


def _saved_before(history: History, name: str) -> int:
    """The number of the revision that a circulation sent out; a text may come back later under another number."""
    from drafter.text.history import Circulated

    sent = next(act.number for act in history.acts if isinstance(act, Circulated) and act.name == name)
    return sum(act.number < sent for act in history.revisions)


def two_texts(workspace: Workspace, before: str | None, after: str | None) -> tuple[Text, Text]:
    """Two texts to compare: by default the current one against the one circulated before it."""
    second = text_of(workspace, after)
    if before is not None:
        return text_of(workspace, before), second
    earlier = [
        name for name, text in workspace.case.record.circulated.items() if text.digest != second.statement.digest
    ]
    if not earlier:
        history = workspace.case.record
        known = ", ".join([*history.circulated, *map(str, history.texts)])
        raise click.UsageError(f"no other text was circulated; name two of: {known}")
    return text_of(workspace, earlier[-1]), second


def predicate(words: str, kind: Kind | None) -> Inline:
    """`--words` as a paragraph of this kind says them, or a usage error that says what is wanted."""
    from drafter.diagnostic import Where
    from drafter.text.markup import parse_inline
    from drafter.text.voice import misfit

    found = parse_inline(words, Where("--words", 1, 1))
    if why := misfit(found, kind):
        raise click.BadParameter(f"{why}; write a predicate: urges all parties to talk", param_hint="--words")
    return found


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; what was there stays until the new one is complete.

    A link is followed. What is neither a file nor a folder (a pipe, /dev/stdout) is written into, never replaced.
    """
    import tempfile

    from drafter.diagnostic import Diagnostic, Faulty, Where

    real = Path(os.path.realpath(path))
    try:
        if real.exists() and not real.is_file() and not real.is_dir():
            real.write_bytes(content)
            return
        handle, name = tempfile.mkstemp(dir=real.parent, prefix=f".{real.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(name, 0o644)
            os.replace(name, real)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise Faulty([Diagnostic(Where(str(path)), "DS038", f"could not be written ({reason})")]) from None
