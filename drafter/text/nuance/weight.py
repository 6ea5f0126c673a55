"""Which of two speaking verbs says more: what ladders rank, and nothing that would follow across two of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal, TypeAlias

from drafter.text.ladder import Ladder
from drafter.text.nuance.hearing import speeches
from drafter.text.nuance.lexicon import Lexicon
from drafter.text.nuance.passage import passage
from drafter.text.nuance.speech import Speech
from drafter.text.statement import inline

# What a body does with a feeling, and the feelings with which it takes note of what it does not like.
_UTTERS = frozenset({"express", "reiterate", "reaffirm", "renew", "repeat"})
_DISPLEASED = frozenset({"alarm", "concern", "disappointment", "dismay", "regret", "sadness", "shock", "worry"})

Weight: TypeAlias = Literal["verb-weaker", "verb-stronger", "verb-changed"]


def weigh(before: Speech, after: Speech, ladders: Mapping[str, Ladder], lexicon: Lexicon) -> tuple[Weight, str] | None:
    """What the exchange of one speaking verb for another is, with the source that says so; None where it is nothing.

    Weaker or stronger only where a ladder ranks both, or the verb is the same and its degree is not.
    """
    if before.key == after.key:
        return None
    one, other = _answering(before, after)
    if one.key == other.key:
        return "verb-changed", ""
    rungs = {name: _rungs(ladders[name], lexicon) for name in sorted(ladders)}
    ranked = frozenset(name for found in rungs.values() for name, _ in found)
    old, new = _felt(one, ranked), _felt(other, ranked)
    votes: dict[int, list[str]] = {}
    for name, found in rungs.items():
        verdict = _ranked(old, new, ladders[name], found)
        if verdict:
            votes.setdefault(verdict[0], []).append(f"ladder {name}: {verdict[1]}")
    if not votes and old.name == new.name:
        sign = _degrees(old.degree, new.degree, lexicon)
        if not sign and one.name == other.name:
            return None
        if sign:
            votes[sign] = [f"degree: {lexicon.sources['degrees']}"]
    if len(votes) == 1:
        sign, sources = next(iter(votes.items()))
        names = {one.name, other.name}
        contested = [edge.source for edge in lexicon.contested if {edge.stronger, edge.weaker} == names]
        return ("verb-weaker" if sign > 0 else "verb-stronger"), "; ".join([*sources, *contested])
    if len(votes) > 1:
        both = "; ".join(source for sign in sorted(votes) for source in votes[sign])
        return "verb-changed", f"ladders disagree: {both}"
    return "verb-changed", ""


def _answering(before: Speech, after: Speech) -> tuple[Speech, Speech]:
    """Of verbs said in one breath the two that are to be weighed: the same verb on both sides, or the last."""
    pairs = [(one, other) for one in _breath(before) for other in _breath(after)]
    return next((pair for pair in pairs if pair[0].name == pair[1].name), (before, after))


def _breath(speech: Speech) -> list[Speech]:
    alone = replace(speech, beside=None)
    return [alone, *_breath(speech.beside)] if speech.beside else [alone]


def _felt(speech: Speech, ranked: frozenset[str]) -> Speech:
    """What ladders look up: a feeling reiterated is one expressed; one noted is too, where a ladder ranks it."""
    verb, _, noun = speech.name.partition(" ")
    if verb in _UTTERS and noun:
        return replace(speech, name=f"express {noun}")
    said, _, feeling = speech.name.partition(" with ")
    if said == "note" and feeling in _DISPLEASED:
        return replace(speech, name=f"express {feeling}" if f"express {feeling}" in ranked else said)
    return speech


def _degrees(before: frozenset[str], after: frozenset[str], lexicon: Lexicon) -> int:
    """1 where the degree fell, -1 where it rose, 0 where none is above the other."""
    if before != after and (before <= after or after <= before):
        return 1 if after < before else -1
    order = lexicon.words["degrees"]
    if len(before) == len(after) == 1 and {*before, *after} <= {*order}:
        (one,), (other,) = before, after
        return 1 if order.index(one) < order.index(other) else -1
    return 0


def _ranked(
    before: Speech, after: Speech, ladder: Ladder, rungs: list[tuple[str, frozenset[str]]]
) -> tuple[int, str] | None:
    """1 where a ladder has the first above the second, -1 the other way, with the sources of the rungs between."""
    old, new = _place(before, rungs), _place(after, rungs)
    if old is None or new is None:
        return None
    if old[1] < new[0]:
        return 1, _sources(ladder, old[1], new[0])
    if new[1] < old[0]:
        return -1, _sources(ladder, new[1], old[0])
    return None


def _rungs(ladder: Ladder, lexicon: Lexicon) -> list[tuple[str, frozenset[str]]]:
    """What each rung says and to which degree, read as a paragraph is."""
    out = []
    for rung in ladder.rungs:
        heard = speeches(passage(rung.predicate(inline("it")), lexicon), lexicon)
        out.append((heard[0].name, heard[0].degree) if heard else ("", frozenset[str]()))
    return out


def _place(speech: Speech, rungs: list[tuple[str, frozenset[str]]]) -> tuple[float, float] | None:
    """The highest and the lowest place a speech may have on a ladder, the top being 0; None where it has none.

    A weaker degree of a rung lies somewhere below it, a stronger one somewhere above.
    """
    if (speech.name, speech.degree) in rungs:
        at = rungs.index((speech.name, speech.degree))
        return at, at
    above = [index for index, (name, degree) in enumerate(rungs) if name == speech.name and degree > speech.degree]
    below = [index for index, (name, degree) in enumerate(rungs) if name == speech.name and degree < speech.degree]
    if not above and not below:
        return None
    return (max(above) + 0.5 if above else -1.0), (min(below) - 0.5 if below else float(len(rungs)))


def _sources(ladder: Ladder, upper: float, lower: float) -> str:
    """The sources that put each rung from the upper to the lower above the next, each once."""
    rungs = ladder.rungs[max(0, int(upper)) : max(int(upper) + 1, int(lower))]
    return "; ".join(dict.fromkeys(rung.source for rung in rungs))
