"""Words that matter: which changes of words have a name, and which words bear it out."""

from __future__ import annotations

import pytest

from drafter.diagnostic import Faulty, Where
from drafter.files.lexicons import lexicon
from drafter.files.library import Library
from drafter.text.ladder import Ladder, Rung
from drafter.text.nuance.hearing import speeches
from drafter.text.nuance.lexicon import Lexicon, folded
from drafter.text.nuance.nuances import Nuance, nuances
from drafter.text.nuance.particulars import particulars
from drafter.text.nuance.passage import calendar, passage
from drafter.text.nuance.shades import shades
from drafter.text.statement import Head, Inline, Kind, Paragraph, Place, Ref, Run, Statement, inline

HERE = Where("brief.yaml", 1, 1)
ENGLISH: Lexicon = lexicon("en", HERE)
LADDERS = {name: Library().ladder(name, HERE) for name in ("calls", "concern", "condemnation")}


def named(before: str, after: str) -> list[tuple[str, str, str]]:
    return [name[:3] for name in sourced(before, after)]


def sourced(
    before: str | Inline, after: str | Inline, ladders: dict[str, Ladder] | None = None
) -> list[tuple[str, ...]]:
    """Every name with the words on each side and the source; sides in several paragraphs are split at "//"."""
    sides = [
        [passage(inline(part) if isinstance(part, str) else part, ENGLISH) for part in parts]
        for parts in (text.split(" // ") if isinstance(text, str) else [text] for text in (before, after))
    ]
    found = shades(sides[0], sides[1], LADDERS if ladders is None else ladders, ENGLISH)
    return [
        (
            shade.name,
            *(
                side[span.paragraph].text[span.start : span.end] if span else ""
                for side, span in zip(sides, (shade.before, shade.after), strict=True)
            ),
            shade.source,
        )
        for shade in found
    ]


