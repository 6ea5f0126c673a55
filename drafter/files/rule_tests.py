"""The outcomes of a rule file: each test with its counts and bounds, checked where it stands."""

from __future__ import annotations

import re
from collections.abc import Collection
from fractions import Fraction
from typing import TYPE_CHECKING, get_args

from drafter.consensus import rule as law
from drafter.consensus.rule import MEMBERS, Fewest, Outcome, Relation, Test
from drafter.diagnostic import Diagnostic, did_you_mean
from drafter.files.located import DataPath, Located

if TYPE_CHECKING:
    from drafter.files.template_schema import FewestFile, RuleFile, TestFile

_RELATIONS: tuple[Relation, ...] = get_args(Relation)


class Outcomes:
    """The outcomes of one rule file being read; faults gather here."""

    def __init__(self, file: RuleFile, located: Located, groups: Collection[str], weights: Collection[str]) -> None:
        self.file, self.located, self.groups, self.weights = file, located, groups, weights
        self.answers = law.EVERY if file.decided_by == "ballots" else law.ANSWER
        self.faults: list[Diagnostic] = []

    def fault(self, path: DataPath, code: str, message: str, hint: str = "") -> None:
        self.faults.append(self.located.diagnostic(path, code, message, hint))

    def read(self) -> list[Outcome]:
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
        out_of = file.out_of if isinstance(file.out_of, list) else []
        for key, answers in (("count", file.count), ("out_of", out_of)):
            for index, answer in enumerate(answers or ()):
                if answer not in self.answers:
                    hint = did_you_mean(answer, self.answers)
                    self.fault((*path, key, index), "DS232", f"'{answer}' is no answer here", hint)
        beside = [answer for answer in file.count or () if out_of and answer not in out_of]
        if beside:
            message = f"'{beside[0]}' is counted and is not among out_of"
            self.fault((*path, "count"), "DS232", message, "a share is of a whole")
        if file.group is not None and file.group not in self.groups:
            hint = did_you_mean(file.group, self.groups)
            self.fault((*path, "group"), "DS233", f"'{self.file.body}' has no group '{file.group}'", hint)
        if file.weight is not None:
            self.weight(file.weight, (*path, "weight"))
        relation, written = given[0]
        where = (*path, relation)
        if isinstance(written, str):
            bound: Fraction | Fewest = self.bound(written, file.out_of is not None, where)
        else:
            bound = self.fewest(written, where)
        share: law.Whole = MEMBERS if file.out_of == MEMBERS else None if file.out_of is None else frozenset(out_of)
        return law.Count(frozenset(file.count or ()), relation, bound, file.group, share, file.weight, file.in_person)

    def weight(self, name: str, path: DataPath) -> None:
        if name not in self.weights:
            hint = did_you_mean(name, self.weights)
            self.fault(path, "DS233", f"'{self.file.body}' has no weight '{name}'", hint)

    def fewest(self, file: FewestFile, path: DataPath) -> Fewest:
        self.weight(file.weight, (*path, "weight"))
        return Fewest(self.bound(file.fewest_over, True, (*path, "fewest_over")), file.weight, file.plus)

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
