"""What the YAML parser says, in plain English, at the place where a person would look."""

from __future__ import annotations

import yaml

from drafter.diagnostic import Diagnostic, Where
from drafter.files.source import excerpt, lines

# What the parser says, what it means to somebody who writes positions, and the way out.
_QUOTE = "put the text in quotes"
_PLAIN_ENGLISH = (
    ("mapping values are not allowed", "a colon cannot stand here", f"if it belongs to the text, {_QUOTE}"),
    ("expected ',' or ']'", "a list in [ ] is not closed, or lacks a comma", "a text with [ goes in quotes"),
    ("expected ',' or '}'", "a { } is not closed, or lacks a comma", "a text with { goes in quotes"),
    ("expected node content", "a value or a closing bracket is missing here", ""),
    ("unexpected end of stream", "the quotation mark opened here is not closed", ""),
    ("could not find expected ':'", "this is neither a key with a colon nor part of a text", "indent it?"),
    ("did not find expected key", "this does not line up with the keys above", ""),
    ("expected '-' indicator", "this does not line up with the list above", "start it with '- '"),
    ("cannot start any token", "a text cannot begin with this character", _QUOTE),
    ("unknown escape character", "a backslash cannot stand before this", "use single quotes"),
    ("sequence entries are not allowed", "a list cannot start here", "start it on a line of its own"),
    ("expected comment or line break", "nothing can follow | or > on its line", f"or {_QUOTE}"),
    ("directive", "a line cannot begin with %", _QUOTE),
)
# The parser stops far below what it misses: the place that was opened says more.
_SEEN_TOO_LATE = ("found unexpected end", "did not find expected ','", "could not find expected ':'")


def syntax(error: yaml.YAMLError, text: str, shown: str) -> Diagnostic:
    """The parser's complaint as a located fault; a tab that indents is named as such."""
    problem = str(getattr(error, "problem", None) or error)
    context = str(getattr(error, "context", None) or "")
    mark, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if mark is None:
        return Diagnostic(Where(shown), "DS003", f"is not YAML ({problem})")
    names = "scanning an alias" in context or "scanning an anchor" in context
    late = problem.startswith(_SEEN_TOO_LATE) and opened is not None and opened.line < mark.line
    if opened is not None and (names or late):
        mark = opened
    rows = lines(text.rstrip())
    where = Where(shown, mark.line + 1, mark.column + 1)
    if where.line > len(rows):
        where = Where(shown, len(rows), len(rows[-1]) + 1)
    line = rows[where.line - 1]
    before = line[: where.column - 1].rstrip()
    indent = line[: len(line) - len(line.lstrip())]
    code, message, hint = "DS003", f"is not YAML ({problem})", ""
    if "\t" in indent:
        where = Where(shown, where.line, indent.index("\t") + 1)
        message, hint = "a tab indents this line", "indent with spaces"
    elif names:
        code, message, hint = "DS004", f"a text cannot begin with {line[where.column - 1 :][:1]}", _QUOTE
    elif "tag" in problem or "a tag" in context:
        code, message, hint = "DS005", "a tag is not allowed", f"if the ! belongs to the text, {_QUOTE}"
    elif "expected key" in problem and before.endswith(("'", '"', "]", "}")):
        message = "nothing can follow a closing quotation mark or bracket"
        hint = "put the whole text in quotes; an apostrophe inside single quotes is written twice"
    else:
        found = [(meant, way_out) for said, meant, way_out in _PLAIN_ENGLISH if said in problem]
        message, hint = found[0] if found else (message, hint)
    return Diagnostic(where, code, message, hint, excerpt(text, where))
