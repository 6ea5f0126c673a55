"""show, diff, log, blame, verify, explain and schema: what only reads."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from drafter.catalogue import CATALOGUE
from drafter.cli.schema import KINDS
from drafter.files.codes import page
from drafter.files.schema import SCHEMAS
from tests.cli.shell import FOLDER, NAME, at, contents, done, drafter, refused

pytestmark = pytest.mark.usefixtures("room")


def amend(*words: str, hour: int = 9) -> None:
    done("amend", NAME, *words, "--by", "NOR", *at(hour))


def take(*ids: str, hour: int = 9) -> None:
    """Take these proposals, each on a paragraph of its own."""
    for minute, id in enumerate(ids):
        done("resolve", NAME, "--take", id, "--by", "NOR", *at(hour, minute))


def circulate(name: str, hour: int) -> None:
    done("circulate", NAME, name, "--by", "EST", *at(hour))


@pytest.mark.parametrize(
    "words",
    [
        ("show", NAME),
        ("show", NAME, "--markup"),
        ("show", NAME, "--digest"),
        ("merge", NAME),
        ("merge", NAME, "--trade"),
        ("status", NAME, *at(12)),
        ("status", NAME, "CHN", *at(12)),
        ("draft", NAME, "--aim", "options"),
        ("diff", NAME, "1", "1"),
        ("log", NAME),
        ("blame", NAME),
        ("verify", NAME),
        ("explain", "unsc-statement"),
        ("schema", "brief"),
        ("draft", NAME),
    ],
)
def test_what_only_reads_writes_nothing_and_says_the_same_twice(words: tuple[str, ...]) -> None:
    before = contents()
    assert done(*words) == done(*words) != ""
    assert contents() == before


@pytest.mark.parametrize("given", [NAME, f"statements/{NAME}", f"./statements/{NAME}/"])
def test_a_statement_is_named_or_is_a_folder(given: str) -> None:
    assert done("show", given) == done("show", NAME)


@pytest.mark.parametrize("command", ["show", "log", "verify", "check", "draft"])
def test_a_statement_that_is_not_there_is_told_with_those_that_are(command: str) -> None:
    ended = drafter(command, "harbor")
    assert (ended.code, ended.out) == (3, "")
    assert ended.err == "harbor: DS001 there is no statement here (no brief.yaml): there are: harbour\n"


# --- show ----------------------------------------------------------------------------------------------------------


def test_a_text_is_shown_by_its_name_its_number_or_as_it_is() -> None:
    amend("crews", "--rung", "call")
    heads = [done("show", NAME, *words).splitlines()[0].split(" · ")[1:3] for words in ((), ("zero-draft",), ("1",))]
    assert heads[0][0] == "revision 2"
    assert heads[1] == ["zero draft", "revision 1"]
    assert heads[2][0] == "revision 1"
    assert done("show", NAME, "2") == done("show", NAME) == done("show", NAME, "revision-2")
    assert "demands that both sides" in done("show", NAME, "zero-draft")


def test_each_paragraph_stands_under_its_label_and_its_id() -> None:
    assert done("show", NAME).split("\n\n")[2] == (
        "second paragraph · crews\nThe Security Council demands that both sides let the crews through."
    )


@pytest.mark.parametrize("words", [(), ("zero-draft",), ("1",)])
def test_the_digest_alone_is_twelve_figures_as_the_text_s_heading_has_them(words: tuple[str, ...]) -> None:
    take("CHN-1")
    figures = done("show", NAME, *words, "--digest")
    assert re.fullmatch(r"[0-9a-f]{12}\n", figures)
    assert done("show", NAME, *words).splitlines()[0].split(" · ")[-1] == figures.strip()


@pytest.mark.parametrize("name", ["rev-1", "7", "-", "²", "0", "revision-0", ""])
def test_a_text_that_is_not_there_is_told_with_those_that_are(name: str) -> None:
    assert f"there is no text '{name}'; there are: zero-draft, 1" in refused("show", NAME, "--", name)


def test_a_circulated_text_keeps_its_number_when_the_same_words_come_back() -> None:
    amend("crews", "--rung", "call", hour=9)
    circulate("rev-1", 10)
    amend("crews", "--rung", "demand", hour=11)
    assert done("show", NAME, "zero-draft").splitlines()[0].split(" · ")[1:3] == ["zero draft", "revision 1"]
    assert drafter("redline", NAME, "zero-draft", "rev-1", "-o", "redline.docx").code == 0


# --- diff ----------------------------------------------------------------------------------------------------------


def test_by_default_the_current_text_is_compared_with_the_one_circulated_before_it() -> None:
    amend("crews", "--rung", "call")
    ended = drafter("diff", NAME)
    assert ended.code == 1
    assert ended.out.splitlines()[0] == "zero draft to revision 2"
    circulate("rev-1", 10)
    assert drafter("diff", NAME).out.splitlines()[0] == "zero draft to Rev.1"
    take("IND-2", hour=11)
    said = drafter("diff", NAME).out
    assert said.splitlines()[0] == "Rev.1 to revision 3"
    assert "struck: inquiry (third paragraph)" in said
    assert "crews" not in said


def test_with_no_other_text_circulated_two_must_be_named() -> None:
    assert "no other text was circulated; name two of: zero-draft, 1" in refused("diff", NAME)
    amend("crews", "--rung", "call")
    assert drafter("diff", NAME, "zero-draft").code == 1
    assert done("diff", NAME, "zero-draft", "1").endswith("nothing changed\n")


def test_a_difference_reads_backwards_as_well() -> None:
    take("IND-1", "IND-2")
    forth, back = (drafter("diff", NAME, *words).out for words in (("1", "3"), ("3", "1")))
    assert [line.split()[:2] for line in forth.splitlines() if line.endswith(")")] == [
        ["struck:", "inquiry"],
        ["added:", "port"],
    ]
    assert "added: inquiry" in back
    assert "struck: port" in back


def test_as_json_the_change_itself_is_given() -> None:
    take("IND-1")
    ended = drafter("diff", NAME, "--json")
    found = json.loads(ended.out)
    assert ended.code == 1
    assert found["head"] is None
    assert list(found["change"]) == ["port"]
    assert found["change"]["port"]["before"] is None
    assert "recalls" in json.dumps(found["change"]["port"]["after"])
    assert json.loads(done("diff", NAME, "1", "1", "--json")) == {"change": {}, "head": None}


def test_across_a_recast_the_form_is_told_once_and_of_the_words_only_what_really_changed() -> None:
    done("recast", NAME, "--form", "press-statement", "--by", "EST", *at(9))
    assert drafter("diff", NAME).out.splitlines() == [
        "zero draft to revision 2",
        "",
        "recast: presidential-statement as press-statement",
    ]
    amend("fire", "--rung", "deplore", hour=10)
    assert drafter("diff", NAME, "zero-draft").out.splitlines() == [
        "zero draft to revision 3",
        "",
        "recast: presidential-statement as press-statement",
        "amended: fire (first paragraph)",
        "  The members of the Security Council [-condemned in the strongest terms-]{+deplored+} the attack on the "
        "harbour.",
        "",
    ]
    recast = json.loads(drafter("diff", NAME, "zero-draft", "--json").out)
    assert [head["form"] for head in recast["head"]] == ["presidential-statement", "press-statement"]
    assert set(recast["change"]) == {"fire", "crews", "inquiry"}


def test_a_recast_and_back_is_no_change() -> None:
    for form, hour in (("press-statement", 9), ("presidential-statement", 10)):
        done("recast", NAME, "--form", form, "--by", "EST", *at(hour))
    assert done("diff", NAME, "zero-draft", "3").endswith("nothing changed\n")


# --- log -----------------------------------------------------------------------------------------------------------


def test_the_log_reads_as_minutes_by_day() -> None:
    done("resolve", NAME, "--take", "CHN-1", "--note", "all must", "--by", "NOR", *at(9))
    done("resolve", NAME, "inquiry", "--keep", "--by", "EST", *at(9, 30))
    circulate("rev-1", 10)
    digest, zero = (done("show", NAME, *words, "--digest").strip() for words in ((), ("1",)))
    assert done("log", NAME).splitlines() == [
        "Friday 13 August 2021 (UTC+02:00)",
        "   0  09:00  EST: first draft, 3 paragraphs (drafted as asked). Revision 1.",
        f"   1  10:00  EST: zero-draft went out, {zero}.",
        "",
        "Saturday 14 August 2021 (UTC+02:00)",
        "   2  09:00  NOR: took CHN-1 in crews (all must). Revision 2.",
        "   3  09:30  EST: kept inquiry as it stands; refused IND-2. Revision 3.",
        f"   4  10:00  EST: rev-1 went out, {digest}.",
    ]


# --- blame ---------------------------------------------------------------------------------------------------------


def test_each_stretch_of_words_stands_under_who_first_wrote_it_and_for_which_proposal() -> None:
    take("CHN-1")
    amend("inquiry", "--after", "-", hour=10)
    digest = done("show", NAME, "--digest").strip()
    assert done("blame", NAME).splitlines() == [
        f"harbour · revision 3 · {digest}",
        "",
        "inquiry · first paragraph",
        "   0  EST         The Security Council stands ready to name an inquiry into the attack.",
        "",
        "fire · second paragraph",
        "   0  EST         The Security Council condemns in the strongest terms the attack on the harbour.",
        "",
        "crews · third paragraph",
        "   0  EST         The Security Council demands that",
        "   2  NOR, CHN-1  all",
        "   0  EST         sides let the crews through.",
        "",
        "   0  13 Aug 2021 09:00+02:00, EST: first draft, 3 paragraphs (drafted as asked). Revision 1.",
        "   2  14 Aug 2021 09:00+02:00, NOR: took CHN-1 in crews. Revision 2.",
    ]


def test_blame_tells_what_the_words_that_stand_beat() -> None:
    done("resolve", NAME, "--refuse", "CHN-1", "--by", "NOR", *at(9))
    said = done("blame", NAME, "--paragraph", "crews")
    assert "“both” beat CHN-1 (entry 2): “all”" in said or "“both sides” beat CHN-1 (entry 2): “all sides”" in said
    assert "@" not in said
    assert "fire ·" not in said


def test_blame_of_an_older_text_knows_nothing_of_what_came_later() -> None:
    before = done("blame", NAME)
    take("CHN-1")
    assert done("blame", NAME, "zero-draft") == before
    assert done("blame", NAME) != before


def test_the_words_of_a_paragraph_for_machines_are_the_paragraph() -> None:
    take("CHN-1", "IND-1")
    found = json.loads(done("blame", NAME, "--json"))
    said = {one["id"]: "".join(part["words"] for part in one["words"]) for one in found["paragraphs"]}
    shown = done("show", NAME)
    assert list(said) == ["fire", "crews", "port", "inquiry"]
    assert all(words in shown for words in said.values())
    crews = next(one for one in found["paragraphs"] if one["id"] == "crews")
    assert [part["amendments"] for part in crews["words"]] == [[], ["CHN-1"], []]


def test_blame_of_a_paragraph_that_is_not_there_is_told() -> None:
    assert "zero draft has no paragraph 'crew'. did you mean 'crews'?" in refused("blame", NAME, "--paragraph", "crew")


# --- verify --------------------------------------------------------------------------------------------------------


def head() -> str:
    """The last digest, as `verify` prints it."""
    return done("verify", NAME).split()[-1]


def test_a_whole_record_says_its_head_which_is_the_right_one() -> None:
    assert done("verify", NAME).startswith("whole: 2 entries, the last is sha256:")
    for length in (12, 64):
        assert done("verify", NAME, "--head", head().removeprefix("sha256:")[:length]) == done("verify", NAME)
    assert done("verify", NAME, "--head", head()) == done("verify", NAME)


@pytest.mark.parametrize(
    ("given", "told"), [("0" * 12, "no entry has the digest asked for"), ("abc", "'abc' is not the digest of an entry")]
)
def test_a_wrong_head_is_told(given: str, told: str) -> None:
    ended = drafter("verify", NAME, "--head", given)
    assert ended.code == 3
    assert "DS032" in ended.err
    assert told in ended.err


def test_a_cut_tail_is_seen_with_the_head_alone() -> None:
    amend("crews", "--rung", "call")
    noted = head()
    (FOLDER / "record" / "0002.json").unlink()
    assert done("verify", NAME).startswith("whole: 2 entries")
    ended = drafter("verify", NAME, "--head", noted)
    assert ended.code == 3
    assert "entries were cut off or changed" in ended.err


def test_a_head_that_was_noted_earlier_says_where_the_record_goes_on() -> None:
    noted = head()
    amend("crews", "--rung", "call")
    assert "the record goes on after 0001.json" in drafter("verify", NAME, "--head", noted).err


def test_a_changed_byte_is_found() -> None:
    path = FOLDER / "record" / "0000.json"
    path.write_text(path.read_text().replace("harbour", "harbor"))
    ended = drafter("verify", NAME)
    assert (ended.code, ended.out) == (3, "")
    assert "statements/harbour/record/0001.json" in ended.err


# --- explain and schema --------------------------------------------------------------------------------------------


def test_a_rule_is_explained_with_its_source_and_worked_examples() -> None:
    said = done("explain", "unsc-substantive")
    assert "at least 9 members are for" in said
    assert "no permanent member is against" in said
    assert "source: Charter of the United Nations, Article 27 (3)" in said
    assert "read and verified" in said
    assert said.index("worked examples") < said.index("S/RES/")


@pytest.mark.parametrize("code", ["DS106", "ds106"])
def test_a_code_is_explained_by_its_page(code: str) -> None:
    said = done("explain", code)
    assert said.splitlines()[0] == f"DS106: {CATALOGUE['DS106'].title}"
    assert "positions/CHN.yaml:10:11: DS106 no text called 'rev-1' was circulated: one of: zero-draft" in said


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_each_code_has_a_page_with_its_meaning_and_an_example_that_is_told_with_it(code: str) -> None:
    title, meaning, heading, *example = page(code).split("\n\n")
    assert title == f"# {code}: {CATALOGUE[code].title}"
    assert meaning == CATALOGUE[code].explanation
    assert heading == "## Example"
    assert f" {code} " in "".join(example)


def test_what_is_neither_rule_nor_code_is_told() -> None:
    assert "there is no rule and no code 'unsc-substantve'. did you mean 'unsc-substantive'?" in refused(
        "explain", "unsc-substantve"
    )


def test_a_rule_of_the_working_folder_is_explained_and_says_when_no_source_was_read() -> None:
    shipped = Path(__file__).parents[2] / "templates/rules/unsc-procedural.yaml"
    own = Path("templates/rules/our-rule.yaml")
    own.parent.mkdir(parents=True)
    own.write_text(
        shipped.read_text()
        .replace("rule: unsc-procedural", "rule: our-rule")
        .replace("verified: true", "verified: false")
    )
    assert "NOT verified\nit cannot open an export" in done("explain", "our-rule")


def test_every_kind_of_file_has_its_schema() -> None:
    assert set(KINDS) == set(SCHEMAS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_json_that_names_what_it_describes(kind: str) -> None:
    schema = json.loads(done("schema", kind))
    assert schema["type"] == "object"
    assert schema["properties"]
    assert schema["additionalProperties"] is False


def test_a_schema_of_nothing_is_refused() -> None:
    assert "'verdict' is not one of" in refused("schema", "verdict")
