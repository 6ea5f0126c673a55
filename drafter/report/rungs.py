"""The ways in which a contested paragraph could read, and who stands where on each, as far as an audience may know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from drafter.consensus.case import Case
from drafter.consensus.compilation import Compilation
from drafter.consensus.ledger import Option, row_of
from drafter.consensus.signature import Audience, attributed
from drafter.consensus.verdict import Verdict
from drafter.positions.brief import Element
from drafter.positions.frame import standing_rung
from drafter.positions.position import Member
from drafter.positions.standing import Judged
from drafter.report.known import known
from drafter.text.contested.choice import in_turn, precedence
from drafter.text.contested.rolling import Contested
from drafter.text.contested.trade import rows
from drafter.text.ladder import OMIT
from drafter.text.marking import Keep, Strike, marking
from drafter.text.statement import Id, Inline, Paragraph, Statement, plain
from drafter.text.words import count

_NOTHING, _PROPOSED = "no such paragraph", "proposed"
# A member's stance on the words that stand, the gravest first.
_STANCES: tuple[Judged, ...] = ("red-line", "object", "hold", "stale", "ad-ref", "dissociate", "accept", "support")


@dataclass(frozen=True, slots=True)
class Rung:
    """One way to read: its words, what is to be said of it, and who says what of it.

    `pieces` are the words, each with whether the text does not have them; none for no such paragraph. `now` says that
    the text stands on it, `ranked` that it has a place among the others. `groups` are names by a word, in the order
    to show them.
    """

    title: str
    pieces: tuple[tuple[str, bool], ...]
    now: bool = False
    ranked: bool = False
    remarks: tuple[str, ...] = ()
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """Its words; empty for no such paragraph."""
        return "".join(words for words, _ in self.pieces)


@dataclass(frozen=True, slots=True)
class Rungs:
    """A paragraph and its rungs: those that are ranked with the strongest first, and then those that nobody ranks."""

    id: Id
    label: str
    rungs: tuple[Rung, ...]
    notes: tuple[str, ...] = ()


def contested(verdict: Verdict, compiled: Compilation, audience: Audience) -> tuple[Id, ...]:
    """The paragraphs that have a ladder to show, as the text is read: those that somebody would change, and in house
    also those where somebody's file stands against the words."""
    found = set(compiled.rolling.contested)
    if audience == "internal":
        elements = {element.id for element in verdict.case.brief.elements}
        for answered in verdict.answers.values():
            standing = answered.standing
            found |= {id for id, _ in standing.of("red-line", "object", "hold")} & elements if standing else set()
    places = dict.fromkeys((*(row.id for row in rows(compiled.rolling)), *sorted(found)))
    return tuple(id for id in places if id in found)


def rungs(id: Id, verdict: Verdict, compiled: Compilation, audience: Audience) -> Rungs:
    """The ways a paragraph could read.

    For `circulated`: the text's words and what members propose, under the names that may be shown; nobody has said
    anything of the words that stand. For `internal` also the rungs that the brief knows, with who could and who could
    not live with each. `KeyError` where neither text nor brief nor any proposal has such a paragraph.
    """
    rolling = attributed(compiled, verdict.case) if audience == "circulated" else compiled.rolling
    base, element = compiled.base, verdict.case.brief.element(id)
    labels = {row.id: row.label for row in rows(rolling)}
    entry = rolling.contested.get(id) or Contested(base.paragraphs.get(id), {})
    if audience == "circulated" or element is None:
        if id not in labels:
            raise KeyError(id)
        return Rungs(id, labels[id], (_standing(id, base), *_proposed(entry, base)))
    ranked = list(_ranked(element, verdict, base))
    proposed = list(_proposed(entry, base))
    told = [_with(rung, proposed) for rung in ranked]
    if not any(rung.now for rung in ranked):
        told.append(_standing(id, base, _stances(id, verdict)))
    words = {rung.words for rung in ranked}
    notes = (
        "Each rung by itself: linkages and red lines by words look at a whole text, and are no part of it.",
        *_unheard(id, verdict.case),
    )
    rest = (rung for rung in proposed if rung.words not in words or rung.title != _PROPOSED)
    return Rungs(id, labels.get(id, "not in the text"), (*told, *rest), notes)


