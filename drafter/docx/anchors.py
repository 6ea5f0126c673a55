"""How a Word file remembers which paragraph is which, and which text it was made from.

A bookmark stands round each paragraph: of all that Word files offer, it is what other programs keep. The text's
digest stands in a custom property. See docs/analysis/anchors.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from drafter.text.statement import Id

DIGEST = "DrafterDigest"
BEFORE = "DrafterBefore"

_HERE, _LEFT = "_st_", "_so_"
_ROOM = 40 - len(_HERE)  # Word cuts a bookmark's name at 40 characters.
_HASH = 12
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
# The one format id that the standard gives to properties named by people ([MS-OLEPS] 2.21, user defined).
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def anchor(id: Id) -> str:
    """The name of the bookmark round a paragraph: `_st_`, then the id with `_` for `-`.

    An id longer than Word's names keeps its beginning, `__` and a part of its hash; no short id gives `__`.

    >>> anchor("call-on-parties")
    '_st_call_on_parties'
    """
    return _HERE + _written(id)


def old_anchor(id: Id) -> str:
    """The name of the bookmark round the place that a paragraph moved away from; names occur once in a file.

    >>> old_anchor("halt")
    '_so_halt'
    """
    return _LEFT + _written(id)


def anchored(name: str, known: Iterable[Id] = ()) -> Id | None:
    """The id that a bookmark's name stands for, old place or new; None where it is no anchor of ours.

    A long id can only be told from those known.

    >>> anchored("_st_call_on_parties"), anchored("_Toc1234")
    ('call-on-parties', None)
    """
    if not name.startswith((_HERE, _LEFT)):
        return None
    written = name[len(_HERE) :]
    if "__" in written:
        return next((id for id in known if _written(id) == written), None)
    return written.replace("_", "-")


def _written(id: Id) -> str:
    if len(id) <= _ROOM:
        return id.replace("-", "_")
    begin = id[: _ROOM - _HASH - 2].rstrip("-").replace("-", "_")
    return f"{begin}__{hashlib.sha256(id.encode()).hexdigest()[:_HASH]}"


def remember(document: Document, values: Mapping[str, str]) -> None:
    """Write these custom properties into the file, in place of any that its donor had."""
    names = {None: _PROPERTIES, "vt": _TYPES}
    root = etree.Element(f"{{{_PROPERTIES}}}Properties", nsmap=names)  # type: ignore[arg-type]  # stubs lack None
    # Numbers 0 and 1 are kept back by the format.
    for number, (name, value) in enumerate(values.items(), start=2):
        one = etree.SubElement(root, f"{{{_PROPERTIES}}}property", fmtid=_FORMAT, pid=str(number), name=name)
        etree.SubElement(one, f"{{{_TYPES}}}lpwstr").text = value
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    package = document.part.package
    for key, relationship in list(package.rels.items()):
        if relationship.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
            del package.rels[key]
    part = Part(PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, blob, package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
