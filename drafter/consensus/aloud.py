"""A verdict as everybody may read it: what was said to all, and nothing that is read off the files.

A position can show that a member objects, and an answer goes to the penholders: both stay with them until the text is
adopted. What broke or holds silence, who agreed ad referendum, and a recorded vote are known to all.
"""

from __future__ import annotations

from dataclasses import replace

from drafter.consensus.answer import Answered
from drafter.consensus.finding import Vector, decide
from drafter.consensus.ripeness import said_ad_ref
from drafter.consensus.rule import PENDING
from drafter.consensus.silence import voiced
from drafter.consensus.verdict import Verdict


def aloud(verdict: Verdict) -> Verdict:
    """The verdict on what was said to all: everybody else is silent, and there is no warning and no forecast.

    It is adopted exactly where the whole verdict is; what only files and answers stand against is pending.
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
    """A member's answer as far as all know it, with what it said on silence."""
    said = Answered(answered.member, "silent")
    if answered.word == "joins by silence" or (answered.word == "joins" and verdict.adopted):
        said = replace(answered, reasons=(), standing=None, position=None)
    elif said_ad_ref(answered):
        said = Answered(answered.member, "ad-ref")
    if verdict.silence is not None:
        said = voiced(said, verdict.silence, verdict.case)
    return replace(said, warning="")
