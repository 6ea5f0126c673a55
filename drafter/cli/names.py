"""Arguments and options that are names: what a shell may complete them with. Whether a name is right, the command says.

A shell that completes a word shows nothing of what goes wrong: there it offers no name.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Any

import click
from click.shell_completion import CompletionItem, split_arg_string


class Name(click.ParamType[str]):
    """A word that is one of those that `known` gives, once the words before it have been read."""

    def __init__(self, name: str, known: Callable[[click.Context], Iterable[str]]) -> None:
        self.name, self.known = name, known

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[Any]]:
        """The names that begin so, in small letters or capitals; a path is left to the shell."""
        if self.name.startswith("statement") and "/" in incomplete:
            return [CompletionItem(incomplete, type="dir")]
        try:
            found = dict.fromkeys(self.known(ctx))
        except (OSError, ValueError, LookupError, AttributeError, TypeError):
            return []
        return [CompletionItem(name) for name in found if name.casefold().startswith(incomplete.casefold())]


def _statement(ctx: click.Context) -> str:
    """The statement that was named before; where the line ends in an option, click has read none of its arguments,
    and it is the first word that is one."""
    for key in ("statement", "statements", "named", "subject"):
        if said := ctx.params.get(key):
            return str(said if isinstance(said, str) else said[0])
    from drafter.cli.glance import folder

    words = split_arg_string(os.environ.get("COMP_WORDS", ""))
    return next((word for word in words[2:] if (folder(word) / "brief.yaml").is_file()), "")


def _of_statement(found: str) -> Callable[[click.Context], Iterable[str]]:
    def known(ctx: click.Context) -> Iterable[str]:
        from drafter.cli import glance

        names: Iterable[str] = getattr(glance, found)(_statement(ctx))
        return names

    return known


def _templates(kind: str) -> Callable[[click.Context], Iterable[str]]:
    def known(_: click.Context) -> Iterable[str]:
        from drafter.cli.glance import templates

        return templates(kind)

    return known


def _statements(_: click.Context) -> Iterable[str]:
    from drafter.cli.glance import statements

    return statements()


def _of_body(ctx: click.Context) -> Iterable[str]:
    from drafter.cli.glance import body_members

    return body_members(str(ctx.params.get("body") or "unsc"))


def _statement_or_member(ctx: click.Context) -> Iterable[str]:
    return _of_statement("members")(ctx) if ctx.params.get("named") else _statements(ctx)


def _next_text(ctx: click.Context) -> Iterable[str]:
    """The name under which the next text would go out."""
    sent = list(_of_statement("texts")(ctx))
    numbers = [int(number) for kind, _, number in (name.partition("-") for name in sent) if kind == "rev"]
    return [f"rev-{max(numbers, default=0) + 1}" if sent else "zero-draft"]


def _rules_and(more: Callable[[click.Context], Iterable[str]]) -> Callable[[click.Context], Iterable[str]]:
    return lambda ctx: [*_templates("rules")(ctx), *more(ctx)]


def _codes(_: click.Context) -> Iterable[str]:
    from drafter.catalogue import CATALOGUE

    return CATALOGUE


STATEMENT = Name("statement", _statements)
STATEMENT_OR_MEMBER = Name("statement or member", _statement_or_member)
MEMBER = Name("member", _of_statement("members"))
PENHOLDER = Name("member", _of_statement("penholders"))
NEW_PENHOLDER = Name("member", _of_body)
TEXT = Name("text", _of_statement("texts"))
NEXT_TEXT = Name("text", _next_text)
PARAGRAPH = Name("id", _of_statement("paragraphs"))
AMENDMENT = Name("amendment", _of_statement("amendments"))
RULE = Name("rule", _templates("rules"))
RULE_OR_STATEMENT = Name("statement or rule", _rules_and(_statements))
RULE_OR_CODE = Name("rule", _rules_and(_codes))
BODY = Name("body", _templates("bodies"))
FORM = Name("form", _templates("forms"))
