"""Word files of any origin are read with suspicion: what is refused, and by which code."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from drafter.diagnostic import Faulty
from drafter.docx.archive import CONTENT_TYPES, zipped
from drafter.docx.names import RELATIONS
from drafter.docx.opc import unpack

MAIN = "word/document.xml"


def plain() -> dict[str, bytes]:
    raw = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("It urges all parties to talk.")
    document.save(raw)
    with zipfile.ZipFile(raw) as file:
        return {name: file.read(name) for name in file.namelist()}


def read(content: bytes) -> None:
    package = unpack(content, "note.docx")
    package.tree(package.main)


def told(content: bytes) -> str:
    with pytest.raises(Faulty) as found:
        read(content)
    (only,) = found.value.diagnostics
    assert only.where.file.startswith("note.docx")
    return only.code


def packed(**changed: bytes) -> bytes:
    parts = plain() | {name.replace("__", "/"): content for name, content in changed.items()}
    return zipped(parts.items(), zipfile.ZIP_DEFLATED)


def test_an_ordinary_file_is_read_and_packs_to_the_same_bytes_each_time() -> None:
    package = unpack(packed(), "note.docx")
    assert package.main == MAIN
    assert package.related(MAIN, "styles") == "word/styles.xml"
    assert unpack(package.pack(), "note.docx").pack() == unpack(package.pack(), "note.docx").pack()


def test_a_locked_file_is_told_as_one() -> None:
    assert told(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == "DS411"


@pytest.mark.parametrize("content", [b"", b"Dear colleague,", packed()[:900], zipped([("a.txt", b"x")], 0)])
def test_what_is_no_word_file_or_breaks_off_is_told(content: bytes) -> None:
    assert told(content) == "DS411"


def test_a_main_part_of_another_kind_is_no_word_file() -> None:
    types = plain()[CONTENT_TYPES].replace(b"wordprocessingml.document.main", b"spreadsheetml.sheet.main")
    assert told(zipped((plain() | {CONTENT_TYPES: types}).items(), 8)) == "DS411"


def test_a_part_that_is_missing_twice_there_or_no_xml_is_damage() -> None:
    parts = plain()
    assert told(zipped(((n, c) for n, c in parts.items() if n != MAIN), 8)) == "DS412"
    assert told(zipped([*parts.items(), ("WORD/document.xml", b"<x/>")], 8)) == "DS412"
    assert told(zipped((parts | {MAIN: b"<w:document"}).items(), 8)) == "DS412"


def test_two_relationships_of_one_id_are_damage() -> None:
    parts = plain()
    links = "word/_rels/document.xml.rels"
    one = b'<Relationship Id="rId9" Type="t" Target="a.xml"/>'
    twice = parts[links].replace(b"</Relationships>", one + one + b"</Relationships>")
    package = unpack(zipped((parts | {links: twice}).items(), 8), "note.docx")
    with pytest.raises(Faulty, match=r"note.docx/word/document.xml.*DS412.*'rId9'"):
        package.related(MAIN, "styles")


def test_a_text_of_twenty_five_megabytes_or_six_hundred_thousand_tags_is_too_large() -> None:
    assert told(zipped((plain() | {MAIN: b"<a>" + b" " * (25 << 20) + b"</a>"}).items(), 8)) == "DS413"
    assert told(zipped((plain() | {MAIN: b"<a>" + b"<b/>" * 600_000 + b"</a>"}).items(), 8)) == "DS413"


def test_a_file_that_unpacks_to_gigabytes_is_refused_before_it_is_unpacked() -> None:
    zeros = zipped([("a", b"\0" * (60 << 20)), ("b", b"\0" * (60 << 20)), ("c", b"\0" * (60 << 20))], 8)
    assert len(zeros) < 300_000
    assert told(zeros) == "DS413"


@pytest.mark.parametrize("name", ["/etc/passwd", "../up.xml", "word/../../up.xml", "C:\\x", "word\\x.xml"])
def test_a_part_named_out_of_the_file_is_refused(name: str) -> None:
    assert told(zipped([*plain().items(), (name, b"x")], 8)) == "DS414"


def test_a_document_type_is_refused_and_no_entity_is_read() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
    assert told(zipped((plain() | {MAIN: bomb}).items(), 8)) == "DS414"


def test_macros_and_the_strict_variant_are_refused_by_name() -> None:
    assert told(zipped([*plain().items(), ("word/vbaProject.bin", b"x")], 8)) == "DS415"
    strict = plain()["_rels/.rels"].replace(
        RELATIONS.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    )
    assert told(zipped((plain() | {"_rels/.rels": strict}).items(), 8)) == "DS416"


def test_a_new_part_and_a_link_to_it_are_in_the_packed_file() -> None:
    package = unpack(packed(), "note.docx")
    name = package.add("word/media/image1.png", b"png", "image/png")
    id = package.relate(MAIN, f"{RELATIONS}/image", name)
    again = unpack(package.pack(), "note.docx")
    assert again.parts[name] == b"png"
    assert again.content_type(name) == "image/png"
    assert again.relations(MAIN)[id].target == name
    assert package.relate(MAIN, f"{RELATIONS}/image", name) == id


def test_a_text_whose_vocabulary_has_another_name_reads_as_one_with_the_usual_one() -> None:
    main = plain()[MAIN].replace(b"w:", b"word:").replace(b"xmlns:w=", b"xmlns:word=")
    package = unpack(zipped((plain() | {MAIN: main}).items(), 8), "note.docx")
    assert package.tree(MAIN).prefix == "w"
    assert b"<w:t>It urges all parties to talk.</w:t>" in unpack(package.pack(), "x").parts[MAIN]
