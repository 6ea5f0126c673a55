"""Pictures of a statement as commands need them: what stands over one, and one as pixels, or why it cannot be had."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.consensus.compilation import Compilation
    from drafter.consensus.signature import Audience
    from drafter.consensus.verdict import Verdict
    from drafter.docx.picture import Picture
    from drafter.report.picture.raster import NoLetters, NoRenderer
    from drafter.report.picture.sheet import Heading


MATRIX = "Who says what of which paragraph"


def heading(name: str, title: str, text: str, judged: Verdict, audience: Audience, at: datetime | None) -> Heading:
    """The title, and under it which text, at which moment if it depends on one, for whom, and that it is made up."""
    from drafter.docx.page import INTERNAL
    from drafter.report.picture.sheet import Heading

    case = judged.case
    under = (
        f"{case.brief.name} · {text}",
        f"As of {at.isoformat(timespec='minutes')}" if at else "",
        INTERNAL if audience == "internal" else case.brief.marking,
        "Illustrative: not a document of any body" if case.illustrative else "",
    )
    return Heading(name, title, tuple(filter(None, under)))


def png(picture: str, output: Path) -> bytes:
    """A picture as PNG. Raises `Faulty` (DS039) where the extra or a font is missing."""
    from drafter.diagnostic import Diagnostic, Faulty, Where
    from drafter.report.picture.raster import NoLetters, NoRenderer, raster

    try:
        return raster(picture)
    except (NoRenderer, NoLetters) as fault:
        told, hint = _why(fault)
        raise Faulty([Diagnostic(Where(str(output)), "DS039", told, f"{hint}, or write a .svg")]) from None


def for_room(judged: Verdict, compiled: Compilation, text: str) -> Picture | str:
    """The matrix as the Word file for the room holds it, or why it does not; empty where no member has an entry."""
    from drafter.docx.picture import Picture, legible
    from drafter.report.board import board
    from drafter.report.picture.matrix import matrix
    from drafter.report.picture.raster import NoLetters, NoRenderer, raster

    found = board(judged, compiled, "circulated")
    if not found.cells:
        return ""
    picture = matrix(found, heading("matrix", MATRIX, text, judged, "circulated", None))
    if not legible(picture):
        return "it would be too small to read on a page: see drafter plot matrix"
    try:
        return Picture(picture, raster(picture))
    except (NoRenderer, NoLetters) as fault:
        return ": ".join(_why(fault))


def _why(fault: NoRenderer | NoLetters) -> tuple[str, str]:
    """Why a picture cannot be had in pixels, and the way out."""
    from drafter.report.picture.raster import NoRenderer

    if isinstance(fault, NoRenderer):
        return "PNG needs resvg", "pip install 'drafter[plot]'"
    return f"no font of this machine has {' '.join(fault.characters[:8])}", "install a font that has it"
