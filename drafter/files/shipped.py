"""Where the templates lie that ship with the tool: in the wheel, or beside the program in its own repository."""

from __future__ import annotations

from pathlib import Path

_INSTALLED = Path(__file__).parents[1] / "_templates"
SHIPPED = _INSTALLED if _INSTALLED.is_dir() else Path(__file__).parents[2] / "templates"
