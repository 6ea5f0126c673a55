"""Two decades of one committee's statements: consecutive ones are revisions of one text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from drafter.text.align import alike
from drafter.text.marking import Add, Keep, Strike, marking
from drafter.text.statement import Inline, inline, plain
from drafter.text.words import count, is_word, words

STATEMENTS = Path(__file__).parents[3] / "shared" / "data" / "pairs" / "fomc_statements"
# Below this two paragraphs are not versions of each other.
ALIKE = 0.3

pytestmark = pytest.mark.skipif(not STATEMENTS.is_dir(), reason="the committee's statements are not at hand")


def paragraphs(file: Path) -> list[str]:
    text = file.read_text(encoding="utf-8", errors="replace")
    return [" ".join(block.split()) for block in re.split(r"\n\s*\n", text) if block.strip()]


def matched(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, str]]:
    """The paragraphs of two versions paired in order so that they are as alike as can be."""
    likeness = [[alike(one.split(), other.split()) for other in after] for one in before]
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for i in reversed(range(len(before))):
        for j in reversed(range(len(after))):
            both = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] > ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    out, i, j = list[tuple[str, str]](), 0, 0
    while i < len(before) and j < len(after):
        if likeness[i][j] > ALIKE and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            out.append((before[i], after[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return out


@cache
def pairs() -> list[tuple[str, str]]:
    files = [paragraphs(file) for file in sorted(STATEMENTS.glob("*.txt"))]
    return [pair for before, after in pairwise(files) for pair in matched(before, after)]


def whole(pieces: list[Inline]) -> str:
    return "".join(map(plain, pieces))


def plainly_marked(before: str, after: str) -> int:
    """How many words the plain alignment of the words alone strikes and adds."""
    old, new = [w for w in words(before) if is_word(w)], [w for w in words(after) if is_word(w)]
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return sum(i2 - i1 + j2 - j1 for tag, i1, i2, j1, j2 in codes if tag != "equal")


def test_there_is_enough_to_go_by() -> None:
    assert len(pairs()) > 400
    assert sum(before != after for before, after in pairs()) > 200


def test_kept_and_struck_is_before_and_kept_and_added_is_after_on_every_pair() -> None:
    for before, after in pairs():
        segments = marking(inline(before), inline(after))
        assert (
            whole([s.before if isinstance(s, Keep) else s.inline for s in segments if not isinstance(s, Add)]) == before
        )
        assert (
            whole([s.after if isinstance(s, Keep) else s.inline for s in segments if not isinstance(s, Strike)])
            == after
        )


def test_what_reads_well_marks_hardly_more_words_than_the_bare_alignment() -> None:
    marked = sum(
        count(plain(segment.inline))
        for before, after in pairs()
        for segment in marking(inline(before), inline(after))
        if not isinstance(segment, Keep)
    )
    assert marked <= 1.15 * sum(plainly_marked(before, after) for before, after in pairs())


def test_half_of_the_edits_are_at_most_six_pieces() -> None:
    changed = [(before, after) for before, after in pairs() if before != after]
    pieces = sorted(
        sum(not isinstance(segment, Keep) for segment in marking(inline(before), inline(after)))
        for before, after in changed
    )
    assert pieces[len(pieces) // 2] <= 6
