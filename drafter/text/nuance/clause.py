"""Which words of an edit say something of their own: a clause, a sentence or a phrase that came, or went."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.text.nuance.half import Half, root
from drafter.text.nuance.listed import stretches
from drafter.text.nuance.side import Span

_CLAUSE = 4
_FEWEST = 2
_IS = frozenset({"is", "are", "was", "were", "has", "have", "had", "be", "been"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that came or went: all the words it speaks for, and what of them did not stand before, in stretches."""

    said: Half
    came: tuple[Half, ...]

    @property
    def quoted(self) -> Span | None:
        """The first few words that it is quoted by."""
        return self.came[0].opening()

    @property
    def cut(self) -> bool:
        """Whether more came, or went, than is quoted."""
        return len(self.came) > 1 or self.quoted != self.came[0].whole()


def clauses(ours: Half, theirs: Half) -> list[Clause]:
    """The unbroken runs of one half of an edit that say what nothing in the other says.

    Where other words went for them a run begins with the first part that says something of its own. What a run only
    lists again is no part of what came or went.
    """
    said = ((run, _said(run, theirs)) for run in _runs(ours))
    found = (Clause(part, _came(run, part, theirs)) for run, part in said if part is not None)
    return [clause for clause in found if clause.came]


def _said(run: Half, theirs: Half) -> Half | None:
    """What of a run says something of its own: all from the first part that does, or the whole of it."""
    parts = run.parts()
    first = next((n for n, part in enumerate(parts) if _own(part, theirs, _FEWEST)), None)
    if first is not None and theirs.indices:
        return Half(run.side, [i for part in parts[first:] for i in part.indices], run.lexicon)
    return run if first is not None or (len(parts) > 1 and _own(run, theirs, _FEWEST + 1)) else None


def _came(run: Half, said: Half, theirs: Half) -> tuple[Half, ...]:
    """The stretches of a clause that did not stand before, from the first that is long enough to be one.

    Where each is short: all that the run lists, if together they are long enough.
    """
    came = stretches(said, theirs.side)
    if came == [said]:
        return (said,)
    long = next((n for n, part in enumerate(came) if _size(part) >= _CLAUSE and _apart(part, theirs)), None)
    if long is not None:
        return tuple(came[long:])
    listed = [part for part in stretches(run, theirs.side) if _apart(part, theirs)]
    return tuple(listed) if sum(map(_size, listed)) >= _CLAUSE else ()


def _size(part: Half) -> int:
    """How many words count towards a clause."""
    return part.side.size(part.beside)


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
    if _size(part) < _CLAUSE or len(content) < fewest or part.only_names():
        return False
    if part.of("date") and theirs.of("date") and not theirs.content:
        return False
    if not _predicates(part) and all(part.lexicon.qualifies(part.side.words[i].key) for i in content):
        return False
    return _apart(part, theirs)


def _apart(part: Half, theirs: Half) -> bool:
    """Whether most of what words mean is not in the other half."""
    mine = {root(part.side.words[i].key) for i in part.beside if i in part.content}
    yours = {root(theirs.side.words[i].key) for i in theirs.content}
    return len(mine & yours) * 2 < len(mine)


def _predicates(part: Half) -> bool:
    """Whether a verb of being or having stands among words."""
    return any(part.side.words[i].key in _IS for i in part.indices)