NAMED = {
    "a demand becomes a call, on others": (
        "The Security Council demands that the militias lay down their arms at once.",
        "The Security Council calls on all parties to lay down their arms at once.",
        [("verb-weaker", "demands", "calls on"), ("addressee", "the militias", "all parties"), ("scope", "", "all")],
    ),
    "the strongest terms are left out": (
        "Condemns in the strongest terms the shelling of the port;",
        "Condemns the shelling of the port;",
        [("verb-weaker", "Condemns in the strongest terms", "Condemns")],
    ),
    "grave concern becomes concern, whatever stands around it": (
        "The Council also expresses its grave concern about the drought.",
        "The Council expresses its concern over the drought.",
        [("verb-weaker", "expresses its grave concern", "expresses its concern")],
    ),
    "a feeling that opens a paragraph is the verb's own word": (
        "Concerned at the drought in the north,",
        "Gravely concerned at the drought in the north,",
        [("verb-stronger", "Concerned", "Gravely concerned")],
    ),
    "an adverb strengthens the verb it stands before": (
        "Encourages donors to give more;",
        "Strongly encourages donors to give more;",
        [("verb-stronger", "Encourages", "Strongly encourages")],
    ),
    "verbs that no one ladder ranks only change": (
        "Welcoming the report of the envoy,",
        "Noting the report of the envoy,",
        [("verb-changed", "Welcoming", "Noting")],
    ),
    "a committee judges what it expected": (
        "The Committee continues to expect that growth will slow.",
        "The Committee judges that growth will slow.",
        [("verb-changed", "expect", "judges")],
    ),
    "another is asked, by another time": (
        "Requests the Secretary-General to report within six months;",
        "Requests the Force Commander to report within one year;",
        [("addressee", "the Secretary-General", "the Force Commander"), ("date", "six months", "one year")],
    ),
    "an addressee is added by name": (
        "Urges the Government to resume the talks;",
        "Urges the Government and the armed groups to resume the talks;",
        [("addressee", "the Government", "the Government and the armed groups")],
    ),
    "who is asked is the same where only how many of them is not": (
        "Calls upon all parties to the conflict to resume talks;",
        "Calls on the parties to the conflict to resume talks;",
        [("scope", "all", "")],
    ),
    "a duty becomes advice": (
        "Members shall report each year.",
        "Members should report each year.",
        [("scope", "shall", "should")],
    ),
    "an adjective for another": (
        "the limited progress made in the talks",
        "the slow progress made in the talks",
        [("qualifier", "limited", "slow")],
    ),
    "an adverb put in": (
        "Growth has moderated in most regions.",
        "Growth has moderated substantially in most regions.",
        [("qualifier", "", "substantially")],
    ),
    "days and numbers": (
        "Authorizes up to 17,500 troops until 31 March 2003;",
        "Authorizes up to 15,000 troops until 30 September 2003;",
        [("figure", "17,500 troops", "15,000 troops"), ("date", "31 March 2003", "30 September 2003")],
    ),
    "the fraction and its unit are one figure": (
        "The rate was raised by 25 basis points to 5 percent.",
        "The rate was raised by 25 basis points to 5-1/4 percent.",
        [("figure", "5 percent", "5-1/4 percent")],
    ),
    "numbers and days of a citation are the citation's": (
        "Recalling its resolution 1386 (2001) of 20 December 2001,",
        "Recalling its resolution 1413 (2002) of 23 May 2002,",
        [("citation", "1386 (2001) of 20 December 2001", "1413 (2002) of 23 May 2002")],
    ),
    "a chapter is cited by its number": (
        "Acting under Chapter VI of the Charter,",
        "Acting under Chapter VII of the Charter,",
        [("citation", "Chapter VI", "Chapter VII")],
    ),
    "a clause goes": (
        "Calls for a ceasefire, monitored by observers of the region, and for talks.",
        "Calls for a ceasefire and for talks.",
        [("clause-dropped", "monitored by observers of the region", "")],
    ),
    "a sentence comes, quoted by how it begins": (
        "The Council welcomes the talks. It will meet again.",
        "The Council welcomes the talks. Ports must stay open to all humanitarian cargo. It will meet again.",
        [("clause-added", "", "Ports must stay open to all")],
    ),
    "words replaced by words that say another thing": (
        "The Council stresses that the observers will leave the capital before the winter begins.",
        "The Council stresses that no foreign forces may enter those valleys without written consent.",
        [
            ("clause-dropped", "the observers will leave the capital", ""),
            ("clause-added", "", "no foreign forces may enter those"),
        ],
    ),
    "of two verbs in one breath the one that stays is weighed": (
        "Deplores and condemns in the strongest terms the raid on the port;",
        "Condemns the raid on the port;",
        [("verb-weaker", "Deplores and condemns in the strongest terms", "Condemns")],
    ),
    "what is noted with regret is noted": (
        "Noting, with regret, the failure to open the port,",
        "Deploring the failure to open the port,",
        [("verb-stronger", "Noting, with regret,", "Deploring")],
    ),
    "a feeling said again, and more strongly, has only grown": (
        "Reiterating its concern about the drought in the north,",
        "Expressing its grave concern about the drought in the north,",
        [("verb-stronger", "Reiterating its concern", "Expressing its grave concern")],
    ),
    "a feeling said again as it was is another verb": (
        "Expressing concern about the drought in the north,",
        "Reiterating its concern about the drought in the north,",
        [("verb-changed", "Expressing concern", "Reiterating its concern")],
    ),
    "a call that stood there before is no new verb": (
        "Urges both sides to open the port without further delay, and calls on them to resume talks in the spring;",
        "Calls on both sides to resume talks in the spring;",
        [("clause-dropped", "to open the port without further", "")],
    ),
    "where the object goes too one clause went and another came": (
        "Welcoming the opening of the port to relief, and noting the report of the envoy on the drought in the north,",
        "Urging every militia to free its prisoners, and noting the report of the envoy on the drought in the north,",
        [
            ("clause-dropped", "Welcoming the opening of the port", ""),
            ("clause-added", "", "Urging every militia to free its"),
        ],
    ),
    "a full stop cuts what came into two": (
        "The envoy left the capital on foot.",
        "The envoy left the capital on foot. No ship has entered the port. Most wells in the north are dry.",
        [
            ("clause-added", "", "No ship has entered the port"),
            ("clause-added", "", "Most wells in the north are"),
        ],
    ),
    "a further verb of the body cuts it too": (
        "Welcomes the talks;",
        "Welcomes the talks, notes the long drought in the north and urges the militias to open the port;",
        [
            ("clause-added", "", "notes the long drought in the"),
            ("clause-added", "", "and urges the militias to open"),
        ],
    ),
    "words put for words that say another thing, four on either side": (
        "The report shows that the port is running on half its cranes.",
        "The report suggests that the port is closed to all foreign ships.",
        [
            ("clause-dropped", "running on half its cranes", ""),
            ("clause-added", "", "closed to all foreign ships"),
        ],
    ),
    "of a list only what did not stand there came": (
        "Notes that girls are being kept from school and from work.",
        "Notes that girls are being kept from school, from health care, from work and from public life.",
        [("clause-added", "", "from health care")],
    ),
    "and only what does not stand there any more went": (
        "Notes that girls are being kept from school, from health care, from work and from public life.",
        "Notes that girls are being kept from school and from work.",
        [("clause-dropped", "from health care", "")],
    ),
    "what is listed twice and stood once came": (
        "Urges them to leave the port and the old town.",
        "Urges them to leave the port and the old town, to share the wells of the north, and the old town.",
        [("clause-added", "", "to share the wells of the")],
    ),
    "fewer than four words beside a date are the date's": (
        "Trade rebounded in the second quarter.",
        "Trade slowed during the winter months.",
        [("date", "the second quarter", "the winter months")],
    ),
    "one stretch of time for another, whatever its length": (
        "Decides to extend the mandate until 16 December 2011 to help with the talks;",
        "Decides to extend the mandate for 12 months from the date of adoption of this text to help with the talks;",
        [("date", "16 December 2011", "12 months")],
    ),
    "the date of a letter goes with its symbol": (
        "Taking note of the letter dated 3 August 2005 from the envoy (S/2005/509),",
        "Taking note of the letter dated 1 August 2006 from the envoy (S/2006/601),",
        [("citation", "S/2005/509", "S/2006/601")],
    ),
    "every document is a citation of its own": (
        "Recalling its resolution 1754 (2007),",
        "Recalling its resolutions 1754 (2007), 1783 (2007) and 1813 (2008),",
        [("citation", "", "1783 (2007)"), ("citation", "", "1813 (2008)")],
    ),
    "likely gives way to certain": (
        "The old bridges are likely to be closed to trucks.",
        "The old bridges will be closed to trucks.",
        [("scope", "are likely", "will")],
    ),
    "other States, and all of them": (
        "Encourages Member States to submit names;",
        "Encourages all States to submit names;",
        [("addressee", "Member States", "all States"), ("scope", "", "all")],
    ),
    "a number before words that changed without a name": (
        "3. Urges the Turkish forces to leave.",
        "4. Urges Turkish forces to leave.",
        [("renumbered", "3.", "4.")],
    ),
    "a sentence that went elsewhere is compared with itself": (
        "Ports must stay open to relief until June 2004. The militias have freed most of their prisoners.",
        "The militias have freed all of their prisoners. Ports must stay open to relief until June 2004.",
        [("scope", "most", "all")],
    ),
    "only the grammar of the form": (
        "Condemning the shelling of the port,",
        "The members of the Security Council condemned the shelling of the port.",
        [("recast", "Condemning", "The members of the Security Council condemned")],
    ),
    "only the number": ("4. Decides to meet again.", "7. Decides to meet again.", [("renumbered", "4.", "7.")]),
    "one becomes two": (
        "Condemns the shelling of the port and calls on all parties to resume the talks in good faith.",
        "Condemns the shelling of the port; // Calls on all parties to resume the talks in good faith.",
        [("split", "Condemns the shelling of the port", "Calls on all parties to resume")],
    ),
    "two become one": (
        "Condemns the shelling of the port; // Calls on all parties to resume the talks in good faith.",
        "Condemns the shelling of the port and calls on all parties to resume the talks in good faith.",
        [("joined", "Calls on all parties to resume", "Condemns the shelling of the port")],
    ),
}


