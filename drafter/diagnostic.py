"""What went wrong, where, and what to do about it: the one way every room speaks of a user's fault.

A `Diagnostic` is a value. Rooms collect them and report all of them at once; nothing is raised for the
first fault and the rest lost. `Faulty` carries a batch across a call that cannot return a value.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a file: lines and columns count from 1; 0 means the file as a whole.

    >>> str(Where("positions/CHN.yaml", 4, 7))
    'positions/CHN.yaml:4:7'
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One fault: where it stands, its stable code, what is wrong, and a way out.

    `excerpt` is the line of the file and `where.column` the caret under it.

    >>> print(Diagnostic(Where("brief.yaml", 2, 7), "DS213", "there is no body 'unsx'", "did you mean 'unsc'?"))
    brief.yaml:2:7: DS213 there is no body 'unsx': did you mean 'unsc'?
    """

    where: Where
    code: str
    message: str
    hint: str = ""
    excerpt: str = ""

    def __str__(self) -> str:
        text = f"{self.where}: {self.code} {self.message}"
        if self.hint:
            text += f": {self.hint}"
        if self.excerpt and self.where.column:
            text += f"\n    {self.excerpt}\n    {' ' * (self.where.column - 1)}^"
        return text


class Faulty(Exception):
    """A batch of diagnostics about the user's input; the command line turns it into exit code 3."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(sorted(set(diagnostics)))
        super().__init__("\n".join(map(str, self.diagnostics)))


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that somebody lives with, by its fingerprint, and why; `where` is the line that says so."""

    fingerprint: str
    code: str
    finding: str
    reason: str
    where: Where


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The hint for a misspelt name: the nearest known one, else what is known (in order, if it has one), else nothing.

    >>> did_you_mean("condem", ["condemn", "deplore"])
    "did you mean 'condemn'?"
    """
    from difflib import get_close_matches  # only a misspelt name pays for it

    names = list(known) if isinstance(known, list | tuple) else sorted(known)
    close = get_close_matches(word, names, n=1, cutoff=0.65)
    if close:
        return f"did you mean '{close[0]}'?"
    return f"one of: {', '.join(names)}" if 0 < len(names) <= 20 else ""
