"""Exact moments: date, time and zone. A local time without a zone is none, since it is another one in each capital."""

from __future__ import annotations

from datetime import datetime


def moment(at: str) -> datetime:
    """An exact moment, as entries and `--at` write it. Raises `ValueError` where it is none or has no zone.

    >>> moment("2021-08-13T16:40-04:00").isoformat()
    '2021-08-13T16:40:00-04:00'
    """
    found = datetime.fromisoformat(at)
    if found.tzinfo is None:
        raise ValueError(f"'{at}' has no zone: write it as in 2021-08-13T16:40-04:00")
    return found
