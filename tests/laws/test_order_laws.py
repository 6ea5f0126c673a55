"""There is always room between two ranks, and members who add at one place never tie or interleave."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from drafter.text.order import between, in_order, keep_or_place, mint, moved, spread
from drafter.text.statement import Id, Place, Statement
from tests.strategies import IDS, statements, versions

ranks = st.text("!-0159AZ_aiz", min_size=1, max_size=5).filter(lambda rank: not rank.endswith("!"))
AMENDMENTS = ("CHN-1", "CHN-2", "EST-1", "EST-10")


@given(st.one_of(st.none(), ranks), st.one_of(st.none(), ranks))
def test_between_is_strictly_between_and_no_beginning_of_the_higher(low: str | None, high: str | None) -> None:
    assume(low is None or high is None or low < high)
    found = between(low, high)
    assert low is None or low < found
    assert high is None or found < high
    assert high is None or not high.startswith(found)
    assert not found.endswith("!")


@given(st.one_of(st.none(), ranks), st.one_of(st.none(), ranks), st.sampled_from(AMENDMENTS))
def test_a_minted_rank_is_strictly_between_and_ends_in_its_amendment(
    low: str | None, high: str | None, id: str
) -> None:
    assume(low is None or high is None or low < high)
    found = mint(low, high, id)
    assert low is None or low < found
    assert high is None or found < high
    assert found.endswith(f"!{id}")


@given(st.one_of(st.none(), ranks), st.one_of(st.none(), ranks))
def test_two_amendments_at_one_place_never_tie(low: str | None, high: str | None) -> None:
    assume(low is None or high is None or low < high)
    assert len({mint(low, high, id) for id in AMENDMENTS}) == len(AMENDMENTS)


@given(st.data(), st.sampled_from(["p", None]), st.booleans())
def test_two_members_who_add_at_one_place_never_tie_or_interleave(
    data: st.DataObject, after: Id | None, followed: bool
) -> None:
    """Each adds a row of paragraphs, one after the other, having seen any part of what the other added before."""
    base = {"1": "p", **({"2": "q"} if followed else {})}
    made: dict[str, list[tuple[str, str]]] = {"CHN": [], "EST": []}
    for member in data.draw(st.lists(st.sampled_from(sorted(made)), min_size=2, max_size=6)):
        other = "EST" if member == "CHN" else "CHN"
        known = made[other][: data.draw(st.integers(0, len(made[other])))]
        sight = base | dict(known) | dict(made[member])
        order = sorted(sight)
        low = made[member][-1][0] if made[member] else next((rank for rank in order if sight[rank] == after), None)
        high = next((rank for rank in order if low is None or rank > low), None)
        id = f"{member}-{len(made[member]) + 1}"
        made[member].append((mint(low, high, id), id))
    everything = [*base.items(), *made["CHN"], *made["EST"]]
    assert len({rank for rank, _ in everything}) == len(everything)
    read = [id for _, id in sorted(everything)]
    for rows in made.values():
        if rows:
            start = read.index(rows[0][1])
            assert read[start : start + len(rows)] == [id for _, id in rows]


@given(st.integers(0, 120))
def test_spread_ranks_rise_and_have_one_length(number: int) -> None:
    found = spread(number)
    assert len(found) == number
    assert found == sorted(set(found))
    assert len(set(map(len, found))) <= 1


@given(st.permutations(IDS), st.dictionaries(st.sampled_from(IDS), ranks))
def test_siblings_get_ranks_in_the_order_they_stand(siblings: list[Id], known: dict[Id, str]) -> None:
    found = keep_or_place(siblings, known)
    assert list(found) == siblings
    assert all(found[one] < found[other] for one, other in pairwise(siblings))


@given(st.permutations(IDS), st.lists(ranks, min_size=len(IDS), max_size=len(IDS), unique=True))
def test_siblings_still_in_order_keep_every_rank(siblings: list[Id], places: list[str]) -> None:
    known = dict(zip(siblings, sorted(places), strict=True))
    assert keep_or_place(siblings, known) == known


@given(versions(2, 2))
def test_nothing_moved_just_when_the_common_paragraphs_keep_their_order_and_their_parents(
    pair: list[Statement],
) -> None:
    a, b = pair
    common = a.paragraphs.keys() & b.paragraphs.keys()

    def family(s: Statement) -> dict[Id | None, list[Id]]:
        return {parent: [id for id in ids if id in common] for parent, ids in s.children.items() if common & set(ids)}

    assert (not moved(a, b)) == (family(a) == family(b))


@given(versions(2, 2))
def test_only_what_both_texts_have_can_move(pair: list[Statement]) -> None:
    a, b = pair
    assert moved(a, b) <= a.paragraphs.keys() & b.paragraphs.keys()


@given(statements())
def test_texts_that_differ_in_ranks_alone_are_the_same_text(statement: Statement) -> None:
    ranked = {
        id: rank
        for ids in statement.children.values()
        for id, rank in zip(ids, [f"r{rank}" for rank in spread(len(ids))], strict=True)
    }
    other = Statement(
        statement.head,
        {id: replace(p, place=Place(p.place.parent, ranked[id])) for id, p in statement.paragraphs.items()},
    )
    assert other.digest == statement.digest
    assert other.outline == statement.outline
    assert other.labels == statement.labels
    assert moved(statement, other) == frozenset()


@given(statements(), st.permutations(IDS))
def test_ids_put_in_order_are_read_as_the_statement_is(statement: Statement, ids: list[Id]) -> None:
    found = in_order(ids, statement)
    assert found[: len(statement.order)] == list(statement.order)
    assert found[len(statement.order) :] == sorted(set(ids) - set(statement.order))
