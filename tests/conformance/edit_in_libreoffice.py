"""Edits files in LibreOffice with the tracking of changes on, or off: run by its own Python, which has UNO.

Reads jobs from standard input as JSON: [{"file", "out", "edits": [[kind, paragraph, ...], ...]}, ...]. Paragraphs are
counted as they stand at first; the edits of a job come last paragraph first.
"""

from __future__ import annotations

import json
import sys

sys.path.insert(0, sys.argv[1])
import libreoffice as judge  # type: ignore[import-not-found]  # beside the project, in shared/judge

PARAGRAPH_BREAK = 0


def paragraphs(document):  # type: ignore[no-untyped-def]
    listed, found = document.Text.createEnumeration(), []
    while listed.hasMoreElements():
        found.append(listed.nextElement())
    return found


def cursor(document, at, start, end):  # type: ignore[no-untyped-def]
    made = document.Text.createTextCursorByRange(at.getStart())
    made.goRight(start, False)
    made.goRight(end - start, True)
    return made


def edit(document, rows, kind, index, *what):  # type: ignore[no-untyped-def]
    text, at = document.Text, rows[index]
    if kind == "words":
        start, end, new = what
        cursor(document, at, start, end).setString(new)
    elif kind == "strike":
        made = text.createTextCursorByRange(at.getStart())
        if index + 1 < len(rows):
            made.gotoEndOfParagraph(True)
            made.goRight(1, True)
        else:
            made.gotoRange(rows[index - 1].getEnd(), False)
            made.gotoEnd(True)
        made.setString("")
    elif kind == "behind":
        made = text.createTextCursorByRange(at.getEnd())
        text.insertControlCharacter(made, PARAGRAPH_BREAK, False)
        text.insertString(made, what[0], False)
    elif kind == "before":
        made = text.createTextCursorByRange(at.getStart())
        text.insertString(made, what[0], False)
        text.insertControlCharacter(made, PARAGRAPH_BREAK, False)
    elif kind == "comment":
        note = document.createInstance("com.sun.star.text.textfield.Annotation")
        note.Content = what[0]
        text.insertTextContent(cursor(document, at, 4, 4), note, False)


with judge.LO() as office:
    for job in json.load(sys.stdin):
        document = office.open(job["file"])
        rows = paragraphs(document)
        for tracked, kind, index, *what in job["edits"]:
            document.RecordChanges = tracked
            edit(document, rows, kind, index, *what)
        document.RecordChanges = False
        document.storeToURL(judge.url(job["out"]), (judge.PV("FilterName", "MS Word 2007 XML"),))
        document.close(True)
