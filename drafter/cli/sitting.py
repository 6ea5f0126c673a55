"""A sitting: on a terminal, one contested paragraph at a time, with who stands where, and the last choice undone.

Nothing is recorded before the end, so undoing a choice leaves no trace.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import click

from drafter.cli.screen import say
from drafter.consensus.case import Case
from drafter.consensus.compilation import Compilation
from drafter.consensus.prospect import prospect
from drafter.consensus.ruling import CannotRule, Ruled, Ruling, Way, rule_on
from drafter.diagnostic import Faulty, Where
from drafter.report.compilation import option
from drafter.report.line import line
from drafter.text.change import apply
from drafter.text.markup import parse_inline
from drafter.text.order import in_order
from drafter.text.statement import Id, Paragraph
from drafter.text.voice import misfit

_KEYS = "1 2 take · w words · s strike · k keep · Enter leave · u undo · r record, end · q quit"
_LAST = "that was the last: Enter or r record and end · u undo · q quit, nothing recorded"
_WAYS: dict[str, Way] = {"s": "strike", "k": "keep"}


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What was chosen for a paragraph, with the reason; nothing ruled leaves it open."""

    ruled: Ruled | None = None
    note: str = ""


def sit(case: Case, compiled: Compilation, only: Id | None) -> list[tuple[str, Ruled]]:
    """Go through the contested paragraphs and give the rulings chosen, each with its reason."""
    ids = [id for id in in_order(compiled.rolling.contested, compiled.base) if only in (None, id)]
    made: list[_Chosen] = []
    while ids:
        over = len(made) == len(ids)
        key = _asked(_LAST) if over else _shown(case, compiled, ids[len(made)], f"{len(made) + 1} of {len(ids)}")
        if key == "q":
            return []
        if key == "r" or (over and key == ""):
            break
        if key == "u":
            made = made[:-1]
        elif not over and (chosen := _chosen(case, compiled, ids[len(made)], key, made)) is not None:
            made.append(chosen)
    return [(chosen.note, chosen.ruled) for chosen in made if chosen.ruled is not None]


def _asked(what: str) -> str:
    say([line(what, "faint")])
    answer: str = click.prompt("", prompt_suffix="> ", default="", show_default=False)
    return answer.strip()


def _shown(case: Case, compiled: Compilation, id: Id, count: str) -> str:
    """Print a paragraph as it stands and as each side would have it, with who stands where; the key that is pressed."""
    text, base = compiled.base, compiled.at(id)
    say([line(), line(count, "faint")])
    say(option(text, id, base, base, "as it stands", prospect(case, text, id, base)))
    for number, (side, ids) in enumerate(_sides(compiled, id).items(), start=1):
        say(option(text, id, base, side, f"{number}  {', '.join(ids)}", prospect(case, text, id, side)))
    return _asked(_KEYS)


def _sides(compiled: Compilation, id: Id) -> dict[Paragraph | None, list[str]]:
    """What each side would make of a paragraph, with the proposals that say so, in the order they are numbered."""
    sides: dict[Paragraph | None, list[str]] = {}
    for proposed in compiled.on(id):
        sides.setdefault(proposed.side_of(id), []).append(proposed.amendment.id)
    return sides


def _chosen(case: Case, compiled: Compilation, id: Id, key: str, made: Sequence[_Chosen]) -> _Chosen | None:
    """What a key chooses; None, with why, where it chooses nothing that can be done."""
    if key == "":
        return _Chosen()
    text = reduce(lambda text, one: apply(one.ruled.change, text) if one.ruled else text, made, compiled.base)
    try:
        ruled = rule_on(_ruling(compiled, id, key), compiled, case.form_of(text), text)
    except (CannotRule, Faulty) as fault:
        say([line(str(fault), "bad")])
        return None
    return _Chosen(ruled, _asked("why, for the record"))


def _ruling(compiled: Compilation, id: Id, key: str) -> Ruling:
    """The ruling that a key stands for; `CannotRule` where it is none, `Faulty` for words that are none."""
    sides = list(_sides(compiled, id).values())
    numbers = key.replace(",", " ").split()
    if key == "w":
        words = parse_inline(_asked("words, a predicate"), Where("words", 1, 1))
        if why := misfit(words, compiled.kind(id)):
            raise CannotRule(why)
        return Ruling(id, "words", words=words)
    if key in _WAYS:
        return Ruling(id, _WAYS[key])
    if not all(number.isdecimal() and 0 < int(number) <= len(sides) for number in numbers):
        raise CannotRule(f"'{key}' is none of them")
    return Ruling(id, "take", tuple(name for number in numbers for name in sides[int(number) - 1]))
