"""Which block of the old text is which of the new: equal ones, moved ones, edited ones, split and joined ones.

Pure. Equal blocks are found before moved ones, and moved ones before edited ones: that finds more moves and marks
fewer words than any other order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from drafter.docx.compare.block import Block, is_edited, is_picture, likeness, shared
from drafter.docx.compare.equal import equal
from drafter.docx.compare.inorder import heaviest

# A gap of at most this many pairs is looked at pair by pair; a larger one by the rare words of its blocks.
_PAIRS = 4096
_RARE = 12
# What is called an edited block and not another one, in shares of the words of both: measured on committee statements.
_ALIKE = 0.4
_MOVED = 0.75  # two in different places
_LEAST = 3  # words of a block that can be said to have moved
_SPLIT = 0.7  # of the words of a piece come from the block that was cut


class Entry(NamedTuple):
    """What became of some blocks: `olds` and `news` are indices into the two texts.

    `same` are one block and its equal; `edited` one that became one, several that became one, or one that became
    several; `replaced` is a paragraph where another stood; `gone` and `come` stand on one side; `left` and `arrived`
    are the two places of a move, told by `move`.
    """

    state: Literal["same", "edited", "replaced", "gone", "come", "left", "arrived"]
    olds: tuple[int, ...] = ()
    news: tuple[int, ...] = ()
    move: int = 0


class _Pairs:
    def __init__(self) -> None:
        self.olds: dict[int, int] = {}
        self.news: dict[int, int] = {}

    def join(self, pairs: Iterable[tuple[int, int]]) -> None:
        for i, j in pairs:
            self.olds[i] = j
            self.news[j] = i


def paired(old: Sequence[Block], new: Sequence[Block], *, moves: bool) -> list[Entry]:
    """Every block of both texts in one entry, in the order in which a redline shows them."""
    same = _Pairs()
    if len(old) == len(new) == 1:
        if _becomes(old[0], new[0]):
            return [Entry("same" if _reads_as(old[0], new[0]) else "edited", (0,), (0,))]
        return list(_entries(old, new, same, same, {}))
    same.join(equal(old, new, lambda block: block.key))
    for said in (lambda block: block.plain, lambda block: (block.kind, block.text)):
        for olds, news in list(_gaps(same, len(old), len(new))):
            if len(olds) == len(news) == 1 and _differ(old[olds[0]], new[news[0]]):
                continue
            inner = [old[i] for i in olds], [new[j] for j in news]
            same.join((olds[i], news[j]) for i, j in equal(*inner, said))
    moved = _moved(old, new, same) if moves else {}
    edited = _Pairs()
    for olds, news in _gaps(same, len(old), len(new)):
        edited.join(_similar(old, new, [i for i in olds if i not in moved], _others(news, moved)))
    if moves:
        moved |= _moved_and_edited(old, new, same, edited, moved)
    return list(_entries(old, new, same, edited, moved))


def _reads_as(old: Block, new: Block) -> bool:
    """Whether two blocks read alike; those that say the same do."""
    return old.kind == new.kind and (old.key == new.key or old.text == new.text)


def _differ(old: Block, new: Block) -> bool:
    """Whether two blocks read otherwise and hold no thing, so that they cannot say the same: soon told of two alone."""
    return old.text != new.text and not (old.holds_things or new.holds_things)


def _becomes(old: Block, new: Block) -> bool:
    """Whether a block that stands alone is one that stands alone on the other side, edited at most."""
    return _reads_as(old, new) or is_edited(old, new)


def _others(news: Sequence[int], moved: dict[int, int]) -> list[int]:
    taken = set(moved.values())
    return [j for j in news if j not in taken]


def _gaps(pairs: _Pairs, olds: int, news: int) -> Iterator[tuple[range, range]]:
    """The stretches between pairs that have blocks on both sides."""
    i = j = 0
    for a, b in [*sorted(pairs.olds.items()), (olds, news)]:
        if a > i and b > j:
            yield range(i, a), range(j, b)
        i, j = a + 1, b + 1


def _moved(old: Sequence[Block], new: Sequence[Block], same: _Pairs) -> dict[int, int]:
    """Paragraphs that read the same in another place."""
    places: dict[str, list[int]] = defaultdict(list)
    for j in range(len(new) - 1, -1, -1):
        if j not in same.news and new[j].kind == "p":
            places[new[j].text].append(j)
    found: dict[int, int] = {}
    for i, block in enumerate(old):
        if i not in same.olds and block.kind == "p" and places.get(block.text) and block.weight >= _LEAST:
            found[i] = places[block.text].pop()
    return found


def _similar(
    old: Sequence[Block], new: Sequence[Block], olds: Sequence[int], news: Sequence[int]
) -> list[tuple[int, int]]:
    """Pairs of edited blocks between two equal ones, in order, as alike as can be in all."""
    if not olds or not news:
        return []
    if len(olds) == len(news) == 1:
        return [(olds[0], news[0])] if _becomes(old[olds[0]], new[news[0]]) else []
    if len(olds) * len(news) <= _PAIRS:
        candidates: Iterable[tuple[int, int]] = ((i, j) for i in olds for j in news)
    else:
        candidates = _candidates(old, new, olds, news)
    scored = [(i, j, likeness(old[i], new[j])) for i, j in candidates]
    # Of pairs that share their old block, one that comes later in the new text must not follow one before it.
    chosen = sorted((i, -j, score) for i, j, score in scored if score >= _ALIKE)
    return heaviest([(i, -j) for i, j, _ in chosen], [round(1000 * score**2) for _, _, score in chosen])


def _candidates(
    old: Sequence[Block], new: Sequence[Block], olds: Sequence[int], news: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Pairs that share a word which few blocks have."""
    holders: dict[str, list[int]] = defaultdict(list)
    for j in news:
        for word in new[j].words:
            holders[word].append(j)
    for i in olds:
        near: Counter[int] = Counter()
        for word in old[i].words:
            if len(holders[word]) <= _RARE:
                near.update(holders[word])
        yield from ((i, j) for j, _ in sorted(near.items(), key=lambda one: (-one[1], one[0]))[:_RARE])