@pytest.mark.parametrize(("before", "after", "wanted"), NAMED.values(), ids=NAMED.keys())
def test_a_change_is_named_with_the_words_that_bear_it_out(
    before: str, after: str, wanted: list[tuple[str, str, str]]
) -> None:
    assert sorted(named(before, after)) == sorted(wanted)


NOTHING = {
    "the same words": ("Condemns the shelling.", "Condemns the shelling."),
    "upon for on": ("Calls upon donors to give;", "Calls on donors to give;"),
    "also, further, again": ("Also urges restraint;", "Further urges restraint;"),
    "two spellings": ("Recognizing the labor of all,", "Recognising the labour of all,"),
    "another stop": ("Urges restraint;", "Urges restraint."),
    "an article": ("the report of the envoy", "a report of the envoy"),
    "the shape of an apostrophe": ("the Council's wish", "the Council’s wish"),
    "a word that went elsewhere": (
        "The Committee will monitor developments closely.",
        "The Committee will closely monitor developments.",
    ),
    "the number of another paragraph": ("as set out in paragraph 7 above", "as set out in paragraph 9 above"),
    "what only makes a future": ("The council meets in May.", "The council will meet in May."),
    "one verb of reporting for another": ("Data suggest that trade is slow.", "Data indicate that trade is slow."),
    "what seems to be is": ("Trade appears to be growing in the north.", "Trade is growing in the north."),
    "other verbs of others": ("Growth in the north slowed.", "Growth in the north picked up."),
    "they who were named before": (
        "Calls on the militias to leave;",
        "Calls on them to leave;",
    ),
    "names in a list": ("Voting for: Ann Lee; Bo Ek.", "Voting for: Ann Lee; Cy Dow; Di Fox; Bo Ek."),
    "fewer than four words beside members of a list that stood there": (
        "the hunger and disease that follow the drought",
        "the hunger, disease and loss of shelter that follow the drought",
    ),
    "a fragment that says nothing of its own": ("the work of the team", "the work and the methods of the team"),
}


