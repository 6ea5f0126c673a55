"""Signs that turn the direction of writing, kept from reaching past the words they came in.

A sign that nobody closes turns the rest of its paragraph: in a compilation that would be the brackets and names of
other delegations. Pure.
"""

from __future__ import annotations

_POP, _END = "\u202c", "\u2069"
_CLOSED_BY = {**dict.fromkeys("\u202a\u202b\u202d\u202e", _POP), **dict.fromkeys("\u2066\u2067\u2068", _END)}


def closing(text: str) -> str:
    """The signs that close what a text leaves open; none for most texts (Unicode Standard Annex 9, X2 to X7).

    >>> closing("peace"), closing("\\u202epeace"), closing("\\u2067\\u202epeace\\u2069")
    ('', '\\u202c', '')
    """
    ahead: list[str] = []
    for sign in text:
        if sign in _CLOSED_BY:
            ahead.append(_CLOSED_BY[sign])
        elif sign == _POP and ahead[-1:] == [_POP]:
            ahead.pop()
        elif sign == _END and _END in ahead:
            while ahead.pop() != _END:
                pass
    return "".join(reversed(ahead))
