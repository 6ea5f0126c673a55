"""Write what is made from the code: commands, codes, formats, a picture, and the JSON Schemas for editors.

    make docs

Nothing here is written by hand, so nothing of it can go stale: tests/test_docs.py compares every page with what
this file makes. The other pictures are made by docs/pictures.py, which needs an office suite.
"""

from __future__ import annotations

import contextlib
import inspect
import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from click import Context, Group
from click.testing import CliRunner

from drafter.catalogue import CATALOGUE
from drafter.cli import COMMANDS, cli
from drafter.files import schema, template_schema

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "docs"))
from specimens import Specimen, example, specimens  # noqa: E402 - beside this file, wherever it is run from

CASE = "statements/afghanistan-2021"
MADE = "<!-- Made by docs/generate.py; change the code, then run: make docs -->"

# The first digit of a code says which files it is about, as the catalogue does.
ROOMS = {
    "DS0": "Reading and writing files",
    "DS1": "Positions and answers",
    "DS2": "Statements, briefs, rules and bodies",
    "DS3": "Templates",
    "DS4": "Word files",
}
# Each kind of file, where it stands, and its model; names.yaml has a model and no schema, since nobody adds to it.
FILES: dict[str, tuple[str, type[schema.File]]] = {
    "brief": ("statements/NAME/brief.yaml", schema.BriefFile),
    "position": ("statements/NAME/positions/XXX.yaml", schema.PositionFile),
    "choices": ("choices.yaml", schema.ChoicesFile),
    "baseline": ("baseline.yaml", schema.BaselineFile),
    "rule": ("templates/rules/NAME.yaml", template_schema.RuleFile),
    "body": ("templates/bodies/NAME.yaml", template_schema.BodyFile),
    "ladder": ("templates/ladders/NAME.yaml", template_schema.LadderFile),
    "form": ("templates/forms/NAME.yaml", template_schema.FormFile),
    "lexicon": ("templates/lexicons/NAME.yaml", template_schema.LexiconFile),
    "names": ("templates/bodies/names.yaml", template_schema.NamesFile),
}


def pages() -> dict[str, str]:
    """Every made file by its path from the root of the project, in a fixed order."""
    schemas = {f"schemas/{kind}.schema.json": schema.json_schema(kind) for kind in schema.SCHEMAS}
    among = specimens()
    faults = {f"docs/codes/{code}.md": code_page(code, among) for code in sorted(CATALOGUE)}
    written = {"docs/cli.md": commands(), "docs/codes.md": codes(), "docs/formats.md": formats()}
    return written | {"docs/pictures/matrix.svg": matrix()} | faults | schemas


def help_of(*names: str) -> str:
    """What `--help` prints for a command, one of its own, or for `drafter` itself, at a width no terminal changes."""
    words = [*names, "--help"]
    ran = CliRunner().invoke(cli, words, prog_name="drafter", terminal_width=80)
    assert ran.exit_code == 0, ran.output
    return ran.output.strip()


def commands() -> str:
    """The commands, each with its own help."""
    out = [
        MADE,
        "# Commands",
        "What each command says of itself. Exit codes: 0 fine, 1 findings or not agreed, 2 wrong usage, 3 bad input, "
        "4 a fault of the tool itself. The examples use the shipped case, whose positions are illustrative.",
        f"```text\n{help_of()}\n```",
    ]
    for name, line in COMMANDS.items():
        out += [f"## {name}", line, f"```text\n{help_of(name)}\n```"]
        found = cli.get_command(Context(cli), name)
        for inner in found.commands if isinstance(found, Group) else ():
            out += [f"### {name} {inner}", f"```text\n{help_of(name, inner)}\n```"]
    return _page(out)


def codes() -> str:
    """Every code with its meaning, by room."""
    out = [
        MADE,
        "# Codes",
        "Every fault of a file is reported at once, as `file:line:column: CODE message: a way out`, with the line and "
        "a caret under the place; then the command ends with exit code 3. What a check finds of a text that can be "
        "read (DS130 and on) has a code too, for annotations and baselines. Codes are stable: one is never used again "
        "for another fault. Each has a page with an example, which `drafter explain DS106` prints.",
    ]
    for digits, title in ROOMS.items():
        out.append(f"## {title}")
        for code, fault in sorted(CATALOGUE.items()):
            if code.startswith(digits):
                out += [f"### {code}", f"**[{fault.title}](codes/{code}.md).** {fault.explanation}"]
    assert {code[:3] for code in CATALOGUE} <= set(ROOMS)
    return _page(out)


def code_page(code: str, among: list[Specimen]) -> str:
    """The page of one code: what it means and what to do, an example, and how it is told."""
    fault = CATALOGUE[code]
    return _page([MADE, f"# {code}: {fault.title}", fault.explanation, "## Example", *example(code, among)])


