"""Every code that a fault can bear, and what it means: loaded only where a code is explained."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """A kind of fault: what it means, and what to do."""

    title: str
    explanation: str


# Codes are stable and never used again for another fault. DS0 reading and writing files, DS1 positions and answers,
# DS2 statements, briefs, rules and bodies, DS3 templates, DS4 Word files.
CATALOGUE: dict[str, Fault] = {
    code: Fault(title, explanation)
    for code, title, explanation in (
        (
            "DS001",
            "cannot be read",
            "The file is missing, is a folder, or may not be opened. Check the name and the rights.",
        ),
        ("DS002", "not UTF-8", "The file was saved in another encoding, often Latin-1 or UTF-16. Save it as UTF-8."),
        ("DS003", "not YAML", "The file breaks off or is badly indented. The caret shows where reading had to stop."),
        (
            "DS004",
            "alias or anchor",
            "& and * let one place of a file stand for another; positions say everything where it is read.",
        ),
        ("DS005", "tag", "A tag (!) gives a value another type; here the schema alone says what a value is."),
        ("DS006", "nested too deep", "No file of ours is nested this deep; brackets are probably not closed."),
        ("DS007", "empty", "The file holds nothing."),
        ("DS008", "two documents", "A file holds one document; a line of --- begins a second."),
        ("DS009", "key twice", "One of two equal keys would be lost in silence. Keep the one that is meant."),
        ("DS010", "not a key", "A key is a plain word before a colon."),
        ("DS011", "too large", "The file is larger than any statement's file can be."),
        (
            "DS012",
            "control character",
            "The file holds characters that no document can carry, often from a word processor.",
        ),
        ("DS013", "merge key", "<< mixes one mapping into another; write the keys out."),
        ("DS014", "no table of ballots", "A CSV file whose first row names its columns: document, date, yes, no …"),
        (
            "DS015",
            "ballots do not count",
            "A vote with a stranger, or a member twice, is not recorded.",
        ),
        (
            "DS020",
            "unknown key",
            "This kind of file has no such key. A misspelt key would otherwise be lost in silence.",
        ),
        ("DS021", "missing key", "This kind of file needs the key."),
        ("DS022", "wrong value", "The value is not of the kind that the key takes."),
        (
            "DS030",
            "damaged entry",
            "An entry of the record is not as the tool wrote it. Restore it from version control.",
        ),
        (
            "DS031",
            "broken chain",
            "An entry of the record is missing, out of place, or does not follow from the one before.",
        ),
        (
            "DS032",
            "another head",
            "The record does not end with the digest that was noted: entries were cut off or added.",
        ),
        (
            "DS033",
            "written meanwhile",
            "Somebody else recorded an act while this one was made. Nothing is lost; look at it and act again.",
        ),
        ("DS034", "could not be recorded", "The entry could not be written to the disk. Nothing half-written remains."),
        ("DS035", "no act", "An entry of the record has the form of no act."),
        ("DS036", "does not follow", "The act does not fit the text or the acts before it."),
        ("DS037", "clock goes backwards", "An act is dated before the one it follows."),
        ("DS038", "could not be written", "The output could not be written. What was there before is untouched."),
        (
            "DS039",
            "cannot be drawn",
            "A picture as PNG needs the extra 'plot', and a font of this machine for every letter in it. SVG needs "
            "neither.",
        ),
        ("DS101", "no member's code", "Members are written by the three letters of ISO 3166: EST, NOR, CHN."),
        ("DS102", "not a member", "The State is not a member of the body on the date the brief names."),
        ("DS103", "member twice", "One member has two files, or stands twice in a list. A member speaks once."),
        ("DS104", "wrong file name", "A position file is called after its member: positions/CHN.yaml."),
        (
            "DS105",
            "about nothing",
            "Neither brief nor text has a paragraph of this name; or there are two views on one.",
        ),
        (
            "DS106",
            "never circulated",
            "`seen` names a text that did not go out. Members speak of circulated texts only.",
        ),
        ("DS107", "no such rung", "The ladder, or the element's wordings, have no rung of this name."),
        ("DS108", "unclear view", "A view gives either limits (at_most, at_least, accepts) or a bare stance."),
        ("DS109", "nothing to limit", "Limits need an element of the brief; on other paragraphs take a stance."),
        (
            "DS110",
            "unclear amendment",
            "An amendment does exactly one thing: swap, text, add (with text), strike or move.",
        ),
        (
            "DS111",
            "does not fit",
            "The amendment does not fit the text: its words do not stand there exactly once, or it changes nothing.",
        ),
        (
            "DS112",
            "id twice or misnamed",
            "Amendments, red lines and linkages have ids of their own that begin with the member's code.",
        ),
        ("DS113", "no such amendment", "A condition names an amendment that the file does not propose."),
        (
            "DS114",
            "no vote",
            "A text adopted without a vote cannot be abstained on. Join, join except paragraphs, object, or hold.",
        ),
        (
            "DS115",
            "not in the text",
            "`except` and `reserve` name paragraphs of the text answered on, and go with `says: joins`.",
        ),
        (
            "DS116",
            "unclear condition",
            "A condition is exactly one of says (within), keeps, absent, adopts, all, any, not.",
        ),
        ("DS117", "no exact moment", "A moment has its date, time and zone: 2021-08-13T16:40-04:00."),
        (
            "DS118",
            "turns what it does not touch",
            "`turns` says what the member thinks of the paragraph once its proposal is taken. What follows for another "
            "paragraph is a linkage: when {adopts: CHN-1}.",
        ),
        (
            "DS120",
            "contradicts itself",
            "The member joins a text against which its own file objects, holds or sets a condition.",
        ),
        ("DS121", "brief altered", "A rule, title, penholder or element changed after the text went out."),
        (
            "DS122",
            "rule of another form",
            "A form of statement is adopted under its own rules: no answers make a resolution.",
        ),
        (
            "DS130",
            "not agreed",
            "The rule's test for adopting the text does not hold on the answers given. The verdict says who is open "
            "and who is against. With --ci this is a note: a negotiation may be pending.",
        ),
        (
            "DS131",
            "objects",
            "A member's file or act stands against these words. Talk to it, find other words, and circulate them.",
        ),
        (
            "DS132",
            "asks for a change",
            "A member joins on a condition. Take its proposal (drafter resolve), or ask it to withdraw it.",
        ),
        ("DS133", "hold", "A member asked for time. A hold is open, also after a deadline, and lets no silence close."),
        ("DS134", "answer awaited", "These members have not answered on the very text that is out. Ask them."),
        (
            "DS135",
            "counts for nothing",
            "What is on file of this member is a guess, made up, only reported, or came late: it counts neither for "
            "nor against. Hear the member.",
        ),
        (
            "DS136",
            "silence awaits a penholder",
            "Silence was broken, is kept open by a hold, or expired and is to be closed: drafter silence status.",
        ),
        (
            "DS137",
            "accepted, and gone",
            "A line of the baseline accepts a finding that is there no more. Take the line out.",
        ),
        ("DS201", "under no paragraph", "In the markup every line of words stands under '@id kind'."),
        ("DS202", "no paragraph", "In the markup a paragraph begins with '@id kind' or '@id kind in parent'."),
        ("DS203", "markup", "* ** _ switch marks on and off; a backslash makes a character plain."),
        ("DS204", "paragraph twice", "Two paragraphs of a text have one id."),
        ("DS205", "no head", "A text in the markup begins with 'statement:' and 'form:'."),
        (
            "DS206",
            "not well formed",
            "These paragraphs make no statement: a parent or a reference is absent, or words are none.",
        ),
        ("DS207", "no predicate", "The form sets subject and final stop; write the verb in the third person."),
        (
            "DS213",
            "unknown name",
            "There is no rule, body, ladder, form or style of this name, shipped or in templates/.",
        ),
        ("DS214", "date not covered", "Who is a member on that date is not known here; it is said, not guessed."),
        (
            "DS215",
            "no id",
            "An id is a slug that says what the paragraph says. Labels (op-4, para3) move and are refused.",
        ),
        ("DS216", "stands twice", "Two things of one list have one id."),
        ("DS218", "no such fact", "{id} in a text is filled from the brief's facts."),
        ("DS220", "rule does not apply", "The rule is of another body, or not in force on the date."),
        (
            "DS221",
            "shadows a shipped one",
            "A file of yours has the name of one that ships with the tool; the law is never replaced in silence.",
        ),
        ("DS222", "claims too much", "`stage` says more than the verdict bears out."),
        ("DS223", "unclear element", "An element has a ladder with a text, or wordings, or a text alone."),
        ("DS224", "misnamed", "A template's file is called what it says it is."),
        ("DS225", "days do not fit", "Rows of membership end before they begin, or overlap."),
        ("DS230", "not exact", "Bounds are whole numbers or exact shares (2/3, 55%); a decimal fraction rounds."),
        ("DS231", "unclear rule", "A rule's outcomes each have one test; the last is 'otherwise' and adopts nothing."),
        ("DS232", "no such answer", "The rule counts an answer that its members cannot give."),
        ("DS233", "no such group", "The body has no group, and no weight, of this name on the day."),
        (
            "DS234",
            "example fails",
            "A worked example of the rule comes out otherwise: the rule or the example is wrong.",
        ),
        (
            "DS235",
            "weights do not add up",
            "Each member of those days has one weight, a whole number above nothing, and they come to the total given.",
        ),
        (
            "DS241",
            "brackets do not pair",
            "Brackets open with '[: ' or '[EST: ' and each is closed once; a bracket in the words themselves is '\\['.",
        ),
        ("DS242", "unknown delegation", "A bracket names those whose words it holds, as they are called in this text."),
        ("DS243", "nobody's words", "Only the base's words stand in a bracket without a name, and they come first."),
        ("DS244", "two sides", "A delegation has one side in a choice, and stands once in a bracket."),
        ("DS245", "side equal to the base", "Who is not named in a choice has the base's; a side is something else."),
        ("DS246", "no such place", "A side puts a paragraph first, or behind one that the base has there."),
        ("DS247", "no choice", "A choice is the base's bracket and, touching it, at least one other's."),
        ("DS248", "words without a paragraph", "Who would have no such paragraph has no words in it."),
        ("DS251", "cannot be ruled so", "What is chosen does not fit the proposals that are open on the paragraph."),
        ("DS253", "for another text", "Choices are for the very words they were made on; the text has changed since."),
        ("DS254", "unclear choice", "A choice takes proposals, gives words, strikes or keeps: one of them."),
        ("DS301", "template does not parse", "The form's template is no Jinja template."),
        (
            "DS302",
            "refused in a template",
            "Templates loop, choose and print. What could run without bound is refused.",
        ),
        ("DS303", "cannot be filled", "The template names something that is not there."),
        ("DS401", "style missing", "The Word file whose styles are used lacks one that the text needs."),
        (
            "DS411",
            "no Word file",
            "The file is no Word document, breaks off, or is locked. Open it in Word and save it as an open .docx.",
        ),
        (
            "DS412",
            "damaged Word file",
            "A part that Word needs is missing, stands twice, or is no XML; or words stand where Word reads none.",
        ),
        (
            "DS413",
            "too large",
            "The file unpacks to more than any document holds; such files are made to exhaust the machine.",
        ),
        (
            "DS414",
            "reaches out of the file",
            "A part's name leads out of the package, or its XML declares a document type. No word processor writes so.",
        ),
        ("DS415", "holds macros", "A file with macros is not opened. Save it as a Word document without macros."),
        ("DS416", "Strict Open XML", "The file is in the strict variant of the format. Save it as a plain .docx."),
        (
            "DS417",
            "changes on changes",
            "A paragraph holds tracked changes already, and the new ones cannot be written over them without losing "
            "whose they are. Accept or reject the earlier ones first.",
        ),
        (
            "DS418",
            "cannot be told apart",
            "The text holds characters, or more different objects, than can be compared; or the redline would not give "
            "back both texts word for word, and is not written.",
        ),
        (
            "DS421",
            "of no circulated text",
            "A file that came back is read against the text it was made from. Members answer on circulated texts only.",
        ),
        ("DS304", "text without end", "The template yields more than any statement holds."),
    )
}
