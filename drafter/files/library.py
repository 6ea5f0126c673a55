"""The templates at hand: rules, bodies, ladders and forms that ship with the tool, and those of the working folder.

A working folder adds its own under `templates/`; one with the name of a shipped rule, body, ladder or form is a
fault, never a silent replacement of the law.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from drafter.consensus.body import Body
from drafter.consensus.rule import Rule
from drafter.diagnostic import Diagnostic, Faulty, Where, did_you_mean
from drafter.files.bodies import added, body_of
from drafter.files.located import Located, read
from drafter.files.rules import rule_of
from drafter.files.shipped import SHIPPED
from drafter.files.validated import validate
from drafter.text.ladder import OMIT, Ladder, Rung
from drafter.text.voice import Form, Preamble

T = TypeVar("T")
_KINDS = {"rules": "rule", "bodies": "body", "ladders": "ladder", "forms": "form"}


class Library:
    """Templates by name, read when asked for and once. `local` is the working folder's `templates/`, if any."""

    def __init__(self, local: Path | None = None) -> None:
        self._local = local if local and local.is_dir() and not local.samefile(SHIPPED) else None
        self._read: dict[tuple[str, str], object] = {}

    def rule(self, name: str, where: Where) -> Rule:
        """The rule of this name; `Faulty` at `where` if there is none, in its own file if it is faulty."""
        return self._one("rules", name, where, lambda located: rule_of(located, self.body))

    def body(self, name: str, where: Where) -> Body:
        """The body of this name, with the rows that files of the working folder add to it."""
        return self._one("bodies", name, where, self._body)

    def ladder(self, name: str, where: Where) -> Ladder:
        """The ladder of this name."""
        return self._one("ladders", name, where, _ladder)

    def form(self, name: str, where: Where) -> Form:
        """The form of this name."""
        return self._one("forms", name, where, _form)

    def layout(self, form: str) -> tuple[str, str]:
        """A form's template: its source and the file name to show. The form is known to exist."""
        path = next(
            root / "forms" / f"{form}.j2" for root in self._roots() if (root / "forms" / f"{form}.yaml").is_file()
        )
        shown = self._shown(path)
        try:
            return path.read_text(encoding="utf-8"), shown
        except UnicodeDecodeError:
            raise Faulty([Diagnostic(Where(shown), "DS002", "is not UTF-8 text", "save the file as UTF-8")]) from None
        except OSError as fault:
            reason = (fault.strerror or str(fault)).lower()
            message = f"the template of '{form}' cannot be read ({reason})"
            raise Faulty([Diagnostic(Where(shown), "DS001", message, f"write it beside {form}.yaml")]) from None

    def style(self, name: str, where: Where) -> Path:
        """The Word file whose styles a statement is set in."""
        paths = [path for root in self._roots() if (path := root / "styles" / f"{name}.docx").is_file()]
        if len(paths) > 1:
            raise Faulty([self._shadow(paths[1], name, "style")])
        if paths:
            return paths[0]
        known = [path.stem for root in self._roots() for path in (root / "styles").glob("*.docx")]
        raise Faulty([Diagnostic(where, "DS213", f"there is no style '{name}'", did_you_mean(name, known))])

    def names(self, kind: str) -> list[str]:
        """The names of every template of a kind ("rules", "bodies", "ladders", "forms")."""
        return sorted({path.stem for root in self._roots() for path in self._files(root, kind)})

    @cached_property
    def codes(self) -> dict[str, str]:
        """Every name a State is known by, folded, and its code; codes name themselves."""
        return {name: code for name, (code, _) in self._states.items()}

    def code_of(self, name: str, day: date | None) -> tuple[str | None, str]:
        """The code that a record's name for a State stands for, if any; with a note where the name had been given up.

        A name is one State's for good: given up, it is still read, and the note says since when.
        """
        code, until = self._states.get(fold(name), (None, None))
        late = until is not None and day is not None and day > until
        return code, f"'{name}' was given up after {until}: read as {code}" if late else ""

    @cached_property
    def _states(self) -> dict[str, tuple[str, date | None]]:
        """By each folded name its State's code, and the last day of a name that was given up."""
        from drafter.files.template_schema import NamesFile

        found: dict[str, tuple[str, date | None]] = {}
        for state in validate(NamesFile, read(SHIPPED / "bodies" / "names.yaml", "templates/bodies/names.yaml")).names:
            found[fold(state.code)] = found[fold(state.name)] = (state.code, None)
            for other in state.also:
                name, until = (other, None) if isinstance(other, str) else (other.name, other.to)
                found[fold(name)] = (state.code, until)
        return found

    def _roots(self) -> list[Path]:
        return [SHIPPED, *([self._local] if self._local else [])]

    def _files(self, root: Path, kind: str) -> Iterator[Path]:
        return (path for path in sorted((root / kind).glob("*.yaml")) if path.stem != "names")

    def _body(self, located: Located) -> Body:
        body = body_of(located)
        for path in self._files(self._local, "bodies") if self._local else ():
            more = read(path, self._shown(path))
            if isinstance(more.data, dict) and more.data.get("adds_to") == body.id:
                body = added(body, more)
        return body

    def _shown(self, path: Path) -> str:
        root = self._local if self._local and path.is_relative_to(self._local) else SHIPPED
        return f"templates/{path.relative_to(root).as_posix()}"

    def _shadow(self, path: Path, name: str, what: str) -> Diagnostic:
        message = f"'{name}' has the name of a {what} that ships with the tool"
        return Diagnostic(Where(self._shown(path)), "DS221", message, "give it a name of its own")

    def _one(self, kind: str, name: str, where: Where, build: Callable[[Located], T]) -> T:
        if (kind, name) not in self._read:
            paths = [root / kind / f"{name}.yaml" for root in self._roots() if (root / kind / f"{name}.yaml").is_file()]
            if not paths or name not in self.names(kind):
                hint = did_you_mean(name, self.names(kind))
                raise Faulty([Diagnostic(where, "DS213", f"there is no {_KINDS[kind]} '{name}'", hint)])
            if len(paths) > 1:
                raise Faulty([self._shadow(paths[1], name, _KINDS[kind])])
            located = read(paths[0], self._shown(paths[0]))
            named = located.data.get(_KINDS[kind]) if isinstance(located.data, dict) else None
            if isinstance(named, str) and named != name:
                message = f"this file is called '{name}' and says it is '{named}'"
                hint = "file and template have one name: change either"
                raise Faulty([located.diagnostic((_KINDS[kind],), "DS224", message, hint)])
            self._read[kind, name] = build(located)
        return self._read[kind, name]  # type: ignore[return-value]