@pytest.mark.parametrize(("before", "after"), NOTHING.values(), ids=NOTHING.keys())
def test_what_fits_no_name_gets_none(before: str, after: str) -> None:
    assert named(before, after) == []


def test_a_rank_says_which_ladder_and_whose_word_it_is() -> None:
    (_, _, _, source), *_ = sourced("Demands that all States act now;", "Urges all States to act now;")
    assert source.startswith("ladder calls: ")
    assert "demands is the strongest" in source


def test_an_edge_that_a_source_has_the_other_way_round_says_so() -> None:
    ((name, _, _, source),) = sourced("Urges States to act;", "Calls upon States to act;")
    assert name == "verb-stronger"
    assert source.endswith("contested: Gruenberg 2009 ranks urges above calls upon")


def test_where_two_ladders_disagree_the_verb_has_only_changed_and_both_are_named() -> None:
    other = Ladder("local", "convention", (Rung("u", "urge", source="a local habit"), Rung("d", "demand", source="x")))
    changed = sourced("Demands that all act;", "Urges all to act;", {**LADDERS, "local": other})
    assert changed[0][0] == "verb-changed"
    assert changed[0][3].startswith("ladders disagree: ")
    assert "a local habit" in changed[0][3]


def test_nothing_is_ranked_without_a_ladder_but_the_degree_of_one_verb() -> None:
    assert [row[0] for row in sourced("Demands that all act;", "Urges all to act;", {})] == ["verb-changed"]
    assert [row[0] for row in sourced("Strongly urges all to act;", "Urges all to act;", {})] == ["verb-weaker"]


