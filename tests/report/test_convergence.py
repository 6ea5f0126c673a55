"""How bracketed drafts come together: rows, columns, strays, and the same for machines. The texts are invented."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from drafter.cli.brackets import show
from drafter.diagnostic import Faulty
from drafter.report.cells import width_of
from drafter.report.convergence import Draft, data, lines, part_order, short
from drafter.text.foreign.table import tabulate

FIRST = """\
## Preamble

The Parties, [recalling] [[noting] with concern] the fires[^1],

## Article 1 *(harbours)*

1. **Option 1:** Each Party [shall] [should open its harbours.

2. **Option 2:** No text.]

## Article 2

Parties shall meet.] See [the rules](https://example.org/rules).

[^1]: Not agreed.
"""
SECOND = """\
## Preamble

The Parties, noting the fires,

## Article 1 *(harbours)*

Each Party [shall] open its harbours.

## Article 1bis

[Placeholder]

## Article 2

Parties shall meet.
"""


def draft(file: str, source: str) -> Draft:
    return Draft(file, source, tabulate(source))


BOTH = (draft("harbour/may/draft.md", FIRST), draft("harbour/june/draft.md", SECOND))


def said(*drafts: Draft) -> list[str]:
    return [row.text for row in lines(drafts)]


def test_one_draft_is_told_by_its_parts() -> None:
    assert said(BOTH[0])[:10] == [
        "Brackets in harbour/may/draft.md",
        "",
        "part                  all [ aside brackets depth options strays contested  words",
        "Preamble                  4     1        3     2       0      0         4      9",
        "Article 1                 2     0        2     1       2      0        10     18",
        "Article 2                 1     1        0     0       0      1         0      8",
        "footnotes                 1     1        0     0       0      0         0      2",
        "in all                    8     3        5     2       2      1        14     37",
        "",
        "strays in harbour/may/draft.md: 1",
    ]


def test_several_drafts_are_rows_in_the_order_given_and_columns_of_their_parts() -> None:
    assert said(*BOTH)[:13] == [
        "Brackets in 2 drafts",
        "",
        "draft                 all [ aside brackets depth options strays contested  words",
        "1 may                     8     3        5     2       2      1        14     37",
        "2 june                    2     0        2     1       0      0         2     23",
        "",
        "brackets in part                    1      2",
        "Preamble                            3      0",
        "Article 1                           2      1",
        "Article 1bis                        -      1",
        "Article 2                           0      0",
        "footnotes                           0      -",
        "",
    ]
    assert [row[:6] for row in said(*reversed(BOTH))[3:5]] == ["1 june", "2 may "]


def test_columns_stand_under_each_other_whatever_the_letters_of_a_part() -> None:
    wide = draft("a.md", "## 第一条\n\n[one]\n\n## Pre\u0301ambule\n\n[two]\n\n" + f"## {'条' * 30}\n\n[three]\n")
    for drafts, kept in (((wide,), "条" * 10 + "…"), ((wide, BOTH[1]), "条" * 14 + "…")):
        rows = said(*drafts)
        table = [row for row in rows if row.startswith(("第一条", "Pre\u0301", kept))]
        assert len(table) == 3
        assert len({width_of(row) for row in table}) == 1, table


def test_a_stray_is_a_finding_with_its_place_and_the_words_beside_it() -> None:
    rows = said(BOTH[0])
    at = rows.index("harbour/may/draft.md:13:20: nothing opened this ]")
    assert rows[at + 1] == "    Parties shall meet.]"
    opened = said(draft("a.md", "words\nand [" + "so on " * 30))
    at = opened.index("a.md:2:5: nothing closes this [")
    assert opened[at + 1].startswith("    [so on so on ")
    assert opened[at + 1].endswith(" so …")


def test_more_strays_than_anybody_mends_are_counted_and_not_listed() -> None:
    rows = said(draft("a.md", "]" * 100))
    assert sum("nothing opened" in row for row in rows) == 41  # forty of them, and the legend
    assert "and 60 more" in rows


def test_no_line_is_wider_than_a_page_whatever_a_part_is_called() -> None:
    long = draft("june.md", "# " + "a long heading " * 20 + "\n[x]\n")
    assert max(map(len, said(long, *[BOTH[0]] * 20))) <= 80
    assert max(map(len, said(long))) <= 80


def test_more_drafts_than_a_page_has_columns_get_a_second_table() -> None:
    heads = [row.split()[3:] for row in said(*[BOTH[1]] * 9) if row.startswith("brackets in part")]
    assert heads == [["1", "2", "3", "4", "5", "6", "7"], ["8", "9"]]


def test_numbers_never_run_together() -> None:
    row = next(row for row in said(draft("a.md", "[a]" * 20_000)) if row.startswith("in all"))
    assert row.split() == ["in", "all", "20,000", "0", "20,000", "1", "0", "0", "20,000", "20,000"]
    assert " 1,000,000 " in said(draft("a.md", "[^1]" + "x " * 1_000_000))[3] + " "


def test_nothing_in_a_text_moves_the_cursor() -> None:
    rows = said(draft("a.md", "# One\x1b[31m\n# Two\n\x1b[2J\x00]\n]\x9b\n"))
    assert all(row.isprintable() for row in rows)


def test_two_parts_of_one_name_stay_two() -> None:
    twice = draft("a.md", "# Annex\n[a]\n# Annex\n[b] [c]\n")
    assert [row.split() for row in said(twice, twice) if row.startswith("Annex")] == [
        ["Annex", "1", "1"],
        ["Annex", "2", "2"],
    ]


def test_names_are_as_short_as_tells_them_apart() -> None:
    assert short(["cop/may/a.md", "cop/june/a.md", "cop/june/b.md"]) == ["may/a.md", "june/a.md", "june/b.md"]
    assert short(["a.md", "old/a.md"]) == ["a.md", "old/a.md"]
    assert short(["cop/a.md", "cop/a.md"]) == ["a.md", "a.md"]


def test_a_part_that_comes_later_stands_behind_the_one_it_follows() -> None:
    assert part_order(["AB", "XAYB", "BZ"]) == ["X", "A", "Y", "B", "Z"]


def test_machines_get_every_count_of_every_part_and_every_stray() -> None:
    found = data(BOTH)
    assert json.loads(json.dumps(found)) == found
    assert found[0]["file"] == "harbour/may/draft.md"
    assert found[0]["strays"] == [{"sign": "]", "line": 13, "column": 20}]
    assert found[1]["total"] == {
        "signs": {"[": 2, "]": 2},
        "aside": {"[": 0, "]": 0},
        "brackets": 2,
        "strays": {"[": 0, "]": 0},
        "depth": 1,
        "options": 0,
        "contested": 2,
        "words": 23,
    }


# --- from files ------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two drafts in a folder, which is where we stand; and a file that is none."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "2-june.md").write_text(SECOND, encoding="utf-8")
    (tmp_path / "1-may.md").write_text(FIRST, encoding="utf-8")
    (tmp_path / "notes.txt").write_bytes(b"\xff\x00")
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_a_folder_stands_for_its_drafts_in_the_order_of_names(capsys: pytest.CaptureFixture[str]) -> None:
    show((Path("."),), False)
    rows = capsys.readouterr().out.splitlines()
    assert [row.split()[:3] for row in rows[3:5]] == [["1", "1-may.md", "8"], ["2", "2-june.md", "2"]]


@pytest.mark.usefixtures("folder")
def test_files_are_shown_in_the_order_given_and_as_data_too(capsys: pytest.CaptureFixture[str]) -> None:
    show((Path("2-june.md"), Path("1-may.md")), True)
    assert [row["file"] for row in json.loads(capsys.readouterr().out)] == ["2-june.md", "1-may.md"]


@pytest.mark.usefixtures("folder")
def test_every_file_that_cannot_be_read_is_named_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Faulty) as faulty:
        show((Path("1-may.md"), Path("notes.txt"), Path("nope.md")), False)
    assert [str(fault)[:22] for fault in faulty.value.diagnostics] == [
        "nope.md: DS001 cannot ",
        "notes.txt:1:1: DS002 t",
    ]
    assert capsys.readouterr().out == ""


def test_a_folder_without_drafts_is_wrong_usage(folder: Path) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(click.UsageError, match=r"no \.md file in empty"):
        show((Path("empty"),), False)
    with pytest.raises(click.UsageError, match="name the drafts"):
        show((), False)
