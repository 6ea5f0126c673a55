"""Moments as people type them: with an offset, or by the clock of a place, where that is one moment and no other."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_AT_A_PLACE = r"(.+)\[([\w+-]+(?:/[\w+-]+)*)\]"


def instant(written: str) -> datetime:
    """A moment with its offset: `2021-08-13T16:40-04:00`, or `2021-08-13T16:40[America/New_York]`.

    Raises `ValueError` for a time without a zone, an unknown place, a time that the place's clocks skip or show
    twice, and an offset that the place does not have then.

    >>> instant("2021-08-13T12:00[Europe/Vienna]").isoformat()
    '2021-08-13T12:00:00+02:00'
    """
    placed = re.fullmatch(_AT_A_PLACE, written)
    try:
        found = datetime.fromisoformat(placed[1] if placed else written)
    except ValueError:
        raise ValueError(f"'{written}' is no moment: write it as in 2021-08-13T16:40-04:00") from None
    if placed:
        return _there(found, placed[2], written)
    if found.tzinfo is None:
        raise ValueError(
            f"'{written}' has no zone: write it as in 2021-08-13T16:40-04:00 or 2021-08-13T16:40[America/New_York]"
        )
    return found


def _there(found: datetime, place: str, written: str) -> datetime:
    from zoneinfo import ZoneInfo  # only a moment by the clock of a place pays for it

    try:
        zone = ZoneInfo(place)
    except (LookupError, ValueError, OSError):
        raise ValueError(f"no clocks are known for '{place}': write the offset, as in -04:00") from None
    readings = [found.replace(tzinfo=zone, fold=fold) for fold in (0, 1)] if found.tzinfo is None else [found]
    offsets = {reading.utcoffset() for reading in readings}
    back = {reading.astimezone(UTC).astimezone(zone).replace(tzinfo=None) for reading in readings}
    if back != {found.replace(tzinfo=None)}:
        skipped = "the clocks there skip it" if found.tzinfo is None else "that is not the offset there then"
        raise ValueError(f"'{written}' is no moment: {skipped}")
    if len(offsets) > 1:
        both = " or ".join(reading.isoformat(timespec="minutes") for reading in readings)
        raise ValueError(f"'{written}' comes twice: write {both}")
    return datetime.fromisoformat(readings[0].isoformat())
