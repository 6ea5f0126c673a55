"""A silence procedure at a moment: a function of the record, the rule and that moment, and of nothing else.

The clock closes nothing. Once the deadline has passed unbroken, a penholder records that silence is closed; whatever
turns up afterwards and was said in time still breaks it, and what was said late is kept and not counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from drafter.consensus.answer import Answered, Word
from drafter.consensus.case import Case
from drafter.consensus.rule import Silence
from drafter.diagnostic import Where
from drafter.positions.position import Member
from drafter.positions.standing import Reason
from drafter.text.history import Circulated
from drafter.text.moment import moment
from drafter.text.silence import Closed, Extended, Opened, SilenceAct, Spoke, Withdrew, expiry, span

State = Literal["running", "held", "due", "broken", "closed"]
_WORDS: dict[str, Word] = {"objection": "objects", "amendment": "asks change", "hold": "hold"}
_GRAVITY: dict[Word, int] = {"fault": 0, "objects": 1, "asks change": 2, "hold": 3}


@dataclass(frozen=True)
class Procedure:
    """A silence procedure on one circulation, as it stands at a moment; every tuple is in the order of the record.

    `breaking` was said in time and breaks silence under the body's rule; `noted` was said in time and does not;
    `late` was said when silence had expired, or, for a hold, once it was closed. `holds` keep it from closing.
    `withdrawn` are the numbers of what was taken back since: that mends nothing that is broken.
    """

    at: datetime
    circulation: Circulated
    opened: Opened
    extended: tuple[Extended, ...]
    until: datetime
    breaking: tuple[Spoke, ...]
    noted: tuple[Spoke, ...]
    late: tuple[Spoke, ...]
    holds: tuple[Spoke, ...]
    withdrawn: frozenset[int]
    closed: Closed | None

    @property
    def state(self) -> State:
        """Broken, closed, still running, kept from closing by a hold, or due to be closed."""
        if self.breaking:
            return "broken"
        if self.closed:
            return "closed"
        if self.at < self.until:
            return "running"
        return "held" if self.holds else "due"

    def standing(self, spoken: Iterable[Spoke]) -> tuple[Spoke, ...]:
        """Those that were not taken back."""
        return tuple(one for one in spoken if one.number not in self.withdrawn)


def procedure(case: Case, circulation: Circulated, at: datetime) -> Procedure | None:
    """The silence on a circulated text as it stands at a moment; None where the rule knows none, or none was opened.

    Acts recorded by that moment count, what was said by the moment at which it was said. Penholders alone open,
    extend, close and take back; an objection counts whoever recorded it, and a State that is no member has none.
    """
    terms, holders = case.rule.silence, case.brief.penholders
    known = [
        act
        for act in case.record.by(at)
        if isinstance(act, SilenceAct)
        and act.number > circulation.number
        and (isinstance(act, Spoke) or act.author in holders)
    ]
    acts = span(known, circulation.text)
    if terms is None or not acts:
        return None
    opened, until = acts[0], moment(expiry(acts))
    assert isinstance(opened, Opened), "a silence begins with its opening"
    back = [act for act in acts if isinstance(act, Withdrew)]
    spoken = [act for act in acts if isinstance(act, Spoke) and act.member in case.electorate.members]
    words, holds = ([one for one in spoken if (one.speech == "hold") is kind] for kind in (False, True))
    breaking = tuple(one for one in words if _breaks(one, until, back, terms))
    sound = not breaking and until - moment(opened.at) >= terms.at_least
    closings = [act for act in acts if isinstance(act, Closed) and moment(act.at) >= until] if sound else []
    closed = next((act for act in closings if not _held(holds, moment(act.at), back)), None)
    late = [one for one in words if moment(one.given) >= until]
    tardy = [one for one in holds if closed and moment(one.given) > moment(closed.at)]
    return Procedure(
        at,
        circulation,
        opened,
        tuple(act for act in acts if isinstance(act, Extended)),
        until,
        breaking,
        tuple(one for one in words if one not in breaking and one not in late),
        tuple(one for one in spoken if one in late or one in tardy),
        tuple(one for one in holds if one not in tardy and not _withdrawn(one, back, at)),
        frozenset(one.number for one in spoken if _withdrawn(one, back, at)),
        closed,
    )


def _breaks(one: Spoke, until: datetime, back: Sequence[Withdrew], terms: Silence) -> bool:
    """Whether what a member said breaks silence: of a kind that does, before it expired, and not mended."""
    if one.speech not in terms.broken_by or moment(one.given) >= until:
        return False
    return not (terms.mended_by_withdrawal and _withdrawn(one, back, until - timedelta.resolution))


def _held(holds: Sequence[Spoke], then: datetime, back: Sequence[Withdrew]) -> bool:
    """Whether a hold stood at a moment."""
    return any(moment(one.given) <= then and not _withdrawn(one, back, then) for one in holds)


def _withdrawn(one: Spoke, back: Sequence[Withdrew], then: datetime) -> bool:
    """Whether its member had taken it back by a moment."""
    return any(
        act.member == one.member and act.number > one.number and moment(one.given) <= moment(act.given) <= then
        for act in back
    )


def voiced(answered: Answered, found: Procedure, case: Case) -> Answered:
    """A member's answer, with what it said on silence: of its file and its act the graver stands.

    What came late is told beside the answer and changes none, save that who joined in its file and spoke up since is
    to be asked again; once silence is closed, not even that.
    """
    counted = (*found.breaking, *(() if found.closed else found.noted), *found.holds)
    mine = _of(answered.member, counted, found)
    late = _of(answered.member, found.late, found)
    beside = [f"{came(one)} at {one.given}, late: recorded, and not counted" for one in late]
    if (mine or (late and not found.closed)) and answered.word == "joins":
        beside.append("its file joins: ask it, and record what it takes back (silence withdraw)")
    if mine:
        answered = _graver(answered, min(mine, key=lambda one: _GRAVITY[_WORDS[one.speech]]), case)
    elif late and not found.closed and answered.word == "joins":
        reasons = tuple(_reason(one, case) for one in late)
        answered = Answered(answered.member, "renew", reasons, answered.standing, answered.position)
    return replace(answered, warning="; ".join(filter(None, (answered.warning, *beside))))


def _of(member: Member, spoken: Iterable[Spoke], found: Procedure) -> list[Spoke]:
    """What a member said and did not take back."""
    return [one for one in found.standing(spoken) if one.member == member]


def _graver(answered: Answered, spoken: Spoke, case: Case) -> Answered:
    """The answer that a member's file and its act come to."""
    word, reason = _WORDS[spoken.speech], _reason(spoken, case)
    own = _GRAVITY.get(answered.word, len(_GRAVITY))
    if own > _GRAVITY[word]:
        return Answered(
            answered.member, word, (reason,), answered.standing, answered.position, warning=answered.warning
        )
    if own == _GRAVITY[word]:
        return replace(answered, reasons=(*answered.reasons, reason))
    return answered


def came(one: Spoke) -> str:
    """What a member did, in a clause."""
    return {"objection": "objected", "amendment": "put an amendment", "hold": "asked for a hold"}[one.speech]


def _reason(one: Spoke, case: Case) -> Reason:
    folder = case.brief.where.file.rpartition("/")[0]
    place = f"{folder}/record/{one.number:04d}.json".lstrip("/")
    return Reason(Where(place), "text", note=f"{came(one)} at {one.given}", say=one.say)
