"""Words that came back for a paragraph as a proposal: a swap of words that stand there once, else the whole anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from drafter.positions.amendment import occurrences
from drafter.positions.position import Rewrite, Swap
from drafter.text.align import align, alike
from drafter.text.marking import Token, joined, tokens
from drafter.text.recast import NotLedBack, predicate_of
from drafter.text.statement import Id, Inline, Mark, Paragraph, Place, Ref, Run, inline, plain
from drafter.text.stops import with_stop
from drafter.text.voice import SPOKEN, Form, kind_behind, misfit, worded
from drafter.text.words import words

# Below this likeness a paragraph is written anew rather than patched; a key of YAML is at most 1024 characters long.
_PATCHED = 0.4
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paragraph as kept, the words that it is to have, and how it reads what it refers to."""

    kept: Paragraph
    words: Inline
    mentions: Mapping[Id, str]
    form: Form


def reworded(wanted: Wanted) -> Swap | Rewrite | str:
    """The proposal that gives a paragraph these words, or why there is none."""
    row = tokens(wanted.kept.inline)
    old = [word for token in row for word in _shown(token, wanted.mentions)]
    swap = _swap(row, wanted)
    if swap is not None and alike(old, words(plain(wanted.words))) >= _PATCHED:
        return swap
    whole = _whole(row, wanted)
    if isinstance(whole, str) and swap is not None:
        return swap
    return whole


def said(parts: Inline, behind: Paragraph | None, form: Form) -> Inline | str:
    """What a new paragraph behind this one says, as an amendment gives it, or why it cannot be one."""
    told = plain(parts).strip()
    if not told:
        return "it says nothing"
    for stop in (form.stop, form.stop_of("preambular"), form.last, form.chapeau, ";", ".", ":", ","):
        if stop and told.endswith(stop):
            ended = told.removesuffix(stop)
            break
    else:
        ended = told
    before = behind.kind if behind else None
    if before == "item":
        return inline(ended)
    why = ""
    for kind in dict.fromkeys(("preambular" if form.preamble else form.kind, form.kind)):
        found = _predicate(inline(ended + form.stop_of(kind)), kind, form)
        if not isinstance(found, str) and kind_behind(before, found, form) == kind:
            return found
        why = found if isinstance(found, str) else f"there it would be read as {kind_behind(before, found, form)}"
    return why


def _shown(token: Token, mentions: Mapping[Id, str]) -> Sequence[str]:
    part = token.inline[0]
    return words(mentions[part.to]) if isinstance(part, Ref) else (token.key,)


def _whole(row: Sequence[Token], wanted: Wanted) -> Rewrite | str:
    """The paragraph written anew, with the references it still makes."""
    parts = joined([*_woven(row, wanted)])
    kind = wanted.kept.kind
    if kind not in SPOKEN:
        stop = plain(wanted.kept.inline)[-1:]
        return Rewrite((stop in ".,;:" and with_stop(parts, stop, "")) or parts)
    found = _predicate(parts, kind, wanted.form)
    return found if isinstance(found, str) else Rewrite(found)


def _predicate(parts: Inline, kind: str, form: Form) -> Inline | str:
    """The predicate of which the form makes these words, or why there is none."""
    begins, stop = f"{form.subject} " if form.subject else "", form.stop_of(kind)  # type: ignore[arg-type]
    first, ended = parts[0], with_stop(parts, stop, "")
    like = Paragraph(Place(None, "1"), kind, parts)  # type: ignore[arg-type]
    if ended and isinstance(first, Run) and first.text.startswith(begins):
        head = first.text.removeprefix(begins)
        plainly = inline(replace(first, text=head if begins else head[:1].lower() + head[1:]), *ended[1:])
        if len(ended) == 1:
            whole = ended[0].text.removeprefix(begins)  # type: ignore[union-attr]
            plainly = inline(replace(first, text=whole if begins else whole[:1].lower() + whole[1:]))
        if plainly and not misfit(plainly) and plain(worded(plainly, form, like)) == plain(parts):
            return plainly
    try:
        found = predicate_of(parts, kind, form)  # type: ignore[arg-type]
    except NotLedBack as why:
        return str(why)
    return misfit(found) or found


def _woven(row: Sequence[Token], wanted: Wanted) -> Iterator[Token]:
    """The tokens that stay, as they were, and the new words between them under the marks they came back with."""
    new = tokens(wanted.words)
    owner, old = _flat(row, wanted.mentions)
    for tag, i1, i2, j1, j2 in align(old, [token.key for token in new]):
        if tag == "equal" and _whole_tokens(owner, i1, i2):
            yield from (row[at] for at in dict.fromkeys(owner[i1:i2]))
        else:
            yield from new[j1:j2]


def _flat(row: Sequence[Token], mentions: Mapping[Id, str]) -> tuple[list[int], list[str]]:
    """The words of a row as they read, and which token each is of."""
    owner, old = list[int](), list[str]()
    for at, token in enumerate(row):
        for word in _shown(token, mentions):
            owner.append(at)
            old.append(word)
    return owner, old


def _whole_tokens(owner: Sequence[int], start: int, end: int) -> bool:
    before = start > 0 and owner[start - 1] == owner[start]
    return not before and not (end < len(owner) and owner[end] == owner[end - 1])


