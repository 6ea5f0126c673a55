"""Where lies what ships with the tool: in the wheel, or beside the program in its own repository."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parents[1]


def shipped(installed: str, beside: str) -> Path:
    """A folder that a wheel carries in the program under one name, and the repository has beside it under another."""
    carried = _HERE / installed
    return carried if carried.is_dir() else _HERE.parent / beside


SHIPPED = shipped("_templates", "templates")
