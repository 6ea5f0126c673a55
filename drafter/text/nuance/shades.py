"""What one paragraph, or several for one, gained and lost on the way to another: each change of its words, named.

Only what the words bear out is named; a change that fits no name gets none. The same two texts the other way round
give the same changes the other way round.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from drafter.text.ladder import Ladder
from drafter.text.nuance.addressee import Addressee, addressee
from drafter.text.nuance.carried import leave_carried
from drafter.text.nuance.edit import edits
from drafter.text.nuance.half import Half, stem
from drafter.text.nuance.lexicon import Lexicon
from drafter.text.nuance.naming import named
from drafter.text.nuance.passage import Passage
from drafter.text.nuance.shade import Name, Shade
from drafter.text.nuance.side import Side, Span, side
from drafter.text.nuance.speech import body_at
from drafter.text.nuance.weight import weigh


def shades(
    before: Sequence[Passage], after: Sequence[Passage], ladders: Mapping[str, Ladder], lexicon: Lexicon
) -> tuple[Shade, ...]:
    """Every named change between one paragraph and another, in reading order.

    Several paragraphs stand for one that was split, or that they were joined to.
    """
    if [text.text for text in before] == [text.text for text in after]:
        return ()
    backwards = [text.text for text in before] > [text.text for text in after]
    first, second = (after, before) if backwards else (before, after)
    found = _Comparison(side(first, lexicon), side(second, lexicon), ladders, lexicon).shades()
    if backwards:
        found = [shade.mirrored() for shade in found]
    return tuple(sorted(dict.fromkeys(found), key=_reading))


def _reading(shade: Shade) -> tuple[tuple[int, int], tuple[int, int], str]:
    old = (shade.before.paragraph, shade.before.start) if shade.before else (-1, -1)
    new = (shade.after.paragraph, shade.after.start) if shade.after else old
    return new, old, shade.name


@dataclass
class _Comparison:
    """Two sides; the edits between them that no name speaks for yet; the speaking verbs that answer each other."""

    old: Side
    new: Side
    ladders: Mapping[str, Ladder]
    lexicon: Lexicon
    edits: list[tuple[Half, Half]] = field(default_factory=list)
    verbs: list[tuple[int, int]] = field(default_factory=list)

    def shades(self) -> list[Shade]:
        found = edits(self.old, self.new, self.lexicon)
        self.verbs = list(found.verbs)
        self.edits = list(found.halves)
        return self._words() or self._form() or self._number()

    def _words(self) -> list[Shade]:
        """What changed of the words; each word is spoken for by one name at most."""
        found = [*self._division(), *self._verbs(), *self._addressees()]
        leave_carried(self.edits)
        return [*found, *(shade for halves in self.edits for shade in named(*halves))]

    def _division(self) -> list[Shade]:
        """`split` or `joined`, where one paragraph stands for several."""
        old, new = ([one.text for one in side.passages] for side in (self.old, self.new))
        if (len(old) > 1) == (len(new) > 1):
            return []
        name: Name = "split" if len(new) > 1 else "joined"
        return [Shade(name, self._opening(self.old, len(old) > 1), self._opening(self.new, len(new) > 1))]

    def _opening(self, side: Side, second: bool) -> Span | None:
        """The first few words of the first paragraph, or of the second."""
        return Half(side, [i for i, word in enumerate(side.words) if word.paragraph == second], self.lexicon).opening()

    def _verbs(self) -> Iterator[Shade]:
        """Speaking verbs exchanged, where the same is spoken of with both."""
        for i, j in self.verbs:
            before, after = self.old.words[i].speech, self.new.words[j].speech
            for old, new in self.edits:
                old.drop([i])
                new.drop([j])
            verdict = weigh(before, after, self.ladders, self.lexicon) if before and after else None
            if verdict:
                yield Shade(verdict[0], self.old.span([i]), self.new.span([j]), verdict[1])

    def _addressees(self) -> Iterator[Shade]:
        """Those asked to act, where others are."""
        for i, j in self.verbs:
            old, new = self._asked(self.old, i), self._asked(self.new, j)
            if old is None or new is None or not self._others(old[0].names, new[0].names):
                continue
            for one, other in self.edits:
                one.drop(old[1])
                other.drop(new[1])
            yield Shade("addressee", self.old.span(old[1]), self.new.span(new[1]))
            scopes = self._quantity(self.old, old[1][0]), self._quantity(self.new, new[1][0])
            if scopes[0] != scopes[1]:
                before = self.old.span(old[1][:1]) if scopes[0] else None
                yield Shade("scope", before, self.new.span(new[1][:1]) if scopes[1] else None)

    def _quantity(self, side: Side, at: int) -> str:
        """The word of scope that an address begins with."""
        key = side.words[at].key
        return key if self.lexicon.has("quantities", key) else ""

    def _asked(self, side: Side, at: int) -> tuple[Addressee, list[int]] | None:
        """Who a verb asks to act, with the words that say so."""
        word = side.words[at]
        assert word.speech is not None
        found = addressee(word.speech, side.passages[word.paragraph], self._next(side, at), self.lexicon)
        if found is None:
            return None
        inside = [
            index
            for index, other in enumerate(side.words)
            if other.paragraph == word.paragraph and found.first <= other.first and other.last <= found.last
        ]
        return (found, inside) if inside else None

    @staticmethod
    def _next(side: Side, at: int) -> int:
        """The piece at which the next speaking verb of the paragraph begins, or the paragraph ends."""
        word = side.words[at]
        later = (w.first for w in side.words[at + 1 :] if w.speech and w.paragraph == word.paragraph)
        return next(later, len(side.passages[word.paragraph].pieces))

    def _others(self, before: tuple[str, ...], after: tuple[str, ...]) -> bool:
        """Whether two rows of names are of others: more than number, order or a qualifier tells them apart."""
        old, new = Counter(map(stem, before)), Counter(map(stem, after))
        apart = (old - new) + (new - old)
        words = {word for word in (*before, *after) if stem(word) in apart}
        return bool(before and after) and any(
            not self.lexicon.qualifies(w) and not self.lexicon.has("glue", w) for w in words
        )

    def _form(self) -> list[Shade]:
        """`recast`, where nothing but the grammar of the form is another."""
        rests = [[stem(half.side.words[i].key) for i in half.content] for halves in self.edits for half in halves]
        if any(old != new for old, new in zip(rests[::2], rests[1::2], strict=True)):
            return []
        for i, j in self.verbs:
            if self._grammar(self.old, i) != self._grammar(self.new, j):
                return [Shade("recast", self._said(self.old, i), self._said(self.new, j))]
        return []

    def _number(self) -> list[Shade]:
        """`renumbered`, where the number written before one paragraph is all that is another and has a name."""
        (old, *others), (new, *more) = self.old.passages, self.new.passages
        numbers = [one.text[one.label[0] : one.label[1]] for one in (old, new)]
        if others or more or not all(numbers) or numbers[0] == numbers[1]:
            return []
        return [Shade("renumbered", Span(0, *old.label), Span(0, *new.label))]

    def _said(self, side: Side, at: int) -> Span:
        """The body's name with the verb."""
        word = side.words[at]
        assert word.speech is not None
        pieces = side.passages[word.paragraph].pieces
        return Span(word.paragraph, pieces[word.speech.subject].start, pieces[word.last - 1].end)

    def _grammar(self, side: Side, at: int) -> tuple[str, ...]:
        """The body's name and the inflection of the verb."""
        word = side.words[at]
        assert word.speech is not None
        passage = side.passages[word.paragraph]
        name = range(word.speech.subject, body_at(passage, word.speech.subject, self.lexicon))
        verb = passage.pieces[word.speech.verb].key
        kind = self.lexicon.forms.get(verb, (verb, verb))[1]
        return (*(passage.pieces[index].key for index in name), kind or "bare")
