"""Results as GitLab's Code Quality report, which a merge request compares with that of its target."""

from __future__ import annotations

import json
from collections.abc import Sequence

from drafter.report.ci.result import Checked, Result

_SEVERITIES = {"error": "critical", "warning": "minor", "note": "info"}


def gitlab(checked: Sequence[Checked], outlived: Sequence[Result]) -> str:
    """The report; what is accepted is information, with its reason."""
    results = [*(result for one in checked for result in one.results), *outlived]
    return json.dumps([_entry(result) for result in results], ensure_ascii=False, indent=1) + "\n"


def _entry(result: Result) -> dict[str, object]:
    accepted = f" (accepted: {result.accepted})" if result.accepted else ""
    return {
        "description": f"{result.message}{accepted}",
        "check_name": result.code,
        "fingerprint": result.fingerprint,
        "severity": "info" if accepted else _SEVERITIES[result.level],
        "location": {"path": result.where.file, "lines": {"begin": result.where.line or 1}},
    }
