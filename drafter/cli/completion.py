"""drafter completion: the script by which a shell completes commands, options and names."""

from __future__ import annotations

import os
from contextlib import redirect_stderr, suppress
from typing import NoReturn

import click
from click.shell_completion import ShellComplete, get_completion_class

from drafter.cli.screen import emit

_SHELLS = ("bash", "zsh", "fish")


@click.command("completion")
@click.argument("shell", type=click.Choice(_SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script by which a shell completes commands, options, and the names of statements, members, texts,
    paragraphs, amendments and rules.

    \b
    In ~/.bashrc:  eval "$(drafter completion bash)"
    In ~/.zshrc:   eval "$(drafter completion zsh)"
    Fish:  drafter completion fish > ~/.config/fish/completions/drafter.fish

    Example: drafter completion bash
    """
    kind = get_completion_class(shell)
    assert kind is not None
    # The plain one's way to write it: that of bash first runs bash to learn how old it is, and warns.
    emit(ShellComplete.source(kind(ctx.find_root().command, {}, "drafter", "_DRAFTER_COMPLETE")))


def complete(cli: click.Command, variable: str) -> NoReturn:
    """Answer a shell that completes a word. Whatever goes wrong, it is told nothing: it would show it in the line."""
    with open(os.devnull, "w", encoding="utf-8") as nothing, redirect_stderr(nothing), suppress(Exception):
        cli.main(prog_name="drafter", complete_var=variable)
    raise SystemExit(0)
