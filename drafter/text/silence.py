"""The acts of a silence procedure on a text that went out, and whether one can follow from those before it.

Only what holds under every body's rule is asked here; what breaks silence is the rule's part (consensus/silence).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from drafter.text.moment import moment

Speech = Literal["objection", "amendment", "hold"]


@dataclass(frozen=True, slots=True)
class Opened:
    """A penholder put a text under silence, to expire at the moment `until`."""

    number: int
    author: str
    at: str
    text: str
    until: str


@dataclass(frozen=True, slots=True)
class Extended:
    """A penholder gave more time, before silence had expired: it now expires at `until`."""

    number: int
    author: str
    at: str
    text: str
    until: str


@dataclass(frozen=True, slots=True)
class Spoke:
    """A member spoke up at the moment `given`; a penholder recorded it. `say` are its words for everybody, if any."""

    number: int
    author: str
    at: str
    text: str
    member: str
    speech: Speech
    given: str
    say: str = ""


@dataclass(frozen=True, slots=True)
class Withdrew:
    """A member took back, at the moment `given`, whatever it had said before on this silence."""

    number: int
    author: str
    at: str
    text: str
    member: str
    given: str


@dataclass(frozen=True, slots=True)
class Closed:
    """A penholder recorded that silence on this text ended unbroken."""

    number: int
    author: str
    at: str
    text: str


SilenceAct: TypeAlias = Opened | Extended | Spoke | Withdrew | Closed


def span(acts: Sequence[SilenceAct], text: str) -> tuple[SilenceAct, ...]:
    """The last silence on a text, from its opening on; empty where there was none."""
    on = [act for act in acts if act.text == text]
    start = max((index for index, act in enumerate(on) if isinstance(act, Opened)), default=len(on))
    return tuple(on[start:])


def expiry(acts: Sequence[SilenceAct]) -> str:
    """The moment at which a silence expires, as its last opening or extension says."""
    return next(act.until for act in reversed(acts) if isinstance(act, Opened | Extended))


def backwards(act: SilenceAct) -> str:
    """What an act dates the wrong way round by itself; empty where nothing."""
    at = moment(act.at)
    match act:
        case Opened() | Extended() if moment(act.until) <= at:
            return f"it is dated {act.at}, and silence would expire at {act.until}"
        case Spoke() | Withdrew() if moment(act.given) > at:
            return f"it is dated {act.at}, before the moment it tells of ({act.given})"
    return ""


def misstep(act: SilenceAct, acts: Sequence[SilenceAct]) -> str:
    """Why an act cannot follow these, the earlier ones of silence; empty where it can."""
    if isinstance(act, Opened):
        return ""
    before = span(acts, act.text)
    if not before:
        return "no silence was opened on this text"
    at, opened, until = moment(act.at), before[0], expiry(before)
    match act:
        case Extended() if at >= moment(until):
            return f"silence expired at {until}: what has expired is opened anew, not extended"
        case Extended() if moment(act.until) <= moment(until):
            return f"{act.until} is no later than {until}, when silence expires already"
        case Closed() if at < moment(until):
            return f"silence runs until {until}"
        case Spoke() | Withdrew() if moment(act.given) < moment(opened.at):
            return f"it was said at {act.given}, before silence was opened ({opened.at})"
        case Withdrew() if not any(_speaks(one, act) for one in before):
            return f"{act.member} has said nothing on this silence that it could withdraw"
    return ""


def _speaks(one: SilenceAct, act: Withdrew) -> bool:
    return isinstance(one, Spoke) and one.member == act.member and moment(one.given) <= moment(act.given)
