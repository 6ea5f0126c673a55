"""The record on disk: a folder of numbered entries, each naming the digest of the one before it.

Entries are added and never rewritten. A name appears only once its content is whole and safe on the disk, and
one that is taken is never taken again: whoever is killed, out of space, or second, loses no earlier entry.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.diagnostic import Diagnostic, Faulty, Where
from drafter.files.exclusive import create, sync

FIRST_PARENT = "sha256:" + "0" * 64

_ENTRY = re.compile(r"[0-9]{4,12}\.json", re.ASCII)
_LEFTOVER = re.compile(r"\..*\.tmp", re.DOTALL)
_HEAD = re.compile(r"(?:sha256:)?([0-9a-f]{12,64})")


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of the record: its number from 0, its value, and the digest of its file's exact bytes."""

    number: int
    value: Mapping[str, object]
    digest: str


def canonical(value: Mapping[str, object]) -> bytes:
    """The one way a value is written: sorted keys, one space of indent, UTF-8, a newline at the end.

    Raises ValueError or TypeError for what JSON or UTF-8 cannot hold.

    >>> canonical({"b": [], "a": "é"}).decode()
    '{\\n "a": "é",\\n "b": []\\n}\\n'
    """
    text = json.dumps(dict(value), ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False)
    return (text + "\n").encode("utf-8")


def digest(source: bytes) -> str:
    """The digest that stands for these exact bytes.

    >>> digest(b"")[:19]
    'sha256:e3b0c44298fc'
    """
    return "sha256:" + hashlib.sha256(source).hexdigest()


def load(folder: Path, shown: str) -> tuple[Link, ...]:
    """Every entry in order, the chain intact; a folder that is not there is a record without entries.

    Faulty carries every fault: DS030 an entry that cannot be read or is not canonical, DS031 a missing entry,
    a wrong number or parent, or a file that does not belong. Leftovers of a killed writer are ignored.
    """
    try:
        names = sorted(os.listdir(folder))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise Faulty([_fault(shown, "DS030", f"cannot be read ({_reason(error)})")]) from None
    faults: list[Diagnostic] = []
    links: list[Link] = []
    numbers: list[int] = []
    for name in names:
        if _ENTRY.fullmatch(name) and _name(int(name[:-5])) == name:
            numbers.append(int(name[:-5]))
            read = _entry(folder, numbers[-1], shown)
            if isinstance(read, Link):
                links.append(read)
            else:
                faults.append(read)
        elif not _LEFTOVER.fullmatch(name):
            printable = "".join(letter if letter.isprintable() else "\ufffd" for letter in name)
            faults.append(_fault(f"{shown}/{printable}", "DS031", "is no part of the record", "move it out"))
    links.sort(key=lambda link: link.number)
    faults += _gaps(sorted(numbers), shown)
    faults += _breaks(links, shown)
    if faults:
        raise Faulty(faults)
    return tuple(links)


def verify(links: Sequence[Link], head: str | None, shown: str) -> list[Diagnostic]:
    """What is wrong with a chain that `load` gave, or that somebody put together: nothing, if it is whole.

    A chain cannot show that its tail was cut. `head`, the last digest as noted elsewhere (whole, or its first
    12 hexadecimal characters or more), does.
    """
    faults = _gaps([link.number for link in links], shown) + _breaks(links, shown)
    if head is None:
        return faults
    form = _HEAD.fullmatch(head.lower())
    if not form:
        hint = "give 12 to 64 hexadecimal characters"
        return [*faults, _fault(shown, "DS032", f"'{head[:80]}' is not the digest of an entry", hint)]
    same = [link for link in links if link.digest.startswith(f"sha256:{form[1]}")]
    if links and links[-1] in same:
        return faults
    if same:
        message = f"the record goes on after {_name(same[-1].number)}, which has the digest asked for"
        return [*faults, _fault(shown, "DS032", message, f"the last digest is {links[-1].digest[:19]}")]
    last = f"ends with {_name(links[-1].number)}, {links[-1].digest[:19]}" if links else "has no entries"
    message = f"the record {last}, and no entry has the digest asked for"
    return [*faults, _fault(shown, "DS032", message, "entries were cut off or changed")]


