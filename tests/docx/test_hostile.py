"""Files made to break a reader: each is refused in one line or read right, in bounded time and memory."""

from __future__ import annotations

import io
import os
import re
import resource
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.docx.hostile import BESIDE, HOSTILE, PLAIN
from tests.docx.wordfile import zipped

SECONDS, MEGABYTES = 10, 500
READ, REFUSED = (0, 1), 3

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files made so far: some take seconds to make."""
    return {}


def hostile(made: dict[str, bytes], name: str) -> bytes:
    if name not in made:
        made[name] = HOSTILE[name][0]()
    return made[name]


def drafter(folder: Path, *words: str) -> tuple[int, str]:
    """The exit code and what is said on stderr; a process that takes more than it may is killed by the system."""

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_DATA, (MEGABYTES << 20, MEGABYTES << 20))

    command = [sys.executable, "-m", "drafter", *words]
    done = subprocess.run(
        command, cwd=folder, env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}, preexec_fn=bounded,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stderr


def judged(name: str, code: int, said: str, file: str, out: Path) -> None:
    """It was read and there is a file, or it was refused with the code and place of the fault and there is none."""
    assert "Traceback" not in said
    if code in READ:
        assert re.fullmatch(HOSTILE[name][1], "read"), "read where it should be refused"
        assert out.exists()
        return
    assert code == REFUSED, said
    faults = re.findall(r"^(\S+): (DS\d+) ", said, re.M)
    assert len(faults) == 1, said
    where, kind = faults[0]
    assert where.startswith(file)
    assert re.fullmatch(HOSTILE[name][1], kind), said
    assert not out.exists()


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("side", ["old", "new"])
def test_a_hostile_file_is_refused_or_compared(made: dict[str, bytes], tmp_path: Path, name: str, side: str) -> None:
    content, other = hostile(made, name), BESIDE.get(name, lambda: PLAIN)()
    files = {"bad.docx": content, "good.docx": other}
    for file, data in files.items():
        (tmp_path / file).write_bytes(data)
    pair = ("bad.docx", "good.docx") if side == "old" else ("good.docx", "bad.docx")
    code, said = drafter(tmp_path, "compare", *pair, "-o", "out.docx")
    judged(name, code, said, "bad.docx", tmp_path / "out.docx")
    assert {file: (tmp_path / file).read_bytes() for file in files} == files
    assert sorted(os.listdir(tmp_path)) == sorted([*files, *(["out.docx"] if code in READ else [])])


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_or_resolved(made: dict[str, bytes], tmp_path: Path, name: str) -> None:
    content = hostile(made, name)
    (tmp_path / "bad.docx").write_bytes(content)
    code, said = drafter(tmp_path, "accept", "bad.docx", "-o", "out.docx")
    judged(name, code, said, "bad.docx", tmp_path / "out.docx")
    assert (tmp_path / "bad.docx").read_bytes() == content
    assert sorted(os.listdir(tmp_path)) == ["bad.docx", *(["out.docx"] if code in READ else [])]


def readdressed(content: bytes, address: str) -> bytes:
    """A file that asks this address for what it asks another for."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return zipped({one: file.read(one).replace(b"127.0.0.1:9", address.encode()) for one in file.namelist()})


def test_what_stands_outside_is_never_asked_for(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        address = f"127.0.0.1:{server.getsockname()[1]}"
        for name in ("picture outside", "template outside", "external document type"):
            (tmp_path / "bad.docx").write_bytes(readdressed(HOSTILE[name][0](), address))
            (tmp_path / "good.docx").write_bytes(PLAIN)
            drafter(tmp_path, "compare", "good.docx", "bad.docx", "-o", "out.docx")
        with pytest.raises(TimeoutError):
            server.accept()
