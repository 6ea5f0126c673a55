"""What a bridge says to the penholders: the text, who would have to be asked, or why there is none.

For the desk that holds the files: it names members, paragraphs and lines. It says what the positions recorded come
to, never what a member should do, and never that anybody agrees.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.consensus.bridge.claims import Claim
from drafter.consensus.bridge.concession import MOST_SHOWN, Concession
from drafter.consensus.bridge.conflict import Conflict
from drafter.consensus.bridge.crossing import Bridge, Step
from drafter.consensus.bridge.instance import Goal
from drafter.consensus.case import Case
from drafter.positions.position import Member
from drafter.report.change import lines as changed
from drafter.report.line import Line, line
from drafter.text.change import diff
from drafter.text.order import read_through
from drafter.text.statement import Id, Statement, plain
from drafter.text.words import quoted

_GOALS: dict[Goal, tuple[str, str]] = {
    "strongest": ("nearer to what the brief asks", "steps below what the brief asks"),
    "preferred": ("with more of what members prefer", "preferences of members not met"),
    "fewest": ("with fewer paragraphs changed", "paragraphs changed"),
}


def lines(found: Bridge, folder: str) -> list[Line]:
    """The lines of a bridge; `folder` is left out of the names of files."""
    name = found.case.brief.name
    if found.status == "adoptable":
        out = [*_adoptable(found, name, folder)]
    elif found.status == "impossible":
        out = [*_impossible(found, name, folder)]
    else:
        out = [*_unknown(found, name)]
    guesses = sorted(m for m, position in found.case.positions.items() if position.status == "reading")
    if guesses:
        out.append(
            line(
                f"these files are the penholders' reading, and count here as if they were said: {_and(guesses)}", "open"
            )
        )
    if unheard := sorted(found.case.electorate.members - set(found.case.positions)):
        out.append(line(f"nothing is on file of: {', '.join(unheard)}", "open"))
    if found.case.illustrative:
        out.append(line("illustrative: not a document of any body", "faint"))
    return out


def _adoptable(found: Bridge, name: str, folder: str) -> Iterator[Line]:
    assert found.text is not None
    yield line(f"{name}: a text could be adopted on the positions recorded", "heading")
    better, units = _GOALS[found.goal]
    if found.against:
        yield line(f"standing against it, as the rule allows: {_and(found.against)}", "open")
    else:
        yield line("no file stands against it; nobody has joined it, since members answer on a text that was sent out")
    if found.holding:
        yield line(f"on hold, which is no answer: {_and(found.holding)}", "open")
    told = f"{found.value} {units}"
    if found.proved:
        yield line(f"{told}; none {better} could be (proved)")
    else:
        yield line(f"{told}; one {better} may be, with {found.bound} at the least: the search was cut", "open")
    if found.takes:
        yield line(f"it takes, word for word: {', '.join(found.takes)}")
    yield from _cut(found)
    yield line()
    yield from changed(found.draft, found.text)
    if found.steps:
        yield line("ONE STEP MORE", "heading")
        for step in found.steps:
            yield _step(step, found.case, folder)
        yield line()


def _step(step: Step, case: Case, folder: str) -> Line:
    """Who would have to be asked for one rung more on one element, in a sentence."""
    begin = f"  To say {_words(step, case)} on @{step.about}, the rest no weaker, "
    if step.status == "none":
        return Line(((begin, "plain"), ("no file that could be asked would open the way.", "bad")), 4)
    if step.status == "unknown" and not step.claims:
        return Line(
            ((begin, "plain"), ("the search was cut before it could say who would have to be asked.", "open")), 4
        )
    fewest = "" if step.status == "found" else " (fewer may be enough: the search was cut)"
    asked = f"{_and(_members(step.claims))} would then have to be asked{fewest}."
    where = f"  {', '.join(_places(step.claims, folder))}"
    return Line(((begin, "plain"), (asked, "plain"), (where, "faint")), 4)


def _words(step: Step, case: Case) -> str:
    """What one rung more would say: the ladder word, else the whole wording."""
    element = case.brief.element(step.about)
    assert element is not None
    ladder = case.ladders[element.ladder] if element.ladder else None
    words = ladder.rung(step.rung).predicate(()) if ladder else element.predicate(step.rung, case.ladders)
    return quoted(plain(words).strip())


def _impossible(found: Bridge, name: str, folder: str) -> Iterator[Line]:
    yield line(f"{name}: no text can be adopted on the positions recorded", "heading")
    yield line()
    if found.conflict is None:
        yield line("the search was cut before it could say why", "open")
    else:
        yield from _conflict(found.conflict, folder)
    yield line()
    yield line("WHAT WOULD OPEN THE WAY", "heading")
    sets = found.concessions
    if not sets:
        told = "no three lines or fewer would" if found.complete else "none was found before the search was cut"
        yield line(f"  {told}", "bad" if found.complete else "open")
    else:
        others = (
            "there are no others of three lines or fewer"
            if found.complete
            else "the search was cut: there may be others"
        )
        yield line(f"  {_number(len(sets), 'set')} of lines, none of them with one to spare; {others}")
    for members, group in _grouped(sets):
        yield line(f"  {_and(members)} would then have to be asked", "plain")
        for concession in group:
            yield _concession(concession, found.draft, folder)
    if len(sets) > MOST_SHOWN:
        yield line(f"  and {len(sets) - MOST_SHOWN} more (--json has them all)", "faint")
    yield line()


def _conflict(conflict: Conflict, folder: str) -> Iterator[Line]:
    if not conflict.claims:
        yield line("the rule adopts nothing, whatever anybody says", "bad")
        return
    linked = ", linkages with them" if conflict.layer == "linkages" else ""
    yield line(f"THESE LINES CANNOT ALL BE MET{linked.upper()}", "heading")
    for about in dict.fromkeys(claim.about for claim in conflict.claims):
        yield line(f"  @{about}" if about != "text" else "  the text as a whole")
        for claim in (claim for claim in conflict.claims if claim.about == about):
            words = f"    {claim.member:<5}{_what(claim)}"
            yield Line(((words, "plain"), (f"  {_place(claim, folder)}", "faint")), 9)
    if conflict.minimal:
        yield line("  each is needed: without any one of them a text meets all the others")
    else:
        yield line("  fewer may be enough: the search was cut", "open")


def _concession(concession: Concession, draft: Statement, folder: str) -> Line:
    ids = read_through(diff(draft, concession.text).shifts, draft, concession.text)
    then = (
        f"then open, with {_number(len(ids), 'paragraph')} changed: {', '.join(ids)}" if ids else "then open as it is"
    )
    where = ", ".join(_places(concession.claims, folder))
    about = ", ".join(f"@{id}" for id in dict.fromkeys(claim.about for claim in concession.claims))
    return Line(((f"    on {about}; {then}", "plain"), (f"  {where}", "faint")), 6)


def _unknown(found: Bridge, name: str) -> Iterator[Line]:
    yield line(f"{name}: unknown", "heading")
    if found.cut:
        yield line("no text was found, and not every text was looked at: nothing is proved", "open")
        yield from _cut(found)
    else:
        yield line("the search was cut by the limit before it found a text or showed that there is none", "open")


def _cut(found: Bridge) -> Iterator[Line]:
    if found.cut:
        ids = ", ".join(f"@{id}" for id in found.cut)
        yield line(f"proposals combine in more ways than were looked at on {ids}", "open")


def private(found: Bridge) -> list[Line]:
    """The limits and the reasons of every line that was named. Not for a file or a log."""
    named = [claim for step in found.steps for claim in step.claims]
    named += [claim for concession in found.concessions for claim in concession.claims]
    named += found.conflict.claims if found.conflict else ()
    out = [line("PRIVATE: limits and reasons of those named; not for a file or a log", "bad")]
    for claim in dict.fromkeys(sorted(named, key=lambda claim: (claim.member, claim.where))):
        position = found.case.positions[claim.member]
        views = [*position.views, *(link.then for link in position.linkages)]
        view = next((view for view in views if view.where == claim.where), None)
        reasons = {line_.where: line_.because for line_ in position.red_lines}
        reasons |= {amendment.where: amendment.because for amendment in position.amendments}
        because = view.because if view else reasons.get(claim.where, "")
        limits = f" accepts {', '.join(view.accepts)}" if view and view.accepts else ""
        out.append(line(f"  {claim.member} @{claim.about}:{limits}{f' because: {because}' if because else ''}"))
    return out


def data(found: Bridge) -> dict[str, object]:
    """A bridge for machines: members, paragraphs and lines of files, no limits and no reasons."""
    conflict = found.conflict
    return {
        "statement": found.case.brief.name,
        "goal": found.goal,
        "status": found.status,
        "proved": found.proved,
        "value": found.value if found.text else None,
        "bound": found.bound if found.text else None,
        "text": _text(found.text) if found.text else None,
        "takes": list(found.takes),
        "against": list(found.against),
        "steps": [
            {"about": step.about, "rung": step.rung, "status": step.status, "asked": list(map(_claim, step.claims))}
            for step in found.steps
        ],
        "conflict": conflict
        and {
            "layer": conflict.layer,
            "minimal": conflict.minimal,
            "claims": [
                {**_claim(claim), "without_it": _text(witness) if witness else None}
                for claim, witness in zip(conflict.claims, conflict.witnesses, strict=True)
            ],
        },
        "concessions": [
            {"members": list(each.members), "asked": list(map(_claim, each.claims)), "text": _text(each.text)}
            for each in found.concessions
        ],
        "complete": found.complete,
        "not_looked_at": list(found.cut),
        "illustrative": found.case.illustrative,
    }


def _text(text: Statement) -> dict[str, object]:
    return {"digest": text.digest, "paragraphs": [{"id": id, "words": text.words(id)} for id in text.order]}


def _claim(claim: Claim) -> dict[str, object]:
    where = f"{claim.where.file}:{claim.where.line}"
    return {"member": claim.member, "about": claim.about, "kind": claim.kind, "name": claim.name, "where": where}


def _grouped(sets: Sequence[Concession]) -> Iterator[tuple[tuple[Member, ...], list[Concession]]]:
    """The first sets by who would have to be asked, in the order of their first."""
    shown = sets[:MOST_SHOWN]
    for members in dict.fromkeys(concession.members for concession in shown):
        yield members, [concession for concession in shown if concession.members == members]


def _what(claim: Claim) -> str:
    match claim.kind:
        case "red line":
            return f"RED LINE {claim.name}"
        case "linkage":
            return f"linkage {claim.name}"
        case "condition":
            return f"asks for {claim.name}"
        case "answer":
            return "has objected to this very text"
        case "view":
            return "its view"


def _members(claims: Sequence[Claim]) -> list[Member]:
    return sorted({claim.member for claim in claims})


def _places(claims: Sequence[Claim], folder: str) -> list[Id]:
    return [_place(claim, folder) for claim in claims]


def _place(claim: Claim, folder: str) -> str:
    return f"{claim.where.file.removeprefix(folder).lstrip('/')}:{claim.where.line}"


def _and(members: Sequence[Member]) -> str:
    """Names as they are listed in a sentence.

    >>> _and(("CHN", "RUS", "VNM"))
    'CHN, RUS and VNM'
    """
    return " and ".join(part for part in (", ".join(members[:-1]), members[-1]) if part)


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
