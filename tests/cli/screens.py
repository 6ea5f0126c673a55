"""What the reading commands show on screens of all kinds, of the shipped case and of one with names in other scripts.

python -m tests.cli.screens     writes the screens of tests/cases/screen anew; look at each before it is kept
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, suppress
from pathlib import Path

import pytest

from drafter import cli
from tests.cli.shell import BRIEF, FOLDER, NAME, done
from tests.negotiation import CASE, ROOT

SCREENS = ROOT / "tests" / "cases" / "screen"
WHEN = "--at", "2021-08-14T12:00-04:00"
# By name: columns (0 is a pipe), the encoding, the environment, and what stands behind the command.
KINDS: dict[str, tuple[int, str, dict[str, str], tuple[str, ...]]] = {
    "80": (80, "utf-8", {}, ()),
    "200": (200, "utf-8", {"NO_COLOR": "1"}, ()),
    "40": (40, "utf-8", {"NO_COLOR": "1"}, ()),
    "no-color": (80, "utf-8", {"NO_COLOR": "1"}, ()),
    "plain": (80, "utf-8", {}, ("--plain",)),
    "ascii": (80, "ascii", {"NO_COLOR": "1"}, ()),
    "pipe": (0, "utf-8", {}, ()),
}
COMMANDS: dict[str, tuple[str, ...]] = {
    f"{shown}-{name}": command
    for name, statement, member in (("case", CASE, "IRL"), ("scripts", NAME, "CHN"))
    for shown, command in {
        "show": ("show", statement),
        "diff": ("diff", statement, "zero-draft", "rev-1"),
        "check": ("check", statement, *WHEN),
        "status": ("status", statement, *WHEN),
        "capital": ("status", statement, member, *WHEN),
    }.items()
}
OTHERS = """\
member: CHN
status: in-writing
views:
  - about: fire
    stance: object
    seen: rev-1
    say: 我们认为，目前的案文没有反映各方的立场，也无助于谈判；安理会应当保持团结，用一个声音说话。
amendments:
  - id: CHN-1
    about: strait
    seen: rev-1
    swap: {مضيق هرمز: مضيق هرمز وخليج عُمان}
    to: members
    say: يجب أن يُذكر الخليج أيضًا.
"""


class Terminal(io.StringIO):
    """A screen that is kept: a terminal, or a pipe."""

    def __init__(self, tty: bool, encoding: str) -> None:
        super().__init__()
        self._tty, self._encoding = tty, encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding

    def isatty(self) -> bool:
        return self._tty


def build() -> None:
    """Both statements in the current folder, each with two texts that went out."""
    shutil.copytree(ROOT / "statements" / CASE, Path("statements") / CASE)
    by = "--by", "EST", "--at"
    done("draft", CASE, *by, "2021-08-12T10:00-04:00")
    done("circulate", CASE, "zero-draft", *by, "2021-08-12T10:30-04:00")
    done("resolve", CASE, "--take", "CHN-1", *by, "2021-08-13T09:00-04:00")
    done("amend", CASE, "attacks", "--rung", "deplore", *by, "2021-08-13T09:10-04:00")
    done("circulate", CASE, "rev-1", *by, "2021-08-13T10:00-04:00")
    (FOLDER / "positions").mkdir(parents=True)
    strait = "  - {id: strait, text: calls for free passage through مضيق هرمز (Hormuz) and 马六甲海峡 (Malacca)}\n"
    (FOLDER / "brief.yaml").write_text(BRIEF + strait, encoding="utf-8")
    done("draft", NAME, *by, "2021-08-13T09:00-04:00")
    done("circulate", NAME, "zero-draft", *by, "2021-08-13T10:00-04:00")
    words = "calls for free passage through مضيق هرمز (Hormuz) and 马六甲海峡和新加坡海峡 (Malacca)"
    done("amend", NAME, "strait", "--words", words, *by, "2021-08-13T11:00-04:00")
    done("circulate", NAME, "rev-1", *by, "2021-08-13T12:00-04:00")
    (FOLDER / "positions" / "CHN.yaml").write_text(OTHERS, encoding="utf-8")


def shown(command: tuple[str, ...], kind: str) -> str:
    """What a command shows on a screen of this kind; the sign that begins a colour is made visible."""
    columns, encoding, settings, more = KINDS[kind]
    screen = Terminal(columns > 0, encoding)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("NO_COLOR", "LINES", "PAGER"):
            patch.delenv(name, raising=False)
        for name, value in {"TERM": "xterm-256color", "COLUMNS": str(columns or ""), **settings}.items():
            patch.setenv(name, value)
        patch.setattr(sys, "argv", ["drafter", *command, *more])
        patch.setattr(sys, "stdout", screen)
        patch.setattr(sys, "stdin", io.StringIO())  # where nobody types there is no pager
        with suppress(SystemExit):  # a finding ends a command too
            cli.main()
    return screen.getvalue().replace("\x1b", "^")


def screens() -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Every screen: its name, the command and the kind."""
    for name, command in COMMANDS.items():
        for kind in KINDS:
            yield f"{name}.{kind}.txt", command, kind


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        build()
        for name, command, kind in screens():
            (SCREENS / name).write_text(shown(command, kind), encoding="utf-8")
    sys.stdout.write(f"wrote {SCREENS}\n")


if __name__ == "__main__":
    main()
