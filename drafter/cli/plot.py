"""drafter plot: a picture of a statement for a document."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from drafter.cli.common import at_option, open_, statement_argument
from drafter.cli.names import PARAGRAPH
from drafter.cli.screen import say

if TYPE_CHECKING:
    from drafter.consensus.signature import Audience
    from drafter.consensus.verdict import Verdict
    from drafter.files.workspace import Workspace

What = Literal["matrix", "timeline", "ladder"]
_KINDS = (".svg", ".png")


@click.command("plot")
@click.argument("what", type=click.Choice(["matrix", "timeline", "ladder"]))
@statement_argument
@click.argument("id", type=PARAGRAPH, required=False)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The file to write, .svg or .png; by default SVG under out/.",
)
@click.option(
    "--audience",
    type=click.Choice(["circulated", "internal"]),
    default="circulated",
    show_default=True,
    help="Who is to see it: internal is for the penholders alone, and says so in its name and in the picture.",
)
@at_option
def command(what: What, statement: str, id: str | None, output: Path | None, audience: Audience, at: datetime) -> None:
    """Draw a picture of the text last circulated, for a document.

    matrix: members by paragraphs, with what each says of each. timeline: what went out and what it changed, silence
    and its deadlines. ladder: the ways in which the paragraph ID could read, with who is for which.

    A circulated picture shows what members meant for all, as a compilation does. An internal one shows what their
    files come to: stances, limits, guesses, answers, rulings; no reasons.

    PNG needs the extra 'plot', and takes its letters from the fonts of this machine; SVG needs neither.

    \b
    Examples:
      drafter plot matrix afghanistan-2021 -o matrix.svg
      drafter plot ladder afghanistan-2021 halt --audience internal -o halt.png
    """
    from drafter.cli.pages import INTERNAL, in_house, written
    from drafter.consensus.verdict import verdict
    from drafter.report.line import line

    if output is not None and output.suffix.lower() not in _KINDS:
        raise click.BadParameter(f"a picture is written as .svg or .png, and '{output}' is neither", param_hint="-o")
    if (id is not None) and what != "ladder":
        raise click.UsageError(f"a {what} is of the whole text: leave {id} out")
    workspace = open_(statement)
    judged = verdict(workspace.case, at)
    if judged.circulation is None:
        raise click.UsageError("nothing has been circulated: there is nothing to draw yet")
    picture = _picture(what, workspace, judged, id, audience, at)
    kind = "-".join(filter(None, (what, id)))
    name = f"{workspace.case.brief.name}-{judged.circulation.name}-{kind}"
    if audience == "internal":
        output, name = in_house(output), name + INTERNAL
    if output is not None and output.suffix.lower() == ".png":
        from drafter.cli.pictures import png

        content = png(picture, output)
    else:
        content = picture.encode()
    say([line(f"wrote {written(workspace, output, f'{name}.svg', content)}", "good")])


def _picture(
    what: What, workspace: Workspace, judged: Verdict, id: str | None, audience: Audience, at: datetime
) -> str:
    from drafter.cli.pictures import MATRIX, heading
    from drafter.consensus.compilation import compilation
    from drafter.report.board import board
    from drafter.report.chronicle import chronicle
    from drafter.report.picture.ladder import ladder
    from drafter.report.picture.matrix import matrix
    from drafter.report.picture.timeline import timeline
    from drafter.report.rungs import contested, rungs

    assert judged.circulation is not None, "something was circulated"
    assert judged.text is not None, "something was circulated"
    text = f"{judged.circulation.name} · {judged.circulation.text[7:19]}"
    if what == "timeline":
        found = chronicle(judged, at, audience)
        return timeline(found, heading("timeline", "The way here", text, judged, audience, at))
    compiled = compilation(workspace.case, judged.text)
    if what == "matrix":
        top = heading("matrix", MATRIX, text, judged, audience, at)
        return matrix(board(judged, compiled, audience), top)
    known = contested(judged, compiled, audience)
    if id is None:
        raise click.UsageError(f"name a paragraph: {', '.join(known) or 'nobody would change any'}")
    try:
        ways = rungs(id, judged, compiled, audience)
    except KeyError:
        from drafter.diagnostic import did_you_mean

        hint = did_you_mean(id, known or compiled.base.order)
        raise click.BadParameter(f"the text has no paragraph '{id}'. {hint}", param_hint="ID") from None
    return ladder(ways, heading(f"ladder-{id}", f"{id} ({ways.label})", text, judged, audience, at))
