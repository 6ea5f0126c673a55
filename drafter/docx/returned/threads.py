"""The comments of a file, with who said them and which answers which."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.docx.names import AUTHOR, ID, WORD_2010, P, T, w
from drafter.docx.opc import Package
from drafter.text.statement import UNPRINTABLE, Id

_PARA_ID = f"{{{WORD_2010}}}paraId"


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody said, in one line; `about` the paragraph it stands beside, `answers` the comment it answers."""

    id: str
    author: str
    text: str
    about: Id | None = None
    answers: str | None = None


def comments(package: Package) -> list[Comment]:
    """The comments of a file in its order; those that say nothing are left out."""
    part = package.related(package.main, "comments")
    if part is None:
        return []
    parents, out = _threads(package), list[Comment]()
    found = list(package.tree(part).iter(w("comment")))
    owner = {str(par.get(_PARA_ID)): one.get(ID, "") for one in found for par in one.iter(P)}
    for one in found:
        lines = ("".join(text.text or "" for text in par.iter(T)) for par in one.iter(P))
        said = " ".join(UNPRINTABLE.sub(" ", line).strip() for line in lines if line.strip())
        last = next((str(par.get(_PARA_ID)) for par in reversed(list(one.iter(P)))), "")
        if said:
            out.append(Comment(one.get(ID, ""), one.get(AUTHOR, ""), said, None, owner.get(parents.get(last, ""))))
    return out


def _threads(package: Package) -> dict[str, str]:
    """For the last paragraph of each answer, that of the comment it answers (w15:commentEx)."""
    found: dict[str, str] = {}
    for one in package.relations(package.main).values():
        if one.type.endswith("/commentsExtended") and one.target in package.parts and not one.external:
            for entry in package.tree(one.target):
                values = {str(name).rpartition("}")[2]: str(value) for name, value in entry.attrib.items()}
                if "paraIdParent" in values:
                    found[values.get("paraId", "")] = values["paraIdParent"]
    return found
