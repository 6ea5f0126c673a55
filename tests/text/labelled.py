"""The paragraphs labelled by hand (tests/cases/summary): read where they stand, named, held against the labels.

A name given is right where a label has the same name and their words overlap where they stand, on a side where both
have words. A clause label quotes only how its clause begins, so it reaches to the end of the changed words that go on
from there, never past the end of the sentence.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import yaml

from drafter.diagnostic import Where
from drafter.files.lexicons import lexicon
from drafter.files.library import Library
from drafter.text.align import align
from drafter.text.ladder import Ladder
from drafter.text.nuance.lexicon import Lexicon
from drafter.text.nuance.passage import passage
from drafter.text.nuance.shade import Shade
from drafter.text.nuance.shades import shades
from drafter.text.nuance.side import Span
from drafter.text.statement import inline
from drafter.text.words import is_word, words

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "summary"
DATA = ROOT.parent / "shared" / "data"
STATEMENTS = DATA / "pairs" / "fomc_statements"
CORPUS = DATA / "corpus" / "unsc_texts_2000_2012.jsonl.gz"
FILES = ("committee.yaml", "council.yaml")
_HERE = Where("labels")
_PLACELESS = frozenset({"split", "joined", "renumbered"})
_STOPS = frozenset(".!?")


@dataclass(frozen=True, slots=True)
class Label:
    """A name given by hand, with the words that bear it out and where they stand."""

    name: str
    before: str
    after: str
    places: tuple[Span | None, Span | None]


@dataclass(frozen=True, slots=True)
class Unit:
    """One or two paragraphs before and after, with their labels."""

    title: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What was named in a unit, and what of it the labels bear out; which labels were found."""

    unit: Unit
    right: tuple[Shade, ...]
    wrong: tuple[Shade, ...]
    found: tuple[Label, ...]
    missed: tuple[Label, ...]


def units(file: str) -> list[Unit]:
    """The labelled units of a file, with the words of their paragraphs."""
    return [_unit(entry) for entry in yaml.safe_load((CASES / file).read_text(encoding="utf-8"))]


def judged(unit: Unit) -> Judged:
    """What the summary names in a unit, held against the labels."""
    sides = [[passage(inline(said), _lexicon()) for said in side] for side in (unit.before, unit.after)]
    given = shades(sides[0], sides[1], _ladders(), _lexicon())
    right = [shade for shade in given if any(bears_out(label, shade) for label in unit.labels)]
    found = [label for label in unit.labels if any(bears_out(label, shade) for shade in given)]
    return Judged(
        unit,
        tuple(right),
        tuple(shade for shade in given if shade not in right),
        tuple(found),
        tuple(label for label in unit.labels if label not in found),
    )


def bears_out(label: Label, shade: Shade) -> bool:
    """Whether a name given is the label's, on words that are the label's."""
    if label.name != shade.name:
        return False
    if label.name in _PLACELESS:
        return True
    pairs = zip(label.places, (shade.before, shade.after), strict=True)
    return any(one and other and _overlap(one, other) for one, other in pairs)


def _overlap(one: Span, other: Span) -> bool:
    return one.paragraph == other.paragraph and one.start < other.end and other.start < one.end


def table(found: Iterable[Judged]) -> str:
    """Precision and recall by name, in rows that line up."""
    counts = {"right": Counter[str](), "given": Counter[str](), "found": Counter[str](), "labels": Counter[str]()}
    for one in found:
        counts["right"].update(shade.name for shade in one.right)
        counts["given"].update(shade.name for shade in (*one.right, *one.wrong))
        counts["found"].update(label.name for label in one.found)
        counts["labels"].update(label.name for label in (*one.found, *one.missed))
    rows = [
        [name, *(f"{of[one][name]}/{of[other][name]}" for of, one, other in _shares(counts))]
        for name in sorted({*counts["given"], *counts["labels"]})
    ]
    return "\n".join(f"{name:16}{right:>9}{found:>9}" for name, right, found in [["", "right", "found"], *rows])


def _shares(counts: Mapping[str, Counter[str]]) -> list[tuple[Mapping[str, Counter[str]], str, str]]:
    return [(counts, "right", "given"), (counts, "found", "labels")]


def precision(found: Sequence[Judged]) -> float:
    """The share of the names given that labels bear out."""
    right = sum(len(one.right) for one in found)
    return right / max(1, right + sum(len(one.wrong) for one in found))


