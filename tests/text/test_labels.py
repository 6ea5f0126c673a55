"""What people call each paragraph, computed from where it stands."""

from __future__ import annotations

import pytest

from drafter.text.labels import ordinal
from drafter.text.statement import Head, Id, Kind, Paragraph, Place, Ref, Statement, inline, is_id

Row = tuple[Id, Kind, Id | None]


def laid_out(*rows: Row) -> Statement:
    return Statement(
        Head("n", "f"),
        {
            id: Paragraph(Place(parent, f"{number:03}"), kind, inline(f"the words of {id}"))
            for number, (id, kind, parent) in enumerate(rows)
        },
    )


def many(number: int, kind: Kind, parent: Id | None) -> list[Row]:
    return [(f"x{'abcdefghij'[n // 10]}{'abcdefghij'[n % 10]}", kind, parent) for n in range(number)]


def test_preambular_and_operative_paragraphs_are_counted_apart() -> None:
    found = laid_out(
        ("recalling", "preambular", None),
        ("noting", "preambular", None),
        ("demand", "operative", None),
        ("urge", "operative", None),
    ).labels
    assert found == {"recalling": "PP1", "noting": "PP2", "demand": "1", "urge": "2"}


def test_items_take_letters_then_small_roman_numerals() -> None:
    found = laid_out(
        ("demand", "operative", None),
        ("cease", "item", "demand"),
        ("at-once", "item", "cease"),
        ("for-good", "item", "cease"),
        ("withdraw", "item", "demand"),
        ("wholly", "item", "for-good"),
    ).labels
    assert found["cease"] == "1 (a)"
    assert found["at-once"] == "1 (a) (i)"
    assert found["for-good"] == "1 (a) (ii)"
    assert found["wholly"] == "1 (a) (ii) (a)"
    assert found["withdraw"] == "1 (b)"


def test_paragraphs_of_a_statement_are_counted_in_words() -> None:
    found = laid_out(("attacks", "paragraph", None), ("measures", "chapeau", None), ("one", "item", "measures")).labels
    assert found == {"attacks": "first paragraph", "measures": "second paragraph", "one": "second paragraph (a)"}


def test_headings_notes_and_closings_have_names_of_their_own() -> None:
    found = laid_out(
        ("title", "heading", None),
        ("aside", "note", None),
        ("seized", "closing", None),
        ("farewell", "closing", None),
    ).labels
    assert found == {"title": "heading 1", "aside": "note 1", "seized": "closing", "farewell": "closing 2"}


def test_other_kinds_under_the_same_parent_take_no_letter() -> None:
    found = laid_out(("demand", "operative", None), ("aside", "note", "demand"), ("cease", "item", "demand")).labels
    assert found["cease"] == "1 (a)"


def test_the_letter_after_z_is_aa() -> None:
    found = laid_out(("demand", "operative", None), *many(28, "item", "demand")).labels
    assert list(found.values())[26:29] == ["1 (z)", "1 (aa)", "1 (ab)"]


def test_deep_items_count_in_roman() -> None:
    found = laid_out(("demand", "operative", None), ("cease", "item", "demand"), *many(14, "item", "cease")).labels
    assert [label[6:] for label in list(found.values())[2:]] == (
        "(i) (ii) (iii) (iv) (v) (vi) (vii) (viii) (ix) (x) (xi) (xii) (xiii) (xiv)".split()
    )


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "first"), (20, "twentieth"), (21, "21st"), (22, "22nd"), (33, "33rd"), (24, "24th"), (111, "111th")],
)
def test_ordinals(number: int, words: str) -> None:
    assert ordinal(number) == words


def test_a_reference_reads_as_the_label_of_what_it_names() -> None:
    statement = Statement(
        Head("n", "f"),
        {
            "recalling": Paragraph(Place(None, "1"), "preambular", inline("words")),
            "demand": Paragraph(Place(None, "2"), "operative", inline("words")),
            "cease": Paragraph(Place("demand", "1"), "item", inline("words")),
            "see": Paragraph(
                Place(None, "3"),
                "paragraph",
                inline("see ", Ref("cease"), ", ", Ref("recalling"), " and ", Ref("see")),
            ),
        },
    )
    assert statement.words("see") == "see paragraph 1 (a), preambular paragraph 1 and the first paragraph"


@pytest.mark.parametrize("id", ["halt", "al-shabaab", "s2-b", "article", "oppose"])
def test_a_slug_is_an_id(id: Id) -> None:
    assert is_id(id)


@pytest.mark.parametrize("id", ["op-4", "op4", "pp1", "para3", "paragraph-2", "item-1", "p1", "para-3a"])
def test_a_label_is_no_id_since_labels_move(id: Id) -> None:
    assert not is_id(id)


@pytest.mark.parametrize("id", ["", "Halt", "4", "a b", "a_b", "-a", "a-", "a--b", "café", "halt\n"])
def test_what_is_no_slug_is_no_id(id: Id) -> None:
    assert not is_id(id)
