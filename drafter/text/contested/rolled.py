"""Rolling text to and from its file: what the blocks of a bracketed file make of the base, for every delegation.

Ranks are not written. They are made anew in the order of the places that base and sides use, or taken from a
rolling text that stands in the same order: `parse_rolling(print_rolling(r), base=r) == r`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import chain

from drafter.diagnostic import Diagnostic, Faulty, Where, did_you_mean
from drafter.text.contested.bracketed import Block, Bracketed, Side, Stand, parse_bracketed, print_bracketed
from drafter.text.contested.choice import Name, Plain, in_turn, names_of, pieces, precedence, read
from drafter.text.contested.places import Anchor, anchors, is_moved, ranked, reading_order
from drafter.text.contested.rolling import Contested, Rolling
from drafter.text.statement import Id, Inline, Paragraph, Place, Statement, faults_of


def print_rolling(rolling: Rolling) -> str:
    """The rolling text as a file; equal ones give the same bytes, whoever was merged first."""
    return print_bracketed(bracketed_of(rolling))


def parse_rolling(
    text: str, file: str = "<text>", names: Collection[Name] | None = None, base: Rolling | None = None
) -> Rolling:
    """The rolling text that a file gives: `parse_rolling(print_rolling(r)) == canonical(r)`.

    `names` are those that may stand in a bracket, or None for any delegation's; with `base`, places that stand in the
    order in which they stood keep their ranks. Raises `Faulty` with every fault, each at its line and column.
    """
    return rolling_of(parse_bracketed(text, file, names), base)


def bracketed_of(rolling: Rolling) -> Bracketed:
    """The blocks of a rolling text in reading order, every choice flat and its sides in order of precedence."""
    found = anchors(rolling)
    return Bracketed(rolling.base.head, tuple(_block(rolling, id, found) for id in reading_order(rolling)))


def _block(rolling: Rolling, id: Id, found: Mapping[Place, Anchor]) -> Block:
    paragraph, entry = rolling.base.paragraphs.get(id), rolling.contested.get(id)
    base = Stand(paragraph.kind, paragraph.place.parent) if paragraph else None
    words = paragraph.inline if paragraph else ()
    if entry is None:
        return Block(id, base, (), (Plain(words),))
    stands: dict[Stand | None, frozenset[Name]] = {}
    sides: dict[Inline, frozenset[Name]] = {}
    for side, names in entry.sides.items():
        stand = None
        if side is not None:
            moved = is_moved(entry, side)
            stand = Stand(side.kind, side.place.parent, found[side.place]) if moved else Stand(side.kind)
            if side.inline != words:
                sides[side.inline] = sides.get(side.inline, frozenset()) | names
            if not moved and paragraph and side.kind == paragraph.kind:
                continue
        stands[stand] = stands.get(stand, frozenset()) | names
    order = sorted(stands.items(), key=lambda item: precedence(item[1]))
    return Block(id, base, tuple(Side(names, stand) for stand, names in order), pieces(words, sides))


def rolling_of(bracketed: Bracketed, base: Rolling | None = None) -> Rolling:
    """What the blocks make of the base and of every side; where a name reads as the base, it contests nothing.

    Raises `Faulty` where a place is unknown, words have no paragraph, or the base or a side is no statement.
    """
    blocks = {block.id: block for block in bracketed.blocks}
    siblings: dict[Id | None, list[Id]] = {}
    for block in bracketed.blocks:
        if block.base:
            siblings.setdefault(block.base.under, []).append(block.id)
    if faults := [*_misplaced(blocks, siblings), *_wordless(blocks)]:
        raise Faulty(faults)
    ranks = ranked(siblings, _wanted(blocks), base)
    paragraphs = {
        id: Paragraph(
            Place(block.base.under, ranks[block.base.under, Anchor(id, 0)]), block.base.kind, read(block.words)
        )
        for id, block in blocks.items()
        if block.base
    }
    contested = {id: _contested(blocks[id], paragraphs.get(id), ranks) for id in sorted(blocks)}
    contested = {id: entry for id, entry in contested.items() if entry.sides}
    if wrong := _ill_formed(blocks, paragraphs, contested):
        raise Faulty(wrong)
    return Rolling(Statement(bracketed.head, paragraphs), contested)


def _contested(block: Block, base: Paragraph | None, ranks: Mapping[tuple[Id | None, Anchor], str]) -> Contested:
    sides: dict[Paragraph | None, frozenset[Name]] = {}
    for name in _named(block):
        side = _side(block, name, base, ranks)
        if side != base:
            sides[side] = sides.get(side, frozenset()) | {name}
    return Contested(base, sides)


def _side(
    block: Block, name: Name, base: Paragraph | None, ranks: Mapping[tuple[Id | None, Anchor], str]
) -> Paragraph | None:
    stand = block.of(name)
    if stand is None:
        return None
    if stand.anchor is None:
        assert base is not None, "a side without a place has the base's"
        place = base.place
    else:
        place = Place(stand.under, ranks[stand.under, stand.anchor])
    return Paragraph(place, stand.kind, read(block.words, name))


def _named(block: Block) -> tuple[Name, ...]:
    return in_turn(names_of(block.words).union(*(side.names for side in block.sides)))


def _wanted(blocks: Mapping[Id, Block]) -> dict[tuple[Id, Name], tuple[Id | None, Anchor]]:
    """Where each side would have a paragraph that the base has elsewhere or not at all."""
    return {
        (id, name): (side.stand.under, side.stand.anchor)
        for id, block in blocks.items()
        for side in block.sides
        if side.stand and side.stand.anchor
        for name in side.names
    }


# --- faults ----------------------------------------------------------------------------------------------------------


def _misplaced(blocks: Mapping[Id, Block], siblings: Mapping[Id | None, list[Id]]) -> list[Diagnostic]:
    """Places that are none: under or beside what is not there."""
    out: list[Diagnostic] = []
    for id, block in blocks.items():
        for side in block.sides:
            stand = side.stand
            if stand is None or stand.anchor is None:
                continue
            known, to = siblings.get(stand.under, []), stand.anchor.to
            whose = ", ".join(in_turn(side.names))
            if stand.under is not None and stand.under not in blocks:
                hint = did_you_mean(stand.under, list(blocks))
                out.append(Diagnostic(block.where, "DS246", f"{whose}: there is no paragraph '{stand.under}'", hint))
            elif to is not None and to not in known:
                there = f"in '{stand.under}'" if stand.under else "at the top"
                message = f"{whose}: the base has no paragraph '{to}' {there}"
                out.append(Diagnostic(block.where, "DS246", message, did_you_mean(to, known)))
            elif to == id and stand.anchor.slot == 0:
                message = f"{whose}: that is where the base has it"
                out.append(Diagnostic(block.where, "DS246", message, "say no place, or another"))
    return out


def _wordless(blocks: Mapping[Id, Block]) -> list[Diagnostic]:
    """Words of those who would have no such paragraph."""
    out = []
    for block in blocks.values():
        for name in in_turn(names_of(block.words)):
            if block.of(name) is None:
                where = Where(block.where.file, block.where.line + 1, 1)
                message = f"{name} has words here and no paragraph '{block.id}'"
                hint = "take the name out of the words" if block.base else "say in the heading where it would stand"
                out.append(Diagnostic(where, "DS248", message, hint))
    return out


def _ill_formed(
    blocks: Mapping[Id, Block], base: Mapping[Id, Paragraph], contested: Mapping[Id, Contested]
) -> list[Diagnostic]:
    """What keeps the base, or the text as one delegation would have it, from being a statement."""
    out = [_at(blocks, fault.ids[0], str(fault)) for fault in faults_of(base)]
    if out:
        return out
    for name in in_turn(
        set(chain.from_iterable(names for entry in contested.values() for names in entry.sides.values()))
    ):
        text = dict(base)
        for id, entry in contested.items():
            side = entry.of(name)
            if side is None:
                text.pop(id, None)
            else:
                text[id] = side
        out += [_at(blocks, fault.ids[0], f"as {name} would have it: {fault}") for fault in faults_of(text)]
    return out


def _at(blocks: Mapping[Id, Block], id: Id, message: str) -> Diagnostic:
    where = blocks[id].where if id in blocks else next(iter(blocks.values())).where
    return Diagnostic(where, "DS206", message)
