"""What stands around a text in a Word file, from the statement and the text at hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli.common import Text, say, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.cli.steps import Steps
    from drafter.docx.page import Hand, Page, Remark
    from drafter.files.workspace import Workspace


def page_of(workspace: Workspace, text: Text, draft: bool) -> Page:
    """The page around a text; the brief's marking stands on drafts alone."""
    from drafter.docx.page import Page

    case = workspace.case
    form = case.form_of(text.statement)
    made = case.record.revisions[text.number - 1]
    day = date.fromisoformat(made.at[:10])
    return Page(
        f"{form.title}: {case.brief.title}" if case.brief.title else form.title,
        text.title if draft else f"Final ({text.title})",
        text.number,
        text.statement.digest,
        case.brief.marking if draft else "",
        draft,
        case.illustrative,
        f"{day.day} {day:%B %Y}",
        form.opening,
    )


def donor(workspace: Workspace) -> Path:
    """The Word file whose styles the statement is set in."""
    where = workspace.located.where(("style",))
    return workspace.library.style(workspace.case.brief.style, where)


def written(workspace: Workspace, output: Path | None, default: str, content: bytes) -> Path:
    """Write a Word file where asked, or under the statement's `out/`."""
    path = output or workspace.folder / "out" / default
    if output is None:
        path.parent.mkdir(exist_ok=True)
    write(path, content)
    return path


def redlined(workspace: Workspace, first: Text, second: Text, output: Path | None) -> None:
    """Write the changes from an older text to a younger one, every save between them under its author's name, and
    beside that file its cover note."""
    from drafter.cli.steps import steps
    from drafter.docx.page import Hand
    from drafter.docx.redline import redline
    from drafter.report.line import line

    if first.number > second.number:
        raise click.UsageError(f"{first.title} is younger than {second.title}: name the older one first")
    if first.statement.digest == second.statement.digest:
        raise click.UsageError(f"{first.title} and {second.title} are one text: there are no changes to write")
    taken = steps(workspace, first, second)
    versions = [workspace.case.as_read(version) for version in taken.versions]
    hands = [Hand(name, act.at) for name, act in zip(taken.hands, taken.acts, strict=True)]
    pages = page_of(workspace, first, True), page_of(workspace, second, True)
    path = written(
        workspace,
        output,
        f"{workspace.case.brief.name}-{first.name}-to-{second.name}.docx",
        redline(versions, hands, *pages, donor(workspace), _remarks(workspace, taken)),
    )
    say([line(f"wrote {path}: {first.title} to {second.title}", "good")])
    if path.suffix == ".docx":
        beside = path.with_name(f"{path.stem}-cover.docx")
        write(beside, _cover(workspace, taken, hands, pages))
        say([line(f"wrote {beside}: its cover note", "good")])


def _remarks(workspace: Workspace, taken: Steps) -> list[Remark]:
    """What members let be said of what was taken; what was added and struck again has no place on the page."""
    from drafter.consensus.signature import said
    from drafter.docx.page import Remark

    shown = taken.versions[0].paragraphs.keys() | taken.versions[-1].paragraphs.keys()
    return [
        Remark(word.about, word.name, act.at, word.words)
        for act in taken.acts
        for word in said(workspace.case, act.takes)
        if word.about in shown
    ]


def _cover(workspace: Workspace, taken: Steps, hands: Sequence[Hand], pages: tuple[Page, Page]) -> bytes:
    """The cover note: the words that matter first, then who changed what, then how to send it back."""
    from drafter.cli.steps import named
    from drafter.docx.comments import who_changed_what
    from drafter.docx.cover import cover
    from drafter.report import summary

    before, after = pages
    labels = summary.labels(taken.versions[0], taken.versions[-1])
    sections = {
        f"From {before.text_name} to {after.text_name}: words that matter": [
            row.text for row in summary.lines(named(workspace, taken), labels, taken.hands)
        ],
        "Who changed what": who_changed_what(taken.versions, hands),
        "Sending it back": [
            f"Accepting all changes gives {after.text_name}, rejecting all gives {before.text_name}.",
            "Edit the marked file with changes tracked, or write a comment, and send it back as it is.",
        ],
    }
    return cover(before, after, sections, donor(workspace))
