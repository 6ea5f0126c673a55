"""The page on paper, as chromium prints it: which words stand on which sheet, read back from the PDF by poppler."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from drafter.report.chronicle import Chronicle
from drafter.report.page.answer import Answer
from drafter.report.page.html import html
from drafter.report.page.members import Row, Table
from drafter.report.page.page import Front, Page
from drafter.report.page.way import Story, Way
from tests.browser.conftest import opened
from tests.consensus.test_rules import SHIPPED

NOW = datetime.fromisoformat("2021-08-14T12:00+02:00")
FRONT = Front("Harbours", "The Hall", "zero-draft", "0" * 12, "now", ("Draft",), False, SHIPPED[0], "en", "ltr")
ANSWER = Answer("Pending", "open", "not every member has joined", (), (), (), (), "No silence runs")
COLUMNS, ROWS = 40, 60
# The paragraph of which nobody says anything, and the member that says nothing of those of the last part.
UNSPOKEN, SPARING = 5, 7
CUT = "tr { break-inside: auto !important }"


def name_of(row: int) -> list[str]:
    """A member's name so long that it takes several lines of its cell."""
    return [f"R{row:02}{letter}" for letter in "abcdef"]


def words_of(story: int, row: int) -> list[str]:
    """Words of a row that take several lines, told from those of every other row."""
    return [f"s{story}r{row}w{number}" for number in range(60)]


def page() -> Page:
    """A page with a table that is too wide for paper, and tables of words in which each row takes several lines."""
    rows = tuple(
        Row(
            " ".join(name_of(row)),
            "",
            tuple("" if at == UNSPOKEN or (row == SPARING and at >= 27) else "red-line" for at in range(COLUMNS)),
        )
        for row in range(ROWS)
    )
    columns = tuple(("", f"col{at:02}") for at in range(COLUMNS))
    stories = tuple(
        Story("halt", f"story {story}", "", (), tuple(("EST", " ".join(words_of(story, row))) for row in range(9)))
        for story in range(6)
    )
    table = Table(columns, rows, (), (("red-line", "one is crossed"),), ())
    return Page(FRONT, ANSWER, (), table, Way("", Chronicle(NOW, (), ()), stories))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("print") / "page.html"
    path.write_text(html(page()), encoding="utf-8")
    return path


def sheets(page: Any, paper: str, folder: Path) -> list[Counter[str]]:
    """The words on each sheet."""
    if shutil.which("pdftotext") is None:
        pytest.skip("there is no pdftotext here")
    page.pdf(path=folder / "page.pdf", format=paper)
    said = subprocess.check_output(["pdftotext", "-bbox", folder / "page.pdf", "-"], text=True)
    return [Counter(re.findall(r"<word [^>]*>([^<]*)</word>", sheet)) for sheet in said.split("<page ")[1:]]


def cut_rows(found: list[Counter[str]]) -> list[str]:
    """The rows of which some words stand on one sheet and some on another."""
    rows = [name_of(row) for row in range(ROWS)]
    rows += [words_of(story, row) for story in range(6) for row in range(9)]
    return [row[0] for row in rows if any(len({sheet[word] for word in row}) > 1 for sheet in found)]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_no_row_of_a_table_is_cut_over_two_sheets(browser: Any, printed: Path, paper: str, tmp_path: Path) -> None:
    with opened(browser, printed) as page:
        found = sheets(page, paper, tmp_path)
    assert len(found) > 10
    assert sum(sheet["s5r8w59"] for sheet in found) == 1
    assert cut_rows(found) == []


def test_a_row_that_is_cut_would_be_seen(browser: Any, printed: Path, tmp_path: Path) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(printed.as_uri())
    page.add_style_tag(content=CUT)
    assert cut_rows(sheets(page, "A4", tmp_path)) != []
    context.close()


def test_a_table_too_wide_for_paper_is_printed_in_parts_with_every_word_of_it(
    browser: Any, printed: Path, tmp_path: Path
) -> None:
    with opened(browser, printed) as page:
        found = sheets(page, "A4", tmp_path)
        assert page.locator(".parts").count() == 0
    in_all = sum(found, Counter[str]())
    assert [in_all[name_of(row)[0]] for row in range(ROWS)] == [2 if row == SPARING else 3 for row in range(ROWS)]
    assert in_all["red"] - 1 == (COLUMNS - 1) * ROWS - 13, "the legend has the word once"
    assert in_all[f"col{UNSPOKEN:02}"] == 0
    assert not any("too wide" in " ".join(sheet) for sheet in found)
    with_rows = [sheet for sheet in found if any(sheet[name_of(row)[0]] for row in range(ROWS))]
    assert len(with_rows) > 3
    assert all(sheet["col00"] or sheet["col14"] or sheet["col27"] for sheet in with_rows), "each has a head"


def test_what_the_table_does_not_show_is_not_printed(browser: Any, printed: Path, tmp_path: Path) -> None:
    with opened(browser, printed) as page:
        page.fill("#by_name", "R07")
        found = sum(sheets(page, "A4", tmp_path), Counter[str]())
    assert (found["R07a"], found["R08a"], found["col26"], found["col27"]) == (2, 0, 1, 0)


def test_without_script_the_page_says_where_its_words_stand(browser: Any, printed: Path, tmp_path: Path) -> None:
    with opened(browser, printed, script=False) as page:
        found = sum(sheets(page, "A4", tmp_path), Counter[str]())
    assert (found["R00a"], found["too"], found["wide"]) == (0, 1, 1)
