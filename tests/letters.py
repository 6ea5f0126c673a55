"""Whether this machine has a font to draw letters with: without one no picture is had as pixels."""

from __future__ import annotations

import pytest

from drafter.report.picture.raster import NoLetters, raster
from drafter.report.picture.svg import SPACE, element, written


def _drawn() -> bool:
    try:
        return bool(raster(written(element("svg", "a…–“”·", xmlns=SPACE, width=40, height=40))))
    except NoLetters:
        return False


NEEDS_LETTERS = pytest.mark.skipif(not _drawn(), reason="no font is installed: see .ci/run")
