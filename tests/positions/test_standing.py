"""Where a member stands on each paragraph: by the rung while the frame stands, stale once it does not."""

from __future__ import annotations

from drafter.positions.amendment import propose
from drafter.positions.frame import Ground
from drafter.positions.position import (
    Absent,
    Amendment,
    Keeps,
    Linkage,
    Position,
    RedLine,
    Stance,
    StrikeOut,
    Swap,
    View,
    Words,
)
from drafter.positions.standing import Judged, Stand, stand
from drafter.text.change import apply
from drafter.text.statement import Head, Id, Paragraph, Place, Statement, inline
from tests.strategies import BRIEF, FORM, FORMS, HERE, LADDERS


def text(form: str = FORM.id, **rungs: str | Paragraph) -> Statement:
    """Each element of the brief on a rung, or a paragraph as it stands."""
    found = {}
    for number, (id, rung) in enumerate(rungs.items()):
        if isinstance(rung, Paragraph):
            found[id] = rung
            continue
        element = BRIEF.element(id)
        words = element.paragraph(rung, FORM, LADDERS) if element else inline(rung)
        found[id] = Paragraph(Place(None, str(number)), "paragraph", words)
    return Statement(Head("afghanistan-2021", form), found)


def judged(view: View, *texts: Statement) -> Stand:
    """The stance that a view comes to on the last of these texts, which were circulated as zero-draft, rev-1."""
    seen = dict(zip(("zero-draft", "rev-1"), texts, strict=False))
    ground = Ground(texts[-1], seen, BRIEF, FORMS, LADDERS)
    return stand(Position("CHN", "in-writing", HERE, views=(view,)), ground).stances[view.about]


def stance(view: View, *texts: Statement) -> Judged:
    return judged(view, *texts).stance


def limits(*accepts: str, about: Id = "attacks", seen: str | None = None) -> View:
    return View(about, HERE, seen, accepts=accepts)


def bare(word: Stance, about: Id = "attacks", seen: str | None = None) -> View:
    return View(about, HERE, seen, stance=word)


# --- limits --------------------------------------------------------------------------------------------------------


def test_a_rung_within_the_limits_is_accepted_and_one_above_them_objected_to() -> None:
    view = limits("concern", "note", "omit")
    assert stance(view, text(attacks="concern")) == "accept"
    assert stance(view, text(attacks="condemn")) == "object"


def test_the_rung_decides_when_only_the_ladder_word_changes() -> None:
    view = limits("concern", "note", seen="zero-draft")
    assert stance(view, text(attacks="strongest"), text(attacks="note")) == "accept"
    assert stance(view, text(attacks="note"), text(attacks="strongest")) == "object"


def test_words_beside_the_ladder_word_that_changed_make_the_view_stale() -> None:
    element = BRIEF.element("attacks")
    assert element is not None
    narrower = Paragraph(Place(None, "1"), "paragraph", LADDERS["condemnation"].rung("note").predicate(inline("it")))
    assert stance(limits("note", seen="zero-draft"), text(attacks="note"), text(attacks=narrower)) == "stale"


def test_a_member_that_needs_an_element_objects_to_a_text_without_it() -> None:
    assert stance(limits("strongest", "condemn"), text(halt="demand")) == "object"
    assert stance(limits("note", "omit"), text(halt="demand")) == "accept"


def test_a_word_on_no_rung_is_open() -> None:
    strange = Paragraph(Place(None, "1"), "paragraph", inline("The Security Council regrets the attacks on cities."))
    assert stance(limits("note"), text(attacks=strange)) == "stale"


def test_a_wording_is_judged_as_the_one_it_equals() -> None:
    view = limits("call-all", about="halt")
    assert stance(view, text(halt="call-all")) == "accept"
    assert stance(view, text(halt="demand")) == "object"


def test_words_that_equal_no_wording_are_open() -> None:
    other = Paragraph(Place(None, "1"), "paragraph", inline("The Security Council calls on some parties to stop."))
    assert stance(limits("call-all", about="halt"), text(halt=other)) == "stale"


def test_an_element_with_one_text_is_judged_by_its_frame() -> None:
    view = limits("omit", about="measures")
    assert stance(view, text(measures="text")) == "object"
    other = Paragraph(Place(None, "1"), "paragraph", inline("The Security Council stands ready."))
    assert stance(view, text(measures=other)) == "stale"


def test_a_reason_quotes_the_ladder_word() -> None:
    (reason,) = judged(limits("note"), text(attacks="strongest")).reasons
    assert reason.words == "condemns in the strongest terms"


# --- what ages a view ----------------------------------------------------------------------------------------------


def test_a_move_ages_nothing() -> None:
    before, after = text(attacks="note", halt="demand"), text(halt="demand", attacks="note")
    assert before.order != after.order
    assert stance(limits("note", seen="zero-draft"), before, after) == "accept"
    assert stance(bare("support", seen="zero-draft"), before, after) == "support"


