"""drafter verify: whether the record is whole."""

from __future__ import annotations

import click

from drafter.cli.common import statement_argument
from drafter.cli.screen import say


@click.command("verify")
@statement_argument
@click.option("--head", metavar="DIGEST", help="The last digest, as noted elsewhere: shows that no tail was cut.")
def command(statement: str, head: str | None) -> None:
    """Check that the record is whole: every entry as it was written, each following from the one before.

    Example: drafter verify afghanistan-2021 --head 3f2a90c1d4e5
    """
    from drafter.diagnostic import Faulty
    from drafter.files import chain, record
    from drafter.files.workspace import find
    from drafter.report.line import line

    folder = find(statement)
    found = record.load(folder / "record", f"{folder.as_posix()}/record")
    faults = chain.verify(found.links, head, found.shown)
    if faults:
        raise Faulty(faults)
    say([line(f"whole: {len(found.links)} entries, the last is {found.head}", "good")])
