"""Nothing proposed is lost: over any rulings, every amendment on file has one fate, and its words can be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

from hypothesis import given
from hypothesis import strategies as st

from drafter.consensus.case import Case
from drafter.consensus.compilation import Compilation, Fate, Proposed, compilation
from drafter.consensus.ruling import CannotRule, Ruled, Ruling, Way, rule_on, settlement
from drafter.positions.amendment import propose
from drafter.positions.condition import is_taken
from drafter.positions.position import Amendment, Insert, Move, Position, Proposal, Rewrite, StrikeOut, Swap
from drafter.text.change import DoesNotApply, apply, diff
from drafter.text.contested.rolling import side
from drafter.text.contested.weave import Collides, woven
from drafter.text.history import BLANK, Act, Circulated, Revised
from drafter.text.statement import Id, Inline, Paragraph, Place, Ref, Statement, inline, plain
from drafter.text.voice import voice
from drafter.text.words import words
from tests.drafting.three import MEMBERS, ZERO, case, day
from tests.strategies import FORM, HERE

TALKS = voice(
    inline("urges both sides to let the crews and the convoys pass by day and by night, and to talk in Doha at once"),
    FORM,
)
START = Statement(
    ZERO.head,
    {
        **{id: paragraph for id, paragraph in ZERO.paragraphs.items() if id != "measures"},
        "measures": replace(ZERO.paragraphs["measures"], kind="chapeau"),
        "sanctions": Paragraph(Place("measures", "1"), "item", inline("an embargo on arms and fuel")),
        "talks": Paragraph(Place(None, "8"), "paragraph", TALKS),
    },
)
PLACES: tuple[Id | None, ...] = (None, *START.order)
PREDICATES: tuple[Inline, ...] = (
    inline("urges both sides to let the crews pass by day, and to talk in Oslo at once"),
    inline("recalls ", Ref("halt"), " and the talks"),
    inline("calls on all parties to stop at once"),
)
PAIRS: dict[Id, tuple[tuple[str, str], ...]] = {
    "talks": (
        ("both", "all"),
        ("let", "have"),
        ("the crews and the", "every crew and all"),
        ("by night", "by day"),
        (" and by night", ""),
        (" in Doha", ""),
        ("Doha", "Oslo"),
        ("at once", "without delay"),
    ),
    "halt": (("the Taliban", "all sides"), ("at once", "now"), ("demands", "asks")),
    "attacks": (("cities", "towns"), ("the attacks", "the armed attacks")),
    "sanctions": (("arms and fuel", "arms"), ("an embargo", "a ban")),
}
REPLACING = [(id, Swap((pair,))) for id, pairs in PAIRS.items() for pair in pairs]
REPLACING += [("talks", Swap((PAIRS["talks"][0], PAIRS["talks"][-1])))]
MAKING: list[tuple[Id, Proposal]] = [
    *((id, Rewrite(text)) for id in ("talks", "halt") for text in PREDICATES),
    *((id, StrikeOut()) for id in START.order),
    *((id, Move(after)) for id in ("talks", "attacks", "sanctions") for after in PLACES if after != id),
    *(("women", Insert(after, text)) for after in ("halt", "sanctions", None) for text in PREDICATES[1:]),
]


def amendment(id: str, about: Id, proposal: Proposal, seen: str | None = "zero-draft") -> Amendment:
    return Amendment(id, about, proposal, HERE, seen)


def fits(made: Amendment, text: Statement) -> bool:
    try:
        propose(made, text, FORM)
    except DoesNotApply:
        return False
    return True


# What can be asked of the first text, words for words as likely as all the rest.
ASKED = [
    asked
    for row in (REPLACING, MAKING)
    for asked in [(about, made) for about, made in row if fits(amendment("CHN-1", about, made), START)]
]
WORDS_OF_TALKS = st.sampled_from([(about, proposal) for about, proposal in REPLACING if about == "talks"])
ON_TALKS = [(about, proposal) for about, proposal in ASKED if about == "talks"]
asked = st.one_of(
    st.sampled_from(ASKED[: len(REPLACING)]), st.sampled_from(ASKED[len(REPLACING) :]), st.sampled_from(ON_TALKS)
)


@st.composite
def files(draw: st.DrawFn, crowded: bool = False) -> tuple[Position, ...]:
    """What members propose of the first text, up to three amendments each; at times all in words of one paragraph."""
    found = []
    of = WORDS_OF_TALKS if crowded else draw(st.sampled_from((asked, st.sampled_from(ON_TALKS))))
    for member in MEMBERS:
        made = draw(st.lists(of, min_size=1, max_size=3))
        offers = [amendment(f"{member}-{n}", about, proposal) for n, (about, proposal) in enumerate(made, start=1)]
        found.append(Position(member, "in-writing", HERE, amendments=tuple(offers)))
    return tuple(found)


OPENING: tuple[Act, ...] = (
    Revised(1, "EST", day(1), "", (), diff(BLANK, START), START.digest),
    Circulated(2, "EST", day(2), "zero-draft", START.digest, ""),
)


def compiled(found: Case) -> Compilation:
    return compilation(found, found.record.current)


def revised(acts: Sequence[Act], after: Ruled, text: Statement) -> tuple[Act, ...]:
    """The acts with one more: the text after a ruling."""
    digest = apply(after.change, text).digest
    return (*acts, Revised(len(acts) + 1, "NOR", day(3), "", after.takes, after.change, digest, after.refuses))


@st.composite
def rulings(draw: st.DrawFn, on: Compilation) -> Ruling:
    """Any ruling on one of the contested paragraphs."""
    id = draw(st.sampled_from(sorted(on.rolling.contested)))
    way: Way = draw(st.sampled_from(("take", *get_args(Way))))
    open_ = [proposed.amendment.id for proposed in on.on(id)]
    some = st.lists(st.sampled_from(open_), unique=True).map(tuple)
    return Ruling(
        id,
        way,
        draw(some) if way == "take" else (),
        draw(some) if way in ("take", "words") and draw(st.booleans()) else (),
        draw(st.sampled_from(PREDICATES)) if way == "words" else (),
    )


@dataclass(frozen=True)
class Step:
    """What was done, and the case before and after it."""

    what: str
    before: Case
    after: Case
    ruling: Ruling | None = None
    ruled: Ruled | None = None


@dataclass(frozen=True)
class Story:
    """Steps one after another, and the case at the end of them."""

    steps: tuple[Step, ...]
    found: Case

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """What Hypothesis prints of a failing example: short enough to be read."""
        files_ = self.found.positions.values()
        offers = [f"{o.id} {o.about} {o.proposal} seen {o.seen}" for position in files_ for o in position.amendments]
        printer.text("\n".join([*offers, *(f"-- {step.ruling or step.what}" for step in self.steps)]))


@st.composite
def stories(draw: st.DrawFn, most: int = 5) -> Story:
    """A negotiation: proposals ruled on, words of the penholders' own, texts sent out, proposals withdrawn or made
    anew. Rulings that cannot be are left out."""
    acts, positions = OPENING, draw(files())
    steps: list[Step] = []
    for _ in range(draw(st.integers(1, most))):
        before = case(*positions, acts=acts)
        what = draw(st.sampled_from(("rule", "rule", "rule", "rule", "write", "send", "withdraw", "again")))
        ruling, ruled = None, None
        text, on = before.record.current, compiled(before)
        if what == "rule" and on.rolling.contested:
            ruling = draw(rulings(on))
            try:
                ruled = rule_on(ruling, on, FORM, text)
            except CannotRule:
                continue
            acts = revised(acts, ruled, text)
        elif what == "write":
            own = amendment(f"NOR-{len(acts)}", *draw(asked))
            if fits(own, text):
                acts = revised(acts, Ruled(propose(own, text, FORM), (), ()), text)
        elif what == "send":
            acts = (*acts, Circulated(len(acts) + 1, "EST", day(3), f"rev-{len(acts)}", text.digest, ""))
        else:
            positions = tuple(draw(retold(position, what, before)) for position in positions)
        steps.append(Step(what, before, case(*positions, acts=acts), ruling, ruled))
    return Story(tuple(steps), case(*positions, acts=acts))


@st.composite
def retold(draw: st.DrawFn, position: Position, what: str, found: Case) -> Position:
    """A member's file with some proposals withdrawn, or made anew on the text that went out last."""
    latest = found.record.latest
    assert latest is not None
    offers = []
    for offered in position.amendments:
        told = draw(st.integers(0, 2)) == 0
        if told and what == "withdraw":
            offers.append(replace(offered, withdrawn=latest.name))
        elif told and fits(offered, found.record.circulated[latest.name]):
            offers.append(replace(offered, seen=latest.name))
        else:
            offers.append(offered)
    return replace(position, amendments=tuple(offers))


