"""Rolling texts as people read and write them in a file: what a line means, and how its faults are told."""

from __future__ import annotations

import pytest

from drafter.diagnostic import Faulty
from drafter.text.change import Change, apply, diff
from drafter.text.contested.bracketed import parse_bracketed, print_bracketed
from drafter.text.contested.brackets import parse_pieces, print_pieces
from drafter.text.contested.choice import read
from drafter.text.contested.rolled import parse_rolling, print_rolling, rolling_of
from drafter.text.contested.rolling import Rolling, merge, side
from drafter.text.statement import Head, Kind, Paragraph, Place, Statement, inline, plain

HEAD = "statement: dam\nform: resolution\nlanguage: en\n"
READINGS = {
    "one word for another": (
        "[: deplores][EST, NOR: condemns][CHN: notes]",
        {"": "deplores", "EST": "condemns", "NOR": "condemns", "CHN": "notes", "IND": "deplores"},
    ),
    "words struck": ("arms [: and trade][IND: ]", {"": "arms and trade", "IND": "arms "}),
    "words added": ("arms[: ][FRA:  or money]", {"": "arms", "FRA": "arms or money"}),
    "a choice within the base's words": (
        "[: a [: b][IND: c] d][EST: e]",
        {"": "a b d", "IND": "a c d", "EST": "e"},
    ),
    "a choice within what two propose": (
        "[: a][EST, NOR: b [: c][NOR: d]]",
        {"": "a", "EST": "b c", "NOR": "b d"},
    ),
    "a side within another's side": (
        "[: a][EST: b [: c][IND: d]]",
        {"": "a", "EST": "b c", "IND": "b d"},
    ),
    "delegations without a name": (
        "[: a][Delegation, Delegation-2: b][Delegation-10: c]",
        {"": "a", "Delegation-2": "b", "Delegation-10": "c"},
    ),
    "brackets that the text says": (
        r"by \[date\] [: or before][CHN: \[\]]",
        {"": "by [date] or before", "CHN": "by [date] []"},
    ),
}


@pytest.mark.parametrize(("line", "wanted"), READINGS.values(), ids=READINGS.keys())
def test_each_delegation_reads_its_own_words(line: str, wanted: dict[str, str]) -> None:
    found = parse_pieces(line)
    assert {name: plain(read(found, name or None)) for name in wanted} == wanted
    assert print_pieces(found) == line


LINES = {
    "a bracket that is never closed": ("peace [: and][EST: or", ["1:14 DS241 never closed"]),
    "a bracket that closes twice": ("[: a][EST: b]] c", ["1:14 DS241 closes no bracket"]),
    "a bracket of the text's own": ("by [date] at the latest", ["1:4 DS241 does not say whose"]),
    "no space behind the name": ("[: a][EST:b]", ["1:6 DS241 does not say whose"]),
    "fifty-one brackets": ("[: " * 51 + "]" * 51, ["1:151 DS241 51st within another"]),
    "a name in small letters": ("[: a][est: b]", ["1:7 DS242 no delegation 'est'"]),
    "a name that nobody has here": ("[: a][EST, NOX: b]", ["1:12 DS242 did you mean 'NOR'?"]),
    "a second side of nobody": ("[: a][EST: x][: y]", ["1:14 DS243 nobody's"]),
    "the base behind a side": ("[EST: x][: y]", ["1:1 DS247 no base", "1:9 DS243 nobody's"]),
    "a name twice in one bracket": ("[: a][EST, EST: b]", ["1:6 DS244 twice"]),
    "a name on two sides": ("[: a][EST: b][CHN, EST: c]", ["1:14 DS244 EST has two sides"]),
    "a name within one side and on another": ("[: a [: b][EST: c]][EST: d]", ["1:20 DS244 EST has two sides"]),
    "a side equal to the base": ("[: a][EST: a]", ["1:6 DS245 the base's"]),
    "a side equal to the base as it reads": ("[: a [: b][CHN: c]][EST: a b]", ["1:20 DS245 the base's"]),
    "no base": ("[EST: a][CHN: b]", ["1:1 DS247 no base"]),
    "nobody who would change it": ("[: a]", ["1:1 DS247 nobody would change"]),
    "marks open across a bracket": ("*a [: b][EST: c*]", ["1:1 DS203 never off", "1:16 DS203 never off"]),
    "several at once": ("[: *a][est: b][: c]", ["1:4 DS203 never off", "1:8 DS242 'est'", "1:15 DS243 nobody's"]),
}


