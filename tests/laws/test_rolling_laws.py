"""Rolling text loses nobody's words: merging keeps every proposal whole, and taking it apart gives it back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.text.change import Change, DoesNotApply, apply, diff
from drafter.text.contested.choice import Choice, Plain, pieces
from drafter.text.contested.rolling import Contested, merge, settle, side, unmerge
from drafter.text.statement import Head, Inline, Run, Statement, inline
from tests.strategies import edited, inlines, statements

NAMES = ("CHN", "EST", "FRA", "NOR")


@st.composite
def proposals(draw: st.DrawFn) -> tuple[Statement, dict[str, Change]]:
    """A base, and what up to four delegations would make of it; who would change nothing is not there."""
    base = draw(statements())
    texts = {name: draw(edited(base)) for name in draw(st.lists(st.sampled_from(NAMES), unique=True))}
    changes = {name: diff(base, Statement(base.head, text.paragraphs)) for name, text in texts.items()}
    return base, {name: change for name, change in changes.items() if change}


@given(proposals())
def test_what_was_merged_comes_apart_as_it_was(drawn: tuple[Statement, dict[str, Change]]) -> None:
    base, changes = drawn
    assert unmerge(merge(base, changes)) == changes


@given(proposals())
def test_one_side_is_the_base_with_that_delegations_change(drawn: tuple[Statement, dict[str, Change]]) -> None:
    base, changes = drawn
    rolling = merge(base, changes)
    for name in NAMES:
        assert side(rolling, name) == apply(changes.get(name, Change()), base)


@given(proposals(), st.randoms(use_true_random=False))
def test_the_order_of_the_proposals_does_not_matter(drawn: tuple[Statement, dict[str, Change]], dice: object) -> None:
    base, changes = drawn
    names = list(changes)
    dice.shuffle(names)  # type: ignore[attr-defined]
    again = {name: changes[name] for name in names}
    assert merge(base, again) == merge(base, changes)
    assert settle(merge(base, again), names) == settle(merge(base, changes), NAMES)


@given(proposals())
def test_a_settled_text_is_well_formed_and_takes_only_what_is_undisputed(
    drawn: tuple[Statement, dict[str, Change]],
) -> None:
    base, changes = drawn
    rolling = merge(base, changes)
    for ours in ((), NAMES[:2], NAMES):
        settled = settle(rolling, ours)
        apply(settled, base)
        for id, shift in settled.shifts.items():
            assert dict(rolling.contested[id].sides).keys() == {shift.after}
            assert rolling.contested[id].sides[shift.after] <= set(ours)


@given(proposals())
def test_alone_one_delegation_settles_all_it_asks(drawn: tuple[Statement, dict[str, Change]]) -> None:
    base, changes = drawn
    for name, change in changes.items():
        assert settle(merge(base, {name: change}), [name]) == change


@given(inlines(), st.lists(inlines(), max_size=4))
def test_the_base_of_every_span_is_the_base_and_one_side_of_every_span_is_that_side(
    base: Inline, others: list[Inline]
) -> None:
    sides: dict[Inline, frozenset[str]] = {}
    for name, words in zip(NAMES, others, strict=False):
        if words != base:
            sides[words] = sides.get(words, frozenset()) | {name}
    cut = pieces(base, sides)
    assert joined_(cut, None) == base
    for words, names in sides.items():
        for name in names:
            assert joined_(cut, name) == words


@given(inlines(), inlines())
def test_a_span_is_never_empty_of_choice(base: Inline, other: Inline) -> None:
    for piece in pieces(base, {other: frozenset({"CHN"})} if other != base else {}):
        assert isinstance(piece, Plain) or all(words != piece.base for words in piece.sides)


def joined_(cut: tuple[Plain | Choice, ...], name: str | None) -> Inline:
    """The paragraph with one delegation's words in every span, or the base's."""
    words = [piece.inline if isinstance(piece, Plain) else piece.of(name) if name else piece.base for piece in cut]
    return inline(*(part for run in words for part in run))


def test_edits_that_are_apart_are_two_choices_and_edits_that_touch_are_one() -> None:
    base = inline("They shall not give arms to anybody.")
    apart = {
        inline("They shall give arms to anybody."): frozenset({"CHN"}),
        inline("They shall not give arms or money to anybody."): frozenset({"FRA"}),
    }
    assert [type(piece) for piece in pieces(base, apart)] == [Plain, Choice, Plain, Choice, Plain]
    touching = {
        inline("They shall not give light arms to anybody."): frozenset({"CHN"}),
        inline("They shall not sell arms to anybody."): frozenset({"FRA"}),
    }
    found = [piece for piece in pieces(base, touching) if isinstance(piece, Choice)]
    assert len(found) == 1
    assert {words[0].text for words in found[0].sides} == {"give light", "sell"}  # type: ignore[union-attr]


def test_the_same_words_from_several_are_one_side() -> None:
    base = Statement(Head("peace", "press-statement"), {})
    assert merge(base, {}).contested == {}
    entry = Contested(None, {None: frozenset({"CHN", "EST"})})
    assert entry.of("CHN") is None


def test_what_starts_from_another_text_is_refused_by_name() -> None:
    base, other = Statement(Head("peace", "press-statement"), {}), Statement(Head("peace", "resolution"), {})
    with pytest.raises(DoesNotApply, match="what CHN proposes"):
        merge(base, {"CHN": diff(base, other)})


def test_a_mark_alone_is_a_change_of_its_words() -> None:
    base, side_ = inline("calls on all"), inline(Run("calls", frozenset({"em"})), " on all")
    (first, rest) = pieces(base, {side_: frozenset({"CHN"})})
    assert isinstance(first, Choice)
    assert rest == Plain(inline(" on all"))
