"""A statement: a head and a finite map from paragraph ids to paragraphs.

Order and tree come from each paragraph's place. Labels (PP2, 3 (b), "first paragraph") are computed from the
order and never stored; ids are slugs, kept for good. What is not well formed is not a `Statement`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Literal, TypeAlias, get_args

from drafter.text.labels import label, letters, mention, roman

Id: TypeAlias = str
Mark = Literal["em", "strong", "verb"]
Kind = Literal["heading", "preambular", "operative", "item", "chapeau", "paragraph", "closing", "note"]
KINDS: tuple[Kind, ...] = get_args(Kind)

_SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LABEL = re.compile(r"(?:op|pp|p|para|paragraph|item|ppara|opara)-?\d+[a-z]?")
# What order.py counts in; "!" is its zero, and no rank ends in it.
_RANK = re.compile(r"[!\-.0-9A-Z_a-z]*[\-.0-9A-Z_a-z]")
# What XML 1.0 (section 2.2) cannot hold, and line ends: a paragraph is one line.
UNPRINTABLE = re.compile("[\x00-\x08\n-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class NotWellFormed(ValueError):
    """Paragraphs that make no statement: `ids` names them, the message says why."""

    def __init__(self, reason: str, ids: Iterable[Id]) -> None:
        self.ids = tuple(sorted(set(ids)))
        self.reason = reason
        super().__init__(f"{reason}: {', '.join(self.ids)}")


@dataclass(frozen=True, slots=True)
class Run:
    """Words under one set of marks; `verb` is the italic leading word, where a ladder is looked up."""

    text: str
    marks: frozenset[Mark] = frozenset()


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to another paragraph by id; its words are computed from that paragraph's label."""

    to: Id


Inline: TypeAlias = tuple[Run | Ref, ...]


def inline(*parts: Run | Ref | str) -> Inline:
    """Runs and references in normal form: no empty run, no two neighbours under the same marks.

    >>> inline("peace ", Run("and"), Run(""), " security")
    (Run(text='peace and security', marks=frozenset()),)
    """
    out: list[Run | Ref] = []
    for part in parts:
        item = Run(part) if isinstance(part, str) else part
        if isinstance(item, Ref):
            out.append(item)
        elif item.text:
            last = out[-1] if out else None
            if isinstance(last, Run) and last.marks == item.marks:
                out[-1] = Run(last.text + item.text, item.marks)
            else:
                out.append(item)
    return tuple(out)


