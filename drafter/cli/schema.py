"""drafter schema: the JSON Schema of a kind of file, for editors."""

from __future__ import annotations

import click

from drafter.cli.screen import emit

KINDS = ("brief", "position", "choices", "baseline", "rule", "body", "ladder", "form", "lexicon")


@click.command("schema")
@click.argument("kind", type=click.Choice(KINDS))
def command(kind: str) -> None:
    """Print the JSON Schema of a kind of file, for editors that check YAML while it is written.

    Example: drafter schema position
    """
    from drafter.files.schema import json_schema

    emit(json_schema(kind))