def _moved_and_edited(
    old: Sequence[Block], new: Sequence[Block], same: _Pairs, edited: _Pairs, moved: dict[int, int]
) -> dict[int, int]:
    """Paragraphs that stand in another place and read almost the same there."""
    taken = set(moved.values())
    olds = [
        i
        for i, block in enumerate(old)
        if block.kind == "p" and not (i in same.olds or i in edited.olds or i in moved) and block.weight > _LEAST
    ]
    news = [
        j
        for j, block in enumerate(new)
        if block.kind == "p" and not (j in same.news or j in edited.news or j in taken) and block.weight > _LEAST
    ]
    near = ((likeness(old[i], new[j]), i, j) for i, j in _candidates(old, new, olds, news))
    found: dict[int, int] = {}
    for _, i, j in sorted((one for one in near if one[0] >= _MOVED), key=lambda one: (-one[0], one[1], one[2])):
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found


def _entries(
    old: Sequence[Block], new: Sequence[Block], same: _Pairs, edited: _Pairs, moved: dict[int, int]
) -> Iterator[Entry]:
    numbers = {i: number for number, i in enumerate(sorted(moved), start=1)}
    places = {j: i for i, j in moved.items()}

    def gone(i: int) -> Entry:
        return Entry("left", (i,), (), numbers[i]) if i in moved else Entry("gone", (i,))

    def come(j: int) -> Entry:
        return Entry("arrived", (), (j,), numbers[places[j]]) if j in places else Entry("come", (), (j,))

    def unpaired(olds: range, news: range) -> Iterator[Entry]:
        i, j = olds.start, news.start
        alone = len(olds) == len(news) == 1 and i not in moved and j not in places
        if alone and old[i].kind == new[j].kind == "p" and not (is_picture(old[i]) or is_picture(new[j])):
            yield Entry("replaced", (i,), (j,))
            return
        # Paragraphs behind the tables, so that their marks have something to join to.
        i, j = _behind(old, olds), _behind(new, news)
        yield from map(gone, range(olds.start, i))
        yield from map(come, range(news.start, j))
        yield from map(gone, range(i, olds.stop))
        yield from map(come, range(j, news.stop))

    taken = {*same.olds, *edited.olds, *moved}, {*same.news, *edited.news, *places}
    i = j = 0
    for a, b in [*sorted((same.olds | edited.olds).items()), (len(old), len(new))]:
        olds, news = range(i, a), range(j, b)
        if a == len(old):
            yield from unpaired(olds, news)
            return
        if a in same.olds:
            yield from unpaired(olds, news)
            yield Entry("same", (a,), (b,))
            i, j = a + 1, b + 1
            continue
        before_old, after_old, before_new, after_new = _cut(old, new, taken, (i, a, j, b))
        yield from unpaired(range(i, before_old), range(j, before_new))
        yield Entry("edited", tuple(range(before_old, after_old)), tuple(range(before_new, after_new)))
        i, j = after_old, after_new


def _behind(row: Sequence[Block], stretch: range) -> int:
    """Where the paragraphs at the end of a stretch begin."""
    at = stretch.stop
    while at > stretch.start and row[at - 1].kind == "p":
        at -= 1
    return at


def _cut(
    old: Sequence[Block],
    new: Sequence[Block],
    taken: tuple[Container[int], Container[int]],
    span: tuple[int, int, int, int],
) -> tuple[int, int, int, int]:
    """The stretches of an edited pair, with the pieces that were cut from it or joined to it on either side."""
    i, a, j, b = span
    if old[a].kind != "p":
        return a, a + 1, b, b + 1
    first, last = _with_pieces(new, taken[1], b, j, old[a])
    if (first, last) != (b, b + 1):
        return a, a + 1, first, last
    return *_with_pieces(old, taken[0], a, i, new[b]), b, b + 1


def _with_pieces(row: Sequence[Block], taken: Container[int], at: int, least: int, whole: Block) -> tuple[int, int]:
    """The stretch of a paragraph and those beside it, from `least` on, that say what `whole` says beyond it."""

    def free(index: int) -> bool:
        return least <= index < len(row) and row[index].kind == "p" and index not in taken

    first, last = at, at + 1
    if not (free(first - 1) or free(last)):
        return first, last
    left = whole.words - row[at].words
    while free(first - 1) and _mostly(row[first - 1], left):
        first -= 1
        left = left - row[first].words
    while free(last) and _mostly(row[last], left):
        left = left - row[last].words
        last += 1
    return first, last


def _mostly(piece: Block, left: Counter[str]) -> bool:
    """Whether most words of a piece are among those that are left over."""
    return piece.weight > 0 and shared(piece.words, left) >= _SPLIT * piece.weight
