"""Accepting and rejecting: nothing chosen is left, nothing else is touched, and the order does not matter."""

from __future__ import annotations

from copy import deepcopy
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from drafter.docx.resolve.revisions import Revision, revisions
from drafter.docx.resolve.tree import AFTER, BEFORE, Side, resolve
from tests.docx.tracked import Par, Row, Table, Words, body, canonical, reads, texts

AUTHORS = ("Ana", "Ben")
SIDES = st.sampled_from([AFTER, BEFORE])
kinds = st.sampled_from(["kept", "ins", "del"])
authors = st.sampled_from(AUTHORS)


spans = st.builds(
    Words,
    st.sampled_from(["a", "b ", " cd"]),
    kinds,
    authors,
    bold=st.sampled_from(["", "", *AUTHORS]),
) | st.builds(Words, st.just("e"), st.just("ins"), authors, authors)
lines = st.lists(spans, max_size=2).map(tuple)


@st.composite
def paragraphs(draw: st.DrawFn) -> tuple[Par, ...]:
    """Paragraphs of which the last keeps its mark."""
    return (*draw(st.lists(st.builds(Par, lines, kinds, authors), max_size=3)), Par(draw(lines)))


tables = st.builds(Table, st.lists(st.builds(Row, paragraphs(), kinds, authors), min_size=1, max_size=2).map(tuple))


@st.composite
def tracked(draw: st.DrawFn) -> tuple[Par | Table, ...]:
    parts = draw(st.lists(paragraphs() | tables.map(lambda one: (one,)), max_size=2))
    return (*(block for part in parts for block in part), *draw(paragraphs()))


def by(*names: str):  # type: ignore[no-untyped-def]
    return lambda revision: revision.author in names


def left(root) -> list[Revision]:  # type: ignore[no-untyped-def]
    return [revision for _, revision in revisions(root)]


@given(tracked())
def test_accepting_reads_as_the_new_text_and_rejecting_as_the_old(blocks: tuple[Par | Table, ...]) -> None:
    for side, name in ((AFTER, "accepted"), (BEFORE, "rejected")):
        root = body(*blocks)
        resolve(root, side)
        assert texts(root) == reads(blocks, name)
        assert left(root) == []


@given(tracked(), SIDES)
def test_what_nobody_chose_stays_as_it_was(blocks: tuple[Par | Table, ...], side: Side) -> None:
    root = body(*blocks)
    before = canonical(root)
    assert resolve(root, side, by("Nobody")) == []
    assert canonical(root) == before


@given(tracked(), SIDES)
def test_a_second_time_changes_nothing(blocks: tuple[Par | Table, ...], side: Side) -> None:
    root = body(*blocks)
    resolve(root, side)
    before = canonical(root)
    assert resolve(root, side) == []
    assert canonical(root) == before


@given(tracked(), SIDES)
def test_one_author_after_the_other_is_both_at_once(blocks: tuple[Par | Table, ...], side: Side) -> None:
    root = body(*blocks)
    both, other_way = deepcopy(root), deepcopy(root)
    for name in AUTHORS:
        resolve(root, side, by(name))
        assert not {name} & {revision.author for revision in left(root)}
    for name in reversed(AUTHORS):
        resolve(other_way, side, by(name))
    resolve(both, side, by(*AUTHORS))
    assert canonical(root) == canonical(both) == canonical(other_way)


@given(tracked(), SIDES)
def test_the_other_side_of_what_is_left_can_still_be_had(blocks: tuple[Par | Table, ...], side: Side) -> None:
    """Taking Ana's and then the rest reads as taking everything; nothing is lost on the way."""
    root, whole = body(*blocks), body(*blocks)
    resolve(root, side, by("Ana"))
    resolve(root, side)
    resolve(whole, side)
    assert texts(root) == texts(whole)


@given(tracked())
def test_cells_and_the_text_still_end_in_a_paragraph(blocks: tuple[Par | Table, ...]) -> None:
    for side in (AFTER, BEFORE):
        root = body(*blocks)
        resolve(root, side)
        for cell in root.iter("{*}tc"):
            assert cell[-1].tag.endswith("}p")
        assert not [
            one for one, other in pairwise(root[0]) if one.tag.endswith("}tbl") and other.tag.endswith("}sectPr")
        ]
