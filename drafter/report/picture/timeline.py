"""The timeline: what happened to a statement, one event below the other, with the stretches of silence at the side."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

from drafter.report.chronicle import Chronicle, Event
from drafter.report.picture.sheet import Column, Heading, box, sheet
from drafter.report.picture.signs import FAINT, FATES, INK, PAPER, RULE, SIGNS, Sign, used
from drafter.report.picture.svg import Element, element

_DAY, _RAIL, _WORDS = 124, 44, 520  # breadths: the moment, the rail, what happened
_APART, _BOX = 16, 17
_SILENCE = Sign("", "#ffffff", INK, "under silence")


def timeline(found: Chronicle, heading: Heading) -> str:
    """What happened as SVG, the oldest at the top; what is still to come is drawn with an open mark."""
    drawing: list[Element] = []
    tops: list[float] = []
    y = 0.0
    day = ""
    for event in found.events:
        tops.append(y)
        when = Column(0, _DAY, y)
        today = f"{event.at.day} {event.at:%b %Y}"
        if today != day:
            when.write(today, 12, bold=True)
            day = today
        when.write(_hour(event.at), 11, ink=FAINT)
        said = Column(_DAY + _RAIL, _WORDS, y)
        _event(event, said, event.at > found.at)
        drawing += [*when.drawn, *said.drawn]
        y = max(when.y, said.y) + _APART
    drawing = [*_rail(found, tops), *_marks(found, tops), *drawing]
    fates = {fate for event in found.events for fate in event.strip} - {"first"}
    legend = (*used(fates, FATES), *used(word for event in found.events for word in event.groups))
    notes = ["The double line: under silence."] if found.silences else []
    return sheet(heading, _told(found), drawing, (_DAY + _RAIL + _WORDS, max(y - _APART, 0)), legend, notes)


def _hour(at: datetime) -> str:
    return f"{at:%H:%M} UTC{at.isoformat(timespec='minutes')[16:]}"


def _event(event: Event, said: Column, ahead: bool) -> None:
    said.write(f"{event.says}{' (to come)' if ahead else ''}", 13, bold=event.kind == "text", space=1)
    for detail in event.details:
        said.write(detail, 12, ink=FAINT)
    if event.strip:
        _strip(event.strip, said)
    for word, members in event.groups.items():
        if len(event.groups) > 1 or len(members) > 1:
            said.write(f"{SIGNS[word].says}: {len(members)}", 12, ink=FAINT)
        said.chips(members, SIGNS[word])


def _strip(fates: tuple[str, ...], said: Column) -> None:
    """A box for each paragraph of the text, in its order, as many side by side as fit."""
    in_row = int(said.width // _BOX)
    said.y += 5
    for start in range(0, len(fates), in_row):
        for place, fate in enumerate(fates[start : start + in_row]):
            said.drawn += box(FATES[fate], said.x + place * _BOX, said.y, _BOX - 2, _BOX - 2)
        said.y += _BOX
    said.y += 2


def _rail(found: Chronicle, tops: list[float]) -> Iterator[Element]:
    """The line from event to event: doubled where the text is under silence."""
    for (one, top), (other, below) in pairwise(zip(found.events, tops, strict=True)):
        quiet = any(start <= one.at and other.at <= end and start < end for start, end in found.silences)
        for x in (_DAY + 17, _DAY + 23) if quiet else (_DAY + 20,):
            yield element(
                "path",
                d=f"M{x} {top + 10:.0f}V{below + 10:.0f}",
                stroke=INK if quiet else RULE,
                stroke_width=2,
                fill="none",
            )


def _marks(found: Chronicle, tops: list[float]) -> Iterator[Element]:
    """A mark for each event: a square for a text, a circle for the rest, open where it is still to come."""
    for event, top in zip(found.events, tops, strict=True):
        fill = PAPER if event.at > found.at or event.kind not in ("text", "silence", "deadline") else INK
        if event.kind == "text":
            yield element("rect", x=_DAY + 12, y=top + 2, width=16, height=16, fill=fill, stroke=INK)
        else:
            yield element("circle", cx=_DAY + 20, cy=top + 10, r=5, fill=fill, stroke=INK, stroke_width=1.5)


def _told(found: Chronicle) -> str:
    """What happened in words, for who cannot see it."""
    out = []
    for event in found.events:
        who = "; ".join(f"{SIGNS[word].says}: {', '.join(names)}" for word, names in event.groups.items())
        said = "; ".join(part for part in (event.says, *event.details, who) if part)
        out.append(f"{event.at.isoformat(timespec='minutes')}: {said}.")
    return " ".join(out) or "Nothing has happened yet."
