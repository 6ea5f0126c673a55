"""A schema's complaints as faults in the user's file: every one, at its place, in plain English.

Runs after `located` has read a file. The schema types the texts; this says what did not fit and what would.
pydantic is imported only when a file is validated: it costs more than all of `--help` may.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from drafter.diagnostic import Diagnostic, Faulty, did_you_mean
from drafter.files.located import DataPath, Located
from drafter.files.source import MOST_FAULTS

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    M = TypeVar("M", bound=BaseModel)

# Comparing a misspelt word with every known one is quadratic in its length.
_LONGEST_WORD = 60

# What a type of the schema wants, by the beginning of the name pydantic gives the fault.
_WANTED = {
    "model_": "a mapping (key: value)",
    "dict_": "a mapping (key: value)",
    "mapping_": "a mapping (key: value)",
    "list_": "a list",
    "tuple_": "a list",
    "set_": "a list",
    "frozen_set_": "a list",
    "iterable_": "a list",
    "string_type": "a text",
    "string_sub_type": "a text",
    "int_": "a whole number",
    "float_": "a number",
    "decimal_": "a number",
    "bool_": "true or false",
    "date_": "a date (YYYY-MM-DD)",
    "datetime_": "a date and time (YYYY-MM-DDTHH:MM-04:00)",
    "timezone_": "a date and time with its zone (YYYY-MM-DDTHH:MM-04:00)",
    "none_required": "nothing",
}


def validate(model: type[M], located: Located) -> M:
    """The document as the schema's value; Faulty carries every fault of the file.

    DS020 is an unknown key, at the key; DS021 a missing one, at the mapping that lacks it; DS022 a wrong
    value.
    Of a union's branches only the one the writer most likely meant is reported.
    """
    from pydantic import ValidationError

    try:
        return model.model_validate(located.data)
    except ValidationError as error:
        details = error.errors(include_url=False)
    misfits = _meant([_misfit(model, located.data, detail) for detail in details[:MOST_FAULTS]])
    faults = [_diagnostic(located, misfit) for misfit in misfits]
    if len(details) > MOST_FAULTS:
        last = max(faults)
        faults.append(replace(last, hint=f"{last.hint}; and {len(details) - MOST_FAULTS} more".lstrip("; ")))
    raise Faulty(faults)


@dataclass(frozen=True, slots=True)
class _Misfit:
    """One complaint, its place split into the path in the data and the branches of unions taken to get there.

    `kinds` are the types the schema allows at the path, `holders` those of the mapping or list around it.
    """

    detail: ErrorDetails
    path: DataPath
    forks: tuple[tuple[DataPath, str], ...]
    kinds: tuple[Any, ...]
    holders: tuple[Any, ...]
    at_key: bool

    @property
    def type(self) -> str:
        return self.detail["type"]

    @property
    def wanted(self) -> str:
        if allowed := self.allowed:
            return f"one of {', '.join(allowed)}" if len(allowed) <= 20 else "a value known here"
        return next((what for name, what in _WANTED.items() if self.type.startswith(name)), "")

    @property
    def allowed(self) -> list[str]:
        """The values a fixed list allows here, of every branch; empty where the fault is another."""
        if self.type not in ("literal_error", "enum"):
            return []
        return _listed(self.kinds)

    @property
    def known_keys(self) -> list[str]:
        return [name for holder in self.holders for name in _fields(holder)]

    @property
    def is_strange(self) -> bool:
        """Whether this is a key that no known one resembles: the writer meant another branch."""
        if self.type != "extra_forbidden":
            return False
        return not _near(str(self.path[-1]), self.known_keys, list_all=False)

    @property
    def is_misshapen(self) -> bool:
        """Whether a text, a list or a mapping stands where another of the three is wanted."""
        listed = self.allowed and isinstance(self.detail["input"], (dict, list))
        return self.type.endswith("_type") or bool(listed)


def _misfit(model: type[BaseModel], data: object, detail: ErrorDetails) -> _Misfit:
    """Follow a complaint's location through schema and data; what neither has is the label of a branch."""
    kinds, holders = _unwrap(model), _unwrap(None)
    path: DataPath = ()
    forks: list[tuple[DataPath, str]] = []
    at_key = False
    for step in detail["loc"]:
        chosen = bool(forks) and forks[-1][0] == path
        holds = isinstance(data, dict) or (isinstance(data, list) and isinstance(step, int))
        if step == "[key]":
            at_key = True
            kinds = tuple(inner for holder in holders for inner in _unwrap((*get_args(holder), None)[0]))
        elif (len(kinds) > 1 and not chosen) or not holds:
            forks.append((path, str(step)))
            kinds = _branch(kinds, str(step))
        else:
            holders, kinds = kinds, tuple(inner for kind in kinds for inner in _inside(kind, step))
            path = (*path, step)
            data = _value(data, step)
    return _Misfit(detail, path, tuple(forks), kinds, holders, at_key)


