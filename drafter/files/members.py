"""Members by code: a name in a member's place is a fault that says the code."""

from __future__ import annotations

from drafter.diagnostic import Diagnostic, did_you_mean
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
    hint = f"write its code: {known}" if known else did_you_mean(written.upper(), codes) if len(written) <= 4 else ""
    return located.diagnostic(
        path, "DS101", f"'{written}' is no member's code", hint or "write the three letters of ISO 3166: EST"
    )
