"""The record as minutes: by day, a sentence or two for each act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from drafter.consensus.silence import came
from drafter.report.arithmetic import numbers
from drafter.report.change import verb_of
from drafter.report.line import Line, line
from drafter.text.history import BLANK, Act, Circulated, History, Refusal, Released, Revised, Voted
from drafter.text.moment import moment
from drafter.text.order import in_order, moved, read_through
from drafter.text.silence import Closed, Extended, Opened, Spoke, Withdrew
from drafter.text.statement import Id, Statement

_GUTTER = len("   0  09:00  ")


def lines(history: History) -> list[Line]:
    """Every act, oldest first: its number, moment, author and what was done; a heading for each day in its zone."""
    out: list[Line] = []
    last = ""
    for act in history.acts:
        at = moment(act.at)
        day = f"{at:%A} {at.day} {at:%B %Y} (UTC{_zone(at)})"
        if day != last:
            out += [*([line()] if out else []), line(day, "heading")]
            last = day
        gutter = f"{act.number:>4}  {at:%H:%M}  "
        out.append(Line(((gutter, "faint"), (f"{act.author}: {sentence(act, history)}", "plain")), _GUTTER))
    return out


def sentence(act: Act, history: History) -> str:
    """What was done in an act, as minutes say it."""
    match act:
        case Revised():
            number = history.revisions.index(act) + 1
            before, after = history.texts.get(number - 1, BLANK), history.texts[number]
            first, *more = _revised(act, number, before, after)
            return " ".join(f"{said}." for said in (first, *map(_capital, more), f"Revision {number}"))
        case Circulated():
            return f"{act.name} went out, {act.text[7:19]}."
        case Opened():
            return f"put {_name(act.text, history)} under silence until {act.until}, {act.text[7:19]}."
        case Extended():
            return f"extended silence on {_name(act.text, history)} until {act.until}."
        case Spoke():
            words = f": {act.say}" if act.say else "."
            return f"{act.member} {came(act)} on {_name(act.text, history)} at {act.given}{words}"
        case Withdrew():
            return f"{act.member} took back at {act.given} what it had said on {_name(act.text, history)}."
        case Closed():
            return f"closed silence on {_name(act.text, history)}, unbroken, {act.text[7:19]}."
        case Voted():
            return f"recorded the vote on {_name(act.text, history)}: {numbers(act.answers)}."
        case Released():
            return f"released {_name(act.text, history)}, {act.text[7:19]}."


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]


def _zone(at: datetime) -> str:
    return at.isoformat(timespec="minutes")[16:]


def _name(digest: str, history: History) -> str:
    """The name under which a text went out last."""
    return [name for name, text in history.circulated.items() if text.digest == digest][-1]


def _revised(act: Revised, number: int, before: Statement, after: Statement) -> Iterator[str]:
    """A revision: what was done to the text with what it refused there; then each paragraph kept against proposals."""
    refused: dict[Id, list[Refusal]] = {}
    for refusal in act.refuses:
        for id in refusal.change.shifts:
            refused.setdefault(id, []).append(refusal)
    note = f" ({act.note})" if act.note else ""
    if act.change or not act.refuses:
        against = [refusal for id in refused if id in act.change.shifts for refusal in refused[id]]
        refusing = f", refusing {_ids(against)}" if against else ""
        yield f"{_deed(act, number, before, after)}{note}{refusing}"
        note = ""
    for id in in_order((id for id in refused if id not in act.change.shifts), before):
        where = "where" if all(_moves(id, refusal) for refusal in refused[id]) else "as"
        kept = f"kept {id} {where} it stands" if id in before.paragraphs else f"left {id} out"
        yield f"{kept}; refused {_ids(refused[id])}{note}"
        note = ""


def _ids(refusals: Sequence[Refusal]) -> str:
    return _and([refusal.amendment for refusal in refusals])


def _moves(id: Id, refusal: Refusal) -> bool:
    """Whether a proposal would put a paragraph elsewhere and leave its words."""
    before, after = refusal.change.shifts[id].before, refusal.change.shifts[id].after
    return before is not None and after is not None and before.inline == after.inline


def _deed(act: Revised, number: int, before: Statement, after: Statement) -> str:
    """What was done to the text, in one clause."""
    if number == 1:
        return f"first draft, {len(after.paragraphs)} paragraph{'s' * (len(after.paragraphs) != 1)}"
    by_verb = _by_verb(act, before, after)
    done = "; ".join(f"{verb} {_and(ids)}" for verb, ids in by_verb.items())
    if before.head.form != after.head.form:
        others = "; ".join(f"{verb} {_and(ids)}" for verb, ids in by_verb.items() if verb != "amended")
        return f"recast {before.head.form} as {after.head.form}" + (f"; {others}" if others else "")
    if not act.takes:
        return done or "no word and no order changed"
    if [*by_verb] == ["amended"]:
        return f"took {_and(act.takes)} in {_and(by_verb['amended'])}"
    return f"took {_and(act.takes)}" + (f": {done}" if done else "")


def _by_verb(act: Revised, before: Statement, after: Statement) -> dict[str, list[Id]]:
    """The paragraphs by what happened to them, in the order in which the text is read."""
    gone = moved(before, after)
    found: dict[str, list[Id]] = {}
    for id in read_through(act.change.shifts, before, after):
        if verb := verb_of(id, before, after, id in gone):
            found.setdefault(verb, []).append(id)
    return found


def _and(names: Sequence[str]) -> str:
    """Names as a list in a sentence.

    >>> _and(["attacks", "halt", "women"])
    'attacks, halt and women'
    """
    return " and ".join([*([", ".join(names[:-1])] if names[1:] else []), *names[-1:]])
