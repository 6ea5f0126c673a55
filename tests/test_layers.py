"""Imports run one way, and the rooms that must be pure are."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import drafter

HOUSE = Path(drafter.__file__).parent
FLOORS = (("text",), ("positions",), ("consensus",), ("drafting", "files", "docx", "report"), ("cli",))
PURE = ("text", "positions", "consensus")
# The one file of a pure room that needs more than the standard library, inside the function that asks for it.
SOLVER = {"consensus/bridge/model.py": {"ortools"}}
EXTRAS = {"ortools": "consensus/bridge/model.py", "resvg_py": "report/picture/raster.py"}
UNCLEAN = {"os", "sys", "pathlib", "io", "time", "random", "secrets", "subprocess", "logging", "socket", "tempfile"}
FILES = sorted(HOUSE.rglob("*.py"))


def named(file: Path) -> str:
    return file.relative_to(HOUSE).as_posix()


def room(module: str) -> str:
    """The room of one of our modules: "text" for drafter.text.words, "" for what stands in the hall."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and (HOUSE / parts[1]).is_dir() else ""


def own_room(file: Path) -> str:
    parts = file.relative_to(HOUSE).parts
    return parts[0] if len(parts) > 1 else ""


def imports(file: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in it, with the names taken from packages of ours."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{named(file)} imports relatively"
            assert node.module is not None
            yield node.module
            if node.module == "drafter":
                yield from (f"drafter.{alias.name}" for alias in node.names)


def ours(file: Path) -> list[str]:
    return [module for module in imports(file) if module.split(".")[0] == "drafter"]


def calls(file: Path) -> set[str]:
    """The dotted names that a file calls."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}


def below(name: str) -> set[str]:
    """The rooms that a room may import from: itself, and every floor beneath."""
    level = next(level for level, floor in enumerate(FLOORS) if name in floor)
    return {name, "", *(lower for floor in FLOORS[:level] for lower in floor)}


@pytest.mark.parametrize("file", FILES, ids=named)
def test_imports_run_one_way(file: Path) -> None:
    mine = own_room(file)
    if mine:
        assert {room(module) for module in ours(file)} <= below(mine)


def test_every_room_stands_on_a_floor() -> None:
    rooms = {own_room(file) for file in FILES} - {""}
    assert rooms <= {name for floor in FLOORS for name in floor}


def test_the_diagnostic_serves_all_and_needs_nobody() -> None:
    assert ours(HOUSE / "diagnostic.py") == []


@pytest.mark.parametrize("file", [file for file in FILES if own_room(file) in PURE], ids=named)
def test_a_pure_room_imports_the_standard_library_and_ours_and_nothing_that_reaches_out(file: Path) -> None:
    roots = {module.split(".")[0] for module in imports(file)} - {"drafter"} - SOLVER.get(named(file), set())
    assert roots <= sys.stdlib_module_names
    assert not roots & UNCLEAN
    assert not calls(file) & {"print", "open", "input", "datetime.now", "datetime.today", "date.today"}


@pytest.mark.parametrize("file", [file for file in FILES if own_room(file) != "cli"], ids=named)
def test_only_the_command_line_prints_exits_or_reads_the_clock(file: Path) -> None:
    forbidden = {"print", "input", "exit", "quit", "sys.exit", "os._exit", "time.time", "datetime.now", "date.today"}
    assert not calls(file) & (forbidden | {"datetime.datetime.now", "datetime.today", "datetime.utcnow", "click.echo"})


@pytest.mark.parametrize("extra", EXTRAS)
def test_what_an_extra_brings_is_imported_by_one_file_and_only_when_it_is_asked(extra: str) -> None:
    asking = [file for file in FILES if any(module.split(".")[0] == extra for module in imports(file))]
    assert [named(file) for file in asking] == [EXTRAS[extra]]
    tree = ast.parse(asking[0].read_text(encoding="utf-8"))
    first = [ast.unparse(node) for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert [line for line in first if extra in line] == []


def test_the_check_sees_an_import_that_runs_upwards(tmp_path: Path) -> None:
    file = tmp_path / "words.py"
    file.write_text("def f():\n    from drafter.cli.check import check\n    print(check)\n", encoding="utf-8")
    assert {room(module) for module in ours(file)} == {"cli"}
    assert "cli" not in below("text")
    assert "print" in calls(file)
