"""Whether a condition holds on a text: yes, no, or by words alone.

Words that match, or that are missed, are a reason to ask and not to accuse, so what holds by them alone is None;
negation and combination follow Kleene's strong logic of three values.
"""

from __future__ import annotations

from collections.abc import Callable

from drafter.positions.amendment import adopted, says
from drafter.positions.frame import Ground
from drafter.positions.position import Absent, Adopts, Amendment, Condition, Every, Keeps, Not, Position, Some, Words
from drafter.text.statement import Statement


def holds(condition: Condition, ground: Ground, position: Position) -> bool | None:
    """Whether the text meets a condition; None where it does so by the words it says, or does not say, alone."""
    structural = _holds(condition, ground, position, lambda words: None)
    if structural is not None:
        return structural
    in_fact = _holds(
        condition, ground, position, lambda words: says(ground.text, words.words, words.within) is not None
    )
    return None if in_fact else False


def _holds(
    condition: Condition, ground: Ground, position: Position, said: Callable[[Words], bool | None]
) -> bool | None:
    match condition:
        case Words():
            return said(condition)
        case Keeps(id):
            return id in ground.text.paragraphs
        case Absent(id):
            return id not in ground.text.paragraphs
        case Adopts(name):
            amendment = position.amendment(name)
            return amendment is not None and is_taken(amendment, ground)
        case Not(of):
            held = _holds(of, ground, position, said)
            return None if held is None else not held
        case Every(of):
            parts = [_holds(part, ground, position, said) for part in of]
            return False if False in parts else None if None in parts else True
        case Some(of):
            parts = [_holds(part, ground, position, said) for part in of]
            return True if True in parts else None if None in parts else False


def is_taken(amendment: Amendment, ground: Ground) -> bool:
    """Whether the text has taken an amendment word for word; a change of form since is no change of its words."""
    seen = seen_by(amendment, ground)
    text = ground.in_form_of(seen) if seen else ground.text
    return adopted(amendment, text, seen, ground.form_of(text))


def seen_by(amendment: Amendment, ground: Ground) -> Statement | None:
    """The circulated text an amendment speaks of: the one it names, else the first."""
    if amendment.seen:
        return ground.seen.get(amendment.seen)
    return next(iter(ground.seen.values()), None)
