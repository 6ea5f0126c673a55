"""Laws of words that matter: nothing from nothing, every quotation true, the way back the mirror of the way there."""

from __future__ import annotations

from functools import cache

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from drafter.diagnostic import Where
from drafter.files.lexicons import lexicon
from drafter.files.library import Library
from drafter.text.nuance.nuances import Nuance, nuances
from drafter.text.nuance.passage import passage
from drafter.text.nuance.shade import Shade
from drafter.text.nuance.shades import shades
from drafter.text.statement import Inline, Statement, inline
from tests.strategies import statements

HERE = Where("brief.yaml", 1, 1)
ENGLISH = lexicon("en", HERE)
LADDERS = {name: Library().ladder(name, HERE) for name in ("calls", "concern", "condemnation")}
_PHRASES = (
    "The Security Council", "The Committee", "condemns", "Condemning", "strongly", "in the strongest terms", "deplores",
    "calls on", "urges", "demands that", "requests", "expresses its grave concern at", "expects", "judges that", "and",
    "all parties", "the Government", "the Secretary-General", "to stop", "to report", "within six months", "shall",
    "may", "until 30 June 2004", "resolution 1386 (2001)", "17,500 troops", "5-1/4 percent", "limited", "slow",
    "progress in the talks", "the ports must stay open to relief", ",", ".", ";", "also", "4.", "not", "will", "it",
    "noting, with regret,", "reiterating its concern about", "Member States", "all States", "of the port", "suggests",
    "in recent months", "is likely to", "and requests", "continues to", "has been growing", "letter dated 1 May 2004",
)  # fmt: skip
MIRROR = {
    "verb-weaker": "verb-stronger",
    "verb-stronger": "verb-weaker",
    "clause-dropped": "clause-added",
    "clause-added": "clause-dropped",
    "split": "joined",
    "joined": "split",
}


@cache
def sayings() -> SearchStrategy[Inline]:
    """Paragraphs of words that have names, in any order."""
    return st.lists(st.sampled_from(_PHRASES), min_size=1, max_size=12).map(lambda parts: inline(" ".join(parts)))


def named(before: Inline, after: Inline) -> tuple[Shade, ...]:
    return shades([passage(before, ENGLISH)], [passage(after, ENGLISH)], LADDERS, ENGLISH)


def read(*versions: Statement) -> tuple[Nuance, ...]:
    return nuances(versions, LADDERS, ENGLISH)


@given(sayings())
def test_the_same_words_on_both_sides_have_no_name(words: Inline) -> None:
    assert named(words, words) == ()


@given(sayings(), sayings())
def test_every_name_has_words_and_they_stand_in_the_paragraph(before: Inline, after: Inline) -> None:
    texts = passage(before, ENGLISH).text, passage(after, ENGLISH).text
    for shade in named(before, after):
        spans = shade.before, shade.after
        assert any(spans)
        for span, text in zip(spans, texts, strict=True):
            assert span is None or 0 <= span.start < span.end <= len(text)


@given(sayings(), sayings())
def test_the_way_back_is_the_mirror_of_the_way_there(before: Inline, after: Inline) -> None:
    back = {(MIRROR.get(s.name, s.name), s.after, s.before, s.source) for s in named(after, before)}
    assert {(s.name, s.before, s.after, s.source) for s in named(before, after)} == back


@given(sayings(), sayings())
def test_the_same_two_paragraphs_give_the_same_names(before: Inline, after: Inline) -> None:
    assert named(before, after) == named(before, after)


@given(statements(), statements())
def test_whole_texts_keep_the_same_laws(before: Statement, after: Statement) -> None:
    assert read(before, before) == ()
    assert read(before, after, before) == ()
    for nuance in read(before, after):
        assert nuance.step in (0, 1)
        if nuance.name in ("renumbered", "split", "joined") or not nuance.about:
            continue
        for words, text in ((nuance.before, before), (nuance.after, after)):
            assert not words or words in text.words(nuance.about)
