"""Remarks as Word comments: who said what when, next to the paragraph it is about."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from docx.document import Document
from docx.oxml.ns import qn

from drafter.docx.page import Hand, Remark, line, spoken, utc
from drafter.text.change import diff
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
    """Who changed which paragraphs when, a line a step: colour alone tells hands apart for few readers."""
    steps = [
        f"{hand.name}, {spoken(hand.at)}: {', '.join(_touched(before, after)) or 'the head'}"
        for (before, after), hand in zip(pairwise(versions), hands, strict=True)
    ]
    return Remark(None, _OURS, hands[-1].at, "\n".join(["Who changed what:", *steps]))


def _touched(before: Statement, after: Statement) -> list[str]:
    """The paragraphs that a step changed, by id and by how they begin at their leading verb: labels move."""
    changed = diff(before, after).shifts
    kept = [f"{id} ({_beginning(after, id)})" for id in after.order if id in changed]
    gone = [id for id in before.order if id in changed and id not in after.paragraphs]
    return [*kept, *(f"{id} (struck: {_beginning(before, id)})" for id in gone)]


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
