"""drafter amend: a penholder's revision, in the penholder's own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli.common import (
    at_option,
    by_option,
    open_,
    penholder,
    predicate,
    stamp,
    statement_argument,
    text_of,
)
from drafter.cli.names import PARAGRAPH
from drafter.cli.screen import say

if TYPE_CHECKING:
    from drafter.files.workspace import Workspace
    from drafter.text.statement import Statement


@click.command("amend")
@statement_argument
@click.argument("paragraph", type=PARAGRAPH, metavar="[ID]", required=False)
@click.option("--words", metavar="TEXT", help="New words: a predicate, as in 'urges all parties to talk'.")
@click.option("--rung", metavar="RUNG", help="Put the element on this rung, or in this wording, of the brief.")
@click.option("--strike", is_flag=True, help="Strike the paragraph.")
@click.option("--after", type=PARAGRAPH, metavar="ID", help="Add or move the paragraph after this one; '-' is the top.")
@click.option(
    "--text",
    "file",
    type=click.Path(path_type=Path),
    help="Take the whole text from a file, as 'show --markup' prints it.",
)
@click.option("--note", default="", help="Why, for the record.")
@by_option
@at_option
def command(
    statement: str,
    paragraph: str | None,
    words: str | None,
    rung: str | None,
    strike: bool,
    after: str | None,
    file: Path | None,
    note: str,
    by: str,
    at: datetime,
) -> None:
    """Record a revision in the penholders' own words; what members propose is ruled on by 'resolve'.

    \b
    Examples:
      drafter amend afghanistan-2021 attacks --rung deplore --by EST
      drafter amend afghanistan-2021 talks --words "urges all to talk" --by EST
    """
    from drafter.consensus.compilation import compilation
    from drafter.files import record as records
    from drafter.report import change as report
    from drafter.report.compilation import lost
    from drafter.report.line import line
    from drafter.text.change import diff
    from drafter.text.history import Revised

    workspace = open_(statement)
    penholder(workspace, by)
    before = text_of(workspace, None).statement
    ways = [
        words is not None and after is None,
        rung is not None,
        strike,
        after is not None,
        file is not None,
    ]
    if sum(ways) != 1:
        raise click.UsageError("say one thing: --words, --rung, --strike, --after (with --words to add), or --text")
    if words is not None and not words.strip():
        raise click.BadParameter("there are no words; to take the paragraph out, use --strike", param_hint="--words")
    if file is not None:
        if paragraph is not None:
            raise click.UsageError(f"--text gives the whole text: leave '{paragraph}' out")
        text = workspace.case.as_kept(_whole(file, workspace.case.as_read(before)))
    else:
        if paragraph is None:
            raise click.UsageError("name the paragraph: drafter amend STATEMENT ID ...")
        text = _reworded(workspace, paragraph, words, rung, after, before)
    change = diff(before, text)
    if not change:
        raise click.UsageError("that changes nothing")
    act = Revised(len(workspace.record.links), by, stamp(at), note, (), change, text.digest)
    history = records.append(workspace.record, act).history
    say(
        [
            *report.lines(before, text),
            line(f"recorded as revision {len(workspace.case.record.texts) + 1}, {text.digest[7:19]}", "good"),
        ]
    )
    if history.circulated:
        case = workspace.case
        say(lost(compilation(case, before), compilation(replace(case, record=history), text)))


def _whole(file: Path, before: Statement) -> Statement:
    """The text as a file gives it, with the places of the current one where they still hold."""
    from drafter.diagnostic import Diagnostic, Faulty, Where
    from drafter.text.markup import parse

    try:
        source = file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Faulty([Diagnostic(Where(str(file)), "DS002", "is not UTF-8 text", "save the file as UTF-8")]) from None
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise Faulty([Diagnostic(Where(str(file)), "DS001", f"cannot be read ({reason})")]) from None
    text = parse(source, str(file), before)
    if text.head != before.head:
        raise click.BadParameter(
            f"the head of {file} is not that of the text; leave its first lines as they are", param_hint="--text"
        )
    return text


def _reworded(
    workspace: Workspace, id: str, words: str | None, rung: str | None, after: str | None, before: Statement
) -> Statement:
    """The text with one paragraph reworded, put on a rung, struck, added or moved, as if by an amendment of our own."""
    from drafter.diagnostic import Diagnostic, Faulty, Where
    from drafter.positions.amendment import propose
    from drafter.positions.position import Amendment, Insert, Move, Proposal, Rewrite, StrikeOut
    from drafter.text.change import DoesNotApply, apply
    from drafter.text.ladder import OMIT

    case = workspace.case
    place = None if after == "-" else after
    proposal: Proposal = StrikeOut()
    if rung is not None and rung != OMIT:
        element = case.brief.element(id)
        rungs = element.rungs(case.ladders) if element else ()
        if element is None or rung not in rungs:
            raise click.BadParameter(
                f"'{id}' has no rung '{rung}'; it has: {', '.join(rungs) or 'none'}", param_hint="--rung"
            )
        proposal = Rewrite(element.predicate(rung, case.ladders))
    elif words is not None:
        like = before.paragraphs.get(place or id)
        said = predicate(words, like.kind if like else None)
        proposal = Rewrite(said) if after is None else Insert(place, said)
    elif after is not None:
        proposal = Move(place)
    here = Where(f"{workspace.folder.as_posix()}/record")
    number = len(workspace.record.links)
    try:
        return apply(propose(Amendment(f"r{number}", id, proposal, here), before, case.form_of(before)), before)
    except DoesNotApply as fault:
        raise Faulty([Diagnostic(here, "DS111", f"this does not fit the current text: {fault}")]) from fault
