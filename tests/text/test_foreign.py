"""Brackets in texts that others wrote: which belong together, which to none, and which are no brackets at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.text.foreign.markdown import parts, rows
from drafter.text.foreign.signs import Foreign, Sign, read
from drafter.text.foreign.table import Tally, tabulate

PARIS = Path(__file__).parents[3] / "shared" / "data" / "pairs" / "cop21_agreement"
DATES = ("23-oct-2015", "4-dec-2015", "9-dec-2015", "12-dec-2015")
at_hand = pytest.mark.skipif(not PARIS.is_dir(), reason="the drafts of the Paris Agreement are not at hand")


def brackets(source: str) -> list[str]:
    """The words of each bracket, its signs included, in the order they open."""
    return [
        source[sign.at : sign.partner + 1]
        for sign in read(source).signs
        if sign.kind == "bracket" and sign.character == "[" and sign.partner is not None
    ]


def strays(source: str) -> list[tuple[str, int, int]]:
    return [(sign.character, sign.line, sign.column) for sign in read(source).strays]


def kinds(source: str) -> list[str]:
    """What each `[` is of."""
    return [sign.kind for sign in read(source).signs if sign.character == "["]


def test_a_bracket_may_close_in_another_paragraph() -> None:
    assert brackets("[One.\n\nTwo] three.") == ["[One.\n\nTwo]"]


def test_brackets_nest_and_stand_side_by_side() -> None:
    assert brackets("[a [b][c]]") == ["[a [b][c]]", "[b]", "[c]"]
    assert [sign.depth for sign in read("[a [b][c]]").signs] == [1, 2, 2, 2, 2, 1]


def test_what_closes_nothing_and_what_nothing_closes_are_strays_with_their_places() -> None:
    assert strays("a] b\n[c [d]") == [("]", 1, 2), ("[", 2, 1)]
    assert brackets("a] b\n[c [d]") == ["[d]"]


def test_a_bracket_that_was_never_closed_does_not_take_in_the_next_article() -> None:
    source = "## Article 1\n[one\n## Article 2\ntwo [three] four]\n"
    assert brackets(source) == ["[three]"]
    assert strays(source) == [("[", 2, 1), ("]", 4, 17)]


def test_a_heading_below_the_parts_does_not_cut_a_bracket() -> None:
    assert brackets("## Article 1\n[one\n### Option\ntwo]\n## Article 2\n") == ["[one\n### Option\ntwo]"]


def test_a_bracket_in_a_heading_is_one_of_that_part() -> None:
    table = tabulate("## [Article 1]\n\none\n\n## Article 2\n\ntwo\n")
    assert [(part.name, part.brackets, part.contested) for part in table.parts] == [
        ("Article 1", 1, 2),
        ("Article 2", 0, 0),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_and_columns_are_those_of_an_editor(end: str) -> None:
    assert strays(f"\ufeff]{end}\ta]{end}{end}b\u2028c]") == [("]", 1, 1), ("]", 2, 3), ("]", 4, 4)]


# --- what is no bracket ----------------------------------------------------------------------------------------------


def test_a_link_s_words_stand_in_no_bracket() -> None:
    assert kinds("[words](https://example.org/a_(b)) ![a map](maps/one.png 'Map') [top](#top)") == ["link"] * 3
    assert tabulate("See [these words](https://example.org).").total.words == 3
    assert tabulate("See [these words](https://example.org).").total.contested == 0


def test_an_item_s_letter_behind_a_bracket_makes_no_link() -> None:
    assert kinds("under paragraph [x](a) above [and](or not)") == ["bracket", "bracket"]


def test_two_brackets_side_by_side_are_a_link_only_where_the_label_has_an_address() -> None:
    assert kinds("[shall][should] act") == ["bracket", "bracket"]
    assert kinds("[shall][Should] act\n\n[should]: https://example.org\n") == ["link", "link", "link"]


def test_a_label_by_itself_is_a_link_and_its_words_are_the_text_s() -> None:
    source = "the [report] of [the  Report][]\n\n[Report]: /report 'The report'\n[the report]: <two words>\n"
    assert set(kinds(source)) == {"link"}
    assert tabulate(source).total.words == 5


def test_a_bracket_inside_a_link_s_words_is_still_a_bracket() -> None:
    assert kinds("[see [all] of it](https://example.org)") == ["link", "bracket"]
    assert [s.depth for s in read("[see [all] of it](https://example.org)").signs] == [0, 1, 1, 0]


def test_what_only_begins_like_an_address_of_a_label_is_text() -> None:
    assert kinds("[Decides]: that the Parties shall meet [soon]\n") == ["bracket", "bracket"]


def test_footnotes_are_set_aside_and_their_words_are_not() -> None:
    source = "## One\nParties[^1] act [now[^2]].\n\n[^1]: All of them.\n[^2]: Or [soon].\n"
    assert kinds(source) == ["footnote", "bracket", "footnote", "footnote", "footnote", "bracket"]
    table = tabulate(source)
    assert [(part.name, part.words, part.brackets) for part in table.parts] == [("One", 4, 1), ("footnotes", 5, 1)]


def test_front_matter_is_no_text() -> None:
    source = "---\ntitle: A [draft\n# no: heading\n---\n# One\n[a]\n"
    assert kinds(source) == ["front matter", "bracket"]
    assert tabulate(source).total.words == 2


@pytest.mark.parametrize("source", ["---\n[One]\n---\n", "---\ntitle: [one]\n", "a\n---\ntitle: [one]\n---\n"])
def test_a_rule_across_the_page_begins_no_front_matter(source: str) -> None:
    assert kinds(source) == ["bracket"]


# --- parts and counts ------------------------------------------------------------------------------------------------


def named(source: str) -> list[str]:
    return [part.name for part in parts(rows(source), ())]


def test_the_parts_are_the_headings_of_the_highest_level_but_for_a_lone_title() -> None:
    assert named("# A plan\n## One\n### More\n## Two ##\n") == ["opening", "One", "Two"]
    assert named("# One\n## More\n# Two\n") == ["opening", "One", "Two"]
    assert named("## One\n") == ["opening", "One"]
    assert named("no headings, #1 is none\n") == ["opening"]


def test_a_part_is_called_by_its_heading_without_marks_and_gloss() -> None:
    assert named("## [Article 3bis] *(REDD-plus)*\n## (aims) {:.no_toc}\n")[1:] == ["Article 3bis", "(aims)"]


def test_options_are_the_lines_that_begin_as_one() -> None:
    source = (
        "   **Option 1:** a\n5. **Option II:** b\n(b) Option (a): c\nOption1 d\n[OPTION B] e\n"
        "as in Option 1\noption 2 of the decision\nOptions include\nOptional 3\nOption Zero\n"
    )
    assert tabulate(source).total.options == 5


def test_contested_words_are_those_in_any_bracket_each_once() -> None:
    total = tabulate("Parties [shall][should [, in time,]] act] now.").total
    assert (total.contested, total.words, total.strays.closing) == (4, 7, 1)


def test_a_text_without_brackets_has_a_table_too() -> None:
    total = tabulate("Peace.").total
    assert total == Tally("in all", total.every, total.aside, 0, 0, 0, total.strays, 0, 1)
    assert (total.every.sum, total.aside.sum, total.strays.sum) == (0, 0, 0)


def test_brackets_may_be_nested_without_end() -> None:
    total = tabulate("[" * 50_000 + "deep" + "]" * 50_000).total
    assert (total.brackets, total.depth, total.contested) == (50_000, 50_000, 1)
    assert tabulate("[" * 50_000).total.strays.opening == 50_000


# --- the drafts of the Paris Agreement -------------------------------------------------------------------------------


def paris(date: str) -> str:
    return (PARIS / date / "index.md").read_bytes().decode("utf-8")


@at_hand
def test_plain_brackets_of_the_paris_drafts_fall_from_a_thousand_to_six_links() -> None:
    totals = [tabulate(paris(date)).total for date in DATES]
    assert [total.every.opening for total in totals] == [1052, 1055, 222, 6]
    assert [total.aside.opening for total in totals] == [27, 40, 5, 6]
    assert [total.brackets for total in totals] == [1016, 1006, 215, 0]
    assert [total.strays.sum for total in totals] == [19, 21, 5, 0]
    assert {sign.kind for sign in read(paris(DATES[-1])).signs} == {"link"}


@at_hand
def test_options_and_contested_words_of_the_paris_drafts_fall_too() -> None:
    totals = [tabulate(paris(date)).total for date in DATES]
    assert [total.options for total in totals] == [153, 117, 28, 0]
    assert [round(100 * total.contested / total.words) for total in totals] == [53, 48, 21, 0]
    assert [total.depth for total in totals] == [5, 4, 3, 0]


@at_hand
def test_a_stray_of_the_paris_drafts_is_found_where_it_stands() -> None:
    text: Foreign = read(paris("23-oct-2015"))
    stray: Sign = next(sign for sign in text.strays if sign.line == 538)
    assert text.source[: stray.at + 1].endswith("No reference to loss and damage (no Article 5).]")
