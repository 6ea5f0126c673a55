"""bridge: the text that could be adopted on the positions recorded, or why there is none and who would be asked."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.cli.shell import FOLDER, NAME, at, contents, done, drafter
from tests.negotiation import CASE, ROOT

pytestmark = pytest.mark.usefixtures("room")


def france(*lines: str) -> None:
    views = "\n".join(f"  - {line}" for line in lines)
    (FOLDER / "positions" / "FRA.yaml").write_text(f"member: FRA\nstatus: in-writing\nviews:\n{views}\n")


def test_the_text_is_shown_against_the_draft_with_what_it_takes_and_nothing_is_recorded() -> None:
    before = contents()
    said = done("bridge", NAME)
    assert said.startswith("harbour: a text could be adopted on the positions recorded\nno file stands against it;")
    assert "could be (proved)" in said
    assert "it takes, word for word: CHN-1, IND-1, IND-2" in said
    assert "[-condemns in the strongest terms-]{+deplores+} the attack on the harbour" in said
    assert "[-both-]{+all+} sides let the crews through" in said
    assert "struck: inquiry" in said
    assert "agree" not in said.casefold()
    assert contents() == before


def test_one_step_more_names_who_would_have_to_be_asked_and_where() -> None:
    steps = [row for row in done("bridge", NAME).splitlines() if row.startswith("  To say ")]
    assert steps == [
        "  To say “condemns” on @fire, the rest no weaker, CHN would then have to be asked.  positions/CHN.yaml:4",
        "  To say “stands ready to name an inquiry into the attack” on @inquiry, the rest no weaker, "
        "CHN would then have to be asked.  positions/CHN.yaml:5",
    ]


def test_limits_and_reasons_are_printed_only_when_they_are_asked_for() -> None:
    assert "the talks are close" not in done("bridge", NAME) + done("bridge", NAME, "--json")
    said = done("bridge", NAME, "--private")
    assert "  CHN @fire: accepts deplore, concern, note, omit because: the talks are close" in said


def test_a_penholder_opens_the_text_as_a_revision_by_the_same_door_as_any_other() -> None:
    said = done("bridge", NAME, "--by", "EST", "--note", "to test the water", *at(9))
    assert said.splitlines()[-1].startswith("recorded as revision 2, ")
    assert "deplores the attack on the harbour" in done("show", NAME)
    assert "EST: took CHN-1, IND-1 and IND-2" in done("log", NAME)
    assert "the text is this one already; nothing was recorded" in done("bridge", NAME, "--by", "EST", *at(10))
    assert drafter("bridge", NAME, "--by", "FRA").code == 2


def test_where_there_is_no_text_it_shows_lines_that_cannot_all_be_met_and_who_would_have_to_be_asked() -> None:
    france("{about: fire, at_least: condemn}")
    ended = drafter("bridge", NAME)
    assert ended.code == 1
    rows = ended.out.splitlines()
    assert rows[0] == "harbour: no text can be adopted on the positions recorded"
    start = rows.index("THESE LINES CANNOT ALL BE MET")
    assert rows[start + 1 : start + 5] == [
        "  @fire",
        "    CHN  its view  positions/CHN.yaml:4",
        "    FRA  its view  positions/FRA.yaml:4",
        "  each is needed: without any one of them a text meets all the others",
    ]
    assert "  2 sets of lines, none of them with one to spare; there are no others of three lines or fewer" in rows
    assert "  CHN would then have to be asked" in rows
    assert "  FRA would then have to be asked" in rows
    assert drafter("bridge", NAME, "--by", "EST", *at(9)).code == 1
    assert "Revision 2" not in done("log", NAME)


def test_for_machines_there_are_the_texts_with_each_line_that_was_left_out() -> None:
    france("{about: fire, at_least: condemn}")
    told = json.loads(drafter("bridge", NAME, "--json").out)
    assert (told["status"], told["complete"], told["text"]) == ("impossible", True, None)
    conflict = told["conflict"]
    assert (conflict["layer"], conflict["minimal"]) == ("red lines", True)
    assert [claim["member"] for claim in conflict["claims"]] == ["CHN", "FRA"]
    assert all(claim["without_it"]["paragraphs"] for claim in conflict["claims"])
    assert [each["members"] for each in told["concessions"]] == [["CHN"], ["FRA"]]


def test_words_of_others_do_not_lift_an_objection() -> None:
    france("{about: fire, at_least: strongest}")
    (FOLDER / "positions" / "USA.yaml").write_text(
        "member: USA\nstatus: in-writing\namendments:\n"
        "  - {id: USA-1, about: fire, seen: zero-draft, swap: {harbour: port}, need: preference}\n"
    )
    assert drafter("bridge", NAME).code == 1


def test_a_guess_of_the_penholders_counts_as_in_the_ledger_and_is_named() -> None:
    file = FOLDER / "positions" / "CHN.yaml"
    file.write_text(file.read_text().replace("in-writing", "reading"))
    assert "these files are the penholders' reading, and count here as if they were said: CHN" in done("bridge", NAME)


def test_the_same_files_give_the_same_bytes() -> None:
    assert done("bridge", NAME, "--json") == done("bridge", NAME, "--json")


def test_without_the_extra_the_wordings_are_said_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in [name for name in sys.modules if name.split(".")[0] == "ortools"]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "ortools", None)
    ended = drafter("bridge", NAME)
    assert ended.code == 1
    assert ended.err == "the bridge needs OR-Tools: pip install 'drafter[bridge]'; meanwhile, wording by wording:\n"
    assert "@fire: 4 of 7 wordings open" in ended.out


def test_the_demo_s_zero_draft_says_in_four_sentences_who_would_have_to_be_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    said = done("bridge", CASE)
    assert "no file stands against it" in said
    assert "none nearer to what the brief asks could be (proved)" in said
    steps = [row.split("  positions/")[0] for row in said.splitlines() if row.startswith("  To say ")]
    assert steps == [
        "  To say “condemns” on @attacks, the rest no weaker, RUS would then have to be asked.",
        "  To say “affirms that the Islamic Emirate of Afghanistan has no …” on @emirate, the rest no weaker, "
        "CHN, RUS and VNM would then have to be asked.",
        "  To say “stands ready to consider further measures against those …” on @measures, the rest no weaker, "
        "CHN, RUS and VCT would then have to be asked.",
        "  To say “demands that the Taliban stop their offensive at once, …” on @halt, the rest no weaker, "
        "CHN and RUS would then have to be asked.",
    ]
