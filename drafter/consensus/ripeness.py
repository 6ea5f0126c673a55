"""How ripe each paragraph of a text is, as a room may see it: nothing private is read into it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from drafter.consensus.answer import Answered
from drafter.consensus.verdict import Verdict
from drafter.positions.position import Member
from drafter.text.change import reads_alike
from drafter.text.contested.rolling import Rolling
from drafter.text.statement import Id, Statement

Ripeness = Literal["agreed", "ad ref", "contested", "stale", "open"]


def ripeness(verdict: Verdict, rolling: Rolling) -> Mapping[Id, Ripeness]:
    """What each paragraph of a rolling text is, those only proposed included.

    contested: somebody would change it. stale: it changed since a text that some member answered on. agreed: the
    verdict on this very text says so. ad ref: all have joined but those who answered ad referendum. Else open.
    """
    whole = _whole(verdict, rolling.base)
    answered = [
        verdict.case.record.circulated[given.position.answer.seen]
        for given in verdict.answers.values()
        if given.position is not None and given.position.answer is not None
    ]
    found: dict[Id, Ripeness] = {}
    for id in (*rolling.base.order, *rolling.contested):
        if id in rolling.contested:
            found[id] = "contested"
        elif whole == "open" and not all(reads_alike(id, text, rolling.base) for text in answered):
            found[id] = "stale"
        else:
            found[id] = whole
    return found


def ad_referendum(verdict: Verdict, rolling: Rolling) -> Mapping[Id, tuple[Member, ...]]:
    """By paragraph that nobody contests, those who answered on this very text that their capital has yet to confirm."""
    if verdict.text is None or verdict.text.digest != rolling.base.digest:
        return {}
    members = tuple(answered.member for answered in verdict.answers.values() if said_ad_ref(answered))
    return {id: members for id in rolling.base.order if members and id not in rolling.contested}


def said_ad_ref(answered: Answered) -> bool:
    """Whether ad referendum is a member's own answer: its view of one paragraph is not for others."""
    position = answered.position
    if answered.word != "ad-ref" or position is None or position.answer is None:
        return False
    return position.status != "reported" and position.answer.says == "ad-ref"


def _whole(verdict: Verdict, text: Statement) -> Ripeness:
    """What a text is as a whole, where the verdict is on that very text."""
    if verdict.text is None or verdict.text.digest != text.digest:
        return "open"
    if verdict.adopted:
        return "agreed"
    others = [answered for answered in verdict.answers.values() if answered.counts != "for"]
    return "ad ref" if others and all(map(said_ad_ref, others)) else "open"
