"""Whether a brief's `stage`, which a person wrote, claims more than the verdict bears out."""

from __future__ import annotations

from drafter.consensus.verdict import Verdict


def overclaims(verdict: Verdict) -> str:
    """What the stage claims beyond what is so; empty where it claims nothing too much."""
    stage = verdict.case.brief.stage
    if stage == "under-silence" and verdict.circulation is None:
        return "it is said to be under silence, and nothing was circulated"
    if stage == "under-silence" and verdict.silence is None:
        return "it is said to be under silence, and no silence was opened on the text last circulated"
    if stage == "under-silence" and verdict.silence is not None and verdict.silence.state == "broken":
        return "it is said to be under silence, and silence is broken"
    if stage in ("agreed", "issued") and not verdict.adopted:
        return f"it is said to be {stage}, and the verdict is {verdict.outcome}"
    if stage == "issued" and not verdict.exportable:
        return "it is said to be issued, and not every penholder has released this text"
    return ""
