"""YAML is read as text and places; whatever is unsafe or wrong is a fault at its line, all at once."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.diagnostic import Diagnostic, Faulty, Where
from drafter.files.events import DEEPEST
from drafter.files.located import LARGEST, Located, parse, read
from drafter.files.source import MOST_FAULTS


def located(text: str) -> Located:
    return parse(text.encode("utf-8"), "f.yaml")


def faults(text: str | bytes) -> list[Diagnostic]:
    source = text.encode("utf-8") if isinstance(text, str) else text
    with pytest.raises(Faulty) as caught:
        parse(source, "f.yaml")
    return list(caught.value.diagnostics)


def told(text: str | bytes) -> list[str]:
    """Line:column and code of each fault."""
    return [f"{fault.where}".removeprefix("f.yaml:") + f" {fault.code}" for fault in faults(text)]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("vote: NO", {"vote": "NO"}),
        ("on: yes", {"on": "yes"}),
        ("when: 12:00", {"when": "12:00"}),
        ("digest: 000123456789", {"digest": "000123456789"}),
        ("day: 2021-08-13", {"day": "2021-08-13"}),
        ("share: 1e3", {"share": "1e3"}),
        ("a:\nb: ~\nc: null", {"a": None, "b": None, "c": None}),
        ("a: ''\nb: '~'\nc: \"null\"", {"a": "", "b": "~", "c": "null"}),
        ("a: |\n  one\n  two\n", {"a": "one\ntwo\n"}),
        ("a: >-\n  one\n  two\n", {"a": "one two"}),
        ("a: |\n  ~", {"a": "~"}),
        ("[a, {b: c}, [d]]", ["a", {"b": "c"}, ["d"]]),
        ("only words", "only words"),
        ("'<<': x", {"<<": "x"}),
        ("%YAML 1.1\n---\na: b\n...\n", {"a": "b"}),
        ("\ufeffa: b", {"a": "b"}),
        ("a:\tb", {"a": "b"}),
        ("? a\n: b", {"a": "b"}),
    ],
)
def test_every_scalar_is_its_written_text(text: str, data: object) -> None:
    assert located(text).data == data


def test_values_and_keys_know_their_places() -> None:
    document = located("member: CHN\nviews:\n  - {about: é𝒳, stance: object}\n  - about: halt\n    say:\n")
    assert str(document.where(())) == "f.yaml:1:1"
    assert str(document.where(("views",))) == "f.yaml:3:3"
    assert str(document.where(("views", 0, "about"))) == "f.yaml:3:13"
    assert str(document.where(("views", 0, "stance"))) == "f.yaml:3:25"
    assert str(document.key(("views", 0, "stance"))) == "f.yaml:3:17"
    assert str(document.where(("views", 1))) == "f.yaml:4:5"
    assert document.key(("views", 0)) == document.where(("views", 0))


def test_a_place_that_is_not_in_the_file_is_the_nearest_around_it() -> None:
    document = located("views:\n  - about: halt\n")
    assert document.where(("views", 0, "stance", "x")) == document.where(("views", 0))
    assert document.where(("nothing",)) == Where("f.yaml", 1, 1)


def test_a_byte_order_mark_does_not_move_the_first_line() -> None:
    assert str(located("\ufeffa: b").where(("a",))) == "f.yaml:1:4"


def test_a_fault_shows_its_line_at_key_or_value() -> None:
    document = located("a: 1\nstanse:\tobject\n")
    fault = document.diagnostic(("stanse",), "DS020", "no", "try", at_key=True)
    assert str(fault) == "f.yaml:2:1: DS020 no: try\n    stanse: object\n    ^"
    assert document.diagnostic(("stanse",), "DS022", "no").where.column == 9
    assert document.line(Where("f.yaml")) == ""


def test_the_line_shown_is_short_and_moves_no_cursor() -> None:
    (fault,) = faults("a: \x1b[2Jb\n")
    assert fault.excerpt == "a: �[2Jb"
    (far,) = faults("a: " + "x" * 300 + "\x00")
    assert (far.where.column, far.excerpt) == (304, "")
    assert len(located("a: " + "x" * 300).line(Where("f.yaml", 1, 1))) == 200


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x b\nc: *x", ["1:4 DS004", "2:4 DS004"]),
        ("*x : b", ["1:1 DS004"]),
        ("a: *strongly* condemns", ["1:4 DS004"]),
        ("a: **strongly** condemns", ["1:4 DS004"]),
        ("&a [&b c]", ["1:1 DS004", "1:5 DS004"]),
        ("a: !!python/object/apply:os.system [x]", ["1:4 DS005"]),
        ("a: !!str x\n!!str b: !x {}", ["1:4 DS005", "2:1 DS005", "2:10 DS005"]),
        ("a: !e!x b", ["1:4 DS005"]),
        ("a: ! b", ["1:4 DS005"]),
        ("", ["f.yaml DS007"]),
        ("# nothing yet\n", ["f.yaml DS007"]),
        ("---\n", ["f.yaml DS007"]),
        ("~", ["f.yaml DS007"]),
        ("a: b\n---\nc: d\n", ["2:1 DS008"]),
        ("a: 1\nb: {c: 1, 'c': 2}\na: 3\na: 4", ["2:11 DS009", "3:1 DS009", "4:1 DS009"]),
        (
            "[x]: 1\n? {y: 1}\n: 2\n~: 3\nnull: 4\n'~': 5",
            ["1:1 DS010", "2:3 DS010", "4:1 DS010", "5:1 DS010"],
        ),
        ("{[x]: 1, '': 2}", ["1:2 DS010"]),
        ("<<: {a: b}", ["1:1 DS013"]),
        ("a: b\n\x07c: \x7f\u2028d: \x85", ["2:1 DS012", "2:5 DS012", "2:6 DS012", "2:10 DS012"]),
        ("a: b\n\ufeffc: d", ["2:1 DS012"]),
        ('a: "\\0"\nb: "\\e[2J"', ["1:4 DS012", "2:4 DS012"]),
        ("a: b\x00", ["1:5 DS012"]),
    ],
)
def test_what_could_mean_something_else_is_refused_everywhere(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (
            "a: it said: no",
            "1:11",
            "a colon cannot stand here: if it belongs to the text, put the text in quotes",
        ),
        ("a:\n\tb: c", "2:1", "a tab indents this line: indent with spaces"),
        ("a: [b\nc: d", "1:4", "a list in [ ] is not closed, or lacks a comma: a text with [ goes in quotes"),
        ("a: [b", "1:4", "a list in [ ] is not closed, or lacks a comma: a text with [ goes in quotes"),
        ("x: 1\na: 'b\n\nc: d\n", "2:4", "the quotation mark opened here is not closed"),
        ("a: b\nand so on\nc: d", "2:1", "this is neither a key with a colon nor part of a text: indent it?"),
        ("a: `b", "1:4", "a text cannot begin with this character: put the text in quotes"),
        ("- a\nb: c", "2:1", "this does not line up with the list above: start it with '- '"),
        (
            "a: 1\n b: 2",
            "2:3",
            "a colon cannot stand here: if it belongs to the text, put the text in quotes",
        ),
        ('a: "c:\\docs"', "1:7", "a backslash cannot stand before this: use single quotes"),
    ],
)
def test_broken_yaml_is_told_in_plain_words_with_its_line(text: str, place: str, message: str) -> None:
    (fault,) = faults(text)
    assert str(fault).split("\n")[0] == f"f.yaml:{place}: DS003 {message}"
    assert fault.excerpt == text.split("\n")[fault.where.line - 1].replace("\t", " ")


def test_text_after_a_bracket_is_told_to_be_quoted() -> None:
    (fault,) = faults("text: {capitals-lost} capitals fell")
    assert (fault.where.column, fault.message) == (
        23,
        "nothing can follow a closing quotation mark or bracket",
    )


def test_faults_before_broken_yaml_are_told_too() -> None:
    assert told("a: &x b\na: 1\nc: [") == ["1:4 DS004", "2:1 DS009", "3:5 DS003"]


@pytest.mark.parametrize(
    ("source", "place", "hint"),
    [
        (b"a: b\nc: \xe9t\xe9", "2:4", "save the file as UTF-8"),
        (b"\xef\xbb\xbf\xc3\xa9\xff", "1:2", "save the file as UTF-8"),
        ("a: b".encode("utf-16"), "1:1", "it is saved as UTF-16; save it as UTF-8"),
        (b"a: \xed\xa0\x80", "1:4", "save the file as UTF-8"),
    ],
)
def test_what_is_not_utf_8_is_placed_by_line_and_column(source: bytes, place: str, hint: str) -> None:
    (fault,) = faults(source)
    assert (f"{fault.where}", fault.code, fault.hint) == (f"f.yaml:{place}", "DS002", hint)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_depth_is_refused_before_anything_recurses(opening: str) -> None:
    assert told(opening * 200_000) == [f"1:{len(opening) * DEEPEST + 1} DS006"]


def test_the_deepest_allowed_is_allowed() -> None:
    assert located("[" * DEEPEST + "]" * DEEPEST).data is not None
    assert [fault.code for fault in faults("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1))] == ["DS006"]


def test_a_file_of_nothing_but_faults_stops_with_a_word_about_it() -> None:
    many = faults("- *a\n" * (MOST_FAULTS + 5))
    assert len(many) == MOST_FAULTS
    assert many[-1].hint.endswith(f"; reading stopped here, at {MOST_FAULTS} faults")


def test_a_file_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert refused(lambda: read(path, "big.yaml")) == ["big.yaml: DS011 is larger than 8 MiB: is it the right file?"]


def refused(call: Callable[[], object]) -> list[str]:
    with pytest.raises(Faulty) as caught:
        call()
    return [str(fault) for fault in caught.value.diagnostics]


def test_a_file_is_read_and_named_as_it_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "CHN.yaml"
    path.write_bytes("member: CHN\r\nsay: é\r\n".encode())
    document = read(path, "positions/CHN.yaml")
    assert document.data == {"member": "CHN", "say": "é"}
    assert str(document.where(("say",))) == "positions/CHN.yaml:2:6"


def test_a_file_that_cannot_be_read_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(lambda: read(tmp_path / "no", "no")) == ["no: DS001 there is no such file"]
    assert refused(lambda: read(tmp_path, "dir")) == ["dir: DS001 is a folder; a YAML file is wanted"]
    os.mkfifo(tmp_path / "pipe")
    assert refused(lambda: read(tmp_path / "pipe", "pipe")) == [
        "pipe: DS001 is not an ordinary file; a YAML file is wanted"
    ]
    (tmp_path / "shut").write_text("a: b")

    def shut(*arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", shut)
    assert refused(lambda: read(tmp_path / "shut", "shut")) == ["shut: DS001 cannot be read (permission denied)"]


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=8)
plain = st.recursive(
    words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=10,
)


@settings(max_examples=150, deadline=None)
@given(plain, st.booleans())
def test_what_another_program_writes_reads_as_its_base_loader_reads_it(value: object, flow: bool) -> None:
    source = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow, default_style="'")
    try:
        document = located(source)
    except Faulty as error:
        assert {fault.code for fault in error.diagnostics} <= {"DS012"}  # noqa: PT017 - a mark is told, never read
    else:
        assert document.data == yaml.load(source, Loader=yaml.BaseLoader)


@settings(max_examples=400, deadline=None)
@given(st.text(st.sampled_from("ab:- \n\t[]{},?*&!|>'\"%#@`~<\\é\u2028\ufeff\x00"), max_size=30))
def test_any_soup_is_read_or_refused_with_places_inside_the_file(soup: str) -> None:
    lines = soup.removeprefix("\ufeff").split("\n")
    try:
        document = located(soup)
    except Faulty as error:
        for fault in error.diagnostics:
            assert 0 <= fault.where.line <= len(lines)
            assert fault.where.line == 0 or 1 <= fault.where.column <= len(lines[fault.where.line - 1]) + 1
    else:
        places = map(document.where, document.paths())
        assert all(1 <= place.column <= len(lines[place.line - 1]) + 1 for place in places)
