"""What is printed in the light markup reads back as the same statement."""

from __future__ import annotations

from hypothesis import given

from drafter.text.markup import parse, parse_inline, print_, print_inline
from drafter.text.order import moved
from drafter.text.statement import Inline, Statement
from tests.strategies import IDS, inlines, statements, versions


@given(inlines(IDS))
def test_words_read_back_as_they_were_printed(parts: Inline) -> None:
    assert parse_inline(print_inline(parts)) == parts


@given(statements())
def test_a_printed_statement_has_the_same_outline(statement: Statement) -> None:
    found = parse(print_(statement))
    assert found.outline == statement.outline
    assert found.digest == statement.digest


@given(statements())
def test_read_against_itself_it_is_the_same_to_the_last_rank(statement: Statement) -> None:
    assert parse(print_(statement), base=statement) == statement


@given(statements())
def test_printing_what_was_read_gives_the_same_characters(statement: Statement) -> None:
    assert print_(parse(print_(statement))) == print_(statement)


@given(versions(2, 2))
def test_read_against_another_version_the_outline_is_still_what_was_printed(pair: list[Statement]) -> None:
    base, after = pair
    found = parse(print_(after), base=base)
    assert found.outline == after.outline
    assert moved(base, found) == moved(base, after)