def test_a_new_number_ages_nothing() -> None:
    before, after = text(attacks="note"), text(women="a new first paragraph", attacks="note")
    assert before.labels["attacks"] != after.labels["attacks"]
    assert stance(bare("hold", seen="zero-draft"), before, after) == "hold"


def test_another_form_ages_everything() -> None:
    before = text(attacks="note", halt="demand", measures="text")
    after = text("press-statement", attacks="note", halt="demand", measures="text")
    for id, rung in (("attacks", "note"), ("halt", "demand"), ("measures", "text")):
        assert stance(limits(rung, about=id, seen="zero-draft"), before, after) == "stale"
        assert stance(bare("object", id, "zero-draft"), before, after) == "stale"


def test_another_kind_makes_a_view_stale() -> None:
    element = BRIEF.element("attacks")
    assert element is not None
    operative = Paragraph(Place(None, "1"), "operative", element.paragraph("note", FORM, LADDERS))
    assert stance(limits("note"), text(attacks=operative)) == "stale"


def test_new_words_in_the_chapeau_make_a_view_of_its_item_stale() -> None:
    def under(words: str) -> Statement:
        item = Paragraph(Place("women", "1"), "item", inline("the attacks"))
        return text(women=words, attacks=item)

    view = bare("object", seen="zero-draft")
    assert stance(view, under("binding:"), under("binding:")) == "object"
    assert stance(view, under("binding:"), under("voluntary:")) == "stale"


# --- bare stances --------------------------------------------------------------------------------------------------


def test_a_bare_stance_looks_at_all_the_words() -> None:
    view = bare("object", seen="zero-draft")
    assert stance(view, text(attacks="strongest"), text(attacks="strongest")) == "object"
    assert stance(view, text(attacks="strongest"), text(attacks="note")) == "stale"


def test_without_seen_it_saw_the_element_as_asked() -> None:
    assert stance(bare("object"), text(attacks="strongest")) == "object"
    assert stance(bare("object"), text(attacks="condemn")) == "stale"


def test_an_objection_to_what_is_not_there_is_met() -> None:
    assert stance(bare("object"), text(halt="demand")) == "accept"


def test_support_for_what_was_struck_is_stale() -> None:
    assert stance(bare("support", seen="zero-draft"), text(attacks="note"), text(halt="demand")) == "stale"


def test_a_paragraph_nobody_speaks_of_is_silent() -> None:
    ground = Ground(text(attacks="note"), {}, BRIEF, FORMS, LADDERS)
    assert stand(Position("CHN", "in-writing", HERE), ground).stances["attacks"].stance == "silent"


def test_of_two_views_the_graver_is_the_members() -> None:
    ground = Ground(text(attacks="strongest"), {}, BRIEF, FORMS, LADDERS)
    for views in ((bare("support"), bare("object")), (bare("object"), bare("support"))):
        assert stand(Position("CHN", "in-writing", HERE, views=views), ground).stances["attacks"].stance == "object"


# --- the whole text ------------------------------------------------------------------------------------------------


def test_a_stance_on_the_text_is_on_that_text_alone() -> None:
    view = bare("object", "text", "zero-draft")
    assert stance(view, text(attacks="note")) == "object"
    assert stance(view, text(attacks="note"), text(attacks="condemn")) == "stale"


def test_a_stance_on_the_form_lasts_as_long_as_the_form() -> None:
    view = bare("object", "form")
    assert stance(view, text(attacks="note")) == "object"
    assert stance(view, text("press-statement", attacks="note")) == "stale"


def test_a_stance_on_the_timing_does_not_age() -> None:
    assert stance(bare("object", "timing"), text(attacks="note"), text("press-statement", halt="demand")) == "object"


# --- red lines, linkages, amendments -------------------------------------------------------------------------------


def against(*lines: RedLine) -> Position:
    return Position("CHN", "in-writing", HERE, red_lines=lines)


def test_a_red_line_by_what_the_text_has_is_crossed() -> None:
    ground = Ground(text(measures="text"), {}, BRIEF, FORMS, LADDERS)
    found = stand(against(RedLine("CHN-R1", Keeps("measures"), HERE)), ground)
    assert [reason.about for reason in found.crossed] == ["measures"]
    assert found.touched == ()


def test_a_red_line_by_words_alone_is_only_touched() -> None:
    ground = Ground(text(measures="text"), {}, BRIEF, FORMS, LADDERS)
    found = stand(against(RedLine("CHN-R1", Words("further measures"), HERE)), ground)
    assert found.crossed == ()
    assert [(reason.about, reason.words) for reason in found.touched] == [("measures", "further measures")]


def test_a_red_line_that_does_not_bite_is_no_condition() -> None:
    ground = Ground(text(attacks="note"), {}, BRIEF, FORMS, LADDERS)
    found = stand(against(RedLine("CHN-R1", Words("sanctions"), HERE), RedLine("R2", Keeps("halt"), HERE)), ground)
    assert (found.crossed, found.touched) == ((), ())


