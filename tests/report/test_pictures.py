"""Pictures as they are drawn: nothing over anything, nothing cut, every letter explained in words, no secret markup."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from itertools import cycle

import pytest

from drafter.report.board import SCALE, Board
from drafter.report.chronicle import Chronicle, Event
from drafter.report.picture.ladder import ladder
from drafter.report.picture.matrix import matrix
from drafter.report.picture.sheet import Heading
from drafter.report.picture.signs import FATES, SIGNS, Sign
from drafter.report.picture.timeline import timeline
from drafter.report.rungs import Rung, Rungs
from tests.report.drawn import SVG, amiss, shown, words

HOSTILE = '</text><script>alert("x")</script>\u202eevil\u0007 & <!-- ]]> \' javascript:alert(1)'
ARABIC = "يدين مجلس الأمن الهجمات المسلحة على المدن في جميع أنحاء البلاد ويدعو جميع الأطراف إلى وقف القتال فورا"
CHINESE = "安全理事会谴责对全国各地城镇的武装袭击，并呼吁所有各方立即停止战斗，因为冲突没有军事解决办法。"
ENGLISH = "The Security Council condemns the armed attacks on cities and towns, and calls on all parties to stop."
WORDS = [HOSTILE, ARABIC, CHINESE, ENGLISH, "x" * 200, "", "Donaudampfschifffahrtsgesellschaft/" * 4]
AT = datetime(2021, 8, 13, 12, tzinfo=UTC)


def drawn_matrix(said: str) -> str:
    members = tuple(f"M{number:02}" for number in range(12))
    ids = [f"e-{number}" for number in range(9)]
    places = [(member, id) for row, member in enumerate(members[:-1]) for id in ids[row % 3 :: 2]]
    cells = dict(zip(places, cycle(SCALE), strict=False))
    names = dict.fromkeys(members, said[:20]) | {members[-1]: said}
    drawn = Board(members, names, dict.fromkeys(ids, said[:60]), cells)
    return matrix(drawn, Heading("matrix", said, (said, ENGLISH)))


def drawn_ladder(said: str) -> str:
    every = dict.fromkeys(SIGNS, (said[:30], "CHN", "EST"))
    many = {"accept": tuple(f"M{number:03}" for number in range(193))}
    steps = (
        Rung(said, ((said[:9], False), (said[9:], True)), ranked=True, remarks=(said, "asked"), groups=every),
        Rung("condemn", ((said, False),), now=True, ranked=True, groups=many),
        Rung("proposed", (), groups={"propose": (said,)}),
    )
    return ladder(Rungs("halt", said, steps, (said,)), Heading("ladder-halt", said, (said,)))


def drawn_timeline(said: str) -> str:
    fates = tuple(FATES) * 30
    events = (
        Event(AT, "text", said, (said, ENGLISH), fates, {"joins": (said, "EST")}),
        Event(AT + timedelta(hours=1), "silence", said),
        Event(AT + timedelta(hours=2), "spoke", "CHN objected", (said,), groups={"object": ("CHN",)}),
        Event(AT + timedelta(days=2), "deadline", "Silence expires"),
    )
    drawn = Chronicle(AT + timedelta(days=1), events, ((AT + timedelta(hours=1), AT + timedelta(days=2)),))
    return timeline(drawn, Heading("timeline", said, (said,)))


EVERY = pytest.mark.parametrize("draw", [drawn_matrix, drawn_ladder, drawn_timeline])
Draw = Callable[[str], str]


@EVERY
@pytest.mark.parametrize("said", WORDS, ids=["hostile", "Arabic", "Chinese", "English", "long", "empty", "slashes"])
def test_no_words_lie_over_others_or_reach_out_of_the_picture(draw: Draw, said: str) -> None:
    assert amiss(draw(said)) == []


@EVERY
def test_what_a_member_wrote_is_shown_and_never_markup(draw: Draw) -> None:
    picture = draw(HOSTILE)
    root = ET.fromstring(picture)
    assert {node.tag.removeprefix(SVG) for node in root.iter()} <= {
        "svg", "title", "desc", "g", "rect", "path", "circle", "text", "tspan",
    }  # fmt: skip
    assert "\u202e" not in picture
    together = "".join(shown(picture).split())
    assert "</text><script>alert" in together
    assert "[U+202E]evil[U+0007]" in together


@EVERY
def test_a_picture_asks_nobody_for_anything_and_says_what_it_is(draw: Draw) -> None:
    picture = draw(ENGLISH)
    root = ET.fromstring(picture)
    assert root.attrib["role"] == "img"
    ids = [node.attrib["id"] for node in root.iter() if "id" in node.attrib]
    assert root.attrib["aria-labelledby"].split() == ids
    assert all(root.find(f"{SVG}{name}").text for name in ("title", "desc"))  # type: ignore[union-attr]
    assert re.findall(r"(?:href|src|url\(|style|class|@import)", picture) == []
    assert re.findall(r"https?://[^\"]*", picture) == ["http://www.w3.org/2000/svg"]
    assert root.attrib["font-family"] == "sans-serif"


@EVERY
def test_the_same_values_give_the_same_bytes(draw: Draw) -> None:
    assert draw(ENGLISH) == draw(ENGLISH)


@EVERY
def test_every_letter_is_told_in_words(draw: Draw) -> None:
    said = shown(draw(ENGLISH))
    signs = (
        FATES if draw is drawn_timeline else {word: SIGNS[word] for word in SCALE} if draw is drawn_matrix else SIGNS
    )
    told = [sign.says for sign in signs.values() if sign is not FATES["first"]]
    assert [says for says in told if says not in said] == []


def test_words_from_right_to_left_begin_at_the_right_and_turn_by_signs_of_their_own() -> None:
    picture = drawn_ladder(ARABIC)
    lines = [line for line in words(picture) if len(line.said) > 30 and line.said in ARABIC and line.right < 500]
    assert len(lines) > 4
    assert {round(line.right) for line in lines} == {24 + 34 + 380}
    assert picture.count("\u202b") == picture.count("\u202c") > len(lines)


def test_what_a_proposal_adds_to_the_words_that_stand_is_set_apart() -> None:
    pieces = (("calls on ", False), ("all", True), (" parties", False))
    rung = Rung("proposed", pieces, groups={"propose": ("CHN",)})
    picture = ladder(Rungs("halt", "third paragraph", (rung,)), Heading("ladder", "halt"))
    assert 'calls on <tspan font-weight="bold" fill="#0b3a63">all</tspan> parties</text>' in picture
    assert "Bold: words that the text does not have." in shown(picture)


def test_a_board_of_nobody_and_a_way_without_a_step_are_pictures_too() -> None:
    assert amiss(matrix(Board((), {}, {}, {}), Heading("matrix", "Nobody"))) == []
    assert amiss(timeline(Chronicle(AT, (), ()), Heading("timeline", "Nothing"))) == []
    assert amiss(ladder(Rungs("a", "a", ()), Heading("ladder", "Nothing"))) == []


# --- shades and letters ----------------------------------------------------------------------------------------------


def light(shade: str) -> float:
    """The relative luminance of a shade (WCAG 2.2)."""
    parts = [int(shade[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("sign", [*SIGNS.values(), *FATES.values()], ids=[*SIGNS, *FATES])
def test_a_letter_is_read_on_its_shade(sign: Sign) -> None:
    assert contrast(sign.shade, sign.ink) >= 4.5


def test_in_grey_what_stands_against_is_darker_than_what_asks_and_that_than_what_joins() -> None:
    rows: Iterable[list[str]] = (
        ["support", "accept", "joins"],
        ["amends", "hold", "dissociate"],
        ["object", "red-line"],
    )
    joins, asks, against = ([light(SIGNS[word].shade) for word in row] for row in rows)
    assert min(joins) > min(asks) > max(against)
    assert max(against) < 0.2


def test_signs_of_one_letter_never_mean_two_things_in_one_picture() -> None:
    for pictured in (tuple(SCALE), ("prefer", "accept", "cannot", "object", "hold", "stale", "ad-ref", "propose")):
        letters: Mapping[str, str] = {}
        for word in pictured:
            other = letters.get(SIGNS[word].letter, word)
            assert {word, other} in ({word}, {"apart", "dissociate"}, {"cannot", "object"}), (word, other)
            letters = {**letters, SIGNS[word].letter: word}
