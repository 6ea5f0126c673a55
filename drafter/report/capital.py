"""Where a capital stands before the text last circulated, for itself; and all of them, a line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.consensus.capital import Asked, Capital
from drafter.consensus.compilation import Fate
from drafter.report.change import marked_in, verb_of
from drafter.report.line import Line, Tone, line
from drafter.report.silence import both
from drafter.text.history import BLANK
from drafter.text.statement import Id, Statement
from drafter.text.words import quoted

_FATES: tuple[Fate, ...] = ("taken", "refused", "aside", "open")
_MOST_NAMED = 4
_AGAINST = ("objects", "fault")
_TONES: dict[str, Tone] = {"taken": "good", "refused": "bad", "aside": "open", "open": "open", "withdrawn": "faint"}


def lines(capital: Capital, name: str) -> list[Line]:
    """One capital's page: what it must look at again, what it may skip, what it asked, what it has on record.

    `name` is what the text last circulated is called. Nothing of any other member's file is in it, and no note of the
    penholders', which may speak of one.
    """
    return [
        *head(capital, name),
        *_again(capital),
        *skip(capital),
        *asked(capital.asked),
        *record(capital),
    ]


def overview(capitals: Sequence[Capital]) -> list[Line]:
    """A line a member: its answer, the text it last spoke of, what it must look at again, what became of its asks.

    The line counts; in cells it names the paragraphs and the amendments, where they are few.
    """
    titles = ("answer", "last spoke of")
    words = [max(map(len, column)) for column in zip(titles, *map(_words, capitals), strict=True)]
    head = (*(f"{title:<{width}}" for title, width in zip(titles, words, strict=True)), "again", "asked", *_FATES)
    named = (line(name, "faint") for name in ("", *titles, "look again", *_FATES))
    out = [Line(((f"{'':5}{'  '.join(head)}", "faint"),), 5, tuple(named))]
    for capital in capitals:
        tone: Tone = "bad" if capital.answered.word in _AGAINST else "open" if capital.due else "good"
        fates = {
            fate: [one.proposed.amendment.id for one in capital.asked if one.proposed.fate == fate] for fate in _FATES
        }
        said = [f"{word:<{width}}" for word, width in zip(_words(capital), words, strict=True)]
        numbers = [len(capital.again), len(capital.asked), *map(len, fates.values())]
        counts = [f"{number:<{len(title)}}" for number, title in zip(numbers, head[2:], strict=True)]
        names = (*_words(capital), *map(_few, (capital.again, *fates.values())))
        cells = (line(capital.member, "heading"), *(line(name, tone) for name in names))
        out.append(Line(((f"{capital.member:<5}", "heading"), ("  ".join(said + counts), tone)), 5, cells))
    return out


def _few(names: Sequence[str]) -> str:
    return ", ".join(names) if len(names) <= _MOST_NAMED else str(len(names))


def _words(capital: Capital) -> tuple[str, str]:
    return capital.answered.word, capital.last or "-"


def head(capital: Capital, name: str) -> Iterator[Line]:
    """Who it is before which text, what it last spoke of, and whether its answer is awaited, until when."""
    digest = capital.text.digest[7:19]
    yield line(f"{capital.member} · {capital.text.head.name} · {name} · {digest}", "heading")
    spoke = f"last spoke of {capital.last}" if capital.last else "has spoken of no text that went out"
    yield line(f"{spoke}; on {name}: {capital.answered.word}", "open" if capital.due else "good")
    yield from recast(capital)
    if capital.due:
        yield line(f"  an answer on {name} is awaited", "open")
    yield from silent(capital, name)


def recast(capital: Capital) -> Iterator[Line]:
    """That the text has another form since, and what that means for it."""
    if capital.recast:
        form = capital.text.head.form
        yield line(f"  recast as {form} since: every answer and every view is to be given anew", "open")


def silent(capital: Capital, name: str) -> Iterator[Line]:
    """That silence runs on the text, and what it means to say nothing."""
    if capital.due and capital.silence and capital.silence.state == "running":
        until = both(capital.silence.until)
        yield line(f"  {name} is under silence until {until}: who says nothing joins once it is closed", "open")


def _again(capital: Capital) -> Iterator[Line]:
    if not capital.again:
        return
    before = capital.before or BLANK
    since = f"changed since {capital.last}" if capital.last else "new to it"
    yield from (line(), line(f"LOOK AGAIN: {len(capital.again)} {since}", "open"))
    for id in capital.again:
        label = capital.text.labels.get(id) or before.labels[id]
        verb = verb_of(id, before, capital.text, id in capital.moved)
        yield line(f"  {verb}: {id} ({label})", "heading")
        yield marked_in(id, before, capital.text)
        for reason in capital.stale:
            if reason.about == id:
                yield line(f"    your view no longer holds: {reason.note}  {reason.where}", "faint")


def skip(capital: Capital) -> Iterator[Line]:
    """The paragraphs that read as they did."""
    if capital.skip:
        told = ", ".join(_called(id, capital.text, id in capital.moved) for id in capital.skip)
        yield from (line(), Line((("MAY SKIP  ", "good"), (told, "plain")), 2))


def _called(id: Id, text: Statement, moved: bool) -> str:
    return f"{id} ({text.labels[id]}{', moved' if moved else ''})"


def asked(found: Sequence[Asked]) -> Iterator[Line]:
    """What became of each of its proposals."""
    if found:
        yield from (line(), line("ASKED", "heading"))
    for one in found:
        proposed = one.proposed
        yield line(f"  {proposed.amendment.id} on {proposed.amendment.about}: {_fate(one)}", _TONES[proposed.fate])


def _fate(asked: Asked) -> str:
    proposed = asked.proposed
    if proposed.gone is not None:
        words = f" ({', '.join(map(quoted, proposed.gone.words))})" if proposed.gone.words else ""
        return f"set aside: {proposed.gone.reason}{words}; put it again on the new words, or withdraw it"
    ruled = f" in revision {asked.revision}" if asked.revision and proposed.fate in ("taken", "refused") else ""
    return f"{proposed.fate}{ruled}"


def record(capital: Capital) -> Iterator[Line]:
    """What it put on record in its answer."""
    answered = capital.answered
    if not (answered.apart or answered.reserve):
        return
    yield from (line(), line("ON RECORD", "heading"))
    for id in answered.apart:
        yield line(f"  dissociates itself from {id} ({capital.text.labels[id]})")
    for id, words in (answered.reserve or {}).items():
        yield line(f"  reserves on {id} ({capital.text.labels[id]}): {words}")
