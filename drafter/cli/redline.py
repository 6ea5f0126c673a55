"""drafter redline: the changes between two texts as a Word file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli.common import open_, say, statement_argument, two_texts

if TYPE_CHECKING:
    from drafter.docx.page import Hand, Remark
    from drafter.files.workspace import Workspace
    from drafter.text.statement import Statement


@click.command("redline")
@statement_argument
@click.argument("before", required=False)
@click.argument("after", required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; by default under out/.")
def command(statement: str, before: str | None, after: str | None, output: Path | None) -> None:
    """Write the changes between two texts as a Word file with tracked changes.

    By default, from the text last circulated to the current one. Every save between them keeps its author; accepting
    all changes gives the second text, rejecting all the first.

    Example: drafter redline afghanistan-2021 zero-draft rev-1 -o redline.docx
    """
    from drafter.cli.pages import donor, page_of, written
    from drafter.docx.redline import redline
    from drafter.report.line import line

    workspace = open_(statement)
    first, second = two_texts(workspace, before, after)
    if first.number > second.number:
        raise click.UsageError(f"{first.title} is younger than {second.title}: name the older one first")
    if first.number == second.number:
        raise click.UsageError(f"{first.title} and {second.title} are one text: there are no changes to write")
    versions, hands, remarks = _steps(workspace, first.number, second.number)
    pages = page_of(workspace, first, True), page_of(workspace, second, True)
    path = written(
        workspace,
        output,
        f"{workspace.case.brief.name}-{first.name}-to-{second.name}.docx",
        redline(versions, hands, *pages, donor(workspace), remarks),
    )
    say([line(f"wrote {path}: {first.title} to {second.title}", "good")])


def _steps(workspace: Workspace, first: int, last: int) -> tuple[list[Statement], list[Hand], list[Remark]]:
    """Every text from one revision to another, who made each step, and what members let be said of it."""
    from drafter.consensus.signature import said, signed
    from drafter.docx.page import Hand, Remark

    case = workspace.case
    versions, hands, remarks = [case.record.texts[first]], [], []
    for number, act in enumerate(case.record.revisions[first:last], start=first + 1):
        after = case.record.texts[number]
        hands.append(Hand(signed(act, versions[-1], after, case), act.at))
        versions.append(after)
        remarks += [Remark(word.about, word.name, act.at, word.words) for word in said(case, act.takes)]
    # What was added and struck again between the two texts has no place on the page.
    shown = versions[0].paragraphs.keys() | versions[-1].paragraphs.keys()
    return versions, hands, [remark for remark in remarks if remark.about in shown]
