"""Recorded votes as a rule counts them: a line a vote with its arithmetic, for people and for machines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from drafter.consensus.finding import Decision, Finding
from drafter.consensus.rule import EVERY, Count, Rule
from drafter.consensus.tally import INVALID, Row
from drafter.report.arithmetic import count_words, held, of_decision, sum_words
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
        yield line(f"  {_numbers(row)}")
        if verbose:
            yield from of_decision(row.counted.decision, "  ")
        else:
            yield from (line(f"  {words}", "faint") for words in deciding(row.counted.decision))
    for note in row.notes:
        yield line(f"  note: {note}", "open")


def _numbers(row: Row) -> str:
    assert row.ballots is not None
    given = Counter(row.ballots.answers.values())
    numbers = [f"{given[answer]} {answer}" for answer in EVERY if given[answer] or answer in ("for", "against")]
    open_ = [f"{given[None]} open"] if given[None] else []
    aside = [f"{len(row.ballots.aside)} set aside"] if row.ballots.aside else []
    return ", ".join([*numbers, *open_, *aside])


def deciding(decision: Decision) -> list[str]:
    """The counts of each outcome that was tried, in words, up to the one that stands."""
    out = []
    for name, finding in decision.findings:
        if finding is not None:
            counts = "; ".join(f"{words}: {sum_words(part)}" for words, part in _counts(finding))
            out.append(f"{name} {held(finding)}: {counts}")
        if finding is not None and finding.holds:
            break
    return out


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
        out.append(line(f"the rule is not verified: {'; '.join(rule.unread) or 'no source of it was read'}", "open"))
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
