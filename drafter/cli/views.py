"""The ways to read a text on a page: as it reads, with proposals in brackets, and what changed between any two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from drafter.cli.common import Text, text_of

if TYPE_CHECKING:
    from drafter.consensus.signature import Audience
    from drafter.consensus.verdict import Verdict
    from drafter.files.workspace import Workspace
    from drafter.report.page.text import Passage, View
    from drafter.text.contested.rolling import Rolling

# Of so many texts every two can be chosen; of more, each with the one before it and with the last.
_EVERY_TWO = 5


def views(
    workspace: Workspace, texts: Sequence[Text], rolling: Rolling | None, judged: Verdict, audience: Audience
) -> tuple[View, ...]:
    """Every view of these texts for an audience: first what changed last, then what is contested; once adopted, the
    text itself.

    `rolling` is what may be shown of what members would change of the last of them.
    """
    from drafter.report.page.text import clean, marked, numbered

    if not texts:
        return ()
    last = texts[-1]
    changes = [_opened(judged, two, marked(passage(workspace, one, two, audience))) for one, two in _pairs(texts)]
    contested = [_bracketed(last, rolling, judged)] if rolling is not None and rolling.contested else []
    plain = clean(last.name, workspace.case.as_read(last.statement))
    found = [*changes[:1], *(_opened(judged, last, view) for view in (*contested, plain)), *changes[1:]]
    if judged.adopted and not contested:
        found.insert(0, found.pop(len(changes[:1])))
    return numbered(found)


def _opened(judged: Verdict, text: Text, view: View) -> View:
    """A view with the line with which the form of a text opens."""
    return replace(view, opening=judged.case.form_of(text.statement).opening)


def texts(workspace: Workspace, at: datetime, audience: Audience) -> list[Text]:
    """The texts that had gone out, oldest first and none twice in a row; in house, the text as saved since too."""
    from drafter.text.history import Circulated, Revised

    acts = workspace.case.record.by(at)
    found: list[Text] = []
    for act in acts:
        if isinstance(act, Circulated):
            text = text_of(workspace, act.name)
            if found and found[-1].statement.digest == text.statement.digest:
                found.pop()
            found.append(text)
    saves = sum(isinstance(act, Revised) for act in acts)
    if audience == "internal" and saves:
        text = text_of(workspace, str(saves))
        if not found or found[-1].statement.digest != text.statement.digest:
            found.append(text)
    return found


def _pairs(found: Sequence[Text]) -> list[tuple[Text, Text]]:
    """Which two of the texts can be compared, the youngest first."""
    pairs = list(combinations(found, 2))
    if len(found) > _EVERY_TWO:
        near = {(one.number, two.number) for one, two in pairwise(found)}
        pairs = [pair for pair in pairs if pair[1] is found[-1] or (pair[0].number, pair[1].number) in near]
    return sorted(pairs, key=lambda pair: (pair[1].number, pair[0].number), reverse=True)


def passage(workspace: Workspace, first: Text, second: Text, audience: Audience) -> Passage:
    """What leads from one text to a later one, under the names that an audience may read."""
    from drafter.cli.steps import named, steps
    from drafter.report import summary
    from drafter.report.page.text import Passage

    taken = steps(workspace, first, second, audience)
    labels = summary.labels(taken.versions[0], taken.versions[-1])
    matters = summary.lines(named(workspace, taken), labels, taken.hands)
    versions = tuple(workspace.case.as_read(version) for version in taken.versions)
    return Passage(first.name, second.name, versions, taken.hands, tuple(matters))


def _bracketed(text: Text, rolling: Rolling, judged: Verdict) -> View:
    from drafter.consensus.ripeness import ad_referendum, ripeness
    from drafter.report.page.text import bracketed
    from drafter.text.contested.trade import rows
    from drafter.text.stops import rolling_as_read

    read = rolling_as_read(rolling, judged.case.form_of(text.statement))
    found = rows(read, ad_referendum(judged, rolling))
    return bracketed(text.name, found, read.base, ripeness(judged, rolling))
