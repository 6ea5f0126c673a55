"""Random statements, positions and rules, over alphabets so small that edits, names and places collide often.

Strategies are built once and kept: building them anew for each example took more time than the laws.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from typing import get_args

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from drafter.consensus import rule as law
from drafter.consensus.body import Electorate
from drafter.consensus.rule import ANSWER, BALLOT, Count, Fewest, Outcome, Relation, Rule, Test
from drafter.diagnostic import Where
from drafter.positions import position as said
from drafter.positions.brief import Brief, Element, Wording
from drafter.positions.frame import Ground
from drafter.positions.position import (
    STANCES,
    WHOLE,
    Amendment,
    Answer,
    Condition,
    Linkage,
    Position,
    Provenance,
    RedLine,
    Says,
    View,
)
from drafter.text.ladder import OMIT, Ladder, Rung
from drafter.text.statement import (
    KINDS,
    Head,
    Id,
    Inline,
    Mark,
    Paragraph,
    Place,
    Ref,
    Run,
    Statement,
    faults_of,
    inline,
    plain,
)
from drafter.text.voice import Form

IDS = ("attacks", "halt", "measures", "talks", "women", "closing-words")
_PLAIN = ("peace", "and", "the", "Council's", "1,052", "not", ".", ",")
_ACCENTS = ("café", "cafe\u0301", "cafe\u0301's", "和平", "👩\u200d👧", "हिन्दी", "ไทย")
_HARD = (*_ACCENTS, "\u00a0", "[", "]", "*", "**", "_", "\\", "@{halt}")
_RANKS = ("1", "2", "3", "2i", "a", "1!CHN-1", "1!CHN-1!CHN-2", "1!EST-1", "-z")
_MARKS: tuple[frozenset[Mark], ...] = (
    frozenset(),
    frozenset({"em"}),
    frozenset({"verb"}),
    frozenset({"strong"}),
    frozenset({"em", "strong"}),
)
HERE = Where("positions/XXX.yaml", 1, 1)

# --- texts ---------------------------------------------------------------------------------------------------------


@cache
def texts() -> SearchStrategy[str]:
    """Any text: of known words, or of any characters."""
    known = st.lists(st.sampled_from((*_PLAIN, *_HARD, " ", " ", "-", "'", "\u0301", "\u200d")), max_size=8)
    return st.one_of(known.map("".join), st.text(max_size=12))


# Each word under each set of marks, most of them with a space behind it: one draw gives one piece.
_GAPS = (" ", " ", "")


def _pieces(words: Sequence[str]) -> tuple[Run, ...]:
    return tuple(Run(word + gap, marks) for word in words for marks in _MARKS for gap in _GAPS)


_EASY_PIECES, _HARD_PIECES = _pieces(_PLAIN), _pieces((*_PLAIN, *_HARD))


@cache
def inlines(targets: Sequence[Id] = (), hard: bool = True) -> SearchStrategy[Inline]:
    """Words under marks, with references to the targets; never blank, always in normal form."""
    refs = tuple(Ref(id) for id in targets) * 20
    pieces = st.sampled_from((*(_HARD_PIECES if hard else _EASY_PIECES), *refs))
    return st.lists(pieces, min_size=1, max_size=6).map(_saying)


def _saying(pieces: Sequence[Run | Ref]) -> Inline:
    """In normal form, and with words of its own: references may fall away when a paragraph is fitted."""
    own = "".join(piece.text for piece in pieces if isinstance(piece, Run))
    return inline(*pieces) if own.strip() else inline(*pieces, "peace")


_PLACES = tuple(Place(parent, rank) for parent in (None, None, None, *IDS) for rank in _RANKS)


@cache
def paragraphs() -> SearchStrategy[Paragraph]:
    """One paragraph anywhere, referring to anything; `fitted` makes it fit a statement."""
    return st.builds(Paragraph, st.sampled_from(_PLACES), st.sampled_from(KINDS), inlines(IDS))


_HEADS = (
    Head("afghanistan-2021", "presidential-statement"),
    Head("afghanistan-2021", "press-statement"),
    Head("afghanistan-2021", "presidential-statement", "fr"),
    Head("sahel", "presidential-statement"),
)


def heads() -> SearchStrategy[Head]:
    """One of a few heads."""
    return st.sampled_from(_HEADS)


def fitted(head: Head, wanted: Mapping[Id, Paragraph]) -> Statement:
    """The nearest well-formed statement: what hangs from nothing goes to the top, what refers to nothing stays silent.

    A paragraph that fits already is left exactly as it is, so that versions share paragraphs.
    """
    paragraphs: dict[Id, Paragraph] = {}
    for id in sorted(wanted):
        paragraph = wanted[id]
        parts = inline(*(part for part in paragraph.inline if not isinstance(part, Ref) or part.to in wanted))
        parent = paragraph.place.parent if paragraph.place.parent in wanted else None
        if parent is not None and _hangs_from(parent, id, paragraphs):
            parent = None
        rank = paragraph.place.rank
        while any(other.place == Place(parent, rank) for other in paragraphs.values()):
            rank += "x"
        paragraphs[id] = replace(paragraph, place=Place(parent, rank), inline=parts)
    for id in [id for id, paragraph in paragraphs.items() if _hangs_from(paragraph.place.parent, id, paragraphs)]:
        if _hangs_from(paragraphs[id].place.parent, id, paragraphs):
            paragraphs[id] = replace(paragraphs[id], place=Place(None, f"z{id}"))
    assert not faults_of(paragraphs)
    return Statement(head, paragraphs)


def _hangs_from(at: Id | None, id: Id, paragraphs: Mapping[Id, Paragraph]) -> bool:
    met: set[Id] = set()
    while at is not None and at not in met:
        if at == id:
            return True
        met.add(at)
        at = paragraphs[at].place.parent if at in paragraphs else None
    return False


@cache
@st.composite
def statements(draw: DrawFn) -> Statement:
    """A well-formed statement with trees, every kind, and references."""
    return fitted(draw(heads()), draw(st.dictionaries(st.sampled_from(IDS), paragraphs(), max_size=len(IDS))))


@st.composite
def edited(draw: DrawFn, base: Statement) -> Statement:
    """Another version of a statement: each paragraph kept, struck, moved, rewritten or added."""
    wanted: dict[Id, Paragraph] = {}
    for id in IDS:
        old, what = base.paragraphs.get(id), draw(st.integers(0, 6))
        if old is None:
            if what == 0:
                wanted[id] = draw(paragraphs())
        elif what == 1:
            wanted[id] = replace(old, inline=draw(inlines(IDS)))
        elif what == 2:
            wanted[id] = replace(old, place=draw(st.sampled_from(_PLACES)))
        elif what != 3:
            wanted[id] = old
    return fitted(draw(st.one_of(st.just(base.head), heads())), wanted)


@st.composite
def versions(draw: DrawFn, least: int = 2, most: int = 4) -> list[Statement]:
    """Successive versions of one statement, which share most of their paragraphs."""
    out = [draw(statements())]
    for _ in range(draw(st.integers(least, most)) - 1):
        out.append(draw(edited(out[-1])))
    return out


# --- positions -----------------------------------------------------------------------------------------------------

CONDEMNATION = Ladder(
    "condemnation",
    "convention",
    (
        Rung("strongest", "condemn", "in the strongest terms"),
        Rung("condemn", "condemn"),
        Rung("concern", "express", "grave concern at"),
        Rung("note", "take", "note of"),
    ),
)
LADDERS = {"condemnation": CONDEMNATION}
FORM = Form("presidential-statement", "Statement", "The Security Council", "present")
PRESS = Form("press-statement", "Press statement", "The members of the Security Council", "past", plural=True)
FORMS = {FORM.id: FORM, PRESS.id: PRESS}
ELEMENTS = (
    Element("attacks", "strongest", HERE, ladder="condemnation", text=inline("the attacks on cities")),
    Element("measures", "text", HERE, text=inline("stands ready to consider further measures")),
    Element(
        "halt",
        "demand",
        HERE,
        wordings=(
            Wording("demand", inline("demands that the Taliban stop at once")),
            Wording("call-all", inline("calls on all parties to stop at once")),
        ),
    ),
)
BRIEF = Brief(
    "afghanistan-2021",
    "presidential-statement",
    "unsc",
    "2021-08-13",
    "unsc-statement",
    "negotiating",
    ("EST", "NOR"),
    "",
    (),
    ELEMENTS,
    HERE,
)
CIRCULATED = ("zero-draft", "rev-1")
_STRANGE = (inline("peace and the talks"), inline(Run("notes", frozenset({"verb"})), " the attacks, not peace"))


@cache
@st.composite
def drafts(draw: DrawFn) -> Statement:
    """A text made from the brief: each element on some rung, left out, or in words that nobody asked for."""
    strange = st.sampled_from(_STRANGE)
    found: dict[Id, Paragraph] = {}
    for number, element in enumerate(ELEMENTS):
        rung = draw(st.sampled_from((*element.rungs(LADDERS), "other")))
        if rung == "other":
            words = draw(strange)
        elif rung == OMIT:
            continue
        else:
            words = element.paragraph(rung, FORM, LADDERS)
        found[element.id] = Paragraph(Place(None, str(number)), "paragraph", words)
    found["talks"] = Paragraph(Place(None, "9"), "paragraph", draw(strange))
    form = draw(st.sampled_from((FORM.id, FORM.id, FORM.id, "press-statement")))
    return Statement(Head("afghanistan-2021", form), found)


@cache
@st.composite
def grounds(draw: DrawFn) -> Ground:
    """A text that was circulated, possibly after another one, with the brief it comes from."""
    seen = dict(zip(CIRCULATED, draw(st.lists(drafts(), min_size=1, max_size=2)), strict=False))
    return Ground(list(seen.values())[-1], seen, BRIEF, FORMS, LADDERS)


@cache
def conditions(amendments: tuple[str, ...]) -> SearchStrategy[Condition]:
    """Any condition on a text."""
    ids = st.sampled_from((*(element.id for element in ELEMENTS), "women"))
    phrases = st.sampled_from(("peace", "the attacks", "not", "further measures"))
    leaves: SearchStrategy[Condition] = st.one_of(
        st.builds(said.Words, phrases, st.one_of(st.none(), ids)),
        st.builds(said.Keeps, ids),
        st.builds(said.Absent, ids),
        *([st.builds(said.Adopts, st.sampled_from(amendments))] if amendments else []),
    )
    return st.recursive(
        leaves,
        lambda parts: st.one_of(
            st.builds(said.Not, parts),
            st.builds(said.Every, st.lists(parts, min_size=1, max_size=2).map(tuple)),
            st.builds(said.Some, st.lists(parts, min_size=1, max_size=2).map(tuple)),
        ),
        max_leaves=3,
    )


@cache
@st.composite
def views(draw: DrawFn, seen: tuple[str, ...]) -> View:
    """A bare stance on anything, or limits on an element of the brief."""
    about = draw(st.sampled_from((*(element.id for element in ELEMENTS), "talks", "women", *WHOLE)))
    at = draw(st.sampled_from((None, *seen)))
    element = BRIEF.element(about)
    if element is None or draw(st.booleans()):
        return View(about, HERE, at, stance=draw(st.sampled_from(STANCES)))
    rungs = element.rungs(LADDERS)
    return View(about, HERE, at, accepts=tuple(draw(st.lists(st.sampled_from(rungs), min_size=1, unique=True))))


@cache
@st.composite
def amendments(draw: DrawFn, id: str, seen: tuple[str, ...]) -> Amendment:
    """A proposal of any kind about an element, conditional or not."""
    words = draw(st.sampled_from(_STRANGE))
    about = draw(st.sampled_from(("attacks", "halt", "talks")))
    proposal: said.Proposal = draw(
        st.sampled_from(
            (
                said.Swap((("the", "all"),)),
                said.Rewrite(words),
                said.StrikeOut(),
                said.Move(None),
                said.Move("measures"),
                said.Insert("talks", words),
            )
        )
    )
    return Amendment(
        id,
        "women" if isinstance(proposal, said.Insert) else about,
        proposal,
        HERE,
        draw(st.sampled_from((None, *seen))),
        draw(st.sampled_from(("condition", "preference"))),
        turns=draw(st.one_of(st.none(), st.dictionaries(st.just("halt"), st.sampled_from(STANCES)))),
        withdrawn=draw(st.sampled_from((None, *seen))),
    )


@cache
def answers_on(seen: tuple[str, ...]) -> SearchStrategy[Answer | None]:
    """A member's own word on one of these texts, or none."""
    said_on = st.builds(
        Answer,
        st.sampled_from(seen),
        st.sampled_from(get_args(Says)),
        st.just(HERE),
        st.sampled_from(((), ("halt",), ("attacks", "halt"))),
        st.sampled_from((None, {"measures": "on the legal basis"})),
    )
    return st.one_of(st.none(), said_on)


