"""drafter recast: the text in another form."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import click

from drafter.cli.common import at_option, by_option, open_, penholder, stamp, statement_argument, text_of
from drafter.cli.names import FORM
from drafter.cli.screen import say

if TYPE_CHECKING:
    from drafter.consensus.case import Case
    from drafter.files.workspace import Workspace
    from drafter.report.line import Line
    from drafter.text.recast import Recast
    from drafter.text.statement import Statement
    from drafter.text.voice import Form


@click.command("recast")
@statement_argument
@click.option(
    "--form", "name", type=FORM, required=True, metavar="FORM", help="The form to put the text in: press-statement."
)
@click.option("--leave", is_flag=True, help="Record it although some paragraphs keep their old words.")
@click.option("--note", default="", help="Why, for the record.")
@by_option
@at_option
def command(statement: str, name: str, leave: bool, note: str, by: str, at: datetime) -> None:
    """Put the text in another form: the same things said in its grammar, as one revision.

    Words outside the grammar stay to the letter. Where a paragraph cannot be led back to what it says, nothing is
    recorded (exit code 1) unless --leave keeps its old words, to be amended by hand.

    Example: drafter recast afghanistan-2021 --form press-statement --by NOR
    """
    from drafter.files import record as records
    from drafter.report.change import lines
    from drafter.report.line import line
    from drafter.text.change import diff
    from drafter.text.history import Revised

    workspace = open_(statement)
    penholder(workspace, by)
    before = text_of(workspace, None).statement
    form = _form(workspace, name, before)
    found = workspace.case.recast(before, form)
    say(_told(found, form))
    if found.left and not leave:
        say([line("nothing was recorded: amend these first, or --leave keeps their words to be amended after", "bad")])
        sys.exit(1)
    text, number = found.statement, len(workspace.record.links)
    left = f"left as they stood: {', '.join(told.id for told in found.left)}" if found.left else ""
    why = "; ".join(part for part in (note, left) if part)
    records.append(workspace.record, Revised(number, by, stamp(at), why, (), diff(before, text), text.digest))
    say(lines(before, text, text))
    say(_consequences(workspace.case, form))
    say([line(f"recorded as revision {len(workspace.case.record.texts) + 1}, {text.digest[7:19]}", "good")])


def _form(workspace: Workspace, name: str, text: Statement) -> Form:
    """`--form` as a form that the text can be put in."""
    from drafter.diagnostic import Where, did_you_mean

    known = workspace.library.names("forms")
    if name not in known:
        raise click.BadParameter(f"there is no form '{name}'. {did_you_mean(name, known)}", param_hint="--form")
    if name == text.head.form:
        raise click.BadParameter(f"the text is a {name} already", param_hint="--form")
    form = workspace.library.form(name, Where("--form"))
    if form.language != text.head.language:
        message = f"'{name}' speaks {form.language} and the text {text.head.language}: a translation is not a recast"
        raise click.BadParameter(message, param_hint="--form")
    return form


def _told(found: Recast, form: Form) -> Iterator[Line]:
    """The paragraphs that a person must look at."""
    from drafter.report.line import line

    if found.left:
        yield line(f"cannot be put in the words of a {form.id}:", "bad")
        yield from (line(f"  {told.id}: {told.why}") for told in found.left)
    if found.doubtful:
        yield line("to be read over:", "open")
        yield from (line(f"  {told.id}: {told.why}") for told in found.doubtful)


def _consequences(case: Case, form: Form) -> Iterator[Line]:
    """What a new form means for answers, and for a brief that was written for another."""
    from drafter.report.line import line

    yield line("a new form is a new text: circulate it, and every answer and every view is to be given anew", "open")
    rule, where = case.brief.rule, case.brief.where.file
    if form.rules and rule not in form.rules:
        told = f"the rule in {where} is '{rule}'; a {form.id} goes by {' or '.join(form.rules)}"
        yield line(f"{told}: change it before it goes out", "bad")
