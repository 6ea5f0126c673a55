"""Pairs of Word files, one editing situation each, that the usual collections of such cases lack.

python -m tests.docx.pairs FOLDER        writes NAME_old.docx and NAME_new.docx into the folder
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.docx.wordfile import (
    PAGE,
    bookmark,
    cell,
    commented,
    control,
    counted,
    endnote,
    equation,
    field,
    footnote,
    link,
    numbering,
    p,
    picture,
    png,
    r,
    reference,
    row,
    section,
    table,
    text_box,
    tracked,
    wordfile,
)

OPEN = p("The members of the Council met on the situation along the northern border.")
CALM = p("They commended the mediators for the calm of the past three weeks.")
AID = p("They asked all parties to let medical convoys through without delay or condition.")
MEMBERS = dict.fromkeys(("rId30", "rId31"), "https://example.org/a")
LAST = p("They agreed to meet again before the end of the month.")
ARABIC = {
    "calm": p(r("أشاد الأعضاء بجهود الوسطاء", "<w:rtl/>"), worn="<w:bidi/>"),
    "aid": p(r("طلب الأعضاء من جميع الأطراف السماح بمرور القوافل الطبية", "<w:rtl/>"), worn="<w:bidi/>"),
    "aid now": p(r("طلب الأعضاء من جميع الأطراف السماح فورا بمرور القوافل الطبية", "<w:rtl/>"), worn="<w:bidi/>"),
}
CHINESE = {
    "calm": p("成员们赞扬调解人的努力。"),
    "aid": p("成员们要求各方允许医疗车队通过。"),
    "last": p("成员们同意月底前再次开会。"),
}
HEADERS = {"rId20": ("header", p("Part one: the border")), "rId21": ("header", p("Part two: relief"))}
PLEDGES = [["State", "Pledge"], ["Kenya", "five convoys"], ["Norway", "twelve convoys"], ["Peru", "two clinics"]]
LANDSCAPE = PAGE.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"')
LONG = [
    f"{verb} the {thing} of the {number} mission"
    for number in ("first", "second", "third", "fourth", "fifth")
    for verb in ("renewed", "praised", "questioned", "funded", "ended", "extended")
    for thing in ("mandate", "budget", "staff", "reports", "flights", "convoys", "clinics", "talks")
]


def _notes(kind: str, *notes: str) -> bytes:
    mark = footnote if kind == "footnotes" else endnote
    body = [p("The members recalled their visit", mark(id), " to the border.") for id in range(1, len(notes) + 1)]
    return wordfile(OPEN, *body, LAST, **{kind: dict(enumerate(notes, 1))})


def _linked(address: str, words: str = "the report of the mission") -> bytes:
    return wordfile(OPEN, p("They read ", link("rId30", words), " with care."), LAST, links={"rId30": address})


def _numbered(number: int, numbers: str, *items: str) -> bytes:
    return wordfile(OPEN, *(p(one, worn=counted(number)) for one in items), LAST, numbers=numbers)


def _merged(pledge: str, last: str) -> bytes:
    wide = row(cell(pledge, worn='<w:gridSpan w:val="2"/>', width=6000))
    tall = row(cell("North", worn='<w:vMerge w:val="restart"/>'), "two clinics")
    return wordfile(OPEN, table(wide, tall, row(cell("", worn="<w:vMerge/>"), last)), LAST)


def _nested(inner: str) -> bytes:
    return wordfile(OPEN, table([cell(p("Relief"), table(["Kenya", inner]), p("")), "as pledged"]), LAST)


def _cells(*content: str) -> bytes:
    return wordfile(OPEN, table(["Terms", cell(*content)], ["Place", "Geneva"]), LAST)


def _pictures(*body: str) -> bytes:
    return wordfile(*body, pictures={"rId40": png(10), "rId41": png(200)})


def _paragraphs(*names: str) -> bytes:
    return wordfile(OPEN, *(ARABIC[name] for name in names), LAST)


def _chinese(*names: str) -> bytes:
    return wordfile(OPEN, *(CHINESE[name] for name in names), LAST)


def _referring(name: str, words: str) -> bytes:
    target = p("It decided on ", bookmark(3, name, r(words)), " at the crossing.")
    return wordfile(OPEN, target, p("As said in ", field(f"REF {name} \\h", words), " above, this holds."), LAST)


def _worn(*worn: str) -> bytes:
    return wordfile(
        OPEN, p("They asked ", r("all parties", worn[0]), " to let ", r("convoys", worn[1]), " through."), LAST
    )


_JOINED = "The parties stop all fire at noon. Monitors report every morning to both capitals."
_BARE = p("They thanked the monitors ", r("for every report", "<w:b/>"), " of the week.", worn='<w:jc w:val="left"/>')

PAIRS: dict[str, tuple[bytes, bytes]] = {
    "footnote_edited": (
        _notes("footnotes", "In March, by road.", "See the record of that day."),
        _notes("footnotes", "In early March, by road.", "See the record of that day."),
    ),
    "footnote_added": (
        wordfile(
            OPEN, p("They recalled their visit", footnote(1), " to the border."), CALM, footnotes={1: "In March."}
        ),
        wordfile(
            OPEN,
            p("They recalled their visit", footnote(1), " to the border."),
            p("They commended the mediators", footnote(2), " for the calm of the past three weeks."),
            footnotes={1: "In March.", 2: "Sent by the region."},
        ),
    ),
    "footnote_deleted_and_the_others_renumbered": (
        _notes("footnotes", "In March.", "In April.", "In May."),
        wordfile(
            OPEN,
            p("The members recalled their visit to the border."),
            p("The members recalled their visit", footnote(1), " to the border."),
            p("The members recalled their visit", footnote(2), " to the border."),
            LAST,
            footnotes={1: "In April.", 2: "In May."},
        ),
    ),
    "endnote_edited": (_notes("endnotes", "In March, by road."), _notes("endnotes", "In March, on foot.")),
    "first_endnote_in": (
        wordfile(OPEN, CALM, AID, LAST),
        wordfile(
            OPEN,
            CALM,
            p("They asked all parties", endnote(1), " to let medical convoys through without delay or condition."),
            LAST,
            endnotes={1: "As named in the annex."},
        ),
    ),
    "last_endnote_out": (
        wordfile(
            OPEN,
            p("They commended the mediators", endnote(1), " for the calm of the past three weeks."),
            LAST,
            endnotes={1: "From the region."},
        ),
        wordfile(OPEN, CALM, LAST),
    ),
    "paragraph_with_its_footnote_moved": (
        wordfile(
            OPEN,
            p("They recalled their visit", footnote(1), " to the border in spring."),
            CALM,
            AID,
            LAST,
            footnotes={1: "In March."},
        ),
        wordfile(
            OPEN,
            CALM,
            AID,
            p("They recalled their visit", footnote(1), " to the border in spring."),
            LAST,
            footnotes={1: "In March."},
        ),
    ),
    "comment_kept": (
        wordfile(
            OPEN,
            p("They asked ", commented(1, "all parties"), " to let convoys through."),
            LAST,
            comments={1: "Which?"},
        ),
        wordfile(
            OPEN,
            p("They urged ", commented(1, "all parties"), " to let medical convoys through."),
            LAST,
            comments={1: "Which?"},
        ),
    ),
    "comment_on_deleted_words": (
        wordfile(
            OPEN,
            p("They asked all parties to let convoys through ", commented(1, "without delay"), " at noon."),
            LAST,
            comments={1: "Too soon."},
        ),
        wordfile(OPEN, p("They asked all parties to let convoys through at noon."), LAST),
    ),
    "comment_added": (
        wordfile(OPEN, p("They asked all parties to let convoys through."), LAST),
        wordfile(
            OPEN,
            p("They asked ", commented(4, "both parties"), " to let convoys through."),
            LAST,
            comments={4: "Now two."},
        ),
    ),
    "nested_table_edited": (_nested("five convoys"), _nested("seven convoys")),
    "nested_table_in": (
        wordfile(OPEN, table([cell("Relief"), "as pledged"]), LAST),
        _nested("five convoys"),
    ),
    "merged_cells_edited": (_merged("Pledges of spring", "one ship"), _merged("Pledges of this spring", "two ships")),
    "header_of_the_second_section_edited": (
        wordfile(
            OPEN,
            CALM,
            p("", worn=section(reference("header", "rId20"))),
            AID,
            LAST,
            end=section(reference("header", "rId21")),
            around=HEADERS,
        ),
        wordfile(
            OPEN,
            CALM,
            p("", worn=section(reference("header", "rId20"))),
            AID,
            LAST,
            end=section(reference("header", "rId21")),
            around={**HEADERS, "rId21": ("header", p("Part two: relief and access"))},
        ),
    ),
    "footer_with_a_field_edited": (
        wordfile(
            OPEN,
            LAST,
            end=section(reference("footer", "rId22")),
            around={"rId22": ("footer", p("Draft, page ", field("PAGE", "1")))},
        ),
        wordfile(
            OPEN,
            LAST,
            end=section(reference("footer", "rId22")),
            around={"rId22": ("footer", p("Second draft, page ", field("PAGE", "1")))},
        ),
    ),
    "arabic_inserted": (_paragraphs("calm"), _paragraphs("calm", "aid")),
    "arabic_deleted_and_edited": (_paragraphs("calm", "aid"), _paragraphs("aid now")),
    "chinese_moved": (_chinese("calm", "aid", "last"), _chinese("aid", "last", "calm")),
    "chinese_inserted_at_the_end": (wordfile(OPEN, CHINESE["calm"]), wordfile(OPEN, CHINESE["calm"], CHINESE["aid"])),
    "picture_moved": (
        _pictures(OPEN, p(picture("rId40")), CALM, AID, p(picture("rId41", 2)), LAST),
        _pictures(OPEN, CALM, AID, p(picture("rId40")), p(picture("rId41", 2)), LAST),
    ),
    "picture_deleted": (
        _pictures(OPEN, p("The crossing ", picture("rId40"), " as it stands."), p(picture("rId41", 2)), LAST),
        wordfile(OPEN, p("The crossing  as it stands."), p(picture("rId41", 2)), LAST, pictures={"rId41": png(200)}),
    ),
    "link_retargeted": (_linked("https://example.org/first"), _linked("https://example.org/second")),
    "link_retargeted_and_reworded": (
        _linked("https://example.org/first"),
        _linked("https://example.org/second", "the last report of the mission"),
    ),
    "link_with_its_first_word_drawn_out_of_it": (
        wordfile(OPEN, p("the ", link("rId30", "the members ")), LAST, links={"rId30": "https://example.org/a"}),
        wordfile(OPEN, p("x", link("rId30", "the members ")), LAST, links={"rId30": "https://example.org/a"}),
    ),
    "link_cut_by_a_paragraph": (
        wordfile(OPEN, p(link("rId30", "the members ")), LAST, links=MEMBERS),
        wordfile(OPEN, p(link("rId30", "the")), p(link("rId31", "members ")), LAST, links=MEMBERS),
    ),
    "link_joined_from_two": (
        wordfile(OPEN, p(link("rId30", "the")), p(link("rId31", "members ")), LAST, links=MEMBERS),
        wordfile(OPEN, p(link("rId30", "the members ")), LAST, links=MEMBERS),
    ),
    "link_whose_first_word_stands_before_it": (
        wordfile(OPEN, p("the ", "the ", link("rId30", "the members ")), LAST, links=MEMBERS),
        wordfile(OPEN, p("the ", "the ", link("rId30", "members ")), LAST, links=MEMBERS),
    ),
    "inline_control_edited": (
        wordfile(OPEN, p("They met in ", control(501, r("Geneva"), "place"), " for two days."), LAST),
        wordfile(OPEN, p("They met in ", control(501, r("Vienna"), "place"), " for three days."), LAST),
    ),
    "block_control_edited": (
        wordfile(OPEN, control(502, CALM + AID), LAST),
        wordfile(
            OPEN, control(502, CALM + p("They asked all parties to let convoys through without condition.")), LAST
        ),
    ),
    "inline_control_in": (
        wordfile(OPEN, p("They met in Geneva for two days."), LAST),
        wordfile(OPEN, p("They met in ", control(505, r("Geneva"), "place"), " for two days."), LAST),
    ),
    "inline_control_out": (
        wordfile(OPEN, p("They met in ", control(506, r("Geneva"), "place"), " for three days."), LAST),
        wordfile(OPEN, p("They met for three days."), LAST),
    ),
    "block_control_in": (wordfile(OPEN, CALM, LAST), wordfile(OPEN, CALM, control(503, AID), LAST)),
    "block_control_out": (wordfile(OPEN, control(504, AID), CALM, LAST), wordfile(OPEN, CALM, LAST)),
    "earlier_authors_in_old": (
        wordfile(
            OPEN,
            p(
                "They asked ",
                tracked("del", 901, "Kenya", "some"),
                tracked("ins", 902, "Peru", "all"),
                " parties to stop.",
            ),
            CALM,
            LAST,
        ),
        wordfile(OPEN, p("They asked all parties to stop."), CALM.replace("three", "four"), LAST),
    ),
    "earlier_authors_in_both": (
        wordfile(
            OPEN,
            p(
                "They asked ",
                tracked("del", 901, "Kenya", "some"),
                tracked("ins", 902, "Peru", "all"),
                " parties to stop.",
            ),
            CALM,
            LAST,
        ),
        wordfile(
            OPEN,
            p(
                "They asked ",
                tracked("del", 901, "Kenya", "some"),
                tracked("ins", 902, "Peru", "all"),
                " parties to stop.",
            ),
            CALM,
            AID,
            LAST,
        ),
    ),
    "numbering_differs_between_the_packages": (
        _numbered(1, numbering(n1=("decimal", "%1.")), "Opens the crossing;", "Closes the camp;", "Sends monitors;"),
        _numbered(
            1,
            numbering(n1=("lowerLetter", "(%1)"), n2=("decimal", "%1.")),
            "Opens the crossing;",
            "Sends more monitors;",
        ),
    ),
    "numbering_only_in_old": (
        _numbered(4, numbering(n4=("upperRoman", "%1.")), "Opens the crossing;", "Closes the camp;"),
        wordfile(OPEN, p("Opens the crossing;"), LAST),
    ),
    "style_only_in_old_on_deleted_text": (
        wordfile(
            OPEN,
            p("Annex", worn='<w:pStyle w:val="AnnexTitle"/>'),
            CALM,
            LAST,
            styles='<w:style w:type="paragraph" w:customStyle="1" w:styleId="AnnexTitle"><w:name w:val="Annex Title"/>'
            '<w:basedOn w:val="Normal"/><w:rPr><w:i/></w:rPr></w:style>',
        ),
        wordfile(OPEN, CALM, LAST),
    ),
    "bookmark_and_reference": (_referring("_Ref100", "two monitors"), _referring("_Ref100", "three monitors")),
    "bookmark_renamed": (_referring("_Ref100", "two monitors"), _referring("_Ref200", "two monitors")),
    "split_in_a_cell": (
        _cells(_JOINED),
        _cells("The parties stop all fire at dawn.", "Monitors report every morning to both capitals."),
    ),
    "join_in_a_cell": (
        _cells("The parties stop all fire at dawn.", "Monitors report every morning to both capitals."),
        _cells(_JOINED),
    ),
    "last_paragraph_of_a_cell_in_and_out": (
        wordfile(OPEN, table([cell("Fire stops."), cell("Geneva", "Vienna")]), LAST),
        wordfile(OPEN, table([cell("Fire stops.", "Talks begin."), cell("Geneva")]), LAST),
    ),
    "tabs_and_breaks": (
        wordfile(OPEN, p("1.", "<w:r><w:tab/><w:t>Opens the crossing</w:t><w:br/><w:t>at noon</w:t></w:r>"), LAST),
        wordfile(
            OPEN, p("1.", "<w:r><w:tab/><w:tab/><w:t>Opens the crossing at noon</w:t><w:br/></w:r>", r("today")), LAST
        ),
    ),
    "page_break_in": (
        wordfile(OPEN, p("They met in Geneva for two days."), LAST),
        wordfile(OPEN, p("They met in Geneva ", '<w:r><w:br w:type="page"/></w:r>', "for two days."), LAST),
    ),
    "moved_and_edited": (
        wordfile(
            OPEN,
            AID,
            CALM,
            p("They heard the envoy on the road ahead."),
            p("They read the letter of the guarantors."),
            LAST,
        ),
        wordfile(
            OPEN,
            CALM,
            p("They heard the envoy on the road ahead."),
            p("They read the letter of the guarantors."),
            AID.replace("medical", "food and medical"),
            LAST,
        ),
    ),
    "table_column_added": (
        wordfile(OPEN, table(*PLEDGES), LAST),
        wordfile(
            OPEN,
            table(*([*one, more] for one, more in zip(PLEDGES, ("By", "May", "June", "July"), strict=True)), columns=3),
            LAST,
        ),
    ),
    "table_row_moved": (
        wordfile(OPEN, table(*PLEDGES), LAST),
        wordfile(OPEN, table(PLEDGES[0], PLEDGES[2], PLEDGES[3], PLEDGES[1]), LAST),
    ),
    "table_replaced_by_another": (
        wordfile(OPEN, table(*PLEDGES), LAST),
        wordfile(OPEN, table(["Clinic", "Doctors", "Beds"], ["North", "four", "thirty"], columns=3), LAST),
    ),
    "page_turned": (
        wordfile(OPEN, CALM, LAST),
        wordfile(OPEN, CALM.replace("three", "four"), LAST, end=section(page=LANDSCAPE)),
    ),
    "section_break_in": (
        wordfile(OPEN, CALM, AID, LAST),
        wordfile(OPEN, CALM, p("", worn=section(page=LANDSCAPE)), AID, LAST),
    ),
    "equation_edited": (
        wordfile(OPEN, p("Each pays ", equation("x", "=", "a", "+", "b"), " in all."), LAST),
        wordfile(OPEN, p("Each pays ", equation("x", "=", "a", "+", "c"), " in all."), LAST),
    ),
    "text_box_edited": (
        wordfile(OPEN, p(text_box(p("Embargoed until noon."))), LAST),
        wordfile(OPEN, p(text_box(p("Embargoed until nine."))), LAST),
    ),
    "characters_formatted": (
        _worn("", "<w:i/>"),
        _worn("<w:b/>", '<w:color w:val="C00000"/><w:sz w:val="28"/>'),
    ),
    "half_a_word_formatted": (
        wordfile(OPEN, p("They reaffirmed it."), LAST),
        wordfile(OPEN, p("They ", r("re", '<w:u w:val="single"/>'), "affirmed it."), LAST),
    ),
    "paragraph_formatted": (
        wordfile(OPEN, _BARE, CALM, LAST),
        wordfile(
            OPEN,
            _BARE.replace("left", "center"),
            CALM.replace("<w:p>", '<w:p><w:pPr><w:keepNext/><w:spacing w:after="240"/></w:pPr>'),
            LAST,
        ),
    ),
    "style_of_the_last_paragraph_changed": (
        wordfile(OPEN, LAST),
        wordfile(OPEN, LAST.replace("<w:p>", '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>')),
    ),
    "empty_paragraphs_moved_about": (
        wordfile(OPEN, p(""), p(""), CALM, AID, p(""), LAST),
        wordfile(OPEN, CALM, p(""), AID, p(""), p(""), LAST, p("")),
    ),
    "very_long_paragraph": (
        wordfile(OPEN, p("They " + ", ".join(LONG) + "."), LAST),
        wordfile(
            OPEN,
            p(
                "They "
                + ", ".join(one.replace("first", "initial") for one in LONG if "flights" not in one)
                + ", and left."
            ),
            LAST,
        ),
    ),
    "same_paragraph_many_times": (
        wordfile(OPEN, *[p("Noted.")] * 9, CALM, *[p("Noted.")] * 9, LAST),
        wordfile(OPEN, *[p("Noted.")] * 7, CALM.replace("three", "two"), *[p("Noted.")] * 10, LAST),
    ),
    "table_first_and_last": (
        wordfile(table(*PLEDGES[:2]), OPEN, table(*PLEDGES[1:]), p("")),
        wordfile(table(*PLEDGES[:2]), p("Between the two."), OPEN, table(*PLEDGES[2:]), p("")),
    ),
}


def main(folder: str) -> None:
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name, (old, new) in PAIRS.items():
        Path(folder, f"{name}_old.docx").write_bytes(old)
        Path(folder, f"{name}_new.docx").write_bytes(new)


if __name__ == "__main__":
    main(sys.argv[1])
