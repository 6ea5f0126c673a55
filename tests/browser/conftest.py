"""A real browser, one for all tests, and the pages that it opens. Skipped with a reason where there is no browser."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from drafter.report.page.answer import Answer
from drafter.report.page.html import html
from drafter.report.page.page import Page, front
from drafter.report.page.text import Passage, clean, marked, numbered
from drafter.text.statement import Head, Paragraph, Place, Run, Statement, inline
from tests.cli.shell import BRIEF, CHINA, FOLDER, INDIA, NAME, at, done

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE = os.environ.get("AXE_CORE", "")
HOSTILE = '</style><script>document.title="taken"</script><img src=x onerror=document.title="taken"> \u202edesrever'


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("there is no chromium here")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tools:
        found = tools.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, from the path in AXE_CORE."""
    if not AXE:
        pytest.skip("AXE_CORE names no axe-core")
    return Path(AXE).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A page for the members, for the penholders and for one capital, and two in other scripts."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / FOLDER / "positions").mkdir(parents=True)
    (folder / FOLDER / "brief.yaml").write_text(BRIEF)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        done("draft", NAME, "--by", "EST", "--at", "2021-08-13T09:00+02:00")
        done("circulate", NAME, "zero-draft", "--by", "EST", "--at", "2021-08-13T10:00+02:00")
        china = CHINA.replace("It is too early.", json.dumps(HOSTILE)).replace("All must.", json.dumps(HOSTILE))
        (folder / FOLDER / "positions" / "CHN.yaml").write_text(china)
        (folder / FOLDER / "positions" / "IND.yaml").write_text(INDIA)
        done("resolve", NAME, "--take", "CHN-1", "--by", "NOR", *at(9))
        done("amend", NAME, "fire", "--rung", "condemn", "--by", "EST", *at(9, 10))
        done("circulate", NAME, "rev-1", "--by", "EST", *at(10))
        done("report", NAME, "-o", "circulated.html", *at(12))
        done("report", NAME, "-o", "house.html", "--audience", "internal", "--bridge", *at(12))
        done("report", NAME, "--for", "CHN", "-o", "capital.html", *at(12))
        (folder / "arabic.html").write_text(html(_foreign("ar", ARABIC)))
        (folder / "chinese.html").write_text(html(_foreign("zh", CHINESE)))
    return {path.stem.removesuffix("-internal"): path for path in sorted(folder.glob("*.html"))}


ARABIC = (
    ("يدين مجلس الأمن الهجمات على المرافئ", "يدين مجلس الأمن بأشد العبارات الهجمات على المرافئ"),
    ("ويدعو الأطراف إلى وقف القتال", "ويدعو جميع الأطراف إلى وقف القتال فورا"),
)
CHINESE = (
    ("安全理事会谴责对港口的袭击", "安全理事会最强烈地谴责对港口的袭击"),
    ("呼吁各方停止战斗", "呼吁各方立即停止战斗"),
)


def _foreign(language: str, words: tuple[tuple[str, str], ...]) -> Page:
    """A page of a text in another script, with what changed in it; what stands round it is that of the case."""
    from drafter.consensus.verdict import verdict
    from drafter.files.workspace import load

    now = datetime.fromisoformat("2021-08-14T12:00+02:00")
    head = replace(front(verdict(load(FOLDER).case, now), now, False), language=language)
    head = replace(head, direction="rtl" if language == "ar" else "ltr")
    before, after = (_text(language, [pair[side] for pair in words]) for side in (0, 1))
    views = numbered([marked(Passage("zero-draft", "rev-1", (before, after), ("EGY",))), clean("rev-1", after)])
    return Page(
        head, Answer("Pending", "open", "not every member has joined", (), (), (), (), "No silence runs"), views
    )


def _text(language: str, words: list[str]) -> Statement:
    found = {
        f"{'ab'[number]}-part": Paragraph(Place(None, str(number)), "paragraph", inline(Run(said)))
        for number, said in enumerate(words)
    }
    return Statement(Head("foreign", "presidential-statement", language), found)


@contextmanager
def opened(browser: Any, path: Path, width: int = 1280, dark: bool = False, script: bool = True) -> Iterator[Any]:
    """A page in a window of a width, in a theme, with or without script. It may ask the network for nothing."""
    scheme = "dark" if dark else "light"
    size = {"width": width, "height": 800}
    context = browser.new_context(viewport=size, color_scheme=scheme, java_script_enabled=script)
    asked: list[str] = []
    said: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda fault: said.append(str(fault)))
    page.goto(path.as_uri())
    try:
        yield page
        assert {url.partition("#")[0] for url in asked} == {path.as_uri()}
        assert said == []
    finally:
        context.close()