# --- the laws ------------------------------------------------------------------------------------------------------


@given(stories())
def test_every_amendment_on_file_has_one_fate(story: Story) -> None:
    found = story.found
    on_file = [offered for member in sorted(found.positions) for offered in found.positions[member].amendments]
    proposals = compiled(found).proposals
    assert [proposed.amendment for proposed in proposals] == on_file
    for proposed in proposals:
        assert proposed.fate in get_args(Fate)
        assert bool(proposed.change) == (proposed.fate == "open")
        assert (proposed.gone is not None) == (proposed.fate == "aside")


@given(stories())
def test_the_compilation_does_not_depend_on_the_order_of_the_files(story: Story) -> None:
    found = story.found
    turned = replace(found, positions=dict(reversed([*found.positions.items()])))
    assert compiled(turned) == compiled(found)
    assert list(compiled(turned).rolling.contested) == list(compiled(found).rolling.contested)


@given(stories())
def test_what_is_open_stands_under_its_member_in_the_rolling_text(story: Story) -> None:
    on = compiled(story.found)
    for proposed in on.of("open"):
        about = proposed.amendment.about
        own = on.rolling.contested[about].of(proposed.member)
        beside = [other for other in on.on(about) if other.member == proposed.member]
        assert own == proposed.side if len(beside) == 1 else brought(proposed, on) <= said(own)
        assert about in proposed.change.shifts
        assert len(proposed.change.shifts) == 1 or proposed.side is None
    assert on.rolling.names == {proposed.member for proposed in on.of("open")}


