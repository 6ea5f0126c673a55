"""Members by code: a name in a member's place is a fault that says the code."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches

from drafter.consensus.body import Body
from drafter.diagnostic import Diagnostic
from drafter.files.library import Library, fold
from drafter.files.located import DataPath, Located


def not_a_code(written: str, library: Library, located: Located, path: DataPath) -> Diagnostic | None:
    """The fault of a member that is not written as a known code (ISO 3166 alpha-3), or None.

    Nothing is guessed: where a name is known, the hint says the code to write.
    """
    codes = set(library.codes.values())
    if written in codes:
        return None
    known = library.codes.get(fold(written))
    hint = f"write its code: {known}" if known else _nearest(written, library)
    return located.diagnostic(
        path, "DS101", f"'{written}' is no member's code", hint or "write the three letters of ISO 3166: EST"
    )


def not_on_the_day(member: str, body: Body, day: date, located: Located, path: DataPath) -> Diagnostic | None:
    """The fault of a State that is not a member of the body on a day that its data covers, or None."""
    electorate = body.on(day)
    if electorate is None or member in electorate.members:
        return None
    hint = f"the members that day are {', '.join(sorted(electorate.members))}"
    return located.diagnostic(path, "DS102", f"{member} is not a member of '{body.id}' on {day}", hint)


def _nearest(written: str, library: Library) -> str:
    """What was most likely meant: a code that begins so, or the code of a name that reads so."""
    if len(written) == 3:
        near = sorted({code for code in library.codes.values() if code[:2] == written[:2].upper()})
        return f"did you mean {' or '.join(near)}?" if 0 < len(near) <= 3 else ""
    names = [name for name in library.codes if len(name) > 3]
    close = get_close_matches(fold(written), names, n=1, cutoff=0.8) if len(written) <= 60 else []
    return f"did you mean {library.codes[close[0]]}?" if close else ""
