"""drafter new: a folder to begin a statement in."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli.common import now, write
from drafter.cli.names import BODY, FORM, NEW_PENHOLDER, RULE
from drafter.cli.screen import say

if TYPE_CHECKING:
    from drafter.text.voice import Form


@click.command("new")
@click.argument("name")
@click.option("--body", type=BODY, default="unsc", show_default=True, help="The body that is to agree.")
@click.option("--form", type=FORM, default="presidential-statement", show_default=True, help="The form of statement.")
@click.option("--rule", type=RULE, default="unsc-statement", show_default=True, help="The rule it is decided under.")
@click.option(
    "--penholder",
    "penholders",
    type=NEW_PENHOLDER,
    multiple=True,
    required=True,
    metavar="MEMBER",
    help="Who holds the pen; may be given again.",
)
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    default=lambda: now().replace(tzinfo=None),
    show_default="today",
    help="The day on which membership counts.",
)
@click.option("--illustrative", is_flag=True, help="A practice run: every position is marked as made up.")
def command(
    name: str, body: str, form: str, rule: str, penholders: tuple[str, ...], day: datetime, illustrative: bool
) -> None:
    """Begin a statement: statements/NAME with a brief to fill in and a file for every member of the body.

    The penholders' files are marked in-writing and the others reading, which is a guess and never counts for
    agreement, until what a member says is on file.

    \b
    Example:
      drafter new haiti-2026 --penholder PAN --penholder USA --on 2026-03-01
    """
    from drafter.diagnostic import Where
    from drafter.files import scaffold
    from drafter.files.library import Library
    from drafter.files.schema import SCHEMAS, json_schema
    from drafter.report.line import line
    from drafter.text.statement import is_id

    library, where = Library(Path("templates")), Where("drafter new")
    electorate = library.body(body, where).on(day.date())
    found, shape = library.rule(rule, where), library.form(form, where)
    if found.body != body:
        raise click.BadParameter(f"'{rule}' is no rule of '{body}'", param_hint="--rule")
    if not is_id(name):
        raise click.BadParameter(f"'{name}' is no name: small letters, digits and hyphens", param_hint="NAME")
    if electorate is None:
        covered = library.body(body, where).covered()
        raise click.BadParameter(
            f"who is a member of '{body}' on {day.date()} is not known here; covered: {covered}", param_hint="--on"
        )
    if day.date() < found.start or (found.end is not None and day.date() > found.end):
        raise click.BadParameter(f"'{rule}' is not in force on {day.date()}", param_hint="--rule")
    penholders = tuple(dict.fromkeys(penholders))
    for penholder in penholders:
        if penholder not in electorate.members:
            raise click.BadParameter(
                f"{penholder} is not a member of '{body}' on {day.date()}", param_hint="--penholder"
            )
    folder = Path("statements") / name
    if folder.exists():
        raise click.UsageError(f"{folder} is there already; nothing was written")
    Path("schemas").mkdir(exist_ok=True)
    (folder / "positions").mkdir(parents=True)
    for kind in SCHEMAS:
        schema = Path("schemas") / f"{kind}.schema.json"
        if not schema.exists():
            write(schema, json_schema(kind).encode())
    write(folder / ".gitattributes", scaffold.ATTRIBUTES.encode())
    write(folder / ".gitignore", scaffold.IGNORED.encode())
    write(folder / "brief.yaml", scaffold.brief(name, form, body, rule, penholders, day.date()).encode())
    for member in sorted(electorate.members):
        status = "illustrative" if illustrative else "in-writing" if member in penholders else "reading"
        write(folder / "positions" / f"{member}.yaml", scaffold.position(member, status).encode())
    say(
        [
            line(f"began {folder}: fill in brief.yaml, then the members' files in positions/", "good"),
            *(line(one, "open") for one in [_unusual(shape, rule)] if one),
            line(f"next: drafter draft {name}"),
        ]
    )


def _unusual(form: Form, rule: str) -> str:
    """What to look at where a form is begun under another rule than it goes by; a body may have rules of its own."""
    if not form.rules or rule in form.rules:
        return ""
    return f"a {form.id} goes by {' or '.join(form.rules)}, and the rule in brief.yaml is '{rule}'"
