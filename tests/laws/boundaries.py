"""What "inside a word, a number or an accent" means, said without the code under test."""

from __future__ import annotations

import unicodedata

# Scripts written without spaces between words: any two of their letters may be parted.
_UNSPACED = ("CJK", "THAI", "LAO", "HIRAGANA", "KATAKANA", "MYANMAR", "KHMER", "TIBETAN", "IDEOGRAPHIC")


def inside(text: str, at: int) -> bool:
    """Whether a cut before the character at this offset would part what belongs together."""
    left, right = text[at - 1], text[at]
    if unicodedata.category(right).startswith("M") and not left.isspace() and left != "\ue000":
        return True
    if right == "\u200d" and not left.isspace() and left != "\ue000":
        return True
    if _letter(left) and _letter(right):
        return True
    around = text[at - 2 : at - 1], text[at + 1 : at + 2]
    if left.isdecimal() and right in ".,:" and around[1].isdecimal():
        return True
    if left in ".,:" and around[0].isdecimal() and right.isdecimal():
        return True
    if _letter(left) and right in "'’-" and around[1] and _letter(around[1]):
        return True
    return bool(left in "'’-" and around[0] and _letter(around[0]) and _letter(right))


def _letter(character: str) -> bool:
    return character.isalnum() and not unicodedata.name(character, "").startswith(_UNSPACED)