@cache
def matrix() -> str:
    """The picture of who says what of the zero draft of the case, as `drafter plot` draws it in a copy."""
    steps = (
        ("draft", CASE, "--by", "EST", "--at", "2021-08-12T10:00-04:00"),
        ("circulate", CASE, "zero-draft", "--by", "EST", "--at", "2021-08-12T10:30-04:00"),
        ("plot", "matrix", CASE, "--audience", "internal", "--at", "2021-08-12T19:00-04:00", "-o", "it-internal.svg"),
    )
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        shutil.copytree(ROOT / CASE, CASE)
        for words in steps:
            ran = CliRunner().invoke(cli, words, prog_name="drafter")
            assert ran.exit_code == 0, ran.output
        return Path("it-internal.svg").read_text(encoding="utf-8")


def formats() -> str:
    """The keys of every file that people write."""
    out = [
        MADE,
        "# Formats",
        "The keys of every file that people write. A key that is not listed is a fault; so is a value of another "
        "kind. Every scalar is read as its written text and typed here, so `NO`, `on` and `12:00` stay what they "
        "are. The same shapes stand in `schemas/` as JSON Schema for editors (`drafter schema position`). The "
        "record is not written by hand: see [record](design/record.md). The text format is in "
        "[markup](design/markup.md).",
    ]
    for kind, (path, model) in FILES.items():
        shape = model.model_json_schema()
        parts = {model.__name__: shape} | dict(shape.get("$defs", {}))
        out.append(f"## {kind}\n\n`{path}`")
        for name in _reading_order(model.__name__, parts):
            if name != model.__name__:
                out.append(f"### {kind}: {_short(name)}")
            out += [_says(parts[name]), _table(("key", "holds", "default"), _rows(parts[name]))]
    return _page(out)


def _says(part: Mapping[str, Any]) -> str:
    """What a part of a format is for: its model's docstring, without the path that some begin with."""
    text = inspect.cleandoc(part["description"])
    first, colon, rest = text.partition(": ")
    said = rest if colon and ".yaml" in first else text
    return "States and the names they are known by." if said.endswith("names.yaml.") else said[:1].upper() + said[1:]


def _reading_order(first: str, parts: Mapping[str, Any]) -> list[str]:
    """The parts of a format in the order in which its keys mention them."""
    order = [first]
    for name in order:
        mentioned = dict.fromkeys(_mentioned(parts[name].get("properties", {})))
        order += [part for part in mentioned if part not in order]
    return order


def _mentioned(value: object) -> Iterable[str]:
    if isinstance(value, dict):
        if isinstance(ref := value.get("$ref"), str):
            yield ref.rpartition("/")[2]
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _mentioned(item)


def _rows(part: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    needed = part.get("required", [])
    return [
        (f"`{key}`", _holds(value), "needed" if key in needed else _default(value))
        for key, value in part["properties"].items()
    ]


def _default(value: Mapping[str, Any]) -> str:
    default = value.get("default")
    return "" if default in (None, "", [], {}) else f"`{str(default).lower() if default is False else default}`"


def _holds(value: Mapping[str, Any]) -> str:
    """What a key takes, in words."""
    match value:
        case {"anyOf": [*ways]}:
            return " or ".join(dict.fromkeys(_holds(way) for way in ways if way != {"type": "null"}))
        case {"$ref": str(ref)}:
            return _short(ref.rpartition("/")[2])
        case {"enum": [*words]}:
            return ", ".join(f"`{word}`" for word in words)
        case {"const": word}:
            return f"`{word}`"
        case {"type": "array", "items": dict(items)}:
            return f"list of {_holds(items)}"
        case {"type": "object", "additionalProperties": dict(values)}:
            return f"names, each with {_holds(values)}"
        case {"format": "date"}:
            return "a day: `2021-08-13`"
        case {"pattern": str(pattern)}:
            return f"text like `{pattern}`"
        case {"type": "boolean"}:
            return "`true` or `false`"
        case {"type": "integer"}:
            return "whole number"
        case {"type": [*_]}:
            return "text or number"
        case {"type": "object"}:
            return "keys and values"
    return "text"


def _short(name: str) -> str:
    """A model's name as a reader says it: RedLineFile is a red line."""
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name.removesuffix("File"))
    return words.strip()


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *(tuple(cell.replace("|", "\\|") for cell in row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _page(parts: Iterable[str]) -> str:
    return "\n\n".join(parts) + "\n"


def main() -> None:
    for name, content in pages().items():
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_text(encoding="utf-8") != content:
            path.write_text(content, encoding="utf-8")
            sys.stdout.write(f"wrote {name}\n")


if __name__ == "__main__":
    main()
