"""Which paragraph is which: of a file as sent and the text it was made from, and of a file as it came and as sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from drafter.docx.anchors import anchored
from drafter.docx.returned.pars import Par
from drafter.text.align import alike
from drafter.text.statement import Id
from drafter.text.words import words

_LIKE = 0.5
# A file with more paragraphs that nothing tells apart is none that we sent; comparing them all would take for ever.
_MOST = 300


def identified(was: Sequence[Par], sent: Mapping[Id, str]) -> dict[int, Id]:
    """Which paragraph of the file as sent is which of the text: by bookmark, then by its words, in order.

    Two anchors in one paragraph, which only editing without tracking brings, are settled by likeness.
    """
    found: dict[int, Id] = {}
    for index, par in enumerate(was):
        here = {anchored(name, sent) for name, _ in par.anchors if name.startswith("_st_")}
        free = [id for id in sent if id in here and id not in found.values()]
        if free:
            found[index] = max(free, key=lambda id: alike(words(sent[id]), words(par.text)))
    left = [id for id in sent if id not in found.values()]
    rest = [index for index, par in enumerate(was) if index not in found and par.text.strip()]
    exact = SequenceMatcher(None, [was[index].text for index in rest], [sent[id] for id in left], autojunk=False)
    for at, to, length in exact.get_matching_blocks():
        found.update({rest[at + step]: left[to + step] for step in range(length)})
    rest = rest[:_MOST]
    for id in [id for id in left if id not in found.values()]:
        likely = [
            (alike(words(sent[id]), words(was[index].text)), -index)
            for index in rest
            if index not in found and _fits(index, id, found, list(sent))
        ]
        likeness, place = max(likely, default=(0.0, 0))
        if likeness >= _LIKE:
            found[-place] = id
    return found


def _fits(index: int, id: Id, found: Mapping[int, Id], order: Sequence[Id]) -> bool:
    """Whether a paragraph stands where one of this id could: in order with those known."""
    place = order.index(id)
    return all((other < index) == (order.index(known) < place) for other, known in found.items())


def kin(was: Sequence[Par], came: Sequence[Par], moved: Mapping[str, str]) -> dict[int, int]:
    """Which paragraph as it came was which as sent: by words they share, its mark, a move, or equal words."""
    home = {origin: index for index, par in enumerate(was) for origin, _ in par.stretches}
    marks = {par.key: index for index, par in enumerate(was)}
    ties = list[tuple[int, int, int]]()
    for index, par in enumerate(came):
        shared = Counter[int]()
        for origin, run in par.stretches:
            if origin in home:
                shared[home[origin]] += 2 * len(run.text)
        if par.key in marks:
            shared[marks[par.key]] += 1
        ties += [(weight, index, other) for other, weight in shared.items()]
    found: dict[int, int] = {}
    taken = set[int]()
    for weight, index, other in sorted(ties, key=lambda tie: (-tie[0], tie[1], tie[2])):
        said = came[index].text.strip() and was[other].text.strip()
        if index not in found and other not in taken and (weight > 1 or said):
            found[index] = other
            taken.add(other)
    free = [other for other in range(len(was)) if other not in taken]
    by_words = _listed((was[other].text, other) for other in free)
    by_move = _listed((tag, other) for other in free for tag in _tags(was[other], moved))
    for index, par in enumerate(came):
        if index not in found and par.text.strip():
            likely = [other for tag in _tags(par, moved) for other in by_move.get(tag, ())]
            likely += by_words.get(par.text, ())
            same = next((one for one in likely if one not in taken), None)
            if same is not None:
                found[index] = same
                taken.add(same)
    return found


def _listed(pairs: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for key, place in pairs:
        found.setdefault(key, []).append(place)
    return found


def _tags(par: Par, moved: Mapping[str, str]) -> Iterable[str]:
    return (moved[origin] for origin, _ in par.stretches if origin in moved)
