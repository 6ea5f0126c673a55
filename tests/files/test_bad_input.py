"""Bad input is told well: every fault at its line, all at once, with a way out, and nothing written or lost.

Each file in tests/cases/bad-input spoils the good statement beside it in one way and says what is told for it:

    === change PATH        lines after < are replaced by lines after >
    === write PATH         the whole file
    === make PATH: WHAT    a file that no text can show, by its name in MADE
    === remove PATH        === rename PATH to PATH
    === record             one more entry, as JSON; TEXT stands for the digest of the text as it is
    === run WORDS          another command than `check dam`
    === told               the faults, without the excerpt under each; one that ends in … begins so

Paths are the statement's, or begin with templates/ for the working folder's own.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from drafter import cli
from drafter.catalogue import CATALOGUE
from drafter.diagnostic import Faulty
from drafter.files import chain
from drafter.files.workspace import load

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "bad-input"
STATEMENT = Path("statements/dam")
CHECK = ["check", "dam", "--at", "2021-08-14T09:00+02:00"]
_SECTION = re.compile(r"^=== (\w+) ?(.*)\n", re.MULTILINE)
_PLACE = re.compile(r"(?P<file>[^:]+):(?P<line>\d+):(?P<column>\d+): DS")
# What an excerpt shows as a blank or as a mark for a character that cannot be shown.
_BLANK = re.compile("[\\s\0\ufffd]")

MADE: dict[str, bytes] = {
    "nothing": b"",
    "saved as Latin-1": b"member: CHN\nviews:\n  - {about: attack, stance: object, say: d\xe9j\xe0}\n",
    "saved as UTF-16": "member: CHN\n".encode("utf-16"),
    "a zero byte in it": b"member: CHN\nstatus: illus\x00trative\n",
    "200,000 brackets": b"views: " + b"[" * 200_000,
    "nine megabytes": b"# padding\n" * 900_000,
    "an entry half written": b'{\n "act": "circulated",\n "at": "2021-08-1',
}


@dataclass(frozen=True)
class Case:
    """What is done to the good statement, in order, and what is told."""

    name: str
    title: str
    steps: tuple[tuple[str, str, str], ...]

    @property
    def told(self) -> list[str]:
        return [line for verb, _, body in self.steps if verb == "told" for line in body.splitlines() if line]

    @property
    def command(self) -> list[str]:
        return next((words.split() for verb, words, _ in self.steps if verb == "run"), CHECK)


def read_case(path: Path) -> Case:
    title, *parts = _SECTION.split(path.read_text(encoding="utf-8"))
    steps = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    return Case(path.stem, title.strip(), tuple(steps))


ALL = [read_case(path) for path in sorted(CASES.glob("*.case"))]


def each(cases: list[Case]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases, ids=[case.name for case in cases])


def drafter(*words: str) -> int:
    """Run a command in this process, as `drafter` does; gives its exit code."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["drafter", *words])
        try:
            cli.main()
        except SystemExit as ended:
            return int(ended.code or 0)
    return 0


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with the good statement, whose zero draft went out before the members wrote."""
    folder = tmp_path_factory.mktemp("good")
    (folder / STATEMENT).mkdir(parents=True)
    shutil.copy(CASES / "good" / "brief.yaml", folder / STATEMENT)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert drafter("draft", "dam", "--by", "EST", "--at", "2021-08-13T09:00+02:00") == 0
        assert drafter("circulate", "dam", "zero-draft", "--by", "EST", "--at", "2021-08-13T10:00+02:00") == 0
    shutil.copytree(CASES / "good" / "positions", folder / STATEMENT / "positions")
    return folder


@pytest.fixture
def folder(good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the good working folder, as the current one."""
    shutil.copytree(good, tmp_path / "work")
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


def spoil(folder: Path, case: Case) -> None:
    """Do to the good statement what the case says."""
    for verb, words, body in case.steps:
        SPOILING.get(verb, lambda *_: None)(folder, words.strip(), body)


def _path(folder: Path, name: str) -> Path:
    path = folder / name if name.startswith("templates/") else folder / STATEMENT / name
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _change(folder: Path, name: str, body: str) -> None:
    path = _path(folder, name)
    text = path.read_text(encoding="utf-8")
    for old, new in re.findall(r"((?:^<.*\n)+)((?:^>.*\n)*)", body, re.MULTILINE):
        before, after = (re.sub(r"^[<>] ?", "", lines, flags=re.MULTILINE) for lines in (old, new))
        assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times in {name}"
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")


def _write(folder: Path, name: str, body: str) -> None:
    _path(folder, name).write_text(body, encoding="utf-8")


def _make(folder: Path, words: str, _: str) -> None:
    name, what = words.split(": ")
    path = _path(folder, name)
    path.unlink(missing_ok=True)
    if what == "a folder":
        path.mkdir()
    else:
        path.write_bytes(MADE[what])


