"""The bytes of a block as its file spells them are that block's and no other's."""

from __future__ import annotations

import pytest
from lxml import etree

from drafter.docx.compare.source import spelled
from drafter.docx.names import w
from drafter.docx.opc import unpack
from tests.docx.wordfile import W
from tests.judges import DATA

PLAIN = (
    "<w:p/>",
    '<w:p w:rsidR="00A"><w:r><w:t>One.</w:t></w:r></w:p>',
    "<w:tbl><w:tr><w:tc><w:p/><w:tbl><w:tr><w:tc><w:p></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>",
    '<w:bookmarkStart w:id="1" w:name="a"/>',
    "<w:sdt><w:sdtPr/><w:sdtContent><w:p/></w:sdtContent></w:sdt>",
    "<w:p ><w:pPr/></w:p >",
    '<w:p w:note="a &lt;w:p/> b"><w:r/></w:p>',
)


def part(*blocks: str, head: str = "") -> bytes:
    return f'{head}<w:document xmlns:w="{W}"><w:body>{"".join(blocks)}<w:sectPr/></w:body></w:document>'.encode()


def read(content: bytes) -> list[bytes]:
    body = etree.fromstring(content).find(w("body"))
    assert body is not None
    return list(spelled(content, body).values())


def test_each_block_is_spelled_as_it_stands_in_the_part() -> None:
    assert read(part(*PLAIN)) == [one.encode() for one in PLAIN if "bookmark" not in one]


@pytest.mark.parametrize(
    "block",
    [
        "<!-- <w:p/> --><w:p/>",
        "<w:p><w:r><w:t><![CDATA[<w:p/>]]></w:t></w:r></w:p>",
        "<?note <w:p/> ?><w:p/>",
        f'<x:p xmlns:x="{W}"/>',
    ],
)
def test_nothing_is_told_of_a_part_in_which_markup_may_be_none(block: str) -> None:
    assert read(part(*PLAIN, block, head='<?xml version="1.0" encoding="UTF-8"?>')) == []


@pytest.mark.skipif(not DATA.exists(), reason="the collection of Word files is not here")
def test_the_blocks_of_real_files_are_spelled_as_they_read() -> None:
    told = 0
    for file in sorted((DATA / "docx").rglob("*.docx")):
        package = unpack(file.read_bytes(), file.name)
        content, root = package.parts[package.main], package.tree(package.main)
        body = root.find(w("body"))
        assert body is not None
        names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in root.nsmap.items() if prefix)
        for one, raw in spelled(content, body).items():
            again = etree.fromstring(f"<root {names}>".encode() + raw + b"</root>")[0]
            assert etree.tostring(again, with_tail=False, method="c14n") == etree.tostring(
                one, with_tail=False, method="c14n"
            )
            told += 1
    assert told > 1000
