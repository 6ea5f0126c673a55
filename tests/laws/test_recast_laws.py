"""A change of form says the same things: it leads back, and touches nothing but the grammar."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from drafter.diagnostic import Where
from drafter.files.library import Library
from drafter.text.recast import recast
from drafter.text.statement import Head, Id, Inline, Kind, Paragraph, Place, Ref, Run, Statement, inline, plain
from drafter.text.stops import SPOKEN, as_kept, as_read
from drafter.text.verbs import KNOWN, Inflection, inflect, lemma, uninflected
from drafter.text.voice import Form, kinds, voice
from tests.strategies import statements

LIBRARY = Library()
FORMS = [LIBRARY.form(name, Where("test")) for name in LIBRARY.names("forms")]
LADDERS = [LIBRARY.ladder(name, Where("test")) for name in LIBRARY.names("ladders")]
INFLECTIONS: tuple[Inflection, ...] = ("present", "past", "participle")
VERB = frozenset({"verb"})
_VERBS = sorted(KNOWN)
_RESTS = (
    " the attacks on cities",
    " that talks (and only talks) end it; no force does",
    " its call of 3 May",
    " on it",
)
_JOINS = (", and ", "; ", ", but also ")
forms = st.sampled_from(FORMS)


@st.composite
def predicates(draw: DrawFn, form: Form) -> Inline:
    """What a form can say, with one marked verb or two; the subject may be named again where there is one."""
    verbs = st.sampled_from((*_VERBS, "recall", "note", "express", "condemn", "take"))
    adverb = draw(st.sampled_from(("", "strongly ", "also ")))
    parts: list[Run | Ref | str] = [
        Run(f"{adverb}{inflect(draw(verbs), 'present')}", VERB),
        draw(st.sampled_from(_RESTS)),
    ]
    if draw(st.booleans()):
        names = (". The Security Council ", f". {form.again} ", f", and {form.again.replace('The', 'the')} ")
        join = draw(st.sampled_from((*_JOINS, *(names if form.id == "presidential-statement" else ()))))
        parts += [join, Run(inflect(draw(verbs), "present"), VERB), draw(st.sampled_from(_RESTS))]
    return inline(*parts)


@st.composite
def voiced(draw: DrawFn) -> tuple[Statement, Form]:
    """A statement that a form's voice made, with a heading, a note, and items under some paragraphs.

    Its last item, where it ends with one, ends in a full stop as the last of any text does.
    """
    form = draw(forms)
    said: dict[Id, Inline] = {f"said-{letter}": draw(predicates(form)) for letter in "abcd"[: draw(st.integers(1, 4))]}
    found: dict[Id, Paragraph] = {"title": Paragraph(Place(None, "0"), "heading", inline("The heading."))}
    given = kinds(((id, words, None) for id, words in said.items()), form)
    for number, (id, kind) in enumerate(given.items(), start=1):
        over = draw(st.integers(0, 2))
        worn: Kind = "chapeau" if over and kind == "paragraph" else kind
        found[id] = Paragraph(Place(None, str(number)), worn, voice(said[id], form, worn))
        for item in range(1, over + 1):
            stop = "." if (number, item) == (len(given), over) else ";"
            words = inline(f"to do thing {item}{stop}")
            found[f"{id}-i{'abc'[item]}"] = Paragraph(Place(id, str(item)), "item", words)
    if draw(st.booleans()):
        found["aside"] = Paragraph(Place(None, "9"), "note", inline("See ", Ref("said-a"), "."))
    return Statement(Head("s", form.id), found), form


@given(voiced(), forms)
def test_a_text_recast_and_recast_back_reads_as_it_did(pair: tuple[Statement, Form], other: Form) -> None:
    text, form = pair
    there = recast(text, form, other).statement
    back = recast(there, other, form).statement
    assert there.head.form == other.id
    assert as_read(back, form) == as_read(text, form)


@given(voiced())
def test_recast_to_its_own_form_a_text_stays(pair: tuple[Statement, Form]) -> None:
    text, form = pair
    assert recast(text, form, form).statement == text


@given(voiced(), forms)
def test_words_that_are_no_grammar_stay_to_the_character(pair: tuple[Statement, Form], other: Form) -> None:
    text, form = pair
    found = recast(text, form, other).statement
    for id, paragraph in text.paragraphs.items():
        for rest in _RESTS:
            assert plain(paragraph.inline).count(rest) == plain(found.paragraphs[id].inline).count(rest)


@given(st.one_of(statements(), voiced().map(lambda pair: pair[0])), forms, forms)
def test_nothing_is_dropped_and_what_is_left_reads_as_it_did(text: Statement, old: Form, new: Form) -> None:
    found = recast(text, old, new)
    assert {id: p.place for id, p in found.statement.paragraphs.items()} == {
        id: p.place for id, p in text.paragraphs.items()
    }
    left = {told.id for told in found.left}
    assert left <= text.paragraphs.keys()
    for id, paragraph in text.paragraphs.items():
        after = found.statement.paragraphs[id]
        assert [part for part in after.inline if isinstance(part, Ref)] == [
            part for part in paragraph.inline if isinstance(part, Ref)
        ]
        if id in left or paragraph.kind not in SPOKEN:
            was, now = (plain(p.inline) for p in (paragraph, after))
            assert was[:-1] == now[:-1] or was == now


@given(statements(), forms)
def test_only_the_last_character_of_a_paragraph_goes_by_its_place(text: Statement, form: Form) -> None:
    read = as_read(text, form)
    for id, paragraph in text.paragraphs.items():
        assert plain(read.paragraphs[id].inline)[:-1] == plain(paragraph.inline)[:-1]
    assert as_read(read, form) == read


@given(statements(), forms)
def test_a_text_that_comes_back_as_it_was_read_is_the_one_that_was_kept(text: Statement, form: Form) -> None:
    kept = as_kept(text, form)
    assert as_kept(kept, form) == kept
    assert as_kept(as_read(kept, form), form) == kept
    assert as_read(kept, form) == as_read(as_kept(as_read(text, form), form), form)


@pytest.mark.parametrize(("inflection", "plural"), list(product(INFLECTIONS, (False, True))))
def test_every_verb_known_is_led_back_from_each_of_its_forms(inflection: Inflection, plural: bool) -> None:
    words = {verb: inflect(verb, inflection, plural) for verb in KNOWN}
    assert {verb: uninflected(word, inflection, plural) for verb, word in words.items()} == {v: v for v in words}
    assert {verb: lemma(word) for verb, word in words.items()} == {v: v for v in words}


def test_every_verb_of_the_ladders_and_of_a_preamble_is_known() -> None:
    ranked = {rung.verb for ladder in LADDERS for rung in ladder.rungs}
    assert ranked | {verb for form in FORMS if form.preamble for verb in form.preamble.verbs} <= KNOWN


@given(st.from_regex(r"[a-z]{2,7}[aiou]?[bdfgklmnprstvxz]{1,2}(e|y|ate|ize)?", fullmatch=True))
def test_a_verb_that_is_told_is_led_back_from_each_of_its_forms(verb: str) -> None:
    for inflection, plural in product(INFLECTIONS, (False, True)):
        word = inflect(verb, inflection, plural)
        assert uninflected(word, inflection, plural, {verb}) == verb
