"""What the penholders alone may read beside a change: which proposals it took and refused, and where these stand."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.consensus.case import Case
from drafter.positions.position import Amendment, Position
from drafter.text.history import Revised
from drafter.text.statement import Id


def proposals(act: Revised, case: Case, folder: str, private: bool) -> Iterator[tuple[Id, str]]:
    """A line for each proposal that a revision took or refused, with the paragraph it is about.

    It names the proposal, whom it was meant for, how it is known, and its file (under this folder) and line; what is
    on file no more is named alone. `because` stands in it only where what is private is asked for.
    """
    refused = {refusal.amendment: refusal.change for refusal in act.refuses}
    for verb, ids in (("takes", act.takes), ("refuses", tuple(refused))):
        for id in ids:
            position = case.positions.get(id.partition("-")[0])
            amendment = position.amendment(id) if position else None
            if position and amendment:
                yield amendment.about, f"{verb} {_told(position, amendment, folder, private)}"
            else:
                about = refused[id].shifts if id in refused else act.change.shifts
                yield from ((one, f"{verb} {id}, which is on file no more") for one in list(about)[:1])


def _told(position: Position, amendment: Amendment, folder: str, private: bool) -> str:
    place = f"{amendment.where.file.removeprefix(folder).lstrip('/')}:{amendment.where.line}"
    because = f"; because: {amendment.because}" if private and amendment.because else ""
    known = position.status.replace("-", " ")
    return f"{amendment.id}, to the {amendment.to}, {known} ({place}){because}"
