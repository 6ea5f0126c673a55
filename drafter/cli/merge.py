"""drafter merge: every member's proposals on one text, side by side, none of them text yet."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli.common import at_option, open_, statement_argument, text_of, write
from drafter.cli.names import TEXT
from drafter.cli.progress import working
from drafter.cli.screen import emit, read_out, say

if TYPE_CHECKING:
    from drafter.cli.common import Text
    from drafter.consensus.compilation import Compilation
    from drafter.consensus.verdict import Verdict
    from drafter.files.workspace import Workspace
    from drafter.text.contested.rolling import Rolling
    from drafter.text.contested.trade import Row


@click.command("merge")
@statement_argument
@click.argument("text", type=TEXT, required=False)
@click.option("--trade", is_flag=True, help="In the room's usual form: [deplores] [EST, NOR: condemns] [delete: IND].")
@click.option("--choices", is_flag=True, help="As the beginning of a file of choices, for 'resolve --choices'.")
@click.option("--docx", is_flag=True, help="As a Word file for the screen in the room; by default under out/.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write.")
@click.option("--private", is_flag=True, help="With the names of those who wrote to the penholders alone.")
@at_option
def command(
    statement: str,
    text: str | None,
    trade: bool,
    choices: bool,
    docx: bool,
    as_json: bool,
    output: Path | None,
    private: bool,
    at: datetime,
) -> None:
    """Lay side by side what every member would change of a text: the current one, or one by name.

    Nothing becomes text by it. The same words from several members are one side; proposals made on an older text are
    carried over where what they rest on still stands, and set aside with the words that are gone where it does not.
    Members are named where their proposals were meant for the members; the others read Delegation.

    \b
    Examples:
      drafter merge afghanistan-2021
      drafter merge afghanistan-2021 --trade
      drafter merge afghanistan-2021 --docx -o compilation.docx
    """
    import json

    from drafter.consensus.compilation import compilation
    from drafter.consensus.signature import attributed, told_aside
    from drafter.consensus.verdict import verdict
    from drafter.report import compilation as report
    from drafter.text.contested.rolled import print_rolling

    if sum((trade, choices, docx, as_json)) > 1:
        raise click.UsageError("one form at a time: --trade, --choices, --docx or --json")
    if docx and private:
        raise click.UsageError("what is shown in the room has no private names: leave --private out")
    workspace = open_(statement)
    found = text_of(workspace, text)
    if not workspace.case.record.circulated:
        raise click.UsageError("nothing has been circulated: members propose on circulated texts only")
    with working("laying proposals side by side"):
        compiled = compilation(workspace.case, found.statement)
    rolling = compiled.rolling if private else attributed(compiled, workspace.case)
    if docx:
        _room(workspace, found, compiled, verdict(workspace.case, at), output)
        return
    aside = compiled.of("aside") if private else told_aside(compiled, workspace.case)
    if as_json:
        made = json.dumps(report.data(compiled, rolling, aside), ensure_ascii=False, indent=1) + "\n"
    elif choices:
        made = report.choices(compiled, found.title)
    elif trade:
        rows = report.trade(_rows(rolling, verdict(workspace.case, at)))
        made = "".join(f"{row.text}\n" for row in rows)
    else:
        made = print_rolling(rolling)
    if output is not None:
        write(output, made.encode())
    elif trade:
        read_out(rows)
    else:
        emit(made)
    say(report.summary(compiled, found.title), err=True)


def _rows(rolling: Rolling, judged: Verdict) -> tuple[Row, ...]:
    """The room's form of a rolling text, as its readers see the text, with those who answered ad referendum."""
    from drafter.consensus.ripeness import ad_referendum
    from drafter.text.contested.trade import rows
    from drafter.text.stops import rolling_as_read

    return rows(rolling_as_read(rolling, judged.case.form_of(rolling.base)), ad_referendum(judged, rolling))


def _room(workspace: Workspace, text: Text, compiled: Compilation, judged: Verdict, output: Path | None) -> None:
    """Write the compilation for the room: names only as they may be shown."""
    from drafter.cli.pages import donor, page_of, written
    from drafter.cli.pictures import for_room
    from drafter.consensus.ripeness import ripeness
    from drafter.consensus.signature import attributed
    from drafter.docx.annex import Annex
    from drafter.docx.compilation import compilation as room
    from drafter.report.annex import CAPTION, LEGEND, cells
    from drafter.report.line import line

    case, rolling = workspace.case, attributed(compiled, workspace.case)
    annex = Annex(tuple(sorted(case.electorate.members)), cells(judged, rolling), CAPTION, LEGEND)
    page, status = page_of(workspace, text, True), ripeness(judged, rolling)
    drawn = for_room(judged, compiled, f"{text.title} · {text.statement.digest[7:19]}")
    picture = None if isinstance(drawn, str) else drawn
    language = text.statement.head.language
    made = room(_rows(rolling, judged), page, donor(workspace), status, annex, language, picture)
    name = f"{case.brief.name}-{text.name}-compilation.docx"
    say([line(f"wrote {written(workspace, output, name, made)}", "good")])
    if drawn and picture is None:
        say([line(f"without the picture of who says what: {drawn}", "open")], err=True)
