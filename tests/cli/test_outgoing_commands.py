"""release, export and redline: what leaves the room, and what keeps it in."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from docx import Document

from tests.cli.shell import (
    FOLDER,
    NAME,
    agree,
    at,
    change,
    contents,
    done,
    drafter,
    entries,
    everybody_says,
    refused,
    release,
)

pytestmark = pytest.mark.usefixtures("room")


def words_of(path: Path) -> str:
    """Everything on a page: the text, the header and the footer."""
    document = Document(str(path))
    section = document.sections[0]
    parts = [*document.paragraphs, *section.header.paragraphs, *section.footer.paragraphs]
    return "\n".join(paragraph.text for paragraph in parts)


def authors_in(path: Path) -> set[str]:
    """The names under the tracked changes of a Word file; what stands around the text is the penholders'."""
    with zipfile.ZipFile(path) as package:
        return {part.split('"')[0] for part in package.read("word/document.xml").decode().split('w:author="')[1:]}


# --- release -------------------------------------------------------------------------------------------------------


def test_before_agreement_there_is_nothing_to_release() -> None:
    before = contents()
    ended = drafter("release", NAME, "--by", "EST", *at(12))
    assert (ended.code, ended.out, ended.err) == (1, "NOT AGREED: there is nothing to release yet\n", "")
    assert contents() == before


def test_a_release_names_the_penholder_the_moment_and_the_text() -> None:
    agree()
    digest = done("show", NAME).splitlines()[0].split()[-1]
    assert done("release", NAME, "--by", "NOR", *at(17)) == f"released by NOR at 2021-08-14T17:00+02:00: {digest}\n"
    said = done("check", NAME, *at(17))
    assert "RELEASE  EST has not released this text" in said
    assert "RELEASE  NOR released it on 2021-08-14T17:00+02:00" in said
    assert said.endswith("NEXT     drafter release harbour --by EST\n")


def test_a_release_is_of_the_text_that_went_out_and_not_of_a_later_save() -> None:
    agree()
    done("amend", NAME, "crews", "--rung", "call", "--by", "EST", *at(16, 30))
    release()
    done("export", NAME, "-o", "final.docx", *at(18))
    assert "demands that both sides" in words_of(Path("final.docx"))


# --- export --------------------------------------------------------------------------------------------------------


def test_a_final_text_needs_agreement_and_a_release_by_each_penholder() -> None:
    blocked = drafter("export", NAME, "-o", "final.docx", *at(12))
    assert (blocked.code, blocked.err) == (1, "")
    assert blocked.out.splitlines() == [
        "NOT AGREED: no final text",
        "the verdict on the text last circulated is blocked",
        "EST has not released it",
        "NOR has not released it",
    ]
    agree()
    done("release", NAME, "--by", "EST", *at(17))
    half = drafter("export", NAME, "-o", "final.docx", *at(17))
    assert (half.code, half.out) == (1, "AGREED: no final text\nNOR has not released it\n")
    assert not Path("final.docx").exists()
    done("release", NAME, "--by", "NOR", *at(17))
    assert done("export", NAME, "-o", "final.docx", *at(17)) == "wrote final.docx\n"
    assert "DRAFT" not in words_of(Path("final.docx"))
    assert "Draft. For members only." not in words_of(Path("final.docx"))


def test_a_rule_that_rests_on_no_source_cannot_open_the_export() -> None:
    shipped = Path(__file__).parents[2] / "templates/rules/unsc-statement.yaml"
    own = Path("templates/rules/our-rule.yaml")
    own.parent.mkdir(parents=True)
    text = shipped.read_text().replace("rule: unsc-statement", "rule: our-rule")
    own.write_text(text.replace("verified: true", "verified: false"))
    change("brief.yaml", "rule: unsc-statement", "rule: our-rule")
    done("circulate", NAME, "rev-1", "--by", "EST", *at(9))
    everybody_says("joins", "rev-1")
    release()
    ended = drafter("export", NAME, *at(18))
    assert ended.code == 1
    assert "the rule 'our-rule' rests on no source that was read" in ended.out
    assert not (FOLDER / "out").exists()


def test_a_final_text_is_the_one_last_circulated() -> None:
    agree()
    release()
    assert "for another, use --draft" in refused("export", NAME, "1", *at(18))
    assert done("export", NAME, "zero-draft", *at(18)) == f"wrote statements/{NAME}/out/harbour.docx\n"


