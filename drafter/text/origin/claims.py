"""Whose the words are that came into a paragraph: an amendment's, or those of an earlier version that come back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from drafter.text.align import matched
from drafter.text.change import Change, Shift
from drafter.text.marking import keys
from drafter.text.statement import Id, Paragraph

_EDGE = ""


def claims(
    id: Id, takes: Sequence[str], changes: Mapping[str, Change], row: Sequence[str], added: Collection[int]
) -> dict[int, tuple[str, ...]]:
    """The amendments taken that each added token of a paragraph is from; a token that is from none is left out.

    `changes` is what each amendment alone would do. One whose change is not known, or none of whose words came in
    (its file says something else by now), may be what a token is from that no other has.
    """
    found: dict[int, tuple[str, ...]] = {}
    unknown = []
    for amendment in takes:
        proposed, own = _own(changes[amendment].shifts.get(id)) if amendment in changes else ([], {0})
        has = [j for i, j in matched(proposed, row) if i in own and j in added]
        for j in has:
            found[j] = (*found.get(j, ()), amendment)
        if own and not has:
            unknown.append(amendment)
    return {j: found.get(j) or tuple(unknown) for j in added} if unknown else found


def _own(shift: Shift[Paragraph | None] | None) -> tuple[list[str], set[int]]:
    """The paragraph as an amendment would have it, and which of its tokens, spaces apart, are the amendment's own."""
    if shift is None or shift.after is None:
        return [], set()
    proposed = keys(shift.after.inline)
    kept = {j for _, j in matched(keys(shift.before.inline) if shift.before else [], proposed)}
    return proposed, {j for j, key in enumerate(proposed) if j not in kept and not key.isspace()}


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier version of a paragraph: its tokens between two edges, whose each is, and where each word stands."""

    row: tuple[str, ...]
    hands: tuple[int, ...]
    places: Mapping[str, Sequence[int]]

    @staticmethod
    def of(row: Sequence[str], hands: Sequence[int]) -> Version:
        """The version with these tokens and hands."""
        places: dict[str, list[int]] = {}
        for at, key in enumerate(row, start=1):
            places.setdefault(key, []).append(at)
        return Version((_EDGE, *row, _EDGE), (-1, *hands, -1), places)

    def find(self, sought: tuple[str, ...], telling: int) -> Iterator[int]:
        """Where a stretch of tokens starts; `telling` is the index in it of the one to look up."""
        for place in self.places.get(sought[telling], ()):
            start = place - telling
            if start >= 0 and self.row[start : start + len(sought)] == sought:
                yield start


def returned(row: Sequence[str], hands: Sequence[int | None], past: Sequence[Version]) -> Iterator[tuple[int, int]]:
    """Added tokens (None among the hands) that stood here once, between the same neighbours, and whose they were.

    The youngest version that had them counts. Nothing that still stands comes back.
    """
    standing = set(hands)
    edged = (_EDGE, *row, _EDGE)
    for added, group in groupby(range(1, len(row) + 1), key=lambda at: hands[at - 1] is None):
        stretch = list(group)
        says = [at for at in stretch if not edged[at].isspace()]
        if not added or not says:
            continue
        start, end = stretch[0] - 1, stretch[-1] + 1
        while edged[start].isspace():
            start -= 1
        while edged[end].isspace():
            end += 1
        sought, telling, skip = edged[start : end + 1], says[0] - start, stretch[0] - start
        for hands_then in (one.hands[at + skip :] for one in reversed(past) for at in one.find(sought, telling)):
            back = dict(zip(stretch, hands_then, strict=False))
            if standing.isdisjoint(back[at] for at in says):
                standing.update(back.values())
                yield from ((at - 1, hand) for at, hand in back.items())
                break
