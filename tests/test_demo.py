"""The negotiation that `make demo` runs: what it says at each step, and the same bytes each time."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from docx import Document

from drafter.diagnostic import Where
from drafter.text.contested.weave import Collides, woven
from drafter.text.markup import parse_inline
from drafter.text.statement import Paragraph, Place
from tests.negotiation import CASE, ROOT, drafter, negotiate
from tests.page import page, plain

FILES = (
    "zero-draft.docx",
    "compilation.docx",
    "redline.docx",
    "redline-cover.docx",
    "side-by-side.docx",
    "statement.docx",
)
DRAFTS = FILES[:-1]
POSITIONS = {path.stem: yaml.safe_load(path.read_text()) for path in (ROOT / "statements" / CASE).glob("positions/*")}
REFUSED = {"RUS-3", "USA-2", "GBR-2", "IND-2", "FRA-2", "IRL-1", "TUN-2", "VCT-1", "GBR-1", "USA-1"}
LAST = "2021-08-16T19:00-04:00"


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("demo")
    return folder, negotiate(folder)


@pytest.fixture(scope="module")
def zero(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the zero draft went out and nobody ruled on anything yet."""
    folder = tmp_path_factory.mktemp("zero")
    shutil.copytree(ROOT / "statements" / CASE, folder / "statements" / CASE)
    assert drafter(folder, "draft", CASE, "--by", "EST", "--at", "2021-08-12T10:00-04:00").returncode == 0
    sent = drafter(folder, "circulate", CASE, "zero-draft", "--by", "EST", "--at", "2021-08-12T10:30-04:00")
    assert sent.returncode == 0
    return folder


def section(said: str, heading: str) -> str:
    """What was printed between a heading and the next."""
    return said.partition(f"== {heading}")[2].partition("\n== ")[0]


def words_of(path: Path) -> str:
    document = Document(str(path))
    parts = [*document.paragraphs, *document.sections[0].header.paragraphs, *document.sections[0].footer.paragraphs]
    return "\n".join(paragraph.text for paragraph in parts)


def acts(folder: Path) -> list[dict[str, Any]]:
    """The record, oldest first."""
    return [json.loads(path.read_text()) for path in sorted((folder / f"statements/{CASE}/record").glob("*.json"))]


def found(folder: Path, *words: str) -> Any:
    """What a command gives for machines."""
    return json.loads(drafter(folder, *words, "--json").stdout)


# --- what is proposed ----------------------------------------------------------------------------------------------


def test_fourteen_members_propose_twenty_two_changes_and_all_are_open_on_the_zero_draft(zero: Path) -> None:
    proposals = [amendment["id"] for file in POSITIONS.values() for amendment in file.get("amendments", [])]
    assert len(proposals) == len(set(proposals)) == 22
    told = drafter(zero, "merge", CASE).stderr
    assert told == "zero draft: 22 open proposals of 14 members on 13 paragraphs\n"
    merged = found(zero, "merge", CASE, "--private")
    assert merged["aside"] == []
    assert len({name for sides in sides_of(merged).values() for _, names in sides for name in names}) == 14


def sides_of(merged: Mapping[str, Any]) -> dict[str, list[tuple[str | None, list[str]]]]:
    """By paragraph, what each side would have it say and who they are."""
    return {
        id: [(side["words"], side["names"]) for side in entry["sides"]] for id, entry in merged["contested"].items()
    }


def test_at_least_eight_members_want_different_things_of_one_paragraph_and_say_so_to_the_members(zero: Path) -> None:
    against = {
        name
        for sides in sides_of(found(zero, "merge", CASE)).values()
        if len(sides) > 1
        for _, names in sides
        for name in names
    }
    assert len(against - {"Delegation"}) >= 8


def test_of_ten_members_and_more_words_cannot_stand_together_and_the_merge_keeps_them_apart(zero: Path) -> None:
    merged = found(zero, "merge", CASE, "--private")
    colliding = {name for id in merged["contested"] for name in collide(merged["contested"][id])}
    assert colliding >= {"CHN", "RUS", "USA", "GBR", "VCT", "FRA", "IRL", "IND", "KEN", "TUN"}


def collide(entry: Mapping[str, Any]) -> Iterator[str]:
    """The members of one paragraph whose words cannot be taken together with another's."""
    for one, other in combinations(entry["sides"], 2):
        try:
            woven(paragraph(entry["base"]), {"one": paragraph(one["words"]), "other": paragraph(other["words"])})
        except Collides:
            yield from (*one["names"], *other["names"])


