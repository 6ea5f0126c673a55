"""What changed between two texts in the names people use: a verb made weaker, an addressee, a clause put in.

Read off the texts, never stored. Each change says which words bear it out, which ladder ranks them, and which of the
steps between the two texts brought it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from drafter.text.ladder import Ladder
from drafter.text.marking import Token, tokens
from drafter.text.nuance.lexicon import Lexicon
from drafter.text.nuance.passage import Passage, passage
from drafter.text.nuance.shade import Name, Shade
from drafter.text.nuance.shades import shades
from drafter.text.nuance.side import Span
from drafter.text.nuance.units import Unit, units
from drafter.text.order import moved
from drafter.text.origin.blame import origins
from drafter.text.statement import Id, Inline, Statement, plain
from drafter.text.words import is_word, words

_OPENING = 6
_NUMBERED = ("operative", "item")


@dataclass(frozen=True, slots=True)
class Nuance:
    """One named change. `about` is the paragraph, "" where it is the whole text that was recast.

    `before` and `after` are the words that bear it out, "" on a side that has none; of a number, the labels; of the
    whole text, the forms. `source` says who ranks the two. `step` counts from 1; 0 is nobody's alone. `cut` where more
    of a clause came, or went, than is quoted.
    """

    name: Name
    about: Id
    before: str
    after: str
    source: str = ""
    step: int = 0
    cut: bool = False


def nuances(versions: Sequence[Statement], ladders: Mapping[str, Ladder], lexicon: Lexicon) -> tuple[Nuance, ...]:
    """Every named change from the first version to the last, in reading order; struck paragraphs where they stood.

    The same text on both sides gives none. Steps are those between the versions, as in `blame.credited`.
    """
    reading = _Reading(tuple(versions), ladders, lexicon)
    return tuple(reading.nuances())


@dataclass(frozen=True)
class _Reading:
    """The versions of a text, read for what changed from the first to the last."""

    versions: tuple[Statement, ...]
    ladders: Mapping[str, Ladder]
    lexicon: Lexicon

    @property
    def first(self) -> Statement:
        return self.versions[0]

    @property
    def last(self) -> Statement:
        return self.versions[-1]

    @cached_property
    def recast(self) -> bool:
        return self.first.head.form != self.last.head.form

    @cached_property
    def moved(self) -> frozenset[Id]:
        return moved(self.first, self.last)

    def nuances(self) -> Iterator[Nuance]:
        if self.recast:
            forms = [version.head.form for version in self.versions]
            step = _only(n for n, (one, other) in enumerate(pairwise(forms), start=1) if one != other)
            yield Nuance("recast", "", forms[0], forms[-1], step=step)
        found = {unit.about: list(self._of(unit)) for unit in units(self.first, self.last)}
        numbers = self._numbers({about for about, named in found.items() if named})
        for about, named in found.items():
            yield from named
            if about in numbers:
                yield numbers[about]

    def _of(self, unit: Unit) -> Iterator[Nuance]:
        """What changed in one paragraph, or in several that stand for one."""
        if unit.about in self.moved:
            opening = _opening(self.first.words(unit.about)), _opening(self.last.words(unit.about))
            yield Nuance("moved", unit.about, *opening, step=self._moving(unit.about))
        if not unit.before or not unit.after:
            yield self._whole(unit)
            return
        old, new = self._passages(self.first, unit.before), self._passages(self.last, unit.after)
        for shade in shades(old, new, self.ladders, self.lexicon):
            if not (shade.name == "recast" and self.recast):
                quotes = _quote(old, shade.before), _quote(new, shade.after)
                yield Nuance(shade.name, _about(shade, unit), *quotes, shade.source, self._step(shade, unit), shade.cut)

    def _passages(self, text: Statement, ids: Sequence[Id]) -> list[Passage]:
        return [passage(text.paragraphs[id].inline, self.lexicon, text.mentions) for id in ids]

    def _whole(self, unit: Unit) -> Nuance:
        """A paragraph that came, or went, whole."""
        name: Name = "clause-added" if unit.after else "clause-dropped"
        text = self.last if unit.after else self.first
        said = text.words(unit.about)
        opening = _opening(said)
        cut = sum(map(is_word, words(said))) > _OPENING
        there = [unit.about in version.paragraphs for version in self.versions]
        step = _only(n for n, (one, other) in enumerate(pairwise(there), start=1) if one != other)
        quotes = ("", opening) if unit.after else (opening, "")
        return Nuance(name, unit.about, *quotes, step=step, cut=cut)

    def _numbers(self, changed: set[Id]) -> dict[Id, Nuance]:
        """Paragraphs that only got another number, each run of them as one, by the first of it."""
        runs: list[list[Id]] = []
        ahead = False
        for id in self.last.order:
            only = self._renumbered(id) and id not in changed
            if only and ahead:
                runs[-1].append(id)
            elif only:
                runs.append([id])
            ahead = only or (ahead and id in self.first.paragraphs and id not in changed)
        return {run[0]: self._run(run) for run in runs}

    def _renumbered(self, id: Id) -> bool:
        numbered = id in self.first.paragraphs and self.last.paragraphs[id].kind in _NUMBERED
        return numbered and id not in self.moved and self.first.labels[id] != self.last.labels[id]

    def _run(self, run: Sequence[Id]) -> Nuance:
        before, after = (
            " to ".join(dict.fromkeys((text.labels[run[0]], text.labels[run[-1]]))) for text in (self.first, self.last)
        )
        labels = [version.labels.get(run[0]) for version in self.versions]
        step = _only(n for n, (one, other) in enumerate(pairwise(labels), start=1) if one != other)
        return Nuance("renumbered", run[0], before, after, step=step)

    def _moving(self, id: Id) -> int:
        return _only(n for n, (one, other) in enumerate(pairwise(self.versions), start=1) if id in moved(one, other))

    def _origins(self, id: Id) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The step that brought each token of a paragraph as it is last, and that struck each of it as it was first."""
        return origins([v.paragraphs[id].inline if id in v.paragraphs else () for v in self.versions])

    def _step(self, shade: Shade, unit: Unit) -> int:
        """The one step that struck and added the words of a change; 0 where several had a hand in it."""
        steps: set[int] = set()
        if shade.before:
            id = unit.before[shade.before.paragraph]
            steps |= set(_under(shade.before, self._origins(id)[1], self.first.paragraphs[id].inline, self.first))
        if shade.after:
            id = unit.after[shade.after.paragraph]
            steps |= set(_under(shade.after, self._origins(id)[0], self.last.paragraphs[id].inline, self.last))
        return _only(steps - {0})


