"""Remarks as Word comments: who said what when, next to the paragraph it is about."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from docx.document import Document
from docx.oxml.ns import qn

from drafter.docx.page import Hand, Remark, line, spoken, utc
from drafter.text.change import Change, diff
from drafter.text.statement import Id, Run, Statement, plain

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
    """A line a step: its hand, its moment, the paragraphs it changed, by how they begin in the first or last text.

    Words that came and went between the two are in neither, and told to nobody.
    """
    ends = versions[0], versions[-1]
    return [
        f"{hand.name}, {spoken(hand.at)}: {', '.join(_touched(diff(before, after), *ends)) or 'nothing that is left'}"
        for (before, after), hand in zip(pairwise(versions), hands, strict=True)
    ]


def _touched(change: Change, first: Statement, last: Statement) -> list[str]:
    """The paragraphs that a step changed, by id and by how they begin at their leading verb: labels move."""
    kept = [f"{id} ({_beginning(last, id)})" for id in last.order if id in change.shifts]
    gone = [id for id in first.order if id in change.shifts and id not in last.paragraphs]
    head = ["the head"] if change.head else []
    return [*head, *kept, *(f"{id} (struck: {_beginning(first, id)})" for id in gone)]


def _beginning(text: Statement, id: Id) -> str:
    parts = text.paragraphs[id].inline
    verb = next((at for at, part in enumerate(parts) if isinstance(part, Run) and "verb" in part.marks), 0)
    words = plain(parts[verb:], text.mentions).split()
    return f"“{' '.join(words[:5])} …”" if len(words) > 5 else f"“{' '.join(words)}”"


def _initials(name: str) -> str:
    """A code as it is, whatever is said beside it; of another name, the first letter of each word.

    >>> _initials("NOR (illustrative)"), _initials("Penholders of Norway")
    ('NOR', 'PoN')
    """
    names = name.split() or [""]
    return names[0] if 0 < len(names[0]) <= 4 else "".join(word[:1] for word in names)[:4]
