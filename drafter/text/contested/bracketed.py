"""A rolling text as a file: the light markup, with brackets in the words and, where it is contested, in the heading.

    @halt paragraph
    The Security Council [: demands][CHN: asks] that all stop.

    @measures [: paragraph][CHN, RUS: ]
    The Security Council stands ready to consider further measures.

    @justice [: ][FRA: paragraph after rights]
    [: ][FRA: The Security Council asks for justice.]

An empty side strikes the paragraph, an empty base says that it is only proposed. A side that has it elsewhere says
where among the base's paragraphs: `after rights`, `after rights 2` behind what another puts there, `first`, or
`at rights` in the place of one that it strikes or moves itself; with `in` and the parent where it has one.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from drafter.diagnostic import Diagnostic, Faulty, Where, did_you_mean
from drafter.text.contested.brackets import parse_pieces, print_pieces
from drafter.text.contested.choice import Name, Pieces
from drafter.text.contested.forks import Bracket, Fork, Stretch, along, forks, opening
from drafter.text.contested.places import Anchor
from drafter.text.markup import print_head, read_blocks
from drafter.text.statement import KINDS, Head, Id, Kind, NotWellFormed


@dataclass(frozen=True, slots=True)
class Stand:
    """What a paragraph is and where: of the base its parent, of a side an anchor, or None where the base has it."""

    kind: Kind
    under: Id | None = None
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """What some would have a paragraph be; None where they would have none."""

    names: frozenset[Name]
    stand: Stand | None


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the file: the base's stand (None: only proposed), the others', and its contested words."""

    id: Id
    base: Stand | None
    sides: tuple[Side, ...]
    words: Pieces
    where: Where = field(default=Where("<text>"), compare=False)

    def of(self, name: Name) -> Stand | None:
        """The stand of one delegation."""
        return next((side.stand for side in self.sides if name in side.names), self.base)


@dataclass(frozen=True, slots=True)
class Bracketed:
    """The file as it is written, block by block; what it means is a `Rolling` (text/contested/rolled)."""

    head: Head
    blocks: tuple[Block, ...]


def print_bracketed(bracketed: Bracketed) -> str:
    """The file; the same value gives the same bytes, and `parse_bracketed` gives it back."""
    out = [print_head(bracketed.head)]
    out += [f"@{block.id} {_heading(block)}\n{print_pieces(block.words)}\n" for block in bracketed.blocks]
    return "\n".join(out)


def _heading(block: Block) -> str:
    if not block.sides:
        return _stand(block.base)
    sides = "".join(f"{opening(side.names)}{_stand(side.stand)}]" for side in block.sides)
    return f"{opening(())}{_stand(block.base)}]{sides}"


def _stand(stand: Stand | None) -> str:
    if stand is None:
        return ""
    under = f" in {stand.under}" if stand.under else ""
    return f"{stand.kind}{under}{_anchor(stand.anchor) if stand.anchor else ''}"


def _anchor(anchor: Anchor) -> str:
    if anchor.slot == 0:
        return f" at {anchor.to}"
    return f" {f'after {anchor.to}' if anchor.to else 'first'}{f' {anchor.slot}' if anchor.slot > 1 else ''}"


# --- reading ---------------------------------------------------------------------------------------------------------

_HEADING = re.compile(r"@(?P<id>[^\s\[\]]+)(?: (?P<rest>.*))?")
_STAND = re.compile(
    r"(?P<kind>\S+)(?: in (?P<under>\S+))?"
    r"(?P<anchor> (?:at (?P<at>\S+)|(?:after (?P<after>\S+)|first)(?: (?P<slot>[2-9]|[1-9][0-9]{1,5}))?))?"
)


