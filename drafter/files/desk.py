"""Where one position file is read: what it may speak of, and the faults that gather meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from drafter.diagnostic import Diagnostic, did_you_mean
from drafter.files.located import DataPath, Located
from drafter.positions.position import WHOLE
from drafter.text.statement import Id, Statement


@dataclass(frozen=True)
class Desk:
    """A file, the texts that went out by name and when, the paragraphs there are or were, and the file's faults."""

    located: Located
    texts: Mapping[str, Statement]
    sent: Mapping[str, str]
    ids: frozenset[Id]
    faults: list[Diagnostic] = field(default_factory=list)

    def fault(self, path: DataPath, code: str, message: str, hint: str = "") -> None:
        """Note a fault at a path of the file."""
        self.faults.append(self.located.diagnostic(path, code, message, hint))

    def about(self, id: Id, path: DataPath) -> None:
        """Note a fault where there is nothing of this id to speak of."""
        if id not in self.ids and id not in WHOLE:
            hint = did_you_mean(id, (*self.ids, *WHOLE))
            self.fault(path, "DS105", f"there is no paragraph or element '{id}'", hint)

    def seen(self, name: str | None, path: DataPath) -> None:
        """A text that a member speaks of went out; before the first one does, files may be got ready for it."""
        if name is not None and self.texts and name not in self.texts:
            self.fault(path, "DS106", f"no text called '{name}' was circulated", did_you_mean(name, self.texts))
