"""What is written of the changes between two texts: the redline with its cover note, for one audience or the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli.common import Text, write
from drafter.cli.progress import working
from drafter.cli.screen import say

if TYPE_CHECKING:
    from drafter.cli.steps import Steps
    from drafter.consensus.signature import Audience
    from drafter.docx.page import Hand, Page, Remark
    from drafter.files.workspace import Workspace
    from drafter.text.statement import Statement


@dataclass(frozen=True)
class Changes:
    """The way from an older text to a younger one, as one audience may read it."""

    steps: Steps
    versions: tuple[Statement, ...]
    hands: tuple[Hand, ...]
    pages: tuple[Page, Page]
    remarks: tuple[Remark, ...]


def changes(workspace: Workspace, first: Text, second: Text, audience: Audience, private: bool = False) -> Changes:
    """Every save between two texts under its author's name; a usage error where there is nothing to write.

    What is internal names the proposals that were taken and refused, with file and line, and the note of each save;
    `because` only with `private`.
    """
    from drafter.cli.pages import page_of
    from drafter.cli.steps import steps
    from drafter.docx.page import Hand

    if first.number > second.number:
        raise click.UsageError(f"{first.title} is younger than {second.title}: name the older one first")
    if first.statement.digest == second.statement.digest:
        raise click.UsageError(f"{first.title} and {second.title} are one text: there are no changes to write")
    internal = audience == "internal"
    taken = steps(workspace, first, second, audience)
    versions = tuple(workspace.case.as_read(version) for version in taken.versions)
    hands = tuple(
        Hand(name, act.at, f"Note: {act.note}" if internal and act.note else "")
        for name, act in zip(taken.hands, taken.acts, strict=True)
    )
    before, after = (replace(page_of(workspace, text, True), internal=internal) for text in (first, second))
    remarks = tuple(_remarks(workspace, taken, audience, private))
    return Changes(taken, versions, hands, (before, after), remarks)


def _remarks(workspace: Workspace, taken: Steps, audience: Audience, private: bool) -> list[Remark]:
    """What members let be said of what was taken, and in house which proposals these were; what was added and struck
    again has no place on the page."""
    from drafter.consensus.signature import PENHOLDERS, said
    from drafter.docx.page import Remark
    from drafter.report.inhouse import proposals

    case, folder = workspace.case, str(workspace.folder)
    out: list[Remark] = []
    for act in taken.acts:
        out += [Remark(word.about, word.name, act.at, word.words) for word in said(case, act.takes, audience)]
        if audience == "internal":
            told: dict[str, list[str]] = {}
            for about, text in proposals(act, case, folder, private):
                told.setdefault(about, []).append(text)
            out += [Remark(about, PENHOLDERS, act.at, "\n".join(texts)) for about, texts in told.items()]
    shown = taken.versions[0].paragraphs.keys() | taken.versions[-1].paragraphs.keys()
    return [remark for remark in out if remark.about in shown]


def redlined(workspace: Workspace, first: Text, second: Text, found: Changes, output: Path | None) -> None:
    """Write the changes as tracked changes, and beside that file its cover note."""
    from drafter.cli.pages import donor
    from drafter.docx.redline import redline
    from drafter.report.line import line

    with working("writing the redline"):
        content = redline(found.versions, found.hands, *found.pages, donor(workspace), found.remarks)
    path = _written(workspace, first, second, found, output, "", content)
    if path.suffix.lower() == ".docx":
        beside = path.with_name(f"{path.stem}-cover.docx")
        write(beside, _cover(workspace, found))
        say([line(f"wrote {beside}: its cover note", "good")])


def beside(workspace: Workspace, first: Text, second: Text, found: Changes, output: Path | None) -> None:
    """Write the changes as a table of before, after, and who and why."""
    from drafter.cli.pages import donor
    from drafter.cli.steps import named
    from drafter.docx.page import Note
    from drafter.docx.sidebyside import side_by_side
    from drafter.report import summary

    nuances = named(workspace, found.steps)
    words, sources = summary.in_a_word(nuances, found.versions[0], found.versions[-1])
    notes = [Note(about, step, text) for (about, step), text in words.items()]
    foot = [f"Source {number}: {source}" for number, source in enumerate(sources, start=1)]
    with working("writing the table"):
        content = side_by_side(found.versions, found.hands, *found.pages, donor(workspace), notes, found.remarks, foot)
    _written(workspace, first, second, found, output, "-side-by-side", content)


def _written(
    workspace: Workspace, first: Text, second: Text, found: Changes, output: Path | None, kind: str, content: bytes
) -> Path:
    """Write a file of changes and say so; what is internal says so in its name, whatever it was called."""
    from drafter.cli.pages import INTERNAL, in_house, written
    from drafter.report.line import line

    internal = found.pages[1].internal
    if internal:
        output = in_house(output)
    name = f"{workspace.case.brief.name}-{first.name}-to-{second.name}{kind}{INTERNAL if internal else ''}.docx"
    path = written(workspace, output, name, content)
    say([line(f"wrote {path}: {first.title} to {second.title}", "good")])
    return path


def _cover(workspace: Workspace, found: Changes) -> bytes:
    """The cover note: the words that matter first, then who changed what, then how to send it back."""
    from drafter.cli.pages import donor
    from drafter.cli.steps import named
    from drafter.docx.comments import who_changed_what
    from drafter.docx.cover import cover
    from drafter.report import summary

    before, after = found.pages
    texts = found.steps.versions
    labels = summary.labels(texts[0], texts[-1])
    back = [
        f"Accepting all changes gives {after.text_name}, rejecting all gives {before.text_name}.",
        "Edit the marked file with changes tracked, or write a comment, and send it back as it is.",
    ]
    sections: dict[str, Sequence[str]] = {
        f"From {before.text_name} to {after.text_name}: words that matter": [
            row.text for row in summary.lines(named(workspace, found.steps), labels, found.steps.hands)
        ],
        "Who changed what": who_changed_what(texts, found.hands),
        "Sending it back": [] if after.internal else back,
    }
    return cover(before, after, sections, donor(workspace))
