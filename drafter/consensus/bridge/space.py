"""The texts to choose from: each paragraph in every wording of the brief, left out, and as members would have it.

A slot is a paragraph at the top with all that hangs from it, since those stand and fall together. Its options are
the draft's own words, each rung of the brief with omission, and what the proposals on it make of any of these.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from drafter.consensus.bridge.formula import Choice
from drafter.consensus.case import Case
from drafter.positions.brief import Element
from drafter.positions.frame import standing_rung
from drafter.positions.position import Amendment, Insert
from drafter.positions.proposal import Gone, lay
from drafter.text.change import Shift
from drafter.text.ladder import OMIT
from drafter.text.order import below, mint
from drafter.text.statement import Id, Paragraph, Place, Ref, Statement

# Proposals on one paragraph multiply. Past so many ways to read one slot no more are made, and the space says so.
MOST_OPTIONS = 48


@dataclass(frozen=True, slots=True)
class Option:
    """One way a slot may read: its paragraphs, none where it is left out.

    `rungs` gives for each element in it the rung of the words that it was made from; `off` are those whose words stand
    on no rung now. `takes` are the proposals laid on the option numbered `origin`, which is itself where none was.
    """

    paragraphs: Mapping[Id, Paragraph]
    rungs: Mapping[Id, str | None]
    origin: int
    takes: frozenset[str] = frozenset()
    off: frozenset[Id] = frozenset()


@dataclass(frozen=True, slots=True)
class Slot:
    """A paragraph at the top of the text with the ways it may read; the draft's own is numbered `drafted`."""

    id: Id
    options: tuple[Option, ...]
    drafted: int
    ids: frozenset[Id]
    complete: bool = True


@dataclass(frozen=True)
class Space:
    """Every text that is looked at: one option a slot. `whole` is the draft with every element of the brief in it."""

    draft: Statement
    whole: Statement
    slots: tuple[Slot, ...]

    @property
    def drafted(self) -> Choice:
        """The choice that is the draft itself."""
        return tuple(slot.drafted for slot in self.slots)

    @property
    def cut(self) -> tuple[Id, ...]:
        """The slots on which more proposals can be combined than were looked at."""
        return tuple(slot.id for slot in self.slots if not slot.complete)

    def slot_of(self, id: Id) -> int | None:
        """The number of the slot that a paragraph is in, or may be."""
        return next((number for number, slot in enumerate(self.slots) if id in slot.ids), None)

    def text(self, choice: Choice) -> Statement:
        """The text of a choice. Raises `NotWellFormed` where it refers to what it leaves out."""
        chosen = (slot.options[option] for slot, option in zip(self.slots, choice, strict=True))
        return Statement(
            self.draft.head, {id: paragraph for option in chosen for id, paragraph in option.paragraphs.items()}
        )

    def with_option(self, slot: Slot, option: Option) -> Statement:
        """The whole text with one slot read so."""
        return _put(self.whole, slot.ids, option.paragraphs)

    def less(self, text: Statement, ids: Collection[Id]) -> Statement:
        """A text without these paragraphs, and what hangs from them or speaks of them."""
        return _put(text, frozenset(ids), {})

    def alone(self, option: Option) -> Statement:
        """An option by itself, with what it refers to and hangs from in the whole text."""
        found = dict(option.paragraphs)
        ahead = list(found.values())
        while ahead:
            paragraph = ahead.pop()
            for id in {
                *_named(paragraph),
                *([paragraph.place.parent] if paragraph.place.parent else []),
            } - found.keys():
                if id in self.whole.paragraphs:
                    found[id] = self.whole.paragraphs[id]
                    ahead.append(found[id])
        return _put(self.whole, frozenset(self.whole.paragraphs), found)

    def needs(self) -> Iterator[tuple[int, int, int, frozenset[int]]]:
        """(slot, option, other slot, its options): an option refers to a paragraph that only those of another have."""
        for number, slot in enumerate(self.slots):
            for index, option in enumerate(slot.options):
                for id in sorted(_mentioned(option) - option.paragraphs.keys()):
                    other = self.slot_of(id)
                    if other is None or other == number:
                        yield number, index, number, frozenset()
                        continue
                    having = (i for i, o in enumerate(self.slots[other].options) if id in o.paragraphs)
                    yield number, index, other, frozenset(having)


