"""drafter check: whether the members agree, and who blocks on which words."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafter.cli.common import at_option, open_, write
from drafter.cli.names import STATEMENT
from drafter.cli.progress import working
from drafter.cli.screen import emit, read_out, say

if TYPE_CHECKING:
    from drafter.consensus.verdict import Verdict
    from drafter.diagnostic import Accepted, Diagnostic
    from drafter.files.workspace import Workspace
    from drafter.report.ci.result import Checked, Result
    from drafter.report.line import Line

FORMATS = ("text", "json", "junit", "sarif", "github", "gitlab", "markdown")


class Output(click.ParamType[tuple[str, str]]):
    """A format, or a format and the file it goes to."""

    name = "format"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        if isinstance(value, tuple):
            return value
        kind, colon, path = value.partition(":")
        if kind not in FORMATS or (colon and not path):
            self.fail(f"'{value}' is none of {', '.join(FORMATS)}, or one of them with a file: sarif:check.sarif")
        return kind, path


@click.command("check")
@click.argument("statements", type=STATEMENT, nargs=-1, required=True, metavar="STATEMENT...")
@click.option("--ci", is_flag=True, help="Fail only on bad input, or where 'stage' claims more than the verdict.")
@click.option(
    "--format",
    "outputs",
    type=Output(),
    multiple=True,
    metavar="FORMAT[:FILE]",
    help=f"How it is told: {', '.join(FORMATS)}. Several, each to its file.  [default: text]",
)
@click.option("--json", "as_json", is_flag=True, help="Short for --format json.")
@click.option("--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Findings that are accepted.")
@click.option("--accept", metavar="REASON", help="Add what is found to the baseline, for this reason.")
@click.option("-v", "--verbose", is_flag=True, help="With the arithmetic and the digests.")
@click.option("--private", is_flag=True, help="With the members' own reasons. Not for a file or a log.")
@at_option
def command(
    statements: tuple[str, ...],
    ci: bool,
    outputs: tuple[tuple[str, str], ...],
    as_json: bool,
    baseline: Path | None,
    accept: str | None,
    verbose: bool,
    private: bool,
    at: datetime,
) -> None:
    """Say whether the members agree on the text last circulated: the answer, who blocks on which words, who asks
    what, who is not yet heard, who joined, and one way on.

    STATEMENT may be a file of a statement too. A finding can be accepted, with a reason, in a baseline; what cannot
    be read, and that a text is not agreed, cannot.

    Exit code 0 where every statement is agreed (with --ci: where none claims more than is so), 1 where not, 3 for
    bad input.

    \b
    Examples:
      drafter check afghanistan-2021
      drafter check --ci --format github --format sarif:check.sarif statements/*/
    """
    from drafter.diagnostic import Faulty
    from drafter.files.baseline import baseline as read
    from drafter.report.ci.result import outlived
    from drafter.report.line import line

    wanted = (*outputs, *((("json", ""),) if as_json else ())) or (("text", ""),)
    if sum(not path for _, path in wanted) > 1:
        raise click.UsageError("one format can be printed; give the others a file: sarif:check.sarif")
    if private and wanted != (("text", ""),):
        raise click.UsageError("--private is for a terminal, and for no other format and no file")
    if accept is not None and (baseline is None or not accept.strip()):
        raise click.UsageError("--accept needs a reason, and --baseline says to which file it goes")
    known = read(baseline) if baseline and (accept is None or baseline.exists()) else {}
    run = _run(statements, ci, at)
    checked = [replace(one, baseline=known) for one in run.checked]
    if accept is not None and baseline is not None:
        known = known | _accepted(baseline, known, checked, accept.strip())
        checked = [replace(one, baseline=known) for one in checked]
    report = _Report(checked, outlived(checked, known), run.verdicts, at)
    for kind, path in wanted:
        if path:
            write(Path(path), report.told(kind).encode("utf-8"))
        elif kind == "text":
            read_out(report.lines(verbose, private))
        else:
            emit(report.told(kind))
    if not any(kind == "text" and not path for kind, path in wanted):
        for result in (result for one in checked for result in one.beside if result.code == "DS222"):
            say([line(f"{result.where}: {result.code} {result.message}", "bad")], err=True)
    if run.faults:
        raise Faulty(run.faults)
    sys.exit(1 if any(one.fails for one in checked) else 0)


@dataclass(frozen=True)
class _Run:
    """Every statement as checked, with the verdicts of those that could be read, and all faults."""

    checked: list[Checked]
    verdicts: list[tuple[Workspace, Verdict]]
    faults: list[Diagnostic]


def _run(statements: Iterable[str], ci: bool, at: datetime) -> _Run:
    from drafter.consensus.verdict import verdict
    from drafter.diagnostic import Faulty
    from drafter.report.ci.result import checked, unread

    run = _Run([], [], [])
    for statement in dict.fromkeys(map(_folder, statements)):
        try:
            workspace = open_(statement)
        except Faulty as more:
            run.faults.extend(more.diagnostics)
            run.checked.append(unread(Path(statement).name, statement, more.diagnostics))
            continue
        with working("weighing the answers"):
            found = verdict(workspace.case, at)
        folder = workspace.folder.as_posix()
        run.faults.extend(found.faults)
        run.verdicts.append((workspace, found))
        stage = workspace.located.where(("stage",))
        run.checked.append(checked(workspace.case.brief.name, folder, found, stage, ci))
    return run


def _folder(statement: str) -> str:
    """A statement's folder as a report names it, from the current one if it lies there; else what was given."""
    from drafter.diagnostic import Faulty
    from drafter.files.workspace import find

    try:
        folder = find(statement)
    except Faulty:
        return statement
    here = Path.cwd()
    return (folder.relative_to(here) if folder.is_relative_to(here) else folder).as_posix()


def _accepted(path: Path, known: dict[str, Accepted], checked: Sequence[Checked], reason: str) -> dict[str, Accepted]:
    """Write the baseline with every finding that may be accepted; gives those that are new in it."""
    from drafter.files import baseline
    from drafter.report.ci.result import acceptable

    added = {entry.fingerprint: entry for entry in acceptable(checked, reason)}
    write(path, baseline.written([*known.values(), *added.values()]))
    return added


@dataclass(frozen=True)
class _Report:
    """What was found, ready to be told in any format."""

    checked: Sequence[Checked]
    outlived: Sequence[Result]
    verdicts: Sequence[tuple[Workspace, Verdict]]
    at: datetime

    def told(self, kind: str) -> str:
        """The report as a text in a format."""
        import json

        from drafter import __version__
        from drafter.files.codes import page
        from drafter.report import data
        from drafter.report.ci import github, gitlab, junit, sarif, table

        match kind:
            case "json":
                values = [data.of_verdict(found, self.at) for _, found in self.verdicts]
                return json.dumps(values, ensure_ascii=False, indent=1) + "\n"
            case "junit":
                return junit.junit(self.checked, self.outlived)
            case "sarif":
                return sarif.sarif(self.checked, self.outlived, __version__, page)
            case "github":
                return github.github(self.checked, self.outlived)
            case "gitlab":
                return gitlab.gitlab(self.checked, self.outlived)
            case "markdown":
                return table.table(self.checked, self.outlived)
        return "".join(f"{line.text}\n" for line in self.lines(False, False))

    def lines(self, verbose: bool, private: bool) -> list[Line]:
        """The report for people."""
        from drafter.report import verdict as report
        from drafter.report.arithmetic import arithmetic
        from drafter.report.line import line

        out = []
        for workspace, found in self.verdicts:
            folder = workspace.folder.as_posix()
            out += report.lines(found, self.at, folder)
            out += arithmetic(found) if verbose else []
            out += report.private(found, folder) if private else []
        for result in (*(result for one in self.checked for result in one.beside), *self.outlived):
            if result.accepted:
                out.append(line(f"ACCEPTED {result.code} {result.message}: {result.accepted}", "faint"))
            elif result.code in ("DS222", "DS137"):
                out.append(line(f"{result.where}: {result.code} {result.message}", "bad"))
        return out
