"""Tracked changes of a whole file resolved: in its text, its headers and footers, notes, comments and styles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from drafter.docx.names import ID, RELATIONS, WORD_2010, Element, w
from drafter.docx.opc import Package
from drafter.docx.resolve.joins import drop
from drafter.docx.resolve.revisions import Choice, Revision, anything, revisions
from drafter.docx.resolve.tree import Side, resolve

_TEXTS: Final = frozenset(
    f"{RELATIONS}/{kind}"
    for kind in ("header", "footer", "footnotes", "endnotes", "comments", "styles", "numbering", "glossaryDocument")
)
# What is referred to from the text, kept in a part of its own: how it is called there, and how the text points to it.
_KEPT: Final = {
    "footnotes": (w("footnote"), w("footnoteReference")),
    "endnotes": (w("endnote"), w("endnoteReference")),
    "comments": (w("comment"), w("commentReference")),
}
_PARA_ID: Final = f"{{{WORD_2010}}}paraId"


def texts(package: Package) -> list[str]:
    """The parts that can hold tracked changes: the text, then what it refers to."""
    linked = (one for one in package.relations(package.main).values() if one.type in _TEXTS and not one.external)
    return [package.main, *sorted({one.target for one in linked if one.target in package.parts} - {package.main})]


def tracked(package: Package) -> list[Revision]:
    """Every tracked change of a file, in the order of its parts."""
    return [found for part in texts(package) for _, found in revisions(package.text(part))]


def resolve_all(package: Package, side: Side, choice: Choice = anything) -> list[Revision]:
    """Make the chosen changes of a file read as one side has them; what was resolved.

    Notes and comments that only stood in words which are gone go with them: nothing of what was struck stays behind.
    """
    before = {kind: _pointed(package, kind) for kind in _KEPT}
    done = [found for part in texts(package) for found in resolve(package.text(part), side, choice)]
    if done:
        for kind, known in before.items():
            _forget(package, kind, known - _pointed(package, kind))
    return done


def _pointed(package: Package, kind: str) -> frozenset[str]:
    """The ids of the notes or comments that any text of the file points to."""
    pointer = _KEPT[kind][1]
    return frozenset(one.get(ID, "") for part in texts(package) for one in package.tree(part).iter(pointer))


def _forget(package: Package, kind: str, ids: Iterable[str]) -> None:
    part, gone = package.related(package.main, kind), frozenset(ids)
    if part is None or not gone:
        return
    kept, paragraphs = _KEPT[kind][0], set[str]()
    for one in [one for one in package.tree(part).iter(kept) if one.get(ID) in gone]:
        paragraphs.update(str(inner.get(_PARA_ID, "")) for inner in one.iter(w("p")))
        drop(one)
    if kind == "comments":
        for text in texts(package):
            tree = package.tree(text)
            for one in list(tree.iter(w("commentRangeStart"), w("commentRangeEnd"))):
                if one.get(ID) in gone:
                    drop(one)
        _unthread(package, paragraphs - {""})


def _unthread(package: Package, paragraphs: set[str]) -> None:
    """Take comments that are gone out of the parts that say which answers which (w15, w16cid, w16cex)."""
    durable = set[str]()
    for tree in _beside(package):
        for one in list(tree):
            values = {str(name).rpartition("}")[2]: value for name, value in one.attrib.items()}
            if values.get("paraId") in paragraphs:
                durable.add(str(values.get("durableId", "")))
                drop(one)
            elif values.get("durableId") in durable - {""}:
                drop(one)
            elif values.get("paraIdParent") in paragraphs:
                for name in [name for name in one.attrib if str(name).endswith("}paraIdParent")]:
                    del one.attrib[name]


def _beside(package: Package) -> Iterator[Element]:
    for ending in ("/commentsExtended", "/commentsIds", "/commentsExtensible"):
        for one in package.relations(package.main).values():
            if one.type.endswith(ending) and one.target in package.parts and not one.external:
                yield package.tree(one.target)
