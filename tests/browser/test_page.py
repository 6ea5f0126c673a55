"""The page in a real browser: in both themes, on a telephone, by keyboard, without script, on paper."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import opened

ALL = ("circulated", "house", "capital", "arabic", "chinese")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.removeAttribute('name'); one.open = true; })"


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_against_wcag(
    browser: Any, axe: str, pages: dict[str, Path], name: str, width: int, dark: bool
) -> None:
    with opened(browser, pages[name], width, dark) as page:
        page.evaluate(UNFOLD)
        page.evaluate(axe)
        found = page.evaluate("(tags) => axe.run(document, {runOnly: tags})", TAGS)
    told = [(one["id"], [node["html"] for node in one["nodes"][:3]]) for one in found["violations"]]
    assert told == []
    assert len(found["passes"]) > 10


@pytest.mark.parametrize("name", ALL)
def test_at_320_px_and_at_400_per_cent_nothing_runs_off_the_side(
    browser: Any, pages: dict[str, Path], name: str
) -> None:
    with opened(browser, pages[name], 320) as page:
        page.evaluate(UNFOLD)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_keyboard_alone_reaches_everything_and_its_place_is_seen(browser: Any, pages: dict[str, Path]) -> None:
    with opened(browser, pages["house"]) as page:
        wanted = page.evaluate(
            """() => [...document.querySelectorAll("a[href], summary, select, input, [tabindex]")]
                .filter((one) => one.checkVisibility()).length"""
        )
        seen = set()
        for _ in range(wanted + 1):
            page.keyboard.press("Tab")
            place, ring = page.evaluate(
                """() => { const one = document.activeElement, style = getComputedStyle(one);
                    return [[...document.querySelectorAll("*")].indexOf(one),
                            style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2]; }"""
            )
            if page.evaluate("document.activeElement !== document.body"):
                assert ring, place
                seen.add(place)
        assert len(seen) == wanted
        assert wanted > 20


def test_one_view_of_the_text_opens_at_a_time_without_script_and_by_keyboard(
    browser: Any, pages: dict[str, Path]
) -> None:
    with opened(browser, pages["circulated"], script=False) as page:
        first, second = (page.locator(".views > details").nth(number) for number in (0, 1))
        assert (first.get_attribute("open"), second.get_attribute("open")) == ("", None)
        second.locator("summary").press("Enter")
        assert (first.get_attribute("open"), second.get_attribute("open")) == (None, "")
        assert page.locator(".filters").is_hidden()
        assert page.locator("#the_answer").is_visible()
        assert second.locator(".statement").is_visible()


def test_the_table_is_filtered_by_group_by_word_and_by_member(browser: Any, pages: dict[str, Path]) -> None:
    with opened(browser, pages["house"]) as page:
        rows = page.locator("tbody tr:visible th")
        assert sorted(rows.all_inner_texts()) == ["CHN", "IND"]
        page.select_option("#by_group", "permanent")
        assert rows.all_inner_texts() == ["CHN"]
        page.select_option("#by_group", "")
        page.select_option("#by_word", "w-strikes")
        assert rows.all_inner_texts() == ["IND"]
        assert page.locator("thead th:visible").count() == 1
        assert "1 of 2 members" in page.locator("#shown").inner_text()
        page.select_option("#by_word", "")
        page.fill("#by_name", "chn")
        assert rows.all_inner_texts() == ["CHN"]
        page.fill("#by_name", "")
        assert sorted(rows.all_inner_texts()) == ["CHN", "IND"]


def test_a_link_to_a_paragraph_in_a_folded_view_opens_it(browser: Any, pages: dict[str, Path]) -> None:
    with opened(browser, pages["circulated"]) as page:
        assert page.locator("#fire_2").is_hidden()
        page.evaluate("location.hash = 'fire_2'")
        page.locator("#fire_2").wait_for(state="visible", timeout=2000)


def test_what_a_member_wrote_runs_nowhere(browser: Any, pages: dict[str, Path]) -> None:
    with opened(browser, pages["house"]) as page:
        assert "taken" not in page.title()
        assert page.locator("img").count() == 0
        assert 'onerror=document.title="taken"> [U+202E]desrever' in page.locator("#the_answer").inner_text()


def test_an_arabic_text_runs_from_right_to_left_and_a_chinese_one_does_not(
    browser: Any, pages: dict[str, Path]
) -> None:
    for name, way in (("arabic", "rtl"), ("chinese", "ltr")):
        with opened(browser, pages[name]) as page:
            text = page.locator(".statement").first
            assert text.evaluate("(one) => getComputedStyle(one).direction") == way
            assert text.get_attribute("lang") == name[:2].replace("ch", "zh")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_printed_page_carries_the_marking(
    browser: Any, pages: dict[str, Path], paper: str, tmp_path: Path
) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("there is no pdftotext here")
    for name, mark in (("circulated", "Draft. For members only."), ("house", "Internal: for the penholders alone")):
        with opened(browser, pages[name]) as page:
            page.evaluate(UNFOLD)
            page.pdf(path=tmp_path / "page.pdf", format=paper)
        said = subprocess.check_output(["pdftotext", "-layout", tmp_path / "page.pdf", "-"], text=True)
        printed = said.split("\f")[:-1]
        assert len(printed) > 1
        assert [number for number, sheet in enumerate(printed) if mark not in sheet] == []