def parse_bracketed(text: str, file: str = "<text>", names: Collection[Name] | None = None) -> Bracketed:
    """What a file says, block by block: `print_bracketed(parse_bracketed(t)) == t` for what is so written.

    `names` are those that may stand in a bracket, or None for any delegation's. Raises `Faulty` with every fault of
    the notation, each at its line and column; what the sides make of the text is looked at in `rolled`.
    """
    faults: list[Diagnostic] = []
    head, found = read_blocks(text, file, faults)
    blocks: dict[Id, Block] = {}
    for number, row, words in found:
        reader = _Heading(Where(file, number, 1), names, faults)
        heading = _HEADING.fullmatch(row)
        if not heading:
            reader.unclear(0, row)
            continue
        id = heading["id"]
        base, sides = reader.read(heading.start("rest"), heading["rest"] or "paragraph")
        if id in blocks:
            hint = f"the first is on line {blocks[id].where.line}"
            faults.append(Diagnostic(reader.where, "DS204", f"paragraph '{id}' stands here twice", hint))
        cut: Pieces = ()
        try:
            cut = parse_pieces(words, Where(file, number + 1, 1), names)
        except Faulty as more:
            faults += more.diagnostics
        blocks.setdefault(id, Block(id, base, sides, cut, reader.where))
    if faults:
        raise Faulty(faults)
    try:
        return Bracketed(Head(head["name"], head["form"], head.get("language", "en")), tuple(blocks.values()))
    except NotWellFormed as fault:
        raise Faulty([Diagnostic(Where(file, 1, 1), "DS206", str(fault))]) from fault


class _Heading:
    """Reads what stands in one heading behind the id."""

    def __init__(self, where: Where, names: Collection[Name] | None, faults: list[Diagnostic]) -> None:
        self.where = where
        self._names = names
        self._faults = faults

    def unclear(
        self, at: int, text: str, hint: str = "write '@id kind', '@id kind in parent' or '@id [: kind]...'"
    ) -> None:
        self._faults.append(Diagnostic(along(self.where, at), "DS202", f"'{text}' names no paragraph", hint))

    def read(self, at: int, text: str) -> tuple[Stand | None, tuple[Side, ...]]:
        """The base's stand and the others'; what could not be read has its fault, and is left out."""
        if not text.startswith("["):
            return self._base(at, text), ()
        before = len(self._faults)
        parts = forks(text, along(self.where, at), self._names, self._faults)
        if len(self._faults) > before:
            return None, ()
        match parts:
            case (Fork((first, *others)),):
                base = self._base(*self._text(at, first))
                sides = [(self._side(*self._text(at, bracket), not first.parts), bracket) for bracket in others]
                if len(self._faults) == before:
                    for stand, bracket in sides:
                        self._differs(base, stand, at + bracket.at)
                return base, tuple(Side(frozenset(bracket.names), stand) for stand, bracket in sides)
            case _:
                self.unclear(at, text, "one choice stands in a heading, and nothing beside it")
                return None, ()

    def _text(self, at: int, bracket: Bracket) -> tuple[int, str]:
        match bracket.parts:
            case ():
                return at + bracket.at, ""
            case (Stretch(start, text),):
                return at + start, text
            case _:
                self.unclear(at + bracket.at, "[", "in a heading no choice stands within another")
                return at + bracket.at, ""

    def _base(self, at: int, text: str) -> Stand | None:
        stand = self._stand(at, text)
        if stand and stand.anchor:
            hint = "it stands where its block does; the sides say where they would have it"
            self._faults.append(Diagnostic(along(self.where, at), "DS246", "the base's place is said twice", hint))
        return stand

    def _side(self, at: int, text: str, added: bool) -> Stand | None:
        stand = self._stand(at, text)
        if stand and not stand.anchor and (stand.under or added):
            hint = "add 'first', or 'after' and a paragraph of the base"
            self._faults.append(Diagnostic(along(self.where, at), "DS246", f"'{text}' does not say where", hint))
        return stand

    def _stand(self, at: int, text: str) -> Stand | None:
        if not text:
            return None
        found = _STAND.fullmatch(text)
        kind = next((kind for kind in KINDS if found and found["kind"] == kind), None)
        if not found or kind is None:
            self.unclear(at, text, did_you_mean(text.split(" ", maxsplit=1)[0], KINDS))
            return None
        anchor = None
        if found["anchor"]:
            slot = 0 if found["at"] else int(found["slot"] or 1)
            anchor = Anchor(found["at"] or found["after"], slot)
        return Stand(kind, found["under"], anchor)

    def _differs(self, base: Stand | None, side: Stand | None, at: int) -> None:
        if (base and base.kind) == (side and side.kind) and not (side and side.anchor):
            hint = "take the bracket away: who is not named has the base's"
            self._faults.append(Diagnostic(along(self.where, at), "DS245", "this side is the base's", hint))
