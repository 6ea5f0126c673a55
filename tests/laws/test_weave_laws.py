"""Several proposals taken into one paragraph: each whole, in whatever order; of two that collide, neither."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.text.contested.weave import Collides, woven
from drafter.text.marking import joined, tokens
from drafter.text.statement import Inline, Kind, Paragraph, Place, Run, inline, plain
from drafter.text.words import words
from tests.strategies import inlines

NAMES = ("CHN-1", "EST-1", "FRA-1", "NOR-1")
BASE = inline("They shall not give arms, or money, to anybody in the city by night.")
_PLACES = (Place(None, "1"), Place(None, "1"), Place(None, "1"), Place(None, "2"), Place("talks", "1"))
_KINDS: tuple[Kind, ...] = ("paragraph", "paragraph", "paragraph", "note")
_NEW = ("", "not ", "any ", "light arms ", "the ", ", ", "money")

Drawn = tuple[Paragraph | None, dict[str, Paragraph | None]]


@st.composite
def splices(draw: st.DrawFn, base: Inline) -> Inline:
    """A paragraph's words with a stretch of them exchanged; never blank."""
    row = tokens(base)
    low = draw(st.integers(0, len(row)))
    high = min(len(row), low + draw(st.integers(0, 3)))
    words = inline(*joined(row[:low]), draw(st.sampled_from(_NEW)), *joined(row[high:]))
    return words if plain(words).strip() else base


@st.composite
def sides(draw: st.DrawFn, base: Paragraph | None, like: Inline) -> Paragraph | None:
    """A paragraph as one proposal has it: struck, elsewhere, of another kind, or with words of it exchanged."""
    if draw(st.integers(0, 9)) == 0:
        return None
    words = draw(splices(like))
    if draw(st.integers(0, 2)) == 0:
        words = draw(splices(words))
    place = draw(st.sampled_from(_PLACES)) if base is None or draw(st.booleans()) else base.place
    return Paragraph(place, draw(st.sampled_from(_KINDS)), words)


@st.composite
def proposals(draw: st.DrawFn, most: int = len(NAMES)) -> Drawn:
    """A paragraph, there or not, and what up to so many proposals would make of it."""
    like = draw(st.one_of(st.just(BASE), st.just(BASE), inlines()))
    base = Paragraph(Place(None, "1"), "paragraph", like) if draw(st.integers(0, 7)) else None
    names = draw(st.lists(st.sampled_from(NAMES[:most]), unique=True))
    return base, {name: draw(sides(base, like)) for name in names}


def paragraph(words: str | Inline, rank: str = "1") -> Paragraph:
    return Paragraph(Place(None, rank), "paragraph", inline(words) if isinstance(words, str) else words)


def outcome(base: Paragraph | None, taken: Mapping[str, Paragraph | None]) -> Paragraph | frozenset[str] | None:
    """The paragraph woven, or the names of those that collide."""
    try:
        return woven(base, taken)
    except Collides as fault:
        return fault.names


def words_of(paragraph: Paragraph | None) -> frozenset[str]:
    return frozenset(words(plain(paragraph.inline))) if paragraph else frozenset()


@given(proposals(), st.permutations(NAMES))
def test_the_order_in_which_proposals_are_taken_does_not_matter(drawn: Drawn, names: list[str]) -> None:
    base, taken = drawn
    assert outcome(base, {name: taken[name] for name in names if name in taken}) == outcome(base, taken)


@given(proposals(most=1))
def test_one_proposal_alone_gives_what_it_proposes(drawn: Drawn) -> None:
    base, taken = drawn
    assert woven(base, taken) == next(iter(taken.values()), base)


@given(proposals())
def test_to_propose_what_stands_is_to_propose_nothing(drawn: Drawn) -> None:
    base, taken = drawn
    assert outcome(base, {**taken, "USA-1": base}) == outcome(base, taken)


