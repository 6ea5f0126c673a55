"""Which sayings of two sides answer each other: those that speak of the same, wherever they stand.

So a sentence that went elsewhere is compared with itself, one that was split with both its parts, and one that is new
with nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.text.align import matched
from drafter.text.nuance.lexicon import Lexicon
from drafter.text.nuance.saying import Saying, sayings
from drafter.text.nuance.side import Side

# How much of the shorter of two sayings the longer shares that answers it, and how many words; or how many both
# begin with. From four tenths to a half the labelled paragraphs come out nearly the same.
_SHARE = 0.45
_FEWEST = 3
_BEGINNING = 2


@dataclass(frozen=True, slots=True)
class Exchange:
    """Sayings of two sides that answer each other, in the order of each; either may be empty."""

    old: tuple[Saying, ...]
    new: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class _Link:
    """How many words two sayings share, by their place among the sayings of each side."""

    shared: int
    old: int
    new: int


def exchanges(old: Side, new: Side, lexicon: Lexicon) -> tuple[list[Exchange], list[tuple[int, int]]]:
    """Every saying of both sides in one exchange, and the verbs of those that answer, those first that share most."""
    ours, theirs = sayings(old), sayings(new)
    links = _links([one.subject(old, lexicon) for one in ours], [one.subject(new, lexicon) for one in theirs])
    groups = _groups(links, len(ours), len(theirs))
    found = [Exchange(tuple(ours[i] for i in a), tuple(theirs[j] for j in b)) for a, b in groups if a and b]
    found += [Exchange(run, ()) for run in _alone(old, [ours[i] for a, b in groups if not b for i in a])]
    found += [Exchange((), run) for run in _alone(new, [theirs[j] for a, b in groups if not a for j in b])]
    best = sorted(links, key=lambda link: (-link.shared, link.old, link.new))
    verbs = [(ours[link.old].verb, theirs[link.new].verb) for link in best]
    return found, [(i, j) for i, j in verbs if i is not None and j is not None]


def _links(ours: Sequence[Sequence[str]], theirs: Sequence[Sequence[str]]) -> list[_Link]:
    """Each saying with the one of the other side that shares most with it, where that is enough."""
    if not ours or not theirs:
        return []
    shared = {(i, j): _shared(one, other) for i, one in enumerate(ours) for j, other in enumerate(theirs)}
    best = {max(((i, j) for j in range(len(theirs))), key=lambda at: (shared[at], -at[1])) for i in range(len(ours))}
    best |= {max(((i, j) for i in range(len(ours))), key=lambda at: (shared[at], -at[0])) for j in range(len(theirs))}
    only = len(ours) == len(theirs) == 1
    return [_Link(shared[i, j], i, j) for i, j in sorted(best) if only or _answer(ours[i], theirs[j], shared[i, j])]


def _answer(one: Sequence[str], other: Sequence[str], shared: int) -> bool:
    """Whether two sayings that share so many words speak of the same."""
    least = min(len(one), len(other))
    enough = least > 0 and shared >= max(_SHARE * least, min(_FEWEST, least))
    return enough or (least > 0 and one[:_BEGINNING] == other[:_BEGINNING])


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two rows share in the same order."""
    if (Counter(one) & Counter(other)).total() < min(_BEGINNING, len(one), len(other)):
        return 0
    return sum(1 for _ in matched(one, other))


def _groups(links: Sequence[_Link], ours: int, theirs: int) -> list[tuple[list[int], list[int]]]:
    """The sayings that hang together by links, those that hang by none alone; in reading order."""
    head = list(range(ours + theirs))
    for link in links:
        one, other = head[link.old], head[ours + link.new]
        head = [one if at == other else at for at in head]
    found: dict[int, tuple[list[int], list[int]]] = {}
    for at, group in enumerate(head):
        a, b = found.setdefault(group, ([], []))
        if at < ours:
            a.append(at)
        else:
            b.append(at - ours)
    return list(found.values())


def _alone(side: Side, said: Sequence[Saying]) -> list[tuple[Saying, ...]]:
    """Sayings that nothing answers, each with what goes on from it after a semicolon."""
    out: list[tuple[Saying, ...]] = []
    for one in said:
        goes_on = out and out[-1][-1].end == one.start and one.verb is None and not side.sentence(one.start)
        out[-1:] = [(*out[-1], one)] if goes_on else [*out[-1:], (one,)]
    return out
