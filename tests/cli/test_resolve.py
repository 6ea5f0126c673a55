"""resolve: what members propose is ruled on, and every ruling is recorded with what it takes and what it refuses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from drafter.files import record as records
from tests.cli.contested import AMERICA, ESTONIA
from tests.cli.shell import FOLDER, NAME, Ended, at, change, contents, done, drafter, entries, refused

BY = ("--by", "NOR", *at(9))
CREWS = "The Security Council _demands_ that {} let the crews {}."


@pytest.fixture(autouse=True)
def _files(room: Path) -> None:
    (FOLDER / "positions" / "USA.yaml").write_text(AMERICA)
    (FOLDER / "positions" / "EST.yaml").write_text(ESTONIA)


@pytest.fixture
def untouched(_files: None) -> Iterator[None]:
    before = statement()
    yield
    assert statement() == before


def statement() -> dict[str, bytes]:
    """The files of the statement."""
    return {name: content for name, content in contents().items() if name.startswith(FOLDER.as_posix())}


def resolve(*words: str) -> str:
    return done("resolve", NAME, *words, *BY)


def wrong(*words: str) -> str:
    """What a ruling is told that the proposals do not bear."""
    ended = drafter("resolve", NAME, *words, *BY)
    assert (ended.code, ended.out) == (3, "")
    return ended.err


def shown(id: str) -> str:
    """The words of one paragraph of the current text, as markup."""
    lines = done("show", NAME, "--markup").splitlines()
    return lines[next(number for number, line in enumerate(lines) if line.startswith(f"@{id} ")) + 1]


def order() -> list[str]:
    return [line.split()[0][1:] for line in done("show", NAME, "--markup").splitlines() if line.startswith("@")]


def entry(number: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / "record" / f"{number:04}.json").read_text())
    return found


def digest() -> str:
    return str(entry(entries() - 1)["text"]).removeprefix("sha256:")[:12]


# --- one ruling ----------------------------------------------------------------------------------------------------


def test_what_is_taken_is_shown_with_the_words_struck_and_added() -> None:
    said = resolve("--take", "CHN-1", "--note", "all must")
    assert "amended: crews (second paragraph)" in said
    assert "[-both-]{+all+} sides" in said
    assert f"recorded as revision 2, {digest()}: took CHN-1; refused USA-1" in said
    assert shown("crews") == CREWS.format("all sides", "through")


def test_the_record_holds_what_was_taken_what_was_refused_whole_and_why() -> None:
    resolve("--take", "CHN-1", "--note", "all must")
    act = entry(2)
    assert (act["author"], act["takes"], act["note"]) == ("NOR", ["CHN-1"], "all must")
    assert list(act["refuses"]) == ["USA-1"]
    assert "the two sides" in json.dumps(act["refuses"]["USA-1"]["crews"]["after"])
    assert "both sides" in json.dumps(act["refuses"]["USA-1"]["crews"]["before"])


def test_proposals_in_different_places_are_taken_in_one_revision() -> None:
    resolve("--take", "CHN-1", "--take", "USA-2")
    assert entries() == 3
    assert shown("crews") == CREWS.format("all sides", "through at once")


def test_what_speaks_of_other_words_stays_open() -> None:
    resolve("--take", "CHN-1")
    resolve("--take", "USA-2")
    assert shown("crews") == CREWS.format("all sides", "through at once")
    assert entry(3)["takes"] == ["USA-2"]


def test_a_proposal_is_refused_and_the_text_stands() -> None:
    said = resolve("--refuse", "USA-1")
    assert said.splitlines()[0] == "the text stands as it was"
    assert said.endswith(f"recorded as revision 2, {digest()}: refused USA-1\n")
    assert entry(2)["change"] == {}
    resolve("--take", "CHN-1")
    assert entry(3)["refuses"] == {}


def test_one_is_taken_and_another_refused_beside_it() -> None:
    assert "took CHN-1; refused USA-1, USA-2" in resolve("--take", "CHN-1", "--refuse", "USA-2")


def test_compromise_words_are_put_into_the_grammar_of_the_form() -> None:
    said = resolve("crews", "--words", "urges everybody to let the crews through")
    assert shown("crews") == "The Security Council _urges_ everybody to let the crews through."
    assert "refused CHN-1, USA-1" in said


def test_a_paragraph_is_struck_as_a_member_asked() -> None:
    said = resolve("inquiry", "--strike")
    assert "struck: inquiry (third paragraph)" in said
    assert "took IND-2" in said
    assert order() == ["fire", "crews"]


def test_a_paragraph_is_kept_against_everything_proposed_on_it() -> None:
    before = shown("crews")
    assert "refused CHN-1, USA-1, USA-2" in resolve("crews", "--keep", "--note", "as it went out")
    assert shown("crews") == before
    assert entry(2)["note"] == "as it went out"


def test_a_paragraph_that_is_only_proposed_is_kept_out() -> None:
    assert "refused IND-1" in resolve("port", "--keep")
    assert order() == ["fire", "crews", "inquiry"]


def test_a_member_s_words_are_never_run_as_a_template() -> None:
    resolve("--take", "IND-1")
    assert shown("port") == "The Security Council _recalls_ {{ 7\\*7 }} that ports are civilian."
    assert "49" not in done("draft", NAME)


def test_what_was_refused_can_be_put_again_on_the_next_text_only() -> None:
    resolve("--refuse", "USA-1")
    assert "USA-1 is refused" in wrong("--take", "USA-1")
    done("amend", NAME, "inquiry", "--strike", "--by", "NOR", *at(10))
    done("circulate", NAME, "rev-1", "--by", "EST", *at(11))
    assert "USA-1 is refused" in drafter("resolve", NAME, "--take", "USA-1", "--by", "NOR", *at(12)).err
    change("positions/USA.yaml", "USA-1, about: crews, seen: zero-draft", "USA-1, about: crews, seen: rev-1")
    assert "took USA-1; refused CHN-1" in done("resolve", NAME, "--take", "USA-1", "--by", "NOR", *at(12))


# --- settled -------------------------------------------------------------------------------------------------------


def test_the_penholders_own_edits_that_nobody_else_touches_are_settled() -> None:
    said = resolve("--settle", "--note", "ours")
    assert "took EST-1" in said
    assert shown("fire").endswith(" the attack on the old harbour.")
    assert (entry(2)["note"], entry(2)["refuses"]) == ("ours", {})


@pytest.mark.parametrize("what", ["what another member touches", "nothing"])
def test_where_nothing_is_to_be_settled_nothing_is_recorded(what: str) -> None:
    if what == "nothing":
        (FOLDER / "positions" / "EST.yaml").unlink()
    else:
        change(
            "positions/USA.yaml",
            "USA-2, about: crews, seen: zero-draft, swap: {through: through at once}",
            "USA-2, about: fire, seen: zero-draft, swap: {the attack: this attack}",
        )
    before = contents()
    assert resolve("--settle") == "there is nothing to rule on; nothing was recorded\n"
    assert contents() == before


def test_what_would_break_the_text_is_left_open_when_the_rest_is_settled() -> None:
    (FOLDER / "positions" / "IND.yaml").unlink()
    change(
        "positions/EST.yaml",
        "amendments:\n",
        "amendments:\n  - {id: EST-2, about: inquiry, seen: zero-draft, strike: true}\n",
    )
    (FOLDER / "positions" / "NOR.yaml").write_text(
        "member: NOR\nstatus: in-writing\namendments:\n"
        "  - {id: NOR-1, about: port, seen: zero-draft, add: {after: crews}, text: 'recalls @{inquiry}'}\n"
    )
    resolve("--settle")
    assert entry(2)["takes"] == ["EST-1"]
    assert order() == ["fire", "crews", "inquiry"]


# --- a file of choices ---------------------------------------------------------------------------------------------


def choices(*lines: str, text: str | None = None) -> Path:
    path = Path("choices.yaml")
    rows = "".join(f"  {line}\n" for line in lines)
    path.write_text(f"text: {text or digest()}\nchoices:\n{rows}")
    return path


def test_each_choice_of_a_file_is_an_entry_with_its_own_reason() -> None:
    path = choices(
        "crews: {take: [CHN-1, USA-2], note: all must}",
        "fire: {keep: true}",
        "inquiry: {words: stands ready to name an inquiry}",
        "port: {refuse: IND-1, note: not now}",
    )
    said = resolve("--choices", str(path), "--note", "after the meeting")
    assert [line.split(", ", 1)[1][14:] for line in said.splitlines() if line.startswith("recorded")] == [
        "took CHN-1, USA-2; refused USA-1",
        "refused EST-1",
        "refused IND-2",
        "refused IND-1",
    ]
    acts = [entry(number) for number in range(2, 6)]
    assert [act["note"] for act in acts] == ["all must", "after the meeting", "after the meeting", "not now"]
    assert [list(act["refuses"]) for act in acts] == [["USA-1"], ["EST-1"], ["IND-2"], ["IND-1"]]
    assert done("verify", NAME)
    assert shown("inquiry") == "The Security Council _stands_ ready to name an inquiry."


def test_a_file_begun_by_merge_says_nothing_until_a_choice_is_made() -> None:
    done("merge", NAME, "--choices", "-o", "choices.yaml")
    assert "choices.yaml" in wrong("--choices", "choices.yaml")
    assert entries() == 2


def test_choices_for_another_text_are_refused() -> None:
    path = choices("crews: {take: CHN-1}")
    done("amend", NAME, "fire", "--rung", "note", "--by", "EST", *at(8))
    before = contents()
    old, new = path.read_text()[6:18], digest()
    assert wrong("--choices", str(path)).splitlines()[0] == (
        f"choices.yaml:1:7: DS253 these choices are for the text {old}, and the text is {new}: "
        "look at what changed, then make them anew"
    )
    assert contents() == before


@pytest.mark.usefixtures("untouched")
def test_every_fault_of_a_file_of_choices_is_told_at_its_place() -> None:
    path = choices(
        "crews: {take: [CHN-1, USA-1]}",
        "fire: {}",
        "inquiry: {take: IND-3}",
        "port: {take: IND-1, keep: true}",
        "women: {words: Everybody agrees.}",
    )
    told = [line for line in wrong("--choices", str(path)).splitlines() if line.startswith("choices.yaml")]
    assert [line.split(" ", 2)[:2] for line in told] == [
        ["choices.yaml:3:10:", "DS251"],
        ["choices.yaml:4:9:", "DS254"],
        ["choices.yaml:5:12:", "DS251"],
        ["choices.yaml:6:9:", "DS254"],
        ["choices.yaml:7:18:", "DS207"],
    ]


@pytest.mark.usefixtures("untouched")
def test_choices_that_break_the_text_together_are_told_and_nothing_is_recorded() -> None:
    path = choices("fire: {words: 'recalls @{inquiry} and the fire'}", "inquiry: {strike: true}")
    said = wrong("--choices", str(path))
    assert said.startswith("choices.yaml:")
    assert "DS251 that would break the text" in said


@pytest.mark.usefixtures("untouched")
def test_proposals_that_collide_are_not_guessed_at_in_a_hint() -> None:
    path = choices("crews: {take: [CHN-1, USA-1]}")
    said = wrong("--choices", str(path)).splitlines()[0]
    assert "CHN-1, USA-1 do not stand together: they would change the same words" in said
    assert "did you mean" not in said
    assert "one of" not in said


# --- what is refused -----------------------------------------------------------------------------------------------

ONE_THING = "say one thing: --take, --words (either with --refuse), --strike, --keep, --choices, --settle"


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize(
    "words",
    [
        ("crews", "--take", "CHN-1", "--keep"),
        ("crews", "--refuse", "CHN-1", "--strike"),
        ("crews", "--strike", "--keep"),
        ("crews", "--keep", "--words", "asks for passage"),
        ("crews", "--take", "CHN-1", "--words", "asks for passage"),
        ("--settle", "--take", "CHN-1"),
        ("--choices", "choices.yaml", "--refuse", "CHN-1"),
        ("--settle", "--choices", "choices.yaml"),
    ],
)
def test_a_ruling_says_one_thing(words: tuple[str, ...]) -> None:
    assert ONE_THING in refused("resolve", NAME, *words, *BY)


@pytest.mark.usefixtures("untouched")
def test_without_a_terminal_a_ruling_must_be_said() -> None:
    assert "say what: --take, --refuse" in refused("resolve", NAME, *BY)


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("words", [("--settle",), ("--choices", "choices.yaml")])
def test_what_is_about_the_whole_text_names_no_paragraph(words: tuple[str, ...]) -> None:
    assert "leave 'crews' out" in refused("resolve", NAME, "crews", *words, *BY)


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("words", [("--keep",), ("--strike",), ("--words", "asks for passage")])
def test_the_paragraph_must_be_named(words: tuple[str, ...]) -> None:
    assert "name the paragraph" in refused("resolve", NAME, *words, *BY)


@pytest.mark.usefixtures("untouched")
def test_what_nobody_proposes_is_told_with_the_nearest() -> None:
    assert "nobody proposes 'CHN-2'. did you mean 'CHN-1'?" in refused("resolve", NAME, "--take", "CHN-2", *BY)


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("words", ["", "  ", "the Taliban stop", "asks for passage."])
def test_words_that_no_form_can_speak_are_refused(words: str) -> None:
    assert "write a predicate" in refused("resolve", NAME, "crews", "--words", words, *BY)


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("fire", "--take", "CHN-1"),
            "fire: DS251 CHN-1 is about 'crews', not 'fire': open on 'fire': EST-1\n",
        ),
        (
            ("--take", "CHN-1", "--take", "USA-1"),
            "crews: DS251 CHN-1, USA-1 do not stand together: they would change the same words: "
            "open on 'crews': CHN-1, USA-1, USA-2\n",
        ),
        (
            ("--take", "CHN-1", "--refuse", "CHN-1"),
            "crews: DS251 CHN-1 cannot be taken and refused at once: open on 'crews': CHN-1, USA-1, USA-2\n",
        ),
        (
            ("port", "--strike"),
            "port: DS251 'port' is not in the text: to refuse it, keep the text as it is: open on 'port': IND-1\n",
        ),
        (
            ("crews", "--words", "recalls @{port}"),
            "crews: DS251 that would break the text: crews refers to what is absent: port: "
            "open on 'crews': CHN-1, USA-1, USA-2\n",
        ),
        (
            ("crews", "--words", "demands that both sides let the crews through"),
            "crews: DS251 that changes nothing: 'crews' reads so already: open on 'crews': CHN-1, USA-1, USA-2\n",
        ),
    ],
)
def test_what_the_proposals_do_not_bear_is_told_with_what_is_open(words: tuple[str, ...], told: str) -> None:
    assert wrong(*words) == told


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("way", ["--keep", "--strike"])
def test_a_paragraph_that_is_nowhere_is_not_said_to_read_so_already(way: str) -> None:
    said = wrong("crew", way)
    assert "'crew'" in said
    assert "reads so already" not in said


@pytest.mark.usefixtures("untouched")
def test_who_holds_no_pen_rules_on_nothing_and_is_told_who_does() -> None:
    said = refused("resolve", NAME, "--take", "CHN-1", "--by", "CHN", *at(9))
    assert "CHN does not hold the pen; EST, NOR do" in said


def test_a_proposal_whose_words_are_gone_is_set_aside_with_why() -> None:
    done("amend", NAME, "crews", "--words", "asks for passage", "--by", "EST", *at(8))
    before = contents()
    assert wrong("--take", "CHN-1") == (
        "crews: DS251 CHN-1 is aside: words it speaks of are no longer in 'crews': open on 'crews': nothing\n"
    )
    assert contents() == before


def test_a_proposal_whose_paragraph_vanished_is_set_aside_with_why() -> None:
    done("amend", NAME, "crews", "--strike", "--by", "EST", *at(8))
    assert "CHN-1 is aside: 'crews' is no longer in the text" in wrong("--take", "CHN-1")
    assert "IND-1 is aside: 'crews' is no longer in the text" in wrong("--take", "IND-1")


def test_an_amendment_made_on_a_text_that_has_no_such_paragraph_any_more_is_told_at_its_line() -> None:
    done("amend", NAME, "crews", "--strike", "--by", "EST", *at(8))
    done("circulate", NAME, "rev-1", "--by", "EST", *at(9))
    change("positions/CHN.yaml", "about: crews, seen: zero-draft", "about: crews, seen: rev-1")
    ended = drafter("resolve", NAME, "--take", "CHN-1", "--by", "NOR", *at(10))
    assert ended.code == 3
    assert ended.err.splitlines()[0] == (
        "statements/harbour/positions/CHN.yaml:7:5: DS111 CHN-1 does not fit rev-1: the text has no such paragraph "
        "(crews): to have it put in, use add with text"
    )


def test_what_was_taken_is_not_taken_twice() -> None:
    resolve("--take", "CHN-1")
    assert "CHN-1 is taken" in wrong("--take", "CHN-1")


# --- two at once ---------------------------------------------------------------------------------------------------


def second(monkeypatch: pytest.MonkeyPatch, first: tuple[str, ...], *words: str) -> Ended:
    """Rule on the text as it was read before somebody else's command came to stand."""
    real = records.append

    def late(record: records.Record, *acts: Any) -> records.Record:
        monkeypatch.setattr(records, "append", real)
        done(*first)
        return real(record, *acts)

    monkeypatch.setattr(records, "append", late)
    return drafter("resolve", NAME, *words, *BY)


FIRST = ("resolve", NAME, "inquiry", "--strike", "--by", "EST", *at(9))


def test_of_two_who_rule_at_once_the_second_is_told_and_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = second(monkeypatch, FIRST, "--take", "CHN-1")
    assert (ended.code, ended.out) == (3, "")
    assert ended.err == (
        "statements/harbour/record/0002.json: DS033 was written meanwhile by EST (revised): "
        "nothing is lost and nothing of yours was added: look at it, then do this again\n"
    )
    assert entries() == 3
    resolve("--take", "CHN-1")
    assert order() == ["fire", "crews"]
    assert shown("crews") == CREWS.format("all sides", "through")


def test_of_two_who_bring_files_of_choices_the_second_is_told_and_makes_them_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = choices("crews: {take: CHN-1}", "fire: {keep: true}")
    ended = second(monkeypatch, FIRST, "--choices", str(path))
    assert (ended.code, entries()) == (3, 3)
    assert "DS033" in ended.err
    assert "DS253" in wrong("--choices", str(path))
    path.write_text(path.read_text().replace(path.read_text()[6:18], digest()))
    resolve("--choices", str(path))
    assert [entry(number)["author"] for number in range(2, 5)] == ["EST", "NOR", "NOR"]