@cache
@st.composite
def positions(draw: DrawFn, seen: tuple[str, ...] = CIRCULATED, member: str = "CHN") -> Position:
    """Everything a member's file can say, in any combination."""
    offered = [draw(amendments(f"{member}-{n}", seen)) for n in range(1, draw(st.integers(0, 2)) + 1)]
    names = tuple(amendment.id for amendment in offered)
    lines = draw(st.lists(conditions(names), max_size=2))
    linked = draw(st.lists(st.tuples(conditions(names), views(seen)), max_size=1))
    return Position(
        member,
        draw(st.sampled_from(get_args(Provenance))),
        HERE,
        tuple(draw(st.lists(views(seen), max_size=3))),
        tuple(offered),
        tuple(RedLine(f"{member}-R{n}", when, HERE) for n, when in enumerate(lines)),
        tuple(Linkage(f"{member}-L{n}", when, then, HERE) for n, (when, then) in enumerate(linked)),
        draw(answers_on(seen)),
        "sha256:0",
    )


# --- rules ---------------------------------------------------------------------------------------------------------

MEMBERS = ("CHN", "EST", "FRA", "IND", "KEN", "NOR")
_GROUPS = ("permanent", "region")
_SHARES = tuple(Fraction(*pair) for pair in ((0, 1), (1, 3), (1, 2), (2, 3), (1, 1)))


