"""The way of a statement so far: what went out and what it changed, silence and its deadlines, who answered what.

As far as an audience may know: the world knows texts that went out, silence with what broke or holds it, and what
members put on record; saves, rulings and answers are the penholders'.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from typing import Literal

from drafter.consensus.case import Case
from drafter.consensus.signature import Audience
from drafter.consensus.silence import Procedure, came, procedure
from drafter.consensus.verdict import Verdict
from drafter.positions.position import Answer, Says
from drafter.report.arithmetic import numbers
from drafter.report.change import verb_of
from drafter.report.known import known
from drafter.report.onrecord import on_record
from drafter.text.history import Act, Circulated, Released, Revised, Voted
from drafter.text.marking import Add, Strike, marking
from drafter.text.moment import moment
from drafter.text.order import moved, read_through
from drafter.text.silence import Closed, Extended, Opened, SilenceAct, Speech, Spoke, Withdrew, expiry
from drafter.text.statement import Id, Statement, plain
from drafter.text.words import count

Kind = Literal["text", "silence", "deadline", "spoke", "saves", "answers", "vote", "release"]
_ANSWERS: Mapping[Says, str] = {"joins": "joins", "objects": "object", "hold": "hold", "ad-ref": "ad-ref"}
_VERBS = ("amended", "moved and amended", "moved", "added", "struck", "kept")
_SPEECH: Mapping[Speech, str] = {"objection": "object", "amendment": "propose", "hold": "hold"}


@dataclass(frozen=True, slots=True)
class Event:
    """What happened at a moment, or is due then.

    `strip` says of each paragraph of a text, in order, what became of it; `groups` are members by what they said.
    """

    at: datetime
    kind: Kind
    says: str
    details: tuple[str, ...] = ()
    strip: tuple[str, ...] = ()
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Chronicle:
    """What happened until `at`, and what is due after it, oldest first; `silences` are the stretches of silence, each
    from its opening until it expired, broke, or is to expire."""

    at: datetime
    events: tuple[Event, ...]
    silences: tuple[tuple[datetime, datetime], ...]


def chronicle(verdict: Verdict, at: datetime, audience: Audience) -> Chronicle:
    """The way of a statement up to a moment, which is that of the verdict."""
    case, internal = verdict.case, audience == "internal"
    acts = case.record.by(at)
    silences = list(_silences(acts, case, at))
    events = [*_texts(acts, verdict), *(_deadline(one) for one in silences)]
    events += [event for one in silences for event in _silence(one, internal)]
    if internal:
        events += [*_saves(acts), *_answers(case, at)]
    events += _ends(acts, case, internal)
    order = sorted(events, key=lambda event: event.at)
    return Chronicle(at, tuple(order), tuple((moment(one.acts[0].at), one.end) for one in silences))


def _texts(acts: Sequence[Act], verdict: Verdict) -> Iterator[Event]:
    """Each text that went out with what it changed of the one before, the last with what is on record beside it."""
    case = verdict.case
    before: Statement | None = None
    for act in acts:
        if isinstance(act, Circulated):
            text = case.record.circulated[act.name]
            details, strip = _changed(before, text, case) if before else _first(text)
            record = on_record(verdict) if act == verdict.circulation else []
            yield Event(moment(act.at), "text", f"{act.name} went out", (*details, act.text[7:19], *record), strip)
            before = text


def _first(text: Statement) -> tuple[list[str], tuple[str, ...]]:
    total = sum(count(text.words(id)) for id in text.order)
    return [f"{_many(len(text.order), 'paragraph')}, {_many(total, 'word')}"], ("first",) * len(text.order)


def _changed(before: Statement, after: Statement, case: Case) -> tuple[list[str], tuple[str, ...]]:
    """What a text changed of the one that went out before it, in words; and of each paragraph of either, in order."""
    form = after.head.form
    details = [] if before.head.form == form else [f"recast as {form}: every answer is to be given anew"]
    before = case.recast(before, case.form_of(after)).statement
    gone = moved(before, after)
    verbs: dict[Id, str] = {}
    struck = added = 0
    for id in read_through(before.paragraphs.keys() | after.paragraphs.keys(), before, after):
        verbs[id] = verb_of(id, before, after, id in gone) or "kept"
        old, new = (text.paragraphs[id].inline if id in text.paragraphs else () for text in (before, after))
        for segment in marking(old, new):
            struck += count(plain(segment.inline, before.mentions)) if isinstance(segment, Strike) else 0
            added += count(plain(segment.inline, after.mentions)) if isinstance(segment, Add) else 0
    counts = Counter(verbs.values())
    said = ", ".join(f"{counts[verb]} {verb}" for verb in dict.fromkeys((*_VERBS, *verbs.values())) if counts[verb])
    details.append(f"of {_many(len(verbs), 'paragraph')}: {said}")
    details.append(f"{_many(struck, 'word')} struck, {added} added")
    return details, tuple(verb.removeprefix("moved and ") for verb in verbs.values())


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"


@dataclass(frozen=True, slots=True)
class _Silence:
    """One silence: its acts, the text's name, how it stands at the moment, and when it ends."""

    acts: tuple[SilenceAct, ...]
    name: str
    found: Procedure | None
    at: datetime

    @property
    def until(self) -> datetime:
        return moment(expiry(self.acts))

    @property
    def end(self) -> datetime:
        """When it expires, or when somebody broke it."""
        breaking = self.found.breaking if self.found else ()
        return min((self.until, *(moment(one.given) for one in breaking)))


