"""Results as SARIF 2.1.0, for code scanning: what is accepted is suppressed with its reason, never left out."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import PurePath
from urllib.parse import quote

from drafter.catalogue import CATALOGUE
from drafter.report.ci.result import Checked, Result

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
Value = dict[str, object]


def sarif(checked: Sequence[Checked], outlived: Sequence[Result], version: str, page: Callable[[str], str]) -> str:
    """One run of the tool as a SARIF log; the same on every run. `page` gives the page of a code, in Markdown."""
    results = [*(result for one in checked for result in one.results), *outlived]
    codes = sorted({result.code for result in results})
    driver = {"name": "drafter", "semanticVersion": version, "rules": [_rule(code, page(code)) for code in codes]}
    read = all(one.verdict is not None for one in checked)
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": read}],
        "columnKind": "unicodeCodePoints",
        "results": [_result(result, codes) for result in results],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(code: str, page: str) -> Value:
    fault = CATALOGUE[code]
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in fault.title.replace("'", "").replace(",", "").split()),
        "shortDescription": {"text": fault.title},
        "fullDescription": {"text": fault.explanation},
        "help": {"text": f"{fault.explanation} See: drafter explain {code}", "markdown": page},
    }


def _result(result: Result, codes: Sequence[str]) -> Value:
    accepted = {"kind": "external", "status": "accepted", "justification": result.accepted}
    return {
        "ruleId": result.code,
        "ruleIndex": codes.index(result.code),
        "level": result.level,
        "message": {"text": result.message},
        "locations": [{"physicalLocation": _place(result)}],
        "partialFingerprints": {"drafterFinding/v1": result.fingerprint},
        "suppressions": [accepted] if result.accepted else [],
    }


def _place(result: Result) -> Value:
    where = result.where
    path = PurePath(where.file)
    uri = path.as_uri() if path.is_absolute() else quote(path.as_posix())
    place: Value = {"artifactLocation": {"uri": uri}}
    if where.line:
        place["region"] = {"startLine": where.line, **({"startColumn": where.column} if where.column else {})}
    return place