@cache
@st.composite
def electorates(draw: DrawFn, most: int = len(MEMBERS)) -> Electorate:
    """A body of a few members, in groups that may overlap or be empty, with so many votes each."""
    members = MEMBERS[: draw(st.integers(1, most))]
    groups = {name: draw(st.frozensets(st.sampled_from(members))) for name in _GROUPS}
    weighs = draw(st.lists(st.integers(1, 5), min_size=len(members), max_size=len(members)))
    return Electorate(frozenset(members), groups, {"votes": dict(zip(members, weighs, strict=True))})


@cache
@st.composite
def counts(draw: DrawFn, answers: tuple[str, ...]) -> Count:
    """A count of some answers or of the votes behind them: of a number, of a share of answers or of all members.

    A share counts answers among those it is a share of.
    """
    some = st.frozensets(st.sampled_from(answers), min_size=1)
    out_of = draw(st.one_of(st.none(), some, st.just(law.MEMBERS)))
    share = draw(st.sampled_from(_SHARES))
    number = st.integers(0, len(MEMBERS)).map(Fraction)
    bound = (
        share
        if out_of is not None
        else draw(st.one_of(number, st.builds(Fewest, st.just(share), st.just("votes"), st.integers(0, 1))))
    )
    relation = draw(st.sampled_from(get_args(Relation)))
    counted = draw(
        st.frozensets(st.sampled_from(sorted(out_of)), min_size=1) if isinstance(out_of, frozenset) else some
    )
    group, weight = draw(st.sampled_from((None, None, *_GROUPS))), draw(st.sampled_from((None, None, "votes")))
    return Count(counted, relation, bound, group, out_of, weight, draw(st.sampled_from((False, False, True))))


