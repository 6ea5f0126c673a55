"""A file that came back: what was sent, what it reads as now, by whom, and what was said beside it.

Words know where they come from: every stretch of text is numbered before changes are resolved, so a paragraph as
edited is told by the words it still has of the one that was sent, not by where it stands. See
docs/analysis/returned.md.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace

from drafter.docx.anchors import BEFORE as DIGEST_BEFORE
from drafter.docx.anchors import DIGEST
from drafter.docx.dress import DATE, ITEMS, STYLES, TITLE
from drafter.docx.names import ID, Element, P, T, w
from drafter.docx.opc import Package
from drafter.docx.page import Page
from drafter.docx.plan import front
from drafter.docx.resolve.package import texts, tracked
from drafter.docx.resolve.revisions import revisions
from drafter.docx.resolve.tree import AFTER, BEFORE, resolve
from drafter.docx.returned.kin import identified, kin
from drafter.docx.returned.pars import ORIGIN, Par, moves, number, paragraphs, parts
from drafter.docx.returned.threads import Comment, comments
from drafter.positions.reply import Passage, Untracked
from drafter.text.statement import Id

_ITEMS = frozenset(name.lower() for name in ITEMS)
_AHEAD = frozenset((TITLE.lower(), DATE.lower()))
_BEHIND = frozenset((STYLES["heading"].lower(), STYLES["note"].lower()))


@dataclass(frozen=True, slots=True)
class Returned:
    """A file as it came back: its paragraphs with the chosen authors' changes in them, and what is no change of them.

    `beside` are changes that no paragraph holds (title, headers, notes, looks), in words.
    """

    edited: tuple[Passage, ...]
    untracked: tuple[Untracked, ...]
    comments: tuple[Comment, ...]
    beside: tuple[str, ...]


def base_digest(package: Package) -> tuple[str, bool]:
    """The digest of the text that a file was made from, empty where it says none; and whether it is a redline."""
    found: dict[str, str] = {}
    for one in package.relations("").values():
        if one.type.endswith("/custom-properties") and one.target in package.parts and not one.external:
            for value in package.tree(one.target):
                found[value.get("name", "")] = "".join(str(text) for text in value.itertext()).strip()
    return found.get(DIGEST, ""), DIGEST_BEFORE in found


def authors(package: Package) -> dict[str, int]:
    """Everybody who changed or said something in a file, and how often."""
    names = [one.author for one in tracked(package)] + [one.author for one in comments(package)]
    return dict(sorted(Counter(names).items()))


def returned(
    package: Package, sent: Mapping[Id, str], page: Page, names: Collection[str], redline: bool = False
) -> Returned:
    """What these authors made of the text that was sent, given by id in the order it is read, on its page.

    The changes of others are taken back; in a redline of ours, which brings its own, they are taken as made.
    """
    root = package.text(package.main)
    number(root)
    first, now = deepcopy(root), deepcopy(root)
    for tree, side in ((first, BEFORE), (now, AFTER)):
        resolve(tree, side, lambda one: one.author in names)
        resolve(tree, AFTER if redline else BEFORE)
    whole, came = paragraphs(first, package), paragraphs(now, package)
    was = [part for par in whole for part in parts(par)]
    ids, kins = identified(was, sent), kin(was, came, moves(root))
    around = _around(was, ids, page)
    passages = [
        Passage(ids.get(kins.get(index, -1)), par.words, par.style in _ITEMS, not par.table)
        for index, par in enumerate(came)
        if par.text.strip() and kins.get(index) not in around
    ]
    beside = (*_outside(was, came, kins, around), *_elsewhere(package, names), *_restyled(was, came, kins, ids))
    place = _places(was, came, kins, ids)
    said = tuple(one for one in _threaded(package, root, place) if one.author in names)
    untracked = (
        *_untracked(was, ids, sent, around),
        *_run_together(whole, came, sent),
        *_refronted(was, around, page),
    )
    return Returned(tuple(passages), untracked, said, beside)


def _run_together(whole: Sequence[Par], came: Sequence[Par], sent: Mapping[Id, str]) -> Iterator[Untracked]:
    """Two paragraphs whose break is gone both before and after the tracked changes.

    Where it is there after them, the program that wrote the file only took the break for a part of what was put in
    beside it, as LibreOffice does where two insertions meet.
    """
    homes = {origin: index for index, par in enumerate(came) for origin, _ in par.stretches}
    for par in whole:
        firsts = [part.stretches[0][0] for part in parts(par) if part.stretches]
        if len({homes.get(origin, -at) for at, origin in enumerate(firsts, start=2)}) < len(firsts):
            text = next((id for id, words in sent.items() if par.text.startswith(words)), None)
            yield Untracked(text, "", par.text)


def _around(was: Sequence[Par], ids: Mapping[int, Id], page: Page) -> frozenset[int]:
    """The paragraphs of a file that are none of its text: title, date, opening, and what stands on record behind it."""
    ahead = {words for _, words in _front(page)}
    last = max(ids, default=-1)
    return frozenset(
        index
        for index, par in enumerate(was)
        if index not in ids and (par.text in ahead or par.style in _AHEAD or (index > last and par.style in _BEHIND))
    )


def _front(page: Page) -> list[tuple[str, str]]:
    """The lines ahead of the text, each with the style it wears."""
    return [(row.new.style.lower(), "".join(one.text for one in row.pieces)) for row in front(page, page) if row.new]


def _refronted(was: Sequence[Par], around: Collection[int], page: Page) -> Iterator[Untracked]:
    """Lines ahead of the text that no longer read as they were sent though every tracked change is taken back."""
    now = {was[index].style: was[index].text for index in around if was[index].style in _AHEAD}
    for style, text in _front(page):
        if style in _AHEAD and now.get(style) != text:
            yield Untracked(None, text, now.get(style))


def _outside(
    was: Sequence[Par], came: Sequence[Par], kins: Mapping[int, int], around: Collection[int]
) -> Iterator[str]:
    """Changes of the title, the date and whatever else stands in the body and is none of its paragraphs."""
    for index, origin in kins.items():
        if origin in around and came[index].text != was[origin].text:
            yield f"“{was[origin].text}” now reads “{came[index].text}”, outside the paragraphs of the text"
    stays = set(kins.values())
    for index, par in enumerate(was):
        if index in around and index not in stays and par.text.strip():
            yield f"“{par.text}” is struck, outside the paragraphs of the text"


def _elsewhere(package: Package, names: Collection[str]) -> Iterator[str]:
    """Changes in other parts than the text: no paragraph of a statement stands there."""
    for part in texts(package):
        kind = re.sub(r"\d+$", "", part.rpartition("/")[2].removesuffix(".xml"))
        if part == package.main or kind in ("styles", "numbering", "comments"):
            continue
        changes = sum(revision.author in names for _, revision in revisions(package.tree(part)))
        if changes:
            yield f"{changes} changes in the {kind} of the file"


def _restyled(was: Sequence[Par], came: Sequence[Par], kins: Mapping[int, int], ids: Mapping[int, Id]) -> Iterator[str]:
    """Words that only look otherwise: no amendment says so."""
    for index, origin in kins.items():
        before = {place: run.marks for place, run in was[origin].stretches}
        other = [run.text for place, run in came[index].stretches if before.get(place, run.marks) != run.marks]
        if other and origin in ids:
            yield f"{ids[origin]}: “{' '.join(other)}” only looks otherwise (italics, bold)"


def _untracked(
    was: Sequence[Par], ids: Mapping[int, Id], sent: Mapping[Id, str], around: Collection[int]
) -> Iterator[Untracked]:
    """What differs from the text that was sent though every tracked change is taken back."""
    now = {id: was[index].text for index, id in ids.items()}
    for id, text in sent.items():
        if now.get(id) != text:
            yield Untracked(id, text, now.get(id))
    for index, par in enumerate(was):
        if index not in ids and index not in around and par.text.strip():
            yield Untracked(None, None, par.text)
    if [ids[index] for index in sorted(ids)] != [id for id in sent if id in now]:
        yield Untracked(None, "the order of the paragraphs", "another")


def _places(was: Sequence[Par], came: Sequence[Par], kins: Mapping[int, int], ids: Mapping[int, Id]) -> dict[str, Id]:
    """The paragraph that each stretch of text belongs to: as it came where it still stands, else as it was sent."""
    found = {origin: ids[index] for index, par in enumerate(was) if index in ids for origin, _ in par.stretches}
    for index, par in enumerate(came):
        if kins.get(index) in ids:
            found.update({origin: ids[kins[index]] for origin, _ in par.stretches})
    return found


def _threaded(package: Package, root: Element, place: Mapping[str, Id]) -> list[Comment]:
    """Every comment with the paragraph it is about; an answer that marks no words is about that of what it answers."""
    found: dict[str, Comment] = {}
    for one in comments(package):
        placed = _about(one, root, place)
        before = found.get(one.answers or "")
        found[one.id] = replace(placed, about=before.about) if placed.about is None and before else placed
    return list(found.values())


def _about(comment: Comment, root: Element, place: Mapping[str, Id]) -> Comment:
    """The comment with the paragraph that it is about: that of the first words in its range."""
    marks = (w("commentRangeStart"), w("commentReference"))
    start = next((one for one in root.iter(*marks) if one.get(ID) == comment.id), None)
    paragraph = None if start is None else next(start.iterancestors(P), None)
    if start is None or paragraph is None:
        return comment
    row = list(paragraph.iter(T, w("delText"), *marks))
    at = row.index(start)
    origins = [one.get(ORIGIN, "") for one in [*row[at:], *reversed(row[:at])]]
    return replace(comment, about=next((place[origin] for origin in origins if origin in place), None))
