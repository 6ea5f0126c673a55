"""Choices in: a file of rulings, one for each contested paragraph, for one text and no other.

text: 0a1b2c3d4e5f
choices:
  halt: {take: CHN-1, note: addressed to all}
  attacks: {words: deplores the armed attacks}
  measures: {strike: true}
  rights: {keep: true}
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from drafter.consensus.compilation import Compilation
from drafter.consensus.ruling import CannotRule, Ruled, Ruling, Way, rule_on
from drafter.diagnostic import Diagnostic, Faulty, did_you_mean
from drafter.files.briefs import no_predicate, words_of
from drafter.files.located import DataPath, Located, read
from drafter.files.validated import validate
from drafter.text.change import apply
from drafter.text.statement import Id, Kind
from drafter.text.voice import Form

if TYPE_CHECKING:
    from drafter.files.schema import ChoiceFile, ChoicesFile


def read_choices(path: Path, compiled: Compilation, form: Form) -> list[tuple[Ruling, Ruled]]:
    """The rulings of a file with what comes of each, in its order.

    Raises `Faulty` with every fault: choices for another text (`DS253`), a choice that does nothing or several things
    (`DS254`), one that the proposals do not bear (`DS251`).
    """
    from drafter.files.schema import ChoicesFile

    located = read(path, str(path))
    file = validate(ChoicesFile, located)
    faults = _other_text(file, compiled, located)
    found: list[tuple[Ruling, Ruled]] = []
    text = compiled.base
    for id, choice in () if faults else file.choices.items():
        at: DataPath = ("choices", id)
        before = len(faults)
        ruling = _ruling(id, choice, at, located, faults, compiled.kind(id))
        if ruling is None or len(faults) > before:
            continue
        try:
            found.append((ruling, rule_on(ruling, compiled, form, text)))
            text = apply(found[-1][1].change, text)
        except CannotRule as fault:
            faults.append(located.diagnostic(at, "DS251", str(fault), _nearest(fault.named, id, compiled)))
    if faults:
        raise Faulty(faults)
    return found


def _nearest(named: str, id: Id, compiled: Compilation) -> str:
    """The hint for a name that is nowhere: a proposal that nobody makes, or a paragraph that is not there."""
    proposals = [proposed.amendment.id for proposed in compiled.proposals]
    ids = {*compiled.base.paragraphs, *compiled.rolling.contested}
    if named == id:
        return "" if id in ids else did_you_mean(id, ids)
    return "" if named in proposals or "," in named else did_you_mean(named, proposals)


def _other_text(file: ChoicesFile, compiled: Compilation, located: Located) -> list[Diagnostic]:
    if compiled.base.digest.removeprefix("sha256:").startswith(file.text):
        return []
    message = f"these choices are for the text {file.text}, and the text is {compiled.base.digest[7:19]}"
    return [located.diagnostic(("text",), "DS253", message, "look at what changed, then make them anew")]


def _ruling(
    id: Id, file: ChoiceFile, at: DataPath, located: Located, faults: list[Diagnostic], kind: Kind | None
) -> Ruling | None:
    ways: dict[Way, bool] = {
        "take": bool(file.take or file.refuse),
        "words": file.words is not None,
        "strike": file.strike is True,
        "keep": file.keep is True,
    }
    chosen = [way for way, given in ways.items() if given]
    if file.refuse and file.words is not None:
        chosen = ["words"]
    if len(chosen) != 1 or False in (file.strike, file.keep):
        hint = "exactly one of take, words, strike, keep (refuse goes alone, or with take or words)"
        faults.append(located.diagnostic(at, "DS254", f"it is not clear what is chosen for '{id}'", hint))
        return None
    words = words_of(file.words, (*at, "words"), located, faults) if file.words is not None else ()
    faults += no_predicate(words, (*at, "words"), located, kind) if words else []
    return Ruling(id, chosen[0], tuple(file.take), tuple(file.refuse), words, file.note)
