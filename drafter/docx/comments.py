"""Remarks as Word comments: who said what when, next to the paragraph it is about."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from docx.document import Document
from docx.oxml.ns import qn

from drafter.docx.page import Hand, Remark, line, spoken, utc
from drafter.text.statement import Id

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


def legend(hands: Sequence[Hand]) -> Remark:
    """Who made the changes of a redline, in words: colour alone tells hands apart for few readers."""
    named = "; ".join(f"{hand.name} {spoken(hand.at)}" for hand in dict.fromkeys(hands))
    return Remark(None, _OURS, hands[-1].at, f"Changes by: {named}")


def _initials(name: str) -> str:
    """A code as it is; of a longer name, the first letter of each word.

    >>> _initials("NOR"), _initials("Co-penholders of Norway")
    ('NOR', 'CoN')
    """
    return name if len(name) <= 4 else "".join(word[0] for word in name.split())[:4]
