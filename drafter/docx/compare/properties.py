"""What paragraphs, sections, tables, rows and cells wear, and the record of what they wore before."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable

from drafter.docx.compare.borrow import Loan
from drafter.docx.compare.mark import Pen
from drafter.docx.compare.side import Side
from drafter.docx.flow import Fate
from drafter.docx.names import PPR, RPR, SECTPR, Element, element, w

_MARKS: dict[Fate, str] = {"ins": w("ins"), "del": w("del"), "to": w("moveTo"), "from": w("moveFrom")}
_CAME_OR_WENT = tuple(w(name) for name in "ins del cellIns cellDel cellMerge".split())
_BEHIND = frozenset((SECTPR, w("pPrChange")))
_REFERENCES = frozenset((w("headerReference"), w("footerReference"), w("sectPrChange")))


class Wardrobe:
    """Dresses what is written in one part of the new file, by what it wore in one part of the old."""

    def __init__(
        self,
        sides: tuple[Side, Side],
        loan: Loan,
        pen: Pen,
        parts: tuple[str, str],
        refuse: Callable[[Element], None],
    ) -> None:
        self._old, self._new = sides
        self._loan = loan
        self._pen = pen
        self._parts = parts
        self._refuse = refuse

    def paragraph(self, mark: Fate, old: Element | None, new: Element | None) -> Element | None:
        """The properties of a paragraph whose mark has this fate; None where it wears nothing and nothing happened."""
        if new is None:
            assert old is not None, "a mark is of one text at least"
            own = old.find(PPR)
            worn = element("pPr") if own is None else self._loan.copy(own, *self._parts)
        else:
            own = new.find(PPR)
            worn = element("pPr") if own is None else own
            if mark == "kept" and old is not None:
                self._changed(worn, old.find(PPR))
        if mark != "kept":
            _look(worn).insert(0, self._pen.revision(_MARKS[mark]))
        return worn if len(worn) else None

    def _changed(self, worn: Element, old: Element | None) -> None:
        """Record what a paragraph that stays wore, and how its mark looked."""
        if self._alike(old, worn):
            return
        was = element("pPr") if old is None else old
        look, before = worn.find(RPR), was.find(RPR)
        if self._key(look, self._new, 1) != self._key(before, self._old, 0) and worn.find(w("pPrChange")) is None:
            kept = element("rPr") if before is None else self._loan.copy(before, *self._parts)
            _without(kept, (w("ins"), w("del"), w("moveFrom"), w("moveTo"), w("rPrChange")))
            _look(worn).append(self._pen.revision(w("rPrChange"), [kept]))
        now, then = _base(worn), _base(was)
        if self._key(now, self._new, 1) != self._key(then, self._old, 0):
            worn.append(self._pen.revision(w("pPrChange"), [self._loan.copy(then, *self._parts)]))

    def _alike(self, old: Element | None, new: Element | None) -> bool:
        if old is None or new is None:
            return old is new
        return self._old.raw(old, self._parts[0]) == self._new.raw(new, self._parts[1])

    def _key(self, one: Element | None, side: Side, number: int) -> bytes:
        return b"" if one is None or not len(one) else side.key(one, self._parts[number])

    def other(self, name: str, old: Element | None, new: Element | None, owner: Element, at: int) -> None:
        """Record what a table, row or cell (`name`) wore; `owner` gets such properties at this place if it has none."""
        if self._alike(old, new):
            return
        change = w(f"{name}Change")
        records = (*_CAME_OR_WENT, change)
        then, now = _kept(old, records, name), _kept(new, records, name)
        differs = self._key(then, self._old, 0) != self._key(now, self._new, 1)
        if self._layered(old, new, records, differs):
            self._refuse(owner)
        elif differs:
            if new is None:
                new = element(name)
                owner.insert(at, new)
            new.append(self._pen.revision(change, [self._loan.copy(then, *self._parts)]))

    def _layered(self, old: Element | None, new: Element | None, records: tuple[str, ...], differs: bool) -> bool:
        """Whether an earlier record would be lost, or one of what was worn (the last of these) stand beside another."""
        pairs = [tuple(None if one is None else one.find(tag) for one in (old, new)) for tag in records]
        if any(self._said(before, self._old, 0) != self._said(after, self._new, 1) for before, after in pairs):
            return True
        return differs and pairs[-1][1] is not None

    def _said(self, record: Element | None, side: Side, number: int) -> bytes:
        return b"" if record is None else side.key(record, self._parts[number])

    def section(self, old: Element, new: Element) -> None:
        """Record what a section wore: its page, its columns; its headers are parts of their own."""
        if self._alike(old, new):
            return
        then, now = _kept(old, _REFERENCES, "sectPr"), _kept(new, _REFERENCES, "sectPr")
        differs = self._key(then, self._old, 0) != self._key(now, self._new, 1)
        if self._layered(old, new, (w("sectPrChange"),), differs):
            self._refuse(new)
        elif differs:
            new.append(self._pen.revision(w("sectPrChange"), [self._loan.copy(then, *self._parts)]))


def _look(worn: Element) -> Element:
    """The properties of a paragraph's mark, made where they must stand if there are none."""
    look = worn.find(RPR)
    if look is None:
        look = element("rPr")
        worn.insert(sum(1 for one in worn if one.tag not in _BEHIND), look)
    return look


def _base(worn: Element) -> Element:
    """What a paragraph wears, without its mark, its section and what it wore before."""
    return _kept(worn, (RPR, SECTPR, w("pPrChange")), "pPr")


def _kept(worn: Element | None, ignored: Iterable[str], name: str) -> Element:
    made = element(name)
    if worn is not None:
        for attribute, value in worn.attrib.items():
            if "rsid" not in attribute:
                made.set(attribute, value)
        made.extend(copy.deepcopy(one) for one in worn if one.tag not in ignored)
    return made


def _without(worn: Element, tags: Iterable[str]) -> None:
    for tag in tags:
        for one in list(worn.iterchildren(tag)):
            worn.remove(one)
