"""drafter import: what a member's file changed and said, put into its position."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli.common import open_, statement_argument, text_of, write
from drafter.cli.names import MEMBER, TEXT
from drafter.cli.progress import working
from drafter.cli.screen import say

if TYPE_CHECKING:
    from drafter.cli.common import Text
    from drafter.docx.opc import Package
    from drafter.docx.returned.read import Returned
    from drafter.docx.returned.threads import Comment
    from drafter.files.splice import Entry
    from drafter.files.workspace import Workspace
    from drafter.positions.position import Amendment
    from drafter.positions.reply import Reply
    from drafter.report.returned import Found


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@statement_argument
@click.option("--member", type=MEMBER, required=True, metavar="MEMBER", help="Whose file it is, as NOR.")
@click.option("--author", "authors", multiple=True, metavar="NAME=MEMBER", help="Who an author speaks for; repeatable.")
@click.option(
    "--seen", type=TEXT, metavar="TEXT", help="The circulated text it was made from, where the file does not say."
)
@click.option("--dry-run", is_flag=True, help="Say what would be recorded, and record nothing.")
def command(file: Path, statement: str, member: str, authors: tuple[str, ...], seen: str | None, dry_run: bool) -> None:
    """Put what a returned Word file changes and says into the position of a member.

    Tracked changes become amendments for the penholders alone, in positions/MEMBER.yaml, of which no other byte is
    touched. Comments become their private reasons; the names of people are dropped. What was edited with tracking off
    is told apart. What no amendment can say is listed by paragraph, and the exit code is 1. Where several people wrote
    in one file, say whose each is: the changes of the others are left out.

    \b
    Examples:
      drafter import back.docx afghanistan-2021 --member NOR --dry-run
      drafter import back.docx afghanistan-2021 --member NOR --author "Berg=NOR"
    """
    from drafter.cli.pages import page_of
    from drafter.cli.wordfile import package_of
    from drafter.docx.returned.read import authors as found_in
    from drafter.docx.returned.read import returned
    from drafter.positions.reply import Sent, reply
    from drafter.report import returned as report

    workspace = open_(statement)
    case = workspace.case
    if member not in case.electorate.members:
        raise click.BadParameter(f"{member} is no member of the body on the day", param_hint="--member")
    package = package_of(file)
    text, redline = _text(workspace, package, file, seen)
    writers = found_in(package)
    names = _names(writers, authors, member)
    read = case.as_read(text.statement)
    page = page_of(workspace, text, True)
    with working(f"reading {file.name}"):
        came = returned(package, {id: read.words(id) for id in read.order}, page, names, redline)
    position = case.positions.get(member)
    known = position.amendments if position else ()
    sent = Sent(text.name, text.statement, case.form_of(text.statement))
    answer = reply(member, sent, came.edited, known)
    kept = _sorted_out(answer, came, known, len(writers) < 2)
    path = workspace.folder / "positions" / f"{member}.yaml"
    written = _record(workspace, member, path, kept, dry_run)
    say(report.lines(kept.found, path.as_posix() if written else "", dry_run, read))
    if others := sorted(set(writers) - names):
        say([report.others(others, member)])
    sys.exit(1 if kept.found.left or kept.found.beside else 0)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is found, and what of it is written: amendments with their reasons, and remarks on other paragraphs."""

    found: Found
    entries: tuple[Entry, ...]
    remarks: tuple[str, ...]


def _text(workspace: Workspace, package: Package, file: Path, seen: str | None) -> tuple[Text, bool]:
    """The circulated text that a file was made from, and whether it was sent as a redline."""
    from drafter.diagnostic import Diagnostic, Faulty, Where
    from drafter.docx.returned.read import base_digest

    digest, redline = base_digest(package)
    sent = workspace.case.record.circulated
    named = [name for name, text in sent.items() if text.digest == digest]
    name = seen or (named[-1] if named else None)
    if name in sent:
        return text_of(workspace, name), redline
    if seen:
        raise click.BadParameter(f"no text '{seen}' was circulated; there are: {', '.join(sent)}", param_hint="--seen")
    told = (
        f"made from a text that was not circulated ({digest[7:19]})" if digest else "does not say which text it is of"
    )
    hint = f"name it: --seen {list(sent)[-1]}" if sent else "circulate the text first"
    raise Faulty([Diagnostic(Where(str(file)), "DS421", told, hint)])


