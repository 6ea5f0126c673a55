"""A verdict in words, in the order a penholder asks: the answer, who blocks on which words, who asks what, who is
not yet heard, who joined, the clock, and one way on.

Member, words and place are in-house; a member's reason and its limits are printed only by `private`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from drafter.consensus.answer import Answered
from drafter.consensus.compilation import rulings
from drafter.consensus.rule import PENDING
from drafter.consensus.verdict import Verdict
from drafter.positions.position import Member
from drafter.positions.standing import Reason
from drafter.report.arithmetic import numbers
from drafter.report.line import Line, Tone, line
from drafter.report.reason import place, what
from drafter.report.release import releases
from drafter.report.silence import clock, to_do
from drafter.text.moment import moment
from drafter.text.order import in_order
from drafter.text.statement import Id
from drafter.text.words import quoted


def lines(verdict: Verdict, at: datetime, folder: str) -> list[Line]:
    """The verdict, without anything private."""
    return [*_head(verdict, folder), *_body(verdict, folder), *_end(verdict, at, folder)]


def private(verdict: Verdict, folder: str) -> list[Line]:
    """The members' own reasons, for the penholders' eyes."""
    out = [line(), line("PRIVATE: not to leave the room", "bad")]
    for answered in verdict.answers.values():
        for reason in _every_reason(answered):
            if reason.because:
                out.append(line(f"  {answered.member} on {reason.about}: {reason.because}  {place(reason, folder)}"))
    return out if len(out) > 2 else [*out, line("  no reasons are on file")]


def answer_word(verdict: Verdict) -> str:
    """The answer itself, in capitals."""
    if verdict.adopted:
        return verdict.outcome.upper()
    if verdict.outcome == "pending":
        return "PENDING"
    return f"NOT {verdict.case.rule.adopts.upper()}"


def answer(verdict: Verdict) -> str:
    """The answer in a line: the word, and who stands where."""
    said, names = told(verdict)
    return f"{answer_word(verdict)}: {said}" + (f": {', '.join(names)}" if names else "")


def _head(verdict: Verdict, folder: str) -> list[Line]:
    case, rule = verdict.case, verdict.case.rule
    if verdict.circulation is None or verdict.text is None:
        return [
            line(f"{case.brief.name}: nothing has been circulated", "heading"),
            line(answer(verdict), "open"),
        ]
    shown = f"{case.brief.name} · {verdict.circulation.name} · {verdict.text.digest[7:19]}"
    made_up = "  (illustrative: not a document of any body)" if case.illustrative else ""
    tone: Tone = "good" if verdict.adopted else "open" if verdict.outcome == "pending" else "bad"
    return [
        Line(((shown, "heading"), (made_up, "faint")), 2),
        Line(((answer(verdict), tone),), 2),
        line(f"  rule: {rule.id}, {rule.source.split(':')[0].split(' (')[0]}", "faint"),
        line(f"  in {folder}", "faint"),
    ]


def told(verdict: Verdict) -> tuple[str, tuple[Member, ...]]:
    """Who stands where, in a clause, and the members that it ends with: those who object, or who are open."""
    total = len(verdict.answers)
    if verdict.circulation is None:
        return "members answer on circulated texts only", ()
    if verdict.faults:
        return "the files contradict themselves", ()
    if verdict.forecast:
        what = "would be " + verdict.forecast if verdict.forecast != "pending" else "could go either way"
        return f"no vote is recorded; on the positions on file it {what}", ()
    if verdict.ballots:
        turns = "; it turns on who had to abstain" if verdict.outcome == PENDING and verdict.ballots.parties else ""
        outcome = "" if verdict.adopted else f"{verdict.outcome} "
        return f"{outcome}by the vote recorded: {numbers(verdict.ballots.answers, ('for', 'against'))}{turns}", ()
    joined = len(verdict.by_word("joins", "joins by silence"))
    against = verdict.by_word("objects")
    if against:
        return f"{len(against)} of {total} object", tuple(answered.member for answered in against)
    if verdict.adopted:
        return f"{joined} of {total} join", ()
    open_ = [answered.member for answered in verdict.answers.values() if answered.counts is None]
    return f"{joined} of {total} join; open", tuple(open_)


_HANG = 7
_GUTTER = len("NEXT     ")
SECTIONS: tuple[tuple[str, tuple[str, ...], Tone], ...] = (
    ("CONTRADICT THEMSELVES", ("fault",), "bad"),
    ("OBJECT", ("objects",), "bad"),
    ("ASK FOR A CHANGE", ("asks change",), "open"),
    ("HOLD", ("hold",), "open"),
    ("AD REFERENDUM", ("ad-ref",), "open"),
    ("TO BE ASKED AGAIN", ("renew",), "open"),
    ("HEARD IN PART", ("heard in part",), "open"),
    ("NOT YET HEARD", ("silent", "unheard"), "open"),
    ("JOIN", ("joins", "joins by silence"), "good"),
)


def _body(verdict: Verdict, folder: str) -> Iterator[Line]:
    for title, words, tone in SECTIONS:
        found = verdict.by_word(*words)
        if not found:
            continue
        yield line()
        if title in ("NOT YET HEARD", "JOIN"):
            yield Line(((f"{title}  ", tone), (", ".join(map(_brief, found)), "plain")), len(title) + 2)
            for answered in found:
                yield from _on_record(answered)
            continue
        yield line(title, tone)
        for answered in found:
            yield from _entry(answered, verdict, folder)
            if answered.warning:
                yield line(f"  {answered.member}: {answered.warning}", "open")


def _brief(answered: Answered) -> str:
    return f"{answered.member} (silence)" if answered.word == "joins by silence" else answered.member


def _on_record(answered: Answered) -> Iterator[Line]:
    if answered.apart:
        yield line(f"  {answered.member} dissociates itself from: {', '.join(answered.apart)}")
    for id, words in (answered.reserve or {}).items():
        yield line(f"  {answered.member} reserves on {id}: {words}")
    if answered.warning:
        yield line(f"  {answered.member}: {answered.warning}", "open")


def _entry(answered: Answered, verdict: Verdict, folder: str) -> Iterator[Line]:
    if answered.word == "heard in part":
        yield line(f"  {answered.member} has spoken on {', '.join(spoken_on(answered, verdict))}")
        return
    name = answered.member
    for words, tone, reason in clauses(answered, verdict):
        say = reason.say if tone == "plain" else ""
        yield _clause(name, words, tone, place(reason, folder), say)
        if say:
            yield Line(((f"  {'':<5}  says: {say}", "faint"),), _HANG + 4, ())
        name = ""


def _clause(name: str, words: str, tone: Tone, where: str, say: str) -> Line:
    """A member, what it has against the text, and the line of its file; in cells, with what it says of that."""
    cells = line(f"  {name}"), line(words, tone), line(where, "faint"), line(f"says: {say}" if say else "", "faint")
    return Line(((f"  {name:<5}", "plain"), (words, tone), (f"  {where}", "faint")), _HANG + 2, cells)


def spoken_on(answered: Answered, verdict: Verdict) -> list[Id]:
    """The paragraphs that a member's reasons are about, as the text is read."""
    return in_order({reason.about for reason in answered.reasons}, verdict.text) if verdict.text else []


