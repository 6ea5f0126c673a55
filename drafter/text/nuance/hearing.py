"""Where in a paragraph the verbs stand by which a body speaks.

A verb is the body's own where it is marked, opens the paragraph, follows the body's name, or goes on from such a verb
after a comma or "and".
"""

from __future__ import annotations

from drafter.text.nuance.lexicon import Lexicon
from drafter.text.nuance.passage import Passage, Piece
from drafter.text.nuance.speech import LONGEST_NAME, Speech, body_at, speech
from drafter.text.verbs import bare

_LINKS = frozenset({"and", "or", "while", "but", ",", ";"})
_IS = frozenset({"is", "are", "was", "were", "be", "being", "been", "remains", "remain", "remaining", "has", "have"})
_HAS = frozenset({"has", "have"})
_GOES = frozenset({"is", "are"})
_NO_VERBS = frozenset({"is", "was", "has", "does", "this", "its", "as", "us", "his", "thus", "based", "established"})
_AFTER_A_LINK = frozenset(
    {"the", "that", "its", "their", "all", "any", "a", "an", "in", "on", "with", "for", "to", "both", "this", "these"}
    | {"those", "note", "upon", "also", "further", "ready", "forward", "tribute", "how", "his", "her", "each", "every"}
)


def speeches(text: Passage, lexicon: Lexicon) -> tuple[Speech, ...]:
    """Every speaking verb of a paragraph, in order."""
    out: list[Speech] = []
    heard: _Sentence | None = None
    at = 0
    for index, piece in enumerate(text.pieces):
        if piece.opens:
            linked = piece.key in ("and", "but") and index + 1 < len(text.pieces)
            heard = _Sentence(text, index + linked, lexicon, bool(out))
        if index < at or piece.sort != "word" or heard is None:
            continue
        found = heard.verb(index)
        if found:
            breath = out and out[-1].last == found.first - 1 and text.pieces[found.first - 1].key == "and"
            out.append(found.after(out.pop()) if breath else found)
            at = found.last
    return tuple(out)


