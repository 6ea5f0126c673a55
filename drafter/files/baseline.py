"""The baseline: findings that somebody lives with, each with the reason, read from a file and written to one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from drafter.diagnostic import Accepted, Diagnostic, Faulty
from drafter.files.located import read
from drafter.files.validated import validate

_HEAD = "# Findings that are accepted, each with its reason. Written by drafter check --accept; edit the reasons."


def baseline(path: Path) -> dict[str, Accepted]:
    """What a baseline accepts, by fingerprint. Raises `Faulty` with every fault of the file."""
    from drafter.files.schema import BaselineFile

    located = read(path, path.as_posix())
    file = validate(BaselineFile, located)
    found: dict[str, Accepted] = {}
    faults: list[Diagnostic] = []
    for index, entry in enumerate(file.accepted):
        place = ("accepted", index, "fingerprint")
        if entry.fingerprint in found:
            message = f"{entry.fingerprint} stands here twice"
            faults.append(located.diagnostic(place, "DS216", message, "keep the reason that is meant"))
        found[entry.fingerprint] = Accepted(
            entry.fingerprint, entry.code, entry.finding, entry.reason, located.where(place)
        )
    if faults:
        raise Faulty(faults)
    return found


def written(entries: Iterable[Accepted]) -> bytes:
    """A baseline as a file, in the order of code and finding; reading it back gives the same entries."""
    rows = [_HEAD, "accepted:"]
    for entry in sorted(entries, key=lambda entry: (entry.code, entry.finding, entry.fingerprint)):
        values: Mapping[str, str] = {"code": entry.code, "finding": entry.finding, "reason": entry.reason}
        rows.append(f'  - fingerprint: "{entry.fingerprint}"')
        rows += [f"    {key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return ("\n".join(rows) + "\n").encode("utf-8")