def test_concern_of_any_degree_lies_below_blame_and_alarm_is_not_ranked_against_it() -> None:
    assert named("Deplores the raid;", "Expresses concern at the raid;")[0][0] == "verb-weaker"
    assert named("Deplores the raid;", "Expresses alarm at the raid;")[0][0] == "verb-changed"


def test_a_marked_verb_speaks_wherever_it_stands() -> None:
    verb = frozenset({"verb"})
    text = inline(
        "Ports, which it ", Run("welcomes", frozenset(verb)), " and ", Run("supports", frozenset(verb)), " it"
    )  # type: ignore[arg-type]
    (said,) = speeches(passage(text, ENGLISH), ENGLISH)
    assert said.beside is not None
    assert (said.beside.name, said.name) == ("welcome", "support")


def test_the_verb_of_another_is_not_the_bodys() -> None:
    text = passage(inline("Requests the envoy, who demands access, to report on what the parties condemn."), ENGLISH)
    assert [speech.name for speech in speeches(text, ENGLISH)] == ["request"]


def test_a_citation_takes_its_date_and_a_day_its_year() -> None:
    text = (
        "resolution 1386 (2001) of 20 December 2001, S/2003/333, until 30 June 2004, 25 basis points, paragraph 7 (b)"
    )
    found = [(p.kind, text[p.start : p.end]) for p in particulars(text, calendar(ENGLISH))]
    assert found == [
        ("citation", "1386 (2001) of 20 December 2001"),
        ("citation", "S/2003/333"),
        ("date", "30 June 2004"),
        ("figure", "25 basis points"),
        ("paragraph", "paragraph 7 (b)"),
    ]


def test_words_are_compared_without_case_and_shape() -> None:
    assert folded("Council’s") == folded("council's")


def test_a_language_without_a_lexicon_is_a_fault_and_not_a_guess() -> None:
    with pytest.raises(Faulty, match=r"brief\.yaml:1:1: DS213 there is no lexicon of 'fr'"):
        lexicon("fr", HERE)
    assert lexicon("en-GB", HERE) == ENGLISH


# --- whole texts -----------------------------------------------------------------------------------------------------


def text(*rows: str, form: str = "presidential-statement", kind: Kind = "operative") -> Statement:
    """Paragraphs in order, each given as "id words"."""
    found = {}
    for number, row in enumerate(rows):
        id, words = row.split(" ", 1)
        found[id] = Paragraph(Place(None, f"{number + 1}"), kind, inline(words))
    return Statement(Head("case", form), found)


def read(*versions: Statement) -> list[Nuance]:
    return list(nuances(versions, LADDERS, ENGLISH))


HALT = "halt Demands that the militias stop at once;"
SOFT = "halt Calls on the militias to stop at once;"
TALKS = "talks Encourages both sides to resume their talks;"


def test_each_change_says_which_step_brought_it() -> None:
    late = TALKS.replace("both sides", "all sides")
    found = read(text(HALT, TALKS), text(SOFT, TALKS), text(SOFT, late))
    assert [(n.about, n.name, n.step) for n in found] == [("halt", "verb-weaker", 1), ("talks", "scope", 2)]


def test_what_several_hands_brought_is_nobodys_alone() -> None:
    first = "halt Condemns in the strongest terms the raid on the port;"
    then = "halt Strongly condemns the raid on the port;"
    last = "halt Deplores the raid on the port;"
    (found,) = read(text(first), text(then), text(last))
    assert (found.before, found.after, found.step) == ("Condemns in the strongest terms", "Deplores", 0)


