"""The saves between two texts: what each led to and under whose name, and what changed in the names people use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.cli.common import Text

if TYPE_CHECKING:
    from drafter.consensus.signature import Audience
    from drafter.files.workspace import Workspace
    from drafter.text.history import Revised
    from drafter.text.nuance.nuances import Nuance
    from drafter.text.statement import Statement


@dataclass(frozen=True)
class Steps:
    """Every text from one to the other, as recorded; `acts[i]` and the name `hands[i]` led from one to the next.

    Saves that changed no word are left out. Back in time there are the two texts alone, and nobody's step.
    """

    versions: tuple[Statement, ...]
    acts: tuple[Revised, ...]
    hands: tuple[str, ...]


def steps(workspace: Workspace, first: Text, second: Text, audience: Audience = "circulated") -> Steps:
    """The saves from one text to another, under the names that this audience may read."""
    from drafter.consensus.signature import signed

    if first.number > second.number:
        return Steps((first.statement, second.statement), (), ())
    case, record = workspace.case, workspace.case.record
    acts = [(n, act) for n, act in enumerate(record.revisions, 1) if first.number < n <= second.number and act.change]
    hands = (signed(act, record.texts[number - 1], record.texts[number], case, audience) for number, act in acts)
    versions = (first.statement, *(record.texts[number] for number, _ in acts))
    return Steps(versions, tuple(act for _, act in acts), tuple(hands))


def named(workspace: Workspace, taken: Steps) -> tuple[Nuance, ...]:
    """What changed over these steps in the names people use: by the ladders on hand and the language's lexicon."""
    from drafter.files.lexicons import lexicon
    from drafter.text.nuance.nuances import nuances

    where = workspace.located.where(())
    ladders = {name: workspace.library.ladder(name, where) for name in workspace.library.names("ladders")}
    return nuances(taken.versions, ladders, lexicon(taken.versions[-1].head.language, where))
