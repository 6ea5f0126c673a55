"""Where a member stands on each paragraph of a text, with the words and the line of its file that say so.

Positions can show that a member objects; they never show that it joins. While a paragraph's frame stands, limits
decide by the rung; once it changes the view is stale. A bare stance looks at all the words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import filterfalse
from typing import Literal, TypeAlias

from drafter.diagnostic import Where
from drafter.positions.amendment import propose, says
from drafter.positions.brief import Element
from drafter.positions.condition import holds, is_taken, seen_by
from drafter.positions.frame import (
    Ground,
    all_words,
    all_words_as_asked,
    framed_as_seen,
    rung_words,
    standing_rung,
)
from drafter.positions.position import (
    WHOLE,
    Absent,
    Amendment,
    Condition,
    Every,
    Keeps,
    Linkage,
    Member,
    Position,
    RedLine,
    Some,
    Stance,
    View,
    Words,
)
from drafter.text.change import DoesNotApply, apply
from drafter.text.ladder import OMIT
from drafter.text.statement import Id

Judged: TypeAlias = Stance | Literal["stale", "silent"]
# From the lightest to the gravest: where two views speak of one paragraph, the graver stance is the member's.
_GRAVITY: tuple[Judged, ...] = (
    "silent",
    "support",
    "accept",
    "dissociate",
    "ad-ref",
    "stale",
    "hold",
    "object",
    "red-line",
)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: the line of the file, and the words of the text it speaks of (empty where a paragraph is missed).

    `because` is the member's own, private reason; `say` may be circulated.
    """

    where: Where
    about: Id
    words: str = ""
    note: str = ""
    say: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """One stance with what it rests on."""

    stance: Judged
    reasons: tuple[Reason, ...] = ()


_SILENT = Stand("silent")


@dataclass(frozen=True, slots=True)
class Standing:
    """A member on one text: its stances, the red lines it finds crossed or touched, what it asks, what was taken.

    `crossed` red lines hold by what the text has or lacks; `touched` ones only by words it says, so the member
    is asked. `asks` are conditional proposals neither taken nor withdrawn.
    """

    member: Member
    stances: Mapping[Id, Stand]
    crossed: tuple[Reason, ...] = ()
    touched: tuple[Reason, ...] = ()
    asks: tuple[Reason, ...] = ()
    taken: frozenset[str] = frozenset()

    def of(self, *stances: Judged) -> list[tuple[Id, Stand]]:
        """The paragraphs on which the member takes one of these stances, gravest first."""
        found = [(id, stand) for id, stand in self.stances.items() if stand.stance in stances]
        return sorted(found, key=lambda pair: -_GRAVITY.index(pair[1].stance))


def stand(position: Position, ground: Ground) -> Standing:
    """Where the member of this position stands on a text; absent elements are judged too.

    Paragraphs it says nothing of are silent. A linkage whose condition holds replaces the plain view; one that holds
    by words alone leaves it and asks. A proposal taken word for word turns the stances it names.
    """
    taken = frozenset(amendment.id for amendment in position.amendments if is_taken(amendment, ground))
    lines = [(line, holds(line.when, ground, position)) for line in position.red_lines]
    return Standing(
        position.member,
        _stances(position, taken, ground),
        tuple(_crossing(line, ground) for line, held in lines if held is True),
        tuple(_crossing(line, ground) for line, held in lines if held is None),
        tuple(_asking(amendment, ground) for amendment in position.amendments if _bites(amendment, taken, ground)),
        taken,
    )


def _stances(position: Position, taken: frozenset[str], ground: Ground) -> dict[Id, Stand]:
    held = {link.id: holds(link.when, ground, position) for link in position.linkages}
    stances = {
        about: max((stand for _, stand in spoken), key=lambda stand: _GRAVITY.index(stand.stance))
        for about, lines in speaking(position).items()
        if (spoken := said_of(about, lines, position, held, taken, ground))
    }
    return stances | dict.fromkeys(filterfalse(stances.__contains__, ground.text.order), _SILENT)


@dataclass(frozen=True)
class Lines:
    """What a file says of one paragraph: its plain view, linked ones, and proposals that turn its stance if taken."""

    views: list[View] = field(default_factory=list)
    linkages: list[Linkage] = field(default_factory=list)
    turning: list[tuple[Amendment, Stance]] = field(default_factory=list)


def speaking(position: Position) -> dict[Id, Lines]:
    """What a file says of each paragraph that it speaks of."""
    found = defaultdict[Id, Lines](Lines)
    for view in position.views:
        found[view.about].views.append(view)
    for link in position.linkages:
        found[link.then.about].linkages.append(link)
    for amendment in position.amendments:
        for about, stance in (amendment.turns or {}).items():
            found[about].turning.append((amendment, stance))
    return found


def said_of(
    about: Id,
    lines: Lines,
    position: Position,
    held: Mapping[str, bool | None],
    taken: Collection[str],
    ground: Ground,
) -> list[tuple[Where, Stand]]:
    """What each line of a file comes to on one paragraph, given which linkages hold and which proposals were taken."""
    replaced = any(held[link.id] is True for link in lines.linkages)
    views = [] if replaced else lines.views
    linked = [link.then for link in lines.linkages if held[link.id] is True]
    found = [(view.where, _judge(view, ground)) for view in (*views, *linked)]
    for view in (link.then for link in lines.linkages if held[link.id] is None):
        judged = _judge(view, ground)
        if judged.stance in ("object", "red-line", "hold"):
            asked = tuple(replace(reason, note="words of a linkage stand in the text") for reason in judged.reasons)
            found.append((view.where, Stand("stale", asked)))
    for amendment, stance in ((amendment, stance) for amendment, stance in lines.turning if amendment.id in taken):
        turned = (amendment.where, _turned(amendment, about, stance, ground))
        later = any(_later(view.seen, amendment.seen, ground) for view in lines.views)
        found = [*found, turned] if later else [turned]
    return found


