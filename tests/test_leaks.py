"""Nothing private leaves the room: a canary in every private field, and every output of every command searched."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from docx import Document

from drafter.cli.check import FORMATS
from tests.cli.shell import Ended, done, drafter

NAME = "leaky"
AT, LATER, CLOSING = "2021-08-13T12:00+00:00", "2021-08-14T12:00+00:00", "2021-08-15T12:00+00:00"

CANARY = "kanarienvogel"  # stands in no output: reasons, red lines, linkages
LIMIT = "grenzvogel"  # a rung that a member's limits name
WHISPER = "zeisig"  # words for the penholders alone, and the paragraph that they would add
ASIDE = "pirol"  # what is said of a proposal to the penholders alone
REFUSED = "drossel"  # words that were refused
NOTE = "amsel"  # why a penholder ruled so

BRIEF = f"""\
statement: leaky
form: presidential-statement
body: unsc
membership_on: "2021-08-13"
rule: unsc-statement
stage: negotiating
penholders: [EST, NOR]
marking: Draft.
elements:
  - {{id: attacks, ladder: condemnation, ask: strongest, text: the attacks}}
  - {{id: halt, text: demands that the parties stop}}
  - id: aid
    ask: must
    wordings:
      - {{id: must, text: underlines that aid must pass}}
      - {{id: {LIMIT}, text: hopes that aid will pass}}
"""

CHINA = f"""\
# {CANARY} in a comment
member: CHN
status: in-writing
views:
  - {{about: attacks, at_most: deplore, because: {CANARY} view}}
  - {{about: aid, at_most: {LIMIT}, because: {CANARY} limit}}
  - {{about: halt, stance: object, because: {CANARY} stance, say: China says this aloud.}}
amendments:
  - id: CHN-1
    about: halt
    seen: zero-draft
    swap: {{the parties: all parties}}
    because: {CANARY} taken
    to: members
    say: To all.
  - {{id: CHN-2, about: aid, seen: zero-draft, swap: {{must pass: must soon pass}}, to: members, need: preference}}
red_lines:
  - {{id: CHN-R1, when: {{says: {CANARY} measures}}, because: {CANARY} line}}
  - {{id: CHN-R2, when: {{keeps: halt}}, because: {CANARY} crossed}}
linkages:
  - id: CHN-L1
    when: {{absent: aid}}
    then: {{about: attacks, accepts: [note], because: {CANARY} then}}
    because: {CANARY} linkage
"""
# All that India proposes is for the penholders: no document for others names it for that.
INDIA = f"""\
member: IND
status: in-writing
amendments:
  - {{id: IND-1, about: aid, seen: zero-draft, swap: {{aid: {WHISPER} aid}}, because: {CANARY} swap, say: {ASIDE}}}
  - id: IND-2
    about: {WHISPER}
    seen: zero-draft
    add: {{after: aid}}
    text: urges {WHISPER}
    to: penholders
    need: preference
    because: {CANARY} new
    say: {ASIDE} to the penholders
  - {{id: IND-3, about: attacks, seen: zero-draft, strike: true, because: {CANARY} strike}}
"""
AMERICA = f"""\
member: USA
status: in-writing
amendments:
  - id: USA-1
    about: halt
    seen: zero-draft
    swap: {{the parties stop: the {REFUSED} stop}}
    to: members
    because: {CANARY} refused
    say: The {REFUSED} should stop.
