"""drafter circulate: the current text goes out to the members under a name."""

from __future__ import annotations

from datetime import datetime

import click

from drafter.cli.common import at_option, by_option, open_, penholder, stamp, statement_argument, text_of
from drafter.cli.names import NEXT_TEXT
from drafter.cli.screen import say


@click.command("circulate")
@statement_argument
@click.argument("name", type=NEXT_TEXT)
@by_option
@at_option
def command(statement: str, name: str, by: str, at: datetime) -> None:
    """Send the text to the members under a name: zero-draft, rev-1.

    Members answer on circulated texts only. No position is touched; an answer on other words is asked for again.

    Example: drafter circulate afghanistan-2021 rev-1 --by EST
    """
    from drafter.consensus.release import terms
    from drafter.files import record as records
    from drafter.report.line import line
    from drafter.text.history import Circulated
    from drafter.text.statement import is_id

    workspace = open_(statement)
    penholder(workspace, by)
    text = text_of(workspace, None).statement
    if not is_id(name) or name.startswith("revision-"):
        raise click.BadParameter(
            f"'{name}' is no name for a text: small letters, as in zero-draft or rev-1", param_hint="NAME"
        )
    if name in workspace.case.record.circulated:
        raise click.UsageError(f"'{name}' was circulated before; give this text another name")
    act = Circulated(len(workspace.record.links), by, stamp(at), name, text.digest, terms(workspace.case.brief))
    records.append(workspace.record, act)
    before = [sent for sent, earlier in workspace.case.record.circulated.items() if earlier.digest == text.digest]
    say([line(f"{name} circulated at {act.at}: {text.digest[7:19]}", "good")])
    if before:
        say([line(f"its words are those of {before[-1]}, so answers to that stand", "open")])
