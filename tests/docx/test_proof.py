"""A redline that does not read as both texts is never written."""

from __future__ import annotations

import pytest
from lxml import etree

from drafter.docx.compare.proof import Proof
from drafter.docx.compare.strand import Unreadable
from drafter.docx.names import Element
from tests.docx.wordfile import W, cell, p, r, row, table


def read(*blocks: str) -> list[Element]:
    return list(etree.fromstring(f'<w:body xmlns:w="{W}">{"".join(blocks)}</w:body>'))


def marked(kind: str, run: str) -> str:
    return f'<w:{kind} w:id="1" w:author="A">{run}</w:{kind}>'


def gone(words: str) -> str:
    return marked("del", r(words, tag="delText"))


def mark(kind: str) -> str:
    return f'<w:rPr><w:{kind} w:id="2" w:author="A"/></w:rPr>'


OLD, NEW = (p(r("the members regret")),), (p(r("the members deplore")),)
RIGHT = {
    "words struck and added": (OLD, NEW, (p(r("the members "), gone("regret"), marked("ins", r("deplore"))),)),
    "a paragraph that came": (
        (p(r("One.")),),
        (p(r("Two.")), p(r("One."))),
        (p(marked("ins", r("Two.")), worn=mark("ins")), p(r("One."))),
    ),
    "a paragraph split in two": (
        (p(r("One. Two.")),),
        (p(r("One. ")), p(r("Two."))),
        (p(r("One. "), worn=mark("ins")), p(r("Two."))),
    ),
    "a row that went": (
        (table(row("One."), row("Two.")),),
        (table(row("One.")),),
        (
            table(
                row("One."), row(cell(p(gone("Two.")))).replace("<w:tr>", f"<w:tr><w:trPr>{marked('del', '')}</w:trPr>")
            ),
        ),
    ),
}
WRONG = {
    "a word lost": (OLD, NEW, (p(r("the "), gone("regret"), marked("ins", r("deplore"))),)),
    "a word doubled": (OLD, NEW, (p(r("the members "), r("regret"), gone("regret"), marked("ins", r("deplore"))),)),
    "a word in another place": (OLD, NEW, (p(gone("regret"), r("the members "), marked("ins", r("deplore"))),)),
    "a tab lost": ((p(r("a"), "<w:r><w:tab/></w:r>"),), (p(r("b")),), (p(gone("a"), marked("ins", r("b"))),)),
    "a paragraph lost": ((p(r("One.")), p("")), (p(r("One.")),), (p(r("One.")),)),
    "words in a place of their own, lost": ((p("<w:t>stray</w:t>"),), (p(""),), (p(""),)),
}


def see(old: tuple[str, ...], new: tuple[str, ...], made: tuple[str, ...]) -> None:
    olds, news = read(*old), read(*new)
    proof = Proof(olds, news)
    proof.take(news)
    proof.see(read(*made))


@pytest.mark.parametrize("name", RIGHT)
def test_a_redline_that_reads_as_both_texts_is_passed(name: str) -> None:
    see(*RIGHT[name])


@pytest.mark.parametrize("name", WRONG)
def test_a_redline_that_does_not_read_as_both_texts_is_refused(name: str) -> None:
    with pytest.raises(Unreadable) as refused:
        see(*WRONG[name])
    assert refused.value.code == "DS418"
