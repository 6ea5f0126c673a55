"""The room's usual form: what delegations see on the screen, line by line."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from drafter.text.change import Change, diff
from drafter.text.contested.rolling import Rolling, merge
from drafter.text.contested.trade import Row, Span, lines_of, rows
from drafter.text.statement import Head, Inline, Kind, Paragraph, Place, Ref, Run, Statement, inline


def paragraph(rank: str, words: str | Inline, parent: str | None = None, kind: Kind = "operative") -> Paragraph:
    return Paragraph(Place(parent, rank), kind, inline(words) if isinstance(words, str) else words)


def one(words: str | Inline) -> Statement:
    return Statement(Head("dam", "resolution"), {"halt": paragraph("1", words)})


def lines(base: str, **sides: str | None) -> list[str]:
    """The lines of one paragraph that these delegations would have otherwise, without its label."""
    texts = {name: {} if words is None else one(words).paragraphs for name, words in sides.items()}
    changes = {name: diff(one(base), Statement(one(base).head, text)) for name, text in texts.items()}
    return [line.removeprefix("1  ") for line in lines_of(rows(merge(one(base), changes)))]


FORMS: dict[str, tuple[str, Mapping[str, str | None], list[str]]] = {
    "one word for another, by whom": (
        "The Council deplores the attacks.",
        {
            "EST": "The Council condemns the attacks.",
            "NOR": "The Council condemns the attacks.",
            "CHN": "The Council notes the attacks.",
        },
        ["The Council [deplores] [EST, NOR: condemns] [CHN: notes] the attacks."],
    ),
    "words added between words": (
        "It bans arms to all parties.",
        {"FRA": "It bans arms or money to all parties."},
        ["It bans arms [FRA: or money] to all parties."],
    ),
    "words added before a full stop": (
        "It bans arms to all parties.",
        {"FRA": "It bans arms to all parties and groups."},
        ["It bans arms to all parties [FRA: and groups]."],
    ),
    "words added behind a comma of their own": (
        "It bans arms to all parties.",
        {"FRA": "It bans arms, and money, to all parties."},
        ["It bans arms[FRA: , and money,] to all parties."],
    ),
    "words added behind a comma by one, without by another": (
        "It bans arms to all parties.",
        {"FRA": "It bans arms and money to all parties.", "IND": "It bans arms, or money, to all parties."},
        ["It bans arms [FRA: and money] [IND: , or money,] to all parties."],
    ),
    "words in brackets of their own added": (
        "It bans arms to all parties.",
        {"FRA": "It bans arms (and money) to all parties."},
        ["It bans arms [FRA: (and money)] to all parties."],
    ),
    "words added in front": (
        "Concerned at the attacks,",
        {"FRA": "Deeply Concerned at the attacks,"},
        ["[FRA: Deeply] Concerned at the attacks,"],
    ),
    "words struck": (
        "It bans arms and trade in the region.",
        {"IND": "It bans arms in the region."},
        ["It bans arms [and trade] [delete: IND] in the region."],
    ),
    "words that one would strike and another change": (
        "It bans arms and trade in the region.",
        {"CHN": "It bans arms and aid in the region.", "IND": "It bans arms in the region."},
        ["It bans arms [and trade] [CHN: and aid] [delete: IND] in the region."],
    ),
    "the whole paragraph struck": (
        "It considers measures.",
        {"CHN": None, "RUS": None},
        ["[It considers measures.] [delete: CHN, RUS]"],
    ),
    "the paragraph struck by some and its words changed by others": (
        "The Council deplores the attacks on towns.",
        {"EST": "The Council condemns the attacks on towns.", "CHN": None},
        ["The Council [deplores] [EST: condemns] the attacks on towns. [delete paragraph: CHN]"],
    ),
    "no word in common": (
        "It considers measures.",
        {"CHN": "No party shall suffer."},
        ["Option 1 (as it stands): It considers measures.", "Option 2 (CHN): No party shall suffer."],
    ),
    "a wide stretch rewritten by one, a word in it or before it changed by others": (
        "The Council demands that the parties stop all fighting at once and withdraw within thirty days.",
        {
            "CHN": "The Council demands that both parties stop all fighting at once and withdraw within thirty days.",
            "GBR": "The Council demands that the parties stop all fighting at once and withdraw within fourteen days.",
            "RUS": "The Council demands that the parties stop all fighting without delay.",
        },
        [
            "The Council demands that [the] [CHN: both] parties stop all fighting [at once and withdraw within thirty "
            "days] [GBR: at once and withdraw within fourteen days] [RUS: without delay].",
        ],
    ),
    "more than two thirds contested by two": (
        "The Council demands that all parties stop at once.",
        {
            "CHN": "The Council asks that every side come back soon.",
            "IND": "The Council urges one and all to think again.",
        },
        [
            "Option 1 (as it stands): The Council demands that all parties stop at once.",
            "Option 2 (CHN): The Council asks that every side come back soon.",
            "Option 3 (IND): The Council urges one and all to think again.",
        ],
    ),
    "more than half contested by one": (
        "The Council demands that all parties stop at once.",
        {"CHN": "The Council asks that every side come back soon."},
        [
            "The Council [demands that all parties stop at once] [CHN: asks that every side come back soon].",
        ],
    ),
    "options, and the paragraph struck": (
        "It considers measures.",
        {"CHN": "No party shall suffer.", "RUS": None},
        [
            "Option 1 (as it stands): It considers measures. [delete paragraph: RUS]",
            "Option 2 (CHN): No party shall suffer.",
        ],
    ),
    "brackets that the text says": (
        "It meets on [date] in the capital.",
        {"CHN": "It meets on [date] in [place]."},
        ["It meets on [date] in [the capital] [CHN: [place]]."],
    ),
    "a space for another": (
        "in 30 days from today",
        {"CHN": "in 30\u00a0days from today"},
        ["in 30 [ ] [CHN: \u00a0] days from today"],
    ),
}


@pytest.mark.parametrize(("base", "sides", "wanted"), FORMS.values(), ids=FORMS.keys())
def test_a_paragraph_reads_so(base: str, sides: Mapping[str, str | None], wanted: list[str]) -> None:
    assert lines(base, **sides) == wanted


# --- whole texts -----------------------------------------------------------------------------------------------------

BASE = Statement(
    Head("dam", "resolution"),
    {
        "recalling": paragraph("0", "Recalling its resolutions,", kind="preambular"),
        "halt": paragraph("1", "Demands that all stop;"),
        "measures": paragraph("2", "Considers measures:", kind="operative"),
        "money": paragraph("1", "on money,", "measures", "item"),
        "arms": paragraph("2", "on arms;", "measures", "item"),
        "seized": paragraph("3", (Run("Remains seized of "), Ref("measures"), Run("."))),
    },
)


def proposing(**paragraphs: Paragraph | None) -> Change:
    there = {**BASE.paragraphs, **paragraphs}
    return diff(BASE, Statement(BASE.head, {id: one for id, one in there.items() if one is not None}))


def shown(**changes: Change) -> dict[str, str]:
    """The lines of the paragraphs that anybody would change, each by its id."""
    found = merge(BASE, changes)
    made = rows(found)
    return {row.id: line for row, line in zip(made, lines_of(made), strict=True) if row.id in found.contested}


def test_a_text_that_nobody_would_change_has_its_labels_and_its_references() -> None:
    assert lines_of(rows(Rolling(BASE, {}))) == [
        "PP1  Recalling its resolutions,",
        "1  Demands that all stop;",
        "2  Considers measures:",
        "2 (a)  on money,",
        "2 (b)  on arms;",
        "3  Remains seized of paragraph 2.",
    ]


def test_paragraphs_added_behind_another_are_bis_and_ter_in_their_order() -> None:
    found = shown(
        FRA=proposing(justice=paragraph("1!FRA-1", "Asks for justice;")),
        IND=proposing(
            talks=paragraph("1!IND-1", "Asks for talks;"), aid=paragraph("2a", "on aid,", "measures", "item")
        ),
        KEN=proposing(women=paragraph("1a", "on women,", "measures", "item")),
    )
    assert found == {
        "justice": "1 bis  [FRA: Asks for justice;]",
        "talks": "1 ter  [IND: Asks for talks;]",
        "women": "2 (a) bis  [KEN: on women,]",
        "aid": "2 (b) bis  [IND: on aid,]",
    }


def test_what_is_added_before_all_others_or_under_a_new_one_has_a_label_too() -> None:
    found = shown(
        FRA=proposing(
            guided=paragraph("-", "Guided by the Charter,", kind="preambular"),
            noting=paragraph("-1", "Noting the reports,", kind="preambular"),
            justice=paragraph("2i", "Asks for:"),
            courts=paragraph("1", "courts,", "justice", "item"),
        )
    )
    assert found == {
        "guided": "before PP1  [FRA: Guided by the Charter,]",
        "noting": "before PP1 bis  [FRA: Noting the reports,]",
        "justice": "2 bis  [FRA: Asks for:]",
        "courts": "under 2 bis  [FRA: courts,]",
    }


def test_one_paragraph_proposed_in_two_wordings_is_two_options() -> None:
    made = rows(
        merge(
            BASE,
            {
                "FRA": proposing(justice=paragraph("1i", "Asks for justice;")),
                "KEN": proposing(justice=paragraph("1i", "Calls for courts;")),
            },
        )
    )
    assert [line for row, line in zip(made, lines_of(made), strict=True) if row.id == "justice"] == [
        "1 bis  Option 1 (FRA): Asks for justice;",
        "1 bis  Option 2 (KEN): Calls for courts;",
    ]


def test_moves_say_behind_which_paragraph() -> None:
    found = shown(
        GBR=proposing(halt=paragraph("4", "Demands that all stop;")),
        KEN=proposing(seized=paragraph("-", (Run("Remains seized of "), Ref("measures"), Run(".")))),
        CHN=proposing(money=paragraph("3", "on money,", "measures", "item"), arms=paragraph("9", "on arms;")),
        IND=proposing(
            recalling=paragraph("2", "Recalling its resolutions,"), measures=paragraph("5", "Considers measures:")
        ),
    )
    assert found == {
        "recalling": "PP1  Recalling its resolutions, [IND: move to the place of 2, as operative]",
        "halt": "1  Demands that all stop; [GBR: move behind 3]",
        "measures": "2  Considers measures: [IND: move behind 3]",
        "money": "2 (a)  on money, [CHN: move behind 2 (b)]",
        "arms": "2 (b)  on arms; [CHN: move behind 3, as operative]",
        "seized": "3  Remains seized of paragraph 2. [KEN: move to the beginning]",
    }


def test_a_rank_alone_is_no_move() -> None:
    assert shown(GBR=proposing(halt=paragraph("1a", "Demands that all stop;"))) == {"halt": "1  Demands that all stop;"}


def test_who_agrees_ad_referendum_is_named_on_the_first_row_of_the_paragraph() -> None:
    found = merge(BASE, {"CHN": proposing(halt=paragraph("1", "No party shall suffer;"))})
    made = rows(found, {"halt": {"RUS", "IND"}, "money": ["KEN"]})
    assert lines_of(made)[1:3] == [
        "1  Option 1 (as it stands): Demands that all stop; [agreed ad ref: IND, RUS]",
        "1  Option 2 (CHN): No party shall suffer;",
    ]
    assert lines_of(made)[4] == "2 (a)  on money, [agreed ad ref: KEN]"


def test_what_is_new_in_an_option_is_set_apart_without_the_spaces_around_it() -> None:
    base = "It demands that the parties stop fighting at once."
    texts = {
        "DNK": "It demands that the parties stop all fighting at once.",
        "RUS": "It hopes for talks among all sides before the end of May.",
    }
    made = rows(merge(one(base), {name: diff(one(base), one(words)) for name, words in texts.items()}))
    assert [(row.option, row.names) for row in made] == [(1, ()), (2, ("DNK",)), (3, ("RUS",))]
    assert made[0].spans == (Span(inline(base), None, (), "kept"),)
    assert Span(inline("all"), 2, (), "new") in made[1].spans
    assert [span.kind for span in made[1].spans] == ["kept", "new", "kept", "kept"]
    assert {span.side for span in made[2].spans} == {None, 3}
    whole = [inline(*(part for span in row.spans for part in span.inline)) for row in made]
    assert whole == [inline(base), *map(inline, texts.values())]


def test_an_option_that_shares_no_word_with_the_base_has_nothing_set_apart() -> None:
    base, after = one("It considers measures."), one("No party shall suffer.")
    made = rows(merge(base, {"CHN": diff(base, after)}))
    assert [span.kind for row in made for span in row.spans] == ["kept", "kept"]


def test_a_row_is_its_spans_one_after_another() -> None:
    verb = frozenset({"verb"})
    base = one((Run("Deplores", verb), Run(" the attacks on towns;")))  # type: ignore[arg-type]
    after = one((Run("Condemns", verb), Run(" the attacks on towns;")))  # type: ignore[arg-type]
    assert rows(merge(base, {"EST": diff(base, after)})) == (
        Row(
            "1",
            "halt",
            (
                Span((Run("Deplores", verb),), None, (), "base"),  # type: ignore[arg-type]
                Span(inline(" "), None, (), "kept"),
                Span((Run("Condemns", verb),), 1, ("EST",), "side"),  # type: ignore[arg-type]
                Span(inline(" the attacks on towns;"), None, (), "kept"),
            ),
        ),
    )
