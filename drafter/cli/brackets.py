"""drafter status --brackets: how the bracketed drafts of others come together."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from drafter.cli.progress import watched
from drafter.cli.screen import emit, read_out

# How a rolling text of ours begins, as any text of ours in the markup.
_OURS = "statement:"


def show(files: tuple[Path, ...], as_json: bool) -> None:
    """Print the table of these drafts, ours or others', as given; a folder stands for its .md files by name."""
    from drafter.diagnostic import Diagnostic, Faulty
    from drafter.files.library import Library
    from drafter.files.source import read_text
    from drafter.report import convergence
    from drafter.report.convergence import Draft
    from drafter.text.contested.bracketed import parse_bracketed
    from drafter.text.contested.rolled import rolling_of
    from drafter.text.foreign.table import Table, tabulate, tabulate_rolling

    def table(file: Path, source: str) -> Table:
        """The table of a text; one that begins with our head is a rolling text, whose names must be members'."""
        if not source.startswith(_OURS):
            return tabulate(source)
        bracketed = parse_bracketed(source, file.as_posix(), names)
        rolling_of(bracketed)
        return tabulate_rolling(bracketed)

    names = frozenset(Library().codes.values())
    faults: list[Diagnostic] = []
    drafts: list[Draft] = []
    for file in watched(_files(files), "reading drafts"):
        try:
            source = read_text(file, file.as_posix())
            drafts.append(Draft(file.as_posix(), source, table(file, source)))
        except Faulty as more:
            faults.extend(more.diagnostics)
    if faults:
        raise Faulty(faults)
    if as_json:
        emit(json.dumps(convergence.data(drafts), ensure_ascii=False, indent=1) + "\n")
    else:
        read_out(convergence.lines(drafts))


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