def test_a_draft_of_any_text_says_so_with_its_revision_and_digest() -> None:
    done("resolve", NAME, "--take", "IND-1", "--by", "EST", *at(9))
    for words, name in (
        (("zero-draft",), "harbour-zero-draft"),
        (("1",), "harbour-revision-1"),
        ((), "harbour-revision-2"),
    ):
        path = FOLDER / "out" / f"{name}.docx"
        assert done("export", NAME, *words, "--draft") == f"wrote {path}\n"
        page = words_of(path)
        assert "DRAFT" in page
        assert "Draft. For members only." in page
        assert done("show", NAME, *words).splitlines()[0].split()[-1] in page
    assert "recalls {{ 7*7 }} that ports are civilian." in page


def test_the_same_draft_is_the_same_bytes() -> None:
    for name in ("one.docx", "two.docx"):
        done("export", NAME, "--draft", "-o", name)
    assert Path("one.docx").read_bytes() == Path("two.docx").read_bytes()


@pytest.mark.parametrize("command", [("export", NAME, "--draft"), ("redline", NAME, "zero-draft")])
@pytest.mark.parametrize("output", ["statements", "a-file/x.docx"])
def test_an_output_that_cannot_be_written_is_told(command: tuple[str, ...], output: str) -> None:
    Path("a-file").write_text("in the way")
    done("amend", NAME, "crews", "--rung", "call", "--by", "EST", *at(9))
    before = contents()
    ended = drafter(*command, "-o", output)
    assert (ended.code, ended.out) == (3, "")
    assert ended.err.startswith(f"{output}: DS038 could not be written (")
    assert contents() == before


def test_an_output_on_a_full_disk_is_told() -> None:
    full = Path("/dev/full")
    if not full.is_char_device():
        pytest.skip("this machine has no device that is always full")
    ended = drafter("export", NAME, "--draft", "-o", str(full))
    assert (ended.code, ended.err) == (3, "/dev/full: DS038 could not be written (No space left on device)\n")
    assert full.is_char_device()


def test_an_output_that_is_a_pipe_is_written_into_and_stays_one() -> None:
    os.mkfifo("pipe")
    reader = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
    done("export", NAME, "--draft", "-o", "pipe")
    assert os.read(reader, 2) == b"PK"
    os.close(reader)
    assert Path("pipe").is_fifo()


def test_an_output_that_is_a_link_stays_one() -> None:
    Path("folder").mkdir()
    Path("link.docx").symlink_to("folder/real.docx")
    done("export", NAME, "--draft", "-o", "link.docx")
    assert Path("link.docx").is_symlink()
    assert "DRAFT" in words_of(Path("folder/real.docx"))


# --- redline -------------------------------------------------------------------------------------------------------


def test_a_redline_goes_from_the_text_last_circulated_to_the_current_one() -> None:
    done("resolve", NAME, "--take", "CHN-1", "--by", "EST", *at(9))
    done("resolve", NAME, "--take", "IND-1", "--by", "NOR", *at(10))
    done("amend", NAME, "inquiry", "--strike", "--by", "NOR", *at(11))
    path = FOLDER / "out" / "harbour-zero-draft-to-revision-4.docx"
    cover = path.with_name(f"{path.stem}-cover.docx")
    said = f"wrote {path}: zero draft to revision 4\nwrote {cover}: its cover note\n"
    assert done("redline", NAME) == said
    assert authors_in(path) == {"CHN", "Penholders", "NOR"}
    assert authors_in(cover) == set()


def test_a_redline_names_the_older_text_first() -> None:
    done("amend", NAME, "crews", "--rung", "call", "--by", "EST", *at(9))
    done("circulate", NAME, "rev-1", "--by", "EST", *at(10))
    assert "Rev.1 is younger than zero draft: name the older one first" in refused(
        "redline", NAME, "rev-1", "zero-draft"
    )
    said = done("redline", NAME, "zero-draft", "rev-1", "-o", "x.docx")
    assert said == "wrote x.docx: zero draft to Rev.1\nwrote x-cover.docx: its cover note\n"


