"""The text with who first wrote each stretch of its words, for which amendment, and what it beat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from drafter.consensus.case import Case
from drafter.positions.amendment import propose
from drafter.positions.position import Amendment
from drafter.report.line import Line, line
from drafter.report.minutes import sentence
from drafter.text.change import Change, DoesNotApply, apply
from drafter.text.history import BLANK, History, Revised
from drafter.text.moment import moment
from drafter.text.origin.origins import Origin, Rival, Written
from drafter.text.statement import Id, Statement, plain
from drafter.text.voice import Form
from drafter.text.words import is_word, quoted

Value = dict[str, object]


def taken(case: Case) -> dict[int, dict[str, Change]]:
    """By entry and amendment taken in it, the change that this amendment alone made, while its file still says so."""
    on_file = {amendment.id: amendment for position in case.positions.values() for amendment in position.amendments}
    found: dict[int, dict[str, Change]] = {}
    for number, act in enumerate(case.record.revisions):
        before = case.record.texts.get(number, BLANK)
        known = [on_file[id] for id in act.takes if id in on_file]
        if known and number:
            found[act.number] = dict(_laid(known, before, case.form_of(before)))
    return found


def _laid(amendments: Sequence[Amendment], before: Statement, form: Form) -> Iterator[tuple[str, Change]]:
    """What each amendment makes of a text once those before it are taken, or where it does not fit then, alone."""
    text = before
    for amendment in amendments:
        change = _change(amendment, text, form)
        if change is not None:
            text = apply(change, text)
        else:
            change = _change(amendment, before, form)
        if change is not None:
            yield amendment.id, change


def _change(amendment: Amendment, text: Statement, form: Form) -> Change | None:
    try:
        return propose(amendment, text, form)
    except DoesNotApply:
        return None


def lines(found: Mapping[Id, Sequence[Written]], text: Statement, history: History) -> list[Line]:
    """Each paragraph by who first wrote its words, with the proposals they beat; then the entries named."""
    width = max((len(_hand(part.origin)) for parts in found.values() for part in parts), default=0)
    out: list[Line] = []
    for id, parts in found.items():
        out.append(line(f"{id} · {text.labels[id]}", "heading"))
        for hand, words in rows(parts, text):
            out.append(Line(((f"{hand:<{width}}  ", "faint"), (words, "plain")), width + 2))
        out += [Line(((f"      {said}", "open"),), 8) for said in beaten(parts, text)]
        out.append(line())
    named = {entry for parts in found.values() for part in parts for entry in _entries(part.origin)}
    return out + [_entry(act, history) for act in history.revisions if act.number in named]


def rows(parts: Sequence[Written], text: Statement) -> list[tuple[str, str]]:
    """Stretches of one hand, each with entry, author and amendment; a final stop goes with the words before it."""
    out = [(hand, _said(list(group), text)) for hand, group in groupby(parts, key=lambda part: _hand(part.origin))]
    if len(out) > 1 and not is_word(out[-1][1]):
        (hand, words), (_, stop) = out[-2:]
        out[-2:] = [(hand, words + stop)]
    return out


def _said(parts: Sequence[Written], text: Statement) -> str:
    return "".join(plain(part.inline, text.mentions) for part in parts).strip()


def _hand(origin: Origin) -> str:
    """Entry, author and amendment, as they stand beside the words."""
    by = [origin.author, "/".join(origin.takes)]
    if origin.recast is not None:
        by.append("recast" if origin.recast == origin.entry else f"recast in {origin.recast}")
    return f"{origin.entry:>4}  {', '.join(filter(None, by))}"


def beaten(parts: Sequence[Written], text: Statement) -> Iterator[str]:
    """Every place where words of a paragraph stand against a proposal that was refused."""
    for rival in dict.fromkeys(rival for part in parts for rival in part.origin.beat):
        for beats, group in groupby(parts, key=lambda part: rival in part.origin.beat):
            stretch = list(group)
            if not beats:
                continue
            words = plain(rival.inline, text.mentions).strip()
            what = "it" if len(stretch) == len(parts) else quoted(_said(stretch, text))
            yield f"{what} beat {rival.amendment} (entry {rival.entry}): {quoted(words) if words else 'to strike it'}"


def _entries(origin: Origin) -> set[int | None]:
    return {origin.entry, origin.recast, *(rival.entry for rival in origin.beat)}


def _entry(act: Revised, history: History) -> Line:
    at = moment(act.at)
    said = f"{at.day} {at:%b %Y} {act.at[11:]}, {act.author}: {sentence(act, history)}"
    return Line(((f"{act.number:>4}  {said}", "faint"),), 6)


def value(found: Mapping[Id, Sequence[Written]], text: Statement) -> list[Value]:
    """The same for machines: paragraphs in order, each with its stretches."""
    return [
        {"id": id, "label": text.labels[id], "words": [_stretch(part, text) for part in parts]}
        for id, parts in found.items()
    ]


def _stretch(part: Written, text: Statement) -> Value:
    origin = part.origin
    return {
        "words": plain(part.inline, text.mentions),
        "entry": origin.entry,
        "revision": origin.revision,
        "author": origin.author,
        "at": origin.at,
        "amendments": list(origin.takes),
        "recast": origin.recast,
        "beat": [_rival(rival, text) for rival in origin.beat],
    }


def _rival(rival: Rival, text: Statement) -> Value:
    return {"amendment": rival.amendment, "words": plain(rival.inline, text.mentions), "entry": rival.entry}
