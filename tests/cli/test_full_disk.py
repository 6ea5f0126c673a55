"""A full disk, a kill at any step and a second writer: a command that records loses nothing and says what happened."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drafter import cli
from drafter.cli.common import write
from drafter.diagnostic import Faulty
from drafter.files import exclusive
from drafter.files import record as records
from drafter.files.workspace import load

GOOD = Path(__file__).parents[1] / "cases" / "bad-input" / "good"
STATEMENT = Path("statements/dam")
CIRCULATE = ("circulate", "dam", "rev-1", "--by", "EST", "--at", "2021-08-13T12:00+02:00")
TAKE = ("resolve", "dam", "--take", "CHN-1", "--by", "NOR", "--at", "2021-08-13T12:00+02:00")
STRIKE = ("amend", "dam", "inquiry", "--strike", "--by", "EST", "--at", "2021-08-13T12:00+02:00")
STEPS = ("mkdir", "open", "write", "fsync", "close", "link", "unlink")
# What an append does, in order, where the folder of the record is there.
TAKEN = ("mkdir", "open", "write", "fsync", "close", "link", "unlink", "open", "fsync", "close")
LINK = TAKEN.index("link")
CHOICES = ("resolve", "dam", "--choices", "choices.yaml", "--by", "NOR", "--at", "2021-08-13T12:00+02:00")
THREE = """\
text: {}
choices:
  repair: {{take: CHN-1, note: all must}}
  attack: {{words: deplores the attack on the dam}}
  inquiry: {{strike: true, note: too early}}
"""

each_command = pytest.mark.parametrize("command", [CIRCULATE, TAKE], ids=["circulate", "take"])


class Disk:
    """The operating system as the record sees it, with something else done at the step of one number."""

    def __init__(self, at: int, instead: Callable[[], None]) -> None:
        self.at, self.instead = at, instead
        self.taken: list[str] = []

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        return self._step(name, real) if name in STEPS else real

    def _step(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any) -> Any:
            self.taken.append(name)
            if len(self.taken) - 1 == self.at:
                if name == "write":
                    real(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
                self.instead()
            return real(*arguments)

        return step


def drafter(*words: str) -> int:
    """Run a command in this process, as `drafter` does; gives its exit code."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["drafter", *words])
        try:
            cli.main()
        except SystemExit as ended:
            return int(ended.code or 0)
    return 0


def in_process(work: Callable[[], int]) -> int:
    """Begin the work in a process of its own; gives the process."""
    child = os.fork()
    if child == 0:
        try:
            os._exit(work())
        finally:
            os._exit(99)
    return child


def end_of(process: int) -> int:
    """Its exit code, or minus the signal that killed it."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with a statement whose zero draft went out before the members wrote."""
    folder = tmp_path_factory.mktemp("good")
    (folder / STATEMENT).mkdir(parents=True)
    shutil.copy(GOOD / "brief.yaml", folder / STATEMENT)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert drafter("draft", "dam", "--by", "EST", "--at", "2021-08-13T09:00+02:00") == 0
        assert drafter("circulate", "dam", "zero-draft", "--by", "EST", "--at", "2021-08-13T10:00+02:00") == 0
    shutil.copytree(GOOD / "positions", folder / STATEMENT / "positions")
    return folder


