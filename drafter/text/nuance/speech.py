"""What a verb of the body says, and how strongly.

With it goes what it expresses ("expresses deep concern") and how ("in the strongest terms").
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from drafter.text.nuance.lexicon import Lexicon
from drafter.text.nuance.passage import Passage, Piece

LONGEST_NAME = 9


@dataclass(frozen=True, slots=True)
class Speech:
    """One speaking verb: what it says in its bare form, to which degree, and its pieces from `first` up to `last`.

    `subject` is the index from which the body's name before it runs, where there is one; `silent` are the pieces of
    that name, and of adverbs, that say nothing of strength; `beside` is a verb said with it in one breath.
    """

    name: str
    degree: frozenset[str]
    first: int
    last: int
    verb: int
    subject: int
    silent: frozenset[int] = frozenset()
    beside: Speech | None = None

    @property
    def key(self) -> str:
        """What two speeches share exactly where they say the same."""
        said = f"{self.name}:{','.join(sorted(self.degree))}"
        return f"{self.beside.key}&{said}" if self.beside else f"\ue001{said}"

    def after(self, other: Speech) -> Speech:
        """This verb and the one said before it in one breath: "deplores and condemns"."""
        return replace(self, first=other.first, subject=other.subject, silent=self.silent | other.silent, beside=other)


def body_at(text: Passage, index: int, lexicon: Lexicon) -> int:
    """Past the name of a body that begins at a piece: "The members of the Security Council"; 0 where none does."""
    end = 0
    for at in range(index, min(index + LONGEST_NAME, len(text.pieces))):
        piece = text.pieces[at]
        if piece.sort != "word":
            break
        capital = text.text[piece.start].isupper()
        if lexicon.has("bodies", piece.key) and (capital or piece.key == "members"):
            end = at + 1
        if not capital and piece.key not in ("the", "of", "members", "on", "for", "and"):
            break
    return end


def speech(text: Passage, verb: str, index: int, subject: int, back: int, lexicon: Lexicon) -> Speech:
    """A speaking verb with its degree, what it expresses, and how far it reaches.

    It stands at the piece `index`; before it stand adverbs from `back` on, and the body's name from `subject` on.
    """
    pieces, intensifiers = text.pieces, lexicon.pairs["intensifiers"]
    degrees = {intensifiers[p.key] for p in pieces[back:index] if p.key in intensifiers}
    strengthened = [at for at in range(back, index) if pieces[at].key in intensifiers]
    first, last, name = min([*strengthened, index]), index + 1, verb
    if verb in ("express", "reiterate", "reaffirm", "renew", "repeat", "extend", "convey", "offer", "pay"):
        noun, between = _expressed(text, index + 1, lexicon)
        if noun:
            degrees |= between
            name, last = f"{verb} {pieces[noun].key}", noun + 1
    else:
        for particle in lexicon.words["particles"]:
            head, *rest = particle.split()
            reach = _after(pieces, index + 1, rest, lexicon) if head == verb else 0
            if reach:
                name, last = particle, reach
    while last < len(pieces) and pieces[last].key in intensifiers and pieces[last].key.endswith("ly"):
        degrees.add(intensifiers[pieces[last].key])
        last += 1
    how = last
    apart = how < len(pieces) and pieces[how].key == ","
    while how < len(pieces) and (lexicon.passing(pieces[how].key) or (apart and how == last)):
        how += 1
    if how + 1 < len(pieces) and pieces[how].key == "with":
        noun, between = _expressed(text, how + 1, lexicon)
        closed = noun + 1 < len(pieces) and pieces[noun + 1].key == ","
        if noun and noun - how <= 3 and (closed or not apart):
            degrees |= between
            name, last = f"{name} with {pieces[noun].key}", noun + 1 + apart
    name = "note" if name == "take note" else name
    manner = _manner(text, last, lexicon)
    degrees |= {degree for _, degree in manner}
    said = frozenset(at for span, _ in manner for at in span)
    while last in said:
        last += 1
    name_ends = body_at(text, subject, lexicon) or (subject if subject == back else back)
    unsaid = {*range(subject, min(name_ends, first)), *range(back, first), *(at for at in said if at >= last)}
    telling = {at for at in range(back, first) if _tells(pieces[at].key, lexicon)}
    strength = frozenset(degrees) - lexicon.sets["idle"]
    return Speech(name, strength, first, last, index, subject, frozenset(unsaid - telling))


def _tells(word: str, lexicon: Lexicon) -> bool:
    """Whether an adverb before a verb says how it is done: "closely monitor", not "also monitor"."""
    return lexicon.qualifies(word) and not lexicon.has("adverbs", word)


def _expressed(text: Passage, at: int, lexicon: Lexicon) -> tuple[int, set[str]]:
    """The noun that is expressed, at most five words on, and the degrees before it; 0 where there is none."""
    degrees: set[str] = set()
    pieces = text.pieces
    for index in range(at, min(at + 6, len(pieces))):
        word = pieces[index].key
        if pieces[index].sort != "word" and word != ",":
            break
        if lexicon.has("expressed", word):
            return index, degrees
        if word in lexicon.pairs["intensifiers"]:
            degrees.add(lexicon.pairs["intensifiers"][word])
        elif not (lexicon.has("articles", word) or lexicon.passing(word) or word == "," or _owner(text, index)):
            break
    return 0, degrees


def _owner(text: Passage, index: int) -> bool:
    """Whether a piece is of the name of who feels: "the Security Council's concern"."""
    piece = text.pieces[index]
    return text.text[piece.start].isupper() or piece.key.endswith("'s")


def _after(pieces: tuple[Piece, ...], at: int, rest: list[str], lexicon: Lexicon) -> int:
    """Past the words that go with a verb, adverbs before them passed over; 0 where they do not follow."""
    while at < len(pieces) and (lexicon.passing(pieces[at].key) or pieces[at].key == ",") and pieces[at].key != rest[0]:
        at += 1
    if [piece.key for piece in pieces[at : at + len(rest)]] == rest:
        return at + len(rest)
    return 0


def _manner(text: Passage, at: int, lexicon: Lexicon) -> list[tuple[range, str]]:
    """Phrases further on in the clause that say how: "condemns the attack in the strongest terms"."""
    pieces = text.pieces
    phrases = [(phrase.split(), degree) for phrase, degree in lexicon.pairs["intensifiers"].items() if " " in phrase]
    found: list[tuple[range, str]] = []
    for index in range(at, len(pieces)):
        if pieces[index].opens:
            break
        for words, degree in phrases:
            if [piece.key for piece in pieces[index : index + len(words)]] == words:
                found.append((range(index, index + len(words)), degree))
        if found:
            break
    return found
