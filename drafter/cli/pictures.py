"""What stands over a picture of a statement, and the picture as pixels, or why it cannot be had so."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.consensus.signature import Audience
    from drafter.consensus.verdict import Verdict
    from drafter.report.picture.sheet import Heading


def heading(name: str, title: str, judged: Verdict, audience: Audience, at: datetime) -> Heading:
    """The title, and under it which text at which moment, for whom, and that it is made up where it is."""
    from drafter.docx.page import INTERNAL
    from drafter.report.picture.sheet import Heading

    assert judged.circulation is not None, "something was circulated"
    case = judged.case
    under = [f"{case.brief.name} · {judged.circulation.name} · {judged.circulation.text[7:19]}"]
    under.append(f"As of {at.isoformat(timespec='minutes')}")
    under.append(INTERNAL if audience == "internal" else case.brief.marking)
    under.append("Illustrative: not a document of any body" if case.illustrative else "")
    return Heading(name, title, tuple(filter(None, under)))


def png(picture: str, output: Path) -> bytes:
    """A picture as PNG. Raises `Faulty` (DS039) where the extra or a font is missing."""
    from drafter.diagnostic import Diagnostic, Faulty, Where
    from drafter.report.picture.raster import NoLetters, NoRenderer, raster

    try:
        return raster(picture)
    except NoRenderer:
        told, hint = "PNG needs resvg", "pip install 'drafter[plot]', or write a .svg"
    except NoLetters as fault:
        told = f"no font of this machine has {' '.join(fault.characters[:8])}"
        hint = "install a font that has it, or write a .svg"
    raise Faulty([Diagnostic(Where(str(output)), "DS039", told, hint)])
