"""What a file that came back comes to, for people: amendments, edits made with tracking off, and what is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.positions.position import Amendment, Insert, Move, Rewrite, StrikeOut, Swap
from drafter.positions.reply import Left, Untracked
from drafter.report.line import Line, line
from drafter.text.statement import Statement, plain
from drafter.text.words import quoted


@dataclass(frozen=True, slots=True)
class Found:
    """What a file was found to change and say: `already` stand in the position, `said` are comments, and private."""

    amendments: tuple[Amendment, ...]
    already: int
    untracked: tuple[Untracked, ...]
    left: tuple[Left, ...]
    beside: tuple[str, ...]
    said: int


def lines(found: Found, where: str, dry_run: bool, text: Statement) -> list[Line]:
    """The amendments first, then what is told apart, then what is left; `where` is empty if nothing is written."""
    out = list(_head(found, where, dry_run))
    out += [_amendment(one, text) for one in found.amendments]
    if found.already:
        out.append(line(f"  {found.already} more stand there already", "faint"))
    if found.said:
        out.append(line(f"  with {found.said} comments, which are private", "faint"))
    if found.untracked:
        out += [line("edited with tracking off:", "heading"), *(_untracked(one) for one in found.untracked)]
    if found.left or found.beside:
        out.append(line("what no amendment says:", "bad"))
        out += [_left(one) for one in found.left]
        out += [line(f"  {_flat(one)}") for one in found.beside]
    return out


def _head(found: Found, where: str, dry_run: bool) -> Iterator[Line]:
    number = len(found.amendments)
    if where:
        what = f"{number} amendment{'s' if number != 1 else ''}"
        yield line(f"{what} would go into {where}" if dry_run else f"{what} put into {where}", "good")
    elif not (found.left or found.beside):
        yield line("nothing is changed or said in it that is not there already: nothing was recorded", "good")
    else:
        yield line("nothing was recorded", "open")


def _amendment(one: Amendment, text: Statement) -> Line:
    label = text.labels.get(one.about)
    return line(f"  {one.id}  {one.about}{f' ({label})' if label else ''}: {_does(one)}")


def _does(one: Amendment) -> str:
    match one.proposal:
        case Swap(pairs):
            return "; ".join(f"{quoted(old)} becomes {quoted(new)}" for old, new in pairs)
        case Rewrite(words):
            return f"reads {quoted(plain(words))}"
        case Insert(after, words):
            return f"new, {_behind(after)}: {quoted(plain(words))}"
        case StrikeOut():
            return "struck"
        case Move(after):
            return f"moved {_behind(after)}"


def _behind(after: str | None) -> str:
    return f"behind {after}" if after else "to the top"


def _untracked(one: Untracked) -> Line:
    what = one.about or "outside"
    if one.now is None:
        return line(f"  {what}: {quoted(one.was or '')} is gone")
    return line(f"  {what}: now {quoted(_flat(one.now))}")


def _left(one: Left) -> Line:
    words = f": {quoted(_flat(one.text))}" if one.text else ""
    return line(f"  {one.about or 'a new paragraph'}{words} ({_flat(one.why)})")


def _flat(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)


def others(names: Sequence[str], member: str) -> Line:
    """Who wrote in the file and is not said to speak for the member."""
    return line(f"left out, as they are not said to be {member}'s: {', '.join(map(_flat, names))}", "open")