def _names(writers: Mapping[str, int], said: Sequence[str], member: str) -> frozenset[str]:
    """The authors that speak for the member: those that are said to, or the only one there is."""
    given: dict[str, str] = {}
    for one in said:
        name, equals, whose = one.rpartition("=")
        if not equals or name not in writers:
            known = ", ".join(map(repr, writers)) or "nobody"
            raise click.BadParameter(
                f"'{one}' is no NAME=MEMBER of this file; in it wrote: {known}", param_hint="--author"
            )
        given[name] = whose
    if said:
        return frozenset(name for name, whose in given.items() if whose == member)
    if len(writers) > 1:
        listed = "".join(
            f"\n  {name or '(no name)'}: {number} changes and comments" for name, number in writers.items()
        )
        raise click.UsageError(
            f'several people wrote in this file; say whose each is: --author "NAME={member}"{listed}'
        )
    return frozenset(writers)


def _sorted_out(answer: Reply, came: Returned, known: Sequence[Amendment], alone: bool) -> _Kept:
    """What is recorded: amendments that are not there yet, each with what was said beside it.

    Where several people wrote, what was edited with tracking off is nobody's.
    """
    from drafter.files.splice import Entry
    from drafter.positions.position import Insert
    from drafter.positions.reply import Left
    from drafter.report.returned import Found
    from drafter.text.statement import plain

    open_about = {one.about for one in came.untracked if one.about}
    new_words = [one.now for one in came.untracked if one.was is None and one.now]
    left = list(answer.left)
    entries: list[Entry] = []
    already = 0
    said = _said(came.comments)
    for one in answer.amendments:
        untracked = one.about in open_about or (
            isinstance(one.proposal, Insert) and any(plain(one.proposal.text) in words for words in new_words)
        )
        if untracked and not alone:
            left.append(Left(one.about, "", "edited with tracking off, by somebody whom the file does not name"))
            continue
        if any((one.about, one.proposal, one.seen) == (old.about, old.proposal, old.seen) for old in known):
            already += 1
            continue
        because = " / ".join(said.pop(one.about, ())) if one.about in said else ""
        entries.append(Entry(replace(one, because=because), "edited with tracking off" if untracked else ""))
    remarks = tuple(
        f"on {about}, said beside it in the file that came back: {word}" if about else f"said in the file: {word}"
        for about, row in said.items()
        for word in row
    )
    found = Found(
        tuple(entry.amendment for entry in entries),
        already,
        came.untracked,
        tuple(left),
        came.beside,
        len(came.comments),
    )
    return _Kept(found, tuple(entries), remarks)


def _said(comments: Sequence[Comment]) -> dict[str | None, list[str]]:
    """What was said beside each paragraph, in order."""
    found: dict[str | None, list[str]] = {}
    for one in comments:
        found.setdefault(one.about, []).append(one.text)
    return found


def _record(workspace: Workspace, member: str, path: Path, kept: _Kept, dry_run: bool) -> bool:
    """Write the position with what was kept, once it has been read again; whether there was anything to write."""
    from drafter.files.source import read_text
    from drafter.files.splice import spliced
    from drafter.files.workspace import reread

    status = "illustrative" if workspace.case.illustrative else "in-writing"
    shown = path.as_posix()
    source = read_text(path, shown) if path.exists() else f"member: {member}\nstatus: {status}\n"
    remarks = [one for one in kept.remarks if f"# {one}" not in source]
    if not kept.entries and not remarks:
        return False
    content = spliced(source.encode("utf-8"), kept.entries, remarks, shown)
    reread(workspace, content, shown)
    if not dry_run:
        path.parent.mkdir(exist_ok=True)
        write(path, content)
    return True