def _value(data: object, step: str | int) -> object:
    if isinstance(data, list) and isinstance(step, int):
        return data[step] if step < len(data) else None
    return data.get(step) if isinstance(data, dict) else None


def _unwrap(annotation: Any) -> tuple[Any, ...]:
    """The plain types an annotation allows, without None."""
    origin = get_origin(annotation)
    if annotation is None or annotation is NoneType:
        return ()
    if origin is Annotated:
        return _unwrap(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return tuple(kind for branch in get_args(annotation) for kind in _unwrap(branch))
    if hasattr(annotation, "__value__"):
        return _unwrap(annotation.__value__)
    if getattr(annotation, "__pydantic_root_model__", False):
        return _unwrap(annotation.model_fields["root"].annotation)
    return (annotation,)


def _listed(kinds: Iterable[Any]) -> list[str]:
    """The values that the fixed lists among these types allow."""
    kinds = tuple(kinds)
    literals = [value for kind in kinds if get_origin(kind) is Literal for value in get_args(kind)]
    enums = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Enum)]
    values = literals + [member for kind in enums for member in kind]
    return [str(value.value if isinstance(value, Enum) else value) for value in values]


def _fields(kind: Any) -> dict[str, Any]:
    """The keys a type of the schema takes, as they are written in a file, with their annotations."""
    fields: Mapping[str, Any] = getattr(kind, "model_fields", {})
    return {field.alias or name: field.annotation for name, field in fields.items()}


def _inside(kind: Any, step: str | int) -> tuple[Any, ...]:
    """The types a type allows one step further in."""
    arguments = get_args(kind)
    if isinstance(step, str) and step in (fields := _fields(kind)):
        return _unwrap(fields[step])
    if get_origin(kind) is tuple and arguments[-1] is not Ellipsis and isinstance(step, int):
        return _unwrap(arguments[step]) if step < len(arguments) else ()
    if get_origin(kind) in (Literal, None) or not arguments:
        return ()
    return _unwrap(arguments[0] if isinstance(step, int) else arguments[-1])


def _branch(kinds: tuple[Any, ...], label: str) -> tuple[Any, ...]:
    """The types of a union that a branch's label speaks of: by name, or by the tag in one of its fields."""
    name = label.partition("[")[0]
    named = [kind for kind in kinds if getattr(get_origin(kind) or kind, "__name__", "") == name]
    tagged = [kind for kind in kinds if any(label in get_args(field) for field in _fields(kind).values())]
    return tuple(named or tagged) or kinds


def _meant(misfits: Sequence[_Misfit], level: int = 0) -> list[_Misfit]:
    """Of every union's branches keep the complaints of the one that was most likely meant."""
    out = [misfit for misfit in misfits if len(misfit.forks) <= level]
    unions: dict[DataPath, dict[str, list[_Misfit]]] = {}
    for misfit in misfits:
        if len(misfit.forks) > level:
            at, label = misfit.forks[level]
            unions.setdefault(at, {}).setdefault(label, []).append(misfit)
    for at, branches in unions.items():
        candidates = [_meant(branch, level + 1) for branch in branches.values()]
        best = min(candidates, key=lambda branch: _distance(at, branch))
        if all(misfit.path == at for misfit in best) and len(best) == 1:
            others = [other for branch in candidates for other in branch if other.path == at]
            best = [_either(best[0], others)]
        out += best
    return out


