"""The record as acts: what each entry says, read from and written to the chain of files.

Every entry names its act, author, moment and the digest of the text it is about; a revision carries its whole
change. Reading replays them, so a text that cannot be had from the entries is a fault of the entry that breaks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from drafter.diagnostic import Diagnostic, Faulty, Where
from drafter.files import chain
from drafter.files.chain import Link
from drafter.text.change import Change, Shift
from drafter.text.history import (
    Act,
    Circulated,
    DoesNotReplay,
    History,
    Refusal,
    Released,
    Revised,
    Voted,
    replay,
)
from drafter.text.moment import moment
from drafter.text.silence import Closed, Extended, Opened, SilenceAct, Spoke, Withdrew, backwards
from drafter.text.statement import Head, Id, Mark, Paragraph, Place, Ref, Run, inline_json

if TYPE_CHECKING:
    from drafter.files.entries import HeadValue, ParagraphValue, ShiftValue

_RESTORE = "restore the record from version control"


@dataclass(frozen=True, slots=True)
class Record:
    """A statement's record: its links on disk and the history they replay to."""

    folder: Path
    shown: str
    links: tuple[Link, ...]
    history: History

    @property
    def head(self) -> str:
        """The digest of the last entry: noted elsewhere, it shows that no tail was cut."""
        return self.links[-1].digest if self.links else chain.FIRST_PARENT


def load(folder: Path, shown: str) -> Record:
    """The record of a statement. Raises `Faulty` with every fault, or at the entry that does not follow."""
    try:
        links = chain.load(folder, shown)
    except Faulty as more:
        raise Faulty(map(_with_way_out, more.diagnostics)) from None
    acts, faults = [], []
    for link in links:
        try:
            acts.append(_act(link))
        except ValueError as fault:
            hint = f"it may be of a later version of the tool; if not, {_RESTORE}"
            faults.append(_fault(shown, link.number, "DS035", f"this is no act of a record: {_first(fault)}", hint))
    faults += _clock(acts, shown, _RESTORE)
    if faults:
        raise Faulty(faults)
    try:
        return Record(folder, shown, links, replay(acts))
    except DoesNotReplay as fault:
        raise Faulty([_fault(shown, fault.number, "DS036", fault.reason, _RESTORE)]) from fault


def append(record: Record, *acts: Act) -> Record:
    """The record with these acts after it, each safe on the disk before the next is begun.

    Raises `Faulty` where they do not follow from what is there (`DS036`, nothing written), where somebody wrote
    meanwhile, or where one cannot be written; those before it then stand.
    """
    try:
        history = replay([*record.history.acts, *acts])
    except DoesNotReplay as fault:
        hint = "nothing was recorded: look at the log, then act again"
        raise Faulty([_fault(record.shown, fault.number, "DS036", fault.reason, hint)]) from fault
    if clock := _clock(history.acts, record.shown, "nothing was recorded: give a later moment (--at)"):
        raise Faulty(clock)
    links = record.links
    for done, act in enumerate(acts):
        try:
            links = (*links, chain.append(record.folder, record.shown, links, _value(act)))
        except Faulty as more:
            hint = f"the first {done} of {len(acts)} are recorded and stand: look at the log, then do the rest"
            raise Faulty(replace(fault, hint=hint) if done else fault for fault in more.diagnostics) from None
    return Record(record.folder, record.shown, links, history)


def _clock(acts: Sequence[Act], shown: str, hint: str) -> list[Diagnostic]:
    """Acts are in order of time; one dated before the act it follows, or after what it tells of, is a fault."""
    faults = [
        _fault(shown, act.number, "DS037", message, hint)
        for act in acts
        if isinstance(act, SilenceAct) and (message := backwards(act))
    ]
    for earlier, later in pairwise(acts):
        if moment(later.at) < moment(earlier.at):
            message = f"it is dated {later.at}, before the entry it follows ({earlier.at})"
            faults.append(_fault(shown, later.number, "DS037", message, hint))
    return faults


def _fault(shown: str, number: int, code: str, message: str, hint: str) -> Diagnostic:
    printable = "".join(letter if letter.isprintable() else "\ufffd" for letter in message)
    return Diagnostic(Where(f"{shown}/{number:04d}.json"), code, printable, hint)


def _with_way_out(fault: Diagnostic) -> Diagnostic:
    """A fault of the chain with what to do; a stray file is only to be moved out."""
    if fault.hint == "move it out":
        return fault
    return replace(fault, hint=f"{fault.hint}; {_RESTORE}".removeprefix("; "))


def _first(fault: ValueError) -> str:
    errors = getattr(fault, "errors", None)
    if errors is None:
        return str(fault)
    first = errors()[0]
    if first["type"].startswith("union_tag"):
        return f"its 'act' is none of {first['ctx'].get('expected_tags', 'those known')}"
    return f"{'.'.join(map(str, first['loc'][1:]))}: {first['msg']}"


# --- values to JSON ------------------------------------------------------------------------------------------------


