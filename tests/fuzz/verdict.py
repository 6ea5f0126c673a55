"""What became of one made or damaged file, as judges that share no code with the engine see it."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from types import ModuleType

from drafter.diagnostic import Faulty
from drafter.docx.compare import compare
from drafter.docx.names import PPR, REVISIONS, RPR, TC, TR, TRPR, P
from drafter.docx.opc import unpack
from drafter.docx.resolve.package import resolve_all
from drafter.docx.resolve.tree import AFTER, BEFORE
from tests.docx import whole
from tests.judges import judge

AUTHOR = "Fuzz"
_LAYER = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo|\w+Change|cellIns|cellDel|cellMerge)[ >/]")
_CELL = re.compile(rb"<w:cell(?:Ins|Del|Merge)[ >/]")


class Wrong(AssertionError):
    """Accepting or rejecting does not give what it must."""


def compared(old: bytes, new: bytes) -> str:
    """`exact`, `refused`, or `unjudged` where the judges cannot read the files themselves; raises `Wrong`.

    What the command says that it cannot track is not asked of it.
    """
    try:
        made = compare(old, new, AUTHOR)
    except Faulty:
        return "refused"
    if not (_readable(old) and _readable(new)):
        return "unjudged"
    author = AUTHOR if _holds(old, _LAYER) or _holds(new, _LAYER) else None
    found = [] if author else _faults(made.content, old, new)
    alone = any(told in one for one in made.untracked for told in ("that only one file has", "end of a section"))
    if alone or "sectPrChange" in made.counts:  # the judge loses headers there: tests/conformance/test_judge_faults.py
        found = [one for one in found if not one.endswith("headers or footers")]
    if not found and not made.untracked:
        found = whole.faults(made.content, old, new, author)
    if found:
        raise Wrong(found[0])
    return "exact"


def resolved(content: bytes) -> str:
    """The same for `accept` and `reject` of a file with tracked changes."""
    for side, accept in ((AFTER, True), (BEFORE, False)):
        try:
            package = unpack(content, "file.docx")
            resolve_all(package, side)
            made = package.pack()
        except Faulty:
            return "refused"
        try:
            wanted = _texts(content, accept)
        except Exception:
            return "unjudged"
        if not wanted or _holds(content, _CELL) or _emptied(content):
            return "unjudged"  # tests/conformance/test_judge_faults.py
        if _texts(made, accept) != wanted or _texts(made, not accept) != wanted:
            raise Wrong(f"{'accept' if accept else 'reject'}: {_texts(made, accept)!r:.150} for {wanted!r:.150}")
    return "exact"


def _faults(made: bytes, old: bytes, new: bytes) -> list[str]:
    found = _judge("accept_reject").check(*map(io.BytesIO, (made, old, new)))
    out = [
        f"lxml {side} {what}: {str(found[side].get('sample') or found[side].get('format_sample'))[:300]}"
        for side in ("reject", "accept")
        for what in ("text", "format")
        if not found[side][f"{what}_equal"]
    ]
    if found["metrics"]["dup_ids"]:
        out.append("an id twice")
    return out + list(_judge("contents").check(*map(io.BytesIO, (made, old, new))))


def _readable(content: bytes) -> bool:
    """Whether the judges can read a file at all."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            whole.read(package, "word/document.xml", True)
            _judge("contents").contents(package)
    except Exception:
        return False
    return True


def _holds(content: bytes, mark: re.Pattern[bytes]) -> bool:
    """Whether any part of a file holds this."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        texts = [package.read(name) for name in package.namelist() if name.endswith(".xml")]
    return any(mark.search(text) for text in texts)


def _emptied(content: bytes) -> bool:
    """Whether the last mark of a cell came or went, and not its row with it."""
    package = unpack(content, "file.docx")
    marks, rows = (f"{PPR}/{RPR}/", f"{TRPR}/")
    for cell in package.tree(package.main).iter(TC):
        last = next(cell.iterchildren(P, reversed=True), None)
        row = next(cell.iterancestors(TR), None)
        if last is None or row is None:
            continue
        if any(last.find(marks + tag) is not None for tag in REVISIONS) and all(
            row.find(rows + tag) is None for tag in REVISIONS
        ):
            return True
    return False


def _texts(content: bytes, accept: bool) -> list[str]:
    resolver = _judge("accept_reject")
    said: list[str] = resolver.texts(resolver.resolve(resolver.load(io.BytesIO(content)), accept))
    return said


@cache
def _judge(name: str) -> ModuleType:
    return judge(name)
