"""Who wrote which words, over three revisions of one paragraph."""

from __future__ import annotations

from drafter.text.blame import Credited, by_paragraph, credited, origins
from drafter.text.marking import Add, Keep, Strike
from drafter.text.statement import Head, Paragraph, Place, Statement, inline

FIRST = inline("condemns the attacks")
SECOND = inline("strongly condemns the attacks")
THIRD = inline("strongly condemns the armed attacks")


def text(**words: str) -> Statement:
    found = {id: Paragraph(Place(None, id), "paragraph", inline(said)) for id, said in words.items()}
    return Statement(Head("n", "f"), found)


def test_each_added_word_is_credited_to_the_step_that_brought_it() -> None:
    assert credited((FIRST, SECOND, THIRD)) == (
        Credited(Add(inline("strongly ")), 1),
        Credited(Keep(inline("condemns the "), inline("condemns the ")), 0),
        Credited(Add(inline("armed ")), 2),
        Credited(Keep(inline("attacks"), inline("attacks")), 0),
    )


def test_a_struck_word_is_credited_to_the_step_that_struck_it() -> None:
    assert credited((THIRD, SECOND, FIRST)) == (
        Credited(Strike(inline("strongly ")), 2),
        Credited(Keep(inline("condemns the "), inline("condemns the ")), 0),
        Credited(Strike(inline("armed ")), 1),
        Credited(Keep(inline("attacks"), inline("attacks")), 0),
    )


def test_a_step_that_left_the_paragraph_alone_is_credited_with_nothing() -> None:
    assert {part.step for part in credited((FIRST, FIRST, SECOND))} == {0, 2}


def test_what_came_and_went_is_no_change() -> None:
    assert credited((FIRST, SECOND, FIRST)) == (Credited(Keep(FIRST, FIRST), 0),)
    assert origins((FIRST, SECOND, FIRST)) == ((0,) * 5, (0,) * 5)


def test_a_paragraph_belongs_to_the_last_revision_that_changed_it() -> None:
    texts = {1: text(a="one", b="two"), 2: text(a="one", b="other"), 4: text(a="one", b="other", c="new")}
    assert by_paragraph(texts) == {"a": 1, "b": 2, "c": 4}


def test_a_paragraph_that_was_struck_and_came_back_belongs_to_its_return() -> None:
    assert by_paragraph({1: text(a="one"), 2: text(b="two"), 3: text(a="one", b="two")}) == {"a": 3, "b": 2}
