"""import: what a returned file becomes in a member's position, what is said of it, and when nothing is recorded."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests.cli.shell import FOLDER, NAME, at, contents, done, drafter, refused

pytestmark = pytest.mark.usefixtures("room")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FILE = "back.docx"
CHINA = FOLDER / "positions" / "CHN.yaml"
COMMENTS = (
    '<w:comments xmlns:w="{0}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
    '<w:comment w:id="50" w:author="{1}"><w:p w14:paraId="0000000A"><w:r><w:t>Ask Beijing first.</w:t></w:r></w:p>'
    "</w:comment></w:comments>"
)


def send() -> None:
    done("export", NAME, "zero-draft", "--draft", "-o", "sent.docx", *at(9))


def edit(*edits: tuple[str, str, str], comment: tuple[str, str] | None = None) -> None:
    """The file as sent, with words put in before the last run of paragraphs: (paragraph, author, words)."""
    with zipfile.ZipFile("sent.docx") as file:
        parts = {name: file.read(name) for name in file.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    for number, (id, author, words) in enumerate(edits):
        new = f'<w:ins xmlns:w="{W[1:-1]}" w:id="{900 + number}" w:author="{author}" w:date="2021-08-13T10:00:00Z"/>'
        made = etree.fromstring(new)
        run = etree.SubElement(made, f"{W}r")
        etree.SubElement(run, f"{W}t").text = words
        paragraph(root, id).findall(f"{W}r")[-1].addprevious(made)
    if comment is not None:
        id, author = comment
        paragraph(root, id).append(etree.fromstring(f'<w:commentRangeStart xmlns:w="{W[1:-1]}" w:id="50"/>'))
        parts["word/comments.xml"] = COMMENTS.format(W[1:-1], author).encode()
        types, links = "[Content_Types].xml", "word/_rels/document.xml.rels"
        if b"comments.xml" not in parts[types]:
            kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
            override = f'<Override PartName="/word/comments.xml" ContentType="{kind}"/></Types>'
            parts[types] = parts[types].replace(b"</Types>", override.encode())
            target = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
            link = f'<Relationship Id="rId99" Type="{target}" Target="comments.xml"/></Relationships>'
            parts[links] = parts[links].replace(b"</Relationships>", link.encode())
    parts["word/document.xml"] = etree.tostring(root)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made_file:
        for name, content in parts.items():
            made_file.writestr(name, content)
    Path(FILE).write_bytes(out.getvalue())


def paragraph(root: etree._Element, id: str) -> etree._Element:
    mark = next(one for one in root.iter(f"{W}bookmarkStart") if one.get(f"{W}name") == f"_st_{id}")
    return next(mark.iterancestors(f"{W}p"))


def test_tracked_words_become_an_amendment_for_the_penholders_behind_those_there_are() -> None:
    send()
    edit(("fire", "Wei", " deadly"))
    before = CHINA.read_text()
    out = done("import", FILE, NAME, "--member", "CHN")
    assert "CHN-2  fire" in out
    assert CHINA.read_text() == before + (
        '  - id: CHN-2\n    about: fire\n    seen: zero-draft\n    swap: {"in": "deadly in"}\n'
    )
    assert "Wei" not in out + CHINA.read_text()


def test_importing_again_records_nothing() -> None:
    send()
    edit(("fire", "Wei", " deadly"), comment=("crews", "Wei"))
    done("import", FILE, NAME, "--member", "CHN")
    before = contents()
    assert "nothing was recorded" in done("import", FILE, NAME, "--member", "CHN")
    assert contents() == before


def test_a_file_that_nobody_touched_records_nothing() -> None:
    send()
    before = contents()
    assert "nothing was recorded" in done("import", "sent.docx", NAME, "--member", "CHN")
    assert contents() == before


def test_a_dry_run_says_what_would_be_recorded_and_records_nothing() -> None:
    send()
    edit(("fire", "Wei", " deadly"))
    before = contents()
    assert "would go into" in done("import", FILE, NAME, "--member", "CHN", "--dry-run")
    assert contents() == before


def test_a_comment_is_a_private_reason_and_no_command_prints_it() -> None:
    send()
    edit(("fire", "Wei", " deadly"), comment=("fire", "Wei"))
    out = done("import", FILE, NAME, "--member", "CHN")
    assert "Ask Beijing" not in out
    assert 'because: "Ask Beijing first."' in CHINA.read_text()
    assert "Ask Beijing" not in drafter("check", NAME, *at(16)).out


def test_a_comment_on_a_paragraph_without_a_change_is_kept_as_a_remark() -> None:
    send()
    edit(comment=("crews", "Wei"))
    before = CHINA.read_text()
    done("import", FILE, NAME, "--member", "CHN")
    assert CHINA.read_text() == before + "# on crews, said beside it in the file that came back: Ask Beijing first.\n"


def test_several_authors_are_listed_and_nothing_is_recorded_before_it_is_said_whose_each_is() -> None:
    send()
    edit(("fire", "Wei", " deadly"), ("crews", "Ben", " both"))
    before = contents()
    told = refused("import", FILE, NAME, "--member", "CHN")
    assert "Wei: 1" in told
    assert "Ben: 1" in told
    assert contents() == before
    out = done("import", FILE, NAME, "--member", "CHN", "--author", "Wei=CHN", "--author", "Ben=IND")
    assert "CHN-2  fire" in out
    assert "crews" not in CHINA.read_text().partition("CHN-2")[2]
    assert "left out, as they are not said to be CHN's: Ben" in out
    done("import", FILE, NAME, "--member", "IND", "--author", "Ben=IND")


def test_an_author_who_did_not_write_in_it_is_refused_by_name() -> None:
    send()
    edit(("fire", "Wei", " deadly"))
    assert "in it wrote: 'Wei'" in refused("import", FILE, NAME, "--member", "CHN", "--author", "Wie=CHN")


def test_what_no_amendment_says_is_listed_and_is_a_finding() -> None:
    send()
    edit(("fire", "Wei", " deadly"))
    with zipfile.ZipFile(FILE) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    new = f'<w:ins xmlns:w="{W[1:-1]}" w:id="990" w:author="Wei"><w:r><w:t>!</w:t></w:r></w:ins>'
    root.find(f"{W}body/{W}p").append(etree.fromstring(new))
    parts["word/document.xml"] = etree.tostring(root)
    with zipfile.ZipFile(FILE, "w") as made_file:
        for name, content in parts.items():
            made_file.writestr(name, content)
    ended = drafter("import", FILE, NAME, "--member", "CHN")
    assert ended.code == 1
    assert "outside the paragraphs of the text" in ended.out
    assert "CHN-2" in CHINA.read_text()


def test_a_member_without_a_file_gets_one() -> None:
    send()
    edit(("fire", "Ola", " deadly"))
    done("import", FILE, NAME, "--member", "NOR")
    assert (
        (FOLDER / "positions" / "NOR.yaml")
        .read_text()
        .startswith("member: NOR\nstatus: in-writing\namendments:\n  - id: NOR-1\n")
    )


def test_who_is_no_member_has_no_position() -> None:
    send()
    assert "AUT is no member" in refused("import", "sent.docx", NAME, "--member", "AUT")


def test_a_file_of_no_circulated_text_is_bad_input_unless_it_is_said_which_it_is_of() -> None:
    send()
    with zipfile.ZipFile("sent.docx") as file:
        parts = {name: file.read(name) for name in file.namelist() if name != "docProps/custom.xml"}
    with zipfile.ZipFile(FILE, "w") as made_file:
        for name, content in parts.items():
            made_file.writestr(name, content)
    ended = drafter("import", FILE, NAME, "--member", "CHN")
    assert (ended.code, "DS421" in ended.err) == (3, True)
    assert "nothing was recorded" in done("import", FILE, NAME, "--member", "CHN", "--seen", "zero-draft")
    assert "no text 'rev-9'" in refused("import", FILE, NAME, "--member", "CHN", "--seen", "rev-9")


def test_line_ends_and_everything_else_in_the_position_stay_as_they_are() -> None:
    send()
    edit(("fire", "Wei", " deadly"))
    source = CHINA.read_bytes().replace(b"\n", b"\r\n") + b"# ours\r\nred_lines:   # none\r\n"
    CHINA.write_bytes(source)
    done("import", FILE, NAME, "--member", "CHN")
    made = CHINA.read_bytes()
    head, _, tail = made.partition(b"  - id: CHN-2")
    assert source == head + tail[tail.index(b"# ours") :]
    assert made.count(b"\n") == made.count(b"\r\n")