def paragraph(markup: str | None) -> Paragraph | None:
    if markup is None:
        return None
    return Paragraph(Place(None, "1"), "paragraph", parse_inline(markup, Where("merge", 1, 1)))


def test_every_word_of_every_proposal_stands_in_the_rolling_text_under_its_member_s_name(zero: Path) -> None:
    rolling = drafter(zero, "merge", CASE, "--private").stdout
    blocks = dict(re.findall(r"^@(\S+) (.*\n.*)$", rolling, re.MULTILINE))
    checked = 0
    for member, file in POSITIONS.items():
        for amendment in file.get("amendments", []):
            block = blocks[amendment["about"]]
            words = as_read_by(member, block)
            for phrase in wanted(amendment):
                assert phrase in words, (amendment["id"], words)
            if amendment.get("strike"):
                assert re.search(rf"\[[^]]*\b{member}\b[^]]*: \]", block.splitlines()[0]), amendment["id"]
            if "move" in amendment:
                assert f"[{member}: paragraph after {amendment['move']['after']}]" in block.splitlines()[0]
            checked += 1
    assert checked == 22


def wanted(amendment: Mapping[str, Any]) -> list[str]:
    """The words that a proposal would bring in; a predicate without its first words, which take the form's grammar."""
    if "swap" in amendment:
        return list(amendment["swap"].values())
    return [amendment["text"].partition(" ")[2].strip()] if "text" in amendment else []


def as_read_by(member: str, block: str) -> str:
    """The words of a block as one member would have them, read off its brackets."""

    def chosen(group: re.Match[str]) -> str:
        sides = re.findall(r"\[([^:\]]*): ([^]]*)\]", group.group())
        return next((str(words) for names, words in sides if member in names.split(", ")), str(sides[0][1]))

    line = block.splitlines()[1].replace("_", "")
    return re.sub(r"(\[[^:\]]*: [^]]*\])+", chosen, line)


# --- how it goes ---------------------------------------------------------------------------------------------------


def test_the_zero_draft_is_not_agreed_and_each_blocker_is_named_with_words_and_line(once: tuple[Path, str]) -> None:
    said = section(once[1], "Evening.")
    assert "NOT AGREED: 4 of 15 object: CHN, RUS, VCT, VNM" in said
    lines = (ROOT / f"statements/{CASE}/positions/CHN.yaml").read_text().splitlines()
    place = next(row for row in said.splitlines() if "attacks: “condemns in the strongest terms”" in row)
    assert place.split()[-1].startswith("positions/CHN.yaml:")
    assert "about: attacks" in lines[int(place.rsplit(":", 1)[1]) - 1]


def test_who_wrote_to_the_penholders_alone_is_a_delegation_on_the_screen(once: tuple[Path, str]) -> None:
    said = section(once[1], "Who would change what?")
    assert "[Delegation: , towns and districts]" in said
    assert "[Delegation: the Afghan people]" in said
    assert "[Delegation: move behind third paragraph]" in said
    assert "[EST, FRA: The Security Council stresses that those responsible for abuses" in said


def test_each_ruling_is_an_act_with_its_hand_and_its_reason(once: tuple[Path, str]) -> None:
    rulings = [act for act in acts(once[0]) if act["act"] == "revised" and (act["takes"] or act["refuses"])]
    assert len(rulings) == 13
    assert {act["author"] for act in rulings} == {"EST", "NOR"}
    taken = [id for act in rulings for id in act["takes"]]
    assert sorted(taken) == sorted(
        "CHN-1 RUS-1 VCT-2 RUS-2 KEN-1 MEX-1 EST-1 FRA-1 IND-1 TUN-1 NOR-1".split()  # and none twice
    )


def test_what_was_refused_stands_whole_in_the_record(once: tuple[Path, str]) -> None:
    refused = {id: change for act in acts(once[0]) for id, change in act.get("refuses", {}).items()}
    assert refused.keys() == REFUSED
    for id, change in refused.items():
        amendment = next(one for one in POSITIONS[id[:3]]["amendments"] if one["id"] == id)
        (about,) = change
        after = "".join(words for words, _ in change[about]["after"]["words"])
        assert about == amendment["about"]
        assert all(phrase in after for phrase in wanted(amendment))


