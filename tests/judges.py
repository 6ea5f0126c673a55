"""The judges of Word files that stand beside the project in ../shared/judge and share no code with it."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[1]
JUDGE = ROOT.parent / "shared" / "judge"
DATA = ROOT.parent / "shared" / "data"


def judge(name: str) -> ModuleType:
    """One of the judges, as a module of its own."""
    sys.path.insert(0, str(JUDGE))
    try:
        spec = importlib.util.spec_from_file_location(name, JUDGE / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(str(JUDGE))
