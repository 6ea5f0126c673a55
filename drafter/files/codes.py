"""The page of a code: what it means, an example, and how it is told. Made by `make docs`, and carried in the wheel."""

from __future__ import annotations

from drafter.files.shipped import shipped

PAGES = shipped("_codes", "docs/codes")


def page(code: str) -> str:
    """The page of a code of the catalogue, in Markdown, without the line that says how it was made."""
    text = (PAGES / f"{code}.md").read_text(encoding="utf-8")
    return text.partition("\n\n")[2]
