"""A silence procedure in words: how it stands, who spoke up, who has to be told what, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from drafter.consensus.silence import Procedure, State, came
from drafter.positions.position import Member
from drafter.report.line import Line, Tone, line
from drafter.text.silence import Spoke

_TONES: dict[State, Tone] = {"running": "open", "held": "open", "due": "open", "broken": "bad", "closed": "good"}
# Where a penholder has something to do, and need not only wait or tell.
AWAITS: tuple[State, ...] = ("held", "due", "broken")


@dataclass(frozen=True, slots=True)
class Notice:
    """What these members have to be told."""

    to: tuple[Member, ...]
    what: str


def lines(found: Procedure, members: Sequence[Member], name: str, penholder: Member) -> list[Line]:
    """A silence on a text of the statement of this name, whose `penholder` would act."""
    out = [
        line(f"{name} · {found.circulation.name} · {found.circulation.text[7:19]}", "heading"),
        line(headline(found), _TONES[found.state]),
        line(f"  opened by {found.opened.author} at {found.opened.at}, until {found.opened.until}", "faint"),
        *(line(f"  extended by {act.author} at {act.at}, until {act.until}", "faint") for act in found.extended),
    ]
    out += _said("BROKE IT", "bad", found.breaking, found)
    out += _said("SAID, AND NOT BREAKING IT", "open", found.noted, found)
    out += _said("HOLD", "open", found.holds, found)
    out += _said("LATE", "open", found.late, found)
    out += [line(), *told(found, members)]
    return [*out, line(), Line((("NEXT     ", "heading"), (to_do(found, name, penholder), "plain")), len("NEXT     "))]


def told(found: Procedure, members: Sequence[Member]) -> list[Line]:
    """Who has to be told what, a line each."""
    notes = notices(found, members)
    rows = [Line(((f"  {_who(one.to, members)}: ", "plain"), (one.what, "plain")), 4) for one in notes]
    return [line("TO TELL" if rows else "NOBODY HAS TO BE TOLD", "heading"), *rows]


def notices(found: Procedure, members: Sequence[Member]) -> list[Notice]:
    """Who has to be told what, as the silence stands."""
    everybody, text, until = tuple(sorted(members)), found.circulation.name, both(found.until)
    if found.state == "broken":
        names = ", ".join(dict.fromkeys(one.member for one in found.breaking))
        out = [Notice(everybody, f"silence on {text} was broken by {names}: it is not agreed")]
    elif found.state == "closed":
        out = [Notice(everybody, f"silence on {text} expired at {until}, unbroken")]
    elif found.state == "running":
        more = "has been extended and " if found.extended else ""
        out = [Notice(everybody, f"silence on {text} {more}runs until {until}")]
    else:
        out = []
    late = tuple(dict.fromkeys(one.member for one in found.standing(found.late)))
    if late:
        out.append(Notice(late, f"what it said came after {until}: it is recorded, and not counted"))
    if found.holds and found.state != "closed":
        names = ", ".join(dict.fromkeys(one.member for one in found.holds))
        out.append(Notice(everybody, f"{names} asked for a hold, and silence is not closed while it stands"))
    return out


def clock(found: Procedure | None) -> str:
    """The clock of a silence, for a line of a report."""
    if found is None:
        return "no silence runs"
    until = found.until.isoformat(timespec="minutes")
    match found.state:
        case "running":
            return f"silence runs until {until}"
        case "broken":
            return "silence is broken"
        case "closed":
            return f"silence expired at {until} and is closed"
        case "held" | "due":
            return f"silence expired at {until} and is not closed"


def to_do(found: Procedure, name: str, penholder: Member) -> str:
    """One thing to do next about a silence that is not closed, or is."""
    match found.state:
        case "running":
            return f"record who speaks up: drafter silence object {name} MEMBER --by {penholder}"
        case "held":
            member = found.holds[0].member
            return f"ask {member}; when it lifts its hold: drafter silence withdraw {name} {member} --by {penholder}"
        case "due":
            return f"drafter silence close {name} --by {penholder}"
        case "broken":
            return f"talk to {found.breaking[0].member}; then circulate other words, or open silence anew"
        case "closed":
            return f"drafter check {name}"


def both(at: datetime) -> str:
    """A moment in its own zone and in universal time."""
    shown = at.isoformat(timespec="seconds" if at.second else "minutes")
    return shown if not at.utcoffset() else f"{shown} ({at.astimezone(UTC):%d %B %Y, %H:%M} UTC)"


def headline(found: Procedure) -> str:
    """How it stands, in a line."""
    until = both(found.until)
    match found.state:
        case "running":
            held = ", and a hold keeps it from closing" if found.holds else ""
            return f"UNDER SILENCE until {until}: {_span(found.until - found.at)} to go{held}"
        case "broken":
            return f"BROKEN: {len(found.breaking)} spoke up before {until}"
        case "held":
            return f"HELD: silence expired at {until}, and a hold keeps it from closing"
        case "due":
            return f"TO BE CLOSED: silence expired at {until}, unbroken; nobody has joined by it yet"
        case "closed":
            return f"CLOSED: silence expired at {until}, unbroken"


def _said(title: str, tone: Tone, spoken: Sequence[Spoke], found: Procedure) -> Iterator[Line]:
    if spoken:
        yield from (line(), line(title, tone))
    for one in spoken:
        back = ", and took it back" if one.number in found.withdrawn else ""
        words = f": {one.say}" if one.say else ""
        yield Line(((f"  {one.member:<5}", "plain"), (f"{came(one)} at {one.given}{back}{words}", "plain")), 7)


def _who(to: Sequence[Member], members: Sequence[Member]) -> str:
    return f"all {len(members)} members" if len(to) == len(members) else ", ".join(to)


def _span(left: timedelta) -> str:
    """A length of time in its two largest units.

    >>> _span(timedelta(hours=26, minutes=3)), _span(timedelta(minutes=62)), _span(timedelta(seconds=61))
    ('1 d 2 h', '1 h 2 min', '1 min 1 s')
    """
    minutes, seconds = divmod(int(left.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    parts = [(days, "d"), (hours, "h"), (minutes, "min"), (seconds, "s")]
    first = next((index for index, (count, _) in enumerate(parts) if count), 3)
    return " ".join(f"{count} {unit}" for count, unit in parts[first : first + 2])
