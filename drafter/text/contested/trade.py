"""The room's usual form of a rolling text: what delegations read on the screen, as rows of spans.

Words that are not agreed stand in brackets, the base's without a name, the others with theirs; what some would
delete is followed by `[delete: CHN]`; what is only proposed behind paragraph 3 is 3 bis, 3 ter. Where brackets would
leave little to hold on to, each version is an option of its own, whole, with what the base does not have set apart.
Brackets in the words themselves stay characters.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from drafter.text.contested.choice import Choice, Name, Pieces, Plain, in_turn, pieces, precedence, read
from drafter.text.contested.places import anchors, reading_order
from drafter.text.contested.rolling import Contested, Rolling
from drafter.text.contested.whereabouts import labels_of, moves
from drafter.text.labels import mention
from drafter.text.marking import Add, Keep, joined, marking, tokens
from drafter.text.statement import Id, Inline, Ref, Run, inline, plain
from drafter.text.words import count

# kept: nobody would change it. base, side: one version of what is contested. delete: some would have nothing in place
# of the base just before. strike: some would have no such paragraph. move: some would have it elsewhere, or as
# something else, as the words say. new: words of an option that the base does not have.
SpanKind: TypeAlias = Literal["kept", "base", "side", "delete", "strike", "move", "new"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a row: its words, and of a side its number among the sides there, from 1, and its names.

    What is new in an option has the option's number, and no names: they stand on the row.
    """

    inline: Inline
    side: int | None
    names: tuple[Name, ...]
    kind: SpanKind


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph, or one option of it: what it is called, and its spans. Joined, they are the row; spaces are kept.

    `option` counts from 1, with the names of those whose version it is, none for the base's; it is None where all
    versions stand in one row. `ad_ref` names those whose capital has yet to confirm, on the paragraph's first row.
    """

    label: str
    id: Id
    spans: tuple[Span, ...]
    option: int | None = None
    names: tuple[Name, ...] = ()
    ad_ref: tuple[Name, ...] = ()

    @property
    def title(self) -> str:
        """What stands before an option: "Option 1 (as it stands): ", "Option 2 (CHN): "; else nothing."""
        return "" if self.option is None else f"Option {self.option} ({_listed(self.names) or 'as it stands'}): "


def rows(rolling: Rolling, ad_ref: Mapping[Id, Collection[Name]] | None = None) -> tuple[Row, ...]:
    """The whole text, in the base's order, with what is only proposed where it would stand.

    `ad_ref` names, by paragraph, those who agree to it ad referendum.
    """
    found = anchors(rolling)
    order = reading_order(rolling)
    labels = labels_of(rolling, order, found)
    out: list[Row] = []
    for id in order:
        entry = rolling.contested.get(id)
        if entry is None:
            made = [Row(labels[id], id, (_kept(rolling.base.paragraphs[id].inline),))]
        else:
            struck = in_turn(entry.sides.get(None, ()))
            asked = [Span(inline(says), None, names, "move") for says, names in moves(rolling, id, labels, found)]
            made = _contested(id, entry, labels[id], struck, asked)
        made[0] = replace(made[0], ad_ref=in_turn((ad_ref or {}).get(id, ())))
        out += made
    return tuple(out)


def lines_of(found: Sequence[Row]) -> list[str]:
    """The rows as plain lines, each after its label."""
    mentions = {row.id: mention(row.label) for row in found}
    return [f"{row.label}  {text_of(row, mentions)}" for row in found]


def text_of(row: Row, mentions: Mapping[Id, str]) -> str:
    """One row as plain text without its label; a cross-reference reads as its mention."""
    text = row.title + "".join(_drawn(span, mentions) for span in row.spans)
    return f"{text} [agreed ad ref: {_listed(row.ad_ref)}]" if row.ad_ref else text


def _drawn(span: Span, mentions: Mapping[Id, str]) -> str:
    words = plain(span.inline, mentions)
    match span.kind:
        case "kept" | "new":
            return words
        case "base":
            return f"[{words}]"
        case "side" | "move":
            return f"[{_listed(span.names)}: {words}]"
        case "delete":
            return f"[delete: {_listed(span.names)}]"
        case "strike":
            return f"[delete paragraph: {_listed(span.names)}]"


def _listed(names: Sequence[Name]) -> str:
    return ", ".join(names)


def _kept(words: Inline) -> Span:
    return Span(words, None, (), "kept")


_SPACE = _kept(inline(" "))


# --- one paragraph ---------------------------------------------------------------------------------------------------


def _contested(id: Id, entry: Contested, label: str, struck: tuple[Name, ...], moves: Sequence[Span]) -> list[Row]:
    """The rows of a paragraph that somebody would change."""
    base = entry.base.inline if entry.base else ()
    sides: dict[Inline, frozenset[Name]] = {}
    for side, names in entry.sides.items():
        if side is not None and side.inline != base:
            sides[side.inline] = sides.get(side.inline, frozenset()) | names
    cut = pieces(base, sides)
    if struck and not sides:
        return [Row(label, id, (*_spaced(_versions(base, [((), struck)])), *_behind(moves)))]
    tail = _behind([*([Span((), None, struck, "strike")] if struck else []), *moves])
    if not _is_rewritten(cut, len(sides), bool(base)):
        return [Row(label, id, (*_spans(cut), *tail))]
    order = sorted(sides.items(), key=lambda item: precedence(item[1]))
    versions = [*([(base, frozenset[Name]())] if base else []), *order]
    return [
        Row(label, id, (*_option(base, words, number), *(tail if number == 1 else ())), number, in_turn(names))
        for number, (words, names) in enumerate(versions, start=1)
    ]


def _is_rewritten(cut: Pieces, sides: int, standing: bool) -> bool:
    """Whether the versions are told apart better as options: no word is kept, or by several sides under a third."""
    if sides == 0 or (sides == 1 and not standing):
        return False
    kept = sum(count(plain(piece.inline)) for piece in cut if isinstance(piece, Plain))
    contested = sum(count(plain(piece.base)) for piece in cut if isinstance(piece, Choice))
    return kept == 0 or (sides > 1 and contested > 2 * kept)


def _option(base: Inline, words: Inline, number: int) -> list[Span]:
    """A version whole, with what the base does not have set apart; all of it plain where the two share no word."""
    found = marking(base, words)
    if not any(isinstance(segment, Keep) and count(plain(segment.after)) for segment in found):
        return [_kept(words)]
    out: list[Span] = []
    for segment in found:
        if isinstance(segment, Keep):
            out.append(_kept(segment.after))
        elif isinstance(segment, Add):
            out += _new(segment.inline, number)
    return out


def _new(words: Inline, number: int) -> Iterator[Span]:
    """Words that the base does not have; the spaces around them are as kept, so that none is underlined."""
    cut = tokens(words)
    said = [at for at, token in enumerate(cut) if not token.key.isspace()] or [0]
    low, high = said[0], said[-1] + 1
    if low:
        yield _kept(joined(cut[:low]))
    yield Span(joined(cut[low:high]), number, (), "new")
    if cut[high:]:
        yield _kept(joined(cut[high:]))


def _spans(cut: Pieces) -> list[Span]:
    """Kept words and versions, a space between them, but none before a comma or behind an opening bracket.

    What is added stands tight as well where it begins with a comma: `the dam[FRA: , its power lines]`.
    """
    out: list[Span] = []
    for index, piece in enumerate(cut):
        if isinstance(piece, Choice):
            sides = [(read(branch.pieces), in_turn(branch.names)) for branch in piece.branches]
            out += _spaced(_versions(piece.base, sides))
            continue
        before = " " if index > 0 and _edge(piece.inline[0])[0] not in _CLOSING else ""
        loose = index < len(cut) - 1 and not _is_tight(cut[index + 1])
        behind = " " if loose and _edge(piece.inline[-1])[-1] not in _OPENING else ""
        out.append(_kept(inline(before, *piece.inline, behind)))
    return out


# Before and behind which no space is added, since there is one or none should be.
_STOPS = ",.;:!?)]}’”»"
_CLOSING = f" \t\u00a0\u202f{_STOPS}"
_OPENING = " \t\u00a0\u202f([{‘“«"


def _is_tight(piece: Plain | Choice) -> bool:
    """Whether what stands first in a choice is an addition that takes no space before it."""
    if isinstance(piece, Plain) or piece.base:
        return False
    added = read(piece.branches[0].pieces)
    return bool(added) and _edge(added[0])[0] in _STOPS


def _edge(part: Run | Ref) -> str:
    return part.text if isinstance(part, Run) else part.to


def _versions(base: Inline, sides: Sequence[tuple[Inline, tuple[Name, ...]]]) -> list[Span]:
    """The base's words in brackets, then each side's; a side without words deletes what stands before it."""
    words = _trimmed([base, *(side for side, _ in sides)])
    out = [Span(words[0], None, (), "base")] if base else []
    for number, (side, (_, names)) in enumerate(zip(words[1:], sides, strict=True), start=1):
        out.append(Span(side, number, names, "side" if side else "delete"))
    return out


def _trimmed(versions: Sequence[Inline]) -> Sequence[Inline]:
    """The versions without outer spaces, unless the spaces are what they differ in."""
    bare = [_bare(words) for words in versions]
    told = len(set(bare)) == len(versions) and all(
        bool(short) == bool(whole) for short, whole in zip(bare, versions, strict=True)
    )
    return bare if told else versions


def _bare(words: Inline) -> Inline:
    parts = list(words)
    if parts and isinstance(parts[0], Run):
        parts[0] = Run(parts[0].text.lstrip(), parts[0].marks)
    if parts and isinstance(parts[-1], Run):
        parts[-1] = Run(parts[-1].text.rstrip(), parts[-1].marks)
    return inline(*parts)


def _spaced(found: Sequence[Span]) -> list[Span]:
    return [span for index, one in enumerate(found) for span in ((_SPACE, one) if index else (one,))]


def _behind(found: Sequence[Span]) -> list[Span]:
    return [span for one in found for span in (_SPACE, one)]