def test_what_nobody_ruled_on_is_still_open_on_the_next_text(once: tuple[Path, str]) -> None:
    merged = found(once[0], "merge", CASE, "rev-1")
    assert {id: [names for _, names in sides] for id, sides in sides_of(merged).items()} == {"women": [["NER"]]}
    assert merged["aside"] == []


def test_a_capital_sees_what_became_of_its_words_and_nothing_of_another_s_file(once: tuple[Path, str]) -> None:
    said = section(once[1], "What does one capital have to look at again?")
    assert "IRL-1 on rights: refused in revision 5" in said
    assert "MAY SKIP  settlement (seventh paragraph), terrorism (eighth paragraph)" in said
    told = said.partition("LOOK AGAIN")[2]
    others = [amendment["id"] for file in POSITIONS.values() for amendment in file.get("amendments", [])]
    assert [id for id in others if id in told] == ["IRL-1"]


def test_the_text_is_recast_once_and_no_word_changes_but_by_grammar(once: tuple[Path, str]) -> None:
    recast = [act for act in acts(once[0]) if act.get("head") and act["head"][0]["form"] != act["head"][1]["form"]]
    assert [[head["form"] for head in act["head"]] for act in recast if act["number"]] == [
        ["presidential-statement", "press-statement"]
    ]
    said = section(once[1], "16 August.").partition("diff afghanistan-2021 rev-1 rev-2\n")[2].partition("\n\n$")[0]
    assert said == "Rev.1 to Rev.2\n\nrecast: presidential-statement as press-statement"


def test_words_taken_before_the_recast_are_still_taken_after_it(once: tuple[Path, str]) -> None:
    china = found(once[0], "status", CASE, "CHN", "--at", LAST)[0]
    assert [(one["id"], one["fate"]) for one in china["asked"]] == [("CHN-1", "taken")]
    assert "CHN-1 is neither taken" not in section(once[1], "16 August.")
    halt = next(one for one in found(once[0], "blame", CASE)["paragraphs"] if one["id"] == "halt")
    written = [part["words"].strip() for part in halt["words"] if part["amendments"] == ["CHN-1"]]
    assert written == ["all parties", "fighting"]


def test_the_third_text_is_pending_until_the_last_answer_is_in(once: tuple[Path, str]) -> None:
    assert "PENDING: 0 of 15 join" in section(once[1], "16 August.")
    answers = section(once[1], "Capitals answer")
    assert "PENDING: 14 of 15 join; open: RUS" in answers
    assert "AGREED: 15 of 15 join" in answers
    (checked,) = found(once[0], "check", CASE, "--at", LAST)
    assert [answer["answer"] for answer in checked["answers"]] == ["joins"] * 15
    assert (checked["outcome"], checked["text"]) == ("agreed", "rev-2")


def test_the_export_waits_for_both_penholders(once: tuple[Path, str]) -> None:
    agreed = section(once[1], "Agreed.")
    assert "EST has not released it\nNOR has not released it" in agreed
    assert agreed.rstrip().endswith("wrote statement.docx")


def test_the_log_tells_every_act_and_blame_every_word(once: tuple[Path, str]) -> None:
    end = section(once[1], "What happened")
    told = [int(number) for number in re.findall(r"^ +(\d+)  \d\d:\d\d  ", end, re.MULTILINE)]
    assert told == list(range(len(acts(once[0]))))
    assert all(id in end for id in REFUSED)
    blamed = found(once[0], "blame", CASE)
    shown = drafter(once[0], "show", CASE).stdout
    assert len(blamed["paragraphs"]) == 13
    for one in blamed["paragraphs"]:
        assert "".join(part["words"] for part in one["words"]) in shown
        assert all(part["author"] in ("EST", "NOR") for part in one["words"])
    beaten = {beat["amendment"] for one in blamed["paragraphs"] for part in one["words"] for beat in part["beat"]}
    assert beaten == REFUSED - {"GBR-1", "GBR-2"}  # a move beats no word, and what is struck stands nowhere
    assert "whole: 22 entries" in end


# --- its files -----------------------------------------------------------------------------------------------------


def test_the_final_file_alone_is_without_draft(once: tuple[Path, str]) -> None:
    drafts = {name: "DRAFT" in words_of(once[0] / name) for name in FILES}
    assert drafts == {**dict.fromkeys(DRAFTS, True), "statement.docx": False}


def test_every_page_says_that_it_is_illustrative(once: tuple[Path, str]) -> None:
    for name in FILES:
        assert "Illustrative: not a document of any body" in words_of(once[0] / name), name


