"""Lay out a statement by its form's Jinja template: what the template yields is markup, which must parse.

Jinja runs on text, in the immutable sandbox, with undefined names refused. A template may loop, choose and print;
whatever could build a text without bound (operators, concatenation, macros, range, methods of strings) is refused
by name before it runs, and the output is capped all the same. What a member wrote is data here, never a template.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafter.diagnostic import Diagnostic, Faulty, Where
from drafter.positions.brief import Brief
from drafter.text.ladder import Ladder
from drafter.text.markup import parse, print_inline
from drafter.text.statement import Id, Statement
from drafter.text.voice import Form

_MOST_CHARACTERS = 2_000_000
_DEEPEST = 3
# No `join`: it multiplies lengths, so a short chain of them is a text without end before any output is seen.
_FILTERS = ("capitalize", "default", "first", "last", "length", "lower", "title", "trim", "upper")
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.For,
    nodes.If,
    nodes.Name,
    nodes.Const,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Filter,
    nodes.Test,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.CondExpr,
)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Where values are data: what could be called is not an attribute, so a fact or an id is never mistaken for it."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return super().is_safe_attribute(obj, attr, value) and not callable(value)

    def wrap_str_format(self, value: Any) -> None:
        """No stand-in for the methods that format strings: they are refused like the others."""


@dataclass(frozen=True, slots=True)
class Template:
    """A form's template: its source, and the file name to show."""

    source: str
    shown: str


def draft(
    template: Template,
    brief: Brief,
    form: Form,
    ladders: Mapping[str, Ladder],
    rungs: Mapping[Id, str],
    base: Statement | None = None,
) -> Statement:
    """The statement that says each element on its rung, laid out by the template; omitted ones are left out.

    Paragraphs that stand where they stood in `base` keep their ranks. Raises `Faulty` for a template that does not
    parse, uses what is refused, names what is undefined, or yields no statement.
    """
    kinds = brief.kinds(form, ladders)
    elements = [
        {"id": element.id, "kind": kinds[element.id], "words": print_inline(words)}
        for element in brief.elements
        if (words := element.paragraph(rungs[element.id], form, ladders, kinds[element.id]))
    ]
    facts = {fact.id: {"reading": fact.reading, "source": fact.source, "as_of": fact.as_of} for fact in brief.facts}
    body = _render(template, {"elements": elements, "facts": facts, "title": form.title})
    head = f"statement: {brief.name}\nform: {brief.form}\nlanguage: {brief.language}\n\n"
    return parse(head + body, template.shown, base)


def _render(template: Template, values: Mapping[str, object]) -> str:
    environment = _Sandbox(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in _FILTERS}
    try:
        faults = _refused(environment.parse(template.source), template.shown)
        if faults:
            raise Faulty(faults)
        out, size = [], 0
        for piece in environment.from_string(template.source).generate(values):
            size += len(piece)
            if size > _MOST_CHARACTERS:
                raise Faulty([Diagnostic(Where(template.shown), "DS304", "this template yields a text without end")])
            out.append(piece)
    except RecursionError:
        hint = "take brackets and repeated words out"
        raise Faulty([Diagnostic(Where(template.shown), "DS301", "this template is nested too deep", hint)]) from None
    except TemplateSyntaxError as fault:
        raise Faulty([Diagnostic(Where(template.shown, fault.lineno, 1), "DS301", str(fault.message))]) from fault
    except TemplateError as fault:
        raise Faulty(
            [Diagnostic(Where(template.shown), "DS303", f"this template cannot be filled: {fault}")]
        ) from fault
    return "".join(out)


def _refused(tree: nodes.Template, shown: str) -> list[Diagnostic]:
    """A fault for everything in a template that is not on the list of what templates may do."""
    faults = []
    hint = f"loops nest {_DEEPEST} deep at most"
    for loop in _loops(tree):
        faults.append(Diagnostic(Where(shown, loop.lineno, 1), "DS302", "this 'for' is refused in a template", hint))
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, _ALLOWED):
            what = type(node).__name__.lower()
            hint = "templates loop, choose and print; compute in the brief"
            faults.append(Diagnostic(Where(shown, node.lineno, 1), "DS302", f"'{what}' is refused in a template", hint))
    return faults


def _loops(node: nodes.Node, within: int = 0) -> Iterator[nodes.For]:
    """The loops that stand within too many others: they could run without bound and print nothing."""
    for child in node.iter_child_nodes():
        depth = within + isinstance(child, nodes.For)
        if isinstance(child, nodes.For) and depth > _DEEPEST:
            yield child
        yield from _loops(child, depth)
