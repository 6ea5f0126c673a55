"""What would open a way: the smallest sets of lines that, were their members to give them up, let a text be adopted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafter.consensus.bridge.bars import bits
from drafter.consensus.bridge.claims import Claim
from drafter.consensus.bridge.formula import Choice
from drafter.consensus.bridge.instance import Goal, Instance
from drafter.consensus.bridge.model import Model
from drafter.consensus.bridge.nearby import Nearby
from drafter.consensus.bridge.space import Space
from drafter.positions.position import Member
from drafter.text.statement import Statement

MOST_CLAIMS = 3
MOST_SETS = 1000
# Nobody reads more; for each of these the best text is looked for that would then be open.
MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Concession:
    """Claims that, were their members to give them up, would open a way; none of them could be left out. `text` is
    one that would then be open."""

    claims: tuple[Claim, ...]
    text: Statement
    changes: int

    @property
    def members(self) -> tuple[Member, ...]:
        """Who would have to be asked."""
        return tuple(sorted({claim.member for claim in self.claims}))


def concessions(found: Space, put: Instance, model: Model, goal: Goal) -> tuple[tuple[Concession, ...], bool]:
    """The sets that open a way, those that ask fewest members first, then fewest lines, then fewest changes; the first
    ten with the best text by the goal. And whether that is all of them."""
    sets, complete = opening(put, model)
    sets.sort(key=lambda known: _rank(put.named(known[0])))
    first = [(waived, _best(model, waived, goal, choice)) for waived, choice in sets[:MOST_SHOWN]]
    made = [_made(found, put, waived, choice) for waived, choice in (*first, *sets[MOST_SHOWN:])]
    shown = sorted(made[:MOST_SHOWN], key=lambda one: (*_rank(one.claims)[:2], one.changes))
    return (*shown, *made[MOST_SHOWN:]), complete


def opening(put: Instance, model: Model) -> tuple[list[tuple[frozenset[int], Choice]], bool]:
    """The sets of at most three claims that would open a way, none with another inside it, each with a text that
    would then be open; and whether that is all of them.

    The solver gives the smallest that has none of those known inside it. Once it gives one of a size, all smaller
    ones are known, so a search that was cut leaves out what is larger: something might be to spare in it.
    """
    nearby, everything = Nearby(put, MOST_CLAIMS), bits(range(len(put.claims)))
    sets: dict[frozenset[int], Choice] = {}
    size = 0
    while (solved := model.waiving(MOST_CLAIMS, sets)).status == "found" and solved.proved:
        size = len(solved.waived)
        sets[solved.waived] = solved.choice
        sets |= nearby.opening(solved.choice, everything, sets)
        if len(sets) > MOST_SETS:
            break
    complete = solved.status == "none"
    small = sorted((waived for waived in sets if complete or len(waived) <= size), key=len)
    least = [waived for waived in small if not any(other < waived for other in small)]
    return [(waived, sets[waived]) for waived in least[:MOST_SETS]], complete


def _best(model: Model, waived: frozenset[int], goal: Goal, choice: Choice) -> Choice:
    """The best text where these claims are waived; the one at hand where the limit cuts the search."""
    solved = model.with_waived(waived, goal) if model.left > 0 else None
    return solved.choice if solved and solved.status == "found" else choice


def _made(found: Space, put: Instance, waived: frozenset[int], choice: Choice) -> Concession:
    changes = sum(a != b for a, b in zip(choice, found.drafted, strict=True))
    return Concession(put.named(waived), found.text(choice), changes)


def _rank(claims: Sequence[Claim]) -> tuple[int, int, Sequence[tuple[str, int]]]:
    where = [(claim.member, claim.where.line) for claim in claims]
    return len({claim.member for claim in claims}), len(claims), where
