"""Reports for machines: plain dictionaries, ready for JSON, with nothing private in them."""

from __future__ import annotations

from datetime import datetime

from drafter.consensus.answer import Answered
from drafter.consensus.capital import Capital
from drafter.consensus.silence import Procedure
from drafter.consensus.verdict import Verdict
from drafter.diagnostic import Diagnostic
from drafter.positions.standing import Reason
from drafter.report.silence import AWAITS, notices
from drafter.text.silence import Spoke

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
            {
                "penholder": r.penholder,
                "at": r.act.at if r.act else None,
                "changed_since": list(r.changed),
                "spoke_since": list(r.spoken),
            }
            for r in verdict.releases
        ],
        "silence": of_silence(verdict.silence) if verdict.silence else None,
        "faults": [of_diagnostic(fault) for fault in verdict.faults],
    }


def _silent_until(capital: Capital) -> str | None:
    """The deadline of a silence that runs, for who has not answered."""
    found = capital.silence
    return found.until.isoformat() if capital.due and found and found.state == "running" else None


def of_silence(found: Procedure) -> Value:
    """A silence procedure: its state and deadline, and who spoke up, each with the moment."""
    return {
        "state": found.state,
        "opened": found.opened.at,
        "until": found.until.isoformat(),
        "extended": [{"at": act.at, "until": act.until} for act in found.extended],
        "broken_by": [_spoke(one, found) for one in found.breaking],
        "noted": [_spoke(one, found) for one in found.noted],
        "holds": [_spoke(one, found) for one in found.holds],
        "late": [_spoke(one, found) for one in found.late],
        "closed": found.closed.at if found.closed else None,
    }


def of_silence_status(name: str, verdict: Verdict, at: datetime) -> Value:
    """How silence stands on the text last circulated, and who has to be told what."""
    found, members = verdict.silence, sorted(verdict.answers)
    told = notices(found, members) if found else []
    return {
        "statement": name,
        "at": at.isoformat(),
        "text": verdict.circulation.name if verdict.circulation else None,
        "silence": of_silence(found) if found else None,
        "awaits_penholder": found is not None and found.state in AWAITS,
        "tell": [{"to": list(one.to), "what": one.what} for one in told],
    }


def _spoke(one: Spoke, found: Procedure) -> Value:
    taken_back = one.number in found.withdrawn
    return {"member": one.member, "speech": one.speech, "given": one.given, "say": one.say, "withdrawn": taken_back}


def of_capital(capital: Capital) -> Value:
    """What awaits one capital."""
    return {
        "member": capital.member,
        "answer": capital.answered.word,
        "due": capital.due,
        "silent_until": _silent_until(capital),
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
