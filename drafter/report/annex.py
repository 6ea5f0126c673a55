"""The annex to a compilation: what each member has said of each paragraph for all to hear, in a word or two."""

from __future__ import annotations

from collections.abc import Mapping

from drafter.consensus.verdict import Verdict
from drafter.positions.position import Member
from drafter.text.contested.choice import in_turn
from drafter.text.contested.rolling import Rolling
from drafter.text.statement import Id, Paragraph

CAPTION = "Members by paragraph"
LEGEND = (
    "strikes, adds, moves, amends: what a delegation proposes in its own name.",
    "apart, reserves: what it said in its answer on this very text.",
    "An empty cell says nothing: neither consent nor objection.",
)


def cells(verdict: Verdict, rolling: Rolling) -> Mapping[tuple[Member, Id], str]:
    """What stands in the annex: what the rolling text names a member for, and what it said in its answer."""
    found: dict[tuple[Member, Id], str] = {}
    for id, entry in rolling.contested.items():
        for side, names in entry.sides.items():
            for name in in_turn(names & verdict.answers.keys()):
                found[name, id] = _verb(entry.base, side)
    if verdict.text is not None and verdict.text.digest == rolling.base.digest:
        for answered in verdict.answers.values():
            for id in answered.apart:
                found[answered.member, id] = "apart"
            for id in answered.reserve or ():
                found[answered.member, id] = "reserves"
    return found


def _verb(base: Paragraph | None, side: Paragraph | None) -> str:
    if base is None:
        return "adds"
    if side is None:
        return "strikes"
    return "amends" if (side.inline, side.kind) != (base.inline, base.kind) else "moves"
