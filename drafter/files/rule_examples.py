"""The worked examples of a rule file: who answers what, and what that comes to."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from drafter.consensus.body import Electorate
from drafter.consensus.rule import PENDING, Example
from drafter.consensus.worked import OPEN, OTHERS
from drafter.diagnostic import Diagnostic, did_you_mean
from drafter.files.located import DataPath, Located
from drafter.positions.position import Member

REST = "rest"
_SAYS = ("is", "source", "day", "set_aside", "proxies", "parties", "had_they_abstained")


class Examples:
    """The examples of one rule file being read; faults gather here."""

    def __init__(
        self, located: Located, body: str, answers: Collection[str], names: Collection[str], groups: Collection[str]
    ) -> None:
        self.located, self.body, self.answers, self.names, self.groups = located, body, answers, names, groups
        self.faults: list[Diagnostic] = []

    def fault(self, path: DataPath, code: str, message: str, hint: str = "", at_key: bool = False) -> None:
        self.faults.append(self.located.diagnostic(path, code, message, hint, at_key=at_key))

    def read(self, index: int, file: Mapping[str, Any]) -> Example:
        path: DataPath = ("examples", index)
        counts: dict[tuple[str, str], int] = {}
        named: dict[Member, str] = {}
        rest = ""
        for key, value in file.items():
            if key in _SAYS:
                continue
            if key not in (*self.answers, OPEN):
                hint = did_you_mean(key, (*self.answers, OPEN))
                self.fault((*path, key), "DS232", f"'{key}' is no answer here", hint, at_key=True)
            elif value == REST:
                rest = key
            elif isinstance(value, list):
                named |= dict.fromkeys(map(str, value), key)
            else:
                counts |= self.counted(key, value, (*path, key))
        for key in ("is", "source"):
            if not file.get(key):
                self.fault(path, "DS021", f"the key '{key}' is missing")
        for key in ("is", "had_they_abstained"):
            outcome = str(file.get(key))
            if file.get(key) and outcome not in (*self.names, PENDING):
                hint = did_you_mean(outcome, self.names)
                self.fault((*path, key), "DS231", f"no outcome is called '{outcome}'", hint)
        return Example(
            counts,
            str(file.get("is")),
            str(file.get("source")),
            self.located.where(path),
            named,
            rest,
            self.day(file.get("day"), (*path, "day")),
            frozenset(map(str, file.get("set_aside") or ())),
            dict(file.get("proxies") or {}),
            frozenset(map(str, file.get("parties") or ())),
            str(file.get("had_they_abstained") or ""),
        )

    def counted(self, answer: str, value: object, path: DataPath) -> dict[tuple[str, str], int]:
        """How many of each group gave an answer; of any, under the group ''."""
        found = {}
        for group, number in value.items() if isinstance(value, dict) else [("", value)]:
            if group and group != OTHERS and group not in self.groups:
                hint = did_you_mean(group, (*self.groups, OTHERS))
                self.fault(path, "DS233", f"'{self.body}' has no group '{group}'", hint)
            elif not re.fullmatch(r"\d{1,4}", str(number)):
                self.fault(path, "DS230", f"'{number}' is no number of members")
            else:
                found[answer, group] = int(str(number))
        return found

    def day(self, written: object, path: DataPath) -> date | None:
        if written is None:
            return None
        try:
            return date.fromisoformat(str(written))
        except ValueError:
            self.fault(path, "DS022", f"'{written}' is not a date (YYYY-MM-DD)")
            return None


def made_up(members: int, groups: Mapping[str, int], weights: Mapping[str, list[int]]) -> Electorate:
    """A body of so many members under codes that ISO 3166 leaves to its users, for examples alone.

    >>> sorted(made_up(3, {"permanent": 1}, {}).members)
    ['QMA', 'QMB', 'QMC']
    """
    codes = [f"Q{chr(77 + number // 26)}{chr(65 + number % 26)}" for number in range(members)]
    return Electorate(
        frozenset(codes),
        {name: frozenset(codes[:number]) for name, number in groups.items()},
        {name: dict(zip(codes, of, strict=True)) for name, of in weights.items()},
    )
