"""What members put on record beside a text, as the document carries it: in words, under the names they sign with."""

from __future__ import annotations

from drafter.consensus.ripeness import said_ad_ref
from drafter.consensus.signature import signature
from drafter.consensus.verdict import Verdict


def on_record(verdict: Verdict) -> list[str]:
    """A line for the co-sponsors, those agreed ad referendum, each dissociation and each reservation; none, no lines.

    Only what members answered on this very text, each name as the member signs.
    """
    if verdict.text is None:
        return []
    mentions = verdict.text.mentions
    out = []
    for word, members in (
        ("Co-sponsors", [a.member for a in verdict.answers.values() if a.cosponsors]),
        ("Agreed ad referendum", [a.member for a in verdict.by_word("ad-ref") if said_ad_ref(a)]),
    ):
        if members:
            out.append(f"{word}: {', '.join(signature(member, verdict.case) for member in members)}")
    for answered in verdict.by_word("joins"):
        name = signature(answered.member, verdict.case)
        if answered.apart:
            out.append(f"{name} dissociates itself from {' and '.join(mentions[id] for id in answered.apart)}.")
        out += [
            f"{name} reserves its position on {mentions[id]}: {said}" for id, said in (answered.reserve or {}).items()
        ]
    return out
