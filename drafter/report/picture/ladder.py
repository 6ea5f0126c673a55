"""The ladder: the ways a paragraph could read, one above the other, and beside each who says what of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from drafter.report.picture.sheet import Column, Heading, sheet
from drafter.report.picture.signs import FAINT, INK, PAPER, RULE, SIGNS, used
from drafter.report.picture.svg import Element, element
from drafter.report.rungs import Rung, Rungs

_RAIL, _WORDS, _NAMES, _GAP = 34, 380, 330, 24  # breadths: the rail, the words, who says what, and between these
_APART = 22  # between two rungs
# What the picture has to say of itself, where any of its rungs is so.
_NOTES: tuple[tuple[str, Callable[[Rung], bool]], ...] = (
    ("Along the line, the strongest at the top.", lambda rung: rung.ranked),
    ("Bold: words that the text does not have.", lambda rung: any(new for _, new in rung.pieces)),
)
_NOW, _EMPTY = "THE TEXT NOW", "No such paragraph."


def ladder(rungs: Rungs, heading: Heading) -> str:
    """The rungs as SVG, the strongest at the top where they are ranked."""
    drawing: list[Element] = []
    places: list[tuple[float, float]] = []
    y = 6.0
    for rung in rungs.rungs:
        bottom = _rung(rung, y, drawing)
        places.append((y, bottom))
        y = bottom + _APART
    notes = [note for note, so in _NOTES if any(map(so, rungs.rungs))]
    rail = list(_rail(rungs, places))
    size = (_RAIL + _WORDS + _GAP + _NAMES, y - _APART)
    words = [word for rung in rungs.rungs for word in rung.groups]
    return sheet(heading, _told(rungs), [*rail, *drawing], size, used(words), [*notes, *rungs.notes])


def _rung(rung: Rung, top: float, drawing: list[Element]) -> float:
    """Draw a rung from this height on; where it ends."""
    said = Column(_RAIL, _WORDS, top)
    if rung.now:
        said.write(_NOW, 11, bold=True, space=1)
    said.write(" · ".join((rung.title, *rung.remarks)), 12, ink=FAINT, bold=rung.now)
    said.write_marked(rung.pieces or ((_EMPTY, False),), space=4)
    names = Column(_RAIL + _WORDS + _GAP, _NAMES, top)
    for word, members in rung.groups.items():
        names.write(f"{SIGNS[word].says}: {len(members)}", 12, ink=FAINT)
        names.chips(members, SIGNS[word])
    bottom = max(said.y, names.y)
    if rung.now:
        drawing.append(
            element(
                "rect",
                x=_RAIL - 8,
                y=top - 6,
                width=_WORDS + 16,
                height=said.y - top + 8,
                fill="none",
                stroke=INK,
                stroke_width=2,
            )
        )
    drawing += [*said.drawn, *names.drawn]
    return bottom


def _rail(rungs: Rungs, places: list[tuple[float, float]]) -> Iterator[Element]:
    """The rail at the left: a step at each rung, full where the text stands, and none between what nobody ranks."""
    steps = [(top + 8, rung) for (top, _), rung in zip(places, rungs.rungs, strict=True)]
    ranked = [step for step, rung in steps if rung.ranked]
    if len(ranked) > 1:
        yield element("path", d=f"M8 {ranked[0]:.0f}V{ranked[-1]:.0f}", stroke=RULE, stroke_width=3, fill="none")
    for step, rung in steps:
        fill = INK if rung.now else PAPER
        yield element("circle", cx=8, cy=step, r=7 if rung.now else 5, fill=fill, stroke=INK, stroke_width=1.5)


def _told(rungs: Rungs) -> str:
    """The ladder in words, for who cannot see it."""
    out = []
    for rung in rungs.rungs:
        said = "; ".join(f"{SIGNS[word].says}: {', '.join(names)}" for word, names in rung.groups.items())
        now = " (the text now)" if rung.now else ""
        out.append(f"{rung.title}{now}: {rung.words or _EMPTY}" + (f" {said}." if said else ""))
    return " ".join(out)
