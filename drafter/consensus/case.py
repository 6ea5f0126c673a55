"""The case: everything a verdict rests on, read and checked, in one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from drafter.consensus.body import Body, Electorate
from drafter.consensus.rule import Rule
from drafter.positions.brief import Brief
from drafter.positions.frame import Ground
from drafter.positions.position import Member, Position
from drafter.text.history import Circulated, History
from drafter.text.ladder import Ladder
from drafter.text.statement import Statement
from drafter.text.voice import Form


@dataclass(frozen=True)
class Case:
    """A statement with its brief, its record, its members' positions, and the rule, body and language it is under.

    Positions are keyed by member; all of them are members on the brief's date.
    """

    brief: Brief
    record: History
    positions: Mapping[Member, Position]
    rule: Rule
    body: Body
    form: Form
    ladders: Mapping[str, Ladder]
    ballots: Mapping[Member, str] | None = None

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

    def ground(self, text: Statement) -> Ground:
        """What positions are held against when they meet a text."""
        return Ground(text, self.record.circulated, self.brief, self.form, self.ladders)

    def circulated(self, at: datetime) -> Circulated | None:
        """The circulation that members answer on at a moment: the last one made by then."""
        return next((act for act in reversed(self.record.by(at)) if isinstance(act, Circulated)), None)
