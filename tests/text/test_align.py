"""The one alignment that marking, blame and merge stand on, fixed by examples.

Whoever changes one of them changes how every record reads.
"""

from __future__ import annotations

import pytest

from drafter.text.align import Opcode, align, alike
from drafter.text.words import words

KEEP = "equal"
EXAMPLES: dict[str, tuple[str, str, list[Opcode]]] = {
    "nothing changed": ("a b", "a b", [(KEEP, 0, 3, 0, 3)]),
    "two empty texts": ("", "", []),
    "words in an empty text": ("", "a b", [("insert", 0, 0, 0, 3)]),
    "every word gone": ("a b", "", [("delete", 0, 3, 0, 0)]),
    "one word for another": (
        "calls on them",
        "calls upon them",
        [(KEEP, 0, 2, 0, 2), ("replace", 2, 3, 2, 3), (KEEP, 3, 5, 3, 5)],
    ),
    "the first word for another": (
        "condemns the attack",
        "deplores the attack",
        [("replace", 0, 1, 0, 1), (KEEP, 1, 5, 1, 5)],
    ),
    "the last word for another": (
        "the attack",
        "the attacks",
        [(KEEP, 0, 2, 0, 2), ("replace", 2, 3, 2, 3)],
    ),
    "a word put in, with the space before it": (
        "the peace process",
        "the lasting peace process",
        [(KEEP, 0, 1, 0, 1), ("insert", 1, 1, 1, 3), (KEEP, 1, 5, 3, 7)],
    ),
    "a word at the end": ("the talks", "the talks now", [(KEEP, 0, 3, 0, 3), ("insert", 3, 3, 3, 5)]),
    "a not struck": (
        "shall not transfer",
        "shall transfer",
        [(KEEP, 0, 2, 0, 2), ("delete", 2, 4, 2, 2), (KEEP, 4, 5, 2, 3)],
    ),
    "one of two equal words": ("the the cat", "the cat", [("delete", 0, 2, 0, 0), (KEEP, 2, 5, 0, 3)]),
    "two halves that changed places": (
        "a,b c,d",
        "c,d a,b",
        [("insert", 0, 0, 0, 4), (KEEP, 0, 3, 4, 7), ("delete", 3, 7, 7, 7)],
    ),
    "a number": ("1,052 dead", "1,152 dead", [("replace", 0, 1, 0, 1), (KEEP, 1, 3, 1, 3)]),
    "a kind of space": ("30 days", "30\u00a0days", [(KEEP, 0, 1, 0, 1), ("replace", 1, 2, 1, 2), (KEEP, 2, 3, 2, 3)]),
    "case": ("the Parties", "the parties", [(KEEP, 0, 2, 0, 2), ("replace", 2, 3, 2, 3)]),
    "nothing in common": ("peace", "war", [("replace", 0, 1, 0, 1)]),
    "a comma for a word": (
        "peace and security",
        "peace, security",
        [(KEEP, 0, 1, 0, 1), ("replace", 1, 3, 1, 2), (KEEP, 3, 5, 2, 4)],
    ),
}


@pytest.mark.parametrize(("before", "after", "codes"), EXAMPLES.values(), ids=EXAMPLES.keys())
def test_it_is_this(before: str, after: str, codes: list[Opcode]) -> None:
    assert align(words(before), words(after)) == tuple(codes)


def test_equal_texts_are_wholly_alike_and_strangers_not_at_all() -> None:
    assert alike(words("the peace"), words("the peace")) == 1.0
    assert alike((), ()) == 1.0
    assert alike(("peace",), ("war",)) == 0.0


def test_a_word_that_is_common_in_a_long_text_is_still_aligned() -> None:
    row = tuple("the" if n % 2 else str(n) for n in range(600))
    assert align(row, (*row, "end")) == (("equal", 0, 600, 0, 600), ("insert", 600, 600, 600, 601))