def _silences(acts: Sequence[Act], case: Case, at: datetime) -> Iterator[_Silence]:
    """The silences that were opened, each with its acts."""
    sent = [act for act in acts if isinstance(act, Circulated)]
    procedures = [procedure(case, act, at) for act in sent]
    found = {one.opened.number: one for one in procedures if one}
    silence = [act for act in acts if isinstance(act, SilenceAct)]
    starts = [index for index, act in enumerate(silence) if isinstance(act, Opened)]
    for start, end in pairwise([*starts, len(silence)]):
        opened = silence[start]
        own = tuple(act for act in silence[start:end] if act.text == opened.text)
        name = next(act.name for act in reversed(sent) if act.text == opened.text and act.number < opened.number)
        yield _Silence(own, name, found.get(opened.number), at)


def _deadline(one: _Silence) -> Event:
    state = one.found.state if one.found else None
    if one.until > one.at and state != "broken":
        return Event(one.until, "deadline", f"Silence on {one.name} expires")
    known = {"closed": "unbroken", "broken": "broken before", "due": "not closed yet", "held": "and a hold stands"}
    return Event(one.until, "deadline", f"Deadline of silence on {one.name}", (known[state],) if state in known else ())


def _silence(one: _Silence, internal: bool) -> Iterator[Event]:
    """The acts of a silence: to all, what penholders did, what broke it and what holds it; in house, all of them."""
    told = {spoke.number for spoke in (*one.found.breaking, *one.found.holds)} if one.found else set()
    for act in one.acts:
        if internal or act.number in told or not isinstance(act, Spoke | Withdrew):
            yield _said(act, one.name)


def _said(act: SilenceAct, name: str) -> Event:
    at = moment(act.at)
    match act:
        case Opened():
            return Event(at, "silence", f"{name} put under silence", (f"until {act.until}",))
        case Extended():
            return Event(at, "silence", f"Silence on {name} extended", (f"until {act.until}",))
        case Closed():
            return Event(at, "silence", f"Silence on {name} closed, unbroken")
        case Spoke():
            words = (f"“{act.say}”",) if act.say else ()
            says, groups = f"{act.member} {came(act)} on {name}", {_SPEECH[act.speech]: (act.member,)}
            return Event(moment(act.given), "spoke", says, words, groups=groups)
        case Withdrew():
            return Event(moment(act.given), "spoke", f"{act.member} took back what it had said on {name}")


def _saves(acts: Sequence[Act]) -> Iterator[Event]:
    """The saves between one text that went out and the next, as one event at the last of them."""
    saves: list[Revised] = []
    for act in acts:
        if isinstance(act, Revised):
            saves.append(act)
        if isinstance(act, Circulated) and saves:
            yield _saved(saves)
            saves = []
    if saves:
        yield _saved(saves)


def _saved(saves: Sequence[Revised]) -> Event:
    authors = ", ".join(dict.fromkeys(act.author for act in saves))
    takes = [id for act in saves for id in act.takes]
    refuses = [refusal.amendment for act in saves for refusal in act.refuses]
    said = (("took", takes), ("refused", refuses))
    details = tuple(f"{verb} {', '.join(dict.fromkeys(ids))}" for verb, ids in said if ids)
    return Event(moment(saves[-1].at), "saves", f"{_many(len(saves), 'save')} by {authors}", details)


def _answers(case: Case, at: datetime) -> Iterator[Event]:
    """The answers on each text by their word, as one event at the last that has a moment, or when the text went out."""
    given: dict[str, list[tuple[Answer, str]]] = {}
    for member, position in sorted(case.positions.items()):
        own = position.answer
        if own is not None and not (own.when and moment(own.when) > at):
            given.setdefault(own.seen, []).append((own, known(member, case)))
    sent = {act.name: act.at for act in case.record.by(at) if isinstance(act, Circulated)}
    for name, answers in given.items():
        if name in sent:
            groups = {
                word: tuple(member for answer, member in answers if answer.says == says)
                for says, word in _ANSWERS.items()
            }
            last = max(moment(answer.when or sent[name]) for answer, _ in answers)
            says = f"{_many(len(answers), 'answer')} on {name}"
            yield Event(last, "answers", says, groups={word: who for word, who in groups.items() if who})


def _ends(acts: Sequence[Act], case: Case, internal: bool) -> Iterator[Event]:
    """The votes that were recorded, and in house the releases."""
    names = {text.digest: name for name, text in case.record.circulated.items()}
    for act in acts:
        if isinstance(act, Voted):
            yield Event(moment(act.at), "vote", f"Vote on {names[act.text]} recorded", (numbers(act.answers),))
        if isinstance(act, Released) and internal:
            yield Event(moment(act.at), "release", f"{act.author} released {names[act.text]}")
