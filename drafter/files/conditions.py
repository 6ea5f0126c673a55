"""Conditions in: what a red line or a linkage asks of a text, checked as it is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from drafter.diagnostic import did_you_mean
from drafter.files.desk import Desk
from drafter.files.located import DataPath
from drafter.positions.position import Absent, Adopts, Condition, Every, Keeps, Not, Some, Words

if TYPE_CHECKING:
    from drafter.files.schema import ConditionFile


def condition_of(file: ConditionFile, path: DataPath, own: Sequence[str], desk: Desk) -> Condition:
    """The condition that a mapping gives; `own` are the ids of the file's amendments. Faults gather at the desk."""
    given = [
        key for key in ("says", "keeps", "absent", "adopts", "all", "any", "not_") if getattr(file, key) is not None
    ]
    if len(given) != 1 or (file.within is not None and given != ["says"]):
        desk.fault(
            path,
            "DS116",
            "a condition is exactly one of says, keeps, absent, adopts, all, any, not",
            "put two conditions under all or any; 'within' goes with 'says'",
        )
        return Absent("")
    if file.all == [] or file.any == []:
        desk.fault((*path, given[0]), "DS116", f"'{given[0]}' of nothing is no condition", "list conditions under it")
    for key in ("keeps", "absent", "within"):
        if (id := getattr(file, key)) is not None:
            desk.about(id, (*path, key))
    if file.says is not None:
        if not file.says.strip():
            desk.fault((*path, "says"), "DS116", "these are no words to look for", "write the words of the text")
        return Words(file.says, file.within)
    if file.keeps is not None:
        return Keeps(file.keeps)
    if file.absent is not None:
        return Absent(file.absent)
    if file.adopts is not None:
        if file.adopts not in own:
            hint = did_you_mean(file.adopts, own) or "a condition names the member's own amendments"
            desk.fault((*path, "adopts"), "DS113", f"this file proposes no amendment '{file.adopts}'", hint)
        return Adopts(file.adopts)
    if file.all is not None:
        return Every(tuple(condition_of(part, (*path, "all", i), own, desk) for i, part in enumerate(file.all)))
    if file.any is not None:
        return Some(tuple(condition_of(part, (*path, "any", i), own, desk) for i, part in enumerate(file.any)))
    assert file.not_ is not None
    return Not(condition_of(file.not_, (*path, "not"), own, desk))
