"""The pages a reader meets say what the tool does: examples are run, made pages made anew, links followed."""

from __future__ import annotations

import doctest
import os
import re
import runpy
import shlex
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

import pytest
from docx import Document

from drafter.cli import COMMANDS
from tests.negotiation import CASE, DRAFTER, ROOT, drafter

PAGES = sorted(
    path
    for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("benchmarks/**/*.md")]
    if path.is_file()
)
README = (ROOT / "README.md").read_text(encoding="utf-8")
GENERATE = runpy.run_path(str(ROOT / "docs" / "generate.py"))
PICTURES = runpy.run_path(str(ROOT / "docs" / "pictures.py"))
# A command that finds something ends in 1, and the page says so; anything else is a page that does not work.
_WATCH = """\
drafter() {
    command drafter "$@"
    code=$?
    case $1:$code in *:0|check:1|diff:1|export:1) ;; *) echo "drafter $* ended in $code"; exit 9 ;; esac
}
"""


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of a page in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# --- the README ------------------------------------------------------------------------------------------------------


def test_the_commands_of_the_readme_lead_from_nothing_to_an_agreed_text_in_word(tmp_path: Path) -> None:
    script = _WATCH + "".join(blocks(README, "sh"))
    path = f"{DRAFTER.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-c", script],
        cwd=tmp_path,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    answers = re.findall(r"^(NOT AGREED|PENDING|AGREED): .*$", done.stdout, re.MULTILINE)
    assert answers == ["NOT AGREED", "PENDING", "AGREED"]
    words = "\n".join(paragraph.text for paragraph in Document(str(tmp_path / "statement.docx")).paragraphs)
    assert "The Security Council deplores the violence" in words
    assert "stop fighting without delay" in words


def test_every_make_target_that_a_page_names_is_in_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z]+):", read(ROOT / "Makefile"), re.MULTILINE))
    named = {
        (name_of(page), target)
        for page in PAGES
        for target in re.findall(r"(?:`|^)make ([a-z]+)", read(page), re.MULTILINE)
    }
    assert ("README.md", "demo") in named
    assert {(page, target) for page, target in named if target not in targets} == set()


def test_the_readme_lists_every_command_and_no_other() -> None:
    listed = re.findall(r"^\| `drafter ([a-z]+)` \|", README, re.MULTILINE)
    assert listed == list(COMMANDS)


def test_pages_that_show_the_case_say_that_it_is_illustrative() -> None:
    showing = [page for page in PAGES if CASE in read(page) or "pictures/" in read(page)]
    assert [name_of(p) for p in showing if "illustrative" not in read(p).lower()] == []


def test_the_picture_of_the_verdict_says_what_the_tool_says() -> None:
    picture = ET.parse(ROOT / "docs" / "pictures" / "verdict.svg")
    shown = "".join("".join(text.itertext()) for text in picture.iter("{http://www.w3.org/2000/svg}text"))
    flat = "".join(shown.split())
    said = [line.text for line in PICTURES["seen"]()]
    assert [line for line in said if "".join(line.split()) not in flat] == []
    assert "Illustrative" in shown


# --- the tour --------------------------------------------------------------------------------------------------------


def examples(text: str) -> Iterator[tuple[str, str]]:
    """The blocks of the tour in order, each with its language."""
    for found in re.finditer(r"^```(python|console)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        yield found[1], found[2]


def test_the_tour_prints_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "statements" / CASE, tmp_path / "statements" / CASE)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    ran = [
        run_python(block, names) if language == "python" else run_shell(block, tmp_path)
        for language, block in examples(read(ROOT / "docs" / "tour.md"))
    ]
    assert sum(ran) > 30


def run_python(block: str, names: dict[str, object]) -> int:
    """Run the examples of a block on the names left by those before it."""
    test = doctest.DocTestParser().get_doctest(block, names, "tour", "docs/tour.md", 0)
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS, verbose=False)
    found = runner.run(test, out=said.append, clear_globs=False)
    names.update(test.globs)
    assert found.failed == 0, "".join(said)
    return found.attempted


def run_shell(block: str, folder: Path) -> int:
    """Run each `$ drafter ...` line of a block and hold what it prints against what stands below it."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    for part in parts:
        command, _, wanted = part.partition("\n")
        name, *words = shlex.split(command)
        assert name == "drafter", command
        done = drafter(folder, *words)
        assert done.returncode in (0, 1), done.stderr
        same = doctest.OutputChecker().check_output(wanted.rstrip(), done.stdout.rstrip(), doctest.ELLIPSIS)
        assert same, f"$ {command}\n{done.stdout}"
    return len(parts)


# --- made pages ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", GENERATE["pages"]())
def test_a_made_page_is_what_the_code_makes_today(name: str) -> None:
    made: Mapping[str, str] = GENERATE["pages"]()
    assert read(ROOT / name) == made[name], "run: make docs"


def test_there_is_no_schema_of_a_kind_that_is_gone() -> None:
    kept = {name_of(path) for path in (ROOT / "schemas").iterdir()}
    assert kept == {name for name in GENERATE["pages"]() if name.startswith("schemas/")}


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_has_an_example_that_calls_it(command: str) -> None:
    text = GENERATE["help_of"](command)
    assert re.search(rf"Examples?:\s+drafter {command} ", text), text


# --- links and names -------------------------------------------------------------------------------------------------


def anchors(path: Path) -> set[str]:
    """The anchors of a page's headings: lower case, spaces as hyphens, no other signs."""
    headings = re.findall(r"^#+ (.*)$", read(path), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", read(page), flags=re.MULTILINE | re.DOTALL)
    astray = []
    for link in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`]*`", "``", text)):
        if link.startswith(("https://", "http://", "mailto:")):
            continue
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            astray.append(link)
    assert astray == []


def test_every_name_of_the_glossary_is_in_the_code() -> None:
    text = read(ROOT / "docs" / "glossary.md")
    names = re.findall(r"`((?:text|positions|consensus|drafting|files|docx|report|cli|diagnostic)\.[\w.]+)`", text)
    assert len(names) > 40
    assert [name for name in names if not resolves(name)] == []


def resolves(name: str) -> bool:
    """Whether a dotted name below `drafter` is a module, or something in one, down to a field of a class."""
    parts = name.split(".")
    for cut in range(len(parts), 0, -1):
        try:
            at: object = import_module(".".join(["drafter", *parts[:cut]]))
        except ModuleNotFoundError:
            continue
        for part in parts[cut:]:
            fields = {**getattr(at, "__dataclass_fields__", {}), **getattr(at, "model_fields", {})}
            if not hasattr(at, part) and part not in fields:
                return False
            at = getattr(at, part, None)
        return True
    return False


def test_every_file_that_a_page_names_is_there() -> None:
    named = {
        (name_of(page), path)
        for page in [*ROOT.glob("docs/**/*.md"), ROOT / "CONTRIBUTING.md"]
        if page.parent.name != "codes"  # each shows a statement that is wrong in one place, and names its files
        for path in re.findall(r"`((?:drafter|tests|templates|docs|benchmarks)/[\w./-]+\.\w+)`", read(page))
    }
    assert len(named) > 20
    assert sorted((page, path) for page, path in named if "NAME" not in path and not (ROOT / path).exists()) == []