def test_a_linkage_stands_in_the_place_of_the_plain_view() -> None:
    position = Position(
        "CHN",
        "in-writing",
        HERE,
        views=(limits("note"),),
        linkages=(Linkage("CHN-L1", Absent("measures"), limits("condemn", "note"), HERE),),
    )
    without = Ground(text(attacks="condemn"), {}, BRIEF, FORMS, LADDERS)
    with_ = Ground(text(attacks="condemn", measures="text"), {}, BRIEF, FORMS, LADDERS)
    assert stand(position, without).stances["attacks"].stance == "accept"
    assert stand(position, with_).stances["attacks"].stance == "object"


def asking(amendment: Amendment, *texts: Statement) -> list[Id]:
    seen = dict(zip(("zero-draft", "rev-1"), texts, strict=False))
    ground = Ground(texts[-1], seen, BRIEF, FORMS, LADDERS)
    return [reason.about for reason in stand(Position("CHN", "in-writing", HERE, amendments=(amendment,)), ground).asks]


def test_a_conditional_proposal_asks_until_it_is_taken() -> None:
    struck = Amendment("CHN-1", "measures", StrikeOut(), HERE)
    assert asking(struck, text(measures="text")) == ["measures"]
    assert asking(struck, text(attacks="note")) == []


def test_a_preference_asks_nothing() -> None:
    assert asking(Amendment("CHN-1", "measures", StrikeOut(), HERE, need="preference"), text(measures="text")) == []


def test_a_proposal_asks_nothing_from_the_text_on_which_it_was_withdrawn() -> None:
    before, after = text(measures="text"), text(measures="text", attacks="note")
    late = Amendment("CHN-1", "measures", StrikeOut(), HERE, withdrawn="rev-1")
    assert asking(late, before, after) == []
    ground = Ground(before, {"zero-draft": before, "rev-1": after}, BRIEF, FORMS, LADDERS)
    assert stand(Position("CHN", "in-writing", HERE, amendments=(late,)), ground).asks
    early = Amendment("CHN-1", "measures", StrikeOut(), HERE, withdrawn="zero-draft")
    assert asking(early, before, after) == []


def test_a_proposal_turns_a_stance_only_when_taken_word_for_word() -> None:
    amendment = Amendment(
        "CHN-1", "halt", Swap((("the Taliban", "all parties"),)), HERE, "zero-draft", turns={"halt": "support"}
    )
    position = Position(
        "CHN", "in-writing", HERE, views=(bare("object", "halt", "zero-draft"),), amendments=(amendment,)
    )
    before = text(halt="demand")
    took = text(halt=Paragraph(Place(None, "0"), "paragraph", inline("It asks all parties to stop at once.")))
    exactly = apply(propose(amendment, before, FORM), before)
    words = exactly.paragraphs["halt"]
    harder = text(halt=Paragraph(words.place, words.kind, inline(*words.inline, " They have a week.")))
    found = {
        name: stand(position, Ground(after, {"zero-draft": before, "rev-1": after}, BRIEF, FORMS, LADDERS))
        for name, after in (("before", before), ("otherwise", took), ("exactly", exactly), ("harder", harder))
    }
    assert found["before"].stances["halt"].stance == "object"
    assert found["otherwise"].taken == frozenset()
    assert found["exactly"].stances["halt"].stance == "support"
    assert found["exactly"].taken == {"CHN-1"}
    assert found["harder"].taken == {"CHN-1"}
    assert found["harder"].stances["halt"].stance == "stale"


def test_a_wording_under_words_that_take_it_back_is_no_longer_what_was_seen() -> None:
    before = text(halt="demand")
    halt = before.paragraphs["halt"]
    some = Paragraph(Place(None, "0a"), "chapeau", inline("Some would have it said:"))
    under = Paragraph(Place("some", "1"), halt.kind, halt.inline)
    after = Statement(before.head, {**before.paragraphs, "some": some, "halt": under})
    position = Position("CHN", "in-writing", HERE, views=(limits("call-all", "omit", about="halt", seen="zero-draft"),))
    found = [
        stand(position, Ground(one, {"zero-draft": before}, BRIEF, FORMS, LADDERS)).stances["halt"].stance
        for one in (before, after)
    ]
    assert found == ["object", "stale"]


def test_what_is_left_out_of_another_form_is_to_be_asked_again() -> None:
    before = text(attacks="strongest")
    recast = Statement(Head(before.head.name, "press-statement"), {})
    position = Position("CHN", "in-writing", HERE, views=(limits("strongest", seen="zero-draft"),))
    found = stand(position, Ground(recast, {"zero-draft": before}, BRIEF, FORMS, LADDERS))
    assert found.stances["attacks"].stance == "stale"
