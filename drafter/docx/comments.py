"""Remarks as Word comments: who said what when, next to the paragraph it is about."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from docx.document import Document
from docx.oxml.ns import qn

from drafter.docx.page import Hand, Remark, line, spoken, utc
from drafter.text.change import Change, diff
from drafter.text.statement import Id, Statement

_OURS = "Drafter"


def commented(document: Document, remarks: Sequence[Remark], known: Collection[Id]) -> dict[Id | None, list[str]]:
    """Write the comments and give their ids by what they are about; they stand nowhere in the text yet.

    `ValueError` names what no text of the document has: a remark is never moved to another paragraph.
    """
    astray = sorted({one.about for one in remarks if one.about is not None and one.about not in known})
    if astray:
        raise ValueError(f"remarks about no paragraph of this text: {', '.join(astray)}")
    found: dict[Id | None, list[str]] = {}
    for remark in remarks:
        text = "\n".join(line(one) for one in remark.text.splitlines())
        author = line(remark.author)
        comment = document.comments.add_comment(text, author, _initials(author))
        comment._comment_elm.set(qn("w:date"), utc(remark.at))
        found.setdefault(remark.about, []).append(str(comment.comment_id))
    return found


def legend(versions: Sequence[Statement], hands: Sequence[Hand]) -> Remark:
    """Who changed which paragraphs when: colour alone tells hands apart for few readers."""
    return Remark(None, _OURS, hands[-1].at, "\n".join(["Who changed what:", *who_changed_what(versions, hands)]))


def who_changed_what(versions: Sequence[Statement], hands: Sequence[Hand]) -> list[str]:
    """A line a step: hand, moment, the paragraphs it changed of those in the first or the last text, what is told."""
    ends = versions[0], versions[-1]
    out = []
    for (before, after), hand in zip(pairwise(versions), hands, strict=True):
        touched = ", ".join(_touched(diff(before, after), *ends)) or "nothing that is left"
        out.append(f"{hand.name}, {spoken(hand.at)}: {touched}" + (f". {hand.note}" if hand.note else ""))
    return out


def _touched(change: Change, first: Statement, last: Statement) -> list[str]:
    """The paragraphs that a step changed, by id and label: their words may be another's by now."""
    kept = [f"{id} ({last.labels[id]})" for id in last.order if id in change.shifts]
    gone = [f"{id} (struck)" for id in first.order if id in change.shifts and id not in last.paragraphs]
    return [*(["the head"] if change.head else []), *kept, *gone]


def _initials(name: str) -> str:
    """A code as it is, whatever is said beside it; of another name, the first letter of each word.

    >>> _initials("NOR (illustrative)"), _initials("Penholders of Norway")
    ('NOR', 'PoN')
    """
    names = name.split() or [""]
    return names[0] if 0 < len(names[0]) <= 4 else "".join(word[:1] for word in names)[:4]
