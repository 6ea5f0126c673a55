"""A verdict as everybody may read it: what members said, and nothing that is read off their files.

A position can show that a member objects, and that stays with the penholders. What it answered on this very text, what
it said on silence, and a recorded vote are known to all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from drafter.consensus.answer import Answered, Word
from drafter.consensus.finding import Vector, decide
from drafter.consensus.rule import PENDING
from drafter.consensus.silence import voiced
from drafter.consensus.verdict import Verdict

_SAID: Mapping[str, Word] = {"objects": "objects", "hold": "hold", "ad-ref": "ad-ref"}


def aloud(verdict: Verdict) -> Verdict:
    """The verdict on what was said alone: who said nothing is silent, without reasons, warnings or a forecast.

    It is adopted exactly where the whole verdict is; what only files stand against is pending.
    """
    answers = {member: _aloud(answered, verdict) for member, answered in verdict.answers.items()}
    releases = tuple(release for release in verdict.releases if release.stands)
    known = replace(verdict, answers=answers, releases=releases, faults=(), forecast="")
    if verdict.adopted or verdict.ballots is not None or verdict.circulation is None:
        return known
    if verdict.faults or verdict.case.rule.decided_by == "ballots":
        return replace(known, outcome=PENDING, decision=None)
    counted: Vector = {member: answered.counts for member, answered in answers.items()}
    decision = decide(verdict.case.rule, counted, verdict.case.electorate)
    outcome = PENDING if decision.outcome == verdict.case.rule.adopts else decision.outcome
    return replace(known, outcome=outcome, decision=decision)


def _aloud(answered: Answered, verdict: Verdict) -> Answered:
    """A member's answer as far as it said it: of its file and its act on silence the graver."""
    said = _answer(answered, verdict)
    if verdict.silence is not None:
        said = voiced(said, verdict.silence, verdict.case)
    return replace(said, warning="")


def _answer(answered: Answered, verdict: Verdict) -> Answered:
    """What a member answered on this very text in its own words, or that silence was closed over it."""
    member, position = answered.member, answered.position
    if answered.word == "joins":
        return Answered(member, "joins", (), None, None, answered.apart, answered.reserve, answered.cosponsors)
    if answered.word == "joins by silence":
        return Answered(member, answered.word)
    given = position.answer if position and (position.status == "in-writing" or verdict.case.illustrative) else None
    if given is None or verdict.text is None:
        return Answered(member, "silent")
    on_this = verdict.case.record.circulated[given.seen].digest == verdict.text.digest
    return Answered(member, _SAID.get(given.says, "silent") if on_this else "silent")