@given(proposals())
def test_to_take_any_of_them_again_under_another_name_changes_nothing(drawn: Drawn) -> None:
    base, taken = drawn
    found = outcome(base, taken)
    for name, side in taken.items():
        again = outcome(base, {**taken, "USA-1": side})
        assert again == found or (isinstance(found, frozenset) and again in (found, found | {"USA-1"})), name


@given(proposals())
def test_what_is_woven_holds_every_word_that_any_proposal_brings(drawn: Drawn) -> None:
    base, taken = drawn
    found = outcome(base, taken)
    if isinstance(found, frozenset):
        return
    for side in taken.values():
        assert words_of(side) - words_of(base) <= words_of(found)


@given(proposals(most=2))
def test_each_of_two_that_collide_collides_with_the_other(drawn: Drawn) -> None:
    base, taken = drawn
    found = outcome(base, taken)
    if isinstance(found, frozenset):
        assert found == set(taken)
        assert outcome(base, dict(reversed(taken.items()))) == found


@given(proposals())
def test_those_named_as_colliding_collide_without_the_others_too(drawn: Drawn) -> None:
    base, taken = drawn
    found = outcome(base, taken)
    if isinstance(found, frozenset):
        assert len(found) > 1
        assert isinstance(outcome(base, {name: taken[name] for name in found}), frozenset)


@given(proposals())
def test_what_stands_together_two_by_two_stands_together_whole(drawn: Drawn) -> None:
    base, taken = drawn
    pairs = [outcome(base, dict(pair)) for pair in combinations(taken.items(), 2)]
    assert isinstance(outcome(base, taken), frozenset) == any(isinstance(pair, frozenset) for pair in pairs)


@given(proposals())
def test_a_paragraph_is_gone_only_where_all_who_change_it_strike_it(drawn: Drawn) -> None:
    base, taken = drawn
    moving = [side for side in taken.values() if side != base]
    if base is not None and outcome(base, taken) is None:
        assert moving
        assert set(moving) == {None}


# --- by example ----------------------------------------------------------------------------------------------------


def test_changes_in_different_places_are_all_taken() -> None:
    found = woven(
        paragraph("They shall not give arms to anybody."),
        {
            "CHN-1": paragraph("They shall give arms to anybody."),
            "FRA-1": paragraph("They shall not give arms or money to anybody."),
            "NOR-1": paragraph("They shall not give arms to anybody.", "9"),
        },
    )
    assert found == paragraph("They shall give arms or money to anybody.", "9")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (paragraph("They shall sell arms."), paragraph("They shall not give light arms.")),
        (paragraph("They shall give arms."), paragraph("They shall not sell arms.")),
        (paragraph("They shall not give arms.", "2"), paragraph("They shall not give arms.", "3")),
        (None, paragraph("They shall not give light arms.")),
        (None, paragraph("They shall not give arms.", "2")),
    ],
    ids=["words that touch", "words beside each other", "two places", "struck and reworded", "struck and moved"],
)
def test_what_cannot_stand_together_names_both(one: Paragraph | None, other: Paragraph | None) -> None:
    with pytest.raises(Collides) as caught:
        woven(paragraph("They shall not give arms."), {"CHN-1": one, "FRA-1": other})
    assert caught.value.names == {"CHN-1", "FRA-1"}
    assert str(caught.value) == "CHN-1, FRA-1 would change the same words"


def test_of_a_paragraph_that_is_not_there_two_members_propose_one_or_collide() -> None:
    women = paragraph("They recall the part of women.")
    assert woven(None, {"CHN-1": women, "FRA-1": women}) == women
    with pytest.raises(Collides):
        woven(None, {"CHN-1": women, "FRA-1": paragraph("They recall the part of women.", "2")})


def test_another_mark_and_another_word_elsewhere_are_both_taken() -> None:
    found = woven(
        paragraph("They call on all sides to stop."),
        {
            "CHN-1": paragraph(inline("They ", Run("call", frozenset({"em"})), " on all sides to stop.")),
            "FRA-1": paragraph("They call on all sides to end."),
        },
    )
    assert found == paragraph(inline("They ", Run("call", frozenset({"em"})), " on all sides to end."))
