"""Files that Word tracked changes in, beside what accepting and rejecting them gave their makers."""

from __future__ import annotations

import pytest
from lxml import etree

from drafter.docx.opc import unpack
from drafter.docx.resolve.package import resolve_all, tracked
from drafter.docx.resolve.tree import AFTER, BEFORE, Side
from tests.docx.tracked import W, texts
from tests.negotiation import ROOT

FOLDER = ROOT.parent / "shared" / "data" / "docx" / "tracked"
ACCEPTED, REJECTED = (
    sorted(path.name.replace(f"-{side}", "") for path in FOLDER.glob(f"*-{side}.docx"))
    for side in ("Accepted", "Rejected")
)
# Their makers left an empty paragraph where a moved one had stood, and once a paragraph in two. LibreOffice, and a
# resolver that shares no code with ours, read these as we do.
BLANK = {"RP015-MoveFrom-MoveTo.docx"}
SPLIT = {"RP051-Arabic.docx"}

pytestmark = pytest.mark.skipif(not ACCEPTED, reason="the files (../shared/data/docx/tracked) are not here")


def tree(name: str) -> etree._Element:
    package = unpack((FOLDER / name).read_bytes(), name)
    return package.tree(package.main)


def resolved(name: str, side: Side) -> list[str]:
    package = unpack((FOLDER / name).read_bytes(), name)
    resolve_all(package, side)
    again = unpack(package.pack(), name)
    assert tracked(again) == []
    return said(again.tree(again.main))


def said(root: etree._Element) -> list[str]:
    """The paragraphs of a text, with tabs and breaks in their places."""
    for one in list(root.iter(f"{W}tab", f"{W}br")):
        if one.getparent().tag == f"{W}r":
            one.tag, one.text = f"{W}t", "\t" if one.tag == f"{W}tab" else "\n"
    return texts(root)


def test_every_pair_is_here() -> None:
    assert (len(ACCEPTED), len(REJECTED)) == (53, 51)


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepting_gives_the_text_that_its_makers_got(name: str) -> None:
    wanted = said(tree(name.replace(".docx", "-Accepted.docx")))
    found = resolved(name, AFTER)
    if name in BLANK:
        found, wanted = [one for one in found if one], [one for one in wanted if one]
    assert found == wanted


@pytest.mark.parametrize("name", REJECTED)
def test_rejecting_gives_the_text_that_its_makers_got(name: str) -> None:
    wanted = said(tree(name.replace(".docx", "-Rejected.docx")))
    found = resolved(name, BEFORE)
    if name in BLANK:
        found, wanted = [one for one in found if one], [one for one in wanted if one]
    if name in SPLIT:
        found, wanted = ["".join(found)], ["".join(wanted)]
    assert found == wanted