@pytest.mark.parametrize(("line", "wanted"), LINES.values(), ids=LINES.keys())
def test_the_faults_of_a_line_are_told_at_their_columns_all_at_once(line: str, wanted: list[str]) -> None:
    with pytest.raises(Faulty) as caught:
        parse_pieces(line, names=["CHN", "EST", "NOR"])
    told(caught.value, "<text>", wanted)


def told(faulty: Faulty, file: str, wanted: list[str]) -> None:
    """Each fault begins as wanted, at its line and column, and says the words wanted."""
    found = [str(fault) for fault in faulty.diagnostics]
    assert len(found) == len(wanted), found
    for fault, said in zip(found, wanted, strict=True):
        place, code, words = said.split(" ", 2)
        assert fault.startswith(f"{file}:{place}: {code} "), fault
        assert words in fault


# --- whole texts -----------------------------------------------------------------------------------------------------


def paragraph(rank: str, words: str, parent: str | None = None, kind: Kind = "paragraph") -> Paragraph:
    return Paragraph(Place(parent, rank), kind, inline(words))


BASE = Statement(
    Head("dam", "resolution"),
    {
        "halt": paragraph("1", "The Council demands that all stop."),
        "measures": paragraph("2", "It considers measures:"),
        "money": paragraph("1", "on money,", "measures", "item"),
        "terrorism": paragraph("3", "It is alarmed by terrorism."),
        "emirate": paragraph("4", "It does not recognize the emirate."),
    },
)


def proposing(**paragraphs: Paragraph | None) -> Change:
    """What leads from the base to a text with these paragraphs; None strikes."""
    there = {**BASE.paragraphs, **paragraphs}
    return diff(BASE, Statement(BASE.head, {id: one for id, one in there.items() if one is not None}))


def rolling() -> Rolling:
    return merge(
        BASE,
        {
            "CHN": proposing(halt=paragraph("1", "The Council asks that all stop."), measures=None, money=None),
            "FRA": proposing(justice=paragraph("2!FRA-1", "It asks for justice.")),
            "GBR": proposing(terrorism=paragraph("4i", "It is alarmed by terrorism.")),
            "IND": proposing(
                talks=paragraph("2!IND-1", "It asks for talks."), halt=None, emirate=paragraph("1", "No.")
            ),
            "KEN": proposing(arms=paragraph("2", "on arms,", "measures", "item"), money=paragraph("5", "on money,")),
        },
    )


FILE = (
    HEAD
    + """
@halt [: paragraph][IND: ]
The Council [: demands][CHN: asks] that all stop.

@measures [: paragraph][CHN: ]
It considers measures:

@money [: item in measures][CHN: ][KEN: paragraph after emirate 2]
on money,

@arms [: ][KEN: item in measures after money]
[: ][KEN: on arms,]

@justice [: ][FRA: paragraph after measures]
[: ][FRA: It asks for justice.]

@talks [: ][IND: paragraph after measures 2]
[: ][IND: It asks for talks.]

@terrorism [: paragraph][GBR: paragraph after emirate]
It is alarmed by terrorism.

@emirate [: paragraph][IND: paragraph at halt]
[: It does not recognize the emirate][IND: No].
"""
)


