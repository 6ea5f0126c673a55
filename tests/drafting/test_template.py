"""Templates loop, choose and print: everything else is refused at its line, and members' words are never run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from drafter.diagnostic import Diagnostic, Faulty
from drafter.drafting.template import Template, draft
from drafter.positions.brief import Brief, Fact
from drafter.text.statement import Statement, inline, plain
from tests.strategies import BRIEF, ELEMENTS, FORM, LADDERS

SHIPPED = Path(__file__).parents[2] / "templates" / "forms"
PLAIN = "{% for element in elements %}\n@{{ element.id }} {{ element.kind }}\n{{ element.words }}\n\n{% endfor %}\n"
ASKED = {element.id: element.ask for element in ELEMENTS}
BOMB = "{{ 'aaaaaaaaaa'" + "|join('bbbbbbbbbb')" * 12 + " }}"


def laid_out(
    source: str, rungs: Mapping[str, str] = ASKED, brief: Brief = BRIEF, base: Statement | None = None
) -> Statement:
    return draft(Template(source, "templates/forms/f.j2"), brief, FORM, LADDERS, rungs, base)


def faults(source: str, brief: Brief = BRIEF) -> list[Diagnostic]:
    with pytest.raises(Faulty) as caught:
        laid_out(source, brief=brief)
    return list(caught.value.diagnostics)


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.j2")), ids=lambda path: path.stem)
def test_every_shipped_template_lays_out_each_element_once_and_in_order(path: Path) -> None:
    text = laid_out(path.read_text())
    assert list(text.order) == ["attacks", "measures", "halt"]
    assert text.words("halt") == "The Security Council demands that the Taliban stop at once."


def test_an_omitted_element_is_left_out() -> None:
    assert list(laid_out(PLAIN, {**ASKED, "measures": "omit"}).order) == ["attacks", "halt"]


def test_paragraphs_that_stand_where_they_stood_keep_their_ranks() -> None:
    base = laid_out(PLAIN)
    again = laid_out(PLAIN, {**ASKED, "measures": "omit"}, base=base)
    assert {id: again.paragraphs[id].place for id in again.order} == {
        id: base.paragraphs[id].place for id in ("attacks", "halt")
    }


def test_a_template_may_loop_choose_and_print_facts() -> None:
    brief = replace(BRIEF, facts=(Fact("fallen", "12", "34", "2021-08-13", "press reports"),))
    source = (
        "{% for element in elements if element.id != 'halt' %}\n"
        "@{{ element.id }} {{ 'heading' if loop.first else element.kind|default('item') }}\n"
        "{% if loop.first or element.words is defined %}"
        "{{ loop.index }}: {{ element['words']|upper }}, {{ facts.fallen.reading }}\n{% endif %}"
        "{% endfor %}"
    )
    text = laid_out(source, brief=brief)
    assert [text.paragraphs[id].kind for id in text.order] == ["heading", "paragraph"]
    assert plain(text.paragraphs["measures"].inline).endswith("FURTHER MEASURES., 12 of 34")


def test_words_of_the_brief_are_data_and_never_a_template() -> None:
    for words in ("{{ 7*7 }}", "{% for x in y %}", "{{ elements.__class__ }}", "{# gone #}"):
        elements = (replace(ELEMENTS[1], text=inline(f"recalls {words}")),)
        text = laid_out(PLAIN, {"measures": "text"}, replace(BRIEF, elements=elements))
        assert text.words("measures") == f"The Security Council recalls {words}."


def test_marks_in_the_brief_s_words_do_not_become_markup() -> None:
    elements = (replace(ELEMENTS[1], text=inline("recalls *[a_b]* @{halt} \\")),)
    text = laid_out(PLAIN, {"measures": "text"}, replace(BRIEF, elements=elements))
    assert text.words("measures") == "The Security Council recalls *[a_b]* @{halt} \\."


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("{{ 'a' * 10**9 }}", "mul"),
        ("{{ 10**9 }}", "pow"),
        ("{{ 'a' ~ 'b' }}", "concat"),
        ("{{ 1 + 1 }}", "add"),
        ("{{ 'a' % 9 }}", "mod"),
        ("{{ range(10) }}", "call"),
        ("{% for n in range(1000000000) %}x{% endfor %}", "call"),
        ("{{ 'a'.ljust(1000000000) }}", "call"),
        ("{{ 'a'.format(1) }}", "call"),
        ("{{ loop(elements) }}", "call"),
        ("{% macro m() %}{{ m() }}{% endmacro %}", "macro"),
        ("{% set x = 'a' %}", "assign"),
        ("{% set x %}a{% endset %}", "assignblock"),
        ("{% filter upper %}a{% endfilter %}", "filterblock"),
        ("{% call m() %}{% endcall %}", "callblock"),
        ("{% block b %}{% endblock %}", "block"),
        ("{% include 'other.j2' %}", "include"),
        ("{% import 'other.j2' as o %}", "import"),
        ("{% extends 'other.j2' %}", "extends"),
        ("{{ [1, 2] }}", "list"),
        ("{{ {'a': 1} }}", "dict"),
        ("{{ 'abc'[0:2] }}", "slice"),
        ("{% with x = 1 %}{% endwith %}", "with"),
    ],
)
def test_what_could_run_without_bound_is_refused_at_its_line(source: str, what: str) -> None:
    found = faults(f"{PLAIN}\n{source}")
    assert {fault.code for fault in found} == {"DS302"}
    assert {fault.where.line for fault in found} == {7}
    assert f"'{what}' is refused in a template" in [fault.message for fault in found]


def test_everything_that_is_refused_is_told_at_once() -> None:
    found = faults("{{ 1 + 1 }}\n{{ 2 * 2 }}\n{{ range(2) }}")
    assert [(fault.where.line, fault.code) for fault in found] == [(1, "DS302"), (2, "DS302"), (3, "DS302")]


@pytest.mark.parametrize(
    "source",
    [
        "{{ elements.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ elements['__class__'] }}",
        "{{ 'a'.ljust }}",
        "{{ 'a'['ljust'] }}",
        "{{ title.format }}",
        "{{ facts.items }}",
        "{{ elements.append }}",
        "{% for e in elements %}{{ loop.cycle }}{% endfor %}",
        "{{ nothing }}",
        "{{ facts.nothing.reading }}",
        "{% for e in elements %}{{ e.nothing }}{% endfor %}",
        "{{ range }}",
        "{{ lipsum }}",
    ],
)
def test_what_is_no_value_of_the_draft_cannot_be_printed(source: str) -> None:
    (found,) = faults(source)
    assert (found.code, found.where.file) == ("DS303", "templates/forms/f.j2")
    assert "0x" not in found.message


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("{% for element in elements %}", 1),
        ("words\n{{ element.id", 2),
        ("words\n\n{% fro x in y %}", 3),
        ("{% endfor %}", 1),
        ("a\n{{ title|nosuch }}", 2),
        (BOMB, 1),
        ("{{ title|format(1) }}", 1),
    ],
)
def test_a_template_that_does_not_parse_is_told_at_its_line(source: str, line: int) -> None:
    (found,) = faults(source)
    assert (found.code, found.where.file, found.where.line) == ("DS301", "templates/forms/f.j2", line)


def test_loops_nest_three_deep_at_most() -> None:
    inner, outer = "{% for x in elements %}", "{% endfor %}"
    assert laid_out(PLAIN + inner * 3 + outer * 3).order == laid_out(PLAIN).order
    found = faults(PLAIN + inner * 5 + outer * 5)
    assert [(fault.code, fault.message) for fault in found] == [("DS302", "this 'for' is refused in a template")]


def test_a_text_without_end_is_cut_off_and_told() -> None:
    elements = tuple(replace(ELEMENTS[1], id=f"e-{number}") for number in range(60))
    brief = replace(BRIEF, elements=elements)
    source = "{% for a in elements %}{% for b in elements %}{% for c in elements %}" + "x" * 20
    with pytest.raises(Faulty) as caught:
        laid_out(source + "{% endfor %}" * 3, {element.id: "text" for element in elements}, brief)
    assert [fault.code for fault in caught.value.diagnostics] == ["DS304"]


def test_what_a_template_yields_must_be_a_statement() -> None:
    assert [fault.code for fault in faults("a stray line\n" + PLAIN)] == ["DS201"]
    assert [fault.code for fault in faults(PLAIN + PLAIN)] == ["DS204", "DS204", "DS204"]
