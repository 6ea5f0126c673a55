"""drafter resolve: a penholder rules on what members propose, paragraph by paragraph."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli.common import (
    at_option,
    by_option,
    open_,
    penholder,
    predicate,
    stamp,
    statement_argument,
    text_of,
)
from drafter.cli.names import AMENDMENT, PARAGRAPH
from drafter.cli.screen import say

if TYPE_CHECKING:
    from drafter.consensus.compilation import Compilation
    from drafter.consensus.ruling import Ruled, Ruling
    from drafter.files.workspace import Workspace
    from drafter.text.voice import Form


@click.command("resolve")
@statement_argument
@click.argument("paragraph", type=PARAGRAPH, metavar="[ID]", required=False)
@click.option("--take", type=AMENDMENT, multiple=True, metavar="CHN-1", help="Take this proposal; may be given again.")
@click.option(
    "--refuse", type=AMENDMENT, multiple=True, metavar="USA-1", help="Refuse this proposal; may be given again."
)
@click.option("--words", metavar="TEXT", help="Compromise words: a predicate, as in 'urges all parties to talk'.")
@click.option("--strike", is_flag=True, help="Strike the paragraph.")
@click.option("--keep", is_flag=True, help="Keep the paragraph as it stands, against everything proposed on it.")
@click.option("--choices", type=click.Path(path_type=Path), metavar="FILE", help="Choices from a file.")
@click.option("--settle", is_flag=True, help="Take the penholders' own edits that nobody else touches.")
@click.option("--note", default="", help="Why, for the record.")
@by_option
@at_option
def command(
    statement: str,
    paragraph: str | None,
    take: tuple[str, ...],
    refuse: tuple[str, ...],
    words: str | None,
    strike: bool,
    keep: bool,
    choices: Path | None,
    settle: bool,
    note: str,
    by: str,
    at: datetime,
) -> None:
    """Rule on what members propose: take it, refuse it, or put compromise words in its place.

    What the new words have in them is taken; what speaks of the same words and says otherwise is refused, whole, on
    the record; what speaks of other words of the paragraph stays open. With no choice given, on a terminal, each
    contested paragraph is gone through in turn; 'drafter merge --choices' begins a file of choices.

    \b
    Examples:
      drafter resolve afghanistan-2021 --take CHN-1 --by NOR
      drafter resolve afghanistan-2021 halt --words "calls for calm" --by EST
      drafter resolve afghanistan-2021 measures --keep --by EST
      drafter resolve afghanistan-2021 --choices choices.yaml --by NOR
    """
    from drafter.consensus.compilation import compilation
    from drafter.consensus.ruling import settlement
    from drafter.files.choices import read_choices

    workspace = open_(statement)
    penholder(workspace, by)
    text = text_of(workspace, None).statement
    form = workspace.case.ground(text).form
    compiled = compilation(workspace.case, text)
    ways = (bool(take), words is not None, strike, keep, choices is not None, settle)
    if sum(ways) > 1 or (refuse and (strike or keep or choices or settle)):
        raise click.UsageError(
            "say one thing: --take, --words (either with --refuse), --strike, --keep, --choices, --settle"
        )
    if paragraph is not None and (settle or choices is not None):
        raise click.UsageError(f"--settle and --choices are about the whole text: leave '{paragraph}' out")
    rulings: Sequence[tuple[str, Ruled]]
    if settle:
        rulings = [(note, settlement(compiled, workspace.case.brief.penholders))]
    elif choices is not None:
        rulings = [(ruling.note or note, ruled) for ruling, ruled in read_choices(choices, compiled, form)]
    elif refuse or any(ways):
        ruling = _ruling(compiled, _about(paragraph, (*take, *refuse), compiled), take, refuse, words, strike, keep)
        rulings = [(note, _ruled(ruling, compiled, form))]
    elif sys.stdin.isatty():
        from drafter.cli.sitting import sit

        rulings = sit(workspace.case, compiled, paragraph)
    else:
        raise click.UsageError("say what: --take, --refuse, --words, --strike, --keep, --choices or --settle")
    _record(workspace, compiled, rulings, by, at)


def _about(paragraph: str | None, proposals: Sequence[str], compiled: Compilation) -> str:
    """The paragraph that a choice is about: the one named, or the one its first proposal is about."""
    from drafter.diagnostic import did_you_mean

    if paragraph is not None:
        return paragraph
    if not proposals:
        raise click.UsageError("name the paragraph: drafter resolve STATEMENT ID ...")
    known = {proposed.amendment.id: proposed.amendment.about for proposed in compiled.proposals}
    if proposals[0] not in known:
        raise click.BadParameter(f"nobody proposes '{proposals[0]}'. {did_you_mean(proposals[0], known)}")
    return known[proposals[0]]


def _ruling(
    compiled: Compilation,
    about: str,
    take: tuple[str, ...],
    refuse: tuple[str, ...],
    words: str | None,
    strike: bool,
    keep: bool,
) -> Ruling:
    from drafter.consensus.ruling import Ruling

    if words is not None:
        return Ruling(about, "words", take, refuse, predicate(words, compiled.kind(about)))
    return Ruling(about, "strike" if strike else "keep" if keep else "take", take, refuse)


def _ruled(ruling: Ruling, compiled: Compilation, form: Form) -> Ruled:
    """What comes of a ruling; one that the proposals do not bear is a fault, with what is open."""
    from drafter.consensus.ruling import CannotRule, rule_on
    from drafter.diagnostic import Diagnostic, Faulty, Where

    try:
        return rule_on(ruling, compiled, form, compiled.base)
    except CannotRule as fault:
        open_ = ", ".join(proposed.amendment.id for proposed in compiled.on(ruling.about))
        hint = f"open on '{ruling.about}': {open_ or 'nothing'}"
        raise Faulty([Diagnostic(Where(ruling.about), "DS251", str(fault), hint)]) from fault


def _record(
    workspace: Workspace, compiled: Compilation, rulings: Sequence[tuple[str, Ruled]], by: str, at: datetime
) -> None:
    """One entry a ruling, so that each keeps its own hand and its own reason."""
    from drafter.consensus.compilation import compilation
    from drafter.files import record as records
    from drafter.report import change as report
    from drafter.report.compilation import lost
    from drafter.report.line import line
    from drafter.text.change import apply
    from drafter.text.history import Revised

    first = before = workspace.case.record.current
    acts: list[Revised] = []
    for note, ruled in rulings:
        if not (ruled.change or ruled.refuses):
            continue
        after = apply(ruled.change, before)
        number = len(workspace.record.links) + len(acts)
        acts.append(Revised(number, by, stamp(at), note, ruled.takes, ruled.change, after.digest, ruled.refuses))
        before = after
    if not acts:
        say([line("there is nothing to rule on; nothing was recorded", "open")])
        return
    history = records.append(workspace.record, *acts).history
    say(report.lines(first, before) if first.outline != before.outline else [line("the text stands as it was")])
    done = len(workspace.case.record.texts)
    for index, act in enumerate(acts, start=1):
        refused = [refusal.amendment for refusal in act.refuses]
        told = [f"{word} {', '.join(ids)}" for word, ids in (("took", act.takes), ("refused", refused)) if ids]
        say([line(f"recorded as revision {done + index}, {act.text[7:19]}: {'; '.join(told) or 'new words'}", "good")])
    say(lost(compiled, compilation(replace(workspace.case, record=history), before)))