def test_headings_say_who_would_strike_add_or_move_and_where() -> None:
    assert print_rolling(rolling()) == FILE
    assert parse_rolling(FILE, base=rolling()) == rolling()


def test_a_file_gives_each_delegation_its_text() -> None:
    found = parse_rolling(FILE)
    assert side(found, "CHN").order == ("halt", "terrorism", "emirate")
    assert side(found, "FRA").order == ("halt", "measures", "money", "justice", "terrorism", "emirate")
    assert side(found, "IND").order == ("emirate", "measures", "money", "talks", "terrorism")
    assert side(found, "KEN").order == ("halt", "measures", "arms", "terrorism", "emirate", "money")
    assert side(found, "KEN").paragraphs["money"].kind == "paragraph"


def test_a_word_changed_in_the_file_changes_that_word_and_no_rank() -> None:
    found = parse_rolling(FILE.replace("[CHN: asks]", "[CHN: requests]"), base=rolling())
    assert found.base == rolling().base
    assert [id for id, entry in found.contested.items() if entry != rolling().contested[id]] == ["halt"]


def test_one_proposal_more_leaves_every_rank_as_it_was() -> None:
    more = FILE.replace("@terrorism", "@women [: ][NOR: paragraph after measures 2]\n[: ][NOR: Women.]\n\n@terrorism")
    more = more.replace("[IND: paragraph after measures 2]", "[IND: paragraph after measures 3]")
    found = parse_rolling(more, base=rolling())
    assert {id: found.contested[id] for id in rolling().contested} == rolling().contested
    assert side(found, "NOR").order[:5] == ("halt", "measures", "money", "women", "terrorism")


def test_two_may_put_their_paragraphs_at_one_place() -> None:
    text = FILE.replace("[IND: paragraph after measures 2]", "[IND: paragraph after measures]")
    found = parse_rolling(text)
    assert print_rolling(found) == text
    (justice,), (talks,) = found.contested["justice"].sides, found.contested["talks"].sides
    assert justice is not None
    assert talks is not None
    assert justice.place == talks.place


def test_a_text_that_nobody_would_change_is_the_light_markup() -> None:
    assert parse_rolling(print_rolling(Rolling(BASE, {}))).base.outline == BASE.outline
    assert "[" not in print_rolling(Rolling(BASE, {}))


def test_a_choice_within_a_choice_is_kept_in_the_file_and_read_as_flat_sides() -> None:
    text = HEAD + "\n@halt paragraph\n[: The Council [: asks][IND: begs] us.][EST: It asks us.]\n"
    found = parse_bracketed(text)
    assert print_bracketed(found) == text
    contested = rolling_of(found).contested["halt"]
    assert {name: plain(contested.of(name).inline) for name in ("IND", "EST")} == {  # type: ignore[union-attr]
        "IND": "The Council begs us.",
        "EST": "It asks us.",
    }
    assert print_rolling(rolling_of(found)) != text


def test_who_reads_as_the_base_contests_nothing() -> None:
    text = HEAD + "\n@halt paragraph\n[: x ][EST: ]x [: ][EST: x ]y\n"
    assert rolling_of(parse_bracketed(text)).contested == {}


