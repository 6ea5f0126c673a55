"""What is not well formed is not a statement; the fault names the paragraphs."""

from __future__ import annotations

import pytest

from drafter.text.change import Change, DoesNotApply, Shift, apply, compose, diff
from drafter.text.statement import (
    Head,
    Id,
    Inline,
    NotWellFormed,
    Paragraph,
    Place,
    Ref,
    Run,
    Statement,
    faults_of,
    inline,
)

HEAD = Head("afghanistan-2021", "presidential-statement")
WORDS: Inline = (Run("words"),)


def para(parent: Id | None, rank: str, words: Inline = WORDS) -> Paragraph:
    return Paragraph(Place(parent, rank), "paragraph", words)


FAULTY: dict[str, tuple[dict[Id, Paragraph], str, tuple[Id, ...]]] = {
    "a label for an id": ({"op-4": para(None, "1")}, "not an id", ("op-4",)),
    "a parent that is absent": ({"halt": para("gone", "1")}, "parent is absent", ("halt",)),
    "a paragraph under itself": ({"halt": para("halt", "1")}, "under itself", ("halt",)),
    "two under each other": (
        {"halt": para("talks", "1"), "talks": para("halt", "1")},
        "under itself",
        ("halt", "talks"),
    ),
    "two at one place": (
        {"halt": para(None, "1"), "talks": para(None, "1"), "women": para(None, "2")},
        "two at one place",
        ("halt", "talks"),
    ),
    "a reference to what is absent": (
        {"halt": para(None, "1", inline("see ", Ref("gone")))},
        "halt refers to what is absent",
        ("gone",),
    ),
    "no rank": ({"halt": para(None, "")}, "no rank", ("halt",)),
    "a rank that leaves no room below it": ({"halt": para(None, "1!")}, "no rank", ("halt",)),
    "words that are not in normal form": (
        {"halt": para(None, "1", (Run("a"), Run("b")))},
        "words not in normal form",
        ("halt",),
    ),
    "an empty run": ({"halt": para(None, "1", (Run("a"), Run("")))}, "words not in normal form", ("halt",)),
    "no words": ({"halt": para(None, "1", ())}, "says nothing", ("halt",)),
    "spaces alone": ({"halt": para(None, "1", inline(" \u00a0"))}, "says nothing", ("halt",)),
    "a line end": (
        {"halt": para(None, "1", inline("a\nb"))},
        "holds a character that no document can carry",
        ("halt",),
    ),
    "a control character": (
        {"halt": para(None, "1", inline("a\x07"))},
        "holds a character that no document can carry",
        ("halt",),
    ),
    "half a surrogate pair": (
        {"halt": para(None, "1", inline("a\ud800"))},
        "holds a character that no document can carry",
        ("halt",),
    ),
}


@pytest.mark.parametrize(("paragraphs", "reason", "ids"), FAULTY.values(), ids=FAULTY.keys())
def test_it_is_refused_by_name(paragraphs: dict[Id, Paragraph], reason: str, ids: tuple[Id, ...]) -> None:
    with pytest.raises(NotWellFormed) as raised:
        Statement(HEAD, paragraphs)
    assert (raised.value.reason, raised.value.ids) == (reason, ids)


def test_every_fault_is_found_at_once() -> None:
    faults = faults_of({"op-4": para("gone", ""), "halt": para(None, "1", ())})
    assert [fault.reason for fault in faults] == ["not an id", "parent is absent", "no rank", "says nothing"]


def test_what_hangs_from_a_circle_is_not_in_order_either() -> None:
    faults = faults_of({"halt": para("talks", "1"), "talks": para("halt", "1"), "women": para("halt", "2")})
    assert {id for fault in faults for id in fault.ids} >= {"halt", "talks"}


def test_an_empty_statement_is_well_formed() -> None:
    assert Statement(HEAD, {}).order == ()


def test_a_statement_is_read_depth_first_by_rank() -> None:
    statement = Statement(
        HEAD,
        {"talks": para(None, "2"), "halt": para(None, "1"), "women": para("halt", "9"), "girls": para("halt", "5")},
    )
    assert statement.order == ("halt", "girls", "women", "talks")


def test_a_statement_cannot_be_changed_from_outside() -> None:
    mine = {"halt": para(None, "1")}
    statement = Statement(HEAD, mine)
    mine["talks"] = para(None, "2")
    assert list(statement.paragraphs) == ["halt"]
    with pytest.raises(TypeError):
        statement.paragraphs["talks"] = para(None, "2")  # type: ignore[index]


@pytest.mark.parametrize(
    "other",
    [
        Statement(Head("afghanistan-2021", "press-statement"), {"halt": para(None, "1")}),
        Statement(HEAD, {"talks": para(None, "1")}),
        Statement(HEAD, {"halt": para(None, "1", inline("other words"))}),
        Statement(HEAD, {"halt": para(None, "1", (Run("words", frozenset({"em"})),))}),
        Statement(HEAD, {"halt": Paragraph(Place(None, "1"), "note", inline("words"))}),
    ],
    ids=["form", "id", "words", "marks", "kind"],
)
def test_whatever_can_be_read_is_in_the_digest(other: Statement) -> None:
    assert other.digest != Statement(HEAD, {"halt": para(None, "1")}).digest


# --- changes that do not apply -------------------------------------------------------------------------------------

CHAPEAU = Statement(HEAD, {"measures": para(None, "1"), "first": para("measures", "1")})


def test_striking_a_chapeau_that_still_has_items_does_not_apply() -> None:
    change = Change(None, {"measures": Shift(CHAPEAU.paragraphs["measures"], None)})
    with pytest.raises(DoesNotApply) as raised:
        apply(change, CHAPEAU)
    assert (raised.value.reason, raised.value.ids) == ("parent is absent", ("first",))


def test_moves_in_a_circle_do_not_apply() -> None:
    change = Change(None, {"measures": Shift(CHAPEAU.paragraphs["measures"], para("first", "1"))})
    with pytest.raises(DoesNotApply) as raised:
        apply(change, CHAPEAU)
    assert raised.value.ids == ("first", "measures")


def test_an_item_put_where_another_stands_does_not_apply() -> None:
    change = Change(None, {"second": Shift(None, para("measures", "1"))})
    with pytest.raises(DoesNotApply) as raised:
        apply(change, CHAPEAU)
    assert raised.value.ids == ("first", "second")


def test_a_paragraph_that_changed_meanwhile_is_named() -> None:
    change = Change(None, {"first": Shift(para("measures", "1", inline("older words")), None)})
    with pytest.raises(DoesNotApply, match="first"):
        apply(change, CHAPEAU)


def test_a_head_that_changed_meanwhile_is_named() -> None:
    change = Change(Shift(Head("other", "press-statement"), HEAD))
    with pytest.raises(DoesNotApply) as raised:
        apply(change, CHAPEAU)
    assert raised.value.ids == ("head",)


def test_two_changes_that_do_not_meet_name_every_paragraph_where_they_part() -> None:
    emptied = Statement(HEAD, {})
    with pytest.raises(DoesNotApply) as raised:
        compose(diff(emptied, CHAPEAU), diff(emptied, CHAPEAU))
    assert raised.value.ids == ("first", "measures")
