"""Rules in: the YAML of a decision rule, checked part by part and against its own worked examples."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any, get_args

from drafter.consensus import rule as law
from drafter.consensus.body import Body, Electorate
from drafter.consensus.finding import decide
from drafter.consensus.rule import Example, Outcome, Relation, Rule, Silence, Test
from drafter.consensus.worked import OPEN, OTHERS, check
from drafter.diagnostic import Diagnostic, Faulty, Where, did_you_mean
from drafter.files.located import DataPath, Located
from drafter.files.validated import validate

if TYPE_CHECKING:
    from drafter.files.template_schema import RuleFile, SilenceFile, TestFile

_RELATIONS: tuple[Relation, ...] = get_args(Relation)


def rule_of(located: Located, body: Callable[[str, Where], Body]) -> Rule:
    """The rule that a file gives. Raises `Faulty` with every fault: answers, bounds and groups that are none,
    outcomes that cannot be, and worked examples that come out otherwise."""
    from drafter.files.template_schema import RuleFile

    file = validate(RuleFile, located)
    electorate = _some_day(file, located, body)
    reader = _Reader(file, located, electorate)
    outcomes = tuple(reader.outcomes())
    examples = tuple(reader.example(index, example) for index, example in enumerate(file.examples))
    if reader.faults:
        raise Faulty(reader.faults)
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
    )
    wrong = [
        Diagnostic(
            example.where,
            "DS234",
            f"this example does not come out: {fault}",
            "mend the rule or the example",
            located.line(example.where),
        )
        for example in examples
        if (fault := check(rule, example, electorate))
    ]
    if wrong:
        raise Faulty(wrong)
    if rule.decided_by == "answers" and (objector := _overruled(rule, electorate)):
        message = f"this rule adopts although a member objects ({objector})"
        hint = "without a vote any objection blocks; a rule that counts against is decided by ballots"
        raise Faulty([located.diagnostic(("adopts",), "DS231", message, hint)])
    return rule


def _silence(file: SilenceFile) -> Silence:
    return Silence(file.at_least or timedelta(0), frozenset(file.broken_by))


def _overruled(rule: Rule, electorate: Electorate) -> str:
    """A member whose objection, or whose silence, would not keep a text from being adopted without a vote."""
    for member in sorted(electorate.members):
        others = dict.fromkeys(electorate.members, "for")
        if rule.adopts in decide(rule, {**others, member: "against"}, electorate).possible:
            return member
    return ""


def _some_day(file: RuleFile, located: Located, body: Callable[[str, Where], Body]) -> Electorate:
    """The members on the first day on which the rule is in force and the body's data covers."""
    found = body(file.body, located.where(("body",)))
    starts = sorted(max(term.start, file.in_force.start) for term in found.membership)
    for day in starts:
        electorate = found.on(day)
        if electorate and (file.in_force.end is None or day <= file.in_force.end):
            return electorate
    message = f"'{file.body}' is not covered on any day this rule is in force"
    raise Faulty([located.diagnostic(("in_force",), "DS214", message, f"it is covered {found.covered()}")])