def _value(act: Act) -> dict[str, object]:
    """An act as the entry's value; `number` and `parent` are the chain's to add."""
    common: dict[str, object] = {"author": act.author, "at": act.at, "text": act.text}
    match act:
        case Revised():
            return {
                "act": "revised",
                **common,
                "note": act.note,
                "takes": list(act.takes),
                "refuses": {refusal.amendment: _shifts(refusal.change) for refusal in act.refuses},
                **change_value(act.change),
            }
        case Circulated():
            return {"act": "circulated", **common, "name": act.name, "terms": act.terms}
        case Opened():
            return {"act": "silence-opened", **common, "until": act.until}
        case Extended():
            return {"act": "silence-extended", **common, "until": act.until}
        case Spoke():
            said = {"member": act.member, "speech": act.speech, "given": act.given, "say": act.say}
            return {"act": "spoke", **common, **said}
        case Withdrew():
            return {"act": "withdrew", **common, "member": act.member, "given": act.given}
        case Closed():
            return {"act": "silence-closed", **common}
        case Voted():
            return {
                "act": "voted",
                **common,
                "answers": dict(act.answers),
                "source": act.source,
                "proxies": dict(act.proxies),
                "set_aside": list(act.aside),
                "parties": list(act.parties),
            }
        case Released():
            return {"act": "released", **common, "positions": dict(act.positions), "terms": act.terms}


def change_value(change: Change) -> dict[str, object]:
    """A change as JSON: each paragraph before and after, and the head where it changed."""
    head = change.head
    return {
        "change": _shifts(change),
        "head": None if head is None else [_head(head.before), _head(head.after)],
    }


def _shifts(change: Change) -> dict[str, object]:
    return {
        id: {"before": _paragraph(shift.before), "after": _paragraph(shift.after)}
        for id, shift in change.shifts.items()
    }


def _paragraph(paragraph: Paragraph | None) -> dict[str, object] | None:
    if paragraph is None:
        return None
    place = paragraph.place
    return {"parent": place.parent, "rank": place.rank, "kind": paragraph.kind, "words": inline_json(paragraph.inline)}


def _head(head: Head) -> dict[str, str]:
    return {"name": head.name, "form": head.form, "language": head.language}


# --- JSON to values ------------------------------------------------------------------------------------------------


def _act(link: Link) -> Act:
    """The act of an entry. Raises `ValueError` for anything that is none."""
    from drafter.files import entries

    value = entries.ENTRY.validate_python(
        {key: link.value[key] for key in link.value if key not in ("number", "parent")}
    )
    common = (link.number, value.author, _exact(value.at))
    match value:
        case entries.RevisedValue():
            change = Change(None if value.head is None else _heads(value.head), _shifted(value.change))
            refuses = tuple(Refusal(id, Change(None, _shifted(shifts))) for id, shifts in value.refuses.items())
            return Revised(*common, value.note, tuple(value.takes), change, value.text, refuses)
        case entries.CirculatedValue():
            return Circulated(*common, value.name, value.text, value.terms)
        case entries.OpenedValue():
            return Opened(*common, value.text, _exact(value.until))
        case entries.ExtendedValue():
            return Extended(*common, value.text, _exact(value.until))
        case entries.SpokeValue():
            return Spoke(*common, value.text, value.member, value.speech, _exact(value.given), value.say)
        case entries.WithdrewValue():
            return Withdrew(*common, value.text, value.member, _exact(value.given))
        case entries.ClosedValue():
            return Closed(*common, value.text)
        case entries.VotedValue():
            aside, parties = tuple(value.set_aside), tuple(value.parties)
            return Voted(*common, value.text, value.answers, value.source, value.proxies, aside, parties)
        case entries.ReleasedValue():
            return Released(*common, value.text, value.positions, value.terms)


def _exact(at: str) -> str:
    """A moment as it is written. Raises `ValueError` where it is none or has no zone."""
    moment(at)
    return at


def _heads(values: Sequence[HeadValue]) -> Shift[Head]:
    if len(values) != 2:
        raise ValueError("a change of the head is two heads, before and after")
    before, after = (Head(head.name, head.form, head.language) for head in values)
    return Shift(before, after)


def _shifted(values: Mapping[Id, ShiftValue]) -> dict[Id, Shift[Paragraph | None]]:
    return {id: Shift(_read(value.before), _read(value.after)) for id, value in values.items()}


def _read(value: ParagraphValue | None) -> Paragraph | None:
    if value is None:
        return None
    return Paragraph(Place(value.parent, value.rank), value.kind, tuple(map(_piece, value.words)))


def _piece(value: list[str | list[str]]) -> Run | Ref:
    match value:
        case ["@", str(to)]:
            return Ref(to)
        case [str(text), list(marks)] if set(marks) <= set(get_args(Mark)):
            return Run(text, frozenset(marks))  # type: ignore[arg-type]
    raise ValueError(f"{value!r} is neither words nor a reference")
