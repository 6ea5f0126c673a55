"""What stands around a text in a Word file, from the statement and the text at hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli.common import Text, write

INTERNAL = "-internal"

if TYPE_CHECKING:
    from drafter.docx.page import Page
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


def in_house(output: Path | None) -> Path | None:
    """The file to write what is internal to: it says so in its name, whatever it was to be called."""
    if output is None or output.stem.endswith(INTERNAL):
        return output
    if output.exists() and not output.is_file():
        raise click.UsageError(f"an internal file says so in its name, and {output} is no file")
    return output.with_stem(output.stem + INTERNAL)


def written(workspace: Workspace, output: Path | None, default: str, content: bytes) -> Path:
    """Write a file where asked, or under the statement's `out/`."""
    path = output or workspace.folder / "out" / default
    if output is None:
        path.parent.mkdir(exist_ok=True)
    write(path, content)
    return path