"""

BEGIN = (
    ("draft", NAME),
    ("draft", NAME, "--aim", "common"),
    ("draft", NAME, "--by", "EST", "--at", AT),
    ("circulate", NAME, "zero-draft", "--by", "EST", "--at", AT),
)
# Each picture, by the name of its file: the matrix, the timeline, and a ladder of each paragraph with a secret.
DRAWN = {
    "matrix": ("matrix", NAME),
    "timeline": ("timeline", NAME),
    **{f"ladder-{id}": ("ladder", NAME, id) for id in ("attacks", "halt", "aid")},
}


def plots(when: str, at: str) -> tuple[tuple[str, ...], ...]:
    """The commands that draw every picture at a moment, for all and in house."""
    return tuple(
        ("plot", *words, "--at", at, "--audience", audience, "-o", f"{name}-{when}.svg")
        for name, words in DRAWN.items()
        for audience in ("circulated", "internal")
    )


COMMANDS = (
    *BEGIN,
    ("check", NAME, "--at", AT),
    ("check", NAME, "--json", "--at", AT),
    ("check", NAME, "--ci", "-v", "--at", AT),
    ("bridge", NAME),
    ("bridge", NAME, "--json"),
    ("merge", NAME),
    ("merge", NAME, "--trade"),
    ("merge", NAME, "--json"),
    ("merge", NAME, "--choices", "-o", "choices.txt"),
    ("merge", NAME, "--docx", "-o", "compilation.docx", "--at", AT),
    *plots("before", AT),
    ("report", NAME, "-o", "zero.html", "--at", AT),
    ("report", NAME, "-o", "zero.html", "--audience", "internal", "--bridge", "--at", AT),
    ("resolve", NAME, "--take", "CHN-1", "--note", f"{NOTE} said so", "--by", "NOR", "--at", AT),
    ("amend", NAME, "attacks", "--rung", "deplore", "--note", f"{NOTE} again", "--by", "NOR", "--at", AT),
    ("merge", NAME, "--docx", "-o", "after.docx", "--at", LATER),
    ("circulate", NAME, "rev-1", "--by", "EST", "--at", LATER),
    ("check", NAME, "-v", "--at", LATER),
    *plots("after", LATER),
    ("report", NAME, "-o", "rev-1.html", "--at", LATER),
    ("report", NAME, "-o", "rev-1.html", "--audience", "internal", "--at", LATER),
    ("report", NAME, "--for", "CHN", "-o", "chn.html", "--at", LATER),
    ("show", NAME),
    ("show", NAME, "zero-draft", "--markup"),
    ("diff", NAME),
    ("diff", NAME, "--summary"),
    ("diff", NAME, "--json"),
    ("status", NAME, "--at", LATER),
    ("status", NAME, "--json", "--at", LATER),
    ("status", NAME, "CHN", "-o", "since.docx", "--at", LATER),
    ("export", NAME, "zero-draft", "--draft", "-o", "draft.docx"),
    ("export", NAME, "--draft", "-o", "rev-1.docx"),
    ("redline", NAME, "zero-draft", "rev-1", "-o", "redline.docx"),
    ("redline", NAME, "zero-draft", "rev-1", "--audience", "internal", "-o", "house.docx"),
    ("redline", NAME, "zero-draft", "rev-1", "--side-by-side", "-o", "side.docx"),
    ("redline", NAME, "zero-draft", "rev-1", "--side-by-side", "--audience", "internal", "-o", "side.docx"),
    *(("check", NAME, "--ci", "--format", kind, "--at", LATER) for kind in FORMATS),
    ("check", NAME, "--format", "sarif:check.sarif", "--format", "junit:check.xml", "--at", LATER),
    ("check", NAME, "--baseline", "b.yaml", "--accept", "known", "--format", "text:check.txt", "--at", LATER),
    ("silence", "open", NAME, "--until", CLOSING, "--by", "EST", "--at", LATER),
    ("silence", "hold", NAME, "CHN", "--say", "A night more.", "--by", "EST", "--at", LATER),
    ("silence", "close", NAME, "--by", "EST", "--at", CLOSING),
    ("silence", "status", NAME, "--at", CLOSING),
    ("silence", "status", NAME, "--json", "--at", CLOSING),
    ("release", NAME, "--by", "EST", "--at", CLOSING),
    ("export", NAME, "-o", "final.docx", "--at", CLOSING),
    ("log", NAME),
    ("blame", NAME),
    ("blame", NAME, "--json"),
    ("verify", NAME),
    ("explain", "unsc-statement"),
    ("draft", NAME, "--aim", "options"),
)
OUT = ("compilation.docx", "after.docx", "draft.docx", "rev-1.docx")
PAGES = ("zero.html", "zero-internal.html", "rev-1.html", "rev-1-internal.html", "chn.html")
FOUND = ("check.sarif", "check.xml", "check.txt", "b.yaml")
REDLINES = ("redline.docx", "redline-cover.docx", "side.docx", "since.docx", "since-cover.docx")
PICTURES = tuple(f"{name}-{when}.svg" for when in ("before", "after") for name in DRAWN)
INTERNAL = ("house-internal.docx", "house-internal-cover.docx", "side-internal.docx")


@dataclass(frozen=True)
class Story:
    """A negotiation that was run: its folder, and how each command ended."""

    folder: Path
    ended: Mapping[tuple[str, ...], Ended]


def begin(folder: Path, **files: str) -> None:
    """Write a statement with these members' files."""
    positions = folder / "statements" / NAME / "positions"
    positions.mkdir(parents=True, exist_ok=True)
    (positions.parent / "brief.yaml").write_text(BRIEF)
    for member, text in files.items():
        (positions / f"{member}.yaml").write_text(text)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = tmp_path_factory.mktemp("leaks")
    begin(folder, CHN=CHINA, IND=INDIA, USA=AMERICA)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return Story(folder, {words: drafter(*words) for words in COMMANDS})


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, as the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def parts(path: Path) -> Iterator[tuple[str, str]]:
    """Every part of a Word file as it is stored."""
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            yield name, package.read(name).decode("utf-8", "replace")


