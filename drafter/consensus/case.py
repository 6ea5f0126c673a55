"""The case: everything a verdict rests on, read and checked, in one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from drafter.consensus.ballots import Ballots, faults
from drafter.consensus.body import Body, Electorate
from drafter.consensus.rule import Rule
from drafter.positions.brief import Brief
from drafter.positions.frame import Ground
from drafter.positions.position import Member, Position
from drafter.text.history import Circulated, History, Voted
from drafter.text.ladder import Ladder, verbs
from drafter.text.recast import Recast, recast
from drafter.text.statement import Statement
from drafter.text.stops import as_kept, as_read
from drafter.text.voice import Form


@dataclass(frozen=True)
class Case:
    """A statement with its brief, its record, its members' positions, and the rule, body and language it is under.

    Positions are keyed by member; all of them are members on the brief's date. `forms` are those of the brief and
    of every text of the record.
    """

    brief: Brief
    record: History
    positions: Mapping[Member, Position]
    rule: Rule
    body: Body
    forms: Mapping[str, Form]
    ladders: Mapping[str, Ladder]

    @property
    def electorate(self) -> Electorate:
        """Who may take part on the brief's date. The workspace has checked that the date is covered."""
        found = self.body.on(date.fromisoformat(self.brief.membership_on))
        assert found is not None
        return found

    @property
    def illustrative(self) -> bool:
        """Whether positions are on file and none of them is any State's real one."""
        return bool(self.positions) and all(position.status == "illustrative" for position in self.positions.values())

    @property
    def form(self) -> Form:
        """The form that the brief asks for; a text may have been recast in another since."""
        return self.forms[self.brief.form]

    def proposes(self, member: Member) -> bool:
        """Whether a file's proposals are a member's: no guess, and not made up beside files that are not."""
        return self.positions[member].status in ("in-writing", "reported") or self.illustrative

    def form_of(self, text: Statement) -> Form:
        """The form of a text of the record."""
        return self.forms[text.head.form]

    def as_read(self, text: Statement) -> Statement:
        """A text of the record as its readers see it, with the stops that its order gives."""
        return as_read(text, self.form_of(text))

    def as_kept(self, text: Statement) -> Statement:
        """A text as somebody wrote or returned it, as it is kept."""
        return as_kept(text, self.form_of(text))

    def recast(self, text: Statement, form: Form) -> Recast:
        """A text of the record in another form; the verbs of the ladders are known too."""
        return recast(text, self.form_of(text), form, verbs(self.ladders))

    def ground(self, text: Statement) -> Ground:
        """What positions are held against when they meet a text."""
        return Ground(text, self.record.circulated, self.brief, self.forms, self.ladders)

    def circulated(self, at: datetime) -> Circulated | None:
        """The circulation that members answer on at a moment: the last one made by then."""
        return next((act for act in reversed(self.record.by(at)) if isinstance(act, Circulated)), None)

    def ballots(self, circulation: Circulated, at: datetime) -> Ballots | None:
        """The ballots that a penholder had recorded by a moment on the text a circulation sent out; the last ones.

        None where no vote is taken under the rule, or where they are not ballots of these members under it.
        """
        if self.rule.decided_by == "answers":
            return None
        for act in reversed(self.record.by(at)):
            sent = isinstance(act, Voted) and act.text == circulation.text and act.number > circulation.number
            if isinstance(act, Voted) and sent and act.author in self.brief.penholders:
                found = Ballots(act.answers, act.proxies, frozenset(act.aside), frozenset(act.parties))
                return None if any(faults(self.rule, found, self.electorate)) else found
        return None
