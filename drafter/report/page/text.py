"""The text as it reads, with everybody's proposals in brackets, and with what changed from one text to another.

Every view of it is on the page, one of them open: nothing is worked out while it is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from drafter.consensus.ripeness import Ripeness
from drafter.report.change import verb_of
from drafter.report.line import Line
from drafter.text.across import State, across, carried
from drafter.text.contested.trade import Row, Span
from drafter.text.history import title
from drafter.text.labels import mention
from drafter.text.order import moved
from drafter.text.origin.pieces import Marks, Piece, changed, last_step, whole
from drafter.text.statement import Id, Inline, Kind, Run, Statement

# From the ninth on the colours of hands begin again; their names stand beside the words.
HANDS = 8


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a paragraph: its words under their marks, what became of them, and whose that is.

    `how` is kept, added, struck, or in brackets base, side; sign is a bracket with the names it begins with, by the
    name under the changes just before. `hand` counts from 1, 0 is nobody; `names` are in full where `text` is short.
    """

    text: str
    marks: Marks = frozenset()
    how: str = "kept"
    hand: int = 0
    names: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph of a view, or one option of it: its place on the page, what it is called, and its words.

    `tag` says in a word what became of it, or how ripe it is; `of` is the id, `by` names who changed it.
    """

    anchor: str
    of: Id
    label: str
    kind: Kind
    depth: int
    tag: str
    words: tuple[Words, ...]
    by: tuple[tuple[int, str], ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """One way to read the text; `hands` are those who changed it, each with its number.

    `first` and `second` are the names of the texts that it compares; empty where it compares none. `opening` is the
    line that some forms set before the first paragraph.
    """

    title: str
    rows: tuple[Shown, ...]
    first: str = ""
    second: str = ""
    note: str = ""
    hands: tuple[tuple[int, str], ...] = ()
    matters: tuple[Line, ...] = ()
    opening: str = ""

    @property
    def contents(self) -> tuple[Shown, ...]:
        """The paragraphs by their first rows, for a list of contents."""
        return tuple(row for at, row in enumerate(self.rows) if at == 0 or self.rows[at - 1].of != row.of)


@dataclass(frozen=True)
class Passage:
    """From one text to a later one: every save between them as read, the name under each, the words that matter."""

    first: str
    second: str
    versions: tuple[Statement, ...]
    hands: tuple[str, ...]
    matters: tuple[Line, ...] = ()


def numbered(views: Sequence[View]) -> tuple[View, ...]:
    """The views with every place of theirs unlike those of the others: in the first of them a paragraph's is its id."""
    out = list(views[:1])
    for number, view in enumerate(views[1:], start=2):
        rows = (replace(row, anchor=row.anchor and f"{row.anchor}_{number}") for row in view.rows)
        out.append(replace(view, rows=tuple(rows)))
    return tuple(out)


def clean(name: str, text: Statement) -> View:
    """A text as its readers see it."""
    rows = [
        Shown(id, id, text.labels[id], text.paragraphs[id].kind, _depth(text, id), "", _kept(text, id))
        for id in text.order
    ]
    return View(f"{title(name)} as it reads", tuple(rows))


def marked(passage: Passage) -> View:
    """What changed between two texts, in place: each word under the name of who struck or added it."""
    versions = passage.versions
    before, after = versions[0], versions[-1]
    names = tuple(dict.fromkeys(passage.hands))
    numbers = {name: at % HANDS + 1 for at, name in enumerate(names)}
    hands = [(numbers[name], name) for name in passage.hands]
    rows = [_row(versions, id, state, hands) for id, state in across(before, after)]
    recast = before.head.form != after.head.form
    note = f"Recast: {before.head.form} as {after.head.form}." if recast else "" if _any(rows) else "Nothing changed."
    changes = f"Changes from {title(passage.first)} to {title(passage.second)}"
    seen = {by for row in rows for by in row.by}
    shown = tuple(by for by in dict.fromkeys(hands) if by in seen)
    return View(changes, tuple(rows), passage.first, passage.second, note, shown, passage.matters)


