"""What a view looks at: a paragraph's words without the ladder word, its kind, its form, and what it hangs from."""

from __future__ import annotations

from drafter.positions.frame import Ground, all_words, frame, rung_words, standing_rung
from drafter.text.statement import Head, Id, Kind, Paragraph, Place, Run, Statement, inline
from tests.strategies import BRIEF, ELEMENTS, FORM, FORMS, LADDERS

ATTACKS, MEASURES, HALT = ELEMENTS
VERB = frozenset({"verb"})


def para(id: Id, rung: str, rank: str = "1", parent: Id | None = None, kind: Kind = "paragraph") -> Paragraph:
    element = BRIEF.element(id)
    assert element is not None
    return Paragraph(Place(parent, rank), kind, element.paragraph(rung, FORM, LADDERS))


def ground(form: str = FORM.id, **found: Paragraph) -> Ground:
    text = Statement(Head("afghanistan-2021", form), found)
    return Ground(text, {"zero-draft": text}, BRIEF, FORMS, LADDERS)


def test_a_frame_is_the_same_on_every_rung() -> None:
    on = [ground(attacks=para("attacks", rung)) for rung in ("strongest", "condemn", "concern", "note")]
    assert len({frame("attacks", g.text, g) for g in on}) == 1
    assert len({all_words("attacks", g.text, g) for g in on}) == 4


def test_a_move_leaves_the_frame_as_it_was() -> None:
    one, other = ground(attacks=para("attacks", "note", "1")), ground(attacks=para("attacks", "note", "7"))
    assert frame("attacks", one.text, one) == frame("attacks", other.text, other)


def test_other_words_another_kind_or_another_form_change_the_frame() -> None:
    asked = ground(attacks=para("attacks", "note"))
    reworded = ground(attacks=Paragraph(Place(None, "1"), "paragraph", inline("The ", Run("notes", VERB), " it.")))
    operative = ground(attacks=para("attacks", "note", kind="operative"))
    pressed = ground("press-statement", attacks=para("attacks", "note"))
    frames = {frame("attacks", g.text, g) for g in (asked, reworded, operative, pressed)}
    assert len(frames) == 4


def test_an_item_is_seen_with_its_chapeau() -> None:
    def under(words: str) -> Ground:
        return ground(
            women=Paragraph(Place(None, "1"), "chapeau", inline(words)), attacks=para("attacks", "note", parent="women")
        )

    one, other = under("these measures are binding:"), under("these measures are voluntary:")
    assert frame("attacks", one.text, one) != frame("attacks", other.text, other)


def test_a_paragraph_that_is_not_there_has_no_frame() -> None:
    g = ground()
    assert frame("attacks", g.text, g) is None
    assert all_words("attacks", g.text, g) is None


def test_the_rung_is_read_off_the_ladder_word() -> None:
    assert standing_rung(ATTACKS, ground(attacks=para("attacks", "concern"))) == "concern"


def test_an_element_with_wordings_stands_on_the_one_it_equals() -> None:
    assert standing_rung(HALT, ground(halt=para("halt", "call-all"))) == "call-all"
    other = Paragraph(Place(None, "1"), "paragraph", inline("The Security Council calls on nobody."))
    assert standing_rung(HALT, ground(halt=other)) is None


def test_an_element_that_is_left_out_stands_on_omit() -> None:
    assert [standing_rung(element, ground()) for element in ELEMENTS] == ["omit", "omit", "omit"]


def test_an_element_of_one_text_stands_on_it() -> None:
    assert standing_rung(MEASURES, ground(measures=para("measures", "text"))) == "text"


def test_the_words_of_a_rung_are_the_ladder_word_as_it_stands() -> None:
    g = ground(attacks=para("attacks", "strongest"), measures=para("measures", "text", "2"))
    assert rung_words(ATTACKS, g) == "condemns in the strongest terms"
    assert "stands ready to consider further measures" in rung_words(MEASURES, g)
