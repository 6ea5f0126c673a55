"""Which words of one text are which words of another: the one alignment that marking, blame and merge stand on.

It is fixed by examples (tests/text/test_align.py). Its interface is that of difflib's `SequenceMatcher`:
opcodes `(tag, i1, i2, j1, j2)` with the tags equal, replace, delete and insert.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

Opcode: TypeAlias = tuple[str, int, int, int, int]


def align(before: Sequence[str], after: Sequence[str]) -> tuple[Opcode, ...]:
    """The opcodes that turn one row of tokens into the other; equal blocks are as long as they can be.

    Spaces are tokens like any other: with spaces as difflib's "junk", consecutive committee statements came out
    with 39% more words changed.

    >>> align(("calls", " ", "on"), ("calls", " ", "upon"))
    (('equal', 0, 2, 0, 2), ('replace', 2, 3, 2, 3))
    """
    return tuple(SequenceMatcher(None, before, after, autojunk=False).get_opcodes())


def alike(before: Sequence[str], after: Sequence[str]) -> float:
    """How much two rows of tokens share, from 0 (nothing) to 1 (all of both)."""
    if not before and not after:
        return 1.0
    return SequenceMatcher(None, before, after, autojunk=False).ratio()
