"""A rule in plain words with its source, and what a code means."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.consensus.body import Body
from drafter.consensus.rule import All, Any, Count, Example, Rule, Test
from drafter.report.arithmetic import count_words
from drafter.report.line import Line, line


def of_code(page: str) -> list[Line]:
    """The page of a code."""
    return [line(row.lstrip("# "), "heading") if row.startswith("#") else line(row) for row in page.splitlines()]


def of_rule(rule: Rule, body: Body) -> list[Line]:
    """A rule: what it asks, its outcomes in the order they are tried, its source, its worked examples."""
    out = [line(f"{rule.id}: {rule.title}", "heading"), line(), line(rule.plain), line()]
    for outcome in rule.outcomes:
        if outcome.test is None:
            out.append(line(f"{outcome.name}: otherwise"))
        else:
            out += [line(f"{outcome.name}:"), *_test(outcome.test, "  ")]
    out += [line(), *_clauses(rule)]
    out += [line(f"source: {rule.source}"), *_in_force(rule, body), line()]
    out.append(line("worked examples", "heading"))
    for example in rule.examples:
        out.append(line(f"  {_example(example)}"))
    return out


def _clauses(rule: Rule) -> Iterator[Line]:
    """What else the rule says: silence, who is set aside, who acts for whom, who must abstain, what comes next."""
    if rule.silence:
        hours = int(rule.silence.at_least.total_seconds() // 3600)
        least = f" of at least {hours} hours" if hours else ""
        breakers = " or ".join(f"an {word}" for word in sorted(rule.silence.broken_by, reverse=True))
        mended = ", unless taken back before it expires" if rule.silence.mended_by_withdrawal else ""
        yield line(f"it may be put under silence{least}, broken by {breakers}{mended}")
    if rule.sets_aside:
        most = f" (at most {rule.sets_aside.at_most})" if rule.sets_aside.at_most is not None else ""
        yield line(f"set aside, and no part of any number or whole: {rule.sets_aside.who}{most}")
    if rule.proxies:
        others = "one other" if rule.proxies == 1 else f"{rule.proxies} others"
        yield line(f"a member may act for at most {others}")
    if rule.must_abstain:
        yield line(f"bound to abstain: {rule.must_abstain}; where any are named, both outcomes are given")
    if rule.falls_back_to:
        yield line(f"where it fails: {' or '.join(rule.falls_back_to)}")
    if rule.decided_by == "ballots":
        yield line("decided by what is recorded of the meeting: positions are a forecast")
    else:
        yield line("decided by the members' answers, without a vote")


def _in_force(rule: Rule, body: Body) -> Iterator[Line]:
    until = f" to {rule.end}" if rule.end else ""
    yield line(f"in force from {rule.start}{until}; {'read and verified' if rule.verified else 'NOT verified'}")
    if not rule.verified:
        yield line("it cannot open an export, since it rests on what was not read:")
        for fact in rule.unread or ("any source of it",):
            yield line(f"  {fact}")
    members = f"members on file {body.covered()}"
    if not body.membership:
        members = f"whose members are not on file: a file of yours gives them (adds_to: {body.id})"
    yield line(f"body: {body.name} ({body.id}), {members}")


def _test(test: Test, indent: str) -> Iterator[Line]:
    if isinstance(test, Count):
        yield line(f"{indent}{count_words(test)}")
        return
    yield line(f"{indent}{'all of' if isinstance(test, All) else 'any of' if isinstance(test, Any) else 'not'}")
    for part in test.parts if isinstance(test, All | Any) else (test.part,):
        yield from _test(part, indent + "  ")


def _example(example: Example) -> str:
    counts = [
        f"{number} {answer}" + (f" ({group})" if group else "") for (answer, group), number in example.counts.items()
    ]
    by_answer: dict[str, list[str]] = {}
    for member, answer in example.named.items():
        by_answer.setdefault(answer, []).append(member)
    named = [f"{', '.join(members)} {answer}" for answer, members in by_answer.items()]
    rest = [f"the rest {example.rest}"] if example.rest else []
    aside = [f"{', '.join(sorted(example.aside))} set aside"] if example.aside else []
    proxies = [f"{member} represented by {by}" for member, by in example.proxies.items()]
    parties = [f"parties: {', '.join(sorted(example.parties))}"] if example.parties else []
    on = f"on {example.on}: " if example.on else ""
    then = f" (had they abstained: {example.obliged})" if example.obliged else ""
    said = "; ".join((", ".join([*counts, *named, *rest]), *aside, *proxies, *parties))
    return f"{on}{said}: {example.outcome}{then} [{example.source}]"