class _Reader:
    """One rule file being read; faults gather here."""

    def __init__(self, file: RuleFile, located: Located, electorate: Electorate) -> None:
        self.file, self.located, self.electorate = file, located, electorate
        self.answers = law.BALLOT if file.decided_by == "ballots" else law.ANSWER
        self.faults: list[Diagnostic] = []

    def fault(self, path: DataPath, code: str, message: str, hint: str = "") -> None:
        self.faults.append(self.located.diagnostic(path, code, message, hint))

    def outcomes(self) -> list[Outcome]:
        found: list[Outcome] = []
        last = len(self.file.outcomes) - 1
        for index, entry in enumerate(self.file.outcomes):
            path: DataPath = ("outcomes", index)
            if len(entry) != 1:
                self.fault(path, "DS231", "an outcome is one name with its test", "give each an entry of its own")
                continue
            name, test = next(iter(entry.items()))
            if name in [outcome.name for outcome in found]:
                self.fault(path, "DS231", f"the outcome '{name}' stands here twice", "join their tests with any")
            if (test == "otherwise") != (index == last):
                self.fault(path, "DS231", "the last outcome, and no other, is 'otherwise'")
            found.append(Outcome(name, None if isinstance(test, str) else self.test(test, (*path, name))))
        names = [outcome.name for outcome in found]
        if law.PENDING in names[:-1] or self.file.adopts == law.PENDING:
            hint = "it is the verdict's word for what is open, and adopts nothing"
            self.fault(("outcomes",), "DS231", "'pending' can only be the last outcome", hint)
        elif self.file.adopts not in names:
            self.fault(
                ("adopts",),
                "DS231",
                f"no outcome is called '{self.file.adopts}'",
                did_you_mean(self.file.adopts, names),
            )
        elif found and self.file.adopts == found[-1].name:
            message = "the last outcome, which holds when nothing else does, adopts nothing"
            self.fault(("adopts",), "DS231", message, "name one that has a test")
        return found

    def test(self, file: TestFile, path: DataPath) -> Test:
        kinds = [
            key
            for key, value in (("count", file.count), ("all", file.all), ("any", file.any), ("not", file.not_))
            if value is not None
        ]
        if len(kinds) != 1:
            self.fault(path, "DS231", "a test is exactly one of count, all, any, not")
            return law.All(())
        if file.all is not None:
            return law.All(tuple(self.test(part, (*path, "all", i)) for i, part in enumerate(file.all)))
        if file.any is not None:
            return law.Any(tuple(self.test(part, (*path, "any", i)) for i, part in enumerate(file.any)))
        if file.not_ is not None:
            return law.Not(self.test(file.not_, (*path, "not")))
        return self.count(file, path)

    def count(self, file: TestFile, path: DataPath) -> Test:
        given = [(name, getattr(file, name)) for name in _RELATIONS if getattr(file, name) is not None]
        if len(given) != 1:
            self.fault(path, "DS231", f"a count has exactly one bound: {', '.join(_RELATIONS)}")
            return law.All(())
        for key, answers in (("count", file.count), ("out_of", file.out_of)):
            for index, answer in enumerate(answers or ()):
                if answer not in self.answers:
                    self.fault(
                        (*path, key, index),
                        "DS232",
                        f"'{answer}' is no answer here",
                        did_you_mean(answer, self.answers),
                    )
        beside = [answer for answer in file.count or () if file.out_of is not None and answer not in file.out_of]
        if beside:
            self.fault(
                (*path, "count"), "DS232", f"'{beside[0]}' is counted and is not among out_of", "a share is of a whole"
            )
        if file.group is not None and file.group not in self.electorate.groups:
            hint = did_you_mean(file.group, self.electorate.groups)
            self.fault((*path, "group"), "DS233", f"'{self.file.body}' has no group '{file.group}'", hint)
        relation, written = given[0]
        bound = self.bound(written, file.out_of is not None, (*path, relation))
        out_of = None if file.out_of is None else frozenset(file.out_of)
        return law.Count(frozenset(file.count or ()), relation, bound, file.group, out_of)

    def bound(self, written: str, share: bool, path: DataPath) -> Fraction:
        """A bound, exactly: a whole number of members, or a share as 2/3 or 55%."""
        if share and (found := re.fullmatch(r"(\d{1,9})/(\d{1,9})|(\d{1,3})%", written)):
            over, under, percent = found.groups()
            if percent or int(under):
                value = Fraction(int(percent), 100) if percent else Fraction(int(over), int(under))
                if value <= 1:
                    return value
        elif not share and re.fullmatch(r"\d{1,9}", written):
            return Fraction(int(written))
        if "." in written or "e" in written.lower():
            self.fault(path, "DS230", f"'{written}' is not exact", "write a share as 2/3 or 55%, a number as 9")
        elif share:
            self.fault(path, "DS230", f"'{written}' is no share", "with out_of, write a share such as 2/3 or 55%")
        else:
            self.fault(path, "DS230", f"'{written}' is no number of members", "a share needs out_of: [for, against]")
        return Fraction(0)

    def example(self, index: int, file: Mapping[str, Any]) -> Example:
        path: DataPath = ("examples", index)
        counts: dict[tuple[str, str], int] = {}
        for key, value in file.items():
            if key in ("is", "source"):
                continue
            if key not in (*self.answers, OPEN):
                hint = did_you_mean(key, (*self.answers, OPEN))
                self.faults.append(
                    self.located.diagnostic((*path, key), "DS232", f"'{key}' is no answer here", hint, at_key=True)
                )
                continue
            for group, number in value.items() if isinstance(value, dict) else [("", value)]:
                if group and group != OTHERS and group not in self.electorate.groups:
                    hint = did_you_mean(group, (*self.electorate.groups, OTHERS))
                    self.fault((*path, key), "DS233", f"'{self.file.body}' has no group '{group}'", hint)
                elif not re.fullmatch(r"\d{1,4}", str(number)):
                    self.fault((*path, key), "DS230", f"'{number}' is no number of members")
                else:
                    counts[key, group] = int(number)
        for key in ("is", "source"):
            if not file.get(key):
                self.fault(path, "DS021", f"the key '{key}' is missing")
        outcome, names = str(file.get("is")), [name for entry in self.file.outcomes for name in entry]
        if file.get("is") and outcome not in (*names, law.PENDING):
            self.fault((*path, "is"), "DS231", f"no outcome is called '{outcome}'", did_you_mean(outcome, names))
        return Example(counts, outcome, str(file.get("source")), self.located.where(path))
