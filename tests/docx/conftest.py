"""A reader of Word files that shares nothing with the room it judges: what a file says once all is taken or refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from lxml import etree

Side = Literal["accepted", "rejected"]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Line:
    """A paragraph as it reads: its style, its list and level, and its words with what they wear."""

    style: str
    count: tuple[str, str] | None
    runs: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.runs)


@dataclass(frozen=True)
class File:
    """A Word file in memory."""

    data: bytes

    def part(self, name: str) -> etree._Element:
        with zipfile.ZipFile(io.BytesIO(self.data)) as file:
            return etree.fromstring(file.read(name))

    @property
    def names(self) -> list[str]:
        with zipfile.ZipFile(io.BytesIO(self.data)) as file:
            return file.namelist()

    def lines(self, side: Side = "accepted", part: str = "document") -> list[Line]:
        """The paragraphs of one side. A gone mark hands what stands before it to the next paragraph."""
        gone = {"accepted": ("del", "moveFrom"), "rejected": ("ins", "moveTo")}[side]
        lists: dict[str, str] = {}
        out, held = [], []
        for paragraph in self.part(f"word/{part}.xml").iter(f"{W}p"):
            held += _runs(paragraph, gone, side)
            properties = paragraph.find(f"{W}pPr")
            marks = properties.findall(f"{W}rPr/*")
            if any(mark.tag == f"{W}{name}" for mark in marks for name in gone):
                continue
            worn = _of(properties, "pPr", side)
            out.append(Line(worn.find(f"{W}pStyle").get(f"{W}val"), _count(worn, lists), _joined(held)))
            held = []
        assert not held, "the last mark of a text cannot go"
        return out

    def texts(self, side: Side = "accepted", part: str = "document") -> list[str]:
        return [line.text for line in self.lines(side, part)]

    def everything(self, side: Side) -> list[list[Line]]:
        return [self.lines(side, part) for part in ("document", "header1", "footer1")]


def _of(properties: etree._Element, name: str, side: Side) -> etree._Element:
    """Properties as they were or as they are."""
    old = properties.find(f"{W}{name}Change/{W}{name}")
    return old if side == "rejected" and old is not None else properties


def _count(worn: etree._Element, lists: dict[str, str]) -> tuple[str, str] | None:
    """Level and list; lists are named in the order they come, since their numbers mean nothing."""
    level, number = worn.find(f"{W}numPr/{W}ilvl"), worn.find(f"{W}numPr/{W}numId")
    if number is None:
        return None
    name = "none" if number.get(f"{W}val") == "0" else lists.setdefault(number.get(f"{W}val"), str(len(lists)))
    return level.get(f"{W}val"), name


def _runs(paragraph: etree._Element, gone: tuple[str, ...], side: Side) -> Iterator[tuple[str, tuple[str, ...]]]:
    for run in paragraph.iter(f"{W}r"):
        if any(above.tag == f"{W}{name}" for above in run.iterancestors() for name in gone):
            continue
        text = "".join(
            "\t" if one.tag == f"{W}tab" else one.text for one in run if one.tag in (f"{W}t", f"{W}delText", f"{W}tab")
        )
        properties = run.find(f"{W}rPr")
        worn = (
            []
            if properties is None
            else [one for one in _of(properties, "rPr", side) if not one.tag.endswith("Change")]
        )
        if text:
            yield text, tuple(one.tag.removeprefix(W) + (one.get(f"{W}val") or "") for one in worn)


def _joined(runs: list[tuple[str, tuple[str, ...]]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    out: list[tuple[str, tuple[str, ...]]] = []
    for text, worn in runs:
        if out and out[-1][1] == worn:
            out[-1] = (out[-1][0] + text, worn)
        else:
            out.append((text, worn))
    return tuple(out)


@pytest.fixture(scope="module")
def file() -> Callable[[bytes], File]:
    """Opens the bytes of a Word file."""
    return File


@pytest.fixture(scope="module")
def donor() -> Path:
    """The style donor that Drafter ships."""
    return Path(__file__).parents[2] / "templates" / "styles" / "council.docx"
