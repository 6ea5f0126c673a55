"""Which words of an edit say something of their own: a clause, a sentence or a phrase that came, or went."""

from __future__ import annotations

from drafter.text.nuance.half import Half, root

_CLAUSE = 4
_FEWEST = 2
_IS = frozenset({"is", "are", "was", "were", "has", "have", "had", "be", "been"})


def clauses(ours: Half, theirs: Half) -> list[Half]:
    """The unbroken runs of one half of an edit that say what nothing in the other says.

    Where other words went for them a run begins with the first part that says something of its own.
    """
    return [found for run in _runs(ours) if (found := _said(run, theirs)) is not None]


def _said(run: Half, theirs: Half) -> Half | None:
    """What of a run says something of its own: all from the first part that does, or the whole of it."""
    parts = run.parts()
    first = next((n for n, part in enumerate(parts) if _own(part, theirs, _FEWEST)), None)
    if first is not None and theirs.indices:
        return Half(run.side, [i for part in parts[first:] for i in part.indices], run.lexicon)
    return run if first is not None or (len(parts) > 1 and _own(run, theirs, _FEWEST + 1)) else None


def _runs(half: Half) -> list[Half]:
    """The words of a half, cut by the ends of sentences and before each further verb of the body."""
    out: list[list[int]] = []
    spoken = False
    for at, index in enumerate(half.indices):
        side, speaks = half.side, half.side.words[index].speech is not None
        sentence = at and any(side.sentence(i) for i in range(half.indices[at - 1] + 1, index + 1))
        if not out or sentence or (speaks and spoken):
            out.append([])
            spoken = False
        out[-1].append(index)
        spoken = spoken or speaks
    return [Half(half.side, run, half.lexicon) for run in out]


def _own(part: Half, theirs: Half, fewest: int) -> bool:
    """Whether words say something of their own, with so many that mean something."""
    beside = part.beside
    content = [i for i in beside if i in part.content]
    if part.side.size(beside) < _CLAUSE or len(content) < fewest or part.only_names():
        return False
    if part.of("date") and theirs.of("date") and not theirs.content:
        return False
    if not _predicates(part) and all(part.lexicon.qualifies(part.side.words[i].key) for i in content):
        return False
    mine = {root(part.side.words[i].key) for i in content}
    yours = {root(theirs.side.words[i].key) for i in theirs.content}
    return len(mine & yours) * 2 < len(mine)


def _predicates(part: Half) -> bool:
    """Whether a verb of being or having stands among words."""
    return any(part.side.words[i].key in _IS for i in part.indices)
