"""Dates, figures and citations in a text: each is one piece however many words it has.

A number inside a citation is no figure and a date that belongs to one is no date: "resolution 1386 (2001) of 20
December 2001" holds one citation and nothing else. The number of a paragraph of the text itself is none of the three.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

Exact: TypeAlias = Literal["citation", "paragraph", "date", "figure"]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The words that dates, figures and citations of one language are made of."""

    months: tuple[str, ...]
    seasons: tuple[str, ...]
    spans: tuple[str, ...]
    nearness: tuple[str, ...]
    numerals: tuple[str, ...]
    units: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Particular:
    """A date, figure or citation, and where it stands: from the character `start` up to `end`."""

    kind: Exact
    start: int
    end: int


def particulars(text: str, calendar: Calendar) -> tuple[Particular, ...]:
    """Every date, figure and citation of a text, in order; none overlaps another.

    A citation is preferred to a date and a date to a figure.
    """
    found = []
    for match in _pattern(calendar).finditer(text):
        kind: Exact = match.lastgroup  # type: ignore[assignment]
        found.append(Particular(kind, match.start(), match.end()))
    return tuple(found)


@lru_cache(maxsize=8)
def _pattern(calendar: Calendar) -> re.Pattern[str]:
    """Citations, paragraphs, dates and figures, in this order, as one expression with a group for each."""

    def any_of(words: tuple[str, ...]) -> str:
        return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"

    def loose(expression: str) -> str:
        return f"(?i:{expression})"

    gap = r"[ \u00a0\u202f]"
    year = r"(?:19|20)\d\d"
    month = any_of(calendar.months)
    number = loose(
        rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+[- ]\d+/\d+|\d+/\d+|\d+(?:\.\d+)?|{any_of(calendar.numerals)})"
    )
    numeral = loose(rf"(?:\d+|one|a|{any_of(calendar.numerals)})")
    span = any_of(calendar.spans)
    near = any_of(calendar.nearness)
    day = (
        rf"(?:\d{{1,2}}{gap}{month}(?:,?{gap}{year})?|{month}{gap}\d{{1,2}}(?!\d)(?:,{gap}{year})?"
        rf"|(?:(?i:early|late|mid)[- ])?{month}(?:{gap}(?:of{gap})?{year})?)"
    )
    early = r"(?:(?:early|late|later|mid)[- ])?"
    few = rf"(?:(?:few|several|couple{gap}of|{numeral}){gap})?"
    of_year = rf"(?:{gap}of{gap}(?:(?:the|this|last|next){gap})?(?:year|{year}))?"
    more = rf"(?:{gap}(?:more|additional|further|consecutive))?"
    period = loose(
        rf"every{gap}(?:{numeral}{gap})?{span}s?"
        rf"|{numeral}{more}[- \u00a0]{span}s?(?!{gap}(?:percentage|point))"
        rf"|{early}(?:the{gap})?{near}{gap}{few}{span}s?{of_year}"
        rf"|(?:the|this|last|next){gap}{any_of(calendar.seasons)}(?:{gap}(?:{span}s?|{year}))?"
        rf"|(?:the{gap})?(?:end|start|beginning|middle){gap}of{gap}(?:(?:the|this|last|next){gap})?(?:{span}|{year})"
    )
    symbol = r"[A-Z]{1,5}/(?:[A-Z]+[./])*[\w./()-]*\d(?:/(?:Rev|Add|Corr)\.\d+)?"
    number_in = rf"(?:\d+(?:-?[A-Z]\b)?(?:{gap}?\(\w{{1,3}}\))*|[IVX]+\b)"
    numbered = rf"{loose(any_of(calendar.documents))}{gap}{number_in}"
    of_date = rf"(?:{gap}(?:of|dated){gap}{day})?"
    number_of = rf"\d{{1,4}}[A-Z]?{gap}\({year}\){of_date}"
    behind = (
        rf"(?<=resolution{gap})\d+/\d+\w?{of_date}|(?<=resolutions{gap})\d+/\d+\w?{of_date}|\d+/(?:CP|CMP|CMA)\.\d+"
    )
    dated = rf"{day}{gap}\({symbol}\)"
    citation = rf"{number_of}|{dated}|\b{symbol}|\b{numbered}|{behind}"
    paragraph = loose(
        rf"\bparagraphs?{gap}\d+(?:{gap}?\(\w{{1,3}}\))*(?:(?:,{gap}|{gap}and{gap}|{gap}to{gap})\d+(?:{gap}?\(\w{{1,3}}\))*)*"
    )
    unit = loose(any_of(calendar.units))
    upto = rf"{gap}(?i:or|and){gap}[$€£]?{number}(?={gap}{unit})|(?:{gap}to{gap}|[-–]){number}"
    amount = rf"[$€£]?{number}(?:{upto})?(?:[- \u00a0]{unit})*%?"
    figure = rf"(?<![\w/.-]){amount}(?![\w/])"
    date = rf"\b(?:{day}|{period}|(?:(?:early|late|mid)[- ])?{year})\b(?:['’]s?)?(?![/-]\d)"
    known = rf"(?<=dated{gap}){day}(?=[^.;]{{1,200}}\({symbol}\))"
    paragraph = rf"{paragraph}|{known}"
    return re.compile(rf"(?P<citation>{citation})|(?P<paragraph>{paragraph})|(?P<date>{date})|(?P<figure>{figure})")