def clauses(answered: Answered, verdict: Verdict) -> Iterator[tuple[str, Tone, Reason]]:
    """Why a member does not join, a clause each in reading order; of who objects, also what it has besides."""
    order = {about: at for at, about in enumerate(spoken_on(answered, verdict))}
    for reason in sorted(answered.reasons, key=lambda reason: (order[reason.about], reason.where)):
        yield what(reason, answered), "plain", reason
    if answered.word == "objects" and answered.standing:
        for line_ in answered.standing.touched:
            yield f"{line_.about}: {quoted(line_.words)} touches RED LINE {line_.note}", "bad", line_
        for ask in answered.standing.asks:
            yield f"asks for {ask.note} ({ask.about})", "open", ask


def _end(verdict: Verdict, at: datetime, folder: str) -> Iterator[Line]:
    yield line()
    yield from releases(verdict)
    told = f"CLOCK    as of {at.isoformat(timespec='minutes')}; {clock(verdict.silence)}"
    yield Line(((told, "faint"),), _GUTTER)
    yield Line((("NEXT     ", "heading"), (way_on(verdict, at, folder), "plain")), _GUTTER)


def way_on(verdict: Verdict, at: datetime, folder: str) -> str:
    """One thing to do next, for the statement in this folder."""
    name = folder.removeprefix("statements/")
    penholder = verdict.case.brief.penholders[0]
    if any(moment(act.at) > at for act in verdict.case.record.acts):
        return f"this is how it stood; what came later: drafter log {name}"
    if verdict.circulation is None:
        if not verdict.case.record.revisions:
            return f"drafter draft {name} --by {penholder}"
        return f"drafter circulate {name} zero-draft --by {penholder}"
    if verdict.case.record.current.digest != verdict.circulation.text:
        return f"the text has changed since {verdict.circulation.name}: drafter circulate {name} NAME --by {penholder}"
    if verdict.faults:
        torn = verdict.by_word("fault")
        return f"ask {torn[0].member} which it is" if torn else verdict.faults[0].hint
    if verdict.adopted:
        missing = [release.penholder for release in verdict.releases if not release.stands]
        return f"drafter release {name} --by {missing[0]}" if missing else f"drafter export {name}"
    if verdict.ballots:
        return "the vote is recorded: change the text and circulate it again, or leave it there"
    asks = [
        r
        for answered in verdict.by_word("asks change", "objects")
        for r in (answered.standing.asks if answered.standing else ())
    ]
    if verdict.by_word("objects"):
        return f"see the wordings that those heard leave open: drafter draft {name} --aim common"
    if asks:
        fates = rulings(verdict.case)
        open_asks = [ask.note for ask in asks if fates.get(ask.note) != "refused"]
        if open_asks:
            return f"take it or ask for its withdrawal: drafter resolve {name} --take {open_asks[0]} --by {penholder}"
        return f"{asks[0].note} was refused: ask {asks[0].note.partition('-')[0]} whether it withdraws it"
    if verdict.silence and verdict.silence.state != "broken":
        return to_do(verdict.silence, name, penholder)
    open_ = [answered.member for answered in verdict.answers.values() if answered.counts is None]
    if not open_:
        return f"put it to the vote, then record it: drafter tally {name} BALLOTS.csv --by {penholder}"
    return f"ask {', '.join(open_)} for an answer on {verdict.circulation.name}"


def _every_reason(answered: Answered) -> list[Reason]:
    standing = answered.standing
    if standing is None:
        return []
    views = [reason for stand in standing.stances.values() for reason in stand.reasons]
    return [*views, *standing.crossed, *standing.touched, *standing.asks]
