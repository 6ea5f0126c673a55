"""drafter blame: who first wrote each word."""

from __future__ import annotations

import click

from drafter.cli.common import open_, statement_argument, text_of
from drafter.cli.names import PARAGRAPH, TEXT
from drafter.cli.screen import emit, read_out


@click.command("blame")
@statement_argument
@click.argument("text", type=TEXT, metavar="[TEXT]", required=False)
@click.option("--paragraph", type=PARAGRAPH, metavar="ID", help="This paragraph alone.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def command(statement: str, text: str | None, paragraph: str | None, as_json: bool) -> None:
    """Show who first wrote each word of a text, in which entry, for which amendment, and which proposals it beat.

    By default of the current text. In the margin: the entry, its author, the amendment that has the words. A word
    keeps its first writer while its paragraph is moved, struck and brought back, or put into another form.

    \b
    Examples:
      drafter blame afghanistan-2021
      drafter blame afghanistan-2021 rev-1 --paragraph halt
    """
    import json

    from drafter.diagnostic import did_you_mean
    from drafter.report.line import line
    from drafter.report.provenance import lines, taken, value
    from drafter.text.origin.origins import words_of, written

    workspace = open_(statement)
    chosen = text_of(workspace, text)
    case, read = workspace.case, chosen.statement
    if paragraph is None:
        found = written(case.record, chosen.number, taken(case))
    elif paragraph in read.paragraphs:
        found = {paragraph: words_of(case.record, paragraph, chosen.number, taken(case))}
    else:
        raise click.BadParameter(
            f"{chosen.title} has no paragraph '{paragraph}'. {did_you_mean(paragraph, read.order)}",
            param_hint="--paragraph",
        )
    if as_json:
        about = {"statement": case.brief.name, "text": chosen.name, "digest": read.digest}
        emit(json.dumps({**about, "paragraphs": value(found, read)}, ensure_ascii=False, indent=1) + "\n")
    else:
        title = f"{case.brief.name} · {chosen.title} · {read.digest[7:19]}"
        read_out([line(title, "heading"), line(), *lines(found, read, case.record)])