def plain(parts: Inline, mentions: Mapping[Id, str] | None = None) -> str:
    """The words alone; a reference reads as its mention, or as `{id}` where none is given."""
    return "".join(
        part.text if isinstance(part, Run) else (mentions or {}).get(part.to, f"{{{part.to}}}") for part in parts
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands: under which parent (None: at the top), and its rank among its siblings."""

    parent: Id | None
    rank: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its place, its kind and its words in normal form."""

    place: Place
    kind: Kind
    inline: Inline


@dataclass(frozen=True, slots=True)
class Head:
    """What a statement is: its name, its form (a form's id) and its language (BCP 47).

    Each is one line without outer spaces; `NotWellFormed` is raised for anything else.
    """

    name: str
    form: str
    language: str = "en"

    def __post_init__(self) -> None:
        if any(UNPRINTABLE.search(part) or part != part.strip() for part in (self.name, self.form, self.language)):
            raise NotWellFormed("not one line", ["head"])


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph as it is read: by position, without its rank."""

    id: Id
    parent: Id | None
    kind: Kind
    inline: Inline


def is_id(text: str) -> bool:
    """Whether a text may serve as an id: a slug that is not a label, since labels move and ids do not.

    >>> is_id("halt"), is_id("op-4"), is_id("Halt"), is_id("para3")
    (True, False, False, False)
    """
    return bool(_SLUG.fullmatch(text)) and not _LABEL.fullmatch(text)


def faults_of(paragraphs: Mapping[Id, Paragraph]) -> list[NotWellFormed]:
    """Everything that keeps these paragraphs from being a statement; empty when they are one.

    Parents are present, no cycle, no two paragraphs at one place, references resolve, every paragraph says
    something, and its words are printable and in normal form.
    """
    faults = []

    def fault(reason: str, ids: Iterable[Id]) -> None:
        named = list(ids)
        if named:
            faults.append(NotWellFormed(reason, named))

    fault("not an id", (id for id in paragraphs if not is_id(id)))
    fault(
        "parent is absent",
        (id for id, p in paragraphs.items() if p.place.parent is not None and p.place.parent not in paragraphs),
    )
    fault("under itself", _circular(paragraphs))
    places: dict[Place, list[Id]] = {}
    for id, paragraph in paragraphs.items():
        places.setdefault(paragraph.place, []).append(id)
    fault("two at one place", (id for ids in places.values() if len(ids) > 1 for id in ids))
    for id, paragraph in paragraphs.items():
        gone = [part.to for part in paragraph.inline if isinstance(part, Ref) and part.to not in paragraphs]
        fault(f"{id} refers to what is absent", gone)
    fault("no rank", (id for id, p in paragraphs.items() if not _RANK.fullmatch(p.place.rank)))
    amiss = {id: why for id, p in paragraphs.items() if (why := unfit(p.inline))}
    for reason in _UNFIT:
        fault(reason, (id for id, why in amiss.items() if reason in why))
    return faults


_UNFIT = ("words not in normal form", "says nothing", "holds a character that no document can carry")


@lru_cache(maxsize=65536)
def unfit(parts: Inline) -> tuple[str, ...]:
    """Why words cannot stand in any paragraph; kept, since the same ones are asked about in text after text."""
    said = plain(parts)
    faults = inline(*parts) != parts, not said.strip(), UNPRINTABLE.search(said)
    return tuple(reason for reason, so in zip(_UNFIT, faults, strict=True) if so)


def _circular(paragraphs: Mapping[Id, Paragraph]) -> set[Id]:
    """The ids from which following parents never ends."""
    ends: set[Id] = set()
    circular: set[Id] = set()
    for start in paragraphs:
        path: list[Id] = []
        at: Id | None = start
        while at is not None and at in paragraphs and at not in ends and at not in circular and at not in path:
            path.append(at)
            at = paragraphs[at].place.parent
        if at in path or at in circular:
            circular.update(path)
        else:
            ends.update(path)
    return circular


@dataclass(frozen=True)
class Statement:
    """A head and its paragraphs, well formed: `NotWellFormed` is raised for anything else."""

    head: Head
    paragraphs: Mapping[Id, Paragraph]

    def __post_init__(self) -> None:
        object.__setattr__(self, "paragraphs", MappingProxyType(dict(self.paragraphs)))
        for fault in faults_of(self.paragraphs):
            raise fault

    def __hash__(self) -> int:
        return hash(self.digest)

    @cached_property
    def children(self) -> Mapping[Id | None, tuple[Id, ...]]:
        """The ids under each parent, in order of rank."""
        under: dict[Id | None, list[Id]] = {}
        for id, paragraph in self.paragraphs.items():
            under.setdefault(paragraph.place.parent, []).append(id)
        return MappingProxyType(
            {parent: tuple(sorted(ids, key=lambda i: self.paragraphs[i].place.rank)) for parent, ids in under.items()}
        )

    @cached_property
    def order(self) -> tuple[Id, ...]:
        """Every id, as the statement is read from top to bottom."""
        out: list[Id] = []
        ahead = list(reversed(self.children.get(None, ())))
        while ahead:
            id = ahead.pop()
            out.append(id)
            ahead.extend(reversed(self.children.get(id, ())))
        return tuple(out)

    @cached_property
    def outline(self) -> tuple[Entry, ...]:
        """The statement as it is read: equal outlines read the same, whatever the ranks."""
        return tuple(Entry(id, p.place.parent, p.kind, p.inline) for id in self.order for p in [self.paragraphs[id]])

    @cached_property
    def labels(self) -> Mapping[Id, str]:
        """What people call each paragraph: PP2, 3, 3 (b), "first paragraph", heading 1, note 1, closing."""
        found: dict[Id, str] = {}
        counts: dict[str, int] = {}
        for id in self.order:
            paragraph = self.paragraphs[id]
            parent = paragraph.place.parent
            if paragraph.kind == "item" and parent is not None:
                found[id] = f"{found[parent]} ({_item(self._depth(id), self.children[parent], id, self.paragraphs)})"
                continue
            series = "paragraph" if paragraph.kind in ("chapeau", "item") else paragraph.kind
            counts[series] = counts.get(series, 0) + 1
            found[id] = label(series, counts[series])
        return MappingProxyType(found)

    @cached_property
    def mentions(self) -> Mapping[Id, str]:
        """How a cross-reference to each paragraph reads in the text."""
        return MappingProxyType({id: mention(label) for id, label in self.labels.items()})

    def words(self, id: Id) -> str:
        """The words of one paragraph as a reader sees them, references included."""
        return plain(self.paragraphs[id].inline, self.mentions)

    @cached_property
    def digest(self) -> str:
        """`sha256:` of the head and the outline: what a member answers to.

        Ranks are left out: two texts that read the same are the same text.
        """
        return "sha256:" + hashlib.sha256(canonical(self)).hexdigest()

    def _depth(self, id: Id) -> int:
        depth, at = 0, self.paragraphs[id].place.parent
        while at is not None and self.paragraphs[at].kind == "item":
            depth, at = depth + 1, self.paragraphs[at].place.parent
        return depth


def canonical(statement: Statement) -> bytes:
    """The bytes that the digest covers: compact JSON, keys sorted, UTF-8, no rank."""
    head = statement.head
    value = {
        "head": [head.name, head.form, head.language],
        "outline": [[e.id, e.parent, e.kind, inline_json(e.inline)] for e in statement.outline],
    }
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def inline_json(parts: Inline) -> list[list[str | list[str]]]:
    """Runs as `["words", ["em"]]`, references as `["@", "id"]`: the form the record keeps."""
    return [["@", part.to] if isinstance(part, Ref) else [part.text, sorted(part.marks)] for part in parts]


def _item(depth: int, siblings: tuple[Id, ...], id: Id, paragraphs: Mapping[Id, Paragraph]) -> str:
    """The mark of an item among its siblings: letters, then small roman numerals, then letters again."""
    number = [sibling for sibling in siblings if paragraphs[sibling].kind == "item"].index(id) + 1
    return roman(number) if depth % 2 else letters(number)
