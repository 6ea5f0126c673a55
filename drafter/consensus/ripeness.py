"""How ripe each paragraph of a text is, as a room may see it: nothing private is read into it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from drafter.consensus.verdict import Verdict
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


def _whole(verdict: Verdict, text: Statement) -> Ripeness:
    """What a text is as a whole, where the verdict is on that very text."""
    if verdict.text is None or verdict.text.digest != text.digest:
        return "open"
    if verdict.adopted:
        return "agreed"
    others = [answered for answered in verdict.answers.values() if answered.counts != "for"]
    said = [a.position.answer.says for a in others if a.position and a.position.answer and a.word == "ad-ref"]
    return "ad ref" if others and len(said) == len(others) and set(said) == {"ad-ref"} else "open"
