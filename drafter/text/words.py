"""Cut a text into words, numbers, spaces and marks, so that no boundary falls inside a word, number or accent.

Everything that compares texts counts in these tokens. They join back to the text, character for character.
Case, kinds of space and composed against decomposed accents are differences; nothing is normalised.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_INSIDE = "-'’‐‑\u00ad/"


@cache
def _tokens(alnum: str) -> re.Pattern[str]:
    """What a token is, by what counts as a letter or digit.

    They hold together across an apostrophe, a hyphen, a soft hyphen or a slash between them (Council's, Afghan-led,
    S/RES/2593), digits also across . , : (1,052 and 12:30), and capitals across dots (U.S.).
    """
    return re.compile(
        rf"{alnum}+(?= )|[ \t\n]+"  # nearly all there is, and soon read
        rf"|(?:[A-Z]\.){{2,}}"
        rf"|{alnum}+(?:(?:[{_INSIDE}]|(?<=\d)[.,:](?=\d)){alnum}+)*"
        r"|\s|.",
        re.DOTALL,
    )


_PLAIN, _ANY = "[0-9A-Za-z]", r"[^\W_]"  # the first reads plain text in half the time
# Scripts written without spaces: one character is one word (Han, kana, Hangul is spaced; Thai and its neighbours
# are kept letter by letter with their marks, which is finer than a word but never cuts an accent).
_UNSPACED = (
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003134f]"
)
_JOINERS = "\u200d\u200c\u2060"


def clings(character: str) -> bool:
    """Whether a character belongs to the one before it: accents, vowel signs, joiners, emoji modifiers."""
    return (
        unicodedata.category(character) in ("Mn", "Mc", "Me")
        or character in _JOINERS
        or "\U0001f3fb" <= character <= "\U0001f3ff"
    )


def _glue(tokens: list[str]) -> list[str]:
    """Put clinging characters back on the token before them, and rejoin a word that one had cut in two."""
    out: list[str] = []
    for index, token in enumerate(tokens):
        last = out[-1] if out else " "
        ahead = tokens[index + 1] if index + 1 < len(tokens) else " "
        broken = last[0].isalnum() and (clings(last[-1]) or (last[-1] in _INSIDE and clings(last[-2:][0])))
        joint = token in _INSIDE and ahead[0].isalnum()
        clinging = not last.isspace() and (clings(token[0]) or last.endswith("\u200d"))
        if clinging or (broken and (token[0].isalnum() or joint)):
            out[-1] += token
        else:
            out.append(token)
    return out


def _unspaced(token: str) -> list[str]:
    """One token for each character of an unspaced script, the rest of the word whole, marks still attached."""
    out: list[str] = []
    for character in token:
        spaced = out and not re.match(_UNSPACED, character) and not re.match(_UNSPACED, out[-1][-1])
        if spaced or (out and clings(character)):
            out[-1] += character
        else:
            out.append(character)
    return out


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The tokens of a text, in order; joined they are the text.

    >>> words("Afghan-led, 1,052 times")
    ('Afghan-led', ',', ' ', '1,052', ' ', 'times')
    """
    if text.isascii():
        return tuple(_tokens(_PLAIN).findall(text))
    tokens = _glue(_tokens(_ANY).findall(text))
    if not re.search(_UNSPACED, text):
        return tuple(tokens)
    return tuple(part for token in tokens for part in (_unspaced(token) if re.search(_UNSPACED, token) else [token]))


def is_word(token: str) -> bool:
    """Whether a token carries meaning of its own: it holds a letter or a digit."""
    return any(character.isalnum() for character in token)


def count(text: str) -> int:
    """How many words a text has; punctuation and spaces are none."""
    return sum(map(is_word, words(text)))


def quoted(text: str, width: int = 60) -> str:
    """Words of a text in quotation marks, cut at a word where they are long.

    >>> quoted("condemns the attacks", 12)
    '“condemns …”'
    """
    if len(text) <= width:
        return f"“{text}”"
    return f"“{text[:width].rsplit(' ', 1)[0]} …”"
