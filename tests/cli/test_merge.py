"""merge: every member's proposals on one text, side by side, and nothing that becomes text by it."""

from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path

import pytest
import yaml
from docx import Document

from drafter.text.contested.rolled import parse_rolling, print_rolling
from tests.cli.contested import AMERICA, ESTONIA
from tests.cli.shell import FOLDER, NAME, at, change, contents, done, drafter, everybody_says, refused
from tests.letters import NEEDS_LETTERS

pytestmark = pytest.mark.usefixtures("room")
COMPILATION = FOLDER / "out" / "harbour-zero-draft-compilation.docx"


@pytest.fixture(autouse=True)
def members(room: Path) -> None:
    """China, India, the United States and Estonia each have a file."""
    for member, text in (("USA", AMERICA), ("EST", ESTONIA)):
        (room / FOLDER / "positions" / f"{member}.yaml").write_text(text)


def merged(*words: str) -> list[str]:
    return done("merge", NAME, *words).splitlines()


def row_of(label: str, *words: str) -> str:
    return next(row for row in merged("--trade", *words) if row.startswith(f"{label}  "))


# --- what it prints ------------------------------------------------------------------------------------------------


def test_by_default_it_is_the_rolling_text_which_reads_back() -> None:
    made = done("merge", NAME)
    assert print_rolling(parse_rolling(made)) == made
    assert "@crews paragraph" in made
    assert "demands_ that [: both][CHN: all][USA: the two] sides let the crews through[: ][USA:  at once]." in made


def test_in_the_room_s_form_the_text_s_words_have_no_name_and_the_others_theirs() -> None:
    assert row_of("first paragraph") == (
        "first paragraph  The Security Council condemns in the strongest terms the attack on the "
        "[Delegation: old] harbour."
    )
    assert row_of("second paragraph") == (
        "second paragraph  The Security Council demands that [both] [CHN: all] [USA: the two] sides let the crews "
        "through [USA: at once]."
    )
    assert row_of("second paragraph bis") == (
        "second paragraph bis  [Delegation: The Security Council recalls {{ 7*7 }} that ports are civilian.]"
    )


def test_the_summary_stands_beside_what_is_printed_and_not_in_it() -> None:
    for form in ((), ("--trade",), ("--json",), ("--choices",)):
        ended = drafter("merge", NAME, *form)
        assert ended.err == "zero draft: 6 open proposals of 4 members on 4 paragraphs\n"
        assert "open proposals" not in ended.out


def test_with_leave_those_who_wrote_to_the_penholders_are_named() -> None:
    assert "[EST:" in row_of("first paragraph", "--private")
    assert "Delegation" not in done("merge", NAME, "--private")


def test_for_machines_it_is_json_of_the_same() -> None:
    found = json.loads(done("merge", NAME, "--json"))
    assert sorted(found) == ["aside", "contested", "text"]
    assert found["text"].removeprefix("sha256:")[:12] == done("show", NAME, "--digest").strip()
    assert list(found["contested"]) == ["crews", "fire", "inquiry", "port"]
    assert [side["names"] for side in found["contested"]["crews"]["sides"]] == [["CHN"], ["USA"]]


def test_a_file_of_choices_is_ready_to_be_ruled_on() -> None:
    done("merge", NAME, "--choices", "-o", "choices.yaml")
    made = Path("choices.yaml").read_text()
    assert yaml.safe_load(made)["choices"] is None
    Path("choices.yaml").write_text(made.replace("#  crews: {take: CHN-1}", "  crews: {take: CHN-1}"))
    assert "took CHN-1; refused USA-1" in done("resolve", NAME, "--choices", "choices.yaml", "--by", "NOR", *at(9))


def test_with_a_file_named_it_is_written_there_as_it_would_be_printed() -> None:
    printed = done("merge", NAME, "--trade")
    assert done("merge", NAME, "--trade", "-o", "rolling.txt") == ""
    assert Path("rolling.txt").read_text() == printed


def test_it_reads_and_says_the_same_twice_and_writes_nothing() -> None:
    before = contents()
    for form in ((), ("--trade",), ("--json",), ("--choices",), ("--private",)):
        assert done("merge", NAME, *form) == done("merge", NAME, *form) != ""
    assert contents() == before


# --- on which text -------------------------------------------------------------------------------------------------


def test_what_was_ruled_on_is_gone_and_the_rest_is_carried_to_the_text_as_it_is() -> None:
    done("resolve", NAME, "--take", "CHN-1", "--by", "NOR", *at(9))
    crews = row_of("second paragraph")
    assert "CHN" not in crews
    assert "the two" not in crews
    assert "[USA: at once]" in crews
    assert drafter("merge", NAME).err == "revision 2: 4 open proposals of 3 members on 4 paragraphs\n"


def test_what_can_no_longer_be_laid_is_told_with_the_words_that_are_gone_and_stays_on_file() -> None:
    done("amend", NAME, "crews", "--words", "calls on each side to let the crews go", "--by", "EST", *at(9))
    said = drafter("merge", NAME).err.splitlines()
    assert said[0].startswith("revision 2: 3 open proposals")
    assert [row.split(":")[1].split(",")[0].strip() for row in said[1:]] == ["CHN-1", "USA-1", "USA-2"]
    assert "“both sides”" in said[1]
    assert said[1].endswith("statements/harbour/positions/CHN.yaml:7:5")
    assert [one["id"] for one in json.loads(done("merge", NAME, "--json"))["aside"]] == ["CHN-1", "USA-1", "USA-2"]


def test_a_text_can_be_named() -> None:
    before = done("merge", NAME, "1")
    done("amend", NAME, "fire", "--rung", "deplore", "--by", "EST", *at(9))
    assert done("merge", NAME, "zero-draft") == done("merge", NAME, "1") == before
    assert done("merge", NAME) != before


