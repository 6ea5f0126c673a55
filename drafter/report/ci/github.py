"""Results as workflow commands of GitHub Actions, a line each, which show at their place in a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.catalogue import CATALOGUE
from drafter.report.ci.result import Checked, Result

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def github(checked: Sequence[Checked], outlived: Sequence[Result]) -> str:
    """A command for each result; what is accepted is told in the log and shown nowhere."""
    results = [*(result for one in checked for result in one.results), *outlived]
    return "".join(f"{_command(result)}\n" for result in results)


def _command(result: Result) -> str:
    if result.accepted:
        return f"::debug::{_data(f'{result.where}: {result.code} {result.message} (accepted: {result.accepted})')}"
    where = result.where
    places = {"file": where.file, "line": where.line, "col": where.column}
    given = {key: value for key, value in places.items() if value}
    titled = {**given, "title": f"{result.code} {CATALOGUE[result.code].title}"}
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in titled.items())
    return f"::{_COMMANDS[result.level]} {properties}::{_data(result.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