def space(case: Case, draft: Statement) -> Space:
    """The texts to choose from, beginning at a draft."""
    whole = _with_elements(case, draft)
    amendments = [a for member in sorted(case.positions) for a in case.positions[member].amendments]
    slots = [_slot(case, draft, whole, root, amendments) for root in whole.children.get(None, ())]
    added = dict.fromkeys(
        a.about for a in amendments if isinstance(a.proposal, Insert) and a.about not in whole.paragraphs
    )
    made = [_added(case, whole, about, amendments) for about in added]
    top = [slot for slot in made if slot is not None and not any(slot.id in other.ids for other in slots)]
    return Space(draft, whole, (*slots, *top))


def _with_elements(case: Case, draft: Statement) -> Statement:
    """The draft with the elements that it leaves out, each behind the one before it in the brief."""
    form = case.form_of(draft)
    kinds = case.brief.kinds(form, case.ladders)
    paragraphs = dict(draft.paragraphs)
    text, behind = draft, None
    for element in case.brief.elements:
        if element.id not in text.paragraphs:
            top = text.children.get(None, ())
            at = top.index(behind) + 1 if behind in top else 0
            low = text.paragraphs[top[at - 1]].place.rank if at else None
            high = text.paragraphs[top[at]].place.rank if at < len(top) else None
            rung = element.ask if element.ask != OMIT else element.rungs(case.ladders)[0]
            words = element.paragraph(rung, form, case.ladders, kinds[element.id])
            paragraphs[element.id] = Paragraph(Place(None, mint(low, high, element.id)), kinds[element.id], words)
            text = Statement(draft.head, paragraphs)
        behind = element.id if text.paragraphs[element.id].place.parent is None else behind
    return text


def _slot(case: Case, draft: Statement, whole: Statement, root: Id, amendments: Sequence[Amendment]) -> Slot:
    """The slot of a paragraph at the top of the whole text."""
    family = (root, *below(root, whole))
    asked = {id: whole.paragraphs[id] for id in family}
    plain = [Option(asked, _rungs(case, whole, family), 0)]
    for id in family:
        element = case.brief.element(id)
        if element is not None:
            plain += [
                _on_rung(case, element, rung, option, whole) for option in plain for rung in element.rungs(case.ladders)
            ]
    nothing = dict[Id, str | None]((id, OMIT) for id in family if case.brief.element(id))
    plain.append(Option({}, nothing, 0))
    own = {id: draft.paragraphs[id] for id in family if id in draft.paragraphs}
    options, complete = _closed(case, whole, frozenset(family), _distinct(plain), amendments)
    drafted = next(i for i, option in enumerate(options) if option.paragraphs == own)
    return Slot(root, options, drafted, frozenset(family).union(*(o.paragraphs for o in options)), complete)


def _added(case: Case, whole: Statement, about: Id, amendments: Sequence[Amendment]) -> Slot | None:
    """The slot of a paragraph that members would add at the top; None where it cannot be laid there."""
    options = [Option({}, {}, 0)]
    ground = case.ground(whole)
    for amendment in (a for a in amendments if a.about == about and isinstance(a.proposal, Insert)):
        change = lay(amendment, ground)
        if isinstance(change, Gone):
            continue
        paragraph = change.shifts[about].after
        assert paragraph is not None
        alike = next(
            (i for i, o in enumerate(options) if o.paragraphs and _alike(o.paragraphs[about], paragraph)), None
        )
        if alike is not None:
            options[alike] = replace(options[alike], takes=options[alike].takes | {amendment.id})
        elif paragraph.place.parent is None:
            options.append(Option({about: paragraph}, {}, len(options), frozenset({amendment.id})))
    return Slot(about, tuple(options), 0, frozenset({about})) if len(options) > 1 else None


def _alike(one: Paragraph, other: Paragraph) -> bool:
    """Whether two added paragraphs say the same at one place, whoever's id is in the rank."""
    return (one.kind, one.inline, one.place.parent) == (other.kind, other.inline, other.place.parent)