@given(stories())
def test_the_text_as_each_member_would_have_it_is_well_formed(story: Story) -> None:
    rolling = compiled(story.found).rolling
    for member in rolling.names:
        assert isinstance(side(rolling, member), Statement)


@given(stories())
def test_no_word_of_any_amendment_is_lost(story: Story) -> None:
    found = story.found
    for proposed in compiled(found).proposals:
        assert shown(proposed, found), proposed


@given(stories())
def test_what_was_refused_or_taken_stays_so_until_it_is_proposed_anew(story: Story) -> None:
    for step in story.steps:
        before, after = ({p.amendment: p.fate for p in compiled(at).proposals} for at in (step.before, step.after))
        recorded = {id for act in step.before.record.revisions for id in act.takes}
        for amended in before.keys() & after.keys():
            if before[amended] == "refused":
                assert after[amended] == "refused" or is_taken(amended, ground(step.after))
            if before[amended] == "taken" and amended.id in recorded:
                assert after[amended] == "taken" or amended.withdrawn


@given(stories())
def test_after_a_ruling_nothing_is_open_that_says_otherwise_in_the_same_words(
    story: Story,
) -> None:
    for step in story.steps:
        if step.ruling is None or step.ruled is None:
            continue
        about, result = step.ruling.about, step.after.record.current.paragraphs.get(step.ruling.about)
        base = step.before.record.current.paragraphs.get(about)
        fates = {proposed.amendment.id: proposed.fate for proposed in compiled(step.after).proposals}
        for proposed in compiled(step.before).on(about):
            id = proposed.amendment.id
            assert (id in step.ruled.takes) + (id in [refusal.amendment for refusal in step.ruled.refuses]) < 2
            if fates[id] == "open":
                woven(base, {"ruling": result, "proposed": proposed.side})


