"""Bookmarks round paragraphs: read back to ids, within Word's limits."""

from __future__ import annotations

import re

import pytest

from drafter.docx.anchors import anchor, anchored, old_anchor

LONG = "calls-on-all-parties-to-return-to-the-negotiating-table"


@pytest.mark.parametrize("id", ["halt", "call-on-all-parties", "a1-b2-c3", "x" * 36])
def test_an_anchor_reads_back_as_its_id(id: str) -> None:
    assert anchored(anchor(id)) == id
    assert anchored(old_anchor(id)) == id


@pytest.mark.parametrize("id", ["halt", "x" * 36, LONG, "y" * 200])
def test_a_name_fits_word(id: str) -> None:
    assert re.fullmatch(r"_[A-Za-z0-9_]{1,39}", anchor(id))


def test_a_long_id_reads_back_where_it_is_known() -> None:
    assert anchored(anchor(LONG), known=["halt", LONG]) == LONG
    assert anchored(anchor(LONG)) is None


def test_long_ids_that_begin_alike_keep_apart() -> None:
    assert anchor(LONG + "-a") != anchor(LONG + "-b")


@pytest.mark.parametrize("name", ["_GoBack", "_Toc4711", "halt", ""])
def test_bookmarks_of_others_are_no_anchors(name: str) -> None:
    assert anchored(name) is None
