"""Findings of a check as results: each with its place, code, level and a fingerprint that outlives edits elsewhere.

Words of the text, members and places are in-house; a member's reasons and limits stand in no result, and neither does
the line of a file, which may hold them.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePath
from typing import Literal

from drafter.consensus.stage import overclaims
from drafter.consensus.verdict import Verdict
from drafter.diagnostic import Accepted, Diagnostic, Where
from drafter.report.reason import what
from drafter.report.silence import AWAITS, headline
from drafter.report.verdict import answer

Level = Literal["error", "warning", "note"]
# What a person may live with for a time; what cannot be read, and that a text is not agreed, is never accepted.
ACCEPTABLE = frozenset({"DS131", "DS132", "DS133", "DS134", "DS135", "DS136", "DS222"})
_BITES = {
    "objects": ("DS131", "objects"),
    "asks change": ("DS132", "asks for a change"),
    "hold": ("DS133", "asks for a hold"),
}
_LEVELS: Mapping[str, Literal["warning", "note"]] = {"DS131": "warning", "DS132": "warning", "DS136": "warning"}
_LINE = re.compile(r"\bline \d+")


@dataclass(frozen=True, slots=True)
class Result:
    """One finding. An `error` fails the check, unless it is accepted: `accepted` is then the reason.

    `fingerprint` is of the code, the file and the message, and of nothing that moves when lines are added elsewhere.
    """

    where: Where
    code: str
    level: Level
    message: str
    fingerprint: str = ""
    accepted: str = ""

    @property
    def fails(self) -> bool:
        """Whether it fails the check."""
        return self.level == "error" and not self.accepted


@dataclass(frozen=True)
class Checked:
    """A statement as checked: its verdict, unless it could not be read, and what was found.

    `first` are faults, a claim that goes too far, and that a text is not agreed, as yet without fingerprints. What
    each member has against the text is told at length by the verdict, and made into results only where they are asked
    for: of a large statement there are ten thousand. `baseline` is what somebody lives with.
    """

    name: str
    folder: str
    verdict: Verdict | None
    first: tuple[Result, ...]
    baseline: Mapping[str, Accepted] = field(default_factory=dict)

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """Everything that was found, with what the baseline accepts marked so."""
        found = [*self.first, *(_more(self.verdict) if self.verdict else ())]
        return tuple(_accepting(result, self.baseline) for result in _marked(found, self.folder))

    @property
    def beside(self) -> tuple[Result, ...]:
        """What a person is told beside the verdict: a claim that goes too far, and what is accepted."""
        found = self.results if self.baseline else self.first
        return tuple(result for result in found if result.accepted or result.code == "DS222")

    @property
    def fails(self) -> bool:
        """Whether anything that was found fails the check."""
        return any(result.fails for result in (self.results if self.baseline else self.first))


def checked(name: str, folder: str, verdict: Verdict, stage: Where, ci: bool) -> Checked:
    """What a verdict comes to; `stage` is the place of the brief's claim.

    With `ci` a text that is not agreed is a note, and fails nothing: only faults and claims do.
    """
    found = [Result(fault.where, fault.code, "error", _told(fault)) for fault in verdict.faults]
    if claim := overclaims(verdict):
        found.append(Result(stage, "DS222", "error", claim))
    if not verdict.adopted:
        brief = Where(verdict.case.brief.where.file)
        found.append(Result(brief, "DS130", "note" if ci else "error", answer(verdict)))
    return Checked(name, folder, verdict, tuple(found))


def unread(name: str, folder: str, faults: Iterable[Diagnostic]) -> Checked:
    """A statement that could not be read, with every fault."""
    return Checked(name, folder, None, tuple(Result(one.where, one.code, "error", _told(one)) for one in faults))


def acceptable(all_: Iterable[Checked], reason: str) -> list[Accepted]:
    """Every finding that may be accepted and is not yet, accepted for this reason."""
    return [
        Accepted(result.fingerprint, result.code, result.message, reason, result.where)
        for one in all_
        for result in one.results
        if result.code in ACCEPTABLE and not result.accepted
    ]


def _accepting(result: Result, baseline: Mapping[str, Accepted]) -> Result:
    if result.fingerprint in baseline and result.code in ACCEPTABLE:
        return replace(result, accepted=baseline[result.fingerprint].reason)
    return result


def outlived(all_: Sequence[Checked], baseline: Mapping[str, Accepted]) -> tuple[Result, ...]:
    """The lines of a baseline that accept nothing any more."""
    if not baseline:
        return ()
    there = {result.fingerprint for one in all_ for result in one.results if result.accepted}
    gone = [
        Result(entry.where, "DS137", "note", f"{entry.fingerprint} is accepted, and is there no more: {entry.reason}")
        for fingerprint, entry in baseline.items()
        if fingerprint not in there
    ]
    return _marked(gone, "")


def _more(verdict: Verdict) -> Iterator[Result]:
    """What members have against a text, who is awaited, and a silence that somebody has to see to.

    None of it is an error: what fails a check must be among those that are always made.
    """
    brief = Where(verdict.case.brief.where.file)
    yield from _answers(verdict, brief)
    if verdict.silence and verdict.silence.state in AWAITS:
        yield Result(brief, "DS136", "warning", headline(verdict.silence))


def _answers(verdict: Verdict, brief: Where) -> Iterator[Result]:
    awaited = []
    for answered in verdict.answers.values():
        position = answered.position
        if answered.word in _BITES:
            code, does = _BITES[answered.word]
            for reason in sorted(answered.reasons, key=lambda reason: (reason.where, reason.about)):
                message = f"{answered.member} {does}: {what(reason, answered)}"
                yield Result(reason.where, code, _LEVELS.get(code, "note"), message)
        elif answered.counts is None and answered.word != "fault":
            awaited.append(answered.member)
        if answered.warning:
            where = Where(position.where.file) if position else brief
            yield Result(where, "DS135", "note", f"{answered.member}: {answered.warning}")
    if awaited and verdict.circulation:
        message = f"an answer on {verdict.circulation.name} is awaited from {', '.join(awaited)}"
        yield Result(brief, "DS134", "note", message)


def _told(fault: Diagnostic) -> str:
    return f"{fault.message}: {fault.hint}" if fault.hint else fault.message


def _marked(results: Iterable[Result], folder: str) -> tuple[Result, ...]:
    """The results with their fingerprints; of several that are alike, each has one of its own."""
    seen = Counter[str]()
    out = []
    inside, name = f"{folder}/", PurePath(folder).name
    for result in results:
        file = result.where.file
        if folder and (file == folder or file.startswith(inside)):
            file = name + file.removeprefix(folder)
        mark = f"{result.code}\0{file}\0{_LINE.sub('line', result.message)}"
        seen[mark] += 1
        digest = hashlib.sha256(f"{mark}\0{seen[mark]}".encode()).hexdigest()
        out.append(Result(result.where, result.code, result.level, result.message, digest[:32]))
    return tuple(out)
