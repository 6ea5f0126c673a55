"""How broad words are on a screen, in its cells: Chinese takes two a character, the marks of Arabic none."""

from __future__ import annotations

from rich.cells import get_character_cell_size as cells_of


def width_of(text: str) -> int:
    """How many cells a text takes.

    >>> width_of("Việt"), width_of("中国"), width_of("مُوسى"), width_of("e\\u0301")
    (4, 4, 4, 1)
    """
    return sum(map(cells_of, text))


def padded(text: str, width: int) -> str:
    """A text with spaces behind it up to so many cells.

    >>> padded("中国", 6) + "|"
    '中国  |'
    """
    return text + " " * (width - width_of(text))


def cut(text: str, width: int) -> str:
    """A text in so many cells, its end left off where it is longer; no letter loses the marks that stand on it.

    >>> cut("中国", 4), cut("中国代表团", 7), cut("中国代表团", 6), ascii(cut("cafe\\u0301 noir", 5))
    ('中国', '中国代…', '中国…', "'cafe\\\\u0301\\\\u2026'")
    """
    if width_of(text) <= width:
        return text
    left, end = width - 1, 0
    for character in text:
        left -= cells_of(character)
        if left < 0:
            break
        end += 1
    return f"{text[:end]}…"
