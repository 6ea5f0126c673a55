"""A rule in plain words with its source, and what a code means."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from drafter.consensus.rule import All, Any, Count, Example, Rule, Test
from drafter.diagnostic import Fault
from drafter.report.arithmetic import count_words
from drafter.report.line import Line, line

_WIDTH = 78


def of_code(code: str, fault: Fault) -> list[Line]:
    """A fault's title and what to do."""
    return [line(f"{code} {fault.title}", "heading"), *map(line, wrap(fault.explanation, _WIDTH))]


def of_rule(rule: Rule) -> list[Line]:
    """A rule: what it asks, its outcomes in the order they are tried, its source, its worked examples."""
    until = f" to {rule.end}" if rule.end else ""
    out = [line(f"{rule.id}: {rule.title}", "heading"), line(), *map(line, wrap(rule.plain, _WIDTH)), line()]
    for outcome in rule.outcomes:
        if outcome.test is None:
            out.append(line(f"{outcome.name}: otherwise"))
        else:
            out += [line(f"{outcome.name}:"), *_test(outcome.test, "  ")]
    source = wrap(f"source: {rule.source}", _WIDTH)
    verified = "read and verified" if rule.verified else "NOT verified: this rule cannot open an export"
    out += [
        line(),
        *map(line, source),
        line(f"in force {rule.start}{until}; {verified}"),
        line(),
        line("worked examples", "heading"),
    ]
    return [*out, *(line(f"  {_example(example)}") for example in rule.examples)]


def _test(test: Test, indent: str) -> Iterator[Line]:
    if isinstance(test, Count):
        yield line(f"{indent}{count_words(test)}")
        return
    yield line(f"{indent}{'all of' if isinstance(test, All) else 'any of' if isinstance(test, Any) else 'not'}")
    for part in test.parts if isinstance(test, All | Any) else (test.part,):
        yield from _test(part, indent + "  ")


def _example(example: Example) -> str:
    counts = ", ".join(
        f"{number} {answer}" + (f" ({group})" if group else "") for (answer, group), number in example.counts.items()
    )
    return f"{counts}: {example.outcome} [{example.source}]"
