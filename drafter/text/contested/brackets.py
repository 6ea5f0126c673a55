"""Contested words as a line of markup with square brackets, any choice within any other.

    The Security Council [: deplores][EST, NOR: condemns][CHN: notes] the attacks [: and seizures][IND: ].

Brackets that touch are one choice: the base's words first, without a name, then each side's; an empty one deletes.
Marks are closed within the bracket, or the stretch between two, that opens them. What delegations read and write in
the room is another form (text/contested/trade); this one is read back to the last character.
"""

from __future__ import annotations

from collections.abc import Collection

from drafter.diagnostic import Diagnostic, Faulty, Where
from drafter.text.contested.choice import Branch, Choice, Name, Pieces, Plain, read
from drafter.text.contested.forks import Fork, Part, along, forks, opening
from drafter.text.markup import parse_inline, print_inline


def print_pieces(found: Pieces) -> str:
    """Contested words in brackets; two choices that touch could not be told apart, and there are none in `pieces`.

    >>> print_pieces(parse_pieces("arms [: and trade][IND: ]"))
    'arms [: and trade][IND: ]'
    """
    return "".join(print_inline(piece.inline) if isinstance(piece, Plain) else _print_choice(piece) for piece in found)


def _print_choice(choice: Choice) -> str:
    sides = "".join(f"{opening(branch.names)}{print_pieces(branch.pieces)}]" for branch in choice.branches)
    return f"{opening(())}{print_pieces(choice.trunk)}]{sides}"


def parse_pieces(text: str, where: Where | None = None, names: Collection[Name] | None = None) -> Pieces:
    """The contested words that a line with brackets gives: `parse_pieces(print_pieces(p)) == p`.

    `where` is the line's beginning; `names` are those that may stand in a bracket, or None for any delegation's.
    Raises `Faulty` with every fault of the line, each at its column.
    """
    start = where or Where("<text>", 1, 1)
    faults: list[Diagnostic] = []
    found = _pieces(forks(text, start, names, faults), start, faults)
    if faults:
        raise Faulty(faults)
    return found


def _pieces(parts: tuple[Part, ...], where: Where, faults: list[Diagnostic]) -> Pieces:
    out: list[Plain | Choice] = []
    for part in parts:
        if isinstance(part, Fork):
            out.append(_choice(part, where, faults))
            continue
        try:
            words = parse_inline(part.text, along(where, part.at))
        except Faulty as more:
            faults += more.diagnostics
        else:
            out += [Plain(words)] if words else []
    return tuple(out)


def _choice(fork: Fork, where: Where, faults: list[Diagnostic]) -> Choice:
    base, *sides = fork.brackets
    before = len(faults)
    trunk = _pieces(base.parts, where, faults)
    branches = tuple(Branch(frozenset(side.names), _pieces(side.parts, where, faults)) for side in sides)
    for side, branch in zip(sides, branches, strict=True):
        if len(faults) == before and read(branch.pieces) == read(trunk):
            hint = "take the bracket away: who is not named has the base's"
            faults.append(Diagnostic(along(where, side.at), "DS245", "these words are the base's", hint))
    return Choice(trunk, branches)
