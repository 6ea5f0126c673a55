"""Answers in: a member's own word on a text that went out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.diagnostic import did_you_mean
from drafter.files.desk import Desk
from drafter.files.located import DataPath
from drafter.positions.position import Answer
from drafter.text.moment import moment

if TYPE_CHECKING:
    from drafter.files.schema import AnswerFile


def answer_of(file: AnswerFile, desk: Desk) -> Answer:
    """The answer that a mapping gives: on a text that went out, about its paragraphs, after it did."""
    path: DataPath = ("answer",)
    if file.seen not in desk.texts:
        hint = did_you_mean(file.seen, desk.texts) or "members answer on circulated texts only"
        desk.fault((*path, "seen"), "DS106", f"no text called '{file.seen}' was circulated", hint)
    text = desk.texts.get(file.seen)
    if text is not None and file.text is not None and not text.digest.startswith(f"sha256:{file.text}"):
        message = f"{file.seen} is {text.digest[7:19]}, and this answer speaks of {file.text}"
        desk.fault((*path, "text"), "DS106", message, "ask the member which text it saw")
    for key, ids in (("except", file.except_), ("reserve", list(file.reserve))):
        for i, id in enumerate(ids):
            if text is not None and id not in text.paragraphs:
                step = i if key == "except" else id
                hint = did_you_mean(id, text.paragraphs)
                desk.fault((*path, key, step), "DS115", f"{file.seen} has no paragraph '{id}'", hint)
    if (file.except_ or file.reserve or file.cosponsors) and file.says != "joins":
        hint = "say joins, or take 'except', 'reserve' and 'cosponsors' out"
        message = "only a member that joins sets paragraphs apart, reserves or co-sponsors"
        desk.fault((*path, "says"), "DS115", message, hint)
    if file.when:
        _when(file, desk)
    where = desk.located.where(path)
    apart, reserve = tuple(file.except_), file.reserve or None
    return Answer(file.seen, file.says, where, apart, reserve, file.when, file.cosponsors)


def _when(file: AnswerFile, desk: Desk) -> None:
    path: DataPath = ("answer", "when")
    try:
        given = moment(file.when)
    except ValueError:
        hint = "write date, time and zone: 2021-08-13T16:40-04:00"
        desk.fault(path, "DS117", f"'{file.when}' is no exact moment", hint)
        return
    if file.seen in desk.sent and given < moment(desk.sent[file.seen]):
        message = f"{file.seen} went out at {desk.sent[file.seen]}, after this answer to it"
        desk.fault(path, "DS117", message, "correct the text or the moment")
