"""A text file is read as it stands, and what is none is said with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.diagnostic import Faulty
from drafter.files.source import LARGEST_TEXT, read_text

AS_IS = {
    "line ends of all kinds": b"one\r\ntwo\rthree\nfour",
    "a byte order mark": b"\xef\xbb\xbfone\n",
    "tabs and trailing spaces": b"\tone  \n \n",
    "no final line end": b"one",
    "odd characters": "a\x00b\x1b[\u2028c\u0301\U0001f469".encode(),
}


@pytest.mark.parametrize("content", AS_IS.values(), ids=AS_IS.keys())
def test_what_is_read_is_the_file_byte_for_byte(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "draft.md"
    file.write_bytes(content)
    assert read_text(file, "draft.md").encode() == content


FAULTS = {
    "Latin-1": (b"one\ncaf\xe9\n", "draft.md:2:4: DS002 the byte 0xE9 here is not UTF-8 text: save the file as UTF-8"),
    "a byte order mark before it": (b"\xef\xbb\xbfa\xff", "draft.md:1:2: DS002 the byte 0xFF here is not UTF-8 text"),
    "UTF-16": (
        "one".encode("utf-16"),
        "draft.md:1:1: DS002 the byte 0xFF here is not UTF-8 text: it is saved as UTF-16",
    ),
    "nothing": (b"", "draft.md: DS007 is empty"),
    "nothing but space": (b"\xef\xbb\xbf \r\n", "draft.md: DS007 is empty"),
    "far too much": (b" " * (LARGEST_TEXT + 1), "draft.md: DS011 is larger than 8 MiB"),
}


@pytest.mark.parametrize(("content", "said"), FAULTS.values(), ids=FAULTS.keys())
def test_what_is_no_text_is_said_with_its_place(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "draft.md"
    file.write_bytes(content)
    with pytest.raises(Faulty) as faulty:
        read_text(file, "draft.md")
    assert str(faulty.value).startswith(said)


def test_what_cannot_be_read_is_said_too(tmp_path: Path) -> None:
    with pytest.raises(Faulty, match=r"^nope: DS001 cannot be read"):
        read_text(tmp_path / "nope", "nope")
    with pytest.raises(Faulty, match=r"^here: DS001 is not an ordinary file"):
        read_text(tmp_path, "here")
