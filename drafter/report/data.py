"""Reports for machines: plain dictionaries, ready for JSON, with nothing private in them."""

from __future__ import annotations

from datetime import datetime

from drafter.consensus.answer import Answered
from drafter.consensus.capital import Capital
from drafter.consensus.verdict import Verdict
from drafter.diagnostic import Diagnostic
from drafter.positions.standing import Reason

Value = dict[str, object]


def of_verdict(verdict: Verdict, at: datetime) -> Value:
    """A verdict: outcome, text, rule, answers with their reasons, releases."""
    case = verdict.case
    return {
        "statement": case.brief.name,
        "at": at.isoformat(),
        "text": verdict.circulation.name if verdict.circulation else None,
        "digest": verdict.text.digest if verdict.text else None,
        "rule": case.rule.id,
        "outcome": verdict.outcome,
        "adopted": verdict.adopted,
        "forecast": verdict.forecast or None,
        "stage": case.brief.stage,
        "illustrative": case.illustrative,
        "exportable": verdict.exportable,
        "answers": [_answer(answered) for answered in verdict.answers.values()],
        "releases": [
            {"penholder": r.penholder, "at": r.act.at if r.act else None, "changed_since": list(r.changed)}
            for r in verdict.releases
        ],
        "faults": [of_diagnostic(fault) for fault in verdict.faults],
    }


def of_capital(capital: Capital) -> Value:
    """What awaits one capital."""
    return {
        "member": capital.member,
        "answer": capital.answered.word,
        "due": capital.due,
        "last": capital.last,
        "again": list(capital.again),
        "skip": list(capital.skip),
        "asked": [
            {
                "id": asked.proposed.amendment.id,
                "about": asked.proposed.amendment.about,
                "fate": asked.proposed.fate,
                "revision": asked.revision,
                "gone": asked.proposed.gone.reason if asked.proposed.gone else None,
            }
            for asked in capital.asked
        ],
        "except": list(capital.answered.apart),
        "reserve": dict(capital.answered.reserve or {}),
    }


def _answer(answered: Answered) -> Value:
    return {
        "member": answered.member,
        "answer": answered.word,
        "counts": answered.counts or "open",
        "reasons": [_reason(reason) for reason in answered.reasons],
        "except": list(answered.apart),
        "reserve": dict(answered.reserve or {}),
        "warning": answered.warning or None,
    }


def _reason(reason: Reason) -> Value:
    where = reason.where
    return {
        "about": reason.about,
        "words": reason.words,
        "note": reason.note,
        "say": reason.say,
        "file": where.file,
        "line": where.line,
    }


def of_diagnostic(fault: Diagnostic) -> Value:
    """A fault with its place."""
    where = fault.where
    return {
        "file": where.file,
        "line": where.line,
        "column": where.column,
        "code": fault.code,
        "message": fault.message,
        "hint": fault.hint,
    }
