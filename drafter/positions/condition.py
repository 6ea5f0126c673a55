"""Whether a condition holds on a text: yes, no, or by words alone.

Words that match are a reason to ask and not to accuse, so they give None; negation and combination follow
Kleene's strong logic of three values.
"""

from __future__ import annotations

from drafter.positions.amendment import adopted, says
from drafter.positions.frame import Ground
from drafter.positions.position import Absent, Adopts, Amendment, Condition, Every, Keeps, Not, Position, Some, Words
from drafter.text.statement import Statement


def holds(condition: Condition, ground: Ground, position: Position) -> bool | None:
    """Whether the text meets a condition; None where it does so by the words it says alone."""
    match condition:
        case Words(phrase, within):
            return None if says(ground.text, phrase, within) else False
        case Keeps(id):
            return id in ground.text.paragraphs
        case Absent(id):
            return id not in ground.text.paragraphs
        case Adopts(name):
            amendment = position.amendment(name)
            return amendment is not None and is_taken(amendment, ground)
        case Not(of):
            held = holds(of, ground, position)
            return None if held is None else not held
        case Every(of):
            parts = [holds(part, ground, position) for part in of]
            return False if False in parts else None if None in parts else True
        case Some(of):
            parts = [holds(part, ground, position) for part in of]
            return True if True in parts else None if None in parts else False


def is_taken(amendment: Amendment, ground: Ground) -> bool:
    """Whether the text has taken an amendment word for word."""
    return adopted(amendment, ground.text, seen_by(amendment, ground), ground.form)


def seen_by(amendment: Amendment, ground: Ground) -> Statement | None:
    """The circulated text an amendment speaks of: the one it names, else the first."""
    if amendment.seen:
        return ground.seen.get(amendment.seen)
    return next(iter(ground.seen.values()), None)