def fold(name: str) -> str:
    """A name for comparing: case and the shape of the apostrophe do not matter.

    >>> fold("CÔTE D’IVOIRE") == fold("Côte d'Ivoire")
    True
    """
    return " ".join(name.replace("’", "'").casefold().split())


def _ladder(located: Located) -> Ladder:
    from drafter.files.template_schema import LadderFile

    file = validate(LadderFile, located)
    ids = [rung.id for rung in file.rungs]
    faults = []
    for index, id in enumerate(ids):
        path = ("rungs", index, "id")
        if id == OMIT:
            hint = "saying nothing is below the last rung of every ladder; take this one out"
            faults.append(located.diagnostic(path, "DS216", f"the rung '{id}' is there already", hint))
        elif id in ids[:index]:
            hint = "give one of the two another id"
            faults.append(located.diagnostic(path, "DS216", f"the rung '{id}' stands here twice", hint))
    if faults:
        raise Faulty(faults)
    rungs = tuple(Rung(rung.id, rung.verb, rung.manner, rung.adverb, rung.source) for rung in file.rungs)
    return Ladder(file.ladder, file.status, rungs)


def _form(located: Located) -> Form:
    from drafter.files.template_schema import FormFile

    file = validate(FormFile, located)
    found = file.preamble
    preamble = Preamble(found.inflection, found.stop, frozenset(found.verbs)) if found else None
    return Form(
        file.form,
        file.title,
        file.subject,
        file.inflection,
        file.plural,
        file.kind,
        file.stop,
        file.again,
        file.own,
        file.last,
        file.chapeau,
        file.opening,
        preamble,
        tuple(file.rules),
        file.decided_by,
        file.language,
    )