def _with(rung: Rung, proposed: Sequence[Rung]) -> Rung:
    """A rung with those who propose just its words."""
    names = [one.groups["propose"] for one in proposed if one.words == rung.words and one.title == _PROPOSED]
    return replace(rung, groups={**rung.groups, "propose": names[0]}) if names else rung


def _standing(id: Id, base: Statement, groups: Mapping[str, tuple[str, ...]] | None = None) -> Rung:
    pieces = ((base.words(id), False),) if id in base.paragraphs else ()
    return Rung("as it stands", pieces, now=True, groups=groups or {})


def _proposed(entry: Contested, base: Statement) -> Iterator[Rung]:
    for side, names in sorted(entry.sides.items(), key=lambda pair: precedence(pair[1])):
        elsewhere = entry.base is not None and side is not None and side.place != entry.base.place
        title = f"{_PROPOSED} elsewhere" if elsewhere else _PROPOSED
        pieces = _pieces(entry.base, side.inline if side else (), base)
        yield Rung(title, pieces, groups={"propose": in_turn(names)})


def _pieces(base: Paragraph | None, said: Inline, text: Statement) -> tuple[tuple[str, bool], ...]:
    """Words against the paragraph as it stands; where they share none with it, none of them is set apart."""
    segments = marking(base.inline, said) if base else ()
    if not any(isinstance(segment, Keep) and count(plain(segment.after)) for segment in segments):
        return ((plain(said, text.mentions), False),) if said else ()
    found = (
        (one.after, False) if isinstance(one, Keep) else (one.inline, True)
        for one in segments
        if not isinstance(one, Strike)
    )
    return tuple((plain(parts, text.mentions), new) for parts, new in found)


def _ranked(element: Element, verdict: Verdict, base: Statement) -> Iterator[Rung]:
    """The rungs of an element, strongest first; on the one that stands, the members' stances on the very words."""
    case = verdict.case
    row = row_of(element, case)
    form = case.form_of(base)
    kind = (
        base.paragraphs[element.id].kind
        if element.id in base.paragraphs
        else case.brief.kinds(form, case.ladders)[element.id]
    )
    stands = standing_rung(element, case.ground(base))
    for option in row.options:
        now = option.rung == stands
        said = element.paragraph(option.rung, form, case.ladders, kind)
        remarks = ["asked"] if option.rung == element.ask else []
        remarks.append("open" if option.open else "closed under the rule")
        groups = _stances(element.id, verdict) if now else _could(element.id, option, case)
        title = _NOTHING if option.rung == OMIT else option.rung
        yield Rung(title, _pieces(base.paragraphs.get(element.id), said, base), now, True, tuple(remarks), groups)


def _stances(id: Id, verdict: Verdict) -> dict[str, tuple[Member, ...]]:
    """The members by their stance on the paragraph as it stands, the gravest first; those silent on it left out."""
    found: dict[str, list[Member]] = {stance: [] for stance in _STANCES}
    for member, answered in verdict.answers.items():
        stand = answered.standing.stances.get(id) if answered.standing else None
        if stand is not None and stand.stance != "silent":
            found[stand.stance].append(known(member, verdict.case))
    return {stance: tuple(members) for stance, members in found.items() if members}


def _could(id: Id, option: Option, case: Case) -> dict[str, tuple[Member, ...]]:
    """The members who could not live with a rung, those who prefer it, and those who could live with it."""
    closing = [entry.member for entry in option.closed_by]
    found: dict[str, list[Member]] = {"cannot": [known(member, case) for member in closing]}
    for member, position in sorted(case.positions.items()):
        views = [view for view in position.views if view.about == id and option.rung in view.accepts]
        if views and member not in closing:
            prefers = any(view.prefers == option.rung for view in views)
            found.setdefault("prefer" if prefers else "accept", []).append(known(member, case))
    return {word: tuple(found[word]) for word in ("cannot", "prefer", "accept") if found.get(word)}


def _unheard(id: Id, case: Case) -> Iterator[str]:
    spoken = {member for member, position in case.positions.items() if any(view.about == id for view in position.views)}
    silent = sorted(case.electorate.members - spoken)
    if silent:
        yield f"No view on it is on file: {', '.join(silent)}."