def _remove(folder: Path, name: str, _: str) -> None:
    path = _path(folder, name)
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def _rename(folder: Path, words: str, _: str) -> None:
    old, new = words.split(" to ")
    _path(folder, old).rename(_path(folder, new))


def _record(folder: Path, _: str, body: str) -> None:
    links = chain.load(folder / STATEMENT / "record", "record")
    value = json.loads(body.replace("TEXT", str(links[-1].value["text"])))
    chain.append(folder / STATEMENT / "record", "record", links, value)


SPOILING: dict[str, Callable[[Path, str, str], None]] = {
    "change": _change,
    "write": _write,
    "make": _make,
    "remove": _remove,
    "rename": _rename,
    "record": _record,
}


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def faults_in(printed: str) -> list[str]:
    """The first line of each fault printed, its file named from the statement's folder."""
    lines = [line for line in printed.splitlines() if not line.startswith("    ")]
    return [line.removeprefix(f"{STATEMENT.as_posix()}/") for line in lines]


def shortened(lines: list[str], told: list[str]) -> list[str]:
    """The lines, each cut where the one told in its place is."""
    lengths = [len(line) - 1 if line.endswith("…") else None for line in told] + [None] * len(lines)
    return [line if at is None else line[:at] + "…" for line, at in zip(lines, lengths, strict=False)]


def carets_in(printed: str) -> Iterator[tuple[str, int, int, str, str]]:
    """Each fault that shows a line: its file, line and column, the line shown and the one with the caret."""
    lines = printed.splitlines()
    for number, line in enumerate(lines):
        place = _PLACE.match(line)
        if place and lines[number + 1 : number + 2] and lines[number + 1].startswith("    "):
            shown, caret = lines[number + 1][4:], lines[number + 2][4:]
            yield place["file"], int(place["line"]), int(place["column"]), shown, caret


def test_the_statement_that_the_cases_spoil_is_good(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert load(STATEMENT).case.positions.keys() == {"CHN", "EST", "NOR"}
    assert drafter(*CHECK) == 1
    assert "OBJECT" in capsys.readouterr().out


@each(ALL)
def test_each_fault_is_told_with_a_caret_at_its_place_and_nothing_is_written(
    case: Case, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(folder, case)
    before = contents(folder)
    capsys.readouterr()
    code = drafter(*case.command)
    printed = capsys.readouterr().err
    assert shortened(faults_in(printed), case.told) == case.told
    assert code == 3
    assert contents(folder) == before
    for file, line, column, shown, caret in carets_in(printed):
        source = (folder / file).read_text(encoding="utf-8", errors="replace").splitlines()[line - 1]
        assert _BLANK.sub(" ", source).startswith(_BLANK.sub(" ", shown))
        assert caret == " " * (column - 1) + "^"


@each([case for case in ALL if case.name in ("238-every-fault-of-a-file", "225-joins-beside-objects", "402-gap")])
def test_a_real_process_ends_with_exit_code_3_and_no_traceback(case: Case, folder: Path) -> None:
    spoil(folder, case)
    ended = subprocess.run(
        [sys.executable, "-c", "from drafter.cli import main; main()", *case.command],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )
    assert ended.returncode == 3
    assert faults_in(ended.stderr) == case.told
    assert "Traceback" not in ended.stderr + ended.stdout


def test_loading_raises_every_fault_in_one_batch(folder: Path) -> None:
    case = next(case for case in ALL if case.name == "122-every-file-at-once")
    spoil(folder, case)
    with pytest.raises(Faulty) as caught:
        load(STATEMENT)
    assert faults_in("\n".join(map(str, caught.value.diagnostics))) == case.told


def test_every_case_says_what_it_is_about_in_a_sentence_and_tells_something() -> None:
    assert [case.name for case in ALL if not case.title.endswith(".") or not case.told] == []


# --- the catalogue of codes ----------------------------------------------------------------------------------------

_CODE = re.compile(r"DS\d{3}")


def codes_in(*paths: Path) -> set[str]:
    return {code for path in paths for code in _CODE.findall(path.read_text(encoding="utf-8"))}


def test_every_code_that_the_program_gives_is_in_the_catalogue_and_no_other_is() -> None:
    source = [path for path in (ROOT / "drafter").rglob("*.py") if path.name != "diagnostic.py"]
    assert codes_in(*source) == set(CATALOGUE)


def test_every_code_is_told_by_a_case_or_asked_for_by_a_test() -> None:
    tests = [path for path in (ROOT / "tests").rglob("test_*.py") if path != Path(__file__)]
    told = {code for case in ALL for line in case.told for code in _CODE.findall(line)}
    assert set(CATALOGUE) - told - codes_in(*tests) == set()
