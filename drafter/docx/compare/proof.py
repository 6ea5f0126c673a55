"""Proof that what was written reads as both texts: the old one where all is rejected, the new where all is accepted.

It shares nothing with what writes a redline but the names of the format, and it sees words in places that Word has
none for, so that a file which breaks the format is refused rather than read past.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from drafter.docx.compare.strand import Unreadable
from drafter.docx.names import COME, GONE, MATH, PPR, RPR, TC, TR, TRPR, Element, P, R, T, w

_SIMPLE, _FIELD, _CHUNK = w("fldSimple"), w("fldChar"), w("altChunk")
_WORDS = frozenset((T, w("delText"), w("instrText"), w("delInstrText"), f"{{{MATH}}}t"))
_UNSEEN = frozenset((RPR, w("lastRenderedPageBreak"), w("commentReference")))
_MARK = f"{PPR}/{RPR}"
_SHOWN = 60
_OLD, _NEW = 0, 1
_BOTH = (_OLD, _NEW)


class Proof:
    """Reads the elements of two texts, and then what became of them in one place of the redline."""

    def __init__(self, olds: Sequence[Element], news: Sequence[Element]) -> None:
        self._olds = olds
        self._news = news
        self._partner: dict[Element, Element] = {}
        self._taken: dict[Element, str] = {}

    def pair(self, old: Element, new: Element) -> None:
        """These two stand for one another: the new one stays in its place, as it is or proved for itself."""
        self._partner[new] = old

    def take(self, news: Iterable[Element]) -> None:
        """Read elements of the new text before they are taken apart."""
        for one in news:
            self._partner.pop(one, None)
            self._taken[one] = _Reading([one], {}).said(_NEW)

    def see(self, made: Iterable[Element]) -> None:
        """See that these elements, in their order, read as both texts; `Unreadable` (DS418) where they do not."""
        names: dict[Element, str] = {}
        for number, pair in enumerate(self._partner.items()):
            names |= dict.fromkeys(pair, f"pair {number}")
        reading = _Reading(made, names)
        old = _Reading(self._olds, names).said(_OLD)
        new = "".join(
            self._taken[one] if one in self._taken else _Reading([one], names).said(_NEW) for one in self._news
        )
        _same(old, reading.said(_OLD))
        _same(new, reading.said(_NEW))


class _Reading:
    """How elements read as the old text and as the new one; what is no word stands between zero characters."""

    def __init__(self, elements: Iterable[Element], names: dict[Element, str]) -> None:
        self._said: list[tuple[str, Sequence[int]]] = []
        for one in elements:
            if one in names:
                self._thing(names[one], _BOTH)
            else:
                self._read(one, _BOTH)

    def said(self, side: int) -> str:
        return "".join([text for text, sides in self._said if side in sides])

    def _read(self, one: Element, sides: Sequence[int]) -> None:
        tag = one.tag
        if tag == R:
            for inner in one:
                tag = inner.tag
                if tag in _WORDS:
                    self._said.append((inner.text or "", sides))
                elif tag not in _UNSEEN and isinstance(tag, str):
                    self._thing(tag, sides)
        elif tag in _WORDS:
            self._said.append((one.text or "", sides))
        elif tag == P:
            self._inside(one, sides)
            self._thing(P, _there(one.find(_MARK), sides))
        elif tag in COME:
            self._inside(one, [side for side in sides if side == _NEW])
        elif tag in GONE:
            self._inside(one, [side for side in sides if side == _OLD])
        elif tag == TR:
            found = _there(one.find(TRPR), sides)
            self._thing(TR, found)
            self._inside(one, found)
        elif tag == _SIMPLE:
            self._field(one, sides)
        elif isinstance(tag, str) and not tag.endswith("Pr"):
            if tag in (TC, _CHUNK):
                self._thing(tag, sides)
            self._inside(one, sides)

    def _inside(self, one: Element, sides: Sequence[int]) -> None:
        if sides:
            for inner in one:
                self._read(inner, sides)

    def _field(self, one: Element, sides: Sequence[int]) -> None:
        """A simple field reads as a full one of the same code."""
        self._thing(_FIELD, sides)
        self._said.append((one.get(w("instr"), ""), sides))
        self._thing(_FIELD, sides)
        self._inside(one, sides)
        self._thing(_FIELD, sides)

    def _thing(self, name: str, sides: Sequence[int]) -> None:
        self._said.append((f"\0{name}\0", sides))


def _there(properties: Element | None, sides: Sequence[int]) -> Sequence[int]:
    """Those of these sides on which a mark or row stands whose properties may say that it came or went."""
    found = () if properties is None else [one.tag for one in properties]
    if any(tag in COME for tag in found):
        sides = [side for side in sides if side == _NEW]
    if any(tag in GONE for tag in found):
        sides = [side for side in sides if side == _OLD]
    return sides


def _same(wanted: str, found: str) -> None:
    if wanted == found:
        return
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(wanted, found, strict=False)))
    around = wanted[max(0, common - _SHOWN) : common + _SHOWN]
    near = " ".join(words for words in around.split("\0") if "}" not in words).strip()
    raise Unreadable("DS418", f"words that no redline of both files would keep, near “{near}”")