def _about(shade: Shade, unit: Unit) -> Id:
    """The paragraph of which a change is told: of several that stand for one, that in which its words alone stand."""
    if shade.after and not shade.before:
        return unit.after[shade.after.paragraph]
    if shade.before and not shade.after:
        return unit.before[shade.before.paragraph]
    return unit.about


def _under(span: Span, steps: Sequence[int], parts: Inline, text: Statement) -> Iterator[int]:
    """The steps of the words that a span covers."""
    at = 0
    for token, step in zip(tokens(parts), steps, strict=True):
        end = at + _width(token, text)
        if at < span.end and span.start < end and not plain(token.inline, text.mentions).isspace():
            yield step
        at = end


def _width(token: Token, text: Statement) -> int:
    return len(plain(token.inline, text.mentions))


def _only(steps: Iterator[int] | set[int]) -> int:
    """The one step there is; 0 where there are several, or none."""
    found = set(steps)
    return found.pop() if len(found) == 1 else 0


def _quote(passages: Sequence[Passage], span: Span | None) -> str:
    return passages[span.paragraph].text[span.start : span.end] if span else ""


def _opening(text: str) -> str:
    """The first few words of a paragraph.

    >>> _opening("Calls upon all parties to stop fighting at once;")
    'Calls upon all parties to stop'
    """
    found, taken = "", 0
    for token in words(text):
        taken += is_word(token)
        if taken > _OPENING:
            break
        found += token
    return found.strip()