WORDS = "\npeace\n"
TEXTS = {
    "no such kind": ("@halt paragaph" + WORDS, ["5:7 DS202 did you mean 'paragraph'?"]),
    "no heading": ("@" + WORDS, ["5:1 DS202 names no paragraph"]),
    "words beside a choice": ("@halt [: paragraph][EST: ] in talks" + WORDS, ["5:7 DS202 nothing beside it"]),
    "a choice within the choice": ("@halt [: paragraph[: a][IND: ]][EST: ]" + WORDS, ["5:7 DS202 within another"]),
    "a paragraph twice": ("@halt paragraph\npeace\n\n@halt paragraph" + WORDS, ["8:1 DS204 first is on line 5"]),
    "a side that would change nothing": (
        "@halt [: paragraph][EST: paragraph]" + WORDS,
        ["5:20 DS245 the base's"],
    ),
    "nothing against nothing": ("@halt [: ][EST: ]" + WORDS, ["5:11 DS245 the base's"]),
    "an added paragraph without a place": (
        "@halt [: ][EST: paragraph]\n[: ][EST: peace]",
        ["5:17 DS246 does not say where"],
    ),
    "a parent without a place": ("@halt [: item][EST: item in talks]" + WORDS, ["5:21 DS246 does not say where"]),
    "a place for the base": ("@halt paragraph first" + WORDS, ["5:7 DS246 said twice"]),
    "behind what is not there": (
        "@halt [: paragraph][EST: paragraph after tallks]\npeace\n\n@talks paragraph" + WORDS,
        ["5:1 DS246 did you mean 'talks'?"],
    ),
    "under what is not there": ("@halt [: item][EST: item in talks first]" + WORDS, ["5:1 DS246 no paragraph 'talks'"]),
    "where it stands": ("@halt [: item][EST: item at halt]" + WORDS, ["5:1 DS246 where the base has it"]),
    "a heading without a base": ("@halt [EST: paragraph first]" + WORDS, ["5:7 DS247 no base"]),
    "words of who would strike it": (
        "@halt [: paragraph][EST: ]\n[: peace][EST: war]",
        ["6:1 DS248 EST has words here"],
    ),
    "words of who does not add it": (
        "@halt [: ][EST: paragraph first]\n[: ][EST: peace][IND: war]",
        ["6:1 DS248 IND has words here"],
    ),
    "a name that nobody has": ("@halt [: paragraph][ESX: ]" + WORDS, ["5:21 DS242 did you mean 'EST'?"]),
    "a base that is no statement": ("@halt item in talks" + WORDS, ["5:1 DS206 parent is absent"]),
    "a side that is no statement": (
        "@halt [: paragraph][EST: ]\npeace\n\n@talks paragraph\nsee @{halt}",
        ["5:1 DS206 as EST would have it: talks refers to what is absent: halt"],
    ),
    "two at one place on one side": (
        "@halt paragraph\npeace\n\n@talks [: ][EST: paragraph at halt]\n[: ][EST: war]",
        ["5:1 DS206 as EST would have it: two at one place: halt, talks"],
    ),
    "an added paragraph that says nothing": (
        "@halt paragraph\npeace\n\n@talks [: ][EST: paragraph first]\n",
        ["8:1 DS206 says nothing"],
    ),
    "every line at once": (
        "stray\n@halt item in\n[: a\n\n@talks [: paragraph][est: ]\n*peace",
        [
            "5:1 DS201 stands under no",
            "6:7 DS202 'item in'",
            "7:1 DS241 never",
            "9:22 DS242 'est'",
            "10:1 DS203 never off",
        ],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), TEXTS.values(), ids=TEXTS.keys())
def test_the_faults_of_a_text_are_told_at_their_lines_all_at_once(text: str, wanted: list[str]) -> None:
    with pytest.raises(Faulty) as caught:
        parse_rolling(f"{HEAD}\n{text}", "rolling.txt", ["CHN", "EST", "IND"])
    told(caught.value, "rolling.txt", wanted)


def test_the_head_is_told_too() -> None:
    with pytest.raises(Faulty) as caught:
        parse_rolling("statement: dam\n\n@halt paragraph\n[: a\n", "rolling.txt")
    told(caught.value, "rolling.txt", ["1:1 DS205 no form", "4:1 DS241 never closed"])


def test_a_text_settled_from_the_file_is_the_text_of_its_only_side() -> None:
    alone = merge(BASE, {"FRA": proposing(justice=paragraph("2i", "It asks for justice."))})
    found = parse_rolling(print_rolling(alone), base=alone)
    assert side(found, "FRA") == apply(proposing(justice=paragraph("2i", "It asks for justice.")), BASE)
