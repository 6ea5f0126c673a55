"""An amendment laid on a later text: carried over where what it rests on still stands, else what is gone of that."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafter.positions.frame import Ground
from drafter.positions.position import Amendment, Insert, Move, Proposal, Rewrite, StrikeOut, Swap
from drafter.positions.proposal import Gone, lay
from drafter.text.change import apply
from drafter.text.statement import Head, Id, Kind, Mark, Paragraph, Place, Run, Statement, inline
from tests.strategies import BRIEF, FORMS, HERE, LADDERS

VERB: frozenset[Mark] = frozenset({"verb"})


def para(words: str, rank: str, parent: Id | None = None, kind: Kind = "paragraph") -> Paragraph:
    """A paragraph that begins with the subject, its verb marked, or has no such beginning."""
    subject, verb, rest = words.partition(" condemns ")
    parts = inline(subject + " ", Run("condemns", VERB), " " + rest) if verb else inline(words)
    return Paragraph(Place(parent, rank), kind, parts)


ATTACKS = "The Security Council condemns the attacks on cities."
HALT = "The Security Council demands that the Taliban stop their offensive at once, and lets the crews in."
SEEN = Statement(
    Head("afghanistan-2021", "presidential-statement"),
    {
        "attacks": para(ATTACKS, "1"),
        "halt": para(HALT, "2"),
        "measures": para("The Security Council stands ready to act:", "3", kind="chapeau"),
        "sanctions": para("by sanctions against those responsible", "1", "measures", "item"),
        "talks": para("The Security Council calls for talks in Doha.", "4"),
    },
)
NOTES = inline("The Security Council ", Run("takes note of", VERB), " the attacks on cities.")


def with_(text: Statement = SEEN, form: str = "", **changed: str | Paragraph | None) -> Statement:
    """A text with paragraphs in other words, put in whole, or (None) taken out."""
    found = dict(text.paragraphs)
    for id, after in changed.items():
        if after is None:
            del found[id]
        elif isinstance(after, str):
            found[id] = replace(found[id], inline=inline(after))
        else:
            found[id] = after
    return Statement(replace(text.head, form=form or text.head.form), found)


def laid(about: Id, proposal: Proposal, now: Statement, seen: Statement = SEEN, id: str = "CHN-1") -> Statement | Gone:
    """The later text with the amendment in it, or what is gone."""
    amendment = Amendment(id, about, proposal, HERE, "zero-draft")
    found = lay(amendment, Ground(now, {"zero-draft": seen}, BRIEF, FORMS, LADDERS))
    return found if isinstance(found, Gone) else apply(found, now)


def gone(about: Id, proposal: Proposal, now: Statement) -> Gone:
    found = laid(about, proposal, now)
    assert isinstance(found, Gone)
    return found


def words(about: Id, proposal: Proposal, now: Statement) -> str:
    found = laid(about, proposal, now)
    assert isinstance(found, Statement), found
    return found.words(about)


ALL_SIDES = Swap((("the Taliban", "all sides"),))
MILDER = Rewrite(inline("recalls the attacks"))
WOMEN = Insert("halt", inline("underlines the part of women"))
TO_THE_TOP = Move(None)
PROPOSALS: dict[str, tuple[Id, Proposal]] = {
    "swap": ("halt", ALL_SIDES),
    "rewrite": ("attacks", MILDER),
    "strike": ("attacks", StrikeOut()),
    "insert": ("women", WOMEN),
    "move": ("talks", TO_THE_TOP),
}
each_kind = pytest.mark.parametrize(("about", "proposal"), PROPOSALS.values(), ids=PROPOSALS.keys())


# --- carried over --------------------------------------------------------------------------------------------------


@each_kind
def test_on_the_text_it_was_made_on_it_makes_what_it_says(about: Id, proposal: Proposal) -> None:
    assert isinstance(laid(about, proposal, SEEN), Statement)


@each_kind
def test_changes_to_other_paragraphs_leave_it_standing(about: Id, proposal: Proposal) -> None:
    now = with_(sanctions="by other means", measures="The Security Council may act:", more=para("So.", "9"))
    assert isinstance(laid(about, proposal, now), Statement)


def test_words_still_stand_though_another_part_of_the_paragraph_changed() -> None:
    now = with_(halt=HALT.replace("lets the crews in", "opens the city"))
    assert words("halt", ALL_SIDES, now) == HALT.replace("the Taliban", "all sides").replace(
        "lets the crews in", "opens the city"
    )


def test_words_still_stand_where_the_paragraph_went_elsewhere() -> None:
    now = with_(halt=replace(SEEN.paragraphs["halt"], place=Place(None, "9")))
    assert words("halt", ALL_SIDES, now).startswith("The Security Council demands that all sides stop")


@pytest.mark.parametrize("proposal", [MILDER, StrikeOut()], ids=["rewrite", "strike"])
def test_what_speaks_of_the_whole_is_carried_over_to_another_rung(proposal: Proposal) -> None:
    now = with_(attacks=replace(SEEN.paragraphs["attacks"], inline=NOTES))
    found = laid("attacks", proposal, now)
    assert isinstance(found, Statement)
    if proposal == MILDER:
        assert found.words("attacks") == "The Security Council recalls the attacks."
    else:
        assert "attacks" not in found.paragraphs


def test_a_paragraph_moved_is_moved_in_the_words_it_now_has() -> None:
    found = laid("talks", TO_THE_TOP, with_(talks="The Security Council urges both sides to talk."))
    assert isinstance(found, Statement)
    assert found.order[0] == "talks"
    assert found.words("talks") == "The Security Council urges both sides to talk."


def test_a_new_paragraph_goes_behind_the_one_it_names_wherever_that_now_stands() -> None:
    found = laid("women", WOMEN, with_(halt=replace(SEEN.paragraphs["halt"], place=Place(None, "9"))))
    assert isinstance(found, Statement)
    assert found.order[-2:] == ("halt", "women")


def test_an_amendment_that_names_no_text_speaks_of_the_first_that_went_out() -> None:
    amendment = Amendment("CHN-1", "halt", ALL_SIDES, HERE)
    now = with_(halt=HALT.replace("the Taliban", "the parties"))
    seen = {"zero-draft": SEEN, "rev-1": now}
    assert isinstance(lay(amendment, Ground(now, seen, BRIEF, FORMS, LADDERS)), Gone)
    assert not isinstance(lay(amendment, Ground(SEEN, seen, BRIEF, FORMS, LADDERS)), Gone)


# --- set aside -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "now",
    [HALT.replace("the Taliban", "the parties"), HALT.replace("lets the crews in", "the Taliban lets the crews in")],
    ids=["other words", "the words twice"],
)
def test_words_that_no_longer_stand_where_they_stood_are_set_aside_and_named(now: str) -> None:
    assert gone("halt", ALL_SIDES, with_(halt=now)) == Gone(
        "words it speaks of are no longer in 'halt'", ("the Taliban",)
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("that the Taliban", "of the Taliban"),
        ("the Taliban stop", "the Taliban end"),
        ("Taliban stop", "Taliban, stop"),
    ],
    ids=["the word before", "the word behind", "a comma behind"],
)
def test_words_that_stand_where_they_stood_are_carried_over_whatever_changed_beside_them(old: str, new: str) -> None:
    found = laid("halt", ALL_SIDES, with_(halt=HALT.replace(old, new)))
    assert isinstance(found, Statement)
    assert new.replace("the Taliban", "all sides").replace("Taliban", "sides") in found.words("halt")


def test_of_several_swaps_only_those_that_lost_their_words_are_named() -> None:
    both = Swap((("the Taliban", "all sides"), ("the crews", "everybody")))
    assert gone("halt", both, with_(halt=HALT.replace("lets the crews", "lets some crews"))).words == ("the crews",)


def test_words_that_now_stand_twice_are_set_aside() -> None:
    now = HALT.replace("lets the crews in", "urges that the Taliban stop their offensive")
    assert isinstance(laid("halt", ALL_SIDES, with_(halt=now)), Gone)


@pytest.mark.parametrize(
    ("about", "proposal"),
    [("halt", ALL_SIDES), ("halt", MILDER), ("halt", StrikeOut()), ("halt", TO_THE_TOP)],
    ids=["swap", "rewrite", "strike", "move"],
)
def test_a_paragraph_that_vanished_is_named_with_all_its_words(about: Id, proposal: Proposal) -> None:
    assert gone(about, proposal, with_(halt=None)) == Gone("'halt' is no longer in the text", (HALT,))


@pytest.mark.parametrize(("about", "proposal"), [("women", WOMEN), ("talks", Move("halt"))], ids=["insert", "move"])
def test_what_was_to_stand_behind_a_vanished_paragraph_is_set_aside(about: Id, proposal: Proposal) -> None:
    assert gone(about, proposal, with_(halt=None)) == Gone("'halt' is no longer in the text", (HALT,))


@pytest.mark.parametrize("proposal", [MILDER, StrikeOut()], ids=["rewrite", "strike"])
def test_what_speaks_of_the_whole_is_set_aside_where_more_than_the_rung_changed(proposal: Proposal) -> None:
    now = with_(attacks=replace(SEEN.paragraphs["attacks"], inline=inline(*NOTES[:2], " the attacks on towns.")))
    assert gone("attacks", proposal, now) == Gone("'attacks' no longer says what it did", ("condemns", "cities"))


@pytest.mark.parametrize("proposal", [ALL_SIDES, MILDER, StrikeOut()], ids=["swap", "rewrite", "strike"])
def test_a_paragraph_of_another_kind_is_set_aside(proposal: Proposal) -> None:
    now = with_(halt=replace(SEEN.paragraphs["halt"], kind="operative"))
    assert gone("halt", proposal, now) == Gone("'halt' is no longer a paragraph")


OTHERS = Swap((("those responsible", "all who are responsible"),))


@pytest.mark.parametrize(
    "now",
    [
        with_(measures="The Security Council decides to act:"),
        with_(sanctions=replace(SEEN.paragraphs["sanctions"], place=Place(None, "9"))),
        with_(sanctions=replace(SEEN.paragraphs["sanctions"], place=Place("halt", "1"))),
    ],
    ids=["its chapeau reworded", "out of its chapeau", "under another"],
)
@pytest.mark.parametrize("proposal", [OTHERS, StrikeOut()], ids=["swap", "strike"])
def test_an_item_under_other_words_is_set_aside(proposal: Proposal, now: Statement) -> None:
    assert gone("sanctions", proposal, now) == Gone("'sanctions' stands under other words")


@each_kind
def test_on_a_text_of_another_form_everything_is_set_aside(about: Id, proposal: Proposal) -> None:
    assert gone(about, proposal, with_(form="press-statement")) == Gone("it was made on a text of another form")


def test_a_new_paragraph_that_somebody_else_has_put_in_is_set_aside() -> None:
    now = with_(women=para("The Security Council recalls the part of women.", "21"))
    assert gone("women", WOMEN, now).reason == "the text has such a paragraph already"


def test_where_nothing_went_out_nothing_can_be_laid() -> None:
    amendment = Amendment("CHN-1", "halt", ALL_SIDES, HERE)
    assert lay(amendment, Ground(SEEN, {}, BRIEF, FORMS, LADDERS)) == Gone(
        "nothing was circulated that it could speak of"
    )


def test_a_chapeau_with_a_new_item_under_it_is_not_struck() -> None:
    struck = laid("measures", StrikeOut(), SEEN)
    assert isinstance(struck, Statement)
    assert not {"measures", "sanctions"} & struck.paragraphs.keys()
    more = replace(SEEN.paragraphs["sanctions"], place=Place("measures", "9"))
    assert gone("measures", StrikeOut(), with_(embargo=more)) == Gone("'embargo' hangs from 'measures' now")
