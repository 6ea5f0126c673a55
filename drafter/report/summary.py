"""Words that matter: each named change on a line, with the paragraph, the words, who brought it and who ranks it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafter.report.line import Line, Tone, line
from drafter.text.nuance.nuances import Nuance
from drafter.text.statement import Id, Statement
from drafter.text.words import quoted

_TONES: Mapping[str, Tone] = {
    "verb-weaker": "struck",
    "clause-dropped": "struck",
    "verb-stronger": "added",
    "clause-added": "added",
    "renumbered": "faint",
    "moved": "faint",
}


def lines(nuances: Sequence[Nuance], labels: Mapping[Id, str], hands: Sequence[str]) -> list[Line]:
    """A line for each named change, in reading order. `hands` names who made each step, the first of them step 1."""
    if not nuances:
        return [line("nothing changed that has a name")]
    return [_line(nuance, labels, hands) for nuance in nuances]


def in_a_word(
    nuances: Sequence[Nuance], before: Statement, after: Statement
) -> tuple[dict[tuple[Id | None, int], str], list[str]]:
    """What each step came to in each paragraph (None: the whole text), and the sources that rank verbs, as numbered.

    Clauses are named without their words, and what came, went, moved or got another number whole is left out: this is
    for a table that shows both texts.
    """
    sources = list(dict.fromkeys(nuance.source for nuance in nuances if nuance.source))
    found: dict[tuple[Id | None, int], list[str]] = {}
    for nuance in nuances:
        whole = nuance.about and not (nuance.about in before.paragraphs and nuance.about in after.paragraphs)
        if not whole and nuance.name not in ("moved", "renumbered"):
            clause = nuance.name.startswith("clause") or nuance.cut
            said = _named(nuance) + ("" if clause else _shown(nuance))
            ranked = f" (source {sources.index(nuance.source) + 1})" if nuance.source else ""
            found.setdefault((nuance.about or None, nuance.step), []).append(said + ranked)
    return {at: "; ".join(dict.fromkeys(said)) for at, said in found.items()}, sources


def values(nuances: Sequence[Nuance], labels: Mapping[Id, str], hands: Sequence[str]) -> list[dict[str, object]]:
    """The named changes for machines; `by` is null where no one hand brought it, `paragraph` for the whole text."""
    return [
        {
            "name": nuance.name,
            "paragraph": nuance.about or None,
            "label": labels.get(nuance.about),
            "before": nuance.before,
            "after": nuance.after,
            "source": nuance.source or None,
            "by": _by(nuance, hands) or None,
        }
        for nuance in nuances
    ]


def labels(before: Statement, after: Statement) -> dict[Id, str]:
    """What people call each paragraph now; of what went, what it was called."""
    return {**{id: f"was {label}" for id, label in before.labels.items()}, **after.labels}


def _line(nuance: Nuance, labels: Mapping[Id, str], hands: Sequence[str]) -> Line:
    place = f"{nuance.about} ({labels[nuance.about]})" if nuance.about else "the whole text"
    by = _by(nuance, hands)
    beside = "; ".join(part for part in (f"by {by}" if by else "", nuance.source) if part)
    tone = _TONES.get(nuance.name, "plain")
    spans: list[tuple[str, Tone]] = [(f"{place}: ", "heading"), (_named(nuance), tone), (_shown(nuance), "plain")]
    return Line((*spans, (f" ({beside})", "faint")) if beside else tuple(spans), 4)


def _named(nuance: Nuance) -> str:
    """The name in words; where only one side has words, they were added or dropped."""
    name = nuance.name.replace("-", " ")
    if name.startswith("clause") or (nuance.before and nuance.after):
        return name
    return f"{name} {'added' if nuance.after else 'dropped'}"


def _shown(nuance: Nuance) -> str:
    """The words that bear it out: numbers and forms bare, words of the text in quotation marks."""
    if nuance.name == "renumbered" or not nuance.about:
        return f": {nuance.before} is now {nuance.after}"
    if nuance.name == "moved":
        return f": {quoted(nuance.after)}"
    goes_on = " …" if nuance.cut else ""
    return ": " + " to ".join(quoted(words + goes_on) for words in (nuance.before, nuance.after) if words)


def _by(nuance: Nuance, hands: Sequence[str]) -> str:
    return hands[nuance.step - 1] if 0 < nuance.step <= len(hands) else ""
