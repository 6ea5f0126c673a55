"""What paragraphs are called: computed from the order each time, since labels move and ids do not."""

from __future__ import annotations

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()


def label(series: str, number: int) -> str:
    """What people call the paragraph of this number in its series.

    >>> label("preambular", 2), label("operative", 3), label("paragraph", 1), label("note", 1)
    ('PP2', '3', 'first paragraph', 'note 1')
    """
    match series:
        case "preambular":
            return f"PP{number}"
        case "operative":
            return str(number)
        case "paragraph":
            return f"{ordinal(number)} paragraph"
        case "closing":
            return "closing" if number == 1 else f"closing {number}"
        case _:
            return f"{series} {number}"


def ordinal(number: int) -> str:
    """An ordinal in words up to twentieth, then in figures.

    >>> ordinal(3), ordinal(21), ordinal(112)
    ('third', '21st', '112th')
    """
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def letters(number: int) -> str:
    """A number in letters: a, b, … z, aa, ab.

    >>> letters(2), letters(28)
    ('b', 'ab')
    """
    out = ""
    while number:
        number, digit = divmod(number - 1, 26)
        out = chr(ord("a") + digit) + out
    return out


def roman(number: int) -> str:
    """A number in small roman numerals.

    >>> roman(4), roman(19)
    ('iv', 'xix')
    """
    out = ""
    for value, mark in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        repeat, number = divmod(number, value)
        out += mark * repeat
    return out


def mention(label: str) -> str:
    """How a cross-reference to a paragraph of this label reads.

    >>> mention("3 (b)"), mention("PP2"), mention("third paragraph")
    ('paragraph 3 (b)', 'preambular paragraph 2', 'the third paragraph')
    """
    if label[0].isdigit() and "paragraph" not in label:
        return f"paragraph {label}"
    if label.startswith("PP"):
        return f"preambular paragraph {label[2:]}"
    return f"the {label}" if "paragraph" in label else label
