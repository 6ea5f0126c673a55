"""Releases: a penholder's word that this very text may go out, for as long as all it rested on stays as it was.

A position file changed later, another rule, form, title or penholder in the brief, or a member that speaks up, however
late, ends it, and shows.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from drafter.consensus.case import Case
from drafter.positions.brief import Brief
from drafter.positions.position import Member
from drafter.text.history import Circulated, Released
from drafter.text.silence import Spoke
from drafter.text.statement import inline_json

BRIEF = "brief"


@dataclass(frozen=True, slots=True)
class Release:
    """A penholder's word for this text: given or not, what it rested on that changed, and who spoke up since."""

    penholder: Member
    act: Released | None
    changed: tuple[str, ...] = ()
    spoken: tuple[Member, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether it was given, still rests on what is on file, and nobody spoke up since."""
        return self.act is not None and not self.changed and not self.spoken


def terms(brief: Brief) -> str:
    """The digest of what the brief says: rule, body, date, form, title, penholders, style, and every element.

    `stage` and `marking` are not among them: they change as a text goes out.
    """
    elements = [
        [e.id, e.ask, e.ladder, e.kind, inline_json(e.text), [[w.id, inline_json(w.text)] for w in e.wordings]]
        for e in brief.elements
    ]
    said = [
        *(brief.rule, brief.body, brief.membership_on, brief.form, brief.title, brief.style),
        list(brief.penholders),
        elements,
    ]
    return "sha256:" + hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def release_of(case: Case, penholder: Member, circulation: Circulated, at: datetime) -> Release:
    """A penholder's release, by a moment, of the text that a circulation sent out, and what changed since.

    One given before that circulation, on an earlier one of the same words, is none.
    """
    acts = [act for act in case.record.by(at) if act.number > circulation.number and act.text == circulation.text]
    given = next((a for a in reversed(acts) if isinstance(a, Released) and a.author == penholder), None)
    if given is None:
        return Release(penholder, None)
    now = {member: position.digest for member, position in case.positions.items()}
    changed = {m for m in now.keys() | given.positions.keys() if now.get(m) != given.positions.get(m)}
    brief = (BRIEF,) if given.terms != terms(case.brief) else ()
    spoken = {act.member for act in acts if isinstance(act, Spoke) and act.number > given.number}
    return Release(penholder, given, (*brief, *sorted(changed)), tuple(sorted(spoken)))
