"""drafter explain: a rule in plain words with its source, or what a code means."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.cli.names import RULE_OR_CODE
from drafter.cli.screen import read_out


@click.command("explain")
@click.argument("subject", type=RULE_OR_CODE, metavar="RULE|CODE")
def command(subject: str) -> None:
    """Explain a rule in plain words with its legal source and worked examples, or a code by its page: what it means,
    and an example.

    \b
    Examples:
      drafter explain unsc-substantive
      drafter explain DS106
    """
    from drafter.catalogue import CATALOGUE
    from drafter.diagnostic import Where, did_you_mean
    from drafter.files.codes import page
    from drafter.files.library import Library
    from drafter.report import explanation

    library = Library(Path("templates"))
    if subject.upper() in CATALOGUE:
        read_out(explanation.of_code(page(subject.upper())))
    elif subject in library.names("rules"):
        rule = library.rule(subject, Where(subject))
        read_out(explanation.of_rule(rule, library.body(rule.body, Where(subject))))
    else:
        hint = did_you_mean(subject, [*library.names("rules"), *CATALOGUE])
        raise click.UsageError(f"there is no rule and no code '{subject}'. {hint}".rstrip())
