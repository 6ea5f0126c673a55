"""What a file refers to and does not hold stays missing: nothing of the other file takes its place."""

from __future__ import annotations

import re

import pytest

from drafter.diagnostic import Faulty
from drafter.docx.compare import compare
from drafter.docx.opc import unpack
from tests.docx.wordfile import counted, numbering, p, parts, picture, png, r, wordfile, zipped

NAMES = ("old.docx", "new.docx")


def shown(shade: int, *, missing: bool = False) -> bytes:
    """A file that shows a picture of some shade, or refers to one that is not there."""
    held = parts(p(r("Said.")), p(picture("rId77")), pictures={"rId77": png(shade)})
    if missing:
        del held["word/media/rId77.png"]
    return zipped(held)


def test_a_struck_picture_that_is_missing_is_not_one_of_the_same_name() -> None:
    with pytest.raises(Faulty, match=r"old.docx/word/document.xml.*'rId77' is missing"):
        compare(shown(1, missing=True), shown(2), names=NAMES)


def test_a_struck_picture_of_no_relationship_is_not_one_of_the_same_id() -> None:
    stray = zipped(parts(p(r("Said.")), p(picture("rId77"))))
    with pytest.raises(Faulty, match=r"old.docx/word/document.xml.*'rId77' is missing"):
        compare(stray, shown(2), names=NAMES)


def test_an_added_picture_that_is_missing_is_not_given_one_of_the_old_file() -> None:
    made = unpack(compare(shown(1), shown(2, missing=True), names=NAMES).content, "out.docx")
    told = re.findall(r'r:embed="(\w+)"', made.parts[made.main].decode())
    there = [made.relations(made.main)[id].target in made.parts for id in told]
    assert sorted(there) == [False, True]


def test_what_a_struck_picture_refers_to_and_is_missing_is_not_one_of_the_same_name() -> None:
    link = '<Relationship Id="rId5" Type="urn:sheet" Target="../embeddings/sheet.xlsx"/>'
    links = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{link}</Relationships>'
    )
    old = parts(p(r("Said.")), p(picture("rId77")), pictures={"rId77": png(1)})
    old["word/media/_rels/rId77.png.rels"] = links
    new = parts(p(r("Said.")), p(picture("rId77")), pictures={"rId77": png(2)})
    new["word/embeddings/sheet.xlsx"] = b"of another file"
    with pytest.raises(Faulty, match=r"old.docx/word/media/rId77.png.*'rId5' is missing"):
        compare(zipped(old), zipped(new), names=NAMES)


def numbers(content: bytes) -> list[str]:
    made = unpack(content, "out.docx")
    return re.findall(r'numId w:val="(\w+)"', made.parts[made.main].decode())


def test_a_struck_item_of_a_list_that_is_not_defined_is_in_no_list_of_the_new_file() -> None:
    old = wordfile(p(r("Said."), worn=counted(1)), numbers=numbering(n2=("decimal", "%1.")))
    new = wordfile(p(r("Told."), worn=counted(1)), numbers=numbering(n1=("decimal", "%1.")))
    made = compare(old, new, names=NAMES).content
    assert sorted(numbers(made)) == ["1", "2"]
    assert len(re.findall(rb"<w:num ", unpack(made, "out.docx").parts["word/numbering.xml"])) == 1


def test_a_list_of_a_file_that_defines_none_stays_undefined() -> None:
    old = wordfile(p(r("Said."), worn=counted(1)), numbers=numbering(n1=("decimal", "%1.")))
    new = wordfile(p(r("Told."), worn=counted(1)))
    made = compare(old, new, names=NAMES).content
    assert sorted(numbers(made)) == ["1", "2"]
    assert b'w:num w:numId="2"' in unpack(made, "out.docx").parts["word/numbering.xml"]
