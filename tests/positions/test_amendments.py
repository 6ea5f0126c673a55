"""What each kind of proposal makes of a text, and when a text has taken it word for word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafter.positions.amendment import adopted, propose, says
from drafter.positions.position import Amendment, Insert, Move, Proposal, Rewrite, StrikeOut, Swap
from drafter.text.change import DoesNotApply, apply
from drafter.text.statement import Head, Id, Paragraph, Place, Ref, Run, Statement, inline, plain
from tests.strategies import FORM, HERE

VERB = frozenset({"verb"})


def para(words: str, rank: str, parent: Id | None = None) -> Paragraph:
    return Paragraph(Place(parent, rank), "paragraph", inline(words))


TEXT = Statement(
    Head("afghanistan-2021", FORM.id),
    {
        "halt": para("The Security Council demands that the Taliban stop their offensive at once.", "1"),
        "talks": para("The Security Council calls for talks in Doha, and for women at the talks.", "2"),
        "measures": para("The Security Council stands ready to act:", "3"),
        "sanctions": para("sanctions against the Taliban", "1", "measures"),
    },
)


def proposed(about: Id, proposal: Proposal, id: str = "CHN-1") -> Amendment:
    return Amendment(id, about, proposal, HERE)


def taken(amendment: Amendment, text: Statement = TEXT) -> Statement:
    return apply(propose(amendment, text, FORM), text)


PROPOSALS: dict[str, tuple[Id, Proposal]] = {
    "one swap": ("halt", Swap((("the Taliban", "all parties"),))),
    "two swaps side by side": ("halt", Swap((("the Taliban", "all parties"), ("their offensive", "fighting")))),
    "a swap of neighbours": ("halt", Swap((("stop", "end"), ("their", "the")))),
    "a swap at the end": ("halt", Swap(((" at once", ""),))),
    "other words for the whole": ("halt", Rewrite(inline("calls on all parties to stop"))),
    "no such paragraph": ("talks", StrikeOut()),
    "a place further down": ("halt", Move("talks")),
    "a place at the top": ("talks", Move(None)),
    "a place out of its chapeau": ("sanctions", Move(None)),
    "a place in a chapeau": ("talks", Move("sanctions")),
    "a new paragraph in the middle": ("women", Insert("halt", inline("underlines the part of women"))),
    "a new paragraph at the top": ("women", Insert(None, inline("underlines the part of women"))),
    "a new item": ("women", Insert("sanctions", inline("measures that spare women"))),
}


@pytest.mark.parametrize(("about", "proposal"), PROPOSALS.values(), ids=PROPOSALS.keys())
def test_a_text_that_took_it_has_taken_it_and_one_that_did_not_has_not(about: Id, proposal: Proposal) -> None:
    amendment = proposed(about, proposal)
    assert not adopted(amendment, TEXT, TEXT, FORM)
    assert adopted(amendment, taken(amendment), TEXT, FORM)


@pytest.mark.parametrize(("about", "proposal"), PROPOSALS.values(), ids=PROPOSALS.keys())
def test_it_touches_the_paragraph_it_is_about_and_no_other(about: Id, proposal: Proposal) -> None:
    change = propose(proposed(about, proposal), TEXT, FORM)
    assert list(change.shifts) == [about]
    assert change.head is None


def test_a_swap_changes_the_words_and_leaves_the_rest() -> None:
    found = taken(proposed("halt", Swap((("the Taliban", "all parties"), ("their offensive", "fighting")))))
    assert found.words("halt") == "The Security Council demands that all parties stop fighting at once."


def test_swapped_words_take_the_marks_of_the_first_they_replace() -> None:
    marked = Statement(
        TEXT.head, {"halt": Paragraph(Place(None, "1"), "paragraph", inline("It ", Run("demands", VERB), " peace."))}
    )
    found = taken(proposed("halt", Swap((("demands", "urges"),))), marked)
    assert found.paragraphs["halt"].inline == inline("It ", Run("urges", VERB), " peace.")


def test_a_new_paragraph_speaks_in_the_grammar_of_the_form() -> None:
    found = taken(proposed("women", Insert("halt", inline("underlines the part of women"))))
    assert found.words("women") == "The Security Council underlines the part of women."
    assert found.order == ("halt", "women", "talks", "measures", "sanctions")
    assert found.paragraphs["women"].place.rank.endswith("!CHN-1")


def test_two_members_may_add_at_one_place() -> None:
    one = proposed("women", Insert("halt", inline("underlines the part of women")), "CHN-1")
    other = proposed("youth", Insert("halt", inline("underlines the part of youth")), "EST-1")
    assert set(taken(other, taken(one)).paragraphs) == {*TEXT.paragraphs, "women", "youth"}
    together = {**taken(one).paragraphs, **taken(other).paragraphs}
    assert Statement(TEXT.head, together).order[:3] == ("halt", "women", "youth")


REFUSED: dict[str, tuple[Id, Proposal, Id]] = {
    "words that stand nowhere": ("halt", Swap((("the Haqqani network", "all"),)), "halt"),
    "words that stand twice": ("talks", Swap((("talks", "negotiations"),)), "talks"),
    "half a word": ("halt", Swap((("offens", "defens"),)), "halt"),
    "words in another case": ("halt", Swap((("the taliban", "all parties"),)), "halt"),
    "swaps that overlap": ("halt", Swap((("the Taliban stop", "all stop"), ("stop their", "end their"))), "halt"),
    "a swap for the same words": ("halt", Swap((("the Taliban", "the Taliban"),)), "halt"),
    "a paragraph that is gone": ("women", StrikeOut(), "women"),
    "a new paragraph under an old name": ("halt", Insert(None, inline("says")), "halt"),
    "a place after one that is gone": ("women", Insert("gone", inline("says")), "gone"),
    "a chapeau under its own item": ("measures", Move("sanctions"), "measures"),
    "the place where it stands": ("talks", Move("halt"), "talks"),
    "a place after itself": ("talks", Move("talks"), "talks"),
    "the top, where it stands": ("halt", Move(None), "halt"),
}


def test_what_hangs_from_a_paragraph_that_is_struck_goes_with_it() -> None:
    assert set(taken(proposed("measures", StrikeOut())).paragraphs) == TEXT.paragraphs.keys() - {
        "measures",
        "sanctions",
    }


def test_an_item_is_worded_as_it_is_written_and_keeps_its_stop() -> None:
    items = {"sanctions": replace(TEXT.paragraphs["sanctions"], kind="item", inline=inline("freeze funds;"))}
    text = Statement(TEXT.head, {**TEXT.paragraphs, **items})
    assert (
        taken(proposed("sanctions", Rewrite(inline("freeze all funds"))), text).words("sanctions")
        == "freeze all funds;"
    )
    added = taken(proposed("ports", Insert("sanctions", inline("close the ports"))), text)
    assert (added.paragraphs["ports"].kind, added.paragraphs["ports"].place.parent) == ("item", "measures")
    assert added.words("ports") == "close the ports;"


@pytest.mark.parametrize(("about", "proposal", "named"), REFUSED.values(), ids=REFUSED.keys())
def test_it_does_not_apply_and_names_the_paragraph(about: Id, proposal: Proposal, named: Id) -> None:
    with pytest.raises(DoesNotApply) as raised:
        propose(proposed(about, proposal), TEXT, FORM)
    assert named in raised.value.ids


def test_the_fault_says_how_often_the_words_stand() -> None:
    with pytest.raises(DoesNotApply, match="stands 2 times in the paragraph, not once"):
        propose(proposed("talks", Swap((("talks", "negotiations"),))), TEXT, FORM)


def test_a_swap_taken_with_other_words_beside_it_is_not_taken() -> None:
    amendment = proposed("halt", Swap((("the Taliban", "all parties"),)))
    other = Statement(
        TEXT.head,
        {**TEXT.paragraphs, "halt": para("The Security Council demands that all parties concerned stop at once.", "1")},
    )
    assert not adopted(amendment, other, TEXT, FORM)


def test_a_swap_taken_in_a_paragraph_that_changed_elsewhere_is_taken() -> None:
    amendment = proposed("halt", Swap((("the Taliban", "all parties"),)))
    words = "The Security Council again demands that all parties stop their offensive immediately."
    other = Statement(TEXT.head, {**TEXT.paragraphs, "halt": para(words, "1")})
    assert adopted(amendment, other, TEXT, FORM)


def test_words_that_stood_elsewhere_all_along_are_not_a_swap_taken() -> None:
    twice = "It calls on the Taliban to stop and calls on all parties to stop."
    text = Statement(TEXT.head, {"halt": para(twice, "1")})
    assert not adopted(proposed("halt", Swap((("the Taliban", "all parties"),))), text, text, FORM)


def test_of_two_paragraphs_added_at_one_place_both_are_taken() -> None:
    one = proposed("aid", Insert("halt", inline("calls for aid")), "FRA-1")
    two = proposed("port", Insert("halt", inline("notes the port")), "CHN-1")
    both = taken(two, taken(one))
    assert [adopted(amendment, both, TEXT, FORM) for amendment in (one, two)] == [True, True]


def test_a_swap_nobody_saw_is_not_taken() -> None:
    amendment = proposed("halt", Swap((("the Taliban", "all parties"),)))
    assert not adopted(amendment, taken(amendment), None, FORM)


def test_other_words_for_the_whole_must_be_these_very_words() -> None:
    amendment = proposed("halt", Rewrite(inline("calls on all parties to stop")))
    near = para("The Security Council calls on all parties to stop now.", "1")
    assert not adopted(amendment, Statement(TEXT.head, {**TEXT.paragraphs, "halt": near}), TEXT, FORM)


def test_a_new_paragraph_in_another_place_is_not_the_one_proposed() -> None:
    amendment = proposed("women", Insert("halt", inline("underlines the part of women")))
    elsewhere = taken(proposed("women", Insert("talks", inline("underlines the part of women"))))
    assert not adopted(amendment, elsewhere, TEXT, FORM)


@pytest.mark.parametrize(
    ("phrase", "within", "found"),
    [
        ("THE TALIBAN", None, "halt"),
        ("the Taliban", "sanctions", "sanctions"),
        ("the Taliban", "talks", None),
        ("talib", None, None),
        ("in Doha, and", None, "talks"),
        ("in Doha and", None, None),
        ("the Taliban", "gone", None),
    ],
)
def test_a_phrase_is_found_by_whole_words_in_any_case(phrase: str, within: Id | None, found: Id | None) -> None:
    assert says(TEXT, phrase, within) == found


def test_a_reference_is_no_words() -> None:
    text = Statement(TEXT.head, {"halt": Paragraph(Place(None, "1"), "paragraph", inline("see ", Ref("halt")))})
    assert plain(text.paragraphs["halt"].inline) == "see {halt}"
    assert says(text, "paragraph", None) is None
