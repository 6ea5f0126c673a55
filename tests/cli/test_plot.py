"""drafter plot: pictures for documents, for all or in house, as SVG or as PNG."""

from __future__ import annotations

import struct
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from drafter.report.picture import raster
from tests.cli.shell import FOLDER, NAME, at, change, contents, done, drafter, refused
from tests.letters import NEEDS_LETTERS
from tests.report.drawn import amiss, shown

pytestmark = pytest.mark.usefixtures("room")
KINDS = (("matrix",), ("timeline",), ("ladder", "crews"))
EVERY = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind[0])


def plot(kind: tuple[str, ...], *more: str) -> str:
    """Draw a picture of this kind at a fixed moment; what it says."""
    what, *id = kind
    return done("plot", what, NAME, *id, *at(20), *more)


@EVERY
def test_by_default_a_picture_is_svg_under_out_and_says_which_text_it_shows_and_when(kind: tuple[str, ...]) -> None:
    path = FOLDER / "out" / f"harbour-zero-draft-{'-'.join(kind)}.svg"
    assert plot(kind) == f"wrote {path}\n"
    picture = path.read_text(encoding="utf-8")
    said = shown(picture)
    assert "harbour · zero-draft · " in said
    assert "As of 2021-08-14T20:00+02:00" in said
    assert "Draft. For members only." in said
    assert "Illustrative" not in said
    assert amiss(picture) == []


@EVERY
def test_what_is_internal_says_so_in_its_name_and_in_the_picture(kind: tuple[str, ...]) -> None:
    assert plot(kind, "--audience", "internal", "-o", "x.svg") == "wrote x-internal.svg\n"
    said = shown(Path("x-internal.svg").read_text(encoding="utf-8"))
    assert "Internal: for the penholders alone" in said
    assert "Draft. For members only." not in said


@pytest.mark.parametrize("ending", ["svg", pytest.param("png", marks=NEEDS_LETTERS)])
@EVERY
def test_the_same_picture_is_the_same_bytes(kind: tuple[str, ...], ending: str) -> None:
    for name in ("one", "two"):
        plot(kind, "-o", f"{name}.{ending}")
    assert Path(f"one.{ending}").read_bytes() == Path(f"two.{ending}").read_bytes()


@pytest.mark.parametrize(
    ("name", "begins"), [("X.SVG", b"<svg"), pytest.param("X.Png", b"\x89PNG", marks=NEEDS_LETTERS)]
)
def test_the_ending_says_what_is_written_in_capitals_too(name: str, begins: bytes) -> None:
    assert plot(("matrix",), "-o", name) == f"wrote {name}\n"
    assert Path(name).read_bytes().startswith(begins)


@NEEDS_LETTERS
@EVERY
def test_a_png_is_the_same_picture_twice_as_fine(kind: tuple[str, ...]) -> None:
    plot(kind, "-o", "x.svg")
    plot(kind, "-o", "x.png")
    root, content = ET.parse("x.svg").getroot(), Path("x.png").read_bytes()
    assert content.startswith(b"\x89PNG\r\n")
    for name, side in zip(("width", "height"), struct.unpack(">II", content[16:24]), strict=True):
        assert abs(side - 2 * float(root.attrib[name])) <= 2


def test_without_the_extra_a_png_is_refused_and_nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    before = contents()
    ended = drafter("plot", "matrix", NAME, *at(20), "-o", "x.png")
    assert (ended.code, ended.out) == (3, "")
    assert ended.err == ("x.png: DS039 PNG needs resvg: pip install 'drafter[plot]', or write a .svg\n")
    assert contents() == before
    assert plot(("matrix",), "-o", "x.svg") == "wrote x.svg\n"


@NEEDS_LETTERS
def test_letters_that_no_font_has_are_told_and_not_left_out() -> None:
    change("brief.yaml", "marking: Draft. For members only.", "marking: Draft \U000f1234")
    ended = drafter("plot", "matrix", NAME, *at(20), "-o", "x.png")
    assert (ended.code, Path("x.png").exists()) == (3, False)
    assert "DS039 no font of this machine has \U000f1234" in ended.err


def test_on_a_machine_without_any_font_a_png_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Bare:
        @staticmethod
        def svg_to_bytes(*, svg_string: str, zoom: float = 1) -> bytes:
            import resvg_py

            return resvg_py.svg_to_bytes(svg_string=svg_string, zoom=zoom, skip_system_fonts=True)

    monkeypatch.setattr(raster, "_renderer", Bare)
    assert "DS039 no font of this machine has A" in drafter("plot", "matrix", NAME, *at(20), "-o", "x.png").err


def test_wrong_use_names_the_way_out() -> None:
    assert "name a paragraph: crews, port, inquiry" in refused("plot", "ladder", NAME, *at(20))
    assert "did you mean 'crews'?" in refused("plot", "ladder", NAME, "crew", *at(20))
    assert "leave crews out" in refused("plot", "matrix", NAME, "crews", *at(20))
    assert "written as .svg or .png" in refused("plot", "matrix", NAME, "-o", "x.pdf", *at(20))
    assert "nothing has been circulated" in refused("plot", "matrix", NAME, "--at", "2020-01-01T00:00+00:00")


def test_in_house_a_ladder_is_to_be_had_of_what_somebody_objects_to_as_well() -> None:
    said = refused("plot", "ladder", NAME, *at(20), "--audience", "internal")
    assert "name a paragraph: fire, crews, port, inquiry" in said