def _swap(row: Sequence[Token], wanted: Wanted) -> Swap | None:
    """The swap of what differs, each stretch grown until its words stand in the paragraph just once."""
    new = tokens(wanted.words)
    owner, old = _flat(row, wanted.mentions)
    codes = align(old, [token.key for token in new])
    patch = _Patch(row, owner, old, new, tuple(_Edit(*places) for tag, *places in codes if tag != "equal"))
    patch = replace(patch, edits=tuple(map(patch.slid, patch.edits)))
    stretches = list[tuple[int, int]]()
    for start, end in sorted({patch.grown(edit) for edit in patch.edits}):
        if stretches and start < stretches[-1][1]:
            first, last = stretches.pop()
            stretches.append((first, max(end, last)))
        else:
            stretches.append((start, end))
    pairs = tuple((patch.was(*one), patch.now(*one)) for one in stretches)
    good = all(patch.stands_once(*one) for one in stretches) and all(len(was) <= _LONGEST for was, _ in pairs)
    return Swap(pairs) if pairs and good else None


@dataclass(frozen=True, slots=True)
class _Edit:
    """Words of the old row and the words of the new one in their place."""

    start: int
    end: int
    new_start: int
    new_end: int


@dataclass(frozen=True, slots=True)
class _Patch:
    """Two rows of words and where they differ; stretches are places in the old row."""

    row: Sequence[Token]
    owner: Sequence[int]
    old: Sequence[str]
    new: Sequence[Token]
    edits: tuple[_Edit, ...]

    def grown(self, edit: _Edit) -> tuple[int, int]:
        """The least stretch round an edit that can be swapped; as wide as can be where none can."""
        start, end = self.absorbed(edit.start, edit.end)
        while not self.stands_once(start, end) and (wider := self._step(start, end, edit)) is not None:
            start, end = self.absorbed(*wider)
        return start, end

    def slid(self, edit: _Edit) -> _Edit:
        """Words put in with the space before them, or with the one behind them if they look like what follows.

        A swap gives new words the marks of the first that they replace: words put in behind a verb are no verb.
        """
        at = edit.start
        if edit.end > at or not 0 < at < len(self.old) - 1 or self.old[at] != self.new[edit.new_start].key:
            return edit
        worn = _marks(self.new[edit.new_end - 1])
        if self._worn(at - 1) == worn or self._worn(at + 1) != worn or self._refers(at + 1):
            return edit
        return _Edit(at + 1, at + 1, edit.new_start + 1, edit.new_end + 1)

    def absorbed(self, start: int, end: int) -> tuple[int, int]:
        """A stretch with every edit that it touches."""
        for edit in self.edits:
            if edit.start <= end and edit.end >= start:
                start, end = min(start, edit.start), max(end, edit.end)
        return start, end

    def was(self, start: int, end: int) -> str:
        return "".join(self.old[start:end])

    def now(self, start: int, end: int) -> str:
        """What stands in the place of a stretch, which has every edit that it touches."""
        within = [edit for edit in self.edits if start <= edit.start and edit.end <= end]
        ahead = [edit for edit in self.edits if edit.end < start]
        first = start + (ahead[-1].new_end - ahead[-1].end if ahead else 0)
        last = end + (within[-1].new_end - within[-1].end if within else first - start)
        return "".join(token.key for token in self.new[first:last])

    def stands_once(self, start: int, end: int) -> bool:
        """Whether a stretch stands in the paragraph once and has words in its place, neither cut at a space."""
        was, now = self.was(start, end), self.now(start, end)
        if not was.strip() or not now.strip():
            return False
        begins = start == 0 or not (was[0].isspace() or now[0].isspace())
        ends = end == len(self.old) or not (was[-1].isspace() or now[-1].isspace())
        if not (begins and ends):
            return False
        if any(self._refers(at) for at in range(start, end)):
            return False
        return occurrences(self.row, was) == [self.owner[start]]

    def _step(self, start: int, end: int, edit: _Edit) -> tuple[int, int] | None:
        """A stretch with one word more: first on the side that needs it, then on the side that looks like the edit."""
        left = start > 0 and not self._refers(start - 1)
        right = end < len(self.old) and not self._refers(end)
        was, now = self.was(start, end), self.now(start, end)
        needs_left, needs_right = (
            bool(one[:1].isspace() or two[:1].isspace()) for one, two in ((was, now), (was[::-1], now[::-1]))
        )
        if left and needs_left:
            return start - 1, end
        if right and needs_right:
            return start, end + 1
        if left and right:
            worn = _marks(self.new[edit.new_start]) if edit.new_start < edit.new_end else frozenset[Mark]()
            alike_ = self._worn(start - 1) == worn or self._worn(end) != worn
            return (start - 1, end) if alike_ else (start, end + 1)
        return (start - 1, end) if left else (start, end + 1) if right else None

    def _refers(self, at: int) -> bool:
        return isinstance(self.row[self.owner[at]].inline[0], Ref)

    def _worn(self, at: int) -> frozenset[Mark]:
        return _marks(self.row[self.owner[at]])


def _marks(token: Token) -> frozenset[Mark]:
    part = token.inline[0]
    return part.marks if isinstance(part, Run) else frozenset()