def bracketed(name: str, rows: Sequence[Row], text: Statement, status: Mapping[Id, Ripeness]) -> View:
    """A text with everything that anybody would change of it, each version in brackets under its names."""
    mentions = {row.id: mention(row.label) for row in rows}
    shown = []
    for at, row in enumerate(rows):
        first = at == 0 or rows[at - 1].id != row.id
        words = tuple(part for span in row.spans for part in _bracket(span, mentions))
        if row.ad_ref:
            words = (*words, Words(f" [agreed ad ref: {', '.join(row.ad_ref)}]", how="sign"))
        kind = text.paragraphs[row.id].kind if row.id in text.paragraphs else "paragraph"
        anchor = row.id if first else ""
        depth = _depth(text, row.id) if row.id in text.paragraphs else 0
        shown.append(Shown(anchor, row.id, row.label, kind, depth, status[row.id], words, title=row.title.strip(": ")))
    return View(f"{title(name)} with proposals in brackets", tuple(shown))


def _any(rows: Sequence[Shown]) -> bool:
    return any(row.tag or any(part.how != "kept" for part in row.words) for row in rows)


def _row(versions: Sequence[Statement], id: Id, state: State, hands: Sequence[tuple[int, str]]) -> Shown:
    before, after = versions[0], versions[-1]
    stands = before if state in ("struck", "left") else after
    if state in ("left", "arrived"):
        step = last_step(versions, lambda old, new: id in carried(old, new))
        how = "struck" if state == "left" else "added"
        by = hands[step - 1] if 0 < step <= len(hands) else (0, "")
        words = tuple(Words(part.text, part.marks, how, *by) for part in _kept(stands, id))
        tag = "moved away" if state == "left" else verb_of(id, before, after, id in moved(before, after)) or "moved"
    else:
        words = tuple(_worded(piece, hands) for piece in changed(versions, id))
        tag = verb_of(id, before, after, False)
    named = dict.fromkeys((part.hand, part.names) for part in words if part.names)
    return Shown(
        f"{id}_left" if state == "left" else id,
        id,
        stands.labels[id],
        stands.paragraphs[id].kind,
        _depth(stands, id),
        tag,
        tuple(_signed(words)),
        tuple(named),
    )


def _worded(piece: Piece, hands: Sequence[tuple[int, str]]) -> Words:
    by = hands[piece.step - 1] if 0 < piece.step <= len(hands) else (0, "")
    if piece.after is None:
        return Words(piece.text, piece.before or frozenset(), "struck", *by)
    if piece.before is None:
        return Words(piece.text, piece.after, "added", *by)
    return Words(piece.text, piece.after)


def _kept(text: Statement, id: Id) -> tuple[Words, ...]:
    return tuple(Words(piece.text, piece.after or frozenset()) for piece in whole(text, id))


def _bracket(span: Span, mentions: Mapping[Id, str]) -> Iterator[Words]:
    """A span of the room's form, brackets and names included: the words are those of `trade.text_of`."""
    names = ", ".join(span.names)
    hand = (span.side - 1) % HANDS + 1 if span.side else 0
    runs = list(_runs(span.inline, mentions))
    match span.kind:
        case "kept" | "new":
            how = "kept" if span.kind == "kept" else "added"
            yield from (Words(run.text, run.marks, how, hand) for run in runs)
        case "delete":
            yield Words(f"[delete: {names}]", how="sign")
        case "strike":
            yield Words(f"[delete paragraph: {names}]", how="sign")
        case "base" | "side" | "move":
            yield Words(f"[{names}: " if names else "[", how="sign", hand=hand)
            how = "side" if span.kind == "side" else "base"
            yield from (Words(run.text, run.marks, how, hand) for run in runs)
            yield Words("]", how="sign", hand=hand)


def _signed(words: Sequence[Words]) -> Iterator[Words]:
    """The words with the short name of each hand behind the changes it made in a row, and before the space that ends
    them: a line through or under a space says nothing."""
    for at, part in enumerate(words):
        if not part.names or (at + 1 < len(words) and words[at + 1].names == part.names):
            yield part
            continue
        said = part.text.rstrip()
        yield replace(part, text=said)
        yield Words(part.names.partition(" (")[0], how="by", hand=part.hand, names=part.names)
        if said != part.text:
            yield Words(part.text[len(said) :])


def _runs(parts: Inline, mentions: Mapping[Id, str]) -> Iterator[Run]:
    for part in parts:
        yield part if isinstance(part, Run) else Run(mentions[part.to])


def _depth(text: Statement, id: Id) -> int:
    depth, at = 0, text.paragraphs[id].place.parent
    while at is not None:
        depth, at = depth + 1, text.paragraphs[at].place.parent
    return depth
