"""How long the bridge takes: members x paragraphs x wordings (omission one of them), CPU seconds of each question.

A planted case has a text that all can live with; in a torn one it has, but for two members on each of two paragraphs;
in a wild one each member names what it can live with by chance.

python benchmarks/bridge.py [SEEDS]
"""

from __future__ import annotations

import random
import resource
import sys
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import product
from time import process_time

from drafter.consensus.body import Body, Term
from drafter.consensus.bridge.concession import concessions as conceding
from drafter.consensus.bridge.conflict import conflict_of
from drafter.consensus.bridge.instance import instance
from drafter.consensus.bridge.model import Model
from drafter.consensus.case import Case
from drafter.consensus.rule import Count, Outcome, Rule
from drafter.diagnostic import Where
from drafter.positions.brief import Brief, Element, Wording
from drafter.positions.position import Absent, Keeps, Linkage, Position, RedLine, View
from drafter.text.history import History
from drafter.text.statement import Head, Paragraph, Place, Statement, inline
from drafter.text.voice import Form

SIZES = ((15, 20, 4), (27, 40, 4), (193, 60, 5), (193, 300, 6))
FORM = Form("f", "F", "The Council", "present")
HERE = Where("made up")
CONSENSUS = Count(frozenset({"against"}), "at_most", Fraction(0))
TWO_THIRDS = Count(frozenset({"for"}), "at_least", Fraction(2, 3), None, frozenset({"for", "against"}))


def case(members: int, paragraphs: int, wordings: int, kind: str, test: Count, seed: int = 1) -> tuple[Case, Statement]:
    """A made-up negotiation, and its draft as asked; the same seed gives the same one."""
    chance = random.Random(seed)
    names = [f"M{index:03}" for index in range(members)]
    elements = tuple(
        Element(
            f"para-of-{chr(97 + i // 26)}{chr(97 + i % 26)}",
            "w0",
            HERE,
            wordings=tuple(Wording(f"w{j}", inline(f"says {j} of {i}")) for j in range(wordings - 1)),
        )
        for i in range(paragraphs)
    )
    brief = Brief("made-up", "f", "b", "2021-01-01", "r", "negotiating", (names[0],), "", (), elements, HERE)
    text = Statement(
        Head("made-up", "f"),
        {
            e.id: Paragraph(Place(None, f"{i:03}"), "paragraph", e.paragraph("w0", FORM, {}))
            for i, e in enumerate(elements)
        },
    )
    rungs = elements[0].rungs({})
    plan = {element.id: chance.choice(rungs) for element in elements}
    positions = {name: _position(name, elements, rungs, {} if kind == "wild" else plan, chance) for name in names}
    for turn, element in enumerate(elements[:2] if kind == "torn" else ()):
        for name, rung in zip(names[2 * turn :], rungs[:2], strict=False):
            others = tuple(view for view in positions[name].views if view.about != element.id)
            only = View(element.id, Where(name, 800 + turn), accepts=(rung,))
            positions[name] = replace(positions[name], views=(*others, only))
    rule = Rule(
        "r",
        "R",
        "",
        False,
        "b",
        date(2000, 1, 1),
        None,
        "ballots" if test is TWO_THIRDS else "answers",
        "adopted",
        (Outcome("adopted", test), Outcome("not", None)),
        "",
        (),
        HERE,
    )
    body = Body("b", "B", "", (Term(frozenset(names), date(2000, 1, 1), None),), {})
    return Case(brief, History((), {1: text}, {"zero-draft": text}), positions, rule, body, {"f": FORM}, {}), text


def _position(
    name: str, elements: tuple[Element, ...], rungs: tuple[str, ...], plan: dict[str, str], chance: random.Random
) -> Position:
    views, links, lines = [], [], []
    for i, element in enumerate(elements):
        if chance.random() < 0.3:
            accepts = {rung for rung in rungs if chance.random() < 0.7} | {plan.get(element.id, chance.choice(rungs))}
            views.append(View(element.id, Where(name, 10 + i), accepts=tuple(sorted(accepts))))
    for i in range(3):
        one, other = chance.sample(elements, 2)
        when = Absent(one.id) if chance.random() < 0.5 else Keeps(one.id)
        then = {rung for rung in rungs if chance.random() < 0.6} | {plan.get(other.id, chance.choice(rungs))}
        view = View(other.id, Where(name, 500 + i), accepts=tuple(sorted(then)))
        links.append(Linkage(f"{name}-L{i}", when, view, view.where))
    some = chance.choice(elements)
    if plan.get(some.id, "w0") != "omit" and chance.random() < 0.3:
        lines.append(RedLine(f"{name}-R1", Absent(some.id), Where(name, 900)))
    return Position(name, "in-writing", Where(name), tuple(views), (), tuple(lines), tuple(links))


def main(seeds: int) -> None:
    print(
        f"{'size':>12} {'seed':>4} {'case':<10}{'rule':<12}"
        f"{'set up':>8}{'optimum':>9}{'conflict':>10}{'concessions':>13}{'MB':>6}"
    )
    for size in SIZES:
        for seed, kind in product(range(1, seeds + 1), ("planted", "torn", "wild")):
            for test, title in ((CONSENSUS, "consensus"), (TWO_THIRDS, "two-thirds")):
                found, draft = case(*size, kind, test, seed)
                began = process_time()
                space, put = instance(found, draft)
                model = Model(put, 10.0)
                set_up = process_time()
                best = model.best("strongest")
                took = process_time()
                told = f"{best.status}{'' if best.proved else f' {best.bound}..{best.value}'}"
                conflict = concessions = 0.0
                if best.status == "none":
                    model.left = 10.0
                    why = conflict_of(space, put, model)
                    conflict, took_ = process_time() - took, process_time()
                    model.left = 10.0
                    sets, complete = conceding(space, put, model, "strongest")
                    concessions = process_time() - took_
                    told += (
                        f", {len(why.claims) if why else '?'} claims, {len(sets)} sets{'' if complete else ' and more'}"
                    )
                peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
                name = "x".join(map(str, size))
                print(
                    f"{name:>12} {seed:>4} {kind:<10}{title:<12}{set_up - began:>8.2f}"
                    f"{took - set_up:>9.2f}{conflict:>10.2f}{concessions:>13.2f}{peak:>6}  {told}"
                )


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 1)
