"""A page put together from a statement's folder: for an audience, or for one capital."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import click

from drafter.cli.common import Text, delegation

if TYPE_CHECKING:
    from drafter.consensus.compilation import Compilation
    from drafter.consensus.signature import Audience, Said
    from drafter.consensus.verdict import Verdict
    from drafter.files.workspace import Workspace
    from drafter.report.page.page import Page
    from drafter.report.page.taking import Taking
    from drafter.report.page.text import View
    from drafter.report.page.way import Known, Story


def whole(workspace: Workspace, audience: Audience, crossing: bool, at: datetime) -> Page:
    """The page of a statement at a moment for an audience; with `crossing`, also what it would take."""
    from drafter.cli.views import texts, views
    from drafter.consensus.compilation import compilation
    from drafter.consensus.ripeness import ripeness
    from drafter.consensus.signature import attributed
    from drafter.consensus.verdict import verdict
    from drafter.report.board import board
    from drafter.report.chronicle import chronicle
    from drafter.report.page.answer import answer
    from drafter.report.page.members import on_each, table
    from drafter.report.page.page import Page, front
    from drafter.report.page.way import Known, way

    case, internal = workspace.case, audience == "internal"
    judged = verdict(case, at)
    head, said = front(judged, at, internal), answer(judged, audience, workspace.folder.as_posix())
    read = texts(workspace, at, audience)
    if judged.text is None:
        return Page(head, said, views(workspace, read, None, judged, audience))
    compiled, last = compilation(case, judged.text), read[-1].statement
    latest = compiled if last.digest == judged.text.digest else compilation(case, last)
    rolling = latest.rolling if internal else attributed(latest, case)
    shown = views(workspace, read, rolling, judged, audience)
    found = board(judged, compiled, audience)
    known = Known(case, last, ripeness(judged, rolling), on_each(found))
    told = _in_house(known, read[-1], latest) if internal else _to_all(workspace, known, read, shown)
    return Page(
        head,
        said,
        shown,
        table(found, case.electorate, {row.anchor for row in shown[0].rows}),
        way(chronicle(judged, at, audience), case.brief.title or case.brief.name, tuple(told)),
        _taking(workspace, judged, compiled) if crossing else None,
    )


def for_capital(workspace: Workspace, member: str, at: datetime) -> Page:
    """One capital's page at a moment: the text with what changed since it last spoke, and what awaits it.

    A usage error where nothing has gone out, or where it is no member on the day.
    """
    from drafter.cli.common import text_of
    from drafter.cli.views import views
    from drafter.consensus.capital import capital
    from drafter.consensus.compilation import compilation
    from drafter.consensus.verdict import verdict
    from drafter.report.page.capital import awaiting, own_answer
    from drafter.report.page.page import Page, front

    judged = verdict(workspace.case, at)
    if judged.text is None or judged.circulation is None:
        raise click.UsageError("nothing has been circulated: members answer on circulated texts only")
    found = capital(delegation(judged, member, "--for"), judged, compilation(workspace.case, judged.text))
    name = judged.circulation.name
    read = [text_of(workspace, one) for one in dict.fromkeys((found.last or name, name))]
    shown = views(workspace, read, None, judged, "circulated")
    own = awaiting(found, workspace.folder.as_posix())
    return Page(front(judged, at, False), own_answer(found, name), shown, awaiting=own)


def _in_house(known: Known, text: Text, compiled: Compilation) -> Iterator[Story]:
    from drafter.report.page.way import told_in_house
    from drafter.report.provenance import taken
    from drafter.text.origin.origins import written

    return told_in_house(
        known, text.number, written(known.case.record, text.number, taken(known.case)), compiled.of("aside")
    )


def _to_all(workspace: Workspace, known: Known, read: Sequence[Text], shown: Sequence[View]) -> Iterator[Story]:
    """The stories by what each text changed of the one before it, and what members let be said of what was taken."""
    from drafter.cli.steps import steps
    from drafter.consensus.signature import said
    from drafter.report.page.way import told_to_all

    near = {(first.name, second.name) for first, second in pairwise(read)}
    views = [view for view in reversed(shown) if (view.first, view.second) in near]
    words: list[tuple[str, Said]] = []
    for first, second in pairwise(read):
        for act in steps(workspace, first, second).acts:
            words += [(second.name, one) for one in said(workspace.case, act.takes, "circulated")]
    return told_to_all(known, views, words)


def _taking(workspace: Workspace, judged: Verdict, compiled: Compilation) -> Taking:
    """What it would take, by the solver where it is at hand; else each wording by itself."""
    from drafter.consensus.bridge.crossing import bridge
    from drafter.consensus.bridge.model import NoSolver
    from drafter.consensus.ledger import ledger
    from drafter.report.bridge import lines
    from drafter.report.draft import options
    from drafter.report.page.taking import taking

    case = workspace.case
    try:
        found = lines(bridge(case, compiled.base), workspace.folder.as_posix())
        note = "What the positions recorded come to; nobody has agreed to anything."
    except NoSolver:
        found = options(case, ledger(case))
        note = "The bridge needs OR-Tools and was not run: each wording here is open or closed by itself."
    return taking(note, found, judged, compiled)