def test_a_paragraph_that_came_or_went_is_a_clause_in_its_place() -> None:
    aid = "aid Calls on all States to let relief through;"
    found = read(text(HALT, TALKS), text(HALT, aid))
    assert [(n.about, n.name, n.before or n.after) for n in found] == [
        ("talks", "clause-dropped", "Encourages both sides to resume their"),
        ("aid", "clause-added", "Calls on all States to let"),
    ]


def test_a_clause_says_whether_more_of_it_came_than_is_quoted() -> None:
    def cut(before: str, after: str) -> list[tuple[str, bool]]:
        return [(n.after, n.cut) for n in read(text(HALT, before), text(HALT, after))]

    monitored = TALKS.replace(";", ", watched by trusted envoys;")
    longer = TALKS.replace(";", ", watched by trusted envoys from the coast;")
    assert cut(TALKS, monitored) == [("watched by trusted envoys", False)]
    assert cut(TALKS, longer) == [("watched by trusted envoys from the", True)]
    assert cut(
        "kept Keeps them from school and work;", "kept Keeps them from school, health care, work and public life;"
    ) == [("health care", True)]
    aid, gifts = "aid Calls on all States to let relief through;", "gifts Calls on States to give more;"
    assert [(n.after, n.cut) for n in read(text(HALT), text(HALT, aid, gifts))] == [
        ("Calls on all States to let", True),
        ("Calls on States to give more;", False),
    ]


def test_one_line_for_a_run_of_paragraphs_that_only_got_other_numbers() -> None:
    aid, port = "aid Calls on all States to let relief through;", "port Welcomes the opening of the port;"
    found = read(text(HALT, TALKS, port), text(aid, HALT, TALKS, port))
    assert [(n.about, n.name, n.before, n.after) for n in found[1:]] == [("halt", "renumbered", "1 to 3", "2 to 4")]


def test_paragraphs_of_a_statement_without_numbers_are_not_renumbered() -> None:
    aid = "aid Calls on all States to let relief through;"
    found = read(text(HALT, kind="paragraph"), text(aid, HALT, kind="paragraph"))
    assert [n.name for n in found] == ["clause-added"]


def test_a_paragraph_that_stands_elsewhere_was_moved() -> None:
    port, aid = "port Welcomes the opening of the port;", "aid Calls on all States to let relief through;"
    found = read(text(HALT, TALKS, port, aid), text(aid, HALT, TALKS, port))
    assert [(n.about, n.name) for n in found if n.name == "moved"] == [("aid", "moved")]


def test_another_form_is_said_once_and_hides_no_real_change() -> None:
    before = text("halt The Security Council condemns the raid.", "talks The Security Council welcomes the talks.")
    after = text(
        "halt The members of the Security Council deplored the raid.",
        "talks The members of the Security Council welcomed the talks.",
        form="press-statement",
    )
    assert [(n.about, n.name) for n in read(before, after)] == [("", "recast"), ("halt", "verb-weaker")]


def test_a_paragraph_split_in_two_is_told_with_what_changed_beside_it() -> None:
    whole = "one Condemns the raid on the port and urges both sides to resume their talks in the capital at once;"
    part = "one Condemns the raid on the port;"
    rest = "two Urges both sides to resume their talks in the capital before May 2004;"
    found = read(text(whole), text(part, rest))
    assert (found[0].about, found[0].name) == ("one", "split")
    assert ("date", "", "May 2004") in [(n.name, n.before, n.after) for n in found]
    assert read(text(part, rest), text(whole))[0].name == "joined"


def test_a_reference_reads_by_its_label_and_another_label_is_no_change_of_words() -> None:
    def with_reference(*rows: str) -> Statement:
        found = dict(text(*rows, TALKS).paragraphs)
        found["talks"] = Paragraph(found["talks"].place, "operative", inline("Recalls what ", Ref("halt"), " says;"))
        return Statement(Head("case", "presidential-statement"), found)

    aid = "aid Calls on all States to let relief through;"
    found = read(with_reference(HALT), with_reference(aid, HALT))
    assert [(n.about, n.name) for n in found] == [("aid", "clause-added"), ("halt", "renumbered")]
