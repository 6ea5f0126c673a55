"""One capital's page, and all of them in a line each."""

from __future__ import annotations

from dataclasses import replace

from drafter.consensus.capital import Capital, capital
from drafter.consensus.compilation import compilation
from drafter.consensus.release import terms
from drafter.consensus.verdict import verdict
from drafter.positions.position import Amendment, Answer, Position, View
from drafter.report.capital import lines, overview
from drafter.report.data import of_capital
from drafter.text.change import diff
from drafter.text.history import Act, Circulated, Refusal, Revised
from drafter.text.recast import recast
from tests.consensus.proposing import compiled, offer, swap
from tests.drafting.three import ACTS, REV, at, case, day, says
from tests.strategies import BRIEF, FORM, HERE, PRESS

CHN_1 = offer("CHN-1")


def file(*amendments: Amendment, views: tuple[View, ...] = (), answer: Answer | None = None) -> Position:
    return Position("CHN", "in-writing", HERE, views=views, amendments=amendments, answer=answer)


def of(*positions: Position, member: str = "CHN", acts: tuple[Act, ...] = ACTS) -> Capital:
    drawn = case(*positions, acts=acts)
    judged = verdict(drawn, at(20))
    assert judged.text is not None
    return capital(member, judged, compilation(drawn, judged.text))


def page(*positions: Position, acts: tuple[Act, ...] = ACTS) -> list[str]:
    return [row.text for row in lines(of(*positions, acts=acts), "rev-1")]


def section(rows: list[str], title: str) -> list[str]:
    start = next(number for number, row in enumerate(rows) if row.startswith(title))
    end = rows.index("", start) if "" in rows[start:] else len(rows)
    return rows[start + 1 : end]


def test_the_page_says_whose_it_is_on_which_text_and_what_is_due() -> None:
    assert page(says("CHN", "joins", "zero-draft"))[:3] == [
        f"CHN · afghanistan-2021 · rev-1 · {REV.digest[7:19]}",
        "last spoke of zero-draft; on rev-1: renew",
        "  an answer on rev-1 is awaited",
    ]


def test_who_has_answered_owes_nothing_and_looks_at_nothing_again() -> None:
    rows = page(says("CHN", "joins"))
    assert rows[1] == "last spoke of rev-1; on rev-1: joins"
    assert not [row for row in rows if row.startswith("LOOK AGAIN") or "awaited" in row]
    assert rows[-1] == "MAY SKIP  attacks (first paragraph), measures (second paragraph), halt (third paragraph)"


def test_what_changed_is_shown_with_the_words_and_the_view_that_no_longer_holds() -> None:
    stale = View("attacks", HERE, "zero-draft", stance="accept")
    assert section(page(file(views=(stale,))), "LOOK AGAIN: 1 changed since zero-draft") == [
        "  amended: attacks (first paragraph)",
        "  The Security Council condemns [-in the strongest terms -]the attacks on cities.",
        "    your view no longer holds: no longer the words in zero-draft  positions/XXX.yaml:1:1",
    ]


def test_who_has_spoken_of_no_text_has_all_of_it_new() -> None:
    rows = page()
    assert rows[1] == "has spoken of no text that went out; on rev-1: silent"
    assert section(rows, "LOOK AGAIN: 3 new to it")[:2] == [
        "  added: attacks (first paragraph)",
        "  {+The Security Council condemns the attacks on cities.+}",
    ]
    assert not [row for row in rows if row.startswith("MAY SKIP")]


def test_after_a_recast_it_is_said_that_all_is_to_be_given_anew() -> None:
    voiced = recast(REV, FORM, PRESS).statement
    sent = Circulated(6, "EST", day(8), "rev-2", voiced.digest, terms(BRIEF))
    made = Revised(5, "EST", day(7), "", (), diff(REV, voiced), voiced.digest)
    rows = page(says("CHN", "joins"), acts=(*ACTS, made, sent))
    assert "  recast as press-statement since: every answer and every view is to be given anew" in rows
    assert not [row for row in rows if row.startswith("LOOK AGAIN")]


def test_what_it_asked_is_told_with_what_became_of_it() -> None:
    refused = tuple(Refusal(one.amendment.id, one.change) for one in compiled(CHN_1).of("open"))
    keep = Revised(3, "NOR", day(3), "a note of the house", (), diff(REV, REV), "", refused)
    keep = replace(keep, text=ACTS[0].text)
    acts = (*ACTS[:2], keep, *(replace(act, number=act.number + 1) for act in ACTS[2:]))
    gone = swap("CHN-2", "in the strongest terms", "firmly", "attacks")
    given_up = replace(offer("CHN-3", about="measures"), withdrawn="rev-1")
    assert section(page(file(CHN_1, gone, given_up), acts=acts), "ASKED") == [
        "  CHN-1 on halt: refused in revision 2",
        "  CHN-2 on attacks: set aside: words it speaks of are no longer in 'attacks' (“in the strongest terms”); "
        "put it again on the new words, or withdraw it",
        "  CHN-3 on measures: withdrawn",
    ]


def test_why_a_penholder_ruled_so_is_not_on_the_page() -> None:
    refused = tuple(Refusal(one.amendment.id, one.change) for one in compiled(CHN_1).of("open"))
    keep = Revised(3, "NOR", day(3), "a note of the house", (), diff(REV, REV), ACTS[0].text, refused)
    acts = (*ACTS[:2], keep, *(replace(act, number=act.number + 1) for act in ACTS[2:]))
    assert not [row for row in page(file(CHN_1), acts=acts) if "note of the house" in row]


def test_what_it_has_on_record_is_there_in_its_words() -> None:
    answer = Answer("rev-1", "joins", HERE, ("measures",), {"halt": "We were not asked."})
    assert section(page(file(answer=answer)), "ON RECORD") == [
        "  dissociates itself from measures (second paragraph)",
        "  reserves on halt (third paragraph): We were not asked.",
    ]


def test_all_capitals_are_a_line_each_in_columns() -> None:
    positions = (file(CHN_1), says("EST", "joins"))
    head, *rows = [row.text for row in overview([of(*positions, member=who) for who in ("CHN", "EST", "NOR")])]
    assert head.split() == ["answer", "last", "spoke", "of", "again", "asked", "taken", "refused", "aside", "open"]
    assert [row.split() for row in rows] == [
        ["CHN", "asks", "change", "zero-draft", "1", "1", "0", "0", "0", "1"],
        ["EST", "joins", "rev-1", "0", "0", "0", "0", "0", "0"],
        ["NOR", "silent", "-", "3", "0", "0", "0", "0", "0"],
    ]
    assert len({len(row) for row in (head, *rows)}) == 1


def test_for_machines_a_capital_has_the_same_and_no_words() -> None:
    answer = Answer("rev-1", "joins", HERE, ("measures",), {"halt": "We were not asked."})
    assert of_capital(of(file(replace(CHN_1, need="preference"), answer=answer))) == {
        "member": "CHN",
        "answer": "joins",
        "due": False,
        "silent_until": None,
        "last": "rev-1",
        "again": [],
        "skip": ["attacks", "measures", "halt"],
        "asked": [{"id": "CHN-1", "about": "halt", "fate": "open", "revision": None, "gone": None}],
        "except": ["measures"],
        "reserve": {"halt": "We were not asked."},
    }
