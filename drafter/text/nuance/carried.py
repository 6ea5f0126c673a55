"""Words that only went to another place in a paragraph: no name speaks of them."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.text.nuance.half import Half, means, stem


def leave_carried(edits: Sequence[tuple[Half, Half]]) -> None:
    """Drop from each half what one half of the other side has too, where that is most of what it says."""
    olds, news = [old for old, _ in edits], [new for _, new in edits]
    gone = [_elsewhere(old, news[n], news[:n] + news[n + 1 :]) for n, old in enumerate(olds)]
    come = [_elsewhere(new, olds[n], olds[:n] + olds[n + 1 :]) for n, new in enumerate(news)]
    for half, found in zip((*olds, *news), (*gone, *come), strict=True):
        half.drop(found)


def _elsewhere(half: Half, answer: Half, others: Sequence[Half]) -> list[int]:
    """The words of a half that stand in another too, where they are two thirds of it.

    One word alone went elsewhere only where no other took its place; a date or a figure may stand in two places for
    two things, and a document is the same wherever it is cited.
    """
    words = half.side.words
    meant = [i for i in half.indices if means(words[i], half.lexicon) and not half.seems(i)]
    sort = words[meant[0]].sort if len(meant) == 1 else ""
    alone = sort == "citation" or (sort == "word" and not answer.weight)
    for other in others:
        there = set(other.meaning)
        found = [i for i in meant if stem(words[i].key) in there]
        if len(found) * 3 >= len(meant) * 2 and (len(found) > 1 or alone):
            return found
    return []