class _Sentence:
    """One sentence as it is heard from left to right: the body's name in it, and the inflection its verbs keep to."""

    def __init__(self, text: Passage, opened: int, lexicon: Lexicon, spoken: bool) -> None:
        self.text, self.pieces, self.opened, self.lexicon = text, text.pieces, opened, lexicon
        self.spoken = spoken
        self.kind: str | None = None

    def verb(self, index: int) -> Speech | None:
        """The speaking verb at a piece, if there is one."""
        word = self.pieces[index].key
        if self._goes_on(index + 2) or self.lexicon.passing(word):
            return None
        bare_verb, inflection = self.lexicon.forms.get(word, ("", None))
        back = self._back(index)
        found = (
            self._feeling(index, back)
            or self._after_body(index, back, bare_verb, inflection)
            or self._without_body(index, back, bare_verb, inflection)
        )
        if found:
            self.kind, self.spoken = inflection or self._going(back, index) or self.kind, True
        return found

    def _feeling(self, index: int, back: int) -> Speech | None:
        """ "Gravely concerned", "is concerned": a feeling said in place of a verb."""
        name = self.lexicon.pairs["feelings"].get(self.pieces[index].key)
        if name is None:
            return None
        if back > self.opened:
            before = self.pieces[back - 1].key
            start = self._name(self._back(back - 1)) if before in _IS else None
            if start is not None:
                return speech(self.text, name, index, start, back, self.lexicon)
            if not (before in ("and", ",") and self.kind):
                return None
        self.kind = self.kind or "participle"
        return speech(self.text, name, index, back, back, self.lexicon)

    def _after_body(self, index: int, back: int, bare_verb: str, inflection: str | None) -> Speech | None:
        """The verb of a sentence whose subject is named, or is a pronoun for it, or stands before an aside."""
        word = self.pieces[index]
        helper = self.pieces[back - 1].key if back > self.opened else ""
        will = helper == "will"
        helped = (helper in _HAS and inflection == "past") or (helper in _GOES and inflection == "participle")
        start = self._name(self._back(back - 1) if will or helped else back)
        if start is None:
            return None
        if will:
            self.kind = "will"
            return self._will(index, start, bare_verb)
        if any(self._goes_on(at) for at in range(back + 2, index + 1)):
            return speech(self.text, bare_verb or word.key, index, start, back, self.lexicon)
        if bare_verb and (helped or inflection in ("present", "past")):
            return speech(self.text, bare_verb, index, start, back, self.lexicon)
        written = self.text.text[word.start : word.end]
        finite = written.isalpha() and written.islower() and word.key.endswith(("s", "ed"))
        if not bare_verb and finite and word.key not in _NO_VERBS and body_at(self.text, start, self.lexicon) == back:
            name = bare(word.key) if word.key.endswith("s") else word.key
            return speech(self.text, name, index, start, back, self.lexicon)
        return None

    def _without_body(self, index: int, back: int, bare_verb: str, inflection: str | None) -> Speech | None:
        """The verb that opens a paragraph, or is marked, or goes on from one before it in the same inflection."""
        links = (back - 2 > self.opened and self.pieces[back - 2].key in _LINKS) and self.pieces[back - 1].key == "will"
        if links and self.kind is not None:
            return self._will(index, index, bare_verb)
        if not bare_verb:
            return None
        if (back <= self.opened or index in self.text.marked) and inflection in ("present", "participle"):
            return speech(self.text, bare_verb, index, back, back, self.lexicon)
        follows = self.pieces[index + 1] if index + 1 < len(self.pieces) else None
        kind = inflection or self._going(back, index)
        same = kind is not None and (kind == self.kind or (kind, self.kind) == ("present", "will"))
        linked = back > self.opened and self.pieces[back - 1].key in _LINKS and same
        if linked and follows and self._spoken_of(follows):
            return speech(self.text, bare_verb, index, back, back, self.lexicon)
        return None

    def _spoken_of(self, piece: Piece) -> bool:
        """Whether what a verb speaks of may begin with a word."""
        small = piece.key in _AFTER_A_LINK or self.lexicon.has("quantities", piece.key)
        return small or self.text.text[piece.start].isupper()

    def _will(self, index: int, subject: int, bare_verb: str) -> Speech | None:
        """What the body will do: "will" itself is a duty, and no part of the verb."""
        word = self.pieces[index].key
        verb = bare_verb or (word if word.isalpha() else "")
        return speech(self.text, verb, index, subject, index, self.lexicon) if verb else None

    def _name(self, end: int) -> int | None:
        """Where the body's name begins that ends before a piece; None where no such name ends there."""
        if end <= self.opened:
            return None
        last = self.pieces[end - 1]
        if self.lexicon.has("pronouns", last.key):
            free = end - 1 == self.opened or self.pieces[end - 2].key in (*_LINKS, "that")
            return end - 1 if self.spoken and free else None
        if last.key == "," and self.kind is None:
            past = body_at(self.text, self.opened, self.lexicon)
            return self.opened if past and past < len(self.pieces) and self.pieces[past].key == "," else None
        for start in range(max(self.opened, end - LONGEST_NAME), end):
            if self._free(start) and body_at(self.text, start, self.lexicon) == end:
                return start
        return None

    def _free(self, start: int) -> bool:
        """Whether a name may begin at a piece: not amid another, "the Peace and Security Council"."""
        if start == self.opened:
            return True
        amid = start - 2 > self.opened and self.pieces[start - 1].key == "and" and self._capital(start - 2)
        return self.pieces[start - 1].key in _LINKS and not (amid and self._capital(start))

    def _capital(self, index: int) -> bool:
        return self.text.text[self.pieces[index].start].isupper()

    def _back(self, index: int) -> int:
        """Where what may stand before a verb begins: "also strongly", "in this regard", "continues to"."""
        at = index
        while at > self.opened:
            word = self.pieces[at - 1].key
            phrase = max((len(p) for p in self.lexicon.phrases if self._ends(p, at)), default=0)
            comma = word == "," and at - 2 > self.opened and self.lexicon.passing(self.pieces[at - 2].key)
            if self._goes_on(at):
                at -= 2
            elif phrase:
                at -= phrase
            elif self.lexicon.passing(word) or word in self.lexicon.pairs["intensifiers"] or (comma and at < index):
                at -= 1
            else:
                break
        return at

    def _goes_on(self, at: int) -> bool:
        """Whether "continues to" stands before a piece: who goes on expecting expects."""
        words = [piece.key for piece in self.pieces[max(self.opened, at - 2) : at]]
        return len(words) == 2 and words[0].startswith("continu") and words[1] == "to"

    def _going(self, back: int, index: int) -> str | None:
        """The inflection of "continues to" before a verb, where it stands there."""
        going = (piece.key for piece in self.pieces[back:index] if piece.key.startswith("continu"))
        return {"continues": "present", "continued": "past", "continuing": "participle"}.get(next(going, ""))

    def _ends(self, phrase: tuple[str, ...], at: int) -> bool:
        """Whether a phrase is the last thing said before a piece."""
        first = at - len(phrase)
        return first >= self.opened and all(self.pieces[first + n].key == word for n, word in enumerate(phrase))