@given(stories())
def test_a_ruling_touches_its_paragraph_alone_and_names_every_proposal_it_decides(
    story: Story,
) -> None:
    for step in story.steps:
        if step.ruling is None or step.ruled is None:
            continue
        assert set(step.ruled.change.shifts) <= {step.ruling.about}
        fates = {proposed.amendment.id: proposed.fate for proposed in compiled(step.after).proposals}
        assert {fates[id] for id in step.ruled.takes} <= {"taken"}
        assert {fates[refusal.amendment] for refusal in step.ruled.refuses} <= {"refused"}
        assert set(step.ruling.take) <= set(step.ruled.takes)
        assert set(step.ruling.refuse) <= {refusal.amendment for refusal in step.ruled.refuses}


@given(files(crowded=True) | files())
def test_what_stands_together_can_be_taken_together(drawn: tuple[Position, ...]) -> None:
    on = compiled(case(*drawn, acts=OPENING))
    for id in on.rolling.contested:
        sides = {proposed.amendment.id: proposed.side for proposed in on.on(id)}
        try:
            result = woven(on.at(id), sides)
        except Collides:
            continue
        paragraphs = {key: paragraph for key, paragraph in on.base.paragraphs.items() if key != id}
        if result is not None:
            paragraphs[id] = result
        try:
            wanted = Statement(on.base.head, paragraphs)
        except ValueError:
            continue
        ruled = rule_on(Ruling(id, "take", tuple(sides)), on, FORM, on.base)
        assert set(ruled.takes) == set(sides)
        assert ruled.refuses == ()
        assert apply(ruled.change, on.base) == wanted


@given(stories())
def test_what_the_penholders_settle_is_theirs_and_leaves_a_text_and_no_refusal(
    story: Story,
) -> None:
    on = compiled(story.found)
    ruled = settlement(on, ("EST", "NOR"))
    assert ruled.refuses == ()
    apply(ruled.change, on.base)
    for id in ruled.change.shifts:
        assert {proposed.member for proposed in on.on(id)} <= {"EST", "NOR"}
        assert {proposed.amendment.id for proposed in on.on(id)} <= set(ruled.takes)


# --- where the words of a proposal are -----------------------------------------------------------------------------


def ground(found: Case):  # type: ignore[no-untyped-def]
    return found.ground(found.record.current)


def said(paragraph: Paragraph | None) -> frozenset[str]:
    """The words of a paragraph."""
    return frozenset(words(plain(paragraph.inline))) if paragraph else frozenset()


def brought(proposed: Proposed, on: Compilation) -> frozenset[str]:
    """The words that a proposal has in it and the paragraph has not."""
    return said(proposed.side) - said(on.at(proposed.amendment.about))


def written(offered: Amendment) -> frozenset[str]:
    """The words that a member wrote, save the verb, which a form inflects and an item does not."""
    match offered.proposal:
        case Swap(pairs):
            return frozenset(word for _, new in pairs for word in words(new))
        case Rewrite(text) | Insert(_, text):
            return frozenset(words(plain(text[1:]))) & frozenset(words(plain(voice(text, FORM))))
        case _:
            return frozenset()


def whole(offered: Amendment, paragraph: Paragraph | None) -> bool:
    """Whether a paragraph is what the member asks for, with every word it wrote."""
    if isinstance(offered.proposal, StrikeOut):
        return paragraph is None
    return paragraph is not None and written(offered) <= said(paragraph)


def shown(proposed: Proposed, found: Case) -> bool:
    """Whether the words of a proposal can be shown where its fate says they are."""
    offered, history = proposed.amendment, found.record
    match proposed.fate:
        case "open":
            return whole(offered, proposed.side)
        case "aside":
            return proposed.gone is not None and bool(proposed.gone.reason)
        case "withdrawn":
            return offered.withdrawn in history.circulated
        case "refused":
            refusals = [refusal for act in history.revisions for refusal in act.refuses]
            last = [refusal for refusal in refusals if refusal.amendment == offered.id][-1]
            return whole(offered, last.change.shifts[offered.about].after)
        case "taken":
            if is_taken(offered, ground(found)):
                return True
            number = max(number for number, act in enumerate(history.revisions, start=1) if offered.id in act.takes)
            text, before = history.texts[number], history.texts[number - 1]
            new = written(offered) - said(before.paragraphs.get(offered.about))
            return offered.about not in text.paragraphs or new <= said(text.paragraphs[offered.about])
