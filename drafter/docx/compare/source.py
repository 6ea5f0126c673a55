"""The blocks of a body as its part spells them: to tell equal ones, none need be written anew."""

from __future__ import annotations

import re

from drafter.docx.names import Element, w

_NAMES = {w(name): name.encode() for name in "p tbl sdt customXml altChunk".split()}
_ATTRIBUTES = rb"""(?:\s+[^\s=/>]+=(?:"[^"]*"|'[^']*'))*\s*"""
_TAG = re.compile(rb"</?w:(?:" + b"|".join(_NAMES.values()) + rb")(?:>|" + _ATTRIBUTES + rb"/?>)")
_SLASH = ord("/")
_BODY = re.compile(rb"<w:body(?:[ \t\r\n][^>]*)?>")


def spelled(content: bytes, body: Element) -> dict[Element, bytes]:
    """Each block of a body with its bytes in the part; nothing at all where what is read might be no markup.

    A part that holds comments, instructions, literal sections or letters of two bytes is not read in this way.
    """
    start = _BODY.search(content)
    if start is None or any(mark in content for mark in (b"<!", b"\0")) or content.count(b"<?") > 1:
        return {}
    found: list[bytes] = []
    depth = begun = 0
    for tag in _TAG.finditer(content, start.end()):
        at, end = tag.span()
        if not depth:
            begun = at
        if content[at + 1] == _SLASH:
            depth -= 1
        elif content[end - 2] != _SLASH:
            depth += 1
        if not depth:
            found.append(content[begun:end])
    blocks = [one for one in body if one.tag in _NAMES]
    if len(found) != len(blocks):
        return {}
    made = dict(zip(blocks, found, strict=True))
    return made if all(raw.startswith(b"<w:" + _NAMES[one.tag]) for one, raw in made.items()) else {}