def test_what_members_put_on_record_stands_behind_the_agreed_text(once: tuple[Path, str]) -> None:
    said = words_of(once[0] / "statement.docx").splitlines()
    assert said[said.index("On record") + 1 :][:3] == [
        "Co-sponsors: EST (illustrative), NOR (illustrative)",
        "MEX (illustrative) reserves its position on the third paragraph: "
        "Mexico does not pronounce itself on the recognition of governments.",
        "VNM (illustrative) dissociates itself from the first paragraph.",
    ]


def test_the_cover_note_names_the_words_that_matter_first(once: tuple[Path, str]) -> None:
    cover = words_of(once[0] / "redline-cover.docx").splitlines()
    first = cover.index("From zero draft to Rev.1: words that matter") + 1
    assert cover[first].startswith(
        "attacks (first paragraph): verb weaker: “condemns in the strongest terms” to “deplores”"
    )
    said = section(once[1], "The penholders rule").partition("--summary\n")[2].splitlines()[2:]
    assert cover[first : cover.index("Who changed what")] == said


def test_the_demo_ends_by_naming_its_files(once: tuple[Path, str]) -> None:
    made = once[1].partition("\nMade, in ")[2]
    assert tuple(re.findall(r"[\w-]+\.docx", made)) == FILES
    assert {path.name for path in once[0].glob("*.docx")} == set(FILES)
    assert re.findall(r"^  (\S+)", made, re.MULTILINE)[-1] == "report.html"


def test_the_page_says_agreed_in_the_first_place_and_is_small_enough_to_mail(once: tuple[Path, str]) -> None:
    path = once[0] / "report.html"
    assert path.stat().st_size < 150_000
    found = page(path)
    assert plain(found.at("the_answer").words).startswith("Agreed 15 of 15 join")
    marks = plain(found.one("header", "marks").words)
    assert marks == "Draft. For members of the Council only. Illustrative: not a document of any body"


def test_a_second_run_gives_the_same_bytes_and_says_the_same(once: tuple[Path, str], tmp_path: Path) -> None:
    again = tmp_path / once[0].name
    again.mkdir()
    assert negotiate(again) == once[1]
    for name in (*FILES, "report.html"):
        assert (again / name).read_bytes() == (once[0] / name).read_bytes(), name


# --- and if it had gone otherwise ----------------------------------------------------------------------------------


def test_an_edit_after_the_release_shows_and_closes_the_export(once: tuple[Path, str], tmp_path: Path) -> None:
    shutil.copytree(once[0], tmp_path, dirs_exist_ok=True)
    with (tmp_path / f"statements/{CASE}/positions/KEN.yaml").open("a") as file:
        file.write("# a later thought\n")
    done = drafter(tmp_path, "export", CASE, "-o", "again.docx", "--at", LAST)
    assert done.returncode == 1
    assert "EST released it before KEN changed their files" in done.stdout
    assert not (tmp_path / "again.docx").exists()


def test_an_answer_taken_back_ends_the_agreement(once: tuple[Path, str], tmp_path: Path) -> None:
    shutil.copytree(once[0], tmp_path, dirs_exist_ok=True)
    file = tmp_path / f"statements/{CASE}/positions/KEN.yaml"
    file.write_text(file.read_text().replace("says: joins", "says: hold"))
    done = drafter(tmp_path, "check", CASE, "--at", LAST)
    assert done.returncode == 1
    assert "PENDING: 14 of 15 join; open: KEN" in done.stdout


def test_choices_made_for_other_words_are_refused_whole(zero: Path, once: tuple[Path, str], tmp_path: Path) -> None:
    shutil.copytree(zero, tmp_path, dirs_exist_ok=True)
    shutil.copy(once[0] / "choices.yaml", tmp_path)
    told = drafter(
        tmp_path, "resolve", CASE, "--choices", "choices.yaml", "--by", "EST", "--at", "2021-08-13T13:00-04:00"
    )
    assert told.returncode == 3
    assert "choices.yaml:2:" in told.stderr
    assert len(acts(tmp_path)) == 2


def test_the_clock_alone_agrees_to_nothing(once: tuple[Path, str]) -> None:
    early = drafter(once[0], "check", CASE, "--at", "2021-08-16T17:00-04:00")
    assert "PENDING: 11 of 15 join" in early.stdout
    assert early.returncode == 1