def test_the_same_words_from_two_are_one_side_with_two_names() -> None:
    change("positions/USA.yaml", "swap: {both sides: the two sides}", "swap: {both sides: all sides}")
    change("positions/USA.yaml", "USA-2, about: crews", "USA-2, withdrawn: zero-draft, about: crews")
    assert "[CHN, USA: all" in row_of("second paragraph")


def test_with_nothing_proposed_it_is_the_text() -> None:
    everybody_says("joins", "zero-draft")
    assert [row for row in merged("--trade") if "[" in row] == []
    assert len(merged("--trade")) == 3
    assert drafter("merge", NAME).err == "zero draft: 0 open proposals of 0 members on 0 paragraphs\n"


def test_before_anything_went_out_there_is_nothing_to_propose_on() -> None:
    (FOLDER / "record" / "0001.json").unlink()
    for member in ("CHN", "IND", "USA", "EST"):
        (FOLDER / "positions" / f"{member}.yaml").unlink()
    assert "nothing has been circulated: members propose on circulated texts only" in refused("merge", NAME)


def test_a_text_that_is_not_there_is_told() -> None:
    assert "there is no text 'rev-1'; there are: zero-draft, 1" in refused("merge", NAME, "rev-1")


def test_one_form_at_a_time() -> None:
    assert "one form at a time" in refused("merge", NAME, "--trade", "--json")
    assert "one form at a time" in refused("merge", NAME, "--docx", "--choices")


# --- for the screen in the room ------------------------------------------------------------------------------------


def tables(path: Path = COMPILATION) -> list[list[list[str]]]:
    """The cells of every table of a Word file."""
    document = Document(str(path))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def test_for_the_screen_it_is_a_word_file_with_a_status_beside_each_paragraph_and_an_annex() -> None:
    assert done("merge", NAME, "--docx", *at(9)) == f"wrote {COMPILATION}\n"
    text, annex = tables()
    assert [row[0].split("\n") for row in text[1:]] == [
        ["first paragraph", "contested"],
        ["second paragraph", "contested"],
        ["second paragraph bis", "contested"],
        ["third paragraph", "contested"],
    ]
    assert annex[0] == ["Delegation", "second paragraph"]
    assert [row for row in annex[1:] if row[1]] == [["CHN", "amends"], ["USA", "amends"]]
    assert len(annex) == 16


def pictures(path: Path = COMPILATION) -> list[str]:
    """The parts of a Word file that are pictures."""
    with zipfile.ZipFile(path) as package:
        return [name for name in package.namelist() if name.startswith("word/media/")]


@NEEDS_LETTERS
def test_the_word_file_has_a_picture_of_who_says_what() -> None:
    ended = drafter("merge", NAME, "--docx", *at(9))
    assert "without the picture" not in ended.err
    assert pictures() == ["word/media/members-by-paragraph.png", "word/media/members-by-paragraph.svg"]


def test_without_the_extra_the_word_file_is_made_without_the_picture_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    ended = drafter("merge", NAME, "--docx", *at(9))
    assert (ended.code, ended.out) == (0, f"wrote {COMPILATION}\n")
    assert ended.err == "without the picture of who says what: PNG needs resvg: pip install 'drafter[plot]'\n"
    assert pictures() == []
    assert len(tables()) == 2


def test_where_nobody_has_an_entry_there_is_no_picture_and_nothing_to_say_of_it() -> None:
    everybody_says("joins", "zero-draft")
    assert drafter("merge", NAME, "--docx", *at(16)).err == ""
    assert pictures() == []


def test_what_is_agreed_says_so_beside_it() -> None:
    everybody_says("joins", "zero-draft")
    done("merge", NAME, "--docx", *at(16))
    (text,) = tables()
    assert {row[0].split("\n")[1] for row in text[1:]} == {"agreed"}


def test_what_changed_since_somebody_answered_says_so_beside_it() -> None:
    everybody_says("joins", "zero-draft")
    done("amend", NAME, "fire", "--rung", "deplore", "--by", "EST", *at(16))
    done("circulate", NAME, "rev-1", "--by", "EST", *at(17))
    done("merge", NAME, "--docx", "-o", "rev-1.docx", *at(18))
    (text,) = tables(Path("rev-1.docx"))
    assert [row[0].split("\n")[1] for row in text[1:]] == ["stale", "open", "open"]


def test_the_same_compilation_is_the_same_bytes() -> None:
    for name in ("one.docx", "two.docx"):
        done("merge", NAME, "--docx", "-o", name, *at(9))
    assert Path("one.docx").read_bytes() == Path("two.docx").read_bytes()


@pytest.mark.parametrize("guess", ["IND-1", "IND-2"])
def test_what_is_only_guessed_makes_nothing_contested_on_the_screen(guess: str) -> None:
    for member in ("CHN", "USA", "EST"):
        (FOLDER / "positions" / f"{member}.yaml").unlink()
    change("positions/IND.yaml", "status: in-writing", "status: reading")
    other = {"IND-1": "IND-2", "IND-2": "IND-1"}[guess]
    change("positions/IND.yaml", f"id: {other},", f"id: {other}, withdrawn: zero-draft,")
    done("merge", NAME, "--docx", *at(9))
    (text,) = tables()
    assert [row[0].split("\n")[1] for row in text[1:]] == ["open", "open", "open"]


def test_an_output_that_cannot_be_written_is_told() -> None:
    Path("a-file").write_text("in the way")
    for form in ("--docx", "--trade"):
        ended = drafter("merge", NAME, form, "-o", "a-file/x")
        assert (ended.code, ended.out) == (3, "")
        assert ended.err.startswith("a-file/x: DS038 could not be written (")