def raw(path: Path) -> str:
    """All parts of a Word file in one."""
    return "\n".join(text for _, text in parts(path))


def named(member: str, text: str) -> int:
    """How often a member's code stands in a text, by itself or in the id of what it proposes."""
    return len(re.findall(rf"(?<![A-Za-z]){member}(?![A-Za-z])", text))


def merged(*words: str) -> str:
    """What `merge` prints that others may read: not what it says beside it."""
    return done("merge", NAME, *words)


# --- what no output has --------------------------------------------------------------------------------------------


def test_no_command_prints_what_is_private(story: Story) -> None:
    for words, ended in story.ended.items():
        assert ended.code in (0, 1), (words, ended.err)
        assert CANARY not in ended.out + ended.err, words


def test_no_file_that_is_written_holds_what_is_private(story: Story) -> None:
    written = {path for path in story.folder.rglob("*") if path.is_file() and path.parent.name != "positions"}
    assert {path.name for path in written} >= {
        *OUT,
        *REDLINES,
        *INTERNAL,
        *PICTURES,
        *(name.replace(".svg", "-internal.svg") for name in PICTURES),
        *PAGES,
        "choices.txt",
        "0004.json",
        "check.sarif",
        "check.xml",
        "b.yaml",
    }
    for path in written:
        for part, text in parts(path) if path.suffix == ".docx" else [("", path.read_text())]:
            assert CANARY not in text, (path.name, part)


def test_a_member_s_limits_are_in_no_document_and_no_answer(story: Story) -> None:
    for words, ended in story.ended.items():
        assert LIMIT not in ended.out + ended.err or words[-1] == "options", words
    assert all(LIMIT not in raw(path) for path in story.folder.glob("*.docx"))


