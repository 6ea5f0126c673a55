"""A shell completes commands, options and names; of a half-typed or broken statement it is told what there is."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
from pathlib import Path
from time import monotonic

import pytest

from drafter.cli import COMMANDS
from tests.cli.shell import FOLDER, NAME, done, drafter
from tests.cli.terminal import surroundings
from tests.negotiation import DRAFTER


def answered(folder: Path, line: str, shell: str = "bash") -> tuple[str, bytes]:
    """What the program answers a shell in which this line stands, the last word of it being typed; and its stderr."""
    words = line.split(" ")
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1), "_DRAFTER_COMPLETE": f"{shell}_complete"}
    ended = subprocess.run(
        [str(DRAFTER)], cwd=folder, env=surroundings(asked), capture_output=True, check=False, timeout=60
    )
    return ended.stdout.decode(), ended.stderr


def offered(folder: Path, line: str) -> list[str]:
    """The words that a shell is offered."""
    said, faults = answered(folder, line)
    assert faults == b""
    return [row.partition(",")[2] for row in said.splitlines() if row.startswith("plain,")]


# --- what is offered -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("drafter ci", ["circulate"]),
        ("drafter check --pri", ["--private"]),
        ("drafter check h", [NAME]),
        (f"drafter check {NAME} h", [NAME]),
        (f"drafter show {NAME} ", ["zero-draft"]),
        (f"drafter diff {NAME} zero-draft z", ["zero-draft"]),
        (f"drafter circulate {NAME} ", ["rev-1"]),
        (f"drafter status {NAME} vn", ["VNM"]),
        (f"drafter silence object {NAME} C", ["CHN"]),
        (f"drafter amend {NAME} cr", ["crews"]),
        (f"drafter amend {NAME} crews --by ", ["EST", "NOR"]),
        (f"drafter resolve {NAME} --take C", ["CHN-1"]),
        (f"drafter import back.docx {NAME} --member I", ["IND", "IRL"]),
        ("drafter explain unsc-p", ["unsc-procedural", "unsc-procedural-1945"]),
        ("drafter explain DS10", [f"DS10{number}" for number in range(1, 10)]),
        ("drafter new haiti --body una", []),
        ("drafter new haiti --body unf", ["unfccc"]),
        ("drafter recast harbour --form p", ["presidential-statement", "press-statement"]),
        ("drafter completion ", ["bash", "zsh", "fish"]),
    ],
)
def test_a_word_is_completed_by_what_the_folder_holds(line: str, words: list[str], room: Path) -> None:
    assert offered(room, line) == words


def test_every_command_is_offered_with_what_it_does(room: Path) -> None:
    assert offered(room, "drafter ") == list(COMMANDS)
    said, _ = answered(room, "drafter ci", "zsh")
    assert said.splitlines()[:3] == ["plain", "circulate", COMMANDS["circulate"]]


def test_a_path_is_left_to_the_shell(room: Path) -> None:
    assert answered(room, "drafter check statements/h")[0] == "dir,statements/h\n"
    assert answered(room, "drafter compare se")[0].startswith("file,")


def test_where_nothing_was_drafted_yet_the_brief_names_the_paragraphs(room: Path) -> None:
    shutil.rmtree(room / FOLDER / "record")
    assert offered(room, f"drafter amend {NAME} ") == ["fire", "crews", "inquiry"]
    assert offered(room, f"drafter show {NAME} ") == []
    assert offered(room, f"drafter circulate {NAME} ") == ["zero-draft"]


# --- whatever is broken ----------------------------------------------------------------------------------------------

LINES = (
    "drafter ",
    f"drafter show {NAME} ",
    f"drafter status {NAME} ",
    f"drafter amend {NAME} ",
    f"drafter amend {NAME} --by ",
    f"drafter resolve {NAME} --take ",
    "drafter chek ",
    "drafter check 'har",
    "drafter show nowhere ",
    f"drafter check {NAME} --at 12 --form",
    "drafter silence ",
)


@pytest.mark.parametrize("line", LINES)
def test_of_a_broken_statement_nothing_is_said_but_names(line: str, room: Path) -> None:
    (room / FOLDER / "brief.yaml").write_bytes(b"statement: [harbour\npenholders: [EST,\n\xff\xfe: {{{\n")
    (room / FOLDER / "positions" / "CHN.yaml").write_bytes(b"\x00\xff- {id: CHN-1")
    (room / FOLDER / "record" / "0000.json").write_text('{"act": "revised", "change": [')
    (room / FOLDER / "record" / "0001.json").write_text('{"act": "circulated"}')
    for shell in ("bash", "zsh", "fish"):
        said, faults = answered(room, line, shell)
        assert faults == b""
        assert "Traceback" not in said
        assert "DS0" not in said
        assert "Error" not in said


def test_a_penholder_of_a_broken_brief_is_still_found(room: Path) -> None:
    path = room / FOLDER / "brief.yaml"
    path.write_text(path.read_text() + "elements: [\n")
    assert offered(room, f"drafter release {NAME} --by ") == ["EST", "NOR"]


def test_a_shell_that_is_not_known_is_a_wrong_usage() -> None:
    assert drafter("completion", "tcsh").code == 2


# --- real shells -----------------------------------------------------------------------------------------------------


def path() -> dict[str, str]:
    return {"PATH": f"{DRAFTER.parent}{os.pathsep}{os.environ['PATH']}"}


def needs(shell: str) -> str:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    return shell


def typed(folder: Path, command: list[str], begin: str, line: str, wanted: str) -> str:
    """What an interactive shell shows of a line that ends in a tab, until it shows what is wanted or gives up."""
    ours, theirs = pty.openpty()
    settings = surroundings({**path(), "PS1": "$ ", "HOME": str(folder), "TERM": "dumb"})
    running = subprocess.Popen(command, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, env=settings)
    os.close(theirs)
    said = ""
    try:
        os.write(ours, f"{begin}; echo re''ady\n".encode())
        said = until(ours, "ready")
        os.write(ours, f"{line}\t".encode())
        said = until(ours, wanted)
    finally:
        running.kill()
        running.wait()
        os.close(ours)
    return said


def until(stream: int, wanted: str) -> str:
    said, end = "", monotonic() + 60
    while wanted not in said and monotonic() < end:
        if select.select([stream], [], [], 1)[0]:
            said += os.read(stream, 4096).decode(errors="replace")
    return said


def test_bash_completes_the_name_of_a_text(room: Path) -> None:
    command = [needs("bash"), "--norc", "--noprofile", "-i"]
    said = typed(room, command, 'eval "$(drafter completion bash)"', f"drafter show {NAME} zer", "zero-draft")
    assert f"drafter show {NAME} zero-draft" in said


def test_zsh_completes_the_name_of_a_text(room: Path) -> None:
    command = [needs("zsh"), "-f", "-i"]
    begin = 'autoload -U compinit; compinit -u -D; eval "$(drafter completion zsh)"'
    said = typed(room, command, begin, f"drafter show {NAME} zer", "o-draft")
    assert "o-draft" in said


def test_fish_completes_the_name_of_a_text_and_says_what_a_command_does(room: Path) -> None:
    fish = needs("fish")

    def completed(line: str) -> str:
        script = f"drafter completion fish | source; complete -C '{line}'"
        settings = surroundings({**path(), "HOME": str(room)})
        ended = subprocess.run(
            [fish, "--no-config", "-c", script], cwd=room, env=settings, capture_output=True, check=True
        )
        return ended.stdout.decode()

    assert completed(f"drafter show {NAME} zer") == "zero-draft\n"
    assert completed("drafter circ").startswith("circulate")


def test_each_script_is_the_shells_own(room: Path) -> None:
    for shell in ("bash", "zsh", "fish"):
        script = done("completion", shell)
        assert f"_DRAFTER_COMPLETE={shell}_complete" in script
        if shutil.which(shell):
            subprocess.run([shell, "-n"], input=script.encode(), check=True)
