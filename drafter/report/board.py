"""Members by paragraphs: one word for what each says of each, as far as an audience may know.

The page's table and the picture are two views of this value, in one order.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from drafter.consensus.answer import Answered
from drafter.consensus.blocs import arranged
from drafter.consensus.compilation import Compilation
from drafter.consensus.signature import Audience, attributed
from drafter.consensus.verdict import Verdict
from drafter.positions.position import WHOLE, Member
from drafter.report.annex import cells
from drafter.report.known import known
from drafter.text.contested.places import anchors, reading_order
from drafter.text.contested.rolling import Rolling
from drafter.text.contested.whereabouts import labels_of
from drafter.text.statement import Id

# How far each word stands from saying nothing: above it towards the text, below it away. Words as far stand together.
SCALE: Mapping[str, int] = {
    "support": 2,
    "accept": 1,
    "moves": -1,
    "adds": -2,
    "amends": -2,
    "apart": -1,
    "reserves": -1,
    "dissociate": -1,
    "ad-ref": -1,
    "stale": -1,
    "touched": -2,
    "hold": -2,
    "strikes": -3,
    "object": -3,
    "red-line": -4,
}
_PROPOSES = ("moves", "adds", "amends", "strikes")


@dataclass(frozen=True)
class Board:
    """What members say of paragraphs.

    `members` stand so that blocs show, `names` say how each is written; `columns` stand as the text is read, with
    what people call them. A pair without a word says nothing: neither consent nor objection.
    """

    members: tuple[Member, ...]
    names: Mapping[Member, str]
    columns: Mapping[Id, str]
    cells: Mapping[tuple[Member, Id], str]

    @property
    def silent(self) -> tuple[Member, ...]:
        """The members without a word on any paragraph."""
        spoken = {member for member, _ in self.cells}
        return tuple(member for member in self.members if member not in spoken)


def board(verdict: Verdict, compiled: Compilation, audience: Audience) -> Board:
    """The board of a text with everything that would change it.

    For `circulated` a member has the words that the annex of a compilation has; for `internal` also those of its
    file on the text that the verdict is on, which is then the one compiled: of several the one furthest from joining.
    """
    assert audience == "circulated" or compiled.base == verdict.text, "stances are on the text of the verdict"
    rolling = attributed(compiled, verdict.case) if audience == "circulated" else compiled.rolling
    said = dict(cells(verdict, rolling))
    labels = labels_of(rolling, order := reading_order(rolling), anchors(rolling))
    columns = {id: f"{id} ({labels[id]})" for id in order}
    if audience == "internal":
        for member, answered in verdict.answers.items():
            for id, word in _stances(answered):
                if SCALE[word] <= SCALE[said.get((member, id), "support")]:
                    said[member, id] = word
        absent = {id for _, id in said} - columns.keys()
        columns |= {id: f"the {id}" for id in WHOLE if id in absent}
        columns |= {id: f"{id} (not in the text)" for id in sorted(absent - columns.keys())}
    members = arranged(_features(verdict, said, rolling))
    names = {member: known(member, verdict.case) if audience == "internal" else member for member in members}
    return Board(members, names, columns, said)


def _stances(answered: Answered) -> Iterator[tuple[Id, str]]:
    """A member's words on each paragraph by its file: stances, red lines crossed, and red lines touched."""
    standing = answered.standing
    if standing is None:
        return
    yield from ((id, stand.stance) for id, stand in standing.stances.items() if stand.stance != "silent")
    yield from ((reason.about, "red-line") for reason in standing.crossed)
    yield from ((reason.about, "touched") for reason in standing.touched)


def _features(
    verdict: Verdict, said: Mapping[tuple[Member, Id], str], rolling: Rolling
) -> dict[Member, frozenset[Hashable]]:
    """What members say, for the order: each step of a word away from saying nothing, and the words they propose."""
    found: dict[Member, set[Hashable]] = {member: set() for member in verdict.answers}
    steps = {word: [step for step in range(min(far, 1), max(far, -1) + 1) if step] for word, far in SCALE.items()}
    for (member, id), word in said.items():
        found[member].update([(id, step) for step in steps[word]])
        if word in _PROPOSES and (entry := rolling.contested.get(id)) is not None:
            found[member].add((id, entry.of(member)))
    return {member: frozenset(features) for member, features in found.items()}
