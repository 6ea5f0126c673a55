"""Two texts that go out and come back, and what a reply makes of them: for tests of what members return."""

from __future__ import annotations

from dataclasses import replace

from drafter.diagnostic import Where
from drafter.docx.page import Page
from drafter.files.library import Library
from drafter.positions.amendment import propose
from drafter.positions.reply import Reply, Sent
from drafter.text.markup import parse
from drafter.text.statement import Id, Paragraph, Statement
from drafter.text.stops import as_read

LIBRARY = Library()
TEXTS = (
    """statement: harbour
form: presidential-statement

@attack paragraph
The Security Council _condemns_ in the strongest terms the attack on the harbour, in which the crews of two ships died.

@crews paragraph
The Security Council _demands_ that both sides let the crews of the ships in the harbour go home at once.

@inquiry paragraph
The Security Council _recalls_ its statement of 3 May and _welcomes_ the inquiry that the Secretary-General proposed.

@aid paragraph
The Security Council _urges_ all parties to let aid through, *in full*, to all those who need it.

@talks paragraph
The Security Council _calls on_ the parties to meet again, as in @{crews}, and to keep to what they said on 3 May.

@seized paragraph
The Security Council _decides_ to remain seized of the matter.
""",
    """statement: port
form: resolution

@past preambular
_Recalling_ its statement of 3 May and all its earlier resolutions on the port,

@fear preambular
_Noting_ with grave concern the report of the Secretary-General on the attacks of recent weeks,

@ask operative
_Calls on_ all sides in the port:

@stop item in ask
to stop all attacks on ships, crews and harbours at once;

@talk item in ask
to talk to each other, and to the crews, without conditions;

@let item in ask
to let the ships go;

@report operative
_Requests_ the Secretary-General to report to it within 30 days on what the sides have done under @{ask} above;

@seized operative
_Decides_ to remain seized of the matter;
""",
)


def sent(text: int) -> Sent:
    statement = parse(TEXTS[text])
    return Sent("rev-1", statement, LIBRARY.form(statement.head.form, Where("test")))


def page(of: Sent) -> Page:
    return Page("Harbour", "Rev.1", 1, of.text.digest, "", True, True, "3 May 2021", of.form.opening)


def taken(of: Sent, answer: Reply) -> Statement:
    """The text with every amendment in it, each made of the text as sent."""
    paragraphs: dict[Id, Paragraph] = dict(of.text.paragraphs)
    for amendment in answer.amendments:
        for id, shift in propose(amendment, of.text, of.form).shifts.items():
            if shift.after is None:
                paragraphs.pop(id, None)
            elif shift.before is None:
                paragraphs[id] = shift.after
            elif shift.before.place != shift.after.place:
                paragraphs[id] = replace(paragraphs[id], place=shift.after.place)
            else:
                paragraphs[id] = replace(paragraphs[id], inline=shift.after.inline)
    return Statement(of.text.head, paragraphs)


def as_they_read(of: Sent, text: Statement) -> list[tuple[Id | None, str]]:
    """The paragraphs as they read, new ones without their ids; the last stop is the form's, and follows the order."""
    mentions = as_read(of.text, of.form).mentions
    bare = [
        (id, "".join(mentions[part.to] if hasattr(part, "to") else part.text for part in text.paragraphs[id].inline))
        for id in text.order
    ]
    return [(id if id in of.text.paragraphs else None, said.rstrip(".,;:")) for id, said in bare]
