"""The paragraphs of a file as they read; every stretch of text has a number that it keeps when changes are resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count, pairwise

from drafter.docx.dress import VERB
from drafter.docx.names import ID, NAME, PPR, RPR, TBL, VAL, Element, P, R, T, w
from drafter.docx.opc import Package
from drafter.docx.resolve.revisions import MOVES
from drafter.text.statement import UNPRINTABLE, Inline, Mark, Run, inline, plain

ORIGIN = "{urn:drafter:returned}origin"
_SIGNS = {w("tab"): "\t", w("br"): " ", w("cr"): " ", w("noBreakHyphen"): "\u2011", w("softHyphen"): "\u00ad"}


@dataclass(frozen=True, slots=True)
class Par:
    """A paragraph of a tree: its number, its stretches of text with their numbers, and what it looks like.

    `anchors` are the bookmarks that begin in it, each with how many stretches stand before it.
    """

    key: str
    stretches: tuple[tuple[str, Run], ...]
    anchors: tuple[tuple[str, int], ...]
    style: str
    table: bool

    @property
    def words(self) -> Inline:
        """Its words with their marks; a break within it reads as a space."""
        return inline(*(Run(UNPRINTABLE.sub(" ", run.text), run.marks) for _, run in self.stretches))

    @property
    def text(self) -> str:
        """Its words alone."""
        return plain(self.words)


def number(root: Element) -> None:
    """Number every paragraph and every stretch of text of a tree."""
    numbers = count()
    for one in root.iter(P, T, w("delText"), *_SIGNS):
        one.set(ORIGIN, str(next(numbers)))


def paragraphs(root: Element, package: Package) -> list[Par]:
    """The paragraphs of a numbered body; those of text boxes are read with the paragraph that holds the box."""
    styles, out = _styles(package), list[Par]()
    for paragraph in root.iter(P):
        if next(paragraph.iterancestors(P), None) is not None:
            continue
        style = paragraph.find(f"{PPR}/{w('pStyle')}")
        worn = styles.get(style.get(VAL, ""), "") if style is not None else ""
        stretches, anchors = list[tuple[str, Run]](), list[tuple[str, int]]()
        for one in paragraph.iter(R, w("bookmarkStart")):
            if one.tag == R:
                stretches += _stretches(one, styles)
            else:
                anchors.append((one.get(NAME, ""), len(stretches)))
        table = next(paragraph.iterancestors(TBL), None) is not None
        out.append(Par(paragraph.get(ORIGIN, ""), tuple(stretches), tuple(anchors), worn, table))
    return out


def parts(par: Par) -> list[Par]:
    """A paragraph cut where a second anchor of ours begins: two paragraphs whose break went, as they were before."""
    ours = [(name, at) for name, at in par.anchors if name.startswith("_st_")]
    cuts = sorted({at for _, at in ours[1:] if 0 < at < len(par.stretches)} - {ours[0][1] if ours else 0})
    out = list[Par]()
    for start, end in pairwise([0, *cuts, len(par.stretches)]):
        own = tuple((name, at - start) for name, at in ours if start <= at < end or (at == end == len(par.stretches)))
        key = par.key if end == len(par.stretches) else ""
        out.append(Par(key, par.stretches[start:end], own, par.style, par.table))
    return out


def moves(root: Element) -> dict[str, str]:
    """The name of the move that a stretch of text is part of, at either place."""
    found: dict[str, str] = {}
    ahead: dict[str, str] = {}
    ends = set(MOVES.values())
    for one in root.iter(T, w("delText"), *MOVES, *ends):
        if one.tag in MOVES:
            ahead[one.get(ID, "")] = one.get(NAME, "")
        elif one.tag in ends:
            ahead.pop(one.get(ID, ""), None)
        elif ahead:
            found[one.get(ORIGIN, "")] = next(reversed(ahead.values()))
    return found


def _styles(package: Package) -> dict[str, str]:
    """The names of the styles, in small letters, by id."""
    part = package.related(package.main, "styles")
    found: dict[str, str] = {}
    for one in package.tree(part).iter(w("style")) if part else ():
        name = one.find(w("name"))
        found[one.get(w("styleId"), "")] = name.get(VAL, "").lower() if name is not None else ""
    return found


def _stretches(run: Element, styles: Mapping[str, str]) -> list[tuple[str, Run]]:
    marks = _marks(run, styles)
    return [
        (one.get(ORIGIN, ""), Run((one.text or "") if one.tag == T else _SIGNS[str(one.tag)], marks))
        for one in run
        if one.tag == T or one.tag in _SIGNS
    ]


def _marks(run: Element, styles: Mapping[str, str]) -> frozenset[Mark]:
    properties = run.find(RPR)
    if properties is None:
        return frozenset()
    style = properties.find(w("rStyle"))
    verb = style is not None and styles.get(style.get(VAL, "")) == VERB.lower()
    named: tuple[tuple[Mark, bool], ...] = (
        ("verb", verb),
        ("em", _on(properties, "i") and not verb),
        ("strong", _on(properties, "b")),
    )
    return frozenset(mark for mark, on in named if on)


def _on(properties: Element, name: str) -> bool:
    found = properties.find(w(name))
    return found is not None and found.get(VAL, "true") not in ("0", "false", "off")
