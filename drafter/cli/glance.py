"""What a statement's files name, seen at a glance: for completing a word while a command is being typed.

Files are read as they stand, not checked: a half-written brief still names its penholders, and reading all of it
would take longer than a person waits for a key. Nothing here is used for anything that is said or recorded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drafter.files.shipped import SHIPPED

# Patterns as they are written: each word asks for one of them, and a person waits.
_CODE = r"\b[A-Z]{3}\b"
_AMENDMENT = r"\bid:\s*([A-Z]{3}-\d+)\b"
_ELEMENT = r"(?m)^( *)- \{?\s*id:\s*([a-z][a-z0-9-]*)"
_ROW = r'\{from: "([\d-]+)"(?:, to: "([\d-]+)")?, members: \[([^]]*)\]'


def folder(statement: str) -> Path:
    """The folder of a statement, by its name, its path or that of a file in it; another path where there is none."""
    path = Path(statement)
    inside = path.parents[:2] if path.is_file() else ()
    folders = (path, Path("statements") / statement, *inside)
    return next((one for one in folders if (one / "brief.yaml").is_file()), path)


def statements() -> list[str]:
    """The statements under statements/, by name."""
    return sorted(path.parent.name for path in Path("statements").glob("*/brief.yaml"))


def templates(kind: str) -> list[str]:
    """The names of the rules, bodies or forms at hand, shipped and of the working folder."""
    roots = (SHIPPED, Path("templates"))
    return sorted({path.stem for root in roots for path in root.glob(f"{kind}/*.yaml")} - {"names"})


def members(statement: str) -> list[str]:
    """The members of a statement: those with a file, those that hold the pen, and the body's on the day."""
    brief = _brief(statement)
    named = {path.stem for path in folder(statement).glob("positions/*.yaml")} | set(penholders(statement))
    return sorted(named | set(body_members(_value(brief, "body"), _value(brief, "membership_on"))))


def penholders(statement: str) -> list[str]:
    """The penholders that a brief names."""
    found = re.search(r"^penholders:(.*(?:\n[ -].*)*)", _brief(statement), re.MULTILINE)
    return re.findall(_CODE, found[1]) if found else []


def body_members(body: str, day: str = "") -> list[str]:
    """The members of a body on a day, or on the last day that its file covers."""
    for root in (Path("templates"), SHIPPED):
        if body and (path := root / "bodies" / f"{body}.yaml").is_file():
            rows = re.findall(_ROW, path.read_text(encoding="utf-8"))
            on_day = [row for row in rows if row[0] <= day <= (row[1] or "9999")] or rows[-1:]
            return sorted({code for row in on_day for code in re.findall(_CODE, row[2])})
    return []


def texts(statement: str) -> list[str]:
    """The names under which texts went out, the last first."""
    return [act["name"] for act in reversed(list(_acts(statement, "circulated")))]


def amendments(statement: str) -> list[str]:
    """The amendments that the members' files name."""
    files = sorted(folder(statement).glob("positions/*.yaml"))
    return [id for file in files for id in re.findall(_AMENDMENT, file.read_text(encoding="utf-8", errors="replace"))]


def paragraphs(statement: str) -> list[str]:
    """The paragraphs of the text as last saved, or what the brief asks for where there is none."""
    found: dict[str, None] = {}
    for act in _acts(statement, "revised"):
        for id, shift in act.get("change", {}).items():
            if shift.get("after") is None:
                found.pop(id, None)
            else:
                found[id] = None
    if found:
        return sorted(found)
    elements = re.findall(_ELEMENT, _brief(statement).partition("\nelements:")[2])
    return [id for indent, id in elements if indent == elements[0][0]]


def _acts(statement: str, kind: str) -> Iterator[dict[str, Any]]:
    import json  # most words are in no record

    for path in sorted(folder(statement).glob("record/*.json")):
        source = path.read_text(encoding="utf-8")
        if f'"act": "{kind}"' in source:
            yield json.loads(source)


def _brief(statement: str) -> str:
    return (folder(statement) / "brief.yaml").read_text(encoding="utf-8", errors="replace")


def _value(source: str, key: str) -> str:
    found = re.search(rf"^{key}:\s*[\"']?([\w-]+)", source, re.MULTILINE)
    return found[1] if found else ""