def _on_rung(case: Case, element: Element, rung: str, option: Option, whole: Statement) -> Option:
    """An option with one element on another rung; what hangs from an element goes with it."""
    kept = dict(option.paragraphs)
    if rung == OMIT:
        for id in (element.id, *below(element.id, whole)):
            kept.pop(id, None)
    elif element.id in kept:
        paragraph = kept[element.id]
        words = element.paragraph(rung, case.form_of(whole), case.ladders, paragraph.kind)
        kept[element.id] = Paragraph(paragraph.place, paragraph.kind, words)
    gone = {id: OMIT for id in option.rungs if id not in kept}
    return Option(kept, {**option.rungs, **gone, element.id: rung if element.id in kept else OMIT}, 0)


def _rungs(case: Case, text: Statement, family: Sequence[Id]) -> dict[Id, str | None]:
    ground = case.ground(text)
    return {id: standing_rung(element, ground) for id in family if (element := case.brief.element(id))}


def _distinct(options: Sequence[Option]) -> list[Option]:
    """Each way to read once, numbered as its own origin."""
    out: list[Option] = []
    for option in options:
        if all(option.paragraphs != other.paragraphs for other in out):
            out.append(replace(option, origin=len(out)))
    return out


def _closed(
    case: Case, whole: Statement, family: frozenset[Id], options: list[Option], amendments: Sequence[Amendment]
) -> tuple[tuple[Option, ...], bool]:
    """The options with what proposals make of them, those made of fewest first; and whether that is all of them."""
    about = [
        a for a in amendments if a.about in family or (isinstance(a.proposal, Insert) and a.proposal.after in family)
    ]
    at = 0
    while at < len(options):
        for amendment in (a for a in about if a.id not in options[at].takes):
            made = _laid(case, whole, family, options[at], amendment)
            if made is None or any(_reads_alike(made, other, whole, family) for other in options):
                continue
            if len(options) >= MOST_OPTIONS:
                return tuple(options), False
            options.append(made)
        at += 1
    return tuple(options), True


def _reads_alike(one: Option, other: Option, whole: Statement, family: frozenset[Id]) -> bool:
    """Whether two options make the same text, whatever the ranks in them."""
    if one.paragraphs.keys() != other.paragraphs.keys():
        return False
    if any(p.inline != other.paragraphs[id].inline for id, p in one.paragraphs.items()):
        return False
    first, second = (_put(whole, family, option.paragraphs) for option in (one, other))
    return first.outline == second.outline


def _laid(case: Case, whole: Statement, family: frozenset[Id], option: Option, amendment: Amendment) -> Option | None:
    """What a proposal makes of an option; None where it cannot be laid on it, or reaches beyond the slot."""
    change = lay(amendment, case.ground(_put(whole, family, option.paragraphs)))
    if isinstance(change, Gone):
        return None
    paragraphs = dict(option.paragraphs)
    for id, shift in change.shifts.items():
        if not _within(shift, family, id):
            return None
        paragraphs.pop(id, None)
        if shift.after is not None:
            paragraphs[id] = shift.after
    changed = {id for id in change.shifts if (element := case.brief.element(id)) and element.wordings}
    off = option.off | (changed & paragraphs.keys())
    return Option(paragraphs, option.rungs, option.origin, option.takes | {amendment.id}, off)


def _within(shift: Shift[Paragraph | None], family: frozenset[Id], id: Id) -> bool:
    """Whether a paragraph stays in its family: an item added to it, or one of its own that stays under its parent."""
    parents = [paragraph.place.parent for paragraph in (shift.before, shift.after) if paragraph is not None]
    return (id in family and len(set(parents)) == 1) or (id not in family and parents[-1] in family)


def _put(text: Statement, family: frozenset[Id], paragraphs: Mapping[Id, Paragraph]) -> Statement:
    """The text with a family read so; what refers to a paragraph that is then gone is left out of it too."""
    found = {id: p for id, p in text.paragraphs.items() if id not in family} | dict(paragraphs)
    while lost := [id for id, p in found.items() if p.place.parent not in (None, *found) or _named(p) - found.keys()]:
        for id in lost:
            del found[id]
    return Statement(text.head, found)


def _mentioned(option: Option) -> set[Id]:
    return {id for paragraph in option.paragraphs.values() for id in _named(paragraph)}


def _named(paragraph: Paragraph) -> set[Id]:
    return {part.to for part in paragraph.inline if isinstance(part, Ref)}