def test_the_canary_is_alive_and_private_shows_it(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(story.folder)
    said = drafter("check", NAME, "--private", "--at", LATER).out
    assert "PRIVATE" in said
    assert f"{CANARY} view" in said
    assert f"{CANARY} crossed" in said


def test_a_fault_beside_a_reason_is_shown_without_it(room: Path) -> None:
    begin(
        room,
        CHN=f"member: CHN\nstatus: in-writing\nviews:\n"
        f"  - {{about: attacks, at_most: deplor, because: {CANARY} one, say: aloud}}\n"
        f'  - {{abuot: halt, because: "{CANARY}, two", stance: object}}\n'
        f"  - about: aid\n    because: {CANARY}, three\n    stanse: object\n",
    )
    shape = drafter("check", NAME, "--ci", "--at", AT)
    file = room / "statements" / NAME / "positions" / "CHN.yaml"
    file.write_text(file.read_text().replace("abuot", "about").replace("stanse", "stance"))
    sense = drafter("check", NAME, "--ci", "--at", AT)
    for kind in FORMATS:
        ended = drafter("check", NAME, "--format", kind, "--at", AT)
        assert ended.code == 3
        assert CANARY not in ended.out + ended.err
    assert "DS020 'abuot'" in shape.err
    assert "DS107 'deplor'" in sense.err
    assert "say: aloud" in sense.err
    assert CANARY not in shape.out + shape.err + sense.out + sense.err


# --- who wrote to the penholders alone -----------------------------------------------------------------------------


@pytest.mark.parametrize("form", [(), ("--trade",), ("--json",)])
def test_words_for_the_penholders_are_a_delegation_s_without_its_name(story: Story, form: tuple[str, ...]) -> None:
    said = story.ended["merge", NAME, *form].out
    assert WHISPER in said
    assert "Delegation" in said
    assert named("IND", said) == 0
    assert named("CHN", said) > 0


def test_with_leave_the_names_are_shown(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(story.folder)
    for form in ((), ("--trade",), ("--json",)):
        assert named("IND", merged(*form, "--private")) > 0


@pytest.mark.parametrize("name", ["compilation.docx", "after.docx"])
def test_in_the_compilation_who_wrote_to_the_penholders_has_an_empty_row_and_is_one_without_an_entry_in_the_picture(
    story: Story, name: str
) -> None:
    """The annex has a row for every member of the body, whether or not it proposes anything."""
    document = Document(str(story.folder / name))
    text, *annex = document.tables
    assert any(WHISPER in cell.text for row in text.rows for cell in row.cells)
    rows = [[cell.text for cell in row.cells] for table in annex for row in table.rows]
    india = [row for row in rows if row[0] == "IND"]
    assert any(row[0] == "CHN" and "amends" in row for row in rows)
    assert len(india) == len(annex)
    assert all(cells == [""] * len(cells) for _, *cells in india)
    found = {part: named("IND", text) for part, text in parts(story.folder / name)}
    drawn = found.pop("word/media/members-by-paragraph.svg", 0)
    assert {part: count for part, count in found.items() if count} == {"word/document.xml": len(annex)}
    picture = dict(parts(story.folder / name)).get("word/media/members-by-paragraph.svg", "")
    assert named("IND", picture.partition("No entry on any paragraph: ")[2]) == drawn


def test_what_is_said_to_the_penholders_of_a_proposal_is_in_no_document(story: Story) -> None:
    assert ASIDE in story.ended["check", NAME, "--at", AT].out
    assert all(ASIDE not in raw(path) for path in story.folder.glob("*.docx"))


def test_words_for_the_penholders_are_in_no_document_of_the_text_until_they_are_taken(story: Story) -> None:
    for name in (*OUT[2:], *REDLINES):
        assert WHISPER not in raw(story.folder / name), name
        assert named("IND", raw(story.folder / name)) == 0, name


def test_once_taken_they_are_the_penholders_words_and_still_nobody_s_name(room: Path) -> None:
    begin(room, CHN=CHINA, IND=INDIA)
    for words in BEGIN[2:]:
        done(*words)
    done("resolve", NAME, "--take", "IND-1", "--note", NOTE, "--by", "NOR", "--at", AT)
    done("resolve", NAME, "--take", "IND-2", "--note", NOTE, "--by", "NOR", "--at", AT)
    done("redline", NAME, "-o", "redline.docx")
    done("redline", NAME, "--side-by-side", "-o", "side.docx")
    done("export", NAME, "--draft", "-o", "draft.docx")
    for name in ("redline.docx", "redline-cover.docx", "side.docx", "draft.docx"):
        text = raw(room / name)
        assert WHISPER in text
        assert named("IND", text) == 0, name
        assert not [word for word in (ASIDE, NOTE, CANARY) if word in text], name
    assert 'w:author="Penholders"' in raw(room / "redline.docx")
    assert named("IND", drafter("diff", NAME, "--summary").out) == 0


def taken_from_india(room: Path, *more: str) -> None:
    """What India wrote to the penholders alone is taken, and the changes are written."""
    begin(room, CHN=CHINA, IND=INDIA)
    for words in BEGIN[2:]:
        done(*words)
    done("resolve", NAME, "--take", "IND-1", "--note", NOTE, "--by", "NOR", "--at", AT)
    done("redline", NAME, *more, "-o", "redline.docx")


def test_an_internal_file_names_who_wrote_to_the_penholders_with_the_line_and_the_note_and_no_reason(
    room: Path,
) -> None:
    taken_from_india(room, "--audience", "internal")
    assert {path.name for path in room.glob("*.docx")} == {"redline-internal-cover.docx", "redline-internal.docx"}
    done("redline", NAME, "--audience", "internal", "--side-by-side", "-o", "side.docx")
    assert 'w:author="IND"' in raw(room / "redline-internal.docx")
    assert ">IND<" in raw(room / "side-internal.docx")
    for name in ("redline-internal.docx", "side-internal.docx"):
        text = raw(room / name)
        assert "takes IND-1, to the penholders, in writing (positions/IND.yaml:4)" in text, name
        assert ASIDE in text, name
    for path in room.glob("*.docx"):
        assert f"Note: {NOTE}" in raw(path), path.name
        assert "Internal: for the penholders alone" in raw(path), path.name
        assert ">INTERNAL DRAFT<" in raw(path), path.name
        assert not [word for word in (CANARY, LIMIT, str(room)) if word in raw(path)], path.name


def test_reasons_stand_in_an_internal_file_that_was_asked_for_them_and_in_no_other(room: Path) -> None:
    taken_from_india(room, "--audience", "internal", "--private")
    done("redline", NAME, "--audience", "internal", "--private", "--side-by-side", "-o", "side.docx")
    assert f"; because: {CANARY} swap" in raw(room / "redline-internal.docx")
    assert f"; because: {CANARY} swap" in raw(room / "side-internal.docx")
    assert LIMIT not in raw(room / "redline-internal.docx")
    ended = drafter("redline", NAME, "--private", "-o", "other.docx")
    assert (ended.code, ended.out) == (2, "")
    assert "say --audience internal" in ended.err
    assert not (room / "other.docx").exists()


def test_a_guess_is_signed_by_nobody_in_an_internal_file_either(room: Path) -> None:
    begin(room, IND=INDIA.replace("in-writing", "reported"))
    for words in BEGIN[2:]:
        done(*words)
    done("resolve", NAME, "--take", "IND-1", "--by", "NOR", "--at", AT)
    done("redline", NAME, "--audience", "internal", "-o", "redline.docx")
    text = raw(room / "redline-internal.docx")
    assert 'w:author="IND"' not in text
    assert "takes IND-1, to the penholders, reported (positions/IND.yaml:4)" in text


def test_words_taken_and_dropped_again_before_anything_went_out_are_in_no_redline(room: Path) -> None:
    begin(room, IND=INDIA)
    for words in BEGIN[2:]:
        done(*words)
    done("resolve", NAME, "--take", "IND-1", "--by", "NOR", "--at", AT)
    done("resolve", NAME, "--take", "IND-2", "--by", "NOR", "--at", AT)
    done("amend", NAME, "aid", "--words", "underlines that all aid must pass", "--by", "NOR", "--at", AT)
    done("amend", NAME, WHISPER, "--strike", "--by", "NOR", "--at", AT)
    done("redline", NAME, "-o", "redline.docx")
    done("redline", NAME, "--side-by-side", "-o", "side.docx")
    assert WHISPER not in drafter("diff", NAME, "--summary").out
    for name in ("redline.docx", "redline-cover.docx", "side.docx"):
        assert [part for part, text in parts(room / name) if WHISPER in text] == [], name


def test_who_writes_to_both_is_named_only_where_all_it_writes_is_for_the_members(room: Path) -> None:
    both = INDIA.replace(
        "amendments:\n",
        "amendments:\n  - {id: IND-4, about: aid, seen: zero-draft, swap: {must pass: must be let pass}, to: members}\n"
        "  - {id: IND-5, about: halt, seen: zero-draft, swap: {the parties: both parties}, to: members}\n",
    )
    begin(room, IND=both)
    for words in BEGIN[2:]:
        done(*words)
    found = {id: entry["sides"] for id, entry in json.loads(merged("--json"))["contested"].items()}
    assert {id: [side["names"] for side in sides] for id, sides in found.items()} == {
        "aid": [["Delegation"]],
        "attacks": [["Delegation"]],
        "halt": [["IND"]],
        WHISPER: [["Delegation"]],
    }


def test_the_same_words_said_aloud_and_in_private_name_the_one_who_said_them_aloud(room: Path) -> None:
    aloud = "member: USA\nstatus: in-writing\namendments:\n"
    aloud += f"  - {{id: USA-1, about: {WHISPER}, seen: zero-draft, add: {{after: aid}}, text: urges {WHISPER},"
    begin(room, IND=INDIA, USA=f"{aloud} to: members}}\n")
    for words in BEGIN[2:]:
        done(*words)
    assert f"[USA, Delegation: The Security Council urges {WHISPER}.]" in merged("--trade")


# A side set aside stands in no bracket, so machines are told of it by id: only where that names nobody it may not.
BESIDE = """\
member: IND
status: {status}
amendments:
  - {{id: IND-1, about: halt, seen: zero-draft, swap: {{the parties: all parties}}, to: {first}}}
  - {{id: IND-2, about: halt, seen: zero-draft, swap: {{the parties: both parties}}, to: members}}
"""


def set_aside(status: str, first: str) -> str:
    """What is told of two proposals of which the second cannot stand beside the first."""
    begin(Path(), IND=BESIDE.format(status=status, first=first))
    for words in BEGIN[2:]:
        done(*words)
    return merged("--json")


@pytest.mark.usefixtures("room")
def test_what_is_set_aside_beside_words_for_the_members_is_told_with_its_reason() -> None:
    (told,) = json.loads(set_aside("in-writing", "members"))["aside"]
    assert (told["id"], told["reason"]) == ("IND-2", "it does not stand beside IND-1")


@pytest.mark.usefixtures("room")
def test_what_is_set_aside_does_not_tell_who_wrote_the_words_for_the_penholders_beside_it() -> None:
    said = set_aside("in-writing", "penholders")
    assert "all parties" in said
    assert "IND-1" not in said


@pytest.mark.usefixtures("room")
def test_what_a_member_is_only_said_to_propose_does_not_name_it() -> None:
    said = set_aside("reported", "members")
    assert "all parties" in said
    assert named("IND", said) == 0


@pytest.mark.usefixtures("room")
def test_what_is_only_guessed_is_nobody_s_proposal() -> None:
    found = json.loads(set_aside("reading", "members"))
    assert (found["contested"], found["aside"]) == ({}, [])
    assert "all" not in merged("--trade")
    assert "[IND: all]" not in merged("--trade", "--private")


@pytest.mark.usefixtures("room")
def test_what_is_made_up_beside_what_is_not_stands_in_no_document() -> None:
    begin(Path(), CHN=CHINA, USA=AMERICA.replace("in-writing", "illustrative"))
    for words in BEGIN[2:]:
        done(*words)
    done("merge", NAME, "--docx", "-o", "compilation.docx", "--at", AT)
    for said in (merged(), merged("--trade"), merged("--json"), raw(Path("compilation.docx"))):
        assert REFUSED not in said
    assert named("USA", merged("--json")) == 0


# --- pages ---------------------------------------------------------------------------------------------------------

# A member without a word on the table is named below it, as a member that proposes nothing has an empty row in Word.
SILENT = re.compile("Without a word on any paragraph: .*? That is")


def read(story: Story, name: str) -> str:
    """A page as it is stored, without the list of members that say nothing."""
    found = (story.folder / name).read_text()
    return SILENT.sub("", found)


@pytest.mark.parametrize("name", ["zero.html", "rev-1.html", "chn.html"])
def test_a_circulated_page_holds_no_limit_no_note_and_nothing_that_was_said_to_the_penholders(
    story: Story, name: str
) -> None:
    said = read(story, name)
    assert not [word for word in (CANARY, LIMIT, ASIDE, NOTE, str(story.folder)) if word in said]
    assert named("IND", said) == 0
    assert "<!--" not in said


def test_words_for_the_penholders_are_a_delegation_s_on_a_page_while_they_are_open(story: Story) -> None:
    assert "[Delegation: " in read(story, "zero.html")
    assert WHISPER in read(story, "zero.html")
    assert "[IND: " in read(story, "zero-internal.html")


def test_a_circulated_page_names_nobody_that_only_its_file_shows_to_object(story: Story) -> None:
    answer = read(story, "zero.html").partition('id="the_answer"')[2].partition("</section>")[0]
    assert named("CHN", answer) == 0
    assert "China says this aloud." not in read(story, "zero.html")
    house = read(story, "zero-internal.html").partition('id="the_answer"')[2].partition("</section>")[0]
    assert named("CHN", house) > 0


def test_what_was_refused_is_on_no_page_that_goes_out_afterwards(story: Story) -> None:
    assert REFUSED in read(story, "zero.html")
    assert REFUSED not in read(story, "rev-1.html")
    assert REFUSED not in read(story, "chn.html")
    assert REFUSED in read(story, "rev-1-internal.html")
    assert NOTE in read(story, "rev-1-internal.html")


def test_one_capital_s_page_as_a_file_holds_nothing_of_another_s(room: Path) -> None:
    begin(room, CHN=CHINA.replace(CANARY, "own"), IND=STRANGER.replace("withdrawn: zero-draft", "to: members"))
    for words in BEGIN[2:]:
        done(*words)
    begin(room, IND=STRANGER, NOR=RECORDED)
    done("resolve", NAME, "--take", "CHN-1", "--by", "NOR", "--at", AT)
    done("circulate", NAME, "rev-1", "--by", "EST", "--at", LATER)
    done("report", NAME, "--for", "CHN", "-o", "chn.html", "--at", LATER)
    said = (room / "chn.html").read_text()
    assert "CHN-1" in said
    assert CANARY not in said
    assert all(named(member, said) == 0 for member in ("IND", "NOR", "EST", "USA"))


# --- what was refused, and why -------------------------------------------------------------------------------------


def test_what_was_refused_is_in_nothing_that_goes_out_afterwards(story: Story) -> None:
    assert REFUSED in raw(story.folder / "compilation.docx")
    for name in ("after.docx", *OUT[2:], *REDLINES):
        text = raw(story.folder / name)
        assert REFUSED not in text, name
        if name != "after.docx":
            assert named("USA", text) == 0, name
    rows = [row for table in Document(str(story.folder / "after.docx")).tables[1:] for row in table.rows]
    assert all(cell.text == "" for row in rows if row.cells[0].text == "USA" for cell in row.cells[1:])


def test_what_was_refused_stands_whole_in_the_record_and_in_the_log_by_its_id(story: Story) -> None:
    assert any(REFUSED in path.read_text() for path in story.folder.rglob("record/*.json"))
    assert "refusing USA-1" in story.ended["log", NAME].out


def test_why_a_penholder_ruled_so_stays_in_the_house(story: Story) -> None:
    assert f"({NOTE} said so)" in story.ended["log", NAME].out
    for path in story.folder.glob("*.docx"):
        assert (NOTE in raw(path)) == (path.name in INTERNAL), path.name


def test_what_a_member_lets_be_said_of_its_own_proposal_stands_in_the_redline_under_its_name(story: Story) -> None:
    found = dict(parts(story.folder / "redline.docx"))
    assert "To all." in found["word/comments.xml"]
    assert 'w:author="CHN"' in found["word/comments.xml"]
    assert 'w:author="CHN"' in found["word/document.xml"]


# --- pictures ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PICTURES)
def test_a_circulated_picture_shows_nothing_that_was_not_meant_for_all(story: Story, name: str) -> None:
    picture = (story.folder / name).read_text(encoding="utf-8")
    secrets = (CANARY, LIMIT, ASIDE, NOTE, "aloud", *((REFUSED,) if name.endswith("after.svg") else ()))
    assert [word for word in secrets if word in picture] == []
    assert named("IND", picture) == (name.startswith("matrix") and "No entry on any paragraph: " in picture)


def test_in_house_a_ladder_has_the_limits_and_the_matrix_the_stances(story: Story) -> None:
    drawn = (story.folder / "ladder-aid-before-internal.svg").read_text(encoding="utf-8")
    assert LIMIT in drawn
    assert named("IND", drawn) > 0
    assert "objects to it: 2" in (story.folder / "matrix-before-internal.svg").read_text(encoding="utf-8")


# --- one capital's page --------------------------------------------------------------------------------------------

STRANGER = f"""\
member: IND
status: in-writing
views:
  - {{about: attacks, at_most: concern, because: {CANARY}, say: {CANARY}}}
  - {{about: halt, seen: zero-draft, stance: object, because: {CANARY}, say: {CANARY}}}
amendments:
  - {{id: IND-1, about: halt, seen: zero-draft, swap: {{the parties: {CANARY}}}, to: members, say: {CANARY}}}
  - {{id: IND-2, about: {CANARY}, seen: zero-draft, add: {{after: aid}}, text: urges {CANARY}}}
  - {{id: IND-3, about: aid, seen: zero-draft, strike: true, say: {CANARY}, withdrawn: zero-draft}}
red_lines:
  - {{id: IND-R1, when: {{says: {CANARY}}}, say: {CANARY}, because: {CANARY}}}
linkages:
  - {{id: IND-L1, when: {{absent: halt}}, then: {{about: aid, stance: object, say: {CANARY}}}, because: {CANARY}}}
"""
RECORDED = f"""\
member: NOR
status: in-writing
answer:
  seen: zero-draft
  says: joins
  reserve: {{halt: {CANARY}}}
  when: "2021-08-13T13:00+00:00"
"""


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_one_capital_s_page_holds_nothing_of_another_s_file(room: Path, form: tuple[str, ...]) -> None:
    begin(room, CHN=CHINA.replace(CANARY, "own"), IND=STRANGER.replace("withdrawn: zero-draft", "to: members"))
    for words in BEGIN[2:]:
        done(*words)
    begin(room, IND=STRANGER, NOR=RECORDED)
    zero = done("status", NAME, "CHN", *form, "--at", AT)
    done("resolve", NAME, "--take", "CHN-1", "--by", "NOR", "--at", AT)
    done("resolve", NAME, "aid", "--words", "hopes for aid", "--by", "NOR", "--at", AT)
    done("circulate", NAME, "rev-1", "--by", "EST", "--at", LATER)
    later = done("status", NAME, "CHN", *form, "--at", LATER)
    for said in (zero, later):
        assert "CHN-1" in said
        assert CANARY not in said
        assert all(named(member, said) == 0 for member in ("IND", "NOR", "EST"))
    assert "taken" in later
    assert "taken" not in zero
