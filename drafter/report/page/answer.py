"""The answer first: the verdict in words with its rule and source, who stands where, and the clock."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from drafter.consensus.aloud import aloud
from drafter.consensus.answer import Answered
from drafter.consensus.rule import PENDING
from drafter.consensus.signature import Audience
from drafter.consensus.silence import Procedure
from drafter.consensus.verdict import Verdict
from drafter.report.line import Line, Tone
from drafter.report.onrecord import on_record
from drafter.report.reason import place
from drafter.report.release import releases
from drafter.report.silence import clock, headline
from drafter.report.verdict import SECTIONS, answer_word, clauses, spoken_on, told

# Of a member that stands against more than this, the rest is in the table.
_MOST = 12
_CAPITALS = re.compile("^[A-Z ]{2,}")


@dataclass(frozen=True, slots=True)
class Clause:
    """One reason of a member: the clause, the file and line that say so (in house), and what it lets be said."""

    words: str
    tone: Tone
    place: str = ""
    say: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """A member with its reasons, if any are told."""

    member: str
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The members that answer alike, under one title."""

    title: str
    tone: Tone
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The verdict as a page begins with it.

    `names` are the members that the clause `said` ends with, `members` how many there are in all.
    """

    word: str
    tone: Tone
    said: str
    names: tuple[str, ...]
    groups: tuple[Group, ...]
    record: tuple[str, ...]
    releases: tuple[Line, ...]
    clock: str
    members: int = 0


def answer(whole: Verdict, audience: Audience, folder: str) -> Answer:
    """The answer for an audience: to the members only what was said, to the penholders also what files show."""
    internal = audience == "internal"
    verdict = whole if internal else aloud(whole)
    said, names = told(verdict) if internal or verdict.outcome != PENDING else (_pending(verdict), ())
    return Answer(
        answer_word(verdict).capitalize(),
        "good" if verdict.adopted else "open" if verdict.outcome == "pending" else "bad",
        said,
        names,
        tuple(_groups(verdict, folder if internal else None)),
        tuple(on_record(whole)),
        tuple(releases(verdict)),
        hands_of_clock(verdict.silence),
        len(verdict.answers),
    )


def _pending(verdict: Verdict) -> str:
    """That a text is pending, in a clause that tells nobody's answer."""
    if verdict.circulation is None:
        return "nothing has been sent to the members yet"
    by_vote = verdict.case.rule.decided_by == "ballots"
    return "no vote is recorded" if by_vote else "not every member has joined this text"


def _groups(verdict: Verdict, folder: str | None) -> Iterator[Group]:
    """Members by what they answer, as `check` groups them; their reasons only where there is a folder to name."""
    for title, words, tone in SECTIONS:
        if (found := verdict.by_word(*words)) and (folder is not None or "silent" not in words):
            yield Group(title.capitalize(), tone, tuple(_voice(answered, verdict, folder) for answered in found))


def _voice(answered: Answered, verdict: Verdict, folder: str | None) -> Voice:
    if folder is None:
        said = [Clause("", "plain", "", reason.say) for reason in answered.reasons if reason.say]
        return Voice(answered.member, tuple(said))
    return Voice(answered.member, tuple(_clauses(answered, verdict, folder)))


def _clauses(answered: Answered, verdict: Verdict, folder: str) -> Iterator[Clause]:
    if answered.word == "heard in part":
        yield Clause(f"has spoken on {', '.join(spoken_on(answered, verdict))}", "plain")
    elif answered.counts != "for" and answered.word not in ("silent", "unheard"):
        found = clauses(answered, verdict)
        for words, tone, reason in islice(found, _MOST):
            yield Clause(words, tone, place(reason, folder), reason.say)
        if more := sum(1 for _ in found):
            yield Clause(f"and {more} more, in the table below", "faint")
    if answered.warning:
        yield Clause(answered.warning, "open")


def hands_of_clock(found: Procedure | None) -> str:
    """How silence stands, as a sentence begins."""
    return _CAPITALS.sub(lambda head: head[0].capitalize(), headline(found) if found else clock(None).capitalize())


def shares(groups: Sequence[Group]) -> list[tuple[Group, int, int]]:
    """The groups side by side as one bar: each with where it begins and how broad it is, in members."""
    out, at = [], 0
    for group in groups:
        out.append((group, at, len(group.voices)))
        at += len(group.voices)
    return out


def moment_in_words(at: datetime) -> str:
    """A moment for people, in its own zone.

    >>> moment_in_words(datetime.fromisoformat("2021-08-16T18:00-04:00"))
    '16 August 2021, 18:00 (UTC-04:00)'
    """
    return f"{at.day} {at:%B %Y}, {at:%H:%M} ({at.tzinfo})"
