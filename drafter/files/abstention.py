"""Abstaining where no vote is taken: a wrong word like any other to the schema, and more than that to a diplomat."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from drafter.consensus.rule import Rule
from drafter.diagnostic import Diagnostic
from drafter.files.located import DataPath, Located

_WORDS = ("abstain", "abstains", "abstained", "abstaining", "abstention")
_HINT = "no vote is taken here: say joins (with 'except' for paragraphs), objects or hold, or say nothing"


def told_of_abstention(faults: Iterable[Diagnostic], located: Located, rule: Rule) -> list[Diagnostic]:
    """A position's faults, those of a stance or answer that abstains under a rule without a vote told as such."""
    if rule.decided_by == "ballots":
        return list(faults)
    places = {
        located.where(path)
        for path in located.paths()
        if path[-1:] in (("says",), ("stance",)) and _value(located.data, path) in _WORDS
    }
    message = f"nobody abstains under '{rule.id}'"
    return [
        replace(fault, code="DS114", message=message, hint=_HINT)
        if fault.code == "DS022" and fault.where in places
        else fault
        for fault in faults
    ]


def _value(data: object, path: DataPath) -> str:
    """The text at a path, folded; empty for anything but a text."""
    for step in path:
        if isinstance(data, list) and isinstance(step, int):
            data = data[step]
        else:
            data = data.get(step) if isinstance(data, Mapping) else None
    return data.casefold().strip() if isinstance(data, str) else ""
