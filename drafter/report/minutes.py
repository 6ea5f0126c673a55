"""The record as it is read: one line an act; and the text with who last wrote each paragraph."""

from __future__ import annotations

from drafter.report.change import reading_order, verb_of
from drafter.report.line import Line, line
from drafter.text.blame import by_paragraph
from drafter.text.history import BLANK, Act, Circulated, Closed, History, Released, Revised
from drafter.text.order import moved


def lines(history: History) -> list[Line]:
    """Every act, oldest first: its number, moment, author and what was done."""
    return [line(f"{act.number:>4}  {act.at:<22}  {act.author}  {_said(act, history)}") for act in history.acts]


def _said(act: Act, history: History) -> str:
    match act:
        case Revised():
            number = history.revisions.index(act) + 1
            before, after = history.texts.get(number - 1, BLANK), history.texts[number]
            gone = moved(before, after)
            verbs = [(id, verb_of(id, before, after, id in gone)) for id in reading_order(act.change, before, after)]
            what = "first draft" if number == 1 else "; ".join(f"{verb} {id}" for id, verb in verbs if verb)
            takes = f", taking {', '.join(act.takes)}" if act.takes else ""
            return f"revision {number}: {what}{takes}" + (f" ({act.note})" if act.note else "")
        case Circulated():
            return f"circulated {act.name}, {act.text[7:19]}"
        case Closed():
            return f"closed silence on {act.text[7:19]}"
        case Released():
            return f"released {act.text[7:19]}"


def blame(history: History) -> list[Line]:
    """The current text, each paragraph under the revision that last changed its words."""
    text, last = history.current, by_paragraph(history.texts)
    out = []
    for id in text.order:
        act = history.revisions[last[id] - 1]
        takes = f" taking {', '.join(act.takes)}" if act.takes else ""
        out.append(line(f"{last[id]:>4}  {act.author}{takes}  {act.at}  {id}", "faint"))
        out.append(line(f"      {text.words(id)}"))
    return out
