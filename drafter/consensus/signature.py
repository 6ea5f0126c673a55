"""Whose name stands under words in a document.

A change or a comment is signed by a member only for its own words, verbatim, given in writing and meant for those who
read it; otherwise by the penholders. What is made up says so beside the name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Literal

from drafter.consensus.case import Case
from drafter.consensus.compilation import Compilation, Proposed
from drafter.positions.amendment import propose
from drafter.positions.position import Amendment, Member
from drafter.text.change import DoesNotApply, apply
from drafter.text.contested.rolling import Contested, Rolling
from drafter.text.history import Revised
from drafter.text.markup import print_inline
from drafter.text.statement import Entry, Id, Paragraph, Statement

# Who reads a document: the members, or the penholders alone, who may read what was written to them.
Audience = Literal["circulated", "internal"]
PENHOLDERS = "Penholders"
DELEGATION = "Delegation"


@dataclass(frozen=True, slots=True)
class Said:
    """Words that a member lets be circulated, with the paragraph they are about and the name to sign them."""

    about: Id
    name: str
    words: str


def signature(member: Member, case: Case) -> str:
    """The name under a member's own words: its code, marked where made up; the penholders' where only reported."""
    position = case.positions.get(member)
    if position is None or position.status in ("reading", "reported"):
        return PENHOLDERS
    return f"{member} (illustrative)" if position.status == "illustrative" else member


def signed(act: Revised, before: Statement, after: Statement, case: Case, audience: Audience) -> str:
    """The name under a revision: the member whose amendments it takes and nothing else, or the penholder who wrote it.

    Amendments of several members, or one that was not meant for this audience, or not taken word for word, are the
    penholders'.
    """
    taken = [amendment for id in act.takes if (amendment := _amendment(id, case))]
    if not act.takes:
        return f"{act.author} (illustrative)" if case.illustrative else act.author
    members = {id.partition("-")[0] for id in act.takes}
    meant = len(taken) == len(act.takes) and all(_heard(amendment, audience) for amendment in taken)
    verbatim = _with(taken, before, case) == after.outline
    return signature(members.pop(), case) if len(members) == 1 and meant and verbatim else PENHOLDERS


def _with(taken: Sequence[Amendment], before: Statement, case: Case) -> tuple[Entry, ...]:
    """What a text reads once these amendments are taken and nothing else is done; empty where they do not fit."""
    try:
        return reduce(lambda text, one: apply(propose(one, text, case.form_of(text)), text), taken, before).outline
    except DoesNotApply:
        return ()


def said(case: Case, takes: tuple[str, ...], audience: Audience) -> Iterator[Said]:
    """What members let this audience hear of the amendments taken."""
    for id in takes:
        amendment = _amendment(id, case)
        if amendment and amendment.say and _heard(amendment, audience):
            yield Said(amendment.about, signature(id.partition("-")[0], case), amendment.say)


def attributed(compiled: Compilation, case: Case) -> Rolling:
    """The rolling text under the names that may be shown.

    A member is named on a paragraph where all it proposes there was meant for the members, in its own words; the
    rest read Delegation, Delegation-2 and so on, counted anew on each paragraph and after the sides with names.
    """
    contested = {}
    for id, entry in compiled.rolling.contested.items():
        named = {side: sorted(m for m in names if _meant(m, id, compiled, case)) for side, names in entry.sides.items()}
        count, sides = 0, dict[Paragraph | None, frozenset[str]]()
        for side in sorted(entry.sides, key=lambda side: (not named[side], named[side], _words(side))):
            hidden = [_delegation(count + n) for n in range(len(entry.sides[side]) - len(named[side]))]
            count += len(hidden)
            sides[side] = frozenset((*named[side], *hidden))
        contested[id] = Contested(entry.base, sides)
    return Rolling(compiled.base, contested)


def told_aside(compiled: Compilation, case: Case) -> tuple[Proposed, ...]:
    """What was set aside and may be told to everybody: of members whose every proposal is for the members.

    One written to the penholders alone would be told by what another is said to stand beside.
    """
    open_ = {
        member
        for member in case.positions
        if signature(member, case) != PENHOLDERS
        and case.proposes(member)
        and all(one.amendment.to == "members" for one in compiled.proposals if one.member == member)
    }
    return tuple(one for one in compiled.of("aside") if one.member in open_)


def _meant(member: Member, id: Id, compiled: Compilation, case: Case) -> bool:
    proposed = [one for one in compiled.on(id) if one.member == member]
    return signature(member, case) != PENHOLDERS and all(one.amendment.to == "members" for one in proposed)


def _delegation(count: int) -> str:
    return f"{DELEGATION}-{count + 1}" if count else DELEGATION


def _words(side: Paragraph | None) -> str:
    return print_inline(side.inline) if side else ""


def _heard(amendment: Amendment, audience: Audience) -> bool:
    return audience == "internal" or amendment.to == "members"


def _amendment(id: str, case: Case) -> Amendment | None:
    position = case.positions.get(id.partition("-")[0])
    return position.amendment(id) if position else None
