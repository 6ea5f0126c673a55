"""Word files as commands take them: read whole, and never written over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from drafter.docx.opc import Package


def package_of(file: Path) -> Package:
    """A Word file read whole. Raises `Faulty` for what cannot be read or is refused."""
    from drafter.diagnostic import Diagnostic, Faulty, Where
    from drafter.docx.opc import unpack

    try:
        content = file.read_bytes()
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise Faulty([Diagnostic(Where(str(file)), "DS001", f"cannot be read ({reason})")]) from None
    return unpack(content, str(file))


def spare(output: Path, *files: Path) -> None:
    """A usage error where the file to write is one that is read."""
    if output.exists() and any(file.exists() and output.samefile(file) for file in files):
        raise click.BadParameter("this is the file itself, which is never changed", param_hint="--output")
