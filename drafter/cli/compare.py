"""drafter compare: the changes between any two Word files."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from drafter.cli.common import Moment, now, write
from drafter.cli.progress import working
from drafter.cli.screen import emit, say
from drafter.cli.wordfile import package_of, spare


@click.command("compare")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The file to write.")
@click.option("--author", default="Drafter", show_default=True, help="Whose changes they are.")
@click.option("--date", type=Moment(), default=now, show_default="now", help="When they were made, with its zone.")
@click.option("--no-moves", is_flag=True, help="Show what moved as deleted in one place and inserted in the other.")
@click.option("--granularity", type=click.Choice(["word", "character"]), default="word", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Say what was marked as JSON.")
def command(
    old: Path, new: Path, output: Path, author: str, date: datetime, no_moves: bool, granularity: str, as_json: bool
) -> None:
    """Write the changes from one Word file to another as a Word file with tracked changes.

    Any files will do. Accepting all changes gives NEW, rejecting all gives OLD; what no file can track is named, and
    the exit code is then 1. Earlier tracked changes keep their authors.

    Example: drafter compare sent.docx returned.docx -o redline.docx --author NOR
    """
    from drafter.docx.compare.comparison import Comparison
    from drafter.report.line import Line, line

    spare(output, old, new)
    at = date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with working(f"comparing {old.name} with {new.name}"):
        packages = package_of(old), package_of(new)
        made = Comparison(*packages, author, at, not no_moves, granularity == "character").redline()
    write(output, made.content)
    if as_json:
        import json

        told = {"output": str(output), "revisions": made.counts, "untracked": list(made.untracked)}
        told["not_fetched"] = list(made.outward)
        emit(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    else:
        say([line(f"wrote {output}: {sum(made.counts.values())} revisions", "good")])
        say((Line(((f"cannot be tracked: {one}", "open"),), 2) for one in made.untracked), err=True)
        say((Line(((f"not fetched: {one}", "open"),), 2) for one in made.outward), err=True)
    if made.untracked:
        raise click.exceptions.Exit(1)
