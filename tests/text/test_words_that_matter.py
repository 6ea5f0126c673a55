"""The names given to changes, held against eighty paragraphs labelled by hand before the code was run on them."""

from __future__ import annotations

from functools import cache

import pytest

from drafter.text.nuance.shade import Name, Shade
from drafter.text.nuance.side import Span
from tests.text.labelled import (
    CORPUS,
    FILES,
    STATEMENTS,
    Judged,
    Label,
    bears_out,
    judged,
    precision,
    recall,
    table,
    units,
)

PRECISION, RECALL = 0.95, 0.80

corpus = pytest.mark.skipif(
    not (STATEMENTS.is_dir() and CORPUS.is_file()), reason="the labelled statements and resolutions are not at hand"
)


@cache
def everything() -> tuple[Judged, ...]:
    return tuple(judged(unit) for file in FILES for unit in units(file))


@corpus
def test_all_eighty_units_are_read_with_every_label_where_it_stands() -> None:
    assert len(everything()) == 80
    assert sum(len(one.found) + len(one.missed) for one in everything()) == 223


@corpus
def test_what_is_named_is_nearly_always_what_the_reader_named() -> None:
    assert precision(everything()) >= PRECISION, table(everything())


@corpus
def test_most_of_what_the_reader_named_is_named() -> None:
    assert recall(everything()) >= RECALL, table(everything())


@corpus
def test_no_verb_addressee_date_figure_or_citation_is_named_wrongly_in_a_resolution() -> None:
    sure = {"verb-weaker", "verb-stronger", "verb-changed", "addressee", "date", "figure", "citation"}
    council = [judged(unit) for unit in units("council.yaml")]
    assert [shade for one in council for shade in one.wrong if shade.name in sure] == []


# --- how the measure itself counts -----------------------------------------------------------------------------------


def label(name: str, before: Span | None, after: Span | None) -> Label:
    return Label(name, "a" if before else "", "b" if after else "", (before, after))


def shade(name: Name, before: Span | None, after: Span | None) -> Shade:
    return Shade(name, before, after)


def test_a_name_is_right_only_where_the_words_overlap() -> None:
    given = shade("scope", Span(0, 10, 14), None)
    assert bears_out(label("scope", Span(0, 12, 20), None), given)
    assert not bears_out(label("scope", Span(0, 14, 20), None), given)
    assert not bears_out(label("scope", Span(1, 12, 20), None), given)
    assert not bears_out(label("qualifier", Span(0, 12, 20), None), given)


def test_words_on_one_side_bear_out_nothing_on_the_other() -> None:
    assert not bears_out(label("date", None, Span(0, 0, 9)), shade("date", Span(0, 0, 9), None))


def test_splits_joins_and_numbers_are_matched_by_name_alone() -> None:
    assert bears_out(label("split", None, None), shade("split", Span(0, 0, 9), Span(1, 0, 9)))
    assert not bears_out(label("split", None, None), shade("joined", Span(0, 0, 9), Span(1, 0, 9)))


@corpus
def test_a_clause_label_reaches_to_the_end_of_the_changed_words_and_never_past_a_full_stop() -> None:
    (unit,) = (unit for unit in units("committee.yaml") if unit.title == "20060629.txt 4 to 20060808.txt 4")
    ends = [one.places[0].end for one in unit.labels if one.places[0]]
    assert [unit.before[0][:end].rsplit(" ", 1)[1] for end in ends] == ["time", "objectives"]
