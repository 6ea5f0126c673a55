"""drafter check: whether the members agree, and who blocks on which words."""

from __future__ import annotations

import sys
from datetime import datetime

import click

from drafter.cli.common import at_option, open_, say


@click.command("check")
@click.argument("statements", nargs=-1, required=True, metavar="STATEMENT...")
@click.option("--ci", is_flag=True, help="Fail only on bad input, or where 'stage' claims more than the verdict.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("-v", "--verbose", is_flag=True, help="With the arithmetic and the digests.")
@click.option("--private", is_flag=True, help="With the members' own reasons. Not for a file or a log.")
@at_option
def command(statements: tuple[str, ...], ci: bool, as_json: bool, verbose: bool, private: bool, at: datetime) -> None:
    """Say whether the members agree on the text last circulated: the answer, who blocks on which words, who asks
    what, who is not yet heard, who joined, and one way on.

    Exit code 0 where every statement is agreed (with --ci: where none claims more than is so), 1 where not, 3 for
    bad input.

    Example: drafter check afghanistan-2021
    """
    import json

    from drafter.consensus.stage import overclaims
    from drafter.consensus.verdict import verdict
    from drafter.diagnostic import Diagnostic, Faulty
    from drafter.report import data
    from drafter.report import verdict as report
    from drafter.report.arithmetic import arithmetic
    from drafter.report.line import line

    faults: list[Diagnostic] = []
    verdicts = []
    for statement in statements:
        try:
            workspace = open_(statement)
        except Faulty as more:
            faults.extend(more.diagnostics)
            continue
        found = verdict(workspace.case, at)
        faults.extend(found.faults)
        verdicts.append((workspace, found))
    claims = [(workspace, claim) for workspace, found in verdicts if (claim := overclaims(found))]
    if as_json:
        click.echo(json.dumps([data.of_verdict(found, at) for _, found in verdicts], ensure_ascii=False, indent=1))
    for workspace, found in () if as_json else verdicts:
        folder = workspace.folder.as_posix()
        say(report.lines(found, at, folder))
        if verbose:
            say(arithmetic(found))
        if private:
            say(report.private(found, folder))
    for workspace, claim in claims:
        where = workspace.located.where(("stage",))
        claimed = Diagnostic(where, "DS222", claim, "", workspace.located.line(where))
        say([line(str(claimed), "bad")]) if not as_json else click.echo(str(claimed), err=True)
    if faults:
        raise Faulty(faults)
    failed = bool(claims) if ci else not all(found.adopted for _, found in verdicts)
    sys.exit(1 if failed else 0)
