"""Rules in: the YAML of a decision rule, checked part by part and against its own worked examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeAlias

from drafter.consensus.body import Body, Electorate
from drafter.consensus.finding import possible
from drafter.consensus.rule import Example, Rule, SetAside, Silence
from drafter.consensus.worked import check
from drafter.diagnostic import Diagnostic, Faulty, Where
from drafter.files.located import Located
from drafter.files.rule_examples import Examples, made_up
from drafter.files.rule_tests import Outcomes
from drafter.files.validated import validate

if TYPE_CHECKING:
    from drafter.files.template_schema import RuleFile, SetAsideFile, SilenceFile, SpecimenFile

Find: TypeAlias = Callable[[str, Where], Body]


def rule_of(located: Located, body: Find) -> Rule:
    """The rule that a file gives. Raises `Faulty` with every fault: answers, bounds and groups that are none,
    outcomes that cannot be, and worked examples that come out otherwise."""
    from drafter.files.template_schema import RuleFile

    file = validate(RuleFile, located)
    electorate = _electorate(file, located, body)
    reader = Outcomes(file, located, electorate.groups, electorate.weights)
    outcomes = tuple(reader.read())
    names = [outcome.name for outcome in outcomes]
    worked = Examples(located, file.body, reader.answers, names, electorate.groups)
    examples = tuple(worked.read(index, example) for index, example in enumerate(file.examples))
    faults = [*reader.faults, *worked.faults, *_unread(file, located)]
    if faults:
        raise Faulty(faults)
    rule = Rule(
        file.rule,
        file.title,
        file.source,
        file.verified,
        file.body,
        file.in_force.start,
        file.in_force.end,
        file.decided_by,
        file.adopts,
        outcomes,
        file.plain,
        examples,
        located.where(()),
        _silence(file.silence) if file.silence else None,
        tuple(file.unread),
        tuple(file.falls_back_to),
        _set_aside(file.sets_aside) if file.sets_aside else None,
        file.proxies,
        file.must_abstain,
    )
    found = body(file.body, located.where(("body",)))
    wrong = [fault for example in examples if (fault := _wrong(rule, example, electorate, found, located))]
    if wrong:
        raise Faulty(wrong)
    if rule.decided_by == "answers" and (objector := _overruled(rule, electorate)):
        message = f"this rule adopts although a member objects ({objector})"
        hint = "without a vote any objection blocks; a rule that counts against is decided by ballots"
        raise Faulty([located.diagnostic(("adopts",), "DS231", message, hint)])
    return rule


def _silence(file: SilenceFile) -> Silence:
    return Silence(file.at_least or timedelta(0), frozenset(file.broken_by), file.mended_by_withdrawal)


def _set_aside(file: SetAsideFile) -> SetAside:
    return SetAside(file.who, file.at_most)


def _unread(file: RuleFile, located: Located) -> Iterator[Diagnostic]:
    if file.verified and file.unread:
        hint = "write verified: false, or take the list out once each was read"
        yield located.diagnostic(("unread",), "DS231", "a verified rule rests on nothing unread", hint)


def _wrong(rule: Rule, example: Example, electorate: Electorate, body: Body, located: Located) -> Diagnostic | None:
    """The fault of an example that does not come out, if it is one."""
    on = body.on(example.on) if example.on else electorate
    if on is None:
        fault = f"'{body.id}' is covered {body.covered()}"
    elif not (fault := check(rule, example, on)):
        return None
    message = f"this example does not come out: {fault}"
    return Diagnostic(example.where, "DS234", message, "mend the rule or the example", located.line(example.where))


def _overruled(rule: Rule, electorate: Electorate) -> str:
    """A member whose objection, or whose silence, would not keep a text from being adopted without a vote."""
    for member in electorate.one_of_each():
        others = dict.fromkeys(electorate.members, "for")
        if rule.adopts in possible(rule, {**others, member: "against"}, electorate):
            return member
    return ""


def _electorate(file: RuleFile, located: Located, body: Find) -> Electorate:
    """The members that the examples are counted on: those of the specimen, or those of the first day on which the
    rule is in force and the body's data covers."""
    if isinstance(file.specimen, str):
        return _first_day(body(file.specimen, located.where(("specimen",))), date.min, None, located)
    if file.specimen:
        return _specimen(file.specimen, located)
    return _first_day(body(file.body, located.where(("body",))), file.in_force.start, file.in_force.end, located)


def _first_day(body: Body, start: date, end: date | None, located: Located) -> Electorate:
    for day in sorted(max(term.start, start) for term in body.membership):
        electorate = body.on(day)
        if electorate and (end is None or day <= end):
            return electorate
    message = f"'{body.id}' is not covered on any day this rule is in force"
    raise Faulty([located.diagnostic(("in_force",), "DS214", message, f"it is covered {body.covered()}")])


def _specimen(file: SpecimenFile, located: Located) -> Electorate:
    faults = [
        located.diagnostic(("specimen", "weights", name), "DS235", f"{len(of)} weights for {file.members} members")
        for name, of in file.weights.items()
        if len(of) != file.members
    ]
    if file.members > 364:
        faults.append(located.diagnostic(("specimen", "members"), "DS235", "a made-up body has 364 members at most"))
    if faults:
        raise Faulty(faults)
    return made_up(file.members, file.groups, file.weights)