def _distance(at: DataPath, branch: Sequence[_Misfit]) -> tuple[int, int, int, int]:
    """How far a branch is from what was written: the wrong shape, strange keys, wrong keys, faults in all."""
    shape = sum(misfit.path == at and misfit.is_misshapen for misfit in branch)
    strange = sum(misfit.is_strange and misfit.path[:-1] == at for misfit in branch)
    keys = sum(misfit.type in ("extra_forbidden", "missing") and misfit.path[:-1] == at for misfit in branch)
    return shape, strange, keys, len(branch)


def _either(best: _Misfit, others: Iterable[_Misfit]) -> _Misfit:
    """A value that fits no branch: say all that would, if each can be said in a word."""
    others = (best, *others)
    wanted = dict.fromkeys(other.wanted for other in others)
    if "" in wanted or len(wanted) == 1:
        return best
    best = next((other for other in others if other.allowed), best)  # it can tell which word was meant
    detail = {**best.detail, "ctx": {**best.detail.get("ctx", {}), "wanted": " or ".join(wanted)}}
    return replace(best, detail=detail)  # type: ignore[arg-type]


def _diagnostic(located: Located, misfit: _Misfit) -> Diagnostic:
    path, context = misfit.path, misfit.detail.get("ctx", {})
    if misfit.type == "extra_forbidden":
        message, hint = f"'{_short(path[-1])}' is not a key here", _near(str(path[-1]), misfit.known_keys)
        return located.diagnostic(path, "DS020", message, hint, at_key=True)
    if misfit.at_key and misfit.allowed:
        message, hint = f"'{_short(path[-1])}' is not a key here", _near(str(path[-1]), misfit.allowed)
        return located.diagnostic(path, "DS020", message, hint, at_key=True)
    if misfit.type == "missing":
        listed = _listed(misfit.kinds)
        hint = f"one of {', '.join(listed)}" if listed else ""
        return located.diagnostic(path[:-1], "DS021", f"the key '{path[-1]}' is missing", hint)
    if misfit.type == "union_tag_not_found":
        return located.diagnostic(path, "DS021", f"the key {context['discriminator']} is missing")
    if misfit.type == "union_tag_invalid":
        tags = [tag.strip("' ") for tag in context["expected_tags"].split(",")]
        path = (*path, context["discriminator"].strip("'"))
        message = f"'{_short(context['tag'])}' is not one of {', '.join(tags)}"
        return located.diagnostic(path, "DS022", message, _near(context["tag"], tags, list_all=False))
    message, hint = _wrong(misfit, context)
    return located.diagnostic(path, "DS022", message, hint, at_key=misfit.at_key)


def _wrong(misfit: _Misfit, context: Mapping[str, Any]) -> tuple[str, str]:
    """What is wrong with a value, and the hint."""
    value = misfit.detail["input"]
    said = _said(value)
    if wanted := context.get("wanted") or misfit.wanted:
        if not isinstance(value, str):
            return f"{said} stands here; {wanted} is wanted", ""
        return f"{said} is not {wanted}", _near(value, misfit.allowed, list_all=False)
    if misfit.type in ("value_error", "assertion_error"):
        return str(context["error"]).partition("\n")[0] or f"{said} does not fit here", ""
    if misfit.type == "too_short" and isinstance(value, list) and not value:
        return "nothing is listed here", f"{context['min_length']} or more are needed"
    if misfit.type == "string_pattern_mismatch":
        return f"{said} is not written as it must be here", f"the pattern is {context['pattern']}"
    subject, _, complaint = misfit.detail["msg"].partition(" ")
    return (f"{said} {complaint}" if complaint.startswith("should") else f"{subject} {complaint}"), ""


def _near(word: str, known: Sequence[str], *, list_all: bool = True) -> str:
    hint = did_you_mean(word, known) if len(word) <= _LONGEST_WORD else ""
    return hint if list_all or hint.startswith("did") else ""


def _short(text: object) -> str:
    return str(text) if len(str(text)) <= _LONGEST_WORD else f"{str(text)[:_LONGEST_WORD]}…"


def _said(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, (dict, list)):
        return "a mapping" if isinstance(value, dict) else "a list"
    return f"'{_short(value)}'"
