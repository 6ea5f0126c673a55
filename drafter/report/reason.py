"""Why a member does not join, in a clause: the same words for a terminal, and for a machine that annotates files."""

from __future__ import annotations

from drafter.consensus.answer import Answered
from drafter.positions.standing import Reason
from drafter.text.words import quoted


def what(reason: Reason, answered: Answered) -> str:
    """The paragraph, the words, and what the member's file or act has against them."""
    if answered.word == "asks change":
        proposal = answered.position.amendment(reason.note) if answered.position else None
        if proposal is None and not reason.words:
            return f"{reason.about} ({reason.note})"
        if proposal is None:
            return f"{reason.about}: {quoted(reason.words)} touches RED LINE {reason.note}"
        return f"{reason.about}: {reason.note} is neither taken nor withdrawn"
    crossed = answered.standing is not None and reason in answered.standing.crossed
    note = f" crosses RED LINE {reason.note}" if crossed else f" ({reason.note})" if reason.note else ""
    return f"{reason.about}: {quoted(reason.words)}{note}" if reason.words else f"{reason.about}{note}"


def place(reason: Reason, folder: str) -> str:
    """The file and line that say so, from the statement's folder."""
    file, at = reason.where.file.removeprefix(folder).lstrip("/"), reason.where.line
    return f"{file}:{at}" if at else file
