"""Changes of properties (runs, paragraphs, sections, tables): the new ones stay, or the old ones come back."""

from __future__ import annotations

from typing import Final

from drafter.docx.names import CHANGES, COME, GONE, PPR, RPR, SECTPR, TCPR, TRPR, Element, w

_NUMBERING, _GRID = w("numberingChange"), w("tblGrid")
_HEADERS = frozenset((w("headerReference"), w("footerReference")))
_CELLS = frozenset((w("cellIns"), w("cellDel"), w("cellMerge")))
# What stands among properties and is no part of what their change records: it stays when the old ones come back.
_BESIDE: Final = {
    PPR: frozenset((RPR, SECTPR)),
    RPR: COME | GONE,
    TRPR: COME | GONE,
    TCPR: _CELLS,
    SECTPR: _HEADERS,
}


def settle(change: Element, before: bool) -> None:
    """Take a change of properties off its tree; `before`, put back what it records.

    The words of an old number (w:numberingChange) are no property: they are only taken off.
    """
    properties = change.getparent()
    assert properties is not None
    properties.remove(change)
    if not before or change.tag == _NUMBERING:
        return
    stays = CHANGES | _BESIDE.get(str(properties.tag), frozenset())
    beside = [one for one in properties if one.tag in stays]
    old = [one for record in list(change)[:1] for one in record if one.tag not in stays]
    for past in [one for whole in old for one in whole.iter(*CHANGES, *COME, *GONE, *_CELLS)]:
        within = past.getparent()
        if past not in old and within is not None:
            within.remove(past)
    old = [one for one in old if one.tag not in COME | GONE | _CELLS]
    ahead = beside if properties.tag in (RPR, SECTPR) else []
    behind = beside if not ahead else []
    for one in list(properties):
        properties.remove(one)
    properties.extend([*ahead, *old, *behind])