def test_the_cover_note_tells_what_matters_then_whose_it_is_then_how_to_send_it_back() -> None:
    done("amend", NAME, "crews", "--rung", "call", "--by", "EST", *at(9))
    done("resolve", NAME, "--take", "IND-1", "--by", "NOR", *at(10))
    done("circulate", NAME, "rev-1", "--by", "EST", *at(11))
    done("redline", NAME, "zero-draft", "rev-1", "-o", "redline.docx")
    page = words_of(Path("redline-cover.docx")).splitlines()
    heads = ["From zero draft to Rev.1: words that matter", "Who changed what", "Sending it back"]
    places = [page.index(head) for head in heads]
    assert places == sorted(places)
    weaker = next(at for at, row in enumerate(page) if row.startswith("crews (second paragraph): verb weaker"))
    assert "“demands” to “calls on” (by EST" in page[weaker]
    assert places[0] < weaker < places[1]
    assert page[places[1] + 1 : places[2]] == [
        "EST, 14 Aug 2021 09:00 (UTC+02:00): crews (second paragraph)",
        "Penholders, 14 Aug 2021 10:00 (UTC+02:00): port (third paragraph)",
    ]
    assert page[places[2] + 1] == "Accepting all changes gives Rev.1, rejecting all gives zero draft."
    assert "DRAFT" in "\n".join(page)


def test_a_redline_that_goes_into_a_pipe_has_no_cover_note_beside_it() -> None:
    done("amend", NAME, "crews", "--rung", "call", "--by", "EST", *at(9))
    before = contents()
    assert done("redline", NAME, "-o", "/dev/null") == "wrote /dev/null: zero draft to revision 2\n"
    assert contents() == before


def test_the_same_redline_and_its_cover_note_are_the_same_bytes() -> None:
    done("resolve", NAME, "--take", "CHN-1", "--by", "EST", *at(9))
    for name in ("one", "two"):
        done("redline", NAME, "-o", f"{name}.docx")
    assert Path("one.docx").read_bytes() == Path("two.docx").read_bytes()
    assert Path("one-cover.docx").read_bytes() == Path("two-cover.docx").read_bytes()


def test_a_ruling_that_changes_no_word_makes_no_step_in_a_redline() -> None:
    done("resolve", NAME, "crews", "--keep", "--by", "NOR", *at(9))
    assert "are one text: there are no changes to write" in refused("redline", NAME, "zero-draft", "2")
    done("amend", NAME, "fire", "--rung", "deplore", "--by", "EST", *at(10))
    done("redline", NAME, "-o", "redline.docx")
    assert authors_in(Path("redline.docx")) == {"EST", "Penholders"}
    assert "crews" not in words_of(Path("redline-cover.docx"))


def test_a_redline_across_a_recast_says_so() -> None:
    done("recast", NAME, "--form", "press-statement", "--by", "EST", *at(9))
    done("circulate", NAME, "rev-1", "--by", "EST", *at(10))
    done("redline", NAME, "zero-draft", "rev-1", "-o", "redline.docx")
    page = words_of(Path("redline-cover.docx"))
    assert "recast: presidential-statement is now press-statement (by EST)" in page
    assert authors_in(Path("redline.docx")) == {"EST", "Penholders"}


def test_one_text_has_no_changes_to_write() -> None:
    assert "no other text was circulated" in refused("redline", NAME)
    assert "zero draft and revision 1 are one text" in refused("redline", NAME, "zero-draft", "1")


def test_what_was_taken_and_struck_again_between_two_texts_leaves_its_comment_out() -> None:
    change("positions/IND.yaml", "{after: crews},", "{after: crews}, to: members, say: For the record.,")
    done("resolve", NAME, "--take", "CHN-1", "--by", "EST", *at(9))
    done("resolve", NAME, "--take", "IND-1", "--by", "EST", *at(9))
    done("amend", NAME, "port", "--strike", "--by", "EST", *at(10))
    done("redline", NAME, "-o", "redline.docx")
    with zipfile.ZipFile("redline.docx") as package:
        comments = package.read("word/comments.xml").decode()
    assert "All must." in comments
    assert "For the record" not in comments


def test_words_that_came_back_are_nobody_s_change() -> None:
    done("amend", NAME, "crews", "--rung", "call", "--by", "EST", *at(9))
    done("amend", NAME, "crews", "--rung", "demand", "--by", "NOR", *at(10))
    done("amend", NAME, "fire", "--rung", "deplore", "--by", "NOR", *at(11))
    done("redline", NAME, "-o", "redline.docx")
    assert entries() == 5
    assert "demands that both sides" in words_of(Path("redline.docx"))
    assert authors_in(Path("redline.docx")) == {"NOR", "Penholders"}


