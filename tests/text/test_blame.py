"""Who wrote which words: over three revisions of one paragraph, and over the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pytest

from drafter.text.change import Change, diff
from drafter.text.history import BLANK, Act, History, Refusal, Revised, replay
from drafter.text.marking import Add, Keep, Strike
from drafter.text.origin.blame import Credited, credited, origins
from drafter.text.origin.origins import words_of
from drafter.text.statement import Head, Paragraph, Place, Run, Statement, inline, plain

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


AT = "2021-08-13T12:00-04:00"
DEMAND = "The Council demands that the Taliban stop their offensive at once."
ALL = "The Council demands that all parties stop their offensive at once."
FIGHTING = "The Council demands that all parties stop fighting at once."


@dataclass(frozen=True)
class Saved:
    """A revision: the text it led to, what it took, and the texts that refused proposals would have led to."""

    text: Statement
    takes: tuple[str, ...] = ()
    refuses: Mapping[str, Statement] = field(default_factory=dict)


def halt(words: str, form: str = "f") -> Statement:
    return recast(text(halt=words), form)


def recast(statement: Statement, form: str) -> Statement:
    return Statement(Head("n", form), statement.paragraphs)


def record(*saves: Saved | Statement) -> History:
    """EST writes the first text, NOR the others."""
    acts, before = list[Act](), BLANK
    for number, given in enumerate(saves):
        save = given if isinstance(given, Saved) else Saved(given)
        change, author = diff(before, save.text), "NOR" if number else "EST"
        refuses = tuple(Refusal(id, diff(before, other)) for id, other in save.refuses.items())
        acts.append(Revised(number, author, AT, "", save.takes, change, save.text.digest, refuses))
        before = save.text
    return replay(acts)


def hands(history: History, taken: Mapping[int, Mapping[str, Change]] | None = None) -> list[tuple[str, str]]:
    """The words of `halt` in stretches, each with its entry and the amendments it is from."""
    found = words_of(history, "halt", None, taken or {})
    return [(plain(part.inline), " ".join([str(part.origin.entry), *part.origin.takes])) for part in found]


def rivals(history: History) -> dict[str, str]:
    """What stands against which refused words."""
    found: dict[str, str] = {}
    for part in words_of(history, "halt"):
        for rival in part.origin.beat:
            key = f"{rival.amendment}: {plain(rival.inline).strip()}"
            found[key] = found.get(key, "") + plain(part.inline)
    return {key: stands.strip() for key, stands in found.items()}


def test_a_word_is_the_entrys_that_first_wrote_it() -> None:
    history = record(halt(DEMAND), halt(ALL), halt(FIGHTING))
    assert hands(history) == [
        ("The Council demands that ", "0"),
        ("all parties ", "1"),
        ("stop ", "0"),
        ("fighting ", "2"),
        ("at once.", "0"),
    ]
    (first, *_), (_, second, *_) = words_of(history, "halt"), words_of(history, "halt")
    assert (first.origin.author, first.origin.revision, first.origin.amendment) == ("EST", 1, None)
    assert (second.origin.author, second.origin.revision, second.origin.at) == ("NOR", 2, AT)


def test_an_earlier_text_has_the_writers_it_had_then() -> None:
    history = record(halt(DEMAND), halt(ALL), halt(FIGHTING))
    assert [part.origin.entry for part in words_of(history, "halt", 1)] == [0]
    assert [plain(part.inline) for part in words_of(history, "halt", 2) if part.origin.entry] == ["all parties "]
    with pytest.raises(KeyError):
        words_of(history, "talks")


def test_the_record_alone_names_the_one_amendment_that_was_taken() -> None:
    assert hands(record(halt(DEMAND), Saved(halt(ALL), ("CHN-1",))))[1] == ("all parties ", "1 CHN-1")


def test_of_several_amendments_taken_each_has_its_own_words_and_the_author_the_rest() -> None:
    history = record(halt(DEMAND), Saved(halt(FIGHTING.replace("Council", "Security Council")), ("CHN-1", "IND-2")))
    own = {
        "CHN-1": diff(halt(DEMAND), halt(ALL)),
        "IND-2": diff(halt(DEMAND), halt("The Council demands that the Taliban stop fighting at once.")),
    }
    assert hands(history, {1: own}) == [
        ("The ", "0"),
        ("Security ", "1"),
        ("Council demands that ", "0"),
        ("all parties ", "1 CHN-1"),
        ("stop ", "0"),
        ("fighting ", "1 IND-2"),
        ("at once.", "0"),
    ]
    assert hands(history, {1: {"CHN-1": own["CHN-1"]}})[5] == ("fighting ", "1 IND-2"), "the words of one are known"
    assert hands(history)[3] == ("all parties ", "1 CHN-1 IND-2"), "the record does not say which"


def test_words_that_two_amendments_share_are_from_both() -> None:
    history = record(halt(DEMAND), Saved(halt(ALL), ("CHN-1", "IND-2")))
    same = diff(halt(DEMAND), halt(ALL))
    assert hands(history, {1: {"CHN-1": same, "IND-2": same}})[1] == ("all parties ", "1 CHN-1 IND-2")


def test_an_amendment_whose_file_says_something_else_by_now_keeps_its_credit() -> None:
    history = record(halt(DEMAND), Saved(halt(ALL), ("CHN-1",)))
    edited = diff(halt(DEMAND), halt(DEMAND.replace("the Taliban", "everybody")))
    assert hands(history, {1: {"CHN-1": edited}})[1] == ("all parties ", "1 CHN-1")


def test_words_that_stood_already_are_not_those_of_an_amendment() -> None:
    history = record(halt(DEMAND), Saved(halt(ALL), ("CHN-1",)))
    edited = diff(halt("The Council stop at once."), halt("The Council demands that they stop at once."))
    assert hands(history, {1: {"CHN-1": edited}})[1] == ("all parties ", "1 CHN-1")


def test_an_amendment_on_another_paragraph_has_no_words_here() -> None:
    first, second = text(halt=DEMAND, talks="peace"), text(halt=ALL, talks="peace now")
    elsewhere = diff(first, text(halt=DEMAND, talks="peace now"))
    assert hands(record(first, Saved(second, ("IND-1",))), {1: {"IND-1": elsewhere}})[1] == ("all parties ", "1")


def test_a_move_another_rank_and_other_marks_write_no_word() -> None:
    moved = {"halt": Paragraph(Place(None, "z"), "paragraph", inline("The Council ", _verb("demands"), " peace."))}
    history = record(halt("The Council demands peace."), Statement(Head("n", "f"), moved))
    assert hands(history) == [("The Council demands peace.", "0")]
    assert words_of(history, "halt")[0].inline == moved["halt"].inline


def _verb(word: str) -> Run:
    return Run(word, frozenset({"verb"}))


def test_a_paragraph_struck_and_brought_back_keeps_its_writers() -> None:
    gone = text(talks="peace")
    assert hands(record(halt(DEMAND), gone, halt(DEMAND))) == [(DEMAND, "0")]
    assert hands(record(halt(DEMAND), gone, halt(ALL)))[1] == ("all parties ", "2")


def test_words_struck_and_put_back_between_the_same_words_are_their_first_writers() -> None:
    assert hands(record(halt(DEMAND), halt(ALL), halt(DEMAND))) == [(DEMAND, "0")]
    back = FIGHTING.replace("all parties", "the Taliban")
    assert hands(record(halt(DEMAND), halt(FIGHTING), halt(back)))[:2] == [
        ("The Council demands that the Taliban stop ", "0"),
        ("fighting ", "1"),
    ]


def test_words_put_back_because_an_amendment_asks_are_the_amendments() -> None:
    history = record(halt(DEMAND), halt(ALL), Saved(halt(DEMAND), ("RUS-1",)))
    assert hands(history)[1] == ("the Taliban ", "2 RUS-1")


def test_the_same_words_at_another_place_are_new() -> None:
    history = record(halt("peace and aid for all"), halt("peace for all"), halt("peace for all and aid"))
    assert hands(history) == [("peace for all ", "0"), ("and aid", "2")]


def test_words_are_not_put_back_from_where_they_still_stand() -> None:
    history = record(
        halt("statement of Council, members of the Council"), halt("statement of the Council, members of the Council")
    )
    assert [hand for words, hand in hands(history) if words.strip() == "the"] == ["1"]


def test_words_put_back_are_of_the_youngest_version_that_had_them() -> None:
    without = halt(DEMAND.replace(" at once", ""))
    history = record(halt(DEMAND), without, Saved(halt(DEMAND), ("CHN-1",)), without, halt(DEMAND))
    assert hands(history)[1] == ("at once", "2 CHN-1")


# --- a change of form ----------------------------------------------------------------------------------------------


def test_a_recast_writes_its_grammar_and_a_verb_inflected_again_keeps_its_writer() -> None:
    press = "The members strongly demanded that all parties stop fighting at once."
    history = record(halt(DEMAND), Saved(halt(FIGHTING), ("CHN-1",)), halt(press, "press"))
    found = [(plain(part.inline), part.origin.entry, part.origin.recast) for part in words_of(history, "halt")]
    assert found == [
        ("The ", 0, None),
        ("members strongly ", 2, 2),
        ("demanded ", 0, 2),
        ("that ", 0, None),
        ("all parties ", 1, None),
        ("stop ", 0, None),
        ("fighting ", 1, None),
        ("at once.", 0, None),
    ]


def test_a_participle_in_capitals_is_the_same_verb() -> None:
    history = record(halt("The Council took note of the report."), halt("Taking note of the report,", "resolution"))
    found = [(plain(part.inline), part.origin.entry, part.origin.recast) for part in words_of(history, "halt")]
    assert found == [("Taking ", 0, 1), ("note of the report", 0, None), (",", 1, 1)]


def test_an_adverb_before_the_verb_keeps_its_writer_although_the_subject_goes() -> None:
    history = record(
        halt("The Security Council strongly condemns the raids"), halt("Strongly condemning the raids", "resolution")
    )
    found = [(plain(part.inline), part.origin.entry, part.origin.recast) for part in words_of(history, "halt")]
    assert found == [("Strongly condemning ", 0, 1), ("the raids", 0, None)]


def test_a_first_draft_recasts_nothing() -> None:
    assert words_of(record(halt(DEMAND)), "halt")[0].origin.recast is None


# --- what a word beat ----------------------------------------------------------------------------------------------


def test_a_word_beats_what_was_refused_in_its_place_and_nothing_elsewhere() -> None:
    both = halt(DEMAND.replace("the Taliban", "both sides"))
    history = record(halt(DEMAND), Saved(halt(ALL), ("CHN-1",), {"GBR-2": both}))
    assert rivals(history) == {"GBR-2: both sides": "all parties"}


def test_words_kept_beat_what_was_refused_with_no_word_changed() -> None:
    history = record(halt(DEMAND), Saved(halt(DEMAND), (), {"GBR-2": halt(FIGHTING)}))
    assert rivals(history) == {"GBR-2: all parties stop fighting": "the Taliban stop their offensive"}
    assert {part.origin.entry for part in words_of(history, "halt")} == {0}


def test_a_refused_addition_is_beaten_by_the_word_it_would_have_followed() -> None:
    more = {"FRA-1": halt(DEMAND.replace("once", "once, or money")), "USA-1": halt(f"Now {DEMAND}")}
    assert rivals(record(halt(DEMAND), Saved(halt(DEMAND), (), more))) == {
        "FRA-1: once, or money": "once",
        "USA-1: Now The": "The",
    }


def test_a_refused_strike_is_beaten_by_all_that_it_would_strike() -> None:
    strikes = {"IND-1": halt(DEMAND.replace(" at once", "")), "RUS-1": text(talks="peace")}
    found = rivals(record(halt(DEMAND), Saved(halt(DEMAND), (), strikes)))
    assert found == {"IND-1: ": "at once", "RUS-1: ": DEMAND}


def test_a_refused_paragraph_is_beaten_by_the_one_that_was_taken_under_its_id() -> None:
    history = record(text(talks="peace"), Saved(text(talks="peace", halt=ALL), ("CHN-1",), {"GBR-2": _with(DEMAND)}))
    assert rivals(history) == {f"GBR-2: {DEMAND}": ALL}


def test_what_stood_before_a_paragraph_was_struck_is_no_ground_for_a_proposal_to_bring_it_back() -> None:
    back = Saved(text(talks="peace", halt=ALL), ("CHN-1",), {"GBR-2": _with(DEMAND)})
    assert rivals(record(_with(DEMAND), text(talks="peace"), back)) == {f"GBR-2: {DEMAND}": ALL}


def _with(words: str) -> Statement:
    return text(talks="peace", halt=words)


def test_a_refused_move_and_words_that_both_have_beat_nothing() -> None:
    moved = {"halt": replace(halt(DEMAND).paragraphs["halt"], place=Place(None, "z"))}
    refused = {"GBR-1": Statement(Head("n", "f"), moved), "CHN-2": halt(ALL)}
    assert rivals(record(halt(DEMAND), Saved(halt(FIGHTING), ("CHN-1",), refused))) == {
        "CHN-2: all parties stop their offensive": "all parties stop fighting"
    }
    assert rivals(record(halt(DEMAND), Saved(halt(ALL), ("CHN-1",), {"CHN-2": halt(ALL)}))) == {}


def test_what_a_word_beat_goes_with_it_and_ends_with_it() -> None:
    both = halt(DEMAND.replace("the Taliban", "both sides"))
    kept = Saved(halt(DEMAND), (), {"GBR-2": both})
    assert rivals(record(halt(DEMAND), kept, halt(DEMAND.replace("offensive", "war")))) == {
        "GBR-2: both sides": "the Taliban"
    }
    assert rivals(record(halt(DEMAND), kept, halt(ALL))) == {}
