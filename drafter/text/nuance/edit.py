"""The edits between two sides of a comparison by meaning: which words answer which, before any is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafter.text.align import Opcode, align
from drafter.text.nuance.clause import clauses
from drafter.text.nuance.exchange import Exchange, exchanges
from drafter.text.nuance.half import Half, stem
from drafter.text.nuance.lexicon import Lexicon
from drafter.text.nuance.side import Side, Word

_CLAUSE = 4
_SMALL = 2
# What data do; which of them says no more than another.
_REPORTS = frozenset({"confirm", "impl", "indicat", "show", "suggest"})
_REPORT = "\ue002"


@dataclass(frozen=True, slots=True)
class Edits:
    """What two sides share and where they part: pairs of halves, and pairs of verbs of the body that answer."""

    halves: tuple[tuple[Half, Half], ...]
    verbs: tuple[tuple[int, int], ...]


def edits(old: Side, new: Side, lexicon: Lexicon) -> Edits:
    """The edits between two sides: what answers each other word by word, what is answered by nothing whole.

    Two edits that only few words hold apart, against their own size, are one.
    """
    answering, verbs = exchanges(old, new, lexicon)
    halves: list[tuple[Half, Half]] = []
    kept: list[tuple[int, int]] = []
    for exchange in answering:
        found = _Exchanged(old, new, exchange, lexicon)
        halves += found.halves()
        kept += found.kept()
    return Edits(tuple(halves), tuple(_verbs(old, new, kept, verbs, halves)))


def _verbs(
    old: Side,
    new: Side,
    kept: Sequence[tuple[int, int]],
    linked: Sequence[tuple[int, int]],
    halves: Sequence[tuple[Half, Half]],
) -> list[tuple[int, int]]:
    """The verbs of the body that answer each other: kept, the same of what is kept, or one put for the other."""
    out = [(i, j) for i, j in kept if old.words[i].speech]
    for i, j in linked:
        one, other = old.words[i].speech, new.words[j].speech
        same = one is not None and other is not None and one.name == other.name
        free = all(i != a and j != b for a, b in out)
        if free and (same or any(_put(i, j, *both) for both in halves)):
            out.append((i, j))
    return sorted(out)


def _put(i: int, j: int, old: Half, new: Half) -> bool:
    """Whether one edit puts a verb for a verb, and not what is said with it for what was said."""
    if i not in old.indices or j not in new.indices:
        return False
    ahead = [
        Half(half.side, [at for at in half.indices if at > verb], half.lexicon) for half, verb in ((old, i), (new, j))
    ]
    return not (clauses(*ahead) or clauses(*reversed(ahead)))


class _Exchanged:
    """Sayings that answer each other, as two rows of places in their sides."""

    def __init__(self, old: Side, new: Side, exchange: Exchange, lexicon: Lexicon) -> None:
        self.sides = old, new
        self.rows = [[at for one in said for at in range(one.start, one.end)] for said in (exchange.old, exchange.new)]
        self.lexicon = lexicon
        self.codes = self._codes()

    def halves(self) -> list[tuple[Half, Half]]:
        return [(self._half(0, i1, i2), self._half(1, j1, j2)) for tag, i1, i2, j1, j2 in self.codes if tag != "equal"]

    def kept(self) -> list[tuple[int, int]]:
        return [
            pair
            for tag, i1, i2, j1, j2 in self.codes
            if tag == "equal"
            for pair in zip(self.rows[0][i1:i2], self.rows[1][j1:j2], strict=True)
        ]

    def _codes(self) -> list[Opcode]:
        codes = self._slid(align(self._keys(0), self._keys(1)))
        out: list[Opcode] = []
        for index, (tag, i1, i2, j1, j2) in enumerate(codes):
            between = tag == "equal" and 0 < index < len(codes) - 1
            swept = between and self._swept(out[-1], codes[index], codes[index + 1])
            if out and (tag != "equal" or swept) and out[-1][0] != "equal":
                out[-1] = ("replace", out[-1][1], i2, out[-1][3], j2)
            else:
                out.append(("replace" if swept else tag, i1, i2, j1, j2))
        return out

    def _swept(self, before: Opcode, kept: Opcode, after: Opcode) -> bool:
        """Whether kept words only happen to stand between two edits: next to nothing against what both are."""
        i1, i2 = kept[1:3]
        weight = self._half(0, i1, i2).weight
        least = min(self._extent(before), self._extent(after))
        marked = any(self.sides[0].words[at].sort == "mark" for at in self.rows[0][i1:i2])
        if weight == 0 and i2 - i1 <= _SMALL and not marked:
            return least > 0
        return least >= _CLAUSE and least > _CLAUSE * weight

    def _keys(self, side: int) -> list[str]:
        words = (self.sides[side].words[at] for at in self.rows[side])
        return [self._key(word) for word in words]

    def _key(self, word: Word) -> str:
        """What a word counts as: "moderating" is "moderated", "indicate" is "suggest", but "slowed" is not "slow"."""
        bare = stem(word.key)
        if word.sort != "word" or word.speech or self.lexicon.qualifies(bare):
            return word.key
        return _REPORT if bare in _REPORTS else bare

    def _slid(self, codes: Sequence[Opcode]) -> list[Opcode]:
        """What was only put in or taken out, moved back over equal words to where its clause or sentence begins."""
        out = list(codes)
        for index in range(1, len(out) - 1):
            tag, i1, i2, j1, j2 = out[index]
            if tag not in ("insert", "delete"):
                continue
            side, start, end = (1, j1, j2) if tag == "insert" else (0, i1, i2)
            keys = self._keys(side)
            by, most = 0, out[index - 1][2] - out[index - 1][1] - 1
            while by < most and not self._begins(side, start - by) and keys[start - by - 1] == keys[end - by - 1]:
                by += 1
            if by and self._begins(side, start - by):
                before, after = out[index - 1], out[index + 1]
                out[index - 1] = ("equal", before[1], before[2] - by, before[3], before[4] - by)
                out[index] = (tag, i1 - by, i2 - by, j1 - by, j2 - by)
                out[index + 1] = ("equal", after[1] - by, after[2], after[3] - by, after[4])
        return out

    def _begins(self, side: int, at: int) -> bool:
        return self.sides[side].begins(self.rows[side][at])

    def _extent(self, code: Opcode) -> int:
        """How many words that mean something an edit has on its fuller side."""
        _, i1, i2, j1, j2 = code
        return max(self._half(0, i1, i2).weight, self._half(1, j1, j2).weight)

    def _half(self, side: int, start: int, end: int) -> Half:
        words = self.sides[side].words
        return Half(
            self.sides[side], [at for at in self.rows[side][start:end] if words[at].sort != "mark"], self.lexicon
        )