@cache
def tests_of(answers: tuple[str, ...]) -> SearchStrategy[Test]:
    """A random tree of counts, All, Any and Not."""
    return st.recursive(
        counts(answers),
        lambda parts: st.one_of(
            st.builds(law.All, st.lists(parts, max_size=3).map(tuple)),
            st.builds(law.Any, st.lists(parts, max_size=3).map(tuple)),
            st.builds(law.Not, parts),
        ),
        max_leaves=4,
    )


def ruled(outcomes: Sequence[Outcome], ballots: bool) -> Rule:
    """A rule with these outcomes, adopting the first."""
    return Rule(
        "a-rule",
        "A rule",
        "constructed",
        True,
        "a-body",
        date(1994, 1, 1),
        None,
        "ballots" if ballots else "answers",
        "adopted",
        tuple(outcomes),
        "",
        (),
        HERE,
    )


@cache
@st.composite
def rules(draw: DrawFn, ballots: bool | None = None) -> Rule:
    """A rule of one or two tested outcomes and an otherwise."""
    by_ballot = draw(st.booleans()) if ballots is None else ballots
    tests = draw(st.lists(tests_of(BALLOT if by_ballot else ANSWER), min_size=1, max_size=2))
    named = [Outcome(name, test) for name, test in zip(("adopted", "blocked"), tests, strict=False)]
    return ruled([*named, Outcome("not-adopted", None)], by_ballot)


@st.composite
def vectors(draw: DrawFn, electorate: Electorate, answers: Sequence[str], most: int) -> dict[str, str | None]:
    """An answer for each member, at most so many of them open."""
    members = sorted(electorate.members)
    row = draw(st.lists(_answers(tuple(answers)), min_size=len(members), max_size=len(members)))
    for index in [index for index, answer in enumerate(row) if answer is None][most:]:
        row[index] = answers[index % len(answers)]
    return dict(zip(members, row, strict=True))


@cache
def _answers(answers: tuple[str, ...]) -> SearchStrategy[str | None]:
    return st.sampled_from((*answers, *([None] * len(answers))))


def words_of(parts: Inline) -> str:
    """The characters of a paragraph; a reference is one private character."""
    return "".join(plain((part,)) if isinstance(part, Run) else "\ue000" for part in parts)
