"""Brackets lose nothing: what is written with them reads back to the last character, for every delegation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from drafter.diagnostic import Diagnostic, Faulty
from drafter.text.change import Change, apply, diff
from drafter.text.contested.bracketed import Bracketed, parse_bracketed, print_bracketed
from drafter.text.contested.brackets import parse_pieces, print_pieces
from drafter.text.contested.choice import Branch, Choice, Pieces, Plain, pieces, read
from drafter.text.contested.places import canonical
from drafter.text.contested.rolled import bracketed_of, parse_rolling, print_rolling, rolling_of
from drafter.text.contested.rolling import Contested, Rolling, merge, side, unmerge
from drafter.text.contested.trade import rows
from drafter.text.statement import Inline, Statement, inline, plain
from drafter.text.words import is_word, words
from tests.strategies import edited, inlines, statements

NAMES = ("CHN", "EST", "FRA", "Delegation", "Delegation-2")


# Where each name sits: with the base, with one of two sides, or nowhere; and from which of those at a side on it is
# its own, the rest only within it.
_SEATS = st.lists(st.integers(0, 3), min_size=len(NAMES), max_size=len(NAMES))
_FIRST = st.integers(0, len(NAMES))


@cache
@st.composite
def trees(draw: st.DrawFn, names: tuple[str, ...] = NAMES, depth: int = 2, least: int = 1) -> Pieces:
    """Pieces with choices within choices: a name has one side in each choice, and two choices never touch."""
    out: list[Plain | Choice] = []
    for _ in range(draw(st.integers(least, 2))):
        if out and isinstance(out[-1], Choice):
            out.append(Plain(draw(inlines())))
        choice = draw(choices(names, depth))
        if choice is None:
            plain_ = Plain(draw(inlines()))
            out = [*out[:-1], Plain(inline(*out[-1].inline, *plain_.inline))] if out else [plain_]  # type: ignore[union-attr]
        else:
            out.append(choice)
    return tuple(out)


@cache
@st.composite
def choices(draw: st.DrawFn, names: tuple[str, ...], depth: int) -> Choice | None:
    """A choice between what these names would have; none where they are too few, or where it is deep enough."""
    if depth == 0 or not names:
        return None
    seats = draw(_SEATS)
    at = [tuple(name for name, seat in zip(names, seats, strict=False) if seat == wanted) for wanted in range(3)]
    trunk = draw(trees(at[0], depth - 1, 0))
    branches = []
    for seated in at[1:]:
        if seated:
            own = frozenset(seated[draw(_FIRST) % len(seated) :])
            found = draw(trees(seated, depth - 1, 0))
            if read(found) != read(trunk):
                branches.append(Branch(own, found))
    return Choice(trunk, tuple(branches)) if branches else None


@st.composite
def proposals(draw: st.DrawFn) -> tuple[Statement, dict[str, Change]]:
    """A base, and what up to five delegations would make of it."""
    base = draw(statements())
    texts = {name: draw(edited(base)) for name in draw(st.lists(st.sampled_from(NAMES), unique=True))}
    changes = {name: diff(base, Statement(base.head, text.paragraphs)) for name, text in texts.items()}
    return base, {name: change for name, change in changes.items() if change}


def rollings() -> st.SearchStrategy[Rolling]:
    return proposals().map(lambda drawn: merge(*drawn))


@st.composite
def files(draw: st.DrawFn) -> Bracketed:
    """A file whose words are contested at any depth, by those who have the paragraph."""
    found = bracketed_of(draw(rollings()))
    blocks = []
    for block in found.blocks:
        named = tuple(name for name in NAMES if block.of(name) is not None)
        if block.base and draw(st.booleans()):
            blocks.append(replace(block, words=draw(trees(named).filter(says_something))))
        else:
            blocks.append(block)
    return Bracketed(found.head, tuple(blocks))


def says_something(cut: Pieces) -> bool:
    return all(plain(read(cut, name)).strip() for name in (None, *NAMES))


# --- words -----------------------------------------------------------------------------------------------------------


@given(trees())
def test_words_read_back_as_they_were_printed_at_whatever_depth(cut: Pieces) -> None:
    line = print_pieces(cut)
    assert parse_pieces(line, names=NAMES) == cut
    assert print_pieces(parse_pieces(line)) == line
    assert read(cut, "XXX") == read(cut)


@given(inlines(), st.lists(inlines(), max_size=5))
def test_what_is_cut_from_whole_proposals_reads_back(base: Inline, others: list[Inline]) -> None:
    sides = {other: frozenset({name}) for name, other in zip(NAMES, others, strict=False) if other != base}
    cut = pieces(base, sides)
    found = parse_pieces(print_pieces(cut))
    assert found == cut
    assert read(found) == base
    for other, names in sides.items():
        assert [read(found, name) for name in names] == [other]


@given(inlines(), st.lists(inlines(), max_size=5))
def test_two_choices_of_a_cut_never_touch_and_no_side_is_the_base(base: Inline, others: list[Inline]) -> None:
    cut = pieces(base, {other: frozenset({name}) for name, other in zip(NAMES, others, strict=False)})
    assert not any(type(one) is type(following) for one, following in pairwise(cut))
    for piece in cut:
        assert isinstance(piece, Plain) or piece.base not in piece.sides


# --- a whole text ----------------------------------------------------------------------------------------------------


@given(rollings())
def test_a_rolling_text_reads_back_with_its_ranks_made_plain(rolling: Rolling) -> None:
    assert parse_rolling(print_rolling(rolling), names=NAMES) == canonical(rolling)


@given(rollings())
def test_read_against_itself_it_is_the_same_to_the_last_rank(rolling: Rolling) -> None:
    assert parse_rolling(print_rolling(rolling), base=rolling) == rolling


@given(rollings())
def test_printing_what_was_read_gives_the_same_characters(rolling: Rolling) -> None:
    file = print_rolling(rolling)
    assert print_rolling(parse_rolling(file)) == file
    assert print_bracketed(parse_bracketed(file)) == file


@given(rollings(), rollings())
def test_ranks_taken_from_another_rolling_text_change_nothing_but_ranks(rolling: Rolling, other: Rolling) -> None:
    found = parse_rolling(print_rolling(rolling), base=other)
    assert canonical(found) == canonical(rolling)


@given(rollings())
def test_plain_ranks_leave_every_text_in_its_order(rolling: Rolling) -> None:
    found = canonical(rolling)
    assert found.base.outline == rolling.base.outline
    for name in NAMES:
        assert side(found, name).outline == side(rolling, name).outline
    assert canonical(found) == found


@given(files())
def test_a_file_with_choices_within_choices_reads_back_to_the_last_character(bracketed: Bracketed) -> None:
    file = print_bracketed(bracketed)
    assert parse_bracketed(file, names=NAMES) == bracketed
    assert print_bracketed(parse_bracketed(file)) == file


@given(files())
def test_everybody_reads_in_a_file_what_the_rolling_text_gives_them(bracketed: Bracketed) -> None:
    rolling = rolling_of(bracketed)
    for name in NAMES:
        text = side(rolling, name)
        wanted = {block.id: read(block.words, name) for block in bracketed.blocks if block.of(name) is not None}
        assert {id: paragraph.inline for id, paragraph in text.paragraphs.items()} == wanted


@given(proposals())
def test_reading_a_name_from_the_file_gives_its_own_text(drawn: tuple[Statement, dict[str, Change]]) -> None:
    base, changes = drawn
    found = parse_bracketed(print_rolling(merge(base, changes)))
    for name in NAMES:
        text = apply(changes.get(name, Change()), base)
        there = {block.id: read(block.words, name) for block in found.blocks if block.of(name) is not None}
        assert there == {id: paragraph.inline for id, paragraph in text.paragraphs.items()}


@given(rollings())
def test_every_word_of_every_side_stands_in_the_file_and_in_the_rooms_form(rolling: Rolling) -> None:
    file = bare(print_rolling(rolling))
    shown: dict[str, str] = {}
    for row in rows(rolling):
        shown[row.id] = shown.get(row.id, "") + "".join(bare(plain(span.inline)) for span in row.spans)
    for id, entry in rolling.contested.items():
        for paragraph in (entry.base, *entry.sides):
            for word in words(plain(paragraph.inline)) if paragraph else ():
                assert not is_word(word) or bare(word) in file
                assert not is_word(word) or bare(word) in shown[id]


def bare(text: str) -> str:
    """The characters without those that the markup uses or spaces part."""
    return "".join(character for character in text if character not in "\\*_@" and not character.isspace())


@given(rollings(), st.randoms(use_true_random=False))
def test_equal_rolling_texts_are_printed_alike(rolling: Rolling, dice: object) -> None:
    ids = list(rolling.contested)
    dice.shuffle(ids)  # type: ignore[attr-defined]
    again = {
        id: Contested(entry.base, dict(reversed(entry.sides.items())))
        for id, entry in ((id, rolling.contested[id]) for id in ids)
    }
    other = Rolling(rolling.base, again)
    assert other == rolling
    assert print_rolling(other) == print_rolling(rolling)
    assert rows(other) == rows(rolling)


# --- what people write -----------------------------------------------------------------------------------------------

T = TypeVar("T")


def read_or_told(read_: Callable[[], T]) -> tuple[T | None, tuple[Diagnostic, ...]]:
    """What a reader gives, or the faults it tells."""
    try:
        return read_(), ()
    except Faulty as told:
        return None, told.diagnostics


_SCRAPS = ("[: ", "[EST: ", "[CHN, FRA: ", "]", "][", "[", "peace", " ", "*", "\\", "\\[", "@{halt}", "@", ": ", ",")


@given(st.lists(st.sampled_from(_SCRAPS), max_size=12).map("".join))
def test_any_line_is_read_or_has_its_faults_told(line: str) -> None:
    cut, faults = read_or_told(lambda: parse_pieces(line))
    assert (cut is None) == bool(faults)
    assert all(fault.where.line == 1 and 0 < fault.where.column <= len(line) for fault in faults)
    assert cut is None or parse_pieces(print_pieces(cut)) == cut


_ROWS = (
    "@halt paragraph",
    "@talks [: paragraph][EST: ]",
    "@women [: ][FRA: item in halt first]",
    "@talks [: paragraph][EST: item after halt][FRA: paragraph at halt]",
    "@halt [: paragraph][EST: item in talks first 2]",
    "[: peace][EST: war]",
    "[: ][FRA: peace]",
    "peace @{women}",
    "",
)


@given(st.lists(st.sampled_from(_ROWS), max_size=8))
def test_any_file_is_read_or_has_its_faults_told(lines: list[str]) -> None:
    text = "\n".join(("statement: peace", "form: resolution", *lines))
    rolling, faults = read_or_told(lambda: parse_rolling(text))
    assert (rolling is None) == bool(faults)
    assert all(0 < fault.where.line <= text.count("\n") + 2 for fault in faults)
    if rolling:
        assert parse_rolling(print_rolling(rolling)) == rolling
        assert unmerge(rolling).keys() == {name for name in NAMES if side(rolling, name) != rolling.base}
