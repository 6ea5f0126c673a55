"""The record as minutes, and the text with who first wrote each word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from drafter.consensus.case import Case
from drafter.consensus.release import terms
from drafter.positions.position import Amendment, Insert, Position, Swap
from drafter.report.line import Line
from drafter.report.minutes import lines, sentence
from drafter.report.provenance import lines as provenance
from drafter.report.provenance import taken, value
from drafter.text.change import diff
from drafter.text.history import BLANK, Act, Refusal, Released, Revised, replay
from drafter.text.origin.origins import written
from drafter.text.silence import Closed, Extended, Opened, Spoke, Withdrew
from drafter.text.statement import Head, Paragraph, Place, Ref, Statement, inline
from tests.drafting.three import ACTS, REV, ZERO, case, day
from tests.strategies import BRIEF, HERE, PRESS

ORDER = ("attacks", "halt", "measures", "talks", "justice", "aid")
HALT = "The Security Council demands that the Taliban stop at once."


def text(form: str = BRIEF.form, **words: str) -> Statement:
    """Paragraphs in the order of `ORDER`."""
    paragraphs = {
        id: Paragraph(Place(None, str(ORDER.index(id))), "paragraph", inline(said)) for id, said in words.items()
    }
    return Statement(Head(BRIEF.name, form), paragraphs)


def saved(
    before: Statement,
    after: Statement,
    number: int = 1,
    takes: tuple[str, ...] = (),
    refuses: Mapping[str, Statement] | None = None,
    note: str = "",
) -> Revised:
    refusals = tuple(Refusal(id, diff(before, other)) for id, other in (refuses or {}).items())
    return Revised(number, "NOR", day(5), note, takes, diff(before, after), after.digest, refusals)


def told(after: Statement, **given: object) -> str:
    """The sentence on a second revision, of `BEFORE`."""
    first = Revised(0, "EST", day(1), "", (), diff(BLANK, BEFORE), BEFORE.digest)
    act = saved(BEFORE, after, **given)  # type: ignore[arg-type]
    said = sentence(act, replay([first, act]))
    assert said.endswith(". Revision 2.")
    return said.removesuffix(" Revision 2.")


BEFORE = text(attacks="one", halt=HALT, measures="three", talks="four")
ALL = text(attacks="one", halt=HALT.replace("the Taliban", "all parties"), measures="three", talks="four")
BOTH = text(attacks="one", halt=HALT.replace("the Taliban", "both sides"), measures="three", talks="four")
SHORT = text(attacks="one", halt=HALT, talks="four")
LONG = text(attacks="one", halt=HALT, measures="three", talks="four", justice="five")
MOVED = Statement(
    BEFORE.head,
    {**BEFORE.paragraphs, "measures": replace(BEFORE.paragraphs["measures"], place=Place(None, "-"))},
)


def hour(number: int, time: str) -> str:
    return day(number).replace("12:00", time)


# --- minutes -------------------------------------------------------------------------------------------------------


def test_every_act_is_a_sentence_under_its_day() -> None:
    acts = (
        *ACTS,
        Opened(5, "EST", hour(6, "13:00"), REV.digest, day(7)),
        Spoke(6, "EST", hour(6, "18:30"), REV.digest, "CHN", "hold", hour(6, "18:20")),
        Extended(7, "NOR", hour(7, "09:00"), REV.digest, hour(7, "18:00")),
        Withdrew(8, "EST", hour(7, "10:00"), REV.digest, "CHN", hour(7, "09:50")),
        Closed(9, "EST", hour(7, "18:30"), REV.digest),
        Spoke(
            10,
            "EST",
            hour(7, "19:00"),
            REV.digest,
            "CHN",
            "objection",
            hour(7, "18:45"),
            "Too late?",
        ),
        Released(11, "NOR", day(8), REV.digest, {}, terms(BRIEF)),
    )
    digests = [one.digest[7:19] for one in (ZERO, REV)]
    assert [row.text for row in lines(replay(acts))] == [
        "Sunday 1 August 2021 (UTC-04:00)",
        "   1  12:00  EST: first draft, 3 paragraphs. Revision 1.",
        "",
        "Monday 2 August 2021 (UTC-04:00)",
        f"   2  12:00  EST: zero-draft went out, {digests[0]}.",
        "",
        "Thursday 5 August 2021 (UTC-04:00)",
        "   3  12:00  NOR: amended attacks. Revision 2.",
        "",
        "Friday 6 August 2021 (UTC-04:00)",
        f"   4  12:00  EST: rev-1 went out, {digests[1]}.",
        f"   5  13:00  EST: put rev-1 under silence until 2021-08-07T12:00-04:00, {digests[1]}.",
        "   6  18:30  EST: CHN asked for a hold on rev-1 at 2021-08-06T18:20-04:00.",
        "",
        "Saturday 7 August 2021 (UTC-04:00)",
        "   7  09:00  NOR: extended silence on rev-1 until 2021-08-07T18:00-04:00.",
        "   8  10:00  EST: CHN took back at 2021-08-07T09:50-04:00 what it had said on rev-1.",
        f"   9  18:30  EST: closed silence on rev-1, unbroken, {digests[1]}.",
        "  10  19:00  EST: CHN objected on rev-1 at 2021-08-07T18:45-04:00: Too late?",
        "",
        "Sunday 8 August 2021 (UTC-04:00)",
        f"  11  12:00  NOR: released rev-1, {digests[1]}.",
    ]
    assert lines(replay(())) == []


def test_a_day_is_told_in_the_zone_that_its_act_was_dated_in() -> None:
    acts = [replace(ACTS[0], at="2021-08-01T23:30-04:00"), replace(ACTS[1], at="2021-08-02T05:31+02:00")]
    headings = [row.text for row in lines(replay(acts)) if row.text.endswith(")")]
    assert headings == ["Sunday 1 August 2021 (UTC-04:00)", "Monday 2 August 2021 (UTC+02:00)"]


@pytest.mark.parametrize(
    ("after", "takes", "expected"),
    [
        (ALL, (), "amended halt."),
        (ALL, ("CHN-1",), "took CHN-1 in halt."),
        (SHORT, ("IND-2",), "took IND-2: struck measures."),
        (LONG, ("IND-1",), "took IND-1: added justice."),
        (MOVED, ("GBR-3",), "took GBR-3: moved measures."),
        (MOVED, (), "moved measures."),
        (
            text(attacks="one!", halt=HALT.replace("once", "last"), talks="four", aid="six"),
            ("CHN-1", "IND-2", "MEX-1"),
            "took CHN-1, IND-2 and MEX-1: amended attacks and halt; struck measures; added aid.",
        ),
    ],
)
def test_what_was_done_is_said_paragraph_by_paragraph(after: Statement, takes: tuple[str, ...], expected: str) -> None:
    assert told(after, takes=takes) == expected


def test_the_note_and_what_was_refused_on_the_same_words_follow() -> None:
    said = told(ALL, takes=("CHN-1",), refuses={"GBR-2": BOTH}, note="addressed to all parties")
    assert said == "took CHN-1 in halt (addressed to all parties), refusing GBR-2."


def test_a_paragraph_kept_against_proposals_is_said_to_stand() -> None:
    assert told(BEFORE, refuses={"RUS-1": SHORT}, note="still needed") == (
        "kept measures as it stands; refused RUS-1 (still needed)."
    )
    assert told(BEFORE, refuses={"GBR-3": MOVED}) == "kept measures where it stands; refused GBR-3."
    assert told(BEFORE, refuses={"FRA-1": LONG}) == "left justice out; refused FRA-1."
    assert told(BEFORE, refuses={"GBR-2": BOTH, "CHN-1": ALL}) == "kept halt as it stands; refused GBR-2 and CHN-1."


def test_one_revision_may_take_here_and_keep_there() -> None:
    said = told(ALL, takes=("CHN-1",), refuses={"GBR-2": BOTH, "RUS-1": SHORT}, note="agreed")
    assert said == "took CHN-1 in halt (agreed), refusing GBR-2. Kept measures as it stands; refused RUS-1."


def test_a_recast_is_said_without_the_grammar_it_changed() -> None:
    press = {id: paragraph.inline for id, paragraph in BEFORE.paragraphs.items()} | {"halt": inline("They stop.")}
    after = text(PRESS.id, **{id: "".join(part.text for part in said) for id, said in press.items()})  # type: ignore[union-attr]
    assert told(after) == "recast presidential-statement as press-statement."


def test_ranks_alone_are_no_change_that_can_be_read() -> None:
    ranks = {id: replace(p, place=Place(None, f"9{p.place.rank}")) for id, p in BEFORE.paragraphs.items()}
    assert told(Statement(BEFORE.head, ranks)) == "no word and no order changed."


def test_a_first_draft_counts_its_paragraphs() -> None:
    one = text(halt=HALT)
    act = Revised(0, "EST", day(1), "as asked", (), diff(BLANK, one), one.digest)
    assert sentence(act, replay([act])) == "first draft, 1 paragraph (as asked). Revision 1."


# --- who wrote which words -----------------------------------------------------------------------------------------

SWAP = Amendment("CHN-1", "halt", Swap((("the Taliban", "all parties"),)), HERE, because="a secret")
ADD = Amendment("CHN-2", "justice", Insert("talks", inline("stresses justice")), HERE)


def room(*acts: Act, amendments: tuple[Amendment, ...] = (SWAP, ADD)) -> Case:
    return case(Position("CHN", "in-writing", HERE, amendments=amendments), acts=acts)


def negotiated(amendments: tuple[Amendment, ...] = (SWAP, ADD)) -> Case:
    """CHN-1 was taken and GBR-2 refused, in the same entry a word changed elsewhere."""
    first = Revised(0, "EST", day(1), "", (), diff(BLANK, BEFORE), BEFORE.digest)
    after = text(attacks="one more", halt=ALL.words("halt"), measures="three", talks="four")
    return room(first, saved(BEFORE, after, 1, ("CHN-1", "CHN-2"), {"GBR-2": BOTH}), amendments=amendments)


def shown(found: Case) -> list[Line]:
    history = found.record
    return provenance(written(history, None, taken(found)), history.current, history)


def test_each_stretch_stands_beside_its_entry_author_and_amendment() -> None:
    assert [row.text for row in shown(negotiated())] == [
        "attacks · first paragraph",
        "   0  EST         one",
        "   1  NOR         more",
        "",
        "halt · second paragraph",
        "   0  EST         The Security Council demands that",
        "   1  NOR, CHN-1  all parties",
        "   0  EST         stop at once.",
        "      “all parties” beat GBR-2 (entry 1): “both sides”",
        "",
        "measures · third paragraph",
        "   0  EST         three",
        "",
        "talks · fourth paragraph",
        "   0  EST         four",
        "",
        "   0  1 Aug 2021 12:00-04:00, EST: first draft, 4 paragraphs. Revision 1.",
        "   1  5 Aug 2021 12:00-04:00, NOR: took CHN-1 and CHN-2 in attacks and halt, refusing GBR-2. Revision 2.",
    ]


def test_references_read_as_they_do_in_the_text_and_spaces_fill_no_row() -> None:
    referring = Paragraph(Place(None, "9"), "paragraph", inline("recalls ", Ref("halt"), "."))
    now = Statement(BEFORE.head, {**BEFORE.paragraphs, "aid": referring})
    first = Revised(0, "EST", day(1), "", (), diff(BLANK, now), now.digest)
    assert "   0  EST  recalls the second paragraph." in [row.text for row in shown(room(first))]


def test_what_would_strike_a_paragraph_is_beaten_by_all_of_it() -> None:
    first = Revised(0, "EST", day(1), "", (), diff(BLANK, BEFORE), BEFORE.digest)
    found = shown(room(first, saved(BEFORE, BEFORE, 1, (), {"RUS-1": SHORT}, "still needed")))
    assert "      it beat RUS-1 (entry 1): to strike it" in [row.text for row in found]
    assert found[-1].text.endswith("kept measures as it stands; refused RUS-1 (still needed). Revision 2.")


def test_the_words_of_each_amendment_are_those_of_its_file_and_the_record_suffices_without() -> None:
    assert {entry: sorted(changes) for entry, changes in taken(negotiated()).items()} == {1: ["CHN-1", "CHN-2"]}
    without = [row.text for row in shown(negotiated(()))]
    assert "   1  NOR, CHN-1/CHN-2  more" in without
    assert "   1  NOR, CHN-1/CHN-2  all parties" in without
    assert not [row for row in shown(negotiated()) if "secret" in row.text]


def test_an_amendment_that_fits_only_once_another_is_taken_has_its_own_words() -> None:
    second = Amendment("CHN-3", "halt", Swap((("all parties", "all armed parties"),)), HERE)
    first = Revised(0, "EST", day(1), "", (), diff(BLANK, BEFORE), BEFORE.digest)
    after = text(attacks="one", halt=HALT.replace("the Taliban", "all armed parties"), measures="three", talks="four")
    found = room(first, saved(BEFORE, after, 1, ("CHN-1", "CHN-3")), amendments=(SWAP, second))
    rows = [row.text for row in shown(found)]
    assert rows[rows.index("halt · second paragraph") :][2:5] == [
        "   1  NOR, CHN-1  all",
        "   1  NOR, CHN-3  armed",
        "   1  NOR, CHN-1  parties",
    ]


def test_a_verb_in_another_form_is_told_with_the_entry_that_recast_it() -> None:
    first = Revised(0, "EST", day(1), "", (), diff(BLANK, BEFORE), BEFORE.digest)
    press = text(PRESS.id, halt="The members of the Security Council demanded that the Taliban stop at once.")
    rows = [row.text for row in shown(room(first, saved(BEFORE, press)))]
    assert "   0  EST, recast in 1  demanded" in rows
    assert any(row.startswith("   1  NOR, recast       ") for row in rows)


def test_machines_get_the_same_stretches() -> None:
    found = negotiated()
    (paragraph,) = value({"halt": written(found.record, None, taken(found))["halt"]}, found.record.current)
    assert (paragraph["id"], paragraph["label"]) == ("halt", "second paragraph")
    words = paragraph["words"]
    assert isinstance(words, list)
    assert "".join(part["words"] for part in words) == ALL.words("halt")
    assert words[1] == {
        "words": "all parties ",
        "entry": 1,
        "revision": 2,
        "author": "NOR",
        "at": day(5),
        "amendments": ["CHN-1"],
        "recast": None,
        "beat": [{"amendment": "GBR-2", "words": "both sides", "entry": 1}],
    }
