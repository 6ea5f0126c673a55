"""Whatever stands in a text of other hands: not a character is lost, pairs nest, and the counts add up."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from drafter.text.foreign.markdown import rows
from drafter.text.foreign.signs import Foreign, Sign, read, stretches
from drafter.text.foreign.table import Both, Tally, tabulate

_PIECES = (
    *("[", "]", "[", "]", "](", ")", "(", "[]", "[b]", "[^1]", "[a](http://x.y/z)", "![p](p[1].png)", "[b]: /c[1]\n"),
    *("---\n", "title: [x\n", "# H\n", "## H [2]\n", "### h\n", "Option 1: ", "**", "\\", "`"),
    *("\n", "\r\n", "\r", "\t", " ", "\ufeff", "\u2028", "\x00", "e\u0301", "\u0301", "和平", "word ", "act"),
)
sources = st.one_of(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join), st.text(max_size=40))


def pairs(text: Foreign) -> list[tuple[Sign, Sign]]:
    """The pairs around brackets, in the order they open."""
    found = {sign.at: sign for sign in text.signs}
    return [
        (sign, found[sign.partner])
        for sign in text.signs
        if sign.kind == "bracket" and sign.character == "[" and sign.partner is not None
    ]


@given(sources)
def test_signs_and_what_stands_between_them_are_the_source(source: str) -> None:
    text = read(source)
    pieces = [(sign.at, sign.character) for sign in text.signs]
    pieces += [(stretch.start, source[stretch.start : stretch.end]) for stretch in stretches(text)]
    assert "".join(words for _, words in sorted(pieces)) == source == text.source
    assert all(words for _, words in pieces)


@given(sources)
def test_every_sign_is_found_and_stands_where_it_says(source: str) -> None:
    text = read(source)
    lines = re.split("\r\n|\r|\n", source.removeprefix("\ufeff"))
    assert [sign.character for sign in text.signs] == re.findall(r"[\[\]]", source)
    assert all(source[sign.at] == lines[sign.line - 1][sign.column - 1] == sign.character for sign in text.signs)


@given(sources)
def test_lines_are_cut_where_an_editor_cuts_them(source: str) -> None:
    assert [row.text for row in rows(source)] == re.split("\r\n|\r|\n", source.removeprefix("\ufeff"))
    assert all(source.startswith(row.text, row.start) for row in rows(source))


@given(sources)
def test_partners_are_each_other_s_and_pairs_nest(source: str) -> None:
    signs = {sign.at: sign for sign in read(source).signs}
    open_: list[int] = []
    for sign in signs.values():
        if sign.partner is None:
            continue
        other = signs[sign.partner]
        assert (other.partner, other.kind, other.depth) == (sign.at, sign.kind, sign.depth)
        if sign.character == "[":
            open_.append(sign.at)
        else:
            assert open_.pop() == other.at
    assert open_ == []


@given(sources)
def test_the_depth_of_a_sign_is_the_number_of_brackets_around_it(source: str) -> None:
    text = read(source)
    around = [(first.at, last.at) for first, last in pairs(text)]
    for sign in text.signs:
        assert sign.depth == sum(first <= sign.at <= last for first, last in around)
    for stretch in stretches(text):
        assert stretch.depth == sum(first < stretch.start < last for first, last in around)


@given(sources)
def test_no_two_strays_of_a_part_could_have_been_a_pair(source: str) -> None:
    text = read(source)
    starts = [part.start for part in text.parts]
    opened: set[int] = set()
    for stray in text.strays:
        part = sum(start <= stray.at for start in starts)
        if stray.character == "[":
            opened.add(part)
        assert not (stray.character == "]" and part in opened)


@given(sources)
def test_no_bracket_outlives_its_part(source: str) -> None:
    text = read(source)
    starts = [part.start for part in text.parts[1:]]
    assert not [pair for pair in pairs(text) for start in starts if pair[0].at < start <= pair[1].at]


def added_up(tally: Tally) -> Both:
    """What the kinds of signs come to."""
    return Both(
        tally.aside.opening + tally.brackets + tally.strays.opening,
        tally.aside.closing + tally.brackets + tally.strays.closing,
    )


@given(sources)
def test_brackets_strays_and_what_is_set_aside_are_all_signs_there_are(source: str) -> None:
    table = tabulate(source)
    assert table.total.every == Both(source.count("["), source.count("]"))
    for tally in (table.total, *table.parts):
        assert tally.every == added_up(tally)
    assert len(table.strays) == table.total.strays.sum


@given(sources)
def test_the_whole_is_the_sum_of_its_parts_and_as_deep_as_the_deepest(source: str) -> None:
    table = tabulate(source)
    for count in ("brackets", "options", "contested", "words"):
        assert getattr(table.total, count) == sum(getattr(part, count) for part in table.parts)
    for signs in ("every", "aside", "strays"):
        sums = [getattr(part, signs) for part in table.parts]
        assert getattr(table.total, signs) == Both(sum(s.opening for s in sums), sum(s.closing for s in sums))
    assert table.total.depth == max((part.depth for part in table.parts), default=0)


@given(sources)
def test_no_more_words_are_contested_than_there_are_and_none_without_a_bracket(source: str) -> None:
    table = tabulate(source)
    for tally in (table.total, *table.parts):
        assert 0 <= tally.contested <= tally.words
        assert tally.brackets or not tally.contested
        assert (tally.depth > 0) >= (tally.brackets > 0)


@given(st.lists(st.sampled_from(("[", "]", "act ", "\n\n")), max_size=30).map("".join))
def test_without_links_headings_and_notes_every_sign_is_a_bracket_s_or_a_stray(source: str) -> None:
    total = tabulate(source).total
    assert total.aside == Both(0, 0)
    balance = low = 0
    for character in source:
        balance += (character == "[") - (character == "]")
        low = min(low, balance)
    assert total.strays == Both(balance - low, -low)