def test_a_text_that_came_back_whole_has_no_changes_to_write() -> None:
    done("amend", NAME, "crews", "--rung", "call", "--by", "EST", *at(9))
    done("amend", NAME, "crews", "--rung", "demand", "--by", "NOR", *at(10))
    done("circulate", NAME, "rev-1", "--by", "EST", *at(11))
    assert "zero draft and Rev.1 are one text" in refused("redline", NAME, "zero-draft", "rev-1")


# --- what members put on record ------------------------------------------------------------------------------------


def test_behind_a_final_text_stands_what_members_put_on_record() -> None:
    agree()
    change("positions/KEN.yaml", "says: joins,", "says: joins, cosponsors: true,")
    change("positions/MEX.yaml", "says: joins,", "says: joins, except: [inquiry],")
    change("positions/IND.yaml", "says: joins,", "says: joins, reserve: {fire: India was not asked.},")
    release()
    done("export", NAME, "-o", "final.docx", *at(18))
    page = words_of(Path("final.docx")).splitlines()
    assert page[page.index("On record") + 1 :][:3] == [
        "Co-sponsors: KEN",
        "IND reserves its position on the first paragraph: India was not asked.",
        "MEX dissociates itself from the third paragraph.",
    ]


def test_with_nothing_on_record_no_heading_stands_behind_the_text() -> None:
    agree()
    release()
    done("export", NAME, "-o", "final.docx", *at(18))
    assert "On record" not in words_of(Path("final.docx"))


def test_what_was_put_on_record_beside_one_text_does_not_stand_behind_another() -> None:
    agree()
    change("positions/KEN.yaml", "says: joins,", "says: joins, cosponsors: true,")
    done("amend", NAME, "crews", "--rung", "call", "--by", "EST", *at(17))
    for words, wanted in (((), False), (("zero-draft",), True)):
        done("export", NAME, *words, "--draft", "-o", "draft.docx", *at(18))
        assert ("Co-sponsors: KEN" in words_of(Path("draft.docx"))) == wanted


# --- who reads it --------------------------------------------------------------------------------------------------


def test_an_internal_redline_says_so_in_its_name_and_a_circulated_one_does_not_change() -> None:
    done("resolve", NAME, "--take", "CHN-1", "--by", "NOR", *at(9))
    done("redline", NAME, "-o", "circulated.docx")
    for output, name in (
        (("-o", "red.docx"), "red-internal.docx"),
        (("-o", "red-internal.docx"), "red-internal.docx"),
        ((), "statements/harbour/out/harbour-zero-draft-to-revision-2-internal.docx"),
    ):
        said = done("redline", NAME, "--audience", "internal", *output)
        assert said.startswith(f"wrote {name}: ")
    assert not Path("red.docx").exists()
    done("redline", NAME, "--audience", "circulated", "-o", "again.docx")
    assert Path("again.docx").read_bytes() == Path("circulated.docx").read_bytes()
    assert "INTERNAL" not in words_of(Path("circulated.docx"))
    assert "INTERNAL DRAFT" in words_of(Path("red-internal.docx"))
    assert "Draft. For members only." not in words_of(Path("red-internal.docx"))


def test_side_by_side_is_a_file_of_its_own_and_has_no_cover_note() -> None:
    done("resolve", NAME, "--take", "CHN-1", "--by", "NOR", *at(9))
    name = "harbour-zero-draft-to-revision-2-side-by-side"
    assert done("redline", NAME, "--side-by-side").startswith(f"wrote {FOLDER}/out/{name}.docx: ")
    assert [path.name for path in (FOLDER / "out").iterdir()] == [f"{name}.docx"]
    done("redline", NAME, "--side-by-side", "--audience", "internal")
    assert (FOLDER / "out" / f"{name}-internal.docx").exists()
    (table,) = Document(str(FOLDER / "out" / f"{name}.docx")).tables
    who = "\n".join(row.cells[2].text for row in table.rows)
    assert "CHN, 14 Aug 2021" in who
    assert "“both” to “all”\nscope: “both” to “all”\nCHN: All must." in who


def test_what_is_internal_goes_into_no_pipe_since_a_pipe_has_no_name() -> None:
    done("resolve", NAME, "--take", "CHN-1", "--by", "NOR", *at(9))
    os.mkfifo("pipe")
    assert "is no file" in refused("redline", NAME, "--audience", "internal", "-o", "pipe")
