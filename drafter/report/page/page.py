"""The page as a value: everything it shows, in the order in which it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from drafter.consensus.rule import Rule
from drafter.consensus.verdict import Verdict
from drafter.report.page.answer import Answer, moment_in_words
from drafter.report.page.members import Table
from drafter.report.page.text import View
from drafter.report.page.way import Way
from drafter.text.history import title

if TYPE_CHECKING:
    from drafter.report.page.capital import Awaiting
    from drafter.report.page.taking import Taking

INTERNAL = "Internal: for the penholders alone, not to be circulated"
ILLUSTRATIVE = "Illustrative: not a document of any body"
_RIGHT_TO_LEFT = ("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi")


@dataclass(frozen=True, slots=True)
class Front:
    """What stands over a page and on every printed one: what it is of, at which moment, and who may read it.

    `name` is that of the text, `digest` the first twelve figures of what it says, `marks` who may read it.
    """

    title: str
    body: str
    name: str
    digest: str
    at: str
    marks: tuple[str, ...]
    internal: bool
    rule: Rule
    language: str
    direction: str


@dataclass(frozen=True)
class Page:
    """A whole page; what there is nothing to show of is None, or empty."""

    front: Front
    answer: Answer
    views: tuple[View, ...]
    table: Table | None = None
    way: Way | None = None
    taking: Taking | None = None
    awaiting: Awaiting | None = None


def front(verdict: Verdict, at: datetime, internal: bool) -> Front:
    """What stands over the page of a verdict."""
    case, text = verdict.case, verdict.text or verdict.case.record.current
    form = case.forms.get(text.head.form, case.form)
    marks = (INTERNAL if internal else case.brief.marking, ILLUSTRATIVE if case.illustrative else "")
    language = text.head.language or case.brief.language
    return Front(
        f"{form.title}: {case.brief.title}" if case.brief.title else form.title,
        case.body.name,
        title(verdict.circulation.name) if verdict.circulation else "",
        text.digest[7:19] if verdict.circulation else "",
        moment_in_words(at),
        tuple(filter(None, marks)),
        internal,
        case.rule,
        language,
        direction(language),
    )


def direction(language: str) -> str:
    """The way a language (BCP 47) is written: "rtl" or "ltr".

    >>> direction("ar-EG"), direction("zh"), direction("az-Arab")
    ('rtl', 'ltr', 'rtl')
    """
    first, *more = language.split("-")
    return "rtl" if first.lower() in _RIGHT_TO_LEFT or "Arab" in more else "ltr"
