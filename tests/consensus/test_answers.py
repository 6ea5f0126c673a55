"""A member's answer on one circulated text: every row of the table, the first that fits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafter.consensus.answer import Answered, answer
from drafter.positions.frame import Ground
from drafter.positions.position import (
    Absent,
    Amendment,
    Answer,
    Keeps,
    Linkage,
    Position,
    Provenance,
    RedLine,
    Rewrite,
    Says,
    Stance,
    StrikeOut,
    View,
    Words,
)
from drafter.positions.standing import stand
from drafter.text.statement import Head, Id, Paragraph, Place, Statement, inline
from tests.strategies import BRIEF, ELEMENTS, FORM, FORMS, HERE, LADDERS


def text(**instead: str) -> Statement:
    """The brief as asked, with other rungs or without what is on `omit`."""
    found = {}
    for number, element in enumerate(ELEMENTS):
        words = element.paragraph(instead.get(element.id, element.ask), FORM, LADDERS)
        if words:
            found[element.id] = Paragraph(Place(None, str(number)), "paragraph", words)
    return Statement(Head("afghanistan-2021", FORM.id), found)


ZERO, REV = text(attacks="condemn"), text()


def answered(position: Position | None, on: Statement = REV, silence: bool = False, mixed: bool = False) -> Answered:
    seen = {"zero-draft": ZERO, "rev-1": REV}
    if position is None:
        return answer("CHN", None, None, None, silence, mixed)
    given = position.answer
    fresh = given.seen if given and seen[given.seen].digest == on.digest else None
    return answer("CHN", position, stand(position, Ground(on, seen, BRIEF, FORMS, LADDERS)), fresh, silence, mixed)


def position(
    *views: View,
    says: Says | None = None,
    seen: str = "rev-1",
    apart: tuple[Id, ...] = (),
    reserve: dict[Id, str] | None = None,
    status: Provenance = "in-writing",
    amendments: tuple[Amendment, ...] = (),
    red_lines: tuple[RedLine, ...] = (),
    linkages: tuple[Linkage, ...] = (),
) -> Position:
    own = Answer(seen, says, HERE, apart, reserve) if says else None
    return Position("CHN", status, HERE, views, amendments, red_lines, linkages, own)


def bare(stance: Stance, about: Id = "measures", seen: str | None = "rev-1") -> View:
    return View(about, HERE, seen, stance=stance)


OBJECTS = bare("object")
STRUCK = Amendment("CHN-1", "measures", StrikeOut(), HERE)
BY_WORDS = RedLine("CHN-R1", Words("further measures"), HERE)
BY_STRUCTURE = RedLine("CHN-R1", Keeps("measures"), HERE)

# --- the rows ------------------------------------------------------------------------------------------------------

ROWS: dict[str, tuple[Position | None, str, str | None]] = {
    "joins and objects": (position(OBJECTS, says="joins"), "fault", None),
    "joins and is on hold": (position(bare("hold"), says="joins"), "fault", None),
    "joins and asks for a change": (position(says="joins", amendments=(STRUCK,)), "fault", None),
    "joins and has a red line crossed": (position(says="joins", red_lines=(BY_STRUCTURE,)), "fault", None),
    "joins and has a red line touched": (position(says="joins", red_lines=(BY_WORDS,)), "fault", None),
    "joins and misses what it needs": (
        position(View("talks-gone", HERE, None, stance="object"), says="joins"),
        "joins",
        "for",
    ),
    "says it objects": (position(says="objects"), "objects", "against"),
    "objects to a paragraph": (position(OBJECTS), "objects", "against"),
    "has a red line on a paragraph": (position(bare("red-line")), "objects", "against"),
    "has a red line that the structure crosses": (position(red_lines=(BY_STRUCTURE,)), "objects", "against"),
    "objects to the form": (position(bare("object", "form")), "objects", "against"),
    "objects to the timing": (position(bare("object", "timing", None)), "objects", "against"),
    "objects to a paragraph and says it is on hold": (position(OBJECTS, says="hold"), "objects", "against"),
    "objects and asks for a change": (position(OBJECTS, amendments=(STRUCK,)), "objects", "against"),
    "asks for a change": (position(amendments=(STRUCK,)), "asks change", None),
    "asks for a change and says it is on hold": (position(says="hold", amendments=(STRUCK,)), "asks change", None),
    "has a red line that words alone touch": (position(red_lines=(BY_WORDS,)), "asks change", None),
    "prefers a change": (position(amendments=(replace(STRUCK, need="preference"),)), "silent", None),
    "joins and prefers a change": (
        position(says="joins", amendments=(replace(STRUCK, need="preference"),)),
        "joins",
        "for",
    ),
    "joins": (position(says="joins"), "joins", "for"),
    "joins and supports": (position(bare("support"), says="joins"), "joins", "for"),
    "joins and dissociates itself": (position(bare("dissociate"), says="joins"), "joins", "for"),
    "joins though a view went stale": (position(bare("object", "attacks", "zero-draft"), says="joins"), "joins", "for"),
    "joins except what it objects to": (position(OBJECTS, says="joins", apart=("measures",)), "joins", "for"),
    "joins except what it is on hold about": (
        position(bare("hold"), says="joins", apart=("measures",)),
        "joins",
        "for",
    ),
    "joins under a reservation": (
        position(OBJECTS, says="joins", reserve={"measures": "on the legal basis"}),
        "joins",
        "for",
    ),
    "joins except another paragraph": (position(OBJECTS, says="joins", apart=("halt",)), "fault", None),
    "says it is on hold": (position(says="hold"), "hold", None),
    "has a paragraph on hold": (position(bare("hold")), "hold", None),
    "is ad referendum": (position(says="ad-ref"), "ad-ref", None),
    "has a paragraph ad referendum": (position(bare("ad-ref")), "ad-ref", None),
    "spoke of words that changed": (position(bare("object", "attacks", "zero-draft")), "renew", None),
    "joined another text": (position(says="joins", seen="zero-draft"), "renew", None),
    "objected to another text": (position(says="objects", seen="zero-draft"), "renew", None),
    "held another text": (position(says="hold", seen="zero-draft"), "renew", None),
    "was ad referendum on another text": (position(says="ad-ref", seen="zero-draft"), "renew", None),
    "supports a paragraph": (position(bare("support")), "heard in part", None),
    "accepts every paragraph": (
        position(*(View(e.id, HERE, None, accepts=e.rungs(LADDERS)) for e in ELEMENTS)),
        "heard in part",
        None,
    ),
    "dissociates itself from a paragraph": (position(bare("dissociate")), "heard in part", None),
    "wrote an empty file": (position(), "silent", None),
    "has no file": (None, "silent", None),
}


@pytest.mark.parametrize(("file", "word", "counts"), ROWS.values(), ids=ROWS.keys())
def test_a_member_that(file: Position | None, word: str, counts: str | None) -> None:
    found = answered(file)
    assert (found.word, found.counts) == (word, counts)


def test_a_member_without_an_element_it_needs_objects() -> None:
    needs = position(View("measures", HERE, None, accepts=("text",)))
    assert answered(needs, text(measures="omit")).word == "objects"


def test_a_linkage_that_bites_makes_it_object_and_one_that_does_not_is_no_condition() -> None:
    plain_view = View("attacks", HERE, None, accepts=("strongest", "condemn", "concern", "note"))
    stricter = Linkage("CHN-L1", Absent("measures"), View("attacks", HERE, None, accepts=("note",)), HERE)
    linked = position(plain_view, linkages=(stricter,))
    assert answered(linked, text(measures="omit")).word == "objects"
    assert answered(linked).word == "heard in part"


def test_a_proposal_taken_word_for_word_is_no_condition() -> None:
    said = Amendment("CHN-1", "halt", Rewrite(inline("calls on all parties to stop at once")), HERE)
    assert answered(position(amendments=(said,))).word == "asks change"
    assert answered(position(amendments=(said,)), text(halt="call-all")).word == "silent"


def test_a_proposal_withdrawn_by_this_text_is_no_condition() -> None:
    given_up = replace(STRUCK, withdrawn="rev-1")
    assert answered(position(says="joins", amendments=(given_up,))).word == "joins"
    assert answered(position(amendments=(given_up,)), ZERO).word == "asks change"


# --- silence -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "file",
    [None, position(), position(bare("support")), position(says="ad-ref"), position(says="joins", seen="zero-draft")],
    ids=["no file", "an empty file", "support in part", "ad referendum", "joined another text"],
)
def test_closed_silence_joins_who_did_not_break_it(file: Position | None) -> None:
    found = answered(file, silence=True)
    assert (found.word, found.counts) == ("joins by silence", "for")


@pytest.mark.parametrize(
    ("file", "word"),
    [
        (position(OBJECTS), "objects"),
        (position(says="objects"), "objects"),
        (position(amendments=(STRUCK,)), "asks change"),
        (position(bare("hold")), "hold"),
        (position(says="hold"), "hold"),
    ],
)
def test_closed_silence_joins_nobody_who_objects_asks_or_holds(file: Position, word: str) -> None:
    assert answered(file, silence=True).word == word


# --- provenance ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", [position(says="joins"), position(OBJECTS), position(amendments=(STRUCK,))])
def test_a_reading_is_unheard(file: Position) -> None:
    found = answered(replace(file, status="reading"))
    assert (found.word, found.counts) == ("unheard", None)


def test_a_reading_that_would_block_warns() -> None:
    guess = "its file is a guess, so it counts for nothing"
    assert answered(replace(position(OBJECTS), status="reading")).warning == f"{guess}, and it says: objects"
    assert answered(replace(position(says="joins"), status="reading")).warning == guess


def test_an_illustration_counts_only_among_illustrations() -> None:
    joins = position(says="joins", status="illustrative")
    assert answered(joins).word == "joins"
    assert answered(joins, mixed=True).word == "unheard"


def test_a_report_may_count_against_and_never_for() -> None:
    assert answered(position(OBJECTS, status="reported")).counts == "against"
    found = answered(position(says="joins", status="reported"))
    assert (found.word, found.counts, bool(found.warning)) == ("unheard", None, True)


# --- reasons -------------------------------------------------------------------------------------------------------


def test_an_objection_names_the_words_and_the_line() -> None:
    (reason,) = answered(position(View("attacks", HERE, None, accepts=("note",)))).reasons
    assert (reason.where, reason.about, reason.words) == (HERE, "attacks", "condemns in the strongest terms")


def test_what_it_is_apart_from_and_reserves_goes_on_record() -> None:
    found = answered(position(says="joins", apart=("halt",), reserve={"measures": "on the legal basis"}))
    assert (found.apart, found.reserve) == (("halt",), {"measures": "on the legal basis"})


def test_who_is_unheard_puts_nothing_on_record() -> None:
    found = answered(position(says="joins", apart=("halt",), status="reading"))
    assert (found.apart, found.reserve) == ((), None)


def test_only_who_joins_sets_a_paragraph_apart() -> None:
    held = replace(position(), views=(View("halt", HERE, "rev-1", stance="hold"),))
    given_ = Answer("rev-1", "ad-ref", HERE, apart=("halt",))
    assert answered(replace(held, answer=given_), silence=True).word == "hold"
