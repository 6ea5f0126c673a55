"""amend: the penholders' own words; whatever is refused leaves the record as it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.shell import NAME, at, contents, done, drafter, entries, refused

pytestmark = pytest.mark.usefixtures("room")
BY = ("--by", "EST", *at(9))


def amend(*words: str) -> str:
    return done("amend", NAME, *words, *BY)


def shown(id: str) -> str:
    """The words of one paragraph of the current text, as markup."""
    lines = done("show", NAME, "--markup").splitlines()
    return lines[next(number for number, line in enumerate(lines) if line.startswith(f"@{id} ")) + 1]


def order() -> list[str]:
    return [line.split()[0][1:] for line in done("show", NAME, "--markup").splitlines() if line.startswith("@")]


@pytest.fixture
def untouched(room: Path) -> Iterator[None]:
    before = contents()
    yield
    assert contents() == before


# --- the penholders' own words -------------------------------------------------------------------------------------


def test_new_words_are_put_into_the_grammar_of_the_form() -> None:
    amend("crews", "--words", "urges all sides to let the crews through")
    assert shown("crews") == "The Security Council _urges_ all sides to let the crews through."


@pytest.mark.parametrize(
    ("rung", "words"),
    [
        ("fire strongly", "_strongly condemns_ the attack on the harbour."),
        ("fire note", "_takes note_ of the attack on the harbour."),
        ("crews call", "_calls on_ both sides to let the crews through."),
    ],
)
def test_an_element_is_put_on_another_rung(rung: str, words: str) -> None:
    id, name = rung.split()
    amend(id, "--rung", name)
    assert shown(id) == f"The Security Council {words}"


@pytest.mark.parametrize("words", [("--rung", "omit"), ("--strike",)])
def test_to_omit_is_to_strike(words: tuple[str, ...]) -> None:
    assert "struck: fire (first paragraph)" in amend("fire", *words)
    assert order() == ["crews", "inquiry"]


@pytest.mark.parametrize(
    ("after", "wanted"),
    [("-", ["inquiry", "fire", "crews"]), ("fire", ["fire", "inquiry", "crews"])],
)
def test_a_paragraph_is_moved_after_another_or_to_the_top(after: str, wanted: list[str]) -> None:
    before = shown("inquiry")
    assert "moved: inquiry" in amend("inquiry", "--after", after)
    assert order() == wanted
    assert shown("inquiry") == before


@pytest.mark.parametrize(
    ("after", "wanted"),
    [("-", ["port", "fire", "crews", "inquiry"]), ("crews", ["fire", "crews", "port", "inquiry"])],
)
def test_a_paragraph_is_added_after_another_or_at_the_top(after: str, wanted: list[str]) -> None:
    assert "added: port" in amend("port", "--after", after, "--words", "recalls that ports are civilian")
    assert order() == wanted
    assert shown("port") == "The Security Council _recalls_ that ports are civilian."


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize(
    "words",
    [
        (),
        ("fire",),
        ("fire", "--strike", "--rung", "note"),
        ("fire", "--strike", "--words", "notes the fire"),
        ("fire", "--rung", "note", "--words", "notes the fire"),
        ("fire", "--strike", "--after", "crews"),
        ("crews", "--rung", "call", "--words", "asks for passage", "--after", "crews"),
        ("--text", "whole.txt", "--strike"),
    ],
)
def test_a_revision_says_one_thing(words: tuple[str, ...]) -> None:
    assert "say one thing" in refused("amend", NAME, *words, *BY)


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("words", [("--words", "notes the fire"), ("--strike",), ("--rung", "note"), ("--after", "-")])
def test_the_paragraph_must_be_named(words: tuple[str, ...]) -> None:
    assert "name the paragraph" in refused("amend", NAME, *words, *BY)


@pytest.mark.usefixtures("untouched")
def test_what_members_propose_is_not_taken_here() -> None:
    assert "No such option" in refused("amend", NAME, "--take", "CHN-1", *BY)


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("words", ["", "  "])
def test_no_words_are_no_amendment(words: str) -> None:
    assert "there are no words" in refused("amend", NAME, "fire", "--words", words, *BY)


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("fire", "--rung", "condem"), "'fire' has no rung 'condem'; it has: strongest, strongly, condemn"),
        (("port", "--rung", "note"), "'port' has no rung 'note'; it has: none"),
    ],
)
def test_a_rung_is_one_of_the_element(words: tuple[str, ...], told: str) -> None:
    assert told in refused("amend", NAME, *words, *BY)


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("port", "--strike"), "the text has no such paragraph: port"),
        (("port", "--words", "recalls the port"), "the text has no such paragraph: port"),
        (("fire", "--after", "port"), "the text has no such paragraph: port"),
        (("fire", "--after", "fire"), "it changes nothing: fire"),
        (("fire", "--after", "-"), "it changes nothing: fire"),
        (("crews", "--rung", "demand"), "it changes nothing: crews"),
        (("fire", "--after", "crews", "--words", "notes it"), "the text has such a paragraph already: fire"),
        (("op-4", "--after", "crews", "--words", "notes it"), "not an id: op-4"),
        (("fire", "--words", "notes @{port}"), "fire refers to what is absent: port"),
        (("fire", "--words", "notes it\x1b now"), "holds a character that no document can carry: fire"),
    ],
)
def test_what_does_not_fit_the_text_is_told_and_not_recorded(words: tuple[str, ...], told: str) -> None:
    ended = drafter("amend", NAME, *words, *BY)
    assert ended.code == 3
    assert ended.err == f"statements/harbour/record: DS111 this does not fit the current text: {told}\n"


@pytest.mark.usefixtures("untouched")
def test_faulty_markup_in_words_is_told_at_its_column() -> None:
    ended = drafter("amend", NAME, "fire", "--words", "notes [all", *BY)
    assert ended.code == 3
    assert ended.err.startswith("--words:1:7: DS203 '[' has a meaning of its own here")


# --- the whole text as a file --------------------------------------------------------------------------------------


def whole(before: str = "", after: str = "") -> Path:
    """The current text in a file, edited."""
    text = done("show", NAME, "--markup")
    assert before in text
    path = Path("whole.txt")
    path.write_text(text.replace(before, after))
    return path


def test_a_text_edited_as_a_file_comes_back_with_only_what_changed() -> None:
    whole(
        "@fire paragraph\n", "@port paragraph\nThe Security Council _recalls_ that ports are civilian.\n\n@fire note\n"
    )
    said = amend("--text", "whole.txt")
    assert [line.split()[1] for line in said.splitlines() if line.startswith(("added", "amended", "struck"))] == [
        "port",
        "fire",
    ]
    assert done("show", NAME, "--markup") == Path("whole.txt").read_text()


def test_a_text_that_was_not_edited_changes_nothing() -> None:
    whole()
    assert "that changes nothing" in refused("amend", NAME, "--text", "whole.txt", *BY)
    assert entries() == 2


def test_every_fault_of_the_file_is_told_at_its_line() -> None:
    path = whole("@crews paragraph", "@crews paragraf")
    path.write_text(path.read_text().replace("to name", "to *name") + "a stray line\n")
    ended = drafter("amend", NAME, "--text", "whole.txt", *BY)
    assert ended.code == 3
    assert [line.split(" ", 2)[:2] for line in ended.err.splitlines() if line.startswith("whole.txt")] == [
        ["whole.txt:8:1:", "DS202"],
        ["whole.txt:12:40:", "DS203"],
        ["whole.txt:13:1:", "DS201"],
    ]
    assert entries() == 2


def test_a_text_with_another_head_is_refused() -> None:
    whole("form: presidential-statement", "form: press-statement")
    assert "the head of whole.txt is not that of the text" in refused("amend", NAME, "--text", "whole.txt", *BY)
    assert entries() == 2


def test_a_whole_text_is_about_no_single_paragraph() -> None:
    whole("attack", "fire")
    assert "leave 'fire' out" in refused("amend", NAME, "fire", "--text", "whole.txt", *BY)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nowhere.txt", "nowhere.txt: DS001 cannot be read (no such file or directory)\n"),
        ("statements", "statements: DS001 cannot be read (is a directory)\n"),
        ("latin.txt", "latin.txt: DS002 is not UTF-8 text: save the file as UTF-8\n"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(name: str, told: str) -> None:
    Path("latin.txt").write_bytes(b"statement: d\xe9j\xe0\n")
    ended = drafter("amend", NAME, "--text", name, *BY)
    assert (ended.code, ended.err) == (3, told)
