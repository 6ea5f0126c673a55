"""Amendments in: what a member would change, checked against the text that it speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from drafter.files.briefs import NAME_IT, no_predicate, words_of
from drafter.files.desk import Desk
from drafter.files.located import DataPath
from drafter.positions.amendment import propose
from drafter.positions.position import Amendment, Insert, Move, Proposal, Rewrite, StrikeOut, Swap
from drafter.text.change import DoesNotApply
from drafter.text.statement import UNPRINTABLE, Kind, is_id
from drafter.text.voice import Form

if TYPE_CHECKING:
    from drafter.files.schema import AmendmentFile

_ONE_OF = "exactly one of swap, text, add, strike, move"


def amendment_of(file: AmendmentFile, path: DataPath, desk: Desk) -> Amendment:
    """The amendment that a mapping gives: about a paragraph there is or was, doing exactly one thing."""
    desk.seen(file.seen, (*path, "seen"))
    desk.seen(file.withdrawn, (*path, "withdrawn"))
    if file.add is None:
        desk.about(file.about, (*path, "about"))
    elif not is_id(file.about):
        desk.fault((*path, "about"), "DS215", f"'{file.about}' is no id for a paragraph", NAME_IT)
    for id in file.turns:
        if id != file.about:
            hint = f"for another paragraph write a linkage: when {{adopts: {file.id}}}"
            message = f"{file.id} is about '{file.about}' and does not touch '{id}'"
            desk.fault((*path, "turns", id), "DS118", message, hint)
    return Amendment(
        file.id,
        file.about,
        _proposal(file, path, desk),
        desk.located.where(path),
        file.seen,
        file.need,
        file.to,
        file.turns or None,
        file.withdrawn,
        file.because,
        file.say,
    )


def must_fit(amendment: Amendment, path: DataPath, desk: Desk, forms: Mapping[str, Form], statement: str) -> None:
    """Note a fault where an amendment does not fit the circulated text that it speaks of; before one went out, none."""
    if not desk.texts:
        return
    name = amendment.seen or next(iter(desk.texts))
    text = desk.texts[name]
    try:
        propose(amendment, text, forms[text.head.form])
    except DoesNotApply as fault:
        message = f"{amendment.id} does not fit {name}: {fault.reason} ({', '.join(fault.ids)})"
        show = f"see what it says: drafter show {statement} {name}"
        desk.fault(path, "DS111", message, _way_out(amendment, amendment.about in text.paragraphs, show))


def _way_out(amendment: Amendment, there: bool, show: str) -> str:
    """What to do about an amendment that does not fit a text, which has its paragraph or has not."""
    if isinstance(amendment.proposal, Insert):
        return "change the one that is there, or give the new one another id" if there else show
    if not there:
        return "to have it put in, use add with text"
    return f"copy words that stand there just once; {show}" if isinstance(amendment.proposal, Swap) else show


def _proposal(file: AmendmentFile, path: DataPath, desk: Desk) -> Proposal:
    ways = [key for key in ("swap", "add", "strike", "move") if getattr(file, key) is not None]
    if file.text is not None and file.add is None:
        ways.append("text")
    if len(ways) != 1 or file.strike is False or (file.add is not None and file.text is None) or file.swap == {}:
        what = (
            "add needs 'text', the words of the new paragraph"
            if file.add is not None and file.text is None
            else f"an amendment does {_ONE_OF}"
        )
        desk.fault(path, "DS110", f"it is not clear what {file.id} does", what)
        return StrikeOut()
    for place in (file.add, file.move):
        if place is not None and place.after is not None:
            desk.about(place.after, (*path, "add" if file.add is not None else "move", "after"))
    words = words_of(file.text, (*path, "text"), desk.located, desk.faults) if file.text is not None else ()
    if words:
        like = file.about if file.add is None else file.add.after
        desk.faults.extend(no_predicate(words, (*path, "text"), desk.located, _kind(like, file.seen, desk)))
    if file.swap is not None:
        for old, new in file.swap.items():
            _swaps(old, new, (*path, "swap", old), desk)
        return Swap(tuple(file.swap.items()))
    if file.add is not None:
        return Insert(file.add.after, words)
    if file.move is not None:
        return Move(file.move.after)
    return Rewrite(words) if words else StrikeOut()


def _kind(id: str | None, seen: str | None, desk: Desk) -> Kind | None:
    """The kind of a paragraph in the text that an amendment speaks of; None where it has none such."""
    text = desk.texts.get(seen or next(iter(desk.texts), ""))
    paragraph = text.paragraphs.get(id or "") if text else None
    return paragraph.kind if paragraph else None


def _swaps(old: str, new: str, path: DataPath, desk: Desk) -> None:
    if old == new:
        desk.fault(path, "DS111", "these words are put in their own place", "write what should stand instead")
    if UNPRINTABLE.search(new):
        desk.fault(path, "DS206", "these are no words for a paragraph", "one line of text, no line breaks")