def _later(one: str | None, other: str | None, ground: Ground) -> bool:
    """Whether one circulated text went out after another; the brief, None, came before them all."""
    order = [None, *ground.seen]
    return order.index(one) > order.index(other)


def _turned(amendment: Amendment, about: Id, stance: Stance, ground: Ground) -> Stand:
    """The stance that a taken proposal turns to, while the paragraph says otherwise only what the member saw."""
    reason = Reason(amendment.where, about, ground.quote(about))
    seen = seen_by(amendment, ground)
    try:
        expected = apply(propose(amendment, seen, ground.form_of(seen)), seen) if seen else None
    except DoesNotApply:
        expected = None
    if expected is None or all_words(about, expected, ground) != all_words(about, ground.text, ground):
        return Stand("stale", (replace(reason, note=f"{amendment.id} was taken, and other words changed since"),))
    return Stand(stance, (replace(reason, note=f"{amendment.id} was taken word for word"),))


def _judge(view: View, ground: Ground) -> Stand:
    if view.about in WHOLE:
        return _on_the_whole(view, ground)
    element = ground.brief.element(view.about)
    if view.accepts and element is not None:
        return _by_rung(view, element, ground)
    if view.stance in ("object", "red-line", "hold", "dissociate") and view.about not in ground.text.paragraphs:
        return _stand("accept", view, note="it is not in the text")
    if view.seen:
        seen = all_words(view.about, ground.seen[view.seen], ground)
    else:
        seen = all_words_as_asked(element, ground) if element else None
    words = ground.quote(view.about)
    if view.stance is None or seen is None or seen != all_words(view.about, ground.text, ground):
        return _stale(view, words)
    return _stand(view.stance, view, words)


def _by_rung(view: View, element: Element, ground: Ground) -> Stand:
    """A view with limits: the rung on which the paragraph stands decides, while the frame is what it was."""
    rung = standing_rung(element, ground)
    if ground.text.head.form != (ground.seen[view.seen].head.form if view.seen else ground.brief.form):
        return _stale(view, ground.quote(element.id))
    if rung == OMIT:
        stance: Stance = "accept" if OMIT in view.accepts else "object"
        return _stand(stance, view, note=f"'{element.id}' is not in the text")
    if rung is None:
        return _stand("stale", view, ground.quote(element.id), "on no rung that the brief knows")
    if not framed_as_seen(element, view.seen, ground):
        return _stale(view, ground.quote(element.id))
    return _stand("accept" if rung in view.accepts else "object", view, rung_words(element, ground))


def _on_the_whole(view: View, ground: Ground) -> Stand:
    """A stance on the text, its form or its timing: the text as seen, the form as seen, and no words at all."""
    assert view.stance is not None
    seen = ground.seen[view.seen] if view.seen else None
    if view.about == "text":
        fresh = seen is None or seen.digest == ground.text.digest
    elif view.about == "form":
        fresh = ground.text.head.form == (seen.head.form if seen else ground.brief.form)
    else:
        fresh = True
    return _stand(view.stance, view) if fresh else _stale(view)


def _stale(view: View, words: str = "") -> Stand:
    return _stand("stale", view, words, f"no longer the words {f'in {view.seen}' if view.seen else 'in the brief'}")


def _stand(stance: Judged, view: View, words: str = "", note: str = "") -> Stand:
    """A stance that rests on one view."""
    return Stand(stance, (Reason(view.where, view.about, words, note, view.say, view.because),))


def _crossing(line: RedLine, ground: Ground) -> Reason:
    about, words = next(_bearing(line.when, ground), ("text", ""))
    return Reason(line.where, about, words, line.id, line.say, line.because)


def _bearing(condition: Condition, ground: Ground) -> Iterator[tuple[Id, str]]:
    """The paragraphs a condition speaks of, with the words of the text that meet it."""
    match condition:
        case Words(phrase, within):
            if found := says(ground.text, phrase, within):
                yield found, phrase
        case Keeps(id):
            if id in ground.text.paragraphs:
                yield id, ground.quote(id)
        case Absent(id):
            if id not in ground.text.paragraphs:
                yield id, ""
        case Every(of) | Some(of):
            for part in of:
                yield from _bearing(part, ground)


def _asking(amendment: Amendment, ground: Ground) -> Reason:
    words = ground.quote(amendment.about)
    return Reason(amendment.where, amendment.about, words, amendment.id, amendment.say, amendment.because)


def _bites(amendment: Amendment, taken: frozenset[str], ground: Ground) -> bool:
    """Whether a proposal keeps its member from joining: a condition, not in the text, and not given up by now."""
    if amendment.need != "condition" or amendment.id in taken:
        return False
    names = [name for name, text in ground.seen.items() if text.digest == ground.text.digest]
    if amendment.withdrawn is None or not names:
        return amendment.withdrawn is None
    order = list(ground.seen)
    return order.index(amendment.withdrawn) > order.index(names[-1])