def append(folder: Path, shown: str, links: Sequence[Link], value: Mapping[str, object]) -> Link:
    """Add one entry after `links`, with its number and its parent's digest, making the folder if need be.

    The entry is on the disk when this returns. Faulty carries DS033 when somebody has written this number
    meanwhile, DS034 when the disk is full or not writable; earlier entries are untouched in either case.
    """
    assert not {"number", "parent"} & value.keys(), "the chain alone numbers its entries"
    number, name = len(links), _name(len(links))
    parent = links[-1].digest if links else FIRST_PARENT
    try:
        source = canonical({**value, "number": number, "parent": parent})
        create(folder, name, source)
    except FileExistsError:
        message = f"was written meanwhile{_by_whom(folder / name)}"
        hint = "nothing is lost and nothing of yours was added: look at it, then do this again"
        raise Faulty([_fault(f"{shown}/{name}", "DS033", message, hint)]) from None
    except UnicodeEncodeError:
        message = "could not be written (a text holds what is not a character)"
        raise Faulty([_fault(f"{shown}/{name}", "DS034", message)]) from None
    except OSError as error:
        message = f"could not be written ({_reason(error)})"
        raise Faulty([_fault(f"{shown}/{name}", "DS034", message, "the record is as it was")]) from None
    try:
        sync(folder)
    except OSError as error:
        # The name may have been read, and built upon, by now: it is not taken back.
        message = f"was written, but the disk does not confirm it ({_reason(error)})"
        raise Faulty([_fault(f"{shown}/{name}", "DS034", message, "check the disk first")]) from None
    written: dict[str, object] = json.loads(source)
    return Link(number, written, digest(source))


def _name(number: int) -> str:
    return f"{number:04d}.json"


def _fault(where: str, code: str, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(Where(where), code, message, hint)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _entry(folder: Path, number: int, shown: str) -> Link | Diagnostic:
    """One entry as it stands on the disk, or why it cannot be one."""
    path, where = folder / _name(number), f"{shown}/{_name(number)}"
    try:
        mode = path.lstat().st_mode
        if not stat.S_ISREG(mode):
            what = "a folder" if stat.S_ISDIR(mode) else "a link" if stat.S_ISLNK(mode) else "a device"
            return _fault(where, "DS030", f"is {what}, not a file", "an entry is an ordinary file")
        source = path.read_bytes()
        value = json.loads(source.decode("utf-8"))
        same = isinstance(value, dict) and canonical(value) == source
    except OSError as error:
        return _fault(where, "DS030", f"cannot be read ({_reason(error)})")
    except (ValueError, RecursionError):
        return _fault(where, "DS030", "is not JSON", "it was changed by hand, or cut short")
    if not same:
        return _fault(where, "DS030", "is not in its canonical form", "it was changed by hand")
    return Link(number, value, digest(source))


def _gaps(numbers: Sequence[int], shown: str) -> list[Diagnostic]:
    """The numbers that should stand before these and between them; a run of them is one fault."""
    faults: list[Diagnostic] = []
    for before, number in zip([-1, *numbers], numbers, strict=False):
        if number != before + 1:
            first, last = f"{shown}/{_name(before + 1)}", _name(number - 1)
            message = "is missing" if number == before + 2 else f"and all up to {last} are missing"
            faults.append(_fault(first, "DS031", message, f"the record goes on with {_name(number)}"))
    return faults


def _breaks(links: Sequence[Link], shown: str) -> list[Diagnostic]:
    """Where an entry does not say its own number, or the digest of the one before it."""
    faults: list[Diagnostic] = []
    for before, link in zip([None, *links], links, strict=False):
        stated = link.value.get("number")
        if type(stated) is not int or stated != link.number:  # True and 1.0 equal 1, and are not numbers here
            faults.append(_broken(link, "number", "the number is not the one of the file's name", shown))
        if link.number == 0 and link.value.get("parent") != FIRST_PARENT:
            faults.append(_broken(link, "parent", "the first entry has a parent other than none", shown))
        follows = before is not None and link.number == before.number + 1
        if before is not None and follows and link.value.get("parent") != before.digest:
            message = f"this is not the digest of {_name(before.number)}: one of the two was changed"
            faults.append(_broken(link, "parent", message, shown))
    return faults


def _broken(link: Link, key: str, message: str, shown: str) -> Diagnostic:
    """A break, at the line of the entry's own key: only those are indented by one space."""
    for number, line in enumerate(canonical(link.value).decode("utf-8").split("\n"), 1):
        if line.startswith(f' "{key}": '):
            where = Where(f"{shown}/{_name(link.number)}", number, len(key) + 6)
            return Diagnostic(where, "DS031", message, "", line[:200])
    return _fault(f"{shown}/{_name(link.number)}", "DS031", f"has no '{key}'")


def _by_whom(path: Path) -> str:
    """The author and act of an entry somebody else wrote, as far as they can be read."""
    try:
        value = json.loads(path.read_bytes())
        author, act = str(value["author"]), str(value["act"])
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return ""
    return f" by {author} ({act})" if (author + act).isprintable() else ""