@pytest.fixture
def folder(good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the good statement's folder; the working folder around it is the current one."""
    shutil.copytree(good, tmp_path / "work")
    monkeypatch.chdir(tmp_path / "work")
    return STATEMENT


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@each_command
@pytest.mark.parametrize("at", range(LINK + 1), ids=TAKEN[: LINK + 1])
def test_a_disk_that_takes_no_more_leaves_the_statement_as_it_was_and_says_so(
    command: tuple[str, ...],
    at: int,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before = contents(folder)
    disk = Disk(at, fail)
    with monkeypatch.context() as patch:
        patch.setattr(exclusive, "os", disk)
        code = drafter(*command)
    told = capsys.readouterr()
    assert disk.taken[at] == TAKEN[at]
    assert (
        told.err
        == f"{folder}/record/0002.json: DS034 could not be written (no space left on device): the record is as it was\n"
    )
    assert (code, told.out) == (3, "")
    assert contents(folder) == before
    assert drafter(*command) == 0


@each_command
def test_an_entry_that_the_disk_does_not_confirm_is_told_and_stays(
    command: tuple[str, ...], folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(exclusive, "os", Disk(len(TAKEN) - 2, fail))
        assert drafter(*command) == 3
    assert "DS034 was written, but the disk does not confirm it" in capsys.readouterr().err
    assert len(load(folder).record.links) == 3


@each_command
def test_a_command_killed_at_any_step_leaves_a_whole_record_and_can_be_given_again(
    command: tuple[str, ...], folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(folder)
    for at, step in enumerate(TAKEN):
        shutil.copytree(tmp_path / "work", tmp_path / f"killed-{at}")
        monkeypatch.chdir(tmp_path / f"killed-{at}")

        def die(at: int = at) -> int:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(exclusive, "os", Disk(at, lambda: os.kill(os.getpid(), signal.SIGKILL)))
                return drafter(*command)

        assert end_of(in_process(die)) == -signal.SIGKILL, (at, step)
        left = contents(folder)
        assert {name: left[name] for name in before} == before, (at, step)
        recorded = len(load(folder).record.links) - 2
        assert recorded == (at > LINK), (at, step)
        again = drafter(*command)
        assert again == (2 if recorded and command is CIRCULATE else 3 if recorded else 0), (at, step)
        assert len(load(folder).record.links) == 3
        assert drafter("verify", "dam") == 0


def test_of_two_who_record_at_once_one_is_told_and_both_acts_come_to_stand(folder: Path, tmp_path: Path) -> None:
    ready, is_ready = os.pipe()
    start, go = os.pipe()

    def writer(command: tuple[str, ...], errors: Path) -> Callable[[], int]:
        def append_when_both_have_read(record: records.Record, act: Any) -> records.Record:
            os.write(is_ready, b"x")
            os.read(start, 1)
            return real(record, act)

        def work() -> int:
            os.close(go)
            with pytest.MonkeyPatch.context() as patch, errors.open("w") as err:
                patch.setattr(records, "append", append_when_both_have_read)
                patch.setattr(sys, "stderr", err)
                return drafter(*command)

        real = records.append
        return work

    commands = {TAKE: tmp_path / "take.txt", STRIKE: tmp_path / "strike.txt"}
    processes = {command: in_process(writer(command, errors)) for command, errors in commands.items()}
    os.close(start)
    os.close(is_ready)
    for _ in commands:
        assert os.read(ready, 1) == b"x"
    os.close(go)
    codes = {command: end_of(process) for command, process in processes.items()}
    os.close(ready)
    assert sorted(codes.values()) == [0, 3]
    second = next(command for command, code in codes.items() if code == 3)
    first_author = "EST" if second is TAKE else "NOR"
    assert (
        commands[second]
        .read_text()
        .startswith(
            f"{folder}/record/0002.json: DS033 was written meanwhile by {first_author} (revised): nothing is lost"
        )
    )
    assert drafter(*second) == 0
    assert [link.value["author"] for link in load(folder).record.links[2:]].count(first_author) == 1
    text = load(folder).case.record.current
    assert "inquiry" not in text.paragraphs
    assert drafter("verify", "dam") == 0


# --- a file of choices: several entries, one after another ---------------------------------------------------------


def three_choices(folder: Path) -> None:
    """A file of three choices on the text as it is."""
    Path("choices.yaml").write_text(THREE.format(load(folder).case.record.current.digest[7:19]))


def authors(folder: Path) -> list[object]:
    """Who recorded what came after the text that went out."""
    return [link.value["author"] for link in load(folder).record.links[2:]]


@pytest.mark.parametrize("done", [1, 2])
@pytest.mark.parametrize("at", range(LINK + 1), ids=TAKEN[: LINK + 1])
def test_a_disk_full_between_two_rulings_leaves_the_first_whole_and_says_that_it_stands(
    done: int, at: int, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    three_choices(folder)
    before = contents(folder)
    with monkeypatch.context() as patch:
        patch.setattr(exclusive, "os", Disk(len(TAKEN) * done + at, fail))
        assert drafter(*CHOICES) == 3
    told = capsys.readouterr()
    assert contents(folder).keys() - before.keys() == {f"record/{number:04}.json" for number in range(2, 2 + done)}
    assert {name: contents(folder)[name] for name in before} == before
    assert told.err.startswith(f"{folder}/record/{2 + done:04}.json: DS034 could not be written (no space left")
    assert "the record is as it was" not in told.err
    assert drafter("verify", "dam") == 0
    assert drafter(*CHOICES) == 3
    assert "DS253" in capsys.readouterr().err


def test_a_ruling_recorded_meanwhile_between_two_of_a_file_is_told_and_nothing_is_lost(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    three_choices(folder)
    with monkeypatch.context() as patch:
        patch.setattr(exclusive, "os", Disk(len(TAKEN), lambda: None if drafter(*STRIKE) == 0 else pytest.fail("no")))
        assert drafter(*CHOICES) == 3
    told = capsys.readouterr()
    assert authors(folder) == ["NOR", "EST"]
    assert told.err.startswith(f"{folder}/record/0003.json: DS033 was written meanwhile by EST (revised)")
    assert "nothing of yours was added" not in told.err
    text = load(folder).case.record.current
    assert "inquiry" not in text.paragraphs
    assert "all sides" in text.words("repair")


def test_a_file_of_choices_killed_at_any_step_leaves_the_rulings_before_it_whole(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    three_choices(folder)
    before = contents(folder)
    for at in range(3 * len(TAKEN)):
        shutil.copytree(tmp_path / "work", tmp_path / f"killed-{at}")
        monkeypatch.chdir(tmp_path / f"killed-{at}")

        def die(at: int = at) -> int:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(exclusive, "os", Disk(at, lambda: os.kill(os.getpid(), signal.SIGKILL)))
                return drafter(*CHOICES)

        assert end_of(in_process(die)) == -signal.SIGKILL, at
        left = contents(folder)
        assert {name: left[name] for name in before} == before, at
        assert len(authors(folder)) == (at + len(TAKEN) - LINK - 1) // len(TAKEN), at
        assert drafter("verify", "dam") == 0


def test_a_file_of_choices_on_a_sound_disk_records_every_ruling_in_its_order(folder: Path) -> None:
    three_choices(folder)
    assert drafter(*CHOICES) == 0
    links = load(folder).record.links[2:]
    assert [(link.value["takes"], link.value["note"]) for link in links] == [
        (["CHN-1"], "all must"),
        ([], ""),
        ([], "too early"),
    ]
    assert load(folder).case.record.current.order == ("attack", "repair")


def test_a_document_that_cannot_be_written_leaves_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(file: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / "out.docx"
    write(path, b"the one before")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Faulty, match="DS038 could not be written"):
        write(path, b"the next one")
    assert contents(tmp_path) == {"out.docx": b"the one before"}


def test_a_stage_that_claims_more_than_the_verdict_fails_in_continuous_integration(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brief = folder / "brief.yaml"
    brief.write_text(brief.read_text().replace("stage: negotiating", "stage: agreed"))
    assert drafter("check", "dam", "--ci", "--at", "2021-08-14T09:00+02:00") == 1
    assert f"{folder}/brief.yaml:7:8: DS222" in capsys.readouterr().out
