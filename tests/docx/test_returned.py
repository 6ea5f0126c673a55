"""Files as Word sends them back, case by case: docs/analysis/returned.md."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from drafter.docx.clean import clean
from drafter.docx.names import RELATIONS
from drafter.docx.opc import Package, unpack
from drafter.docx.returned.read import Returned, authors, base_digest, returned
from drafter.positions.position import Insert, Move, StrikeOut, Swap
from drafter.positions.reply import Reply, reply
from drafter.text.stops import as_read
from tests.returning import page, sent

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAME = "word/document.xml"
OF = sent(0)
Edit = Callable[[etree._Element], None]


@pytest.fixture
def came(donor: Path) -> Callable[..., tuple[Returned, Reply]]:
    """What comes of the text once its file was edited: `names` are the authors whose changes count."""

    def made(edit: Edit | None = None, names: frozenset[str] | None = None) -> tuple[Returned, Reply]:
        package = returning(donor, edit)
        read = as_read(OF.text, OF.form)
        whose = frozenset(authors(package)) if names is None else names
        found = returned(package, {id: read.words(id) for id in read.order}, page(OF), whose)
        return found, reply("NOR", OF, found.edited)

    return made


def returning(donor: Path, edit: Edit | None) -> Package:
    content = clean(as_read(OF.text, OF.form), page(OF), donor)
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    root = etree.fromstring(parts[NAME])
    if edit is not None:
        edit(root)
    parts[NAME] = etree.tostring(root)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return unpack(out.getvalue(), "back.docx")


def par(root: etree._Element, id: str) -> etree._Element:
    mark = next(one for one in root.iter(f"{W}bookmarkStart") if one.get(f"{W}name") == f"_st_{id}")
    return next(mark.iterancestors(f"{W}p"))


def xml(text: str) -> etree._Element:
    return etree.fromstring(f'<w:x xmlns:w="{W[1:-1]}">{text}</w:x>')[0]


def ins(text: str, author: str = "Ana Berg") -> str:
    return f'<w:ins w:id="900" w:author="{author}"><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:ins>'


def swap(answer: Reply) -> dict[str, tuple[tuple[str, str], ...]]:
    return {one.about: one.proposal.pairs for one in answer.amendments if isinstance(one.proposal, Swap)}


def put_in(id: str, text: str, author: str = "Ana Berg") -> Edit:
    """Words in front of the last word run of a paragraph."""

    def edit(root: etree._Element) -> None:
        runs = par(root, id).findall(f"{W}r")
        runs[-1].addprevious(xml(ins(text, author)))

    return edit


def both(*edits: Edit) -> Edit:
    def edit(root: etree._Element) -> None:
        for one in edits:
            one(root)

    return edit


def strike(root: etree._Element, id: str, tag: str = "del") -> None:
    """A paragraph taken away with its mark, as Word tracks it."""
    paragraph = par(root, id)
    paragraph.find(f"{W}pPr").append(xml(f'<w:rPr><w:{tag} w:id="901" w:author="Ana Berg"/></w:rPr>'))
    for run in paragraph.findall(f"{W}r"):
        gone = xml(f'<w:{tag} w:id="902" w:author="Ana Berg"/>')
        run.addprevious(gone)
        gone.append(run)
        for text in run.findall(f"{W}t") if tag == "del" else ():
            text.tag = f"{W}delText"


def test_a_file_that_nobody_touched_asks_for_nothing(came: Callable[..., tuple[Returned, Reply]], donor: Path) -> None:
    found, answer = came()
    assert (found.untracked, found.beside, found.comments) == ((), (), ())
    assert (answer.amendments, answer.left) == ((), ())
    assert base_digest(returning(donor, None)) == (OF.text.digest, False)


def test_words_put_in_become_a_swap_of_words_that_stand_once(came: Callable[..., tuple[Returned, Reply]]) -> None:
    found, answer = came(put_in("seized", " actively"))
    assert swap(answer) == {"seized": (("to", "actively to"),)}, "not: decides actively"
    assert found.untracked == ()


def test_a_paragraph_struck_with_its_mark_is_struck(came: Callable[..., tuple[Returned, Reply]]) -> None:
    _, answer = came(lambda root: strike(root, "aid"))
    assert [(one.about, one.proposal) for one in answer.amendments] == [("aid", StrikeOut())]


def test_a_paragraph_that_words_moved_is_moved_and_nothing_else(came: Callable[..., tuple[Returned, Reply]]) -> None:
    def edit(root: etree._Element) -> None:
        words = "".join(par(root, "aid").itertext(f"{W}t"))
        new = xml(
            '<w:p><w:pPr><w:rPr><w:moveTo w:id="903" w:author="Ana Berg"/></w:rPr></w:pPr>'
            '<w:moveToRangeStart w:id="904" w:author="Ana Berg" w:name="move1"/>'
            f'<w:moveTo w:id="905" w:author="Ana Berg"><w:r><w:t>{words}</w:t></w:r></w:moveTo>'
            '<w:moveToRangeEnd w:id="904"/></w:p>'
        )
        paragraph = par(root, "aid")
        strike(root, "aid", "moveFrom")
        start = xml('<w:moveFromRangeStart w:id="906" w:author="Ana Berg" w:name="move1"/>')
        paragraph.insert(1, start)
        paragraph.addnext(xml('<w:moveFromRangeEnd w:id="906"/>'))
        par(root, "attack").addnext(new)

    found, answer = came(edit)
    assert [(one.about, one.proposal) for one in answer.amendments] == [("aid", Move("attack"))]
    assert found.beside == ()


def test_return_pressed_before_a_paragraph_inside_its_bookmark_takes_nothing_from_it(
    came: Callable[..., tuple[Returned, Reply]],
) -> None:
    def edit(root: etree._Element) -> None:
        paragraph = par(root, "talks")
        new = xml(
            f'<w:p><w:pPr><w:rPr><w:ins w:id="907" w:author="Ana Berg"/></w:rPr></w:pPr>'
            f"{ins('The Security Council underlines that the talks begin.')}</w:p>"
        )
        new.insert(1, next(one for one in paragraph if one.tag == f"{W}bookmarkStart"))
        paragraph.addprevious(new)

    _, answer = came(edit)
    (only,) = answer.amendments
    assert only.about not in OF.text.paragraphs
    assert isinstance(only.proposal, Insert)
    assert only.proposal.after == "aid"


def test_two_paragraphs_run_together_are_one_reworded_and_one_struck(
    came: Callable[..., tuple[Returned, Reply]],
) -> None:
    def edit(root: etree._Element) -> None:
        par(root, "aid").find(f"{W}pPr").append(xml('<w:rPr><w:del w:id="908" w:author="Ana Berg"/></w:rPr>'))

    _, answer = came(edit)
    about = {one.about: one.proposal for one in answer.amendments}
    assert about.pop("aid") == StrikeOut()
    assert list(about) == ["talks"]


def test_what_was_edited_with_tracking_off_is_told_apart(came: Callable[..., tuple[Returned, Reply]]) -> None:
    def edit(root: etree._Element) -> None:
        text = next(one for one in par(root, "aid").iter(f"{W}t") if "in full" in (one.text or ""))
        text.text = "in part"

    found, answer = came(both(edit, put_in("seized", " actively")))
    assert [(one.about, "in part" in (one.now or "")) for one in found.untracked] == [("aid", True)]
    assert set(swap(answer)) == {"aid", "seized"}


def test_anchors_that_are_gone_are_made_up_for_by_the_words(came: Callable[..., tuple[Returned, Reply]]) -> None:
    def edit(root: etree._Element) -> None:
        put_in("seized", " actively")(root)
        for one in list(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            one.getparent().remove(one)

    found, answer = came(edit)
    assert set(swap(answer)) == {"seized"}
    assert found.untracked == ()


def test_only_the_chosen_authors_changes_count(came: Callable[..., tuple[Returned, Reply]], donor: Path) -> None:
    edit = both(put_in("seized", " actively"), put_in("attack", " flatly", "B. Li"))
    assert authors(returning(donor, edit)) == {"Ana Berg": 1, "B. Li": 1}
    _, answer = came(edit, frozenset({"B. Li"}))
    assert set(swap(answer)) == {"attack"}


def test_a_change_of_the_title_is_beside_the_text_and_named(came: Callable[..., tuple[Returned, Reply]]) -> None:
    def edit(root: etree._Element) -> None:
        root.find(f"{W}body/{W}p").append(xml(ins(" of Ardenia")))

    found, answer = came(edit)
    assert answer.amendments == ()
    assert "Harbour of Ardenia" in found.beside[0]


def test_a_table_that_was_put_in_is_named_and_not_dropped(came: Callable[..., tuple[Returned, Reply]]) -> None:
    def edit(root: etree._Element) -> None:
        cell = f"<w:tc><w:p>{ins('Who does what')}</w:p></w:tc>"
        table = f'<w:tbl><w:tr><w:trPr><w:ins w:id="909" w:author="Ana Berg"/></w:trPr>{cell}</w:tr></w:tbl>'
        par(root, "seized").addprevious(xml(table))

    _, answer = came(edit)
    assert [(one.text, one.why) for one in answer.left] == [
        ("Who does what", "it stands in a table, which no statement has")
    ]


def test_words_that_only_look_otherwise_are_named(came: Callable[..., tuple[Returned, Reply]]) -> None:
    def edit(root: etree._Element) -> None:
        run = par(root, "seized").findall(f"{W}r")[-1]
        run.insert(0, xml('<w:rPr><w:b/><w:rPrChange w:id="910" w:author="Ana Berg"><w:rPr/></w:rPrChange></w:rPr>'))

    found, answer = came(edit)
    assert answer.amendments == ()
    assert "only looks otherwise" in found.beside[0]


def test_words_that_are_no_predicate_of_the_form_are_named(came: Callable[..., tuple[Returned, Reply]]) -> None:
    def edit(root: etree._Element) -> None:
        new = f'<w:p><w:pPr><w:rPr><w:ins w:id="911" w:author="Ana Berg"/></w:rPr></w:pPr>{ins("Peace now!")}</w:p>'
        par(root, "seized").addprevious(xml(new))

    _, answer = came(edit)
    assert [(one.about, one.text) for one in answer.left] == [(None, "Peace now!")]


def test_an_answer_without_words_of_its_own_is_about_what_it_answers(donor: Path) -> None:
    package = returning(donor, lambda root: par(root, "aid").append(xml('<w:commentRangeStart w:id="5"/>')))
    word14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    word15 = "http://schemas.microsoft.com/office/word/2012/wordml"
    said = "".join(
        f'<w:comment w:id="{number}" w:author="{author}"><w:p w14:paraId="{para}">'
        f"<w:r><w:t>{words}</w:t></w:r></w:p></w:comment>"
        for number, author, para, words in ((5, "Penholders", "A", "Why?"), (6, "Ana Berg", "B", "Our law."))
    )
    parts = {
        "comments": f'<w:comments xmlns:w="{W[1:-1]}" xmlns:w14="{word14}">{said}</w:comments>',
        "commentsExtended": f'<x:commentsEx xmlns:x="{word15}">'
        '<x:commentEx x:paraId="B" x:paraIdParent="A"/></x:commentsEx>',
    }
    for name, content in parts.items():
        package.add(f"word/{name}.xml", content.encode(), "application/xml")
        package.relate(package.main, f"{RELATIONS}/{name}", f"word/{name}.xml")
    read = as_read(OF.text, OF.form)
    found = returned(package, {id: read.words(id) for id in read.order}, page(OF), {"Ana Berg"})
    assert [(one.about, one.text) for one in found.comments] == [("aid", "Our law.")]
