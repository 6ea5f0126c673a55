"""What a file refers to and does not hold stays missing: nothing of the other file takes its place."""

from __future__ import annotations

import re

import pytest

from drafter.diagnostic import Faulty
from drafter.docx.compare import compare
from drafter.docx.opc import unpack
from tests.docx.wordfile import p, parts, picture, png, r, zipped

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
