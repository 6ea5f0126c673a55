"""Releases in words: who let the agreed text go, what ended that, and what keeps a text from going out as final."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.consensus.verdict import Verdict
from drafter.report.line import Line, Tone


def releases(verdict: Verdict) -> Iterator[Line]:
    """Each penholder's release of an agreed text; none while it is not agreed."""
    for release in verdict.releases if verdict.adopted else ():
        if release.act is None:
            yield _said(f"{release.penholder} has not released this text", "open")
        elif release.changed:
            changed = ", ".join(release.changed)
            yield _said(f"{release.penholder} released it, and {changed} changed their files since", "bad")
        elif release.spoken:
            spoken = ", ".join(release.spoken)
            yield _said(f"{release.penholder} released it, and {spoken} spoke up since", "bad")
        else:
            yield _said(f"{release.penholder} released it on {release.act.at}", "good")


def _said(words: str, tone: Tone) -> Line:
    gutter = "RELEASE  "
    return Line(((gutter + words, tone),), len(gutter))


def obstacles(verdict: Verdict) -> list[str]:
    """What keeps a text from going out as final, a sentence each."""
    out = []
    if not verdict.adopted:
        out.append(f"the verdict on the text last circulated is {verdict.outcome}")
    if verdict.overtaken:
        out.append("a later text has gone out since")
    if not verdict.case.rule.verified:
        out.append(f"the rule '{verdict.case.rule.id}' rests on no source that was read, so it cannot open an export")
    for release in verdict.releases:
        if release.act is None:
            out.append(f"{release.penholder} has not released it")
        elif release.changed:
            out.append(f"{release.penholder} released it before {', '.join(release.changed)} changed their files")
        elif release.spoken:
            out.append(f"{release.penholder} released it before {', '.join(release.spoken)} spoke up")
    return out
