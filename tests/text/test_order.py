"""Moves and ranks, by example."""

from __future__ import annotations

from drafter.text.order import between, in_order, keep_or_place, mint, moved, spread
from drafter.text.rising import rising
from drafter.text.statement import Head, Id, Paragraph, Place, Statement, inline


def read(*ids: Id, under: dict[Id, Id] | None = None) -> Statement:
    parents = under or {}
    ranks = spread(len(ids))
    return Statement(
        Head("n", "f"),
        {
            id: Paragraph(Place(parents.get(id), rank), "paragraph", inline(id))
            for id, rank in zip(ids, ranks, strict=True)
        },
    )


def test_one_paragraph_taken_to_the_end_is_the_only_one_that_moved() -> None:
    assert moved(read("a", "b", "c", "d"), read("b", "c", "d", "a")) == {"a"}


def test_one_paragraph_taken_to_the_top_is_the_only_one_that_moved() -> None:
    assert moved(read("a", "b", "c", "d"), read("d", "a", "b", "c")) == {"d"}


def test_what_is_added_or_struck_moves_nothing() -> None:
    assert moved(read("a", "b", "c"), read("x", "a", "c")) == frozenset()


def test_a_paragraph_with_another_parent_moved() -> None:
    assert moved(read("a", "b"), read("a", "b", under={"b": "a"})) == {"b"}


def test_items_stay_where_their_chapeau_goes() -> None:
    under = {"item-x": "b"}
    assert moved(read("a", "b", "item-x", under=under), read("b", "a", "item-x", under=under)) == {"b"}


def test_a_rank_ends_in_its_amendment_and_its_followers_stay_behind_it() -> None:
    first = mint("1", "2", "CHN-1")
    follower = mint(first, "2", "CHN-2")
    rival = mint("1", "2", "EST-1")
    assert first.endswith("!CHN-1")
    assert sorted([rival, follower, first]) == [first, follower, rival]


def test_ten_amendments_follow_nine_of_one_member_without_a_tie() -> None:
    made = {mint("1", "2", f"CHN-{n}") for n in range(1, 13)}
    assert len(made) == 12


def test_there_is_room_above_the_highest_and_below_the_lowest() -> None:
    assert between("z", None) > "z"
    assert between(None, "0") < "0"
    assert between(None, None)


def test_halving_a_hundred_times_keeps_ranks_short() -> None:
    low, high = "1", "2"
    for _ in range(100):
        high = between(low, high)
    assert low < high
    assert len(high) <= 60


def test_ranks_that_still_rise_are_kept() -> None:
    assert keep_or_place(["b", "a", "c"], {"a": "1", "b": "2", "c": "3"}) == {"b": "0", "a": "1", "c": "3"}


def test_the_longest_rising_run_is_the_earliest_of_several() -> None:
    assert rising(["b", "a"], {"a": 1, "b": 2}) == ["a"]
    assert rising([], {}) == []


def test_ids_the_text_does_not_have_come_last_by_name() -> None:
    assert in_order(["z", "b", "y", "a"], read("b", "a")) == ["b", "a", "y", "z"]
