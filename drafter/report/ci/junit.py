"""Results as JUnit XML: a suite for each statement, a case for its reading, its verdict and each finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from drafter.report.ci.result import Checked, Result
from drafter.report.verdict import answer


@dataclass(frozen=True, slots=True)
class _Case:
    name: str
    result: Result | None


def junit(checked: Sequence[Checked], outlived: Sequence[Result]) -> str:
    """The report: an error fails its case; a warning, a note and what is accepted skip theirs, with their words."""
    suites = [(one.name, list(_cases(one))) for one in checked]
    if outlived:
        suites.append(("baseline", [_Case(_named(result), result) for result in outlived]))
    out = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites {_counts('drafter', _all(suites))}>"]
    for name, cases in suites:
        out += [f"  <testsuite {_counts(name, cases)}>", *(_written(case, name) for case in cases), "  </testsuite>"]
    return "\n".join([*out, "</testsuites>"]) + "\n"


def _cases(one: Checked) -> Iterator[_Case]:
    if one.verdict is not None:
        yield _Case("can be read", None)
        if one.verdict.adopted:
            yield _Case(answer(one.verdict), None)
    for result in one.results:
        yield _Case(_named(result), result)


def _named(result: Result) -> str:
    return f"{result.code} {result.message}"


def _all(suites: Iterable[tuple[str, list[_Case]]]) -> list[_Case]:
    return [case for _, cases in suites for case in cases]


def _counts(name: str, cases: Sequence[_Case]) -> str:
    found = [case.result for case in cases if case.result]
    failures = sum(result.fails for result in found)
    counts = {"tests": len(cases), "failures": failures, "errors": 0, "skipped": len(found) - failures}
    return " ".join([f"name={_attribute(name)}", *(f'{key}="{count}"' for key, count in counts.items()), 'time="0"'])


def _written(case: _Case, suite: str) -> str:
    head = f"    <testcase classname={_attribute(suite)} name={_attribute(case.name)}"
    result = case.result
    if result is None:
        return f'{head} time="0"/>'
    head += f' file={_attribute(result.where.file)} line="{result.where.line or 1}" time="0">'
    if result.fails:
        return (
            f"{head}<failure type={_attribute(result.code)} message={_attribute(result.message)}>"
            f"{escape(_printable(f'{result.where}: {result.code} {result.message}'))}</failure></testcase>"
        )
    why = f"accepted: {result.accepted}" if result.accepted else f"{result.level}: {result.message}"
    return f"{head}<skipped message={_attribute(why)}/></testcase>"


def _attribute(text: str) -> str:
    return quoteattr(_printable(text), {"\n": "&#10;"})


def _printable(text: str) -> str:
    """A text without what XML 1.0 cannot hold."""
    return "".join(letter if letter.isprintable() or letter in "\t\n" else "\ufffd" for letter in text)