def recall(found: Sequence[Judged]) -> float:
    """The share of the labels that a name given answers."""
    hit = sum(len(one.found) for one in found)
    return hit / max(1, hit + sum(len(one.missed) for one in found))


# --- where a label's words stand -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of one side, where it stands, whether it changed, and whether a sentence ends after it."""

    text: str
    paragraph: int
    start: int
    end: int
    changed: bool = False
    last: bool = False


def _unit(entry: Mapping[str, Any]) -> Unit:
    before, after = _words(entry["before"]), _words(entry["after"])
    sides = _compared(_tokens(before), _tokens(after))
    seen: Counter[tuple[str, str, int]] = Counter()
    labels = []
    for name in entry["names"]:
        places: list[Span | None] = []
        for number, side in enumerate(("from", "to")):
            key = (name["name"], name[side], number)
            places.append(_place(name["name"], name[side], sides[number], seen[key]) if name[side] else None)
            seen[key] += 1
        labels.append(Label(name["name"], name["from"], name["to"], (places[0], places[1])))
    return Unit(f"{_named(entry['before'])} to {_named(entry['after'])}", before, after, tuple(labels))


def _place(name: str, quote: str, side: Sequence[_Token], number: int) -> Span:
    """Where a quote stands: of several places those that changed, and of these the one of this number, from 0."""
    row = [word for word in words(quote) if is_word(word)]
    at = [i for i in range(len(side) - len(row) + 1) if [token.text for token in side[i : i + len(row)]] == row]
    at = [i for i in at if any(token.changed for token in side[i : i + len(row)])] or at
    assert at, f"{quote!r} does not stand in the paragraph"
    first = at[min(number, len(at) - 1)]
    last = first + len(row) - 1
    while name.startswith("clause") and not side[last].last and last + 1 < len(side) and side[last + 1].changed:
        last += 1
    return Span(side[first].paragraph, side[first].start, side[last].end)


def _tokens(paragraphs: Sequence[str]) -> list[_Token]:
    out: list[_Token] = []
    for number, said in enumerate(paragraphs):
        row = words(said)
        starts = accumulate(map(len, row), initial=0)
        for index, (word, start) in enumerate(zip(row, starts, strict=False)):
            if is_word(word):
                last = not set(row[index + 1 : index + 2]).isdisjoint(_STOPS) or not any(map(is_word, row[index + 1 :]))
                out.append(_Token(word, number, start, start + len(word), last=last))
    return out


def _compared(before: list[_Token], after: list[_Token]) -> tuple[list[_Token], list[_Token]]:
    """The words of both sides, with those that the plain alignment does not keep told."""
    codes = align(*([token.text.casefold() for token in side] for side in (before, after)))
    kept = [(i1, i2, j1, j2) for tag, i1, i2, j1, j2 in codes if tag == "equal"]
    old = {at for i1, i2, _, _ in kept for at in range(i1, i2)}
    new = {at for _, _, j1, j2 in kept for at in range(j1, j2)}
    return _told(before, old), _told(after, new)


def _told(side: list[_Token], kept: set[int]) -> list[_Token]:
    return [
        _Token(token.text, token.paragraph, token.start, token.end, index not in kept, token.last)
        for index, token in enumerate(side)
    ]


# --- where the paragraphs stand --------------------------------------------------------------------------------------


@cache
def _ladders() -> dict[str, Ladder]:
    library = Library()
    return {name: library.ladder(name, _HERE) for name in library.names("ladders")}


@cache
def _lexicon() -> Lexicon:
    return lexicon("en", _HERE)


def _named(place: Mapping[str, Any]) -> str:
    where = place.get("file") or f"{place['symbol']} {place['part']}"
    return f"{where} {', '.join(map(str, _numbers(place)))}"


def _numbers(place: Mapping[str, Any]) -> list[int]:
    return place.get("paragraphs") or [place["paragraph"]]


def _words(place: Mapping[str, Any]) -> tuple[str, ...]:
    rows: Sequence[str]
    if "file" in place:
        text = (STATEMENTS / place["file"]).read_text(encoding="utf-8", errors="replace")
        rows = [" ".join(block.split()) for block in re.split(r"\n\s*\n", text) if block.strip()]
    else:
        rows = _corpus()[place["symbol"]][place["part"]]
    return tuple(rows[number - 1] for number in _numbers(place))


@cache
def _corpus() -> dict[str, Any]:
    return {entry["symbol"]: entry for entry in _entries()}


def _entries() -> Iterator[Any]:
    with gzip.open(CORPUS, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)
