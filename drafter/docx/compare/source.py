"""The blocks of a body as its part spells them: to tell equal ones, none need be written anew."""

from __future__ import annotations

import re

from drafter.docx.names import Element, w

_NAMES = {w(name): name.encode() for name in "p tbl sdt customXml altChunk".split()}
_BLOCK = re.compile(rb"<(/?)w:(" + b"|".join(_NAMES.values()) + rb""")(?:\s+[^\s=/>]+=(?:"[^"]*"|'[^']*'))*\s*(/?)>""")
_BODY = re.compile(rb"<w:body(?:[ \t\r\n][^>]*)?>")


def spelled(content: bytes, body: Element) -> dict[Element, bytes]:
    """Each block of a body with its bytes in the part; nothing at all where what is read might be no markup.

    A part that holds comments, instructions, literal sections or letters of two bytes is not read in this way.
    """
    start = _BODY.search(content)
    if start is None or any(mark in content for mark in (b"<!", b"\0")) or content.count(b"<?") > 1:
        return {}
    found: list[tuple[bytes, bytes]] = []
    depth = begun = 0
    for tag in _BLOCK.finditer(content, start.end()):
        closing, name, alone = tag.groups()
        if not depth and not closing:
            begun = tag.start()
        if not alone:
            depth += -1 if closing else 1
        if not depth:
            found.append((name, content[begun : tag.end()]))
    blocks = [one for one in body if one.tag in _NAMES]
    if [name for name, _ in found] != [_NAMES[one.tag] for one in blocks]:
        return {}
    return {one: raw for one, (_, raw) in zip(blocks, found, strict=True)}
