"""Nothing private leaves the room: a canary in every private field, and every output of every command searched."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.negotiation import drafter

CANARY = "kanarienvogel"
NAME = "leaky"
AT = "2021-08-13T12:00+00:00"
LATER = "2021-08-14T12:00+00:00"

BRIEF = """\
statement: leaky
form: presidential-statement
body: unsc
membership_on: "2021-08-13"
rule: unsc-statement
stage: negotiating
penholders: [EST, NOR]
marking: Draft.
elements:
  - {id: attacks, ladder: condemnation, ask: strongest, text: the attacks}
  - {id: halt, text: demands that the parties stop}
  - {id: aid, text: underlines that aid must pass}
"""

CHINA = f"""\
# {CANARY} in a comment
member: CHN
status: in-writing
views:
  - {{about: attacks, at_most: deplore, because: {CANARY} view}}
  - {{about: halt, stance: object, because: {CANARY} stance, say: China says this aloud.}}
amendments:
  - id: CHN-1
    about: halt
    seen: zero-draft
    swap: {{the parties: all parties}}
    because: {CANARY} taken
    to: members
    say: To all.
  - id: CHN-2
    about: aid
    seen: zero-draft
    swap: {{aid: {CANARY} aid}}
    because: {CANARY} refused
  - {{id: CHN-3, about: {CANARY}, add: {{after: aid}}, text: urges {CANARY}, to: penholders, need: preference}}
red_lines:
  - {{id: CHN-R1, when: {{says: {CANARY} measures}}, because: {CANARY} line}}
  - {{id: CHN-R2, when: {{keeps: halt}}, because: {CANARY} crossed}}
linkages:
  - id: CHN-L1
    when: {{absent: aid}}
    then: {{about: attacks, accepts: [note], because: {CANARY} then}}
    because: {CANARY} linkage
"""

COMMANDS = (
    ("draft", NAME),
    ("draft", NAME, "--aim", "common"),
    ("draft", NAME, "--by", "EST", "--at", AT),
    ("circulate", NAME, "zero-draft", "--by", "EST", "--at", AT),
    ("check", NAME, "--at", AT),
    ("check", NAME, "--json", "--at", AT),
    ("check", NAME, "--ci", "-v", "--at", AT),
    ("amend", NAME, "--take", "CHN-1", "--by", "NOR", "--at", AT),
    ("amend", NAME, "attacks", "--rung", "deplore", "--by", "NOR", "--at", AT),
    ("circulate", NAME, "rev-1", "--by", "EST", "--at", LATER),
    ("check", NAME, "-v", "--at", LATER),
    ("show", NAME),
    ("show", NAME, "zero-draft", "--markup"),
    ("diff", NAME),
    ("diff", NAME, "--json"),
    ("export", NAME, "zero-draft", "--draft", "-o", "draft.docx"),
    ("redline", NAME, "zero-draft", "rev-1", "-o", "redline.docx"),
    ("release", NAME, "--by", "EST", "--at", LATER),
    ("export", NAME, "-o", "final.docx", "--at", LATER),
    ("log", NAME),
    ("blame", NAME),
    ("verify", NAME),
    ("explain", "unsc-statement"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    positions = tmp_path / "statements" / NAME / "positions"
    positions.mkdir(parents=True)
    (positions.parent / "brief.yaml").write_text(BRIEF)
    (positions / "CHN.yaml").write_text(CHINA)
    return tmp_path


def test_no_command_prints_or_writes_what_is_private(folder: Path) -> None:
    for words in COMMANDS:
        done = drafter(folder, *words)
        assert done.returncode in (0, 1), done.stderr
        assert CANARY not in done.stdout + done.stderr, words
    for file in (*folder.rglob("*.docx"), *folder.rglob("record/*.json")):
        if file.suffix == ".json":
            assert CANARY not in file.read_text()
            continue
        with zipfile.ZipFile(file) as package:
            for part in package.namelist():
                assert CANARY not in package.read(part).decode("utf-8", "replace"), (file.name, part)


def test_the_canary_is_alive_and_private_shows_it(folder: Path) -> None:
    for words in COMMANDS[2:4]:
        drafter(folder, *words)
    done = drafter(folder, "check", NAME, "--private", "--at", AT)
    assert "PRIVATE" in done.stdout
    assert f"{CANARY} view" in done.stdout
    assert f"{CANARY} crossed" in done.stdout


def test_what_a_member_lets_be_said_of_its_own_proposal_stands_in_the_redline_under_its_name(folder: Path) -> None:
    for words in COMMANDS:
        drafter(folder, *words)
    with zipfile.ZipFile(folder / "redline.docx") as package:
        comments = package.read("word/comments.xml").decode()
        body = package.read("word/document.xml").decode()
    assert "To all." in comments
    assert 'w:author="CHN"' in comments
    assert 'w:author="CHN"' in body


def test_a_fault_beside_a_reason_is_shown_without_it(folder: Path) -> None:
    file = folder / "statements" / NAME / "positions" / "CHN.yaml"
    file.write_text(
        f"member: CHN\nstatus: in-writing\nviews:\n"
        f"  - {{about: attacks, at_most: deplor, because: {CANARY} one, say: aloud}}\n"
        f'  - {{abuot: halt, because: "{CANARY}, two", stance: object}}\n'
        f"  - about: aid\n    because: {CANARY}, three\n    stanse: object\n"
    )
    shape = drafter(folder, "check", NAME, "--ci", "--at", AT)
    file.write_text(file.read_text().replace("abuot", "about").replace("stanse", "stance"))
    sense = drafter(folder, "check", NAME, "--ci", "--at", AT)
    assert "DS020 'abuot'" in shape.stderr
    assert "DS107 'deplor'" in sense.stderr
    assert "say: aloud" in sense.stderr
    assert CANARY not in shape.stdout + shape.stderr + sense.stdout + sense.stderr
