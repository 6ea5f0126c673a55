"""Two Word files as one redline: accepting all gives the new text, rejecting all the old one."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from drafter.diagnostic import Faulty
from drafter.docx.compare import Redline, compare
from drafter.docx.names import CONTENT, ID, RELATIONS, SDT, w
from drafter.docx.opc import unpack
from drafter.docx.resolve.package import resolve_all
from drafter.docx.resolve.tree import AFTER, BEFORE
from tests.docx.pairs import PAIRS
from tests.docx.tracked import Par, Row, Table, W, Words, body, file_of, texts

LINK = w("hyperlink")
WORDS = st.sampled_from(
    "calls upon all parties to stop the attacks at once and for good , ; Türkiye 1,052 安理会 \u00a0 لجميع".split(" ")
)
SENTENCE = st.lists(WORDS, max_size=9).map(" ".join)
PAR = st.builds(
    lambda first, bold, rest: Par((Words(first), Words(bold, bold=""), Words(rest))), SENTENCE, SENTENCE, SENTENCE
)
TABLE = st.lists(st.lists(PAR, min_size=1, max_size=2).map(lambda pars: Row(tuple(pars))), min_size=1, max_size=3).map(
    lambda rows: Table(tuple(rows))
)
BLOCK = st.one_of(PAR, PAR, PAR, TABLE)


@st.composite
def revised(draw: st.DrawFn) -> tuple[list[Par | Table], list[Par | Table]]:
    """A text and what became of it: blocks kept, struck, added, moved, and paragraphs worded otherwise."""
    old = draw(st.lists(BLOCK, max_size=7))
    new = [block for block in old if draw(st.integers(0, 4))]
    if draw(st.booleans()) and new:
        new.insert(draw(st.integers(0, len(new))), new.pop(draw(st.integers(0, len(new) - 1))))
    for at in range(len(new) - 1, -1, -1):
        if draw(st.integers(0, 3)) == 0:
            new[at : at + draw(st.integers(0, 1))] = draw(st.lists(BLOCK, max_size=2))
    return [*old, draw(PAR)], [*new, draw(PAR)]


def of(*paragraphs: str | etree._Element) -> bytes:
    return file_of(
        body(*(one if isinstance(one, str) and one.startswith("<") else plain(str(one)) for one in paragraphs))
    )


def plain(text: str) -> Par:
    return Par((Words(text),))


def sides(made: Redline) -> tuple[list[str], list[str]]:
    """How the redline reads when all is rejected, and when all is accepted."""
    found = []
    for side in (BEFORE, AFTER):
        package = unpack(made.content, "redline.docx")
        resolve_all(package, side)
        found.append(texts(package.tree(package.main)))
    return found[0], found[1]


def reading(content: bytes) -> list[str]:
    package = unpack(content, "text.docx")
    return texts(package.tree(package.main))


def tags(made: Redline) -> list[str]:
    package = unpack(made.content, "redline.docx")
    return [str(one.tag).removeprefix(W) for one in package.tree(package.main).iter()]


@given(revised())
def test_rejecting_all_gives_the_old_text_and_accepting_all_the_new_one(
    texts: tuple[Sequence[Par | Table], Sequence[Par | Table]],
) -> None:
    old, new = (file_of(body(*blocks)) for blocks in texts)
    made = compare(old, new)
    assert sides(made) == (reading(old), reading(new))
    assert compare(old, new).content == made.content


@given(revised())
def test_every_revision_has_an_id_of_its_own(
    texts: tuple[Sequence[Par | Table], Sequence[Par | Table]],
) -> None:
    package = unpack(compare(*(file_of(body(*blocks)) for blocks in texts)).content, "redline.docx")
    ids = [one.get(f"{W}id") for one in package.tree(package.main).iter() if one.get(f"{W}author")]
    assert len(ids) == len(set(ids))


def test_one_word_changed_is_one_word_marked() -> None:
    made = compare(of("It calls on all parties to talk."), of("It calls upon all parties to talk."))
    assert made.counts == {"del": 1, "ins": 1}
    assert sides(made) == (["It calls on all parties to talk."], ["It calls upon all parties to talk."])


def test_two_equal_files_give_a_file_without_revisions() -> None:
    assert compare(of("One."), of("One.")).counts == {}


def test_a_paragraph_in_another_place_is_a_move_and_with_no_moves_it_is_not() -> None:
    rows = ["It recalls its earlier resolutions.", "It urges all parties to talk.", "It remains seized of the matter."]
    old, new = of(*rows), of(rows[2], *rows[:2])
    assert {"moveFrom", "moveTo"} <= set(tags(compare(old, new)))
    assert not {"moveFrom", "moveTo"} & set(tags(compare(old, new, moves=False)))


def test_a_paragraph_cut_in_two_is_an_inserted_mark_and_no_words() -> None:
    made = compare(
        of("It urges all to talk; it thanks the envoy.", "End."),
        of("It urges all to talk;", " it thanks the envoy.", "End."),
    )
    assert made.counts == {"ins": 1}
    assert "delText" not in tags(made)


def test_two_paragraphs_joined_are_a_deleted_mark() -> None:
    made = compare(
        of("It urges all to talk;", " it thanks the envoy.", "End."),
        of("It urges all to talk; it thanks the envoy.", "End."),
    )
    assert made.counts == {"del": 1}


def test_letters_are_marked_only_where_asked_for() -> None:
    old, new = of("They condemn it."), of("They condemned it.")
    assert "condemned" in "".join(unpack(compare(old, new).content, "x").parts["word/document.xml"].decode())
    assert compare(old, new, by_character=True).counts == {"ins": 1}


def test_a_paragraph_whose_words_stay_and_whose_look_changes_is_restyled_and_not_rewritten() -> None:
    bold = (
        '<w:p><w:r><w:t xml:space="preserve">It urges </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>all</w:t></w:r></w:p>'
    )
    made = compare(of("It urges all"), of(bold))
    assert made.counts == {"rPrChange": 1}


def test_an_author_and_a_moment_stand_on_every_revision() -> None:
    package = unpack(compare(of("One."), of("Two."), "NOR", "2026-03-01T10:00:00Z").content, "x")
    marks = package.tree(package.main).iter(f"{W}ins", f"{W}del")
    assert {(one.get(f"{W}author"), one.get(f"{W}date")) for one in marks} == {("NOR", "2026-03-01T10:00:00Z")}


EARLIER = (
    '<w:p><w:r><w:t xml:space="preserve">It urges </w:t></w:r><w:ins w:id="0" w:author="Ana"><w:r><w:t>all</w:t></w:r>'
    '</w:ins><w:r><w:t xml:space="preserve"> to talk.</w:t></w:r></w:p>'
)


def test_earlier_changes_that_nobody_touched_keep_their_author() -> None:
    made = compare(of(EARLIER, "One."), of(EARLIER, "Two."))
    package = unpack(made.content, "x")
    authors = [one.get(f"{W}author") for one in package.tree(package.main).iter(f"{W}ins")]
    assert sorted(authors) == ["Ana", "Drafter"]


def test_new_changes_beside_an_earlier_insertion_of_the_old_text_leave_it_to_its_author() -> None:
    made = compare(of(EARLIER), of("It urges all to act."))
    package = unpack(made.content, "x")
    told = {
        (one.get(f"{W}author"), "".join(t.text or "" for t in one.iter(f"{W}t")))
        for one in package.tree(package.main).iter(f"{W}ins")
    }
    assert told == {("Ana", "all"), ("Drafter", "act")}


def test_an_earlier_change_that_only_the_new_text_has_is_refused_with_its_paragraph() -> None:
    with pytest.raises(Faulty) as found:
        compare(of("It urges some to talk."), of(EARLIER))
    (only,) = found.value.diagnostics
    assert only.code == "DS417"
    assert "“It urges all to talk.”" in only.message


def test_characters_that_stand_for_things_are_refused_where_they_stand_in_the_text() -> None:
    with pytest.raises(Faulty) as found:
        compare(of("One \U00100001"), of("Two."))
    assert [one.code for one in found.value.diagnostics] == ["DS418"]


def commented(text: str, *comments: str) -> bytes:
    document = docx.Document()
    paragraph = document.add_paragraph(text)
    for words in comments:
        document.add_comment(paragraph.runs, words, "Ana")
    raw = io.BytesIO()
    document.save(raw)
    return raw.getvalue()


def test_a_comment_that_one_file_has_alone_is_named_since_no_file_tracks_it() -> None:
    made = compare(commented("One.", "Why?", "Kept."), commented("Two.", "Kept."))
    assert made.untracked == ("a comment of Ana that the old file has alone, “Why?”",)


def test_addresses_that_word_would_fetch_are_told_and_not_fetched() -> None:
    package = unpack(of("One."), "x")
    package.relate(package.main, f"{RELATIONS}/image", "file:///etc/hostname", external=True)
    package.relate(package.main, f"{RELATIONS}/hyperlink", "https://example.org/", external=True)
    assert compare(of("One."), package.pack()).outward == ("file:///etc/hostname",)


def furnished(*, headers: bool) -> bytes:
    document = docx.Document()
    document.add_paragraph("One.")
    if headers:
        section = document.sections[0]
        section.different_first_page_header_footer = True
        for one in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            one.paragraphs[0].text = "Draft."
    raw = io.BytesIO()
    document.save(raw)
    return raw.getvalue()


def test_what_cannot_be_tracked_is_named_in_one_order_however_a_process_hashes(tmp_path: Path) -> None:
    names = tmp_path / "plain.docx", tmp_path / "furnished.docx"
    for name, headers in zip(names, (False, True), strict=True):
        name.write_bytes(furnished(headers=headers))
    said = (
        "import sys; from pathlib import Path; from drafter.docx.compare import compare; "
        "print(compare(*(Path(name).read_bytes() for name in sys.argv[1:])).untracked)"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", said, *map(str, names)],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(Path(__file__).parents[2])},
        ).stdout
        for seed in range(4)
    ]
    assert told == [told[0]] * 4
    assert told[0].count("that only one file has") == 4


@pytest.mark.parametrize("first", [True, False])
def test_the_words_of_a_header_that_one_file_has_alone_are_marked(first: bool) -> None:
    files = [furnished(headers=headers) for headers in (first, not first)]
    package = unpack(compare(*files).content, "redline.docx")
    for side, there in ((BEFORE, first), (AFTER, not first)):
        resolved = unpack(compare(*files).content, "redline.docx")
        resolve_all(resolved, side)
        around = [part for part in resolved.parts if "header" in part or "footer" in part]
        assert [texts(resolved.tree(part)) for part in around] == [["Draft." if there else ""]] * 4
    assert len(list(package.tree(package.main).iter(f"{W}headerReference", f"{W}footerReference"))) == 4


@pytest.mark.parametrize("name", ["inline_control_in", "inline_control_out", "block_control_in", "block_control_out"])
def test_a_control_that_one_text_has_alone_comes_and_goes_with_its_words(name: str) -> None:
    old, new = PAIRS[name]
    redline = compare(old, new)
    assert redline.untracked == ()
    for side, text in ((BEFORE, old), (AFTER, new)):
        package = unpack(redline.content, "redline.docx")
        resolve_all(package, side)
        held, wanted = (list(one.tree(one.main).iter(SDT)) for one in (package, unpack(text, "text.docx")))
        assert len(held) == len(wanted)
        assert b"customXml" not in etree.tostring(package.tree(package.main))


@pytest.mark.parametrize("name", [name for name in PAIRS if name.startswith("link_")])
def test_a_link_is_one_link_whatever_is_accepted(name: str) -> None:
    old, new = PAIRS[name]
    for side, text in ((BEFORE, old), (AFTER, new)):
        package = unpack(compare(old, new).content, "redline.docx")
        resolve_all(package, side)
        held, wanted = (
            ["".join(map(str, one.itertext())) for one in file.tree(file.main).iter(LINK)]
            for file in (package, unpack(text, "text.docx"))
        )
        assert held == wanted


def test_the_ranges_of_a_control_stand_as_word_writes_them() -> None:
    made = unpack(compare(*PAIRS["inline_control_out"]).content, "redline.docx")
    control = next(made.tree(made.main).iter(SDT))
    content = control.find(CONTENT)
    assert content is not None
    around = [control.getprevious(), content[0], content[-1], control.getnext()]
    names = [etree.QName(one).localname for one in around if one is not None]
    assert names == [f"customXmlDelRange{end}" for end in ("Start", "End", "Start", "End")]
    ids = [one.get(ID) for one in around if one is not None]
    assert ids[0] == ids[1] != ids[2] == ids[3]
