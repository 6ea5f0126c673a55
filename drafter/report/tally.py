"""Recorded votes as a rule counts them: a line a vote with its arithmetic, for people and for machines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from drafter.consensus.ballots import Ballots
from drafter.consensus.finding import Decision, Finding
from drafter.consensus.rule import Count, Rule
from drafter.consensus.tally import INVALID, Row
from drafter.report.arithmetic import count_words, held, numbers, of_decision, sum_words
from drafter.report.line import Line, Tone, line

_SAID = {"veto": "vetoed", "notadopted": "not-adopted", "rejected": "not-adopted"}


def recorded(outcome: str) -> str:
    """A recorded outcome in a rule's word for it.

    >>> recorded("veto"), recorded("notadopted"), recorded("Not adopted"), recorded("adopted")
    ('vetoed', 'not-adopted', 'not-adopted', 'adopted')
    """
    word = "-".join(outcome.casefold().replace("_", " ").split())
    return _SAID.get(word, word)


def lines(row: Row, rule: Rule, verbose: bool) -> Iterator[Line]:
    """One vote: the outcome, how many answered what, what decided it; then every part, if asked."""
    tone: Tone = "good" if row.outcome == rule.adopts else "bad" if row.outcome == INVALID else "open"
    yield Line(((row.entry.document, "heading"), ("  ", "plain"), (row.outcome.upper(), tone)))
    for fault in row.faults:
        yield line(f"  {fault}", "bad")
    if row.ballots and row.counted:
        yield line(f"  {_numbers(row.ballots)}")
        if verbose:
            yield from of_decision(row.counted.decision, "  ")
        else:
            yield from _deciding(row.counted.decision)
    for note in row.notes:
        yield line(f"  note: {note}", "open")


def _numbers(ballots: Ballots) -> str:
    aside = f", {len(ballots.aside)} set aside" if ballots.aside else ""
    return numbers(ballots.answers, ("for", "against")) + aside


def _deciding(decision: Decision) -> Iterator[Line]:
    """The counts of each outcome that was tried, up to the one that stands."""
    for name, finding in decision.findings:
        if finding is None:
            continue
        yield line(f"  {name}: {held(finding)}", "faint")
        yield from (line(f"    {words}: {sum_words(part)}", "faint") for words, part in _counts(finding))
        if finding.holds:
            return


def _counts(finding: Finding) -> Iterator[tuple[str, Finding]]:
    if isinstance(finding.test, Count):
        yield count_words(finding.test), finding
    for part in finding.parts:
        yield from _counts(part)


def total(rows: Sequence[Row], rule: Rule) -> list[Line]:
    """How many votes came out how, and what the rule itself rests on."""
    number = Counter(row.outcome for row in rows)
    names = [*(outcome.name for outcome in rule.outcomes), "pending", INVALID]
    said = ", ".join(f"{number[name]} {name}" for name in dict.fromkeys(names) if number[name])
    out = [line(f"{len(rows)} {'row' if len(rows) == 1 else 'rows'} under {rule.id}: {said or 'nothing'}", "heading")]
    if not rule.verified:
        out.append(line("the rule is not verified; it rests on what was not read:", "open"))
        out += [line(f"  {fact}", "open") for fact in rule.unread or ("any source of it",)]
    return out


def data(row: Row) -> dict[str, object]:
    """One vote for machines: `document` and `outcome`, the answers in numbers and by member, and every count."""
    entry, counted = row.entry, row.counted
    answers = dict(row.ballots.answers) if row.ballots else {}
    return {
        "document": entry.document,
        "outcome": row.outcome,
        "date": entry.day.isoformat() if entry.day else None,
        "counts": {answer: number for answer, number in Counter(answers.values()).items() if answer is not None},
        "answers": {member: answers[member] for member in sorted(answers)},
        "tests": [_test(name, finding) for name, finding in counted.decision.findings if finding is not None]
        if counted
        else [],
        "possible": sorted(counted.decision.possible) if counted else [],
        "had_they_abstained": counted.obliged.outcome if counted and counted.obliged else None,
        "faults": list(row.faults),
        "notes": list(row.notes),
    }


def _test(name: str, finding: Finding) -> dict[str, object]:
    return {
        "outcome": name,
        "holds": finding.holds,
        "counts": [
            {
                "says": words,
                "count": None if part.unknown else part.count,
                "out_of": part.out_of,
                "holds": part.holds,
                "who": list(part.who),
            }
            for words, part in _counts(finding)
        ],
    }
