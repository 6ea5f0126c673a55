"""Who is asked to act: the words between a verb that asks and the act, without what is said about the act."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.text.nuance.lexicon import Lexicon
from drafter.text.nuance.passage import Passage
from drafter.text.nuance.speech import Speech

_FARTHEST = 40
# Who these are is said elsewhere.
_PRONOUNS = frozenset({"him", "her", "it", "them"})


@dataclass(frozen=True, slots=True)
class Addressee:
    """The pieces from `first` up to `last` that name who is asked, and their words that name, folded."""

    first: int
    last: int
    names: tuple[str, ...]


def addressee(speech: Speech, text: Passage, end: int, lexicon: Lexicon) -> Addressee | None:
    """Who a speaking verb asks to act; None where it asks nobody, or no act begins before the piece `end`.

    "calls on all parties to the conflict, in particular the militias, to stop" asks the parties to the conflict.
    """
    pieces = text.pieces
    first, last = speech.last, speech.last
    while first < len(pieces) and (lexicon.passing(pieces[first].key) or pieces[first].key == ","):
        first += 1
    that = first < len(pieces) and pieces[first].key == "that"
    if not (lexicon.has("asking", speech.name) or (speech.name == "decide" and that)):
        return None
    first += that
    act = next((at for at in range(first, min(end, first + _FARTHEST)) if _acts(text, at, that, lexicon)), 0)
    if act <= first:
        return None
    last = next((at for at in range(first, act) if at > first and _aside(text, at, lexicon)), act)
    while last > first and pieces[last - 1].sort == "mark":
        last -= 1
    names = tuple(
        piece.key
        for piece in pieces[first:last]
        if piece.sort != "mark" and not lexicon.has("articles", piece.key) and not lexicon.has("quantities", piece.key)
    )
    return Addressee(first, last, names) if last > first and not _PRONOUNS.issuperset(names) else None


def _acts(text: Passage, at: int, that: bool, lexicon: Lexicon) -> bool:
    """Whether the act begins at a piece: "to" with a verb, or after "that" a duty or what is demanded."""
    pieces = text.pieces
    word = pieces[at].key
    if that:
        return lexicon.has("duties", word) or lexicon.has("acts", word)
    if word != "to" or at + 1 >= len(pieces):
        return False
    follows = pieces[at + 1]
    article = lexicon.has("articles", follows.key) and follows.key not in ("both", "also", "further", "again", "once")
    return follows.sort == "word" and not article and text.text[follows.start].islower()


def _aside(text: Passage, at: int, lexicon: Lexicon) -> bool:
    """Whether who is asked has been named, and what follows is about the act or tells more of them."""
    pieces = text.pieces
    word = pieces[at].key
    if pieces[at].sort == "mark":
        follows = pieces[at + 1].key if at + 1 < len(pieces) else ""
        return word in "(;:" or (word == "," and lexicon.has("asides", follows))
    return lexicon.has("telling", word)
