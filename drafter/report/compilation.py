"""What members would change of a text, for the eye: each option with who stands where, and what could not be laid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from drafter.consensus.compilation import Compilation, Proposed
from drafter.positions.position import Member
from drafter.positions.standing import Judged
from drafter.report.change import marked
from drafter.report.line import Line, Tone, line
from drafter.text.contested.choice import in_turn
from drafter.text.contested.rolling import Rolling
from drafter.text.contested.trade import Row, lines_of
from drafter.text.markup import print_inline
from drafter.text.order import in_order
from drafter.text.statement import Id, Paragraph, Statement
from drafter.text.words import quoted


def option(
    text: Statement,
    id: Id,
    base: Paragraph | None,
    side: Paragraph | None,
    title: str,
    stances: Mapping[Judged, tuple[Member, ...]],
) -> list[Line]:
    """One way that a paragraph could read, against how it stands, with the members by stance."""
    label = f" ({text.labels[id]})" if id in text.labels else ""
    out = [line(f"{id}{label}: {title}", "heading")]
    old, new = (one.inline if one else () for one in (base, side))
    out.append(marked(old, new, text.mentions, text.mentions) if (old or new) else line("  not in the text"))
    if base is not None and side is None:
        out.append(line("  struck", "struck"))
    if base is not None and side is not None and base.place != side.place:
        out.append(line("  moved", "open"))
    for stance, members in stances.items():
        tone: Tone = "bad" if stance in ("object", "red-line") else "open" if stance in ("hold", "stale") else "plain"
        out.append(line(f"    {stance}: {', '.join(members)}", tone))
    return out


def trade(rows: Sequence[Row]) -> list[Line]:
    """The room's form of a rolling text, each row behind its label."""
    out = []
    for row, said in zip(rows, lines_of(rows), strict=True):
        label, words = line(row.label, "heading"), line(said.removeprefix(f"{row.label}  "))
        out.append(Line((*label.spans, ("  ", "plain"), *words.spans), 4, (label, words)))
    return out


def summary(compiled: Compilation, title: str) -> list[Line]:
    """How many proposals are open on how many paragraphs, and each that could not be laid, with what is gone."""
    open_, rolling = compiled.of("open"), compiled.rolling
    told = (
        f"{title}: {len(open_)} open proposals of {len(rolling.names)} members on {len(rolling.contested)} paragraphs"
    )
    return [line(told, "faint"), *_aside(compiled.of("aside"))]


def lost(before: Compilation, after: Compilation) -> list[Line]:
    """The proposals that a revision left without the words they rest on, for whoever made it."""
    was = {proposed.amendment.id for proposed in before.of("open")}
    return list(_aside([proposed for proposed in after.of("aside") if proposed.amendment.id in was]))


def _aside(proposals: Sequence[Proposed]) -> Iterator[Line]:
    for proposed in proposals:
        yield line(f"{set_aside(proposed)}  {proposed.amendment.where}", "open")


def set_aside(proposed: Proposed) -> str:
    """That a proposal was set aside, on which text it was made, and the words that are gone."""
    assert proposed.gone is not None
    words = ", ".join(map(quoted, proposed.gone.words))
    seen = f", made on {proposed.amendment.seen}" if proposed.amendment.seen else ""
    return f"set aside: {proposed.amendment.id}{seen}: {proposed.gone.reason}" + (f": {words}" if words else "")


def choices(compiled: Compilation, title: str) -> str:
    """The beginning of a file of choices: every contested paragraph with its proposals, each line still a comment."""
    out = [
        f"# Choices for {title}, and for no other text. Take the # away from one line a paragraph, or write your own:",
        "#   ID: {take: [CHN-1], refuse: [USA-1], note: why}",
        "#   ID: {words: a predicate}   ID: {strike: true}   ID: {keep: true}",
        "# For the penholders alone: proposals are named here whomever they were written to.",
        f"text: {compiled.base.digest[7:19]}",
        "choices:",
    ]
    for id in in_order(compiled.rolling.contested, compiled.base):
        for proposed in compiled.on(id):
            out.append(f"#  {id}: {{take: {proposed.amendment.id}}}{_said(proposed)}")
        out.append(f"#  {id}: {{keep: true}}")
    return "\n".join(out) + "\n"


def _said(proposed: Proposed) -> str:
    base, side = (
        one.inline if one else () for one in (proposed.change.shifts[proposed.amendment.about].before, proposed.side)
    )
    return f"   # {marked(base, side, {}, {}).text.strip()}"


def data(compiled: Compilation, rolling: Rolling, aside: Sequence[Proposed]) -> dict[str, object]:
    """The rolling text for machines, under the names it carries: each side's markup, or null where it strikes.

    `aside` is what was set aside and may be told to whoever reads it.
    """
    return {
        "text": rolling.base.digest,
        "contested": {
            id: {
                "base": _markup(entry.base),
                "sides": [{"names": in_turn(names), "words": _markup(side)} for side, names in entry.sides.items()],
            }
            for id, entry in rolling.contested.items()
        },
        "aside": [
            {"id": proposed.amendment.id, "reason": proposed.gone.reason, "gone": proposed.gone.words}
            for proposed in aside
            if proposed.gone
        ],
    }


def _markup(paragraph: Paragraph | None) -> str | None:
    return print_inline(paragraph.inline) if paragraph else None
