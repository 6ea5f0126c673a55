"""drafter status --brackets: how the bracketed drafts of others come together."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from drafter.cli.common import say, watched


def show(files: tuple[Path, ...], as_json: bool) -> None:
    """Print the table of these drafts, in the order given; a folder stands for its .md files in the order of names."""
    from drafter.diagnostic import Diagnostic, Faulty
    from drafter.files.source import read_text
    from drafter.report import convergence
    from drafter.report.convergence import Draft
    from drafter.text.table import tabulate

    faults: list[Diagnostic] = []
    drafts: list[Draft] = []
    for file in watched(_files(files), "reading drafts"):
        try:
            source = read_text(file, file.as_posix())
        except Faulty as more:
            faults.extend(more.diagnostics)
            continue
        drafts.append(Draft(file.as_posix(), source, tabulate(source)))
    if faults:
        raise Faulty(faults)
    if as_json:
        click.echo(json.dumps(convergence.data(drafts), ensure_ascii=False, indent=1))
    else:
        say(convergence.lines(drafts))


def _files(given: tuple[Path, ...]) -> list[Path]:
    """The files that are meant, or a usage error where a folder has none."""
    out: list[Path] = []
    for path in given:
        found = sorted(path.glob("*.md")) if os.path.isdir(path) else [path]
        if not found:
            raise click.UsageError(f"there is no .md file in {path.as_posix()}")
        out += found
    if not out:
        raise click.UsageError("name the drafts: drafter status --brackets FILE...")
    return out
