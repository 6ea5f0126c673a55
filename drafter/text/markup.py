"""The light markup: a statement as a text file that people edit and templates write.

    statement: afghanistan-2021
    form: presidential-statement
    language: en

    @attacks paragraph
    The Security Council _condemns_ the armed attacks. See @{measures}.

    @measures-list item in measures
    ...

`*` switches emphasis, `**` strong, `_` the leading verb; they switch wherever they stand, there are no rules
about what is beside them. A backslash takes the meaning from what follows. Brackets are kept for alternatives
and are escaped in plain text. `parse(print_(s), base=s) == s`, ranks included.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from drafter.diagnostic import Diagnostic, Faulty, Where, did_you_mean
from drafter.text.order import keep_or_place
from drafter.text.statement import (
    KINDS,
    Head,
    Id,
    Inline,
    Kind,
    Mark,
    NotWellFormed,
    Paragraph,
    Place,
    Ref,
    Run,
    Statement,
    faults_of,
    inline,
)

_SWITCHES: tuple[tuple[Mark, str], ...] = (("strong", "**"), ("em", "*"), ("verb", "_"))
_PIECE = re.compile(
    r"\\(?P<literal>.)|@\{(?P<ref>[^{}]*)\}|(?P<switch>\*\*|\*|_)|(?P<stray>[\\@\[\]])|(?P<text>[^\\@*_\[\]]+)"
)
_HEADING = re.compile(r"@(?P<id>\S+)(?: (?P<kind>\S+))?(?: in (?P<parent>\S+))?")
_HEAD_KEYS = {"statement": "name", "form": "form", "language": "language"}


def escaped(text: str) -> str:
    """A text as markup that reads as these very characters.

    >>> escaped("12_a")
    '12\\\\_a'
    """
    return re.sub(r"([\\*_@\[\]])", r"\\\1", text)


def print_inline(parts: Inline) -> str:
    """One paragraph's words in the markup.

    >>> print_inline(inline(Run("Condemns", frozenset({"verb"})), " [all] attacks"))
    '_Condemns_ \\\\[all\\\\] attacks'
    """
    out, on = [], frozenset[Mark]()
    for part in (*parts, Ref("")):
        marks = part.marks if isinstance(part, Run) else frozenset()
        out += [sign for mark, sign in _SWITCHES if (mark in on) != (mark in marks)]
        on = marks
        if isinstance(part, Run):
            out.append(escaped(part.text))
        elif part.to:
            out.append(f"@{{{part.to}}}")
    return "".join(out)


def print_(statement: Statement) -> str:
    """The whole statement in the markup; the same statement gives the same bytes."""
    out = [print_head(statement.head)]
    for entry in statement.outline:
        under = f" in {entry.parent}" if entry.parent else ""
        out.append(f"@{entry.id} {entry.kind}{under}\n{print_inline(entry.inline)}\n")
    return "\n".join(out)


def print_head(head: Head) -> str:
    """The lines that a text in the markup begins with."""
    return f"statement: {head.name}\nform: {head.form}\nlanguage: {head.language}\n"


def parse_inline(text: str, where: Where | None = None) -> Inline:
    """The words that a line of markup gives. Raises `Faulty` with every fault of the line, each at its column."""
    parts: list[Run | Ref] = []
    faults: list[Diagnostic] = []
    on: dict[Mark, int] = {}

    def fault(at: int, message: str, hint: str) -> None:
        place = Where(where.file, where.line, where.column + at) if where else Where("<text>", 1, at + 1)
        faults.append(Diagnostic(place, "DS203", message, hint))

    for piece in _PIECE.finditer(text):
        if piece["switch"]:
            mark = next(mark for mark, sign in _SWITCHES if sign == piece["switch"])
            if on.pop(mark, None) is None:
                on[mark] = piece.start()
        elif piece["ref"] is not None:
            parts.append(Ref(piece["ref"]))
        elif piece["stray"]:
            fault(
                piece.start(),
                f"'{piece['stray']}' has a meaning of its own here",
                f"write '\\{piece['stray']}' for the character",
            )
        else:
            parts.append(Run(piece["literal"] or piece["text"], frozenset(on)))
    for mark, at in on.items():
        sign = dict(_SWITCHES)[mark]
        fault(at, f"'{sign}' is switched on and never off", f"close it, or write '\\{sign}' for the character")
    if faults:
        raise Faulty(faults)
    return inline(*parts)


def parse(text: str, file: str = "<text>", base: Statement | None = None) -> Statement:
    """The statement that a text in the markup gives.

    With `base`, paragraphs that stand where they stood keep their ranks, so that only what changed has changed.
    Raises `Faulty` with every fault, each at its line and column.
    """
    faults: list[Diagnostic] = []
    head, blocks = read_blocks(text, file, faults)
    found: dict[Id, tuple[Kind, Id | None, Inline]] = {}
    lines: dict[Id, int] = {}
    for number, row, words in blocks:
        heading = _HEADING.fullmatch(row)
        kind = (heading["kind"] or "paragraph") if heading else ""
        if not heading or kind not in KINDS:
            hint = did_you_mean(kind, KINDS) or "write '@id kind' or '@id kind in parent'"
            faults.append(Diagnostic(Where(file, number, 1), "DS202", f"'{row}' names no paragraph", hint))
            continue
        id = heading["id"]
        if id in lines:
            hint = f"the first is on line {lines[id]}"
            faults.append(Diagnostic(Where(file, number, 1), "DS204", f"paragraph '{id}' stands here twice", hint))
        lines.setdefault(id, number)
        try:
            found[id] = (kind, heading["parent"], parse_inline(words, Where(file, number + 1, 1)))
        except Faulty as more:
            faults.extend(more.diagnostics)
    if faults:
        raise Faulty(faults)
    paragraphs = _placed(found, base)
    if wrong := faults_of(paragraphs):
        raise Faulty(Diagnostic(Where(file, lines.get(fault.ids[0], 1), 1), "DS206", str(fault)) for fault in wrong)
    try:
        return Statement(Head(head["name"], head["form"], head.get("language", "en")), paragraphs)
    except NotWellFormed as fault:
        raise Faulty([Diagnostic(Where(file, 1, 1), "DS206", str(fault))]) from fault


def read_blocks(text: str, file: str, faults: list[Diagnostic]) -> tuple[dict[str, str], list[tuple[int, str, str]]]:
    """The head, and each paragraph's heading with its line number and the line of words below it."""
    head: dict[str, str] = {}
    blocks: list[tuple[int, str, str]] = []
    rows = enumerate((row.removesuffix("\r") for row in text.split("\n")), start=1)
    for number, row in rows:
        key, colon, value = row.partition(":")
        if row.startswith("@"):
            blocks.append((number, row, next(rows, (0, ""))[1]))
        elif colon and key in _HEAD_KEYS and not blocks:
            head[_HEAD_KEYS[key]] = value.strip()
        elif row.strip():
            hint = "begin with '@id kind', one line of words below it"
            faults.append(Diagnostic(Where(file, number, 1), "DS201", "this line stands under no paragraph", hint))
    for key, name in (("statement", "name"), ("form", "form")):
        if not head.get(name):
            hint = "begin with 'statement: NAME' and 'form: FORM'"
            faults.append(Diagnostic(Where(file, 1, 1), "DS205", f"the head has no {key}", hint))
    return head, blocks


def _placed(found: Mapping[Id, tuple[Kind, Id | None, Inline]], base: Statement | None) -> dict[Id, Paragraph]:
    """The paragraphs in file order, with the ranks of the base where their order still holds."""
    siblings: dict[Id | None, list[Id]] = {}
    for id, (_, parent, _) in found.items():
        siblings.setdefault(parent, []).append(id)
    known = {id: p.place for id, p in base.paragraphs.items()} if base else {}
    ranks: dict[Id, str] = {}
    for parent, ids in siblings.items():
        ranks |= keep_or_place(ids, {id: known[id].rank for id in ids if id in known and known[id].parent == parent})
    return {id: Paragraph(Place(parent, ranks[id]), kind, words) for id, (kind, parent, words) in found.items()}
