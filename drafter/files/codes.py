"""The page of a code: what it means, an example, and how it is told. Made by `make docs`, and carried in the wheel."""

from __future__ import annotations

from pathlib import Path

_INSTALLED = Path(__file__).parents[1] / "_codes"
PAGES = _INSTALLED if _INSTALLED.is_dir() else Path(__file__).parents[2] / "docs" / "codes"


def page(code: str) -> str:
    """The page of a code of the catalogue, in Markdown, without the line that says how it was made."""
    text = (PAGES / f"{code}.md").read_text(encoding="utf-8")
    return text.partition("\n\n")[2]
