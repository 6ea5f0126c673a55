"""Words that matter, as a person reads them and as a machine does."""

from __future__ import annotations

from drafter.report.summary import labels, lines, values
from drafter.text.nuance.nuances import Nuance
from drafter.text.statement import Head, Paragraph, Place, Statement, inline

LABELS = {"halt": "5", "talks": "6"}
HANDS = ("EST", "NOR")


def said(*nuances: Nuance) -> list[str]:
    return [row.text for row in lines(nuances, LABELS, HANDS)]


def test_a_line_says_where_what_whose_and_by_which_ladder() -> None:
    nuance = Nuance("verb-weaker", "halt", "demands", "calls on", "ladder calls: a source", 2)
    assert said(nuance) == ["halt (5): verb weaker: “demands” to “calls on” (by NOR; ladder calls: a source)"]


def test_words_on_one_side_only_were_added_or_dropped() -> None:
    assert said(
        Nuance("scope", "halt", "all", "", step=1),
        Nuance("qualifier", "halt", "", "substantially", step=1),
        Nuance("clause-added", "talks", "", "within the coming six months"),
    ) == [
        "halt (5): scope dropped: “all” (by EST)",
        "halt (5): qualifier added: “substantially” (by EST)",
        "talks (6): clause added: “within the coming six months”",
    ]


def test_numbers_moves_and_the_form_are_said_in_a_word() -> None:
    assert said(
        Nuance("recast", "", "presidential-statement", "press-statement", step=1),
        Nuance("moved", "talks", "Urges restraint", "Urges restraint"),
        Nuance("renumbered", "halt", "5 to 9", "6 to 10"),
    ) == [
        "the whole text: recast: presidential-statement is now press-statement (by EST)",
        "talks (6): moved: “Urges restraint”",
        "halt (5): renumbered: 5 to 9 is now 6 to 10",
    ]


def test_no_change_with_a_name_is_said_too() -> None:
    assert said() == ["nothing changed that has a name"]


def test_a_machine_gets_null_where_there_is_no_paragraph_and_no_one_hand() -> None:
    recast, weaker = values(
        [Nuance("recast", "", "a", "b"), Nuance("verb-weaker", "halt", "demands", "urges", "calls", 1)], LABELS, HANDS
    )
    assert (recast["paragraph"], recast["label"], recast["by"], recast["source"]) == (None, None, None, None)
    assert weaker == {
        "name": "verb-weaker",
        "paragraph": "halt",
        "label": "5",
        "before": "demands",
        "after": "urges",
        "source": "calls",
        "by": "EST",
    }


def test_what_went_keeps_the_label_it_had() -> None:
    def text(*ids: str) -> Statement:
        rows = {id: Paragraph(Place(None, str(n)), "operative", inline("peace")) for n, id in enumerate(ids, start=1)}
        return Statement(Head("case", "resolution"), rows)

    assert labels(text("halt", "talks"), text("talks")) == {"halt": "was 1", "talks": "1"}
