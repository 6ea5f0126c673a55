"""The order that shows blocs: of what members say and their names alone, with who stands alike side by side."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from drafter.consensus.blocs import Features, arranged

NAMES = st.text("ABCDEFG", min_size=1, max_size=3)
SAID = st.dictionaries(NAMES, st.frozensets(st.integers(0, 7)), max_size=12)


@given(SAID)
def test_everybody_stands_in_it_once(said: Mapping[str, Features]) -> None:
    assert sorted(arranged(said)) == sorted(said)


@given(SAID, st.randoms(use_true_random=False))
def test_it_does_not_depend_on_the_order_that_members_come_in(said: Mapping[str, Features], chance) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(said.items())
    chance.shuffle(shuffled)
    assert arranged(dict(shuffled)) == arranged(said)


@given(SAID)
def test_it_does_not_depend_on_what_features_are_called(said: Mapping[str, Features]) -> None:
    renamed = {member: frozenset(("paragraph", -feature) for feature in features) for member, features in said.items()}  # type: ignore[operator]
    assert arranged(renamed) == arranged(said)


@given(SAID)
def test_who_says_the_same_stands_side_by_side_by_name(said: Mapping[str, Features]) -> None:
    order = arranged(said)
    for features in set(said.values()):
        alike = [member for member in order if said[member] == features]
        assert alike == sorted(alike)
        assert together(order, set(alike))


@given(SAID)
def test_who_says_nothing_comes_last(said: Mapping[str, Features]) -> None:
    silent = sorted(member for member, features in said.items() if not features)
    assert list(arranged(said)[len(said) - len(silent) :]) == silent


@given(st.lists(st.tuples(st.integers(0, 3), st.frozensets(st.integers(0, 2))), min_size=1, max_size=12))
def test_a_bloc_nearer_to_each_other_than_to_anybody_else_stands_together(drawn: list[tuple[int, Features]]) -> None:
    """Each member has the eight features of its camp and a few of its own, so that camps lie apart."""
    said = {
        f"{number:02}": frozenset((camp, n) for n in range(8)) | {("own", n) for n in own}
        for number, (camp, own) in enumerate(drawn)
    }
    order = arranged(said)
    for camp in {camp for camp, _ in drawn}:
        bloc = {f"{number:02}" for number, (one, _) in enumerate(drawn) if one == camp}
        others = said.keys() - bloc
        inside = max(len(said[a] ^ said[b]) for a, b in product(bloc, bloc))
        assert not others or inside < min(len(said[a] ^ said[b]) for a, b in product(bloc, others))
        assert together(order, bloc)


@given(SAID, st.frozensets(st.integers(8, 9), min_size=1))
def test_one_more_like_somebody_stands_beside_them(said: Mapping[str, Features], own: Features) -> None:
    twin = said | {"twin": own, "twin too": own}
    places = [arranged(twin).index(name) for name in ("twin", "twin too")]
    assert places[1] - places[0] == 1


def together(order: tuple[str, ...], bloc: set[str]) -> bool:
    """Whether some members stand in a row without anybody between them."""
    places = [order.index(member) for member in bloc]
    return max(places) - min(places) == len(places) - 1
